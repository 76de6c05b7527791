//! One project, one `SQLite` file: the only place that speaks SQL.
//!
//! Every change is written twice in one transaction: to the tables that are read, and to a journal that is only ever
//! appended to. An entry of the journal holds who changed what and when, with the values before and after, and a hash
//! over itself and the entry before. [`Store::doctor`] proves that the tables are what the journal says.
//!
//! [`Store`] reads and, through [`Store::write`], changes; a [`Snapshot`] reads the project as it was at one moment
//! while others go on writing. Errors carry no path: whoever asked knows which file it was.

mod create;
mod doctor;
mod error;
mod event;
mod journal;
#[cfg(test)]
mod label_set_tests;
mod labels_v1;
mod memory;
mod migrate;
mod open;
mod read;
mod replay;
mod row;
mod tables;
mod talk;
#[cfg(test)]
mod tests;
mod uses;
mod whole_file;
mod write;
mod write_label_set;
mod write_layer;

pub use doctor::{Finding, Health, damage};
pub use error::StoreError;
pub use open::{Snapshot, Store};
pub use read::{DocumentState, SpanCount};
pub use talk::TalkCount;
pub use uses::{LabelSetUses, LabelUse};
pub use whole_file::WholeFile;
pub use write::{AddedDocument, NewDocument, Write};
pub use write_layer::LayerChange;
