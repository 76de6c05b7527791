//! What the editor calls things.

use super::chooser::Choice;
use super::draft::{Content, FaultKind};
use crate::model::{AttributeKind, BoundaryPolicy, Label, LabelSetError, LineShape, Preset, Reads};
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::tokens::Tokens;
use eframe::egui::Context;

/// The types that an attribute can have, by their names in files.
pub const KINDS: [&str; 9] = ["one", "many", "yes_no", "integer", "decimal", "range", "text", "date", "passage"];

/// The kinds of rules, by their names in files.
pub const RULES: [&str; 6] = ["answered", "linked", "in_order", "inside", "looked_at", "document_answered"];

/// What a type of attribute is called.
pub fn kind(ctx: &Context, name: &str) -> String {
    tr(ctx, &format!("labels-kind-{}", name.replace('_', "-")))
}

/// What the line of a label looks like.
pub fn line(ctx: &Context, line: LineShape) -> String {
    tr(ctx, &format!("labels-line-{}", line.as_str()))
}

/// What the program reads from a text.
pub fn reads(ctx: &Context, reads: Reads) -> String {
    tr(ctx, &format!("labels-reads-{}", reads.as_str().replace('_', "-")))
}

/// Where spans begin.
pub fn boundary(ctx: &Context, policy: BoundaryPolicy) -> String {
    tr(ctx, &format!("labels-boundary-{}", policy.as_str().replace('_', "-")))
}

/// What a preset is called.
pub fn preset(ctx: &Context, preset: Preset) -> String {
    tr(ctx, &format!("preset-{}", preset.as_str()))
}

/// What a preset is for.
pub fn preset_text(ctx: &Context, preset: Preset) -> String {
    tr(ctx, &format!("preset-{}-text", preset.as_str()))
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
    use crate::app::Language;

    #[test]
    fn everything_has_a_name_in_both_languages() {
        for language in [Language::English, Language::Arabic] {
            let ctx = Context::default();
            kit::set_language(&ctx, language);
            let mut all: Vec<String> = KINDS.iter().map(|name| kind(&ctx, name)).collect();
            all.extend(LineShape::ALL.map(|shape| line(&ctx, shape)));
            all.extend(Reads::ALL.map(|what| reads(&ctx, what)));
            all.extend(BoundaryPolicy::ALL.map(|policy| boundary(&ctx, policy)));
            all.extend(Preset::ALL.map(|which| preset(&ctx, which)));
            all.extend(Preset::ALL.map(|which| preset_text(&ctx, which)));
            all.extend(RULES.iter().map(|rule| super::super::rules::menu_name(&ctx, rule)));
            let missing: Vec<_> =
                all.iter().filter(|name| name.contains("labels-") || name.contains("preset-")).collect();
            assert!(missing.is_empty(), "{language:?}: {missing:?}");
        }
    }

    #[test]
    fn kinds_are_those_of_the_model() {
        for name in KINDS {
            assert_eq!(kind_of(name, &AttributeKind::Text).expect("a kind").as_str(), name);
        }
    }
}
