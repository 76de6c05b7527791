//! The label set: editing it, and its files.

use super::label_file;
use super::project::failed;
use crate::app::{LabelSetError, read_label_set, write_label_set};
use crate::command::{LabelSetChange, LabelSetRefusal};
use crate::model::LabelSet;
use crate::ui::dialogs::Dialog;
use crate::ui::labels_editor::LabelsEditor;
use crate::ui::reasons;
use crate::ui::window::Window;
use eframe::egui::Context;
use std::path::Path;

/// Opens the editor.
pub fn edit(window: &mut Window) {
    if let Some(session) = &window.session {
        let editor = LabelsEditor::new(session.labels(), session.label_uses());
        window.dialogs.open(Dialog::Labels(Box::new(editor)));
    }
}

/// Gives the project another label set, if it still has the one `before`. False if it has not, or is busy.
pub fn change(window: &mut Window, ctx: &Context, before: &LabelSet, change: LabelSetChange) -> bool {
    let Some(session) = &mut window.session else { return true };
    if session.labels() != before {
        failed(window, ctx, "error-labels-refused", &reasons::of_refusal(ctx, &LabelSetRefusal::Moved));
        return false;
    }
    for brush in [&mut window.desk.brush, &mut window.desk.last_brush].into_iter().flatten() {
        if let Some(rename) = change.renamed.iter().find(|rename| rename.from == *brush) {
            *brush = rename.to.clone();
        }
    }
    if let Err(error) = session.change_label_set(change) {
        failed(window, ctx, "error-labels-refused", &reasons::of_run(ctx, &error));
        return false;
    }
    true
}

/// Says that the project keeps its label set, and why.
pub fn refused(window: &mut Window, ctx: &Context, error: &LabelSetError) {
    window.forget_brush();
    window.dialogs.labels_refused();
    failed(window, ctx, "error-labels-refused", &reasons::of_labels(ctx, error));
    // Where it goes on, it asks with the numbers of now.
    if let (Some(editor), Some(session)) = (window.dialogs.labels(), &window.session) {
        editor.count(session.label_uses());
    }
}

/// Takes the labels of a file into the editor.
pub fn import(window: &mut Window, ctx: &Context, path: &Path) {
    match read_label_set(path) {
        Ok(set) => {
            if let Some(editor) = window.dialogs.labels() {
                editor.take(&set);
            }
        }
        Err(error) => failed(window, ctx, "error-labels-import", &label_file::reason(ctx, &error)),
    }
}

/// Writes the labels that stand in the editor to a file.
pub fn export(window: &mut Window, ctx: &Context, path: &Path) {
    let Some(set) = window.dialogs.labels().and_then(|editor| editor.label_set()) else { return };
    match write_label_set(path, &set) {
        Ok(()) => {
            let text = crate::ui::kit::tr_with(ctx, "export-written", &[("path", path.display().to_string().into())]);
            window.notices.say(ctx, text);
        }
        Err(error) => failed(window, ctx, "error-labels-export", &error.to_string()),
    }
}
