//! Bytes of a file to text, without ever guessing a character.

use encoding_rs::{DecoderResult, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};

/// The encodings in which Arabic news comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// The one-byte encoding of Arabic Windows.
    Windows1256,
}

impl Encoding {
    /// The usual name, as in a message or an option.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1256 => "Windows-1256",
        }
    }

    /// The encoding of that name; case and hyphens do not matter.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        match plain.to_ascii_lowercase().as_str() {
            "utf8" => Some(Self::Utf8),
            "utf16" | "utf16le" => Some(Self::Utf16Le),
            "utf16be" => Some(Self::Utf16Be),
            "windows1256" | "cp1256" => Some(Self::Windows1256),
            _ => None,
        }
    }

    const fn decoder(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Windows1256 => WINDOWS_1256,
        }
    }
}

/// A text and the encoding that it came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without the byte-order mark that announced the encoding.
    pub text: String,
    /// What it was decoded from.
    pub encoding: Encoding,
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// A byte sequence that is no text in the encoding.
    #[error("byte {position} is not valid {}", encoding.name())]
    Invalid {
        /// The encoding that was tried.
        encoding: Encoding,
        /// Offset of the first bad byte, counted from 0 at the start of the file.
        position: usize,
    },
    /// A character that no text has, though the encoding does.
    #[error(
        "byte {position} is the control character U+{:04X}, which no text has; if this is a text, it is in UTF-16, \
         UTF-32 or another encoding that has to be chosen or converted", u32::from(*control)
    )]
    Control {
        /// The character.
        control: char,
        /// Offset of its first byte, counted from 0 at the start of the file.
        position: usize,
    },
}

/// Decodes `bytes` as `chosen`, or as what they are found to be: a byte-order mark decides; without one, valid
/// UTF-8 is UTF-8, and what is not, but reads as Arabic in Windows-1256, is that.
///
/// A byte-order mark at the start is dropped; U+FEFF anywhere else and every line ending stay. Arabic in UTF-16 without
/// a mark is valid ASCII to the letter, so control characters are text only if the encoding was chosen.
///
/// # Errors
/// [`DecodeError`] with the position of the first byte that is no text; nothing is replaced or skipped.
pub fn decode(bytes: &[u8], chosen: Option<Encoding>) -> Result<Decoded, DecodeError> {
    let marked = encoding_rs::Encoding::for_bom(bytes);
    let encoding = chosen.unwrap_or_else(|| match marked {
        Some((found, _)) if found == UTF_16LE => Encoding::Utf16Le,
        Some((found, _)) if found == UTF_16BE => Encoding::Utf16Be,
        Some(_) => Encoding::Utf8,
        None => detect(bytes),
    });
    let mark = marked.filter(|(found, _)| *found == encoding.decoder()).map_or(0, |(_, length)| length);
    let text = decode_strictly(&bytes[mark..], encoding);
    if chosen.is_none()
        && let Some((control, position)) = match (&text, encoding) {
            (Ok(text), Encoding::Utf16Le | Encoding::Utf16Be) => control_unit(text).map(|(c, unit)| (c, unit * 2)),
            (Err(_), Encoding::Utf16Le | Encoding::Utf16Be) => None,
            _ => bytes[mark..].iter().position(|b| is_no_text(*b)).map(|at| (char::from(bytes[mark + at]), at)),
        }
    {
        return Err(DecodeError::Control { control, position: position + mark });
    }
    let text = text.map_err(|position| DecodeError::Invalid { encoding, position: position + mark })?;
    Ok(Decoded { text, encoding })
}

/// Whether an ASCII character has no place in text. Separators, page breaks and the end mark of old systems have.
const fn is_no_text(byte: u8) -> bool {
    matches!(byte, 0..=0x08 | 0x0e..=0x19 | 0x1b)
}

/// The first control character that has no place in text, and its offset in UTF-16 units.
fn control_unit(text: &str) -> Option<(char, usize)> {
    let mut unit = 0;
    for c in text.chars() {
        if u8::try_from(c).is_ok_and(is_no_text) {
            return Some((c, unit));
        }
        unit += c.len_utf16();
    }
    None
}

/// Broken UTF-8 stays UTF-8, so that its fault is reported: only what has more stray bytes than multi-byte
/// characters, and whose stray bytes read as Arabic letters, is taken for Windows-1256.
fn detect(bytes: &[u8]) -> Encoding {
    let (mut stray, mut multibyte) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        stray += chunk.invalid().len();
        multibyte += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
    }
    if stray <= multibyte {
        return Encoding::Utf8;
    }
    let high = bytes.iter().filter(|b| !b.is_ascii()).count();
    let (text, _) = WINDOWS_1256.decode_without_bom_handling(bytes);
    let arabic = text.chars().filter(|c| is_arabic(*c)).count();
    let reads_as_arabic = arabic * 10 >= high * 7 && foreign_in_words(&text) * 25 <= arabic;
    if reads_as_arabic { Encoding::Windows1256 } else { Encoding::Utf8 }
}

const fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0600}'..'\u{0700}')
}

/// Letters of other scripts, and signs that Windows-1256 has among the letters, that touch an Arabic letter. Text in
/// ISO-8859-6, whose letters stand partly elsewhere, has many: «âان هص×لé».
fn foreign_in_words(text: &str) -> usize {
    let is_foreign = |c: char| !c.is_ascii() && !is_arabic(c) && (c.is_alphabetic() || matches!(c, '×' | '÷'));
    let mut before = ' ';
    let mut count = 0;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let touches = is_arabic(before) || characters.peek().is_some_and(|after| is_arabic(*after));
        count += usize::from(is_foreign(c) && touches);
        before = c;
    }
    count
}

