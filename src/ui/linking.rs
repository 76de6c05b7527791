//! The links that are offered for the picked span, while somebody chooses one.

use crate::app::{LinkChoice, OpenDocument, link_choices};
use crate::model::{AnnotationId, LabelKey, LabelSet};
use crate::text::fold;
use std::collections::HashSet;

/// Most letters of a quote that a row of the list could show.
const QUOTE: usize = 80;

/// A link that is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The link.
    pub choice: LinkChoice,
    /// The span at its other end.
    pub other: AnnotationId,
    /// Whether the link starts from the picked span.
    pub outgoing: bool,
    /// What the span at the other end says.
    pub quote: String,
    /// The label of that span.
    pub label: LabelKey,
    /// What is looked through for what is typed.
    words: String,
}

/// The links that are offered for a span, and how the choice stands.
#[derive(Clone, Debug)]
pub struct Linking {
    /// The span.
    pub of: AnnotationId,
    /// What is typed to find a link.
    pub filter: String,
    /// The row of [`Linking::rows`] that Enter takes.
    pub row: usize,
    /// Whether the list is shown; not while a link is being dragged.
    pub listed: bool,
    /// Only links with this span are offered.
    with: Option<AnnotationId>,
    offers: Vec<Offer>,
    targets: HashSet<AnnotationId>,
    revision: u64,
}

impl Linking {
    /// Everything that the annotation `of` can be linked with; `None` if that is nothing.
    #[must_use]
    pub fn new(document: &OpenDocument, labels: &LabelSet, of: AnnotationId) -> Option<Self> {
        let (text, set) = (document.text(), document.set());
        let offer = |choice: LinkChoice| {
            let other = choice.other(of);
            let annotation = set.get(other)?;
            let quote: String = text.quote(annotation.span).unwrap_or_default().chars().take(QUOTE).collect();
            let name = &labels.link(&choice.kind)?.name;
            let words = fold(&format!("{} {} {quote}", name.english, name.arabic));
            Some(Offer { other, outgoing: choice.from == of, quote, label: annotation.label.clone(), words, choice })
        };
        let offers: Vec<Offer> = link_choices(text, set, labels, of).into_iter().filter_map(offer).collect();
        let targets = offers.iter().map(|offer| offer.other).collect();
        let linking = Self {
            of,
            filter: String::new(),
            row: 0,
            listed: true,
            with: None,
            offers,
            targets,
            revision: set.revision(),
        };
        (!linking.offers.is_empty()).then_some(linking)
    }

    /// The same without a list, for a link that is being dragged.
    #[must_use]
    pub const fn unlisted(mut self) -> Self {
        self.listed = false;
        self
    }

    /// The same with nothing but links with `other`, in the list.
    #[must_use]
    pub fn with(mut self, other: AnnotationId) -> Self {
        self.with = Some(other);
        (self.listed, self.row) = (true, 0);
        self.filter.clear();
        self
    }

    /// The spans at the other ends.
    #[must_use]
    pub const fn targets(&self) -> &HashSet<AnnotationId> {
        &self.targets
    }

    /// The offers that fit what is typed: each of its words stands somewhere in the type or in the quote.
    #[must_use]
    pub fn rows(&self) -> Vec<&Offer> {
        let filter = fold(&self.filter);
        let fits = |offer: &&Offer| {
            self.with.is_none_or(|with| offer.other == with)
                && filter.split_whitespace().all(|word| offer.words.contains(word))
        };
        self.offers.iter().filter(fits).collect()
    }

    /// The offer that Enter takes.
    #[must_use]
    pub fn current(&self) -> Option<&Offer> {
        let rows = self.rows();
        rows.get(self.row.min(rows.len().saturating_sub(1))).copied()
    }

    /// Goes to the next row or the one before, round and round.
    pub fn step(&mut self, down: bool) {
        let count = self.rows().len().max(1);
        let row = self.row.min(count - 1);
        self.row = if down { row + 1 } else { row + count - 1 } % count;
    }

    /// Whether it was made of the document as it is now.
    #[must_use]
    pub fn is_of(&self, document: &OpenDocument) -> bool {
        self.revision == document.set().revision()
    }
}
