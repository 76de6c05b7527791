//! What a frame of the window costs above an empty one: 40 lines with 100 spans on the screen.
#![allow(clippy::print_stdout, reason = "a benchmark prints what it finds")]

mod common;

use common::articles::Articles;
use common::lines::Line;
use common::project::Project;
use common::screen::{Screen, middle, pointer_at, wheel};
use common::{Times, in_turn, print_ratio, shown};
use eframe::egui::{Vec2, vec2};
use std::collections::BTreeSet;
use std::time::Duration;
use tawsim::app::{Action, AnnotationAction, LinksShown, ViewAction};
use tawsim::command::Command;
use tawsim::model::{Annotation, AnnotationId, LabelKey, Link, LinkKey, Timestamp};
use tawsim::text::Span;

/// So high that 40 lines with their tags are seen.
const SIZE: Vec2 = vec2(1280.0, 2900.0);
const RUNS: usize = 400;

/// A window with one document of `bytes`, `count` spans in it.
fn window(bytes: usize, count: usize) -> (Project, Screen) {
    let line = Line::new("one".to_owned(), Articles::new().article(bytes), count);
    let project = Project::new(&[line]);
    let mut screen = Screen::new(SIZE, &project);
    screen.settle();
    (project, screen)
}

fn add(screen: &mut Screen, label: &str, start: usize, end: usize) {
    let label = LabelKey::new(label).expect("a label");
    let span = Span::new(start, end).expect("a span");
    let command = Command::Add(Annotation::new(span, label, Timestamp::now()));
    screen.window.session_mut().expect("a project").run(command).expect("a span that is not there yet");
}

/// How many lines of text can be seen.
fn lines(screen: &Screen) -> usize {
    let document = screen.window.session().and_then(|session| session.open_document()).expect("a document");
    let letters = (0..document.text().chars()).filter_map(|at| Span::new(at, at + 1));
    let bottoms = letters.filter_map(|letter| screen.window.rect_of(&screen.ctx, letter));
    bottoms.map(|rect| rect.bottom() as i32).collect::<BTreeSet<_>>().len()
}

fn report(what: &str, [ours, empty]: &[Times; 2]) {
    print_ratio(what, ("frame", ours.median()), ("empty frame", empty.median()));
    let over = |percent| shown(ours.percentile(percent).saturating_sub(empty.percentile(percent)));
    println!("    over an empty frame: {} (the fastest: {})", over(50), over(0));
}

/// Frames of `ours` and empty ones in turn.
fn frames(screen: &mut Screen, mut ours: impl FnMut(&mut Screen) -> Duration) -> [Times; 2] {
    let screen = std::cell::RefCell::new(screen);
    in_turn(RUNS, || ours(&mut screen.borrow_mut()), || screen.borrow_mut().empty_frame())
}

/// Links `count` pairs of actors, near ones and far ones, and gives the annotations.
fn link(screen: &mut Screen, count: usize) -> Vec<AnnotationId> {
    let session = screen.window.session_mut().expect("a project");
    let set = session.open_document().expect("a document").set();
    let (kind, actor) = (LinkKey::new("same_as").expect("a key"), LabelKey::new("ACTOR").expect("a label"));
    let actors = set.annotations().iter().filter(|annotation| annotation.label == actor);
    let ids: Vec<AnnotationId> = actors.map(|annotation| annotation.id).collect();
    let pairs = [1, 2, 5, 40].iter().flat_map(|step| ids.iter().zip(&ids[*step..]));
    let link = |(from, to): (&AnnotationId, &AnnotationId)| {
        Command::Link(Link::new(kind.clone(), *from, *to, Timestamp::now()))
    };
    let links: Vec<Command> = pairs.take(count).map(link).collect();
    assert_eq!(links.len(), count, "{} actors are too few", ids.len());
    session.run(Command::Batch(links)).expect("links that are not there yet");
    ids
}

fn main() {
    let (_plain, mut plain) = window(4_700, 0);
    let what = format!("{} lines, no span, nothing changed", lines(&plain));
    report(&what, &frames(&mut plain, |screen| screen.frame(Vec::new())));

    let (_short, mut short) = window(4_700, 100);
    let count = lines(&short);
    report(
        &format!("{count} lines, 100 spans, nothing changed"),
        &frames(&mut short, |screen| screen.frame(Vec::new())),
    );
    let inside = pointer_at(middle(SIZE));
    let mut steps = 0.0;
    let moved = frames(&mut short, |screen| {
        steps += 1.0;
        screen.frame(vec![pointer_at(middle(SIZE) + vec2(steps % 50.0, 0.0))])
    });
    report(&format!("{count} lines, 100 spans, the pointer moves"), &moved);
    let mut there = false;
    let changed = frames(&mut short, |screen| {
        there = !there;
        if there {
            add(screen, "ACTOR", 3, 17);
        } else {
            screen.window.session_mut().expect("a project").undo().expect("undone");
        }
        screen.frame(Vec::new())
    });
    report(&format!("{count} lines, 100 spans, one added or taken away"), &changed);

    let (_long, mut long) = window(200_000, 4_000);
    let count = lines(&long);
    report(
        &format!("{count} lines of 200 kB with 4,000 spans, nothing changed"),
        &frames(&mut long, |screen| screen.frame(Vec::new())),
    );
    let scrolled = frames(&mut long, |screen| screen.frame(vec![inside.clone(), wheel(-1.0)]));
    report("the same, scrolling", &scrolled);

    let (_linked, mut linked) = window(60_000, 1_200);
    let ids = link(&mut linked, 1_000);
    linked.window.send(Action::Annotation(AnnotationAction::Pick(ids[ids.len() / 2])));
    linked.settle();
    report("1,000 links, those of the picked span drawn", &frames(&mut linked, |screen| screen.frame(Vec::new())));
    linked.window.send(Action::View(ViewAction::Links(LinksShown::All)));
    linked.settle();
    report("1,000 links, all drawn", &frames(&mut linked, |screen| screen.frame(Vec::new())));
}
