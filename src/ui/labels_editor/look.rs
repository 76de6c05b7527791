//! The first page of a label: key, names, shortcut, colours, line.

use super::chooser::{Choice, chooser};
use super::draft::Place;
use super::form::{Form, caption, cells, heading, remark, words, wrong};
use super::{preview, words as names};
use crate::model::{Colour, Label, LineShape};
use crate::ui::contrast::{ColourFault, colour, colour_faults};
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::shaped::tip;
use crate::ui::tokens::{self, PALETTE, Tokens};
use eframe::egui::{CornerRadius, Id, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Shows it.
pub fn show(form: &mut Form<'_>, ui: &mut Ui, label: usize) {
    let id = Id::unique(("label", form.content.identity(label)));
    preview::show(ui, &form.content.parts().labels[label]);
    let names = [tr(ui.ctx(), "labels-key"), tr(ui.ctx(), "labels-shortcut"), tr(ui.ctx(), "labels-line")];
    cells(ui, [1.4, 0.8, 0.8], |ui, cell| {
        caption(ui, &names[cell]);
        match cell {
            0 => key(form, ui, id.with("key"), &names[0], label),
            1 => shortcut(form, ui, &names[1], label),
            _ => line(form, ui, &names[2], label),
        }
    });
    let name = tr(ui.ctx(), "labels-name");
    words(ui, id.with("name"), &name, &mut form.content.labels_mut()[label].name, None);
    heading(ui, &tr(ui.ctx(), "labels-colours"));
    palette(form, ui, label);
    let fields = [tr(ui.ctx(), "labels-on-light"), tr(ui.ctx(), "labels-on-dark")];
    cells(ui, [1.0, 1.0], |ui, cell| {
        caption(ui, &fields[cell]);
        hex(form, ui, (id.with(("hex", cell)), &fields[cell]), label, cell == 1);
        let tokens = if cell == 1 { Tokens::DARK } else { Tokens::LIGHT };
        warnings(ui, &tokens, &form.content.parts().labels, label);
    });
    form.fault_at(ui, Place::Colours(label));
}

fn key(form: &mut Form<'_>, ui: &mut Ui, id: Id, name: &str, label: usize) {
    let value = form.content.parts().labels[label].key.to_string();
    form.key(ui, (id, name), &value, |content, text| content.rename_label(label, text));
    form.fault_at(ui, Place::LabelKey(label));
    if let Some(origin) = form.content.origin(label).filter(|origin| origin.as_str() != value) {
        let text = tr_with(ui.ctx(), "labels-renamed-from", &[("key", origin.as_str().into())]);
        remark(ui, &text);
    }
}

/// A chooser of the keys; those of other labels show whose they are.
fn shortcut(form: &mut Form<'_>, ui: &mut Ui, name: &str, label: usize) {
    let labels = &form.content.parts().labels;
    let choice = |c: char| {
        let other = labels.iter().enumerate().find(|(i, other)| *i != label && other.shortcut == Some(c));
        Choice::new(other.map_or_else(
            || c.to_string(),
            |(_, other)| {
                let values = [("shortcut", c.to_string().into()), ("label", kit::label_name(ui.ctx(), other).into())];
                tr_with(ui.ctx(), "labels-shortcut-of", &values)
            },
        ))
    };
    let mut choices = vec![Choice::new(tr(ui.ctx(), "labels-none"))];
    choices.extend(Label::SHORTCUTS.chars().map(choice));
    let now = labels[label].shortcut.and_then(|c| Label::SHORTCUTS.chars().position(|other| other == c));
    if let Some(chosen) = chooser(ui, name, &choices, Some(now.map_or(0, |now| now + 1))) {
        form.content.labels_mut()[label].shortcut = chosen.checked_sub(1).and_then(|c| Label::SHORTCUTS.chars().nth(c));
    }
    form.fault_at(ui, Place::Shortcut(label));
}

fn line(form: &mut Form<'_>, ui: &mut Ui, name: &str, label: usize) {
    let choices = LineShape::ALL.map(|shape| Choice::new(names::line(ui.ctx(), shape)));
    let now = LineShape::ALL.iter().position(|shape| *shape == form.content.parts().labels[label].line);
    if let Some(chosen) = chooser(ui, name, &choices, now) {
        form.content.labels_mut()[label].line = LineShape::ALL[chosen];
    }
}

/// The colours that every eye can tell apart, as patches that are half light, half dark.
fn palette(form: &mut Form<'_>, ui: &mut Ui, label: usize) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (index, (light, dark)) in PALETTE.into_iter().enumerate() {
            let labels = &form.content.parts().labels;
            let chosen = labels[label].light == light && labels[label].dark == dark;
            let user = labels.iter().enumerate().find(|(i, other)| *i != label && other.light == light);
            let text = match user {
                Some((_, other)) => {
                    let name = kit::label_name(ui.ctx(), other);
                    tr_with(ui.ctx(), "labels-colour-of", &[("number", (index + 1).into()), ("label", name.into())])
                }
                None => tr_with(ui.ctx(), "labels-colour-number", &[("number", (index + 1).into())]),
            };
            let response = patch(ui, (light, dark), (chosen, user.is_some()), &text);
            if tip(response, &text).clicked() {
                let label = &mut form.content.labels_mut()[label];
                (label.light, label.dark) = (light, dark);
            }
        }
    });
}

