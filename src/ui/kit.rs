//! What every widget needs: the shaping engine, the glyph atlas, laid-out short texts and the messages.
//!
//! It lives in egui's memory, so that a widget is called with nothing but its `Ui`.

use super::atlas::Atlas;
use super::meshes::{KeptMeshes, Meshes};
use super::strings::Strings;
use super::tokens::Tokens;
use crate::app::Language;
use crate::model::{Label, Words};
use crate::typeset::{self, Direction, Engine, Face, Laid, Metrics, Shaped, View};
use eframe::egui::{Context, Id, Rect, Ui, pos2};
use fluent_bundle::FluentValue;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Short texts that stay laid out; beyond it those of the last frames are kept.
const KEPT_TEXTS: usize = 4000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Fit {
    /// One line, cut with an ellipsis.
    Line,
    /// As many lines as it takes.
    Block,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct TextKey {
    text: String,
    face: Face,
    /// Pixels to the em.
    size: u32,
    /// Pixels.
    width: u32,
    fit: Fit,
    direction: Direction,
}

/// A short text that stays laid out.
#[derive(Debug)]
pub struct Written {
    /// The text in lines.
    pub label: typeset::Label,
    /// Its letters, for whoever paints it.
    pub meshes: KeptMeshes,
}

/// The shared tools of all widgets.
pub struct Kit {
    /// Shapes and draws.
    pub engine: Engine,
    /// Pictures of glyphs.
    pub atlas: Atlas,
    strings: Strings,
    texts: HashMap<TextKey, (Arc<Written>, u64)>,
    metrics: HashMap<Face, Metrics>,
    frame: u64,
}

impl Kit {
    fn new() -> Self {
        Self {
            engine: Engine::new(),
            atlas: Atlas::default(),
            strings: Strings::of(Language::default()),
            texts: HashMap::new(),
            metrics: HashMap::new(),
            frame: 0,
        }
    }

    /// `text` in one line of at most `width` pixels.
    pub fn line(&mut self, text: &str, direction: Direction, face: Face, size: f32, width: f32) -> Arc<Written> {
        self.text((text, direction), face, size, width, Fit::Line)
    }

    /// `text` wrapped at `width` pixels.
    pub fn block(&mut self, text: &str, direction: Direction, face: Face, size: f32, width: f32) -> Arc<Written> {
        self.text((text, direction), face, size, width, Fit::Block)
    }

    /// How far the letters of `face` reach, in ems.
    pub fn metrics(&mut self, face: Face) -> Metrics {
        *self.metrics.entry(face).or_insert_with(|| self.engine.metrics(face))
    }

    fn text(
        &mut self,
        (text, direction): (&str, Direction),
        face: Face,
        size: f32,
        width: f32,
        fit: Fit,
    ) -> Arc<Written> {
        let width = width.clamp(0.0, 1e6).floor();
        let key =
            TextKey { text: text.to_owned(), face, size: size.round() as u32, width: width as u32, fit, direction };
        if let Some((written, used)) = self.texts.get_mut(&key) {
            *used = self.frame;
            return Arc::clone(written);
        }
        let label = match fit {
            Fit::Line => typeset::label(&mut self.engine, text, direction, face, size.round(), width),
            Fit::Block => {
                let shaped = Shaped::new(&mut self.engine, face, (text, ""), 0, View::Tidied, direction);
                typeset::Label { laid: Laid::new(Arc::new(shaped), size.round(), width), cut: false }
            }
        };
        let written = Arc::new(Written { label, meshes: KeptMeshes::default() });
        self.texts.insert(key, (Arc::clone(&written), self.frame));
        written
    }

    /// Adds line `line` of `laid` to `meshes`, its column's left edge at `x` and its baseline at `y`, in pixels.
    pub fn mesh_line(&mut self, ctx: &Context, meshes: &mut Meshes, laid: &Laid, line: usize, (x, y): (f32, f32)) {
        for glyph in laid.glyphs(line, (x, y)) {
            if let Some(entry) = self.atlas.get(ctx, &mut self.engine, glyph.key) {
                let min = pos2((glyph.x + entry.left) as f32, (glyph.y - entry.top) as f32);
                let size = eframe::egui::vec2(entry.width as f32, entry.height as f32);
                meshes.add(entry.texture, Rect::from_min_size(min, size), entry.uv);
            }
        }
    }
}

fn id() -> Id {
    Id::unique("tawsim kit")
}

fn shared(ctx: &Context) -> Arc<Mutex<Kit>> {
    ctx.data_mut(|data| data.get_temp_mut_or_insert_with(id(), || Arc::new(Mutex::new(Kit::new()))).clone())
}

/// Lends the kit. Never call a widget inside: it would wait for the kit for ever.
pub fn with<R>(ctx: &Context, use_it: impl FnOnce(&mut Kit) -> R) -> R {
    let kit = shared(ctx);
    let mut kit = kit.lock().unwrap_or_else(PoisonError::into_inner);
    use_it(&mut kit)
}

/// To be called before a frame.
pub fn begin_frame(ctx: &Context) {
    with(ctx, |kit| {
        kit.frame += 1;
        kit.atlas.begin_frame();
        if kit.texts.len() > KEPT_TEXTS {
            let recent = kit.frame.saturating_sub(2);
            kit.texts.retain(|_, (_, used)| *used >= recent);
        }
    });
}

/// To be called after a frame.
pub fn end_frame(ctx: &Context) {
    with(ctx, |kit| kit.atlas.upload());
}

/// The language of the interface.
#[must_use]
pub fn language(ctx: &Context) -> Language {
    ctx.data(|data| data.get_temp(id())).unwrap_or_default()
}

/// Lets the interface speak `language` from the next frame on.
pub fn set_language(ctx: &Context, language: Language) {
    ctx.data_mut(|data| data.insert_temp(id(), language));
    with(ctx, |kit| kit.strings = Strings::of(language));
}

/// The name of `label` in the language of the interface; its key if it has no name.
#[must_use]
pub fn label_name<'a>(ctx: &Context, label: &'a Label) -> &'a str {
    name_or_key(ctx, &label.name, label.key.as_str())
}

/// A name in the language of the interface; the key of what has no name.
#[must_use]
pub fn name_or_key<'a>(ctx: &Context, name: &'a Words, key: &'a str) -> &'a str {
    if name.is_empty() { key } else { words(ctx, name) }
}

/// A name or explanation of the label set in the language of the interface, or in the other where it lacks that.
#[must_use]
pub fn words<'a>(ctx: &Context, words: &'a Words) -> &'a str {
    words.get(language(ctx) == Language::Arabic)
}

/// The message `key`.
#[must_use]
pub fn tr(ctx: &Context, key: &str) -> String {
    with(ctx, |kit| kit.strings.get(key))
}

/// The message `key` with `values` put in.
#[must_use]
pub fn tr_with(ctx: &Context, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
    with(ctx, |kit| kit.strings.with(key, values))
}

/// Says that something went wrong, with the reason in the words of whoever met it.
#[must_use]
pub fn fault(ctx: &Context, reason: &dyn std::fmt::Display) -> String {
    tr_with(ctx, "fault", &[("reason", reason.to_string().into())])
}

/// The colours of the theme in force.
#[must_use]
pub fn tokens(ui: &Ui) -> Tokens {
    Tokens::of(ui.ctx().theme())
}
