//! Links between spans: by keyboard, by click, by drag; proposed, confirmed, removed; seen in the text.

use crate::hands::{CTRL, CTRL_SHIFT};
use crate::stage::{Stage, named};
use eframe::egui::{Key, Modifiers, Pos2, vec2};
use tawsim::app::{LinksShown, Settings};
use tawsim::text::Span;

const CLAIM: &str = "ثلاثة من مقاتلي قوات سوريا الديمقراطية قتلوا";
const COUNT: &str = "ثلاثة من مقاتلي قوات سوريا الديمقراطية";
const SPEAKER: &str = "مصطفى بالي";
const FORCE: &str = "قوات سوريا الديمقراطية قتلوا";

impl Stage {
    /// The links of the open document, as `type "from" "to"`, proposed ones with a question mark.
    fn links(&self) -> Vec<String> {
        let document = self.session().open_document().unwrap();
        let quote = |id| document.text().quote(document.set().get(id).unwrap().span).unwrap();
        let show = |link: &tawsim::model::Link| {
            let mark = if link.proposed { "?" } else { "" };
            format!("{}{mark}: {} > {}", link.kind, quote(link.from), quote(link.to))
        };
        document.set().links().iter().map(show).collect()
    }

    /// Whether exactly one thing in the window has that name, direction marks aside.
    fn names_one(&self, name: &str) -> bool {
        self.texts().iter().filter(|text| *text == name).count() == 1
    }

    #[track_caller]
    fn tag(&mut self, quote: &str, key: Key) {
        self.drag_over(quote);
        self.key(key);
        self.pause();
    }

    /// Where the handle of the picked span is, from which links are drawn: the name of its label.
    #[track_caller]
    fn handle_of(&self, quote: &str) -> Pos2 {
        let rect = self.window().rect_of(&self.harness.ctx, self.first_letter(quote)).unwrap();
        rect.right_top() + vec2(-8.0, -9.0)
    }

    #[track_caller]
    fn first_letter(&self, quote: &str) -> Span {
        let start = self.find(quote).start().get();
        Span::new(start, start + 1).unwrap()
    }
}

/// The speaker and his claim, which is picked.
fn claimed() -> Stage {
    let mut stage = Stage::new();
    stage.tag(SPEAKER, Key::Num1);
    stage.tag(CLAIM, Key::Num4);
    stage
}

const SAID_BY: &str = "said_by: ثلاثة من مقاتلي قوات سوريا الديمقراطية قتلوا > مصطفى بالي";

#[test]
fn a_claim_gets_its_speaker_by_two_keys() {
    let mut stage = claimed();
    stage.key(Key::L);
    assert!(stage.names_one(&format!("said by: {SPEAKER}")), "{:#?}", stage.texts());
    stage.key(Key::Enter);
    assert_eq!(stage.links(), [SAID_BY]);
    assert!(stage.desk().linking.is_none());
    assert_eq!(stage.picked(), format!("CLAIM {CLAIM}"), "the span stays picked, so that one can go on");
    stage.keys(CTRL, Key::Z);
    assert_eq!((stage.links().len(), stage.picked()), (0, format!("CLAIM {CLAIM}")));
    stage.keys(CTRL_SHIFT, Key::Z);
    assert_eq!(stage.links(), [SAID_BY]);
    // Everything that can be is linked.
    stage.key(Key::L);
    assert!(stage.says("There is nothing to link this span with yet"));
    assert!(stage.desk().linking.is_none());
}

