//! The editor of the label set, and labels other than the usual four.

use crate::eyes::plain;
use crate::hands::{CTRL, CTRL_SHIFT};
use crate::stage::{Stage, named};
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, TouchPhase, ViewportCommand, ViewportEvent,
    ViewportId, pos2, vec2,
};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT as _;
use tawsim::app::{Session, write_label_set};
use tawsim::command::LabelSetChange;
use tawsim::model::{Annotator, Colour, Label, LabelKey, LabelSet, LabelSetParts, Preset};

/// The middle of the only widget of that role and name.
#[track_caller]
pub fn place(stage: &Stage, role: Role, name: &str) -> Pos2 {
    let named = |node: &Node<'_>| {
        let node = node.accesskit_node();
        node.role() == role && node.label().is_some_and(|label| plain(&label) == name)
    };
    let places: Vec<Pos2> =
        stage.harness.root().children_recursive().filter(named).map(|node| node.rect().center()).collect();
    assert_eq!(places.len(), 1, "{role:?} called {name:?}; the window says {:#?}", stage.texts());
    places[0]
}

/// Chooses a row of a list.
#[track_caller]
pub fn choose(stage: &mut Stage, row: &str) {
    stage.click(place(stage, Role::ListBoxOption, row));
}

/// Puts `text` in the place of what stands in a field.
#[track_caller]
pub fn fill(stage: &mut Stage, field: &str, text: &str) {
    stage.click(place(stage, Role::TextInput, field));
    stage.keys(CTRL, Key::A);
    stage.harness.event(Event::Text(text.to_owned()));
    stage.rest();
}

/// Chooses from the menu of a chooser.
#[track_caller]
pub fn pick(stage: &mut Stage, chooser: &str, choice: &str) {
    stage.click(place(stage, Role::ComboBox, chooser));
    stage.press(choice);
}

/// Opens the editor and waits until it knows what is in use.
pub fn open(stage: &mut Stage) {
    stage.keys(CTRL, Key::L);
    assert!(stage.says("Labels of the project"));
    std::thread::sleep(std::time::Duration::from_millis(150));
    stage.rest();
}

pub fn is_open(stage: &Stage) -> bool {
    stage.says("Labels of the project")
}

pub fn keys(stage: &Stage) -> Vec<String> {
    stage.session().labels().labels().iter().map(|label| label.key.to_string()).collect()
}

#[test]
fn a_renamed_label_takes_its_spans_along_and_undo_brings_everything_back() {
    let mut stage = Stage::new();
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num1);
    stage.keys(CTRL, Key::PageDown);
    stage.keys(CTRL, Key::PageUp);
    open(&mut stage);
    fill(&mut stage, "Key in exports", "PERSON");
    fill(&mut stage, "Name in English", "Person");
    assert!(stage.says("The spans of ACTOR get this key."));
    assert_eq!(stage.spans(), ["ACTOR مصطفى بالي"], "nothing has changed before it is applied");
    stage.keys(CTRL, Key::Enter);
    assert!(!is_open(&stage));
    assert_eq!(stage.spans(), ["PERSON مصطفى بالي"]);
    assert!(stage.says("Person: مصطفى بالي"), "{:#?}", stage.texts());
    stage.keys(CTRL, Key::Z);
    assert_eq!((stage.spans()[0].as_str(), keys(&stage)[0].as_str()), ("ACTOR مصطفى بالي", "ACTOR"));
    stage.keys(CTRL_SHIFT, Key::Z);
    assert_eq!(stage.spans(), ["PERSON مصطفى بالي"]);
    stage.restart();
    assert_eq!(stage.spans(), ["PERSON مصطفى بالي"]);
}

#[test]
fn deleting_a_label_in_use_asks_what_becomes_of_its_spans_and_says_how_many() {
    let mut stage = Stage::new();
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num1);
    stage.drag_over("سوريا الديمقراطية");
    stage.key(Key::Num1);
    open(&mut stage);
    choose(&mut stage, "Location");
    stage.press("Delete");
    assert!(!stage.says("What becomes of them?"), "a label without spans goes at once");
    choose(&mut stage, "Actor");
    stage.press("Delete");
    assert!(stage.says("2 spans have this label, in one document."), "{:#?}", stage.texts());
    stage.key(Key::Escape);
    assert!(is_open(&stage) && stage.says("Actor"), "Esc keeps the label and the editor");
    stage.press("Delete");
    pick(&mut stage, "What becomes of the spans", "Give them the label Casualty count");
    stage.press("Delete the label");
    stage.keys(CTRL, Key::Enter);
    assert!(stage.says("Actor: 2 spans lose their label."), "{:#?}", stage.texts());
    stage.press("Apply anyway");
    assert_eq!(stage.spans(), ["CASUALTY_COUNT سوريا الديمقراطية", "CASUALTY_COUNT مصطفى بالي"]);
    assert_eq!(keys(&stage), ["CASUALTY_COUNT", "CLAIM"]);
    stage.keys(CTRL, Key::Z);
    assert_eq!(stage.spans(), ["ACTOR سوريا الديمقراطية", "ACTOR مصطفى بالي"]);
    assert_eq!(keys(&stage).len(), 4);
}

