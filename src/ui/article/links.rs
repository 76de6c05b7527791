//! Where links run on the screen. They leave a span by the name of its label and never cross letters: from there up into
//! the gap above the line, in the gap beside the column, and so to the other name. Lengths in pixels, from the upper left
//! corner of the column where it stands on the screen.

use super::rows::Row;
use crate::model::LinkId;
use crate::ui::tokens;
use eframe::egui::{Pos2, Rect, pos2};

/// A link between two annotations, by their numbers in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Join {
    /// The link.
    pub id: LinkId,
    /// Number of its type in the label set.
    pub kind: usize,
    /// Annotation that it starts from.
    pub from: usize,
    /// Annotation that it leads to.
    pub to: usize,
    /// Whether nobody has looked at it yet.
    pub proposed: bool,
    /// Whether it says the same in both directions.
    pub symmetric: bool,
}

impl Join {
    /// Whether it starts from or leads to the annotation of that number.
    #[must_use]
    pub const fn touches(&self, annotation: usize) -> bool {
        self.from == annotation || self.to == annotation
    }
}

/// Where links meet a span that can be seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anchor {
    /// Where they come down.
    pub x: f32,
    /// Where they end: the top of the name of its label.
    pub foot: f32,
    /// The gap above its line.
    pub gap: f32,
}

/// Where an end of a link is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// On the screen.
    Seen(Anchor),
    /// Further up.
    Above,
    /// Further down.
    Below,
}

/// A side of the column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Beside {
    /// Where its lines end.
    Left,
    /// Where they start.
    Right,
}

/// The column on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Its width.
    pub width: f32,
    /// The height of the screen.
    pub height: f32,
    /// The room to its left.
    pub left: f32,
    /// The room to its right.
    pub right: f32,
    /// Pixels to the point.
    pub scale: f32,
}

impl Column {
    /// How many lines can run beside each other at a side.
    #[must_use]
    pub fn lanes(&self, side: Beside) -> usize {
        let room = self.room(side) / self.scale - tokens::LINK_BESIDE;
        ((room / tokens::LINK_LANE) as usize + 1).clamp(1, tokens::LINK_LANES)
    }

    /// Where the line number `lane` from the column runs at a side.
    #[must_use]
    pub fn lane(&self, side: Beside, lane: usize) -> f32 {
        let out = (lane as f32).mul_add(tokens::LINK_LANE, tokens::LINK_BESIDE) * self.scale;
        match side {
            Beside::Left => -out,
            Beside::Right => self.width + out,
        }
    }

    const fn room(&self, side: Beside) -> f32 {
        match side {
            Beside::Left => self.left,
            Beside::Right => self.right,
        }
    }

    /// The side on which a link between these places is shorter.
    #[must_use]
    pub fn side(&self, from: Place, to: Place) -> Beside {
        let out = |place: Place| if let Place::Seen(anchor) = place { anchor.x } else { self.width / 2.0 };
        if out(from) + out(to) < self.width { Beside::Left } else { Beside::Right }
    }

    /// The chip number `place` from the upper or lower edge for a span that is out of sight. `None` if there is no room
    /// for it.
    #[must_use]
    pub fn chip(&self, side: Beside, upper: bool, place: usize) -> Option<Rect> {
        let scale = self.scale;
        let height = tokens::LINK_CHIP * scale;
        let step = height + tokens::GRID * scale;
        let inner = self.lane(side, 0);
        let hook = tokens::LINK_HOOK * scale;
        let width =
            (self.room(side) - tokens::LINK_BESIDE * scale - hook - 2.0 * scale).min(tokens::LINK_CHIP_WIDTH * scale);
        let near = tokens::GRID * scale + place as f32 * step;
        if width < tokens::LINK_CHIP_LEAST * scale || near + height > self.height / 2.0 {
            return None;
        }
        let top = if upper { near } else { self.height - near - height };
        let left = match side {
            Beside::Left => inner - hook - width,
            Beside::Right => inner + hook,
        };
        Some(Rect::from_min_max(pos2(left, top), pos2(left + width, top + height)))
    }
}

