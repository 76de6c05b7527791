//! What the editor of the label set asks, and what it does not let pass.

use crate::hands::CTRL;
use crate::labels::{choose, fill, keys, open, pick, place};
use crate::stage::Stage;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Id, Key, LayerId, Modifiers, Order, PointerButton};

/// A window in whose first document a claim stands.
fn with_claim() -> Stage {
    let mut stage = Stage::new();
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num4);
    assert_eq!(stage.spans(), ["CLAIM مصطفى بالي"]);
    stage
}

/// A click so short that its press and its release fall into one frame.
fn tap(stage: &mut Stage, role: Role, name: &str) {
    let pos = place(stage, role, name);
    stage.pause();
    stage.move_to(pos);
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        stage.harness.event(Event::PointerButton { pos, button, pressed, modifiers });
    }
    stage.rest();
}

#[test]
fn a_question_stands_above_the_editor_every_time() {
    let mut stage = with_claim();
    let question = LayerId::new(Order::Foreground, Id::unique("question of the label editor"));
    for time in 1..=3 {
        open(&mut stage);
        tap(&mut stage, Role::ListBoxOption, "Claim");
        tap(&mut stage, Role::Button, "Delete");
        let chooser = place(&stage, Role::ComboBox, "What becomes of the spans");
        assert_eq!(stage.harness.ctx.layer_id_at(chooser), Some(question), "time {time}");
        // The menu of its chooser stands above it.
        tap(&mut stage, Role::ComboBox, "What becomes of the spans");
        stage.press("Give them the label Actor");
        stage.key(Key::Escape);
        assert!(!stage.says("What becomes of them?"));
        stage.key(Key::Escape);
        assert!(!stage.says("Labels of the project"));
    }
}

#[test]
fn deleting_a_label_in_use_has_no_answer_before_one_is_given() {
    let mut stage = with_claim();
    open(&mut stage);
    choose(&mut stage, "Claim");
    stage.press("Delete");
    assert!(stage.says("their answers, comments and links"), "{:#?}", stage.texts());
    stage.key(Key::Enter);
    assert!(stage.says("What becomes of them?"), "Enter says nothing yet: {:#?}", stage.texts());
    stage.press("Delete the label");
    assert!(stage.says("What becomes of them?"), "nor does the button");
    assert!(stage.says("Types of links that go too: said by, contains."), "{:#?}", stage.texts());
    pick(&mut stage, "What becomes of the spans", "Delete these spans");
    stage.press("Delete the label");
    assert!(!stage.says("What becomes of them?"));
    stage.press("Apply");
    stage.press("Apply anyway");
    assert_eq!((stage.spans().len(), keys(&stage).len()), (0, 3));
}

#[test]
fn a_key_that_is_none_is_kept_in_sight_until_it_is_one() {
    let mut stage = Stage::new();
    open(&mut stage);
    stage.press("Add");
    fill(&mut stage, "Key in exports", "WEAPON");
    stage.keys(CTRL, Key::A);
    stage.key(Key::Backspace);
    assert!(stage.says("It needs a key."), "{:#?}", stage.texts());
    for page in ["Overlaps", "Rules", "Guideline"] {
        let page = if page == "Guideline" { "Links" } else { page };
        let named = stage.texts().into_iter().find(|text| text.starts_with(page)).unwrap();
        stage.press(&named);
        assert!(stage.says("It needs a key."), "also from {page}: {:#?}", stage.texts());
        stage.keys(CTRL, Key::Enter);
        assert!(stage.says("Labels of the project"), "it can't be applied from {page}");
    }
    stage.press("It needs a key.");
    fill(&mut stage, "Key in exports", "ARM");
    assert!(!stage.says("It needs a key."));
    stage.keys(CTRL, Key::Enter);
    assert_eq!(keys(&stage).last().unwrap(), "ARM");
}

#[test]
fn what_is_wrong_in_a_label_goes_with_the_label() {
    let mut stage = Stage::new();
    open(&mut stage);
    stage.press("Add");
    fill(&mut stage, "Key in exports", "W");
    stage.key(Key::Backspace);
    choose(&mut stage, "Actor");
    assert!(stage.says("It needs a key."), "{:#?}", stage.texts());
    choose(&mut stage, "W");
    stage.press("Delete");
    assert!(!stage.says("It needs a key."), "{:#?}", stage.texts());
}

#[test]
fn a_file_that_is_no_label_set_is_refused_in_words_with_the_place() {
    let mut stage = Stage::new();
    let file = stage.path("labels.json");
    let faults = [
        ("{", "The file ends too early.", "line 1"),
        (r#"{"labels": [{"key": 5}]}"#, "Something of another kind stands there than belongs there.", "labels[0].key"),
        (r#"{"labels": [{"kee": "A"}]}"#, "", "kee"),
        ("[]", "", "labels.json"),
        ("{ nonsense }", "This is not written as JSON.", "line 1"),
    ];
    open(&mut stage);
    for (text, reason, at) in faults {
        std::fs::write(&file, text).unwrap();
        stage.press("Import…");
        fill(&mut stage, "Path", &file.display().to_string());
        stage.key(Key::Enter);
        let said = stage.texts().into_iter().find(|text| text.starts_with("The labels could not be read.")).unwrap();
        assert!(said.contains(reason) && said.contains(at), "{text}: {said}");
        for raw in ["invalid type", "EOF", "expected", "unknown field", "missing field"] {
            assert!(!said.contains(raw), "{text}: {said}");
        }
        stage.key(Key::Escape);
    }
}
