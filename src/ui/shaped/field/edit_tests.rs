use super::*;
use proptest::prelude::*;

fn typed(text: &str) -> Buffer {
    let mut buffer = Buffer::new("", Lines::Many);
    text.chars().for_each(|c| buffer.type_text(c.encode_utf8(&mut [0; 4])));
    buffer
}

/// The text with the caret as `|` and the other end of the selection as `^`.
fn shown(buffer: &Buffer) -> String {
    let mut marks = vec![(buffer.caret.offset, '|')];
    if buffer.anchor != buffer.caret.offset {
        marks.push((buffer.anchor, '^'));
    }
    marks.sort_by_key(|mark| std::cmp::Reverse(mark.0));
    let mut text = buffer.text.clone();
    for (offset, mark) in marks {
        text.insert(byte(&buffer.text, offset), mark);
    }
    text
}

#[test]
fn undo_goes_word_by_word_and_back() {
    let mut buffer = typed("قال بالي ok");
    let mut steps = vec![shown(&buffer)];
    while buffer.undo() {
        steps.push(shown(&buffer));
    }
    assert_eq!(steps, ["قال بالي ok|", "قال بالي |", "قال |", "|"]);
    while buffer.redo() {}
    assert_eq!(shown(&buffer), "قال بالي ok|");
}

#[test]
fn a_moved_caret_starts_a_new_step() {
    let mut buffer = typed("ab");
    buffer.place(Caret::after(2), false);
    buffer.type_text("c");
    assert!(buffer.undo());
    assert_eq!(shown(&buffer), "ab|");
    buffer.type_text("d");
    assert!(!buffer.redo(), "what was taken back is gone after a new change");
}

#[test]
fn erasing_goes_mark_by_mark_backwards_and_letter_by_letter_forwards() {
    let mut buffer = Buffer::new("مُحَ", Lines::One);
    buffer.erase(Erase::Back);
    assert_eq!(shown(&buffer), "مُح|");
    buffer.erase(Erase::Back);
    buffer.place(Caret::before(0), false);
    buffer.erase(Erase::Forward);
    assert_eq!(shown(&buffer), "|");
    assert!(buffer.undo() && buffer.undo());
    assert_eq!(shown(&buffer), "مُحَ|");
}

#[test]
fn words_are_erased_whole() {
    let mut buffer = Buffer::new("قال بالي، ok", Lines::One);
    buffer.erase(Erase::WordBack);
    buffer.erase(Erase::WordBack);
    assert_eq!(shown(&buffer), "قال |");
    buffer.place(Caret::before(0), false);
    buffer.erase(Erase::WordForward);
    assert_eq!(shown(&buffer), "| ");
}

#[test]
fn one_line_takes_no_line_ends_and_no_control_characters() {
    let mut buffer = Buffer::new("a", Lines::One);
    buffer.paste("b\r\nc\u{2029}d\u{7}");
    assert_eq!(shown(&buffer), "ab c d|");
    let mut buffer = Buffer::new("a", Lines::Many);
    buffer.paste("b\r\nc\u{7f}");
    assert_eq!(shown(&buffer), "ab\nc|");
}

#[test]
fn typing_replaces_the_selection_and_undo_selects_it_again() {
    let mut buffer = Buffer::new("قال بالي", Lines::One);
    buffer.select(4, Caret::after(8));
    buffer.type_text("o");
    buffer.type_text("k");
    assert_eq!(shown(&buffer), "قال ok|");
    assert!(buffer.undo());
    assert_eq!((shown(&buffer).as_str(), buffer.selected()), ("قال ^بالي|", "بالي"));
}

#[test]
fn a_caret_is_never_left_between_a_letter_and_its_mark() {
    let mut buffer = Buffer::new("\u{64f}", Lines::One);
    buffer.place(Caret::before(0), false);
    buffer.type_text("م");
    assert_eq!(shown(&buffer), "مُ|");
}

#[test]
fn a_text_from_outside_is_taken_over() {
    let mut buffer = typed("ab");
    buffer.sync("abc", Lines::Many);
    assert_eq!(shown(&buffer), "abc|");
    assert!(!buffer.undo());
    buffer.place(Caret::before(1), false);
    buffer.sync("ق\u{64f}\u{64e}", Lines::Many);
    assert_eq!(shown(&buffer), "ق\u{64f}\u{64e}|");
}

#[derive(Clone, Debug)]
enum Step {
    Type(String),
    Paste(String),
    Erase(Erase),
    Around(usize, usize),
    Place(usize, bool),
    SelectAll,
    Undo,
    Redo,
}

fn piece() -> impl Strategy<Value = String> {
    let pieces =
        ["ق", "َ", "ّ", "لا", "a", "é", "e\u{301}", " ", "\n", "\r\n", "👨‍👩‍👧", "\u{200d}", "🇸", "\u{200f}", "5", "\u{600}"];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..4).prop_map(|pieces| pieces.concat())
}

fn step() -> impl Strategy<Value = Step> {
    let erase = prop::sample::select(vec![Erase::Back, Erase::Forward, Erase::WordBack, Erase::WordForward]);
    prop_oneof![
        4 => piece().prop_map(Step::Type),
        1 => piece().prop_map(Step::Paste),
        3 => erase.prop_map(Step::Erase),
        1 => (0_usize..4, 0_usize..4).prop_map(|(before, after)| Step::Around(before, after)),
        3 => (0_usize..30, any::<bool>()).prop_map(|(at, extend)| Step::Place(at, extend)),
        1 => Just(Step::SelectAll),
        1 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

fn apply(buffer: &mut Buffer, step: &Step) {
    match step {
        Step::Type(text) => buffer.type_text(text),
        Step::Paste(text) => buffer.paste(text),
        Step::Erase(erase) => buffer.erase(*erase),
        Step::Around(before, after) => buffer.erase_around(*before, *after),
        Step::Place(at, extend) => buffer.place(Caret::before(*at), *extend),
        Step::SelectAll => buffer.select_all(),
        Step::Undo => drop(buffer.undo()),
        Step::Redo => drop(buffer.redo()),
    }
}

fn is_boundary(text: &str, offset: usize) -> bool {
    offset <= text.chars().count() && grapheme_ceil(text, offset) == offset
}

proptest! {
    #[test]
    fn any_changes_keep_the_caret_valid_and_can_be_taken_back(
        start in piece(),
        one_line in any::<bool>(),
        steps in prop::collection::vec(step(), 0..40),
    ) {
        let lines = if one_line { Lines::One } else { Lines::Many };
        let mut buffer = Buffer::new(&start, lines);
        for step in &steps {
            apply(&mut buffer, step);
            prop_assert!(is_boundary(&buffer.text, buffer.caret.offset), "{step:?} {buffer:?}");
            prop_assert!(is_boundary(&buffer.text, buffer.anchor), "{step:?} {buffer:?}");
            prop_assert!(!one_line || start.contains('\n') || !buffer.text.contains('\n'));
        }
        while buffer.redo() {}
        let last = buffer.text.clone();
        while buffer.undo() {
            prop_assert!(is_boundary(&buffer.text, buffer.caret.offset) && is_boundary(&buffer.text, buffer.anchor));
        }
        prop_assert_eq!(&buffer.text, &start);
        while buffer.redo() {}
        prop_assert_eq!(&buffer.text, &last);
    }
}
