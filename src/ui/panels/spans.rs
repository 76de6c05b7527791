//! The list of spans: in document order, each under the span that covers it.

use crate::app::{Action, AnnotationAction};
use crate::model::Annotation;
use crate::text::Span;
use crate::ui::kit::{self, tr};
use crate::ui::meshes::Lettering;
use crate::ui::mirror::{Side, Strip};
use crate::ui::shaped::{Text, row_frame, scroll_list, tip};
use crate::ui::tokens;
use crate::ui::window::Window;
use eframe::egui::{CornerRadius, Rect, Ui, vec2};

/// Deepest indent of the list.
const DEEPEST: usize = 5;

/// Most letters of a quote that a row could show.
const QUOTE: usize = 80;

/// How deep each span lies in others; `spans` in document order.
fn depths(spans: &[Span]) -> Vec<usize> {
    let mut around: Vec<Span> = Vec::new();
    spans
        .iter()
        .map(|span| {
            while around.last().is_some_and(|outer| !outer.covers(*span) || outer == span) {
                around.pop();
            }
            around.push(*span);
            around.len() - 1
        })
        .collect()
}

/// Shows the list in the room there is.
pub fn show(window: &mut Window, ui: &mut Ui, reveal_picked: bool) {
    let Some(document) = window.session.as_ref().and_then(|session| session.open_document()) else { return };
    let annotations = document.set().annotations();
    if annotations.is_empty() {
        let muted = kit::tokens(ui).muted;
        Text::new(tr(ui.ctx(), "spans-none")).colour(muted).show_block(ui);
        return;
    }
    let depths = depths(&annotations.iter().map(|annotation| annotation.span).collect::<Vec<_>>());
    let picked = window.desk.picked;
    let place = annotations.iter().position(|annotation| reveal_picked && Some(annotation.id) == picked);
    let mut chosen = None;
    ui.spacing_mut().item_spacing.y = 1.0;
    scroll_list(ui, "spans", place).show_rows(ui, tokens::ROW, annotations.len(), |ui, range| {
        let mut lettering = Lettering::on(ui.painter());
        for index in range {
            let annotation = &annotations[index];
            let quote: String =
                document.text().quote(annotation.span).unwrap_or_default().chars().take(QUOTE).collect();
            if span_row(window, ui, &mut lettering, annotation, (&quote, depths[index])) {
                chosen = Some(annotation.id);
            }
        }
        lettering.paint(ui.painter());
    });
    if let Some(id) = chosen {
        window.send(Action::Annotation(AnnotationAction::Pick(id)));
    }
}

/// A span: its text at the right, a patch of its colour before it, and the name of its label at the left. The letters
/// are added to `lettering`.
fn span_row(
    window: &Window,
    ui: &mut Ui,
    lettering: &mut Lettering,
    annotation: &Annotation,
    (quote, depth): (&str, usize),
) -> bool {
    let Some(session) = &window.session else { return false };
    let tokens = kit::tokens(ui);
    let label = session.labels().get(&annotation.label);
    let name = label.map_or(annotation.label.as_str(), |label| kit::label_name(ui.ctx(), label));
    let spoken = format!("{name}: {quote}");
    let (rect, response) = row_frame(ui, tokens::ROW, window.desk.picked == Some(annotation.id), &spoken);
    let inner = rect.shrink2(vec2(tokens::GRID * 2.0, 0.0));
    // A list of Arabic quotes: it runs from the right in every language.
    let mut strip = Strip::reading(inner);
    strip.start(depth.min(DEEPEST) as f32 * 12.0);
    let colour = label.map_or(tokens.muted, |label| tokens.label(label));
    let patch = Rect::from_center_size(strip.start(8.0).center(), vec2(8.0, 8.0));
    ui.painter().rect_filled(patch, CornerRadius::same(2), colour);
    strip.start(6.0);
    let name = Text::new(name).small().line(ui.ctx(), inner.width() * 0.4);
    name.paint_in_with(lettering, ui.painter(), (strip.end(name.size().x), Side::Reading), tokens.muted);
    let gap = strip.end(tokens::GRID * 2.0);
    if !annotation.note.is_empty() {
        ui.painter().circle_filled(gap.center() - vec2(0.0, 4.0), 1.8, tokens.accent);
    }
    let words = Text::new(quote).user().line(ui.ctx(), strip.rest().width());
    words.paint_in_with(lettering, ui.painter(), (strip.rest(), Side::Reading), tokens.ink);
    tip(response, &spoken).clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_indented_under_those_that_cover_them() {
        let spans =
            [(0, 30), (2, 10), (2, 10), (2, 5), (8, 14), (31, 40)].map(|(start, end)| Span::new(start, end).unwrap());
        assert_eq!(depths(&spans), [0, 1, 1, 2, 1, 0]);
    }
}
