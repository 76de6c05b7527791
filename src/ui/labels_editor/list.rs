//! A list whose rows are chosen, and put in order by dragging or with Alt and the arrows.

use crate::ui::kit;
use crate::ui::mirror::{Side, Strip};
use crate::ui::shaped::Text;
use crate::ui::tokens;
use eframe::egui::{
    Color32, CornerRadius, CursorIcon, EventFilter, Id, InputState, Key, Modifiers, Rect, Response, Role, ScrollArea,
    Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

/// A row.
pub struct Item {
    /// What it says.
    pub name: String,
    /// A patch of colour before it.
    pub swatch: Option<Color32>,
    /// Something small at its end.
    pub note: String,
    /// Whether something is wrong with it.
    pub faulty: bool,
}

/// What was done to a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// This row is to be shown.
    Choose(usize),
    /// A row is to stand in another place.
    Move {
        /// Which one.
        from: usize,
        /// Its place when it is there.
        to: usize,
    },
    /// This row is to go.
    Delete(usize),
}

/// Shows the rows in at most `height` points.
pub fn show(ui: &mut Ui, name: &str, items: &[Item], chosen: usize, height: f32) -> Option<Act> {
    let area = ScrollArea::vertical().id_salt(name).max_height(height);
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let base = ui.make_persistent_id(name);
        let top = ui.cursor().top();
        let mut act = None;
        for (index, item) in items.iter().enumerate() {
            let response = row(ui, base.with(index), item, index == chosen);
            act = act.or_else(|| pointed(ui, &response, index, items.len(), top));
            act = act.or_else(|| pressed(ui, &response, index, items.len()));
        }
        if let Some(Act::Choose(to) | Act::Move { to, .. }) = act {
            ui.memory_mut(|memory| memory.request_focus(base.with(to)));
        }
        act
    })
    .inner
}

fn row(ui: &mut Ui, id: Id, item: &Item, chosen: bool) -> Response {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), tokens::ROW));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    if ui.is_rect_visible(rect) {
        paint(ui, rect, &response, item, chosen);
    }
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &item.name));
    response
}

fn paint(ui: &Ui, rect: Rect, response: &Response, item: &Item, chosen: bool) {
    let tokens = kit::tokens(ui);
    let painter = ui.painter();
    if chosen {
        painter.rect_filled(rect, tokens::ROUND, tokens.selected);
    } else if response.hovered() {
        painter.rect_filled(rect, tokens::ROUND, tokens.hover);
    }
    if response.has_focus() {
        painter.rect_stroke(rect, tokens::ROUND, Stroke::new(1.5, tokens.accent), StrokeKind::Inside);
    }
    let mut strip = Strip::new(ui.ctx(), rect);
    strip.start(tokens::GRID * 2.0);
    strip.end(tokens::GRID * 2.0);
    if let Some(colour) = item.swatch {
        let patch = Rect::from_center_size(strip.start(10.0).center(), vec2(10.0, 10.0));
        painter.rect_filled(patch, CornerRadius::same(3), colour);
        strip.start(tokens::GRID * 2.0);
    }
    if item.faulty {
        painter.circle_filled(strip.end(8.0).center(), 3.0, tokens.danger);
        strip.end(tokens::GRID);
    }
    let note = Text::new(item.note.as_str()).small().line(ui.ctx(), rect.width() * 0.5);
    note.paint_in(painter, strip.end(note.size().x), Side::End, tokens.muted);
    strip.end(tokens::GRID);
    let name = Text::new(item.name.as_str()).line(ui.ctx(), strip.rest().width());
    name.paint_in(painter, strip.rest(), Side::Start, if item.faulty { tokens.danger } else { tokens.ink });
}

/// What the mouse does with row `index` of a list that begins at `top`.
fn pointed(ui: &Ui, response: &Response, index: usize, count: usize, top: f32) -> Option<Act> {
    if response.clicked() {
        return Some(Act::Choose(index));
    }
    let pointer = response.interact_pointer_pos().filter(|_| response.dragged() || response.drag_stopped())?;
    let step = tokens::ROW + ui.spacing().item_spacing.y;
    // Between which rows it would come to stand: 0 is above the first.
    let gap = (((pointer.y - top) / step).round().max(0.0) as usize).min(count);
    if response.drag_stopped() {
        let to = if gap > index { gap - 1 } else { gap };
        return (to != index).then_some(Act::Move { from: index, to });
    }
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    let y = top + gap as f32 * step - 1.0;
    ui.painter().hline(response.rect.x_range(), y, Stroke::new(2.0, kit::tokens(ui).accent));
    None
}

/// What the keyboard does with row `index`.
fn pressed(ui: &Ui, response: &Response, index: usize, count: usize) -> Option<Act> {
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let last = count - 1;
    ui.input_mut(|input: &mut InputState| {
        let mut key = |modifiers, key| input.consume_key(modifiers, key);
        if key(Modifiers::ALT, Key::ArrowUp) {
            (index > 0).then(|| Act::Move { from: index, to: index - 1 })
        } else if key(Modifiers::ALT, Key::ArrowDown) {
            (index < last).then_some(Act::Move { from: index, to: index + 1 })
        } else if key(Modifiers::NONE, Key::ArrowUp) {
            Some(Act::Choose(index.saturating_sub(1)))
        } else if key(Modifiers::NONE, Key::ArrowDown) {
            Some(Act::Choose((index + 1).min(last)))
        } else {
            key(Modifiers::NONE, Key::Delete).then_some(Act::Delete(index))
        }
    })
}
