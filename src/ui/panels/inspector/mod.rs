//! The panel at the end side: the lists of spans and of problems, and below them the card of the picked span, or the
//! sheet of the document while no span is picked.

mod attributes;
mod card;
mod comments;
mod drafts;
mod rows;
mod sheet;
mod values;

pub use drafts::save_typed;

use super::{problems, spans, word};
use crate::app::{Action, AnswerAction, SpanOrder, ViewAction};
use crate::model::{AnnotationId, Answer, AttributeKey, AttributeKind, CommentId};
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::mirror;
use crate::ui::shaped::{Button, Text, menu_item, menu_item_width, tip};
use crate::ui::tokens;
use crate::ui::window::Window;
use drafts::{Drafts, save_rested};
use eframe::egui::{Context, Event, Frame, Id, Margin, Memory, Rect, ScrollArea, Stroke, Ui, UiBuilder, vec2};

/// The share of the panel's height that the card has, whatever is picked; what is higher scrolls.
const CARD: f32 = 0.62;

/// Which list is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The spans.
    #[default]
    Spans,
    /// What is not as it should be.
    Problems,
}

/// Where the keyboard is to be in the next frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// In the first thing that can be said.
    First,
    /// In this attribute.
    Attribute(AttributeKey),
    /// In the note.
    Note,
    /// In the field for a comment.
    Comment,
    /// In the comment that is written anew.
    Edited,
}

/// What the panel remembers from frame to frame.
#[derive(Default)]
pub struct Inspector {
    /// The list that is shown.
    pub tab: Tab,
    /// Where the keyboard is to be in the next frame.
    pub focus: Option<Focus>,
    /// The comment that is written anew.
    pub editing: Option<CommentId>,
    drafts: Drafts,
    /// The span that the card is about; `None` is the document.
    subject: Option<AnnotationId>,
    listed: Option<AnnotationId>,
    /// The attribute that has the keyboard, and what it is about.
    entered: Option<(Option<AnnotationId>, AttributeKey)>,
    /// The one that had it in the frame before.
    was_in: Option<(Option<AnnotationId>, AttributeKey)>,
    first_stop: Option<Id>,
    last_stop: Option<Id>,
    area: Option<Rect>,
    /// The widget of the card that has the keyboard.
    in_card: Option<Id>,
    /// The rows of the list of spans.
    pub list: spans::List,
}

impl Inspector {
    /// Whether something was typed that is not saved yet.
    #[must_use]
    pub const fn has_unsaved(&self) -> bool {
        self.drafts.is_any()
    }

    /// The attribute that has the keyboard, and the span it is about, or the document.
    #[must_use]
    pub const fn entered(&self) -> Option<&(Option<AnnotationId>, AttributeKey)> {
        self.entered.as_ref()
    }

    /// Whether a widget of the panel has the keyboard.
    #[must_use]
    pub fn has_keyboard(&self, ctx: &Context) -> bool {
        let response = ctx.memory(Memory::focused).and_then(|id| ctx.read_response(id));
        response.is_some_and(|response| self.area.is_some_and(|area| area.x_range().contains(response.rect.center().x)))
    }

    /// Whether a widget of the card has the keyboard.
    #[must_use]
    pub fn card_has_keyboard(&self, ctx: &Context) -> bool {
        self.in_card.is_some() && ctx.memory(Memory::focused) == self.in_card
    }

    /// Whether nothing has the keyboard that a widget of the card had, as a button that Esc was pressed on.
    #[must_use]
    pub fn lost_keyboard(&self, ctx: &Context) -> bool {
        self.in_card.is_some() && ctx.memory(Memory::focused).is_none()
    }

    /// Whether Tab, or Shift+Tab if `back`, leads out of the card from where the keyboard is.
    #[must_use]
    pub fn is_last_stop(&self, ctx: &Context, back: bool) -> bool {
        let stop = if back { self.first_stop } else { self.last_stop };
        stop.is_some() && ctx.memory(Memory::focused) == stop
    }
}

/// The identity of a part of the card about `on`. It differs from document to document and from annotator to
/// annotator, so that what is typed for one is never kept for another.
fn card_id(window: &Window, on: Option<AnnotationId>, part: &str) -> Id {
    let layer = window.open_set().map(|set| (set.document().as_str(), set.annotator().as_str()));
    Id::unique(("card", layer, on, part))
}

/// Shows the panel: the lists above, and below them the card in a room that is the same whatever is picked, so that
/// nothing moves under the pointer.
pub fn show(window: &mut Window, ui: &mut Ui) {
    let subject = window.desk.subject();
    let picked = subject.and_then(|id| window.open_set()?.get(id).cloned());
    let subject = picked.as_ref().map(|annotation| annotation.id);
    take_unknown(window, ui.ctx());
    let is_another = window.panels.inspector.subject != subject;
    if is_another {
        save_typed(window, ui.ctx());
        window.panels.inspector.editing = None;
    }
    let whole = ui.available_rect_before_wrap();
    let inspector = &mut window.panels.inspector;
    inspector.subject = subject;
    inspector.area = Some(whole);
    let reveal = subject.is_some() && subject != inspector.listed;
    inspector.listed = subject;
    (inspector.first_stop, inspector.last_stop) = (None, None);
    inspector.was_in = inspector.entered.take();
    let border = (whole.bottom() - whole.height() * CARD).round();
    let wanted = inspector.focus.clone();
    ui.scope_builder(UiBuilder::new().max_rect(whole.with_max_y(border - tokens::GRID * 2.0)), |ui| {
        tabs(window, ui);
        match window.panels.inspector.tab {
            Tab::Spans => spans::show(window, ui, reveal),
            Tab::Problems => problems::show(window, ui),
        }
    });
    let before = shown_with_keyboard(ui.ctx());
    ui.scope_builder(UiBuilder::new().max_rect(whole.with_min_y(border)), |ui| {
        heading(window, ui);
        let area = ScrollArea::vertical().auto_shrink(false).id_salt("card");
        let area = if is_another { area.vertical_scroll_offset(0.0) } else { area };
        area.show(ui, |ui| {
            frame(ui, |ui| match &picked {
                Some(annotation) => card::show(window, ui, annotation),
                None => sheet::show(window, ui),
            });
        });
    });
    window.panels.inspector.in_card = shown_with_keyboard(ui.ctx()).filter(|_| before.is_none());
    ui.advance_cursor_after_rect(whole);
    // What was wanted and is not on this card is not waited for.
    if window.panels.inspector.focus == wanted {
        window.panels.inspector.focus = None;
    }
    save_rested(window, ui.ctx());
}

