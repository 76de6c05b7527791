//! The label set: editing it, and its files.

use crate::command::LabelSetChange;
use crate::ui::dialogs::Dialog;
use crate::ui::window::Window;
use eframe::egui::Context;
use std::path::Path;

/// Opens the editor.
pub fn edit(window: &mut Window) {
    let Some(session) = &window.session else { return };
    let dialog =
        Dialog::Labels(Box::new(crate::ui::labels_editor::LabelsEditor::new(session.labels(), Default::default())));
    window.dialogs.open(dialog);
}

/// Gives the project another label set.
pub fn change(_window: &mut Window, _ctx: &Context, _change: LabelSetChange) {}

pub fn import(_window: &mut Window, _ctx: &Context, _path: &Path) {}

pub fn export(_window: &mut Window, _ctx: &Context, _path: &Path) {}
