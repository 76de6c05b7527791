//! An import: how far it is, then what came of it.

use super::message::close_button;
use super::{Outcome, scrolling, title};
use crate::app::{ImportIssue, ImportReport, ImportRequest, Job};
use crate::text::Encoding;
use crate::ui::kit::{self, fault, tr, tr_with};
use crate::ui::mirror::Strip;
use crate::ui::shaped::{Button, Text};
use crate::ui::tokens;
use crate::ui::window::Window;
use eframe::egui::{CornerRadius, Sense, Ui, vec2};
use std::time::Duration;

/// Most faults that are listed; all are counted.
const LISTED: usize = 200;

/// Shows it.
pub fn show(
    window: &Window,
    ui: &mut Ui,
    job: &mut Option<Job<ImportReport>>,
    report: &mut Option<ImportReport>,
) -> Outcome {
    if let Some(running) = job {
        if let Some(done) = running.try_take() {
            *report = Some(done);
            *job = None;
        } else {
            return progress(ui, running);
        }
    }
    let Some(done) = report else { return Outcome::Close };
    title(ui, &tr(ui.ctx(), "import-title-done"));
    summary(ui, done);
    problems(ui, done);
    if let Some(encoding) = other_encoding(ui, done) {
        let paths = done.failed.iter().map(|issue| issue.path.clone()).collect();
        let request = ImportRequest { paths, encoding: Some(encoding), ..ImportRequest::default() };
        *job = window.session.as_ref().map(|session| session.import(request));
        *report = None;
        return Outcome::Stay;
    }
    close_button(ui)
}

/// Files that could not be read may be tried again in an encoding that the user knows.
fn other_encoding(ui: &mut Ui, report: &ImportReport) -> Option<Encoding> {
    if report.failed.is_empty() {
        return None;
    }
    let muted = kit::tokens(ui).muted;
    Text::new(tr(ui.ctx(), "import-other-encoding")).small().colour(muted).show_block(ui);
    let mut chosen = None;
    ui.horizontal(|ui| {
        for encoding in [Encoding::Windows1256, Encoding::Utf16Le, Encoding::Utf16Be] {
            if Button::new(encoding.name()).show(ui).clicked() {
                chosen = Some(encoding);
            }
        }
    });
    chosen
}

fn progress(ui: &mut Ui, job: &Job<ImportReport>) -> Outcome {
    title(ui, &tr(ui.ctx(), "import-title"));
    let (done, total) = job.progress().get();
    let counts = [("done", done.into()), ("total", total.into())];
    Text::new(tr_with(ui.ctx(), "import-progress", &counts)).show(ui);
    bar(ui, if total == 0 { 0.0 } else { done as f32 / total as f32 });
    if Button::new(&tr(ui.ctx(), "dialog-cancel")).show(ui).clicked() {
        job.progress().cancel();
    }
    ui.ctx().request_repaint_after(Duration::from_millis(100));
    Outcome::Stay
}

/// A bar that is full at 1.
pub fn bar(ui: &mut Ui, share: f32) {
    let tokens = kit::tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 6.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(3), tokens.hairline);
    let full = Strip::new(ui.ctx(), rect).start(rect.width() * share.clamp(0.0, 1.0));
    ui.painter().rect_filled(full, CornerRadius::same(3), tokens.accent);
}

fn summary(ui: &mut Ui, report: &ImportReport) {
    let ctx = ui.ctx().clone();
    let mut say = |key: &str, count: usize| {
        if count > 0 {
            Text::new(tr_with(&ctx, key, &[("count", count.into())])).show(ui);
        }
    };
    say("import-added", report.added.len());
    say("import-spans", report.spans);
    say("import-already-there", report.already_there.len());
    say("import-failed", report.failed.len());
    say("import-warnings", report.warnings.len());
    let nothing = report.added.is_empty() && report.spans == 0 && report.failed.is_empty();
    if nothing && report.already_there.is_empty() {
        Text::new(tr(&ctx, "import-nothing")).show_block(ui);
    }
    if report.cancelled {
        Text::new(tr(&ctx, "import-cancelled")).show_block(ui);
    }
}

fn problems(ui: &mut Ui, report: &ImportReport) {
    let tokens = kit::tokens(ui);
    let mut lines: Vec<(String, bool)> = Vec::new();
    lines.extend(report.stopped.iter().map(|error| (fault(ui.ctx(), error), true)));
    lines.extend(report.failed.iter().map(|issue| (said(ui, issue), true)));
    lines.extend(report.already_there.iter().map(|(path, id)| {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (tr_with(ui.ctx(), "import-same-text", &[("file", file.into()), ("id", id.as_str().into())]), false)
    }));
    lines.extend(report.warnings.iter().map(|issue| (said(ui, issue), false)));
    if lines.is_empty() {
        return;
    }
    scrolling("import problems", 240.0).show(ui, |ui| {
        for (line, is_fault) in lines.iter().take(LISTED) {
            let colour = if *is_fault { tokens.danger } else { tokens.muted };
            Text::new(line).small().colour(colour).show_block(ui);
        }
        ui.add_space(tokens::GRID);
    });
}

/// What is the matter, and where.
fn said(ui: &Ui, issue: &ImportIssue) -> String {
    let file = issue.path.display().to_string();
    let message = issue.message.as_str();
    issue.line.map_or_else(
        || tr_with(ui.ctx(), "import-issue", &[("file", file.as_str().into()), ("message", message.into())]),
        |line| {
            let values = [("file", file.as_str().into()), ("line", line.into()), ("message", message.into())];
            tr_with(ui.ctx(), "import-issue-line", &values)
        },
    )
}
