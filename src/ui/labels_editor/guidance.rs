//! Guideline texts of a label or an attribute: the description, and examples in the bracket notation.

use super::form::{caption, cells, heading, press, remark, text, words};
use super::icons::{Icon, icon};
use crate::model::{Example, Guideline, Label, Words};
use crate::ui::kit::{tr, tr_with};
use crate::ui::panels::{example_line, looks_of};
use crate::ui::shaped::Button;
use eframe::egui::{Id, Ui};

/// Shows the fields for `guideline`; the examples are about `labels`.
pub fn show(ui: &mut Ui, id: Id, labels: &[Label], guideline: &mut Guideline) {
    let name = tr(ui.ctx(), "labels-description");
    words(ui, id.with("text"), &name, &mut guideline.text, Some(3));
    heading(ui, &tr(ui.ctx(), "labels-examples"));
    remark(ui, &tr(ui.ctx(), "labels-examples-text"));
    let mut gone = None;
    for (index, example) in guideline.examples.iter_mut().enumerate() {
        if show_example(ui, id.with(("example", index)), labels, (index, example)) {
            gone = Some(index);
        }
    }
    if let Some(index) = gone {
        guideline.examples.remove(index);
    }
    if press(ui, "labels-add-example", true) {
        guideline.examples.push(Example { text: String::new(), good: true, why: Words::default() });
    }
}

/// The fields of one example; true if it is to go.
fn show_example(ui: &mut Ui, id: Id, labels: &[Label], (index, example): (usize, &mut Example)) -> bool {
    let mut gone = false;
    let number = [("number", (index + 1).into())];
    let name = tr_with(ui.ctx(), "labels-example", &number);
    caption(ui, &name);
    let mut typed = ascii_brackets(&example.text);
    text(ui, id, &name, &mut typed, Some(1));
    example.text = brackets(&typed);
    example_line(ui, (&example.text, example.good), "", &looks_of(ui.ctx(), labels));
    ui.horizontal(|ui| {
        for (good, key) in [(true, "labels-example-good"), (false, "labels-example-bad")] {
            if Button::new(&tr(ui.ctx(), key)).chosen(example.good == good).show(ui).clicked() {
                example.good = good;
            }
        }
        gone = icon(ui, Icon::Delete, &tr_with(ui.ctx(), "labels-delete-example", &number), true);
    });
    let why = tr_with(ui.ctx(), "labels-example-why", &number);
    let captions = [
        tr_with(ui.ctx(), "labels-in-english", &[("what", why.as_str().into())]),
        tr_with(ui.ctx(), "labels-in-arabic", &[("what", why.as_str().into())]),
    ];
    let mut texts = [&mut example.why.english, &mut example.why.arabic];
    cells(ui, [1.0, 1.0], |ui, cell| {
        caption(ui, &captions[cell]);
        text(ui, id.with(("why", cell)), &captions[cell], texts[cell], None);
    });
    ui.add_space(8.0);
    gone
}

/// The brackets of the notation as a keyboard has them.
fn ascii_brackets(text: &str) -> String {
    text.replace('⟦', "[[").replace('⟧', "]]")
}

/// The other way round.
fn brackets(text: &str) -> String {
    text.replace("[[", "⟦").replace("]]", "⟧")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_typed_twice_and_kept_as_one() {
        let text = "قال ⟦CLAIM:⟦ACTOR:مصطفى⟧ كذا⟧ [sic]";
        assert_eq!(ascii_brackets(text), "قال [[CLAIM:[[ACTOR:مصطفى]] كذا]] [sic]");
        assert_eq!(brackets(&ascii_brackets(text)), text);
        // While it is being typed.
        assert_eq!(ascii_brackets(&brackets("[[ACTOR:مصطفى]")), "[[ACTOR:مصطفى]");
    }
}
