//! The pages of the editor, and what stands on each.

use super::draft::{Owner, Place};
use super::form::{Form, Spot, heading, remark, text};
use super::{LabelsEditor, attributes, choices, guidance, labels, links, look, overlaps, rules};
use crate::ui::kit::{self, tr};
use crate::ui::shaped::{Button, Text};
use crate::ui::tokens;
use eframe::egui::{Frame, Id, Margin, ScrollArea, Ui, vec2};

/// A page of the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// The labels of spans.
    Labels,
    /// The types of links.
    Links,
    /// What is said about documents.
    Document,
    /// What a finished document must fulfil.
    Rules,
    /// The whole guideline.
    Guideline,
}

impl Page {
    /// Every page.
    pub const ALL: [Self; 5] = [Self::Labels, Self::Links, Self::Document, Self::Rules, Self::Guideline];

    /// The message of its name.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Labels => "labels-page-labels",
            Self::Links => "labels-page-links",
            Self::Document => "labels-page-document",
            Self::Rules => "labels-page-rules",
            Self::Guideline => "labels-page-guideline",
        }
    }

    /// Whether a list stands beside its form.
    pub const fn has_list(self) -> bool {
        matches!(self, Self::Labels | Self::Links)
    }
}

/// A page of the form of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LabelPage {
    /// Key, names, colours.
    Look,
    /// Description and examples.
    Guideline,
    /// What is asked about its spans.
    Attributes,
    /// How its spans may lie over others.
    Overlaps,
}

impl LabelPage {
    const ALL: [Self; 4] = [Self::Look, Self::Guideline, Self::Attributes, Self::Overlaps];

    const fn message(self) -> &'static str {
        match self {
            Self::Look => "labels-page-look",
            Self::Guideline => "labels-page-examples",
            Self::Attributes => "labels-page-attributes",
            Self::Overlaps => "labels-page-overlaps",
        }
    }
}

impl LabelsEditor {
    /// What is on the screen.
    pub(super) fn spot(&self) -> Spot {
        let content = self.draft.now();
        let is_there = self.page == Page::Labels && self.label < content.parts().labels.len();
        Spot {
            page: self.page,
            label_page: self.label_page,
            label: is_there.then(|| content.identity(self.label)),
            attribute: self.attribute,
            link: self.link,
            document_attribute: self.document_attribute,
        }
    }

    /// Shows what is at `spot`.
    pub(super) fn go_to_spot(&mut self, spot: Spot) {
        let content = self.draft.now();
        let labels = 0..content.parts().labels.len();
        let label = spot.label.and_then(|identity| labels.into_iter().find(|i| content.identity(*i) == identity));
        self.label = label.unwrap_or(self.label);
        (self.page, self.label_page, self.attribute) = (spot.page, spot.label_page, spot.attribute);
        (self.link, self.document_attribute) = (spot.link, spot.document_attribute);
    }

    /// The list at the start side.
    pub(super) fn list(&mut self, form: &mut Form<'_>, ui: &mut Ui) {
        let height = ui.available_height() - 2.0 * tokens::CONTROL - tokens::GRID * 4.0;
        if self.page == Page::Links {
            let keys = |form: &Form<'_>| -> Vec<_> {
                form.content.parts().links.iter().map(|link| link.key.clone()).collect()
            };
            let before = keys(form);
            links::list(form, ui, &mut self.link, height);
            if !keys(form).starts_with(&before) {
                form.typed.forget_here();
            }
        } else {
            self.label_list(form, ui, height);
        }
    }

    fn label_list(&mut self, form: &mut Form<'_>, ui: &mut Ui, height: f32) {
        let before = self.label;
        if let Some(label) = labels::list(form, ui, &mut self.label, height) {
            self.delete(form, label);
        }
        if self.label != before {
            self.attribute = 0;
        }
    }

    /// The form beside it.
    pub(super) fn form(&mut self, form: &mut Form<'_>, ui: &mut Ui) {
        if self.page == Page::Labels && !form.content.parts().labels.is_empty() {
            self.label = self.label.min(form.content.parts().labels.len() - 1);
            self.label_tabs(form, ui);
        }
        let salt = (self.page, self.label_page, self.label, self.link);
        // The scroll bar is at the right in every language, where lines start in Arabic.
        let beside_bar = Frame::new().inner_margin(Margin { right: 16, ..Margin::ZERO });
        ScrollArea::vertical().auto_shrink(false).id_salt(salt).show(ui, |ui| {
            beside_bar.show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing = vec2(tokens::GRID * 2.0, tokens::GRID * 2.0);
                // Room for the ring around a field that has the keyboard.
                ui.add_space(tokens::GRID);
                self.page_form(form, ui);
                ui.add_space(tokens::GRID * 2.0);
            });
        });
    }

    fn page_form(&mut self, form: &mut Form<'_>, ui: &mut Ui) {
        match self.page {
            Page::Labels => self.label_form(form, ui),
            Page::Links => links::show(form, ui, self.link),
            Page::Document => self.document(form, ui),
            Page::Rules => rules::show(form, ui),
            Page::Guideline => guideline(form, ui),
        }
    }

    fn label_tabs(&mut self, form: &Form<'_>, ui: &mut Ui) {
        let label = &form.content.parts().labels[self.label];
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = tokens::GRID;
            let colour = kit::tokens(ui).label(label);
            let name = Text::new(kit::label_name(ui.ctx(), label)).bold().colour(colour);
            name.show(ui);
            ui.add_space(tokens::GRID * 2.0);
            for page in LabelPage::ALL {
                let text = tr(ui.ctx(), page.message());
                if Button::new(&text).quiet().chosen(self.label_page == page).show(ui).clicked() {
                    self.label_page = page;
                }
            }
        });
    }

    fn label_form(&mut self, form: &mut Form<'_>, ui: &mut Ui) {
        if form.content.parts().labels.is_empty() {
            return remark(ui, &tr(ui.ctx(), "labels-no-labels"));
        }
        let label = self.label;
        match self.label_page {
            LabelPage::Look => look::show(form, ui, label),
            LabelPage::Guideline => {
                let id = Id::unique(("guideline of", form.content.identity(label)));
                let labels = form.content.parts().labels.clone();
                guidance::show(ui, id, &labels, &mut form.content.labels_mut()[label].guideline);
            }
            LabelPage::Attributes => attributes::show(form, ui, Owner::Label(label), &mut self.attribute),
            LabelPage::Overlaps => overlaps::show(form, ui, label),
        }
    }

    fn document(&mut self, form: &mut Form<'_>, ui: &mut Ui) {
        heading(ui, &tr(ui.ctx(), "labels-document-labels"));
        remark(ui, &tr(ui.ctx(), "labels-document-labels-text"));
        choices::show(form, ui, Id::unique("document labels"), |content| Some(content.document_labels_mut()));
        form.fault_at(ui, Place::DocumentLabels);
        heading(ui, &tr(ui.ctx(), "labels-document-attributes"));
        attributes::show(form, ui, Owner::Document, &mut self.document_attribute);
    }
}

/// The name of the set and the whole guideline.
fn guideline(form: &mut Form<'_>, ui: &mut Ui) {
    let name = tr(ui.ctx(), "labels-set-name");
    super::form::caption(ui, &name);
    text(ui, Id::unique("name of the label set"), &name, form.content.name_mut(), None);
    let name = tr(ui.ctx(), "labels-whole-guideline");
    super::form::caption(ui, &name);
    text(ui, Id::unique("whole guideline"), &name, form.content.guideline_mut(), Some(18));
    remark(ui, &tr(ui.ctx(), "labels-whole-guideline-text"));
}
