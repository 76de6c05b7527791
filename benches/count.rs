//! What finding and reading counts costs above cutting the same text into words at its blanks.
#![allow(clippy::print_stdout, reason = "a benchmark prints what it finds")]

mod common;

use common::articles::Articles;
use common::{in_turn, once, print_ratio, print_spread};
use std::hint::black_box;
use tawsim::model::CountConventions;
use tawsim::suggest::{find_counts, read_count};
use tawsim::text::SourceText;

const RUNS: usize = 31;
const PHRASES: [&str; 4] = ["أكثر من 900 عنصر", "ثلاثمئة وخمسة وأربعون قتيلا", "بين 20 و30 قتيلا", "عشرات القتلى والجرحى"];

fn main() {
    for bytes in [10_000, 1_000_000] {
        let text = Articles::new().article(bytes);
        let source = SourceText::new(text.as_str());
        let ours = || once(|| black_box(find_counts(&source).len())).1;
        let theirs = || once(|| black_box(text.split_whitespace().collect::<Vec<_>>().len())).1;
        let [ours, theirs] = in_turn(RUNS, ours, theirs);
        let what = format!("find the counts in {} kB", text.len() / 1000);
        print_ratio(&what, ("find_counts", ours.median()), ("split at blanks", theirs.median()));
        print_spread(&ours);
    }

    let conventions = CountConventions::default();
    let text = Articles::new().article(4000);
    let (before, after) = text.split_at(text.ceil_char_boundary(text.len() / 2));
    // One is too quick to be measured.
    let ours = || {
        let read = |phrase| black_box(read_count(phrase, before, after, &conventions));
        once(|| (0..100).for_each(|_| PHRASES.iter().for_each(|phrase| _ = black_box(read(phrase))))).1
    };
    let theirs = || {
        let split = |phrase: &str| black_box([before, phrase, after].concat().split_whitespace().count());
        once(|| (0..100).for_each(|_| PHRASES.iter().for_each(|phrase| _ = black_box(split(phrase))))).1
    };
    let [ours, theirs] = in_turn(RUNS, ours, theirs);
    print_ratio("read 400 phrases in context", ("read_count", ours.median()), ("split at blanks", theirs.median()));
}
