//! Selecting text by mouse and keys, and tagging it.

use crate::stage::{Stage, named};
use eframe::egui::{Event, Key, Modifiers, PointerButton, vec2};

#[test]
fn a_drag_takes_whole_words_without_what_is_around_them_in_either_direction() {
    let mut stage = Stage::new();
    let span = stage.find("سوريا الديمقراطية \"قسد\"، اليوم");
    // From inside a word to inside another one; the quote marks inside stay.
    let (from, to) = (stage.on("سوريا"), stage.on("اليوم"));
    stage.drag(from, to, Modifiers::NONE);
    assert_eq!(stage.desk().selection, Some(span));
    stage.drag(to, from, Modifiers::NONE);
    assert_eq!(stage.desk().selection, Some(span));
    // From the blank before a word to the comma after it.
    let around = stage.find(" \"قسد\"،");
    stage.drag(stage.start_of(around), stage.end_of(around), Modifiers::NONE);
    assert!(stage.selected().contains("قسد") && !stage.selected().contains(['،', ' ']), "{}", stage.selected());
}

#[test]
fn while_dragging_the_status_bar_says_what_would_be_tagged() {
    let mut stage = Stage::new();
    let span = stage.find("مصطفى بالي");
    let (from, to) = (stage.start_of(span), stage.end_of(span));
    stage.begin_drag(from, to, Modifiers::NONE);
    stage.rest();
    assert!(stage.desk().selecting);
    assert!(stage.says(&format!("Selection مصطفى بالي {}–{}", span.start().get(), span.end().get())));
    assert!(stage.has_one("Actor"), "the small bar waits for the end of the drag");
    stage.end_drag(to, Modifiers::NONE);
    assert!(!stage.desk().selecting);
    assert!(!stage.has_one("Actor"), "the small bar offers the labels too");
}

#[test]
fn a_drag_begins_where_the_button_went_down_however_slow_the_frames_are() {
    let mut stage = Stage::new();
    let (from, to) = (stage.on("سوريا"), stage.on("اليوم"));
    stage.move_to(from);
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    // All in one frame.
    stage.harness.input_mut().events.extend([button(from, true), Event::PointerMoved(to)]);
    stage.harness.step();
    stage.end_drag(to, Modifiers::NONE);
    assert_eq!(stage.selected(), "سوريا الديمقراطية \"قسد\"، اليوم");
}

#[test]
fn with_alt_a_drag_takes_letters() {
    let mut stage = Stage::new();
    let letters = stage.find("الباغوز");
    let part = stage.find("باغو");
    assert!(letters.covers(part));
    stage.drag(stage.start_of(part), stage.end_of(part), Modifiers::ALT);
    assert_eq!(stage.selected(), "باغو");
    stage.key(Key::Num2);
    assert_eq!(stage.spans(), ["LOCATION باغو"]);
}

#[test]
fn a_double_click_takes_the_word_and_a_triple_click_the_sentence() {
    let mut stage = Stage::new();
    let word = stage.on("مصطفى");
    stage.clicks(word, 2, Modifiers::NONE);
    assert_eq!((stage.selected().as_str(), stage.spans().len()), ("مصطفى", 0));
    stage.clicks(word, 3, Modifiers::NONE);
    let sentence = stage.selected();
    assert!(sentence.starts_with("وقال مصطفى بالي") && sentence.contains("وأصيب 10 آخرين"), "{sentence}");
    stage.clicks(word, 1, Modifiers::NONE);
    assert_eq!(stage.selected(), "");
}

#[test]
fn a_click_with_shift_extends_and_shrinks() {
    let mut stage = Stage::new();
    let (first, second, third) = (stage.on("مصطفى"), stage.on("رئيس"), stage.on("تويتر"));
    stage.clicks(first, 2, Modifiers::NONE);
    stage.clicks(third, 1, Modifiers::SHIFT);
    assert_eq!(stage.selected(), "مصطفى بالي رئيس المكتب الإعلامي للقوات على تويتر");
    stage.clicks(second, 1, Modifiers::SHIFT);
    assert!(stage.selected().contains("رئيس") && stage.selected().len() < 80, "{}", stage.selected());
}

#[test]
fn escape_goes_back_step_by_step() {
    let mut stage = Stage::new();
    stage.key(Key::B);
    assert!(stage.desk().brush.is_some());
    stage.drag_over("مصطفى بالي");
    assert_eq!(stage.picked(), "ACTOR مصطفى بالي");
    stage.key(Key::Escape);
    assert_eq!((stage.picked().as_str(), stage.desk().brush.is_some()), ("", true));
    stage.key(Key::Escape);
    assert!(stage.desk().brush.is_none());
    assert_eq!(stage.spans(), ["ACTOR مصطفى بالي"], "Esc takes no span away");

    // In the middle of a drag it gives up the drag; letting go does nothing then.
    let (from, to) = (stage.on("الباغوز"), stage.on("الاثنين"));
    stage.begin_drag(from, to, Modifiers::NONE);
    stage.key(Key::Escape);
    stage.end_drag(to, Modifiers::NONE);
    assert_eq!((stage.selected().as_str(), stage.spans().len()), ("", 1));
}

