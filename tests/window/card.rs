//! The card: what is said of a span and of the document, without the mouse.

use crate::hands::{CTRL, CTRL_SHIFT};
use crate::stage::Stage;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use tawsim::command::Command;
use tawsim::model::{AnnotationSet, Answer, AttributeKey, ChoiceKey, NumberRange, Value};

/// Marked as counts without any number, so that the program proposes nothing.
const COUNT: &str = "بضربات جوية ومدفعية";
const OTHER: &str = "علامة فارقة";

impl Stage {
    fn set(&self) -> &AnnotationSet {
        self.session().open_document().unwrap().set()
    }

    /// What is said of the span of number `index`, a line an attribute.
    fn said(&self, index: usize) -> Vec<String> {
        let answers = &self.set().annotations()[index].answers;
        answers.iter().map(|(key, answer)| format!("{key} {}", in_words(answer))).collect()
    }

    /// Whether a field holds `text`.
    fn holds(&self, text: &str) -> bool {
        self.harness.root().children_recursive().any(|node| node.accesskit_node().value().as_deref() == Some(text))
    }

    /// Selects the first place that reads `quote` by keys alone.
    fn select_by_keys(&mut self, quote: &str) {
        self.key(Key::Escape);
        self.key(Key::Escape);
        self.select_on(quote);
    }

    /// The same from where the caret is, which stands before it.
    fn select_on(&mut self, quote: &str) {
        let span = self.find(quote);
        let caret = |stage: &Self| stage.desk().caret.map_or(0, |(_, head)| head);
        for _ in 0..400 {
            if caret(self) >= span.start().get() {
                break;
            }
            self.harness.key_press_modifiers(Modifiers::NONE, Key::ArrowLeft);
            self.harness.step();
        }
        self.rest();
        for _ in 0..40 {
            if self.selected() == quote {
                return;
            }
            self.keys(Modifiers::SHIFT, Key::ArrowLeft);
        }
        panic!("{quote} is not selected, but {}", self.selected());
    }
}

fn in_words(answer: &Answer) -> String {
    let value = match answer.value() {
        None => return answer.state().to_owned(),
        Some(Value::One(key)) => key.to_string(),
        Some(Value::Many(keys)) => keys.iter().map(ChoiceKey::as_str).collect::<Vec<_>>().join("+"),
        Some(Value::YesNo(yes)) => yes.to_string(),
        Some(Value::Integer(number)) => number.to_string(),
        Some(Value::Decimal(number)) => number.to_string(),
        Some(Value::Range(NumberRange { low, best, high })) => {
            [low, best, high].map(|bound| bound.map_or("–".to_owned(), |bound| bound.to_string())).join(" ")
        }
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Date(date)) => date.to_string(),
        Some(Value::Passage(span)) => span.to_string(),
    };
    if answer.is_proposed() { format!("{value} (proposed)") } else { value }
}

fn key(name: &str) -> AttributeKey {
    AttributeKey::new(name).unwrap()
}

/// A casualty count that is picked, with the keyboard in the text.
fn tagged() -> Stage {
    let mut stage = Stage::new();
    stage.drag_over(COUNT);
    stage.key(Key::Num3);
    stage
}

