//! Whatever the text: no panic, sound spans, no endless work.

use proptest::prelude::*;
use tawsim::model::{Bounds, CountConventions};
use tawsim::suggest::{Reading, find_counts, read_count};
use tawsim::text::{SourceText, fold};

/// Words that mean something to the reader, and some that don't.
const WORDS: &[&str] = &[
    "أكثر",
    "من",
    "ما",
    "لا",
    "يقل",
    "عن",
    "نحو",
    "بين",
    "و",
    "إلى",
    "أو",
    "على",
    "الأقل",
    "20",
    "و30",
    "1 200",
    "99999999999999999999",
    "3.5",
    "12:30",
    "20-30",
    "ثلاثة",
    "وعشرون",
    "عشر",
    "مئة",
    "ومئتان",
    "ألف",
    "ألفا",
    "آلاف",
    "مليون",
    "ونصف",
    "عشرات",
    "بضع",
    "نيف",
    "قتيلا",
    "قتيلان",
    "وجريح",
    "القتلى",
    "مدنيين",
    "شخص",
    "واحد",
    "آخرين",
    "سيارات",
    "يوما",
    "مارس",
    "%",
    "قتل",
    "قتلوا",
    "مقتل",
    "وإصابة",
    "اعتقال",
    "بينهم",
    "منهم",
    "لم",
    "دون",
    "يصب",
    "أحد",
    "وقوع",
    "ارتفع",
    "حصيلة",
    "إن",
    "الذين",
    "،",
    ".",
    "\n",
    "داعش",
    "القوات",
    "😀",
    "ـ",
    "\u{64b}",
    "\u{200f}",
    "لـ",
    "«",
    "»",
    "(",
    "SDF",
    "-",
];

fn any_text() -> impl Strategy<Value = String> {
    let words = prop::collection::vec((prop::sample::select(WORDS), prop::bool::weighted(0.8)), 0..30);
    let sentence = words.prop_map(|words| {
        words.into_iter().map(|(word, blank)| if blank { format!("{word} ") } else { word.to_owned() }).collect()
    });
    prop_oneof![sentence, any::<String>(), "[\u{600}-\u{6ff} 0-9.,]{0,60}"]
}

fn check_order(reading: Reading) -> Result<(), TestCaseError> {
    let Bounds { low, best, high } = Bounds { low: reading.low, best: reading.best, high: reading.high };
    for (smaller, larger) in [(low, best), (best, high), (low, high)] {
        prop_assert!(smaller.zip(larger).is_none_or(|(smaller, larger)| smaller <= larger), "{reading:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn counts_are_found_in_order_and_inside_the_text(text in any_text()) {
        let source = SourceText::new(text.as_str());
        let mut end = 0;
        for count in find_counts(&source) {
            prop_assert!(count.span.start().get() >= end);
            end = count.span.end().get();
            let quote = source.quote(count.span).expect("inside the text");
            prop_assert_eq!(quote.trim(), quote);
            check_order(count.reading)?;
        }
    }

    #[test]
    fn any_phrase_in_any_context_is_read_or_not(phrase in any_text(), before in any_text(), after in any_text()) {
        if let Some(reading) = read_count(&phrase, &before, &after, &CountConventions::default()) {
            check_order(reading)?;
        }
    }

    #[test]
    fn spelling_makes_no_difference(words in prop::collection::vec(prop::sample::select(WORDS), 0..20)) {
        // Folding takes tanwin and stray marks away; «ألفا» with tanwin is another number.
        let is_plain = |word: &&str| word.chars().all(|c| c.is_alphanumeric() && !matches!(c, 'ـ' | '\u{64b}'));
        let text = words.into_iter().filter(is_plain).collect::<Vec<_>>().join(" ");
        let values = |text: &str| {
            let source = SourceText::new(text);
            find_counts(&source).iter().map(|count| (count.span, count.reading)).collect::<Vec<_>>()
        };
        prop_assert_eq!(values(&text), values(&fold(&text)));
    }
}

#[test]
fn a_long_text_without_a_stop_is_no_problem() {
    let pieces = [
        "ثلاثة ",
        "مئة و",
        "أكثر من ",
        "ما لا يقل عن 20 ",
        "بين 20 و30 ",
        "1 000 ",
        "1-",
        "1,",
        "لا وقوع ",
        "قتل ",
        "20 قتيلا و",
        "بينهم ",
        "ـ",
        "و",
        "1",
        "مليون ونصف ",
        "من 3 إلى ",
        "\u{64b}",
    ];
    for piece in pieces {
        let text = piece.repeat(200_000 / piece.len());
        let _ = find_counts(&SourceText::new(text.as_str()));
        let _ = read_count(&text, "", "", &CountConventions::default());
        let _ = read_count("20", &text, &text, &CountConventions::default());
    }
}
