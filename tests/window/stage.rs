//! The real window on a stage without a screen: a project of the sample articles, a mouse, keys, and eyes.

use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use std::path::{Path, PathBuf};
use tawsim::app::{ImportRequest, SaveState, Session, Settings};
use tawsim::text::Span;
use tawsim::ui::{Desk, Window};
use tempfile::TempDir;

/// Ctrl, or the key that stands for it.
pub const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
/// Ctrl with Shift.
pub const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..CTRL };

/// The window with everything around it.
pub struct Stage {
    pub harness: Harness<'static, Option<Window>>,
    folder: TempDir,
}

/// The five sample articles.
pub fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

/// Settings of somebody who has a name already.
pub fn named() -> Settings {
    Settings { annotator: "ليلى".to_owned(), ..Settings::default() }
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
        self.window_mut().close(&ctx);
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

    // Keys.

    /// Presses a key and lets it go.
    pub fn key(&mut self, key: Key) {
        self.keys(Modifiers::NONE, key);
    }

    /// Presses a key together with others.
    pub fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.rest();
    }

    /// Types `text` where the keyboard is, letter by letter, as a keyboard does it: with key presses for digits.
    pub fn write(&mut self, text: &str) {
        for letter in text.chars() {
            let key = Key::from_name(&letter.to_string());
            if let Some(key) = key {
                self.harness.key_down(key);
            }
            self.harness.event(Event::Text(letter.to_string()));
            if let Some(key) = key {
                self.harness.key_up(key);
            }
        }
        self.rest();
    }

    // The mouse.

    /// Where the first letter of `span` begins, a little inside it.
    #[track_caller]
    pub fn start_of(&self, span: Span) -> Pos2 {
        let first = Span::new(span.start().get(), span.start().get() + 1).unwrap();
        let rect = self.window().rect_of(&self.harness.ctx, first).expect("the span is on the screen");
        rect.right_center() - vec2(1.0, 0.0)
    }

    /// Where the last letter of `span` ends, a little inside it.
    #[track_caller]
    pub fn end_of(&self, span: Span) -> Pos2 {
        let last = Span::new(span.end().get() - 1, span.end().get()).unwrap();
        let rect = self.window().rect_of(&self.harness.ctx, last).expect("the span is on the screen");
        rect.left_center() + vec2(1.0, 0.0)
    }

    /// The middle of the first word of `quote`.
    #[track_caller]
    pub fn on(&self, quote: &str) -> Pos2 {
        let span = self.find(quote);
        let word = quote.split_whitespace().next().unwrap();
        let word = Span::new(span.start().get(), span.start().get() + word.chars().count()).unwrap();
        self.window().rect_of(&self.harness.ctx, word).expect("the word is on the screen").center()
    }

    /// Below the text at the start of `span` and at its end, where the knobs of its handles are.
    #[track_caller]
    pub fn knobs_of(&self, span: Span) -> (Pos2, Pos2) {
        let below = |pos: Pos2, out: f32| {
            let first = self.window().rect_of(&self.harness.ctx, span).expect("the span is on the screen");
            pos2(pos.x + out, first.bottom() + 4.0)
        };
        (below(self.start_of(span), 1.0), below(self.end_of(span), -1.0))
    }

    pub fn button(&mut self, pos: Pos2, pressed: bool, modifiers: Modifiers) {
        self.harness.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers });
        self.harness.step();
    }

    pub fn move_to(&mut self, pos: Pos2) {
        self.harness.event(Event::PointerMoved(pos));
        self.harness.step();
    }

    /// Presses at `from` and moves to `to`; the button stays down.
    pub fn begin_drag(&mut self, from: Pos2, to: Pos2, modifiers: Modifiers) {
        self.pause();
        self.harness.event(Event::ModifiersChanged(modifiers));
        self.move_to(from);
        self.button(from, true, modifiers);
        self.move_to(from + (to - from) * 0.5);
        self.move_to(to);
    }

    pub fn end_drag(&mut self, at: Pos2, modifiers: Modifiers) {
        self.button(at, false, modifiers);
        self.harness.event(Event::ModifiersChanged(Modifiers::NONE));
        self.rest();
    }

    /// A whole drag.
    pub fn drag(&mut self, from: Pos2, to: Pos2, modifiers: Modifiers) {
        self.begin_drag(from, to, modifiers);
        self.end_drag(to, modifiers);
    }

    /// Drags from the start of `quote` to its end.
    #[track_caller]
    pub fn drag_over(&mut self, quote: &str) {
        let span = self.find(quote);
        self.drag(self.start_of(span), self.end_of(span), Modifiers::NONE);
    }

    /// As many clicks in a row at `pos`.
    pub fn clicks(&mut self, pos: Pos2, count: usize, modifiers: Modifiers) {
        self.pause();
        self.harness.event(Event::ModifiersChanged(modifiers));
        self.move_to(pos);
        for _ in 0..count {
            self.button(pos, true, modifiers);
            self.button(pos, false, modifiers);
        }
        self.harness.event(Event::ModifiersChanged(Modifiers::NONE));
        self.rest();
    }

    pub fn click(&mut self, pos: Pos2) {
        self.clicks(pos, 1, Modifiers::NONE);
    }

    /// Clicks the only widget of that name.
    #[track_caller]
    pub fn press(&mut self, name: &str) {
        let named = |node: &Node<'_>| node.accesskit_node().label().is_some_and(|label| plain(&label) == name);
        let places: Vec<Pos2> =
            self.harness.root().children_recursive().filter(named).map(|node| node.rect().center()).collect();
        assert_eq!(places.len(), 1, "widgets called {name:?}; the window says {:#?}", self.texts());
        self.click(places[0]);
    }

    /// Clicks an item of a menu.
    #[track_caller]
    pub fn menu(&mut self, menu: &str, item: &str) {
        self.press(menu);
        self.press(item);
    }

    // Eyes.

    /// The text of the open document.
    pub fn text(&self) -> &str {
        self.session().open_document().unwrap().text().as_str()
    }

    /// The first place in the open document that reads `quote`.
    #[track_caller]
    pub fn find(&self, quote: &str) -> Span {
        let byte = self.text().find(quote).expect("the document has that text");
        let start = self.text()[..byte].chars().count();
        Span::new(start, start + quote.chars().count()).unwrap()
    }

    fn quote(&self, span: Span) -> String {
        self.session().open_document().unwrap().text().quote(span).unwrap().to_owned()
    }

    /// The text that is selected, or nothing.
    pub fn selected(&self) -> String {
        self.desk().selection.map(|span| self.quote(span)).unwrap_or_default()
    }

    /// The spans of the open document with their labels, in order.
    pub fn spans(&self) -> Vec<String> {
        let set = self.session().open_document().unwrap().set();
        set.annotations().iter().map(|a| format!("{} {}", a.label, self.quote(a.span))).collect()
    }

    /// The span that is picked, with its label, or nothing.
    pub fn picked(&self) -> String {
        let set = self.session().open_document().unwrap().set();
        let annotation = self.desk().picked.and_then(|id| set.get(id));
        annotation.map(|a| format!("{} {}", a.label, self.quote(a.span))).unwrap_or_default()
    }

    /// The id of the open document.
    pub fn document(&self) -> &str {
        self.session().open_document().map_or("", |document| document.info().id.as_str())
    }

    /// Everything that the window says, without direction marks.
    pub fn texts(&self) -> Vec<String> {
        let nodes = self.harness.root().children_recursive();
        let texts = nodes.filter_map(|node| {
            let node = node.accesskit_node();
            node.label().or(node.value())
        });
        texts.map(|text| plain(&text)).collect()
    }

    /// Whether the window says `part` somewhere.
    pub fn says(&self, part: &str) -> bool {
        self.texts().iter().any(|text| text.contains(part))
    }

    /// Whether exactly one widget has that name.
    pub fn has_one(&self, name: &str) -> bool {
        self.harness.get_all_by_label(name).count() == 1
    }

    /// The widget of that name that is nearest to `pos`.
    #[track_caller]
    pub fn nearest(&self, name: &str, pos: Pos2) -> Rect {
        let rects = self.harness.get_all_by_label(name).map(|node| node.rect());
        rects.min_by(|a, b| a.center().distance(pos).total_cmp(&b.center().distance(pos))).unwrap()
    }

    pub fn is_saved(&self) -> bool {
        self.session().save_state() == SaveState::Saved && self.says("Saved")
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // The files must be closed before their folder can be removed.
        let ctx = self.harness.ctx.clone();
        if let Some(window) = self.harness.state_mut() {
            window.close(&ctx);
        }
    }
}

/// `text` without direction marks.
fn plain(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
}

fn harness() -> Harness<'static, Option<Window>> {
    let show = |ui: &mut eframe::egui::Ui, window: &mut Option<Window>| {
        if let Some(window) = window {
            window.ui(ui);
        }
    };
    Harness::builder().with_size(vec2(1280.0, 800.0)).with_step_dt(0.02).with_max_steps(12).build_ui_state(show, None)
}

/// The input of the next frame.
pub fn input(stage: &mut Stage) -> &mut RawInput {
    stage.harness.input_mut()
}
