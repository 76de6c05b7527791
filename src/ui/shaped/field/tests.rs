use super::*;
use eframe::egui::{self, Event, ImeEvent, Key, Modifiers, OutputCommand, PointerButton, Pos2};
use egui_kittest::{Harness, kittest::Queryable};

const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

/// A window with one field, and what it said last.
#[derive(Default)]
struct Window {
    text: String,
    hint: &'static str,
    rows: Option<usize>,
    select_all: bool,
    changes: usize,
    submitted: usize,
    cancelled: usize,
    /// Whether the window saw the key 1 or Ctrl+Z after the field was shown.
    leaked: bool,
}

fn window(window: Window) -> Harness<'static, Window> {
    let show = |ui: &mut Ui, window: &mut Window| {
        kit::begin_frame(ui.ctx());
        ui.set_max_width(200.0);
        let mut field = Field::new(&mut window.text, "Note").hint(window.hint).id(Id::unique("note"));
        if let Some(rows) = window.rows {
            field = field.multiline(rows);
        }
        if window.select_all {
            field = field.select_all_on_focus();
        }
        let output = field.show(ui);
        window.changes += usize::from(output.response.changed());
        window.submitted += usize::from(output.submitted);
        window.cancelled += usize::from(output.cancelled);
        window.leaked |= ui.input(|input| input.key_pressed(Key::Num1) || input.key_pressed(Key::Z));
        let mut other = String::new();
        Field::new(&mut other, "Other").id(Id::unique("other")).show(ui);
        kit::end_frame(ui.ctx());
    };
    Harness::builder().with_size(vec2(300.0, 300.0)).with_step_dt(0.01).build_ui_state(show, window)
}

/// A window whose field holds `text` and has the focus, the caret at the end.
fn focused(text: &str, rows: Option<usize>) -> Harness<'static, Window> {
    let mut harness = window(Window { text: text.to_owned(), rows, ..Window::default() });
    harness.get_by_label("Note").focus();
    harness.run();
    harness
}

fn send(harness: &mut Harness<'_, Window>, event: Event) {
    harness.event(event);
    harness.run();
}

fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, keys: &[Key]) {
    for key in keys {
        harness.key_press_modifiers(modifiers, *key);
    }
    harness.run();
}

fn copied(harness: &mut Harness<'_, Window>) -> String {
    harness.event(Event::Copy);
    harness.step();
    let commands = &harness.output().platform_output.commands;
    let copied = commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    copied.unwrap_or_default()
}

