//! What is said about the label of the picked span, in the inspector: one line, or all of it with the examples.

use super::examples::{self, looks};
use crate::model::Label;
use crate::ui::kit;
use crate::ui::mirror::{Side, Strip};
use crate::ui::shaped::{MarkdownView, Text, tip};
use crate::ui::tokens;
use crate::ui::window::Window;
use eframe::egui::{Rect, Role, Sense, Ui, WidgetInfo, vec2};

/// What it remembers from frame to frame.
#[derive(Default)]
pub struct GuidelineOfLabel {
    text: MarkdownView,
}

/// Shows it, folded or not as it was left last. Nothing where nothing is said about the label, or the guideline beside
/// the article says it already.
pub fn show(window: &mut Window, ui: &mut Ui, label: &Label) {
    let guideline = &label.guideline;
    if window.settings.guideline || (guideline.text.is_empty() && guideline.examples.is_empty()) {
        return;
    }
    let text = kit::words(ui.ctx(), &guideline.text);
    if fold_line(ui, first_line(text), window.settings.label_guideline) {
        window.settings.label_guideline = !window.settings.label_guideline;
        window.save_settings(&ui.ctx().clone());
    }
    if !window.settings.label_guideline {
        return;
    }
    let Some(session) = &window.session else { return };
    let looks = looks(ui.ctx(), session.labels());
    let view = &mut window.panels.label_guideline.text;
    view.set(text);
    view.show_whole(ui, &looks);
    for example in &guideline.examples {
        examples::show(ui, example, &looks);
    }
}

/// The first line that says something, without the signs of Markdown before it.
fn first_line(text: &str) -> &str {
    let bare =
        |line: &'_ str| -> bool { !line.trim_matches(|c: char| c.is_whitespace() || "#*->_`".contains(c)).is_empty() };
    let line = text.lines().find(|line| bare(line)).unwrap_or_default();
    line.trim_start_matches(|c: char| c.is_whitespace() || "#*->".contains(c)).trim_end()
}

/// One line with a sign that tells whether more is open; true if it was pressed.
fn fold_line(ui: &mut Ui, text: &str, open: bool) -> bool {
    let name = kit::tr(ui.ctx(), "label-guideline");
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::click());
    let tokens = kit::tokens(ui);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, tokens::ROUND, tokens.hover);
    }
    let mut strip = Strip::new(ui.ctx(), rect);
    let sign: Rect = strip.start(12.0);
    super::fold_sign(ui.painter(), sign.center(), open, tokens.muted);
    strip.start(tokens::GRID);
    let shown = if open || text.is_empty() { name.as_str() } else { text };
    let line = Text::new(shown).small().line(ui.ctx(), strip.rest().width());
    line.paint_in(ui.painter(), strip.rest(), Side::Start, tokens.muted);
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, open, &name));
    tip(response, &kit::tr(ui.ctx(), "tip-label-guideline")).clicked()
}

#[cfg(test)]
mod tests {
    use super::first_line;

    #[test]
    fn the_first_line_that_says_something_stands_for_all() {
        assert_eq!(first_line("\n# Actor\nWho acts."), "Actor");
        assert_eq!(first_line("---\n- كل من يفعل  \n"), "كل من يفعل");
        assert_eq!(first_line(" \n"), "");
    }
}
