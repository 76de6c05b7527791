//! The card of the picked span: what it is, what is said about it, and a note.

use super::drafts::{self, Look, Owner};
use super::rows::rows;
use super::{Focus, attributes, card_id, comments};
use crate::app::{Action, AnnotationAction};
use crate::model::{Annotation, AnnotationId, Label};
use crate::text::Span;
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::mirror;
use crate::ui::panels::{guideline_of_label, links, tag};
use crate::ui::shaped::{Button, Text, menu_item, menu_item_width, tip};
use crate::ui::tokens;
use crate::ui::window::Window;
use eframe::egui::{Ui, vec2};

/// Most letters of the quote that the card shows.
const QUOTE: usize = 110;

/// Shows what there is to say of `annotation`.
pub fn show(window: &mut Window, ui: &mut Ui, annotation: &Annotation) {
    let label = window.session.as_ref().and_then(|session| session.labels().get(&annotation.label).cloned());
    head(window, ui, annotation, label.as_ref());
    quote(window, ui, annotation);
    ui.add_space(tokens::GRID);
    if let Some(label) = &label {
        guideline_of_label::show(window, ui, label);
        let rows = rows(&label.attributes, &annotation.answers, window.problems.of(Some(annotation.id)));
        attributes::show(window, ui, Some(annotation.id), &rows);
    }
    ui.scope(|ui| links::show(window, ui, annotation.id));
    comments::show(window, ui, Some(annotation.id));
    note(window, ui, Some(annotation.id), &annotation.note);
    boundaries(window, ui, annotation);
}

/// The label, which opens a menu of the others, and the way to get rid of the span.
fn head(window: &mut Window, ui: &mut Ui, annotation: &Annotation, label: Option<&Label>) {
    let tokens = kit::tokens(ui);
    ui.horizontal(|ui| {
        let name = label.map_or(annotation.label.as_str(), |label| kit::label_name(ui.ctx(), label)).to_owned();
        let colour = label.map_or(tokens.muted, |label| tokens.label(label));
        let button = tip(Button::new(&name).swatch(colour).chosen(true).show(ui), &tr(ui.ctx(), "tip-relabel"));
        mirror::menu(&button).gap(2.0).accessible_name(&name).show(|ui| relabel(window, ui, annotation));
        mirror::from_end(ui, |ui| {
            let text = tr(ui.ctx(), "inspector-delete");
            if tip(Button::new(&text).quiet().show(ui), &tr(ui.ctx(), "tip-delete")).clicked() {
                window.send(Action::Annotation(AnnotationAction::Delete));
            }
        });
    });
}

fn relabel(window: &mut Window, ui: &mut Ui, annotation: &Annotation) {
    let Some(labels) = window.session.as_ref().map(|session| session.labels().clone()) else { return };
    let items: Vec<(&str, String, bool)> = labels
        .labels()
        .iter()
        .map(|label| {
            let key = label.shortcut.map(String::from).unwrap_or_default();
            (kit::label_name(ui.ctx(), label), key, label.key == annotation.label)
        })
        .collect();
    let width = items.iter().map(|(name, key, _)| menu_item_width(ui, name, key)).fold(160.0, f32::max);
    ui.set_width(width.ceil());
    for (index, (name, key, chosen)) in items.iter().enumerate() {
        if menu_item(ui, name, key, true, Some(*chosen)).clicked() {
            window.send(tag(index));
        }
    }
}

fn shown_span(window: &Window, annotation: &Annotation) -> Span {
    window.desk.preview.unwrap_or(annotation.span)
}

fn quote(window: &Window, ui: &mut Ui, annotation: &Annotation) {
    let Some(document) = window.session.as_ref().and_then(|session| session.open_document()) else { return };
    let whole = document.text().quote(shown_span(window, annotation)).unwrap_or_default();
    let mut shown: String = whole.chars().take(QUOTE).collect();
    if shown.len() < whole.len() {
        shown.push('…');
    }
    Text::new(shown).user().reading().size(16.0).show_block(ui);
}

/// The boundaries in words: how long the span is and between which offsets.
fn boundaries(window: &Window, ui: &mut Ui, annotation: &Annotation) {
    let Some(document) = window.session.as_ref().and_then(|session| session.open_document()) else { return };
    let tokens = kit::tokens(ui);
    let span = shown_span(window, annotation);
    let quote = document.text().quote(span).unwrap_or_default();
    let words: Vec<&str> = quote.split_whitespace().collect();
    let (first, last) = (words.first().copied().unwrap_or(quote), words.last().copied().unwrap_or(quote));
    let key = if words.len() > 1 { "inspector-from-to" } else { "inspector-one-word" };
    let values = [
        ("first", first.into()),
        ("last", last.into()),
        ("words", words.len().into()),
        ("start", span.start().get().to_string().into()),
        ("end", span.end().get().to_string().into()),
    ];
    let text = tr_with(ui.ctx(), key, &values);
    tip(Text::new(text).small().colour(tokens.muted).show_block(ui), &tr(ui.ctx(), "tip-boundaries"));
}

/// The field for the note on a span, or on the document.
pub fn note(window: &mut Window, ui: &mut Ui, on: Option<AnnotationId>, stored: &str) {
    let id = card_id(window, on, "note");
    window.panels.inspector.last_stop = Some(id);
    let wanted = window.panels.inspector.focus.take_if(|focus| *focus == Focus::Note).is_some();
    if wanted {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let hint = tr(ui.ctx(), "inspector-note");
    let look = Look { name: &hint, id, rows: Some(2), ends_at_enter: false };
    ui.spacing_mut().item_spacing = vec2(tokens::GRID, tokens::GRID * 2.0);
    let output = drafts::field(window, ui, &Owner::Note(on), stored, look);
    if wanted || output.response.gained_focus() {
        output.response.scroll_to_me(None);
    }
    if output.submitted {
        output.response.surrender_focus();
    }
}
