//! A button that shows what is chosen, and a menu of what else there is.

use crate::ui::kit;
use crate::ui::mirror::{self, Side, Strip};
use crate::ui::shaped::{Text, menu_item, menu_item_width};
use crate::ui::tokens;
use eframe::egui::{
    Color32, CornerRadius, Rect, Response, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

/// Widest button.
const WIDEST: f32 = 260.0;

/// Highest menu.
const HIGHEST: f32 = 320.0;

/// One of the things to choose from.
pub struct Choice {
    /// What it says.
    pub name: String,
    /// A patch of colour before it.
    pub swatch: Option<Color32>,
}

impl Choice {
    /// One without colour.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), swatch: None }
    }
}

/// Shows it, and tells what was chosen anew. Screen readers call it `name`.
pub fn chooser(ui: &mut Ui, name: &str, choices: &[Choice], chosen: Option<usize>) -> Option<usize> {
    chooser_or(ui, name, "", choices, chosen)
}

/// The same, which says `empty` while nothing is chosen.
pub fn chooser_or(ui: &mut Ui, name: &str, empty: &str, choices: &[Choice], chosen: Option<usize>) -> Option<usize> {
    let shown = chosen.and_then(|chosen| choices.get(chosen));
    let response = button(ui, name, shown, empty);
    let mut picked = None;
    mirror::menu(&response).id(response.id.with("menu")).gap(2.0).accessible_name(name).show(|ui| {
        let widths = choices.iter().map(|choice| menu_item_width(ui, &choice.name, ""));
        ui.set_width(widths.fold(response.rect.width(), f32::max).ceil());
        ScrollArea::vertical().max_height(HIGHEST).show(ui, |ui| {
            for (index, choice) in choices.iter().enumerate() {
                if menu_item(ui, &choice.name, "", true, Some(Some(index) == chosen)).clicked() {
                    picked = Some(index);
                }
            }
        });
    });
    picked.filter(|picked| Some(*picked) != chosen)
}

fn button(ui: &mut Ui, name: &str, shown: Option<&Choice>, empty: &str) -> Response {
    let text = shown.map_or(empty, |choice| choice.name.as_str());
    let text = Text::new(text).line(ui.ctx(), WIDEST);
    let swatch = shown.and_then(|choice| choice.swatch);
    let patch_room = if swatch.is_some() { 10.0 + tokens::GRID * 1.5 } else { 0.0 };
    let width = text.size().x + patch_room + tokens::GRID * 4.0 + 14.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, tokens::CONTROL), Sense::click());
    if ui.is_rect_visible(rect) {
        let tokens = kit::tokens(ui);
        let painter = ui.painter();
        let fill = if response.hovered() { tokens.hover } else { tokens.page };
        painter.rect(rect, tokens::ROUND, fill, Stroke::new(1.0, tokens.hairline), StrokeKind::Inside);
        if response.has_focus() {
            let ring = Stroke::new(1.5, tokens.accent);
            painter.rect_stroke(rect.expand(1.0), tokens::ROUND, ring, StrokeKind::Outside);
        }
        let mut strip = Strip::new(ui.ctx(), rect);
        strip.start(tokens::GRID * 2.0);
        strip.end(tokens::GRID * 2.0);
        let arrow = strip.end(8.0).center();
        let points = vec![arrow + vec2(-4.0, -2.0), arrow + vec2(4.0, -2.0), arrow + vec2(0.0, 3.0)];
        painter.add(Shape::convex_polygon(points, tokens.muted, Stroke::NONE));
        if let Some(colour) = swatch {
            let patch = Rect::from_center_size(strip.start(10.0).center(), vec2(10.0, 10.0));
            painter.rect_filled(patch, CornerRadius::same(3), colour);
            strip.start(tokens::GRID * 1.5);
        }
        text.paint_in(painter, strip.rest(), Side::Start, tokens.ink);
    }
    response.widget_info(|| {
        let value = shown.map(|choice| choice.name.clone());
        WidgetInfo { current_text_value: value, ..WidgetInfo::labeled(Role::ComboBox, true, name) }
    });
    response
}
