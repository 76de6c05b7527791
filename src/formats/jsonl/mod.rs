//! The native format, `tawsim/1`: one JSON object a line for each document and annotator. `docs/jsonl.md` is its
//! manual; the tests here and in `tests/jsonl.rs` hold the two together.

mod line;
mod read;
mod schema;
mod write;

pub use read::{BadLine, Line, Reader, Reason};
pub use schema::SCHEMA;
pub use write::{WriteError, Writer};
