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

/// A byte sequence that is no text in the encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("byte {position} is not valid {}", encoding.name())]
pub struct DecodeError {
    /// The encoding that was tried.
    pub encoding: Encoding,
    /// Offset of the first bad byte, counted from 0 at the start of the file.
    pub position: usize,
}

/// Decodes `bytes` as `chosen`, or as what they are found to be: a byte-order mark decides; without one, valid
/// UTF-8 is UTF-8, and what is not, but reads as Arabic in Windows-1256, is that.
///
/// A byte-order mark at the start is dropped; U+FEFF anywhere else and every line ending stay.
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
    let text = decode_strictly(&bytes[mark..], encoding)
        .map_err(|position| DecodeError { encoding, position: position + mark })?;
    Ok(Decoded { text, encoding })
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
    let arabic = text.chars().filter(|c| ('\u{0600}'..'\u{0700}').contains(c)).count();
    if arabic * 10 >= high * 7 { Encoding::Windows1256 } else { Encoding::Utf8 }
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
        assert_eq!(decode(&bytes, None), Err(DecodeError { encoding: Encoding::Utf8, position: 7 }));
        let cut = &"قتل".as_bytes()[..5];
        assert_eq!(decode(cut, None).unwrap_err().position, 4);
        let lone_surrogate = [0xff, 0xfe, 0x42, 0x06, 0x00, 0xd8, 0x42, 0x06];
        assert_eq!(decode(&lone_surrogate, None).unwrap_err().position, 4);
        assert!(decode(&[0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0xff], None).is_err());
    }
}
