//! How values of the model are written in JSON, in the project file and in the files that programs exchange.
//!
//! The shapes here are part of those formats: they are only added to. `docs/labels.md` describes the label set to
//! users, `docs/labels.schema.json` to programs.

mod answer;
mod attribute;
mod convention;
mod label;
mod label_set;
mod layout;
mod plain;
mod read_fault;
mod rule;

pub use answer::{AnswerShape, AnswerShapeError, AnswersShape, answers, answers_shape};
pub use label_set::{LABELS_SCHEMA, LabelSetReadError, LabelSetShape, read_label_set, write_label_set};
pub use read_fault::{LabelSetFault, LabelSetPlace};
