//! Reads what an Arabic text says of the number of casualties, and finds the places where it does.
//!
//! The text is cut into tokens once; a lexicon says what each word can be; a grammar makes numbers of the words,
//! amounts of the numbers and expressions of the amounts; the words around an expression tell what became of the people.
//! Every step looks a bounded way ahead and back, so the time grows with the length of the text. `docs/counts.md`
//! describes the grammar and what it leaves out.

mod amount;
mod backward;
mod bare;
mod events;
mod expression;
mod govern;
mod lexicon;
mod literal;
mod noun_phrase;
mod nouns;
mod number;
mod number_words;
mod particles;
mod qualifiers;
mod reading;
mod token;
mod zero;

pub use reading::{FoundCount, Reading, find_counts, read_count};
