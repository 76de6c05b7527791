//! The guideline beside the article.

use crate::stage::Stage;
use eframe::egui::{Key, vec2};
use tawsim::app::Settings;

/// Whether something that begins with `beginning` is on the screen.
fn reads(stage: &Stage, beginning: &str) -> bool {
    stage.texts().iter().any(|text| text.starts_with(beginning))
}

const FIRST_HEADING: &str = "توسيم أخبار النزاعات";

#[test]
fn a_key_opens_the_guideline_and_it_is_open_the_next_time() {
    let mut stage = Stage::new();
    assert!(!reads(&stage, FIRST_HEADING));
    stage.key(Key::F2);
    assert!(reads(&stage, FIRST_HEADING), "{:#?}", stage.texts());
    stage.restart();
    assert!(reads(&stage, FIRST_HEADING));
    stage.menu("View", "Guideline beside the article");
    assert!(!reads(&stage, FIRST_HEADING));
    stage.key(Key::E);
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num1);
    stage.key(Key::E);
    stage.key(Key::F2);
    assert!(reads(&stage, FIRST_HEADING), "also while something is typed");
    stage.press("Close");
    assert!(!reads(&stage, FIRST_HEADING));
}

#[test]
fn the_label_at_hand_is_explained_with_its_examples() {
    let mut stage = Stage::with(Settings { guideline: true, ..crate::stage::named() });
    assert!(!reads(&stage, "Right: "));
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num1);
    assert_eq!(stage.spans(), ["ACTOR مصطفى بالي"]);
    assert!(reads(&stage, "Whoever acts") && reads(&stage, "Right: قال مصطفى بالي على تويتر"), "{:#?}", stage.texts());
    assert!(reads(&stage, "Wrong: قال مصطفى بالي على تويتر The name is cut off."));
    stage.key(Key::Escape);
    assert!(!reads(&stage, "Right: "));
    stage.key(Key::B);
    assert!(reads(&stage, "Right: "), "that of the brush, too");
}

#[test]
fn the_attributes_are_explained_below_the_label_and_over_their_names() {
    let mut stage = Stage::with(Settings { guideline: true, ..crate::stage::named() });
    stage.drag_over("بضربات جوية");
    stage.key(Key::Num3);
    assert!(reads(&stage, "What happened to those who are counted."), "{:#?}", stage.texts());

    let mut stage = Stage::new();
    stage.drag_over("بضربات جوية");
    stage.key(Key::Num3);
    assert!(!reads(&stage, "What happened to those who are counted."));
    let name = stage.nearest("Outcome", stage.on("بضربات"));
    // The name of the attribute stands above its choices, at their start.
    stage.move_to(name.left_top() + vec2(14.0, -10.0));
    stage.pause();
    stage.harness.run_steps(40);
    assert!(reads(&stage, "What happened to those who are counted."), "{:#?}", stage.texts());
    assert!(reads(&stage, "Right: سقوط 30 شخصا"));
}

#[test]
fn a_heading_is_found_and_gone_to() {
    let mut stage = Stage::with(Settings { guideline: true, ..crate::stage::named() });
    let last = "الادعاء CLAIM";
    assert!(!reads(&stage, last), "it is below the screen: {:#?}", stage.texts());
    stage.press("Headings");
    stage.press(last);
    assert!(reads(&stage, last) && !reads(&stage, FIRST_HEADING), "{:#?}", stage.texts());
}
