//! What the mouse does to the article, without any painting: presses, drags and clicks become answers.

use super::Answer;
use crate::model::{Annotation, AnnotationId, BoundaryPolicy};
use crate::text::{
    CharOffset, SourceText, Span, sentence_at, snap_to_graphemes, snap_to_words, without_proclitics, word_at,
};
use crate::typeset::{Affinity, Hit};
use eframe::egui::{Pos2, Vec2};
use std::collections::HashSet;

/// How finely a drag selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// Whole words without spaces and punctuation at the ends.
    Words,
    /// The same without the particles that are written together with the first word.
    Stems,
    /// Letter by letter, with the Alt key.
    Graphemes,
}

impl Grain {
    /// The grain of whole words by the policy of a label set.
    #[must_use]
    pub fn of(boundary: BoundaryPolicy) -> Self {
        match boundary {
            BoundaryPolicy::WholeWord => Self::Words,
            BoundaryPolicy::WithoutProclitics => Self::Stems,
        }
    }

    /// What a rough selection takes of `text`; `None` if that is nothing but blanks and stops.
    #[must_use]
    pub fn snap(self, text: &SourceText, rough: Span) -> Option<Span> {
        match self {
            Self::Words => snap_to_words(text, rough),
            Self::Stems => snap_to_words(text, rough).map(|span| without_proclitics(text, span)),
            Self::Graphemes => Some(snap_to_graphemes(text, rough)),
        }
    }
}

/// Which end of a span is dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Its first letter.
    Start,
    /// Its last letter.
    End,
}

/// What a pressed mouse button is doing.
#[derive(Clone, Debug, PartialEq)]
pub enum Drag {
    /// Selecting text from where the button went down.
    Select {
        /// Where it went down.
        from: Hit,
        /// Whether the pointer has moved far enough to mean a drag.
        moved: bool,
    },
    /// Drawing a link from a span.
    Link {
        /// The annotation.
        id: AnnotationId,
        /// Where the pointer is, in points.
        at: Pos2,
        /// Whether the pointer has moved far enough to mean a drag.
        moved: bool,
    },
    /// Moving one end of a span.
    Handle {
        /// The annotation.
        id: AnnotationId,
        /// Its span when the button went down.
        before: Span,
        /// The end that moves.
        side: Side,
        /// The span as it would be now.
        now: Span,
        /// From where the pointer took hold to the letter at the end, in points.
        grasp: Vec2,
        /// Whether the pointer has moved far enough to mean a drag.
        moved: bool,
    },
}

impl Drag {
    /// The annotation as it would be if the button went up now.
    #[must_use]
    pub const fn preview(&self) -> Option<(AnnotationId, Span)> {
        match self {
            Self::Handle { id, now, moved: true, .. } => Some((*id, *now)),
            Self::Handle { .. } | Self::Select { .. } | Self::Link { .. } => None,
        }
    }

    /// From the pointer to the place in the text that it stands for, in points.
    #[must_use]
    pub const fn grasp(&self) -> Vec2 {
        match self {
            Self::Handle { grasp, .. } => *grasp,
            Self::Select { .. } | Self::Link { .. } => Vec2::ZERO,
        }
    }

    /// Whether the pointer has moved far enough to mean more than a click.
    #[must_use]
    pub const fn is_moving(&self) -> bool {
        matches!(
            self,
            Self::Handle { moved: true, .. } | Self::Select { moved: true, .. } | Self::Link { moved: true, .. }
        )
    }
}

/// Where the caret of an end of a span stands.
#[must_use]
pub const fn edge_of(span: Span, side: Side) -> (usize, Affinity) {
    match side {
        Side::Start => (span.start().get(), Affinity::Downstream),
        Side::End => (span.end().get(), Affinity::Upstream),
    }
}

/// The span between two places, in the grain that is asked for; `None` if nothing but blanks is between them.
#[must_use]
pub fn select_between(text: &SourceText, from: &Hit, to: &Hit, grain: Grain) -> Option<Span> {
    match grain {
        Grain::Graphemes => {
            let (start, end) = (from.offset.min(to.offset), from.offset.max(to.offset));
            grain.snap(text, Span::new(start, end)?)
        }
        Grain::Words | Grain::Stems => {
            let part = |hit: &Hit| hit.grapheme.clone().unwrap_or(hit.offset..hit.offset);
            let (a, b) = (part(from), part(to));
            let rough = Span::new(a.start.min(b.start), a.end.max(b.end))?;
            grain.snap(text, rough)
        }
    }
}

