//! A frame of the window in a project of 100,000 documents, beside one of 100.
#![allow(clippy::print_stdout, reason = "a benchmark prints what it finds")]

mod common;

use common::articles::Articles;
use common::lines::Line;
use common::memory::resident;
use common::project::Project;
use common::screen::{Screen, pointer_at, press, wheel};
use common::{Times, once, print_ratio, print_spread};
use eframe::egui::{Event, Key, Modifiers, Vec2, pos2, vec2};
use std::time::Duration;
use tawsim::command::Command as Edit;
use tawsim::model::{Annotation, LabelKey, Timestamp};
use tawsim::text::Span;

const SIZE: Vec2 = vec2(1280.0, 800.0);
const MANY: usize = 100_000;
const FEW: usize = 100;
const RUNS: usize = 100;

fn project(count: usize) -> Project {
    let mut articles = Articles::new();
    let lines: Vec<Line> = (0..count).map(|i| Line::new(format!("doc-{i:06}"), articles.article(150), 1)).collect();
    Project::new(&lines)
}

/// Frames of both in turn; `frame` gets their number.
fn frames(what: &str, many: &mut Screen, few: &mut Screen, frame: impl Fn(&mut Screen, usize) -> Duration) {
    let pairs = (0..RUNS).map(|i| (frame(many, i), frame(few, i)));
    let (many, few) = pairs.unzip();
    let [many, few] = [many, few].map(Times::new);
    print_ratio(what, ("100,000 documents", many.median()), ("100 documents", few.median()));
    print_spread(&many);
}

fn open(project: &Project) -> (Screen, Duration) {
    let (mut screen, time) = once(|| {
        let mut screen = Screen::new(SIZE, project);
        screen.frame(Vec::new());
        screen
    });
    screen.settle();
    (screen, time)
}

fn main() {
    let (many, few) = (project(MANY), project(FEW));
    let before = resident();
    let (mut many, many_time) = open(&many);
    if let (Some(before), Some(after)) = (before, resident()) {
        println!("memory: {before} MB before, {after} MB with 100,000 documents in the list");
    }
    let (mut few, few_time) = open(&few);
    print_ratio("open to first frame", ("100,000 documents", many_time), ("100 documents", few_time));

    frames("nothing changes", &mut many, &mut few, |screen, _| screen.frame(Vec::new()));
    let list = pos2(100.0, 500.0);
    frames("the list scrolls", &mut many, &mut few, |screen, _| screen.frame(vec![pointer_at(list), wheel(-3.0)]));
    frames("next document", &mut many, &mut few, |screen, _| {
        let time = screen.frame(vec![command(Key::PageDown)]) + screen.frame(Vec::new());
        screen.window.settle();
        time
    });
    frames("a span is added or taken away", &mut many, &mut few, |screen, i| {
        let session = screen.window.session_mut().expect("a project");
        if i % 2 == 0 {
            let label = LabelKey::new("ACTOR").expect("a label");
            let span = Span::new(0, 3).expect("a span");
            session.run(Edit::Add(Annotation::new(span, label, Timestamp::now()))).expect("added");
        } else {
            session.undo().expect("undone");
        }
        screen.frame(Vec::new())
    });
    many.frame(vec![command(Key::F)]);
    few.frame(vec![command(Key::F)]);
    many.settle();
    few.settle();
    frames("a letter is typed in the field that finds", &mut many, &mut few, |screen, i| {
        let event = if i % 2 == 0 { Event::Text("ا".to_owned()) } else { press(Key::Backspace, Modifiers::NONE) };
        screen.frame(vec![event])
    });
    many.frame(vec![Event::Text("ا".to_owned())]);
    few.frame(vec![Event::Text("ا".to_owned())]);
    frames("nothing changes while some are found", &mut many, &mut few, |screen, _| screen.frame(Vec::new()));
}

const fn command(key: Key) -> Event {
    press(key, Modifiers::COMMAND)
}
