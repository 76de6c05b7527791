//! What shaping costs above the engine's own: 100 KB of Arabic, shaped and broken into lines.
#![allow(clippy::print_stdout, reason = "a benchmark prints what it finds")]

mod common;

use common::articles::Articles;
use common::raw::Raw;
use common::{in_turn, once, print_ratio};
use std::hint::black_box;
use tawsim::text::SourceText;
use tawsim::typeset::{Engine, Page, PageOptions, View};

const WIDTH: f32 = 610.0;
const SIZE: f32 = 20.0;
const RUNS: usize = 15;

fn options(width: f32) -> PageOptions {
    PageOptions {
        width,
        size: SIZE,
        title_size: SIZE,
        line_height: 38.0,
        paragraph_gap: 9.0,
        blank_height: 14.0,
        view: View::Tidied,
        direction: None,
    }
}

fn lay_out(page: &mut Page, engine: &mut Engine) -> usize {
    (0..page.slot_count()).map(|slot| page.laid(engine, slot).line_count()).sum()
}

fn main() {
    let text = Articles::new().article(100_000);
    let source = SourceText::new(text.as_str());
    let (mut engine, mut raw) = (Engine::new(), Raw::new());
    let ours = || {
        let work = || {
            let mut page = Page::new(source.clone(), options(WIDTH));
            black_box(lay_out(&mut page, &mut engine))
        };
        once(work).1
    };
    let [ours, theirs] = in_turn(RUNS, ours, || raw.shape(&text, SIZE, WIDTH));
    let what = format!("shape {} kB and break it into lines", text.len() / 1000);
    print_ratio(&what, ("page", ours.median()), ("cosmic-text", theirs.median()));

    let mut page = Page::new(source, options(WIDTH));
    lay_out(&mut page, &mut engine);
    let mut wide = false;
    let ours = || {
        wide = !wide;
        page.set_options(options(if wide { WIDTH + 80.0 } else { WIDTH }));
        once(|| black_box(lay_out(&mut page, &mut engine))).1
    };
    let [again, theirs] = in_turn(RUNS, ours, || raw.shape(&text, SIZE, WIDTH));
    print_ratio("the same text in another width", ("page", again.median()), ("cosmic-text anew", theirs.median()));
}
