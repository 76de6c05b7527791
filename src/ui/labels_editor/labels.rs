//! The list of labels.

use super::draft::{Owner, Place};
use super::form::{Form, press};
use super::list::{self, Act, Item};
use crate::ui::kit::{self, tr};
use eframe::egui::Ui;

/// Shows it in at most `height` points, and tells which label is to go.
pub fn list(form: &mut Form<'_>, ui: &mut Ui, chosen: &mut usize, height: f32) -> Option<usize> {
    let count = form.content.parts().labels.len();
    *chosen = (*chosen).min(count.saturating_sub(1));
    let items: Vec<Item> = (0..count).map(|index| item(form, ui, index)).collect();
    let act = list::show(ui, &tr(ui.ctx(), "labels-page-labels"), &items, *chosen, height);
    let mut gone = None;
    ui.horizontal_wrapped(|ui| {
        if press(ui, "labels-add", true) {
            *chosen = form.content.add_label();
        }
        if press(ui, "labels-duplicate", count > 0) {
            *chosen = form.content.duplicate_label(*chosen);
        }
        if press(ui, "labels-delete", count > 0) {
            gone = Some(*chosen);
        }
    });
    match act {
        Some(Act::Choose(index)) => *chosen = index,
        Some(Act::Move { from, to }) => {
            form.content.move_label(from, to);
            *chosen = to;
        }
        Some(Act::Delete(index)) => gone = Some(index),
        None => {}
    }
    gone
}

fn item(form: &Form<'_>, ui: &Ui, index: usize) -> Item {
    let label = &form.content.parts().labels[index];
    let is_here = |place: Place| match place {
        Place::LabelKey(label)
        | Place::Shortcut(label)
        | Place::Colours(label)
        | Place::Attribute(Owner::Label(label), _) => label == index,
        _ => false,
    };
    Item {
        name: kit::label_name(ui.ctx(), label).to_owned(),
        swatch: Some(kit::tokens(ui).label(label)),
        note: label.shortcut.map(String::from).unwrap_or_default(),
        faulty: form.fault.is_some_and(|fault| is_here(fault.place)),
    }
}