#[test]
fn a_new_label_with_an_attribute_tags_with_its_own_key() {
    let mut stage = Stage::new();
    open(&mut stage);
    stage.press("Add");
    fill(&mut stage, "Key in exports", "WEAPON");
    fill(&mut stage, "Name in English", "Weapon");
    stage.press("Attributes");
    stage.press("Add an attribute");
    fill(&mut stage, "Key of the attribute", "calibre");
    pick(&mut stage, "Type", "One choice");
    fill(&mut stage, "Key of choice 1", "large");
    stage.press("Add a choice");
    fill(&mut stage, "Key of choice 2", "small");
    stage.press("Apply");
    assert!(!is_open(&stage), "{:#?}", stage.texts());
    let labels = stage.session().labels().clone();
    let weapon = labels.labels().last().unwrap();
    assert_eq!((weapon.key.as_str(), weapon.shortcut), ("WEAPON", Some('5')));
    let choices: Vec<&str> = weapon.attributes[0].kind.choices().iter().map(|choice| choice.key.as_str()).collect();
    assert_eq!((weapon.attributes[0].key.as_str(), choices), ("calibre", vec!["large", "small"]));
    assert!(stage.says("tag with 1–5"), "{:#?}", stage.texts());
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num5);
    assert_eq!(stage.spans(), ["WEAPON مصطفى بالي"]);
}

#[test]
fn keys_and_shortcuts_that_are_taken_are_refused_where_they_stand() {
    let mut stage = Stage::new();
    open(&mut stage);
    fill(&mut stage, "Key in exports", "CLAIM");
    assert!(stage.says("This key is taken."));
    stage.keys(CTRL, Key::Enter);
    assert!(is_open(&stage));
    fill(&mut stage, "Key in exports", "WHO");
    assert!(!stage.says("This key is taken."));
    pick(&mut stage, "Shortcut", "4 – Claim");
    assert!(stage.says("4 is the shortcut of"), "{:#?}", stage.texts());
    stage.keys(CTRL, Key::Enter);
    assert!(is_open(&stage));
    fill(&mut stage, "On a light page", "#fffef0");
    assert!(stage.says("Nobody can see this on the page"), "{:#?}", stage.texts());
    stage.press("Undo");
    stage.press("Undo");
    stage.keys(CTRL, Key::Enter);
    assert!(!is_open(&stage), "{:#?}", stage.texts());
    assert_eq!(keys(&stage)[0], "WHO");
}

#[test]
fn what_was_changed_is_not_forgotten_without_a_word() {
    let mut stage = Stage::new();
    open(&mut stage);
    stage.key(Key::Escape);
    assert!(!is_open(&stage), "nothing was changed");
    open(&mut stage);
    stage.press("Duplicate");
    stage.key(Key::Escape);
    assert!(is_open(&stage) && stage.says("Forget the changes?"));
    stage.press("Go on editing");
    assert!(is_open(&stage) && !stage.says("Forget the changes?"));
    stage.press("Cancel");
    stage.press("Forget them");
    assert!(!is_open(&stage));
    assert_eq!(keys(&stage).len(), 4);
}

/// The system asks the window to close; whether it may.
fn may_close(stage: &mut Stage) -> bool {
    let viewport = stage.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    viewport.events.push(ViewportEvent::Close);
    stage.harness.step();
    let output = &stage.harness.output().viewport_output[&ViewportId::ROOT];
    let may = !output.commands.contains(&ViewportCommand::CancelClose);
    stage.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.clear();
    stage.rest();
    may
}

#[test]
fn closing_the_window_asks_before_changed_labels_are_forgotten() {
    let mut stage = Stage::new();
    open(&mut stage);
    assert!(may_close(&mut stage), "nothing was changed");
    stage.press("Duplicate");
    assert!(!may_close(&mut stage));
    assert!(is_open(&stage) && stage.says("Forget the changes?"), "{:#?}", stage.texts());
    stage.press("Go on editing");
    assert!(!may_close(&mut stage), "it asks again");
    stage.press("Forget them");
    assert!(!is_open(&stage) && may_close(&mut stage));
}

