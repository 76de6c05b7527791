//! What the editor asks before it does something that costs spans or work.

use super::LabelsEditor;
use super::chooser::{Choice, chooser_or};
use super::draft::{Becomes, Loss, LossKind};
use super::form::Form;
use super::uses::{of_label, of_loss};
use super::words::label_choices;
use crate::app::{Action, ProjectAction};
use crate::model::{LabelKey, Preset};
use crate::ui::dialogs::{self, Outcome};
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::mirror;
use crate::ui::reasons;
use crate::ui::shaped::{Button, Text};
use crate::ui::tokens;
use crate::ui::window::Window;
use eframe::egui::{Context, Id, Key, Modal, Modifiers, ScrollArea, Ui, vec2};

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Whether to forget what was changed, and what is done then.
    Leave(Option<ProjectAction>),
    /// What becomes of the spans of a label that is to be deleted.
    Delete {
        /// The label.
        label: usize,
        /// The answer, once one is given.
        becomes: Option<Becomes>,
    },
    /// Whether to apply what costs something.
    Review,
    /// Which preset to begin with.
    Presets(Preset),
}

impl Question {
    /// Asks for a preset.
    pub const fn presets() -> Self {
        Self::Presets(Preset::ConflictNews)
    }
}

/// What somebody said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Nothing,
    No,
    Yes,
}

impl LabelsEditor {
    /// Deletes a label at once if it has no spans; otherwise asks what becomes of them.
    pub(super) fn delete(&mut self, form: &mut Form<'_>, label: usize) {
        if form.content.origin(label).is_some_and(|origin| self.may_be_used(origin)) {
            self.question = Some(Question::Delete { label, becomes: None });
        } else {
            form.typed.forget_label(form.content.identity(label));
            form.content.delete_label(label, Becomes::Deleted);
        }
    }

    /// Applies the draft, after a question where it costs something.
    pub(super) fn apply(&mut self, window: &mut Window, ctx: &Context) -> Outcome {
        if self.known_uses().is_none() || !self.costs().is_empty() {
            self.question = Some(Question::Review);
            return Outcome::Stay;
        }
        self.send(window, ctx)
    }

    /// Sends the change to the project.
    fn send(&mut self, window: &mut Window, ctx: &Context) -> Outcome {
        let Some(change) = self.draft.change() else { return Outcome::Stay };
        let changed = crate::ui::dispatch::change_label_set(window, ctx, self.draft.before(), change);
        self.sent = changed;
        if changed { Outcome::Close } else { Outcome::Stay }
    }

    /// Whether a label has spans, as far as is known.
    fn may_be_used(&self, label: &LabelKey) -> bool {
        self.known_uses().is_none_or(|uses| of_label(uses, label).times > 0)
    }

    /// What is lost of what was annotated.
    fn costs(&self) -> Vec<Loss> {
        let Some(uses) = self.known_uses() else { return Vec::new() };
        self.draft.losses().into_iter().filter(|loss| of_loss(uses, loss).times > 0).collect()
    }

    /// Shows the question that is open; true if the editor is done with.
    pub(super) fn answer(&mut self, window: &mut Window, ui: &Ui) -> bool {
        let ctx = ui.ctx();
        let Some(mut question) = self.question.take() else { return false };
        let modal = Modal::new(Id::unique("question of the label editor")).frame(dialogs::frame(ctx));
        let response = modal.show(ctx, |ui| {
            ui.set_width(tokens::DIALOG);
            ui.spacing_mut().item_spacing = vec2(tokens::GRID * 2.0, tokens::GRID * 2.0);
            mirror::column(ui, |ui| self.ask(ui, &mut question)).inner
        });
        // Whichever of the two was pressed last, the question stands directly above the editor.
        ctx.set_sublayer(ui.layer_id(), response.response.layer_id);
        match response.inner {
            Said::Yes => self.agreed(window, ctx, &question),
            Said::Nothing if !response.should_close() => {
                self.question = Some(question);
                false
            }
            _ => {
                ctx.request_repaint();
                false
            }
        }
    }