/// The word or, at the third click, the sentence at a place.
#[must_use]
pub fn select_at(text: &SourceText, hit: &Hit, clicks: u8, grain: Grain) -> Option<Span> {
    let offset = CharOffset::new(hit.grapheme.as_ref().map_or(hit.offset, |grapheme| grapheme.start));
    if clicks >= 3 {
        return sentence_at(text, offset);
    }
    let word = word_at(text, offset)?;
    Some(if grain == Grain::Stems { without_proclitics(text, word) } else { word })
}

/// The selection that a click with Shift makes of the one that was there.
#[must_use]
pub fn extend(text: &SourceText, selection: Span, to: &Hit, grain: Grain) -> Option<Span> {
    let hit = |offset: usize| Hit { grapheme: Some(offset..offset + 1), offset, affinity: Affinity::Downstream };
    let (start, last) = (selection.start().get(), selection.end().get() - 1);
    // The end that is farther away stays.
    let fixed = if to.offset <= start { last } else { start };
    match grain {
        Grain::Words | Grain::Stems => select_between(text, &hit(fixed), to, grain),
        Grain::Graphemes => {
            let edge = if fixed == last { last + 1 } else { start };
            select_between(text, &Hit { offset: edge, ..hit(fixed) }, to, grain)
        }
    }
}

/// A span with one end moved to a place; it never becomes empty or turns over.
#[must_use]
pub fn move_side(text: &SourceText, before: Span, side: Side, to: &Hit, grain: Grain) -> Span {
    let (start, end) = (before.start().get(), before.end().get());
    let moved = match (side, grain) {
        (Side::Start, Grain::Graphemes) => Span::new(to.offset, end).map(|span| snap_to_graphemes(text, span)),
        (Side::End, Grain::Graphemes) => Span::new(start, to.offset).map(|span| snap_to_graphemes(text, span)),
        (Side::Start, Grain::Words | Grain::Stems) => {
            let from = to.grapheme.as_ref().map_or(to.offset, |grapheme| grapheme.start);
            let snapped = Span::new(from, end).and_then(|rough| grain.snap(text, rough));
            snapped.and_then(|snapped| Span::new(snapped.start().get(), end))
        }
        (Side::End, Grain::Words | Grain::Stems) => {
            let until = to.grapheme.as_ref().map_or(to.offset, |grapheme| grapheme.end);
            let snapped = Span::new(start, until).and_then(|rough| snap_to_words(text, rough));
            snapped.and_then(|snapped| Span::new(start, snapped.end().get()))
        }
    };
    moved.unwrap_or(before)
}

/// The innermost of `targets` at a place.
#[must_use]
pub fn link_target(annotations: &[Annotation], hit: &Hit, targets: &HashSet<AnnotationId>) -> Option<AnnotationId> {
    let under = under(annotations, hit).into_iter().filter(|annotation| targets.contains(&annotation.id));
    under.min_by_key(|annotation| annotation.span.len()).map(|annotation| annotation.id)
}

/// The spans at a place.
fn under<'a>(annotations: &'a [Annotation], hit: &Hit) -> Vec<&'a Annotation> {
    let Some(grapheme) = &hit.grapheme else { return Vec::new() };
    let touches = |a: &&Annotation| a.span.start().get() < grapheme.end && grapheme.start < a.span.end().get();
    annotations.iter().filter(touches).collect()
}

