//! The list of spans: each under the span that covers it, with what was answered in a few letters.

mod order;
mod summary;

use super::comment_mark;
use crate::app::{Action, AnnotationAction, SpanOrder};
use crate::model::{Annotation, AnnotationId, DocumentId, LabelSet};
use crate::ui::kit::{self, tr};
use crate::ui::meshes::Lettering;
use crate::ui::mirror::{Side, Strip};
use crate::ui::shaped::{Text, row_frame, scroll_list, tip};
use crate::ui::tokens::{self, Tokens};
use crate::ui::window::Window;
use eframe::egui::{CornerRadius, Rect, Role, Stroke, Ui, WidgetInfo, vec2};
use order::{Item, Row, rows};
use std::collections::HashSet;
use summary::summary;

/// Deepest indent of the list.
const DEEPEST: usize = 5;

/// Points by which a span stands farther in than the one around it.
const INDENT: f32 = 12.0;

/// Most letters of a quote that a row could show.
const QUOTE: usize = 80;

/// The rows of the list, which stay until something changes.
#[derive(Debug, Default)]
pub struct List {
    rows: Vec<Row>,
    commented: HashSet<AnnotationId>,
    of: Option<(DocumentId, u64, u64, SpanOrder)>,
}

/// Puts the spans of the open document in order again if something has changed.
fn refresh(window: &mut Window) {
    let Some(session) = &window.session else { return };
    let Some(document) = session.open_document() else { return };
    let set = document.set();
    let order = window.settings.span_order;
    let of = (document.info().id.clone(), set.revision(), window.problems.version(), order);
    let list = &mut window.panels.inspector.list;
    if list.of.as_ref() == Some(&of) {
        return;
    }
    let labels = session.labels();
    let item = |annotation: &Annotation| Item {
        span: annotation.span,
        label: labels.position(&annotation.label).unwrap_or(usize::MAX),
        problems: window.problems.of(Some(annotation.id)).len(),
    };
    list.rows = rows(&set.annotations().iter().map(item).collect::<Vec<_>>(), order);
    list.commented = set.comments().iter().filter_map(|comment| comment.on).collect();
    list.of = Some(of);
}

/// Shows the list in the room there is.
pub fn show(window: &mut Window, ui: &mut Ui, reveal_picked: bool) {
    refresh(window);
    let Some(session) = &window.session else { return };
    let Some(document) = session.open_document() else { return };
    let annotations = document.set().annotations();
    if annotations.is_empty() {
        let muted = kit::tokens(ui).muted;
        Text::new(tr(ui.ctx(), "spans-none")).colour(muted).show_block(ui);
        return;
    }
    let list = &window.panels.inspector.list;
    let picked = window.desk.subject();
    let is_picked = |row: &Row| Some(annotations[row.index].id) == picked;
    let place = if reveal_picked { list.rows.iter().position(is_picked) } else { None };
    let mut chosen = None;
    ui.spacing_mut().item_spacing.y = 1.0;
    scroll_list(ui, "spans", place).show_rows(ui, tokens::ROW, list.rows.len(), |ui, range| {
        let mut lettering = Lettering::on(ui.painter());
        for row in &list.rows[range] {
            let annotation = &annotations[row.index];
            let quote: String =
                document.text().quote(annotation.span).unwrap_or_default().chars().take(QUOTE).collect();
            let look = Look {
                quote: &quote,
                depth: row.depth,
                picked: Some(annotation.id) == picked,
                commented: list.commented.contains(&annotation.id),
                problems: !window.problems.of(Some(annotation.id)).is_empty(),
            };
            if span_row(ui, &mut lettering, session.labels(), annotation, look) {
                chosen = Some(annotation.id);
            }
        }
        lettering.paint(ui.painter());
    });
    if let Some(id) = chosen {
        window.send(Action::Annotation(AnnotationAction::Pick(id)));
    }
}

/// What a row shows besides the annotation.
#[derive(Clone, Copy)]
struct Look<'a> {
    quote: &'a str,
    depth: usize,
    picked: bool,
    commented: bool,
    problems: bool,
}

