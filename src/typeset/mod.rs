//! Text to lines, rectangles and glyphs. The only importer of the shaping engine, so that its faults are met here.
//!
//! A paragraph is shaped whole; nothing is ever cut at the edge of a span. All lengths are physical pixels, all text
//! offsets code points of the source text. Knows no window: hit-testing is tested without one.
//!
//! The engine shapes; breaking lines, ordering runs and all geometry are done here, because its own line breaker
//! breaks where the direction changes and drops spaces, and its hits are mirrored inside ligatures.

mod display;
mod engine;
mod geometry;
mod glyphs;
mod heights;
mod label;
mod page;
mod shaped;
mod split;
mod wrap;

pub use display::{Direction, View};
pub use engine::{Engine, Face, Metrics};
pub use geometry::{Affinity, Hit, LineRect};
pub use glyphs::{GlyphImage, GlyphKey, MissingBox, PlacedGlyph, Stem};
pub use label::{Label, label};
pub use page::{Page, PageOptions, Place, SlotKind};
pub use shaped::{FaceRun, Grapheme, Shaped};
pub use wrap::Laid;