#[test]
fn with_the_brush_every_selection_is_tagged_at_once() {
    let mut stage = Stage::new();
    stage.press("Location");
    stage.drag_over("الباغوز");
    stage.drag_over("دير الزور");
    stage.key(Key::Escape);
    stage.key(Key::Num1);
    assert_eq!(stage.spans().len(), 2, "with nothing picked, a key gives the brush another label");
    stage.drag_over("الولايات المتحدة");
    assert_eq!(stage.spans(), ["ACTOR الولايات المتحدة", "LOCATION الباغوز", "LOCATION دير الزور"]);
    stage.key(Key::B);
    stage.drag_over("مصطفى بالي");
    assert_eq!((stage.spans().len(), stage.selected().as_str()), (3, "مصطفى بالي"));
}

#[test]
fn a_label_in_the_small_bar_tags() {
    let mut stage = Stage::new();
    stage.drag_over("مصطفى بالي");
    let selection = stage.window().rect_of(&stage.harness.ctx, stage.find("مصطفى بالي")).unwrap();
    let small = stage.nearest("Actor", selection.center());
    assert!((small.center() - selection.center()).length() < 300.0);
    stage.click(small.center());
    assert_eq!((stage.spans(), stage.picked().as_str()), (vec!["ACTOR مصطفى بالي".to_owned()], "ACTOR مصطفى بالي"));
    assert!((stage.nearest("Actor", small.center()).center() - small.center()).length() > 60.0, "the small bar goes");
}

#[test]
fn a_keyboard_alone_selects_and_tags() {
    let mut stage = Stage::new();
    // Left goes on: two words on, then three words more with Shift.
    stage.key(Key::ArrowLeft);
    stage.key(Key::ArrowLeft);
    for _ in 0..3 {
        stage.keys(Modifiers::SHIFT, Key::ArrowLeft);
    }
    let selected = stage.selected();
    assert_eq!(selected.split_whitespace().count(), 3, "{selected}");
    stage.keys(Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(stage.selected().split_whitespace().count(), 2);
    let selected = stage.selected();
    stage.key(Key::Num1);
    assert_eq!(stage.spans(), [format!("ACTOR {selected}")]);
    // The end of the picked span goes a word on, then a letter back.
    stage.keys(crate::hands::CTRL, Key::ArrowLeft);
    assert_eq!(stage.picked().split_whitespace().count(), 4, "{}", stage.picked());
    stage.keys(crate::hands::CTRL | Modifiers::ALT, Key::ArrowRight);
    assert_eq!(stage.picked().split_whitespace().count(), 4, "{}", stage.picked());
    // Down and up, with Shift, over lines.
    stage.key(Key::Escape);
    stage.key(Key::ArrowDown);
    stage.keys(Modifiers::SHIFT, Key::ArrowDown);
    assert!(stage.selected().split_whitespace().count() > 4, "{}", stage.selected());
}

#[test]
fn the_arrows_still_move_in_the_text_after_a_click_into_it() {
    let mut stage = Stage::new();
    stage.drag_over("مصطفى بالي");
    for key in [Key::ArrowLeft, Key::ArrowDown, Key::ArrowLeft, Key::ArrowUp, Key::ArrowRight] {
        stage.key(key);
        let there = stage.desk().caret.map(|(_, head)| head);
        assert!(there.is_some());
        stage.key(key);
        assert_ne!(stage.desk().caret.map(|(_, head)| head), there, "{key:?} does nothing the second time");
    }
}

#[test]
fn a_drag_below_the_page_scrolls_and_selects_on() {
    let mut stage = Stage::with(tawsim::app::Settings { zoom: 2.0, ..named() });
    let from = stage.on("سوريا");
    let below = eframe::egui::pos2(from.x, 799.0);
    stage.begin_drag(from, below, Modifiers::NONE);
    let before = stage.selected().chars().count();
    for step in 0..40_u8 {
        stage.move_to(below + vec2(f32::from(step % 2), 0.0));
    }
    assert!(stage.selected().chars().count() > before + 100, "{before}, then {}", stage.selected().chars().count());
    stage.end_drag(below, Modifiers::NONE);
    stage.key(Key::Num4);
    assert_eq!(stage.spans().len(), 1);
}

#[test]
fn words_begin_after_attached_particles_where_the_label_set_wants_it() {
    let mut stage = Stage::new();
    let mut parts = stage.session().labels().parts();
    parts.boundary = tawsim::model::BoundaryPolicy::WithoutProclitics;
    let change = tawsim::command::LabelSetChange::to(tawsim::model::LabelSet::new(parts).unwrap());
    let session = stage.window_mut().session_mut().unwrap();
    session.change_label_set(change).unwrap();
    stage.rest();
    let phrase = "للقوات على تويتر";
    stage.drag_over(phrase);
    assert_eq!(stage.selected(), "لقوات على تويتر", "the particle goes; what it has swallowed of the article stays");
}
