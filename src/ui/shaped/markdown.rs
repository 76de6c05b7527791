//! A text in Markdown, to be read: right to left where its letters are, laid out where it is looked at.

mod block;
mod lay;
mod paint;
mod parse;
mod table;

use super::rich::{LabelLook, direction_of, look_of};
use crate::typeset::Direction;
use crate::ui::tokens;
use block::{Block, Kind};
use eframe::egui::{
    EventFilter, Id, InputState, Key, Modifiers, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};
use lay::{LaidBlock, Room, gap, lay};

/// Code points that are measured ahead in a frame: a few milliseconds.
const AHEAD: usize = 3000;
/// Room above the first and below the last block, and beside all.
const PAD: f32 = tokens::GRID * 3.0;
/// Points by which an arrow scrolls.
const STEP: f32 = 60.0;

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// The side on which it starts.
    pub direction: Direction,
    block: usize,
}

/// A text in Markdown and how far it is scrolled.
#[derive(Debug, Default)]
pub struct MarkdownView {
    source: String,
    blocks: Vec<Block>,
    headings: Vec<Heading>,
    /// The labels of all spans, each once.
    labels: Vec<String>,
    /// The side on which each block starts.
    directions: Vec<Direction>,
    /// For what heights were measured.
    fit: Option<Fit>,
    heights: Vec<Height>,
    /// Blocks near the screen.
    laid: Vec<Option<LaidBlock>>,
    /// Points above the screen.
    offset: f32,
    reveal: Option<usize>,
}

/// What the height of a block depends on.
#[derive(Clone, Debug, PartialEq)]
struct Fit {
    width: f32,
    scale: f32,
    /// What the labels are called.
    names: Vec<Option<String>>,
}

/// The height of a block with the room above it.
#[derive(Clone, Copy, Debug)]
struct Height {
    points: f32,
    measured: bool,
}

impl MarkdownView {
    /// Shows `source` from now on; from its start if it is another text.
    pub fn set(&mut self, source: &str) {
        if self.source == source {
            return;
        }
        let blocks = parse::parse(source);
        let directions = directions(&blocks, direction_of(source, Direction::LeftToRight));
        let heading = |(index, block): (usize, &Block)| match &block.kind {
            Kind::Heading(level, text) => {
                let direction = directions[index];
                Some(Heading { level: *level, text: text.text.clone(), direction, block: index })
            }
            _ => None,
        };
        let headings = blocks.iter().enumerate().filter_map(heading).collect();
        let mut labels: Vec<String> = blocks.iter().flat_map(Block::labels).map(str::to_owned).collect();
        labels.sort_unstable();
        labels.dedup();
        *self = Self { source: source.to_owned(), blocks, headings, labels, directions, ..Self::default() };
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Its headings in order.
    #[must_use]
    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }

    /// Scrolls to that heading, in the next frame.
    pub fn reveal(&mut self, heading: usize) {
        self.reveal = self.headings.get(heading).map(|heading| heading.block);
    }

    /// The number of the heading under which the top of the screen is.
    #[must_use]
    pub fn current(&self) -> Option<usize> {
        let top = self.at(self.offset + PAD * 2.0);
        self.headings.iter().rposition(|heading| heading.block <= top)
    }