#[test]
fn a_casualty_card_is_filled_by_keys_alone() {
    let mut stage = Stage::new();
    stage.select_by_keys(COUNT);
    stage.key(Key::Num3);
    assert_eq!(stage.picked(), format!("CASUALTY_COUNT {COUNT}"));
    stage.key(Key::Tab);
    stage.key(Key::Num1);
    assert_eq!(stage.said(0), ["outcome killed"]);
    stage.key(Key::Tab);
    stage.write("3");
    stage.key(Key::Tab);
    stage.write("٣");
    stage.key(Key::Tab);
    stage.write("4");
    stage.key(Key::Tab);
    assert_eq!(stage.said(0), ["count 3 3 4", "outcome killed"]);
    stage.write("v");
    stage.key(Key::Tab);
    stage.write("?");
    stage.key(Key::Tab);
    stage.key(Key::Tab);
    stage.key(Key::Num2);
    stage.key(Key::Tab);
    stage.key(Key::Num1);
    let all = [
        "count 3 3 4",
        "cumulative false",
        "outcome killed",
        "part_of_another true",
        "qualifier vague",
        "victim_class unknown",
    ];
    assert_eq!(stage.said(0), all);
    stage.restart();
    assert_eq!(stage.said(0), all, "and everything is there again");
    stage.key(Key::N);
    stage.key(Key::A);
    assert_eq!(stage.spans(), [format!("CASUALTY_COUNT {COUNT}")], "digits on the card are no labels");

    // On to another one: Esc gives the keyboard back to the text with the span still picked.
    stage.key(Key::Escape);
    assert_eq!(stage.picked(), format!("CASUALTY_COUNT {COUNT}"));
    stage.select_by_keys(OTHER);
    stage.key(Key::Num3);
    stage.key(Key::A);
    stage.write("i");
    assert_eq!(stage.said(1), ["outcome injured"]);
    stage.keys(CTRL, Key::ArrowUp);
    assert_eq!(stage.picked(), format!("CASUALTY_COUNT {COUNT}"), "from card to card");
    stage.key(Key::Backspace);
    assert_eq!(stage.said(0), all.iter().filter(|line| !line.starts_with("outcome")).copied().collect::<Vec<_>>());
    stage.key(Key::Escape);
    stage.key(Key::N);
    assert_eq!(stage.picked(), format!("CASUALTY_COUNT {OTHER}"));
    stage.key(Key::Num1);
    assert_eq!(stage.picked(), format!("ACTOR {OTHER}"), "in the text the digits are labels");
}

#[test]
fn every_answer_is_a_step_and_typing_is_one() {
    let mut stage = tagged();
    stage.key(Key::Tab);
    stage.key(Key::Num2);
    stage.key(Key::Tab);
    stage.write("126");
    stage.key(Key::Escape);
    assert_eq!(stage.said(0), ["count 126 – –", "outcome injured"]);
    stage.keys(CTRL, Key::Z);
    assert_eq!(stage.said(0), ["outcome injured"], "three digits are one step");
    stage.keys(CTRL, Key::Z);
    assert_eq!(stage.said(0), [""; 0]);
    stage.keys(CTRL_SHIFT, Key::Z);
    stage.keys(CTRL_SHIFT, Key::Z);
    assert_eq!(stage.said(0), ["count 126 – –", "outcome injured"]);
}

#[test]
fn what_is_typed_is_not_lost_by_whatever_comes_next() {
    let mut stage = tagged();
    stage.key(Key::Tab);
    stage.key(Key::Tab);
    stage.write("38");
    stage.keys(CTRL, Key::PageDown);
    stage.keys(CTRL, Key::PageUp);
    assert_eq!(stage.said(0), ["count 38 – –"]);
    stage.key(Key::N);
    stage.key(Key::A);
    stage.key(Key::Tab);
    stage.key(Key::Tab);
    stage.write("39");
    let elsewhere = stage.on("المكتب");
    stage.click(elsewhere);
    assert_eq!(stage.said(0), ["count 38 39 –"]);
}

#[test]
fn what_is_typed_for_one_document_never_comes_into_the_next() {
    let mut stage = Stage::new();
    let date = |stage: &Stage| stage.set().sheet().answers.get(&key("event_date")).map(in_words);
    stage.press("Date of the event");
    stage.write("2019");
    stage.keys(CTRL, Key::PageDown);
    assert!(stage.document().starts_with("001"), "{}", stage.document());
    stage.key(Key::Tab);
    stage.key(Key::Tab);
    assert_eq!(date(&stage), None);
    // What can't be read yet stays with its document, too.
    stage.press("Date of the event");
    stage.write("20");
    stage.keys(CTRL, Key::PageUp);
    stage.key(Key::Tab);
    stage.key(Key::Tab);
    assert_eq!(date(&stage).as_deref(), Some("2019"));
    stage.keys(CTRL, Key::PageDown);
    assert_eq!(date(&stage), None);
}