/// The widget that has the keyboard, once it has been shown in this frame.
fn shown_with_keyboard(ctx: &Context) -> Option<Id> {
    let focused = ctx.memory(Memory::focused)?;
    ctx.viewport(|viewport| viewport.this_pass.widgets.contains(focused)).then_some(focused)
}

/// A question mark typed in an attribute says that the text does not tell. In a text it is a question mark.
fn take_unknown(window: &mut Window, ctx: &Context) {
    let Some((_, key)) = window.panels.inspector.entered.as_ref() else { return };
    let Some(session) = &window.session else { return };
    let labels = session.labels();
    let attribute = match window.panels.inspector.subject {
        Some(id) => {
            let label = session.open_document().and_then(|document| labels.get(&document.set().get(id)?.label));
            label.and_then(|label| label.attribute(key))
        }
        None => labels.document_attribute(key),
    };
    if attribute.is_none_or(|attribute| attribute.kind == AttributeKind::Text) {
        return;
    }
    let is_sign = |event: &Event| matches!(event, Event::Text(text) if text == "?" || text == "؟");
    let typed = ctx.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| !is_sign(event));
        input.events.len() < before
    });
    if typed {
        window.send(Action::Answer(AnswerAction::Unknown));
    }
}

/// The lists to choose from, and the order of the spans.
fn tabs(window: &mut Window, ui: &mut Ui) {
    let spans = window.open_set().map_or(0, |set| set.annotations().len());
    let problems = window.problems.all().len();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for (tab, key, count) in [(Tab::Spans, "tab-spans", spans), (Tab::Problems, "tab-problems", problems)] {
            let text = tr_with(ui.ctx(), key, &[("count", count.into())]);
            if word(ui, &text, window.panels.inspector.tab == tab).clicked() {
                window.panels.inspector.tab = tab;
            }
        }
        if window.panels.inspector.tab == Tab::Spans {
            mirror::from_end(ui, |ui| order(window, ui));
        }
    });
    ui.add_space(tokens::GRID);
}

fn order(window: &mut Window, ui: &mut Ui) {
    let orders =
        [(SpanOrder::Place, "order-place"), (SpanOrder::Label, "order-label"), (SpanOrder::Problem, "order-problem")];
    let now =
        orders.iter().find(|(order, _)| *order == window.settings.span_order).map_or("order-place", |(_, key)| key);
    let button = tip(word(ui, &tr(ui.ctx(), now), false), &tr(ui.ctx(), "tip-order"));
    mirror::menu(&button).gap(2.0).accessible_name(tr(ui.ctx(), "tip-order")).show(|ui| {
        let width = orders.iter().map(|(_, key)| menu_item_width(ui, &tr(ui.ctx(), key), "")).fold(120.0, f32::max);
        ui.set_width(width.ceil());
        for (order, key) in orders {
            let is_now = order == window.settings.span_order;
            if menu_item(ui, &tr(ui.ctx(), key), "", true, Some(is_now)).clicked() {
                window.send(Action::View(ViewAction::Order(order)));
            }
        }
    });
}

/// What the card is about, and the button that says that all proposals on it are right.
fn heading(window: &mut Window, ui: &mut Ui) {
    let muted = kit::tokens(ui).muted;
    let key = if window.panels.inspector.subject.is_some() { "inspector-selected" } else { "inspector-document" };
    let row = ui.available_rect_before_wrap();
    let row = Rect::from_min_size(row.min, vec2(row.width(), tokens::CONTROL));
    ui.scope_builder(UiBuilder::new().max_rect(row), |ui| {
        ui.horizontal_centered(|ui| {
            Text::new(tr(ui.ctx(), key)).small().bold().colour(muted).show(ui);
            if has_proposals(window) {
                mirror::from_end(ui, |ui| {
                    let text = tr(ui.ctx(), "answer-confirm");
                    let button = Button::new(&text).key("Enter").show(ui);
                    if tip(button, &tr(ui.ctx(), "tip-confirm")).clicked() {
                        window.send(Action::Answer(AnswerAction::Confirm));
                    }
                });
            }
        });
    });
    ui.advance_cursor_after_rect(row);
}

/// Whether something that the program has proposed for the picked span waits for somebody to look at it.
pub fn has_proposals(window: &Window) -> bool {
    let Some(set) = window.open_set() else { return false };
    let Some(annotation) = window.desk.subject().and_then(|id| set.get(id)) else { return false };
    annotation.answers.values().any(Answer::is_proposed)
        || set.links_of(annotation.id).any(|link| link.proposed && link.from == annotation.id)
}

fn frame(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let tokens = kit::tokens(ui);
    let frame = Frame::new()
        .fill(tokens.page)
        .stroke(Stroke::new(1.0, tokens.hairline))
        .corner_radius(tokens::ROUND_CARD)
        .inner_margin(Margin::same(12));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(tokens::GRID, tokens::GRID);
        mirror::column(ui, add);
    });
}
