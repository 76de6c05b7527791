//! Small buttons with a sign, where a word would not fit into a row.

use crate::ui::kit;
use crate::ui::shaped::tip;
use crate::ui::tokens;
use eframe::egui::{Color32, Painter, Pos2, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Towards the start of a list.
    Up,
    /// Towards its end.
    Down,
    /// Away with it.
    Delete,
}

/// Shows a button with the sign; `name` stands in its tooltip and is what screen readers say.
pub fn icon(ui: &mut Ui, icon: Icon, name: &str, enabled: bool) -> bool {
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0), sense);
    let tokens = kit::tokens(ui);
    if response.hovered() && enabled {
        ui.painter().rect_filled(rect, tokens::ROUND, tokens.hover);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, tokens.accent);
        ui.painter().rect_stroke(rect, tokens::ROUND, ring, StrokeKind::Inside);
    }
    let colour = if enabled { tokens.muted } else { tokens.muted.gamma_multiply(0.35) };
    paint(ui.painter(), rect.center(), icon, colour);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    let response: Response = tip(response, name);
    response.clicked() && enabled
}

fn paint(painter: &Painter, centre: Pos2, icon: Icon, colour: Color32) {
    let stroke = Stroke::new(1.5, colour);
    let point = |x: f32, y: f32| centre + vec2(x, y);
    match icon {
        Icon::Up => drop(painter.line(vec![point(-4.0, 2.0), point(0.0, -2.5), point(4.0, 2.0)], stroke)),
        Icon::Down => drop(painter.line(vec![point(-4.0, -2.0), point(0.0, 2.5), point(4.0, -2.0)], stroke)),
        Icon::Delete => {
            painter.line_segment([point(-3.5, -3.5), point(3.5, 3.5)], stroke);
            painter.line_segment([point(3.5, -3.5), point(-3.5, 3.5)], stroke);
        }
    }
}
