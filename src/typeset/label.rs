//! Short texts of the interface: one line, or a few, cut with an ellipsis where they don't fit.

use super::{Direction, Engine, Face, Laid, Shaped, View};
use std::sync::Arc;

/// A short text, laid out.
#[derive(Clone, Debug)]
pub struct Label {
    /// The lines.
    pub laid: Laid,
    /// Whether the text did not fit and ends in an ellipsis.
    pub cut: bool,
}

/// Lays `text` out in one line of at most `width` pixels at `size` pixels to the em; line ends in it become blanks.
/// The column is as wide as the text.
pub fn label(engine: &mut Engine, text: &str, direction: Direction, face: Face, size: f32, width: f32) -> Label {
    // The list of documents shows thousands of titles: no more is ever shaped than could be shown.
    let most = (width / size * 6.0).clamp(16.0, 4096.0) as usize;
    let limited: String = text.chars().take(most).collect();
    let shaped = shape(engine, &limited, face, direction);
    if shaped.advance() * size <= width && limited.len() == text.len() {
        return Label { laid: Laid::new(Arc::new(shaped), size, f32::INFINITY), cut: false };
    }
    let dots = shape(engine, "…", face, direction).advance() * size;
    let mut used = dots;
    let fitting = shaped.units.iter().take_while(|unit| {
        used += unit.advance * size;
        used <= width
    });
    let mut graphemes = fitting.last().map_or(0, |unit| unit.graphemes.end);
    loop {
        let kept = shaped.graphemes[..graphemes].last().map_or(0, |grapheme| grapheme.source.end);
        let mut shorter: String = limited.chars().take(kept).collect();
        shorter.truncate(shorter.trim_end().len());
        shorter.push('…');
        let cut = shape(engine, &shorter, face, direction);
        // The last letter takes its final form, which may be wider than the one it had inside the word.
        if cut.advance() * size <= width || graphemes == 0 {
            return Label { laid: Laid::new(Arc::new(cut), size, f32::INFINITY), cut: true };
        }
        graphemes -= 1;
    }
}

fn shape(engine: &mut Engine, text: &str, face: Face, direction: Direction) -> Shaped {
    Shaped::new(engine, face, (text, ""), 0, View::Tidied, direction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_does_not_fit_is_cut_at_a_grapheme() {
        let mut engine = Engine::new();
        let text = "\"قسد\" تعلن السيطرة على آخر معاقل داعش في سوريا";
        let whole = label(&mut engine, text, Direction::RightToLeft, Face::Interface, 13.0, 2000.0);
        assert!(!whole.cut && whole.laid.line_count() == 1);
        let cut = label(&mut engine, text, Direction::RightToLeft, Face::Interface, 13.0, 100.0);
        assert!(cut.cut && cut.laid.width() <= 100.0 && cut.laid.width() > 60.0);
        let nothing = label(&mut engine, text, Direction::RightToLeft, Face::Interface, 13.0, 0.0);
        assert!(nothing.cut);
    }
}
