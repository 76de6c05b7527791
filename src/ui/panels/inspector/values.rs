//! The widgets that take an answer, one for each type of attribute.

use super::rows::{Known, Row};
use crate::model::{Answer, AttributeKind, ChoiceKey, Date, Decimal, NumberRange, Value};
use crate::typeset::Direction;
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::mirror::{self, Strip, is_mirrored};
use crate::ui::shaped::{Choice, Choices, Entry, IsoDate, ValueField, ValueOutput};
use crate::ui::tokens;
use eframe::egui::{Id, Rect, Ui, UiBuilder, vec2};

/// What an annotator does with an attribute.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// This is the answer.
    Now(Option<Answer>),
    /// This is being typed.
    Typed(Option<Answer>),
    /// What is being typed means nothing: what was answered before stands.
    Wrong { over: bool },
    /// Typing is over.
    Over,
}

/// What came of a widget.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    pub said: Option<Said>,
    /// Whether it has the keyboard.
    pub focused: bool,
}

/// The widgets of `row`, which is called `name`. `id` is that of the first one.
pub fn show(ui: &mut Ui, row: &Row<'_>, name: &str, id: Id) -> Heard {
    match (&row.attribute.kind, row.value) {
        (AttributeKind::One(choices) | AttributeKind::Many(choices), value) => {
            let items: Vec<Choice<'_>> = choices
                .iter()
                .map(|choice| Choice {
                    key: choice.key.as_str(),
                    name: kit::name_or_key(ui.ctx(), &choice.name, choice.key.as_str()),
                    explanation: kit::words(ui.ctx(), &choice.explanation),
                })
                .collect();
            let place = |key: &ChoiceKey| choices.iter().position(|choice| choice.key == *key);
            let chosen: Vec<usize> = match value {
                Some(Value::One(key)) => place(key).into_iter().collect(),
                Some(Value::Many(keys)) => keys.iter().filter_map(place).collect(),
                _ => Vec::new(),
            };
            let many = matches!(row.attribute.kind, AttributeKind::Many(_));
            let list = if many { Choices::many(name, &items, &chosen) } else { Choices::one(name, &items, &chosen) };
            choose(ui, list, row, id, |chosen| {
                let mut keys = chosen.iter().map(|index| choices[*index].key.clone());
                if many { Some(Value::Many(keys.collect())) } else { keys.next().map(Value::One) }
            })
        }
        (AttributeKind::YesNo, value) => {
            let words = [tr(ui.ctx(), "answer-yes"), tr(ui.ctx(), "answer-no")];
            let item = |index: usize, key| Choice { key, name: &words[index], explanation: "" };
            let items = [item(0, "yes"), item(1, "no")];
            let chosen: &[usize] = match value {
                Some(Value::YesNo(true)) => &[0],
                Some(Value::YesNo(false)) => &[1],
                _ => &[],
            };
            let list = Choices::one(name, &items, chosen);
            choose(ui, list, row, id, |chosen| chosen.first().map(|index| Value::YesNo(*index == 0)))
        }
        (AttributeKind::Integer, value) => {
            let number = if let Some(Value::Integer(number)) = value { Some(*number) } else { None };
            field(ui, row, (number, name), id, |number| number.map(Value::Integer))
        }
        (AttributeKind::Decimal, value) => {
            let number = if let Some(Value::Decimal(number)) = value { Some(number.get()) } else { None };
            field(ui, row, (number, name), id, |number| number.and_then(Decimal::new).map(Value::Decimal))
        }
        (AttributeKind::Date, value) => {
            let date = if let Some(Value::Date(date)) = value { Some(IsoDate(date.to_string())) } else { None };
            field(ui, row, (date, name), id, |date| date.and_then(|date| Date::parse(&date.0)).map(Value::Date))
        }
        (AttributeKind::Range, value) => {
            let range = if let Some(Value::Range(range)) = value { *range } else { NumberRange::default() };
            bounds(ui, row, (range, name), id)
        }
        (AttributeKind::Text | AttributeKind::Passage, _) => Heard::default(),
    }
}

