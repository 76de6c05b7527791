//! A shaped paragraph: graphemes in reading order, glyphs in ems, independent of size and width.

use super::display::{Direction, Display, STAND_IN, View};
use super::{Engine, Face};
use crate::text::is_invisible;
use cosmic_text::{AttrsList, CacheKeyFlags, ShapeGlyph, ShapeLine, Shaping, Weight, fontdb};
use std::collections::HashSet;
use std::ops::Range;
use unicode_bidi::{BidiClass, bidi_class};
use unicode_segmentation::UnicodeSegmentation;

/// Columns of a tab stop, in blanks.
const TAB_WIDTH: u16 = 4;

/// A code point that no font has, in ems: a box for four digits, and one for five or six.
const BOX_WIDTH: (f32, f32) = (0.9, 1.2);
/// A bracket of annotated text, which no font has either.
const BRACKET_WIDTH: f32 = 0.42;

/// What a mark without a letter is given so that it can be pointed at, in ems.
const LONE_MARK_WIDTH: f32 = 0.35;

/// The smallest piece of text that can be selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grapheme {
    /// Its code points in the source. Where a run of blanks is shown as one, all of them.
    pub source: Range<usize>,
}

/// A glyph relative to its unit's left edge and the baseline, in ems.
#[derive(Clone, Copy, Debug)]
pub(super) struct UnitGlyph {
    pub font: fontdb::ID,
    pub weight: Weight,
    pub flags: CacheKeyFlags,
    pub id: u16,
    pub x: f32,
    /// Upwards.
    pub y: f32,
}

/// What is never broken or reordered inside: usually one letter with its marks, or a ligature.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Indices into [`Shaped::graphemes`].
    pub graphemes: Range<usize>,
    /// Indices into [`Shaped::glyphs`], from left to right.
    pub glyphs: Range<usize>,
    /// Width in ems.
    pub advance: f32,
    /// Odd is right to left.
    pub level: u8,
    pub blank: bool,
    /// Whether a line may end after it.
    pub break_after: bool,
    /// The code point to show in a box because no font has it.
    pub missing: Option<char>,
}

/// A part of a paragraph in a face of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaceRun {
    /// Code points of the source.
    pub source: Range<usize>,
    /// The face of its letters.
    pub face: Face,
}

/// A shaped paragraph.
#[derive(Debug)]
pub struct Shaped {
    pub(super) graphemes: Vec<Grapheme>,
    pub(super) units: Vec<Unit>,
    pub(super) glyphs: Vec<UnitGlyph>,
    pub(super) direction: Direction,
    /// Code points of the source that the paragraph stands for, with what is not shown and its separator.
    pub(super) source: Range<usize>,
}

/// A run of glyphs that the shaping engine says belong together.
struct Cluster {
    bytes: Range<usize>,
    glyphs: Vec<ShapeGlyph>,
    level: u8,
}

impl Shaped {
    /// Shapes `content` with the `separator` that ends it; `first` is the code point at which it starts.
    pub fn new(
        engine: &mut Engine,
        face: Face,
        (content, separator): (&str, &str),
        first: usize,
        view: View,
        direction: Direction,
    ) -> Self {
        Self::with_runs(engine, (face, &[]), (content, separator), first, view, direction)
    }

    /// The same with some `runs` of it in other faces; where runs overlap the last one holds. Letters of one word join,
    /// so a run that begins or ends inside a word takes in the whole word.
    pub fn with_runs(
        engine: &mut Engine,
        (face, runs): (Face, &[FaceRun]),
        (content, separator): (&str, &str),
        first: usize,
        view: View,
        direction: Direction,
    ) -> Self {
        let display = Display::new(content, separator, first, view, direction);
        let end = first + content.chars().count() + separator.chars().count();
        let mut shaped = Self {
            graphemes: Vec::with_capacity(display.map.len()),
            units: Vec::with_capacity(display.map.len()),
            glyphs: Vec::with_capacity(display.map.len()),
            direction,
            source: first..end,
        };
        if !display.map.is_empty() {
            let clusters = clusters(engine, face, runs, &display);
            shaped.build(&display, (content, separator), &clusters);
        }
        shaped
    }

    /// The graphemes that are shown, in reading order.
    #[must_use]
    pub fn graphemes(&self) -> &[Grapheme] {
        &self.graphemes
    }

    /// The side on which its lines start.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// The code points of the source that it stands for, with what is not shown of it.
    #[must_use]
    pub fn source(&self) -> Range<usize> {
        self.source.clone()
    }

    /// Width in ems if it stood in one line.
    #[must_use]
    pub fn advance(&self) -> f32 {
        self.units.iter().map(|unit| unit.advance).sum()
    }