fn patch(ui: &mut Ui, (light, dark): (Colour, Colour), (chosen, used): (bool, bool), name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(38.0, 28.0), Sense::click());
    let tokens = kit::tokens(ui);
    let painter = ui.painter();
    let (left, right) = rect.shrink(3.0).split_left_right_at_fraction(0.5);
    let (round_left, round_right) =
        (CornerRadius { nw: 4, sw: 4, ..CornerRadius::ZERO }, CornerRadius { ne: 4, se: 4, ..CornerRadius::ZERO });
    painter.rect_filled(left, round_left, colour(light));
    painter.rect_filled(right, round_right, colour(dark));
    if used && !chosen {
        painter.circle_filled(pos2(rect.center().x, rect.bottom() + 1.0), 2.0, tokens.muted);
    }
    if chosen || response.has_focus() {
        let colour = if chosen { tokens.ink } else { tokens.accent };
        painter.rect_stroke(rect, tokens::ROUND, Stroke::new(1.5, colour), StrokeKind::Inside);
    } else if response.hovered() {
        painter.rect_stroke(rect, tokens::ROUND, Stroke::new(1.0, tokens.muted), StrokeKind::Inside);
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, name));
    response
}

/// A field for a colour in hexadecimal digits.
fn hex(form: &mut Form<'_>, ui: &mut Ui, field: (Id, &str), label: usize, dark: bool) {
    let shown = &form.content.parts().labels[label];
    let value = hex_of(if dark { shown.dark } else { shown.light });
    let fault = tr(ui.ctx(), "labels-fault-hex");
    form.checked(ui, field, &value, |content, text| {
        let label = &mut content.labels_mut()[label];
        let place = if dark { &mut label.dark } else { &mut label.light };
        *place = read_hex(text).ok_or(fault)?;
        Ok(())
    });
}

fn hex_of(Colour([red, green, blue]): Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Reads six hexadecimal digits, with or without `#` before them.
fn read_hex(text: &str) -> Option<Colour> {
    let text = text.trim();
    let digits = text.strip_prefix('#').unwrap_or(text);
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let byte = |place: usize| u8::from_str_radix(&digits[place..place + 2], 16).ok();
    Some(Colour([byte(0)?, byte(2)?, byte(4)?]))
}

fn warnings(ui: &mut Ui, tokens: &Tokens, labels: &[Label], label: usize) {
    for fault in colour_faults(tokens, labels, label) {
        let contrast = |value: f64| format!("{value:.1}");
        match fault {
            ColourFault::Unreadable(value) => {
                wrong(ui, &tr_with(ui.ctx(), "labels-contrast-none", &[("contrast", contrast(value).into())]));
            }
            ColourFault::Faint(value) => {
                remark(ui, &tr_with(ui.ctx(), "labels-contrast-low", &[("contrast", contrast(value).into())]));
            }
            ColourFault::Like(other) => {
                let name = kit::label_name(ui.ctx(), &labels[other]);
                remark(ui, &tr_with(ui.ctx(), "labels-colour-like", &[("label", name.into())]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_from_six_digits() {
        for colour in PALETTE.map(|(light, _)| light) {
            assert_eq!(read_hex(&hex_of(colour)), Some(colour));
        }
        assert_eq!(read_hex(" 0A6ab0 "), Some(Colour([0x0a, 0x6a, 0xb0])));
        for text in ["", "#12345", "#1234567", "#12345g", "١٢٣"] {
            assert_eq!(read_hex(text), None, "{text}");
        }
    }
}
