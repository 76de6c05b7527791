//! The parts of the window around the article.

mod documents;
mod examples;
mod found;
mod guideline;
mod guideline_of_label;
mod inspector;
mod labels;
mod menus;
mod spans;
mod status;
mod welcome;

use super::article::{Answer, Scene};
use super::kit;
use super::mirror::{self, Side};
use super::tokens;
use super::window::Window;
use crate::app::{Action, AnnotationAction, ReadingDirection, ViewAction};
use crate::typeset::{Direction, View};
use crate::ui::shaped::Text;
use eframe::egui::{
    CentralPanel, Color32, Frame, Id, LayerId, Margin, Order, Painter, Panel, Pos2, Shape, Stroke, StrokeKind, Ui, vec2,
};

pub use examples::{example_line, looks_of};
pub use inspector::save_note;

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
    let side = frame.inner_margin(Margin::symmetric(10, 8));
    let left = window.settings.left_width.unwrap_or(tokens::DOCUMENTS_WIDTH);
    let shown = mirror::start_panel(ui.ctx(), "documents")
        .default_size(left)
        .size_range(160.0..=480.0)
        .frame(side)
        .show(ui, |ui| mirror::column(ui, |ui| documents::show(window, ui)));
    window.settings.left_width = Some(shown.response.rect.width());
    let right = window.settings.right_width.unwrap_or(tokens::INSPECTOR_WIDTH);
    let shown = mirror::end_panel(ui.ctx(), "inspector")
        .default_size(right)
        .size_range(200.0..=560.0)
        .frame(side)
        .show(ui, |ui| mirror::column(ui, |ui| inspector::show(window, ui)));
    window.settings.right_width = Some(shown.response.rect.width());
    guideline_panel(window, ui);
    let page = Frame::new().fill(tokens.page);
    CentralPanel::default().frame(page).show(ui, |ui| {
        Panel::top("labels")
            .show_separator_line(false)
            .frame(Frame::new().fill(tokens.page).stroke(Stroke::NONE))
            .show(ui, |ui| mirror::column(ui, |ui| labels::show(window, ui)));
        mirror::column(ui, |ui| article(window, ui));
    });
}

/// The guideline, if it is open, between the article and the inspector.
fn guideline_panel(window: &mut Window, ui: &mut Ui) {
    if !window.settings.guideline {
        return;
    }
    let width = window.settings.guideline_width.unwrap_or(tokens::GUIDELINE_WIDTH);
    let frame = Frame::new().fill(kit::tokens(ui).page).inner_margin(Margin::symmetric(10, 8));
    let shown = mirror::end_panel(ui.ctx(), "guideline")
        .default_size(width)
        .size_range(200.0..=640.0)
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
        picked: window.desk.picked,
        selection: window.desk.selection,
        caret: window.desk.caret.map(|(_, head)| head),
    };
    let answers = window.article.show(ui, &scene);
    for answer in answers {
        answered(window, ui, answer);
    }
    labels::floating(window, ui);
}

/// What the user did in the article.
fn answered(window: &mut Window, ui: &Ui, answer: Answer) {
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
        Answer::Pick(id) => desk.pick(id),
        Answer::Clear(offset) => {
            desk.clear();
            desk.caret = Some((offset, offset));
        }
        Answer::Move { id, span } => {
            desk.preview = None;
            super::dispatch::move_to(window, ui.ctx(), id, span);
        }
        Answer::Preview(span) => desk.preview = Some(span),
        Answer::Zoom(factor) => window.send(Action::View(ViewAction::ZoomBy(factor))),
    }
    if !window.article.is_dragging() {
        window.desk.preview = None;
    }
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
