//! A field for a path, where the platform has no file dialog.

use super::{Outcome, explain, fault, title};
use crate::ui::dispatch;
use crate::ui::files::Purpose;
use crate::ui::kit::{tr, tr_with};
use crate::ui::labels_editor::{caption, choose_preset};
use crate::ui::mirror;
use crate::ui::shaped::{Button, Field};
use crate::ui::window::Window;
use eframe::egui::{Context, Id, Ui};
use std::path::{Path, PathBuf};

/// The dialog.
pub struct AskPath {
    purpose: Purpose,
    draft: String,
    fault: Option<String>,
    /// The path that is there already and would be replaced; asked about once.
    replaces: Option<PathBuf>,
    id: Id,
    focused: bool,
}

impl AskPath {
    /// Asks for a path for `purpose`, with `start` to begin with.
    pub fn new(purpose: Purpose, start: &Path) -> Self {
        let draft = start.display().to_string();
        Self { purpose, draft, fault: None, replaces: None, id: Id::unique("path"), focused: false }
    }

    /// Shows it.
    pub fn show(&mut self, window: &mut Window, ui: &mut Ui) -> Outcome {
        let (heading, text, accept) = match self.purpose {
            Purpose::NewProject => ("path-new-title", "path-new-text", "path-new-accept"),
            Purpose::OpenProject => ("path-open-title", "path-open-text", "path-open-accept"),
            Purpose::Import => ("path-import-title", "path-import-text", "path-import-accept"),
            Purpose::Export => ("path-export-title", "path-export-text", "path-export-accept"),
            Purpose::ImportLabels => ("path-labels-title", "path-labels-text", "path-labels-accept"),
            Purpose::ExportLabels => ("path-export-labels-title", "path-export-labels-text", "path-export-accept"),
        };
        title(ui, &tr(ui.ctx(), heading));
        explain(ui, &tr(ui.ctx(), text));
        let hint = tr(ui.ctx(), "path-hint");
        let output = Field::new(&mut self.draft, &hint).hint(&hint).id(self.id).select_all_on_focus().show(ui);
        if !self.focused {
            output.response.request_focus();
            self.focused = true;
        }
        if output.response.changed() {
            self.fault = None;
            self.replaces = None;
        }
        if let Some(reason) = &self.fault {
            fault(ui, reason);
        }
        if self.purpose == Purpose::NewProject {
            caption(ui, &tr(ui.ctx(), "new-labels"));
            choose_preset(ui, &mut window.new_labels);
        }
        let mut accepted = output.submitted;
        let mut left = output.cancelled;
        mirror::from_end(ui, |ui| {
            let accept = if self.replaces.is_some() { "path-replace" } else { accept };
            accepted |= Button::new(&tr(ui.ctx(), accept)).primary().show(ui).clicked();
            left |= Button::new(&tr(ui.ctx(), "dialog-cancel")).show(ui).clicked();
        });
        if left {
            return Outcome::Close;
        }
        if accepted { self.accept(window, ui.ctx()) } else { Outcome::Stay }
    }

    fn accept(&mut self, window: &mut Window, ctx: &Context) -> Outcome {
        let path = expand_home(self.draft.trim());
        let shown = path.display().to_string();
        let fault = match self.purpose {
            _ if path.as_os_str().is_empty() => Some(tr(ctx, "path-fault-empty")),
            Purpose::OpenProject | Purpose::Import | Purpose::ImportLabels if !path.exists() => {
                Some(tr_with(ctx, "path-fault-missing", &[("path", shown.as_str().into())]))
            }
            Purpose::OpenProject | Purpose::ImportLabels if path.is_dir() => {
                Some(tr_with(ctx, "path-fault-folder", &[("path", shown.as_str().into())]))
            }
            Purpose::NewProject | Purpose::Export | Purpose::ExportLabels
                if path.parent().is_some_and(|p| !p.as_os_str().is_empty() && !p.is_dir()) =>
            {
                Some(tr_with(ctx, "path-fault-no-folder", &[("path", shown.as_str().into())]))
            }
            Purpose::Export | Purpose::ExportLabels if path.exists() && self.replaces.as_ref() != Some(&path) => {
                self.replaces = Some(path.clone());
                Some(tr_with(ctx, "path-fault-there", &[("path", shown.as_str().into())]))
            }
            _ => None,
        };
        self.fault = fault;
        if self.fault.is_some() {
            return Outcome::Stay;
        }
        dispatch::files_chosen(window, ctx, self.purpose, vec![path]);
        Outcome::Close
    }
}

/// `~` at the start stands for the home folder, as in a shell.
fn expand_home(path: &str) -> PathBuf {
    let home = directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned());
    match (path.strip_prefix('~'), home) {
        (Some(rest), Some(home)) => home.join(rest.trim_start_matches(['/', '\\'])),
        _ => PathBuf::from(path),
    }
}
