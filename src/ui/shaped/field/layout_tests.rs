use super::*;
use proptest::prelude::*;

const STYLE: Style =
    Style { face: Face::Interface, size: 13.0, width: 120.0, lines: Lines::Many, direction: Direction::LeftToRight };

fn layout(text: &str, style: Style) -> Layout {
    Layout::new(&mut Engine::new(), text, style, None)
}

/// Every place of the caret on the way, until it stays.
fn way(layout: &Layout, from: Caret, motion: Motion) -> Vec<usize> {
    let mut offsets = vec![from.offset];
    let mut caret = from;
    loop {
        let next = layout.moved(caret, motion, &mut None);
        if next == caret || offsets.len() > 200 {
            return offsets;
        }
        caret = next;
        offsets.push(caret.offset);
    }
}

#[test]
fn left_goes_left_in_mixed_text() {
    let one = Style { lines: Lines::One, ..STYLE };
    // As seen: «غ fed بأ» for the letters أب def غ read from the right.
    let mixed = layout("أب def غ", one);
    assert_eq!(mixed.direction(), Direction::RightToLeft);
    assert_eq!(way(&mixed, Caret::before(0), Motion::Left), [0, 1, 2, 3, 5, 4, 3, 7, 8]);
    assert_eq!(way(&mixed, Caret::after(8), Motion::Right), [8, 7, 6, 4, 5, 6, 2, 1, 0]);
    let mut caret = Caret::before(0);
    let mut last = f32::INFINITY;
    for _ in 0..9 {
        let (_, x) = mixed.caret(caret);
        assert!(x < last, "{caret:?} stands at {x}, not left of {last}");
        last = x;
        caret = mixed.moved(caret, Motion::Left, &mut None);
    }
}

