//! The line under a span, in pieces.

use crate::model::LineShape;

/// Gives `add` the left edge, the right edge, the top and the height of every piece of a line of `shape` between
/// `left` and `right` at `top`. A line begins at the right, as Arabic text does. Pixels, `scale` to the point.
pub fn pieces(
    shape: LineShape,
    (left, right, top): (f32, f32, f32),
    thickness: f32,
    scale: f32,
    mut add: impl FnMut(f32, f32, f32, f32),
) {
    let mut broken = |on: f32, off: f32| {
        let mut x = right;
        while x > left {
            add((x - on * scale).max(left), x, top, thickness);
            x -= (on + off) * scale;
        }
    };
    match shape {
        LineShape::Dashed => broken(6.0, 3.0),
        LineShape::Dotted => broken(2.0, 2.0),
        LineShape::Solid => add(left, right, top, thickness),
        LineShape::Double => {
            let hair = (thickness * 0.5).round().max(1.0);
            add(left, right, top, hair);
            add(left, right, top + 2.0 * hair, hair);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_is_another_line_and_stays_within_its_ends() {
        let of = |shape| {
            let mut found = Vec::new();
            pieces(shape, (10.0, 50.0, 5.0), 2.0, 1.0, |left, right, top, height| {
                assert!(left >= 10.0 && right <= 50.0 && left < right && height >= 1.0);
                found.push(format!("{left} {right} {top}"));
            });
            found
        };
        let all = LineShape::ALL.map(of);
        assert!(all.iter().enumerate().all(|(i, line)| !all[..i].contains(line)));
        assert_eq!(of(LineShape::Dashed)[0], "44 50 5");
    }
}
