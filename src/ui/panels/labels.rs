//! The labels: the bar above the article, and the small one at a selection.

use super::{floating_frame, tag};
use crate::app::{Action, AnnotationAction, ProjectAction, ViewAction};
use crate::model::{Label, LabelKey, LabelSet};
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::mirror;
use crate::ui::shaped::{Button, Text, tip};
use crate::ui::tokens;
use crate::ui::window::Window;
use eframe::egui::{Area, Id, Order, Response, ScrollArea, Stroke, Ui, Vec2, pos2, vec2};

/// Most rows of labels above the article, and in the small bar; what is more scrolls.
const BAR_ROWS: usize = 3;
const FLOATING_ROWS: usize = 4;

/// How much is seen of a row that is farther down.
const EDGE: f32 = 11.0;

/// Room between buttons.
const GAPS: Vec2 = vec2(6.0, 4.0);

/// Room that the button of the brush needs beside its word, and room for the size of the text.
const BESIDE_BRUSH: f32 = 52.0;
const ZOOM: f32 = 76.0;

/// Widest small bar.
const WIDEST: f32 = 460.0;

/// The bar above the article. A press tags what is selected, relabels what is picked, or else takes the brush.
pub fn show(window: &mut Window, ui: &mut Ui) {
    let tokens = kit::tokens(ui);
    let Some(session) = &window.session else { return };
    let labels = session.labels().clone();
    let picked = window.desk.picked.and_then(|id| Some(window.open_set()?.get(id)?.label.clone()));
    let mut action = None;
    ui.add_space(tokens::GRID * 1.5);
    let room = ui.available_width();
    let layout = mirror::layout(ui.ctx());
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = GAPS;
        ui.add_space(tokens::GRID * 3.0);
        let rest = rest_width(window, ui);
        ui.allocate_ui_with_layout(vec2((room - rest - tokens::GRID * 6.0).max(0.0), 0.0), layout, |ui| {
            action = all_labels(window, ui, (&labels, picked.as_ref()));
        });
        action = brush_and_zoom(window, ui).or(action.take());
    });
    ui.add_space(tokens::GRID * 1.5);
    let bottom = ui.min_rect().bottom() - 0.5;
    ui.painter().hline(ui.max_rect().x_range(), bottom, Stroke::new(1.0, tokens.hairline));
    if let Some(action) = action {
        window.send(action);
    }
}

/// Every label, in no more than so many rows; what is more scrolls.
fn all_labels(window: &Window, ui: &mut Ui, (labels, picked): (&LabelSet, Option<&LabelKey>)) -> Option<Action> {
    let tokens = kit::tokens(ui);
    let mut action = None;
    if labels.labels().is_empty() {
        ui.horizontal_wrapped(|ui| {
            Text::new(tr(ui.ctx(), "labels-bar-empty")).colour(tokens.muted).show(ui);
            if Button::new(&tr(ui.ctx(), "labels-edit")).key("Ctrl+L").show(ui).clicked() {
                action = Some(Action::Project(ProjectAction::Labels));
            }
        });
        return action;
    }
    let height = rows_height(BAR_ROWS);
    let area = scrolling("label bar", height).auto_shrink([false, true]);
    area.show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = GAPS;
            for (index, label) in labels.labels().iter().enumerate() {
                let brushed = window.desk.brush.as_ref() == Some(&label.key);
                let chosen = brushed || (window.desk.brush.is_none() && picked == Some(&label.key));
                if tip(label_button(ui, label, chosen, false), &tr(ui.ctx(), "tip-label")).clicked() {
                    let busy = window.desk.selection.is_some() || window.desk.picked.is_some();
                    action = Some(if busy { tag(index) } else { Action::Annotation(AnnotationAction::Brush(index)) });
                }
            }
        });
    });
    action
}

/// A button for `label`, with its key if it has one.
fn label_button(ui: &mut Ui, label: &Label, chosen: bool, quiet: bool) -> Response {
    let shortcut = label.shortcut.map(String::from).unwrap_or_default();
    let colour = kit::tokens(ui).label(label);
    let name = kit::label_name(ui.ctx(), label).to_owned();
    let mut button = Button::new(&name).swatch(colour).chosen(chosen);
    if !shortcut.is_empty() {
        button = button.key(&shortcut);
    }
    if quiet { button.quiet() } else { button }.show(ui)
}