/// The way of a link from end to end. `lane` is where it runs beside the column; `chip` is what stands for an end that is
/// out of sight. `None` if neither end can be seen.
#[must_use]
pub fn route(from: Place, to: Place, column: Column, lane: f32, chip: Option<Rect>) -> Option<Vec<Pos2>> {
    match (from, to) {
        (Place::Seen(a), Place::Seen(b)) if (a.gap - b.gap).abs() < 1.0 => {
            Some(vec![pos2(a.x, a.foot), pos2(a.x, a.gap), pos2(b.x, b.gap), pos2(b.x, b.foot)])
        }
        (Place::Seen(a), Place::Seen(b)) => Some(vec![
            pos2(a.x, a.foot),
            pos2(a.x, a.gap),
            pos2(lane, a.gap),
            pos2(lane, b.gap),
            pos2(b.x, b.gap),
            pos2(b.x, b.foot),
        ]),
        (Place::Seen(a), out) => Some(stub(a, out == Place::Above, column, lane, chip)),
        (out, Place::Seen(b)) => {
            let mut way = stub(b, out == Place::Above, column, lane, chip);
            way.reverse();
            Some(way)
        }
        _ => None,
    }
}

/// From a span to the edge of the screen, or to the chip there.
fn stub(at: Anchor, upper: bool, column: Column, lane: f32, chip: Option<Rect>) -> Vec<Pos2> {
    let mut way = vec![pos2(at.x, at.foot), pos2(at.x, at.gap), pos2(lane, at.gap)];
    if let Some(chip) = chip {
        let near = if chip.left() > lane { chip.left() } else { chip.right() };
        way.extend([pos2(lane, chip.center().y), pos2(near, chip.center().y)]);
    } else {
        way.push(pos2(lane, if upper { 0.0 } else { column.height }));
    }
    way
}

/// A name on the screen: of a label, or of a type of link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Name {
    /// Its left edge.
    pub left: f32,
    /// Its right edge.
    pub right: f32,
    /// Its top.
    pub top: f32,
}

impl Name {
    fn clashes(&self, other: &Self, room: f32) -> bool {
        (self.top - other.top).abs() < 1.0 && self.left < other.right + room && other.left < self.right + room
    }
}

/// Where links meet the annotation `number` in a row whose top is at `top`; `width` gives the widths of names.
#[must_use]
pub fn anchor(row: &Row, top: f32, number: usize, width: impl Fn(usize) -> f32, scale: f32) -> Option<Anchor> {
    let tag = row.tags.iter().find(|tag| tag.annotation == number)?;
    let (left, right) = (tag.left, tag.left + width(number));
    // Not through a name that stands higher up.
    let above = || row.tags.iter().filter(|other| other.line == tag.line && other.top < tag.top);
    let room = 3.0 * scale;
    let is_free = |x: &f32| !above().any(|o| *x > o.left - room && *x < o.left + width(o.annotation) + room);
    let inset = (5.0 * scale).min((right - left) / 2.0);
    let steps = ((right - left - 2.0 * inset) / (4.0 * scale)).max(0.0) as usize;
    let right_to_left = row.laid.shaped().direction() == crate::typeset::Direction::RightToLeft;
    let place = |step: usize| {
        let on = step as f32 * 4.0 * scale;
        if right_to_left { right - inset - on } else { left + inset + on }
    };
    let x = (0..=steps).map(place).find(is_free).unwrap_or_else(|| place(0));
    Some(Anchor { x, foot: top + tag.top, gap: top + row.lines[tag.line].top })
}

/// Where links meet an annotation that begins above the screen and goes on in this row: its first line that is seen whole.
#[must_use]
pub fn anchor_farther_on(row: &Row, top: f32, number: usize, scale: f32) -> Option<Anchor> {
    let mark = row.marks.iter().find(|mark| mark.annotation == number)?;
    let rect = mark.rects.iter().find(|rect| top + row.lines[rect.line].top >= 0.0)?;
    let line = row.lines[rect.line];
    let x = rect.right - (6.0 * scale).min((rect.right - rect.left) / 2.0);
    Some(Anchor { x, foot: top + line.fill_top - tokens::TAG_GAP * scale, gap: top + line.top })
}

/// Where a name of the width `width` can stand beside the name `at` without touching any of `taken`, in a column that is
/// `column` wide; towards the end of the line first.
#[must_use]
pub fn name_beside(at: Name, width: f32, taken: &[Name], column: f32, scale: f32) -> Option<Name> {
    let gap = 4.0 * scale;
    let left_of = |name: &Name| Name { left: name.left - gap - width, right: name.left - gap, top: at.top };
    let right_of = |name: &Name| Name { left: name.right + gap, right: name.right + gap + width, top: at.top };
    let fits = |name: &Name| {
        name.left >= 0.0 && name.right <= column && !taken.iter().any(|other| other.clashes(name, gap - 0.5))
    };
    // Behind names that stand there already, but not far from its own.
    let row = || taken.iter().filter(|other| (other.top - at.top).abs() < 1.0);
    let near = |name: &Name| (name.left - at.left).abs() < 160.0 * scale;
    let mut places: Vec<Name> =
        row().map(left_of).chain(row().map(right_of)).filter(|name| fits(name) && near(name)).collect();
    places.sort_by(|a, b| (a.left - at.left).abs().total_cmp(&(b.left - at.left).abs()));
    [left_of(&at), right_of(&at)].into_iter().find(fits).or_else(|| places.first().copied())
}