/// A point in the first line, `share` of the way from the left edge of the text's room.
fn at(harness: &Harness<'_, Window>, share: f32) -> Pos2 {
    let rect = harness.get_by_label("Note").rect().shrink2(vec2(8.0, 0.0));
    egui::pos2(rect.left() + share * rect.width(), rect.top() + 15.0)
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

fn click(harness: &mut Harness<'_, Window>, pos: Pos2) {
    harness.event(Event::PointerMoved(pos));
    harness.event(button(pos, true));
    harness.event(button(pos, false));
    harness.run();
}

fn drag(harness: &mut Harness<'_, Window>, from: Pos2, to: Pos2) {
    for event in [Event::PointerMoved(from), button(from, true), Event::PointerMoved(to), button(to, false)] {
        send(harness, event);
    }
}

#[test]
fn arabic_and_latin_are_typed_and_read_by_name() {
    let mut harness = focused("", None);
    for letter in ["ق", "س", "د", " ", "S", "D", "F", " ", "1"] {
        send(&mut harness, Event::Text(letter.to_owned()));
    }
    assert_eq!(harness.state().text, "قسد SDF 1");
    assert_eq!(harness.state().changes, 9);
    assert_eq!(harness.get_by_label("Note").value().as_deref(), Some("قسد SDF 1"));
    press(&mut harness, Modifiers::NONE, &[Key::Backspace, Key::Backspace, Key::Num1]);
    assert_eq!(harness.state().text, "قسد SDF");
}

#[test]
fn arrows_go_the_way_they_point() {
    let mut harness = focused("أب def غ", None);
    press(&mut harness, Modifiers::NONE, &[Key::Home, Key::ArrowLeft, Key::ArrowLeft, Key::ArrowLeft, Key::ArrowLeft]);
    send(&mut harness, Event::Text("X".into()));
    assert_eq!(harness.state().text, "أب deXf غ", "one step into the Latin word from its right");
    press(&mut harness, Modifiers::NONE, &[Key::End, Key::ArrowRight]);
    press(&mut harness, Modifiers::SHIFT, &[Key::ArrowRight, Key::ArrowRight]);
    assert_eq!(
        copied(&mut harness),
        "eXf ",
        "over the blank and over the Latin d, which is read three letters earlier"
    );
}

#[test]
fn the_mouse_selects_by_dragging_and_by_quick_clicks() {
    let mut harness = window(Window { text: "قال بالي ok".to_owned(), ..Window::default() });
    // The text runs from the right; its right edge is that of the field.
    let (right, left) = (at(&harness, 1.0), at(&harness, 0.0));
    drag(&mut harness, right, left);
    assert_eq!(copied(&mut harness), "قال بالي ok");
    let word = egui::pos2(right.x - 8.0, right.y);
    click(&mut harness, word);
    assert_eq!(copied(&mut harness), "");
    click(&mut harness, word);
    assert_eq!(copied(&mut harness), "قال");
    click(&mut harness, word);
    assert_eq!(copied(&mut harness), "قال بالي ok");
    drag(&mut harness, left, right);
    assert_eq!(copied(&mut harness), "قال بالي ok");
    press(&mut harness, Modifiers::NONE, &[Key::Delete]);
    assert_eq!(harness.state().text, "");
}

#[test]
fn clipboard_and_undo() {
    let mut harness = focused("", None);
    send(&mut harness, Event::Paste("قال\r\nبالي".into()));
    assert_eq!(harness.state().text, "قال بالي");
    press(&mut harness, CTRL, &[Key::A]);
    send(&mut harness, Event::Cut);
    assert_eq!(harness.state().text, "");
    press(&mut harness, CTRL, &[Key::Z]);
    assert_eq!(harness.state().text, "قال بالي");
    assert_eq!(copied(&mut harness), "قال بالي");
    press(&mut harness, CTRL, &[Key::Z]);
    assert_eq!(harness.state().text, "");
    press(&mut harness, CTRL | Modifiers::SHIFT, &[Key::Z]);
    press(&mut harness, CTRL, &[Key::Y]);
    assert_eq!((harness.state().text.as_str(), harness.state().leaked), ("", false));
}

#[test]
fn an_input_method_shows_before_it_decides() {
    let mut harness = focused("قال ", None);
    send(&mut harness, Event::Ime(ImeEvent::Preedit { text: "سل".into(), active_range_chars: Some(0..2) }));
    assert_eq!(harness.state().text, "قال ", "what is not decided is not in the text");
    let ime = harness.output().platform_output.ime.expect("the field says where it is");
    assert!(harness.get_by_label("Note").rect().expand(2.0).contains_rect(ime.cursor_rect));
    send(&mut harness, Event::Ime(ImeEvent::Commit("سلام".into())));
    assert_eq!(harness.state().text, "قال سلام");
    send(&mut harness, Event::Ime(ImeEvent::DeleteSurrounding { before_chars: 2, after_chars: 3 }));
    assert_eq!(harness.state().text, "قال سل");
    send(&mut harness, Event::Ime(ImeEvent::Preedit { text: "x".into(), active_range_chars: None }));
    press(&mut harness, Modifiers::NONE, &[Key::Tab]);
    assert_eq!(harness.state().text, "قال سلx", "it is kept when the user goes elsewhere");
}

#[test]
fn keys_are_the_fields_while_it_has_the_focus() {
    let mut harness = focused("", Some(2));
    assert!(typing(&harness.ctx));
    press(&mut harness, Modifiers::NONE, &[Key::Num1, Key::Space, Key::Enter, Key::ArrowUp, Key::ArrowDown]);
    press(&mut harness, CTRL, &[Key::Z, Key::Enter]);
    assert!(!harness.state().leaked && harness.get_by_label("Note").is_focused());
    assert_eq!((harness.state().submitted, harness.state().text.as_str()), (1, ""));
    press(&mut harness, Modifiers::NONE, &[Key::Tab]);
    assert!(harness.get_by_label("Other").is_focused() && typing(&harness.ctx));
    press(&mut harness, Modifiers::SHIFT, &[Key::Tab]);
    press(&mut harness, Modifiers::NONE, &[Key::Escape]);
    assert_eq!(harness.state().cancelled, 1);
    assert!(!typing(&harness.ctx));
    press(&mut harness, Modifiers::NONE, &[Key::Num1]);
    assert!(harness.state().leaked, "without the focus keys are the window's");
}

#[test]
fn one_line_scrolls_and_several_grow() {
    let mut harness = focused("", None);
    send(&mut harness, Event::Text("قال بالي إن القوات تقدمت ".repeat(6)));
    let rect = harness.get_by_label("Note").rect();
    let caret = |harness: &Harness<'_, Window>| harness.output().platform_output.ime.map(|ime| ime.cursor_rect);
    assert!(rect.contains_rect(caret(&harness).expect("a caret")));
    assert!(caret(&harness).expect("a caret").left() < rect.left() + 12.0);
    press(&mut harness, Modifiers::NONE, &[Key::Home]);
    assert!(caret(&harness).expect("a caret").right() > rect.right() - 12.0);

    let mut harness = focused("", Some(2));
    let before = harness.get_by_label("Note").rect().height();
    send(&mut harness, Event::Text("قال بالي إن القوات تقدمت ".repeat(6)));
    let rect = harness.get_by_label("Note").rect();
    assert!(rect.height() > before + 20.0);
    assert!(rect.contains_rect(caret(&harness).expect("a caret")));
}

#[test]
fn an_empty_field_starts_on_the_side_of_its_hint() {
    for (hint, right) in [("ملاحظة", true), ("Note", false)] {
        let mut harness = window(Window { hint, ..Window::default() });
        harness.get_by_label("Note").focus();
        harness.run();
        let caret = harness.output().platform_output.ime.expect("a caret").cursor_rect;
        assert_eq!(caret.center().x > harness.get_by_label("Note").rect().center().x, right);
    }
}

#[test]
fn the_focus_may_select_everything() {
    let mut harness = window(Window { text: "قال".to_owned(), select_all: true, ..Window::default() });
    harness.get_by_label("Note").focus();
    harness.run();
    assert_eq!(copied(&mut harness), "قال");
    press(&mut harness, Modifiers::NONE, &[Key::Escape]);
    let inside = at(&harness, 0.5);
    click(&mut harness, inside);
    assert_eq!(copied(&mut harness), "قال");
    send(&mut harness, Event::Text("ok".into()));
    assert_eq!(harness.state().text, "ok");
}

#[test]
fn the_middle_button_and_screen_readers_write_too() {
    let mut harness = window(Window { text: "ab".to_owned(), ..Window::default() });
    let pos = at(&harness, 0.0);
    send(&mut harness, Event::PointerMoved(pos));
    send(&mut harness, Event::MiddleClickPaste { pos, text: "قال ".into() });
    assert_eq!(harness.state().text, "قال ab");
    harness.get_by_label("Note").set_text_value_accesskit("بالي");
    harness.run();
    assert_eq!(harness.state().text, "بالي");
}

#[test]
fn a_field_at_rest_asks_for_no_frames() {
    let mut harness = focused("قال بالي", Some(3));
    harness.run();
    let delay = harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert!(delay > std::time::Duration::from_hours(1), "{delay:?}");
}
