//! The scroll bar of the article.

use super::screen::Screen;
use super::scroll::Anchor;
use super::view::ArticleView;
use crate::ui::kit;
use crate::ui::tokens::{self, SCROLL_BAR};
use eframe::egui::{CornerRadius, Id, Rect, Sense, Ui, pos2, vec2};

impl ArticleView {
    /// The scroll bar: shown while the page is longer than the screen.
    pub(super) fn scroll_bar(&mut self, ui: &Ui, area: Rect, screen: Screen) {
        let Some(rows) = &self.rows else { return };
        let padding = f64::from(tokens::PAGE_PADDING * screen.scale);
        let total = rows.seen().total_height() + 2.0 * padding;
        let screen = f64::from(screen.height);
        if total <= screen + 1.0 {
            self.bar_grasp = None;
            return;
        }
        let track = Rect::from_min_max(pos2(area.right() - SCROLL_BAR, area.top()), area.max);
        let length = ((screen / total) as f32 * track.height()).max(28.0);
        let room = track.height() - length;
        let position = ((self.anchor.y(rows.seen()) + padding) / (total - screen)).clamp(0.0, 1.0) as f32;
        let bar = Rect::from_min_size(pos2(track.left(), track.top() + position * room), vec2(SCROLL_BAR, length));
        let response = ui.interact(track, Id::unique("article scroll bar"), Sense::click_and_drag());
        let tokens = kit::tokens(ui);
        if let Some(pos) = response.interact_pointer_pos().filter(|_| response.is_pointer_button_down_on()) {
            let inside = if bar.contains(pos) { pos.y - bar.top() } else { length / 2.0 };
            let grasp = *self.bar_grasp.get_or_insert(inside);
            let share = f64::from(((pos.y - grasp - track.top()) / room.max(1.0)).clamp(0.0, 1.0));
            let y = share * (total - screen) - padding;
            self.anchor = if y < 0.0 { Anchor { slot: 0, above: y as f32 } } else { Anchor::at(rows.seen(), y) };
            ui.ctx().request_repaint();
        } else {
            self.bar_grasp = None;
        }
        let active = response.hovered() || self.bar_grasp.is_some();
        let colour = if active { tokens.muted } else { tokens.muted.gamma_multiply(0.45) };
        let shown = bar.shrink2(vec2(if active { 2.5 } else { 3.5 }, 2.0));
        ui.painter().rect_filled(shown, CornerRadius::same(4), colour);
    }
}