/// The text, or the position of the first byte that is none.
fn decode_strictly(bytes: &[u8], encoding: Encoding) -> Result<String, usize> {
    let mut decoder = encoding.decoder().new_decoder_without_bom_handling();
    let capacity = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(capacity.unwrap_or(bytes.len()));
    let mut read = 0;
    loop {
        let (result, count) = decoder.decode_to_string_without_replacement(&bytes[read..], &mut text, true);
        read += count;
        match result {
            DecoderResult::InputEmpty => {
                text.shrink_to_fit();
                return Ok(text);
            }
            DecoderResult::OutputFull => text.reserve(bytes.len() - read + 16),
            DecoderResult::Malformed(bad, after) => {
                return Err(read.saturating_sub(usize::from(bad) + usize::from(after)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes, None).expect("decodes").text
    }

    #[test]
    fn a_mark_at_the_start_is_dropped_and_one_inside_stays() {
        assert_eq!(text("\u{feff}قال\u{feff}\r\n".as_bytes()), "قال\u{feff}\r\n");
        assert_eq!(text("\u{feff}\u{feff}قال".as_bytes()), "\u{feff}قال");
    }

    #[test]
    fn utf16_is_told_by_its_mark() {
        let little: Vec<u8> = "\u{feff}قتل 😀".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}قتل 😀".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&little), "قتل 😀");
        assert_eq!(text(&big), "قتل 😀");
        assert_eq!(decode(&big, None).unwrap().encoding, Encoding::Utf16Be);
    }

    #[test]
    fn windows_1256_is_detected_or_chosen() {
        let (bytes, _, _) = WINDOWS_1256.encode("قالت \"قسد\" إن 38 مقاتلا قتلوا، اليوم");
        let found = decode(&bytes, None).unwrap();
        assert_eq!(found.encoding, Encoding::Windows1256);
        assert_eq!(found.text, "قالت \"قسد\" إن 38 مقاتلا قتلوا، اليوم");
        assert_eq!(decode(b"abc", Some(Encoding::Windows1256)).unwrap().text, "abc");
    }

    #[test]
    fn a_bad_byte_is_named_by_its_position() {
        let mut bytes = "\u{feff}قتل ثلاثة".as_bytes().to_vec();
        bytes[7] = 0xff;
        assert_eq!(decode(&bytes, None), Err(DecodeError::Invalid { encoding: Encoding::Utf8, position: 7 }));
        let cut = &"قتل".as_bytes()[..5];
        assert_eq!(decode(cut, None), Err(DecodeError::Invalid { encoding: Encoding::Utf8, position: 4 }));
        let lone_surrogate = [0xff, 0xfe, 0x42, 0x06, 0x00, 0xd8, 0x42, 0x06];
        let at_4 = DecodeError::Invalid { encoding: Encoding::Utf16Le, position: 4 };
        assert_eq!(decode(&lone_surrogate, None), Err(at_4));
        assert!(decode(&[0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0xff], None).is_err());
    }

    fn control(bytes: &[u8]) -> Option<(char, usize)> {
        match decode(bytes, None) {
            Err(DecodeError::Control { control, position }) => Some((control, position)),
            _ => None,
        }
    }

    #[test]
    fn control_characters_are_text_only_if_the_encoding_was_chosen() {
        let little: Vec<u8> = "قتل ثلاثة\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "قتل ثلاثة\r\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(control(&little), Some(('\u{6}', 1)));
        assert_eq!(control(&big), Some(('\u{6}', 0)));
        assert_eq!(decode(&little, Some(Encoding::Utf16Le)).unwrap().text, "قتل ثلاثة\r\n");
        let utf_32 = |mark: &[u8], bytes: fn(u32) -> [u8; 4]| -> Vec<u8> {
            mark.iter().copied().chain("قتل".chars().flat_map(|c| bytes(c.into()))).collect()
        };
        assert_eq!(control(&utf_32(&[0xff, 0xfe, 0, 0], u32::to_le_bytes)), Some(('\0', 2)));
        assert_eq!(control(&utf_32(&[], u32::to_le_bytes)), Some(('\u{6}', 1)));
        assert_eq!(control(&utf_32(&[0, 0, 0xfe, 0xff], u32::to_be_bytes)), Some(('\0', 0)));
        assert_eq!(control("\u{feff}قتل\0".as_bytes()), Some(('\0', 9)));
        assert_eq!(decode(b"a\0b", Some(Encoding::Utf8)).unwrap().text, "a\0b");
        assert_eq!(text(b"a\tb\x0bc\x0cd\r\ne\x1cf\x1a"), "a\tb\x0bc\x0cd\r\ne\x1cf\x1a");
        assert_eq!(text("عين\u{85}".as_bytes()), "عين\u{85}");
    }

    #[test]
    fn arabic_in_iso_8859_6_is_not_taken_for_windows_1256() {
        let sample = "قالت القوات إن ثلاثة من مقاتليها قتلوا في هجوم على قرية الباغوز";
        // In ISO-8859-6 the letters stand in the order of Unicode, from U+0600 at 0xA0.
        let iso = |c: char| u8::try_from(u32::from(c)).unwrap_or_else(|_| (u32::from(c) - 0x0560) as u8);
        let bytes: Vec<u8> = sample.chars().map(iso).collect();
        let wrong = decode(&bytes, None);
        assert_eq!(wrong, Err(DecodeError::Invalid { encoding: Encoding::Utf8, position: 0 }));
        let mixed = "التقى الوزير في مقهى Café Français بفندق ×3 وقال إن 2×3 ستة";
        assert_eq!(text(&WINDOWS_1256.encode(mixed).0), mixed);
    }
}
