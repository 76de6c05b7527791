//! The links of the picked span in its card: in words, to go to, to confirm and to remove.

use crate::app::{Action, AnnotationAction, LinkAction};
use crate::model::{AnnotationId, AnnotationSet, LabelKey, LabelSet, Link, LinkId, LinkKey};
use crate::text::SourceText;
use crate::ui::kit::{self, name_or_key, tr, tr_with};
use crate::ui::mirror::{Side, Strip};
use crate::ui::shaped::{Button, Text, row_frame, tip_of};
use crate::ui::tokens;
use crate::ui::window::Window;
use eframe::egui::{Context, CornerRadius, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

/// Most letters of a quote that a row could show.
const QUOTE: usize = 80;

/// A link of a span as its card shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkRow {
    /// The link.
    pub id: LinkId,
    /// Its type.
    pub kind: LinkKey,
    /// Whether it starts from the span; links that say the same in both directions always do.
    pub outgoing: bool,
    /// Whether nobody has looked at it yet.
    pub proposed: bool,
    /// The span at the other end.
    pub other: AnnotationId,
    /// The label of that span.
    pub label: LabelKey,
    /// What that span says.
    pub quote: String,
}

/// The links of the annotation `of`: those that start from it first, in the order of the types.
#[must_use]
pub fn link_rows(text: &SourceText, set: &AnnotationSet, labels: &LabelSet, of: AnnotationId) -> Vec<LinkRow> {
    let row = |link: &Link| {
        let kind = labels.links().iter().position(|kind| kind.key == link.kind);
        let symmetric = kind.is_some_and(|place| labels.links()[place].symmetric);
        let outgoing = symmetric || link.from == of;
        let other = set.get(if link.from == of { link.to } else { link.from })?;
        let quote = text.quote(other.span).unwrap_or_default().chars().take(QUOTE).collect();
        let row = LinkRow {
            id: link.id,
            kind: link.kind.clone(),
            outgoing,
            proposed: link.proposed,
            other: other.id,
            label: other.label.clone(),
            quote,
        };
        Some(((!outgoing, kind, other.span), row))
    };
    let mut rows: Vec<_> = set.links_of(of).filter_map(row).collect();
    rows.sort_by_key(|(order, _)| *order);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The name of a type of link as it is read from a span: "said by", or "said by this" at the other end.
pub fn kind_name(ctx: &Context, labels: &LabelSet, kind: &LinkKey, outgoing: bool) -> String {
    let name = labels.link(kind).map_or(kind.as_str(), |kind| name_or_key(ctx, &kind.name, kind.key.as_str()));
    if outgoing { name.to_owned() } else { tr_with(ctx, "links-to-this", &[("link", name.into())]) }
}

/// Shows the links of the annotation `id`, and the button that draws another one.
pub fn show(window: &mut Window, ui: &mut Ui, id: AnnotationId) {
    let Some(session) = &window.session else { return };
    let Some(document) = session.open_document() else { return };
    let rows = link_rows(document.text(), document.set(), session.labels(), id);
    let mut action = None;
    ui.spacing_mut().item_spacing.y = 1.0;
    for row in &rows {
        let (asked, has_focus) = show_row(ui, row, session.labels());
        action = asked.or(action);
        if has_focus {
            window.desk.link_row = Some(row.id);
        }
    }
    if !rows.is_empty() {
        ui.add_space(tokens::GRID);
    }
    let text = tr(ui.ctx(), "links-draw");
    let button = Button::new(&text).key("L").show(ui);
    let ctx = ui.ctx();
    if tip_of(button, || tr(ctx, "tip-links-draw")).clicked() {
        action = Some(Action::Link(LinkAction::Choose));
    }
    if let Some(action) = action {
        window.send(action);
    }
}

/// A link: its type, the span at its other end, and what can be done with it. A click goes to that span. Also tells
/// whether it has the keyboard.
fn show_row(ui: &mut Ui, row: &LinkRow, labels: &LabelSet) -> (Option<Action>, bool) {
    let tokens = kit::tokens(ui);
    let ctx = ui.ctx().clone();
    let kind = kind_name(&ctx, labels, &row.kind, row.outgoing);
    let state = if row.proposed { tr(&ctx, "links-proposed") } else { String::new() };
    let spoken = format!("{kind}: {} {state}", row.quote);
    let mut action = None;
    let (rect, response) = row_frame(ui, tokens::ROW, false, spoken.trim_end());
    let mut has_focus = response.has_focus();
    let mut strip = Strip::new(&ctx, rect);
    let remove = strip.end(tokens::ROW);
    let confirm = row.proposed.then(|| strip.end(tokens::ROW));
    strip.start(tokens::GRID);
    let name = Text::new(kind.as_str()).small().line(&ctx, tokens::LINK_KIND);
    name.paint_in(ui.painter(), strip.start(name.size().x), Side::Start, tokens.muted);
    strip.start(tokens::GRID * 2.0);
    let colour = labels.get(&row.label).map_or(tokens.muted, |label| tokens.label(label));
    let patch = Rect::from_center_size(strip.start(8.0).center(), vec2(8.0, 8.0));
    ui.painter().rect_filled(patch, CornerRadius::same(2), colour);
    strip.start(6.0);
    let ink = if row.proposed { tokens.muted } else { tokens.ink };
    let quote = Text::new(row.quote.as_str()).user().line(&ctx, strip.rest().width());
    quote.paint_in(ui.painter(), strip.rest(), Side::Start, ink);
    if tip_of(response, || spoken.clone()).clicked() {
        action = Some(Action::Annotation(AnnotationAction::Pick(row.other)));
    }
    let names = [("link", kind.as_str().into()), ("quote", row.quote.as_str().into())];
    if let Some(place) = confirm {
        let button = sign_button(ui, place, (row.id, Sign::Confirm), &tr_with(&ctx, "links-confirm", &names));
        has_focus |= button.has_focus();
        if button.clicked() {
            action = Some(Action::Link(LinkAction::Confirm(row.id)));
        }
    }
    let button = sign_button(ui, remove, (row.id, Sign::Remove), &tr_with(&ctx, "links-remove", &names));
    has_focus |= button.has_focus();
    if button.clicked() {
        action = Some(Action::Link(LinkAction::Remove(row.id)));
    }
    (action, has_focus)
}

/// What a small button shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Sign {
    Confirm,
    Remove,
}

