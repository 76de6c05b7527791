//! Proposals on a small text, with a reader that knows digits only.

use super::*;
use crate::command::{CommandError, apply_with, inverse, replay};
use crate::model::{Annotator, AttributeKey, DocumentId, LabelKey, LinkKey, NumberRange};
use proptest::prelude::*;

const TEXT: &str = "he said that 12 of them and 345 others died there";

/// The digits of a span as a count.
fn digits(text: &SourceText, span: Span, _labels: &LabelSet) -> Vec<(Reads, Value)> {
    let quote = text.quote(span).unwrap_or_default();
    let number = quote.split(|c: char| !c.is_ascii_digit()).find_map(|digits| digits.parse::<i64>().ok());
    number
        .map(|n| vec![(Reads::CountRange, Value::Range(NumberRange { low: Some(n), best: Some(n), high: Some(n) }))])
        .unwrap_or_default()
}

struct Desk {
    text: SourceText,
    labels: LabelSet,
    set: AnnotationSet,
}

impl Desk {
    fn new() -> Self {
        let text = SourceText::new(TEXT);
        let set = AnnotationSet::new(DocumentId::new("d").unwrap(), Annotator::new("a1").unwrap(), text.chars());
        Self { text, labels: LabelSet::conflict_news(), set }
    }

    fn run(&mut self, command: Command) -> Result<Vec<Change>, CommandError> {
        let now = Timestamp::now();
        let proposing = Proposing { text: &self.text, labels: &self.labels, now, reader: digits };
        let command = proposing.fill(command);
        let revision = self.set.revision();
        apply_with(&mut self.set, &self.labels, revision, command, now, |set, changes| proposing.follow(set, changes))
    }

    #[track_caller]
    fn add(&mut self, quote: &str, label: &str) -> AnnotationId {
        let annotation = annotation(span(quote), label);
        let id = annotation.id;
        self.run(Command::Add(annotation)).unwrap();
        id
    }

    /// The proposed or set count of an annotation, as `12?` or `12`.
    fn count(&self, id: AnnotationId) -> String {
        match self.set.get(id).unwrap().answers.get(&count()) {
            Some(Answer::Proposed(Value::Range(range))) => format!("{}?", range.best.unwrap()),
            Some(Answer::Set(Value::Range(range))) => format!("{}", range.best.unwrap()),
            Some(_) => "unknown".to_owned(),
            None => "empty".to_owned(),
        }
    }

    fn links(&self) -> Vec<(AnnotationId, AnnotationId, bool)> {
        self.set.links().iter().map(|link| (link.from, link.to, link.proposed)).collect()
    }

    fn answer(&mut self, id: AnnotationId, answer: Option<Answer>) {
        self.run(Command::Answer { id, attribute: count(), answer }).unwrap();
    }
}

fn count() -> AttributeKey {
    AttributeKey::new("count").unwrap()
}

fn span(quote: &str) -> Span {
    let start = TEXT.find(quote).unwrap();
    Span::new(start, start + quote.len()).unwrap()
}

fn annotation(span: Span, label: &str) -> Annotation {
    Annotation::new(span, LabelKey::new(label).unwrap(), Timestamp::now())
}

fn exactly(n: i64) -> Value {
    Value::Range(NumberRange { low: Some(n), best: Some(n), high: Some(n) })
}

#[test]
fn a_count_is_read_as_it_is_tagged_relabelled_and_moved() {
    let mut desk = Desk::new();
    let id = desk.add("12 of them", "CASUALTY_COUNT");
    assert_eq!(desk.count(id), "12?");
    desk.run(Command::Move { id, span: span("345 others") }).unwrap();
    assert_eq!(desk.count(id), "345?");
    desk.run(Command::Move { id, span: span("others") }).unwrap();
    assert_eq!(desk.count(id), "empty", "what was read from other words goes with them");
    desk.run(Command::Move { id, span: span("345 others") }).unwrap();
    assert_eq!(desk.count(id), "345?", "and comes when there is something to read");
    let actor = desk.add("12", "ACTOR");
    assert!(desk.set.get(actor).unwrap().answers.is_empty());
    desk.run(Command::Relabel { id: actor, label: LabelKey::new("CASUALTY_COUNT").unwrap() }).unwrap();
    assert_eq!(desk.count(actor), "12?");
}

