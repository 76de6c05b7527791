//! The five sample articles, read by hand and by the program.

use super::{NONTARGETS, found, rows, values};
use tawsim::model::CountConventions;
use tawsim::suggest::{find_counts, read_count};
use tawsim::text::{SourceText, Span};

const SEEDS: [&str; 5] = [
    include_str!("../../seeds/000_dad4739e26425e78.txt"),
    include_str!("../../seeds/001_304fbf79cd7fc7b7.txt"),
    include_str!("../../seeds/002_7c00fd1400095276.txt"),
    include_str!("../../seeds/003_09dcd0ffac0d600c.txt"),
    include_str!("../../seeds/004_70254949ee338b64.txt"),
];

#[test]
fn the_counts_of_the_articles_are_found_and_no_others() {
    let expected: [&[&str]; 5] = [
        &[
            "38 من مقاتلي = 38 38 38 exact killed",
            "ثلاثة من مقاتلي = 3 3 3 exact killed",
            "10 آخرين = 10 10 10 exact injured",
            // The headlines beside the article, which stand there twice.
            "عنصر = 1 1 1 exact killed",
            "7 عناصر = 7 7 7 exact killed",
            "عنصر = 1 1 1 exact killed",
            "7 عناصر = 7 7 7 exact killed",
        ],
        &[
            "المئات من مقاتلي = 200 - 999 vague detained",
            "مئات المدنيين = 200 - 999 vague killed",
            "أكثر من 100 قتيل = 101 101 - more_than killed",
            // «ميليشيا إيرانية تختطف نازحين»: a plural without a number.
            "نازحين = 2 - - vague detained",
        ],
        &[
            "أكثر من 900 عنصر = 901 901 - more_than killed",
            "600 من مقاتلي = 600 600 600 exact killed",
            "أكثر من 380 مدنيا = 381 381 - more_than killed",
            "نحو 140 طفلا = 126 140 154 approx killed part",
            "نحو 1770 عنصرا = 1593 1770 1947 approx detained part",
        ],
        &[
            "قتلى = 2 - - vague killed",
            "أكثر من 20 عنصراً = 21 21 - more_than killed",
            "عدد من عناصر = 3 - - vague killed",
            "عشرات القتلى والجرحى = 20 - 99 vague killed_and_injured",
        ],
        &[],
    ];
    for (seed, expected) in SEEDS.iter().zip(expected) {
        assert_eq!(found(seed), expected);
    }
}

#[test]
fn nothing_of_the_list_is_offered_where_it_stands_in_an_article() {
    for row in rows(NONTARGETS) {
        let number: usize = row[1].trim_start_matches("seeds/").parse().expect("a number");
        let text = SourceText::new(SEEDS[number]);
        let places: Vec<Span> = text
            .as_str()
            .match_indices(row[0])
            .filter_map(|(byte, quote)| {
                let start = text.char_at(byte).get();
                Span::new(start, start + quote.chars().count())
            })
            .collect();
        assert!(!places.is_empty(), "{} is in no article", row[0]);
        let counts = find_counts(&text);
        for place in places {
            let hit = counts.iter().find(|count| count.span.overlaps(place));
            assert_eq!(hit.and_then(|hit| text.quote(hit.span)), None, "{}", row[0]);
        }
    }
}

#[test]
fn a_marked_span_is_read_as_it_was_found() {
    for seed in SEEDS {
        let text = SourceText::new(seed);
        for count in find_counts(&text) {
            let bytes = text.byte_range(count.span).expect("inside");
            let (before, after) = (&seed[..bytes.start], &seed[bytes.end..]);
            let reading = read_count(&seed[bytes.clone()], before, after, &CountConventions::default());
            assert_eq!(reading, Some(count.reading), "{}", &seed[bytes]);
        }
    }
}

/// What an annotator marks is often less than what is found.
#[test]
fn a_number_alone_is_read_with_what_is_around_it() {
    let check = |seed: usize, quote: &str, expected: &str| {
        let byte = SEEDS[seed].find(quote).expect("in the article");
        let (before, rest) = SEEDS[seed].split_at(byte);
        let reading = read_count(quote, before, &rest[quote.len()..], &CountConventions::default());
        let outcome = reading.and_then(|reading| reading.outcome).map_or("-", tawsim::model::Outcome::as_str);
        assert_eq!(format!("{} {outcome}", values(reading)), expected, "{quote}");
    };
    check(2, "900", "901 901 - more_than killed");
    check(2, "600", "600 600 600 exact killed");
    check(2, "380", "381 381 - more_than killed");
    check(2, "140", "126 140 154 approx killed");
    check(2, "نحو 4900 شخص", "4410 4900 5390 approx displaced");
    check(2, "470", "470 470 470 exact displaced");
    check(2, "26,950", "26950 26950 26950 exact displaced");
    check(2, "1770", "1593 1770 1947 approx detained");
    check(3, "قرابة 50 ألف", "45000 50000 55000 approx -");
    check(3, "50", "45000 50000 55000 approx -");
    check(3, "3 آلاف", "2700 3000 3300 approx -");
    check(3, "المئات من النازحين", "200 - 999 vague displaced");
    check(0, "الآلاف", "2000 - 9999 vague displaced");
    check(0, "ثلاثة", "3 3 3 exact killed");
    check(0, "10", "10 10 10 exact injured");
}
