//! Carries actions out, one file a noun.

mod annotation;
mod caret;
mod document;
mod project;
mod view;

use super::window::Window;
use crate::app::{Action, RunError, Step};
use crate::command::{Change, Command};
use eframe::egui::Context;

pub use annotation::{add as tag_with, move_to};
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
        Action::Undo => step(window, ctx, crate::app::Session::undo),
        Action::Redo => step(window, ctx, crate::app::Session::redo),
        Action::Escape => escape(window),
    }
}

/// Runs a command on the open document and says why where it is refused.
fn run(window: &mut Window, ctx: &Context, command: Command) -> Option<Vec<Change>> {
    let made = window.session.as_mut()?.run(command);
    made.map_err(|error| window.notices.error(ctx, explain(ctx, &error))).ok()
}

/// A refusal in the words of the interface.
fn explain(ctx: &Context, error: &RunError) -> String {
    use crate::command::CommandError;
    use crate::model::SetError;
    match error {
        RunError::Command(CommandError::Set(SetError::Duplicate { label, .. })) => {
            super::kit::tr_with(ctx, "refused-duplicate", &[("label", label.as_str().into())])
        }
        other => other.to_string(),
    }
}

fn step(
    window: &mut Window,
    ctx: &Context,
    step: impl FnOnce(&mut crate::app::Session) -> Result<Option<Step>, RunError>,
) {
    let Some(session) = &mut window.session else { return };
    match step(session) {
        Ok(Some(step)) => after_step(window, &step),
        Ok(None) => {}
        Err(error) => window.notices.error(ctx, explain(ctx, &error)),
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
