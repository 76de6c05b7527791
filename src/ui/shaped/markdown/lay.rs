//! A block of Markdown laid out. Lengths are points from the upper left corner of the block.

use super::block::{Block, Kind, Marker, Nest};
use super::table;
use crate::typeset::{Direction, Face, View};
use crate::ui::shaped::rich::{LabelLook, RichGalley, RichText, Setting};
use crate::ui::tokens;
use eframe::egui::{Context, Pos2, Rect, pos2, vec2};

/// Room at the start side of what is in a list item, and of what is in a quotation.
const ITEM: f32 = 24.0;
const QUOTE: f32 = 16.0;
/// Between a marker and its item.
const MARKER_GAP: f32 = 7.0;
/// Room around code.
const CODE_PAD: f32 = 8.0;
/// Letters of headings by level.
const HEADINGS: [f32; 6] = [20.0, 17.0, 15.0, tokens::PROSE, tokens::PROSE, tokens::PROSE];

/// What is painted beside text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Ornament {
    /// Ground of code.
    Ground(Rect),
    /// Ground of the head of a table.
    Head(Rect),
    /// A hairline.
    Line(Rect),
    /// The bar beside a quotation.
    Bar(Rect),
    /// A bullet of that depth.
    Bullet(Pos2, usize),
}

/// A block that has been laid out.
#[derive(Debug, Default)]
pub(super) struct LaidBlock {
    pub height: f32,
    pub texts: Vec<(RichGalley, Pos2)>,
    pub ornaments: Vec<Ornament>,
    /// Whether it is in a quotation, and its letters therefore quieter.
    pub quiet: bool,
}

/// With what blocks are laid out.
#[derive(Clone, Copy)]
pub(super) struct Room<'a> {
    pub ctx: &'a Context,
    pub width: f32,
    pub looks: &'a [LabelLook<'a>],
}

impl Room<'_> {
    /// Lays `text` out in `width`.
    pub fn text(self, text: &RichText, face: Face, size: f32, width: f32, direction: Direction) -> RichGalley {
        let setting = Setting { face, size, width, view: View::Tidied, direction };
        RichGalley::new(self.ctx, text, setting, self.looks)
    }
}

/// The room above `block`, which follows on `before`.
pub(super) fn gap(block: &Block, before: Option<&Block>) -> f32 {
    let Some(before) = before else { return 0.0 };
    let after_heading = matches!(before.kind, Kind::Heading(..));
    match &block.kind {
        _ if block.close => 3.0,
        Kind::Heading(level, _) if *level <= 2 && !after_heading => 22.0,
        Kind::Heading(..) => 16.0,
        _ if after_heading => 6.0,
        _ => 10.0,
    }
}

/// Lays a block out that starts on the side of `direction`. A bar beside it reaches up over the gap above it if the
/// quotation goes on from the block before.
pub(super) fn lay((block, direction): (&Block, Direction), room: Room<'_>, gap_in_quote: f32) -> LaidBlock {
    let inset: f32 = block.nests.iter().map(|nest| if *nest == Nest::Item { ITEM } else { QUOTE }).sum();
    let width = (room.width - inset).max(ITEM * 2.0);
    let left = if direction == Direction::LeftToRight { inset } else { 0.0 };
    let mut laid = match &block.kind {
        Kind::Heading(level, text) => {
            let size = HEADINGS[usize::from(*level).clamp(1, 6) - 1];
            one(room.text(text, Face::InterfaceBold, size, width, direction))
        }
        Kind::Paragraph(text) => one(room.text(text, Face::Interface, tokens::PROSE, width, direction)),
        Kind::Code(lines) => code(lines, room, width, direction),
        Kind::Rule => {
            let line = Rect::from_min_size(pos2(0.0, 7.0), vec2(width, 1.0));
            LaidBlock { height: 15.0, ornaments: vec![Ornament::Line(line)], ..LaidBlock::default() }
        }
        Kind::Table(table) => table::lay(table, room, width, direction),
    };
    laid.move_right(left);
    laid.quiet = block.nests.contains(&Nest::Quote);
    bars(block, &mut laid, room.width, direction, gap_in_quote);
    if let Some(marker) = &block.marker {
        let edge = if direction == Direction::LeftToRight { left } else { width };
        laid.mark(marker, room, edge, direction);
    }
    laid
}

fn one(galley: RichGalley) -> LaidBlock {
    LaidBlock { height: galley.size().y, texts: vec![(galley, Pos2::ZERO)], ..LaidBlock::default() }
}

/// Code line by line, as wide as the room: a line that is too long goes on in the next one.
fn code(lines: &[RichText], room: Room<'_>, width: f32, direction: Direction) -> LaidBlock {
    let mut laid = LaidBlock::default();
    let mut y = CODE_PAD;
    for line in lines {
        let setting = Setting {
            face: Face::Interface,
            size: tokens::TEXT,
            width: width - 2.0 * CODE_PAD,
            view: View::AsWritten,
            direction: line.direction(direction),
        };
        let galley = RichGalley::new(room.ctx, line, setting, room.looks);
        let height = galley.size().y;
        laid.texts.push((galley, pos2(CODE_PAD, y)));
        y += height;
    }
    laid.height = y + CODE_PAD;
    laid.ornaments.push(Ornament::Ground(Rect::from_min_size(Pos2::ZERO, vec2(width, laid.height))));
    laid
}

/// A bar for each quotation in which the block stands.
fn bars(block: &Block, laid: &mut LaidBlock, width: f32, direction: Direction, above: f32) {
    let mut inset = 0.0;
    for nest in &block.nests {
        if *nest == Nest::Quote {
            let x = if direction == Direction::LeftToRight { inset + 2.0 } else { width - inset - 5.0 };
            let bar = Rect::from_min_max(pos2(x, -above), pos2(x + 3.0, laid.height));
            laid.ornaments.push(Ornament::Bar(bar));
        }
        inset += if *nest == Nest::Item { ITEM } else { QUOTE };
    }
}

impl LaidBlock {
    fn move_right(&mut self, x: f32) {
        self.texts.iter_mut().for_each(|(_, pos)| pos.x += x);
        for ornament in &mut self.ornaments {
            match ornament {
                Ornament::Ground(rect) | Ornament::Head(rect) | Ornament::Line(rect) | Ornament::Bar(rect) => {
                    *rect = rect.translate(vec2(x, 0.0));
                }
                Ornament::Bullet(centre, _) => centre.x += x,
            }
        }
    }

    /// Puts a marker before the first line, beside `edge`.
    fn mark(&mut self, marker: &Marker, room: Room<'_>, edge: f32, direction: Direction) {
        let baseline = self.texts.first().map_or(tokens::PROSE, |(galley, pos)| pos.y + galley.first_baseline());
        let outward: f32 = if direction == Direction::LeftToRight { -1.0 } else { 1.0 };
        match marker {
            Marker::Bullet(depth) => {
                let centre = pos2(outward.mul_add(MARKER_GAP + 4.0, edge), baseline - tokens::PROSE * 0.3);
                self.ornaments.push(Ornament::Bullet(centre, *depth));
            }
            Marker::Number(number) => {
                let text = RichText::plain(format!("{number}."));
                let galley = room.text(&text, Face::Interface, tokens::PROSE, ITEM * 4.0, direction);
                let x = match direction {
                    Direction::LeftToRight => edge - MARKER_GAP - galley.ink_width(),
                    Direction::RightToLeft => edge + MARKER_GAP + galley.ink_width() - galley.size().x,
                };
                let y = baseline - galley.first_baseline();
                self.texts.push((galley, pos2(x, y)));
            }
        }
    }
}
