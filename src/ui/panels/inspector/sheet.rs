//! What is said about the document as a whole.

use super::rows::rows;
use super::{Focus, attributes, card, card_id, comments};
use crate::app::{Action, AnswerAction};
use crate::model::{Choice as DocumentLabel, LabelSet};
use crate::typeset::Direction;
use crate::ui::kit::{self, tr};
use crate::ui::mirror::is_mirrored;
use crate::ui::shaped::{Choice, Choices, Text};
use crate::ui::window::Window;
use eframe::egui::Ui;

/// Shows labels, attributes, comments and note of the open document.
pub fn show(window: &mut Window, ui: &mut Ui) {
    let Some(labels) = window.session.as_ref().map(|session| session.labels().clone()) else { return };
    let Some(sheet) = window.open_set().map(|set| set.sheet().clone()) else { return };
    let muted = kit::tokens(ui).muted;
    Text::new(tr(ui.ctx(), "inspector-none")).small().colour(muted).show_block(ui);
    document_labels(window, ui, &labels);
    let rows = rows(labels.document_attributes(), &sheet.answers, window.problems.of(None));
    let first = window.panels.inspector.first_stop;
    attributes::show(window, ui, None, &rows);
    if first.is_some() {
        window.panels.inspector.first_stop = first;
    }
    comments::show(window, ui, None);
    card::note(window, ui, None, &sheet.note);
}

fn document_labels(window: &mut Window, ui: &mut Ui, labels: &LabelSet) {
    let all: &[DocumentLabel] = labels.document_labels();
    if all.is_empty() {
        return;
    }
    let Some(said) = window.open_set().map(|set| set.sheet().labels.clone()) else { return };
    let id = card_id(window, None, "labels of the document");
    window.panels.inspector.first_stop = Some(id);
    if window.panels.inspector.focus.take_if(|focus| *focus == Focus::First).is_some() {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let name = tr(ui.ctx(), "sheet-labels");
    Text::new(name.as_str()).small().show(ui);
    let items: Vec<Choice<'_>> = all
        .iter()
        .map(|label| Choice {
            key: label.key.as_str(),
            name: kit::name_or_key(ui.ctx(), &label.name, label.key.as_str()),
            explanation: kit::words(ui.ctx(), &label.explanation),
        })
        .collect();
    let chosen: Vec<usize> = said.iter().filter_map(|key| all.iter().position(|label| label.key == *key)).collect();
    let direction = if is_mirrored(ui.ctx()) { Direction::RightToLeft } else { Direction::LeftToRight };
    let output = Choices::many(&name, &items, &chosen).direction(direction).id(id).show(ui);
    if let Some(chosen) = output.changed {
        let keys = chosen.iter().map(|index| all[*index].key.clone()).collect();
        window.send(Action::Answer(AnswerAction::LabelDocument(keys)));
    }
}
