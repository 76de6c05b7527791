//! From places on the screen to places in the text, and back.

use super::page::Rows;
use super::pointer::{Side, edge_of};
use super::rows::Row;
use super::screen::Screen;
use super::view::ArticleView;
use crate::model::AnnotationId;
use crate::text::Span;
use crate::typeset::{Affinity, Direction, Hit, SlotKind};
use crate::ui::kit;
use eframe::egui::{Context, Pos2, Rect, vec2};

impl ArticleView {
    /// The rectangle of `span` in points, as far as it is on the screen.
    #[must_use]
    pub fn rect_of(&self, ctx: &Context, span: Span) -> Option<Rect> {
        let area = self.area?;
        let rows = self.rows.as_ref()?;
        let screen = Screen::of(ctx, area, rows.seen().options().width);
        let mut found: Option<Rect> = None;
        for (slot, top) in self.visible(rows, screen) {
            let Some(row) = rows.laid_row(slot) else { continue };
            for rect in row.rects(span) {
                let line = row.lines[rect.line];
                let min = screen.point(rect.left, top + line.fill_top);
                let max = screen.point(rect.right, top + line.fill_bottom);
                let part = Rect::from_min_max(min, max);
                found = Some(found.map_or(part, |found| found.union(part)));
            }
        }
        found.filter(|rect| rect.intersects(area))
    }

    /// The place one line up or down from `offset` (code points), straight above or below it.
    #[must_use]
    pub fn line_up_or_down(&mut self, ctx: &Context, offset: usize, down: bool) -> Option<usize> {
        let rows = self.rows.as_mut()?;
        kit::with(ctx, |kit| {
            let (mut slot, row) = rows.row(&mut kit.engine, rows.seen().slot_of(offset))?;
            let (line, x) = row.laid.caret(offset, Affinity::Downstream);
            if down && line + 1 < row.lines.len() {
                return Some(row.laid.hit(line + 1, x).offset);
            }
            if !down && line > 0 {
                return Some(row.laid.hit(line - 1, x).offset);
            }
            loop {
                slot = if down { slot + 1 } else { slot.checked_sub(1)? };
                if slot >= rows.seen().slot_count() {
                    return None;
                }
                if matches!(rows.seen().kind(slot), SlotKind::Text | SlotKind::Title) {
                    let (_, row) = rows.row(&mut kit.engine, slot)?;
                    return Some(row.laid.hit(if down { 0 } else { row.lines.len() - 1 }, x).offset);
                }
            }
        })
    }

    /// Whether the text at `offset` (code points) runs right to left, so that the left arrow goes on.
    #[must_use]
    pub fn runs_right_to_left(&self, offset: usize) -> bool {
        let direction = |rows: &Rows| rows.seen().direction(rows.seen().slot_of(offset));
        self.rows.as_ref().is_none_or(|rows| direction(rows) == Direction::RightToLeft)
    }

    /// How far below the top of the screen the line of `offset` (code points) has its letters, in pixels.
    pub(super) fn line_on_screen(&self, offset: usize, screen: Screen) -> Option<f32> {
        let rows = self.rows.as_ref()?;
        let slot = rows.seen().slot_of(offset);
        let (_, top) = self.visible(rows, screen).into_iter().find(|(visible, _)| *visible == slot)?;
        let row = rows.laid_row(slot)?;
        let (line, _) = row.laid.caret(offset, Affinity::Downstream);
        Some(top + row.lines[line].fill_top)
    }

    /// The rows on the screen with their tops, in pixels from the top of the screen.
    pub(super) fn visible(&self, rows: &Rows, screen: Screen) -> Vec<(usize, f32)> {
        let mut visible = Vec::new();
        let mut y = -self.anchor.above.round();
        for slot in self.anchor.slot..rows.seen().slot_count() {
            if y >= screen.height {
                break;
            }
            visible.push((slot, y));
            y += rows.seen().height(slot);
        }
        visible
    }

    /// What is at `pos` (points): above everything the start of the first row there, below the end of the last.
    pub(super) fn hit(&self, pos: Pos2, screen: Screen) -> Option<Hit> {
        let rows = self.rows.as_ref()?;
        let (x, y) = (pos.x * screen.scale - screen.left, pos.y * screen.scale - screen.top);
        let visible = self.visible(rows, screen);
        let shown = |(slot, _): &&(usize, f32)| rows.laid_row(*slot).is_some();
        let (slot, top) =
            visible.iter().filter(shown).rfind(|(_, top)| *top <= y).or_else(|| visible.iter().find(shown))?;
        let row = rows.laid_row(*slot)?;
        let (first, last) = (row.lines.first()?, row.lines.last()?);
        let ends = visible.last().is_some_and(|(slot, _)| slot + 1 == rows.seen().slot_count());
        let below_all = ends && y - top > last.bottom && visible.iter().filter(shown).all(|(other, _)| other <= slot);
        let above_all = y < top + first.top && *slot == 0;
        let x = match (above_all, below_all) {
            (true, _) => edge(row, true),
            (_, true) => edge(row, false),
            _ => x,
        };
        let line = if below_all { row.lines.len() - 1 } else { row.line_at(y - top) };
        Some(row.laid.hit(line, x))
    }

    /// The centre of the knob of a handle of the annotation `id`, in points, if it is on the screen.
    pub(super) fn knob_place(&self, id: AnnotationId, side: Side, screen: Screen) -> Option<Pos2> {
        let rows = self.rows.as_ref()?;
        let index = rows.annotations().iter().position(|annotation| annotation.id == id)?;
        let span = rows.annotations()[index].span;
        let (offset, affinity) = edge_of(span, side);
        let at = if side == Side::Start { offset } else { offset - 1 };
        let slot = rows.seen().slot_of(at);
        let (_, top) = self.visible(rows, screen).into_iter().find(|(visible, _)| *visible == slot)?;
        let row = rows.laid_row(slot)?;
        let (line, x) = row.laid.caret(offset, affinity);
        let mark = row.marks.iter().find(|mark| mark.annotation == index)?;
        let bottom = row.lane_bottom(line, mark.lane.number, screen.scale);
        Some(screen.point(x, top + bottom) + vec2(0.0, 1.0))
    }
}

/// Far beyond the side on which a row starts, or ends.
fn edge(row: &Row, start: bool) -> f32 {
    let right_to_left = row.laid.shaped().direction() == Direction::RightToLeft;
    if right_to_left == start { f32::MAX } else { f32::MIN }
}
