//! What is shown where there is nothing yet, with the next thing to do.

use crate::app::{Action, ProjectAction};
use crate::ui::kit::{self, tr};
use crate::ui::labels_editor::{caption, choose_preset};
use crate::ui::mirror::Side;
use crate::ui::shaped::{Button, Text, row_frame};
use crate::ui::tokens;
use crate::ui::window::Window;
use eframe::egui::{Ui, UiBuilder, vec2};

/// Width of the column in the middle.
const WIDTH: f32 = 380.0;

/// The window without a project.
pub fn show(window: &mut Window, ui: &mut Ui) {
    let recent = window.settings.recent.clone();
    let mut action = None;
    in_the_middle(ui, 270.0 + recent.len() as f32 * tokens::ROW, |ui| {
        let muted = kit::tokens(ui).muted;
        Text::new(tr(ui.ctx(), "welcome-title")).bold().size(22.0).show(ui);
        ui.add_space(tokens::GRID * 2.0);
        Text::new(tr(ui.ctx(), "welcome-text")).colour(muted).show_block(ui);
        ui.add_space(tokens::GRID * 4.0);
        ui.horizontal(|ui| {
            if Button::new(&tr(ui.ctx(), "welcome-new")).key("Ctrl+N").show(ui).clicked() {
                action = Some(ProjectAction::New);
            }
            if Button::new(&tr(ui.ctx(), "welcome-open")).key("Ctrl+O").show(ui).clicked() {
                action = Some(ProjectAction::Open);
            }
        });
        ui.add_space(tokens::GRID * 3.0);
        caption(ui, &tr(ui.ctx(), "new-labels"));
        choose_preset(ui, &mut window.new_labels);
        if recent.is_empty() {
            return;
        }
        ui.add_space(tokens::GRID * 5.0);
        Text::new(tr(ui.ctx(), "welcome-recent")).small().bold().colour(muted).show(ui);
        for path in &recent {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let (rect, response) = row_frame(ui, tokens::ROW, false, &name);
            let inner = rect.shrink2(vec2(tokens::GRID * 2.0, 0.0));
            let name = Text::new(name).line(ui.ctx(), inner.width() * 0.5);
            name.paint_in(ui.painter(), inner, Side::Start, kit::tokens(ui).ink);
            let folder = path.parent().unwrap_or(path).display().to_string();
            let folder = Text::new(folder).small().code().line(ui.ctx(), inner.width() - name.size().x - 16.0);
            folder.paint_in(ui.painter(), inner, Side::End, muted);
            if response.clicked() {
                action = Some(ProjectAction::OpenPath(path.clone()));
            }
        }
    });
    if let Some(action) = action {
        window.send(Action::Project(action));
    }
}

/// The middle of the window while no document is open.
pub fn no_document(window: &mut Window, ui: &mut Ui) {
    let Some(session) = &window.session else { return };
    if session.awaited().is_some() && session.annotator().is_some() {
        return;
    }
    let empty = session.documents().is_empty();
    let mut import = false;
    in_the_middle(ui, 140.0, |ui| {
        let muted = kit::tokens(ui).muted;
        let (title, text) =
            if empty { ("no-documents-title", "no-documents-text") } else { ("no-document-title", "no-document-text") };
        Text::new(tr(ui.ctx(), title)).bold().size(18.0).show(ui);
        ui.add_space(tokens::GRID * 2.0);
        Text::new(tr(ui.ctx(), text)).colour(muted).show_block(ui);
        ui.add_space(tokens::GRID * 4.0);
        if empty {
            import = Button::new(&tr(ui.ctx(), "documents-import")).key("Ctrl+I").show(ui).clicked();
        }
    });
    if import {
        window.send(Action::Project(ProjectAction::Import));
    }
}

fn in_the_middle(ui: &mut Ui, height: f32, add: impl FnOnce(&mut Ui)) {
    let room = ui.max_rect();
    let size = vec2(WIDTH.min(room.width() - 32.0), height.min(room.height()));
    let rect = eframe::egui::Rect::from_center_size(room.center(), size);
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.spacing_mut().item_spacing = vec2(tokens::GRID * 2.0, tokens::GRID);
        add(ui);
    });
}
