use super::*;
use crate::ui::kit;
use crate::ui::shaped::Field;
use eframe::egui::{Event, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use egui_kittest::{Harness, Node};

const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

const fn choice<'a>(key: &'a str, name: &'a str, explanation: &'a str) -> Choice<'a> {
    Choice { key, name, explanation }
}

const OUTCOMES: [Choice<'static>; 5] = [
    choice("killed", "قتلى", "من ماتوا"),
    choice("injured", "جرحى", ""),
    choice("missing", "مفقودون", ""),
    choice("detained", "محتجزون", ""),
    choice("displaced", "نازحون", ""),
];

/// A window with one list and a field after it, and what was said last.
#[derive(Default)]
struct Window {
    chosen: Vec<usize>,
    many: bool,
    proposed: bool,
    disabled: bool,
    direction: Direction,
    changes: usize,
    /// The keys that the window saw after the list was shown.
    leaked: Vec<Key>,
}

fn window(window: Window) -> Harness<'static, Window> {
    let show = |ui: &mut Ui, window: &mut Window| {
        kit::begin_frame(ui.ctx());
        ui.set_max_width(210.0);
        let chosen = window.chosen.clone();
        let list = if window.many { Choices::many } else { Choices::one };
        let list = list("Outcome", &OUTCOMES, &chosen).direction(window.direction).id(Id::unique("outcome"));
        let output = ui.add_enabled_ui(!window.disabled, |ui| list.proposed(window.proposed).show(ui)).inner;
        assert_eq!(output.response.changed(), output.changed.is_some());
        if let Some(changed) = output.changed {
            (window.chosen, window.proposed) = (changed, false);
            window.changes += 1;
        }
        window.leaked.extend(ui.input(|input| {
            input
                .events
                .iter()
                .filter_map(|event| match event {
                    Event::Key { key, pressed: true, .. } => Some(*key),
                    _ => None,
                })
                .collect::<Vec<_>>()
        }));
        let mut other = String::new();
        Field::new(&mut other, "Other").id(Id::unique("other")).show(ui);
        kit::end_frame(ui.ctx());
    };
    Harness::builder().with_size(vec2(300.0, 300.0)).with_step_dt(0.01).build_ui_state(show, window)
}

/// A window whose list has the focus.
fn focused(state: Window) -> Harness<'static, Window> {
    let mut harness = window(state);
    harness.get_by_label("Outcome").focus();
    harness.run();
    harness
}

fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, keys: &[Key]) {
    for key in keys {
        harness.key_press_modifiers(modifiers, *key);
    }
    harness.run();
}

fn write(harness: &mut Harness<'_, Window>, letters: &str) {
    for letter in letters.chars() {
        harness.event(Event::Text(letter.to_string()));
    }
    harness.run();
}

