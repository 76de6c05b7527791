//! Opening and scrolling a document of 5 MB with 10,000 spans, beside shaping all of it once.
#![allow(clippy::print_stdout, reason = "a benchmark prints what it finds")]

mod common;

use common::articles::Articles;
use common::lines::Line;
use common::memory::resident;
use common::project::Project;
use common::raw::Raw;
use common::screen::{Screen, middle, pointer_at, press, wheel};
use common::{Times, once, print_ratio, print_spread};
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2, pos2, vec2};
use std::time::Duration;

const BYTES: usize = 5_000_000;
const SPANS: usize = 10_000;
const SIZE: Vec2 = vec2(1280.0, 800.0);

fn main() {
    let text = Articles::new().article(BYTES);
    let project = Project::new(&[Line::new("one".to_owned(), text.clone(), SPANS)]);
    let before = resident();
    let (mut screen, opened) = once(|| {
        let mut screen = Screen::new(SIZE, &project);
        screen.frame(Vec::new());
        screen
    });
    screen.settle();
    let inside = pointer_at(middle(SIZE));
    let turn = |screen: &mut Screen, lines| screen.frame(vec![inside.clone(), wheel(lines)]);
    let scrolled = [
        ("nothing changes", frames(300, |_| screen.frame(Vec::new()))),
        ("the wheel turns down", frames(600, |_| turn(&mut screen, -3.0))),
        ("the wheel turns up", frames(600, |_| turn(&mut screen, 3.0))),
        ("End and Home", frames(60, |i| jump(&mut screen, i % 2 == 0, text.chars().count() - 1))),
        ("the scroll bar is dragged", drag_bar(&mut screen)),
    ];
    println!("rows shaped at the end: {} of {}", screen.window.shaped_rows(), text.lines().count());
    if let (Some(before), Some(after)) = (before, resident()) {
        println!("memory: {before} MB before, {after} MB with the document open and scrolled");
    }
    // Last, because it leaves its memory to this program.
    let whole = Raw::new().shape(&text, 20.0, 610.0);
    print_ratio("5 MB, 10,000 spans: open to first frame", ("window", opened), ("shaping it all", whole));
    for (what, times) in scrolled {
        print_ratio(what, ("frame", times.median()), ("shaping it all", whole));
        print_spread(&times);
    }
}

fn frames(count: usize, frame: impl FnMut(usize) -> Duration) -> Times {
    Times::new((0..count).map(frame).collect())
}

/// Goes to the end or the start of the document, whose last code point is `last`.
fn jump(screen: &mut Screen, to_end: bool, last: usize) -> Duration {
    let key = if to_end { Key::End } else { Key::Home };
    // The action is carried out at the end of a frame and seen in the next.
    let time = screen.frame(vec![press(key, Modifiers::NONE)]) + screen.frame(Vec::new());
    assert!(screen.shows(if to_end { last } else { 0 }), "{key:?} is obeyed");
    time
}

/// Drags the scroll bar from top to bottom in 200 frames.
fn drag_bar(screen: &mut Screen) -> Times {
    let x = SIZE.x - 284.0 - 6.0;
    let (top, bottom) = (100.0, SIZE.y - 60.0);
    let button = |pos: Pos2, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    screen.frame(vec![pointer_at(pos2(x, top)), button(pos2(x, top), true)]);
    let to = |i: usize| pointer_at(pos2(x, top + (bottom - top) * i as f32 / 200.0));
    let times = frames(200, |i| screen.frame(vec![to(i)]));
    assert!(!screen.shows(0), "the page follows the bar");
    screen.frame(vec![button(pos2(x, bottom), false)]);
    times
}
