//! Bytes to and from neutral records, one file a format. Knows no files and no store: a writer takes any
//! [`std::io::Write`], a reader any [`std::io::BufRead`].

pub mod jsonl;
mod record;
pub mod values;

pub use record::{Record, RecordError, RecordSpan};
