//! The rules, as sentences with something to choose in them, and where spans begin.

use super::chooser::{Choice, chooser};
use super::draft::Place;
use super::form::{Form, heading, remark};
use super::icons::{Icon, icon};
use super::words as names;
use crate::model::{AttributeKey, AttributeKind, BoundaryPolicy, LabelKey, LabelSetParts, LinkKey, Rule};
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::shaped::{Button, Text};
use eframe::egui::{Context, Ui};

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

/// What a kind of rule is called where one is added.
pub fn menu_name(ctx: &Context, kind: &str) -> String {
    tr(ctx, &format!("labels-rule-{}", kind.replace('_', "-")))
}

fn add(form: &mut Form<'_>, ui: &mut Ui) {
    let possible: Vec<Rule> = names::RULES.iter().filter_map(|kind| first(form.content.parts(), kind)).collect();
    let mut choices = vec![Choice::new(tr(ui.ctx(), "labels-add-rule"))];
    choices.extend(possible.iter().map(|rule| Choice::new(menu_name(ui.ctx(), rule.as_str()))));
    let name = tr(ui.ctx(), "labels-add-rule");
    if let Some(chosen) = chooser(ui, &name, &choices, Some(0)) {
        form.content.rules_mut().push(possible[chosen - 1].clone());
    }
}

/// A rule of that kind about the first things that it can be about.
fn first(parts: &LabelSetParts, kind: &str) -> Option<Rule> {
    let label = parts.labels.first()?.key.clone();
    Some(match kind {
        "answered" => {
            let label = parts.labels.iter().find(|label| !label.attributes.is_empty())?;
            Rule::Answered { label: label.key.clone(), attribute: label.attributes[0].key.clone() }
        }
        "linked" => {
            let link = parts.links.iter().find(|link| !link.ends.is_empty())?;
            Rule::Linked { label: link.ends[0].from.clone(), link: link.key.clone() }
        }
        "in_order" => {
            let label = parts.labels.iter().find(|label| !ranges(parts, &label.key).is_empty())?;
            Rule::InOrder { label: label.key.clone(), attribute: ranges(parts, &label.key).remove(0) }
        }
        "inside" => Rule::Inside { label, within: parts.labels.last()?.key.clone() },
        "looked_at" => Rule::LookedAt { label },
        "document_answered" => Rule::DocumentAnswered { attribute: parts.document_attributes.first()?.key.clone() },
        _ => return None,
    })
}

fn attributes(parts: &LabelSetParts, label: &LabelKey) -> Vec<AttributeKey> {
    let label = parts.labels.iter().find(|other| other.key == *label);
    label.map(|label| label.attributes.iter().map(|a| a.key.clone()).collect()).unwrap_or_default()
}

fn ranges(parts: &LabelSetParts, label: &LabelKey) -> Vec<AttributeKey> {
    let label = parts.labels.iter().find(|other| other.key == *label);
    let ranges = label.into_iter().flat_map(|label| &label.attributes).filter(|a| a.kind == AttributeKind::Range);
    ranges.map(|attribute| attribute.key.clone()).collect()
}

fn links(parts: &LabelSetParts, label: &LabelKey) -> Vec<LinkKey> {
    let from = parts.links.iter().filter(|link| link.ends.iter().any(|ends| ends.from == *label));
    from.map(|link| link.key.clone()).collect()
}

/// Something in a sentence that can be chosen: what the choices are, and which rule each would make.
struct Blank {
    choices: Vec<Choice>,
    rules: Vec<Rule>,
    now: Option<usize>,
}

impl Blank {
    fn new<T: PartialEq>(all: Vec<(T, Choice)>, now: &T, rule: impl Fn(T) -> Option<Rule>) -> Self {
        let mut blank = Self { choices: Vec::new(), rules: Vec::new(), now: None };
        for (key, choice) in all {
            let is_now = key == *now;
            if let Some(rule) = rule(key) {
                blank.now = if is_now { Some(blank.rules.len()) } else { blank.now };
                blank.rules.push(rule);
                blank.choices.push(choice);
            }
        }
        blank
    }
}