#[test]
fn what_a_person_has_said_or_taken_away_stays() {
    let mut desk = Desk::new();
    let id = desk.add("12 of them", "CASUALTY_COUNT");
    desk.answer(id, Some(Answer::Set(exactly(11))));
    desk.run(Command::Move { id, span: span("345 others") }).unwrap();
    assert_eq!(desk.count(id), "11");
    desk.answer(id, Some(Answer::Unknown));
    desk.run(Command::Move { id, span: span("12 of them") }).unwrap();
    assert_eq!(desk.count(id), "unknown");
    desk.answer(id, None);
    desk.run(Command::Move { id, span: span("12 of") }).unwrap();
    assert_eq!(desk.count(id), "empty");

    let mut came_with = annotation(span("345"), "CASUALTY_COUNT");
    came_with.answers.insert(count(), Answer::Set(exactly(7)));
    let id = came_with.id;
    desk.run(Command::Batch(vec![Command::Add(came_with)])).unwrap();
    assert_eq!(desk.count(id), "7");
}

#[test]
fn a_link_is_proposed_where_a_span_newly_lies_inside_another() {
    let mut desk = Desk::new();
    let claim = desk.add("12 of them and 345 others died", "CLAIM");
    let inner = desk.add("12", "CASUALTY_COUNT");
    desk.add("them", "ACTOR");
    assert_eq!(desk.links(), [(claim, inner, true)]);
    // Around what is there already, too; and by a move and a relabel.
    let outer = desk.add("said that 12 of them and 345 others", "CLAIM");
    assert_eq!(desk.links(), [(claim, inner, true), (outer, inner, true)]);
    let late = desk.add("345 others died", "LOCATION");
    desk.run(Command::Relabel { id: late, label: LabelKey::new("CASUALTY_COUNT").unwrap() }).unwrap();
    assert_eq!(desk.links()[2..], [(claim, late, true)]);
    desk.run(Command::Move { id: late, span: span("345 others") }).unwrap();
    assert_eq!(desk.links()[2..], [(claim, late, true), (outer, late, true)]);
}

#[test]
fn proposed_links_go_when_their_spans_no_longer_nest_and_confirmed_ones_stay() {
    let mut desk = Desk::new();
    let claim = desk.add("12 of them and 345 others", "CLAIM");
    let (first, second) = (desk.add("12", "CASUALTY_COUNT"), desk.add("345", "CASUALTY_COUNT"));
    let link = desk.set.links().iter().find(|link| link.to == second).unwrap().id;
    desk.run(Command::ConfirmLink(link)).unwrap();
    desk.run(Command::Move { id: claim, span: span("he said") }).unwrap();
    assert_eq!(desk.links(), [(claim, second, false)]);
    desk.run(Command::Move { id: claim, span: span("12 of them and 345 others") }).unwrap();
    let mut links = desk.links();
    links.sort_by_key(|(_, _, proposed)| *proposed);
    assert_eq!(links, [(claim, second, false), (claim, first, true)], "no second link beside the confirmed one");
}

#[test]
fn a_link_that_was_taken_away_is_not_proposed_again_by_other_steps() {
    let mut desk = Desk::new();
    let claim = desk.add("12 of them and 345 others", "CLAIM");
    let inner = desk.add("12", "CASUALTY_COUNT");
    desk.run(Command::Unlink(desk.set.links()[0].id)).unwrap();
    desk.run(Command::Move { id: claim, span: span("12 of them and 345 others died") }).unwrap();
    desk.run(Command::SetNote { id: inner, note: "n".to_owned() }).unwrap();
    let second = desk.add("345", "CASUALTY_COUNT");
    assert_eq!(desk.links(), [(claim, second, true)]);
}

#[test]
fn a_link_that_is_drawn_takes_the_place_of_the_same_one_that_was_proposed() {
    let mut desk = Desk::new();
    let claim = desk.add("12 of them and 345 others", "CLAIM");
    let inner = desk.add("12", "CASUALTY_COUNT");
    let link = Link::new(LinkKey::new("contains").unwrap(), claim, inner, Timestamp::now());
    desk.run(Command::Link(link.clone())).unwrap();
    assert_eq!(desk.set.links(), std::slice::from_ref(&link));
    let again = Link::new(link.kind, claim, inner, Timestamp::now());
    assert!(matches!(desk.run(Command::Link(again)), Err(CommandError::Set(crate::model::SetError::SameLink(_)))));
}

