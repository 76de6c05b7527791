//! The shaping engine by itself, with the bundled fonts.

use super::once;
use cosmic_text::{Attrs, Buffer, Family, FontSystem, Metrics, Shaping, fontdb};
use std::hint::black_box;
use std::time::Duration;

const FONTS: [&[u8]; 4] = [
    include_bytes!("../../fonts/noto-naskh-arabic/NotoNaskhArabic_400Regular.ttf"),
    include_bytes!("../../fonts/noto-naskh-arabic/NotoNaskhArabic_700Bold.ttf"),
    include_bytes!("../../fonts/noto-sans-arabic/NotoSansArabic_400Regular.ttf"),
    include_bytes!("../../fonts/noto-sans-arabic/NotoSansArabic_700Bold.ttf"),
];

/// The engine.
pub struct Raw(FontSystem);

impl Raw {
    /// With the same fonts as the window.
    pub fn new() -> Self {
        let mut fonts = fontdb::Database::new();
        for font in FONTS {
            fonts.load_font_data(font.to_vec());
        }
        Self(FontSystem::new_with_locale_and_db("ar".to_owned(), fonts))
    }

    /// How long it takes to shape all of `text` and to break it into lines of `width` at `size`, in pixels.
    pub fn shape(&mut self, text: &str, size: f32, width: f32) -> Duration {
        let attributes = Attrs::new().family(Family::Name("Noto Naskh Arabic"));
        let work = || {
            let mut buffer = Buffer::new_empty(Metrics::new(size, size * 1.9));
            buffer.set_size(Some(width), None);
            buffer.set_text(text, &attributes, Shaping::Advanced, None);
            buffer.shape_until_scroll(&mut self.0, false);
            black_box(buffer.layout_runs().count())
        };
        once(work).1
    }
}
