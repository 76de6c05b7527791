//! The article as a page: right-to-left text, its spans, and selecting with the mouse.
//!
//! The view owns what is only seen (layout, scroll, a drag in progress). It is told what to show by a [`Scene`] and
//! answers with what the user did; it changes no data.

mod bar;
mod canvas;
mod gestures;
mod lanes;
mod motion;
mod page;
mod paint;
mod places;
mod pointer;
mod rows;
mod screen;
mod scroll;
mod styles;
mod view;

pub use pointer::Grain;
pub use view::ArticleView;

use crate::model::{AnnotationId, AnnotationSet, LabelSet};
use crate::text::{SourceText, Span};
use crate::typeset::{Direction, View};

/// What is to be shown.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The text.
    pub text: &'a SourceText,
    /// What is marked in it.
    pub set: &'a AnnotationSet,
    /// The project's labels.
    pub labels: &'a LabelSet,
    /// How large, 1 for 100 %.
    pub zoom: f32,
    /// Tidied or as written.
    pub view: View,
    /// A direction for every paragraph, or `None` to go by the letters.
    pub direction: Option<Direction>,
    /// The annotation that is picked.
    pub picked: Option<AnnotationId>,
    /// The text that is selected.
    pub selection: Option<Span>,
    /// The place of the keyboard in the text, in code points.
    pub caret: Option<usize>,
}

/// What the user did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// Selects text; while the button is down it goes on.
    Select {
        /// The text.
        span: Span,
        /// Whether the button is up.
        finished: bool,
        /// 1 for a drag, 2 for a word by a double click, 3 for a sentence by a triple click.
        clicks: u8,
    },
    /// Picks an annotation.
    Pick(AnnotationId),
    /// Clicked where no span is, at this place in the text (code points).
    Clear(usize),
    /// Dragged an end of an annotation to another place.
    Move {
        /// Which annotation.
        id: AnnotationId,
        /// Its new span.
        span: Span,
    },
    /// An annotation would have this span if the button went up now.
    Preview(Span),
    /// Turned the wheel with Ctrl: larger above 1, smaller below.
    Zoom(f32),
}