/// The lane of each stretch `(top, bottom)` beside the column, so that no two that touch share one while there are lanes
/// left.
#[must_use]
pub fn lanes_beside(stretches: &[(f32, f32)], lanes: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..stretches.len()).collect();
    order.sort_by(|a, b| stretches[*a].0.total_cmp(&stretches[*b].0));
    let mut ends = vec![f32::MIN; lanes.max(1)];
    let mut assigned = vec![0; stretches.len()];
    for index in order {
        let (top, bottom) = stretches[index];
        let lane = ends.iter().position(|end| *end < top).unwrap_or(lanes.max(1) - 1);
        ends[lane] = ends[lane].max(bottom);
        assigned[index] = lane;
    }
    assigned
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Annotation, LabelKey, Timestamp};
    use crate::text::Span;
    use crate::typeset::{Direction, Engine, Face, Laid, Shaped, View};
    use crate::ui::article::lanes;
    use crate::ui::article::rows::{Marked, reach};
    use proptest::prelude::*;
    use std::sync::Arc;

    const TEXT: &str =
        "قالت قوات سوريا الديمقراطية إنها سيطرت على مخيم الباغوز شرقي دير الزور بعد معارك عنيفة مع تنظيم داعش";
    const TAG: f32 = 40.0;
    const WIDTH: f32 = 220.0;

    fn row(spans: &[(usize, usize)]) -> Row {
        let mut engine = Engine::new();
        let shaped = Shaped::new(&mut engine, Face::Reading, (TEXT, ""), 0, View::Tidied, Direction::RightToLeft);
        let laid = Arc::new(Laid::new(Arc::new(shaped), 20.0, WIDTH));
        let label = LabelKey::new("ACTOR").unwrap();
        let annotate = |(start, end): &(usize, usize)| {
            Annotation::new(Span::new(*start, *end).unwrap(), label.clone(), Timestamp::now())
        };
        let mut annotations: Vec<_> = spans.iter().map(annotate).collect();
        annotations.sort_by_key(|annotation| annotation.span);
        let lanes = lanes::assign(&annotations.iter().map(|a| a.span).collect::<Vec<_>>());
        let widths = vec![TAG; annotations.len()];
        let reach = reach(&annotations);
        let marked = Marked { annotations: &annotations, lanes: &lanes, tag_widths: &widths, reach: &reach };
        Row::new(laid, &(0..TEXT.chars().count()), marked, 0.0, 1.0)
    }

    fn column() -> Column {
        Column { width: WIDTH, height: 600.0, left: 60.0, right: 50.0, scale: 1.0 }
    }

    /// Whether a way runs through the letters of some line.
    fn crosses_letters(row: &Row, way: &[Pos2]) -> bool {
        let through = |a: Pos2, b: Pos2, line: &crate::ui::article::rows::LineBox| {
            let letters = Rect::from_min_max(pos2(0.0, line.fill_top), pos2(WIDTH, line.fill_bottom)).shrink(0.5);
            Rect::from_two_pos(a, b).intersects(letters)
        };
        way.windows(2).any(|pair| row.lines.iter().any(|line| through(pair[0], pair[1], line)))
    }

    fn seen(row: &Row, number: usize) -> Place {
        Place::Seen(anchor(row, 0.0, number, |_| TAG, 1.0).expect("it begins in this row"))
    }

    #[test]
    fn a_link_in_one_line_runs_above_it_and_one_between_lines_beside_the_column() {
        let row = row(&[(5, 9), (16, 27), (60, 70)]);
        let column = column();
        let lane = column.lane(Beside::Right, 0);
        let one = route(seen(&row, 0), seen(&row, 1), column, lane, None).unwrap();
        assert!(one.len() == 4 && one.iter().all(|point| point.x >= 0.0 && point.x <= WIDTH), "{one:?}");
        let far = route(seen(&row, 0), seen(&row, 2), column, lane, None).unwrap();
        assert!(far.len() == 6 && (far[2].x - lane).abs() < 0.01 && far[3].x > WIDTH, "{far:?}");
        let Place::Seen(goal) = seen(&row, 2) else { unreachable!() };
        assert_eq!(far.last(), Some(&pos2(goal.x, goal.foot)));
    }

    #[test]
    fn an_end_out_of_sight_is_met_at_the_edge_or_at_its_chip() {
        let row = row(&[(5, 9)]);
        let column = column();
        let lane = column.lane(Beside::Left, 0);
        let up = route(seen(&row, 0), Place::Above, column, lane, None).unwrap();
        assert_eq!(up.last(), Some(&pos2(lane, 0.0)));
        let chip = column.chip(Beside::Left, false, 1).unwrap();
        assert!(chip.right() < lane && chip.left() >= -column.left && chip.bottom() < column.height, "{chip:?}");
        let from_below = route(Place::Below, seen(&row, 0), column, lane, Some(chip)).unwrap();
        assert_eq!(from_below.first(), Some(&pos2(chip.right(), chip.center().y)));
        assert_eq!(route(Place::Above, Place::Below, column, lane, None), None);
        let narrow = Column { left: 12.0, ..column };
        assert_eq!(narrow.chip(Beside::Left, true, 0), None);
    }

    #[test]
    fn a_link_comes_down_beside_a_name_that_stands_higher() {
        // The claim around it begins at the same word, so its name stands above.
        let row = row(&[(5, 9), (5, 40)]);
        let inner = anchor(&row, 0.0, 1, |_| TAG, 1.0).unwrap();
        let outer = row.tags.iter().find(|tag| tag.annotation == 0).unwrap();
        assert!(row.tags.iter().any(|tag| tag.annotation == 1 && tag.top > outer.top));
        assert!(inner.x >= 0.0 && inner.gap < inner.foot);
    }

    #[test]
    fn names_find_room_without_touching_others() {
        let at = Name { left: 100.0, right: 140.0, top: 10.0 };
        let other = Name { left: 60.0, right: 98.0, top: 10.0 };
        let beside = |taken: &[Name]| name_beside(at, 30.0, taken, 220.0, 1.0);
        assert_eq!(beside(&[at]).map(|name| name.right), Some(96.0));
        assert_eq!(beside(&[at, other]).map(|name| name.left), Some(144.0));
        let right = Name { left: 142.0, right: 218.0, top: 10.0 };
        assert_eq!(beside(&[at, other, right]).map(|name| name.right), Some(56.0), "behind the name beside it");
        let all = Name { left: 0.0, right: 98.0, top: 10.0 };
        assert_eq!(beside(&[at, all, right]), None);
        let higher = Name { top: 23.0, ..all };
        assert_eq!(beside(&[at, higher]).map(|name| name.right), Some(96.0), "what stands higher is not in the way");
    }

    #[test]
    fn links_beside_the_column_share_a_lane_only_where_they_do_not_touch() {
        assert_eq!(lanes_beside(&[(0.0, 10.0), (5.0, 20.0), (12.0, 30.0), (13.0, 14.0)], 5), [0, 1, 0, 2]);
        assert_eq!(
            lanes_beside(&[(0.0, 9.0), (1.0, 9.0), (2.0, 9.0)], 2),
            [0, 1, 1],
            "the last one takes what is left"
        );
        assert_eq!(lanes_beside(&[], 0), [0; 0]);
    }

    proptest! {
        #[test]
        fn no_link_runs_through_letters(
            raw in prop::collection::btree_set((0_usize..90, 1_usize..30), 2..12),
            out in prop::bool::ANY,
        ) {
            let length = TEXT.chars().count();
            let spans: Vec<(usize, usize)> = raw.iter().map(|(start, len)| (*start, (start + len).min(length))).collect();
            let row = row(&spans);
            let column = column();
            let begin: Vec<usize> = row.tags.iter().map(|tag| tag.annotation).collect();
            for from in &begin {
                for to in begin.iter().filter(|to| *to != from) {
                    let from = seen(&row, *from);
                    let to = if out { Place::Below } else { seen(&row, *to) };
                    let side = column.side(from, to);
                    let way = route(from, to, column, column.lane(side, 0), None).unwrap();
                    prop_assert!(!crosses_letters(&row, &way), "{way:?}");
                    let inside = |point: &Pos2| point.x > -column.left && point.x < WIDTH + column.right;
                    prop_assert!(way.iter().all(inside), "{way:?}");
                }
            }
        }
    }
}
