//! The panel at the end side: the picked span with its label, boundaries and note, and the list of spans.

use super::{guideline_of_label, spans, tag};
use crate::app::{Action, AnnotationAction};
use crate::command::Command;
use crate::model::{Annotation, AnnotationId};
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::shaped::{Button, Field, Text, tip};
use crate::ui::tokens;
use crate::ui::window::Window;
use eframe::egui::{Context, Frame, Id, Margin, ScrollArea, Stroke, Ui, UiBuilder, vec2};
use std::time::{Duration, Instant};

/// Room for the card of the picked span; what is higher scrolls.
const CARD: f32 = 340.0;

/// Most letters of the quote that the card shows.
const QUOTE: usize = 160;

/// What the panel remembers from frame to frame.
#[derive(Default)]
pub struct Inspector {
    note: Option<Draft>,
    focus_note: bool,
    listed: Option<AnnotationId>,
}

/// A note as it is being typed.
struct Draft {
    /// The annotation it belongs to.
    of: AnnotationId,
    text: String,
    /// When it was typed last, unless it has been saved since.
    typed: Option<Instant>,
}

/// How long typing rests before the note is saved.
const REST: Duration = Duration::from_millis(700);

impl Inspector {
    /// Whether something was typed that is not saved yet.
    #[must_use]
    pub fn has_unsaved_note(&self) -> bool {
        self.note.as_ref().is_some_and(|draft| draft.typed.is_some())
    }

    /// Puts the keyboard into the note, in the next frame.
    pub const fn focus_note(&mut self) {
        self.focus_note = true;
    }
}

/// Shows the panel: the list above, and below it the card in a room that is the same whatever is picked, so that
/// nothing moves under the pointer.
pub fn show(window: &mut Window, ui: &mut Ui) {
    let picked = window.desk.picked.and_then(|id| window.open_set()?.get(id).cloned());
    if window.panels.inspector.note.as_ref().is_some_and(|draft| Some(draft.of) != picked.as_ref().map(|a| a.id)) {
        save_note(window, ui.ctx());
        window.panels.inspector.note = None;
    }
    let whole = ui.available_rect_before_wrap();
    let border = whole.bottom() - CARD.min(whole.height() * 0.6);
    let id = picked.as_ref().map(|annotation| annotation.id);
    let reveal = id.is_some() && id != window.panels.inspector.listed;
    window.panels.inspector.listed = id;
    ui.scope_builder(UiBuilder::new().max_rect(whole.with_max_y(border - tokens::GRID * 2.0)), |ui| {
        heading(ui, "inspector-spans");
        spans::show(window, ui, reveal);
    });
    ui.scope_builder(UiBuilder::new().max_rect(whole.with_min_y(border)), |ui| {
        heading(ui, "inspector-selected");
        ScrollArea::vertical().auto_shrink(false).id_salt("card").show(ui, |ui| {
            if let Some(annotation) = &picked {
                card(window, ui, annotation);
            } else {
                let muted = kit::tokens(ui).muted;
                Text::new(tr(ui.ctx(), "inspector-none")).colour(muted).show_block(ui);
            }
        });
    });
    ui.advance_cursor_after_rect(whole);
}

fn heading(ui: &mut Ui, key: &str) {
    let muted = kit::tokens(ui).muted;
    ui.add_space(tokens::GRID);
    Text::new(tr(ui.ctx(), key)).small().bold().colour(muted).show(ui);
    ui.add_space(tokens::GRID);
}

fn card(window: &mut Window, ui: &mut Ui, annotation: &Annotation) {
    let tokens = kit::tokens(ui);
    let frame = Frame::new()
        .fill(tokens.page)
        .stroke(Stroke::new(1.0, tokens.hairline))
        .corner_radius(tokens::ROUND_CARD)
        .inner_margin(Margin::same(12));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(tokens::GRID, tokens::GRID * 2.0);
        quote(window, ui, annotation);
        label_choice(window, ui, annotation);
        if let Some(label) = window.session.as_ref().and_then(|s| s.labels().get(&annotation.label).cloned()) {
            guideline_of_label::show(window, ui, &label);
        }
        boundaries(window, ui, annotation);
        note(window, ui, annotation);
        let text = tr(ui.ctx(), "inspector-delete");
        if tip(Button::new(&text).key("Del").show(ui), &tr(ui.ctx(), "tip-delete")).clicked() {
            window.send(Action::Annotation(AnnotationAction::Delete));
        }
    });
}

