//! The parts of the window around the article.

mod documents;
mod examples;
mod found;
mod guideline;
mod guideline_of_attribute;
mod guideline_of_label;
mod inspector;
mod labels;
mod link_list;
mod links;
mod menus;
mod problems;
mod spans;
mod status;
mod welcome;

use super::article::{Answer, LinkAnswer, Scene};
use super::kit;
use super::linking::Linking;
use super::mirror::{self, Side};
use super::tokens;
use super::window::Window;
use crate::app::{Action, AnnotationAction, AnswerAction, LinkAction, ReadingDirection, ViewAction};
use crate::text::{CharOffset, word_at};
use crate::typeset::{Direction, View};
use crate::ui::shaped::Text;
use eframe::egui::{
    CentralPanel, Color32, CornerRadius, Frame, Id, LayerId, Margin, Order, Painter, Panel, Pos2, Rect, Response, Role,
    Sense, Shadow, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

pub use examples::{example_line, looks_of};
pub use inspector::{Focus, Tab, has_proposals, save_typed};

/// Least widths of the panels at the end side, in points.
const INSPECTOR_LEAST: f32 = 200.0;
const GUIDELINE_LEAST: f32 = 200.0;

/// What the panels remember from frame to frame.
#[derive(Default)]
pub struct Panels {
    /// The list of documents.
    pub documents: documents::Documents,
    /// The picked span and the list of spans.
    pub inspector: inspector::Inspector,
    /// The guideline beside the article.
    pub guideline: guideline::Guideline,
    /// What is said about the label of the picked span.
    pub label_guideline: guideline_of_label::GuidelineOfLabel,
}

/// Shows all of them.
pub fn show(window: &mut Window, ui: &mut Ui) {
    let tokens = kit::tokens(ui);
    window.desk.link_row = None;
    let frame = Frame::new().fill(tokens.window);
    Panel::top("menus")
        .exact_size(tokens::MENU_BAR)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| mirror::column(ui, |ui| menus::show(window, ui)));
    if window.session.is_none() {
        CentralPanel::default().frame(frame).show(ui, |ui| mirror::column(ui, |ui| welcome::show(window, ui)));
        return;
    }
    Panel::bottom("status")
        .exact_size(tokens::STATUS_BAR)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| mirror::column(ui, |ui| status::show(window, ui)));
    side_panels(window, ui);
    let page = Frame::new().fill(tokens.page);
    CentralPanel::default().frame(page).show(ui, |ui| {
        Panel::top("labels")
            .show_separator_line(false)
            .frame(Frame::new().fill(tokens.page).stroke(Stroke::NONE))
            .show(ui, |ui| mirror::column(ui, |ui| labels::show(window, ui)));
        mirror::column(ui, |ui| article(window, ui));
    });
}

/// The panels beside the article, which leave room for it: where all of them are too much, the guideline takes the place
/// of the documents, and gives it back when they are looked for.
fn side_panels(window: &mut Window, ui: &mut Ui) {
    let side = Frame::new().fill(kit::tokens(ui).window).inner_margin(Margin::symmetric(10, 8));
    let left = window.settings.left_width.unwrap_or(tokens::DOCUMENTS_WIDTH);
    let right = window.settings.right_width.unwrap_or(tokens::INSPECTOR_WIDTH);
    let room = ui.available_width() - tokens::ARTICLE_LEAST;
    let fits = room >= left.min(480.0) + right.min(560.0) + GUIDELINE_LEAST;
    if window.settings.guideline && !fits && window.panels.documents.is_looked_for() {
        window.settings.guideline = false;
        window.save_settings(ui.ctx());
    }
    let guideline = if window.settings.guideline { GUIDELINE_LEAST } else { 0.0 };
    if fits || !window.settings.guideline {
        let widest = (room - INSPECTOR_LEAST - guideline).clamp(160.0, 480.0);
        let shown = mirror::start_panel(ui.ctx(), "documents")
            .default_size(left)
            .size_range(160.0..=widest)
            .frame(side)
            .show(ui, |ui| mirror::column(ui, |ui| documents::show(window, ui)));
        window.settings.left_width = Some(shown.response.rect.width());
    }
    let room = ui.available_width() - tokens::ARTICLE_LEAST - guideline;
    let shown = mirror::end_panel(ui.ctx(), "inspector")
        .default_size(right)
        .size_range(INSPECTOR_LEAST..=room.clamp(INSPECTOR_LEAST, 560.0))
        .frame(side)
        .show(ui, |ui| mirror::column(ui, |ui| inspector::show(window, ui)));
    window.settings.right_width = Some(shown.response.rect.width());
    guideline_panel(window, ui);
}

