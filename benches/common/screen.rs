//! The real window without a screen: frames are run and made into triangles, but not painted.

use super::project::Project;
use eframe::egui::{
    Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2, pos2,
};
use std::hint::black_box;
use std::time::{Duration, Instant};
use tawsim::app::{LanguageChoice, Settings};
use tawsim::text::Span;
use tawsim::ui::Window;

/// A window of a size in points, at one pixel to the point.
pub struct Screen {
    /// What egui knows.
    pub ctx: Context,
    /// The window of the program.
    pub window: Window,
    empty: Context,
    size: Vec2,
    time: f64,
}

impl Screen {
    /// A window that shows `project`.
    pub fn new(size: Vec2, project: &Project) -> Self {
        let ctx = Context::default();
        let settings =
            Settings { annotator: "a1".to_owned(), language: LanguageChoice::English, ..Settings::default() };
        let mut window = Window::new(&ctx, settings);
        window.keep_settings_in(project.file("settings.json"));
        window.show_project(&ctx, project.open());
        Self { ctx, window, empty: Context::default(), size, time: 0.0 }
    }

    fn input(&self, events: Vec<Event>) -> RawInput {
        let rect = Rect::from_min_size(Pos2::ZERO, self.size);
        RawInput { screen_rect: Some(rect), time: Some(self.time), focused: true, events, ..RawInput::default() }
    }

    /// The time that a frame takes, 16 ms after the one before.
    pub fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 0.016;
        let input = self.input(events);
        let start = Instant::now();
        let mut output = self.ctx.run_ui(input, |ui| self.window.ui(ui));
        black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
        let time = start.elapsed();
        output.textures_delta.clear();
        time
    }

    /// The time that a frame takes in which nothing is shown.
    pub fn empty_frame(&mut self) -> Duration {
        let input = self.input(Vec::new());
        let start = Instant::now();
        let mut output = self.empty.run_ui(input, |_| {});
        black_box(self.empty.tessellate(output.shapes, output.pixels_per_point));
        let time = start.elapsed();
        output.textures_delta.clear();
        time
    }

    /// Whether the code point `at` of the open document can be seen.
    pub fn shows(&self, at: usize) -> bool {
        Span::new(at, at + 1).is_some_and(|span| self.window.rect_of(&self.ctx, span).is_some())
    }

    /// Frames until nothing changes any more.
    pub fn settle(&mut self) {
        for _ in 0..5 {
            self.window.settle();
            self.frame(Vec::new());
        }
    }
}

/// The pointer at `pos`.
pub const fn pointer_at(pos: Pos2) -> Event {
    Event::PointerMoved(pos)
}

/// The middle of the article in a window of `size`.
pub fn middle(size: Vec2) -> Pos2 {
    pos2(size.x / 2.0 - 24.0, size.y / 2.0)
}

/// The wheel turned by `lines`; towards the end of the text if negative.
pub const fn wheel(lines: f32) -> Event {
    let (unit, phase) = (MouseWheelUnit::Line, TouchPhase::Move);
    Event::MouseWheel {
        unit,
        delta: Vec2::new(0.0, lines),
        source: MouseWheelSource::Wheel,
        phase,
        modifiers: Modifiers::NONE,
    }
}

/// A key that goes down with `modifiers`.
pub const fn press(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}
