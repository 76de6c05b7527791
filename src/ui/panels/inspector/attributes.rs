//! The attributes of a span or of the document, one below the other: name, what is known, and a widget.

use super::drafts::{self, Look, Owner};
use super::rows::{Known, Row};
use super::values::{self, Heard, Said};
use super::{Focus, card_id};
use crate::app::{Action, AnswerAction};
use crate::model::{AnnotationId, Answer, AttributeKind, Value};
use crate::text::Span;
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::mirror::{self, Side, Strip};
use crate::ui::shaped::{Button, Text, tip};
use crate::ui::tokens::{self, Tokens};
use crate::ui::window::Window;
use eframe::egui::{Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};

/// The part of a row that the name takes where the widget stands beside it.
const NAME_SHARE: f32 = 0.53;
/// The box that says that the text does not tell.
const UNKNOWN: f32 = 20.0;
/// Most letters of a passage that are shown.
const QUOTE: usize = 80;

/// Shows `rows`, which are about `on`.
pub fn show(window: &mut Window, ui: &mut Ui, on: Option<AnnotationId>, rows: &[Row<'_>]) {
    let mut first = true;
    for row in rows {
        let key = &row.attribute.key;
        let id = card_id(window, on, key.as_str());
        let inspector = &mut window.panels.inspector;
        if std::mem::take(&mut first) {
            inspector.first_stop = Some(id);
        }
        let is_wanted = match &inspector.focus {
            Some(Focus::First) => inspector.first_stop == Some(id),
            Some(Focus::Attribute(wanted)) => wanted == key,
            _ => false,
        };
        if is_wanted {
            inspector.focus = None;
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let top = ui.cursor().top();
        let heard = one(window, ui, on, row, id);
        let rect = ui.min_rect().with_min_y(top);
        let inspector = &mut window.panels.inspector;
        if heard.focused {
            let here = (on, key.clone());
            if inspector.was_in.as_ref() != Some(&here) {
                ui.scroll_to_rect(rect, None);
            }
            inspector.entered = Some(here);
        }
        said(window, ui, on, row, heard.said);
    }
}

fn said(window: &mut Window, ui: &Ui, on: Option<AnnotationId>, row: &Row<'_>, said: Option<Said>) {
    let attribute = row.attribute.key.clone();
    match said {
        Some(Said::Now(answer)) => {
            if matches!(row.attribute.kind, AttributeKind::One(_) | AttributeKind::Many(_) | AttributeKind::YesNo) {
                window.send(Action::Answer(AnswerAction::Set { on, attribute, answer }));
            } else {
                drafts::typed(window, ui.ctx(), on, attribute, answer);
                drafts::over(window, ui.ctx());
            }
        }
        Some(Said::Typed(answer)) => drafts::typed(window, ui.ctx(), on, attribute, answer),
        Some(Said::Wrong { over }) => {
            drafts::restore(window, ui.ctx(), on, attribute);
            if over {
                drafts::over(window, ui.ctx());
            }
        }
        Some(Said::Over) => drafts::over(window, ui.ctx()),
        None => {}
    }
}

fn one(window: &mut Window, ui: &mut Ui, on: Option<AnnotationId>, row: &Row<'_>, id: Id) -> Heard {
    let name = kit::name_or_key(ui.ctx(), &row.attribute.name, row.attribute.key.as_str()).to_owned();
    let heard = match row.attribute.kind {
        AttributeKind::YesNo | AttributeKind::Integer | AttributeKind::Decimal | AttributeKind::Date => {
            beside(window, ui, row, (&name, id))
        }
        AttributeKind::One(_) | AttributeKind::Many(_) | AttributeKind::Range => {
            heading(window, ui, row, &name, on);
            values::show(ui, row, &name, id)
        }
        AttributeKind::Text => {
            heading(window, ui, row, &name, on);
            text(window, ui, on, row, (&name, id))
        }
        AttributeKind::Passage => {
            heading(window, ui, row, &name, on);
            passage(window, ui, on, row, (&name, id))
        }
    };
    if row.out_of_order {
        let danger = kit::tokens(ui).danger;
        Text::new(tr(ui.ctx(), "problem-out-of-order-here")).small().colour(danger).show_block(ui);
    }
    ui.add_space(tokens::GRID);
    heard
}

/// The name with a word for what is known, and at the end the box for unknown.
fn heading(window: &mut Window, ui: &mut Ui, row: &Row<'_>, name: &str, on: Option<AnnotationId>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), UNKNOWN), Sense::hover());
    let mut strip = Strip::new(ui.ctx(), rect);
    unknown(window, ui, strip.end(UNKNOWN), row, name, on);
    strip.end(tokens::GRID);
    let tokens = kit::tokens(ui);
    mark(ui, &mut strip, row.known, &tokens);
    let words = Text::new(name).small().line(ui.ctx(), strip.rest().width());
    words.paint_in(ui.painter(), strip.start(words.size().x), Side::Start, tokens.ink);
    strip.start(tokens::GRID * 2.0);
    let hint = (row.attribute.kind == AttributeKind::Range && row.known != Known::Unknown).then_some("answer-bounds");
    if let Some(key) = row.known.word().or(hint).filter(|_| strip.rest().width() > 24.0) {
        let word = Text::new(tr(ui.ctx(), key)).small().line(ui.ctx(), strip.rest().width());
        word.paint_in(ui.painter(), strip.rest(), Side::Start, tokens.muted);
    }
}

/// A dot before a name: hollow where an answer is missing, full where one is proposed.
fn mark(ui: &Ui, strip: &mut Strip, known: Known, tokens: &Tokens) {
    let radius = 3.0;
    let mut centre = || {
        let centre = strip.start(radius * 2.0 + 1.0).center();
        strip.start(tokens::GRID);
        centre
    };
    match known {
        Known::Missing => {
            ui.painter().circle_stroke(centre(), radius, Stroke::new(1.3, tokens.danger));
        }
        Known::Proposed => {
            ui.painter().circle_filled(centre(), radius, tokens.accent);
        }
        Known::Nothing | Known::Unknown | Known::Value => {}
    }
}

/// The box that says that the text does not tell. It is for the mouse: the keyboard has a key for it.
fn unknown(window: &mut Window, ui: &Ui, rect: Rect, row: &Row<'_>, name: &str, on: Option<AnnotationId>) {
    let tokens = kit::tokens(ui);
    let is_on = row.known == Known::Unknown;
    let id = card_id(window, on, row.attribute.key.as_str()).with(("sign", "unknown"));
    let response = ui.interact(rect, id, Sense::CLICK);
    if is_on {
        let fill = Tokens::mix(tokens.page, tokens.accent, 0.16);
        ui.painter().rect(rect, tokens::ROUND, fill, Stroke::new(1.5, tokens.accent), StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, tokens::ROUND, tokens.hover);
    }
    let sign = Text::new(tr(ui.ctx(), "answer-unknown-sign")).small().line(ui.ctx(), UNKNOWN);
    sign.paint_in(ui.painter(), rect, Side::Middle, if is_on { tokens.ink } else { tokens.muted });
    let spoken = tr_with(ui.ctx(), "answer-unknown-of", &[("name", name.into())]);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, &spoken));
    if tip(response, &tr(ui.ctx(), "tip-unknown")).clicked() {
        let answer = (!is_on).then_some(Answer::Unknown);
        let attribute = row.attribute.key.clone();
        window.send(Action::Answer(AnswerAction::Set { on, attribute, answer }));
    }
}

