//! Text that never changes, and the units in which it is measured.
//!
//! Knows no labels, no files and no window. Offsets are Unicode code points unless a type says otherwise.

mod arabic;
mod clitic;
mod date;
mod decode;
mod notation;
mod number;
mod offset;
mod offset_map;
mod segment;
mod source;
mod span;
mod title;

pub use arabic::{digit_value, fold, is_invisible, is_right_to_left, mostly_right_to_left};
pub use clitic::{proclitic_len, without_proclitics};
pub use date::{DateFault, read_date};
pub use decode::{DecodeError, Decoded, Encoding, decode};
pub use notation::{Notation, NotationError, NotationFault, read_notation, write_notation};
pub use number::{NumberFault, read_decimal, read_whole};
pub use offset::{ByteOffset, CharOffset, Utf16Offset};
pub use offset_map::OffsetMap;
pub use segment::{
    grapheme_boundary_near, grapheme_ceil, grapheme_floor, next_grapheme, next_word, previous_grapheme, previous_word,
    sentence_at, snap_to_graphemes, snap_to_words, trim, word_at,
};
pub use source::{SourceText, hex};
pub use span::Span;
pub use title::is_telling;
