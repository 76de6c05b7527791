//! The links that a span can have, the likely ones first.

use crate::model::{Annotation, AnnotationId, AnnotationSet, LabelKey, LabelSet, Link, LinkKey, LinkType, Timestamp};
use crate::text::{SourceText, Span, fold, sentence_at};

/// As many choices of each type come first; the others follow behind those of all types.
const FIRST: usize = 3;

/// A link that could be drawn from or to a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkChoice {
    /// Its type.
    pub kind: LinkKey,
    /// The span that it would start from.
    pub from: AnnotationId,
    /// The span that it would lead to.
    pub to: AnnotationId,
}

impl LinkChoice {
    /// The link itself, with a new id.
    #[must_use]
    pub fn link(&self, now: Timestamp) -> Link {
        Link::new(self.kind.clone(), self.from, self.to, now)
    }

    /// The end that is not `of`.
    #[must_use]
    pub fn other(&self, of: AnnotationId) -> AnnotationId {
        if self.from == of { self.to } else { self.from }
    }
}

/// Every link that can still be drawn from or to the annotation `of`, likely ones first.
///
/// Types that the span lacks come before those it has, those that start from it before those that lead to it. In each
/// type the nearest span is the first: in the same sentence before the span, then inside it, then after it; then in
/// the same paragraph; then elsewhere. What lies inside a span that contains others, as claims do, comes after the
/// sentence. A span that is linked with it in another way is less likely. For links that say
/// the same in both directions, spans with the same words come first.
#[must_use]
pub fn link_choices(text: &SourceText, set: &AnnotationSet, labels: &LabelSet, of: AnnotationId) -> Vec<LinkChoice> {
    let Some(annotation) = set.get(of) else { return Vec::new() };
    let near = Near::new(text, set, labels, annotation);
    let mut groups: Vec<(GroupRank, Vec<LinkChoice>)> = Vec::new();
    for kind in labels.links() {
        for outgoing in [true, false] {
            if kind.symmetric && !outgoing {
                continue;
            }
            groups.extend(near.group(kind, outgoing));
        }
    }
    groups.sort_by_key(|(rank, _)| *rank);
    let first = groups.iter().flat_map(|(_, group)| group.iter().take(FIRST));
    let rest = groups.iter().flat_map(|(_, group)| group.iter().skip(FIRST));
    first.chain(rest).cloned().collect()
}

/// How likely the links of one type in one direction are: less is likelier.
type GroupRank = (bool, bool, bool);

/// How likely a span is the other end: less is likelier.
type Rank = (bool, u8, usize);

/// Where the span stands for which links are sought.
struct Near<'a> {
    text: &'a SourceText,
    set: &'a AnnotationSet,
    annotation: &'a Annotation,
    /// The links that it has.
    links: Vec<&'a Link>,
    /// The labels whose spans contain others.
    containers: Vec<&'a LabelKey>,
    sentence: Option<Span>,
    paragraph: Span,
    words: String,
}

impl<'a> Near<'a> {
    fn new(text: &'a SourceText, set: &'a AnnotationSet, labels: &'a LabelSet, annotation: &'a Annotation) -> Self {
        let containing = labels.links().iter().filter(|kind| kind.by_nesting);
        Self {
            text,
            set,
            annotation,
            links: set.links_of(annotation.id).collect(),
            containers: containing.flat_map(|kind| &kind.ends).map(|ends| &ends.from).collect(),
            sentence: sentence_at(text, annotation.span.start()).map(|sentence| sentence.hull(annotation.span)),
            paragraph: paragraph_at(text, annotation.span),
            words: words(text, annotation.span),
        }
    }

    /// The possible links of one type in one direction, if there are any.
    fn group(&self, kind: &LinkType, outgoing: bool) -> Option<(GroupRank, Vec<LinkChoice>)> {
        let id = self.annotation.id;
        if outgoing && self.is_full(kind, id) {
            return None;
        }
        let mine: Vec<&Link> = self.links.iter().copied().filter(|link| link.kind == kind.key).collect();
        let mut choices = Vec::new();
        for other in self.set.annotations().iter().filter(|other| other.id != id) {
            let (from, to) = if outgoing { (self.annotation, other) } else { (other, self.annotation) };
            let joins = kind.joins(&from.label, &to.label) || (kind.symmetric && kind.joins(&to.label, &from.label));
            let is_there =
                |link: &&Link| (link.from, link.to) == (from.id, to.id) || (kind.symmetric && link.touches(other.id));
            if joins && !mine.iter().any(is_there) && (outgoing || !self.is_full(kind, from.id)) {
                let choice = LinkChoice { kind: kind.key.clone(), from: from.id, to: to.id };
                choices.push((self.rank(kind, other), choice));
            }
        }
        choices.sort_by_key(|(rank, choice)| (*rank, choice.other(id)));
        let ((differs, ..), _) = choices.first()?;
        let has = mine.iter().any(|link| kind.symmetric || (link.from == id) == outgoing);
        // Without the same words somewhere, nothing speaks for two spans being the same thing.
        let rank = (has, kind.symmetric && *differs, !outgoing);
        Some((rank, choices.into_iter().map(|(_, choice)| choice).collect()))
    }

