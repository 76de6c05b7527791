//! How well colours can be read, and told apart by eyes that lack a kind of cone.

use super::tokens::Tokens;
use crate::model::{Colour, Label};
use eframe::egui::Color32;

/// A colour of a label should have this contrast to the page.
pub const CONTRAST: f64 = 3.9;

/// With less contrast to the page a label can't be seen.
pub const LEAST_CONTRAST: f64 = 1.6;

/// Two labels should differ by this for every eye: about 25 steps of 255 in one channel.
pub const DIFFERENCE: f64 = 0.1;

fn channel(value: u8) -> f64 {
    let value = f64::from(value) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

fn luminance(colour: Color32) -> f64 {
    0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
}

/// Contrast ratio of WCAG 2.2, 1 to 21.
#[must_use]
pub fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The colour as eyes without the red (0) or green (1) cone see it: Viénot, Brettel and Mollon 1999, in linear RGB.
fn seen_without(cone: usize, colour: Color32) -> [f64; 3] {
    let rgb = [channel(colour.r()), channel(colour.g()), channel(colour.b())];
    let to_lms = [[17.8824, 43.5161, 4.11935], [3.45565, 27.1554, 3.86714], [0.029_956_6, 0.184_309, 1.46709]];
    let from_lms = [
        [0.080_944_447_9, -0.130_504_409, 0.116_721_066],
        [-0.010_248_533_5, 0.054_019_326_6, -0.113_614_708],
        [-0.000_365_296_938, -0.004_121_614_69, 0.693_511_405],
    ];
    let times =
        |m: &[[f64; 3]; 3], v: [f64; 3]| [0, 1, 2].map(|i: usize| m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2]);
    let mut lms = times(&to_lms, rgb);
    if cone == 0 {
        lms[0] = 2.02344 * lms[1] - 2.52581 * lms[2];
    } else {
        lms[1] = 0.494_207 * lms[0] + 1.24827 * lms[2];
    }
    times(&from_lms, lms).map(|v| v.clamp(0.0, 1.0).powf(1.0 / 2.2))
}

/// How much two colours differ for the eyes for which they differ least: those with all cones, or without the red or
/// the green one. 0 is the same, 1 a whole channel.
#[must_use]
pub fn difference(a: Color32, b: Color32) -> f64 {
    let whole = |colour: Color32| [colour.r(), colour.g(), colour.b()].map(|v| f64::from(v) / 255.0);
    let seen =
        [(whole(a), whole(b)), (seen_without(0, a), seen_without(0, b)), (seen_without(1, a), seen_without(1, b))];
    let distance = |(x, y): ([f64; 3], [f64; 3])| (0..3).map(|k| (x[k] - y[k]).powi(2)).sum::<f64>().sqrt();
    seen.into_iter().map(distance).fold(f64::INFINITY, f64::min)
}

/// What is wrong with the colour of a label in one theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ColourFault {
    /// It can't be seen on the page; this is its contrast.
    Unreadable(f64),
    /// It is hard to see on the page; this is its contrast.
    Faint(f64),
    /// Some eyes can hardly tell it from the label of that number.
    Like(usize),
}

/// What is wrong with the colour of label number `label` in the theme of `tokens`; the gravest first.
#[must_use]
pub fn colour_faults(tokens: &Tokens, labels: &[Label], label: usize) -> Vec<ColourFault> {
    let colour = tokens.label(&labels[label]);
    let contrast = contrast(colour, tokens.page);
    let mut faults = Vec::new();
    if contrast < LEAST_CONTRAST {
        faults.push(ColourFault::Unreadable(contrast));
    } else if contrast < CONTRAST {
        faults.push(ColourFault::Faint(contrast));
    }
    let is_like = |other: &usize| *other != label && difference(colour, tokens.label(&labels[*other])) < DIFFERENCE;
    faults.extend((0..labels.len()).filter(is_like).map(ColourFault::Like));
    faults
}

/// The pair of colours for light and dark that is farthest from those of `labels`.
#[must_use]
pub fn next_colours(palette: &[(Colour, Colour)], labels: &[Label]) -> Option<(Colour, Colour)> {
    let apart = |(light, dark): &(Colour, Colour)| {
        let nearest = labels.iter().map(|label| {
            let light = difference(colour(*light), colour(label.light));
            light.min(difference(colour(*dark), colour(label.dark)))
        });
        nearest.fold(f64::INFINITY, f64::min)
    };
    let mut best: Option<((Colour, Colour), f64)> = None;
    for pair in palette {
        let distance = apart(pair);
        // The first of equals, so that an empty set begins with the first of the palette.
        if best.is_none_or(|(_, most)| distance > most) {
            best = Some((*pair, distance));
        }
    }
    best.map(|(pair, _)| pair)
}

/// egui's word for a colour of the label set.
#[must_use]
pub const fn colour(Colour([red, green, blue]): Colour) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LabelSet;
    use crate::ui::tokens::PALETTE;

    #[test]
    fn the_palette_can_be_read_and_told_apart_in_both_themes() {
        for (tokens, colours) in [
            (Tokens::LIGHT, PALETTE.map(|(light, _)| colour(light))),
            (Tokens::DARK, PALETTE.map(|(_, dark)| colour(dark))),
        ] {
            for (i, a) in colours.iter().enumerate() {
                assert!(contrast(*a, tokens.page) >= CONTRAST, "{a:?} {}", contrast(*a, tokens.page));
                for b in &colours[..i] {
                    assert!(difference(*a, *b) > DIFFERENCE, "{a:?} {b:?} {}", difference(*a, *b));
                }
            }
        }
    }

    #[test]
    fn faint_and_equal_colours_are_told() {
        let mut labels = LabelSet::conflict_news().labels().to_vec();
        assert!((0..4).all(|i| colour_faults(&Tokens::LIGHT, &labels, i).is_empty()));
        labels[1].light = labels[0].light;
        assert_eq!(colour_faults(&Tokens::LIGHT, &labels, 1), [ColourFault::Like(0)]);
        assert!(colour_faults(&Tokens::DARK, &labels, 1).is_empty());
        labels[2].light = Colour([0xff, 0xee, 0xdd]);
        assert!(matches!(colour_faults(&Tokens::LIGHT, &labels, 2)[..], [ColourFault::Unreadable(_), ..]));
        labels[2].light = Colour([0xe0, 0x90, 0x50]);
        assert!(matches!(colour_faults(&Tokens::LIGHT, &labels, 2)[..], [ColourFault::Faint(_)]));
    }

    #[test]
    fn new_labels_get_colours_that_are_not_taken() {
        let mut labels = LabelSet::conflict_news().labels().to_vec();
        assert_eq!(next_colours(&PALETTE, &[]), Some(PALETTE[0]));
        for _ in labels.len()..PALETTE.len() {
            let (light, dark) = next_colours(&PALETTE, &labels).expect("a palette");
            assert!(labels.iter().all(|label| label.light != light && label.dark != dark));
            labels.push(Label { light, dark, ..labels[0].clone() });
        }
    }
}
