//! The real window without a screen, with a project of the sample articles.

use eframe::egui::vec2;
use egui_kittest::Harness;
use std::path::{Path, PathBuf};
use tawsim::app::{ImportRequest, LanguageChoice, Session, Settings};
use tawsim::ui::{Desk, Window};
use tempfile::TempDir;

/// The window with everything around it.
pub struct Stage {
    pub harness: Harness<'static, Option<Window>>,
    folder: TempDir,
}

/// The five sample articles.
pub fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

/// Settings of somebody who has a name already and speaks English.
pub fn named() -> Settings {
    Settings { annotator: "ليلى".to_owned(), language: LanguageChoice::English, ..Settings::default() }
}

impl Stage {
    /// A window that shows a project of the sample articles, at the first of them.
    pub fn new() -> Self {
        Self::with(named())
    }

    /// The same with other settings.
    pub fn with(settings: Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::create(&folder.path().join("news.tawsim")).unwrap();
        let report = session.import(ImportRequest { paths: vec![seeds()], ..ImportRequest::default() }).wait();
        assert_eq!((report.added.len(), report.is_clean()), (5, true));
        session.close().unwrap();
        let mut stage = Self { harness: harness(), folder };
        stage.start(settings);
        stage.open();
        stage
    }

    /// A window without a project.
    pub fn without_project() -> Self {
        let mut stage = Self { harness: harness(), folder: tempfile::tempdir().unwrap() };
        stage.start(named());
        stage.rest();
        stage
    }

    fn start(&mut self, settings: Settings) {
        let file = self.path("config/settings.json");
        let mut window = Window::new(&self.harness.ctx, settings);
        window.keep_settings_in(file);
        window.ask_for_files_in_window();
        *self.harness.state_mut() = Some(window);
    }

    /// Opens the project of the stage.
    pub fn open(&mut self) {
        let (ctx, project) = (self.harness.ctx.clone(), self.path("news.tawsim"));
        self.window_mut().open(&ctx, &project);
        self.rest();
    }

    /// Closes the program and starts it again with the settings that it left behind.
    pub fn restart(&mut self) {
        let ctx = self.harness.ctx.clone();
        self.window_mut().close(&ctx).unwrap();
        self.harness = harness();
        let settings = Settings::load_from(&self.path("config/settings.json"));
        self.start(settings);
        self.open();
    }

    /// A path in the folder of the stage.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn window(&self) -> &Window {
        self.harness.state().as_ref().unwrap()
    }

    pub fn window_mut(&mut self) -> &mut Window {
        self.harness.state_mut().as_mut().unwrap()
    }

    pub fn session(&self) -> &Session {
        self.window().session().unwrap()
    }

    pub fn desk(&self) -> &Desk {
        self.window().desk()
    }

    /// Lets everything happen that was asked for: frames, and the work on the disk.
    #[track_caller]
    pub fn rest(&mut self) {
        self.harness.run();
        self.window_mut().settle();
        self.harness.run();
    }

    /// Runs frames until `done`, while a job runs beside the window.
    #[track_caller]
    pub fn wait(&mut self, done: impl Fn(&Self) -> bool) {
        for _ in 0..500 {
            if done(self) {
                return self.rest();
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
            self.harness.run_ok();
        }
        panic!("that never happened; the window says {:#?}", self.texts());
    }

    /// Lets a second pass, so that the next click is a first one.
    pub fn pause(&mut self) {
        let now = self.harness.ctx.input(|input| input.time);
        self.harness.input_mut().time = Some(now + 1.0);
        self.harness.step();
        self.harness.input_mut().time = None;
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // The files must be closed before their folder can be removed.
        let ctx = self.harness.ctx.clone();
        if let Some(window) = self.harness.state_mut() {
            let _ = window.close(&ctx);
        }
    }
}

fn harness() -> Harness<'static, Option<Window>> {
    let show = |ui: &mut eframe::egui::Ui, window: &mut Option<Window>| {
        if let Some(window) = window {
            window.ui(ui);
        }
    };
    Harness::builder().with_size(vec2(1280.0, 800.0)).with_step_dt(0.02).with_max_steps(12).build_ui_state(show, None)
}
