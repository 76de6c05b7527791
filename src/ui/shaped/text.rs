//! A text: laid out once, then placed and painted.

use crate::typeset::{Direction, Face, Laid, Stem};
use crate::ui::kit::{self, Written};
use crate::ui::meshes::{Lettering, Meshes};
use crate::ui::mirror::{self, Side, is_mirrored};
use crate::ui::tokens;
use eframe::egui::{
    Align, Color32, Context, Painter, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};
use std::sync::Arc;

/// Distance between the baselines of a block, in ems.
pub(super) const BLOCK_LINE: f32 = 1.6;

/// A text to be shown.
#[derive(Clone, Debug)]
pub struct Text {
    words: String,
    face: Face,
    size: f32,
    colour: Option<Color32>,
    kind: Kind,
}

/// What decides in which direction a text runs.
#[derive(Clone, Copy, Debug)]
enum Kind {
    /// Its first letter outside of what is put into it.
    Interface,
    /// Any right-to-left letter turns it, as in an Arabic article.
    Article,
    /// Nothing: numbers, keys and paths run from left to right in every language.
    Code,
}

impl Text {
    /// `text` as in labels and lists.
    pub fn new(text: impl Into<String>) -> Self {
        Self { words: text.into(), face: Face::Interface, size: tokens::TEXT, colour: None, kind: Kind::Interface }
    }

    /// A piece of an article or its title: right to left if it has any right-to-left letter, as it is in the article.
    #[must_use]
    pub const fn user(mut self) -> Self {
        self.kind = Kind::Article;
        self
    }

    /// A number, the name of a key or a path: left to right, also in Arabic.
    #[must_use]
    pub const fn code(mut self) -> Self {
        self.kind = Kind::Code;
        self
    }

    /// In the size of secondary text.
    #[must_use]
    pub const fn small(mut self) -> Self {
        self.size = tokens::SMALL;
        self
    }

    /// At `size` points to the em.
    #[must_use]
    pub const fn size(mut self, size: f32) -> Self {
        self.size = size;
        self
    }

    /// Bold.
    #[must_use]
    pub const fn bold(mut self) -> Self {
        self.face = Face::InterfaceBold;
        self
    }

    /// In the letters of the article.
    #[must_use]
    pub const fn reading(mut self) -> Self {
        self.face = Face::Reading;
        self
    }

    /// In `colour` instead of the theme's ink.
    #[must_use]
    pub const fn colour(mut self, colour: Color32) -> Self {
        self.colour = Some(colour);
        self
    }

    /// Laid out in one line of at most `width` points.
    #[must_use]
    pub fn line(&self, ctx: &Context, width: f32) -> Galley {
        self.lay(ctx, width, true)
    }

    /// Laid out in lines of `width` points.
    #[must_use]
    pub fn block(&self, ctx: &Context, width: f32) -> Galley {
        self.lay(ctx, width, false)
    }

    /// A label in one line. Shows the whole text in a tooltip where it had to be cut.
    pub fn show(self, ui: &mut Ui) -> Response {
        let galley = self.line(ui.ctx(), ui.available_width());
        let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
        self.finish(ui, &galley, rect, response)
    }

    /// A label in as many lines as it takes, as wide as the room there is.
    pub fn show_block(self, ui: &mut Ui) -> Response {
        let width = ui.available_width();
        let galley = self.block(ui.ctx(), width);
        let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
        self.finish(ui, &galley, rect, response)
    }

    fn finish(self, ui: &Ui, galley: &Galley, rect: Rect, response: Response) -> Response {
        let colour = self.colour.unwrap_or_else(|| kit::tokens(ui).ink);
        galley.paint(ui.painter(), rect.min, colour);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.words));
        if galley.is_cut() { tip(response, &self.words) } else { response }
    }

    fn direction(&self, ctx: &Context) -> Direction {
        match self.kind {
            Kind::Interface if is_mirrored(ctx) => Direction::of_sentence(&self.words, Direction::RightToLeft),
            Kind::Interface => Direction::of_sentence(&self.words, Direction::LeftToRight),
            Kind::Article => Direction::of(&self.words, Direction::RightToLeft),
            Kind::Code => Direction::LeftToRight,
        }
    }

    fn lay(&self, ctx: &Context, width: f32, one_line: bool) -> Galley {
        let scale = ctx.pixels_per_point();
        let pixels = (self.size * scale).round();
        let direction = self.direction(ctx);
        kit::with(ctx, |kit| {
            let written = if one_line {
                kit.line(&self.words, direction, self.face, pixels, width * scale)
            } else {
                kit.block(&self.words, direction, self.face, pixels, width * scale)
            };
            let metrics = kit.metrics(self.face);
            let height = metrics.ascent + metrics.descent;
            Galley { written, scale, em: pixels, ascent: metrics.ascent * pixels, height: height * pixels }
        })
    }
}

/// A tooltip with `text`, shaped like everything else.
pub fn tip(response: Response, text: &str) -> Response {
    tip_of(response, || text.to_owned())
}

