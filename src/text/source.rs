//! The imported text of a document, exactly as it was.

use super::{CharOffset, OffsetMap, Span};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::sync::Arc;

/// An imported text: immutable, with its SHA-256 and its offset map. No normalisation and no newline
/// conversion is ever made, because every offset of every annotation hangs on it.
#[derive(Clone, Debug)]
pub struct SourceText {
    text: Arc<str>,
    map: Arc<OffsetMap>,
    sha256: [u8; 32],
}

impl SourceText {
    /// Takes `text` as it stands.
    #[must_use]
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let map = Arc::new(OffsetMap::new(&text));
        let sha256 = Sha256::digest(text.as_bytes()).into();
        Self { text, map, sha256 }
    }

    /// The whole text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The whole text, shared.
    #[must_use]
    pub fn shared(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// Length in code points.
    #[must_use]
    pub fn chars(&self) -> usize {
        self.map.chars()
    }

    /// Conversions between code points and the other units of this text.
    #[must_use]
    pub fn offsets(&self) -> &OffsetMap {
        &self.map
    }

    /// SHA-256 of the text in UTF-8, in lower-case hexadecimal.
    #[must_use]
    pub fn sha256_hex(&self) -> String {
        hex(&self.sha256)
    }

    /// The text of `span`, or `None` if it ends after the text.
    #[must_use]
    pub fn quote(&self, span: Span) -> Option<&str> {
        let range = self.byte_range(span)?;
        Some(&self.text[range])
    }

    /// The bytes of `span`, or `None` if it ends after the text.
    #[must_use]
    pub fn byte_range(&self, span: Span) -> Option<std::ops::Range<usize>> {
        let byte = |offset| self.map.to_byte(&self.text, offset);
        Some(byte(span.start())?.get()..byte(span.end())?.get())
    }

    /// The UTF-16 units of `span`, or `None` if it ends after the text.
    #[must_use]
    pub fn utf16_range(&self, span: Span) -> Option<std::ops::Range<usize>> {
        let utf16 = |offset| self.map.to_utf16(&self.text, offset);
        Some(utf16(span.start())?.get()..utf16(span.end())?.get())
    }

    /// The byte at which code point `offset` starts; offsets past the end give the end.
    #[must_use]
    pub fn byte_at(&self, offset: CharOffset) -> usize {
        self.map.to_byte(&self.text, offset).map_or(self.text.len(), super::ByteOffset::get)
    }

    /// The code point that starts at byte `byte`; a byte inside a code point gives that code point.
    #[must_use]
    pub fn char_at(&self, byte: usize) -> CharOffset {
        let boundary = self.text.floor_char_boundary(byte);
        self.map.from_byte(&self.text, super::ByteOffset::new(boundary)).unwrap_or(CharOffset::new(self.chars()))
    }
}

/// `bytes` in lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_cut_in_code_points() {
        let text = SourceText::new("قتل 😀 ثلاثة\r\n");
        assert_eq!(text.quote(Span::new(4, 5).unwrap()), Some("😀"));
        assert_eq!(text.utf16_range(Span::new(5, 7).unwrap()), Some(6..8));
        assert_eq!(text.quote(Span::new(11, 13).unwrap()), Some("\r\n"));
        assert_eq!(text.quote(Span::new(11, 14).unwrap()), None);
    }

    #[test]
    fn the_hash_is_that_of_the_utf8_bytes() {
        let hash = SourceText::new("abc").sha256_hex();
        assert_eq!(hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
