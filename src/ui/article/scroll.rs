//! Where the page is scrolled to: a row and a distance in it, so that rows which turn out higher or lower than was
//! estimated never move what is being read. All lengths in pixels.

use crate::typeset::Page;

/// The row at the top of the screen, and how much of it is above.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Anchor {
    /// Row of the page.
    pub slot: usize,
    /// Pixels of it above the screen; negative in the padding above the first row.
    pub above: f32,
}

/// Rows whose true heights are known when they are asked for.
pub trait MeasuredRows {
    /// How many there are.
    fn count(&self) -> usize;
    /// The true height of a row, which from now on counts instead of its estimate.
    fn measure(&mut self, slot: usize) -> f32;
}

impl Anchor {
    /// The anchor of the top of the page.
    #[must_use]
    pub const fn top(padding: f32) -> Self {
        Self { slot: 0, above: -padding }
    }

    /// Distance from the top of the first row.
    #[must_use]
    pub fn y(self, page: &Page) -> f64 {
        page.top(self.slot.min(page.slot_count() - 1)) + f64::from(self.above)
    }

    /// The anchor at `y` from the top of the first row.
    #[must_use]
    pub fn at(page: &Page, y: f64) -> Self {
        let slot = page.slot_at(y);
        Self { slot, above: (y - page.top(slot)) as f32 }
    }

    /// Scrolls by `delta`, downwards if positive, over rows that are measured before they are counted.
    #[must_use]
    pub fn moved(mut self, rows: &mut impl MeasuredRows, delta: f32) -> Self {
        self.above += delta;
        while self.above < 0.0 && self.slot > 0 {
            self.slot -= 1;
            self.above += rows.measure(self.slot);
        }
        while self.slot + 1 < rows.count() {
            let height = rows.measure(self.slot);
            if self.above < height {
                break;
            }
            self.above -= height;
            self.slot += 1;
        }
        self
    }

    /// Keeps the page within a screen of `height`, with `padding` above its first and below its last row, and gives
    /// the row after the last one on the screen. Measures all rows on the screen, and counts on no others.
    #[must_use]
    pub fn within(self, rows: &mut impl MeasuredRows, height: f32, padding: f32) -> (Self, usize) {
        let mut anchor = Self { slot: self.slot.min(rows.count() - 1), ..self };
        if anchor.slot == 0 {
            anchor.above = anchor.above.max(-padding);
        }
        let (mut bottom, mut slot) = (-anchor.above, anchor.slot);
        while slot < rows.count() && bottom < height {
            bottom += rows.measure(slot);
            slot += 1;
        }
        let ends_early = slot == rows.count() && bottom + padding < height;
        (if ends_early { Self::bottom(rows, height, padding) } else { anchor }, slot)
    }

    /// The anchor at which the page ends with the screen.
    fn bottom(rows: &mut impl MeasuredRows, height: f32, padding: f32) -> Self {
        let (mut slot, mut room) = (rows.count(), height - padding);
        while slot > 0 && room > 0.0 {
            slot -= 1;
            room -= rows.measure(slot);
        }
        // Room that is left is above the first row, in a page that is hardly longer than the screen or shorter.
        Self { slot, above: if slot == 0 { (-room).max(-padding) } else { -room } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SourceText;
    use crate::typeset::{PageOptions, View};

    fn page() -> Page {
        let text = SourceText::new("قال بالي إن ثلاثة قتلوا\n".repeat(200));
        let options = PageOptions {
            width: 600.0,
            size: 20.0,
            title_size: 22.0,
            line_height: 40.0,
            paragraph_gap: 0.0,
            blank_height: 20.0,
            view: View::Tidied,
            direction: None,
        };
        Page::new(text, options)
    }

    /// True heights that differ from every estimate.
    impl MeasuredRows for Page {
        fn count(&self) -> usize {
            self.slot_count()
        }

        fn measure(&mut self, slot: usize) -> f32 {
            self.set_height(slot, 50.0 + (slot % 7) as f32 * 10.0);
            self.height(slot)
        }
    }

    #[test]
    fn scrolling_up_into_unknown_rows_moves_by_what_was_asked() {
        let mut page = page();
        let mut anchor = Anchor::at(&page, page.top(100));
        let mut moved = 0.0;
        for _ in 0..40 {
            anchor = anchor.moved(&mut page, -33.0);
            moved += 33.0;
            let row_100 = page.top(100) - anchor.y(&page);
            assert!((row_100 - moved).abs() < 0.5, "row 100 is {row_100} below the top after {moved}");
        }
    }

    #[test]
    fn the_page_stays_on_the_screen() {
        let mut page = page();
        let (up, _) = Anchor::default().moved(&mut page, -500.0).within(&mut page, 700.0, 24.0);
        assert_eq!(up, Anchor::top(24.0));
        let (down, last) = Anchor::default().moved(&mut page, 1e6).within(&mut page, 700.0, 24.0);
        assert!((down.y(&page) - (page.total_height() + 24.0 - 700.0)).abs() < 1.0);
        assert_eq!(last, 200);
    }

    #[test]
    fn the_end_is_reached_over_rows_that_are_higher_than_was_estimated() {
        let mut page = page();
        let (end, _) = Anchor::at(&page, page.total_height()).within(&mut page, 700.0, 24.0);
        let on_screen: f32 = (end.slot..200).map(|slot| page.measure(slot)).sum();
        assert!((on_screen - end.above + 24.0 - 700.0).abs() < 0.01);
    }

    #[test]
    fn a_page_shorter_than_the_screen_stays_at_its_top() {
        let mut page = page();
        let (anchor, last) = Anchor { slot: 3, above: 5.0 }.within(&mut page, 1e7, 24.0);
        assert_eq!((anchor, last), (Anchor::top(24.0), 200));
    }
}
