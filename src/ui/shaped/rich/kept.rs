//! Short paragraphs that stay laid out, for widgets that are called anew in every frame.

use super::{LabelLook, RichGalley, RichText, Setting};
use eframe::egui::{Context, Id};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Paragraphs that stay laid out; beyond it all are laid out anew.
const MOST: usize = 200;

/// What the layout of a paragraph depends on.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    text: String,
    /// Labels and their names.
    names: Vec<(String, String)>,
    /// Sizes are told apart by their bits.
    setting: String,
}

type Galleys = Arc<Mutex<HashMap<Key, Arc<RichGalley>>>>;

impl RichGalley {
    /// A text in the bracket notation laid out as `setting` says, now or in a frame before. Brackets that don't fit are
    /// shown as they are.
    #[must_use]
    pub fn kept(ctx: &Context, notation: &str, setting: Setting, looks: &[LabelLook<'_>]) -> Arc<Self> {
        let text = RichText::plain(notation).with_brackets_read();
        let names = text.spans.iter().filter_map(|(label, _)| looks.iter().find(|look| look.key == label));
        let key = Key {
            text: notation.to_owned(),
            names: names.map(|look| (look.key.to_owned(), look.name.to_owned())).collect(),
            setting: format!("{setting:?} {}", ctx.pixels_per_point()),
        };
        let galleys = ctx
            .data_mut(|data| data.get_temp_mut_or_insert_with(Id::unique("kept paragraphs"), Galleys::default).clone());
        let mut galleys = galleys.lock().unwrap_or_else(PoisonError::into_inner);
        if galleys.len() > MOST {
            galleys.clear();
        }
        Arc::clone(galleys.entry(key).or_insert_with(|| Arc::new(Self::new(ctx, &text, setting, looks))))
    }
}