#[test]
fn another_project_is_opened_only_after_the_question_about_changed_labels() {
    let mut stage = Stage::new();
    let other = stage.path("other.tawsim");
    Session::create(&other).unwrap().close().unwrap();
    let name = |stage: &Stage| stage.session().name().to_owned();
    open(&mut stage);
    stage.press("Duplicate");
    let ctx = stage.harness.ctx.clone();
    stage.window_mut().open(&ctx, &other);
    stage.rest();
    assert!(is_open(&stage) && stage.says("Forget the changes?") && name(&stage) == "news");
    stage.press("Forget them");
    assert!(!is_open(&stage) && name(&stage) == "other");
    open(&mut stage);
    stage.open();
    assert!(!is_open(&stage) && name(&stage) == "news", "an editor without changes goes with its project");
}

#[test]
fn labels_that_the_project_refuses_are_still_in_the_editor() {
    let mut stage = Stage::new();
    open(&mut stage);
    fill(&mut stage, "Key in exports", "WHO");
    let mut other = Session::open(&stage.path("news.tawsim")).unwrap();
    other.set_annotator(Annotator::new("b").unwrap());
    other.change_label_set(LabelSetChange::to(Preset::PlainNer.label_set())).unwrap();
    other.settle();
    other.close().unwrap();
    stage.keys(CTRL, Key::Enter);
    assert!(stage.says("The labels could not be changed."), "{:#?}", stage.texts());
    stage.key(Key::Enter);
    assert!(is_open(&stage) && stage.says("The spans of ACTOR get this key."), "{:#?}", stage.texts());
    stage.key(Key::Escape);
    assert!(stage.says("Forget the changes?"));
}

#[test]
fn labels_are_put_in_order_by_the_keyboard_and_by_dragging() {
    let mut stage = Stage::new();
    open(&mut stage);
    choose(&mut stage, "Actor");
    stage.keys(Modifiers::ALT, Key::ArrowDown);
    stage.keys(Modifiers::ALT, Key::ArrowDown);
    let row = |stage: &Stage, name: &str| place(stage, Role::ListBoxOption, name);
    let (from, to) = (row(&stage, "Claim"), row(&stage, "Location"));
    stage.drag(from, to - vec2(0.0, 14.0), Modifiers::NONE);
    stage.keys(CTRL, Key::Enter);
    assert_eq!(keys(&stage), ["CLAIM", "LOCATION", "CASUALTY_COUNT", "ACTOR"]);
}

#[test]
fn a_new_project_begins_with_the_preset_that_was_chosen() {
    let mut stage = Stage::without_project();
    stage.press("Plain NER");
    stage.keys(CTRL, Key::N);
    let path = stage.path("ner.tawsim");
    fill(&mut stage, "Path", &path.display().to_string());
    stage.key(Key::Enter);
    assert_eq!(keys(&stage), ["PER", "ORG", "LOC", "MISC"], "{:#?}", stage.texts());
    for (preset, count) in [("Empty", 0), ("", 4)] {
        stage.keys(CTRL, Key::N);
        if !preset.is_empty() {
            stage.press(preset);
        }
        let path = stage.path(&format!("next{count}.tawsim"));
        fill(&mut stage, "Path", &path.display().to_string());
        stage.key(Key::Enter);
        assert_eq!(keys(&stage).len(), count, "the next one begins as usual");
    }
    assert_eq!(keys(&stage)[0], "ACTOR");
}

#[test]
fn a_preset_takes_the_place_of_the_labels_as_one_step() {
    let mut stage = Stage::new();
    open(&mut stage);
    stage.press("Start from a preset…");
    stage.press("Plain NER");
    assert!(stage.says("4 labels, 0 attributes, 0 links"));
    stage.press("Start from it");
    stage.keys(CTRL, Key::Z);
    stage.keys(CTRL_SHIFT, Key::Z);
    stage.keys(CTRL, Key::Enter);
    assert_eq!(keys(&stage), ["PER", "ORG", "LOC", "MISC"]);
    stage.keys(CTRL, Key::Z);
    assert_eq!(stage.session().labels(), &LabelSet::conflict_news());
}

