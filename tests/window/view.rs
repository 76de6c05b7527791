//! How things are shown, what is remembered of it, and that nothing happens when nobody does anything.

use crate::hands::CTRL;
use crate::stage::{Stage, named};
use eframe::egui::{Key, Modifiers, MouseWheelSource, MouseWheelUnit, Theme, TouchPhase, ViewportId, vec2};
use std::time::Duration;
use tawsim::app::{Action, DocumentAction, ImportRequest, Settings};
use tawsim::command::Command;
use tawsim::model::{Annotation, DocumentId, LabelKey, Timestamp};
use tawsim::text::Span;

#[test]
fn a_span_that_is_picked_is_shown_whole() {
    let mut stage = Stage::with(Settings { zoom: 1.6, ..named() });
    let text: Vec<char> = stage.text().chars().collect();
    // The longest run without a break, at the end of the first part of the text that is out of sight.
    let start = (100..text.len() - 150)
        .find(|start| {
            let span = Span::new(*start + 149, *start + 150).unwrap();
            let first = Span::new(*start, *start + 1).unwrap();
            let is_seen = |span| stage.window().rect_of(&stage.harness.ctx, span).is_some();
            text[*start - 1] == ' ' && !is_seen(span) && is_seen(first) && !text[*start..*start + 150].contains(&'\n')
        })
        .expect("a span that goes on below the screen");
    let span = Span::new(start, start + 150).unwrap();
    let label = LabelKey::new("CLAIM").unwrap();
    let annotation = Annotation::new(span, label, Timestamp::now());
    let command = Command::Add(annotation);
    stage.window_mut().session_mut().unwrap().run(command).unwrap();
    stage.key(Key::N);
    for at in [span.start().get(), span.end().get() - 1] {
        let letter = Span::new(at, at + 1).unwrap();
        assert!(stage.window().rect_of(&stage.harness.ctx, letter).is_some(), "letter {at} can be seen");
    }
}

#[test]
fn keys_and_the_wheel_change_the_size_of_the_text() {
    let mut stage = Stage::new();
    let height = |stage: &Stage| stage.window().rect_of(&stage.harness.ctx, stage.find("مصطفى")).unwrap().height();
    let normal = height(&stage);
    stage.keys(CTRL, Key::Plus);
    stage.keys(CTRL, Key::Equals);
    assert!(stage.says("120 %") && height(&stage) > normal);
    stage.keys(CTRL, Key::Minus);
    assert!(stage.says("110 %"));
    stage.restart();
    assert!(stage.says("110 %"), "the size is remembered");
    stage.keys(CTRL, Key::Num0);
    assert!(!stage.says("110 %") && !stage.says("100 %"), "the normal size is not worth a word");
    assert!((height(&stage) - normal).abs() < 0.5);

    let pos = stage.on("مصطفى");
    stage.move_to(pos);
    stage.harness.event_modifiers(
        eframe::egui::Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: vec2(0.0, 1.0),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Wheel,
            modifiers: CTRL,
        },
        CTRL,
    );
    stage.harness.run_steps(20);
    stage.rest();
    assert!(!stage.says("100 %"));
    assert!(height(&stage) > normal);
}

#[test]
fn the_theme_is_switched_and_remembered() {
    let mut stage = Stage::new();
    for (item, theme) in [("Light theme", Theme::Light), ("Dark theme", Theme::Dark)] {
        stage.menu("View", item);
        assert_eq!(stage.harness.ctx.theme(), theme);
        stage.restart();
        stage.harness.step();
        assert_eq!(stage.harness.ctx.theme(), theme);
    }
}

#[test]
fn what_is_tidied_on_the_screen_changes_no_offset() {
    let mut stage = Stage::new();
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num1);
    let before = stage.spans();
    stage.menu("View", "Tidy blanks and empty lines");
    assert_eq!(stage.spans(), before);
    stage.drag_over("سوريا الديمقراطية");
    stage.key(Key::Num1);
    assert!(stage.spans().contains(&"ACTOR سوريا الديمقراطية".to_owned()));
    stage.menu("View", "Everything left to right");
    stage.clicks(stage.on("رويترز"), 2, Modifiers::NONE);
    assert_eq!(stage.selected(), "رويترز");
}

