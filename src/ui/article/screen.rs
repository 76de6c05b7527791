//! Where the column of the article is on the screen.

use eframe::egui::{Context, Pos2, Rect, pos2};

/// The place of the column on the screen, in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Screen {
    /// Left edge of the column.
    pub left: f32,
    /// Top edge of the article.
    pub top: f32,
    /// Height of the article.
    pub height: f32,
    /// Pixels to the point.
    pub scale: f32,
}

impl Screen {
    /// A column of `width` pixels in the middle of `area` (points).
    pub fn of(ctx: &Context, area: Rect, width: f32) -> Self {
        let scale = ctx.pixels_per_point();
        let left = (area.center().x * scale - width / 2.0).round();
        Self { left, top: (area.top() * scale).round(), height: area.height() * scale, scale }
    }

    /// Points from pixels of the column.
    pub fn point(self, x: f32, y: f32) -> Pos2 {
        pos2((self.left + x) / self.scale, (self.top + y) / self.scale)
    }
}
