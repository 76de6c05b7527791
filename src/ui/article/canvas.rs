//! The rows on the screen, painted.

use super::Scene;
use super::paint::Brush;
use super::pointer::{Drag, Side};
use super::screen::Screen;
use super::view::ArticleView;
use crate::typeset::Affinity;
use crate::ui::kit;
use crate::ui::tokens::Tokens;
use eframe::egui::{CornerRadius, Painter, Rect, Stroke, Ui};

impl ArticleView {
    pub(super) fn paint(&mut self, ui: &Ui, scene: &Scene<'_>, area: Rect, screen: Screen) {
        let tokens = kit::tokens(ui);
        let painter = ui.painter_at(area);
        painter.rect_filled(area, CornerRadius::ZERO, tokens.page);
        let Some(rows) = &self.rows else { return };
        let visible = self.visible(rows, screen);
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
            }
            if let Some(caret) = scene.caret.filter(|caret| rows.seen().slot_of(*caret) == *slot) {
                let (line, x) = row.laid.caret(caret, Affinity::Downstream);
                brush.caret(row, line, x);
            }
        }
        self.paint_handles(&painter, scene, screen, tokens);
    }

    /// The knobs at the ends of the picked span, above everything else.
    fn paint_handles(&self, painter: &Painter, scene: &Scene<'_>, screen: Screen, tokens: Tokens) {
        let Some(id) = scene.picked else { return };
        let label = scene.set.get(id).and_then(|annotation| scene.labels.get(&annotation.label));
        let colour = label.map_or(tokens.muted, |label| tokens.label(label));
        let dragged = matches!(self.drag, Some(Drag::Handle { .. }));
        for side in [Side::Start, Side::End] {
            if let Some(foot) = self.knob_place(id, side, screen) {
                let radius = if dragged { 6.0 } else { 4.5 };
                painter.circle(foot, radius, colour, Stroke::new(1.5, tokens.page));
            }
        }
    }
}