fn is_zoomed(window: &Window) -> bool {
    (window.settings.zoom - 1.0).abs() > 0.001
}

/// Room for the brush, and for the size of the text while that is not the normal one.
fn rest_width(window: &Window, ui: &Ui) -> f32 {
    let brush = Text::new(tr(ui.ctx(), "label-brush")).line(ui.ctx(), f32::INFINITY).size().x + BESIDE_BRUSH;
    if is_zoomed(window) { brush + ZOOM } else { brush }
}

fn brush_and_zoom(window: &Window, ui: &mut Ui) -> Option<Action> {
    let mut action = None;
    let brush = tr(ui.ctx(), "label-brush");
    let response = Button::new(&brush).key("B").quiet().chosen(window.desk.brush.is_some()).show(ui);
    if tip(response, &tr(ui.ctx(), "tip-brush")).clicked() {
        action = Some(Action::Annotation(AnnotationAction::ToggleBrush));
    }
    if is_zoomed(window) {
        let percent = format!("{:.0}", window.settings.zoom * 100.0);
        let zoom = tr_with(ui.ctx(), "zoom-percent", &[("percent", percent.into())]);
        let response = Button::new(&zoom).quiet().show(ui);
        if tip(response, &tr(ui.ctx(), "menu-zoom-reset")).clicked() {
            action = Some(Action::View(ViewAction::ZoomReset));
        }
    }
    action
}

/// What is higher than `height` points scrolls; never less of it is shown.
fn scrolling(name: &str, height: f32) -> ScrollArea {
    ScrollArea::vertical().id_salt(name).max_height(height).min_scrolled_height(height)
}

/// Height of so many rows, with the upper edge of one more, by which one sees that there is more.
fn rows_height(rows: usize) -> f32 {
    rows as f32 * (tokens::CONTROL + GAPS.y) + EDGE
}

/// The small bar below a finished selection, so that the way to a label is short.
pub fn floating(window: &mut Window, ui: &Ui) {
    let ctx = ui.ctx();
    let is_to_tag = !window.desk.selecting && window.desk.picking.is_none();
    let Some(span) = window.desk.selection.filter(|_| is_to_tag) else { return };
    let (Some(rect), Some(area)) = (window.article.rect_of(ctx, span), window.article.area()) else { return };
    let Some(session) = &window.session else { return };
    let labels = session.labels().clone();
    if labels.labels().is_empty() {
        return;
    }
    let tokens = kit::tokens(ui);
    let widest = (area.width() - 40.0).clamp(160.0, WIDEST);
    let id = Id::unique("labels at the selection");
    let size = ctx.memory(|memory| memory.area_rect(id)).map_or(vec2(380.0, 40.0), |rect| rect.size());
    // Above the selection, where the text has been read already, and below it where there is no room.
    let above = rect.top() - 14.0 - size.y;
    let y = if above < area.top() + 4.0 { rect.bottom() + 10.0 } else { above };
    let y = y.min(area.bottom() - size.y - 4.0);
    let x = (rect.center().x - size.x / 2.0)
        .clamp(area.left() + 8.0, (area.right() - size.x - 20.0).max(area.left() + 8.0));
    let frame = floating_frame(&tokens);
    let mut chosen = None;
    let area = Area::new(id).order(Order::Middle).fixed_pos(pos2(x.round(), y.round())).layout(mirror::layout(ctx));
    area.show(ctx, |ui| {
        frame.show(ui, |ui| {
            ui.set_max_width(widest);
            let area = scrolling("labels at the selection", rows_height(FLOATING_ROWS));
            area.show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
                    for (index, label) in labels.labels().iter().enumerate() {
                        if label_button(ui, label, false, true).clicked() {
                            chosen = Some(index);
                        }
                    }
                });
            });
        });
    });
    if let Some(index) = chosen {
        window.send(tag(index));
    }
}
