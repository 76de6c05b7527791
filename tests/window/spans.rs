//! Spans that are there: picking, changing and removing them.

use crate::hands::{CTRL, CTRL_SHIFT};
use crate::stage::Stage;
use eframe::egui::{Key, Modifiers};

const OUTER: &str = "ثلاثة من مقاتلي قوات سوريا الديمقراطية قتلوا";
const MIDDLE: &str = "مقاتلي قوات سوريا الديمقراطية";
const INNER: &str = "سوريا";

/// A claim, in it an actor, in it a place; nothing is picked.
fn nested() -> Stage {
    let mut stage = Stage::new();
    let place = stage.find(MIDDLE);
    for (quote, key) in [(OUTER, Key::Num4), (MIDDLE, Key::Num1)] {
        stage.drag_over(quote);
        stage.key(key);
    }
    let before = stage.text().chars().take(place.start().get()).collect::<String>();
    let inner = before.chars().count() + MIDDLE.chars().position(|c| c == 'س').unwrap();
    let inner = tawsim::text::Span::new(inner, inner + INNER.chars().count()).unwrap();
    stage.drag(stage.start_of(inner), stage.end_of(inner), Modifiers::NONE);
    stage.key(Key::Num2);
    stage.key(Key::Escape);
    assert_eq!(stage.spans(), [format!("CLAIM {OUTER}"), format!("ACTOR {MIDDLE}"), format!("LOCATION {INNER}")]);
    stage
}

#[test]
fn a_click_picks_the_innermost_span_and_further_clicks_those_around_it() {
    let mut stage = nested();
    let inner = stage.session().open_document().unwrap().set().annotations()[2].span;
    let pos = stage.window().rect_of(&stage.harness.ctx, inner).unwrap().center();
    for picked in
        [format!("LOCATION {INNER}"), format!("ACTOR {MIDDLE}"), format!("CLAIM {OUTER}"), format!("LOCATION {INNER}")]
    {
        stage.click(pos);
        assert_eq!(stage.picked(), picked);
    }
    let beside = stage.on("تويتر");
    stage.click(beside);
    assert_eq!(stage.picked(), "");
    stage.key(Key::N);
    assert_eq!(stage.picked(), format!("CLAIM {OUTER}"));
    stage.key(Key::P);
    assert_eq!(stage.picked(), format!("LOCATION {INNER}"), "from the first round to the last");
    stage.press(&format!("Actor: {MIDDLE}"));
    assert_eq!(stage.picked(), format!("ACTOR {MIDDLE}"), "a row of the list picks its span");
}

#[test]
fn delete_removes_and_undo_brings_back() {
    let mut stage = nested();
    stage.key(Key::Delete);
    assert_eq!(stage.spans().len(), 3, "nothing was picked");
    let pos = stage.on("الديمقراطية قتلوا");
    stage.click(pos);
    stage.key(Key::Delete);
    assert_eq!(stage.spans(), [format!("CLAIM {OUTER}"), format!("LOCATION {INNER}")]);
    stage.keys(CTRL, Key::Z);
    assert_eq!((stage.spans().len(), stage.picked()), (3, format!("ACTOR {MIDDLE}")));
    stage.press("Delete span");
    assert_eq!(stage.spans().len(), 2);
}

#[test]
fn a_label_key_relabels_and_with_shift_adds_a_label() {
    let mut stage = Stage::new();
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num1);
    stage.key(Key::Num2);
    assert_eq!(stage.spans(), ["LOCATION مصطفى بالي"]);
    stage.keys(Modifiers::SHIFT, Key::Num4);
    let mut spans = stage.spans();
    spans.sort();
    assert_eq!(spans, ["CLAIM مصطفى بالي", "LOCATION مصطفى بالي"]);
    stage.keys(CTRL, Key::Z);
    stage.keys(CTRL, Key::Z);
    assert_eq!(stage.spans(), ["ACTOR مصطفى بالي"]);
}

#[test]
fn an_exact_duplicate_is_refused_with_a_message() {
    let mut stage = Stage::new();
    for _ in 0..2 {
        stage.drag_over("مصطفى بالي");
        stage.key(Key::Num1);
    }
    assert_eq!(stage.spans(), ["ACTOR مصطفى بالي"]);
    assert!(stage.says("This span has the label Actor already."), "{:#?}", stage.texts());
    stage.key(Key::Num2);
    assert_eq!(stage.spans(), ["ACTOR مصطفى بالي", "LOCATION مصطفى بالي"], "the selection is still there");
    stage.key(Key::Num1);
    assert_eq!(stage.spans().len(), 2, "a relabel to a twin is refused too");
    assert!(stage.says("This span has the label Actor already."));
    stage.keys(CTRL, Key::Z);
    assert_eq!(stage.spans(), ["ACTOR مصطفى بالي"], "what was refused is no step");
}

