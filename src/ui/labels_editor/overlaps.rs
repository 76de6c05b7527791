//! How spans of a label may lie over others.

use super::form::{Form, heading, remark, toggle};
use crate::model::LabelKey;
use crate::ui::kit::{self, tr};
use crate::ui::shaped::Button;
use crate::ui::tokens;
use eframe::egui::{Ui, vec2};

/// Shows the choices.
pub fn show(form: &mut Form<'_>, ui: &mut Ui, label: usize) {
    heading(ui, &tr(ui.ctx(), "labels-nest"));
    let everywhere = form.content.parts().labels[label].overlap.nest_in.is_none();
    ui.horizontal(|ui| {
        if Button::new(&tr(ui.ctx(), "labels-nest-any")).chosen(everywhere).show(ui).clicked() {
            form.content.labels_mut()[label].overlap.nest_in = None;
        }
        if Button::new(&tr(ui.ctx(), "labels-nest-these")).chosen(!everywhere).show(ui).clicked() && everywhere {
            let all = form.content.parts().labels.iter().map(|label| label.key.clone()).collect();
            form.content.labels_mut()[label].overlap.nest_in = Some(all);
        }
    });
    nest_in(form, ui, label);
    remark(ui, &tr(ui.ctx(), "labels-nest-text"));
    let overlap = &mut form.content.labels_mut()[label].overlap;
    heading(ui, &tr(ui.ctx(), "labels-cross"));
    ui.horizontal(|ui| toggle(ui, &tr(ui.ctx(), "labels-may-cross"), &mut overlap.cross));
    remark(ui, &tr(ui.ctx(), "labels-cross-text"));
    heading(ui, &tr(ui.ctx(), "labels-repeat"));
    ui.horizontal(|ui| toggle(ui, &tr(ui.ctx(), "labels-may-repeat"), &mut overlap.repeat));
    remark(ui, &tr(ui.ctx(), "labels-repeat-text"));
}

/// The labels in which it may lie, where not every one will do.
fn nest_in(form: &mut Form<'_>, ui: &mut Ui, label: usize) {
    let Some(mut chosen) = form.content.parts().labels[label].overlap.nest_in.clone() else { return };
    let tokens = kit::tokens(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(tokens::GRID, tokens::GRID);
        for other in &form.content.parts().labels {
            let on = chosen.contains(&other.key);
            let button = Button::new(kit::label_name(ui.ctx(), other)).swatch(tokens.label(other)).chosen(on);
            if button.show(ui).clicked() {
                if on {
                    chosen.retain(|key| *key != other.key);
                } else {
                    chosen.push(other.key.clone());
                }
            }
        }
    });
    // In the order of the labels, so that one choice is one policy.
    let order: Vec<LabelKey> = form.content.parts().labels.iter().map(|label| label.key.clone()).collect();
    chosen.sort_by_key(|key| order.iter().position(|other| other == key));
    form.content.labels_mut()[label].overlap.nest_in = Some(chosen);
}
