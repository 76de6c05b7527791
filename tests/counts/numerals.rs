//! Numbers in words, made here and read back by the program.

use super::read;
use proptest::prelude::*;

/// How a number is put into words.
#[derive(Clone, Copy, Debug)]
struct Manner {
    /// The counted noun is feminine: ثلاث, إحدى عشرة.
    feminine: bool,
    /// Accusative or genitive: عشرين, مئتين, ألفين.
    oblique: bool,
    hundred: Hundred,
    spelling: Spelling,
}

#[derive(Clone, Copy, Debug)]
enum Hundred {
    /// مئة, ثلاثمئة
    Modern,
    /// مائة, ثلاثمائة
    Old,
    /// ثلاث مئة
    Apart,
}

#[derive(Clone, Copy, Debug)]
enum Spelling {
    Full,
    /// Without hamza, and with heh for teh marbuta.
    Careless,
    /// «خمسة و عشرون»
    LooseAnd,
}

const MANNERS: [Manner; 6] = [
    Manner { feminine: false, oblique: false, hundred: Hundred::Modern, spelling: Spelling::Full },
    Manner { feminine: true, oblique: true, hundred: Hundred::Old, spelling: Spelling::Full },
    Manner { feminine: false, oblique: true, hundred: Hundred::Apart, spelling: Spelling::Careless },
    Manner { feminine: true, oblique: false, hundred: Hundred::Modern, spelling: Spelling::LooseAnd },
    Manner { feminine: false, oblique: false, hundred: Hundred::Old, spelling: Spelling::Careless },
    Manner { feminine: true, oblique: false, hundred: Hundred::Apart, spelling: Spelling::Full },
];

impl Manner {
    fn words(self, number: u64) -> String {
        let words = if number == 0 { "صفر".to_owned() } else { self.large(number) };
        match self.spelling {
            Spelling::Full => words,
            Spelling::Careless => words.replace(['أ', 'إ', 'آ'], "ا").replace('ة', "ه").replace('ى', "ي"),
            Spelling::LooseAnd => words.replace(" و", " و "),
        }
    }

    fn large(self, number: u64) -> String {
        let mut parts = Vec::new();
        let scales = [
            (1_000_000_000, "مليار", "ملياران", "مليارين", "مليارات"),
            (1_000_000, "مليون", "مليونان", "مليونين", "ملايين"),
            (1000, "ألف", "ألفان", "ألفين", "آلاف"),
        ];
        let mut rest = number;
        for (scale, one, two, two_oblique, many) in scales {
            let count = rest / scale;
            rest %= scale;
            // Thousands and millions are masculine whatever is counted.
            let masculine = Self { feminine: false, ..self };
            match count {
                0 => {}
                1 => parts.push(one.to_owned()),
                2 => parts.push(if self.oblique { two_oblique } else { two }.to_owned()),
                3..=10 => parts.push(format!("{} {many}", masculine.small(count))),
                _ if count.is_multiple_of(100) => parts.push(format!("{} {one}", masculine.small(count))),
                _ => parts.push(format!("{} {one}ا", masculine.small(count))),
            }
        }
        if rest > 0 {
            parts.push(self.small(rest));
        }
        parts.join(" و")
    }

    /// 1 to 999.
    fn small(self, number: u64) -> String {
        let mut parts = Vec::new();
        let (hundreds, rest) = (number / 100, number % 100);
        let hundred = if matches!(self.hundred, Hundred::Old) { "مائة" } else { "مئة" };
        let between = if matches!(self.hundred, Hundred::Apart) { " " } else { "" };
        let stem = hundred.trim_end_matches('ة');
        match hundreds {
            0 => {}
            1 => parts.push(hundred.to_owned()),
            2 => parts.push(format!("{stem}ت{}", if self.oblique { "ين" } else { "ان" })),
            _ => {
                let before = ["ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"][hundreds as usize - 3];
                parts.push(format!("{before}{between}{hundred}"));
            }
        }
        let tens = ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"];
        let ending = if self.oblique { "ين" } else { "ون" };
        match rest {
            0 => {}
            1..=10 => parts.push(self.unit(rest)),
            11..=19 => parts.push(self.teen(rest)),
            _ => {
                if rest % 10 > 0 {
                    parts.push(self.unit(rest % 10));
                }
                parts.push(format!("{}{ending}", tens[rest as usize / 10 - 2]));
            }
        }
        parts.join(" و")
    }

