//! Buttons, items of menus, and rows of lists.

use super::{Galley, Text};
use crate::ui::kit;
use crate::ui::mirror::{Side, Strip};
use crate::ui::strings::key_names;
use crate::ui::tokens::{self, Tokens};
use eframe::egui::{
    Color32, CornerRadius, Id, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    scroll_area, vec2,
};

/// A button: a text, with a patch of colour before it and a key after it if wanted.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches of a builder")]
pub struct Button<'a> {
    text: &'a str,
    key: Option<&'a str>,
    swatch: Option<Color32>,
    chosen: bool,
    primary: bool,
    quiet: bool,
    enabled: bool,
    width: Option<f32>,
    id: Option<Id>,
}

impl<'a> Button<'a> {
    /// A button that says `text`.
    #[must_use]
    pub const fn new(text: &'a str) -> Self {
        Self {
            text,
            key: None,
            swatch: None,
            chosen: false,
            primary: false,
            quiet: false,
            enabled: true,
            width: None,
            id: None,
        }
    }

    /// Shows the key that does the same.
    #[must_use]
    pub const fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// Shows a patch of `colour`.
    #[must_use]
    pub const fn swatch(mut self, colour: Color32) -> Self {
        self.swatch = Some(colour);
        self
    }

    /// Shows that it is switched on.
    #[must_use]
    pub const fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }

    /// The button that Enter presses.
    #[must_use]
    pub const fn primary(mut self) -> Self {
        self.primary = true;
        self
    }

    /// Without a frame until the pointer is over it.
    #[must_use]
    pub const fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }

    /// Grey and deaf if not `enabled`.
    #[must_use]
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// With an identity of its own, to give it the focus.
    #[must_use]
    pub const fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Shows it; the answer's `clicked()` tells whether it was pressed, by mouse or keyboard.
    pub fn show(self, ui: &mut Ui) -> Response {
        let pad = if self.quiet { tokens::GRID * 2.0 } else { tokens::GRID * 2.5 };
        let text = Text::new(self.text).line(ui.ctx(), self.width.map_or(f32::INFINITY, |w| w - 2.0 * pad));
        let key = self.key.map(|key| Text::new(key_names(key)).small().code().line(ui.ctx(), 200.0));
        let swatch = if self.swatch.is_some() { 10.0 + tokens::GRID * 2.0 } else { 0.0 };
        let key_width = key.as_ref().map_or(0.0, |key| key_box(key) + tokens::GRID * 2.0);
        let width = self.width.unwrap_or(text.size().x + swatch + key_width + 2.0 * pad);
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = if let Some(id) = self.id {
            let (_, rect) = ui.allocate_space(vec2(width, tokens::CONTROL));
            (rect, ui.interact(rect, id, sense))
        } else {
            ui.allocate_exact_size(vec2(width, tokens::CONTROL), sense)
        };
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect, &response, (&text, key.as_ref()), pad);
        }
        response.widget_info(|| WidgetInfo::selected(Role::Button, self.enabled, self.chosen, self.text));
        response
    }

    fn paint(&self, ui: &Ui, rect: Rect, response: &Response, (text, key): (&Galley, Option<&Galley>), pad: f32) {
        let tokens = kit::tokens(ui);
        let painter = ui.painter();
        let accent = self.swatch.unwrap_or(tokens.accent);
        let (fill, line) = self.colours(&tokens, response, accent);
        painter.rect(rect, tokens::ROUND, fill, line, StrokeKind::Inside);
        focus_ring(ui, rect, response);
        let mut ink = if self.primary { tokens.page } else { tokens.ink };
        if !self.enabled {
            ink = tokens.muted.gamma_multiply(0.7);
        }
        let mut strip = Strip::new(ui.ctx(), rect);
        strip.start(pad);
        if let Some(colour) = self.swatch {
            let patch = Rect::from_center_size(strip.start(10.0).center(), vec2(10.0, 10.0));
            painter.rect_filled(patch, CornerRadius::same(3), colour);
            strip.start(tokens::GRID * 2.0);
        }
        if let Some(key) = key {
            strip.end(pad - tokens::GRID);
            let frame = strip.end(key_box(key)).shrink2(vec2(0.0, 5.0));
            painter.rect_stroke(frame, tokens::ROUND, Stroke::new(1.0, tokens.hairline), StrokeKind::Inside);
            key.paint_in(painter, frame, Side::Middle, tokens.muted);
        }
        if self.width.is_some() && key.is_none() && self.swatch.is_none() {
            text.paint_in(painter, rect, Side::Middle, ink);
        } else {
            text.paint_in(painter, strip.rest(), Side::Start, ink);
        }
    }

    fn colours(&self, tokens: &Tokens, response: &Response, accent: Color32) -> (Color32, Stroke) {
        let over = response.hovered() && self.enabled;
        if self.primary {
            let fill = if !self.enabled {
                Tokens::mix(tokens.page, tokens.accent, 0.4)
            } else if over {
                Tokens::mix(tokens.accent, tokens.ink, 0.15)
            } else {
                tokens.accent
            };
            return (fill, Stroke::NONE);
        }
        let ground = if self.quiet { Color32::TRANSPARENT } else { tokens.page };
        let fill = match (self.chosen, over) {
            (true, _) => Tokens::mix(tokens.page, accent, 0.16),
            (false, true) => tokens.hover,
            (false, false) => ground,
        };
        let line = match (self.chosen, self.quiet) {
            (true, false) => Stroke::new(1.5, accent),
            (false, false) => Stroke::new(1.0, tokens.hairline),
            (_, true) => Stroke::NONE,
        };
        (fill, line)
    }
}