    fn ask(&mut self, ui: &mut Ui, question: &mut Question) -> Said {
        match question {
            Question::Leave(_) => {
                dialogs::title(ui, &tr(ui.ctx(), "labels-leave-title"));
                dialogs::explain(ui, &tr(ui.ctx(), "labels-leave-text"));
                buttons(ui, "labels-leave-yes", "labels-leave-no")
            }
            Question::Delete { .. } | Question::Review if self.known_uses().is_none() => {
                match &self.uses {
                    Some(Err(error)) => dialogs::fault(ui, &reasons::of_store(ui.ctx(), error)),
                    _ => dialogs::explain(ui, &tr(ui.ctx(), "labels-counting")),
                }
                if Button::new(&tr(ui.ctx(), "dialog-cancel")).show(ui).clicked() { Said::No } else { Said::Nothing }
            }
            Question::Delete { label, becomes } => self.ask_delete(ui, *label, becomes),
            Question::Review => self.ask_review(ui),
            Question::Presets(preset) => {
                super::presets::ask(ui, preset, |ui| match buttons(ui, "labels-presets-yes", "dialog-cancel") {
                    Said::Yes => Some(true),
                    Said::No => Some(false),
                    Said::Nothing => None,
                })
                .map_or(Said::Nothing, |yes| if yes { Said::Yes } else { Said::No })
            }
        }
    }

    fn agreed(&mut self, window: &mut Window, ctx: &Context, question: &Question) -> bool {
        ctx.request_repaint();
        match question {
            Question::Leave(then) => {
                window.actions.extend(then.clone().map(Action::Project));
                return true;
            }
            Question::Review => return self.send(window, ctx) == Outcome::Close,
            Question::Delete { label, becomes } => {
                let mut content = self.draft.now().clone();
                self.typed.forget_label(content.identity(*label));
                content.delete_label(*label, becomes.unwrap_or(Becomes::Deleted));
                self.commit(content, None);
            }
            Question::Presets(preset) => self.take(&preset.label_set()),
        }
        false
    }

    fn ask_delete(&self, ui: &mut Ui, label: usize, becomes: &mut Option<Becomes>) -> Said {
        let content = self.draft.now();
        let name = kit::label_name(ui.ctx(), &content.parts().labels[label]);
        let uses = self.known_uses().zip(content.origin(label)).map(|(uses, origin)| of_label(uses, origin));
        let uses = uses.unwrap_or_default();
        if uses.times == 0 {
            return Said::Yes;
        }
        dialogs::title(ui, &tr_with(ui.ctx(), "labels-delete-title", &[("label", name.into())]));
        let values = [("spans", uses.times.into()), ("documents", uses.documents.into())];
        dialogs::explain(ui, &tr_with(ui.ctx(), "labels-delete-text", &values));
        let others: Vec<usize> = (0..content.parts().labels.len()).filter(|other| *other != label).collect();
        self.choose_fate(ui, &others, becomes);
        dialogs::explain(ui, &tr(ui.ctx(), "labels-delete-also"));
        self.say_what_names(ui, label);
        buttons_if(ui, "labels-delete-yes", "dialog-cancel", becomes.is_some())
    }

    /// Says which types of links and how many rules go with a label.
    fn say_what_names(&self, ui: &mut Ui, label: usize) {
        let before = self.draft.now().parts();
        let mut content = self.draft.now().clone();
        content.delete_label(label, Becomes::Deleted);
        content.tidy();
        let after = content.parts();
        let gone = before.links.iter().filter(|link| after.links.iter().all(|other| other.key != link.key));
        let names: Vec<&str> = gone.map(|link| kit::name_or_key(ui.ctx(), &link.name, link.key.as_str())).collect();
        if !names.is_empty() {
            let links = names.join(&tr(ui.ctx(), "list-separator"));
            dialogs::explain(ui, &tr_with(ui.ctx(), "labels-delete-links", &[("links", links.into())]));
        }
        let rules = before.rules.len() - after.rules.len();
        if rules > 0 {
            dialogs::explain(ui, &tr_with(ui.ctx(), "labels-delete-rules", &[("rules", rules.into())]));
        }
    }

    /// Deleted, or one of `labels`.
    fn choose_fate(&self, ui: &mut Ui, labels: &[usize], becomes: &mut Option<Becomes>) {
        let content = self.draft.now();
        let mut choices = vec![Choice::new(tr(ui.ctx(), "labels-fate-delete"))];
        let all = label_choices(ui.ctx(), &content.parts().labels);
        choices.extend(all.into_iter().enumerate().filter(|(i, _)| labels.contains(i)).map(|(_, choice)| Choice {
            name: tr_with(ui.ctx(), "labels-fate-label", &[("label", choice.name.into())]),
            ..choice
        }));
        let ids: Vec<u32> = labels.iter().map(|label| content.identity(*label)).collect();
        let now = match becomes {
            None => None,
            Some(Becomes::Deleted) => Some(0),
            Some(Becomes::Labelled(id)) => ids.iter().position(|other| other == id).map(|place| place + 1),
        };
        let name = tr(ui.ctx(), "labels-fate");
        if let Some(chosen) = chooser_or(ui, &name, &tr(ui.ctx(), "labels-fate-choose"), &choices, now) {
            *becomes = Some(chosen.checked_sub(1).map_or(Becomes::Deleted, |chosen| Becomes::Labelled(ids[chosen])));
        }
    }