#[test]
fn labels_go_to_a_file_and_come_back_from_one() {
    let mut stage = Stage::new();
    open(&mut stage);
    fill(&mut stage, "Name in English", "Who");
    stage.press("Export…");
    let file = stage.path("labels.json");
    fill(&mut stage, "Path", &file.display().to_string());
    stage.key(Key::Enter);
    let written = tawsim::app::read_label_set(&file).unwrap();
    assert_eq!(written.labels()[0].name.english, "Who", "what stands in the editor is written");
    let other = stage.path("other.json");
    write_label_set(&other, &Preset::PlainNer.label_set()).unwrap();
    stage.press("Import…");
    fill(&mut stage, "Path", &other.display().to_string());
    stage.key(Key::Enter);
    stage.keys(CTRL, Key::Enter);
    assert_eq!(keys(&stage), ["PER", "ORG", "LOC", "MISC"]);
    std::fs::write(&other, "[]").unwrap();
    open(&mut stage);
    stage.press("Import…");
    fill(&mut stage, "Path", &other.display().to_string());
    stage.key(Key::Enter);
    assert!(stage.says("The labels could not be read."), "{:#?}", stage.texts());
}

/// A label set of `count` labels, the first of which have shortcuts.
pub fn many(count: usize) -> LabelSet {
    let like = LabelSet::conflict_news().labels()[0].clone();
    let label = |i: usize| Label {
        key: LabelKey::new(&format!("KIND_{i}")).unwrap(),
        name: tawsim::model::Words::new(&format!("Kind of thing {i}"), ""),
        light: Colour([10, 106, 176]),
        shortcut: Label::SHORTCUTS.chars().nth(i).filter(|_| i < 12),
        attributes: Vec::new(),
        ..like.clone()
    };
    LabelSet::new(LabelSetParts { labels: (0..count).map(label).collect(), ..LabelSetParts::default() }).unwrap()
}

pub fn with(labels: &LabelSet) -> Stage {
    let mut stage = Stage::with(named());
    let session: &mut Session = stage.window_mut().session_mut().unwrap();
    session.change_label_set(LabelSetChange::to(labels.clone())).unwrap();
    stage.rest();
    stage
}

#[test]
fn many_labels_leave_room_for_the_article_and_the_rest_can_be_reached() {
    let mut stage = with(&many(40));
    assert!(stage.says("tag with 1–9 0 f g"), "{:#?}", stage.texts());
    let title = stage.window().rect_of(&stage.harness.ctx, stage.find("مصطفى")).expect("the article is on the screen");
    assert!(title.top() < 400.0);
    stage.drag_over("مصطفى بالي");
    stage.key(Key::G);
    assert_eq!(stage.spans(), ["KIND_11 مصطفى بالي"]);
    stage.drag_over("سوريا الديمقراطية");
    let near = stage.start_of(stage.find("سوريا الديمقراطية"));
    stage.click(stage.nearest("Kind of thing 5", near).center());
    assert!(stage.spans().contains(&"KIND_5 سوريا الديمقراطية".to_owned()), "{:?}", stage.spans());

    let first = stage.nearest("Kind of thing 0", pos2(640.0, 0.0)).center();
    let last = |stage: &Stage| stage.nearest("Kind of thing 39", first).center();
    assert!(last(&stage).y > first.y + 110.0, "the last label is below what is shown");
    stage.move_to(first);
    for _ in 0..8 {
        let (unit, delta) = (MouseWheelUnit::Line, vec2(0.0, -3.0));
        let (phase, source, modifiers) = (TouchPhase::Move, MouseWheelSource::Wheel, Modifiers::NONE);
        stage.harness.event(Event::MouseWheel { unit, delta, phase, source, modifiers });
        stage.harness.run_steps(10);
    }
    // With nothing selected a press takes the label into the brush.
    stage.key(Key::Escape);
    stage.click(last(&stage));
    stage.drag_over("مصطفى بالي");
    assert!(stage.spans().contains(&"KIND_39 مصطفى بالي".to_owned()), "{:?}", stage.spans());
}

#[test]
fn a_project_without_labels_says_where_to_make_some() {
    let mut stage = with(&Preset::Empty.label_set());
    assert!(stage.says("This project has no labels yet.") && stage.says("press a label"));
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num1);
    assert_eq!(stage.spans(), [""; 0]);
    stage.press("Edit labels…");
    assert!(is_open(&stage) && stage.says("There are no labels yet."));
    stage.press("Add");
    stage.keys(CTRL, Key::Enter);
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num1);
    assert_eq!(stage.spans(), ["LABEL مصطفى بالي"]);
}
