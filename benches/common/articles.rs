//! Articles of any size, made of the words of the five samples, always the same ones.

const SAMPLES: [&str; 5] = [
    include_str!("../../seeds/000_dad4739e26425e78.txt"),
    include_str!("../../seeds/001_304fbf79cd7fc7b7.txt"),
    include_str!("../../seeds/002_7c00fd1400095276.txt"),
    include_str!("../../seeds/003_09dcd0ffac0d600c.txt"),
    include_str!("../../seeds/004_70254949ee338b64.txt"),
];

/// An endless supply of articles, each another one.
pub struct Articles {
    words: Vec<&'static str>,
    state: u64,
    written: usize,
}

impl Articles {
    /// Begins at the beginning.
    pub fn new() -> Self {
        let words = SAMPLES.iter().flat_map(|sample| sample.split_whitespace()).collect();
        Self { words, state: 1, written: 0 }
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        // Knuth's constants; the low bits of such a generator are poor.
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % end
    }

    /// A title and paragraphs of 20 to 60 words, of `bytes` bytes and up to one paragraph more.
    pub fn article(&mut self, bytes: usize) -> String {
        self.written += 1;
        let mut text = self.written.to_string();
        text.push(' ');
        text.push_str(&self.run(9));
        while text.len() < bytes {
            let count = 20 + self.below(40);
            text.push_str("\n\n");
            text.push_str(&self.run(count));
        }
        text
    }

    /// `count` words as they stand in a sample.
    fn run(&mut self, count: usize) -> String {
        let start = self.below(self.words.len() - count);
        self.words[start..start + count].join(" ")
    }
}

/// A span: its label, and from which code point to which.
pub type Place = (&'static str, usize, usize);

/// `count` spans all over `text`: names of two words, places and numbers of one, claims of 14 around others.
pub fn places(text: &str, count: usize) -> Vec<Place> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut blank_before = true;
    for (at, c) in text.chars().enumerate() {
        match (c.is_whitespace(), blank_before) {
            (false, true) => words.push((at, at + 1)),
            (false, false) => words.last_mut().expect("a word was begun").1 = at + 1,
            (true, _) => {}
        }
        blank_before = c.is_whitespace();
    }
    let kinds = [("CLAIM", 14), ("ACTOR", 2), ("LOCATION", 1), ("CASUALTY_COUNT", 1)];
    (0..count)
        .map(|i| {
            let (label, length) = kinds[i % 4];
            let first = i * (words.len() - 1) / count;
            let last = (first + length - 1).min(words.len() - 1);
            (label, words[first].0, words[last].1)
        })
        .collect()
}
