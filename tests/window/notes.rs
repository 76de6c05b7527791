//! Notes on spans, and what is typed in other fields.

use crate::hands::{CTRL, CTRL_SHIFT};
use crate::stage::Stage;
use eframe::egui::Key;

#[test]
fn a_note_in_arabic_is_saved_as_it_is_typed_and_is_one_step() {
    let mut stage = Stage::new();
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num1);
    stage.key(Key::E);
    stage.write("المتحدث باسم قسد 12");
    let note = |stage: &Stage| stage.session().open_document().unwrap().set().annotations()[0].note.clone();
    assert!(!stage.is_saved(), "nobody is told that it is saved before it is");
    stage.wait(|stage| note(stage) == "المتحدث باسم قسد 12" && stage.is_saved());
    assert_eq!(stage.spans(), ["ACTOR مصطفى بالي"], "digits in a note are no labels");
    stage.key(Key::Backspace);
    stage.key(Key::Delete);
    stage.key(Key::Escape);
    assert_eq!((note(&stage).as_str(), stage.spans().len()), ("المتحدث باسم قسد 1", 1), "leaving the note saves it");
    assert_eq!(stage.picked(), "ACTOR مصطفى بالي", "Esc leaves the note, not the span");
    stage.keys(CTRL, Key::Z);
    assert_eq!((note(&stage).as_str(), stage.spans().len()), ("", 1));
    stage.keys(CTRL_SHIFT, Key::Z);
    assert_eq!(note(&stage), "المتحدث باسم قسد 1");
    stage.restart();
    assert_eq!(note(&stage), "المتحدث باسم قسد 1");
}

#[test]
fn a_note_is_not_lost_by_whatever_comes_right_after_it() {
    let mut stage = Stage::new();
    let note = |stage: &Stage| stage.session().open_document().unwrap().set().annotations()[0].note.clone();
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num1);
    stage.key(Key::E);
    stage.write("أولا");
    stage.keys(CTRL, Key::PageDown);
    stage.keys(CTRL, Key::PageUp);
    assert_eq!(note(&stage), "أولا", "{:#?}", stage.texts());

    stage.press("Actor: مصطفى بالي");
    stage.key(Key::E);
    stage.write("ثانيا ");
    let elsewhere = stage.on("تويتر");
    stage.click(elsewhere);
    assert!(note(&stage).contains("ثانيا"));

    stage.press("Actor: مصطفى بالي");
    stage.key(Key::E);
    stage.write("ثالثا ");
    stage.keys(CTRL, Key::Enter);
    stage.keys(CTRL, Key::PageUp);
    assert!(note(&stage).contains("ثالثا"), "{:#?}", stage.texts());

    stage.press("Actor: مصطفى بالي");
    stage.key(Key::E);
    stage.write("رابعا ");
    stage.restart();
    assert!(stage.document().starts_with("000") && note(&stage).contains("رابعا"));
}

#[test]
fn undo_in_a_field_takes_back_what_was_typed_and_nothing_else() {
    let mut stage = Stage::new();
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num1);
    stage.keys(CTRL, Key::F);
    stage.write("باغ");
    stage.keys(CTRL, Key::Z);
    assert_eq!(stage.spans(), ["ACTOR مصطفى بالي"], "the tag has nothing to do with what is typed elsewhere");
    stage.key(Key::Escape);

    stage.press("Actor: مصطفى بالي");
    stage.key(Key::E);
    stage.write("ملاحظة");
    stage.keys(CTRL, Key::Z);
    stage.keys(CTRL, Key::Z);
    stage.keys(CTRL, Key::Z);
    assert_eq!(stage.spans(), ["ACTOR مصطفى بالي"]);
    let note = stage.session().open_document().unwrap().set().annotations()[0].note.clone();
    assert_eq!(note, "");
}
