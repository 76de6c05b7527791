//! The rows on the screen, painted.

use super::Scene;
use super::link_scene::Links;
use super::paint::Brush;
use super::pointer::{Drag, Side};
use super::rows::Mark;
use super::screen::Screen;
use super::view::ArticleView;
use crate::typeset::Affinity;
use crate::ui::kit;
use crate::ui::meshes::Lettering;
use crate::ui::tokens::Tokens;
use eframe::egui::{CornerRadius, Mesh, Painter, Rect, Shape, Stroke, Ui};

impl ArticleView {
    pub(super) fn paint(&self, ui: &Ui, scene: &Scene<'_>, area: Rect, (links, screen): (&Links, Screen)) {
        let tokens = kit::tokens(ui);
        let painter = ui.painter_at(area);
        painter.rect_filled(area, CornerRadius::ZERO, tokens.page);
        let Some(rows) = &self.rows else { return };
        let styles = rows.styles();
        let index = |id| rows.annotations().iter().position(|annotation| annotation.id == id);
        let (picked, aimed) = (scene.picked.and_then(index), scene.aimed.and_then(index));
        let lights = self.lights(scene);
        let visible = self.visible(rows, screen);
        let shown = || {
            visible.iter().filter_map(|(slot, top)| {
                let (left, top, scale) = (screen.left, screen.top + top, screen.scale);
                Some((*slot, rows.laid_row(*slot)?, Brush { painter: &painter, tokens, left, top, scale }))
            })
        };
        // Layer by layer over all rows, because each layer is painted at once.
        for (_, row, brush) in shown() {
            brush.fills(row, styles, picked, &lights);
            if let Some(selection) = scene.selection {
                brush.selection(row, selection);
            }
            // Behind the letters, so that it hides nothing of what stands beside the boundary.
            let has_ring = |mark: &&Mark| [picked, aimed].contains(&Some(mark.annotation));
            for mark in row.marks.iter().filter(has_ring) {
                brush.ring(row, mark, styles.of(mark.annotation).colour);
            }
        }
        self.paint_links(&painter, links, screen, &tokens);
        let (mut text, mut lanes, mut tags) = (Lettering::on(&painter), Mesh::default(), Lettering::on(&painter));
        for (slot, row, brush) in shown() {
            if let Some(meshes) = rows.meshes(ui.ctx(), slot) {
                brush.text(&mut text, row, &meshes);
            }
            brush.lanes(&mut lanes, row, styles, picked, &lights);
            brush.tags(&mut tags, row, styles, &lights);
        }
        text.paint(&painter);
        painter.add(Shape::mesh(lanes));
        tags.paint(&painter);
        self.paint_link_names(&painter, links, screen, &tokens);
        for (slot, row, brush) in shown() {
            if let Some(caret) = scene.caret.filter(|caret| rows.seen().slot_of(*caret) == slot) {
                let (line, x) = row.laid.caret(caret, Affinity::Downstream);
                brush.caret(row, line, x);
            }
        }
        self.paint_handles(&painter, scene, screen, tokens);
        self.paint_offered_link(&painter, scene, screen, &tokens);
    }

    /// The knobs at the ends of the picked span, above everything else.
    fn paint_handles(&self, painter: &Painter, scene: &Scene<'_>, screen: Screen, tokens: Tokens) {
        let Some(id) = scene.picked else { return };
        let label = scene.set.get(id).and_then(|annotation| scene.labels.get(&annotation.label));
        let colour = label.map_or(tokens.muted, |label| tokens.label(label));
        self.paint_link_handle(painter, scene, screen, colour);
        let dragged = matches!(self.drag, Some(Drag::Handle { .. }));
        for side in [Side::Start, Side::End] {
            if let Some(foot) = self.knob_place(id, side, screen) {
                let radius = if dragged { 6.0 } else { 4.5 };
                painter.circle(foot, radius, colour, Stroke::new(1.5, tokens.page));
            }
        }
    }
}