/// The guideline, if it is open, between the article and the inspector.
fn guideline_panel(window: &mut Window, ui: &mut Ui) {
    if !window.settings.guideline {
        return;
    }
    let room = ui.available_width() - tokens::ARTICLE_LEAST;
    let width = window.settings.guideline_width.unwrap_or(tokens::GUIDELINE_WIDTH);
    let frame = Frame::new().fill(kit::tokens(ui).page).inner_margin(Margin::symmetric(10, 8));
    let shown = mirror::end_panel(ui.ctx(), "guideline")
        .default_size(width)
        .size_range(GUIDELINE_LEAST..=room.clamp(GUIDELINE_LEAST, 640.0))
        .frame(frame)
        .show(ui, |ui| mirror::column(ui, |ui| guideline::show(window, ui)));
    window.settings.guideline_width = Some(shown.response.rect.width());
}

/// The article, or what to do where there is none.
fn article(window: &mut Window, ui: &mut Ui) {
    let has_document = window.session.as_ref().is_some_and(|session| session.open_document().is_some());
    if !has_document {
        welcome::no_document(window, ui);
        return;
    }
    let Some(session) = &window.session else { return };
    let Some(document) = session.open_document() else { return };
    let linking = window.desk.linking.as_ref();
    let scene = Scene {
        text: document.text(),
        set: document.set(),
        labels: session.labels(),
        zoom: window.settings.zoom,
        view: if window.settings.tidy { View::Tidied } else { View::AsWritten },
        direction: match window.direction {
            ReadingDirection::Automatic => None,
            ReadingDirection::RightToLeft => Some(Direction::RightToLeft),
            ReadingDirection::LeftToRight => Some(Direction::LeftToRight),
        },
        picked: window.desk.subject(),
        selection: window.desk.selection,
        caret: window.desk.caret.map(|(_, head)| head),
        links: window.settings.links,
        targets: linking.map(Linking::targets),
        aimed: linking.filter(|linking| linking.listed).and_then(|linking| Some(linking.current()?.other)),
    };
    let answers = window.article.show(ui, &scene);
    for answer in answers {
        answered(window, ui, answer);
    }
    labels::floating(window, ui);
    link_list::show(window, ui);
}

/// What the user did in the article.
fn answered(window: &mut Window, ui: &Ui, answer: Answer) {
    if window.desk.picking.is_some() && picked_passage(window, &answer) {
        return;
    }
    let desk = &mut window.desk;
    match answer {
        Answer::Select { span, finished, clicks } => {
            desk.select(span);
            desk.selecting = !finished;
            desk.caret = None;
            if let (true, Some(label)) = (finished, desk.brush.clone()) {
                super::dispatch::tag_by_brush(window, ui.ctx(), span, label, clicks);
            }
        }
        Answer::Pick { id, .. } => desk.pick(id),
        Answer::Clear(offset) => {
            desk.clear();
            desk.caret = Some((offset, offset));
        }
        Answer::Move { id, span } => {
            desk.preview = None;
            super::dispatch::move_to(window, ui.ctx(), id, span);
        }
        Answer::Preview(span) => desk.preview = Some(span),
        Answer::Link(asked) => linked(window, ui, asked),
        Answer::Zoom(factor) => window.send(Action::View(ViewAction::ZoomBy(factor))),
    }
    if !window.article.is_dragging() {
        window.desk.preview = None;
    }
}

/// What the user did with the handle from which links are drawn, or while links are offered.
fn linked(window: &mut Window, ui: &Ui, asked: LinkAnswer) {
    match asked {
        LinkAnswer::Began => {
            let offers = super::dispatch::link_offers(window, ui.ctx());
            window.desk.linking = offers.map(Linking::unlisted);
        }
        LinkAnswer::Chose => window.send(Action::Link(LinkAction::Choose)),
        LinkAnswer::With(id) => window.send(Action::Link(LinkAction::With(id))),
        LinkAnswer::GaveUp => window.send(Action::Link(LinkAction::GiveUp)),
        LinkAnswer::GoTo(id) => window.send(Action::Annotation(AnnotationAction::Pick(id))),
    }
}

