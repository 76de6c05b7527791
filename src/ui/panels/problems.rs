//! The list of problems: what is not yet as the label set wants it, with the way there.

use crate::app::{Action, ProblemAction, Session};
use crate::model::{LabelSet, OverlapFault, Problem, ProblemKind};
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::meshes::Lettering;
use crate::ui::mirror::{Side, Strip};
use crate::ui::shaped::{Text, row_frame, scroll_list, tip};
use crate::ui::tokens;
use crate::ui::window::Window;
use eframe::egui::{Context, CornerRadius, Rect, Ui, vec2};

/// Most letters of a quote that a row could show.
const QUOTE: usize = 60;

/// Shows the list in the room there is.
pub fn show(window: &mut Window, ui: &mut Ui) {
    let Some(session) = &window.session else { return };
    let all = window.problems.all();
    if all.is_empty() {
        let muted = kit::tokens(ui).muted;
        Text::new(tr(ui.ctx(), "problems-none")).colour(muted).show_block(ui);
        return;
    }
    let mut chosen = None;
    ui.spacing_mut().item_spacing.y = 1.0;
    scroll_list(ui, "problems", None).show_rows(ui, tokens::ROW, all.len(), |ui, range| {
        let mut lettering = Lettering::on(ui.painter());
        for index in range {
            let picked = window.desk.subject() == all[index].on && all[index].on.is_some();
            if problem_row(ui, &mut lettering, session, &all[index], picked) {
                chosen = Some(index);
            }
        }
        lettering.paint(ui.painter());
    });
    if let Some(index) = chosen {
        window.send(Action::Problem(ProblemAction::GoTo(index)));
    }
}

/// A problem: the text of its span at the right, and at the left what is wrong.
fn problem_row(ui: &mut Ui, lettering: &mut Lettering, session: &Session, problem: &Problem, picked: bool) -> bool {
    let tokens = kit::tokens(ui);
    let document = session.open_document();
    let annotation = problem.on.and_then(|id| document?.set().get(id));
    let quote: String = annotation
        .and_then(|annotation| document?.text().quote(annotation.span))
        .map_or_else(|| tr(ui.ctx(), "inspector-document"), |quote| quote.chars().take(QUOTE).collect());
    let sentence = sentence(ui.ctx(), session.labels(), annotation.map(|a| &a.label), &problem.kind);
    let spoken = format!("{sentence}: {quote}");
    let (rect, response) = row_frame(ui, tokens::ROW, picked, &spoken);
    let inner = rect.shrink2(vec2(tokens::GRID * 2.0, 0.0));
    let mut strip = Strip::reading(inner);
    let label = annotation.and_then(|annotation| session.labels().get(&annotation.label));
    let colour = label.map_or(tokens.muted, |label| tokens.label(label));
    let patch = Rect::from_center_size(strip.start(8.0).center(), vec2(8.0, 8.0));
    ui.painter().rect_filled(patch, CornerRadius::same(2), colour);
    strip.start(6.0);
    let words = Text::new(sentence.as_str()).small().line(ui.ctx(), inner.width() * 0.62);
    words.paint_in_with(lettering, ui.painter(), (strip.end(words.size().x), Side::Reading), tokens.ink);
    strip.end(tokens::GRID * 2.0);
    let words = Text::new(quote).user().line(ui.ctx(), strip.rest().width());
    words.paint_in_with(lettering, ui.painter(), (strip.rest(), Side::Reading), tokens.muted);
    tip(response, &spoken).clicked()
}

/// What is wrong, in a few words. `label` is that of the span.
fn sentence(ctx: &Context, labels: &LabelSet, label: Option<&crate::model::LabelKey>, kind: &ProblemKind) -> String {
    let attribute = |key| {
        let found = match label {
            Some(label) => labels.get(label).and_then(|label| label.attribute(key)),
            None => labels.document_attribute(key),
        };
        found.map_or_else(
            || key.as_str().to_owned(),
            |attribute| kit::name_or_key(ctx, &attribute.name, attribute.key.as_str()).to_owned(),
        )
    };
    let link = |key| {
        let found = labels.link(key);
        found.map_or_else(
            || key.as_str().to_owned(),
            |link| kit::name_or_key(ctx, &link.name, link.key.as_str()).to_owned(),
        )
    };
    let with = |message: &str, name: String| tr_with(ctx, message, &[("name", name.into())]);
    match kind {
        ProblemKind::Unanswered(key) => with("problem-unanswered", attribute(key)),
        ProblemKind::Unlinked(key) => with("problem-unlinked", link(key)),
        ProblemKind::TooManyLinks(key) => with("problem-too-many-links", link(key)),
        ProblemKind::OutOfOrder(key) => with("problem-out-of-order", attribute(key)),
        ProblemKind::NotInside(key) => {
            let within = labels.get(key).map_or(key.as_str(), |label| kit::label_name(ctx, label));
            with("problem-not-inside", within.to_owned())
        }
        ProblemKind::NotLookedAt => tr(ctx, "problem-not-looked-at"),
        ProblemKind::Overlap(overlap) => tr(
            ctx,
            match overlap.fault {
                OverlapFault::Repeated => "problem-repeated",
                OverlapFault::Nested => "problem-nested",
                OverlapFault::Crossing => "problem-crossing",
            },
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Language;
    use crate::model::{AttributeKey, LabelKey, LinkKey};

    #[test]
    fn problems_are_said_in_the_words_of_the_label_set() {
        let ctx = Context::default();
        let labels = LabelSet::conflict_news();
        let (count, claim) = (LabelKey::new("CASUALTY_COUNT").unwrap(), LabelKey::new("CLAIM").unwrap());
        let say = |label: Option<&LabelKey>, kind| sentence(&ctx, &labels, label, &kind);
        let plain = |text: String| text.replace(['\u{2068}', '\u{2069}'], "");
        let outcome = AttributeKey::new("outcome").unwrap();
        let said_by = LinkKey::new("said_by").unwrap();
        kit::set_language(&ctx, Language::English);
        assert_eq!(plain(say(Some(&count), ProblemKind::Unanswered(outcome.clone()))), "Outcome is missing");
        assert_eq!(plain(say(Some(&claim), ProblemKind::Unlinked(said_by))), "Link “said by” is missing");
        let date = AttributeKey::new("event_date").unwrap();
        assert_eq!(plain(say(None, ProblemKind::Unanswered(date))), "Date of the event is missing");
        kit::set_language(&ctx, Language::Arabic);
        assert!(say(Some(&count), ProblemKind::Unanswered(outcome)).contains("المصير"));
    }
}
