//! Carries actions out, one file a noun.

mod annotation;
mod caret;
mod document;
mod labels;
mod project;
mod view;

use super::kit::{fault, label_name, tr_with};
use super::window::Window;
use crate::app::{Action, RunError, Session, Step};
use crate::command::{Change, Command, CommandError};
use crate::model::OverlapFault;
use eframe::egui::Context;

pub use annotation::{move_to, tag_by_brush};
pub use labels::{change as change_label_set, refused as label_set_refused};
pub use project::{ask, ask_in_window, chosen as files_chosen, open as open_project};

/// Does what `action` asks for.
pub fn perform(window: &mut Window, ctx: &Context, action: Action) {
    // Whatever comes next, a note that was typed is not left behind.
    super::panels::save_note(window, ctx);
    match action {
        Action::Project(action) => project::perform(window, ctx, action),
        Action::Document(action) => document::perform(window, ctx, action),
        Action::Annotation(action) => annotation::perform(window, ctx, &action),
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
        RunError::Command(CommandError::Overlap { fault: OverlapFault::Repeated, label, .. }) => {
            let labels = window.session.as_ref().map(Session::labels);
            let name =
                labels.and_then(|labels| labels.get(label)).map_or(label.as_str(), |label| label_name(ctx, label));
            tr_with(ctx, "refused-duplicate", &[("label", name.into())])
        }
        other => fault(ctx, other),
    };
    window.notices.error(ctx, text);
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
    let survivor = step.changes.iter().find_map(Change::survivor);
    if let Some(id) = survivor {
        window.desk.picked = Some(id);
        if let Some(span) = window.open_set().and_then(|set| set.get(id)).map(|annotation| annotation.span) {
            window.article.reveal(span);
        }
    }
}

fn escape(window: &mut Window) {
    let desk = &mut window.desk;
    if window.article.is_dragging() {
        window.article.give_up_drag();
        (desk.selection, desk.preview, desk.selecting) = (None, None, false);
    } else if desk.selection.is_some() || desk.picked.is_some() || desk.caret.is_some() {
        desk.clear();
    } else {
        desk.brush = None;
    }
    window.notices.dismiss();
}
