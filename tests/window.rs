//! Flows in the real window by mouse and keys, without a screen.

#[path = "window/card.rs"]
mod card;
#[path = "window/documents.rs"]
mod documents;
#[path = "window/eyes.rs"]
mod eyes;
#[path = "window/flow.rs"]
mod flow;
#[path = "window/guideline.rs"]
mod guideline;
#[path = "window/hands.rs"]
mod hands;
#[path = "window/label_editor.rs"]
mod label_editor;
#[path = "window/labels.rs"]
mod labels;
#[path = "window/language.rs"]
mod language;
#[path = "window/links.rs"]
mod links;
#[path = "window/narrow.rs"]
mod narrow;
#[path = "window/notes.rs"]
mod notes;
#[path = "window/selecting.rs"]
mod selecting;
#[path = "window/spans.rs"]
mod spans;
#[path = "window/stage.rs"]
mod stage;
#[path = "window/view.rs"]
mod view;