    /// 1 to 10. From 3 on the gender is the opposite of the noun's.
    fn unit(self, number: u64) -> String {
        let stem = ["ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"];
        match (number, self.feminine, self.oblique) {
            (1, false, _) => "واحد".to_owned(),
            (1, true, _) => "واحدة".to_owned(),
            (2, false, false) => "اثنان".to_owned(),
            (2, false, true) => "اثنين".to_owned(),
            (2, true, false) => "اثنتان".to_owned(),
            (2, true, true) => "اثنتين".to_owned(),
            (_, true, _) => stem[number as usize - 3].to_owned(),
            (_, false, _) => format!("{}ة", stem[number as usize - 3]),
        }
    }

    fn teen(self, number: u64) -> String {
        let ten = if self.feminine { "عشرة" } else { "عشر" };
        let unit = match (number, self.feminine, self.oblique) {
            (11, false, _) => "أحد".to_owned(),
            (11, true, _) => "إحدى".to_owned(),
            (12, false, false) => "اثنا".to_owned(),
            (12, false, true) => "اثني".to_owned(),
            (12, true, false) => "اثنتا".to_owned(),
            (12, true, true) => "اثنتي".to_owned(),
            _ => self.unit(number - 10),
        };
        format!("{unit} {ten}")
    }
}

#[track_caller]
fn check(number: u64, phrase: &str) {
    let found = read(phrase).map(|reading| [reading.low, reading.best, reading.high]);
    assert_eq!(found, Some([Some(number); 3]), "{phrase}");
}

#[test]
fn the_numbers_made_here_are_arabic() {
    let [plain, feminine, ..] = MANNERS;
    assert_eq!(plain.words(345), "ثلاثمئة وخمسة وأربعون");
    assert_eq!(feminine.words(11_218), "أحد عشر ألفا ومائتين وثماني عشرة");
    assert_eq!(plain.words(2_003_100), "مليونان وثلاثة آلاف ومئة");
}

#[test]
fn every_number_up_to_9999_in_words_is_read() {
    for number in 0..=9999 {
        let manner = MANNERS[(number % 6) as usize];
        check(number, &manner.words(number));
        let other = MANNERS[(number / 6 % 6) as usize];
        let noun = if other.feminine { "ضحية" } else { "قتيلا" };
        check(number, &format!("{} {noun}", other.words(number)));
    }
}

#[test]
fn numbers_after_a_proclitic_and_a_qualifier_are_read() {
    for number in (3..=999).step_by(7) {
        for manner in MANNERS {
            check(number, &format!("و{} شخصا", manner.words(number)));
            check(number, &format!("ب{} شخصا", manner.words(number)));
            let reading = read(&format!("أكثر من {} شخصا", manner.words(number))).expect("a number");
            assert_eq!((reading.low, reading.high), (Some(number + 1), None));
        }
    }
}

proptest! {
    #[test]
    fn large_numbers_in_words_are_read(number in 0..=999_999_999_999_u64, manner in 0..6_usize) {
        check(number, &MANNERS[manner].words(number));
    }

    #[test]
    fn numbers_in_digits_are_read(number in 0..=1_000_000_000_000_000_000_u64) {
        let plain = number.to_string();
        let arabic = |zero: char| -> String {
            plain.chars().filter_map(|c| char::from_u32(u32::from(c) - 48 + u32::from(zero))).collect()
        };
        let spelled = |separator: &str| {
            let groups: Vec<&[u8]> = plain.as_bytes().rchunks(3).rev().collect();
            groups.iter().map(|group| std::str::from_utf8(group).unwrap()).collect::<Vec<_>>().join(separator)
        };
        for digits in [plain.clone(), arabic('٠'), arabic('۰'), spelled(","), spelled("٬"), spelled("\u{202f}"), spelled(" ")] {
            check(number, &format!("{digits} قتيل"));
        }
    }
}