/// A small button at the end of the row of `link`.
fn sign_button(ui: &Ui, place: Rect, (link, sign): (LinkId, Sign), name: &str) -> Response {
    let tokens = kit::tokens(ui);
    let response = ui.interact(place, ui.scope_id().with(("sign", link, sign)), Sense::click());
    let frame = place.shrink(4.0);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(frame, tokens::ROUND, tokens.selected);
    }
    let (middle, painter) = (place.center(), ui.painter());
    match sign {
        Sign::Confirm => {
            let points = [vec2(-4.5, 0.0), vec2(-1.5, 3.5), vec2(4.5, -4.0)].map(|corner| middle + corner);
            painter.line(points.to_vec(), Stroke::new(1.6, tokens.accent));
        }
        Sign::Remove => {
            for slope in [-1.0, 1.0] {
                let half = vec2(3.5, 3.5 * slope);
                painter.line_segment([middle - half, middle + half], Stroke::new(1.3, tokens.muted));
            }
        }
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    tip_of(response, || name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Command, apply};
    use crate::model::{Annotation, Annotator, DocumentId, Timestamp};
    use crate::text::Span;

    #[test]
    fn links_that_start_from_the_span_come_first_in_the_order_of_their_types() {
        let labels = LabelSet::conflict_news();
        let text = SourceText::new("بالي قال ثلاثة قتلوا قسد");
        let mut set = AnnotationSet::new(DocumentId::new("d").unwrap(), Annotator::new("a1").unwrap(), 24);
        let mut run = |command| {
            let revision = set.revision();
            apply(&mut set, &labels, revision, command, Timestamp::now()).unwrap();
        };
        let mut add = |start: usize, end: usize, label: &str| {
            let label = LabelKey::new(label).unwrap();
            let annotation = Annotation::new(Span::new(start, end).unwrap(), label, Timestamp::now());
            let id = annotation.id;
            run(Command::Add(annotation));
            id
        };
        let [speaker, claim, count, other] =
            [add(0, 4, "ACTOR"), add(9, 20, "CLAIM"), add(9, 14, "CASUALTY_COUNT"), add(21, 24, "ACTOR")];
        let mut link = |kind: &str, from, to, proposed| {
            let link = Link::new(LinkKey::new(kind).unwrap(), from, to, Timestamp::now());
            run(Command::Link(Link { proposed, ..link }));
        };
        link("contains", claim, count, true);
        link("same_as", other, speaker, false);
        link("said_by", claim, speaker, false);
        let shown = |of| -> Vec<String> {
            let rows = link_rows(&text, &set, &labels, of);
            rows.iter()
                .map(|row| {
                    let (arrow, mark) = (if row.outgoing { ">" } else { "<" }, if row.proposed { "?" } else { "" });
                    format!("{arrow}{}{mark} {}", row.kind, row.quote)
                })
                .collect()
        };
        assert_eq!(shown(claim), [">said_by بالي", ">contains? ثلاثة"]);
        assert_eq!(shown(speaker), [">same_as قسد", "<said_by ثلاثة قتلوا"]);
        assert_eq!(shown(count), ["<contains? ثلاثة قتلوا"]);
    }
}
