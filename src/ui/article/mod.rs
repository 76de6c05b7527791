//! The article as a page: right-to-left text, its spans, and selecting with the mouse.
//!
//! The view owns what is only seen (layout, scroll, a drag in progress). It is told what to show by a [`Scene`] and
//! answers with what the user did; it changes no data.

mod bar;
mod canvas;
mod gestures;
mod lanes;
mod link_paint;
mod link_scene;
mod linking;
mod links;
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

use crate::app::LinksShown;
use crate::model::{AnnotationId, AnnotationSet, LabelSet};
use crate::text::{SourceText, Span};
use crate::typeset::{Direction, View};
use std::collections::HashSet;

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
    /// Which links are drawn.
    pub links: LinksShown,
    /// What the picked annotation can be linked with, while somebody looks for it: these are lit, the others dimmed.
    pub targets: Option<&'a HashSet<AnnotationId>>,
    /// The one of them with which it would be linked now.
    pub aimed: Option<AnnotationId>,
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
    Pick {
        /// The span.
        id: AnnotationId,
        /// Where, in code points.
        offset: usize,
    },
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
    /// Did something with links.
    Link(LinkAnswer),
    /// Turned the wheel with Ctrl: larger above 1, smaller below.
    Zoom(f32),
}

/// What the user did with links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkAnswer {
    /// Took hold of the handle from which links are drawn.
    Began,
    /// Clicked the handle: wants to choose in a list.
    Chose,
    /// Wants a link with this annotation.
    With(AnnotationId),
    /// Let go where nothing is.
    GaveUp,
    /// Wants to see the other end of a link.
    GoTo(AnnotationId),
}