#[test]
fn text_typed_over_a_proposal_takes_its_place_and_enter_alone_confirms_it() {
    let mut stage = Stage::new();
    stage.drag_over(OTHER);
    stage.key(Key::Num2);
    let id = stage.set().annotations()[0].id;
    let propose = |stage: &mut Stage| {
        let answer = Some(Answer::Proposed(Value::Text("geonames 1".to_owned())));
        let command = Command::Answer { id, attribute: key("place"), answer };
        stage.window_mut().session_mut().unwrap().run(command).unwrap();
        stage.rest();
    };
    propose(&mut stage);
    stage.press("Coordinates or gazetteer id");
    stage.key(Key::Enter);
    assert_eq!(stage.said(0), ["place geonames 1"]);
    propose(&mut stage);
    stage.press("Coordinates or gazetteer id");
    stage.keys(CTRL, Key::A);
    stage.write("35.1");
    stage.key(Key::Enter);
    assert_eq!(stage.said(0), ["place 35.1"]);
}

#[test]
fn unknown_is_a_state_of_its_own_and_can_be_taken_back() {
    let mut stage = tagged();
    stage.key(Key::Tab);
    stage.key(Key::Tab);
    stage.keys(CTRL, Key::U);
    assert_eq!(stage.said(0), ["count unknown"]);
    stage.keys(CTRL, Key::U);
    assert_eq!(stage.said(0), [""; 0]);
    stage.write("؟");
    assert_eq!(stage.said(0), ["count unknown"], "the Arabic question mark, too");
    stage.write("0");
    stage.key(Key::Tab);
    assert_eq!(stage.said(0), ["count 0 – –"], "a number takes its place, and 0 is one");
    stage.press("Outcome: unknown");
    assert_eq!(stage.said(0), ["count 0 – –", "outcome unknown"]);
    stage.press("Outcome: unknown");
    assert_eq!(stage.said(0), ["count 0 – –"]);
}

#[test]
fn proposals_are_confirmed_by_one_key_or_one_by_one() {
    let mut stage = tagged();
    let id = stage.set().annotations()[0].id;
    let propose = |stage: &mut Stage, attribute: &str, value: Value| {
        let answer = Some(Answer::Proposed(value));
        let command = Command::Answer { id, attribute: key(attribute), answer };
        stage.window_mut().session_mut().unwrap().run(command).unwrap();
        stage.rest();
    };
    let about = |low, best, high| Value::Range(NumberRange { low: Some(low), best: Some(best), high: Some(high) });
    propose(&mut stage, "count", about(126, 140, 154));
    propose(&mut stage, "qualifier", Value::One(ChoiceKey::new("approx").unwrap()));
    assert!(stage.says("Confirm"));
    stage.key(Key::Enter);
    assert_eq!(stage.said(0), ["count 126 140 154", "qualifier approx"]);
    assert!(!stage.says("Confirm"));
    stage.keys(CTRL, Key::Z);
    assert_eq!(stage.said(0), ["count 126 140 154 (proposed)", "qualifier approx (proposed)"]);

    stage.key(Key::A);
    stage.key(Key::Tab);
    stage.key(Key::Tab);
    stage.write("150");
    stage.key(Key::Tab);
    assert_eq!(stage.said(0), ["count 126 150 154", "qualifier approx (proposed)"], "overtyped is looked at");
    propose(&mut stage, "count", about(1, 2, 3));
    stage.key(Key::Enter);
    assert_eq!(stage.said(0), ["count 1 2 3", "qualifier approx (proposed)"], "so is Enter in one of its fields");
    stage.keys(Modifiers::NONE, Key::Tab);
    stage.key(Key::Num6);
    assert_eq!(stage.said(0), ["count 1 2 3", "qualifier approx"], "and choosing what is proposed");
}

#[test]
fn new_text_is_tagged_while_the_card_has_the_keyboard() {
    let mut stage = tagged();
    stage.key(Key::Tab);
    stage.key(Key::Tab);
    stage.write("3");
    stage.drag_over(OTHER);
    stage.key(Key::Num3);
    assert_eq!(stage.spans(), [format!("CASUALTY_COUNT {COUNT}"), format!("CASUALTY_COUNT {OTHER}")]);
    assert_eq!(stage.said(0), ["count 3 – –"]);
}

