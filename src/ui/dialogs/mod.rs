//! Dialogs: one on top of the other, all closed by Escape, all pressed by Enter.

mod export;
mod import;
mod message;
mod name;
mod path;

use super::dispatch;
use super::files::{Answer, Asked, Purpose};
use super::kit;
use super::labels_editor::LabelsEditor;
use super::mirror;
use super::shaped::Text;
use super::tokens;
use super::window::Window;
use crate::app::{ImportReport, Job, ProjectAction, Session};
use crate::model::LabelSet;
use eframe::egui::{Color32, Context, Frame, Id, Margin, Modal, ScrollArea, Shadow, Stroke, Ui, vec2};
use std::path::{Path, PathBuf};

/// A dialog.
pub enum Dialog {
    /// Asks for the annotator's name.
    Name(name::Name),
    /// Asks for a path where the platform has no dialog.
    Path(path::AskPath),
    /// Chooses what is exported.
    Export(Box<export::Export>),
    /// Imports, then says what came of it.
    Import {
        /// The import, while it runs.
        job: Option<Job<ImportReport>>,
        /// What came of it.
        report: Option<ImportReport>,
    },
    /// Says something that must not be overlooked.
    Message {
        /// Its title.
        title: String,
        /// What it says.
        text: String,
    },
    /// Edits the label set.
    Labels(Box<LabelsEditor>),
    /// Asks whether to close although something is not saved.
    Unsaved,
    /// Shows the keys.
    Keys,
}

impl Dialog {
    /// Asks for a name: the one so far, if there is one, or else `proposed`.
    pub fn name(current: &str, proposed: &str) -> Self {
        Self::Name(name::Name::new(current, proposed))
    }

    /// Asks for a path for `purpose`, with `start` to begin with.
    pub fn path(purpose: Purpose, start: &Path) -> Self {
        Self::Path(path::AskPath::new(purpose, start))
    }

    /// Whether it closes when Esc or, if `beside`, a press beside it asks for that.
    fn may_be_left(&mut self, beside: bool) -> bool {
        match self {
            Self::Name(_) => false,
            // A slip of the mouse does not cost what was typed there.
            Self::Labels(editor) => !beside && editor.may_close(None),
            _ => true,
        }
    }

    /// Chooses what of `session` is exported.
    pub fn export(session: &Session) -> Self {
        Self::Export(Box::new(export::Export::new(session)))
    }
}

/// Whether a dialog stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stays.
    Stay,
    /// It is done with.
    Close,
}

/// The dialogs that are open, the last one on top.
#[derive(Default)]
pub struct Dialogs {
    open: Vec<Dialog>,
    asked: Option<Asked>,
    /// The editor whose labels the project was asked to take, until it has answered.
    sent: Option<Box<LabelsEditor>>,
    /// The window closes whatever is not saved.
    pub close_anyway: bool,
}

impl Dialogs {
    /// Opens a dialog on top of those that are there.
    pub fn open(&mut self, dialog: Dialog) {
        self.open.push(dialog);
    }

    /// Waits for a dialog of the platform.
    pub fn ask(&mut self, asked: Asked) {
        self.asked = Some(asked);
    }

    /// Whether keys belong to a dialog.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Whether the window already asks about what is not saved.
    #[must_use]
    pub fn asks_about_unsaved(&self) -> bool {
        self.open.iter().any(|dialog| matches!(dialog, Dialog::Unsaved))
    }

    /// The editor of the label set, if it is open and nothing stands on top of it.
    pub fn labels(&mut self) -> Option<&mut LabelsEditor> {
        match self.open.last_mut() {
            Some(Dialog::Labels(editor)) => Some(editor),
            _ => None,
        }
    }

    /// Whether the project may be left without a word. Otherwise the editor of the label set asks, on top of everything,
    /// and `then` is done if its changes are forgotten.
    pub fn may_leave(&mut self, then: ProjectAction) -> bool {
        let changed = self.open.iter_mut().rposition(|dialog| match dialog {
            Dialog::Labels(editor) => !editor.may_close(Some(then.clone())),
            _ => false,
        });
        if let Some(place) = changed {
            self.open.truncate(place + 1);
        }
        changed.is_none()
    }

    /// Closes what belongs to the project that is left.
    pub fn leave_project(&mut self) {
        self.open.retain(|dialog| !matches!(dialog, Dialog::Labels(_)));
        self.sent = None;
    }

