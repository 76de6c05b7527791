//! A window as small as it is made on a small screen.

use crate::eyes::plain;
use crate::labels::{many, with};
use crate::stage::{Stage, named};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Rect, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT as _;
use tawsim::app::{LanguageChoice, Settings};
use tawsim::command::LabelSetChange;
use tawsim::model::{LabelSet, Preset};

/// The places of all widgets for which `wanted` holds.
fn rects(stage: &Stage, wanted: impl Fn(Role, &str) -> bool) -> Vec<Rect> {
    let is_wanted = |node: &Node<'_>| {
        let node = node.accesskit_node();
        wanted(node.role(), &plain(&node.label().unwrap_or_default()))
    };
    stage.harness.root().children_recursive().filter(is_wanted).map(|node| node.rect()).collect()
}

/// The first word of the article.
fn title(stage: &Stage) -> String {
    stage.text().split_whitespace().next().unwrap().to_owned()
}

fn article(stage: &Stage) -> Rect {
    // The guideline is a document, too.
    let word = stage.on(&title(stage));
    let found: Vec<Rect> = rects(stage, |role, _| role == Role::Document);
    *found.iter().find(|rect| rect.contains(word)).expect("the article is on the screen")
}

fn small(language: LanguageChoice, guideline: bool, labels: &LabelSet) -> Stage {
    let mut stage = Stage::with(Settings { language, guideline, ..named() });
    stage.window_mut().session_mut().unwrap().change_label_set(LabelSetChange::to(labels.clone())).unwrap();
    stage.harness.set_size(vec2(900.0, 560.0));
    stage.rest();
    stage
}

#[test]
fn a_small_window_has_room_for_the_article_beside_the_guideline() {
    for (language, brush) in [(LanguageChoice::English, "Brush"), (LanguageChoice::Arabic, "فرشاة")] {
        for labels in [LabelSet::conflict_news(), Preset::Empty.label_set(), many(25)] {
            for at_start in [false, true] {
                let mut stage = small(language, at_start, &labels);
                if !at_start {
                    stage.key(Key::F2);
                }
                assert!(stage.window().settings().guideline);
                let article = article(&stage);
                assert!(article.width() >= 240.0, "{language:?}, {} labels: {article}", labels.labels().len());
                let brush = rects(&stage, |role, name| role == Role::Button && name == brush)[0];
                assert!(article.x_range().contains(brush.left()), "{language:?}: {brush} {article}");
                assert!(article.x_range().contains(brush.right()), "{language:?}: {brush} {article}");
                let word = title(&stage);
                stage.drag_over(&word);
                assert_eq!(stage.selected(), word);
            }
        }
    }
}

#[test]
fn the_list_of_documents_is_back_when_there_is_room_for_it() {
    let mut stage = with(&LabelSet::conflict_news());
    let listed = |stage: &Stage| rects(stage, |role, name| role == Role::TextInput && name.starts_with("Find")).len();
    let before = listed(&stage);
    stage.key(Key::F2);
    let widths = (stage.window().settings().left_width, stage.window().settings().right_width);
    stage.harness.set_size(vec2(900.0, 560.0));
    stage.rest();
    stage.harness.set_size(vec2(1280.0, 800.0));
    stage.rest();
    assert_eq!(listed(&stage), before);
    assert_eq!((stage.window().settings().left_width, stage.window().settings().right_width), widths);
}

#[test]
fn a_label_bar_survives_every_width() {
    for width in [320.0, 500.0, 640.0, 760.0] {
        let mut stage = small(LanguageChoice::English, true, &many(25));
        stage.harness.set_size(vec2(width, 400.0));
        stage.rest();
        assert!(stage.says("Brush"));
    }
}

#[test]
fn the_scroll_bar_of_the_label_editor_lies_over_no_letters() {
    let mut stage = small(LanguageChoice::Arabic, false, &LabelSet::conflict_news());
    stage.keys(crate::hands::CTRL, Key::L);
    let field = rects(&stage, |role, name| role == Role::TextInput && name == "المفتاح في التصدير");
    // The step back is at the outer edge of the list, which is 230 points wide and 16 from the form.
    let back = rects(&stage, |role, name| role == Role::Button && name == "تراجع");
    let edge = back.iter().map(Rect::right).fold(0.0, f32::max) - 246.0;
    assert_eq!(field.len(), 1, "{:#?}", stage.texts());
    assert!(field[0].right() <= edge - 12.0, "{} {edge}", field[0]);
    assert!(field[0].right() > edge - 40.0, "{} {edge}", field[0]);
}