#[test]
fn tab_leads_through_the_card_and_back_to_the_text() {
    let mut stage = tagged();
    stage.key(Key::Tab);
    stage.keys(Modifiers::SHIFT, Key::Tab);
    stage.key(Key::Num1);
    assert_eq!(stage.picked(), format!("ACTOR {COUNT}"), "Shift+Tab from the first attribute leads back");
    // Type, role, link, comment, note.
    for _ in 0..5 {
        stage.key(Key::Tab);
    }
    stage.write("ملاحظة");
    stage.key(Key::Tab);
    assert_eq!(stage.set().annotations()[0].note, "ملاحظة");
    stage.key(Key::Num2);
    assert_eq!(stage.picked(), format!("LOCATION {COUNT}"), "after the last field comes the text");
}

#[test]
fn a_cue_is_picked_in_the_text_by_mouse_or_keys_and_given_up_by_escape() {
    let mut stage = Stage::new();
    stage.drag_over("ثلاثة من مقاتلي قوات سوريا الديمقراطية قتلوا");
    stage.key(Key::Num4);
    stage.press("Pick in the text");
    assert!(stage.says("Select the words for “Cue” in the text"));
    stage.key(Key::Escape);
    assert!(!stage.says("Select the words") && stage.picked().starts_with("CLAIM"));
    stage.press("Pick in the text");
    stage.drag_over("وقال");
    let cue = stage.find("وقال");
    assert_eq!(stage.said(0), [format!("cue {cue}")]);
    assert!(stage.picked().starts_with("CLAIM") && stage.selected().is_empty());

    stage.press("Pick in the text");
    let word = stage.on("تأكدت");
    stage.click(word);
    assert_eq!(stage.said(0), [format!("cue {}", stage.find("تأكدت"))], "a click takes the word");
    stage.press("Pick in the text");
    let inside = stage.on("قتلوا");
    stage.click(inside);
    assert_eq!(stage.said(0), [format!("cue {}", stage.find("قتلوا"))], "and not the claim around it");
    stage.key(Key::Delete);
    assert_eq!((stage.said(0).len(), stage.spans().len()), (0, 1), "the answer is emptied, not the span");
    stage.keys(CTRL, Key::Z);
    assert_eq!(stage.said(0).len(), 1);
}

#[test]
fn digits_are_no_labels_while_the_card_has_the_keyboard() {
    let mut stage = Stage::new();
    stage.drag_over("ثلاثة من مقاتلي قوات سوريا الديمقراطية قتلوا");
    stage.key(Key::Num4);
    stage.key(Key::A);
    stage.key(Key::Tab);
    stage.key(Key::Num1);
    assert!(stage.picked().starts_with("CLAIM"), "the button for the cue has the keyboard");
    stage.key(Key::Enter);
    assert!(stage.says("takes them"));
    stage.select_on("وأصيب");
    stage.key(Key::Enter);
    assert!(stage.said(0)[0].starts_with("cue "), "{:?}", stage.said(0));
    stage.key(Key::Num2);
    assert!(stage.picked().starts_with("CLAIM"));
    assert!(stage.said(0).contains(&"certainty likely".to_owned()), "the keyboard has gone on: {:?}", stage.said(0));
    stage.key(Key::Escape);
    stage.key(Key::Num1);
    assert!(stage.picked().starts_with("ACTOR"));
}

#[test]
fn a_click_on_a_choice_brings_the_keyboard_and_a_selection_takes_it_back() {
    let mut stage = tagged();
    stage.press("Killed");
    stage.key(Key::Num2);
    assert_eq!(
        (stage.picked(), stage.said(0)),
        (format!("CASUALTY_COUNT {COUNT}"), vec!["outcome injured".to_owned()])
    );
    stage.drag_over(OTHER);
    stage.key(Key::Num1);
    assert_eq!(stage.picked(), format!("ACTOR {OTHER}"));
}