    /// Whether no further link of the type may start from `from`.
    fn is_full(&self, kind: &LinkType, from: AnnotationId) -> bool {
        let Some(most) = kind.at_most else { return false };
        let starts = |link: &&Link| link.kind == kind.key && (kind.symmetric || link.from == from);
        self.set.links_of(from).filter(starts).count() >= most as usize
    }

    fn rank(&self, kind: &LinkType, other: &Annotation) -> Rank {
        let (here, there) = (self.annotation.span, other.span);
        let distance = there.start().get().abs_diff(here.start().get());
        if kind.symmetric {
            return (words(self.text, there) != self.words, u8::from(there > here), distance);
        }
        let is_in = |place: Span| place.covers(there);
        // Whoever is spoken of in a claim hardly says it.
        let contains = |label: &LabelKey| !kind.by_nesting && self.containers.contains(&label);
        let nested = match () {
            () if here.covers(there) => Some(contains(&self.annotation.label)),
            () if there.covers(here) => Some(contains(&other.label)),
            () => None,
        };
        let place = match nested {
            Some(true) => 3,
            Some(false) => 1,
            None if self.sentence.is_some_and(is_in) => {
                if there < here {
                    0
                } else {
                    2
                }
            }
            None if is_in(self.paragraph) => {
                if there < here {
                    4
                } else {
                    5
                }
            }
            None => {
                if there < here {
                    6
                } else {
                    7
                }
            }
        };
        (self.links.iter().any(|link| link.touches(other.id)), place, distance)
    }
}

/// The words of a span as they are compared.
fn words(text: &SourceText, span: Span) -> String {
    fold(text.quote(span).unwrap_or_default())
}

