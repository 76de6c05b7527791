//! The attributes of a label or of documents: a list, and the form of the one that is chosen.

use super::chooser::{Choice, chooser};
use super::draft::{Owner, Place};
use super::form::{Form, caption, cells, heading, press, remark, words};
use super::list::{self, Act, Item};
use super::{choices, guidance, words as names};
use crate::model::{Attribute, AttributeKind, Guideline, Reads, Words};
use crate::ui::kit::{self, tr, tr_with};
use eframe::egui::{Id, Ui};

/// Highest list of attributes, in points.
const LIST: f32 = 232.0;

/// Shows them; `chosen` is the one whose form is shown.
pub fn show(form: &mut Form<'_>, ui: &mut Ui, owner: Owner, chosen: &mut usize) {
    let count = form.content.attributes(owner).len();
    *chosen = (*chosen).min(count.saturating_sub(1));
    let items: Vec<Item> = (0..count).map(|index| item(form, ui, owner, index)).collect();
    let act = list::show(ui, &tr(ui.ctx(), "labels-attributes"), &items, *chosen, LIST);
    let mut act = act.filter(|act| *act != Act::Choose(*chosen));
    ui.horizontal(|ui| {
        if press(ui, "labels-add-attribute", true) {
            *chosen = add(form, owner);
        }
        if press(ui, "labels-delete-attribute", count > 0) {
            act = Some(Act::Delete(*chosen));
        }
    });
    let attributes = form.content.attributes_mut(owner);
    match act {
        Some(Act::Choose(index)) => *chosen = index,
        Some(Act::Move { from, to }) => {
            let attribute = attributes.remove(from);
            attributes.insert(to, attribute);
            *chosen = to;
        }
        Some(Act::Delete(index)) => drop(attributes.remove(index)),
        None => {}
    }
    if matches!(act, Some(Act::Move { .. } | Act::Delete(_))) {
        form.typed.forget_here();
    }
    if *chosen < form.content.attributes(owner).len() {
        form_of(form, ui, owner, *chosen);
    } else if form.content.attributes(owner).is_empty() {
        remark(ui, &tr(ui.ctx(), "labels-no-attributes"));
    }
}

fn item(form: &Form<'_>, ui: &Ui, owner: Owner, index: usize) -> Item {
    let attribute = &form.content.attributes(owner)[index];
    Item {
        name: kit::name_or_key(ui.ctx(), &attribute.name, attribute.key.as_str()).to_owned(),
        swatch: None,
        note: names::kind(ui.ctx(), attribute.kind.as_str()),
        faulty: form.fault.is_some_and(|fault| fault.place == Place::Attribute(owner, index)),
    }
}

fn add(form: &mut Form<'_>, owner: Owner) -> usize {
    let key = form.content.free_attribute_key(owner);
    let (name, guideline) = (Words::default(), Guideline::default());
    let attributes = form.content.attributes_mut(owner);
    attributes.push(Attribute { key, name, kind: AttributeKind::Text, reads: None, guideline });
    attributes.len() - 1
}

fn form_of(form: &mut Form<'_>, ui: &mut Ui, owner: Owner, index: usize) {
    let who = match owner {
        Owner::Label(label) => form.content.identity(label),
        Owner::Document => u32::MAX,
    };
    let id = Id::unique(("attribute", who, index));
    form.fault_at(ui, Place::Attribute(owner, index));
    let captions = ["labels-attribute-key", "labels-attribute-kind", "labels-attribute-reads"].map(|k| tr(ui.ctx(), k));
    cells(ui, [1.0, 1.0, 1.0], |ui, cell| {
        caption(ui, &captions[cell]);
        match cell {
            0 => {
                let value = form.content.attributes(owner)[index].key.to_string();
                form.key(ui, (id.with("key"), &captions[0]), &value, |content, text| {
                    content.rename_attribute(owner, index, text)
                });
            }
            1 => kind(form, ui, &captions[1], owner, index),
            _ => reads(form, ui, &captions[2], owner, index),
        }
    });
    let name = tr(ui.ctx(), "labels-attribute-name");
    words(ui, id.with("name"), &name, &mut form.content.attributes_mut(owner)[index].name, None);
    if matches!(form.content.attributes(owner)[index].kind, AttributeKind::One(_) | AttributeKind::Many(_)) {
        heading(ui, &tr(ui.ctx(), "labels-choices"));
        choices::show(form, ui, id.with("choices"), |content| match &mut content.attributes_mut(owner)[index].kind {
            AttributeKind::One(choices) | AttributeKind::Many(choices) => Some(choices),
            _ => None,
        });
    }
    let attribute = kit::name_or_key(
        ui.ctx(),
        &form.content.attributes(owner)[index].name,
        form.content.attributes(owner)[index].key.as_str(),
    );
    heading(ui, &tr_with(ui.ctx(), "labels-guideline-of", &[("attribute", attribute.into())]));
    let labels = form.content.parts().labels.clone();
    guidance::show(ui, id.with("guideline"), &labels, &mut form.content.attributes_mut(owner)[index].guideline);
}

fn kind(form: &mut Form<'_>, ui: &mut Ui, name: &str, owner: Owner, index: usize) {
    let choices = names::KINDS.map(|kind| Choice::new(names::kind(ui.ctx(), kind)));
    let attribute = &form.content.attributes(owner)[index];
    let now = names::KINDS.iter().position(|kind| *kind == attribute.kind.as_str());
    let Some(chosen) = chooser(ui, name, &choices, now) else { return };
    let attribute = &mut form.content.attributes_mut(owner)[index];
    if let Some(kind) = names::kind_of(names::KINDS[chosen], &attribute.kind) {
        attribute.kind = kind;
        if let AttributeKind::One(choices) | AttributeKind::Many(choices) = &mut attribute.kind
            && choices.is_empty()
        {
            let key = super::draft::free_choice_key(choices);
            choices.push(crate::model::Choice { key, name: Words::default(), explanation: Words::default() });
        }
        attribute.reads = attribute.reads.filter(|reads| reads.fits(&attribute.kind));
    }
}

/// What the program reads into it: only what can be a value of its type is offered.
fn reads(form: &mut Form<'_>, ui: &mut Ui, name: &str, owner: Owner, index: usize) {
    let attribute = &form.content.attributes(owner)[index];
    let fitting: Vec<Reads> = Reads::ALL.into_iter().filter(|reads| reads.fits(&attribute.kind)).collect();
    let mut choices = vec![Choice::new(tr(ui.ctx(), "labels-reads-nothing"))];
    choices.extend(fitting.iter().map(|reads| Choice::new(names::reads(ui.ctx(), *reads))));
    let now = attribute.reads.and_then(|reads| fitting.iter().position(|other| *other == reads));
    if let Some(chosen) = chooser(ui, name, &choices, Some(now.map_or(0, |now| now + 1))) {
        form.content.attributes_mut(owner)[index].reads = chosen.checked_sub(1).map(|chosen| fitting[chosen]);
    }
}