#[test]
fn del_clears_unknown() {
    let mut stage = tagged();
    stage.key(Key::A);
    stage.write("?");
    assert_eq!(stage.said(0), ["outcome unknown"]);
    stage.key(Key::Delete);
    assert_eq!(stage.said(0), [""; 0]);
    stage.key(Key::Delete);
    assert_eq!(stage.spans().len(), 1);
    stage.keys(CTRL, Key::Z);
    assert_eq!(stage.said(0), ["outcome unknown"], "what was empty is not emptied again");
}

#[test]
fn a_wrong_entry_is_not_saved_as_its_beginning() {
    let mut stage = tagged();
    let rested = |stage: &mut Stage| {
        std::thread::sleep(std::time::Duration::from_millis(750));
        stage.rest();
    };
    stage.key(Key::A);
    stage.key(Key::Tab);
    for (good, wrong) in [("5", "12a"), ("6", "1,5")] {
        stage.write(good);
        stage.keys(Modifiers::NONE, Key::Enter);
        let before = stage.said(0);
        assert_eq!(before, [format!("count {good} – –")]);
        stage.keys(CTRL, Key::A);
        stage.write(wrong);
        stage.key(Key::Tab);
        assert_eq!(stage.said(0), before, "{wrong}");
        assert!(stage.holds(wrong), "the wrong text stays");
        stage.keys(Modifiers::SHIFT, Key::Tab);
        assert_eq!(stage.said(0), before);
    }
    // Also where the beginning was saved while the typing rested.
    stage.write("12");
    rested(&mut stage);
    assert_eq!(stage.said(0), ["count 12 – –"]);
    stage.write("a");
    stage.key(Key::Tab);
    assert_eq!(stage.said(0), ["count 6 – –"]);
    assert!(stage.holds("12a"));

    stage.key(Key::D);
    stage.key(Key::Tab);
    stage.write("2019-13-45");
    stage.key(Key::Tab);
    assert!(stage.set().sheet().answers.is_empty() && stage.holds("2019-13-45"));
}

#[test]
fn what_is_proposed_stays_so_after_a_wrong_entry() {
    let mut stage = tagged();
    let range = Value::Range(NumberRange { low: None, best: Some(5), high: None });
    let id = stage.desk().picked.unwrap();
    let command = Command::Answer { id, attribute: key("count"), answer: Some(Answer::Proposed(range)) };
    stage.window_mut().session_mut().unwrap().run(command).unwrap();
    stage.rest();
    stage.key(Key::A);
    stage.key(Key::Tab);
    stage.key(Key::Tab);
    stage.write("1a");
    stage.key(Key::Tab);
    assert_eq!(stage.said(0), ["count – 5 – (proposed)"]);
    assert!(stage.holds("1a"));
}

#[test]
fn problems_are_listed_and_gone_to_and_asked_about_once() {
    let mut stage = tagged();
    stage.drag_over(OTHER);
    stage.key(Key::Num3);
    assert!(stage.says("4 problems"));
    let first = stage.document().to_owned();
    stage.keys(CTRL, Key::Enter);
    assert!(stage.says("4 problems are open.") && stage.document() == first);
    assert!(stage.says("Outcome is missing: علامة فارقة"), "the list is shown");
    stage.key(Key::Escape);
    stage.key(Key::F8);
    assert_eq!(stage.picked(), format!("CASUALTY_COUNT {COUNT}"));
    stage.key(Key::Num1);
    assert_eq!(stage.said(0), ["outcome killed"], "the keyboard is in the attribute");
    stage.key(Key::F8);
    stage.write("5");
    stage.key(Key::Tab);
    stage.key(Key::Tab);
    stage.write("2");
    stage.key(Key::Tab);
    assert!(stage.says("Low must not be above best") && stage.says("3 problems"));
    stage.press("Number: not in order: بضربات جوية ومدفعية");
    stage.write("1");
    stage.keys(Modifiers::SHIFT, Key::F8);
    assert_eq!(
        (stage.said(0), stage.says("2 problems")),
        (vec!["count 1 – 2".to_owned(), "outcome killed".to_owned()], true)
    );
    stage.keys(CTRL, Key::Enter);
    assert_ne!(stage.document(), first, "the same again does it");
}

