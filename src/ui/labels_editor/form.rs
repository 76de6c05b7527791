//! What the forms of the editor have in common: captions, fields beside each other, keys that are checked as they are
//! typed.

use super::draft::{Content, Fault, KeyFault, Place};
use super::pages::{LabelPage, Page};
use super::words::fault_text;
use crate::model::Words;
use crate::ui::kit::{self, tr};
use crate::ui::mirror;
use crate::ui::shaped::{Button, Field, Text};
use crate::ui::tokens;
use eframe::egui::{Context, Id, Ui, vec2};
use std::collections::HashMap;

/// A place in the editor that one comes to by choosing pages and rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The page.
    pub page: Page,
    /// The page of the label.
    pub label_page: LabelPage,
    /// Who the label is, on the page of labels.
    pub label: Option<u32>,
    /// The number of the attribute of the label.
    pub attribute: usize,
    /// The number of the type of links.
    pub link: usize,
    /// The number of the attribute of documents.
    pub document_attribute: usize,
}

/// What is typed into fields whose texts can be wrong.
#[derive(Debug, Default)]
pub struct Typed {
    texts: HashMap<Id, Entry>,
    pass: u64,
    here: Option<Spot>,
}

#[derive(Debug)]
struct Entry {
    text: String,
    fault: Option<String>,
    /// The frame in which it was last seen.
    seen: u64,
    /// Where it stands.
    spot: Option<Spot>,
}

impl Typed {
    /// Forgets what is no longer on the screen, but not what is wrong and stands elsewhere than `here`.
    pub fn begin_frame(&mut self, here: Spot) {
        let last = self.pass;
        let elsewhere = |text: &Entry| text.fault.is_some() && text.spot != Some(here);
        self.texts.retain(|_, text| text.seen >= last || elsewhere(text));
        self.pass += 1;
        self.here = Some(here);
    }

    /// What is wrong elsewhere than on the screen, and where.
    #[must_use]
    pub fn fault_elsewhere(&self) -> Option<(Spot, &str)> {
        let mut faults = self.texts.values().filter(|text| text.spot != self.here);
        faults.find_map(|text| Some((text.spot?, text.fault.as_deref()?)))
    }

    /// Forgets what was typed for a label that goes, and for links, which may go with it.
    pub fn forget_label(&mut self, identity: u32) {
        self.forget(|spot| spot.page == Page::Links || spot.label == Some(identity));
    }

    /// Forgets what stands where `is_gone` says.
    pub fn forget(&mut self, is_gone: impl Fn(&Spot) -> bool) {
        self.texts.retain(|_, text| !text.spot.as_ref().is_some_and(&is_gone));
    }

    /// Forgets what is typed for the label or the page that is on the screen, where its parts have got other numbers.
    pub fn forget_here(&mut self) {
        let here = self.here;
        self.forget(|spot| here.is_some_and(|here| (here.page, here.label) == (spot.page, spot.label)));
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.texts.clear();
    }

    /// Whether a field holds something that it can't mean.
    #[must_use]
    pub fn is_faulty(&self) -> bool {
        self.texts.values().any(|text| text.fault.is_some())
    }
}

/// A form in a frame.
pub struct Form<'a> {
    /// The copy that is changed.
    pub content: Content,
    /// What is wrong with it.
    pub fault: Option<&'a Fault>,
    /// What is being typed.
    pub typed: &'a mut Typed,
}

impl Form<'_> {
    /// Says what is wrong at `place`, if something is.
    pub fn fault_at(&self, ui: &mut Ui, place: Place) {
        if let Some(Fault { kind, .. }) = self.fault.filter(|fault| fault.place == place) {
            let text = fault_text(ui.ctx(), kind, &self.content);
            wrong(ui, &text);
        }
    }

    /// A field for a text that `set` may refuse. What was typed stays as it is while the field has the focus.
    pub fn checked(
        &mut self,
        ui: &mut Ui,
        (id, name): (Id, &str),
        value: &str,
        set: impl FnOnce(&mut Content, &str) -> Result<(), String>,
    ) {
        let known = self.typed.texts.get(&id);
        let mut text = known.map_or_else(|| value.to_owned(), |known| known.text.clone());
        let mut fault = known.and_then(|known| known.fault.clone());
        let output = Field::new(&mut text, name).id(id).show(ui);
        if output.response.changed() {
            fault = set(&mut self.content, &text).err();
        }
        if let Some(fault) = &fault {
            wrong(ui, fault);
        }
        if fault.is_some() || output.response.has_focus() {
            self.typed.texts.insert(id, Entry { text, fault, seen: self.typed.pass, spot: self.typed.here });
        } else {
            self.typed.texts.remove(&id);
        }
    }

    /// A field for a key.
    pub fn key(
        &mut self,
        ui: &mut Ui,
        (id, name): (Id, &str),
        value: &str,
        set: impl FnOnce(&mut Content, &str) -> Result<(), KeyFault>,
    ) {
        let ctx = ui.ctx().clone();
        self.checked(ui, (id, name), value, |content, text| {
            set(content, text).map_err(|fault| key_fault(&ctx, &fault))
        });
    }
}

