//! The window on a real screen: opening it, remembering its place, and taking its picture.

use super::window::Window;
use crate::app::{Settings, WindowPlace, write_png};
use crate::store::StoreError;
use eframe::egui::{ColorImage, Context, IconData, ScreenshotCallback, ViewportBuilder, ViewportCommand, pos2};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Size of the window at the first start, in points.
const SIZE: [f32; 2] = [1280.0, 800.0];

/// Frames that are shown before a picture is taken, so that everything that comes a frame later is there.
const FRAMES_BEFORE_PICTURE: u32 = 6;

/// How the window is opened.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The project that is opened first; without one, the one that was open last.
    pub project: Option<PathBuf>,
    /// Where a picture of the window is written; the program closes then.
    pub screenshot: Option<PathBuf>,
}

/// Why the window could not be opened, or its picture not be written.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// There is no screen, or its driver failed.
    #[error("the window could not be opened. It needs a display: on Linux X11 or Wayland, with OpenGL. {0}")]
    NoWindow(String),
    /// Something could not be saved when the window was closed.
    #[error("not everything could be saved: {0}")]
    NotSaved(StoreError),
    /// The picture could not be written.
    #[error("the picture could not be written to {}: {reason}", path.display())]
    Picture {
        /// Where to.
        path: PathBuf,
        /// Why not.
        reason: std::io::Error,
    },
}

/// What the program brings back when its window is closed.
type Outcome = Arc<Mutex<Result<(), RunError>>>;

/// Opens the window and stays until it is closed.
///
/// # Errors
/// [`RunError`] if there is no window, or the picture that was asked for can't be written.
pub fn run(options: Options) -> Result<(), RunError> {
    let settings = Settings::load();
    let native = eframe::NativeOptions {
        viewport: viewport(&settings, options.screenshot.is_some()),
        ..eframe::NativeOptions::default()
    };
    let outcome: Outcome = Arc::new(Mutex::new(Ok(())));
    let shared = Arc::clone(&outcome);
    let made = eframe::run_native(
        "tawsim",
        native,
        Box::new(move |creation| Ok(Box::new(Program::new(&creation.egui_ctx, settings, options, shared)))),
    );
    made.map_err(|error| RunError::NoWindow(error.to_string()))?;
    std::mem::replace(&mut *outcome.lock().unwrap_or_else(PoisonError::into_inner), Ok(()))
}

fn viewport(settings: &Settings, picture: bool) -> ViewportBuilder {
    let place = settings.window.filter(|_| !picture);
    let size = place.map_or(SIZE, |place| place.size);
    let builder = ViewportBuilder::default()
        .with_app_id("tawsim")
        .with_title("tawsim")
        .with_inner_size(size)
        .with_min_inner_size([900.0, 560.0])
        .with_drag_and_drop(true);
    let builder = match eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")) {
        Ok(icon) => builder.with_icon(Arc::<IconData>::new(icon)),
        Err(_) => builder,
    };
    match place {
        Some(WindowPlace { maximized: true, .. }) => builder.with_maximized(true),
        Some(WindowPlace { position: Some([x, y]), .. }) => builder.with_position(pos2(x, y)),
        _ => builder,
    }
}

/// The window with what only a real screen has.
struct Program {
    window: Window,
    screenshot: Option<PathBuf>,
    frames: u32,
    outcome: Outcome,
    /// Kept for closing, when no frame lends one.
    ctx: Option<Context>,
}

impl Program {
    fn new(ctx: &Context, settings: Settings, options: Options, outcome: Outcome) -> Self {
        let last = settings.recent.first().filter(|path| path.exists()).cloned();
        let mut window = Window::new(ctx, settings);
        if options.screenshot.is_some() {
            window.ask_no_name();
        }
        if let Some(project) = options.project.or(last) {
            window.open(ctx, &project);
        }
        if options.screenshot.is_some() {
            window.settle();
        }
        Self { window, screenshot: options.screenshot, frames: 0, outcome, ctx: Some(ctx.clone()) }
    }

    fn take_picture(&mut self, ctx: &Context) {
        let Some(path) = &self.screenshot else { return };
        self.frames += 1;
        if self.frames == FRAMES_BEFORE_PICTURE {
            let (path, outcome, closing) = (path.clone(), Arc::clone(&self.outcome), ctx.clone());
            let write = move |image: Arc<ColorImage>| {
                *outcome.lock().unwrap_or_else(PoisonError::into_inner) = write_picture(&path, &image);
                closing.send_viewport_cmd(ViewportCommand::Close);
            };
            ctx.send_viewport_cmd(ViewportCommand::Screenshot(ScreenshotCallback::new(write)));
        }
        ctx.request_repaint();
    }
}

impl eframe::App for Program {
    fn ui(&mut self, ui: &mut eframe::egui::Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        self.window.ui(ui);
        if self.screenshot.is_some() {
            self.take_picture(&ctx);
        } else {
            self.window.remember_place(place(&ctx));
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        let closed = self.ctx.take().map_or(Ok(()), |ctx| self.window.close(&ctx));
        if let Err(error) = closed {
            *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Err(RunError::NotSaved(error));
        }
    }
}

/// Where the window is now.
fn place(ctx: &Context) -> Option<WindowPlace> {
    ctx.input(|input| {
        let viewport = input.viewport();
        let inner = viewport.inner_rect?;
        let maximized = viewport.maximized.unwrap_or(false);
        let position = viewport.outer_rect.map(|outer| [outer.left(), outer.top()]);
        Some(WindowPlace { size: [inner.width(), inner.height()], position, maximized })
    })
}

fn write_picture(path: &Path, image: &ColorImage) -> Result<(), RunError> {
    let size = image.size.map(|side| side as u32);
    let pixels: Vec<u8> = image.pixels.iter().flat_map(eframe::egui::Color32::to_array).collect();
    write_png(path, size, &pixels).map_err(|reason| RunError::Picture { path: path.to_owned(), reason })
}