fn quote(window: &Window, ui: &mut Ui, annotation: &Annotation) {
    let Some(document) = window.session.as_ref().and_then(|session| session.open_document()) else { return };
    let span = window.desk.preview.unwrap_or(annotation.span);
    let whole = document.text().quote(span).unwrap_or_default();
    let mut shown: String = whole.chars().take(QUOTE).collect();
    if shown.len() < whole.len() {
        shown.push('…');
    }
    Text::new(shown).user().reading().size(16.0).show_block(ui);
}

fn label_choice(window: &mut Window, ui: &mut Ui, annotation: &Annotation) {
    let Some(labels) = window.session.as_ref().map(|session| session.labels().clone()) else { return };
    let tokens = kit::tokens(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(tokens::GRID, tokens::GRID);
        for (index, label) in labels.labels().iter().enumerate() {
            let chosen = label.key == annotation.label;
            if Button::new(kit::label_name(ui.ctx(), label))
                .swatch(tokens.label(label))
                .chosen(chosen)
                .show(ui)
                .clicked()
            {
                window.send(tag(index));
            }
        }
    });
}

/// The boundaries in words: how long the span is and between which offsets.
fn boundaries(window: &Window, ui: &mut Ui, annotation: &Annotation) {
    let Some(document) = window.session.as_ref().and_then(|session| session.open_document()) else { return };
    let tokens = kit::tokens(ui);
    let span = window.desk.preview.unwrap_or(annotation.span);
    let quote = document.text().quote(span).unwrap_or_default();
    let words: Vec<&str> = quote.split_whitespace().collect();
    let (first, last) = (words.first().copied().unwrap_or(quote), words.last().copied().unwrap_or(quote));
    let key = if words.len() > 1 { "inspector-from-to" } else { "inspector-one-word" };
    let text = tr_with(
        ui.ctx(),
        key,
        &[
            ("first", first.into()),
            ("last", last.into()),
            ("words", words.len().into()),
            ("start", span.start().get().to_string().into()),
            ("end", span.end().get().to_string().into()),
        ],
    );
    let response = Text::new(text).small().colour(tokens.muted).show_block(ui);
    tip(response, &tr(ui.ctx(), "tip-boundaries"));
}

/// The field for the note. What is typed is saved after a short rest; all of it is one step to undo.
fn note(window: &mut Window, ui: &mut Ui, annotation: &Annotation) {
    let inspector = &mut window.panels.inspector;
    let id = Id::unique("note of the picked span");
    let is_kept = inspector.note.as_ref().is_some_and(|draft| draft.of == annotation.id && draft.typed.is_some());
    if !is_kept {
        inspector.note = Some(Draft { of: annotation.id, text: annotation.note.clone(), typed: None });
    }
    let Some(draft) = &mut inspector.note else { return };
    let hint = tr(ui.ctx(), "inspector-note");
    let output = Field::new(&mut draft.text, &hint).hint(&hint).multiline(2).id(id).show(ui);
    if output.response.changed() {
        draft.typed = Some(Instant::now());
        ui.ctx().request_repaint_after(REST + Duration::from_millis(20));
    }
    if std::mem::take(&mut inspector.focus_note) {
        output.response.request_focus();
    }
    if output.submitted || output.cancelled {
        output.response.surrender_focus();
    }
    let rested = draft.typed.is_some_and(|typed| typed.elapsed() >= REST);
    let left = output.submitted || output.response.lost_focus();
    if rested || left {
        save_note(window, ui.ctx());
    }
    if left && let Some(session) = &mut window.session {
        session.end_typing();
    }
}

/// Saves what was typed into the note and not saved yet.
pub fn save_note(window: &mut Window, ctx: &Context) {
    let Some(draft) = window.panels.inspector.note.as_mut().filter(|draft| draft.typed.is_some()) else { return };
    draft.typed = None;
    let command = Command::SetNote { id: draft.of, note: draft.text.clone() };
    if let Some(Err(error)) = window.session.as_mut().map(|session| session.run_merging(command)) {
        window.notices.fault(ctx, &error);
    }
}