fn click(harness: &mut Harness<'_, Window>, pos: Pos2) {
    for pressed in [true, false] {
        harness.event(Event::PointerMoved(pos));
        harness.event(Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.run();
    }
}

fn place(harness: &Harness<'_, Window>, name: &str) -> Pos2 {
    harness.get_by_label(name).rect().center()
}

#[test]
fn digits_choose_at_once_and_the_same_digit_takes_back() {
    let mut harness = focused(Window::default());
    press(&mut harness, Modifiers::NONE, &[Key::Num3]);
    assert_eq!(harness.state().chosen, [2]);
    press(&mut harness, Modifiers::NONE, &[Key::Num1]);
    assert_eq!((harness.state().chosen.as_slice(), harness.state().changes), (&[0][..], 2));
    press(&mut harness, Modifiers::NONE, &[Key::Num1]);
    assert_eq!(harness.state().chosen, [] as [usize; 0]);
    press(&mut harness, Modifiers::NONE, &[Key::Num9]);
    assert_eq!((harness.state().changes, harness.state().leaked.len()), (3, 0), "there is no ninth");
}

#[test]
fn arrows_move_as_seen_and_blank_and_enter_choose() {
    for (direction, on, back) in [
        (Direction::LeftToRight, Key::ArrowRight, Key::ArrowLeft),
        (Direction::RightToLeft, Key::ArrowLeft, Key::ArrowRight),
    ] {
        let mut harness = focused(Window { many: true, direction, ..Window::default() });
        let first_is_left = place(&harness, "قتلى").x < place(&harness, "جرحى").x;
        assert_eq!(first_is_left, direction == Direction::LeftToRight);
        press(&mut harness, Modifiers::NONE, &[on, on, Key::Space, back, Key::Enter]);
        assert_eq!(harness.state().chosen, [1, 2]);
        press(&mut harness, Modifiers::NONE, &[Key::End, Key::Space, Key::Home, on, Key::Space]);
        assert_eq!(harness.state().chosen, [2, 4]);
        press(&mut harness, Modifiers::NONE, &[Key::Delete]);
        assert_eq!(harness.state().chosen, [] as [usize; 0]);
        press(&mut harness, Modifiers::NONE, &[Key::Backspace]);
        assert_eq!(harness.state().leaked, []);
    }
}

#[test]
fn first_letters_choose_in_both_languages() {
    let mut harness = focused(Window::default());
    write(&mut harness, "مح");
    assert_eq!(harness.state().chosen, [3]);
    let mut harness = focused(Window { many: true, chosen: vec![0], ..Window::default() });
    write(&mut harness, "DI");
    assert_eq!(harness.state().chosen, [0, 4], "what the first letter alone would mean is not left behind");
    write(&mut harness, " 12%");
    assert_eq!((harness.state().chosen.as_slice(), harness.state().changes), (&[0, 4][..], 2), "one after the other");
}

#[test]
fn other_keys_go_on_to_the_window() {
    let mut harness = focused(Window::default());
    let takes = |harness: &Harness<'_, Window>, key| takes_key(&harness.ctx, key, None, Modifiers::NONE);
    assert!(takes(&harness, Key::Num1) && takes(&harness, Key::N) && takes(&harness, Key::Escape));
    assert!(!takes(&harness, Key::PageDown) && !takes_key(&harness.ctx, Key::Z, None, CTRL));
    press(&mut harness, CTRL, &[Key::Z, Key::Enter]);
    press(&mut harness, Modifiers::NONE, &[Key::N, Key::PageDown, Key::F2]);
    assert_eq!(harness.state().leaked, [Key::Z, Key::Enter, Key::PageDown, Key::F2]);
    assert_eq!(harness.state().chosen, [] as [usize; 0]);
    press(&mut harness, Modifiers::NONE, &[Key::Tab]);
    assert!(harness.get_by_label("Other").is_focused(), "the list is one stop of Tab");
    assert!(!takes(&harness, Key::Num1));
    press(&mut harness, Modifiers::SHIFT, &[Key::Tab]);
    assert!(harness.get_by_label("Outcome").is_focused());
    harness.state_mut().leaked.clear();
    press(&mut harness, Modifiers::NONE, &[Key::Escape]);
    assert!(!harness.get_by_label("Outcome").is_focused());
    press(&mut harness, Modifiers::NONE, &[Key::Num1]);
    assert_eq!(harness.state().leaked, [Key::Num1]);
}

#[test]
fn the_keyboard_comes_to_what_is_chosen() {
    let mut harness = focused(Window { chosen: vec![3], ..Window::default() });
    press(&mut harness, Modifiers::NONE, &[Key::Space]);
    assert_eq!(harness.state().chosen, [] as [usize; 0]);
    press(&mut harness, Modifiers::NONE, &[Key::Space]);
    assert_eq!(harness.state().chosen, [3]);
}

#[test]
fn a_click_toggles_and_brings_the_keyboard() {
    let mut harness = window(Window { many: true, ..Window::default() });
    let (first, third) = (place(&harness, "قتلى"), place(&harness, "مفقودون"));
    click(&mut harness, first);
    click(&mut harness, third);
    assert_eq!(harness.state().chosen, [0, 2]);
    assert!(harness.get_by_label("Outcome").is_focused());
    press(&mut harness, Modifiers::NONE, &[Key::Space]);
    assert_eq!(harness.state().chosen, [0], "the keyboard goes where the mouse was");
    press(&mut harness, Modifiers::NONE, &[Key::Tab]);
    click(&mut harness, third);
    assert_eq!(harness.state().chosen, [0, 2]);
    press(&mut harness, Modifiers::NONE, &[Key::Space]);
    assert_eq!(harness.state().chosen, [0], "also when it comes from elsewhere");
    click(&mut harness, first);
    assert_eq!(harness.state().chosen, [] as [usize; 0]);
    assert!(harness.get_by_label("Outcome").is_focused());
}

#[test]
fn a_proposal_is_agreed_to_by_choosing_it() {
    let mut harness = focused(Window { chosen: vec![1], proposed: true, ..Window::default() });
    press(&mut harness, Modifiers::NONE, &[Key::Space]);
    assert_eq!((harness.state().chosen.as_slice(), harness.state().changes), (&[1][..], 1));
    press(&mut harness, Modifiers::NONE, &[Key::Space]);
    assert_eq!(harness.state().chosen, [] as [usize; 0]);
    let mut harness = focused(Window { chosen: vec![1, 2], many: true, proposed: true, ..Window::default() });
    press(&mut harness, Modifiers::NONE, &[Key::Num3, Key::Num1, Key::Num2]);
    assert_eq!(harness.state().chosen, [0, 2]);
}

#[test]
fn a_disabled_list_is_deaf() {
    let mut harness = window(Window { disabled: true, chosen: vec![1], ..Window::default() });
    let first = place(&harness, "قتلى");
    click(&mut harness, first);
    press(&mut harness, Modifiers::NONE, &[Key::Tab]);
    assert!(harness.get_by_label("Other").is_focused());
    assert_eq!((harness.state().chosen.as_slice(), harness.state().changes), (&[1][..], 0));
}

#[test]
fn screen_readers_hear_what_is_chosen() {
    let harness = window(Window { many: true, chosen: vec![0, 4], ..Window::default() });
    assert_eq!(harness.get_by_label("Outcome").value().as_deref(), Some("قتلى, نازحون"));
    let is_on = |node: &Node<'_>| node.accesskit_node().toggled().is_some_and(|on| on == true.into());
    assert!(is_on(&harness.get_by_label("قتلى")) && !is_on(&harness.get_by_label("جرحى")));
}

#[test]
fn long_names_stand_one_below_the_other() {
    let long = "قوات دولية وقوات حفظ السلام التابعة للأمم المتحدة";
    let show = move |ui: &mut Ui| {
        kit::begin_frame(ui.ctx());
        let items = [choice("international", long, ""), choice("other", "غيرها", "")];
        Choices::one("Type", &items, &[]).show(ui);
        kit::end_frame(ui.ctx());
    };
    let mut harness = Harness::builder().with_size(vec2(220.0, 200.0)).build_ui(show);
    harness.run();
    let (first, second) = (harness.get_by_label(long).rect(), harness.get_by_label("غيرها").rect());
    assert!(second.top() >= first.bottom() && (second.width() - first.width()).abs() < 0.5);
    assert!(first.right() <= 220.0);
}
