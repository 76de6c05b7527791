//! Left and right by the language of the interface: in Arabic everything around the article is mirrored.
//!
//! Code of the window says start and end, never left and right. A [`column`] makes egui's own `horizontal` and
//! `horizontal_wrapped` begin at the right side by themselves; what is painted by hand cuts its rectangle with a
//! [`Strip`] and names a [`Side`].

use super::kit;
use crate::app::Language;
use eframe::egui::{Align, Context, InnerResponse, Layout, Panel, Popup, Rect, RectAlign, Response, Tooltip, Ui};

/// Whether the interface runs from right to left.
#[must_use]
pub fn is_mirrored(ctx: &Context) -> bool {
    kit::language(ctx) == Language::Arabic
}

/// A side of a rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Where lines of the interface start.
    Start,
    /// The middle.
    Middle,
    /// Where they end.
    End,
    /// The right in every language, where the texts of articles start.
    Reading,
}

impl Side {
    /// The same as egui says it.
    #[must_use]
    pub fn align(self, ctx: &Context) -> Align {
        match (self, is_mirrored(ctx)) {
            (Self::Middle, _) => Align::Center,
            (Self::Start, false) | (Self::End, true) => Align::Min,
            (Self::Start, true) | (Self::End, false) | (Self::Reading, _) => Align::Max,
        }
    }
}

/// The layout of a [`column`], for an `Area` or a `Popup` that is to be as narrow as what is in it.
#[must_use]
pub fn layout(ctx: &Context) -> Layout {
    Layout::top_down(Side::Start.align(ctx))
}

/// Widgets one below the other from the start side. Rows in it (`ui.horizontal`, `ui.horizontal_wrapped`) run from there
/// too. To be the first thing in every panel and dialog.
pub fn column<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let layout = layout(ui.ctx());
    ui.with_layout(layout, add)
}

/// What is left of a row, or a row of its own in a column, filled from the end side: the first widget is the outermost.
pub fn from_end<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let align = if ui.layout().is_horizontal() { Align::Center } else { Align::Min };
    let layout = if is_mirrored(ui.ctx()) { Layout::left_to_right(align) } else { Layout::right_to_left(align) };
    ui.with_layout(layout, add)
}

/// The panel at the start side.
pub fn start_panel(ctx: &Context, id: &'static str) -> Panel {
    if is_mirrored(ctx) { Panel::right(id) } else { Panel::left(id) }
}

/// The panel at the end side.
pub fn end_panel(ctx: &Context, id: &'static str) -> Panel {
    if is_mirrored(ctx) { Panel::left(id) } else { Panel::right(id) }
}

/// The menu of a button, below it and from its start side.
pub fn menu(button: &Response) -> Popup<'_> {
    let layout = Layout::top_down_justified(Side::Start.align(&button.ctx));
    Popup::menu(button).align(below(&button.ctx)).layout(layout)
}

/// The tooltip of a widget, below it and from its start side.
pub fn tooltip(widget: &Response) -> Tooltip<'_> {
    let mut tooltip = Tooltip::for_enabled(widget);
    tooltip.popup = tooltip.popup.align(below(&widget.ctx)).layout(layout(&widget.ctx));
    tooltip
}

fn below(ctx: &Context) -> RectAlign {
    if is_mirrored(ctx) { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START }
}

/// What is left of a rectangle from whose sides pieces are cut. Widths in points.
#[derive(Clone, Copy, Debug)]
pub struct Strip {
    rest: Rect,
    mirrored: bool,
}

impl Strip {
    /// All of `rect`.
    #[must_use]
    pub fn new(ctx: &Context, rect: Rect) -> Self {
        Self { rest: rect, mirrored: is_mirrored(ctx) }
    }

    /// All of `rect`, in a list of texts of articles: it starts at the right in every language.
    #[must_use]
    pub const fn reading(rect: Rect) -> Self {
        Self { rest: rect, mirrored: true }
    }

    /// Cuts off a piece as wide as `width` at the start side; what is not painted there is a gap.
    pub fn start(&mut self, width: f32) -> Rect {
        self.cut(width, self.mirrored)
    }

    /// The same at the end side.
    pub fn end(&mut self, width: f32) -> Rect {
        self.cut(width, !self.mirrored)
    }

    /// What is left.
    #[must_use]
    pub const fn rest(self) -> Rect {
        self.rest
    }

    fn cut(&mut self, width: f32, right: bool) -> Rect {
        let mut piece = self.rest;
        if right {
            piece.min.x = piece.max.x - width;
            self.rest.max.x = piece.min.x;
        } else {
            piece.max.x = piece.min.x + width;
            self.rest.min.x = piece.max.x;
        }
        piece
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::{Rangef, pos2};

    fn ctx(language: Language) -> Context {
        let ctx = Context::default();
        kit::set_language(&ctx, language);
        ctx
    }

    #[test]
    fn pieces_are_cut_from_the_side_where_lines_start() {
        let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(100.0, 20.0));
        let cut = |language| {
            let mut strip = Strip::new(&ctx(language), rect);
            let pieces = [strip.start(10.0), strip.end(30.0), strip.start(5.0), strip.rest()];
            pieces.map(|piece| (piece.left(), piece.right()))
        };
        assert_eq!(cut(Language::English), [(0.0, 10.0), (70.0, 100.0), (10.0, 15.0), (15.0, 70.0)]);
        assert_eq!(cut(Language::Arabic), [(90.0, 100.0), (0.0, 30.0), (85.0, 90.0), (30.0, 85.0)]);
    }

    #[test]
    fn articles_start_at_the_right_in_every_language() {
        for (language, start) in [(Language::English, Align::Min), (Language::Arabic, Align::Max)] {
            let ctx = ctx(language);
            assert_eq!((Side::Start.align(&ctx), Side::Reading.align(&ctx)), (start, Align::Max));
            assert_ne!(Side::Start.align(&ctx), Side::End.align(&ctx));
        }
    }

    #[test]
    fn rows_in_a_column_run_from_the_start_side() {
        let places = |language| {
            let mut found = Vec::new();
            let mut output = ctx(language).run_ui(eframe::egui::RawInput::default(), |ui| {
                column(ui, |ui| {
                    ui.horizontal(|ui| {
                        found = (0..2).map(|_| ui.allocate_space(eframe::egui::vec2(10.0, 10.0)).1.x_range()).collect();
                        from_end(ui, |ui| found.push(ui.allocate_space(eframe::egui::vec2(10.0, 10.0)).1.x_range()));
                    });
                });
            });
            output.textures_delta.clear();
            found.iter().map(|range: &Rangef| range.min).collect::<Vec<f32>>()
        };
        let (english, arabic) = (places(Language::English), places(Language::Arabic));
        assert!(english[0] < english[1] && english[1] < english[2], "{english:?}");
        assert!(arabic[0] > arabic[1] && arabic[1] > arabic[2], "{arabic:?}");
    }
}
