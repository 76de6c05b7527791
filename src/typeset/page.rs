//! A whole document as a column of paragraphs, of which only those near the screen are shaped.
//!
//! Heights of paragraphs that were never shown are estimated; the window sets the true height of those it shows,
//! because the tags and lanes that it draws need room as well.

use super::heights::Heights;
use super::split::{self, Piece};
use super::{Direction, Engine, Face, Laid, Shaped, View};
use crate::text::{SourceText, is_telling, mostly_right_to_left};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// Paragraphs that stay shaped, counted in code points.
const KEPT_CODE_POINTS: usize = 60_000;

/// A title is no longer than this, in code points, and stands among the first rows.
const LONGEST_TITLE: usize = 160;
const TITLE_ROWS: usize = 6;

/// Average width of a letter or blank of Arabic text, in ems, for estimates.
const AVERAGE_ADVANCE: f32 = 0.42;

/// How a document is laid out. Lengths in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageOptions {
    /// Width of the column.
    pub width: f32,
    /// Pixels to the em.
    pub size: f32,
    /// Pixels to the em in the title.
    pub title_size: f32,
    /// Height of a line without tags, for estimates.
    pub line_height: f32,
    /// Room after a paragraph, for estimates.
    pub paragraph_gap: f32,
    /// Height of a blank line.
    pub blank_height: f32,
    /// Tidied or as written.
    pub view: View,
    /// A direction for every paragraph, or `None` to go by their letters.
    pub direction: Option<Direction>,
}

/// What a row of the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// The first line at the top that is short and tells what the text is about.
    Title,
    /// A paragraph.
    Text,
    /// An empty line.
    Blank,
    /// An empty line after another one, not shown in the tidied view.
    Hidden,
}

#[derive(Clone, Debug)]
struct Slot {
    /// Bytes of the content.
    bytes: Range<u32>,
    /// Where the next row starts, in bytes.
    next: u32,
    /// The first code point.
    first: u32,
    kind: SlotKind,
    /// The row with which this one's paragraph begins.
    paragraph: u32,
}

/// A place on the page: a row, a line in it, and pixels from the left edge of the column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Row of the page.
    pub slot: usize,
    /// Line of that row.
    pub line: usize,
    /// Pixels from the left edge of the column.
    pub x: f32,
}

struct Cached {
    shaped: Arc<Shaped>,
    laid: Option<Arc<Laid>>,
}

/// A document as a column of rows.
pub struct Page {
    text: SourceText,
    options: PageOptions,
    document_direction: Direction,
    slots: Vec<Slot>,
    heights: Heights,
    cache: HashMap<usize, Cached>,
    cached_code_points: usize,
}

impl Page {
    /// Cuts `text` into rows; nothing is shaped yet.
    #[must_use]
    pub fn new(text: SourceText, options: PageOptions) -> Self {
        let document_direction =
            if mostly_right_to_left(text.as_str()) { Direction::RightToLeft } else { Direction::LeftToRight };
        let slots = slots(&text, options.view, document_direction);
        let heights = Heights::new(slots.iter().map(|slot| estimate(slot, &text, &options)).collect());
        let cache = HashMap::new();
        Self { text, options, document_direction, slots, heights, cache, cached_code_points: 0 }
    }

    /// The text that is shown.
    #[must_use]
    pub const fn text(&self) -> &SourceText {
        &self.text
    }

    /// How it is laid out.
    #[must_use]
    pub const fn options(&self) -> &PageOptions {
        &self.options
    }

    /// Lays the page out in another way. What is shaped stays so where it can.
    pub fn set_options(&mut self, options: PageOptions) {
        if options == self.options {
            return;
        }
        if options.view != self.options.view {
            self.slots = slots(&self.text, options.view, self.document_direction);
        }
        if options.view != self.options.view || options.direction != self.options.direction {
            self.cache.clear();
            self.cached_code_points = 0;
        }
        self.cache.values_mut().for_each(|cached| cached.laid = None);
        self.options = options;
        let estimates = self.slots.iter().map(|slot| estimate(slot, &self.text, &options)).collect();
        self.heights = Heights::new(estimates);
    }

    /// How many rows there are, at least 1.
    #[must_use]
    pub fn slot_count(&self) -> usize {
        self.slots.len()
    }

    /// What row `slot` is.
    #[must_use]
    pub fn kind(&self, slot: usize) -> SlotKind {
        self.slots[slot].kind
    }

    /// Code points of row `slot`, with what ends it.
    #[must_use]
    pub fn source(&self, slot: usize) -> Range<usize> {
        let end = self.slots.get(slot + 1).map_or(self.text.chars(), |next| next.first as usize);
        self.slots[slot].first as usize..end
    }

