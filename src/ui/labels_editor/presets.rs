//! Presets to begin with, and what is in them.

use super::words::{preset, preset_text};
use crate::model::Preset;
use crate::ui::dialogs;
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::shaped::{Button, Text};
use crate::ui::tokens;
use eframe::egui::{Ui, vec2};

/// Asks for a preset; `answers` shows the buttons and tells what was said.
pub fn ask(ui: &mut Ui, chosen: &mut Preset, answers: impl FnOnce(&mut Ui) -> Option<bool>) -> Option<bool> {
    dialogs::title(ui, &tr(ui.ctx(), "labels-presets-title"));
    dialogs::explain(ui, &tr(ui.ctx(), "labels-presets-text"));
    choose(ui, chosen);
    preview(ui, *chosen);
    answers(ui)
}

/// A button for each preset.
pub fn choose(ui: &mut Ui, chosen: &mut Preset) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(tokens::GRID, tokens::GRID);
        for which in Preset::ALL {
            if Button::new(&preset(ui.ctx(), which)).chosen(*chosen == which).show(ui).clicked() {
                *chosen = which;
            }
        }
    });
}

/// What is in a preset, always as high as the highest.
fn preview(ui: &mut Ui, chosen: Preset) {
    let tokens = kit::tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 116.0), eframe::egui::Sense::hover());
    ui.scope_builder(eframe::egui::UiBuilder::new().max_rect(rect), |ui| {
        Text::new(preset_text(ui.ctx(), chosen)).colour(tokens.muted).show_block(ui);
        let set = chosen.label_set();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(tokens::GRID * 3.0, tokens::GRID);
            for label in set.labels() {
                let text = Text::new(kit::label_name(ui.ctx(), label)).bold().colour(tokens.label(label));
                text.show(ui);
            }
        });
        let attributes: usize = set.labels().iter().map(|label| label.attributes.len()).sum();
        let values = [
            ("labels", set.labels().len().into()),
            ("attributes", attributes.into()),
            ("links", set.links().len().into()),
        ];
        Text::new(tr_with(ui.ctx(), "labels-preset-counts", &values)).small().colour(tokens.muted).show(ui);
    });
}
