//! Frames by dashes, around what the program proposes and nobody has looked at yet.

use crate::ui::tokens;
use eframe::egui::{Painter, Rect, Shape, Stroke};
use eframe::epaint::RoundedRect;
use eframe::epaint::tessellator::path;

/// Length of a dash and of the gap behind it, in points.
const DASH: (f32, f32) = (4.0, 3.0);

/// A frame by dashes just inside `rect`, with the corners of buttons.
pub fn dashed(painter: &Painter, rect: Rect, stroke: Stroke) {
    dashed_round(painter, rect, f32::from(tokens::ROUND.nw), stroke);
}

/// The same with corners of `radius` points.
pub fn dashed_round(painter: &Painter, rect: Rect, radius: f32, stroke: Stroke) {
    let rect = rect.shrink(stroke.width / 2.0);
    let mut points = Vec::new();
    path::rounded_rectangle(&mut points, RoundedRect::new(rect, radius));
    points.extend(points.first().copied());
    painter.extend(Shape::dashed_line(&points, stroke, DASH.0, DASH.1));
}
