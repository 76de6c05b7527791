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
