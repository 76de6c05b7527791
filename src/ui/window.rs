//! The window: what it holds, and the order of a frame.

use super::article::{ArticleView, Grain};
use super::desk::Desk;
use super::dialogs::{Dialog, Dialogs};
use super::kit;
use super::notice::Notices;
use super::problems::Problems;
use super::set_up::set_up;
use super::{dispatch, keys, panels};
use crate::app::{
    Action, Event, ProjectAction, ReadingDirection, SaveState, Session, Settings, SettingsError, WindowPlace,
};
use crate::model::{Annotator, DocumentId, LabelKey, Preset};
use crate::store::StoreError;
use crate::text::Span;
use eframe::egui::{Context, Ui, ViewportCommand};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The window of the program.
pub struct Window {
    pub(super) session: Option<Session>,
    pub(super) settings: Settings,
    pub(super) desk: Desk,
    pub(super) article: ArticleView,
    pub(super) panels: panels::Panels,
    pub(super) dialogs: Dialogs,
    pub(super) notices: Notices,
    pub(super) problems: Problems,
    pub(super) direction: ReadingDirection,
    pub(super) actions: VecDeque<Action>,
    shown_document: Option<DocumentId>,
    title: String,
    /// Whether a first start asks for the annotator's name; a picture is taken without asking.
    asks_name: bool,
    /// Whether the window closes as soon as everything is saved.
    closing: bool,
    /// When settings were changed that are not written yet.
    unwritten: Option<Instant>,
    /// The file of the settings where it is not the platform's.
    settings_file: Option<PathBuf>,
    /// The labels of the next new project.
    pub(super) new_labels: Preset,
    /// Whether the platform's dialogs ask for files, where there are any.
    pub(super) native_dialogs: bool,
}

/// How long settings stay unwritten, so that turning the wheel does not write a file in every frame.
const SETTLING: Duration = Duration::from_millis(600);

impl Window {
    /// A window without a project. Settings are taken as they are and saved when they change.
    #[must_use]
    pub fn new(ctx: &Context, settings: Settings) -> Self {
        set_up(ctx, &settings);
        Self {
            session: None,
            settings,
            desk: Desk::default(),
            article: ArticleView::default(),
            panels: panels::Panels::default(),
            dialogs: Dialogs::default(),
            notices: Notices::default(),
            problems: Problems::default(),
            direction: ReadingDirection::default(),
            actions: VecDeque::new(),
            shown_document: None,
            title: String::new(),
            asks_name: true,
            closing: false,
            unwritten: None,
            settings_file: None,
            new_labels: Preset::ConflictNews,
            native_dialogs: true,
        }
    }

    /// Shows `session`, at the document that was open last. Asks for the annotator's name at the first start.
    pub fn show_project(&mut self, ctx: &Context, mut session: Session) {
        let waker = ctx.clone();
        session.set_waker(Arc::new(move || waker.request_repaint()));
        self.settings.remember_project(session.path());
        self.desk = Desk::default();
        self.panels = panels::Panels::default();
        let last = self.settings.document_of(session.path()).map(str::to_owned);
        let rows = session.documents();
        let start = rows.iter().find(|row| Some(row.info.id.as_str()) == last.as_deref()).or_else(|| rows.first());
        let start = start.map(|row| row.info.id.clone());
        if let Some(id) = start {
            session.go_to(&id);
        }
        match self.settings.annotator() {
            Some(name) => session.set_annotator(name),
            None if self.asks_name => self.dialogs.open(Dialog::name("", &login_name())),
            None => session.set_annotator(login_name_as_annotator()),
        }
        self.session = Some(session);
        self.save_settings(ctx);
    }

    /// Opens the project at `path`, or says why it can't be opened.
    pub fn open(&mut self, ctx: &Context, path: &Path) {
        dispatch::open_project(self, ctx, path);
    }

    /// Takes the system's name for the user where none was given yet, instead of asking.
    pub const fn ask_no_name(&mut self) {
        self.asks_name = false;
    }

    /// Keeps the settings in `file` instead of the platform's place.
    pub fn keep_settings_in(&mut self, file: PathBuf) {
        self.settings_file = Some(file);
    }

    /// Asks for files by fields in the window even where the platform has dialogs.
    pub const fn ask_for_files_in_window(&mut self) {
        self.native_dialogs = false;
    }

    /// Waits until the project has answered everything that was asked; for pictures and tests.
    pub fn settle(&mut self) {
        if let Some(session) = &mut self.session {
            session.settle();
        }
    }