#[test]
fn the_list_is_filtered_by_typing_and_chosen_by_arrows_and_digits() {
    let mut stage = Stage::new();
    stage.tag(SPEAKER, Key::Num1);
    stage.tag("رئيس المكتب الإعلامي", Key::Num1);
    stage.tag(CLAIM, Key::Num4);
    stage.key(Key::L);
    assert_eq!(stage.desk().linking.as_ref().unwrap().rows().len(), 2);
    stage.write("المكتب");
    assert_eq!(stage.desk().linking.as_ref().unwrap().rows().len(), 1);
    assert_eq!(stage.spans().len(), 3, "letters that are typed are no keys of labels");
    stage.key(Key::Enter);
    assert!(stage.links()[0].ends_with("رئيس المكتب الإعلامي"), "{:?}", stage.links());
    stage.keys(CTRL, Key::Z);
    let first = |stage: &Stage| stage.desk().linking.as_ref().unwrap().current().unwrap().quote.clone();
    stage.key(Key::L);
    let best = first(&stage);
    stage.key(Key::ArrowDown);
    assert_ne!(first(&stage), best);
    stage.key(Key::ArrowDown);
    assert_eq!(first(&stage), best, "round and round");
    stage.key(Key::Escape);
    assert_eq!((stage.desk().linking.is_none(), stage.picked()), (true, format!("CLAIM {CLAIM}")));
    stage.key(Key::L);
    stage.key(Key::Num2);
    assert_eq!((stage.links().len(), stage.spans().len()), (1, 3));
    assert!(!stage.links()[0].ends_with(&best), "the second row was taken");
    // The keyboard is back in the text.
    stage.key(Key::P);
    assert_ne!(stage.picked(), format!("CLAIM {CLAIM}"));
}

#[test]
fn with_the_list_open_a_click_on_a_span_links_it() {
    let mut stage = claimed();
    let speaker = stage.on(SPEAKER);
    stage.key(Key::L);
    stage.click(speaker);
    assert_eq!((stage.links(), stage.picked()), (vec![SAID_BY.to_owned()], format!("CLAIM {CLAIM}")));
    // A click elsewhere picks as always, and closes the list.
    stage.tag("الباغوز", Key::Num2);
    stage.click(speaker);
    stage.key(Key::L);
    assert!(stage.desk().linking.is_none(), "an actor that is linked with the only claim");
}

#[test]
fn a_drag_from_the_handle_to_a_span_links_it() {
    let mut stage = claimed();
    let handle = stage.handle_of(CLAIM);
    let speaker = stage.on(SPEAKER);
    stage.begin_drag(handle, speaker, Modifiers::NONE);
    stage.rest();
    let linking = stage.desk().linking.as_ref().expect("a link is being drawn");
    assert_eq!((linking.targets().len(), linking.listed), (1, false));
    stage.end_drag(speaker, Modifiers::NONE);
    assert_eq!((stage.links(), stage.picked()), (vec![SAID_BY.to_owned()], format!("CLAIM {CLAIM}")));
    stage.keys(CTRL, Key::Z);

    // Dropped where nothing is, or given up with Esc, it is as if nothing had been.
    let nowhere = stage.on("تويتر");
    let handle = stage.handle_of(CLAIM);
    stage.drag(handle, nowhere, Modifiers::NONE);
    assert_eq!((stage.links().len(), stage.desk().linking.is_none()), (0, true));
    stage.begin_drag(handle, speaker, Modifiers::NONE);
    stage.key(Key::Escape);
    stage.end_drag(speaker, Modifiers::NONE);
    assert_eq!((stage.links().len(), stage.desk().linking.is_none()), (0, true));
    assert_eq!(stage.picked(), format!("CLAIM {CLAIM}"));

    // A click on it opens the list.
    stage.click(handle);
    assert!(stage.desk().linking.as_ref().is_some_and(|linking| linking.listed));
}

#[test]
fn where_several_types_fit_a_small_list_asks() {
    let mut stage = Stage::new();
    stage.tag(SPEAKER, Key::Num1);
    stage.tag(COUNT, Key::Num3);
    let (handle, speaker) = (stage.handle_of(COUNT), stage.on(SPEAKER));
    stage.drag(handle, speaker, Modifiers::NONE);
    assert_eq!(stage.links(), [""; 0]);
    let names = ["caused by", "suffered by"].map(|kind| format!("{kind}: {SPEAKER}"));
    assert!(names.iter().all(|name| stage.names_one(name)), "{:#?}", stage.texts());
    stage.press(&names[1]);
    assert_eq!(stage.links(), [format!("suffered_by: {COUNT} > {SPEAKER}")]);
}