    /// The row that holds code point `offset`; the last one for offsets past the end.
    #[must_use]
    pub fn slot_of(&self, offset: usize) -> usize {
        self.slots.partition_point(|slot| slot.first as usize <= offset).saturating_sub(1)
    }

    /// Height of row `slot` in pixels.
    #[must_use]
    pub fn height(&self, slot: usize) -> f32 {
        self.heights.get(slot)
    }

    /// Says how high row `slot` is, and gives by how much that differs from before.
    pub fn set_height(&mut self, slot: usize, height: f32) -> f32 {
        let before = self.heights.get(slot);
        if (before - height).abs() > f32::EPSILON {
            self.heights.set(slot, height);
        }
        height - before
    }

    /// Pixels from the top of the page to row `slot`.
    #[must_use]
    pub fn top(&self, slot: usize) -> f64 {
        self.heights.top(slot)
    }

    /// Height of the page in pixels.
    #[must_use]
    pub fn total_height(&self) -> f64 {
        self.heights.total()
    }

    /// The row at `y` pixels from the top; the first above it, the last below it.
    #[must_use]
    pub fn slot_at(&self, y: f64) -> usize {
        self.heights.at(y)
    }

    /// Row `slot` in lines, shaped now if it was not.
    pub fn laid(&mut self, engine: &mut Engine, slot: usize) -> Arc<Laid> {
        if let Some(Cached { laid: Some(laid), .. }) = self.cache.get(&slot) {
            return Arc::clone(laid);
        }
        let size = if self.slots[slot].kind == SlotKind::Title { self.options.title_size } else { self.options.size };
        let shaped = if let Some(cached) = self.cache.get(&slot) {
            Arc::clone(&cached.shaped)
        } else {
            self.cached_code_points += self.source(slot).len();
            Arc::new(self.shape(engine, slot))
        };
        let laid = Arc::new(Laid::new(Arc::clone(&shaped), size, self.options.width));
        self.cache.insert(slot, Cached { shaped, laid: Some(Arc::clone(&laid)) });
        laid
    }

    /// Forgets shaped rows far from `near` when there are too many of them.
    pub fn forget_far_from(&mut self, near: &Range<usize>) {
        if self.cached_code_points <= KEPT_CODE_POINTS {
            return;
        }
        for margin in [near.len() + 20, 0] {
            let kept = near.start.saturating_sub(margin)..near.end + margin;
            self.cache.retain(|slot, _| kept.contains(slot));
            self.cached_code_points = self.cache.keys().map(|slot| self.source(*slot).len()).sum();
            if self.cached_code_points <= KEPT_CODE_POINTS {
                break;
            }
        }
    }

    /// How many rows are shaped now.
    #[must_use]
    pub fn shaped_slots(&self) -> usize {
        self.cache.len()
    }

    /// The direction of row `slot`.
    #[must_use]
    pub fn direction(&self, slot: usize) -> Direction {
        self.options.direction.unwrap_or_else(|| {
            let first = self.slots[slot].paragraph as usize;
            let start = self.slots[first].bytes.start as usize;
            // All pieces of one paragraph go by its first one, which is long enough to tell.
            Direction::of(&self.text.as_str()[start..self.slots[first].bytes.end as usize], self.document_direction)
        })
    }

    fn shape(&self, engine: &mut Engine, slot: usize) -> Shaped {
        let Slot { bytes, next, first, kind, .. } = &self.slots[slot];
        let face = if *kind == SlotKind::Title { Face::ReadingBold } else { Face::Reading };
        let content = &self.text.as_str()[bytes.start as usize..bytes.end as usize];
        let separator = &self.text.as_str()[bytes.end as usize..*next as usize];
        let direction = self.direction(slot);
        Shaped::new(engine, face, (content, separator), *first as usize, self.options.view, direction)
    }
}

fn slots(text: &SourceText, view: View, document: Direction) -> Vec<Slot> {
    let (mut first, mut at) = (0, 0);
    let mut slots: Vec<Slot> = Vec::new();
    // Rows that may still be the title.
    let mut candidates = TITLE_ROWS;
    let mut blank_before = view == View::Tidied;
    for (number, Piece { content, next, continues }) in split::split(text.as_str()).into_iter().enumerate() {
        let written = &text.as_str()[content.clone()];
        let newline = text.as_str()[content.end..next].chars().all(|c| matches!(c, '\n' | '\r'));
        let blank = written.chars().all(char::is_whitespace) && newline;
        let short = || written.chars().nth(LONGEST_TITLE).is_none();
        let tells = || is_telling(written, document == Direction::RightToLeft);
        // The first telling line decides: if it is the lead of the article, there is no title.
        let decides = candidates > 0 && !blank && tells();
        let title = decides && short();
        let kind = match (blank, blank_before) {
            (true, true) => SlotKind::Hidden,
            (true, false) if view == View::AsWritten && !written.is_empty() => SlotKind::Text,
            (true, false) => SlotKind::Blank,
            (false, _) if title => SlotKind::Title,
            (false, _) => SlotKind::Text,
        };
        candidates = if decides { 0 } else { candidates.saturating_sub(usize::from(!blank)) };
        blank_before = blank && view == View::Tidied;
        let paragraph = if continues { slots.last().map_or(0, |slot| slot.paragraph) } else { number as u32 };
        let bytes = content.start as u32..content.end as u32;
        slots.push(Slot { bytes, next: next as u32, first, kind, paragraph });
        first += text.as_str()[at..next].chars().count() as u32;
        at = next;
    }
    slots
}

