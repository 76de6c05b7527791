use super::lay::Ornament;
use super::*;
use crate::ui::kit;
use eframe::egui::{Color32, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

/// The key and the name of the only label.
const ACTOR: (&str, &str) = ("ACTOR", "فاعل");
const LOOKS: [LabelLook<'static>; 1] = [LabelLook { key: ACTOR.0, name: ACTOR.1, colour: Color32::BLUE }];

fn window(source: &str) -> Harness<'static, MarkdownView> {
    let mut view = MarkdownView::default();
    view.set(source);
    let show = |ui: &mut Ui, view: &mut MarkdownView| {
        kit::begin_frame(ui.ctx());
        view.show(ui, "Guideline", &LOOKS);
        kit::end_frame(ui.ctx());
    };
    Harness::builder().with_size(vec2(320.0, 400.0)).with_max_steps(400).build_ui_state(show, view)
}

/// A long guideline.
fn long() -> String {
    let section = |number: usize| {
        let paragraph = "قال **مصطفى بالي** إن ⟦ACTOR:القوات⟧ تقدمت في بلدة الباغوز SDF. ".repeat(4);
        format!("## عنوان {number}\n\n{paragraph}\n\n- بند أول\n- بند ثان\n\n")
    };
    (0..100).map(section).collect()
}

fn laid(view: &MarkdownView) -> usize {
    view.laid.iter().flatten().count()
}

fn lay_first(source: &str) -> LaidBlock {
    let harness = window(source);
    let view = harness.state();
    let room = Room { ctx: &harness.ctx, width: 300.0, looks: &LOOKS };
    lay((&view.blocks[0], view.directions[0]), room, 0.0)
}

#[test]
fn only_what_is_near_the_screen_is_laid_out() {
    let source = long();
    assert!(source.chars().count() > 25_000);
    let mut harness = window(&source);
    harness.step();
    assert!(laid(harness.state()) < 60, "{} of {}", laid(harness.state()), harness.state().blocks.len());
    harness.run();
    assert!(harness.state().heights.iter().all(|height| height.measured), "the scroll bar comes to tell the truth");
    assert!(laid(harness.state()) < 40, "{}", laid(harness.state()));
    let delay = harness.output().viewport_output[&eframe::egui::ViewportId::ROOT].repaint_delay;
    assert!(delay > std::time::Duration::from_hours(1), "at rest it asks for no frames: {delay:?}");
}

#[test]
fn a_heading_comes_to_the_top_and_stays_there_while_the_rest_is_measured() {
    let mut harness = window(&long());
    harness.step();
    harness.state_mut().reveal(50);
    for _ in 0..3 {
        harness.step();
        let top = harness.get_by_label("عنوان 50").rect().top();
        assert!((0.0..60.0).contains(&top), "{top}");
    }
    harness.run();
    let top = harness.get_by_label("عنوان 50").rect().top();
    assert!((0.0..60.0).contains(&top), "{top}");
    assert_eq!(harness.state().current(), Some(50));
    harness.set_size(vec2(250.0, 400.0));
    harness.run();
    let top = harness.get_by_label("عنوان 50").rect().top();
    assert!((-40.0..60.0).contains(&top), "in a narrower window, too: {top}");
}

#[test]
fn keys_scroll_while_it_has_the_keyboard() {
    let mut harness = window(&long());
    harness.run();
    harness.key_press(Key::PageDown);
    harness.run();
    assert_eq!(harness.state().current(), Some(0), "without the keyboard keys are the window's");
    harness.get_by_label("Guideline").focus();
    harness.run();
    for key in [Key::PageDown, Key::PageDown, Key::PageUp, Key::ArrowDown, Key::ArrowUp] {
        harness.key_press_modifiers(Modifiers::NONE, key);
        harness.run();
    }
    assert!((harness.state().offset - 324.0).abs() < 1.0, "{}", harness.state().offset);
    harness.key_press(Key::End);
    harness.run();
    assert!(harness.state().current() >= Some(98));
    harness.get_by_label("عنوان 99");
    harness.key_press(Key::Home);
    harness.run();
    assert!(harness.state().offset.abs() < 0.5);
}

#[test]
fn a_block_starts_on_the_side_of_its_letters_and_keys_do_not_turn_it() {
    use Direction::{LeftToRight as Left, RightToLeft as Right};
    let mut view = MarkdownView::default();
    view.set(
        "# دليل\n\n## LOCATION المكان\n\nاسم المكان.\n\n38\n\n# Guideline\n\n## COUNT العدد\n\nTag «نحو 140».\n\n38",
    );
    assert_eq!(view.directions, [Right, Right, Right, Right, Left, Left, Left, Left]);
    let headings = view.headings().iter().map(|heading| heading.direction);
    assert_eq!(headings.collect::<Vec<_>>(), [Right, Right, Left, Left]);
}

#[test]
fn another_text_begins_at_its_start() {
    let mut harness = window(&long());
    harness.state_mut().reveal(20);
    harness.run();
    harness.state_mut().set("# فاعل\n\nنص");
    harness.run();
    assert_eq!((harness.state().current(), harness.state().headings().len()), (Some(0), 1));
    assert!(harness.get_by_label("فاعل").rect().top() < 40.0);
    harness.state_mut().set(" \n");
    harness.run();
    assert!(harness.state().is_empty() && harness.state().current().is_none());
}

#[test]
fn markers_stand_on_the_side_where_the_paragraph_starts() {
    let bullet = |source: &str| {
        let laid = lay_first(source);
        let (_, text) = &laid.texts[0];
        let centre = laid.ornaments.iter().find_map(|ornament| match ornament {
            Ornament::Bullet(centre, _) => Some(centre.x),
            _ => None,
        });
        (centre.expect("a bullet"), text.x)
    };
    let (centre, text) = bullet("- بند من القائمة");
    assert!(centre > 276.0 && centre < 300.0 && text.abs() < 0.5, "{centre}");
    let (centre, text) = bullet("- an item of a list");
    assert!(centre < 24.0 && (text - 24.0).abs() < 0.5, "{centre}");
    let laid = lay_first("7. بند من القائمة");
    let (number, place) = &laid.texts[1];
    let right = place.x + number.size().x;
    assert!(right > 283.0 && right - number.ink_width() > 276.0, "the number is right of the text: {right}");
}

#[test]
fn quotations_code_and_tables_are_in_their_places() {
    let bar = |source: &str| {
        lay_first(source).ornaments.iter().find_map(|ornament| match ornament {
            Ornament::Bar(rect) => Some(rect.center().x),
            _ => None,
        })
    };
    assert!(bar("> قال بالي").expect("a bar") > 290.0 && bar("> he said").expect("a bar") < 10.0);
    let code = lay_first("```\nقال ⟦ACTOR:بالي⟧\n\nab\n```");
    assert_eq!(code.texts.len(), 3);
    assert!(code.ornaments.iter().any(|ornament| matches!(ornament, Ornament::Ground(_))));
    let table = lay_first("| الكلمة | Value |\n|---|---|\n| أكثر من | 901 |\n| نحو | 140 |");
    let lefts: Vec<f32> = table.texts.iter().map(|(_, pos)| pos.x).collect();
    assert!(lefts[0] > lefts[1] && (lefts[0] - lefts[2]).abs() < 0.5, "the first column is the right one: {lefts:?}");
    let right = lefts[0] + table.texts[0].0.size().x;
    assert!((right - 292.0).abs() < 2.0, "{right}");
}

#[test]
fn a_line_with_names_above_it_is_higher() {
    let (plain, marked) = (lay_first("قال بالي إن"), lay_first("قال ⟦ACTOR:بالي⟧ إن"));
    assert!((marked.height - plain.height - tokens::TAG_ROW).abs() < 1.5);
    let nested = lay_first("قال ⟦CLAIM:⟦ACTOR:بالي⟧⟧ إن");
    assert!(nested.height > marked.height + tokens::TAG_ROW, "a second row of names, and a lane");
}
