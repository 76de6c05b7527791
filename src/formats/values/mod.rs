//! Answers as JSON, typed by their attribute: one form for every place where they are read and written.
//!
//! | type | JSON |
//! | --- | --- |
//! | one | `"killed"` |
//! | many | `["women", "children"]` |
//! | `yes_no` | `true` |
//! | integer, decimal | `38`, `0.5` |
//! | range | `{"low": 901, "best": 901, "high": null}` |
//! | text, date | `"…"`, `"2019-01-23"` |
//! | passage | `{"start": 4, "end": 7, "quote": "أكد"}` |

mod read;
mod write;

pub use read::{AnswerError, Proof, answer, value};
pub(super) use write::{AnswersOut, StatesOut};
