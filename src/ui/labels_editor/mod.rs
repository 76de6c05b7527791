//! The editor of the label set: a large dialog that changes a draft, and the project only when it is done.

mod attributes;
mod choices;
mod chooser;
mod draft;
mod form;
mod guidance;
mod icons;
mod labels;
mod links;
mod list;
mod look;
mod overlaps;
mod pages;
mod presets;
mod preview;
mod questions;
mod rules;
mod sentence;
mod uses;
mod words;

pub use form::caption;
pub use presets::choose as choose_preset;

use super::dialogs::Outcome;
use super::kit::{self, tr};
use super::mirror::{self, Strip};
use super::shaped::{Button, Text, tip, typing};
use super::tokens;
use super::window::Window;
use crate::app::{Job, ProjectAction};
use crate::model::LabelSet;
use crate::store::{LabelSetUses, StoreError};
use draft::{Draft, Fault, Owner, Place};
use eframe::egui::{Id, Key, Memory, Modifiers, Rect, Stroke, Ui, UiBuilder, vec2};
use form::{Form, Spot, Typed};
use pages::{LabelPage, Page};
use questions::Question;

/// Largest size of the editor in points.
const SIZE: [f32; 2] = [1060.0, 760.0];

/// Width of the list at the start side.
const LIST: f32 = 230.0;

/// The count of what is in use, while it runs.
type Counting = Job<Result<LabelSetUses, StoreError>>;

/// The editor.
pub struct LabelsEditor {
    draft: Draft,
    /// What is wrong with the draft.
    fault: Option<Fault>,
    /// How much of the project's label set is in use, once it is counted.
    uses: Option<Result<LabelSetUses, StoreError>>,
    counting: Option<Counting>,
    typed: Typed,
    page: Page,
    label_page: LabelPage,
    label: usize,
    attribute: usize,
    link: usize,
    document_attribute: usize,
    question: Option<Question>,
    /// Whether the project was asked to take the draft.
    sent: bool,
}

/// What was asked for in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Undo,
    Redo,
    Apply,
    Leave,
    Import,
    Export,
    Presets,
    GoTo(Place),
    GoToSpot(Spot),
}

impl LabelsEditor {
    /// Edits `labels`, whose uses are being counted.
    #[must_use]
    pub fn new(labels: &LabelSet, counting: Counting) -> Self {
        Self {
            draft: Draft::new(labels),
            fault: None,
            uses: None,
            counting: Some(counting),
            typed: Typed::default(),
            page: Page::Labels,
            label_page: LabelPage::Look,
            label: 0,
            attribute: 0,
            link: 0,
            document_attribute: 0,
            question: None,
            sent: false,
        }
    }

    /// Puts another set in the place of the draft, as one step.
    pub fn take(&mut self, set: &LabelSet) {
        let mut content = self.draft.now().clone();
        content.replace(set, self.draft.before());
        self.commit(content, None);
        (self.label, self.attribute, self.link, self.document_attribute) = (0, 0, 0, 0);
        self.typed.clear();
    }

    /// The set as it is now, if it is one.
    #[must_use]
    pub fn label_set(&self) -> Option<LabelSet> {
        LabelSet::new(self.draft.now().parts().clone()).ok()
    }

    /// Counts anew what is in use.
    pub fn count(&mut self, counting: Job<Result<LabelSetUses, StoreError>>) {
        self.counting = Some(counting);
    }

    /// How much of the project's label set is in use, if that is known.
    fn known_uses(&self) -> Option<&LabelSetUses> {
        self.uses.as_ref()?.as_ref().ok()
    }

    /// Whether it may be closed without a word; otherwise it asks, and then does `then` if the changes are forgotten.
    pub fn may_close(&mut self, then: Option<ProjectAction>) -> bool {
        if !self.draft.is_changed() {
            return true;
        }
        match then {
            Some(_) => self.question = Some(Question::Leave(then)),
            None => _ = self.question.get_or_insert(Question::Leave(None)),
        }
        false
    }

    /// Whether the project was asked to take the draft.
    #[must_use]
    pub const fn is_sent(&self) -> bool {
        self.sent
    }

    /// Goes on with the draft, which the project has refused.
    pub const fn go_on(&mut self) {
        self.sent = false;
    }