/// A row with the widget beside the name.
fn beside(window: &mut Window, ui: &mut Ui, row: &Row<'_>, (name, id): (&str, Id)) -> Heard {
    let on = window.panels.inspector.subject;
    let whole = ui.available_rect_before_wrap();
    let whole = Rect::from_min_size(whole.min, vec2(whole.width(), tokens::CONTROL));
    let mut strip = Strip::new(ui.ctx(), whole);
    let sign = strip.end(UNKNOWN);
    unknown(window, ui, Rect::from_center_size(sign.center(), vec2(UNKNOWN, UNKNOWN)), row, name, on);
    strip.end(tokens::GRID);
    let tokens = kit::tokens(ui);
    let mut label = Strip::new(ui.ctx(), strip.start(strip.rest().width() * NAME_SHARE));
    mark(ui, &mut label, row.known, &tokens);
    label.end(tokens::GRID);
    let words = Text::new(name).small().line(ui.ctx(), label.rest().width());
    words.paint_in(ui.painter(), label.rest(), Side::Start, tokens.ink);
    if words.is_cut() {
        tip(ui.interact(label.rest(), id.with(("name", "of it")), Sense::hover()), name);
    }
    let is_chips = row.attribute.kind == AttributeKind::YesNo;
    let spare = if is_chips { (tokens::CONTROL - tokens::CHIP) / 2.0 } else { 0.0 };
    let builder = UiBuilder::new().max_rect(strip.rest().shrink2(vec2(0.0, spare))).layout(mirror::layout(ui.ctx()));
    let shown = ui.scope_builder(builder, |ui| values::show(ui, row, name, id));
    ui.advance_cursor_after_rect(whole.union(shown.response.rect));
    shown.inner
}

/// A field for words of the annotator.
fn text(window: &mut Window, ui: &mut Ui, on: Option<AnnotationId>, row: &Row<'_>, (name, id): (&str, Id)) -> Heard {
    let stored = if let Some(Value::Text(text)) = row.value { text.as_str() } else { "" };
    let owner = Owner::Answer(on, row.attribute.key.clone());
    let look = Look { name, id, rows: None, ends_at_enter: false };
    // What somebody has typed over a proposal takes its place; only an untouched one is confirmed.
    let was_typed = window.panels.inspector.drafts.is_text_of(&owner);
    let output = drafts::field(window, ui, &owner, stored, look);
    let untouched = !was_typed && !output.response.changed();
    let confirmed = output.submitted && untouched && row.known == Known::Proposed;
    let said = confirmed.then(|| Said::Now(row.value.cloned().map(Answer::Set)));
    Heard { said, focused: output.response.has_focus() }
}

/// A passage of the text, and a button that takes the next selection for it.
fn passage(window: &mut Window, ui: &mut Ui, on: Option<AnnotationId>, row: &Row<'_>, (name, id): (&str, Id)) -> Heard {
    let key = &row.attribute.key;
    let picking = window.desk.picking.as_ref().is_some_and(|picking| picking.on == on && picking.attribute == *key);
    if let Some(Value::Passage(span)) = row.value {
        Text::new(quote(window, *span)).user().reading().size(15.0).show_block(ui);
    }
    let words = tr(ui.ctx(), if picking { "answer-picking" } else { "answer-pick" });
    let response = Button::new(&words).chosen(picking).id(id).show(ui);
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(name.to_owned()),
        ..WidgetInfo::selected(Role::Button, true, picking, &words)
    });
    if response.clicked() {
        window.send(Action::Answer(AnswerAction::PickPassage { on, attribute: key.clone() }));
    }
    Heard { said: None, focused: response.has_focus() }
}

fn quote(window: &Window, span: Span) -> String {
    let document = window.session.as_ref().and_then(|session| session.open_document());
    let whole = document.and_then(|document| document.text().quote(span)).unwrap_or_default();
    let mut shown: String = whole.chars().take(QUOTE).collect();
    if shown.len() < whole.len() {
        shown.push('…');
    }
    shown
}
