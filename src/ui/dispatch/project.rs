//! Opening, importing, exporting and closing.

use super::labels;
use crate::app::{ImportRequest, ProjectAction, SaveState, Session};
use crate::model::Preset;
use crate::ui::dialogs::Dialog;
use crate::ui::files::{Asked, Purpose};
use crate::ui::kit::{tr, tr_with};
use crate::ui::window::Window;
use eframe::egui::{Context, ViewportCommand};
use std::path::{Path, PathBuf};

/// Does what `action` asks for.
pub fn perform(window: &mut Window, ctx: &Context, action: ProjectAction) {
    match action {
        ProjectAction::New => ask(window, ctx, Purpose::NewProject),
        ProjectAction::Open => ask(window, ctx, Purpose::OpenProject),
        ProjectAction::OpenPath(path) => open(window, ctx, &path),
        ProjectAction::Import if window.session.is_some() => ask(window, ctx, Purpose::Import),
        ProjectAction::Import => {}
        ProjectAction::ImportPaths(paths) => import(window, paths),
        ProjectAction::Export => export(window),
        ProjectAction::Labels => labels::edit(window),
        ProjectAction::Rename => rename(window),
        ProjectAction::RetrySave => {
            if let Some(session) = &window.session {
                session.retry_save();
            }
        }
        ProjectAction::ShowKeys => window.dialogs.open(Dialog::Keys),
        ProjectAction::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
    }
}

/// Asks for a file by the platform's dialog or, where there is none, by a field.
pub fn ask(window: &mut Window, ctx: &Context, purpose: Purpose) {
    let title = tr(ctx, title_of(purpose));
    let name = proposed_name(window, purpose);
    match window.native_dialogs.then(|| Asked::open(ctx, purpose, &title, &name)).flatten() {
        Some(asked) => window.dialogs.ask(asked),
        None => ask_in_window(window, purpose),
    }
}

/// Asks for a file by a field in the window.
pub fn ask_in_window(window: &mut Window, purpose: Purpose) {
    let project = window.session.as_ref().and_then(|session| std::path::absolute(session.path()).ok());
    let folder = project.and_then(|path| path.parent().map(Path::to_owned));
    let folder = folder.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
    let start = match purpose {
        Purpose::NewProject | Purpose::Export | Purpose::ExportLabels => folder.join(proposed_name(window, purpose)),
        // A separator at the end, so that typing goes on in the folder.
        Purpose::OpenProject | Purpose::Import | Purpose::ImportLabels => folder.join(""),
    };
    window.dialogs.open(Dialog::path(purpose, &start));
}

const fn title_of(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::NewProject => "path-new-title",
        Purpose::OpenProject => "path-open-title",
        Purpose::Import => "path-import-title",
        Purpose::Export => "path-export-title",
        Purpose::ImportLabels => "path-labels-title",
        Purpose::ExportLabels => "path-export-labels-title",
    }
}

fn proposed_name(window: &Window, purpose: Purpose) -> String {
    let name = window.session.as_ref().map_or("project", |session| session.name());
    match purpose {
        Purpose::NewProject => "project.tawsim".to_owned(),
        Purpose::Export => format!("{name}.jsonl"),
        Purpose::ExportLabels => format!("{name}-labels.json"),
        Purpose::OpenProject | Purpose::Import | Purpose::ImportLabels => String::new(),
    }
}

/// Uses the files that were chosen for `purpose`.
pub fn chosen(window: &mut Window, ctx: &Context, purpose: Purpose, paths: Vec<PathBuf>) {
    let Some(first) = paths.first().cloned() else { return };
    match purpose {
        Purpose::NewProject => create(window, ctx, &with_ending(&first)),
        Purpose::OpenProject => open(window, ctx, &first),
        Purpose::Import => import(window, paths),
        Purpose::Export => window.dialogs.export_to(first),
        Purpose::ImportLabels => labels::import(window, ctx, &first),
        Purpose::ExportLabels => labels::export(window, ctx, &first),
    }
}

fn create(window: &mut Window, ctx: &Context, path: &Path) {
    if !may_leave(window, ctx, ProjectAction::New) {
        return;
    }
    match Session::create_with(path, &window.new_labels.label_set()) {
        Ok(session) => {
            // The next project begins with the usual labels again.
            window.new_labels = Preset::ConflictNews;
            show(window, ctx, session);
        }
        Err(error) => failed(window, ctx, "error-create", &error.to_string()),
    }
}

/// Opens the project at `path`; the one before is closed and saved.
pub fn open(window: &mut Window, ctx: &Context, path: &Path) {
    let same = |session: &Session| same_file(session.path(), path);
    if window.session.as_ref().is_some_and(same) || !may_leave(window, ctx, ProjectAction::OpenPath(path.to_owned())) {
        return;
    }
    match Session::open(path) {
        Ok(session) => show(window, ctx, session),
        Err(error) => {
            failed(window, ctx, "error-open", &error.to_string());
        }
    }
}

/// Shows `session` in place of the project that was open, whose file is folded into one first.
fn show(window: &mut Window, ctx: &Context, session: Session) {
    super::super::panels::save_typed(window, ctx);
    window.dialogs.leave_project();
    let closed = window.session.take().map(Session::close);
    window.show_project(ctx, session);
    if let Some(Err(error)) = closed {
        failed(window, ctx, "error-leave-lost", &error.to_string());
    }
}

/// Work that could not be saved keeps its project open, and so does an editor of its labels with changes, which asks
/// first and goes on with `then`.
fn may_leave(window: &mut Window, ctx: &Context, then: ProjectAction) -> bool {
    if let Some(SaveState::Failed(reason)) = window.session.as_ref().map(Session::save_state) {
        failed(window, ctx, "error-leave", &reason);
        return false;
    }
    window.dialogs.may_leave(then)
}

/// The path with `.tawsim` at its end, which is added where it is missing: a dot in the name is no ending.
fn with_ending(path: &Path) -> PathBuf {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("tawsim")) {
        return path.to_owned();
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".tawsim");
    path.with_file_name(name)
}

fn same_file(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    }
}

pub(super) fn failed(window: &mut Window, ctx: &Context, key: &str, reason: &str) {
    let text = tr_with(ctx, key, &[("reason", reason.into())]);
    window.dialogs.open(Dialog::Message { title: tr(ctx, "error-title"), text });
}

fn import(window: &mut Window, paths: Vec<PathBuf>) {
    if let Some(session) = &window.session {
        let job = session.import(ImportRequest { paths, ..ImportRequest::default() });
        window.dialogs.open(Dialog::Import { job: Some(job), report: None });
    }
}

fn export(window: &mut Window) {
    if let Some(session) = &window.session
        && !session.documents().is_empty()
    {
        let dialog = Dialog::export(session);
        window.dialogs.open(dialog);
    }
}

fn rename(window: &mut Window) {
    let name = window.session.as_ref().and_then(Session::annotator).map(ToString::to_string).unwrap_or_default();
    if window.session.is_some() {
        window.dialogs.open(Dialog::name(&name, ""));
    }
}
