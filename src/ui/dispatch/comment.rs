//! Comments.

use super::run;
use crate::app::CommentAction;
use crate::command::Command;
use crate::ui::panels::Focus;
use crate::ui::window::Window;
use eframe::egui::Context;

/// Does what `action` asks for.
pub fn perform(window: &mut Window, ctx: &Context, action: &CommentAction) {
    match action {
        CommentAction::Write => window.panels.inspector.focus = Some(Focus::Comment),
        CommentAction::Edit(id) => {
            window.panels.inspector.editing = Some(*id);
            window.panels.inspector.focus = Some(Focus::Edited);
        }
        CommentAction::Delete(id) => {
            run(window, ctx, Command::DeleteComment(*id));
        }
    }
}
