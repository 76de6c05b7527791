//! The guideline beside the article.

use crate::stage::Stage;
use eframe::egui::Key;
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
fn a_heading_is_found_and_gone_to() {
    let mut stage = Stage::with(Settings { guideline: true, ..crate::stage::named() });
    let last = "الادعاء CLAIM";
    assert!(!reads(&stage, last), "it is below the screen: {:#?}", stage.texts());
    stage.press("Headings");
    stage.press(last);
    assert!(reads(&stage, last) && !reads(&stage, FIRST_HEADING), "{:#?}", stage.texts());
}