    fn ask_review(&mut self, ui: &mut Ui) -> Said {
        if self.costs().is_empty() {
            return Said::Yes;
        }
        dialogs::title(ui, &tr(ui.ctx(), "labels-review-title"));
        dialogs::explain(ui, &tr(ui.ctx(), "labels-review-text"));
        let mut decided: Option<(LabelKey, Becomes)> = None;
        let height = ui.ctx().content_rect().height() - 280.0;
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            for (index, loss) in self.costs().into_iter().enumerate() {
                Text::new(self.say(ui.ctx(), &loss)).show_block(ui);
                if let (LossKind::Label, Some(label)) = (&loss.kind, &loss.of) {
                    let before = self.draft.now().decided(label);
                    let mut becomes = Some(before);
                    let all: Vec<usize> = (0..self.draft.now().parts().labels.len()).collect();
                    ui.push_id(index, |ui| self.choose_fate(ui, &all, &mut becomes));
                    if let Some(becomes) = becomes.filter(|becomes| *becomes != before) {
                        decided = Some((label.clone(), becomes));
                    }
                }
            }
        });
        if let Some((label, becomes)) = decided {
            let mut content = self.draft.now().clone();
            content.decide(&label, becomes);
            self.commit(content, None);
        }
        buttons(ui, "labels-review-yes", "labels-review-no")
    }

    /// What is lost, in words.
    fn say(&self, ctx: &Context, loss: &Loss) -> String {
        let before = self.draft.before();
        let label = loss.of.as_ref().and_then(|key| before.get(key));
        let of = label.map_or_else(|| tr(ctx, "labels-the-document"), |label| kit::label_name(ctx, label).to_owned());
        let attributes = label.map_or(before.document_attributes(), |label| &label.attributes);
        let times = self.known_uses().map_or(0, |uses| of_loss(uses, loss).times);
        let mut values = vec![("of", of.into()), ("times", times.into())];
        let message = match &loss.kind {
            LossKind::Label => "labels-loss-label",
            LossKind::Attribute(key) | LossKind::Choice(key, _) => {
                let attribute = attributes.iter().find(|attribute| attribute.key == *key);
                let name = attribute.map_or(key.as_str(), |a| kit::name_or_key(ctx, &a.name, a.key.as_str()));
                values.push(("attribute", name.to_owned().into()));
                "labels-loss-attribute"
            }
            LossKind::Link(key) => {
                let name =
                    before.link(key).map_or(key.as_str(), |link| kit::name_or_key(ctx, &link.name, key.as_str()));
                values.push(("link", name.to_owned().into()));
                "labels-loss-link"
            }
            LossKind::DocumentLabel(key) => {
                let label = before.document_labels().iter().find(|label| label.key == *key);
                let name = label.map_or(key.as_str(), |label| kit::name_or_key(ctx, &label.name, key.as_str()));
                values.push(("label", name.to_owned().into()));
                "labels-loss-document-label"
            }
        };
        let LossKind::Choice(attribute, key) = &loss.kind else { return tr_with(ctx, message, &values) };
        let choices = attributes.iter().find(|a| a.key == *attribute).map_or(&[][..], |a| a.kind.choices());
        let choice = choices.iter().find(|choice| choice.key == *key);
        let name = choice.map_or(key.as_str(), |choice| kit::name_or_key(ctx, &choice.name, key.as_str()));
        values.push(("choice", name.to_owned().into()));
        tr_with(ctx, "labels-loss-choice", &values)
    }
}

/// The two answers; Enter gives the first.
fn buttons(ui: &mut Ui, yes: &str, no: &str) -> Said {
    buttons_if(ui, yes, no, true)
}

/// The same where the first may not be ready yet.
fn buttons_if(ui: &mut Ui, yes: &str, no: &str, ready: bool) -> Said {
    ui.add_space(tokens::GRID);
    let mut said = Said::Nothing;
    mirror::from_end(ui, |ui| {
        if Button::new(&tr(ui.ctx(), yes)).primary().enabled(ready).show(ui).clicked() && ready {
            said = Said::Yes;
        }
        if Button::new(&tr(ui.ctx(), no)).show(ui).clicked() {
            said = Said::No;
        }
    });
    // Enter belongs to a button or a menu while it has the keyboard.
    let busy = ui.memory(|memory| memory.focused().is_some()) || eframe::egui::Popup::is_any_open(ui.ctx());
    let enter = !busy && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    if enter && ready { Said::Yes } else { said }
}