/// The message of a rule, and what can be chosen in it, in the order of the message's values.
fn blanks(ctx: &Context, parts: &LabelSetParts, rule: &Rule) -> Vec<(&'static str, Blank)> {
    let labels = || -> Vec<(LabelKey, Choice)> {
        parts.labels.iter().map(|label| label.key.clone()).zip(names::label_choices(ctx, &parts.labels)).collect()
    };
    let attributes_of = |label: &LabelKey, keys: Vec<AttributeKey>| -> Vec<(AttributeKey, Choice)> {
        let owner = parts.labels.iter().find(|other| other.key == *label);
        let all = owner.map_or(&parts.document_attributes, |owner| &owner.attributes);
        let named = |key: &AttributeKey| all.iter().find(|attribute| attribute.key == *key);
        let name = |key: &AttributeKey| {
            named(key).map_or(key.as_str(), |a| kit::name_or_key(ctx, &a.name, a.key.as_str())).to_owned()
        };
        keys.into_iter().map(|key| (key.clone(), Choice::new(name(&key)))).collect()
    };
    match rule {
        Rule::Answered { label, attribute } => vec![
            (
                "label",
                Blank::new(labels(), label, |label| {
                    let attribute = attributes(parts, &label).into_iter().next()?;
                    Some(Rule::Answered { label, attribute })
                }),
            ),
            (
                "attribute",
                Blank::new(attributes_of(label, attributes(parts, label)), attribute, |attribute| {
                    Some(Rule::Answered { label: label.clone(), attribute })
                }),
            ),
        ],
        Rule::InOrder { label, attribute } => vec![
            (
                "label",
                Blank::new(labels(), label, |label| {
                    let attribute = ranges(parts, &label).into_iter().next()?;
                    Some(Rule::InOrder { label, attribute })
                }),
            ),
            (
                "attribute",
                Blank::new(attributes_of(label, ranges(parts, label)), attribute, |attribute| {
                    Some(Rule::InOrder { label: label.clone(), attribute })
                }),
            ),
        ],
        Rule::Linked { label, link } => {
            let choice = |key: LinkKey| {
                let kind = parts.links.iter().find(|kind| kind.key == key);
                let name = kind.map_or(key.as_str(), |kind| kit::name_or_key(ctx, &kind.name, key.as_str())).to_owned();
                (key, Choice::new(name))
            };
            vec![
                (
                    "label",
                    Blank::new(labels(), label, |label| {
                        let link = links(parts, &label).into_iter().next()?;
                        Some(Rule::Linked { label, link })
                    }),
                ),
                (
                    "link",
                    Blank::new(links(parts, label).into_iter().map(choice).collect(), link, |link| {
                        Some(Rule::Linked { label: label.clone(), link })
                    }),
                ),
            ]
        }
        Rule::Inside { label, within } => vec![
            ("label", Blank::new(labels(), label, |label| Some(Rule::Inside { label, within: within.clone() }))),
            ("within", Blank::new(labels(), within, |within| Some(Rule::Inside { label: label.clone(), within }))),
        ],
        Rule::LookedAt { label } => {
            vec![("label", Blank::new(labels(), label, |label| Some(Rule::LookedAt { label })))]
        }
        Rule::DocumentAnswered { attribute } => {
            let all = parts.document_attributes.iter().map(|attribute| {
                let name = kit::name_or_key(ctx, &attribute.name, attribute.key.as_str());
                (attribute.key.clone(), Choice::new(name))
            });
            let blank = Blank::new(all.collect(), attribute, |attribute| Some(Rule::DocumentAnswered { attribute }));
            vec![("attribute", blank)]
        }
    }
}

fn sentence(form: &mut Form<'_>, ui: &mut Ui, index: usize) {
    let rule = form.content.parts().rules[index].clone();
    let ctx = ui.ctx().clone();
    let blanks = blanks(&ctx, form.content.parts(), &rule);
    // Which value stands where is known by what is put in: the gap and the number of the value.
    let marks: Vec<String> = (0..blanks.len()).map(|number| format!("{GAP}{number}{GAP}")).collect();
    let values: Vec<_> = blanks.iter().zip(&marks).map(|((name, _), mark)| (*name, mark.as_str().into())).collect();
    let message = tr_with(&ctx, &format!("labels-sentence-{}", rule.as_str().replace('_', "-")), &values);
    let mut chosen = None;
    for piece in message.replace(['\u{2068}', '\u{2069}'], "").split(GAP) {
        let blank = piece.parse().ok().and_then(|number: usize| Some((number, &blanks.get(number)?.1)));
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
    use crate::model::LabelSet;

    #[test]
    fn a_rule_of_every_kind_can_be_made_and_every_choice_in_it_is_valid() {
        let parts = LabelSet::conflict_news().parts();
        for kind in names::RULES {
            let rule = first(&parts, kind).expect("there is enough to make a rule about");
            assert_eq!(rule.as_str(), kind);
            let ctx = Context::default();
            for (name, blank) in blanks(&ctx, &parts, &rule) {
                assert_eq!(blank.rules.len(), blank.choices.len());
                assert_eq!(blank.now.map(|now| &blank.rules[now]), Some(&rule), "{kind} {name}");
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
                let values: Vec<_> = blanks.iter().map(|(name, _)| (*name, "GAP".into())).collect();
                let text = tr_with(&ctx, &format!("labels-sentence-{}", kind.replace('_', "-")), &values);
                assert_eq!(text.matches("GAP").count(), blanks.len(), "{text}");
                assert!(!text.contains("{$") && !text.contains("labels-"), "{text}");
            }
        }
    }
}
