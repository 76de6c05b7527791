//! The list of links that the picked span can have: beside the span, filtered by typing, chosen by Enter, a digit, or a
//! click on a row or on a span in the text.

use super::floating_frame;
use crate::app::{Action, LinkAction, LinkChoice};
use crate::model::LabelSet;
use crate::text::digit_value;
use crate::ui::kit::{self, tr};
use crate::ui::linking::{Linking, Offer};
use crate::ui::mirror::{self, Side, Strip};
use crate::ui::shaped::{Field, Text, row_frame, scroll_list};
use crate::ui::tokens;
use crate::ui::window::Window;
use eframe::egui::{Area, Context, CornerRadius, Event, Id, Key, Modifiers, Order, Pos2, Rect, Ui, pos2, vec2};

/// Most rows that are seen at once; they have the digits.
const SEEN: usize = 9;

/// What was pressed.
enum Pressed {
    Take,
    GiveUp,
    Nth(usize),
}

/// Shows the list while it is open.
pub fn show(window: &mut Window, ui: &Ui) {
    let ctx = ui.ctx();
    let Some(mut linking) = window.desk.linking.take_if(|linking| linking.listed) else { return };
    let pressed = pressed(ctx, &mut linking);
    let place = place(window, ctx, &linking);
    let tokens = kit::tokens(ui);
    let mut chosen = None;
    let area = Area::new(id()).order(Order::Middle).fixed_pos(place).layout(mirror::layout(ctx));
    area.show(ctx, |ui| {
        floating_frame(&tokens).show(ui, |ui| {
            ui.set_width(tokens::LINK_LIST);
            ui.spacing_mut().item_spacing.y = 1.0;
            let name = tr(ctx, "links-find");
            let field = Field::new(&mut linking.filter, &name).hint(&name).id(Id::unique("filter of links")).show(ui);
            if field.response.changed() {
                linking.row = 0;
            }
            field.response.request_focus();
            ui.add_space(tokens::GRID);
            if let Some(session) = &window.session {
                chosen = rows(ui, &linking, session.labels());
            }
        });
    });
    let nth = |row: usize| linking.rows().get(row).map(|offer| offer.choice.clone());
    let action = match pressed {
        Some(Pressed::GiveUp) => Some(LinkAction::GiveUp),
        Some(Pressed::Take) => linking.current().map(|offer| LinkAction::Make(offer.choice.clone())),
        Some(Pressed::Nth(row)) => nth(row).map(LinkAction::Make),
        None => chosen.map(LinkAction::Make),
    };
    window.desk.linking = Some(linking);
    if let Some(action) = action {
        window.send(Action::Link(action));
    }
}

fn id() -> Id {
    Id::unique("links of the picked span")
}

/// Takes the keys of the list out of the input, before the field sees them.
fn pressed(ctx: &Context, linking: &mut Linking) -> Option<Pressed> {
    let key = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if key(Key::Escape) {
        return Some(Pressed::GiveUp);
    }
    if key(Key::ArrowDown) {
        linking.step(true);
    }
    if key(Key::ArrowUp) {
        linking.step(false);
    }
    if key(Key::Enter) {
        return Some(Pressed::Take);
    }
    // A digit is part of what is typed as soon as something is typed.
    linking.filter.is_empty().then(|| ctx.input_mut(|input| digit(&mut input.events))).flatten()
}

/// Takes the first digit from 1 to 9 out of `events`.
fn digit(events: &mut Vec<Event>) -> Option<Pressed> {
    let number = |event: &Event| match event {
        Event::Text(text) => text.chars().next().and_then(nth),
        Event::Key { key, pressed: true, modifiers, .. } if modifiers.is_none() => {
            key.name().chars().next().filter(|_| key.name().len() == 1).and_then(nth)
        }
        _ => None,
    };
    let found = events.iter().find_map(number)?;
    events.retain(|event| number(event).is_none());
    Some(Pressed::Nth(found))
}

/// The row of a digit of any of the three kinds, from 0.
fn nth(digit: char) -> Option<usize> {
    digit_value(digit)?.checked_sub(1).map(|row| row as usize)
}