/// A tooltip with a text that is only made when it is shown.
pub fn tip_of(response: Response, text: impl FnOnce() -> String) -> Response {
    mirror::tooltip(&response).show(|ui| {
        let text = text();
        let widest = 360.0;
        let one_line = Text::new(text.as_str()).line(ui.ctx(), widest);
        if one_line.is_cut() {
            ui.set_width(widest);
            Text::new(text.as_str()).show_block(ui);
        } else {
            Text::new(text).show(ui);
        }
    });
    response
}

/// A text that has been laid out. Sizes in points.
#[derive(Clone, Debug)]
pub struct Galley {
    written: Arc<Written>,
    scale: f32,
    em: f32,
    ascent: f32,
    height: f32,
}

impl Galley {
    /// Width and height.
    #[must_use]
    pub fn size(&self) -> Vec2 {
        let further = (self.laid().line_count() - 1) as f32 * self.step();
        vec2((self.laid().width() / self.scale).ceil(), ((self.height + further) / self.scale).ceil())
    }

    /// Whether it was cut to fit.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.written.label.cut
    }

    /// Paints it with its top left corner at `pos`.
    pub fn paint(&self, painter: &Painter, pos: Pos2, colour: Color32) {
        let mut lettering = Lettering::on(painter);
        self.paint_with(&mut lettering, painter, pos, colour);
        lettering.paint(painter);
    }

    /// The same, with its letters added to `lettering`, for many texts in a row.
    pub fn paint_with(&self, lettering: &mut Lettering, painter: &Painter, pos: Pos2, colour: Color32) {
        let ctx = painter.ctx();
        let (x, y) = ((pos.x * self.scale).round(), (pos.y * self.scale).round());
        let meshes = kit::with(ctx, |kit| {
            self.written.meshes.get(kit.atlas.generation(), || {
                let mut meshes = Meshes::default();
                for line in 0..self.laid().line_count() {
                    let baseline = self.ascent + line as f32 * self.step();
                    kit.mesh_line(ctx, &mut meshes, self.laid(), line, (0.0, baseline));
                }
                meshes
            })
        });
        lettering.add(&meshes, (x, y), colour);
        for line in 0..self.laid().line_count() {
            let baseline = y + self.ascent + line as f32 * self.step();
            paint_missing(painter, (self.laid(), line), (x, baseline), colour);
        }
    }

    /// Paints it centred in height in `rect`, at one side.
    pub fn paint_in(&self, painter: &Painter, rect: Rect, side: Side, colour: Color32) {
        self.paint(painter, self.place_in(painter.ctx(), rect, side), colour);
    }

    /// The same, with its letters added to `lettering`, for a list.
    pub fn paint_in_with(
        &self,
        lettering: &mut Lettering,
        painter: &Painter,
        (rect, side): (Rect, Side),
        colour: Color32,
    ) {
        self.paint_with(lettering, painter, self.place_in(painter.ctx(), rect, side), colour);
    }

    fn place_in(&self, ctx: &Context, rect: Rect, side: Side) -> Pos2 {
        let galley = self.size();
        let x = match side.align(ctx) {
            Align::Min => rect.left(),
            Align::Center => rect.center().x - galley.x / 2.0,
            Align::Max => rect.right() - galley.x,
        };
        pos2(x, rect.center().y - galley.y / 2.0)
    }

    fn laid(&self) -> &Laid {
        &self.written.label.laid
    }

    /// Pixels between baselines.
    fn step(&self) -> f32 {
        (self.em * BLOCK_LINE).round()
    }
}

/// A bracket of annotated text in `rect`, by lines.
pub fn paint_bracket(painter: &Painter, rect: Rect, stem: Stem, colour: Color32) {
    let (stem, arm) = match stem {
        Stem::Left => (rect.left(), rect.right()),
        Stem::Right => (rect.right(), rect.left()),
    };
    let inner = (arm - stem).mul_add(0.45, stem);
    let stroke = Stroke::new((rect.height() * 0.07).max(1.0), colour);
    let corners = [(arm, rect.top()), (stem, rect.top()), (stem, rect.bottom()), (arm, rect.bottom())];
    painter.line(corners.map(|(x, y)| pos2(x, y)).to_vec(), stroke);
    painter.line_segment([pos2(inner, rect.top()), pos2(inner, rect.bottom())], stroke);
}

/// Boxes for the code points of a line that no font has, where [`kit::Kit::mesh_line`] would put its glyphs.
pub(super) fn paint_missing(
    painter: &Painter,
    (laid, line): (&Laid, usize),
    (x, baseline): (f32, f32),
    colour: Color32,
) {
    let (scale, em) = (painter.ctx().pixels_per_point(), laid.size());
    for missing in laid.missing(line) {
        let at = |x: f32, y: f32| pos2(x / scale, y / scale);
        let left = x + missing.left;
        if let Some(stem) = missing.bracket() {
            let right = left + missing.width - em * 0.08;
            let rect = Rect::from_min_max(at(left + em * 0.08, baseline - em * 0.72), at(right, baseline + em * 0.16));
            paint_bracket(painter, rect, stem, colour);
            continue;
        }
        let rect = Rect::from_min_max(
            at(left + em * 0.08, baseline - em * 0.75),
            at(left + missing.width - em * 0.08, baseline + em * 0.1),
        );
        let stroke = Stroke::new(1.0, colour.gamma_multiply(0.5));
        painter.rect_stroke(rect, 2.0, stroke, StrokeKind::Inside);
    }
}
