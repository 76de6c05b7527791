//! The links that are to be drawn now, with their ways, their names, and the chips for what is out of sight.

use super::Scene;
use super::links::{
    Anchor, Beside, Column, Join, Name, Place, anchor, anchor_farther_on, lanes_beside, name_beside, route,
};
use super::page::Rows;
use super::screen::Screen;
use super::view::ArticleView;
use crate::app::LinksShown;
use crate::ui::kit;
use crate::ui::shaped::{Galley, Text};
use crate::ui::tokens;
use eframe::egui::{Context, Pos2, Rect};
use std::collections::HashMap;

/// A link as it is drawn. Lengths in pixels of the column on the screen.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The link; none for one that is only offered.
    pub join: Join,
    /// Its way from its first span to its second.
    pub way: Vec<Pos2>,
    /// Whether its second span can be seen.
    pub arrives: bool,
    /// The name of its type, where it stands.
    pub name: Option<(Name, Galley)>,
    /// Whether it is one of the picked span.
    pub of_picked: bool,
}

/// A chip at the edge for a span that is out of sight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chip {
    /// Where it is.
    pub rect: Rect,
    /// The link for which it stands first.
    pub join: Join,
    /// Number of the annotation.
    pub far: usize,
    /// Whether that is further up.
    pub upper: bool,
}

/// Everything that is drawn of links.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// The links.
    pub drawn: Vec<Drawn>,
    /// The chips.
    pub chips: Vec<Chip>,
}

/// Places on the screen, each looked up once.
struct Places<'a> {
    rows: &'a Rows,
    visible: &'a [(usize, f32)],
    screen: Screen,
    known: HashMap<usize, Place>,
}

impl Places<'_> {
    fn of(&mut self, number: usize) -> Place {
        if let Some(place) = self.known.get(&number) {
            return *place;
        }
        let place = self.find(number);
        self.known.insert(number, place);
        place
    }

    fn find(&self, number: usize) -> Place {
        let (rows, scale) = (self.rows, self.screen.scale);
        let span = rows.annotations()[number].span;
        let (Some((first, _)), Some((last, _))) = (self.visible.first(), self.visible.last()) else {
            return Place::Below;
        };
        let slot = rows.seen().slot_of(span.start().get());
        if slot > *last {
            return Place::Below;
        }
        if let Some((_, top)) = slot.checked_sub(*first).and_then(|index| self.visible.get(index))
            && let Some(row) = rows.laid_row(slot)
            && let Some(found) = anchor(row, *top, number, |tag| rows.tag_width(tag), scale)
            && found.foot >= 0.0
        {
            return if found.gap >= self.screen.height { Place::Below } else { Place::Seen(found) };
        }
        if span.end().get() <= rows.seen().source(*first).start {
            return Place::Above;
        }
        let farther_on = |(slot, top): &(usize, f32)| anchor_farther_on(rows.laid_row(*slot)?, *top, number, scale);
        self.visible.iter().find_map(farther_on).map_or(Place::Above, Place::Seen)
    }

    /// The names above the line of an annotation, with its own, if that has one there.
    fn names(&self, number: usize) -> Option<(Name, Vec<Name>)> {
        let slot = self.rows.seen().slot_of(self.rows.annotations()[number].span.start().get());
        let (first, _) = self.visible.first()?;
        let (_, top) = self.visible.get(slot.checked_sub(*first)?)?;
        let row = self.rows.laid_row(slot)?;
        let own = row.tags.iter().find(|tag| tag.annotation == number)?;
        let name = |tag: &super::rows::Tag| Name {
            left: tag.left,
            right: tag.left + self.rows.tag_width(tag.annotation),
            top: top + tag.top,
        };
        Some((name(own), row.tags.iter().filter(|tag| tag.line == own.line).map(name).collect()))
    }
}

impl ArticleView {
    /// What is drawn of links now.
    pub(super) fn links(&self, ctx: &Context, scene: &Scene<'_>, screen: Screen) -> Links {
        let Some(rows) = self.rows.as_ref().filter(|rows| !rows.joins().is_empty()) else { return Links::default() };
        let picked = scene.picked.and_then(|id| rows.number_of(id));
        let is_shown = |join: &&Join| match scene.links {
            LinksShown::None => false,
            LinksShown::Picked => picked.is_some_and(|picked| join.touches(picked)),
            LinksShown::All => true,
        };
        let visible = self.visible(rows, screen);
        let mut places = Places { rows, visible: &visible, screen, known: HashMap::new() };
        let column = self.column(rows, screen);
        let is_of_picked = |join: &Join| picked.is_some_and(|picked| join.touches(picked));
        let mut seen: Vec<(Join, Place, Place, Beside)> = Vec::new();
        for join in rows.joins().iter().filter(is_shown) {
            let (from, to) = (places.of(join.from), places.of(join.to));
            if matches!(from, Place::Seen(_)) || matches!(to, Place::Seen(_)) {
                seen.push((*join, from, to, column.side(from, to)));
            }
        }
        let lanes = lanes(&seen, column, is_of_picked);
        let mut links = Links::default();
        let mut taken: HashMap<usize, Vec<Name>> = HashMap::new();
        for ((join, from, to, side), lane) in seen.into_iter().zip(lanes) {
            let of_picked = is_of_picked(&join);
            let chip = if of_picked { links.chip(join, (from, to), side, column) } else { None };
            let Some(way) = route(from, to, column, column.lane(side, lane), chip) else { continue };
            let end = if picked == Some(join.to) { (join.from, from) } else { (join.to, to) };
            let name = matches!(end.1, Place::Seen(_))
                .then(|| name(ctx, scene, &places, (&join, end.0, of_picked), column, &mut taken))
                .flatten();
            links.drawn.push(Drawn { join, way, arrives: matches!(to, Place::Seen(_)), name, of_picked });
        }
        links
    }