#[test]
fn a_count_in_a_claim_is_linked_by_itself_until_somebody_says_otherwise() {
    let mut stage = Stage::new();
    stage.tag(CLAIM, Key::Num4);
    stage.tag(COUNT, Key::Num3);
    assert_eq!(stage.links(), [format!("contains?: {CLAIM} > {COUNT}")]);
    let row = format!("contains this: {CLAIM} (proposed)");
    assert!(stage.names_one(&row), "{:#?}", stage.texts());
    stage.act(&format!("Confirm the link: contains this {CLAIM}"));
    assert_eq!(stage.links(), [format!("contains: {CLAIM} > {COUNT}")]);
    assert!(!stage.names_one(&row));
    stage.keys(CTRL, Key::Z);
    assert_eq!(stage.links(), [format!("contains?: {CLAIM} > {COUNT}")]);
    stage.keys(CTRL, Key::Z);
    assert_eq!((stage.links().len(), stage.spans()), (0, vec![format!("CLAIM {CLAIM}")]), "one step with its span");
    assert_eq!(stage.picked(), "", "what was tagged is gone; what followed from it is not what the step was about");
    stage.keys(CTRL_SHIFT, Key::Z);
    assert_eq!((stage.links().len(), stage.picked()), (1, format!("CASUALTY_COUNT {COUNT}")));
    stage.act(&format!("Remove the link: contains this {CLAIM}"));
    stage.tag(FORCE, Key::Num1);
    assert_eq!(stage.links(), [""; 0], "what was removed is not proposed again");
}

#[test]
fn a_row_of_the_card_leads_to_the_other_end_and_del_removes_the_link_alone() {
    let mut stage = claimed();
    stage.key(Key::L);
    stage.key(Key::Enter);
    stage.press(&format!("said by: {SPEAKER}"));
    assert_eq!(stage.picked(), format!("ACTOR {SPEAKER}"));
    let row = format!("said by this: {CLAIM}");
    stage.press(&row);
    assert_eq!(stage.picked(), format!("CLAIM {CLAIM}"));
    stage.focus(&format!("said by: {SPEAKER}"));
    stage.key(Key::Delete);
    assert_eq!((stage.links().len(), stage.spans().len()), (0, 2));
    stage.keys(CTRL, Key::Z);
    assert_eq!(stage.links(), [SAID_BY]);
}

#[test]
fn del_never_takes_the_span_while_the_card_has_the_keyboard() {
    let mut stage = claimed();
    stage.key(Key::L);
    stage.key(Key::Enter);
    let both = stage.spans();
    // On the sign that removes the link.
    stage.focus(&format!("said by: {SPEAKER}"));
    stage.key(Key::Tab);
    stage.key(Key::Delete);
    assert_eq!((stage.links().len(), stage.spans()), (0, both.clone()));
    // On a button.
    stage.focus("Link…");
    stage.key(Key::Delete);
    stage.key(Key::Backspace);
    assert_eq!(stage.spans(), both);
    stage.key(Key::Escape);
    stage.key(Key::Delete);
    assert_eq!(stage.spans(), [format!("ACTOR {SPEAKER}")], "in the text it does");
}

