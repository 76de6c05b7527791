//! What the editor calls things.

use super::chooser::Choice;
use super::draft::{Content, FaultKind};
use crate::model::{AttributeKind, BoundaryPolicy, Label, LabelSetError, LineShape, Preset, Reads, Rule};
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::tokens::Tokens;
use eframe::egui::Context;

/// The types that an attribute can have: their names in files, and the messages of what they are called.
const KIND_NAMES: [(&str, &str); 9] = [
    ("one", "labels-kind-one"),
    ("many", "labels-kind-many"),
    ("yes_no", "labels-kind-yes-no"),
    ("integer", "labels-kind-integer"),
    ("decimal", "labels-kind-decimal"),
    ("range", "labels-kind-range"),
    ("text", "labels-kind-text"),
    ("date", "labels-kind-date"),
    ("passage", "labels-kind-passage"),
];

/// The types that an attribute can have, by their names in files.
pub const KINDS: [&str; 9] = {
    let mut names = [""; 9];
    let mut place = 0;
    while place < names.len() {
        names[place] = KIND_NAMES[place].0;
        place += 1;
    }
    names
};

/// The kinds of rules, by their names in files.
pub const RULES: [&str; 6] = ["answered", "linked", "in_order", "inside", "looked_at", "document_answered"];

/// What a type of attribute is called.
pub fn kind(ctx: &Context, name: &str) -> String {
    let found = KIND_NAMES.iter().find(|(kind, _)| *kind == name);
    found.map_or_else(|| name.to_owned(), |(_, message)| tr(ctx, message))
}

/// What the line of a label looks like.
pub fn line(ctx: &Context, line: LineShape) -> String {
    let message = match line {
        LineShape::Solid => "labels-line-solid",
        LineShape::Double => "labels-line-double",
        LineShape::Dotted => "labels-line-dotted",
        LineShape::Dashed => "labels-line-dashed",
    };
    tr(ctx, message)
}

/// What the program reads from a text.
pub fn reads(ctx: &Context, reads: Reads) -> String {
    let message = match reads {
        Reads::CountRange => "labels-reads-count",
        Reads::CountQualifier => "labels-reads-count-qualifier",
        Reads::CountOutcome => "labels-reads-count-outcome",
        Reads::CountPart => "labels-reads-count-part",
        Reads::CountCumulative => "labels-reads-count-cumulative",
    };
    tr(ctx, message)
}

/// Where spans begin.
pub fn boundary(ctx: &Context, policy: BoundaryPolicy) -> String {
    let message = match policy {
        BoundaryPolicy::WholeWord => "labels-boundary-whole-word",
        BoundaryPolicy::WithoutProclitics => "labels-boundary-without-proclitics",
    };
    tr(ctx, message)
}

/// What a preset is called.
pub fn preset(ctx: &Context, preset: Preset) -> String {
    let message = match preset {
        Preset::ConflictNews => "preset-conflict-news",
        Preset::PlainNer => "preset-plain-ner",
        Preset::Empty => "preset-empty",
    };
    tr(ctx, message)
}

/// What a preset is for.
pub fn preset_text(ctx: &Context, preset: Preset) -> String {
    let message = match preset {
        Preset::ConflictNews => "preset-conflict-news-text",
        Preset::PlainNer => "preset-plain-ner-text",
        Preset::Empty => "preset-empty-text",
    };
    tr(ctx, message)
}

/// What a kind of rule is called where one is added.
pub const fn rule_message(rule: &Rule) -> &'static str {
    match rule {
        Rule::Answered { .. } => "labels-rule-answered",
        Rule::Linked { .. } => "labels-rule-linked",
        Rule::InOrder { .. } => "labels-rule-in-order",
        Rule::Inside { .. } => "labels-rule-inside",
        Rule::LookedAt { .. } => "labels-rule-looked-at",
        Rule::DocumentAnswered { .. } => "labels-rule-document-answered",
    }
}

/// The sentence of a rule, with values where something can be chosen.
pub const fn sentence_message(rule: &Rule) -> &'static str {
    match rule {
        Rule::Answered { .. } => "labels-sentence-answered",
        Rule::Linked { .. } => "labels-sentence-linked",
        Rule::InOrder { .. } => "labels-sentence-in-order",
        Rule::Inside { .. } => "labels-sentence-inside",
        Rule::LookedAt { .. } => "labels-sentence-looked-at",
        Rule::DocumentAnswered { .. } => "labels-sentence-document-answered",
    }
}

/// The labels to choose one from, with their colours.
pub fn label_choices(ctx: &Context, labels: &[Label]) -> Vec<Choice> {
    let tokens = Tokens::of(ctx.theme());
    let choice =
        |label: &Label| Choice { name: kit::label_name(ctx, label).to_owned(), swatch: Some(tokens.label(label)) };
    labels.iter().map(choice).collect()
}

/// What is wrong, in a sentence.
pub fn fault_text(ctx: &Context, fault: &FaultKind, content: &Content) -> String {
    let with = |message: &str, name: &str, value: String| tr_with(ctx, message, &[(name, value.into())]);
    let labels = &content.parts().labels;
    match fault {
        FaultKind::Unreadable => tr(ctx, "labels-fault-unreadable"),
        FaultKind::KeyOfDeleted(key) => with("labels-fault-key-of-deleted", "key", key.to_string()),
        FaultKind::Set(error) => match error {
            LabelSetError::SameLabel(_)
            | LabelSetError::SameAttribute { .. }
            | LabelSetError::SameLink(_)
            | LabelSetError::SameDocumentLabel(_) => tr(ctx, "labels-fault-key-taken"),
            LabelSetError::SameShortcut(c) => {
                let first = labels.iter().find(|label| label.shortcut == Some(*c));
                let name = first.map_or("", |label| kit::label_name(ctx, label));
                tr_with(
                    ctx,
                    "labels-fault-shortcut-taken",
                    &[("shortcut", c.to_string().into()), ("label", name.into())],
                )
            }
            LabelSetError::Shortcut(c) => with("labels-fault-shortcut", "shortcut", c.to_string()),
            LabelSetError::TwoKinds(key) => with("labels-fault-two-kinds", "attribute", key.to_string()),
            LabelSetError::Choices(key) => with("labels-fault-choices", "attribute", key.to_string()),
            LabelSetError::Reads { attribute, .. } => with("labels-fault-reads", "attribute", attribute.to_string()),
            LabelSetError::LinkEnds(key) => with("labels-fault-link-ends", "link", key.to_string()),
            LabelSetError::UnknownLabel { .. } | LabelSetError::Rule(_) => kit::fault(ctx, error),
        },
    }
}

/// The attribute type of that name, with the choices that `now` has.
pub fn kind_of(name: &str, now: &AttributeKind) -> Option<AttributeKind> {
    AttributeKind::from_name(name, now.choices().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_those_of_the_model() {
        for name in KINDS {
            assert_eq!(kind_of(name, &AttributeKind::Text).expect("a kind").as_str(), name);
        }
    }
}
