//! Which lane the line of a span takes, and where its name stands. Knows no window.

use crate::text::Span;

/// The lane of every span: 0 next to the text, and outside of what lies inside it. `spans` are in document order.
pub(super) fn lanes(spans: &[Span]) -> Vec<usize> {
    let mut lanes = vec![0; spans.len()];
    for outer in (0..spans.len()).rev() {
        let inside = (outer + 1..spans.len()).filter(|inner| spans[*inner].overlaps(spans[outer]));
        lanes[outer] = inside.map(|inner| lanes[inner] + 1).max().unwrap_or(0);
    }
    lanes
}

/// A name that is to stand above a line: its left and right edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Name {
    pub line: usize,
    pub left: f32,
    pub right: f32,
}

/// The row of every name, 0 next to the text: the lowest in which it touches none that was placed before it. The last
/// ones are placed first, so that names of inner spans stand below those of outer ones.
pub(super) fn rows(names: &[Name], gap: f32) -> Vec<usize> {
    let mut rows = vec![0; names.len()];
    for index in (0..names.len()).rev() {
        let name = names[index];
        let near = |other: &usize| {
            let other = names[*other];
            other.line == name.line && other.left < name.right + gap && name.left < other.right + gap
        };
        let taken: Vec<usize> = (index + 1..names.len()).filter(near).map(|other| rows[other]).collect();
        rows[index] = (0..=taken.len()).find(|row| !taken.contains(row)).unwrap_or(0);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lanes_go_from_inside_to_outside() {
        let span = |start, end| Span::new(start, end).expect("a span");
        assert_eq!(lanes(&[span(0, 20), span(0, 9), span(2, 4), span(12, 14), span(30, 31)]), [2, 1, 0, 0, 0]);
        assert_eq!(lanes(&[span(0, 5), span(0, 5)]), [1, 0]);
    }

    #[test]
    fn names_that_would_touch_stand_above_each_other() {
        let name = |line, left, right| Name { line, left, right };
        let names = [name(0, 50.0, 90.0), name(0, 60.0, 90.0), name(0, 10.0, 40.0), name(1, 50.0, 90.0)];
        assert_eq!(rows(&names, 4.0), [1, 0, 0, 0]);
        assert_eq!(rows(&names, 30.0), [2, 1, 0, 0]);
    }
}
