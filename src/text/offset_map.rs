//! Conversion between code points, bytes and UTF-16 units: here and nowhere else.

use super::{ByteOffset, CharOffset, Utf16Offset};

/// Code points between two checkpoints: a conversion scans at most so many.
const STRIDE: usize = 64;

#[derive(Clone, Copy, Debug)]
struct Checkpoint {
    byte: usize,
    utf16: usize,
}

/// Checkpoints of one text, every 64 code points. From code points: O(1) plus a scan of one stride;
/// from other units: O(log n) plus that scan. 16 bytes for 64 code points of text.
#[derive(Clone, Debug)]
pub struct OffsetMap {
    checkpoints: Vec<Checkpoint>,
    chars: usize,
    bytes: usize,
    utf16: usize,
}

impl OffsetMap {
    /// Reads `text` once. Every later call must be given the same text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
        let (mut chars, mut utf16) = (0, 0);
        for (byte, c) in text.char_indices() {
            if chars % STRIDE == 0 {
                checkpoints.push(Checkpoint { byte, utf16 });
            }
            chars += 1;
            utf16 += c.len_utf16();
        }
        if chars % STRIDE == 0 {
            checkpoints.push(Checkpoint { byte: text.len(), utf16 });
        }
        Self { checkpoints, chars, bytes: text.len(), utf16 }
    }

    /// Length in code points.
    #[must_use]
    pub const fn chars(&self) -> usize {
        self.chars
    }

    /// Length in UTF-16 units.
    #[must_use]
    pub const fn utf16_len(&self) -> usize {
        self.utf16
    }

    /// The byte at which code point `offset` starts, or `None` past the end of the text. The end itself is valid.
    #[must_use]
    pub fn to_byte(&self, text: &str, offset: CharOffset) -> Option<ByteOffset> {
        self.resolve(text, offset).map(|(byte, _)| ByteOffset::new(byte))
    }

    /// The UTF-16 unit at which code point `offset` starts, or `None` past the end of the text.
    #[must_use]
    pub fn to_utf16(&self, text: &str, offset: CharOffset) -> Option<Utf16Offset> {
        self.resolve(text, offset).map(|(_, utf16)| Utf16Offset::new(utf16))
    }

    /// The code point that starts at `offset`, or `None` past the end or inside a code point.
    #[must_use]
    pub fn from_byte(&self, text: &str, offset: ByteOffset) -> Option<CharOffset> {
        let byte = offset.get();
        if byte > self.bytes || !text.is_char_boundary(byte) {
            return None;
        }
        let block = self.checkpoints.partition_point(|c| c.byte <= byte) - 1;
        let from = self.checkpoints[block].byte;
        Some(CharOffset::new(block * STRIDE + text[from..byte].chars().count()))
    }

    /// The code point that starts at UTF-16 unit `offset`, or `None` past the end or between surrogates.
    #[must_use]
    pub fn from_utf16(&self, text: &str, offset: Utf16Offset) -> Option<CharOffset> {
        let wanted = offset.get();
        if wanted > self.utf16 {
            return None;
        }
        let block = self.checkpoints.partition_point(|c| c.utf16 <= wanted) - 1;
        let Checkpoint { byte, mut utf16 } = self.checkpoints[block];
        let mut chars = block * STRIDE;
        for c in text[byte..].chars() {
            if utf16 >= wanted {
                break;
            }
            utf16 += c.len_utf16();
            chars += 1;
        }
        (utf16 == wanted).then_some(CharOffset::new(chars))
    }

    fn resolve(&self, text: &str, offset: CharOffset) -> Option<(usize, usize)> {
        let wanted = offset.get();
        if wanted > self.chars {
            return None;
        }
        let Checkpoint { mut byte, mut utf16 } = self.checkpoints[wanted / STRIDE];
        for c in text[byte..].chars().take(wanted % STRIDE) {
            byte += c.len_utf8();
            utf16 += c.len_utf16();
        }
        Some((byte, utf16))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_boundary_converts_there_and_back(text in "(\\PC|[اللآمَّ😀\\r\\n \u{feff}]){0,200}") {
            let map = OffsetMap::new(&text);
            let (mut bytes, mut utf16) = (0, 0);
            let ends = text.chars().map(Some).chain([None]);
            for (i, c) in ends.enumerate() {
                let at = CharOffset::new(i);
                prop_assert_eq!(map.to_byte(&text, at), Some(ByteOffset::new(bytes)));
                prop_assert_eq!(map.to_utf16(&text, at), Some(Utf16Offset::new(utf16)));
                prop_assert_eq!(map.from_byte(&text, ByteOffset::new(bytes)), Some(at));
                prop_assert_eq!(map.from_utf16(&text, Utf16Offset::new(utf16)), Some(at));
                if let Some(c) = c {
                    for inside in 1..c.len_utf8() {
                        prop_assert_eq!(map.from_byte(&text, ByteOffset::new(bytes + inside)), None);
                    }
                    if c.len_utf16() == 2 {
                        prop_assert_eq!(map.from_utf16(&text, Utf16Offset::new(utf16 + 1)), None);
                    }
                    bytes += c.len_utf8();
                    utf16 += c.len_utf16();
                }
            }
            prop_assert_eq!(map.to_byte(&text, CharOffset::new(map.chars() + 1)), None);
            prop_assert_eq!(map.from_byte(&text, ByteOffset::new(text.len() + 1)), None);
            prop_assert_eq!(map.from_utf16(&text, Utf16Offset::new(map.utf16_len() + 1)), None);
        }
    }

    #[test]
    fn the_end_of_a_text_of_whole_strides_is_valid() {
        let text = "ا".repeat(STRIDE * 2);
        let map = OffsetMap::new(&text);
        assert_eq!(map.to_byte(&text, CharOffset::new(STRIDE * 2)), Some(ByteOffset::new(STRIDE * 4)));
        assert_eq!(OffsetMap::new("").to_byte("", CharOffset::new(0)), Some(ByteOffset::new(0)));
    }
}
