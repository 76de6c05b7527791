//! Why something could not be done, in the language of the interface where annotators and leads may well meet it. What
//! is rarer is quoted as whoever met it says it.

use super::kit::{fault, tr, tr_with};
use crate::app::{LabelSetError, RunError};
use crate::command::LabelSetRefusal;
use crate::store::StoreError;
use eframe::egui::Context;

/// Why a project could not be read or written.
pub fn of_store(ctx: &Context, error: &StoreError) -> String {
    let message = match error {
        StoreError::Missing => "store-missing",
        StoreError::NoFolder => "store-no-folder",
        StoreError::Exists => "store-exists",
        StoreError::NotAProject => "store-not-a-project",
        StoreError::Newer { .. } => "store-newer",
        StoreError::Corrupt(what) => return tr_with(ctx, "store-corrupt", &[("what", what.as_str().into())]),
        StoreError::ReadOnly => "store-read-only",
        StoreError::Vanished => "store-vanished",
        StoreError::InUse => "store-in-use",
        StoreError::Full => "store-full",
        StoreError::NotFolded => "store-not-folded",
        StoreError::Io(_) | StoreError::UnknownDocument(_) | StoreError::OutsideText { .. } => {
            return fault(ctx, error);
        }
    };
    tr(ctx, message)
}

/// Why a command was not run.
pub fn of_run(ctx: &Context, error: &RunError) -> String {
    match error {
        RunError::Command(error) => fault(ctx, error),
        RunError::NoDocument => tr(ctx, "run-no-document"),
        RunError::LabelSetChanging => tr(ctx, "run-labels-changing"),
    }
}

/// Why the project can't have another label set.
pub fn of_refusal(ctx: &Context, refusal: &LabelSetRefusal) -> String {
    match refusal {
        LabelSetRefusal::Moved => tr(ctx, "labels-moved"),
        LabelSetRefusal::Rename { from, to } => {
            tr_with(ctx, "labels-no-rename", &[("from", from.as_str().into()), ("to", to.as_str().into())])
        }
        LabelSetRefusal::Fate { from, to } => {
            tr_with(ctx, "labels-no-fate", &[("from", from.as_str().into()), ("to", to.as_str().into())])
        }
        LabelSetRefusal::InUse { document, annotator } => {
            let values = [("document", document.as_str().into()), ("annotator", annotator.as_str().into())];
            tr_with(ctx, "labels-in-use", &values)
        }
        LabelSetRefusal::More { label, found, .. } => {
            tr_with(ctx, "labels-more-spans", &[("label", label.as_str().into()), ("count", (*found).into())])
        }
        LabelSetRefusal::Twins { spans } => tr_with(ctx, "labels-twins", &[("count", (*spans).into())]),
        LabelSetRefusal::Layer { .. } => fault(ctx, refusal),
    }
}

/// Why the project keeps its label set.
pub fn of_labels(ctx: &Context, error: &LabelSetError) -> String {
    match error {
        LabelSetError::Refused(refusal) => of_refusal(ctx, refusal),
        LabelSetError::Store(error) => of_store(ctx, error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Language;
    use crate::model::LabelKey;
    use crate::ui::kit::set_language;

    #[test]
    fn reasons_are_told_in_the_language_of_the_interface() {
        let ctx = Context::default();
        set_language(&ctx, Language::Arabic);
        let key = |name| LabelKey::new(name).unwrap();
        let refusal = LabelSetRefusal::Rename { from: key("ACTOR"), to: key("WHO") };
        let reasons = [
            of_store(&ctx, &StoreError::Missing),
            of_store(&ctx, &StoreError::NoFolder),
            of_store(&ctx, &StoreError::Exists),
            of_store(&ctx, &StoreError::NotAProject),
            of_store(&ctx, &StoreError::Newer { found: 9, known: 2 }),
            of_store(&ctx, &StoreError::ReadOnly),
            of_store(&ctx, &StoreError::Vanished),
            of_store(&ctx, &StoreError::InUse),
            of_store(&ctx, &StoreError::Full),
            of_store(&ctx, &StoreError::NotFolded),
            of_run(&ctx, &RunError::NoDocument),
            of_run(&ctx, &RunError::LabelSetChanging),
            of_refusal(&ctx, &LabelSetRefusal::Moved),
        ];
        for reason in reasons {
            let latin = reason.replace("tawsim", "").chars().any(|letter| letter.is_ascii_alphabetic());
            assert!(!latin && reason.chars().count() > 8, "{reason}");
        }
        assert!(of_labels(&ctx, &LabelSetError::Refused(refusal)).contains("ACTOR"));
        assert!(of_store(&ctx, &StoreError::Corrupt("page 7".to_owned())).contains("page 7"));
    }
}
