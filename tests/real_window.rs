//! The real program in a real window, on a virtual screen of its own.
#![cfg(target_os = "linux")]

#[path = "real_window/screen.rs"]
mod screen;

use screen::{Screen, missing};
use std::fs::File;
use std::io::BufReader;
use std::time::Duration;
use tawsim::app::{Settings, Theme};
use tawsim::formats::jsonl::Reader;
use tawsim::model::{LabelSet, Status, Timestamp};

/// A line of the first article, below its title: from one word to another one, and inside a word between them.
const FROM: (i32, i32) = (860, 170);
const TO: (i32, i32) = (680, 170);
const BETWEEN: (i32, i32) = (770, 170);
const BESIDE: (i32, i32) = (758, 170);

#[test]
fn tag_nested_tag_undo_redo_done_close_export() {
    if let Some(tool) = missing() {
        println!("skipped: there is no {tool}");
        return;
    }
    let screen = Screen::new(&Settings::default());
    let program = screen.open();
    program.drag(FROM, TO);
    program.keys("1");
    screen.wait_for_spans(1);
    program.drag(BETWEEN, BESIDE);
    program.keys("2");
    screen.wait_for_spans(2);
    program.keys("ctrl+z");
    screen.wait_for_spans(1);
    program.keys("ctrl+shift+z");
    screen.wait_for_spans(2);
    program.keys("ctrl+Return ctrl+q");
    assert!(program.wait().success());
    let beside: Vec<_> = std::fs::read_dir(screen.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!beside.iter().any(|name| name.to_string_lossy().contains("-wal")), "the project is one file: {beside:?}");
    screen.run(&["doctor", "news.tawsim"]);

    screen.run(&["export", "news.tawsim", "-o", "out.jsonl"]);
    let source = BufReader::new(File::open(screen.path("out.jsonl")).unwrap());
    let lines: Vec<_> =
        Reader::new(source, Timestamp::now(), &LabelSet::conflict_news()).map(|line| line.unwrap().record).collect();
    let record = &lines[0];
    assert_eq!((record.annotator.as_str(), record.status), ("a1", Status::Done));
    assert_eq!(lines[1].status, Status::ToDo, "the next document was opened");
    let [outer, inner] = &record.spans[..] else { panic!("{:?}", record.spans) };
    assert_eq!((outer.annotation.label.as_str(), inner.annotation.label.as_str()), ("ACTOR", "LOCATION"));
    assert!(outer.annotation.span.covers(inner.annotation.span) && outer.annotation.span != inner.annotation.span);
    assert!(outer.quote.split_whitespace().count() > 1, "{}", outer.quote);
    assert_eq!(inner.quote.split_whitespace().count(), 1, "{}", inner.quote);
    for span in &record.spans {
        assert_eq!(record.text.quote(span.annotation.span), Some(span.quote.as_str()));
    }
}

#[test]
fn what_is_tagged_outlives_a_kill() {
    if let Some(tool) = missing() {
        println!("skipped: there is no {tool}");
        return;
    }
    let screen = Screen::new(&Settings::default());
    let program = screen.open();
    program.drag(FROM, TO);
    program.keys("1");
    screen.wait_for_spans(1);
    program.kill();
    screen.run(&["doctor", "news.tawsim"]);
    assert_eq!(screen.spans(), 1);
    // The next window has the span too: it can be picked and deleted there.
    let program = screen.open();
    program.keys("n Delete");
    screen.wait_for_spans(0);
    program.keys("ctrl+q");
    assert!(program.wait().success());
}

#[test]
fn an_idle_window_rests() {
    if let Some(tool) = missing() {
        println!("skipped: there is no {tool}");
        return;
    }
    let screen = Screen::new(&Settings::default());
    let program = screen.open();
    program.drag(FROM, TO);
    program.keys("1");
    screen.wait_for_spans(1);
    // Settings and the project's log are written a moment later.
    std::thread::sleep(Duration::from_millis(2500));
    let before = program.ticks();
    std::thread::sleep(Duration::from_secs(3));
    let used = program.ticks() - before;
    assert!(used < 9, "{used} hundredths of a second in 3 seconds");
    program.keys("ctrl+q");
    assert!(program.wait().success());
}

#[test]
fn a_picture_of_the_window_in_both_themes() {
    if let Some(tool) = missing() {
        println!("skipped: there is no {tool}");
        return;
    }
    let mut brightness = Vec::new();
    for theme in [Theme::Light, Theme::Dark] {
        let screen = Screen::new(&Settings { theme, ..Settings::default() });
        screen.run(&["news.tawsim", "--screenshot", "picture.png"]);
        let decoder = png::Decoder::new(BufReader::new(File::open(screen.path("picture.png")).unwrap()));
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        assert_eq!((info.width, info.height), (1280, 800));
        let article: Vec<u32> = (100..700)
            .flat_map(|y| (320..900).map(move |x| (y * 1280 + x) * 4))
            .map(|at| pixels[at..at + 3].iter().map(|part| u32::from(*part)).sum())
            .collect();
        let (darkest, lightest) = (article.iter().min().unwrap(), article.iter().max().unwrap());
        assert!(lightest - darkest > 300, "text can be told from its ground: {darkest} to {lightest}");
        brightness.push(article.iter().sum::<u32>() / u32::try_from(article.len()).unwrap());
    }
    assert!(brightness[0] > 600 && brightness[1] < 200, "{brightness:?}");
}
