//! The types of links: a list, and the form of the one that is chosen.

use super::chooser::chooser;
use super::draft::Place;
use super::form::{Form, caption, cells, heading, press, remark, toggle, words, wrong};
use super::icons::{Icon, icon};
use super::list::{self, Act, Item};
use super::words as names;
use crate::model::{LinkEnds, LinkType, Words};
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::shaped::Text;
use eframe::egui::{Id, Ui};

/// The list, in at most `height` points.
pub fn list(form: &mut Form<'_>, ui: &mut Ui, chosen: &mut usize, height: f32) {
    let links = &form.content.parts().links;
    *chosen = (*chosen).min(links.len().saturating_sub(1));
    let item = |(index, link): (usize, &LinkType)| Item {
        name: kit::name_or_key(ui.ctx(), &link.name, link.key.as_str()).to_owned(),
        swatch: None,
        note: String::new(),
        faulty: form.fault.is_some_and(|fault| fault.place == Place::Link(index)),
    };
    let items: Vec<Item> = links.iter().enumerate().map(item).collect();
    let mut act = list::show(ui, &tr(ui.ctx(), "labels-links"), &items, *chosen, height);
    let can_link = !form.content.parts().labels.is_empty();
    ui.horizontal(|ui| {
        if press(ui, "labels-add-link", can_link) {
            *chosen = add(form);
        }
        if press(ui, "labels-delete-link", !items.is_empty()) {
            act = Some(Act::Delete(*chosen));
        }
    });
    let links = form.content.links_mut();
    match act {
        Some(Act::Choose(index)) => *chosen = index,
        Some(Act::Move { from, to }) => {
            let link = links.remove(from);
            links.insert(to, link);
            *chosen = to;
        }
        Some(Act::Delete(index)) => drop(links.remove(index)),
        None => {}
    }
}

/// Adds a link between spans of the first label.
fn add(form: &mut Form<'_>) -> usize {
    let label = form.content.parts().labels[0].key.clone();
    let link = LinkType {
        key: form.content.free_link_key(),
        name: Words::default(),
        explanation: Words::default(),
        ends: vec![LinkEnds { from: label.clone(), to: label }],
        at_most: None,
        symmetric: false,
        by_nesting: false,
    };
    form.content.links_mut().push(link);
    form.content.parts().links.len() - 1
}

/// The form of link number `link`.
pub fn show(form: &mut Form<'_>, ui: &mut Ui, link: usize) {
    if link >= form.content.parts().links.len() {
        return remark(ui, &tr(ui.ctx(), "labels-no-links"));
    }
    let id = Id::unique(("link", link));
    let captions = [tr(ui.ctx(), "labels-link-key"), tr(ui.ctx(), "labels-link-at-most")];
    cells(ui, [1.0, 1.0], |ui, cell| {
        caption(ui, &captions[cell]);
        if cell == 0 {
            let value = form.content.parts().links[link].key.to_string();
            form.key(ui, (id.with("key"), &captions[0]), &value, |content, text| content.rename_link(link, text));
        } else {
            at_most(form, ui, (id.with("at most"), &captions[1]), link);
        }
    });
    let name = tr(ui.ctx(), "labels-link-name");
    words(ui, id.with("name"), &name, &mut form.content.links_mut()[link].name, None);
    let name = tr(ui.ctx(), "labels-link-explanation");
    words(ui, id.with("explanation"), &name, &mut form.content.links_mut()[link].explanation, Some(2));
    heading(ui, &tr(ui.ctx(), "labels-link-ends"));
    ends(form, ui, link);
    form.fault_at(ui, Place::Link(link));
    heading(ui, &tr(ui.ctx(), "labels-link-kinds"));
    let kind = &mut form.content.links_mut()[link];
    ui.horizontal(|ui| {
        toggle(ui, &tr(ui.ctx(), "labels-link-symmetric"), &mut kind.symmetric);
        toggle(ui, &tr(ui.ctx(), "labels-link-by-nesting"), &mut kind.by_nesting);
    });
}

/// A field for a whole number from 1 on; empty is any number.
fn at_most(form: &mut Form<'_>, ui: &mut Ui, field: (Id, &str), link: usize) {
    let value = form.content.parts().links[link].at_most.map(|most| most.to_string()).unwrap_or_default();
    let fault = tr(ui.ctx(), "labels-fault-at-most");
    form.checked(ui, field, &value, |content, text| {
        let number = match text.trim() {
            "" => None,
            digits => Some(digits.parse().ok().filter(|most: &u32| *most > 0).ok_or(fault)?),
        };
        content.links_mut()[link].at_most = number;
        Ok(())
    });
    remark(ui, &tr(ui.ctx(), "labels-link-at-most-text"));
}

/// Which labels it joins, a line for each pair.
fn ends(form: &mut Form<'_>, ui: &mut Ui, link: usize) {
    let labels = names::label_choices(ui.ctx(), &form.content.parts().labels);
    let keys: Vec<_> = form.content.parts().labels.iter().map(|label| label.key.clone()).collect();
    let position = |key: &crate::model::LabelKey| keys.iter().position(|other| other == key);
    let mut ends = form.content.parts().links[link].ends.clone();
    let mut gone = None;
    for (index, pair) in ends.iter_mut().enumerate() {
        let number = [("number", (index + 1).into())];
        ui.push_id(index, |ui| {
            ui.horizontal(|ui| {
                let from = tr_with(ui.ctx(), "labels-link-from", &number);
                if let Some(chosen) = chooser(ui, &from, &labels, position(&pair.from)) {
                    pair.from = keys[chosen].clone();
                }
                Text::new(tr(ui.ctx(), "labels-link-leads-to")).show(ui);
                let to = tr_with(ui.ctx(), "labels-link-to", &number);
                if let Some(chosen) = chooser(ui, &to, &labels, position(&pair.to)) {
                    pair.to = keys[chosen].clone();
                }
                let delete = tr_with(ui.ctx(), "labels-delete-ends", &number);
                if icon(ui, Icon::Delete, &delete, true) {
                    gone = Some(index);
                }
            });
        });
    }
    if let Some(index) = gone {
        ends.remove(index);
    }
    if ends.iter().enumerate().any(|(i, pair)| ends[..i].contains(pair)) {
        wrong(ui, &tr(ui.ctx(), "labels-link-ends-twice"));
    }
    if press(ui, "labels-add-ends", true)
        && let Some(key) = keys.first()
    {
        ends.push(LinkEnds { from: key.clone(), to: key.clone() });
    }
    form.content.links_mut()[link].ends = ends;
}
