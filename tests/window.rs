//! Flows in the real window by mouse and keys, without a screen.

#[path = "window/documents.rs"]
mod documents;
#[path = "window/flow.rs"]
mod flow;
#[path = "window/selecting.rs"]
mod selecting;
#[path = "window/spans.rs"]
mod spans;
#[path = "window/stage.rs"]
mod stage;
#[path = "window/view.rs"]
mod view;