#[test]
fn a_key_without_anything_selected_says_what_to_do() {
    let mut stage = Stage::new();
    stage.key(Key::Num1);
    assert!(stage.says("Select text or click a span first"));
    assert_eq!(stage.spans(), [""; 0]);
}

#[test]
fn a_handle_moves_a_boundary_as_one_step() {
    let mut stage = Stage::new();
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num1);
    let span = stage.find("مصطفى بالي");
    // The handle stands at the end, its grip below the text.
    let (_, grip) = stage.knobs_of(span);
    let goal = stage.on("الإعلامي للقوات");
    stage.begin_drag(grip, stage.on("المكتب"), Modifiers::NONE);
    stage.rest();
    assert!(stage.says("Span مصطفى بالي رئيس المكتب "), "the bar shows what it would become");
    assert_eq!(stage.spans(), ["ACTOR مصطفى بالي"]);
    stage.move_to(goal);
    stage.end_drag(goal, Modifiers::NONE);
    assert_eq!(stage.spans(), ["ACTOR مصطفى بالي رئيس المكتب الإعلامي"]);
    stage.keys(CTRL, Key::Z);
    assert_eq!(stage.spans(), ["ACTOR مصطفى بالي"]);
    stage.keys(CTRL_SHIFT, Key::Z);
    assert_eq!(stage.spans(), ["ACTOR مصطفى بالي رئيس المكتب الإعلامي"]);

    // The start, by letters; and Esc gives the drag up.
    let span = stage.find("مصطفى بالي رئيس المكتب الإعلامي");
    let (grip, _) = stage.knobs_of(span);
    let letter = stage.find("صطفى");
    stage.drag(grip, stage.start_of(letter), Modifiers::ALT);
    assert_eq!(stage.spans(), ["ACTOR صطفى بالي رئيس المكتب الإعلامي"]);
    let (grip, _) = stage.knobs_of(stage.find("صطفى بالي رئيس المكتب الإعلامي"));
    stage.begin_drag(grip, stage.on("المكتب"), Modifiers::NONE);
    stage.key(Key::Escape);
    stage.end_drag(stage.on("المكتب"), Modifiers::NONE);
    assert_eq!(stage.spans(), ["ACTOR صطفى بالي رئيس المكتب الإعلامي"]);
    assert_eq!(stage.picked(), stage.spans()[0], "one step: the span is still picked");
}

#[test]
fn a_span_inside_another_may_begin_and_end_where_that_one_does() {
    let mut stage = Stage::new();
    stage.drag_over(OUTER);
    stage.key(Key::Num4);
    // The claim is still picked, with its handles; a drag over its first and its last word selects all the same.
    stage.drag_over("ثلاثة");
    stage.key(Key::Num3);
    assert_eq!(stage.spans(), [format!("CLAIM {OUTER}"), "CASUALTY_COUNT ثلاثة".to_owned()]);
    stage.press(&format!("Claim: {OUTER}"));
    stage.drag_over("قتلوا");
    assert_eq!((stage.selected().as_str(), &stage.spans()[0]), ("قتلوا", &format!("CLAIM {OUTER}")));
}

#[test]
fn copying_gives_the_text_as_it_is_stored() {
    let mut stage = Stage::new();
    stage.drag_over(OUTER);
    stage.harness.event(eframe::egui::Event::Copy);
    stage.harness.step();
    let mut copied = Vec::new();
    for _ in 0..2 {
        copied.extend(stage.harness.output().platform_output.commands.clone());
        stage.harness.step();
    }
    let text = eframe::egui::OutputCommand::CopyText(OUTER.to_owned());
    assert!(copied.contains(&text), "{copied:?}");
}

#[test]
fn what_is_tagged_stays_where_it_is_on_the_screen() {
    let mut stage = Stage::new();
    let span = stage.find("مصطفى بالي");
    let top = |stage: &Stage| stage.window().rect_of(&stage.harness.ctx, span).unwrap().top();
    let before = top(&stage);
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num1);
    assert!((top(&stage) - before).abs() <= 1.0, "{} became {}", before, top(&stage));
}