fn key_fault(ctx: &Context, fault: &KeyFault) -> String {
    match fault {
        KeyFault::Taken => tr(ctx, "labels-fault-key-taken"),
        KeyFault::Name(crate::model::NameError::Empty) => tr(ctx, "labels-fault-key-empty"),
        KeyFault::Name(crate::model::NameError::TooLong) => tr(ctx, "labels-fault-key-long"),
        KeyFault::Name(crate::model::NameError::Control) => tr(ctx, "labels-fault-key-control"),
    }
}

/// A line that says what is wrong.
pub fn wrong(ui: &mut Ui, text: &str) {
    let danger = kit::tokens(ui).danger;
    Text::new(text).small().colour(danger).show_block(ui);
}

/// A line in the muted tone.
pub fn remark(ui: &mut Ui, text: &str) {
    let muted = kit::tokens(ui).muted;
    Text::new(text).small().colour(muted).show_block(ui);
}

/// The heading of a part of a form.
pub fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(tokens::GRID * 2.0);
    Text::new(text).bold().show(ui);
}

/// What stands above a field.
pub fn caption(ui: &mut Ui, text: &str) {
    let muted = kit::tokens(ui).muted;
    Text::new(text).small().colour(muted).show(ui);
}

/// Cells side by side, as wide as their `shares` of the room.
pub fn cells<const N: usize>(ui: &mut Ui, shares: [f32; N], mut add: impl FnMut(&mut Ui, usize)) {
    let gap = tokens::GRID * 3.0;
    let room = ui.available_width() - gap * (N - 1) as f32;
    let whole: f32 = shares.iter().sum();
    let layout = mirror::layout(ui.ctx());
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (index, share) in shares.into_iter().enumerate() {
            ui.allocate_ui_with_layout(vec2((room * share / whole).floor(), 0.0), layout, |ui| {
                ui.set_width((room * share / whole).floor());
                ui.spacing_mut().item_spacing.y = tokens::GRID;
                add(ui, index);
            });
        }
    });
}

/// Two fields for the same in English and Arabic; several `rows` for longer texts. `name` is what they hold.
pub fn words(ui: &mut Ui, id: Id, name: &str, words: &mut Words, rows: Option<usize>) {
    let captions = [
        kit::tr_with(ui.ctx(), "labels-in-english", &[("what", name.into())]),
        kit::tr_with(ui.ctx(), "labels-in-arabic", &[("what", name.into())]),
    ];
    let mut texts = [&mut words.english, &mut words.arabic];
    cells(ui, [1.0, 1.0], |ui, index| {
        caption(ui, &captions[index]);
        text(ui, id.with(index), &captions[index], texts[index], rows);
    });
}

/// A field for any text.
pub fn text(ui: &mut Ui, id: Id, name: &str, text: &mut String, rows: Option<usize>) {
    let field = Field::new(text, name).id(id);
    match rows {
        Some(rows) => field.multiline(rows).show(ui),
        None => field.show(ui),
    };
}

/// A button that says the message `key`; true if it was pressed.
pub fn press(ui: &mut Ui, key: &str, enabled: bool) -> bool {
    Button::new(&tr(ui.ctx(), key)).enabled(enabled).show(ui).clicked() && enabled
}

/// A button that is on or off.
pub fn toggle(ui: &mut Ui, text: &str, on: &mut bool) {
    if Button::new(text).chosen(*on).show(ui).clicked() {
        *on = !*on;
    }
}
