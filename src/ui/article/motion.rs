//! Moving over the page: wheel, keys, and going to where something is.

use super::Answer;
use super::page::Measured;
use super::pointer::Drag;
use super::screen::Screen;
use super::scroll::Anchor;
use super::view::ArticleView;
use crate::ui::kit;
use crate::ui::tokens;
use eframe::egui::{Context, Response, Ui};

impl ArticleView {
    /// Scrolls by `pages` screens, in the next frame.
    pub fn scroll_pages(&mut self, ctx: &Context, pages: f32) {
        if let Some(area) = self.area {
            let pixels = pages * (area.height() - 60.0) * ctx.pixels_per_point();
            self.scroll_by(ctx, pixels);
        }
    }

    /// Scrolls to the start or the end.
    pub fn scroll_to_edge(&mut self, ctx: &Context, end: bool) {
        self.anchor = Anchor::default();
        if end && let Some(rows) = &self.rows {
            self.anchor = Anchor::at(rows.seen(), rows.seen().total_height());
        }
        self.scroll_by(ctx, 0.0);
    }

    /// Measures the rows on the screen and keeps the page within it.
    pub(super) fn measure_screen(&mut self, ctx: &Context, screen: Screen) {
        let Some(rows) = &mut self.rows else { return };
        let padding = tokens::PAGE_PADDING * screen.scale;
        let (anchor, last) = kit::with(ctx, |kit| {
            self.anchor.within(&mut Measured { rows, engine: &mut kit.engine }, screen.height, padding)
        });
        self.anchor = anchor;
        rows.forget_far_from(&(anchor.slot..last));
    }

    pub(super) fn scroll_by(&mut self, ctx: &Context, pixels: f32) {
        let (Some(area), Some(rows)) = (self.area, &mut self.rows) else { return };
        let screen = Screen::of(ctx, area, 0.0);
        self.anchor =
            kit::with(ctx, |kit| self.anchor.moved(&mut Measured { rows, engine: &mut kit.engine }, pixels.round()));
        self.measure_screen(ctx, screen);
        ctx.request_repaint();
    }

    pub(super) fn scroll(&mut self, ui: &Ui, response: &Response, screen: Screen, answers: &mut Vec<Answer>) {
        if !response.contains_pointer() && self.drag.is_none() {
            return;
        }
        let (wheel, zoom) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
        if (zoom - 1.0).abs() > f32::EPSILON && response.contains_pointer() {
            answers.push(Answer::Zoom(zoom));
        } else if wheel != 0.0 {
            self.scroll_by(ui.ctx(), -wheel * screen.scale);
        }
        let moving = self.drag.as_ref().is_some_and(Drag::is_moving);
        if let Some(pos) = ui.input(|input| input.pointer.latest_pos()).filter(|_| moving) {
            let area = response.rect;
            // A drag beyond the edge scrolls, faster the farther it is.
            let beyond = (pos.y - area.bottom()).max(0.0) - (area.top() - pos.y).max(0.0);
            if beyond != 0.0 {
                self.scroll_by(ui.ctx(), (beyond * 0.4).clamp(-40.0, 40.0) * screen.scale);
            }
        }
    }

    pub(super) fn reveal_pending(&mut self, ctx: &Context, screen: Screen) {
        let (Some(span), Some(rows)) = (self.reveal.take(), &mut self.rows) else { return };
        let slot = rows.seen().slot_of(span.start().get());
        let margin = 48.0 * screen.scale;
        let wanted = kit::with(ctx, |kit| {
            let (slot, row) = rows.row(&mut kit.engine, slot)?;
            let rects = row.rects(span);
            let first = row.lines[rects.first().map_or(0, |rect| rect.line)];
            let last = rects.last().map_or(first, |rect| row.lines[rect.line]);
            // Its beginning is what counts where it is higher than the screen.
            let fits = last.bottom - first.top <= screen.height;
            Some((slot, first.top, if fits { last.bottom } else { first.bottom }))
        });
        let Some((slot, line_top, line_bottom)) = wanted else { return };
        let spare = (screen.height - (line_bottom - line_top)).max(0.0) / 2.0;
        let y = self.anchor.y(rows.seen());
        let top = rows.seen().top(slot) + f64::from(line_top);
        let bottom = rows.seen().top(slot) + f64::from(line_bottom);
        let is_seen = top >= y && bottom <= y + f64::from(screen.height);
        if is_seen {
            return;
        }
        let far = top < y - f64::from(screen.height) || bottom > y + 2.0 * f64::from(screen.height);
        let (edge, room) = if far {
            (line_top, (screen.height / 3.0).min(spare))
        } else if top < y {
            (line_top, margin.min(spare))
        } else {
            (line_bottom, screen.height - margin.min(spare))
        };
        // From the line itself upwards, because the rows between it and the screen may only be estimated.
        let line = Anchor { slot, above: edge };
        self.anchor = kit::with(ctx, |kit| line.moved(&mut Measured { rows, engine: &mut kit.engine }, -room.round()));
        self.measure_screen(ctx, screen);
    }
}