    /// Shows it in the room there is, with a scroll bar of its own. Screen readers call it `name`.
    pub fn show(&mut self, ui: &mut Ui, name: &str, looks: &[LabelLook<'_>]) {
        let ctx = ui.ctx().clone();
        let rect = ui.available_rect_before_wrap();
        let id = ui.make_persistent_id("markdown");
        let response = ui.interact(rect, id, Sense::focusable_noninteractive());
        response.widget_info(|| WidgetInfo::labeled(Role::Document, true, name));
        let width = (rect.width() - tokens::SCROLL_BAR - 2.0 * PAD).max(tokens::CHIP);
        let room = Room { ctx: &ctx, width, looks };
        self.fit(room);
        let before = self.offset;
        if let Some(block) = self.reveal.take() {
            self.offset = (self.top_of(block) - PAD).max(0.0);
        }
        if response.has_focus() {
            self.keyboard(ui, id, rect.height());
        }
        self.measure(room, rect.height());
        let mut area = ScrollArea::vertical().auto_shrink(false).id_salt(id);
        if (self.offset - before).abs() > 0.0 {
            area = area.vertical_scroll_offset(self.offset);
        }
        let output = area.show_viewport(ui, |ui, viewport| self.contents(ui, viewport, room));
        self.offset = output.state.clamped_offset().y;
        self.forget_far(rect.height());
        paint::focus(ui, rect, &response);
    }

    /// Shows all of it, as high as it is, as a part of what it stands in.
    pub fn show_whole(&mut self, ui: &mut Ui, looks: &[LabelLook<'_>]) {
        let ctx = ui.ctx().clone();
        let room = Room { ctx: &ctx, width: ui.available_width(), looks };
        self.fit(room);
        for index in 0..self.blocks.len() {
            self.ensure(index, room);
            let (_, area) = ui.allocate_space(vec2(room.width, self.heights[index].points));
            if let Some(laid) = self.laid[index].as_ref().filter(|_| ui.is_rect_visible(area)) {
                laid.paint(ui, pos2(area.left(), area.top() + self.gap(index)), room);
            }
            self.describe(ui, index, area);
        }
    }

    /// Guesses all heights anew if the text has to be laid out in another way.
    fn fit(&mut self, room: Room<'_>) {
        let names =
            self.labels.iter().map(|label| look_of(room.looks, label).map(|look| look.name.to_owned())).collect();
        let fit = Fit { width: room.width, scale: room.ctx.pixels_per_point(), names };
        if self.fit.as_ref() == Some(&fit) {
            return;
        }
        let top = self.at(self.offset);
        let inside = self.offset - self.top_of(top);
        let letters = room.width / (tokens::PROSE * 0.5);
        let guess = |index: usize| {
            let lines = (self.blocks[index].words().chars().count() as f32 / letters).ceil().max(1.0);
            let points = lines * tokens::PROSE * 1.6 + self.gap(index);
            Height { points, measured: false }
        };
        let heights = (0..self.blocks.len()).map(guess).collect();
        let is_first = self.fit.is_none();
        (self.heights, self.fit) = (heights, Some(fit));
        self.laid = self.blocks.iter().map(|_| None).collect();
        if !is_first {
            // What is read stays at the top.
            self.offset = self.top_of(top) + inside;
        }
    }

    fn gap(&self, index: usize) -> f32 {
        gap(&self.blocks[index], index.checked_sub(1).map(|before| &self.blocks[before]))
    }

    /// Points above a block.
    fn top_of(&self, block: usize) -> f32 {
        PAD + self.heights[..block.min(self.heights.len())].iter().map(|height| height.points).sum::<f32>()
    }

    /// The block at that many points from the top.
    fn at(&self, y: f32) -> usize {
        let mut bottom = PAD;
        let below = |height: &Height| {
            bottom += height.points;
            bottom > y
        };
        self.heights.iter().position(below).unwrap_or(self.heights.len().saturating_sub(1))
    }

    /// Lays a block out, unless it is. What is on the screen stays where it is.
    fn ensure(&mut self, index: usize, room: Room<'_>) {
        if self.laid[index].is_some() {
            return;
        }
        let gap = self.gap(index);
        let goes_on =
            index.checked_sub(1).is_some_and(|before| self.blocks[before].nests.first() == Some(&block::Nest::Quote));
        let laid = lay((&self.blocks[index], self.directions[index]), room, if goes_on { gap } else { 0.0 });
        let height = Height { points: laid.height + gap, measured: true };
        let is_above = index < self.at(self.offset);
        let old = std::mem::replace(&mut self.heights[index], height);
        if is_above {
            self.offset += height.points - old.points;
        }
        self.laid[index] = Some(laid);
    }

    /// Lays out what is on the screen, and measures a part of the rest, so that the scroll bar comes to tell the truth.
    fn measure(&mut self, room: Room<'_>, height: f32) {
        let top = self.at(self.offset);
        let mut index = top;
        while index < self.blocks.len() && self.top_of(index) < self.offset + height {
            self.ensure(index, room);
            index += 1;
        }
        let mut left = AHEAD;
        while let Some(index) = self.heights.iter().position(|height| !height.measured) {
            if left == 0 {
                room.ctx.request_repaint();
                return;
            }
            left = left.saturating_sub(self.blocks[index].words().chars().count() + 50);
            self.ensure(index, room);
        }
    }

    fn contents(&mut self, ui: &mut Ui, viewport: Rect, room: Room<'_>) {
        let origin = ui.max_rect().min + vec2(PAD, 0.0);
        let mut index = self.at(viewport.top());
        let mut y = self.top_of(index);
        while index < self.blocks.len() && y < viewport.bottom() {
            self.ensure(index, room);
            let top = y + self.gap(index);
            y += self.heights[index].points;
            let Some(laid) = &self.laid[index] else { continue };
            laid.paint(ui, pos2(origin.x, origin.y + top), room);
            let area = Rect::from_min_max(pos2(origin.x, origin.y + top), pos2(origin.x + room.width, origin.y + y));
            self.describe(ui, index, area);
            index += 1;
        }
        let whole = self.top_of(self.blocks.len()) + PAD;
        ui.allocate_exact_size(vec2(room.width, whole), Sense::hover());
    }

    /// Tells screen readers what stands at `area`.
    fn describe(&self, ui: &Ui, index: usize, area: Rect) {
        let role = if matches!(self.blocks[index].kind, Kind::Heading(..)) { Role::Heading } else { Role::Paragraph };
        let response = ui.interact(area, ui.scope_id().with(("block", index)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(role, true, self.blocks[index].words()));
    }

    /// Keeps no more than what is within two screens.
    fn forget_far(&mut self, height: f32) {
        let (first, last) = (self.at(self.offset - 2.0 * height), self.at(self.offset + 3.0 * height));
        for (index, laid) in self.laid.iter_mut().enumerate() {
            if index < first || index > last {
                *laid = None;
            }
        }
    }

    fn keyboard(&mut self, ui: &Ui, id: Id, height: f32) {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.ctx().memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let lowest = (self.top_of(self.blocks.len()) + PAD - height).max(0.0);
        let moved = ui.ctx().input_mut(|input| scrolled(input, height));
        self.offset = moved.map_or(self.offset, |by| (self.offset + by).clamp(0.0, lowest));
    }
}

/// The side on which each block starts by its letters. Keys and names of the other script turn a block least where the
/// one before it runs the other way; the first one stands in what runs `around`.
fn directions(blocks: &[Block], mut around: Direction) -> Vec<Direction> {
    let of = |block: &Block| {
        around = direction_of(&block.words(), around);
        around
    };
    blocks.iter().map(of).collect()
}

/// Points by which keys scroll, taken out of the input.
fn scrolled(input: &mut InputState, height: f32) -> Option<f32> {
    let keys = [
        (Key::ArrowDown, STEP),
        (Key::ArrowUp, -STEP),
        (Key::PageDown, height - STEP),
        (Key::PageUp, STEP - height),
        (Key::Home, -1e7),
        (Key::End, 1e7),
    ];
    keys.into_iter().find(|(key, _)| input.consume_key(Modifiers::NONE, *key)).map(|(_, by)| by)
}

#[cfg(test)]
#[path = "markdown/tests.rs"]
mod tests;