/// What the user did while a passage is being picked: what is selected, or the word that was clicked, is the answer.
/// False if it has nothing to do with that.
fn picked_passage(window: &mut Window, answer: &Answer) -> bool {
    let document = window.session.as_ref().and_then(|session| session.open_document());
    let (span, finished) = match *answer {
        Answer::Select { span, finished, .. } => (Some(span), finished),
        Answer::Pick { offset, .. } | Answer::Clear(offset) => {
            (document.and_then(|document| word_at(document.text(), CharOffset::new(offset))), true)
        }
        Answer::Move { .. } | Answer::Preview(_) | Answer::Link(_) | Answer::Zoom(_) => return false,
    };
    if span.is_some() {
        window.desk.selection = span;
        window.desk.selecting = !finished;
        if finished {
            window.send(Action::Answer(AnswerAction::TakePassage { go_on: false }));
        }
    }
    true
}

/// Says what dropping will do while files are held over the window.
pub fn drop_hint(ui: &Ui) {
    let ctx = ui.ctx();
    if ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let tokens = kit::tokens(ui);
    let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::unique("drop hint")));
    let area = ctx.content_rect();
    painter.rect_filled(area, 0.0, tokens.window.gamma_multiply(0.85));
    painter.rect_stroke(area.shrink(16.0), tokens::ROUND_CARD, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
    let words = Text::new(kit::tr(ctx, "drop-hint")).size(18.0).line(ctx, area.width() - 80.0);
    words.paint_in(&painter, area, Side::Middle, tokens.ink);
}

/// The frame of what floats above the article.
fn floating_frame(tokens: &tokens::Tokens) -> Frame {
    Frame::new()
        .fill(tokens.page)
        .stroke(Stroke::new(1.0, tokens.hairline))
        .corner_radius(tokens::ROUND_CARD)
        .inner_margin(Margin::same(4))
        .shadow(Shadow { offset: [0, 3], blur: 12, spread: 0, color: tokens.shadow })
}

/// A word that switches something on; the one that is on is bold.
fn word(ui: &mut Ui, text: &str, on: bool) -> Response {
    let tokens = kit::tokens(ui);
    let words = if on { Text::new(text).small().bold() } else { Text::new(text).small() };
    let galley = words.line(ui.ctx(), 200.0);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(7.0, 6.0), Sense::click());
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, tokens::ROUND, tokens.hover);
    }
    galley.paint_in(ui.painter(), rect, Side::Middle, if on { tokens.ink } else { tokens.muted });
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, text));
    response
}

/// A speech bubble in the middle of `rect`.
fn comment_mark(ui: &Ui, rect: Rect, tokens: &tokens::Tokens) {
    let bubble = Rect::from_center_size(rect.center() - vec2(0.0, 1.0), vec2(9.0, 7.0));
    let stroke = Stroke::new(1.2, tokens.accent);
    ui.painter().rect_stroke(bubble, CornerRadius::same(2), stroke, StrokeKind::Inside);
    let foot = pos2(bubble.center().x - 1.5, bubble.bottom() - 0.5);
    ui.painter().line_segment([foot, foot + vec2(0.0, 3.0)], stroke);
    ui.painter().line_segment([foot + vec2(0.0, 3.0), foot + vec2(3.0, 0.0)], stroke);
}

/// A sign before something that can be unfolded: it points down while it is open.
fn fold_sign(painter: &Painter, centre: Pos2, open: bool, colour: Color32) {
    let points = if open {
        [vec2(-4.0, -2.0), vec2(4.0, -2.0), vec2(0.0, 3.0)]
    } else if mirror::is_mirrored(painter.ctx()) {
        [vec2(2.0, -4.0), vec2(2.0, 4.0), vec2(-3.0, 0.0)]
    } else {
        [vec2(-2.0, -4.0), vec2(-2.0, 4.0), vec2(3.0, 0.0)]
    };
    let points = points.map(|point| centre + point).to_vec();
    painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
}

/// The action that tags with the label of that number.
const fn tag(label: usize) -> Action {
    Action::Annotation(AnnotationAction::Tag(label))
}