/// Below the span, above it where there is no room, and inside the article where it is not on the screen.
fn place(window: &Window, ctx: &Context, linking: &Linking) -> Pos2 {
    let area = window.article.area().unwrap_or_else(|| ctx.content_rect());
    let rows = linking.rows().len().clamp(1, SEEN) as f32;
    let size = ctx
        .memory(|memory| memory.area_rect(id()))
        .map_or(vec2(tokens::LINK_LIST, tokens::CONTROL + rows * tokens::ROW), |rect| rect.size());
    let span = window.open_set().and_then(|set| set.get(linking.of)).map(|annotation| annotation.span);
    let rect = span.and_then(|span| window.article.rect_of(ctx, span));
    let rect = rect.unwrap_or_else(|| Rect::from_center_size(area.center_top() + vec2(0.0, 24.0), vec2(0.0, 0.0)));
    let below = rect.bottom() + 16.0;
    let above = rect.top() - tokens::TAG_ROW * 3.0 - size.y;
    let y = if below + size.y > area.bottom() && above > area.top() { above } else { below };
    let y = y.min(area.bottom() - size.y - 4.0).max(area.top() + 4.0);
    let x = (rect.center().x - size.x / 2.0)
        .clamp(area.left() + 8.0, (area.right() - size.x - 20.0).max(area.left() + 8.0));
    pos2(x.round(), y.round())
}

fn rows(ui: &mut Ui, linking: &Linking, labels: &LabelSet) -> Option<LinkChoice> {
    let rows = linking.rows();
    if rows.is_empty() {
        let muted = kit::tokens(ui).muted;
        Text::new(tr(ui.ctx(), "links-none-found")).colour(muted).show_block(ui);
        return None;
    }
    let current = linking.row.min(rows.len() - 1);
    let mut chosen = None;
    let height = rows.len().min(SEEN) as f32 * (tokens::ROW + 1.0);
    ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
        ui.set_min_height(height);
        let list = scroll_list(ui, "links that are offered", Some(current)).max_height(height);
        list.show_rows(ui, tokens::ROW, rows.len(), |ui, range| {
            for row in range {
                let digit = (row < SEEN && linking.filter.is_empty()).then_some(row + 1);
                if show_row(ui, rows[row], labels, (digit, row == current)) {
                    chosen = Some(rows[row].choice.clone());
                }
            }
        });
    });
    chosen
}

/// A link: its digit, its type, and the span at its other end.
fn show_row(ui: &mut Ui, offer: &Offer, labels: &LabelSet, (digit, is_current): (Option<usize>, bool)) -> bool {
    let tokens = kit::tokens(ui);
    let kind = super::links::kind_name(ui.ctx(), labels, &offer.choice.kind, offer.outgoing);
    let (rect, response) = row_frame(ui, tokens::ROW, is_current, &format!("{kind}: {}", offer.quote));
    let mut strip = Strip::new(ui.ctx(), rect.shrink2(vec2(tokens::GRID * 2.0, 0.0)));
    let place = strip.start(18.0);
    if let Some(digit) = digit {
        let digit = Text::new(digit.to_string()).small().code().line(ui.ctx(), 18.0);
        digit.paint_in(ui.painter(), place, Side::Start, tokens.muted);
    }
    let kind = Text::new(kind).small().line(ui.ctx(), tokens::LINK_KIND);
    kind.paint_in(ui.painter(), strip.start(tokens::LINK_KIND), Side::Start, tokens.muted);
    strip.start(tokens::GRID);
    let colour = labels.get(&offer.label).map_or(tokens.muted, |label| tokens.label(label));
    let patch = Rect::from_center_size(strip.start(8.0).center(), vec2(8.0, 8.0));
    ui.painter().rect_filled(patch, CornerRadius::same(2), colour);
    strip.start(6.0);
    let quote = Text::new(offer.quote.as_str()).user().line(ui.ctx(), strip.rest().width());
    quote.paint_in(ui.painter(), strip.rest(), Side::Start, tokens.ink);
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_three_kinds_name_rows() {
        assert_eq!(['1', '9', '٣', '۳'].map(nth), [Some(0), Some(8), Some(2), Some(2)]);
        assert_eq!(['0', '٠', 'a', ' ', '/'].map(nth), [None; 5]);
    }

    #[test]
    fn a_digit_that_is_taken_is_typed_no_longer() {
        let key =
            |key, pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
        let mut events =
            vec![key(Key::Num2, true), Event::Text("2".to_owned()), key(Key::Num2, false), key(Key::A, true)];
        assert!(matches!(digit(&mut events), Some(Pressed::Nth(1))));
        assert_eq!(events, [key(Key::Num2, false), key(Key::A, true)]);
        assert!(digit(&mut events).is_none());
    }
}
