//! The shaping engine with the bundled fonts, and nothing of the system's.

use cosmic_text::{Attrs, Family, FontSystem, SwashCache, Weight, fontdb};

/// Reading: Noto Naskh Arabic. Interface: Noto Sans Arabic. Both carry Latin letters too.
const BUNDLED: [&[u8]; 4] = [
    include_bytes!("../../fonts/noto-naskh-arabic/NotoNaskhArabic_400Regular.ttf"),
    include_bytes!("../../fonts/noto-naskh-arabic/NotoNaskhArabic_700Bold.ttf"),
    include_bytes!("../../fonts/noto-sans-arabic/NotoSansArabic_400Regular.ttf"),
    include_bytes!("../../fonts/noto-sans-arabic/NotoSansArabic_700Bold.ttf"),
];

/// Which letters: for the article or for the interface, regular or bold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Face {
    /// The article.
    #[default]
    Reading,
    /// Its title.
    ReadingBold,
    /// Labels, buttons, lists.
    Interface,
    /// Headings of panels.
    InterfaceBold,
}

/// How far letters reach from the baseline, in ems.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metrics {
    /// Above the baseline.
    pub ascent: f32,
    /// Below the baseline, as a positive number.
    pub descent: f32,
}

/// Shapes text and draws glyphs. One for a window; it keeps caches and is not shared between threads at a time.
pub struct Engine {
    pub(super) fonts: FontSystem,
    pub(super) raster: SwashCache,
    reading: String,
    interface: String,
    bold: Weight,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("reading", &self.reading).finish_non_exhaustive()
    }
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine {
    /// An engine with the bundled fonts.
    #[must_use]
    pub fn new() -> Self {
        let mut db = fontdb::Database::new();
        for font in BUNDLED {
            db.load_font_data(font.to_vec());
        }
        Self::from_database(db, "Noto Naskh Arabic", "Noto Sans Arabic")
    }

    /// An engine that reads and writes in the family of `font` (the bytes of a font file), with the bundled fonts
    /// behind it for what that font lacks. `None` if the bytes are no font.
    #[must_use]
    pub fn with_font(font: Vec<u8>) -> Option<Self> {
        let mut db = fontdb::Database::new();
        db.load_font_data(font);
        // A family of the same name among the bundled ones must not be taken for it.
        let own = db.faces().next()?.families.first()?.0.clone();
        for bundled in BUNDLED {
            db.load_font_data(bundled.to_vec());
        }
        let clashes: Vec<_> = db
            .faces()
            .skip(1)
            .filter(|face| face.families.iter().any(|(name, _)| *name == own))
            .map(|face| face.id)
            .collect();
        for id in clashes {
            db.remove_face(id);
        }
        // A single font file has one weight, and asking for another would choose another family.
        Some(Self { bold: Weight::NORMAL, ..Self::from_database(db, &own, &own) })
    }

    fn from_database(db: fontdb::Database, reading: &str, interface: &str) -> Self {
        Self {
            fonts: FontSystem::new_with_locale_and_db("ar".to_owned(), db),
            raster: SwashCache::new(),
            reading: reading.to_owned(),
            interface: interface.to_owned(),
            bold: Weight::BOLD,
        }
    }

    /// How far the letters of `face` reach.
    pub fn metrics(&mut self, face: Face) -> Metrics {
        let (family, weight) = self.family(face);
        let query = fontdb::Query { families: &[Family::Name(family)], weight, ..fontdb::Query::default() };
        let found = self.fonts.db().query(&query);
        let font = found.and_then(|id| self.fonts.get_font(id, weight));
        font.map_or(Metrics { ascent: 1.0, descent: 0.5 }, |font| {
            let metrics = font.metrics();
            let em = f32::from(metrics.units_per_em.max(1));
            Metrics { ascent: metrics.ascent / em, descent: -metrics.descent / em }
        })
    }

    fn family(&self, face: Face) -> (&str, Weight) {
        match face {
            Face::Reading => (&self.reading, Weight::NORMAL),
            Face::ReadingBold => (&self.reading, self.bold),
            Face::Interface => (&self.interface, Weight::NORMAL),
            Face::InterfaceBold => (&self.interface, self.bold),
        }
    }

    pub(super) fn attributes(&self, face: Face) -> Attrs<'_> {
        let (family, weight) = self.family(face);
        Attrs::new().family(Family::Name(family)).weight(weight)
    }
}
