//! The four types of plain named entities, which neither nest nor cross.

use super::label;
use crate::model::{LabelSetParts, LineShape, OverlapPolicy};

pub(super) fn parts() -> LabelSetParts {
    let mut labels = vec![
        label(
            "PER",
            ("Person", "شخص"),
            ([0x0a, 0x6a, 0xb0], [0x5a, 0xa9, 0xe6]),
            '1',
            LineShape::Solid,
            ("Names of persons.", "أسماء الأشخاص."),
        ),
        label(
            "ORG",
            ("Organisation", "منظمة"),
            ([0xc4, 0x50, 0x0a], [0xf0, 0x86, 0x4a]),
            '2',
            LineShape::Double,
            (
                "Names of organisations, armed groups, authorities and media.",
                "أسماء المنظمات والجماعات المسلحة والسلطات ووسائل الإعلام.",
            ),
        ),
        label(
            "LOC",
            ("Location", "مكان"),
            ([0x0b, 0x8a, 0x64], [0x3f, 0xc7, 0x9a]),
            '3',
            LineShape::Dotted,
            (
                "Names of countries, towns, regions, rivers and other places.",
                "أسماء البلدان والمدن والمناطق والأنهار وغيرها من الأماكن.",
            ),
        ),
        label(
            "MISC",
            ("Other name", "اسم آخر"),
            ([0x7a, 0x3a, 0x8c], [0xd8, 0xb0, 0xe6]),
            '4',
            LineShape::Dashed,
            (
                "Names of anything else, such as events, operations and works.",
                "أسماء ما سوى ذلك، كالأحداث والعمليات والمؤلفات.",
            ),
        ),
    ];
    for label in &mut labels {
        label.overlap = OverlapPolicy { nest_in: Some(Vec::new()), cross: false, repeat: false };
    }
    LabelSetParts { name: "Plain NER".to_owned(), labels, ..LabelSetParts::default() }
}
