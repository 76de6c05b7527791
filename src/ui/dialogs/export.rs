//! Chooses what is exported and where to, with the first lines and the counts before anything is written.

use super::import::bar;
use super::message::close_button;
use super::{Outcome, explain, fault, scrolling, title};
use crate::app::{DocumentChoice, ExportError, ExportReport, ExportRequest, Job, Preview, Session};
use crate::model::{Annotator, LabelKey};
use crate::ui::dispatch;
use crate::ui::files::Purpose;
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::mirror;
use crate::ui::shaped::{Button, Text};
use crate::ui::tokens;
use crate::ui::window::Window;
use eframe::egui::{Frame, Key, Margin, Modifiers, Stroke, Ui, vec2};
use std::path::PathBuf;
use std::time::Duration;

/// Lines of the file that are shown before it is written.
const PREVIEWED: usize = 3;

/// Most letters of such a line.
const LINE: usize = 600;

/// The dialog.
pub struct Export {
    /// Every annotator of the project, and whether the export has them.
    annotators: Vec<(Annotator, bool)>,
    documents: DocumentChoice,
    preview: Option<Job<Result<Preview, ExportError>>>,
    seen: Option<Result<Preview, ExportError>>,
    path: Option<PathBuf>,
    writing: Option<Job<Result<ExportReport, ExportError>>>,
    written: Option<Result<ExportReport, ExportError>>,
}

impl Export {
    /// An export of everything in `session`, until something else is chosen.
    pub fn new(session: &Session) -> Self {
        let annotators = session.annotators().iter().map(|name| (name.clone(), true)).collect();
        let mut export = Self {
            annotators,
            documents: DocumentChoice::All,
            preview: None,
            seen: None,
            path: None,
            writing: None,
            written: None,
        };
        export.look(session);
        export
    }

    /// The file that is written; the writing starts with the next frame.
    pub fn set_path(&mut self, path: PathBuf) {
        self.path = Some(path);
    }

    fn request(&self) -> ExportRequest {
        let all = self.annotators.iter().all(|(_, chosen)| *chosen);
        let chosen = self.annotators.iter().filter(|(_, chosen)| *chosen).map(|(name, _)| name.clone()).collect();
        ExportRequest { annotators: (!all).then_some(chosen), documents: self.documents }
    }

    fn look(&mut self, session: &Session) {
        self.preview = Some(session.preview(self.request(), PREVIEWED));
    }

    /// Shows it.
    pub fn show(&mut self, window: &mut Window, ui: &mut Ui) -> Outcome {
        if let (Some(path), Some(session)) = (&self.path, &window.session)
            && self.writing.is_none()
            && self.written.is_none()
        {
            self.writing = Some(session.export(path.clone(), self.request()));
        }
        if let Some(done) = self.writing.as_mut().and_then(Job::try_take) {
            self.writing = None;
            self.written = Some(done);
        }
        if let Some(done) = self.preview.as_mut().and_then(Job::try_take) {
            self.preview = None;
            self.seen = Some(done);
        }
        match (&self.writing, &self.written) {
            (Some(job), _) => writing(ui, job),
            (None, Some(_)) => self.finished(ui),
            (None, None) => self.choose(window, ui),
        }
    }

    fn choose(&mut self, window: &mut Window, ui: &mut Ui) -> Outcome {
        title(ui, &tr(ui.ctx(), "export-title"));
        explain(ui, &tr(ui.ctx(), "export-text"));
        let mut changed = self.choose_documents(ui);
        changed |= self.choose_annotators(ui);
        if changed && let Some(session) = &window.session {
            self.look(session);
        }
        self.show_preview(ui);
        let ready = self.annotators.iter().any(|(_, chosen)| *chosen)
            && matches!(&self.seen, Some(Ok(p)) if p.report.lines > 0);
        let mut outcome = Outcome::Stay;
        let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        mirror::from_end(ui, |ui| {
            let go = Button::new(&tr(ui.ctx(), "export-accept")).primary().enabled(ready).show(ui);
            if (go.clicked() || enter) && ready {
                dispatch::ask(window, ui.ctx(), Purpose::Export);
            }
            if Button::new(&tr(ui.ctx(), "dialog-cancel")).show(ui).clicked() {
                outcome = Outcome::Close;
            }
        });
        outcome
    }

