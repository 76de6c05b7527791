//! Links painted: lines behind the letters, arrows and names above them, chips at the edge, the handle.

use super::link_scene::{Chip, Drawn, Links};
use super::links::Name;
use super::pointer::Drag;
use super::screen::Screen;
use super::view::ArticleView;
use super::{Answer, LinkAnswer, Scene};
use crate::ui::kit::{self, tr_with, words};
use crate::ui::meshes::Lettering;
use crate::ui::mirror::Side;
use crate::ui::shaped::{Text, tip};
use crate::ui::tokens::{self, Tokens};
use eframe::egui::{
    Color32, CornerRadius, CursorIcon, Id, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

/// Points of a rounded corner.
const CORNER_POINTS: usize = 4;

/// Most letters of the quote in a chip.
const QUOTE: usize = 60;

impl ArticleView {
    /// The lines, to be painted before the letters.
    pub(super) fn paint_links(&self, painter: &Painter, links: &Links, screen: Screen, tokens: &Tokens) {
        let any_picked = links.drawn.iter().any(|drawn| drawn.of_picked);
        let ordered = links.drawn.iter().filter(|d| !d.of_picked).chain(links.drawn.iter().filter(|d| d.of_picked));
        for drawn in ordered {
            let colour = colour(tokens, drawn, any_picked);
            line(painter, &drawn.way, drawn.join.proposed, Stroke::new(tokens::LINK_LINE, colour), screen);
        }
    }

    /// The line of the link that is offered: from the handle to the pointer, or to the span that is aimed at.
    pub(super) fn paint_offered_link(&self, painter: &Painter, scene: &Scene<'_>, screen: Screen, tokens: &Tokens) {
        let stroke = Stroke::new(tokens::LINK_LINE + 0.4, tokens.accent);
        if let Some(Drag::Link { id, at, moved: true }) = &self.drag {
            if let Some(dot) = self.link_dot(*id, screen) {
                painter.line_segment([dot, *at], stroke);
                painter.circle_filled(*at, tokens::LINK_HANDLE, tokens.accent);
            }
            return;
        }
        let Some(rows) = &self.rows else { return };
        let (Some(from), Some(to)) = (scene.picked, scene.aimed) else { return };
        let (Some(from), Some(to)) = (rows.number_of(from), rows.number_of(to)) else { return };
        if let Some(way) = self.offered_way(from, to, screen) {
            line(painter, &way, true, stroke, screen);
        }
    }

    /// Arrows and names, to be painted over everything but the chips.
    pub(super) fn paint_link_names(&self, painter: &Painter, links: &Links, screen: Screen, tokens: &Tokens) {
        let any_picked = links.drawn.iter().any(|drawn| drawn.of_picked);
        let mut lettering = Lettering::on(painter);
        for drawn in &links.drawn {
            let colour = colour(tokens, drawn, any_picked);
            if drawn.arrives
                && !drawn.join.symmetric
                && let Some(tip) = drawn.way.last()
            {
                arrow(painter, screen.point(tip.x, tip.y), colour);
            }
            let Some((Name { left, right, top }, galley)) = &drawn.name else { continue };
            let frame = Rect::from_min_max(
                screen.point(*left, *top),
                screen.point(*right, top + tokens::TAG_ROW * screen.scale),
            );
            let frame = frame.translate(vec2(0.0, tokens::TAG_DROP));
            let edge = Stroke::new(1.0, Tokens::mix(tokens.page, colour, 0.5));
            painter.rect(frame, CornerRadius::same(4), tokens.page, edge, StrokeKind::Inside);
            let place = frame.center() - galley.size() / 2.0;
            galley.paint_with(&mut lettering, painter, pos2(frame.left() + tokens::GRID, place.y), colour);
        }
        lettering.paint(painter);
    }

    /// The chips for what is out of sight; a click goes there.
    pub(super) fn link_chips(
        &mut self,
        ui: &Ui,
        scene: &Scene<'_>,
        (links, screen): (&Links, Screen),
        answers: &mut Vec<Answer>,
    ) {
        self.chips.clear();
        for (place, chip) in links.chips.iter().enumerate() {
            let rect = Rect::from_min_max(
                screen.point(chip.rect.left(), chip.rect.top()),
                screen.point(chip.rect.right(), chip.rect.bottom()),
            );
            self.chips.push(rect);
            let Some(annotation) = self.rows.as_ref().map(|rows| rows.annotations()[chip.far].clone()) else {
                continue;
            };
            let quote: String = scene.text.quote(annotation.span).unwrap_or_default().chars().take(QUOTE).collect();
            let Some(kind) = scene.labels.links().get(chip.join.kind) else { continue };
            let kind = words(ui.ctx(), &kind.name);
            let key = if chip.upper { "links-above" } else { "links-below" };
            let values = [("link", kind.into()), ("quote", quote.as_str().into())];
            let spoken = tr_with(ui.ctx(), key, &values);
            let response = ui.interact(rect, Id::unique(("link chip", place)), Sense::click());
            let label = scene.labels.get(&annotation.label);
            let tokens = kit::tokens(ui);
            let colour = label.map_or(tokens.muted, |label| tokens.label(label));
            paint_chip(ui, rect, (kind, &quote), (chip, colour), response.hovered() || response.has_focus());
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
            let response = tip(response.on_hover_cursor(CursorIcon::PointingHand), &spoken);
            if response.clicked() {
                answers.push(Answer::Link(LinkAnswer::GoTo(annotation.id)));
            }
        }
    }

    /// The handle of the picked span, from which links are drawn: the name of its label, with a frame and a dot.
    pub(super) fn paint_link_handle(&self, painter: &Painter, scene: &Scene<'_>, screen: Screen, colour: Color32) {
        let Some(id) = scene.picked.filter(|_| self.can_link) else { return };
        let (Some(rect), Some(dot)) = (self.link_handle(id, screen), self.link_dot(id, screen)) else { return };
        let tokens = Tokens::of(painter.ctx().theme());
        painter.rect_stroke(rect, CornerRadius::same(4), Stroke::new(1.0, colour), StrokeKind::Inside);
        painter.circle(dot, tokens::LINK_HANDLE, tokens.page, Stroke::new(1.5, colour));
    }
}

fn colour(tokens: &Tokens, drawn: &Drawn, any_picked: bool) -> Color32 {
    match (drawn.of_picked, any_picked) {
        (true, _) => tokens.ink.lerp_to_gamma(tokens.muted, 0.5),
        (false, true) => Tokens::mix(tokens.page, tokens.muted, 0.4),
        (false, false) => Tokens::mix(tokens.page, tokens.muted, 0.8),
    }
}

/// A line along `way`, in pixels, with round corners; dashed if `dashed`.
fn line(painter: &Painter, way: &[Pos2], dashed: bool, stroke: Stroke, screen: Screen) {
    // In the middle of a pixel it is as sharp as it can be.
    let at = |point: &Pos2| screen.point(point.x.round() + 0.5, point.y.round() + 0.5);
    let points = rounded(&way.iter().map(at).collect::<Vec<_>>());
    if dashed {
        painter.extend(Shape::dashed_line(&points, stroke, 4.0, 3.0));
    } else {
        painter.line(points, stroke);
    }
}

/// `way` with round corners.
fn rounded(way: &[Pos2]) -> Vec<Pos2> {
    let mut points: Vec<Pos2> = way.first().copied().into_iter().collect();
    for corner in way.windows(3) {
        let [before, here, after] = [corner[0], corner[1], corner[2]];
        let reach = |other: Pos2| {
            let to: Vec2 = other - here;
            here + to.normalized() * tokens::LINK_CORNER.min(to.length() / 2.0)
        };
        let (start, end) = (reach(before), reach(after));
        for step in 0..=CORNER_POINTS {
            let t = step as f32 / CORNER_POINTS as f32;
            points.push(start.lerp(here, t).lerp(here.lerp(end, t), t));
        }
    }
    points.extend(way.last().filter(|_| way.len() > 1));
    points
}

/// The head of an arrow that points down to `tip`.
fn arrow(painter: &Painter, tip: Pos2, colour: Color32) {
    let tip = tip + vec2(0.5, 1.5);
    let points = vec![tip, tip + vec2(-3.0, -4.5), tip + vec2(3.0, -4.5)];
    painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
}

/// A chip: the type of the link and what the span says, an arrow up or down, and a stripe in the colour of its label.
fn paint_chip(ui: &Ui, rect: Rect, (kind, quote): (&str, &str), (chip, colour): (&Chip, Color32), lit: bool) {
    let tokens = kit::tokens(ui);
    let painter = ui.painter();
    let fill = if lit { tokens.hover } else { tokens.page };
    painter.rect(rect, tokens::ROUND, fill, Stroke::new(1.0, tokens.hairline), StrokeKind::Inside);
    let edge = if chip.upper { rect.with_max_y(rect.top() + 2.0) } else { rect.with_min_y(rect.bottom() - 2.0) };
    painter.rect_filled(edge, tokens::ROUND, colour);
    if rect.width() < tokens::LINK_CHIP_WORDS {
        let (middle, to) = (rect.center(), if chip.upper { -1.0 } else { 1.0 });
        let points = [vec2(-3.5, -2.0 * to), vec2(3.5, -2.0 * to), vec2(0.0, 3.0 * to)].map(|corner| middle + corner);
        painter.add(Shape::convex_polygon(points.to_vec(), tokens.muted, Stroke::NONE));
        return;
    }
    let inner = rect.shrink2(vec2(tokens::GRID, 2.0));
    let (upper, lower) = inner.split_top_bottom_at_fraction(0.48);
    let text = |words: &str, size: f32| Text::new(words).size(size).line(ui.ctx(), inner.width());
    text(kind, tokens::TAG).paint_in(painter, upper, Side::Start, tokens.muted);
    let quote = Text::new(quote).user().size(tokens::SMALL).line(ui.ctx(), inner.width());
    quote.paint_in(painter, lower, Side::Reading, tokens.ink);
}
