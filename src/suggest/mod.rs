//! What the program proposes by itself. A proposal is no annotation until a command accepts it.

mod count;

pub use count::{FoundCount, Reading, find_counts, read_count};