#[test]
fn links_with_spans_of_the_same_words_are_removed_one_by_one() {
    let mut stage = Stage::new();
    stage.tag(SPEAKER, Key::Num1);
    let span = stage.find("قوات سوريا الديمقراطية");
    let text: Vec<char> = stage.text().chars().collect();
    let words: Vec<char> = "قوات سوريا الديمقراطية".chars().collect();
    let again = (span.end().get()..text.len()).find(|start| text[*start..].starts_with(&words)).unwrap();
    let spans = [span, Span::new(again, again + words.len()).unwrap()];
    let from = stage.desk().picked.unwrap();
    for span in spans {
        let label = tawsim::model::LabelKey::new("ACTOR").unwrap();
        let annotation = tawsim::model::Annotation::new(span, label, tawsim::model::Timestamp::now());
        let kind = tawsim::model::LinkKey::new("same_as").unwrap();
        let link = tawsim::model::Link::new(kind, from, annotation.id, tawsim::model::Timestamp::now());
        let session = stage.window_mut().session_mut().unwrap();
        session.run(tawsim::command::Command::Add(annotation)).unwrap();
        session.run(tawsim::command::Command::Link(link)).unwrap();
    }
    stage.rest();
    assert_eq!(stage.links().len(), 2);
    let name = "Remove the link: same as قوات سوريا الديمقراطية";
    let isolated = "Remove the link: \u{2068}same as\u{2069} \u{2068}قوات سوريا الديمقراطية\u{2069}";
    let sign = stage.nearest(isolated, Pos2::ZERO).center();
    stage.click(sign);
    assert_eq!(stage.links().len(), 1);
    stage.press(name);
    assert_eq!(stage.links().len(), 0);
}

#[test]
fn relabelling_says_which_links_and_answers_went() {
    let mut stage = claimed();
    stage.key(Key::L);
    stage.key(Key::Enter);
    stage.key(Key::A);
    stage.key(Key::Num1);
    stage.key(Key::Escape);
    stage.key(Key::Num2);
    assert_eq!((stage.links().len(), stage.picked()), (0, format!("LOCATION {CLAIM}")));
    assert!(stage.says("1 link and 1 answer"), "{:#?}", stage.texts());
    stage.keys(CTRL, Key::Z);
    assert_eq!(stage.links().len(), 1);
}

#[test]
fn a_span_that_is_deleted_takes_its_links_and_comes_back_with_them() {
    let mut stage = claimed();
    stage.key(Key::L);
    stage.key(Key::Enter);
    stage.key(Key::Delete);
    assert_eq!((stage.links().len(), stage.spans()), (0, vec![format!("ACTOR {SPEAKER}")]));
    stage.keys(CTRL, Key::Z);
    assert_eq!((stage.links(), stage.picked()), (vec![SAID_BY.to_owned()], format!("CLAIM {CLAIM}")));
}

#[test]
fn an_end_that_is_out_of_sight_has_a_chip_that_leads_there() {
    let mut stage = Stage::with(Settings { zoom: 1.6, ..named() });
    stage.tag(SPEAKER, Key::Num1);
    let text = stage.text().to_owned();
    let far = text.split_whitespace().last().unwrap().to_owned();
    let byte = text.rfind(&far).unwrap();
    let start = text[..byte].chars().count();
    let span = Span::new(start, start + far.chars().count()).unwrap();
    let label = tawsim::model::LabelKey::new("ACTOR").unwrap();
    let annotation = tawsim::model::Annotation::new(span, label, tawsim::model::Timestamp::now());
    let command = tawsim::command::Command::Add(annotation);
    stage.window_mut().session_mut().unwrap().run(command).unwrap();
    stage.key(Key::L);
    stage.key(Key::Enter);
    assert_eq!(stage.links().len(), 1);
    let chip = format!("same as: {far}, further down");
    assert!(stage.names_one(&chip), "{:#?}", stage.texts());
    stage.press(&chip);
    assert!(stage.picked().ends_with(&far), "{}", stage.picked());
    assert!(stage.names_one(&format!("same as: {SPEAKER}, further up")), "{:#?}", stage.texts());
}

#[test]
fn which_links_are_drawn_is_remembered() {
    let mut stage = claimed();
    assert_eq!(stage.window().settings().links, LinksShown::Picked);
    stage.menu("View", "All links");
    assert_eq!(stage.window().settings().links, LinksShown::All);
    stage.restart();
    assert_eq!(stage.window().settings().links, LinksShown::All);
}