/// The paragraph in which a span begins, or what of it is near: whatever lies between two line breaks.
fn paragraph_at(text: &SourceText, span: Span) -> Span {
    let (byte, end) = (text.byte_at(span.start()), text.byte_at(span.end()));
    let start = text.as_str()[..byte].rfind('\n').map_or(0, |at| at + 1);
    let end = text.as_str()[end..].find('\n').map_or(text.as_str().len(), |at| end + at);
    Span::new(text.char_at(start).get(), text.char_at(end).get()).map_or(span, |paragraph| paragraph.hull(span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Command, apply};
    use crate::model::{Annotator, DocumentId};

    const TEXT: &str = "قال بالي إن ثلاثة من مقاتلي قسد قتلوا في الباغوز. وقال المرصد إن قسد تقدمت.\nونفى بالي.";

    struct Desk {
        text: SourceText,
        labels: LabelSet,
        set: AnnotationSet,
    }

    impl Desk {
        fn new(spans: &[(&str, &str)]) -> Self {
            let text = SourceText::new(TEXT);
            let set = AnnotationSet::new(DocumentId::new("d").unwrap(), Annotator::new("a1").unwrap(), text.chars());
            let mut desk = Self { text, labels: LabelSet::conflict_news(), set };
            for (quote, label) in spans {
                let label = LabelKey::new(label).unwrap();
                let places = TEXT.match_indices(quote).map(|(byte, _)| TEXT[..byte].chars().count());
                let free = |start: &usize| desk.set.annotations().iter().all(|a| a.span.start().get() != *start);
                let start = places.into_iter().find(free).unwrap();
                let span = Span::new(start, start + quote.chars().count()).unwrap();
                desk.run(Command::Add(Annotation::new(span, label, Timestamp::now())));
            }
            desk
        }

        fn run(&mut self, command: Command) {
            let revision = self.set.revision();
            apply(&mut self.set, &self.labels, revision, command, Timestamp::now()).unwrap();
        }

        fn quote(&self, id: AnnotationId) -> &str {
            self.text.quote(self.set.get(id).unwrap().span).unwrap()
        }

        fn of(&self, quote: &str) -> AnnotationId {
            self.set.annotations().iter().find(|a| self.quote(a.id) == quote).unwrap().id
        }

        fn choices(&self, quote: &str) -> Vec<LinkChoice> {
            link_choices(&self.text, &self.set, &self.labels, self.of(quote))
        }

        /// The choices as `type other`, with `<` for those that lead to the span.
        fn shown(&self, quote: &str) -> Vec<String> {
            let id = self.of(quote);
            let show = |choice: LinkChoice| {
                let arrow = if choice.from == id { "" } else { "<" };
                format!("{arrow}{} {}", choice.kind, self.quote(choice.other(id)))
            };
            self.choices(quote).into_iter().map(show).collect()
        }
    }

    const CLAIM: &str = "ثلاثة من مقاتلي قسد قتلوا في الباغوز";

    fn desk() -> Desk {
        Desk::new(&[
            ("بالي", "ACTOR"),
            (CLAIM, "CLAIM"),
            ("قسد", "ACTOR"),
            ("الباغوز", "LOCATION"),
            ("المرصد", "ACTOR"),
            ("قسد", "ACTOR"),
            ("بالي", "ACTOR"),
        ])
    }

    #[test]
    fn the_speaker_of_a_claim_is_most_likely_the_nearest_actor_before_it() {
        let shown = desk().shown(CLAIM);
        assert_eq!(shown[..3], ["said_by بالي", "said_by قسد", "said_by المرصد"]);
        assert_eq!(shown.len(), 5, "all five actors, and nothing that it can't be linked with: {shown:?}");
    }

    #[test]
    fn spans_with_the_same_words_are_most_likely_the_same() {
        let mut desk = desk();
        assert_eq!(desk.shown("قسد")[..2], ["same_as قسد", "same_as بالي"]);
        assert_eq!(desk.shown("المرصد")[0], format!("<said_by {CLAIM}"), "nothing else is called like that");
        let best = desk.choices("قسد")[0].clone();
        desk.run(Command::Link(best.link(Timestamp::now())));
        assert_eq!(desk.shown("قسد")[0], format!("<said_by {CLAIM}"), "what the span lacks comes first");
        assert!(!desk.shown("قسد").contains(&"same_as قسد".to_owned()), "nothing is offered twice");
    }

    #[test]
    fn what_is_linked_otherwise_is_less_likely_and_what_is_full_is_not_offered() {
        let mut desk = Desk::new(&[("بالي", "ACTOR"), ("ثلاثة من مقاتلي قسد", "CASUALTY_COUNT"), ("قسد", "ACTOR")]);
        let count = "ثلاثة من مقاتلي قسد";
        assert_eq!(desk.shown(count), ["caused_by بالي", "caused_by قسد", "suffered_by بالي", "suffered_by قسد"]);
        let caused = desk.choices(count)[0].clone();
        desk.run(Command::Link(caused.link(Timestamp::now())));
        assert_eq!(desk.shown(count)[..2], ["suffered_by قسد", "suffered_by بالي"]);
        let mut parts = desk.labels.parts();
        for kind in &mut parts.links {
            kind.at_most = Some(1);
        }
        desk.labels = LabelSet::new(parts).unwrap();
        assert_eq!(desk.shown(count), ["suffered_by قسد", "suffered_by بالي"]);
        let other = desk.shown("قسد");
        assert!(other.contains(&format!("<suffered_by {count}")), "{other:?}");
        assert!(!other.contains(&format!("<caused_by {count}")), "{other:?}");
    }

    #[test]
    fn the_best_of_every_type_come_before_all_of_one() {
        let actors: Vec<(&str, &str)> = TEXT.split_whitespace().map(|word| (word, "ACTOR")).collect();
        let mut spans = vec![("ثلاثة من مقاتلي", "CASUALTY_COUNT")];
        spans.extend(&actors[9..]);
        let shown = Desk::new(&spans).shown("ثلاثة من مقاتلي");
        let kinds: Vec<&str> = shown.iter().map(|choice| choice.split(' ').next().unwrap()).collect();
        assert_eq!(
            kinds[..7],
            ["caused_by", "caused_by", "caused_by", "suffered_by", "suffered_by", "suffered_by", "caused_by"]
        );
    }
}
