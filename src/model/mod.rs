//! Annotation data that is always valid: private fields, checked constructors, no files and no SQL.
//!
//! An [`AnnotationSet`] is what one annotator has marked in one document. Only [`crate::command`] changes it.

mod annotation;
mod annotation_set;
mod convention;
mod id;
mod label;
mod outcome;
mod project;
mod time;

pub use annotation::{Annotation, Origin};
pub use annotation_set::{AnnotationSet, SetError, Status};
pub use convention::{Bound, Bounds, Convention, ConventionError, ConventionKey, CountConventions};
pub use id::{AnnotationId, Annotator, DocumentId, LabelKey, NameError};
pub use label::{Colour, Label, LabelSet, LabelSetError, LineShape};
pub use outcome::{Outcome, Qualifier};
pub use project::{DocumentInfo, LayerInfo};
pub use time::Timestamp;