    fn choose_documents(&mut self, ui: &mut Ui) -> bool {
        let before = self.documents;
        ui.horizontal(|ui| {
            for (choice, key) in
                [(DocumentChoice::All, "export-all-documents"), (DocumentChoice::Done, "export-done-documents")]
            {
                if Button::new(&tr(ui.ctx(), key)).chosen(self.documents == choice).show(ui).clicked() {
                    self.documents = choice;
                }
            }
        });
        self.documents != before
    }

    fn choose_annotators(&mut self, ui: &mut Ui) -> bool {
        let mut changed = false;
        if self.annotators.len() > 1 {
            let muted = kit::tokens(ui).muted;
            Text::new(tr(ui.ctx(), "export-annotators")).small().colour(muted).show(ui);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(tokens::GRID, tokens::GRID);
                for (name, chosen) in &mut self.annotators {
                    if Button::new(name.as_str()).chosen(*chosen).show(ui).clicked() {
                        *chosen = !*chosen;
                        changed = true;
                    }
                }
            });
        }
        changed
    }

    fn show_preview(&self, ui: &mut Ui) {
        let tokens = kit::tokens(ui);
        match &self.seen {
            None => {
                Text::new(tr(ui.ctx(), "export-counting")).colour(tokens.muted).show(ui);
            }
            Some(Err(error)) => fault(ui, &kit::fault(ui.ctx(), error)),
            Some(Ok(preview)) if preview.report.lines == 0 => explain(ui, &tr(ui.ctx(), "export-nothing")),
            Some(Ok(preview)) => {
                counts(ui, &preview.report);
                let frame = Frame::new()
                    .fill(tokens.page)
                    .stroke(Stroke::new(1.0, tokens.hairline))
                    .corner_radius(tokens::ROUND)
                    .inner_margin(Margin::same(8));
                frame.show(ui, |ui| {
                    scrolling("export preview", 180.0).show(ui, |ui| {
                        for line in &preview.lines {
                            let mut shown: String = line.trim_end().chars().take(LINE).collect();
                            if shown.len() < line.trim_end().len() {
                                shown.push('…');
                            }
                            Text::new(shown).small().colour(tokens.muted).show_block(ui);
                        }
                    });
                });
            }
        }
    }

    fn finished(&self, ui: &mut Ui) -> Outcome {
        let path = self.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        match &self.written {
            Some(Ok(report)) => {
                title(ui, &tr(ui.ctx(), "export-title-done"));
                counts(ui, report);
                Text::new(tr_with(ui.ctx(), "export-written", &[("path", path.into())])).show_block(ui);
            }
            Some(Err(error)) => {
                title(ui, &tr(ui.ctx(), "error-title"));
                fault(ui, &kit::fault(ui.ctx(), error));
                explain(ui, &tr(ui.ctx(), "export-old-file"));
            }
            None => {}
        }
        close_button(ui)
    }
}

fn writing(ui: &mut Ui, job: &Job<Result<ExportReport, ExportError>>) -> Outcome {
    title(ui, &tr(ui.ctx(), "export-title"));
    let (done, total) = job.progress().get();
    bar(ui, if total == 0 { 0.0 } else { done as f32 / total as f32 });
    if Button::new(&tr(ui.ctx(), "dialog-cancel")).show(ui).clicked() {
        job.progress().cancel();
    }
    ui.ctx().request_repaint_after(Duration::from_millis(100));
    Outcome::Stay
}

fn counts(ui: &mut Ui, report: &ExportReport) {
    let values =
        [("documents", report.documents.into()), ("lines", report.lines.into()), ("spans", report.spans.into())];
    Text::new(tr_with(ui.ctx(), "export-counts", &values)).show(ui);
    let said = |(label, count): &(LabelKey, usize)| {
        tr_with(ui.ctx(), "export-label-count", &[("label", label.as_str().into()), ("count", (*count).into())])
    };
    let labels: Vec<String> = report.spans_by_label.iter().map(said).collect();
    if !labels.is_empty() {
        let muted = kit::tokens(ui).muted;
        Text::new(labels.join(" · ")).small().colour(muted).show_block(ui);
    }
}