/// A span: its text at the right, a patch of its colour before it, and at the left what was counted, or the name of its
/// label. The letters are added to `lettering`.
fn span_row(
    ui: &mut Ui,
    lettering: &mut Lettering,
    labels: &LabelSet,
    annotation: &Annotation,
    look: Look<'_>,
) -> bool {
    let tokens = kit::tokens(ui);
    let label = labels.get(&annotation.label);
    let name = label.map_or(annotation.label.as_str(), |label| kit::label_name(ui.ctx(), label));
    let spoken = format!("{name}: {}", look.quote);
    let (rect, response) = row_frame(ui, tokens::ROW, look.picked, &spoken);
    let inner = rect.shrink2(vec2(tokens::GRID * 2.0, 0.0));
    // A list of Arabic quotes: it runs from the right in every language.
    let mut strip = Strip::reading(inner);
    group_line(ui, &mut strip, rect, look.depth, &tokens);
    let colour = label.map_or(tokens.muted, |label| tokens.label(label));
    let patch = Rect::from_center_size(strip.start(8.0).center(), vec2(8.0, 8.0));
    ui.painter().rect_filled(patch, CornerRadius::same(2), colour);
    strip.start(6.0);
    let said = label.and_then(|label| summary(label, annotation));
    let mut told = String::new();
    let count = said.as_ref().map(|said| said.count.clone().unwrap_or_else(|| tr(ui.ctx(), "answer-unknown")));
    if let (Some(said), Some(count)) = (&said, &count) {
        let ink = if said.proposed { tokens.muted } else { tokens.ink };
        let number = Text::new(count.as_str()).small();
        let number = if said.count.is_some() { number.code() } else { number };
        let number = number.line(ui.ctx(), inner.width() * 0.5);
        number.paint_in_with(lettering, ui.painter(), (strip.end(number.size().x), Side::Reading), ink);
        told.push_str(count);
        if let Some(choice) = said.choice {
            strip.end(tokens::GRID);
            let choice = kit::words(ui.ctx(), choice);
            let words = Text::new(choice).small().line(ui.ctx(), inner.width() * 0.25);
            words.paint_in_with(lettering, ui.painter(), (strip.end(words.size().x), Side::Reading), tokens.muted);
            told = format!("{told} {choice}");
        }
    } else {
        let name = Text::new(name).small().line(ui.ctx(), inner.width() * 0.4);
        name.paint_in_with(lettering, ui.painter(), (strip.end(name.size().x), Side::Reading), tokens.muted);
    }
    strip.end(tokens::GRID);
    marks(ui, &mut strip, annotation, look, &tokens);
    let words = Text::new(look.quote).user().line(ui.ctx(), strip.rest().width());
    words.paint_in_with(lettering, ui.painter(), (strip.rest(), Side::Reading), tokens.ink);
    if !told.is_empty() {
        response.widget_info(|| WidgetInfo {
            current_text_value: Some(told.clone()),
            ..WidgetInfo::selected(Role::ListBoxOption, true, look.picked, &spoken)
        });
    }
    let about = if told.is_empty() { spoken } else { format!("{spoken}\n{told}") };
    tip(response, &about).clicked()
}

/// The indent of a span inside others, with a line that leads up to the one it stands under.
fn group_line(ui: &Ui, strip: &mut Strip, rect: Rect, depth: usize, tokens: &Tokens) {
    for _ in 0..depth.min(DEEPEST) {
        let step = strip.start(INDENT);
        let x = step.center().x.round() + 2.5;
        ui.painter().vline(x, rect.expand(0.5).y_range(), Stroke::new(1.0, tokens.hairline));
    }
}

/// Small marks for a problem, comments and a note.
fn marks(ui: &Ui, strip: &mut Strip, annotation: &Annotation, look: Look<'_>, tokens: &Tokens) {
    if look.problems {
        ui.painter().circle_stroke(strip.end(8.0).center(), 3.0, Stroke::new(1.3, tokens.danger));
        strip.end(2.0);
    }
    if look.commented {
        comment_mark(ui, strip.end(10.0), tokens);
        strip.end(2.0);
    }
    if !annotation.note.is_empty() {
        ui.painter().circle_filled(strip.end(4.0).center(), 1.8, tokens.accent);
        strip.end(2.0);
    }
    strip.end(tokens::GRID);
}