#[test]
fn comments_are_written_changed_and_removed() {
    let mut stage = tagged();
    let texts = |stage: &Stage| stage.set().comments().iter().map(|c| c.text.clone()).collect::<Vec<_>>();
    stage.key(Key::C);
    stage.write("هل هذا العدد مؤكد؟");
    stage.key(Key::Enter);
    assert_eq!(texts(&stage), ["هل هذا العدد مؤكد؟"]);
    let comment = stage.set().comments()[0].clone();
    assert_eq!((comment.on, comment.author.as_str()), (stage.desk().picked, "ليلى"));
    stage.press("Change");
    stage.write(" لا");
    stage.key(Key::Enter);
    assert_eq!(texts(&stage), ["هل هذا العدد مؤكد؟ لا"]);
    // One that was begun is kept when the document is left.
    stage.key(Key::C);
    stage.write("ثانيا");
    stage.keys(CTRL, Key::PageDown);
    stage.keys(CTRL, Key::PageUp);
    assert_eq!(texts(&stage).len(), 2);
    stage.keys(CTRL, Key::Z);
    assert_eq!(texts(&stage).len(), 1);
    stage.key(Key::N);
    stage.key(Key::C);
    stage.key(Key::Escape);
    stage.press("Delete");
    assert_eq!(texts(&stage), [""; 0]);
    stage.keys(CTRL, Key::Z);
    assert_eq!(texts(&stage).len(), 1);
    stage.restart();
    assert_eq!(texts(&stage).len(), 1);
    let commented = |stage: &Stage| stage.session().documents().iter().map(|row| row.commented).collect::<Vec<_>>();
    assert_eq!(commented(&stage), [true, false, false, false, false]);
    stage.keys(CTRL, Key::PageDown);
    assert_eq!(commented(&stage), [true, false, false, false, false]);
}

#[test]
fn the_document_has_labels_an_attribute_a_note_and_comments() {
    let mut stage = tagged();
    stage.key(Key::D);
    assert_eq!(stage.picked(), "");
    stage.key(Key::Num2);
    stage.key(Key::Num3);
    stage.key(Key::Tab);
    stage.write("2019-02");
    stage.key(Key::Tab);
    stage.write("للمراجعة");
    stage.key(Key::Enter);
    stage.key(Key::Tab);
    stage.write("ملاحظة");
    stage.key(Key::Escape);
    let sheet = stage.set().sheet().clone();
    assert_eq!(sheet.labels.iter().map(ChoiceKey::as_str).collect::<Vec<_>>(), ["opinion", "repeats_another"]);
    assert_eq!(sheet.answers.values().map(in_words).collect::<Vec<_>>(), ["2019-02"]);
    assert_eq!((sheet.note.as_str(), stage.set().comments().len()), ("ملاحظة", 1));
    assert_eq!(stage.set().comments()[0].on, None);
    for _ in 0..5 {
        stage.keys(CTRL, Key::Z);
    }
    let sheet = stage.set().sheet();
    assert!(sheet.labels.is_empty() && sheet.answers.is_empty() && sheet.note.is_empty());
    assert_eq!((stage.set().comments().len(), stage.spans().len()), (0, 1));
}

#[test]
fn the_list_can_be_ordered_and_remembers_it() {
    let mut stage = Stage::new();
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num4);
    stage.drag_over("قوات سوريا الديمقراطية");
    stage.key(Key::Num1);
    stage.key(Key::Escape);
    let rows = |stage: &Stage| {
        let mut rows: Vec<(String, f32)> = Vec::new();
        for name in ["Claim: مصطفى بالي", "Actor: قوات سوريا الديمقراطية"] {
            rows.push((name.to_owned(), stage.nearest(name, eframe::egui::Pos2::ZERO).top()));
        }
        rows.sort_by(|a, b| a.1.total_cmp(&b.1));
        rows.remove(0).0
    };
    assert_eq!(rows(&stage), "Actor: قوات سوريا الديمقراطية");
    stage.press("by place");
    stage.press("problems first");
    assert_eq!(rows(&stage), "Claim: مصطفى بالي", "a claim without a speaker is a problem");
    stage.restart();
    assert!(stage.says("problems first"));
}
