//! Hit-testing and rectangles against each other, over real articles, hard lines and odd fonts.

use proptest::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use tawsim::text::{SourceText, is_invisible};
use tawsim::typeset::{Affinity, Engine, Laid, LineRect, Page, PageOptions, View};

const ARTICLES: [&str; 5] = [
    include_str!("../seeds/000_dad4739e26425e78.txt"),
    include_str!("../seeds/001_304fbf79cd7fc7b7.txt"),
    include_str!("../seeds/002_7c00fd1400095276.txt"),
    include_str!("../seeds/003_09dcd0ffac0d600c.txt"),
    include_str!("../seeds/004_70254949ee338b64.txt"),
];
const HARD_LINES: &str = include_str!("data/hard_lines.tsv");
const VOCALISED: &str = include_str!("data/vocalised_paragraph.txt");

/// Fonts whose lam-alef is one glyph, without carets and with them, and one without Arabic.
const ODD_FONTS: [&[u8]; 3] = [
    include_bytes!("fonts/IBMPlexSansArabic_400Regular.ttf"),
    include_bytes!("fonts/NotoSansArabic-Regular.debian-2.005.ttf"),
    include_bytes!("fonts/NotoSansHebrew-Regular.ttf"),
];

/// Lines that break other layouts: separators of every kind, marks without letters, emoji, CJK, controls.
const ODD_LINES: [&str; 14] = [
    "قال\u{2029}said\u{2028}قتل\u{85}x\u{1c}ثلاثة\u{b}ا\u{c}b",
    "\u{64b}\u{651} \u{64e}ا \u{301}x",
    "\u{200f}\u{200e}\u{202b}\u{2067}\u{2069}\u{202c}\u{feff}\u{200d}\u{200c}",
    "قتل 👨‍👩‍👧‍👦 و🇸🇾 و❤️ ثلاثة",
    "新华社 大马士革 ニュース 한국어",
    "a\u{0}b\u{7}ج\u{1b}",
    "\t\tقال\tبالي\t\t3",
    "لا لأ لإ لآ اللّٰه ﷲ ﷺ الآلاف",
    "(((قسد (SDF) [2019])))",
    "١٬٢٣٤٫٥٦ 1,234.56 ٪٤٥ 45% 3-2",
    "e\u{301}\u{301}\u{301} ق\u{64e}\u{651}\u{64e}\u{651}",
    "ـــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــــ",
    "\u{fffc}\u{fffd}\u{10ffff}\u{e000}",
    "a",
];

/// The texts of the hard lines, without their kinds.
fn hard_lines() -> String {
    let texts: Vec<&str> = HARD_LINES.lines().skip(1).filter_map(|line| Some(line.split_once('\t')?.1)).collect();
    texts.join("\n")
}

fn engines() -> Vec<Engine> {
    let odd = ODD_FONTS.iter().map(|font| Engine::with_font(font.to_vec()).expect("a font"));
    std::iter::once(Engine::new()).chain(odd).collect()
}

fn options(width: f32, scale: f32, view: View) -> PageOptions {
    PageOptions {
        width: width * scale,
        size: 20.0 * scale,
        title_size: 22.0 * scale,
        line_height: 40.0 * scale,
        paragraph_gap: 8.0 * scale,
        blank_height: 20.0 * scale,
        view,
        direction: None,
    }
}

/// Checks every grapheme of `text` and gives how many points were tried.
fn check_page(engine: &mut Engine, text: &str, options: PageOptions) -> usize {
    let mut page = Page::new(SourceText::new(text), options);
    (0..page.slot_count()).map(|slot| check_paragraph(&page.laid(engine, slot), text)).sum()
}

