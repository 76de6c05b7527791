//! What is selected in the open document, and what is about to be done with it.

use super::linking::Linking;
use crate::model::{AnnotationId, AttributeKey, LabelKey, LinkId};
use crate::text::Span;

/// A passage of the text that is being picked as an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picking {
    /// The span that the answer is about; `None` is the document.
    pub on: Option<AnnotationId>,
    /// The attribute.
    pub attribute: AttributeKey,
}

/// What is selected in the open document.
#[derive(Debug, Default)]
pub struct Desk {
    /// The annotation that is picked.
    pub picked: Option<AnnotationId>,
    /// The text that is selected.
    pub selection: Option<Span>,
    /// Whether the mouse is still selecting.
    pub selecting: bool,
    /// The place of the keyboard in the text: where the selection began, and where it is now, in code points.
    pub caret: Option<(usize, usize)>,
    /// The label with which every selection is tagged at once.
    pub brush: Option<LabelKey>,
    /// The brush that was used last.
    pub last_brush: Option<LabelKey>,
    /// The word that a double click has tagged with the brush, until something else is done.
    pub brushed_word: Option<AnnotationId>,
    /// What a drag would make of the picked span.
    pub preview: Option<Span>,
    /// The links that are offered for the picked span.
    pub linking: Option<Linking>,
    /// The link whose row in the card has the keyboard.
    pub link_row: Option<LinkId>,
    /// The answer that is being picked in the text.
    pub picking: Option<Picking>,
}

impl Desk {
    /// The annotation that the card is about: the picked one, also while a passage is being picked for it.
    #[must_use]
    pub fn subject(&self) -> Option<AnnotationId> {
        self.picking.as_ref().map_or(self.picked, |picking| picking.on)
    }

    /// Forgets what belongs to one document; the brush stays.
    pub fn clear(&mut self) {
        *self = Self { brush: self.brush.take(), last_brush: self.last_brush.take(), ..Self::default() };
    }

    /// Picks `id` and deselects the text.
    pub fn pick(&mut self, id: AnnotationId) {
        *self = Self { brush: self.brush.take(), last_brush: self.last_brush.take(), ..Self::default() };
        self.picked = Some(id);
    }

    /// Selects `span` and lets go of the picked annotation.
    pub fn select(&mut self, span: Span) {
        self.picked = None;
        self.preview = None;
        self.linking = None;
        self.selection = Some(span);
    }
}
