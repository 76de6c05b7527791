use super::*;
use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable};

/// A window with one field and another one after it.
struct Window<V> {
    value: Option<V>,
    /// Whether what is typed becomes the value at every key, or only when typing is over.
    at_once: bool,
    finished: bool,
    submitted: bool,
    fault: Option<Fault>,
}

fn window<V: Entry>(value: Option<V>, at_once: bool) -> Harness<'static, Window<V>> {
    let show = |ui: &mut Ui, window: &mut Window<V>| {
        kit::begin_frame(ui.ctx());
        let output = ValueField::new(window.value.clone(), "Best")
            .hint("number or date")
            .proposed(true)
            .id(Id::unique("best"))
            .show(ui);
        if output.changed && (window.at_once || output.finished) {
            window.value = output.value;
        }
        window.fault = output.fault;
        window.finished |= output.finished;
        window.submitted |= output.submitted && output.response.has_focus();
        ValueField::<i64>::new(None, "Other").id(Id::unique("other")).show(ui);
        kit::end_frame(ui.ctx());
    };
    let state = Window { value, at_once, finished: false, submitted: false, fault: None };
    let mut harness = Harness::builder().with_size(vec2(300.0, 300.0)).with_step_dt(0.01).build_ui_state(show, state);
    harness.get_by_label("Best").focus();
    harness.run();
    harness
}

fn write<V>(harness: &mut Harness<'_, Window<V>>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run();
}

fn press<V>(harness: &mut Harness<'_, Window<V>>, key: Key) {
    harness.key_press_modifiers(Modifiers::NONE, key);
    harness.run();
}

fn shown<V>(harness: &Harness<'_, Window<V>>) -> String {
    harness.get_by_label("Best").value().unwrap_or_default()
}

/// Whether the window says something that begins like this.
fn says<V>(harness: &Harness<'_, Window<V>>, beginning: &str) -> bool {
    let begins = |text: Option<String>| text.is_some_and(|text| text.starts_with(beginning));
    harness.root().children_recursive().any(|node| begins(node.accesskit_node().value()))
}

#[test]
fn arabic_digits_are_a_number_and_stay_while_they_are_typed() {
    for at_once in [true, false] {
        let mut harness = window::<i64>(Some(7), at_once);
        write(&mut harness, "٢٦٬٩٥٠");
        assert_eq!(harness.state().value, Some(if at_once { 26950 } else { 7 }));
        assert_eq!(shown(&harness), "٢٦٬٩٥٠");
        press(&mut harness, Key::Tab);
        assert_eq!((harness.state().value, harness.state().finished), (Some(26950), true));
        assert_eq!(shown(&harness), "26950");
    }
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_lost() {
    let mut harness = window::<i64>(Some(7), true);
    write(&mut harness, "12,3");
    assert!(!says(&harness, "Separators"), "it may become right yet");
    press(&mut harness, Key::Tab);
    assert!(says(&harness, "Separators"));
    assert_eq!((harness.state().value, shown(&harness).as_str()), (Some(7), "12,3"));
    harness.get_by_label("Best").focus();
    harness.run();
    press(&mut harness, Key::Enter);
    assert!(says(&harness, "Separators"));
    press(&mut harness, Key::End);
    write(&mut harness, "00");
    assert_eq!(harness.state().value, Some(12300));
    assert!(!says(&harness, "Separators"));
    write(&mut harness, "ألف");
    assert!(says(&harness, "\u{2068}أ\u{2069}"), "at once, for no number goes on like this");
}

#[test]
fn an_empty_field_is_no_value() {
    let mut harness = window::<f64>(Some(2.5), true);
    assert_eq!(shown(&harness), "2.5");
    press(&mut harness, Key::Delete);
    press(&mut harness, Key::Enter);
    assert!(harness.state().submitted);
    assert_eq!((harness.state().value, harness.state().fault, harness.state().finished), (None, None, true));
}

#[test]
fn a_value_from_elsewhere_wins() {
    let mut harness = window::<i64>(Some(7), false);
    write(&mut harness, "8x");
    assert_eq!(harness.state().fault, Some(Fault::Number(NumberFault::Foreign('x'))));
    harness.state_mut().value = Some(5);
    harness.run();
    assert_eq!((shown(&harness).as_str(), harness.state().fault), ("5", None));
}

#[test]
fn a_wrong_entry_stays_where_the_value_from_before_stands_again() {
    let mut harness = window::<i64>(Some(7), true);
    write(&mut harness, "12");
    assert_eq!(harness.state().value, Some(12));
    write(&mut harness, "a");
    harness.state_mut().value = Some(7);
    harness.run();
    press(&mut harness, Key::Tab);
    assert_eq!((shown(&harness).as_str(), harness.state().value), ("12a", Some(7)));
    assert!(says(&harness, "\u{2068}a\u{2069}"));
    harness.state_mut().value = Some(5);
    harness.run();
    assert_eq!((shown(&harness).as_str(), harness.state().fault), ("5", None));
}

#[test]
fn dates_are_written_in_one_way() {
    let mut harness = window::<IsoDate>(None, true);
    write(&mut harness, "2019/2");
    assert_eq!(harness.state().value, Some(IsoDate("2019-02".to_owned())));
    write(&mut harness, "/30");
    assert!(says(&harness, "The month has no day"));
    press(&mut harness, Key::Backspace);
    press(&mut harness, Key::Tab);
    assert_eq!((harness.state().fault, shown(&harness).as_str()), (None, "2019-02-03"));
}
