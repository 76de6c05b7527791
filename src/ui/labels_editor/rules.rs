//! The rules, as sentences with something to choose in them, and where spans begin.

use super::chooser::{Choice, chooser};
use super::draft::Place;
use super::form::{Form, heading, remark};
use super::icons::{Icon, icon};
use super::sentence::{blanks, first};
use super::words as names;
use crate::model::{BoundaryPolicy, Rule};
use crate::ui::kit::{tr, tr_with};
use crate::ui::shaped::{Button, Text};
use eframe::egui::Ui;

/// Stands in a message where a chooser is to be.
const GAP: char = '\u{fffc}';

/// Shows the page.
pub fn show(form: &mut Form<'_>, ui: &mut Ui) {
    heading(ui, &tr(ui.ctx(), "labels-boundary"));
    ui.horizontal(|ui| {
        for policy in BoundaryPolicy::ALL {
            let chosen = form.content.parts().boundary == policy;
            if Button::new(&names::boundary(ui.ctx(), policy)).chosen(chosen).show(ui).clicked() {
                form.content.set_boundary(policy);
            }
        }
    });
    remark(ui, &tr(ui.ctx(), "labels-boundary-text"));
    heading(ui, &tr(ui.ctx(), "labels-rules"));
    remark(ui, &tr(ui.ctx(), "labels-rules-text"));
    let mut gone = None;
    for index in 0..form.content.parts().rules.len() {
        ui.push_id(index, |ui| {
            ui.horizontal_wrapped(|ui| {
                sentence(form, ui, index);
                let number = [("number", (index + 1).into())];
                if icon(ui, Icon::Delete, &tr_with(ui.ctx(), "labels-delete-rule", &number), true) {
                    gone = Some(index);
                }
            });
        });
    }
    if let Some(index) = gone {
        form.content.rules_mut().remove(index);
    }
    add(form, ui);
    form.fault_at(ui, Place::Rules);
}

fn add(form: &mut Form<'_>, ui: &mut Ui) {
    let possible: Vec<Rule> = names::RULES.iter().filter_map(|kind| first(form.content.parts(), kind)).collect();
    let mut choices = vec![Choice::new(tr(ui.ctx(), "labels-add-rule"))];
    choices.extend(possible.iter().map(|rule| Choice::new(tr(ui.ctx(), names::rule_message(rule)))));
    let name = tr(ui.ctx(), "labels-add-rule");
    if let Some(chosen) = chooser(ui, &name, &choices, Some(0)) {
        form.content.rules_mut().push(possible[chosen - 1].clone());
    }
}

fn sentence(form: &mut Form<'_>, ui: &mut Ui, index: usize) {
    let rule = form.content.parts().rules[index].clone();
    let ctx = ui.ctx().clone();
    let blanks = blanks(&ctx, form.content.parts(), &rule);
    // Which value stands where is known by what is put in: the gap and the number of the value.
    let marks: Vec<String> = (0..blanks.len()).map(|number| format!("{GAP}{number}{GAP}")).collect();
    let values: Vec<_> = blanks.iter().zip(&marks).map(|(blank, mark)| (blank.name, mark.as_str().into())).collect();
    let message = tr_with(&ctx, names::sentence_message(&rule), &values);
    let mut chosen = None;
    for piece in message.replace(['\u{2068}', '\u{2069}'], "").split(GAP) {
        let blank = piece.parse().ok().and_then(|number: usize| Some((number, blanks.get(number)?)));
        match blank {
            Some((number, blank)) => {
                let name =
                    tr_with(&ctx, "labels-rule-blank", &[("rule", (index + 1).into()), ("blank", (number + 1).into())]);
                ui.push_id(number, |ui| {
                    if let Some(place) = chooser(ui, &name, &blank.choices, blank.now) {
                        chosen = Some(blank.rules[place].clone());
                    }
                });
            }
            None if piece.trim().is_empty() => {}
            None => drop(Text::new(piece.trim()).show(ui)),
        }
    }
    if let Some(rule) = chosen {
        form.content.rules_mut()[index] = rule;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Language;
    use crate::model::{LabelSet, LabelSetParts};
    use crate::ui::kit;
    use eframe::egui::Context;

    #[test]
    fn a_rule_of_every_kind_can_be_made_and_every_choice_in_it_is_valid() {
        let parts = LabelSet::conflict_news().parts();
        for kind in names::RULES {
            let rule = first(&parts, kind).expect("there is enough to make a rule about");
            assert_eq!(rule.as_str(), kind);
            let ctx = Context::default();
            for blank in blanks(&ctx, &parts, &rule) {
                assert_eq!(blank.rules.len(), blank.choices.len());
                assert_eq!(blank.now.map(|now| &blank.rules[now]), Some(&rule), "{kind} {}", blank.name);
                for rule in blank.rules {
                    let parts = LabelSetParts { rules: vec![rule.clone()], ..parts.clone() };
                    assert!(LabelSet::new(parts).is_ok(), "{rule:?}");
                }
            }
        }
        assert!(names::RULES.iter().all(|kind| first(&LabelSetParts::default(), kind).is_none()));
    }

    #[test]
    fn the_sentences_have_a_place_for_every_choice_in_both_languages() {
        let parts = LabelSet::conflict_news().parts();
        for language in [Language::English, Language::Arabic] {
            let ctx = Context::default();
            kit::set_language(&ctx, language);
            for kind in names::RULES {
                let rule = first(&parts, kind).unwrap();
                let blanks = blanks(&ctx, &parts, &rule);
                let values: Vec<_> = blanks.iter().map(|blank| (blank.name, "GAP".into())).collect();
                let text = tr_with(&ctx, names::sentence_message(&rule), &values);
                assert_eq!(text.matches("GAP").count(), blanks.len(), "{text}");
                assert!(!text.contains("{$"), "{text}");
            }
        }
    }
}