fn check_paragraph(laid: &Arc<Laid>, text: &str) -> usize {
    let mut tried = 0;
    let mut expected_start = laid.shaped().source().start;
    for grapheme in laid.shaped().graphemes() {
        let source = &grapheme.source;
        assert!(source.start >= expected_start && source.start < source.end, "graphemes in order: {source:?}");
        expected_start = source.end;
        let rects = laid.rects(source);
        if rects.is_empty() {
            let shown: String = text.chars().skip(source.start).take(source.len()).collect();
            assert!(shown.chars().all(is_invisible), "no rectangle for {shown:?}");
            continue;
        }
        assert_eq!(rects.len(), 1, "one grapheme, one rectangle");
        let LineRect { line, left, right } = rects[0];
        let hit = laid.hit(line, f32::midpoint(left, right));
        assert_eq!(hit.grapheme.as_ref(), Some(source), "centre of {left}..{right} in line {line}");
        assert!(hit.offset == source.start || hit.offset == source.end);
        for (offset, affinity) in [(source.start, Affinity::Downstream), (source.end, Affinity::Upstream)] {
            let (caret_line, x) = laid.caret(offset, affinity);
            assert_eq!(caret_line, line);
            assert!((x - left).abs() < 0.05 || (x - right).abs() < 0.05, "caret {x} at {left}..{right}");
        }
        tried += 1;
    }
    tried
}

/// The rectangles of a range must be the union of those of its graphemes.
fn check_range(laid: &Laid, range: &Range<usize>) {
    let graphemes = laid.shaped().graphemes().iter().map(|g| &g.source);
    let inside = graphemes.filter(|g| g.start < range.end && range.start < g.end);
    let mut parts: Vec<LineRect> = inside.flat_map(|g| laid.rects(g)).collect();
    parts.sort_by(|a, b| a.line.cmp(&b.line).then(a.left.total_cmp(&b.left)));
    let mut union: Vec<LineRect> = Vec::new();
    for part in parts {
        match union.last_mut() {
            Some(last) if last.line == part.line && part.left - last.right < 0.02 => last.right = part.right,
            _ => union.push(part),
        }
    }
    let rects = laid.rects(range);
    assert_eq!(rects.len(), union.len(), "{range:?}: {rects:?} against {union:?}");
    for (rect, part) in rects.iter().zip(&union) {
        assert_eq!(rect.line, part.line);
        assert!((rect.left - part.left).abs() < 0.05 && (rect.right - part.right).abs() < 0.05);
    }
}

#[test]
fn the_centre_of_every_grapheme_hits_it_in_every_font() {
    let hard = hard_lines();
    let odd = ODD_LINES.join("\n");
    let mut tried = 0;
    for engine in &mut engines() {
        for (width, scale) in [(200.0, 1.0), (333.0, 1.5), (610.0, 2.0), (1200.0, 1.0)] {
            for text in ARTICLES.into_iter().chain([hard.as_str(), odd.as_str()]) {
                for view in [View::Tidied, View::AsWritten] {
                    tried += check_page(engine, text, options(width, scale, view));
                }
            }
        }
        tried += check_page(engine, VOCALISED, options(610.0, 1.0, View::Tidied));
    }
    assert!(tried > 500_000, "only {tried} points");
}

#[test]
fn beside_the_text_is_the_end_of_the_line_on_that_side() {
    let mut engine = Engine::new();
    let lines = "قال بالي إن ثلاثة من المقاتلين قتلوا في الباغوز أمس\nIt's Over 9000!\n\nقال SDF";
    let mut page = Page::new(SourceText::new(lines), options(200.0, 1.0, View::Tidied));
    for slot in 0..page.slot_count() {
        let laid = page.laid(&mut engine, slot);
        let right_to_left = laid.shaped().direction() == tawsim::typeset::Direction::RightToLeft;
        for line in 0..laid.line_count() {
            let source = laid.line_source(line);
            let (left, right) = (laid.hit(line, -1e4).offset, laid.hit(line, 1e5).offset);
            let expected = if right_to_left { (source.end, source.start) } else { (source.start, source.end) };
            assert_eq!((left, right), expected, "slot {slot} line {line}");
        }
    }
}

#[test]
fn a_ligature_divides_between_its_letters_from_the_right() {
    let mut engine = Engine::with_font(ODD_FONTS[0].to_vec()).expect("a font");
    let mut page = Page::new(SourceText::new("لا"), options(610.0, 1.0, View::Tidied));
    let laid = page.laid(&mut engine, 0);
    let (lam, alef) = (laid.rects(&(0..1))[0], laid.rects(&(1..2))[0]);
    assert!((lam.left - alef.right).abs() < 0.01 && lam.right > alef.right, "lam stands right of alef");
    assert!((lam.right - lam.left - (alef.right - alef.left)).abs() < 0.01, "both are equally wide: {lam:?} {alef:?}");
}

