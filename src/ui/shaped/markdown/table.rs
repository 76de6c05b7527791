//! Tables: columns as wide as what is in them, or as the room allows.

use super::block::Table;
use super::lay::{LaidBlock, Ornament, Room};
use crate::typeset::{Direction, Face};
use crate::ui::shaped::rich::{RichGalley, RichText};
use crate::ui::tokens;
use eframe::egui::{Rect, pos2, vec2};

/// Room beside and above the text of a cell.
const PAD: (f32, f32) = (8.0, 3.0);
/// Wider than any cell.
const WIDEST: f32 = 4000.0;

/// Lays `table` out in `width`; its first column stands on the side where `direction` starts.
pub(super) fn lay(table: &Table, room: Room<'_>, width: f32, direction: Direction) -> LaidBlock {
    let count = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |text: &RichText, row: usize, width: f32| {
        let face = if row == 0 { Face::InterfaceBold } else { Face::Interface };
        room.text(text, face, tokens::TEXT, width, text.direction(direction))
    };
    let mut natural = vec![0.0_f32; count];
    for (number, row) in table.rows.iter().enumerate() {
        for (column, text) in natural.iter_mut().zip(row) {
            *column = column.max(cell(text, number, WIDEST).ink_width().ceil() + 1.0);
        }
    }
    let widths = fit(&natural, width - count as f32 * 2.0 * PAD.0);
    let whole: f32 = widths.iter().map(|column| column + 2.0 * PAD.0).sum();
    let origin = if direction == Direction::RightToLeft { width - whole } else { 0.0 };
    let mut laid = LaidBlock::default();
    let mut y = 0.0;
    for (number, row) in table.rows.iter().enumerate() {
        let galleys: Vec<RichGalley> =
            row.iter().zip(&widths).map(|(text, width)| cell(text, number, *width)).collect();
        let height = galleys.iter().map(|galley| galley.size().y).fold(0.0, f32::max) + 2.0 * PAD.1;
        if number == 0 {
            let head = Rect::from_min_size(pos2(origin, y), vec2(whole, height));
            laid.ornaments.push(Ornament::Head(head));
        }
        let mut x = 0.0;
        for (galley, column) in galleys.into_iter().zip(&widths) {
            let column = column + 2.0 * PAD.0;
            let left = if direction == Direction::RightToLeft { whole - x - column } else { x };
            laid.texts.push((galley, pos2(origin + left + PAD.0, y + PAD.1)));
            x += column;
        }
        y += height;
        laid.ornaments.push(Ornament::Line(Rect::from_min_size(pos2(origin, y), vec2(whole, 1.0))));
        y += 1.0;
    }
    laid.height = y;
    laid
}

/// The widths of columns that would be as wide as `natural`, in `room`: those that fit in an even share keep their
/// width, the others share what is left.
fn fit(natural: &[f32], room: f32) -> Vec<f32> {
    let mut widths = natural.to_vec();
    let mut open: Vec<usize> = (0..natural.len()).collect();
    let mut left = room.max(natural.len() as f32 * tokens::PROSE * 2.0);
    if natural.iter().sum::<f32>() <= left {
        return widths;
    }
    loop {
        let share = left / open.len() as f32;
        let (narrow, wide): (Vec<usize>, Vec<usize>) = open.iter().partition(|column| natural[**column] <= share);
        if narrow.is_empty() {
            for column in wide {
                widths[column] = share;
            }
            return widths;
        }
        left -= narrow.iter().map(|column| natural[*column]).sum::<f32>();
        open = wide;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_columns_keep_their_width_and_wide_ones_share() {
        assert_eq!(fit(&[40.0, 60.0], 200.0), [40.0, 60.0]);
        assert_eq!(fit(&[40.0, 300.0, 500.0], 340.0), [40.0, 150.0, 150.0]);
        assert_eq!(fit(&[300.0, 120.0, 500.0], 390.0), [135.0, 120.0, 135.0]);
        assert_eq!(fit(&[], 100.0), [] as [f32; 0]);
        assert!(fit(&[900.0, 900.0], -5.0).iter().all(|width| *width > 20.0));
    }
}
