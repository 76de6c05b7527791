//! The labels: the bar above the article, and the small one at a selection.

use super::{floating_frame, tag};
use crate::app::{Action, AnnotationAction, ViewAction};
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::mirror;
use crate::ui::shaped::{Button, tip};
use crate::ui::tokens;
use crate::ui::window::Window;
use eframe::egui::{Area, Id, Order, Stroke, Ui, pos2, vec2};

/// The bar above the article. A press tags what is selected, relabels what is picked, or else takes the brush.
pub fn show(window: &mut Window, ui: &mut Ui) {
    let tokens = kit::tokens(ui);
    let Some(session) = &window.session else { return };
    let labels = session.labels().clone();
    let picked = window.desk.picked.and_then(|id| Some(window.open_set()?.get(id)?.label.clone()));
    let mut action = None;
    ui.add_space(tokens::GRID * 1.5);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        ui.add_space(tokens::GRID * 3.0);
        for (index, label) in labels.labels().iter().enumerate() {
            let brushed = window.desk.brush.as_ref() == Some(&label.key);
            let chosen = brushed || (window.desk.brush.is_none() && picked.as_ref() == Some(&label.key));
            let shortcut = label.shortcut.map(String::from).unwrap_or_default();
            let button =
                Button::new(kit::label_name(ui.ctx(), label)).key(&shortcut).swatch(tokens.label(label)).chosen(chosen);
            let response = tip(button.show(ui), &tr(ui.ctx(), "tip-label"));
            if response.clicked() {
                let busy = window.desk.selection.is_some() || window.desk.picked.is_some();
                action = Some(if busy { tag(index) } else { Action::Annotation(AnnotationAction::Brush(index)) });
            }
        }
        let brush = tr(ui.ctx(), "label-brush");
        let response = Button::new(&brush).key("B").quiet().chosen(window.desk.brush.is_some()).show(ui);
        if tip(response, &tr(ui.ctx(), "tip-brush")).clicked() {
            action = Some(Action::Annotation(AnnotationAction::ToggleBrush));
        }
        let percent = format!("{:.0}", window.settings.zoom * 100.0);
        let zoom = tr_with(ui.ctx(), "zoom-percent", &[("percent", percent.into())]);
        if (window.settings.zoom - 1.0).abs() > 0.001 {
            let response = Button::new(&zoom).quiet().show(ui);
            if tip(response, &tr(ui.ctx(), "menu-zoom-reset")).clicked() {
                action = Some(Action::View(ViewAction::ZoomReset));
            }
        }
    });
    ui.add_space(tokens::GRID * 1.5);
    let bottom = ui.min_rect().bottom() - 0.5;
    ui.painter().hline(ui.max_rect().x_range(), bottom, Stroke::new(1.0, tokens.hairline));
    if let Some(action) = action {
        window.send(action);
    }
}

/// The small bar below a finished selection, so that the way to a label is short.
pub fn floating(window: &mut Window, ui: &Ui) {
    let ctx = ui.ctx();
    let is_to_tag = !window.desk.selecting && window.desk.picking.is_none();
    let Some(span) = window.desk.selection.filter(|_| is_to_tag) else { return };
    let (Some(rect), Some(area)) = (window.article.rect_of(ctx, span), window.article.area()) else { return };
    let Some(session) = &window.session else { return };
    let labels = session.labels().clone();
    let tokens = kit::tokens(ui);
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
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                for (index, label) in labels.labels().iter().enumerate() {
                    let shortcut = label.shortcut.map(String::from).unwrap_or_default();
                    let button = Button::new(kit::label_name(ui.ctx(), label))
                        .key(&shortcut)
                        .swatch(tokens.label(label))
                        .quiet();
                    if button.show(ui).clicked() {
                        chosen = Some(index);
                    }
                }
            });
        });
    });
    if let Some(index) = chosen {
        window.send(tag(index));
    }
}