#[test]
fn a_range_over_both_directions_is_several_rectangles() {
    let mut engine = Engine::new();
    let text = "قال SDF 2019 إن";
    let mut page = Page::new(SourceText::new(text), options(610.0, 1.0, View::Tidied));
    let laid = page.laid(&mut engine, 0);
    assert_eq!(laid.rects(&(0..5)).len(), 2, "«قال S» stands apart from the rest of SDF");
    assert_eq!(laid.rects(&(0..text.chars().count())).len(), 1);
}

#[test]
fn missing_glyphs_are_boxes_with_their_code_point() {
    let mut engine = Engine::new();
    let mut page = Page::new(SourceText::new("قتل 😀 新\u{2029}"), options(610.0, 1.0, View::Tidied));
    let laid = page.laid(&mut engine, 0);
    let boxes: Vec<char> = laid.missing(0).map(|missing| missing.code_point).collect();
    assert_eq!(boxes, ['\u{2029}', '新', '😀'], "from left to right");
    assert!(laid.missing(0).all(|missing| missing.width > 10.0));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_range_is_the_union_of_its_graphemes(
        article in 0_usize..7,
        font in 0_usize..4,
        width in 200.0_f32..1200.0,
        scale in prop::sample::select(vec![1.0_f32, 1.5, 2.0]),
        tidied in any::<bool>(),
        cuts in prop::collection::vec((0.0_f64..1.0, 1_usize..400), 20),
    ) {
        let hard = hard_lines();
        let odd = ODD_LINES.join("\n");
        let text = ARTICLES.get(article).copied().unwrap_or(if article == 5 { hard.as_str() } else { odd.as_str() });
        let view = if tidied { View::Tidied } else { View::AsWritten };
        let mut engine = engines().swap_remove(font);
        let mut page = Page::new(SourceText::new(text), options(width, scale, view));
        let chars = page.text().chars();
        for (start, length) in cuts {
            let start = (start * chars as f64) as usize;
            let range = start..(start + length).min(chars).max(start + 1);
            for slot in page.slot_of(range.start)..=page.slot_of(range.end - 1) {
                check_range(&page.laid(&mut engine, slot), &range);
            }
        }
    }

    #[test]
    fn no_text_panics(text in "(\\PC|[\\x00-\\x1f\u{85}\u{2028}\u{2029}لاآمَّ\u{64b}😀\u{200d}\u{202b}\u{2067}\u{2069}a1( ]){0,60}", width in 0.0_f32..400.0) {
        let mut engine = Engine::new();
        for view in [View::Tidied, View::AsWritten] {
            let mut page = Page::new(SourceText::new(text.as_str()), PageOptions { width, ..options(1.0, 1.0, view) });
            for slot in 0..page.slot_count() {
                let laid = page.laid(&mut engine, slot);
                for line in 0..laid.line_count() {
                    let _ = (laid.hit(line, width / 2.0), laid.glyphs(line, (0.0, 0.0)).count(), laid.missing(line).count());
                }
                let _ = laid.rects(&(0..text.chars().count()));
            }
        }
    }
}

#[test]
fn huge_texts_open_at_once_because_only_the_screen_is_shaped() {
    let mut engine = Engine::new();
    for text in ["قال ".repeat(300_000), "\n".repeat(100_000), "قال بالي إن ثلاثة قتلوا.\n".repeat(100_000)]
    {
        let mut page = Page::new(SourceText::new(text), options(610.0, 1.0, View::AsWritten));
        let middle = page.slot_at(page.total_height() / 2.0);
        for slot in middle..(middle + 40).min(page.slot_count()) {
            let laid = page.laid(&mut engine, slot);
            page.set_height(slot, laid.line_count() as f32 * 40.0);
            if page.top(slot + 1) - page.top(middle) > 800.0 {
                break;
            }
        }
        assert!(page.shaped_slots() <= 41);
    }
}