/// What a click picks: the innermost span under it or, if that is picked already, the next one out, in turn.
#[must_use]
pub fn pick(annotations: &[Annotation], hit: &Hit, picked: Option<AnnotationId>) -> Answer {
    let nothing = Answer::Clear(hit.offset);
    let mut under = under(annotations, hit);
    if under.is_empty() {
        return nothing;
    }
    under.sort_by_key(|annotation| annotation.span.len());
    let next = under.iter().position(|a| Some(a.id) == picked).map_or(0, |index| (index + 1) % under.len());
    under.get(next).map_or(nothing, |annotation| Answer::Pick { id: annotation.id, offset: hit.offset })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LabelKey, Timestamp};

    const TEXT: &str = "قالت قوات \"قسد\"، إن ثلاثة قتلوا";

    fn on(index: usize) -> Hit {
        Hit { grapheme: Some(index..index + 1), offset: index, affinity: Affinity::Downstream }
    }

    fn quote(span: Option<Span>) -> String {
        let text = SourceText::new(TEXT);
        span.and_then(|span| text.quote(span).map(str::to_owned)).unwrap_or_default()
    }

    #[test]
    fn a_drag_takes_words_and_with_alt_letters_in_either_direction() {
        let text = SourceText::new(TEXT);
        assert_eq!(quote(select_between(&text, &on(6), &on(14), Grain::Words)), "قوات \"قسد\"");
        for (from, to) in [(6, 12), (12, 6)] {
            assert_eq!(quote(select_between(&text, &on(from), &on(to), Grain::Words)), "قوات \"قسد");
            assert_eq!(quote(select_between(&text, &on(from), &on(to), Grain::Graphemes)), "وات \"ق");
        }
        assert_eq!(select_between(&text, &on(4), &on(4), Grain::Words), None);
    }

    #[test]
    fn shift_click_keeps_the_far_end() {
        let text = SourceText::new(TEXT);
        let word = Span::new(5, 9).unwrap();
        assert_eq!(quote(extend(&text, word, &on(21), Grain::Words)), "قوات \"قسد\"، إن ثلاثة");
        assert_eq!(quote(extend(&text, word, &on(1), Grain::Words)), "قالت قوات");
        assert_eq!(quote(extend(&text, word, &on(7), Grain::Graphemes)), "قو");
    }

    #[test]
    fn a_handle_never_turns_a_span_over() {
        let text = SourceText::new(TEXT);
        let span = Span::new(5, 9).unwrap();
        assert_eq!(quote(Some(move_side(&text, span, Side::End, &on(12), Grain::Words))), "قوات \"قسد");
        assert_eq!(quote(Some(move_side(&text, span, Side::End, &on(1), Grain::Words))), "قوات");
        assert_eq!(quote(Some(move_side(&text, span, Side::Start, &on(1), Grain::Words))), "قالت قوات");
        assert_eq!(quote(Some(move_side(&text, span, Side::Start, &on(6), Grain::Graphemes))), "وات");
        assert_eq!(quote(Some(move_side(&text, span, Side::Start, &on(20), Grain::Graphemes))), "قوات");
    }

    #[test]
    fn clicks_go_from_the_inner_span_outwards_and_round() {
        let label = LabelKey::new("ACTOR").unwrap();
        let annotate = |start, end| Annotation::new(Span::new(start, end).unwrap(), label.clone(), Timestamp::now());
        let all = [annotate(0, 30), annotate(5, 15), annotate(11, 14)];
        let (claim, actor, inner) = (all[0].id, all[1].id, all[2].id);
        let picks = |id| Answer::Pick { id, offset: 12 };
        assert_eq!(pick(&all, &on(12), None), picks(inner));
        assert_eq!(pick(&all, &on(12), Some(inner)), picks(actor));
        assert_eq!(pick(&all, &on(12), Some(claim)), picks(inner));
        assert_eq!(pick(&all[1..], &on(2), Some(actor)), Answer::Clear(2));
    }

    #[test]
    fn a_link_is_dropped_on_the_innermost_span_that_it_can_lead_to() {
        let label = LabelKey::new("ACTOR").unwrap();
        let annotate = |start, end| Annotation::new(Span::new(start, end).unwrap(), label.clone(), Timestamp::now());
        let all = [annotate(0, 30), annotate(5, 15), annotate(11, 14)];
        let targets = HashSet::from([all[0].id, all[1].id]);
        assert_eq!(link_target(&all, &on(12), &targets), Some(all[1].id));
        assert_eq!(link_target(&all, &on(20), &targets), Some(all[0].id));
        assert_eq!(link_target(&all, &on(31), &targets), None);
        assert_eq!(link_target(&all[2..], &on(12), &targets), None);
    }

    #[test]
    fn where_the_label_set_wants_it_spans_begin_after_attached_particles() {
        let text = SourceText::new("قتل 900 و600 من القوات وللقوات بالباغوز");
        let quote = |span: Option<Span>| span.and_then(|span| text.quote(span)).unwrap_or("").to_owned();
        let grain = Grain::of(BoundaryPolicy::WithoutProclitics);
        assert_eq!(quote(select_between(&text, &on(9), &on(14), grain)), "600 من");
        assert_eq!(quote(select_between(&text, &on(9), &on(14), Grain::Words)), "و600 من");
        assert_eq!(quote(select_between(&text, &on(8), &on(10), Grain::Graphemes)), "و6", "letters are letters");
        assert_eq!(quote(select_at(&text, &on(10), 2, grain)), "600");
        let span = Span::new(13, 15).unwrap();
        assert_eq!(quote(Some(move_side(&text, span, Side::Start, &on(9), grain))), "600 من");
        let back = Span::new(9, 15).unwrap();
        assert_eq!(quote(Some(move_side(&text, back, Side::End, &on(10), grain))), "600", "its start stays");
    }

    #[test]
    fn clicks_select_a_word_then_a_sentence() {
        let text = SourceText::new(TEXT);
        assert_eq!(quote(select_at(&text, &on(12), 2, Grain::Words)), "قسد");
        assert_eq!(quote(select_at(&text, &on(12), 3, Grain::Words)), TEXT);
        assert_eq!(select_at(&text, &on(4), 2, Grain::Words), None);
    }
}