    /// A new unit begins where a grapheme and a cluster begin together; between, they can't be told apart.
    fn build(&mut self, display: &Display, source: (&str, &str), clusters: &[Cluster]) {
        let breaks: HashSet<usize> = unicode_linebreak::linebreaks(&display.text).map(|(at, _)| at).collect();
        let mut next = clusters.partition_point(|c| c.bytes.start < Display::PREFIX);
        let mut covered = Display::PREFIX;
        let mut unit = next..next;
        let mut unit_bytes = Display::PREFIX..Display::PREFIX;
        let mut characters = 0;
        for (at, grapheme) in display.text[Display::PREFIX..].grapheme_indices(true) {
            let bytes = at + Display::PREFIX..at + Display::PREFIX + grapheme.len();
            if bytes.start >= covered && bytes.start > Display::PREFIX {
                self.close_unit(display, source, &clusters[unit.clone()], unit_bytes.clone(), &breaks);
                unit = next..next;
                unit_bytes.start = bytes.start;
            }
            while next < clusters.len() && clusters[next].bytes.start < bytes.end {
                covered = covered.max(clusters[next].bytes.end);
                next += 1;
            }
            unit.end = next;
            unit_bytes.end = bytes.end;
            let start = display.map[characters].1;
            characters += grapheme.chars().count();
            let end = display.map.get(characters).map_or(display.end, |(_, source)| *source);
            self.graphemes.push(Grapheme { source: start..end });
        }
        self.close_unit(display, source, &clusters[unit], unit_bytes, &breaks);
    }

    fn close_unit(
        &mut self,
        display: &Display,
        (content, separator): (&str, &str),
        clusters: &[Cluster],
        bytes: Range<usize>,
        breaks: &HashSet<usize>,
    ) {
        let base = u8::from(self.direction == Direction::RightToLeft);
        let level = clusters.first().map_or_else(|| self.units.last().map_or(base, |u| u.level), |c| c.level);
        let first_grapheme = self.units.last().map_or(0, |u| u.graphemes.end);
        let graphemes = first_grapheme..self.graphemes.len();
        let text = &display.text[bytes.clone()];
        let first_glyph = self.glyphs.len();
        let missing = clusters.iter().flat_map(|c| &c.glyphs).any(|g| g.glyph_id == 0);
        let (advance, missing) = if missing {
            let c = match text.chars().next() {
                Some(shown) if shown != STAND_IN => shown,
                _ => {
                    let at = self.graphemes[graphemes.start].source.start - self.source.start;
                    content.chars().chain(separator.chars()).nth(at).unwrap_or(STAND_IN)
                }
            };
            let width = match c {
                '⟦' | '⟧' => BRACKET_WIDTH,
                '\u{10000}'.. => BOX_WIDTH.1,
                _ => BOX_WIDTH.0,
            };
            (width * graphemes.len() as f32, Some(c))
        } else {
            (self.place_glyphs(clusters, level), None)
        };
        let lone_mark = advance <= 0.0 && text.chars().all(|c| bidi_class(c) == BidiClass::NSM);
        let drawn = first_glyph < self.glyphs.len() && !lone_mark && !text.chars().all(is_invisible);
        if advance <= 0.0 && drawn && self.join_to_last(&graphemes, level) {
            return;
        }
        self.units.push(Unit {
            graphemes,
            glyphs: first_glyph..self.glyphs.len(),
            advance: if lone_mark { LONE_MARK_WIDTH } else { advance.max(0.0) },
            level,
            blank: text.chars().all(char::is_whitespace),
            break_after: breaks.contains(&bytes.end),
            missing,
        });
    }

    /// Letters that a font draws into the one before, as the digits inside an end-of-verse sign, share its room.
    fn join_to_last(&mut self, graphemes: &Range<usize>, level: u8) -> bool {
        let Some(last) = self.units.last_mut().filter(|last| last.level == level && !last.blank) else {
            return false;
        };
        let shift = if level.is_multiple_of(2) { last.advance } else { 0.0 };
        self.glyphs[last.glyphs.end..].iter_mut().for_each(|glyph| glyph.x += shift);
        last.glyphs.end = self.glyphs.len();
        last.graphemes.end = graphemes.end;
        true
    }

    /// Puts the glyphs of a unit from left to right and gives their width.
    fn place_glyphs(&mut self, clusters: &[Cluster], level: u8) -> f32 {
        let mut pen = 0.0;
        let count = clusters.len();
        for i in 0..count {
            let cluster = &clusters[if level % 2 == 1 { count - 1 - i } else { i }];
            for glyph in &cluster.glyphs {
                self.glyphs.push(UnitGlyph {
                    font: glyph.font_id,
                    weight: glyph.font_weight,
                    flags: glyph.cache_key_flags,
                    id: glyph.glyph_id,
                    x: pen + glyph.x_offset,
                    y: glyph.y_offset,
                });
                pen += glyph.x_advance;
            }
        }
        pen
    }
}