fn estimate(slot: &Slot, text: &SourceText, options: &PageOptions) -> f32 {
    match slot.kind {
        SlotKind::Hidden => 0.0,
        SlotKind::Blank => options.blank_height,
        SlotKind::Title | SlotKind::Text => {
            let bytes = slot.bytes.len();
            // Arabic letters are two bytes; counting code points would read the whole text again on every resize.
            let ascii = text.as_str().as_bytes()[slot.bytes.start as usize..slot.bytes.end as usize]
                .iter()
                .take(256)
                .filter(|byte| byte.is_ascii())
                .count();
            let share = ascii as f32 / bytes.clamp(1, 256) as f32;
            let code_points = bytes as f32 * f32::midpoint(1.0, share);
            let lines = (code_points * AVERAGE_ADVANCE * options.size / options.width.max(1.0)).ceil().max(1.0);
            lines * options.line_height + options.paragraph_gap
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPTIONS: PageOptions = PageOptions {
        width: 600.0,
        size: 20.0,
        title_size: 22.0,
        line_height: 40.0,
        paragraph_gap: 8.0,
        blank_height: 20.0,
        view: View::Tidied,
        direction: None,
    };

    fn kinds(text: &str, view: View) -> Vec<SlotKind> {
        let page = Page::new(SourceText::new(text), PageOptions { view, ..OPTIONS });
        (0..page.slot_count()).map(|slot| page.kind(slot)).collect()
    }

    #[test]
    fn one_blank_line_stays_of_many() {
        use SlotKind::{Blank, Hidden, Text, Title};
        let tidied = kinds("\n fbpx\n\n \t\nعنوان من أربع كلمات\n\n", View::Tidied);
        assert_eq!(tidied, [Hidden, Text, Blank, Hidden, Title, Blank]);
        assert_eq!(kinds("عنوان\n\n \t\nسطر", View::AsWritten), [Text, Blank, Text, Text]);
    }

    #[test]
    fn rows_cover_the_text_without_gaps() {
        let text = SourceText::new("قال 😀\r\n\r\nبالي\u{2029}x\n");
        let page = Page::new(text.clone(), OPTIONS);
        let mut end = 0;
        for slot in 0..page.slot_count() {
            assert_eq!(page.source(slot).start, end);
            end = page.source(slot).end;
            assert!(page.source(slot).all(|offset| page.slot_of(offset) == slot));
        }
        assert_eq!(end, text.chars());
        assert_eq!(page.slot_of(text.chars()), page.slot_count() - 1);
    }

    #[test]
    fn only_what_is_asked_for_is_shaped_and_little_is_kept() {
        let text = SourceText::new("قالت قوات سوريا الديمقراطية إنها سيطرت على المخيم.\n".repeat(50_000));
        let mut page = Page::new(text, OPTIONS);
        let mut engine = Engine::new();
        assert_eq!(page.shaped_slots(), 0);
        for start in (0..50_000).step_by(100) {
            for slot in start..start + 20 {
                let lines = page.laid(&mut engine, slot).line_count();
                page.set_height(slot, lines as f32 * 40.0);
            }
            page.forget_far_from(&(start..start + 20));
        }
        assert!(page.shaped_slots() < 5_000, "{}", page.shaped_slots());
    }

    #[test]
    fn another_width_needs_no_new_shaping() {
        let text = SourceText::new("قالت قوات سوريا الديمقراطية إنها سيطرت على المخيم. ".repeat(20));
        let mut page = Page::new(text, OPTIONS);
        let mut engine = Engine::new();
        let wide = page.laid(&mut engine, 0);
        page.set_options(PageOptions { width: 300.0, ..OPTIONS });
        let narrow = page.laid(&mut engine, 0);
        assert!(narrow.line_count() > wide.line_count());
        assert!(Arc::ptr_eq(wide.shaped(), narrow.shaped()));
    }
}
