//! The rows on the screen, painted.

use super::Scene;
use super::paint::Brush;
use super::pointer::{Drag, Side, edge_of};
use super::screen::Screen;
use super::view::ArticleView;
use crate::typeset::Affinity;
use crate::ui::kit;
use eframe::egui::{CornerRadius, Rect, Ui};

impl ArticleView {
    pub(super) fn paint(&mut self, ui: &Ui, scene: &Scene<'_>, area: Rect, screen: Screen) {
        let tokens = kit::tokens(ui);
        let painter = ui.painter_at(area);
        painter.rect_filled(area, CornerRadius::ZERO, tokens.page);
        let Some(rows) = &self.rows else { return };
        let visible = self.visible(rows, screen);
        let dragged = matches!(self.drag, Some(Drag::Handle { .. }));
        let Some(rows) = &mut self.rows else { return };
        for (slot, top) in &visible {
            let meshes = rows.meshes(ui.ctx(), *slot).cloned().unwrap_or_default();
            let Some(row) = rows.laid_row(*slot) else { continue };
            let styles = rows.styles();
            let picked = rows.annotations().iter().position(|annotation| Some(annotation.id) == scene.picked);
            let brush =
                Brush { painter: &painter, tokens, left: screen.left, top: screen.top + top, scale: screen.scale };
            brush.fills(row, &styles, picked);
            if let Some(selection) = scene.selection {
                brush.selection(row, selection);
            }
            brush.text(row, &meshes);
            brush.lines_and_tags(row, &styles, picked);
            if let Some(mark) = row.marks.iter().find(|mark| Some(mark.annotation) == picked) {
                brush.ring(row, mark, styles[mark.annotation].colour);
                let span = rows.annotations()[mark.annotation].span;
                for side in [Side::Start, Side::End] {
                    let here = if side == Side::Start { mark.starts } else { mark.ends };
                    if here && !mark.rects.is_empty() {
                        let (offset, affinity) = edge_of(span, side);
                        let (line, x) = row.laid.caret(offset, affinity);
                        brush.handle(row, line, x, styles[mark.annotation].colour, dragged);
                    }
                }
            }
            if let Some(caret) = scene.caret.filter(|caret| rows.seen().slot_of(*caret) == *slot) {
                let (line, x) = row.laid.caret(caret, Affinity::Downstream);
                brush.caret(row, line, x);
            }
        }
    }
}