#[test]
fn arrows_go_over_line_ends_once() {
    let text = "قال بالي\n\nabc";
    let layout = layout(text, STYLE);
    let there = way(&layout, Caret::before(0), Motion::Left);
    assert_eq!(
        there[..11],
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        "left goes on to the next line where it runs from the right"
    );
    assert_eq!(way(&layout, Caret::before(10), Motion::Right), [10, 11, 12, 13]);
    assert_eq!(way(&layout, Caret::after(9), Motion::Right), [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    let wrapped = self::layout(&"قال بالي ".repeat(6), STYLE);
    assert!(wrapped.line_count() > 2);
    let offsets = way(&wrapped, Caret::before(0), Motion::Left);
    assert_eq!(offsets, (0..=54).collect::<Vec<_>>(), "a wrapped line's end and the next one's start are one place");
}

#[test]
fn up_and_down_keep_their_place() {
    let layout = layout("abcdefgh\nab\nabcdefgh", STYLE);
    let mut goal = None;
    let mut caret = Caret::after(7);
    caret = layout.moved(caret, Motion::Down, &mut goal);
    assert_eq!(caret.offset, 11);
    caret = layout.moved(caret, Motion::Down, &mut goal);
    assert_eq!(caret.offset, 19);
    assert_eq!(layout.moved(caret, Motion::Down, &mut goal).offset, 20);
    let up = layout.moved(Caret::after(3), Motion::Up, &mut None);
    assert_eq!(up.offset, 0);
}

#[test]
fn words_go_by_the_direction_of_their_line() {
    let layout = layout("قال بالي\nabc def", STYLE);
    let step = |offset, motion| layout.moved(Caret::after(offset), motion, &mut None).offset;
    assert_eq!((step(0, Motion::WordLeft), step(8, Motion::WordRight)), (3, 4));
    assert_eq!((step(16, Motion::WordLeft), step(9, Motion::WordRight)), (13, 12));
}

#[test]
fn home_and_end_are_those_of_the_line_that_is_seen() {
    let layout = layout(&"قال بالي ".repeat(6), STYLE);
    let (line, _) = layout.caret(Caret::before(30));
    let start = layout.moved(Caret::before(30), Motion::LineStart, &mut None);
    let end = layout.moved(Caret::before(30), Motion::LineEnd, &mut None);
    assert_eq!((layout.caret(start).0, layout.caret(end).0), (line, line));
    assert!(0 < start.offset && start.offset < 30 && 30 < end.offset && end.offset < 54, "{start:?} {end:?}");
}

#[test]
fn empty_lines_take_the_side_of_the_line_before() {
    let layout = layout("قال\n\n12", STYLE);
    assert_eq!((layout.caret(Caret::before(4)).1, layout.caret(Caret::before(5)).0), (120.0, 2));
    let hint = Style { direction: Direction::RightToLeft, ..STYLE };
    assert_eq!(self::layout("", hint).caret(Caret::before(0)), (0, 120.0));
    assert_eq!(self::layout("\n", STYLE).caret(Caret::before(1)), (1, 0.0));
}

#[test]
fn selected_line_ends_are_seen() {
    let layout = layout("ab\n\nقال", STYLE);
    let rects = layout.rects(&(1..4));
    assert_eq!(rects.iter().map(|rect| rect.line).collect::<Vec<_>>(), [0, 0, 1]);
    assert!(rects.iter().all(|rect| rect.right > rect.left));
    assert!(layout.rects(&(4..4)).is_empty());
}

#[test]
fn a_change_elsewhere_keeps_a_paragraph() {
    let mut engine = Engine::new();
    let old = Layout::new(&mut engine, "قال\nبالي", STYLE, None);
    let kept = Arc::clone(&old.paragraphs[1].laid);
    let new = Layout::new(&mut engine, "قالت\nبالي", STYLE, Some(old));
    assert!(Arc::ptr_eq(&new.paragraphs[1].laid, &kept));
    let (_, x) = kept.caret(4, crate::typeset::Affinity::Upstream);
    assert_eq!(new.caret(Caret::after(9)), (1, x));
}

fn text() -> impl Strategy<Value = String> {
    let pieces = [
        "قال",
        "بَ",
        "لا",
        "abc",
        "e\u{301}",
        " ",
        " ",
        "12",
        "٣٥",
        "(",
        "،",
        "\u{200f}",
        "\u{200c}",
        "👨‍👩‍👧",
        "日",
        "\n",
        "\r",
        "\u{2029}",
        "\u{1c}",
        "\t",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_held_arrow_passes_every_grapheme_once(text in text(), left in any::<bool>()) {
        let one = layout(&text.replace('\n', " "), Style { lines: Lines::One, ..STYLE });
        let graphemes = one.stops(0).len();
        let (motion, sign) = if left { (Motion::Left, -1.0) } else { (Motion::Right, 1.0) };
        let far = one.hit(0, if left { 1e6 } else { -1e6 });
        // Clicks beside the text go to where it is read first or last, which may stand inside the line.
        let edges = one.stops(0).into_iter().map(|stop| if left { stop.at_right } else { stop.at_left });
        let outer = edges.max_by(|a, b| (-sign * one.caret(*a).1).total_cmp(&(-sign * one.caret(*b).1)));
        let mut caret = outer.unwrap_or(far);
        for step in 0..graphemes {
            let next = one.moved(caret, motion, &mut None);
            prop_assert!((one.caret(next).1 - one.caret(caret).1) * sign > 0.0, "step {} of {:?}", step, text);
            caret = next;
        }
        prop_assert_eq!(one.moved(caret, motion, &mut None), caret);
    }

    #[test]
    fn carets_are_in_the_text_and_in_its_lines(text in text(), width in 20_u16..200, x in -50_i16..250, line in 0_usize..9) {
        let layout = layout(&text, Style { width: f32::from(width), ..STYLE });
        let hit = layout.hit(line, f32::from(x));
        prop_assert!(hit.offset <= text.chars().count());
        prop_assert_eq!(layout.caret(hit).0, line.min(layout.line_count() - 1), "{:?} in {:?}", hit, text);
        for motion in [Motion::Up, Motion::Down, Motion::WordLeft, Motion::WordRight, Motion::LineStart, Motion::LineEnd] {
            let moved = layout.moved(hit, motion, &mut None);
            prop_assert!(moved.offset <= text.chars().count());
            prop_assert!(layout.caret(moved).0 < layout.line_count());
        }
    }
}