#[test]
fn closing_and_opening_again_finds_everything_as_it_was() {
    let mut stage = Stage::new();
    stage.keys(CTRL, Key::PageDown);
    stage.keys(CTRL, Key::PageDown);
    stage.drag_over("الولايات المتحدة الأمريكية");
    stage.key(Key::Num1);
    let (document, spans) = (stage.document().to_owned(), stage.spans());
    stage.restart();
    assert_eq!((stage.document(), stage.spans()), (document.as_str(), spans));
    assert!(document.starts_with("002"));
}

#[test]
fn nothing_is_painted_while_nobody_does_anything() {
    let mut stage = Stage::new();
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num1);
    stage.harness.remove_cursor();
    stage.rest();
    // Settings are written a moment after they changed; with that everything is said and done.
    std::thread::sleep(Duration::from_millis(700));
    stage.harness.run_steps(6);
    let delay = stage.harness.output().viewport_output[&ViewportId::ROOT].repaint_delay;
    assert!(delay > Duration::from_hours(1), "{delay:?}: {:?}", stage.harness.ctx.repaint_causes());
    assert!(!stage.harness.ctx.has_requested_repaint());
    assert!(stage.path("config/settings.json").exists());
}

#[test]
fn keys_are_known_by_their_place_on_an_arabic_keyboard() {
    let mut stage = Stage::new();
    stage.drag_over("مصطفى بالي");
    let press = |stage: &mut Stage, key, physical, modifiers| {
        let event =
            eframe::egui::Event::Key { key, physical_key: Some(physical), pressed: true, repeat: false, modifiers };
        stage.harness.event_modifiers(event, modifiers);
        stage.rest();
    };
    // What egui makes of the key Z of an Arabic layout is not Z, but its place is.
    press(&mut stage, Key::Num1, Key::Num1, Modifiers::NONE);
    assert_eq!(stage.spans().len(), 1);
    press(&mut stage, Key::F20, Key::Z, CTRL);
    assert_eq!(stage.spans().len(), 0);
}

#[test]
fn lines_that_are_not_shown_can_be_gone_to_and_tagged() {
    let mut stage = Stage::new();
    let file = stage.path("blank.txt");
    std::fs::write(&file, "قال مصطفى بالي ذلك\n\n\n\n\n").unwrap();
    let report = stage.session().import(ImportRequest { paths: vec![file], ..ImportRequest::default() }).wait();
    assert_eq!(report.added.len(), 1);
    stage.rest();
    stage.window_mut().send(Action::Document(DocumentAction::GoTo(DocumentId::new("blank").unwrap())));
    stage.rest();
    assert_eq!(stage.document(), "blank");
    for _ in 0..26 {
        stage.keys(Modifiers::ALT, Key::ArrowLeft);
    }
    stage.key(Key::ArrowDown);
    stage.key(Key::ArrowUp);
    let label = LabelKey::new("CLAIM").unwrap();
    let hidden = Annotation::new(Span::new(20, 22).unwrap(), label, Timestamp::now());
    stage.window_mut().session_mut().unwrap().run(Command::Add(hidden)).unwrap();
    stage.key(Key::N);
    stage.key(Key::Delete);
    stage.keys(CTRL, Key::Z);
    assert_eq!(stage.spans().len(), 1);
}

#[test]
fn a_letter_of_another_layout_is_what_it_says_and_not_where_it_stands() {
    let mut stage = Stage::new();
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num1);
    // Ctrl+W of a French keyboard stands where Z is on an English one.
    let event = eframe::egui::Event::Key {
        key: Key::W,
        physical_key: Some(Key::Z),
        pressed: true,
        repeat: false,
        modifiers: CTRL,
    };
    stage.harness.event_modifiers(event, CTRL);
    stage.rest();
    assert_eq!(stage.spans().len(), 1, "nothing was taken back");
}
