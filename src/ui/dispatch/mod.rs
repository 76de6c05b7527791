//! Carries actions out, one file a noun.

mod annotation;
mod answer;
mod caret;
mod comment;
mod document;
mod label_file;
mod labels;
mod link;
mod problem;
mod project;
mod view;

use super::kit::{fault, label_name, name_or_key, tr, tr_with};
use super::reasons;
use super::window::Window;
use crate::app::{Action, RunError, Session, Step};
use crate::command::{Change, Command, CommandError};
use crate::model::{AnnotationId, AnnotationSet, LabelKey, LabelSet, LinkKey, OverlapFault, SetError};
use eframe::egui::Context;

pub use annotation::{move_to, tag_by_brush};
pub use labels::{change as change_label_set, refused as label_set_refused};
pub use link::offers as link_offers;
pub use project::{ask, ask_in_window, chosen as files_chosen, open as open_project};

/// Does what `action` asks for.
pub fn perform(window: &mut Window, ctx: &Context, action: Action) {
    // Whatever comes next, what was typed is not left behind; a comment may go on while the text is made larger.
    if !matches!(action, Action::View(_)) {
        super::panels::save_typed(window, ctx);
    }
    match action {
        Action::Project(action) => project::perform(window, ctx, action),
        Action::Document(action) => document::perform(window, ctx, action),
        Action::Annotation(action) => annotation::perform(window, ctx, &action),
        Action::Link(action) => link::perform(window, ctx, action),
        Action::Answer(action) => answer::perform(window, ctx, action),
        Action::Comment(action) => comment::perform(window, ctx, &action),
        Action::Problem(action) => problem::perform(window, action),
        Action::Caret(action) => caret::perform(window, ctx, action),
        Action::View(action) => view::perform(window, ctx, action),
        Action::Undo => step(window, ctx, Session::undo),
        Action::Redo => step(window, ctx, Session::redo),
        Action::Escape => escape(window),
    }
}

/// Runs a command on the open document and says why where it is refused.
fn run(window: &mut Window, ctx: &Context, command: Command) -> Option<Vec<Change>> {
    match window.session.as_mut()?.run(command) {
        Ok(changes) => Some(changes),
        Err(error) => {
            refuse(window, ctx, &error);
            None
        }
    }
}

/// Says why something was refused.
fn refuse(window: &mut Window, ctx: &Context, error: &RunError) {
    let text = match error {
        RunError::Command(error) => refusal(window.session.as_ref().map(Session::labels), ctx, error),
        other => reasons::of_run(ctx, other),
    };
    window.notices.error(ctx, text);
}

/// Why a command was refused, in the words of the interface where somebody may well ask for it.
fn refusal(labels: Option<&LabelSet>, ctx: &Context, error: &CommandError) -> String {
    let name = |key: &LabelKey| {
        let label = labels.and_then(|labels| labels.get(key));
        label.map_or(key.as_str(), |label| label_name(ctx, label)).to_owned()
    };
    let link = |key: &LinkKey| {
        let kind = labels.and_then(|labels| labels.link(key));
        kind.map_or(key.as_str(), |kind| name_or_key(ctx, &kind.name, kind.key.as_str())).to_owned()
    };
    match error {
        CommandError::Overlap { fault: OverlapFault::Repeated, label, .. } => {
            tr_with(ctx, "refused-duplicate", &[("label", name(label).into())])
        }
        CommandError::Overlap { fault: OverlapFault::Nested, label, other_label, .. } => {
            tr_with(ctx, "refused-nested", &[("label", name(label).into()), ("other", name(other_label).into())])
        }
        CommandError::Overlap { fault: OverlapFault::Crossing, label, other_label, .. } => {
            tr_with(ctx, "refused-crossing", &[("label", name(label).into()), ("other", name(other_label).into())])
        }
        CommandError::LinkEnds { link: kind, from, to } => {
            let values = [("link", link(kind).into()), ("from", name(from).into()), ("to", name(to).into())];
            tr_with(ctx, "refused-link-ends", &values)
        }
        CommandError::TooManyLinks { link: kind, at_most } => {
            tr_with(ctx, "refused-too-many-links", &[("link", link(kind).into()), ("most", (*at_most).into())])
        }
        CommandError::Set(SetError::SameLink(_)) => tr(ctx, "refused-same-link"),
        other => fault(ctx, other),
    }
}

fn step(window: &mut Window, ctx: &Context, step: impl FnOnce(&mut Session) -> Result<Option<Step>, RunError>) {
    let Some(session) = &mut window.session else { return };
    match step(session) {
        Ok(Some(step)) => after_step(window, &step),
        Ok(None) => {}
        Err(error) => refuse(window, ctx, &error),
    }
}

/// Shows what a step that was taken back, or made again, has changed.
pub fn after_step(window: &mut Window, step: &Step) {
    window.desk.clear();
    if let Some(id) = window.open_set().and_then(|set| picked_by(&step.changes, set)) {
        window.desk.picked = Some(id);
        if let Some(span) = window.open_set().and_then(|set| set.get(id)).map(|annotation| annotation.span) {
            window.article.reveal(span);
        }
    }
}

/// The span that a step is about: a span that it changed, or else one whose links or comments it changed. What has
/// followed from a change, such as a link from the span around it, does not count beside that.
fn picked_by(changes: &[Change], set: &AnnotationSet) -> Option<AnnotationId> {
    let is_span = |change: &&Change| matches!(change, Change::Annotation(_));
    if changes.iter().any(|change| is_span(&change)) {
        return changes.iter().filter(is_span).filter_map(Change::survivor).find(|id| set.get(*id).is_some());
    }
    changes.iter().filter_map(Change::survivor).find(|id| set.get(*id).is_some())
}

fn escape(window: &mut Window) {
    let desk = &mut window.desk;
    if window.article.is_dragging() {
        window.article.give_up_drag();
        (desk.selection, desk.preview, desk.selecting, desk.linking) = (None, None, false, None);
    } else if let Some(picking) = desk.picking.take() {
        (desk.selection, desk.caret, desk.picked) = (None, None, picking.on);
    } else if desk.linking.take().is_some() {
        // The span stays picked.
    } else if desk.selection.is_some() || desk.picked.is_some() || desk.caret.is_some() {
        desk.clear();
    } else {
        desk.brush = None;
    }
    window.notices.dismiss();
}
