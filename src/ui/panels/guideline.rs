//! The guideline beside the article: what is said about the label at hand, and the whole text with its headings.

use super::examples::{self, looks};
use super::guideline_of_attribute;
use crate::app::{Action, Session, ViewAction};
use crate::model::Label;
use crate::text::fold;
use crate::typeset::Direction;
use crate::ui::kit::{self, tr};
use crate::ui::mirror;
use crate::ui::shaped::{Button, Field, Heading, LabelLook, MarkdownView, Text, row_frame, tip};
use crate::ui::tokens;
use crate::ui::window::Window;
use eframe::egui::{Frame, Id, Margin, ScrollArea, Stroke, Ui, pos2};

/// As many headings are an outline.
const OUTLINE: usize = 4;
/// As many headings are searched rather than read.
const SEARCHED: usize = 12;
/// The share of the panel's height that the label at hand takes at most.
const LABEL_SHARE: f32 = 0.45;

/// What the panel remembers from frame to frame.
#[derive(Default)]
pub struct Guideline {
    whole: MarkdownView,
    label: MarkdownView,
    attributes: Vec<MarkdownView>,
    /// Whether the headings are shown instead of the text.
    outline: bool,
    filter: String,
}

/// The project's guideline in Markdown; empty if it has none.
fn guideline_text(session: &Session) -> &str {
    session.labels().guideline()
}

/// The label that is at hand: that of the picked span, or the one in the brush.
fn label_at_hand(window: &Window) -> Option<&Label> {
    let labels = window.session.as_ref()?.labels();
    let picked = window.desk.picked.and_then(|id| Some(&window.open_set()?.get(id)?.label));
    labels.get(picked.or(window.desk.brush.as_ref())?)
}

/// Shows the panel.
pub fn show(window: &mut Window, ui: &mut Ui) {
    let at_hand = label_at_hand(window).map(|label| label.key.clone());
    let Some(session) = &window.session else { return };
    let panel = &mut window.panels.guideline;
    panel.whole.set(guideline_text(session));
    let close = header(panel, ui);
    let labels = session.labels();
    let looks = looks(ui.ctx(), labels);
    if let Some(label) = at_hand.and_then(|key| labels.get(&key)) {
        panel.about(ui, label, &looks);
    }
    if panel.whole.is_empty() {
        let muted = kit::tokens(ui).muted;
        ui.add_space(tokens::GRID * 2.0);
        Text::new(tr(ui.ctx(), "guideline-empty")).colour(muted).show_block(ui);
    } else if panel.outline {
        panel.headings(ui);
    } else {
        panel.whole.show(ui, &tr(ui.ctx(), "guideline-title"), &looks);
    }
    if close {
        window.send(Action::View(ViewAction::ToggleGuideline));
    }
}

/// The title, and what switches between text and headings. Tells whether the panel is to be closed.
fn header(panel: &mut Guideline, ui: &mut Ui) -> bool {
    let mut close = false;
    ui.horizontal(|ui| {
        ui.set_min_height(tokens::CONTROL);
        let muted = kit::tokens(ui).muted;
        Text::new(tr(ui.ctx(), "guideline-title")).small().bold().colour(muted).show(ui);
        mirror::from_end(ui, |ui| {
            let text = tr(ui.ctx(), "guideline-close");
            close = tip(Button::new(&text).key("F2").quiet().show(ui), &tr(ui.ctx(), "tip-guideline-close")).clicked();
            if panel.whole.headings().len() >= OUTLINE {
                let text = tr(ui.ctx(), "guideline-outline");
                if Button::new(&text).quiet().chosen(panel.outline).show(ui).clicked() {
                    panel.outline = !panel.outline;
                }
            }
        });
    });
    close
}

impl Guideline {
    /// What is said about a label, and its examples.
    fn about(&mut self, ui: &mut Ui, label: &Label, looks: &[LabelLook<'_>]) {
        let tokens = kit::tokens(ui);
        self.label.set(kit::words(ui.ctx(), &label.guideline.text));
        let frame = Frame::new()
            .fill(tokens.page)
            .stroke(Stroke::new(1.0, tokens.hairline))
            .corner_radius(tokens::ROUND_CARD)
            .inner_margin(Margin::same(10));
        frame.show(ui, |ui| {
            let colour = tokens.label(label);
            Text::new(kit::label_name(ui.ctx(), label)).bold().colour(colour).show(ui);
            let highest = ui.ctx().content_rect().height() * LABEL_SHARE;
            ScrollArea::vertical().max_height(highest).auto_shrink([false, true]).id_salt("label at hand").show(
                ui,
                |ui| {
                    self.label.show_whole(ui, looks);
                    for example in &label.guideline.examples {
                        examples::show(ui, example, looks);
                    }
                    guideline_of_attribute::show_all(&mut self.attributes, ui, &label.attributes, looks);
                },
            );
        });
        ui.add_space(tokens::GRID * 2.0);
    }

    /// The headings, to go to one of them.
    fn headings(&mut self, ui: &mut Ui) {
        if self.whole.headings().len() >= SEARCHED {
            let hint = tr(ui.ctx(), "guideline-find");
            Field::new(&mut self.filter, &hint).hint(&hint).id(Id::unique("find a heading")).show(ui);
        }
        let words = fold(&self.filter);
        let current = self.whole.current();
        let mut chosen = None;
        ScrollArea::vertical().auto_shrink(false).id_salt("headings").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for (index, heading) in self.whole.headings().iter().enumerate() {
                if fold(&heading.text).contains(&words) && heading_row(ui, heading, current == Some(index)) {
                    chosen = Some(index);
                }
            }
        });
        if let Some(heading) = chosen {
            self.whole.reveal(heading);
            self.outline = false;
        }
    }
}

/// A heading, further in the lower it is. Tells whether it was chosen.
fn heading_row(ui: &mut Ui, heading: &Heading, current: bool) -> bool {
    let (rect, response) = row_frame(ui, tokens::ROW, current, &heading.text);
    let indent = tokens::GRID.mul_add(2.0, f32::from(heading.level.saturating_sub(1)) * 14.0);
    let text = Text::new(heading.text.as_str());
    let text = if heading.level == 1 { text.bold() } else { text };
    let galley = text.line(ui.ctx(), rect.width() - indent - tokens::GRID);
    let x = match heading.direction {
        Direction::LeftToRight => rect.left() + indent,
        Direction::RightToLeft => rect.right() - indent - galley.size().x,
    };
    galley.paint(ui.painter(), pos2(x, rect.center().y - galley.size().y / 2.0), kit::tokens(ui).ink);
    response.clicked()
}
