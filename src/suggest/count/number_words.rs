//! The words of which numbers are made.

use super::lexicon::{Lexicon, NumberWord, ScaleForm};

/// 1 to 10: both genders, all cases, and how they are often written.
const UNITS: [(u64, &str); 10] = [
    (1, "واحد واحدة واحدا"),
    (2, "اثنان اثنين اثنا اثني اثنتان اثنتين اثنتا اثنتي ثنتان ثنتين اتنين"),
    (3, "ثلاثة ثلاث ثلاثا ثلاثه"),
    (4, "أربعة أربع أربعا"),
    (5, "خمسة خمس خمسا"),
    (6, "ستة ست ستا"),
    (7, "سبعة سبع سبعا"),
    (8, "ثمانية ثماني ثمان ثمانيا ثمانيه"),
    (9, "تسعة تسع تسعا"),
    (10, "عشرة عشر عشرا"),
];

/// What stands before عشر in 11 to 19, also where both are written as one word.
const BEFORE_TEN: [(u64, &str); 9] = [
    (11, "أحد إحدى"),
    (12, "اثنا اثني اثنتا اثنتي"),
    (13, "ثلاثة ثلاث"),
    (14, "أربعة أربع"),
    (15, "خمسة خمس"),
    (16, "ستة ست"),
    (17, "سبعة سبع"),
    (18, "ثمانية ثماني ثمان"),
    (19, "تسعة تسع"),
];

const TENS: [(u64, &str); 8] = [
    (20, "عشرون عشرين"),
    (30, "ثلاثون ثلاثين"),
    (40, "أربعون أربعين"),
    (50, "خمسون خمسين"),
    (60, "ستون ستين"),
    (70, "سبعون سبعين"),
    (80, "ثمانون ثمانين"),
    (90, "تسعون تسعين"),
];

/// مئة and its spellings.
const HUNDRED: [&str; 5] = ["مئة", "مائة", "مية", "ماية", "مأة"];

/// What stands before مئة in 300 to 900, also where both are written as one word.
const BEFORE_HUNDRED: [(u64, &str); 7] = [
    (300, "ثلاث ثلاثة"),
    (400, "أربع أربعة"),
    (500, "خمس خمسة"),
    (600, "ست ستة"),
    (700, "سبع سبعة"),
    (800, "ثمان ثماني ثمانية"),
    (900, "تسع تسعة"),
];

const THOUSAND: u64 = 1000;
const MILLION: u64 = 1_000_000;
const MILLIARD: u64 = 1_000_000_000;
const BILLION: u64 = 1_000_000_000_000;

/// Value, singular, duals, plurals. The singular with an alef is made from it.
const SCALES: [(u64, &str, &str, &str); 5] = [
    (THOUSAND, "ألف", "ألفان ألفين ألفي", "آلاف ألوف ءالاف آلآف"),
    (MILLION, "مليون", "مليونان مليونين مليوني", "ملايين"),
    (MILLIARD, "مليار", "ملياران مليارين ملياري", "مليارات"),
    (MILLIARD, "بليون", "بليونان بليونين بليوني", "بلايين"),
    (BILLION, "تريليون", "تريليونان تريليونين", "تريليونات"),
];

/// Adds them.
pub(super) fn add(lexicon: &mut Lexicon) {
    let mut put = |words: &str, number| lexicon.add_all(words, |entry| entry.number = Some(number));
    put("صفر", NumberWord::Zero);
    put("أحد إحدى احدا", NumberWord::OneOf);
    for (value, words) in UNITS {
        put(words, NumberWord::Unit(value));
    }
    for (value, stems) in BEFORE_TEN {
        for stem in stems.split_whitespace() {
            put(&format!("{stem}عشر {stem}عشرة"), NumberWord::Teen(value));
        }
    }
    for (value, words) in TENS {
        put(words, NumberWord::Tens(value));
    }
    for hundred in HUNDRED {
        put(hundred, NumberWord::Hundreds(100));
        let stem = hundred.trim_end_matches('ة');
        put(&format!("{stem}تان {stem}تين {stem}تا {stem}تي"), NumberWord::Hundreds(200));
        for (value, stems) in BEFORE_HUNDRED {
            for before in stems.split_whitespace() {
                put(&format!("{before}{hundred}"), NumberWord::Hundreds(value));
            }
        }
    }
    put("عشرات", NumberWord::TensPlural);
    put("مئات مائات ميات مئين", NumberWord::HundredsPlural);
    for (value, singular, duals, plurals) in SCALES {
        put(singular, NumberWord::Scale(value, ScaleForm::Singular));
        put(&format!("{singular}ا"), NumberWord::Scale(value, ScaleForm::Ambiguous));
        put(duals, NumberWord::Scale(value, ScaleForm::Dual));
        put(plurals, NumberWord::Scale(value, ScaleForm::Plural));
    }
    put("نصف", NumberWord::Fraction(2));
    put("ثلث", NumberWord::Fraction(3));
    put("ربع", NumberWord::Fraction(4));
    put("بضع بضعة", NumberWord::Few);
    put("نيف نيفا", NumberWord::Odd);
}
