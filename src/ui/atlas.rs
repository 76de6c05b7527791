//! Pictures of glyphs in textures, drawn once and painted many times.

use crate::typeset::{Engine, GlyphImage, GlyphKey};
use eframe::egui::{Color32, ColorImage, Context, Rect, TextureHandle, TextureId, TextureOptions, pos2};
use etagere::{AtlasAllocator, size2};
use std::collections::HashMap;

/// Side of a sheet in pixels.
const SIDE: usize = 1024;

/// Sheets that are kept before everything is drawn anew: about 2,000 glyphs at reading size.
const MOST_SHEETS: usize = 4;

/// Where the picture of a glyph is and where it goes.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The texture it is in.
    pub texture: TextureId,
    /// Its place in the texture, 0 to 1.
    pub uv: Rect,
    /// Pixels from the glyph's origin to its left edge.
    pub left: i32,
    /// Pixels from the baseline up to its top edge.
    pub top: i32,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

struct Sheet {
    texture: TextureHandle,
    allocator: AtlasAllocator,
    image: ColorImage,
    /// Pixels that have changed since they were last uploaded: left, top, right, bottom.
    dirty: Option<[usize; 4]>,
}

/// The sheets. What is meshed with one generation of them must be meshed again in the next.
#[derive(Default)]
pub struct Atlas {
    sheets: Vec<Sheet>,
    entries: HashMap<GlyphKey, Option<Entry>>,
    generation: u64,
}

impl Atlas {
    /// Changes whenever every glyph is drawn anew.
    #[must_use]
    pub const fn generation(&self) -> u64 {
        self.generation
    }

    /// To be called before a frame: starts anew when there are too many sheets.
    pub fn begin_frame(&mut self) {
        if self.sheets.len() > MOST_SHEETS {
            self.sheets.clear();
            self.entries.clear();
            self.generation += 1;
        }
    }

    /// The picture of a glyph, or `None` if it has no ink.
    pub fn get(&mut self, ctx: &Context, engine: &mut Engine, key: GlyphKey) -> Option<Entry> {
        if let Some(entry) = self.entries.get(&key) {
            return *entry;
        }
        let entry = engine.draw(key).and_then(|image| self.add(ctx, &image));
        self.entries.insert(key, entry);
        entry
    }

    /// To be called after a frame: uploads what was drawn in it, one rectangle a sheet.
    pub fn upload(&mut self) {
        for sheet in &mut self.sheets {
            if let Some([left, top, right, bottom]) = sheet.dirty.take() {
                let part = sheet.image.region_by_pixels([left, top], [right - left, bottom - top]);
                sheet.texture.set_partial([left, top], part, TextureOptions::NEAREST);
            }
        }
    }

    fn add(&mut self, ctx: &Context, image: &GlyphImage) -> Option<Entry> {
        // A pixel of room keeps neighbours from bleeding in.
        let room = size2(image.width as i32 + 1, image.height as i32 + 1);
        let fits = |sheet: &mut Sheet| sheet.allocator.allocate(room);
        let found = self.sheets.last_mut().and_then(fits);
        let allocation = if let Some(allocation) = found {
            allocation
        } else {
            let largest = ctx.input(|input| input.max_texture_side);
            let side = SIDE.max(image.width.max(image.height) as usize + 1).min(largest);
            self.sheets.push(Sheet::new(ctx, side));
            self.sheets.last_mut().and_then(fits)?
        };
        let sheet = self.sheets.last_mut()?;
        let (column, line) = (allocation.rectangle.min.x as usize, allocation.rectangle.min.y as usize);
        let (width, height) = (image.width as usize, image.height as usize);
        let side = sheet.image.width();
        for (row, coverage) in image.coverage.chunks_exact(width).enumerate() {
            let start = (line + row) * side + column;
            for (pixel, alpha) in sheet.image.pixels[start..start + width].iter_mut().zip(coverage) {
                *pixel = Color32::from_white_alpha(*alpha);
            }
        }
        let [left, top, right, bottom] = sheet.dirty.unwrap_or([column, line, column + width, line + height]);
        sheet.dirty = Some([left.min(column), top.min(line), right.max(column + width), bottom.max(line + height)]);
        let uv = |x: usize, y: usize| pos2(x as f32 / side as f32, y as f32 / side as f32);
        Some(Entry {
            texture: sheet.texture.id(),
            uv: Rect::from_min_max(uv(column, line), uv(column + width, line + height)),
            left: image.left,
            top: image.top,
            width: image.width,
            height: image.height,
        })
    }
}

impl Sheet {
    fn new(ctx: &Context, side: usize) -> Self {
        let image = ColorImage::filled([side, side], Color32::TRANSPARENT);
        let texture = ctx.load_texture("glyphs", image.clone(), TextureOptions::NEAREST);
        Self { texture, allocator: AtlasAllocator::new(size2(side as i32, side as i32)), image, dirty: None }
    }
}