    /// Forgets the editor whose labels the project has now.
    pub fn labels_taken(&mut self, labels: &LabelSet) {
        self.sent.take_if(|editor| editor.label_set().as_ref() == Some(labels));
    }

    /// Shows the editor again whose labels the project has refused.
    pub fn labels_refused(&mut self) {
        if let Some(mut editor) = self.sent.take() {
            editor.go_on();
            self.open(Dialog::Labels(editor));
        }
    }

    /// Gives the path to the export that asked for it.
    pub fn export_to(&mut self, path: PathBuf) {
        if let Some(Dialog::Export(export)) = self.open.last_mut() {
            export.set_path(path);
        }
    }
}

impl Window {
    /// Shows the dialog on top and carries on with what the platform's dialogs have answered.
    pub(super) fn dialogs_ui(&mut self, ctx: &Context) {
        if let Some((purpose, answer)) = self.dialogs.asked.as_ref().and_then(|a| Some((a.purpose, a.poll()?))) {
            self.dialogs.asked = None;
            match answer {
                Answer::Chosen(paths) => dispatch::files_chosen(self, ctx, purpose, paths),
                Answer::NoDialog => dispatch::ask_in_window(self, purpose),
                Answer::Cancelled => {}
            }
        }
        let Some(mut dialog) = self.dialogs.open.pop() else { return };
        let depth = self.dialogs.open.len();
        let modal =
            Modal::new(Id::unique(("dialog", depth))).frame(frame(ctx)).backdrop_color(Color32::from_black_alpha(70));
        let response = modal.show(ctx, |ui| {
            if !matches!(dialog, Dialog::Labels(_)) {
                ui.set_width(tokens::DIALOG);
            }
            ui.spacing_mut().item_spacing = vec2(tokens::GRID * 2.0, tokens::GRID * 2.0);
            mirror::column(ui, |ui| show(self, ui, &mut dialog)).inner
        });
        let dismissed = response.should_close() && dialog.may_be_left(response.backdrop_response.clicked());
        if response.inner == Outcome::Stay && !dismissed {
            // Dialogs that were opened meanwhile stand on top of it.
            self.dialogs.open.insert(depth.min(self.dialogs.open.len()), dialog);
        } else {
            if let Dialog::Labels(editor) = dialog
                && editor.is_sent()
            {
                self.dialogs.sent = Some(editor);
            }
            ctx.request_repaint();
        }
    }
}

fn show(window: &mut Window, ui: &mut Ui, dialog: &mut Dialog) -> Outcome {
    match dialog {
        Dialog::Name(name) => name.show(window, ui),
        Dialog::Path(path) => path.show(window, ui),
        Dialog::Export(export) => export.show(window, ui),
        Dialog::Import { job, report } => import::show(window, ui, job, report),
        Dialog::Message { title, text } => message::show(ui, title, text),
        Dialog::Labels(editor) => editor.show(window, ui),
        Dialog::Unsaved => message::unsaved(window, ui),
        Dialog::Keys => message::keys(window, ui),
    }
}

/// What a dialog stands on.
pub fn frame(ctx: &Context) -> Frame {
    let tokens = tokens::Tokens::of(ctx.theme());
    Frame::new()
        .fill(tokens.window)
        .stroke(Stroke::new(1.0, tokens.hairline))
        .corner_radius(tokens::ROUND_CARD)
        .inner_margin(Margin::same(20))
        .shadow(Shadow { offset: [0, 6], blur: 24, spread: 0, color: tokens.shadow })
}

/// The heading of a dialog.
pub fn title(ui: &mut Ui, text: &str) {
    Text::new(text).bold().size(16.0).show(ui);
    ui.add_space(tokens::GRID);
}

/// A paragraph of a dialog in the muted tone.
pub fn explain(ui: &mut Ui, text: &str) {
    let muted = kit::tokens(ui).muted;
    Text::new(text).colour(muted).show_block(ui);
}

/// A part of a dialog that scrolls where it is higher than `height` points. It takes its height at once: a dialog is
/// never seen growing.
fn scrolling(name: &str, height: f32) -> ScrollArea {
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).id_salt(name)
}

/// A line that says what is wrong.
pub fn fault(ui: &mut Ui, text: &str) {
    let danger = kit::tokens(ui).danger;
    Text::new(text).small().colour(danger).show_block(ui);
}
