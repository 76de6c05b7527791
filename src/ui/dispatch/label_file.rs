//! Why a file of labels could not be read, in words.

use crate::app::{LabelSetFault, LabelSetFileError};
use crate::ui::kit::{tr, tr_with};
use eframe::egui::Context;

/// What is wrong, and where.
pub fn reason(ctx: &Context, error: &LabelSetFileError) -> String {
    let LabelSetFileError::Content { path, error } = error else { return error.to_string() };
    let named = |key: &str, name: String| tr_with(ctx, key, &[("name", name.into())]);
    let what = match error.fault() {
        LabelSetFault::NoJson => tr(ctx, "labels-file-no-json"),
        LabelSetFault::EndsEarly => tr(ctx, "labels-file-ends-early"),
        LabelSetFault::OtherKind => tr(ctx, "labels-file-other-kind"),
        LabelSetFault::Unknown(name) => named("labels-file-unknown", name),
        LabelSetFault::Missing(name) => named("labels-file-missing", name),
        LabelSetFault::Twice(name) => named("labels-file-twice", name),
        LabelSetFault::Other(reason) => tr_with(ctx, "fault", &[("reason", reason.into())]),
    };
    let place = error.place();
    let mut values = vec![("file", path.display().to_string().into()), ("reason", what.into())];
    let Some(line) = place.line else { return tr_with(ctx, "labels-file-fault", &values) };
    values.push(("line", line.into()));
    if place.path.is_empty() {
        return tr_with(ctx, "labels-file-fault-line", &values);
    }
    values.push(("place", place.path.into()));
    tr_with(ctx, "labels-file-fault-place", &values)
}