    /// Shows it.
    pub fn show(&mut self, window: &mut Window, ui: &mut Ui) -> Outcome {
        if let Some(counted) = self.counting.as_mut().and_then(Job::try_take) {
            self.counting = None;
            if let Ok(uses) = &counted {
                self.draft.count(|label| uses::of_label(uses, label).times);
            }
            self.uses = Some(counted);
        }
        let room = ui.ctx().content_rect().size() - vec2(72.0, 72.0);
        let size = vec2(SIZE[0].min(room.x), SIZE[1].min(room.y));
        ui.set_width(size.x);
        let (_, whole) = ui.allocate_space(size);
        let mut wish = None;
        ui.scope_builder(UiBuilder::new().max_rect(whole), |ui| {
            wish = self.header(ui);
            self.tabs(ui);
            let top = ui.cursor().top();
            let bottom = whole.bottom() - tokens::CONTROL - tokens::GRID * 4.0;
            let body = Rect::from_x_y_ranges(whole.x_range(), top..=bottom);
            self.body(ui, body);
            let line = Stroke::new(1.0, kit::tokens(ui).hairline);
            ui.painter().hline(whole.x_range(), bottom + tokens::GRID, line);
            let foot = Rect::from_x_y_ranges(whole.x_range(), bottom + tokens::GRID * 3.0..=whole.bottom());
            ui.scope_builder(UiBuilder::new().max_rect(foot), |ui| wish = self.footer(ui).or(wish));
        });
        wish = wish.or_else(|| self.keys(ui));
        let outcome = wish.map_or(Outcome::Stay, |wish| self.grant(window, ui, wish));
        if self.answer(window, ui) { Outcome::Close } else { outcome }
    }

    fn header(&mut self, ui: &mut Ui) -> Option<Wish> {
        let mut wish = None;
        ui.horizontal(|ui| {
            Text::new(tr(ui.ctx(), "labels-title")).bold().size(16.0).show(ui);
            mirror::from_end(ui, |ui| {
                let buttons = [
                    ("labels-export", Wish::Export, self.fault.is_none()),
                    ("labels-import", Wish::Import, true),
                    ("labels-presets", Wish::Presets, true),
                ];
                for (key, wanted, enabled) in buttons {
                    if Button::new(&tr(ui.ctx(), key)).quiet().enabled(enabled).show(ui).clicked() && enabled {
                        wish = Some(wanted);
                    }
                }
            });
        });
        wish
    }

