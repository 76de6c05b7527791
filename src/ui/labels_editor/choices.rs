//! A table of choices: key, names, explanation.

use super::draft::{Content, KeyFault, free_choice_key, rename_choice};
use super::form::{Form, caption, cells, press, text};
use super::icons::{Icon, icon};
use crate::model::{Choice, Words};
use crate::ui::kit::tr_with;
use crate::ui::shaped::Text;
use crate::ui::{kit, mirror};
use eframe::egui::{Id, Ui};

/// What is done to the row of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Up,
    Down,
    Delete,
}

/// Shows the choices that `of` finds in the content.
pub fn show(form: &mut Form<'_>, ui: &mut Ui, id: Id, of: impl Fn(&mut Content) -> Option<&mut Vec<Choice>>) {
    let Some(count) = of(&mut form.content).map(|choices| choices.len()) else { return };
    let mut act = None;
    for index in 0..count {
        act = act.or(row(form, ui, id.with(index), (index, count), &of));
    }
    let add = press(ui, "labels-add-choice", true);
    let Some(choices) = of(&mut form.content) else { return };
    match act {
        Some((index, Act::Delete)) => drop(choices.remove(index)),
        Some((index, Act::Up)) => choices.swap(index, index - 1),
        Some((index, Act::Down)) => choices.swap(index, index + 1),
        None if add => {
            let key = free_choice_key(choices);
            choices.push(Choice { key, name: Words::default(), explanation: Words::default() });
        }
        None => {}
    }
    if act.is_some() {
        // Rows are known by their places: what was being typed in one must not turn up in another.
        form.typed.clear();
    }
}

fn row(
    form: &mut Form<'_>,
    ui: &mut Ui,
    id: Id,
    (index, count): (usize, usize),
    of: &impl Fn(&mut Content) -> Option<&mut Vec<Choice>>,
) -> Option<(usize, Act)> {
    let number = [("number", (index + 1).into())];
    let mut act = None;
    ui.horizontal(|ui| {
        let muted = kit::tokens(ui).muted;
        Text::new(tr_with(ui.ctx(), "labels-choice", &number)).small().bold().colour(muted).show(ui);
        mirror::from_end(ui, |ui| {
            if icon(ui, Icon::Delete, &tr_with(ui.ctx(), "labels-delete-choice", &number), true) {
                act = Some((index, Act::Delete));
            }
            if icon(ui, Icon::Down, &tr_with(ui.ctx(), "labels-choice-down", &number), index + 1 < count) {
                act = Some((index, Act::Down));
            }
            if icon(ui, Icon::Up, &tr_with(ui.ctx(), "labels-choice-up", &number), index > 0) {
                act = Some((index, Act::Up));
            }
        });
    });
    let captions = ["labels-choice-key", "labels-choice-english", "labels-choice-arabic"]
        .map(|key| tr_with(ui.ctx(), key, &number));
    cells(ui, [1.0, 1.0, 1.0], |ui, cell| {
        caption(ui, &captions[cell]);
        let field = (id.with(cell), captions[cell].as_str());
        if cell == 0 {
            let value = of(&mut form.content).map(|choices| choices[index].key.to_string()).unwrap_or_default();
            form.key(ui, field, &value, |content, text| {
                of(content).map_or(Err(KeyFault::Taken), |choices| rename_choice(choices, index, text))
            });
        } else if let Some(choices) = of(&mut form.content) {
            let name = &mut choices[index].name;
            text(ui, field.0, field.1, if cell == 1 { &mut name.english } else { &mut name.arabic }, None);
        }
    });
    let captions = ["labels-choice-why-english", "labels-choice-why-arabic"].map(|key| tr_with(ui.ctx(), key, &number));
    cells(ui, [1.0, 1.0], |ui, cell| {
        caption(ui, &captions[cell]);
        if let Some(choices) = of(&mut form.content) {
            let why = &mut choices[index].explanation;
            let place = if cell == 0 { &mut why.english } else { &mut why.arabic };
            text(ui, id.with(("why", cell)), &captions[cell], place, None);
        }
    });
    ui.add_space(8.0);
    act
}