#[test]
fn no_more_links_are_proposed_than_may_be() {
    let mut desk = Desk::new();
    let mut parts = desk.labels.parts();
    parts.links.iter_mut().find(|kind| kind.by_nesting).unwrap().at_most = Some(1);
    desk.labels = LabelSet::new(parts).unwrap();
    let (first, _) = (desk.add("12", "CASUALTY_COUNT"), desk.add("345", "CASUALTY_COUNT"));
    let claim = desk.add("12 of them and 345 others", "CLAIM");
    assert_eq!(desk.links().len(), 1, "the span is tagged all the same");
    assert!(desk.links()[0].0 == claim && desk.set.get(first).is_some());
}

#[derive(Clone, Debug)]
enum Deed {
    Add(usize, usize, usize),
    Move(usize, usize, usize),
    Relabel(usize, usize),
    Delete(usize),
    Unlink(usize),
    ConfirmLink(usize),
    Confirm(usize),
    Clear(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let span = || (0..TEXT.len() - 1, 1..20_usize);
    prop_oneof![
        4 => (span(), 0..4_usize).prop_map(|((start, len), label)| Deed::Add(start, len, label)),
        2 => (0..9_usize, span()).prop_map(|(which, (start, len))| Deed::Move(which, start, len)),
        1 => (0..9_usize, 0..4_usize).prop_map(|(which, label)| Deed::Relabel(which, label)),
        1 => (0..9_usize).prop_map(Deed::Delete),
        1 => (0..9_usize).prop_map(Deed::Unlink),
        1 => (0..9_usize).prop_map(Deed::ConfirmLink),
        1 => (0..9_usize).prop_map(Deed::Confirm),
        1 => (0..9_usize).prop_map(Deed::Clear),
    ]
}

impl Desk {
    fn command(&self, deed: &Deed) -> Option<Command> {
        let labels = self.labels.labels();
        let key = |label: usize| labels[label].key.clone();
        let span = |start: usize, len: usize| Span::new(start, (start + len).min(TEXT.len())).unwrap();
        let nth = |which: usize| self.set.annotations().iter().cycle().nth(which).map(|annotation| annotation.id);
        let link = |which: usize| self.set.links().iter().cycle().nth(which).map(|link| link.id);
        Some(match *deed {
            Deed::Add(start, len, label) => {
                Command::Add(Annotation::new(span(start, len), key(label), Timestamp::now()))
            }
            Deed::Move(which, start, len) => Command::Move { id: nth(which)?, span: span(start, len) },
            Deed::Relabel(which, label) => Command::Relabel { id: nth(which)?, label: key(label) },
            Deed::Delete(which) => Command::Delete(nth(which)?),
            Deed::Unlink(which) => Command::Unlink(link(which)?),
            Deed::ConfirmLink(which) => Command::ConfirmLink(link(which)?),
            Deed::Confirm(which) => Command::Confirm(nth(which)?),
            Deed::Clear(which) => {
                let id = nth(which)?;
                let label = self.labels.get(&self.set.get(id)?.label)?;
                label.attribute(&count())?;
                Command::Answer { id, attribute: count(), answer: None }
            }
        })
    }
}

proptest! {
    /// Whatever is done, every step with its proposals can be taken back and made again; proposed links always nest, and
    /// proposed values are always what the text says.
    #[test]
    fn steps_with_proposals_are_taken_back_whole(deeds in prop::collection::vec(deed(), 1..40)) {
        let mut desk = Desk::new();
        for deed in &deeds {
            let Some(command) = desk.command(deed) else { continue };
            let before = desk.set.content().clone();
            let Ok(changes) = desk.run(command) else {
                prop_assert_eq!(desk.set.content(), &before);
                continue;
            };
            let after = desk.set.content().clone();
            for (changes, content) in [(inverse(&changes), &before), (changes, &after)] {
                let revision = desk.set.revision();
                replay(&mut desk.set, &desk.labels, revision, &changes).unwrap();
                prop_assert_eq!(desk.set.content(), content);
            }
            let contains = LinkKey::new("contains").unwrap();
            for link in desk.set.links() {
                prop_assert_eq!(&link.kind, &contains);
                let (from, to) = (desk.set.get(link.from).unwrap(), desk.set.get(link.to).unwrap());
                prop_assert!(!link.proposed || from.span.covers(to.span));
            }
            for annotation in desk.set.annotations() {
                if let Some(Answer::Proposed(value)) = annotation.answers.get(&count()) {
                    let read = digits(&desk.text, annotation.span, &desk.labels);
                    prop_assert_eq!(Some(value), read.first().map(|(_, value)| value));
                }
            }
        }
    }
}
