//! What is said of a span or of the document.

use super::run;
use crate::app::AnswerAction;
use crate::command::Command;
use crate::model::{AnnotationId, Answer, AttributeKey, Value};
use crate::ui::desk::Picking;
use crate::ui::panels::Focus;
use crate::ui::window::Window;
use eframe::egui::Context;

/// Does what `action` asks for.
pub fn perform(window: &mut Window, ctx: &Context, action: AnswerAction) {
    match action {
        AnswerAction::Set { on, attribute, answer } => set(window, ctx, on, attribute, answer),
        AnswerAction::Unknown => unknown(window, ctx),
        AnswerAction::Clear => {
            if let Some((on, attribute)) = window.panels.inspector.entered().cloned() {
                set(window, ctx, on, attribute, None);
            }
        }
        AnswerAction::Confirm => {
            if let Some(id) = window.desk.subject() {
                run(window, ctx, Command::Confirm(id));
            }
        }
        AnswerAction::Fill => window.panels.inspector.focus = Some(Focus::First),
        AnswerAction::Document => {
            window.desk.clear();
            window.panels.inspector.focus = Some(Focus::First);
        }
        AnswerAction::Leave => leave(window, ctx),
        AnswerAction::PickPassage { on, attribute } => pick_passage(window, ctx, on, attribute),
        AnswerAction::TakePassage { go_on } => take_passage(window, ctx, go_on),
        AnswerAction::LabelDocument(labels) => {
            run(window, ctx, Command::LabelDocument(labels));
        }
    }
}

fn set(window: &mut Window, ctx: &Context, on: Option<AnnotationId>, attribute: AttributeKey, answer: Option<Answer>) {
    let command = match on {
        Some(id) => Command::Answer { id, attribute, answer },
        None => Command::AnswerDocument { attribute, answer },
    };
    run(window, ctx, command);
}

fn unknown(window: &mut Window, ctx: &Context) {
    let Some((on, attribute)) = window.panels.inspector.entered().cloned() else { return };
    let Some(set_) = window.open_set() else { return };
    let answers = match on {
        Some(id) => set_.get(id).map(|annotation| &annotation.answers),
        None => Some(&set_.sheet().answers),
    };
    let is_unknown = answers.is_some_and(|answers| answers.get(&attribute) == Some(&Answer::Unknown));
    set(window, ctx, on, attribute, (!is_unknown).then_some(Answer::Unknown));
}

/// Gives the keyboard back to the text; what is picked stays so.
fn leave(window: &mut Window, ctx: &Context) {
    if let Some(id) = window.article.id() {
        ctx.memory_mut(|memory| memory.request_focus(id));
    }
}

fn pick_passage(window: &mut Window, ctx: &Context, on: Option<AnnotationId>, attribute: AttributeKey) {
    let picking = Picking { on, attribute };
    window.desk.selection = None;
    if window.desk.picking.as_ref() == Some(&picking) {
        window.desk.picking = None;
        window.desk.picked = on;
        return;
    }
    window.desk.picking = Some(picking);
    leave(window, ctx);
}

/// Makes what is selected the answer and goes back to where the answer stands.
fn take_passage(window: &mut Window, ctx: &Context, go_on: bool) {
    let Some(span) = window.desk.selection else { return };
    let Some(Picking { on, attribute }) = window.desk.picking.take() else { return };
    match on {
        Some(id) => window.desk.pick(id),
        None => window.desk.clear(),
    }
    set(window, ctx, on, attribute.clone(), Some(Answer::Set(Value::Passage(span))));
    let next = next_attribute(window, on, &attribute).filter(|_| go_on);
    window.panels.inspector.focus = Some(Focus::Attribute(next.unwrap_or(attribute)));
}

/// The attribute that stands after `attribute` on the card about `on`.
fn next_attribute(window: &Window, on: Option<AnnotationId>, attribute: &AttributeKey) -> Option<AttributeKey> {
    let labels = window.session.as_ref()?.labels();
    let all = match on {
        Some(id) => &labels.get(&window.open_set()?.get(id)?.label)?.attributes,
        None => labels.document_attributes(),
    };
    let mut after = all.iter().skip_while(|one| one.key != *attribute);
    after.nth(1).map(|next| next.key.clone())
}
