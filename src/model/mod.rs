//! Annotation data that is always valid: private fields, checked constructors, no files and no SQL.
//!
//! A [`LabelSet`] says what annotators may say. An [`AnnotationSet`] is what one annotator says in one document; only
//! [`crate::command`] changes it.

mod annotation;
mod annotation_set;
mod attribute;
mod comment;
mod convention;
mod guideline;
mod id;
mod label;
mod label_set;
mod link;
mod outcome;
mod overlap;
mod preset;
mod problem;
mod project;
mod rule;
mod sheet;
mod time;
mod value;
mod words;

pub use annotation::{Annotation, Origin};
pub use annotation_set::{AnnotationSet, LayerContent, SetError, Status};
pub use attribute::{Attribute, AttributeKind, Choice, Reads, ValueError};
pub use comment::Comment;
pub use convention::{Bound, Bounds, Convention, ConventionError, ConventionKey, CountConventions};
pub use guideline::{Example, Guideline};
pub use id::{
    AnnotationId, Annotator, AttributeKey, ChoiceKey, CommentId, DocumentId, LabelKey, LinkId, LinkKey, NameError,
};
pub use label::{Colour, Label, LineShape, OverlapPolicy};
pub use label_set::{BoundaryPolicy, LabelSet, LabelSetError, LabelSetParts};
pub use link::{Link, LinkEnds, LinkType};
pub use outcome::{Outcome, Qualifier};
pub use overlap::{Overlap, OverlapFault};
pub use preset::Preset;
pub use problem::{Problem, ProblemKind, problems};
pub use project::{DocumentInfo, LayerInfo};
pub use rule::Rule;
pub use sheet::Sheet;
pub use time::Timestamp;
pub use value::{Answer, Answers, Date, Decimal, NumberRange, Value};
pub use words::Words;