    /// Remembers where the window is.
    pub fn remember_place(&mut self, place: Option<WindowPlace>) {
        let Some(mut place) = place else { return };
        if place.maximized {
            // Under a maximized window its own size is kept for later.
            place.size = self.settings.window.map_or(place.size, |before| before.size);
        }
        self.settings.window = Some(place);
    }

    /// Sends `action`; it is carried out at the end of the frame.
    pub fn send(&mut self, action: Action) {
        self.actions.push_back(action);
    }

    /// The project that is shown.
    #[must_use]
    pub const fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// The project that is shown, to wait for it in tests.
    pub const fn session_mut(&mut self) -> Option<&mut Session> {
        self.session.as_mut()
    }

    /// The settings as they are now.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What is selected.
    #[must_use]
    pub const fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The place of `span` on the screen in points, as far as it can be seen.
    #[must_use]
    pub fn rect_of(&self, ctx: &Context, span: Span) -> Option<eframe::egui::Rect> {
        self.article.rect_of(ctx, span)
    }

    /// How many rows of the open document are shaped now, to see that it stays a few.
    #[must_use]
    pub fn shaped_rows(&self) -> usize {
        self.article.shaped_rows()
    }

    /// One frame: news from the worker, input, panels, then what was asked for.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        kit::begin_frame(&ctx);
        self.poll(&ctx);
        self.guard_close(&ctx);
        self.take_dropped(&ctx);
        self.problems.refresh(self.session.as_ref());
        keys::read(self, &ctx);
        panels::show(self, ui);
        self.dialogs_ui(&ctx);
        panels::drop_hint(ui);
        self.perform_all(&ctx);
        self.keep_up(&ctx);
        kit::end_frame(&ctx);
    }

    fn poll(&mut self, ctx: &Context) {
        // What is typed while a document is awaited belongs to the one that is open until then.
        if self.session.as_ref().is_some_and(|session| session.awaited().is_some()) {
            panels::save_typed(self, ctx);
        }
        let events = self.session.as_mut().map(Session::poll).unwrap_or_default();
        for event in events {
            match event {
                Event::Stepped(step) => dispatch::after_step(self, &step),
                Event::NotOpened(_, error) | Event::NotListed(error) => self.notices.fault(ctx, &error),
                Event::NotStepped(error) => self.notices.fault(ctx, &error),
                Event::Dropped(_, error) => self.notices.fault(ctx, &error),
                Event::LabelSetRefused(error) => dispatch::label_set_refused(self, ctx, &error),
                Event::LabelSetChanged => self.take_labels(),
                Event::Opened(_) | Event::Reloaded(_) | Event::Listed => {}
            }
        }
        // Another program, or a refused save, may have taken the picked span away.
        if self.desk.subject().is_some_and(|id| self.open_set().is_some_and(|set| set.get(id).is_none())) {
            self.desk.picked = None;
            self.desk.picking = None;
        }
        self.renew_linking();
        self.open_the_first();
        let open = self.session.as_ref().and_then(|s| Some(s.open_document()?.info().id.clone()));
        if open != self.shown_document {
            let picked = self.desk.picked;
            self.desk.clear();
            // A step that was taken back in another document picks its span before the document is there.
            let there = picked.filter(|id| self.open_set().is_some_and(|set| set.get(*id).is_some()));
            self.desk.picked = there;
            if let (Some(id), Some(session)) = (&open, &self.session) {
                self.settings.remember_document(session.path(), id.as_str());
            }
            self.panels.documents.reveal_open();
            self.shown_document = open;
        }
    }

    /// What can be linked is another matter after every change.
    fn renew_linking(&mut self) {
        let Some(before) = &self.desk.linking else { return };
        let document = self.session.as_ref().and_then(Session::open_document);
        if self.desk.picked != Some(before.of) || document.is_none_or(|document| !before.is_of(document)) {
            self.desk.linking = None;
        }
    }

    fn take_labels(&mut self) {
        self.forget_brush();
        if let Some(session) = &self.session {
            self.dialogs.labels_taken(session.labels());
        }
    }

    /// A brush whose label is gone tags nothing.
    pub(super) fn forget_brush(&mut self) {
        let Some(session) = &self.session else { return };
        let is_gone = |key: &LabelKey| session.labels().get(key).is_none();
        self.desk.brush = self.desk.brush.take().filter(|key| !is_gone(key));
        self.desk.last_brush = self.desk.last_brush.take().filter(|key| !is_gone(key));
    }

    /// The first documents of a new project are shown as soon as they are there.
    fn open_the_first(&mut self) {
        let Some(session) = &mut self.session else { return };
        if session.open_document().is_some() || session.awaited().is_some() || session.annotator().is_none() {
            return;
        }
        if let Some(first) = session.documents().first().map(|row| row.info.id.clone()) {
            session.go_to(&first);
        }
    }

    /// The annotation set of the open document.
    pub(super) fn open_set(&self) -> Option<&crate::model::AnnotationSet> {
        Some(self.session.as_ref()?.open_document()?.set())
    }

    fn perform_all(&mut self, ctx: &Context) {
        while let Some(action) = self.actions.pop_front() {
            dispatch::perform(self, ctx, action);
            // What an action changed is on the screen in the next frame, at once.
            ctx.request_repaint();
        }
    }

    fn keep_up(&mut self, ctx: &Context) {
        let name = self.session.as_ref().map_or_else(String::new, |s| s.name().to_owned());
        let title = if name.is_empty() { "tawsim".to_owned() } else { format!("{name} – tawsim") };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        self.write_settings(ctx);
    }

    /// Notes that settings have changed; they are written a moment later.
    pub(super) fn save_settings(&mut self, ctx: &Context) {
        self.unwritten = Some(Instant::now());
        ctx.request_repaint_after(SETTLING + Duration::from_millis(20));
    }

    fn write_settings(&mut self, ctx: &Context) {
        if self.unwritten.is_some_and(|since| since.elapsed() >= SETTLING) {
            self.unwritten = None;
            if let Err(error) = self.store_settings() {
                self.notices.fault(ctx, &error);
            }
        }
    }

    fn store_settings(&self) -> Result<(), SettingsError> {
        self.settings_file.as_ref().map_or_else(|| self.settings.save(), |file| self.settings.save_to(file))
    }

    /// Whether the article has the keyboard.
    pub(super) fn article_has_focus(&self, ctx: &Context) -> bool {
        self.article.id().is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)))
    }

    /// The grain of whole words in this project.
    pub(super) fn words(&self) -> Grain {
        self.session.as_ref().map_or(Grain::Words, |session| Grain::of(session.labels().boundary()))
    }

    /// Gives the keyboard to the article.
    pub(super) fn focus_article(&self, ctx: &Context) {
        if let Some(id) = self.article.id() {
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
    }

    /// Closes only when everything is saved; asks where something can't be.
    fn guard_close(&mut self, ctx: &Context) {
        let asked = ctx.input(|input| input.viewport().close_requested());
        if self.dialogs.close_anyway || !(asked || self.closing) {
            return;
        }
        if !self.dialogs.may_leave(ProjectAction::Quit) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.closing = false;
            return;
        }
        panels::save_typed(self, ctx);
        match self.session.as_ref().map_or(SaveState::Saved, Session::save_state) {
            SaveState::Saved if asked => {}
            SaveState::Saved => ctx.send_viewport_cmd(ViewportCommand::Close),
            SaveState::Saving => {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.closing = true;
            }
            SaveState::Failed(_) => {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.closing = false;
                if !self.dialogs.asks_about_unsaved() {
                    self.dialogs.open(Dialog::Unsaved);
                }
            }
        }
    }

    /// Files that were dropped on the window are imported, a project is opened.
    fn take_dropped(&mut self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        let paths: Vec<PathBuf> = dropped.iter().map(|file| file.path().to_owned()).collect();
        let is_project =
            |path: &&PathBuf| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("tawsim"));
        if let Some(project) = paths.iter().find(is_project) {
            self.send(Action::Project(ProjectAction::OpenPath(project.clone())));
        } else if !paths.is_empty() && self.session.is_some() {
            self.send(Action::Project(ProjectAction::ImportPaths(paths)));
        } else if !paths.is_empty() {
            self.notices.say(ctx, kit::tr(ctx, "hint-open-project-first"));
        }
    }

    /// To be called when the window closes: saves everything and folds the project into one file.
    ///
    /// # Errors
    /// [`StoreError`] if something could not be saved.
    pub fn close(&mut self, ctx: &Context) -> Result<(), StoreError> {
        panels::save_typed(self, ctx);
        // The settings are a convenience; a window that closes shows no fault of theirs.
        let _ = self.store_settings();
        self.session.take().map_or(Ok(()), Session::close)
    }
}

/// The name under which the user is known to the system, to begin with.
fn login_name() -> String {
    ["USER", "USERNAME"].iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default()
}

fn login_name_as_annotator() -> Annotator {
    Annotator::new(&login_name()).or_else(|_| Annotator::new("annotator")).expect("a literal name")
}
