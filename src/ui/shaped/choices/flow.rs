//! Where the choices of a list stand, and which one is above or below another. Knows no window.

use crate::typeset::Direction;
use eframe::egui::{Rect, Vec2, pos2, vec2};

/// Where a key leads, as seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Motion {
    Left,
    Right,
    Up,
    Down,
    First,
    Last,
}

/// Choices in their places, in points from the upper left corner of the widget.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Flow {
    pub rects: Vec<Rect>,
    /// The room they take.
    pub size: Vec2,
    direction: Direction,
}

impl Flow {
    /// Chips of these widths side by side, in as many rows as it takes, from the side where `direction` starts.
    pub fn chips(widths: &[f32], (room, height, gap): (f32, f32, f32), direction: Direction) -> Self {
        let (mut x, mut y) = (0.0, 0.0);
        let mut rects = Vec::with_capacity(widths.len());
        for width in widths {
            let width = width.min(room);
            if x > 0.0 && x + width > room {
                (x, y) = (0.0, y + height + gap);
            }
            let left = if direction == Direction::RightToLeft { room - x - width } else { x };
            rects.push(Rect::from_min_size(pos2(left, y), vec2(width, height)));
            x += width + gap;
        }
        Self { rects, size: vec2(room, y + height), direction }
    }

    /// Rows as wide as the room, one below the other.
    pub fn rows(count: usize, (room, height): (f32, f32), direction: Direction) -> Self {
        let row = |i: usize| Rect::from_min_size(pos2(0.0, i as f32 * height), vec2(room, height));
        let rects = (0..count).map(row).collect();
        Self { rects, size: vec2(room, count.max(1) as f32 * height), direction }
    }

    /// Where `motion` leads from choice `from`; `from` itself at the edge.
    pub fn moved(&self, from: usize, motion: Motion) -> usize {
        let last = self.rects.len().saturating_sub(1);
        let on = self.direction == Direction::RightToLeft;
        match motion {
            Motion::First => 0,
            Motion::Last => last,
            Motion::Left if on => (from + 1).min(last),
            Motion::Right if !on => (from + 1).min(last),
            Motion::Left | Motion::Right => from.saturating_sub(1),
            Motion::Up | Motion::Down => self.beyond(from, motion == Motion::Down).unwrap_or(from),
        }
    }

    /// The choice of the next row up or down that is nearest to `from`.
    fn beyond(&self, from: usize, down: bool) -> Option<usize> {
        let own = self.rects.get(from)?;
        let further = |rect: &Rect| if down { rect.top() - own.top() } else { own.top() - rect.top() };
        let row = self.rects.iter().map(further).filter(|step| *step > 0.5).reduce(f32::min)?;
        let aside = |index: &usize| (self.rects[*index].center().x - own.center().x).abs();
        let of_row = (0..self.rects.len()).filter(|index| (further(&self.rects[*index]) - row).abs() < 0.5);
        of_row.min_by(|a, b| aside(a).total_cmp(&aside(b)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chips_wrap_and_start_on_the_side_of_the_direction() {
        let widths = [60.0, 50.0, 40.0, 200.0];
        let from_left = Flow::chips(&widths, (120.0, 26.0, 4.0), Direction::LeftToRight);
        let from_right = Flow::chips(&widths, (120.0, 26.0, 4.0), Direction::RightToLeft);
        let corners = |flow: &Flow| flow.rects.iter().map(|rect| (rect.left(), rect.top())).collect::<Vec<_>>();
        assert_eq!(corners(&from_left), [(0.0, 0.0), (64.0, 0.0), (0.0, 30.0), (0.0, 60.0)]);
        assert_eq!(corners(&from_right), [(60.0, 0.0), (6.0, 0.0), (80.0, 30.0), (0.0, 60.0)]);
        assert_eq!((from_left.size, from_left.rects[3].width()), (vec2(120.0, 86.0), 120.0));
    }

    #[test]
    fn arrows_go_the_way_they_point() {
        let widths = [50.0, 50.0, 30.0, 30.0];
        let flow = Flow::chips(&widths, (110.0, 26.0, 4.0), Direction::RightToLeft);
        assert_eq!(flow.moved(0, Motion::Left), 1);
        assert_eq!(flow.moved(1, Motion::Left), 2, "on to the next row");
        assert_eq!(flow.moved(2, Motion::Right), 1);
        assert_eq!(flow.moved(0, Motion::Right), 0);
        assert_eq!(flow.moved(1, Motion::Down), 3);
        assert_eq!(flow.moved(2, Motion::Up), 0);
        assert_eq!(flow.moved(2, Motion::Down), 2);
        assert_eq!((flow.moved(1, Motion::First), flow.moved(1, Motion::Last)), (0, 3));
        let flow = Flow::rows(3, (100.0, 26.0), Direction::LeftToRight);
        assert_eq!((flow.moved(0, Motion::Down), flow.moved(2, Motion::Up), flow.moved(2, Motion::Right)), (1, 1, 2));
    }
}
