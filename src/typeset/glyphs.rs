//! Glyphs of a line in their places, and their pictures.

use super::Engine;
use super::wrap::Laid;
use cosmic_text::{CacheKey, SwashContent};

/// Says which picture of a glyph is meant: font, glyph, size and a quarter-pixel shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GlyphKey(CacheKey);

/// A glyph in a line: its picture goes to whole pixels.
#[derive(Clone, Copy, Debug)]
pub struct PlacedGlyph {
    /// The picture.
    pub key: GlyphKey,
    /// Pixels right of the given origin.
    pub x: i32,
    /// Pixels below the given baseline.
    pub y: i32,
}

/// A code point that no font has, as a box in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MissingBox {
    /// The code point.
    pub code_point: char,
    /// Left edge in pixels from the left edge of the column.
    pub left: f32,
    /// Width in pixels.
    pub width: f32,
    /// Whether it stands among right-to-left letters.
    pub right_to_left: bool,
}

/// On which side of a bracket its stem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stem {
    /// `⟦` among left-to-right letters, `⟧` among right-to-left ones.
    Left,
    /// The other way round.
    Right,
}

impl MissingBox {
    /// The side of the stem if it is a bracket of annotated text, which has no picture in the fonts and is drawn by
    /// lines. It opens in the direction of what it stands in.
    #[must_use]
    pub const fn bracket(&self) -> Option<Stem> {
        match (self.code_point, self.right_to_left) {
            ('⟦', false) | ('⟧', true) => Some(Stem::Left),
            ('⟧', false) | ('⟦', true) => Some(Stem::Right),
            _ => None,
        }
    }
}

/// The picture of a glyph: how much of each pixel is covered.
#[derive(Clone, Debug)]
pub struct GlyphImage {
    /// Pixels from the glyph's origin to the picture's left edge.
    pub left: i32,
    /// Pixels from the baseline up to the picture's top edge.
    pub top: i32,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Coverage row by row, 0 to 255.
    pub coverage: Vec<u8>,
}

impl Laid {
    /// The glyphs of line `line` when the column's left edge is at `x` and the baseline at `y`, in pixels. Pass the
    /// place on the screen, so that glyphs are drawn for the pixels they will stand on.
    pub fn glyphs(&self, line: usize, (x, y): (f32, f32)) -> impl Iterator<Item = PlacedGlyph> {
        let baseline = y.round();
        self.lines[line].placed.iter().flat_map(move |placed| {
            let unit = &self.shaped.units[placed.unit];
            self.shaped.glyphs[unit.glyphs.clone()].iter().map(move |glyph| {
                let pen = x + glyph.x.mul_add(self.size, placed.left);
                let height = (baseline - glyph.y * self.size).round();
                let (key, x, y) =
                    CacheKey::new(glyph.font, glyph.id, self.size, (pen, height), glyph.weight, glyph.flags);
                PlacedGlyph { key: GlyphKey(key), x, y }
            })
        })
    }

    /// The code points of line `line` that no font has.
    pub fn missing(&self, line: usize) -> impl Iterator<Item = MissingBox> {
        self.lines[line].placed.iter().filter_map(|placed| {
            let code_point = self.shaped.units[placed.unit].missing?;
            let (left, width, right_to_left) = (placed.left, placed.width, placed.right_to_left);
            Some(MissingBox { code_point, left, width, right_to_left })
        })
    }
}

impl Engine {
    /// Draws a glyph; `None` if it has no ink, as a blank has not.
    pub fn draw(&mut self, key: GlyphKey) -> Option<GlyphImage> {
        let image = self.raster.get_image_uncached(&mut self.fonts, key.0)?;
        let (width, height) = (image.placement.width, image.placement.height);
        if width == 0 || height == 0 {
            return None;
        }
        let coverage = match image.content {
            SwashContent::Mask => image.data,
            // A colour picture in a font of the user's: its shape is shown in the colour of the text.
            SwashContent::Color | SwashContent::SubpixelMask => {
                image.data.chunks_exact(4).map(|pixel| pixel[3]).collect()
            }
        };
        Some(GlyphImage { left: image.placement.left, top: image.placement.top, width, height, coverage })
    }
}
