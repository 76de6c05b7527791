//! What is said about an attribute: over its name on the card, and below its label in the guideline.

use super::examples::{self, looks};
use crate::model::{Attribute, Example, Guideline};
use crate::ui::kit;
use crate::ui::mirror;
use crate::ui::shaped::{LabelLook, MarkdownView, Text};
use crate::ui::tokens;
use crate::ui::window::Window;
use eframe::egui::{Response, Ui};

/// Widest tooltip in points.
const WIDEST: f32 = 380.0;
/// Most letters of an example that is shown in a tooltip.
const SHORT: usize = 90;

/// A tooltip for the name of `attribute`: `name` where that is cut, then the text and the short examples.
pub fn tip(window: &Window, response: &Response, attribute: &Attribute, name: Option<&str>) {
    let guideline = &attribute.guideline;
    if name.is_none() && is_empty(guideline) {
        return;
    }
    let Some(session) = &window.session else { return };
    mirror::tooltip(response).show(|ui| {
        ui.set_width(WIDEST);
        if let Some(name) = name {
            Text::new(name).bold().show_block(ui);
        }
        let looks = looks(ui.ctx(), session.labels());
        let short = |example: &&Example| example.text.chars().count() <= SHORT;
        whole(&mut MarkdownView::default(), ui, guideline, guideline.examples.iter().filter(short), &looks);
    });
}

/// Shows what is said about `attributes`, each below its name. `views` keep the texts from frame to frame.
pub fn show_all(views: &mut Vec<MarkdownView>, ui: &mut Ui, attributes: &[Attribute], looks: &[LabelLook<'_>]) {
    views.resize_with(attributes.len(), MarkdownView::default);
    for (view, attribute) in views.iter_mut().zip(attributes) {
        if is_empty(&attribute.guideline) {
            continue;
        }
        ui.add_space(tokens::GRID);
        Text::new(kit::name_or_key(ui.ctx(), &attribute.name, attribute.key.as_str())).bold().show(ui);
        let examples = attribute.guideline.examples.iter();
        ui.push_id(("attribute", attribute.key.as_str()), |ui| whole(view, ui, &attribute.guideline, examples, looks));
    }
}

const fn is_empty(guideline: &Guideline) -> bool {
    guideline.text.english.is_empty() && guideline.text.arabic.is_empty() && guideline.examples.is_empty()
}

fn whole<'a>(
    view: &mut MarkdownView,
    ui: &mut Ui,
    guideline: &Guideline,
    shown: impl Iterator<Item = &'a Example>,
    looks: &[LabelLook<'_>],
) {
    view.set(kit::words(ui.ctx(), &guideline.text));
    view.show_whole(ui, looks);
    for example in shown {
        examples::show(ui, example, looks);
    }
}
