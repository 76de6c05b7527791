//! Going to what is not as the label set wants it.

use crate::app::ProblemAction;
use crate::model::{AnnotationId, Answer, AttributeKey, ProblemKind};
use crate::ui::panels::Focus;
use crate::ui::window::Window;

/// Does what `action` asks for.
pub fn perform(window: &mut Window, action: ProblemAction) {
    let index = match action {
        ProblemAction::Next => neighbour(window, true),
        ProblemAction::Previous => neighbour(window, false),
        ProblemAction::GoTo(index) => Some(index),
    };
    if let Some(index) = index {
        go_to(window, index);
    }
}

fn neighbour(window: &mut Window, forward: bool) -> Option<usize> {
    window.problems.refresh(window.session.as_ref());
    let picked = window.desk.subject();
    let set = window.session.as_ref()?.open_document()?.set();
    let here = picked.and_then(|id| set.get(id)).map(|annotation| annotation.span.start().get());
    let here = here.or(window.desk.caret.map(|(_, head)| head)).unwrap_or(0);
    let is_after = |id: AnnotationId| set.get(id).is_some_and(|annotation| annotation.span.start().get() >= here);
    window.problems.neighbour(picked, forward, is_after)
}

/// Picks the span of the problem and puts the keyboard where it can be solved.
fn go_to(window: &mut Window, index: usize) {
    window.problems.refresh(window.session.as_ref());
    let Some(problem) = window.problems.all().get(index).cloned() else { return };
    window.problems.gone_to(index);
    match problem.on {
        Some(id) => {
            window.desk.pick(id);
            if let Some(span) = window.open_set().and_then(|set| set.get(id)).map(|annotation| annotation.span) {
                window.article.reveal(span);
            }
        }
        None => window.desk.clear(),
    }
    window.panels.inspector.focus = match problem.kind {
        ProblemKind::Unanswered(attribute) | ProblemKind::OutOfOrder(attribute) => Some(Focus::Attribute(attribute)),
        ProblemKind::NotLookedAt => problem.on.and_then(|id| proposed(window, id)).map(Focus::Attribute),
        _ => None,
    };
}

/// The first attribute of the card that was not looked at.
fn proposed(window: &Window, id: AnnotationId) -> Option<AttributeKey> {
    let annotation = window.open_set()?.get(id)?;
    let label = window.session.as_ref()?.labels().get(&annotation.label)?;
    let is_proposed = |key: &AttributeKey| annotation.answers.get(key).is_some_and(Answer::is_proposed);
    label.attributes.iter().map(|attribute| &attribute.key).find(|key| is_proposed(key)).cloned()
}