/// The clusters of the paragraph in reading order.
fn clusters(engine: &mut Engine, face: Face, runs: &[FaceRun], display: &Display) -> Vec<Cluster> {
    let mut attributes = AttrsList::new(&engine.attributes(face));
    for run in runs {
        let bytes = display.whole_words(&run.source);
        if !bytes.is_empty() {
            attributes.add_span(bytes, &engine.attributes(run.face));
        }
    }
    let line = ShapeLine::new(&mut engine.fonts, &display.text, &attributes, Shaping::Advanced, TAB_WIDTH);
    let mut clusters: Vec<Cluster> = Vec::with_capacity(display.map.len());
    for span in &line.spans {
        for word in &span.words {
            let first = clusters.len();
            for glyph in &word.glyphs {
                let same = clusters[first..].last().is_some_and(|c| c.bytes.start == glyph.start);
                if same {
                    let last = clusters.len() - 1;
                    clusters[last].glyphs.push(glyph.clone());
                    clusters[last].bytes.end = clusters[last].bytes.end.max(glyph.end);
                } else {
                    let bytes = glyph.start..glyph.end;
                    clusters.push(Cluster { bytes, glyphs: vec![glyph.clone()], level: span.level.number() });
                }
            }
            // In a right-to-left line the engine stores the glyphs of every word from right to left.
            if line.rtl {
                clusters[first..].iter_mut().for_each(|cluster| cluster.glyphs.reverse());
            }
        }
    }
    clusters.sort_by_key(|cluster| cluster.bytes.start);
    clusters
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shape(engine: &mut Engine, face: Face, runs: &[FaceRun], text: &str) -> Shaped {
        let direction = Direction::of(text, Direction::RightToLeft);
        Shaped::with_runs(engine, (face, runs), (text, ""), 0, View::AsWritten, direction)
    }

    fn bold(source: Range<usize>) -> FaceRun {
        FaceRun { source, face: Face::InterfaceBold }
    }

    /// The words that are bold, where `source` of `text` is asked to be, by the width of their letters. Whatever is not
    /// bold must be as it is in the regular face.
    #[track_caller]
    fn bold_words(text: &str, source: Range<usize>) -> String {
        let mut engine = Engine::new();
        let mixed = shape(&mut engine, Face::Interface, &[bold(source)], text);
        let regular = shape(&mut engine, Face::Interface, &[], text);
        let all_bold = shape(&mut engine, Face::InterfaceBold, &[], text);
        let look = |shaped: &Shaped, unit: &Unit| {
            let glyphs = &shaped.glyphs[unit.glyphs.clone()];
            (unit.graphemes.clone(), unit.level, glyphs.iter().map(|glyph| (glyph.font, glyph.id)).collect::<Vec<_>>())
        };
        let find =
            |shaped: &Shaped, unit: &Unit| shaped.units.iter().any(|other| look(shaped, other) == look(&mixed, unit));
        let chars: Vec<char> = text.chars().collect();
        let mut found = String::new();
        for unit in &mixed.units {
            let source =
                mixed.graphemes[unit.graphemes.start].source.start..mixed.graphemes[unit.graphemes.end - 1].source.end;
            match (find(&regular, unit), find(&all_bold, unit)) {
                (true, false) => found.push(' '),
                (false, true) => found.extend(&chars[source]),
                other => panic!("{:?} is neither regular nor bold: {other:?}", &chars[source]),
            }
        }
        assert_eq!(mixed.graphemes, regular.graphemes);
        found.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_bold_word_leaves_its_neighbours_alone() {
        let text = "قال (بالي) إن SDF تقدمت، نعم.";
        let at = |word: &str| {
            let start = text[..text.find(word).expect("it is there")].chars().count();
            start..start + word.chars().count()
        };
        for word in ["قال", "بالي", "(بالي)", "SDF", "تقدمت", "إن SDF تقدمت،", "نعم."] {
            assert_eq!(bold_words(text, at(word)), word);
        }
    }

    #[test]
    fn a_word_is_bold_as_a_whole_or_not_at_all() {
        assert_eq!(bold_words("والقتلى كثيرون", 3..5), "والقتلى");
        assert_eq!(bold_words("والقتلى كثيرون", 5..9), "والقتلى كثيرون");
        assert_eq!(bold_words("قَالَ بالي", 0..1), "قَالَ");
        assert_eq!(bold_words("قال بالي", 4..4), "");
        assert_eq!(bold_words("قال بالي", 4..90), "بالي");
    }

    proptest! {
        #[test]
        fn nothing_is_lost_or_reordered_by_runs(
            text in "[قالمِ SDF(12),.«»]{1,30}",
            runs in prop::collection::vec((0_usize..30, 0_usize..30), 0..4),
        ) {
            let mut engine = Engine::new();
            let runs: Vec<FaceRun> = runs.into_iter().map(|(start, size)| bold(start..start + size)).collect();
            let mixed = shape(&mut engine, Face::Interface, &runs, &text);
            let regular = shape(&mut engine, Face::Interface, &[], &text);
            prop_assert_eq!(&mixed.graphemes, &regular.graphemes);
            let levels = |shaped: &Shaped| shaped.units.iter().map(|unit| (unit.graphemes.clone(), unit.level)).collect::<Vec<_>>();
            prop_assert_eq!(levels(&mixed), levels(&regular));
        }
    }
}