    fn tabs(&mut self, ui: &mut Ui) {
        let parts = self.draft.now().parts();
        let counts = [
            Some(parts.labels.len()),
            Some(parts.links.len()),
            Some(parts.document_labels.len() + parts.document_attributes.len()),
            Some(parts.rules.len()),
            None,
        ];
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = tokens::GRID;
            for (page, count) in Page::ALL.into_iter().zip(counts) {
                let count = count.map(|count| count.to_string()).unwrap_or_default();
                let name = tr(ui.ctx(), page.message());
                let mut button = Button::new(&name).quiet().chosen(self.page == page);
                if !count.is_empty() {
                    button = button.key(&count);
                }
                if button.show(ui).clicked() {
                    self.page = page;
                }
            }
        });
        let line = Stroke::new(1.0, kit::tokens(ui).hairline);
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), line);
        ui.add_space(tokens::GRID * 2.0);
    }

    fn body(&mut self, ui: &mut Ui, rect: Rect) {
        let mut typed = std::mem::take(&mut self.typed);
        typed.begin_frame(self.spot());
        let fault = self.fault.clone();
        let content = self.draft.now().clone();
        let mut form = Form { content, fault: fault.as_ref(), typed: &mut typed };
        let mut strip = Strip::new(ui.ctx(), rect);
        if self.page.has_list() {
            let side = strip.start(LIST);
            strip.start(tokens::GRID * 4.0);
            ui.scope_builder(UiBuilder::new().max_rect(side), |ui| self.list(&mut form, ui));
        }
        ui.scope_builder(UiBuilder::new().max_rect(strip.rest()), |ui| self.form(&mut form, ui));
        let content = form.content;
        self.typed = typed;
        // What is typed into one field is one step.
        let field = typing(ui.ctx()).then(|| ui.memory(Memory::focused)).flatten();
        self.commit(content, field);
    }

    fn commit(&mut self, content: draft::Content, field: Option<Id>) {
        if self.draft.commit(content, field) {
            self.fault = self.draft.fault();
        }
    }

    fn footer(&self, ui: &mut Ui) -> Option<Wish> {
        let mut wish = None;
        let (can_undo, can_redo) = self.draft.steps();
        let changed = self.draft.is_changed();
        ui.horizontal(|ui| {
            for (key, wanted, enabled) in [("menu-undo", Wish::Undo, can_undo), ("menu-redo", Wish::Redo, can_redo)] {
                if Button::new(&tr(ui.ctx(), key)).quiet().enabled(enabled).show(ui).clicked() && enabled {
                    wish = Some(wanted);
                }
            }
            mirror::from_end(ui, |ui| {
                let ready = changed && self.fault.is_none() && !self.typed.is_faulty();
                let text = tr(ui.ctx(), "labels-apply");
                let apply = Button::new(&text).primary().enabled(ready).show(ui);
                if tip(apply, &tr(ui.ctx(), "tip-labels-apply")).clicked() && ready {
                    wish = Some(Wish::Apply);
                }
                let leave = if changed { "dialog-cancel" } else { "dialog-close" };
                if Button::new(&tr(ui.ctx(), leave)).show(ui).clicked() {
                    wish = Some(Wish::Leave);
                }
                wish = self.what_is_wrong(ui).or(wish);
            });
        });
        wish
    }

    /// Says what is wrong, if something is; a press goes there.
    fn what_is_wrong(&self, ui: &mut Ui) -> Option<Wish> {
        let of_draft = self.fault.as_ref().map(|fault| {
            let text = words::fault_text(ui.ctx(), &fault.kind, self.draft.now());
            (text, Wish::GoTo(fault.place))
        });
        let typed = || self.typed.fault_elsewhere().map(|(spot, text)| (text.to_owned(), Wish::GoToSpot(spot)));
        let (text, wish) = of_draft.or_else(typed)?;
        Button::new(&text).quiet().swatch(kit::tokens(ui).danger).show(ui).clicked().then_some(wish)
    }

    fn keys(&self, ui: &Ui) -> Option<Wish> {
        if self.question.is_some() {
            return None;
        }
        let typing = typing(ui.ctx());
        ui.input_mut(|input| {
            let mut key = |modifiers, key| input.consume_key(modifiers, key);
            if key(Modifiers::COMMAND, Key::Enter) {
                let ready = self.draft.is_changed() && self.fault.is_none() && !self.typed.is_faulty();
                return ready.then_some(Wish::Apply);
            }
            if typing {
                return None;
            }
            if key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z) || key(Modifiers::COMMAND, Key::Y) {
                return Some(Wish::Redo);
            }
            key(Modifiers::COMMAND, Key::Z).then_some(Wish::Undo)
        })
    }

    fn grant(&mut self, window: &mut Window, ui: &Ui, wish: Wish) -> Outcome {
        match wish {
            Wish::Undo | Wish::Redo => {
                let stepped = if wish == Wish::Undo { self.draft.undo() } else { self.draft.redo() };
                if stepped {
                    self.typed.clear();
                    self.fault = self.draft.fault();
                }
            }
            Wish::Apply => return self.apply(window, ui.ctx()),
            Wish::Leave if self.may_close(None) => return Outcome::Close,
            Wish::Leave => {}
            Wish::Import => super::dispatch::ask(window, ui.ctx(), super::files::Purpose::ImportLabels),
            Wish::Export => super::dispatch::ask(window, ui.ctx(), super::files::Purpose::ExportLabels),
            Wish::Presets => self.question = Some(Question::presets()),
            Wish::GoTo(place) => self.go_to(place),
            Wish::GoToSpot(spot) => self.go_to_spot(spot),
        }
        ui.ctx().request_repaint();
        Outcome::Stay
    }

    fn go_to(&mut self, place: Place) {
        self.page = match place {
            Place::LabelKey(label) | Place::Shortcut(label) | Place::Colours(label) => {
                (self.label, self.label_page) = (label, LabelPage::Look);
                Page::Labels
            }
            Place::Attribute(Owner::Label(label), attribute) => {
                (self.label, self.label_page, self.attribute) = (label, LabelPage::Attributes, attribute);
                Page::Labels
            }
            Place::Attribute(Owner::Document, attribute) => {
                self.document_attribute = attribute;
                Page::Document
            }
            Place::Link(link) => {
                self.link = link;
                Page::Links
            }
            Place::DocumentLabels => Page::Document,
            Place::Rules => Page::Rules,
        };
    }
}