fn choose(
    ui: &mut Ui,
    list: Choices<'_>,
    row: &Row<'_>,
    id: Id,
    value: impl FnOnce(&[usize]) -> Option<Value>,
) -> Heard {
    let direction = if is_mirrored(ui.ctx()) { Direction::RightToLeft } else { Direction::LeftToRight };
    let list = list.proposed(row.known == Known::Proposed).unknown(row.known == Known::Unknown);
    let output = list.direction(direction).id(id).show(ui);
    let answer = |chosen: &[usize]| if chosen.is_empty() { None } else { value(chosen).map(Answer::Set) };
    Heard {
        said: output.changed.as_deref().map(|chosen| Said::Now(answer(chosen))),
        focused: output.response.has_focus(),
    }
}

/// A field for one value.
fn field<V: Entry>(
    ui: &mut Ui,
    row: &Row<'_>,
    (value, name): (Option<V>, &str),
    id: Id,
    make: impl FnOnce(Option<V>) -> Option<Value>,
) -> Heard {
    let proposed = row.known == Known::Proposed;
    let output = ValueField::new(value, name).proposed(proposed).id(id).show(ui);
    heard(output, proposed, make)
}

fn heard<V: Entry>(output: ValueOutput<V>, proposed: bool, make: impl FnOnce(Option<V>) -> Option<Value>) -> Heard {
    if output.fault.is_some() && output.response.changed() {
        return Heard { said: Some(Said::Wrong { over: output.finished }), focused: output.response.has_focus() };
    }
    // Enter on a proposal says that it is right.
    let touched =
        (output.changed && output.fault.is_none()) || (proposed && output.submitted && output.fault.is_none());
    let typing = output.response.changed() || output.finished;
    let answer = if touched && typing { Some(make(output.value).map(Answer::Set)) } else { None };
    let said = match answer {
        Some(answer) if output.finished => Some(Said::Now(answer)),
        Some(answer) => Some(Said::Typed(answer)),
        None if output.finished => Some(Said::Over),
        None => None,
    };
    Heard { said, focused: output.response.has_focus() }
}

/// Three fields in a row: low, best, high.
fn bounds(ui: &mut Ui, row: &Row<'_>, (range, name): (NumberRange, &str), id: Id) -> Heard {
    let proposed = row.known == Known::Proposed;
    let parts = [("answer-low", range.low), ("answer-best", range.best), ("answer-high", range.high)];
    let whole = ui.available_rect_before_wrap();
    let whole = Rect::from_min_size(whole.min, vec2(whole.width(), tokens::CONTROL));
    let mut strip = Strip::new(ui.ctx(), whole);
    let width = ((whole.width() - 2.0 * tokens::GRID) / 3.0).floor();
    let (mut heard, mut used) = (Heard::default(), whole);
    for (part, (key, bound)) in parts.into_iter().enumerate() {
        let hint = tr(ui.ctx(), key);
        let spoken = tr_with(ui.ctx(), "answer-part", &[("name", name.into()), ("part", hint.as_str().into())]);
        let rect = strip.start(width);
        strip.start(tokens::GRID);
        let id = if part == 0 { id } else { id.with(part) };
        let builder = UiBuilder::new().max_rect(rect).layout(mirror::layout(ui.ctx()));
        let shown = ui.scope_builder(builder, |ui| {
            ValueField::new(bound, &spoken).hint(&hint).proposed(proposed).id(id).show(ui)
        });
        used = used.union(shown.response.rect);
        let make = |bound| {
            let mut range = range;
            *[&mut range.low, &mut range.best, &mut range.high][part] = bound;
            (!range.is_empty()).then_some(Value::Range(range))
        };
        let one = self::heard(shown.inner, proposed, make);
        heard = Heard {
            said: match (heard.said, one.said) {
                (None | Some(Said::Over), Some(said)) => Some(said),
                (said, _) => said,
            },
            focused: heard.focused || one.focused,
        };
    }
    ui.advance_cursor_after_rect(used);
    heard
}