fn key_box(key: &Galley) -> f32 {
    (key.size().x + tokens::GRID * 2.0).max(20.0)
}

/// Room for the tick before an item.
const TICK: f32 = 20.0;

/// The width that an item of a menu needs, in points.
pub fn menu_item_width(ui: &Ui, text: &str, keys: &str) -> f32 {
    let words = Text::new(text).line(ui.ctx(), 320.0);
    let keys = Text::new(key_names(keys)).small().code().line(ui.ctx(), 200.0);
    words.size().x + keys.size().x + TICK + 48.0
}

/// An item of a menu, as wide as the menu: a text, and at the other end the keys that do the same. `ticked` shows a tick before it.
pub fn menu_item(ui: &mut Ui, text: &str, keys: &str, enabled: bool, ticked: Option<bool>) -> Response {
    let tokens = kit::tokens(ui);
    let words = Text::new(text).line(ui.ctx(), 320.0);
    let keys = Text::new(key_names(keys)).small().code().line(ui.ctx(), 200.0);
    let tick_room = if ticked.is_some() { TICK } else { 0.0 };
    let width = ui.available_width();
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, tokens::ROW - 2.0), sense);
    let painter = ui.painter();
    if enabled && (response.hovered() || response.has_focus()) {
        painter.rect_filled(rect, tokens::ROUND, tokens.hover);
    }
    let inner = rect.shrink2(vec2(tokens::GRID * 2.0, 0.0));
    keys.paint_in(painter, inner, Side::End, tokens.muted);
    let mut strip = Strip::new(ui.ctx(), inner);
    if ticked == Some(true) {
        let centre = Strip::new(ui.ctx(), inner).start(12.0).center();
        let points = vec![centre + vec2(-4.0, 0.0), centre + vec2(-1.0, 3.5), centre + vec2(4.5, -4.0)];
        painter.line(points, Stroke::new(1.6, tokens.accent));
    }
    strip.start(tick_room);
    let ink = if enabled { tokens.ink } else { tokens.muted.gamma_multiply(0.7) };
    words.paint_in(painter, strip.rest(), Side::Start, ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, text));
    if response.clicked() {
        ui.close();
    }
    response
}

/// The ground of a row of a list, as wide as the list; the caller paints into the rectangle.
pub fn row_frame(ui: &mut Ui, height: f32, chosen: bool, name: &str) -> (Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let tokens = kit::tokens(ui);
    if chosen {
        ui.painter().rect_filled(rect, tokens::ROUND, tokens.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, tokens::ROUND, tokens.hover);
    }
    focus_ring(ui, rect, &response);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, name));
    (rect, response)
}

/// A list that scrolls, of rows as high as [`tokens::ROW`]; scrolls to row `reveal` if that is not on the screen.
/// Only the rows on the screen are ever built.
pub fn scroll_list(ui: &Ui, name: &str, reveal: Option<usize>) -> ScrollArea {
    let area = ScrollArea::vertical().auto_shrink(false).id_salt(name);
    let Some(row) = reveal else { return area };
    let id = ui.make_persistent_id(name);
    let offset = scroll_area::State::load(ui.ctx(), id).map_or(0.0, |state| state.clamped_offset().y);
    let step = tokens::ROW + ui.spacing().item_spacing.y;
    let (top, bottom, height) = (row as f32 * step, (row + 1) as f32 * step, ui.available_height());
    if top < offset || bottom > offset + height {
        area.vertical_scroll_offset((top - height / 3.0).max(0.0))
    } else {
        area
    }
}

/// Shows where the keyboard is.
pub(super) fn focus_ring(ui: &Ui, rect: Rect, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(1.5, kit::tokens(ui).accent);
        ui.painter().rect_stroke(rect.expand(1.0), tokens::ROUND, stroke, StrokeKind::Outside);
    }
}