    /// The column on the screen with the room beside it.
    pub(super) fn column(&self, rows: &Rows, screen: Screen) -> Column {
        let width = rows.seen().options().width;
        let scale = screen.scale;
        let area = self.area.unwrap_or(Rect::ZERO);
        let left = screen.left - area.left() * scale;
        let right = (area.right() - tokens::SCROLL_BAR) * scale - screen.left - width;
        Column { width, height: screen.height, left: left.max(0.0), right: right.max(0.0), scale }
    }

    /// The way of a link that would be drawn between two annotations.
    pub(super) fn offered_way(&self, from: usize, to: usize, screen: Screen) -> Option<Vec<Pos2>> {
        let rows = self.rows.as_ref()?;
        let visible = self.visible(rows, screen);
        let mut places = Places { rows, visible: &visible, screen, known: HashMap::new() };
        let (from, to) = (places.of(from), places.of(to));
        let column = self.column(rows, screen);
        route(from, to, column, column.lane(column.side(from, to), 0), None)
    }
}

impl Links {
    /// The chip for the end of a link that is out of sight; one for all links that lead to the same span.
    fn chip(&mut self, join: Join, (from, to): (Place, Place), side: Beside, column: Column) -> Option<Rect> {
        let (far, upper) = match (from, to) {
            (Place::Seen(_), Place::Seen(_)) => return None,
            (Place::Seen(_), out) => (join.to, out == Place::Above),
            (out, _) => (join.from, out == Place::Above),
        };
        let same_side = |chip: &&Chip| (chip.rect.left() > column.width / 2.0) == (side == Beside::Right);
        let here = || self.chips.iter().filter(same_side).filter(|chip| chip.upper == upper);
        if let Some(chip) = here().find(|chip| chip.far == far) {
            return Some(chip.rect);
        }
        let rect = column.chip(side, upper, here().count())?;
        self.chips.push(Chip { rect, join, far, upper });
        Some(rect)
    }
}

/// The lane of each link beside the column. Those of the picked span share the first one: they all begin at that span.
fn lanes(seen: &[(Join, Place, Place, Beside)], column: Column, is_of_picked: impl Fn(&Join) -> bool) -> Vec<usize> {
    let y = |place: Place| match place {
        Place::Seen(Anchor { gap, .. }) => gap,
        Place::Above => 0.0,
        Place::Below => column.height,
    };
    let mut lanes = vec![0; seen.len()];
    for side in [Beside::Left, Beside::Right] {
        let here: Vec<usize> =
            (0..seen.len()).filter(|index| seen[*index].3 == side && !is_of_picked(&seen[*index].0)).collect();
        let stretch = |index: &usize| {
            let (_, from, to, _) = seen[*index];
            (y(from).min(y(to)), y(from).max(y(to)))
        };
        let shared = usize::from(seen.iter().any(|(join, ..)| is_of_picked(join)));
        let assigned =
            lanes_beside(&here.iter().map(stretch).collect::<Vec<_>>(), column.lanes(side).saturating_sub(shared));
        for (index, lane) in here.into_iter().zip(assigned) {
            lanes[index] = (lane + shared).min(column.lanes(side) - 1);
        }
    }
    lanes
}

/// The name of a link at one of its spans: beside the name of the label, or over it where there is no room.
fn name(
    ctx: &Context,
    scene: &Scene<'_>,
    places: &Places<'_>,
    (join, number, of_picked): (&Join, usize, bool),
    column: Column,
    taken: &mut HashMap<usize, Vec<Name>>,
) -> Option<(Name, Galley)> {
    let kind = scene.labels.links().get(join.kind)?;
    let galley = Text::new(kit::name_or_key(ctx, &kind.name, kind.key.as_str())).size(tokens::TAG).line(ctx, 200.0);
    let (own, tags) = places.names(number)?;
    let line = (own.top * 4.0) as usize;
    let names = taken.entry(line).or_insert(tags);
    let width = (galley.size().x + 2.0 * tokens::GRID) * column.scale;
    let over = Name { left: own.right - width, ..own };
    let name = name_beside(own, width, names, column.width, column.scale).or_else(|| of_picked.then_some(over))?;
    names.push(name);
    Some((name, galley))
}
