//! What the program proposes by itself when spans come, move or get another label: answers that it reads from the text,
//! and links that follow from nesting. A proposal is made in the same step as what it follows from.

use crate::command::{Change, Command, Edit};
use crate::model::{
    Annotation, AnnotationId, AnnotationSet, Answer, Answers, Attribute, LabelSet, Link, LinkType, Reads, Timestamp,
    Value,
};
use crate::text::{SourceText, Span};
use std::collections::{BTreeMap, HashSet};

/// What a span of a text says, as values of what attributes can read.
pub(super) type Reader = fn(&SourceText, Span, &LabelSet) -> Vec<(Reads, Value)>;

/// What proposals are made from.
#[derive(Clone, Copy)]
pub(super) struct Proposing<'a> {
    /// The text of the document.
    pub text: &'a SourceText,
    /// The labels of the project.
    pub labels: &'a LabelSet,
    /// When the step is made.
    pub now: Timestamp,
    /// Reads the text of spans.
    pub reader: Reader,
}

/// An annotation that a step has changed, as it was; `None` if it was not there.
type Before<'a> = BTreeMap<AnnotationId, Option<&'a Annotation>>;

impl Proposing<'_> {
    /// `command` with what can be read from the text of the spans that it adds. Answers that came with them stay.
    pub fn fill(&self, command: Command) -> Command {
        match command {
            Command::Add(mut annotation) => {
                for (attribute, answer) in self.read(&annotation) {
                    annotation.answers.entry(attribute).or_insert(answer);
                }
                Command::Add(annotation)
            }
            Command::Batch(commands) => {
                Command::Batch(commands.into_iter().map(|command| self.fill(command)).collect())
            }
            other => other,
        }
    }

    /// What follows from `changes`, which have led to `set`.
    pub fn follow(&self, set: &AnnotationSet, changes: &[Change]) -> Vec<Command> {
        let mut before = Before::new();
        for change in changes {
            match change {
                Change::Annotation(Edit::Added(after)) => {
                    before.entry(after.id).or_insert(None);
                }
                Change::Annotation(Edit::Removed(was) | Edit::Replaced { before: was, .. }) => {
                    before.entry(was.id).or_insert(Some(was));
                }
                _ => {}
            }
        }
        before.retain(|id, was| {
            let is = set.get(*id);
            is.is_some_and(|is| was.is_none_or(|was| (was.span, &was.label) != (is.span, &is.label)))
        });
        let mut commands = Vec::new();
        for (id, was) in &before {
            if let (Some(was), Some(is)) = (was, set.get(*id)) {
                self.read_again(was, is, &mut commands);
            }
        }
        self.links(set, &before, &mut commands);
        commands
    }

    /// The answers that the text of `annotation` gives.
    fn read(&self, annotation: &Annotation) -> Answers {
        let asked = self.reading_attributes(annotation);
        if asked.is_empty() {
            return Answers::new();
        }
        let read = (self.reader)(self.text, annotation.span, self.labels);
        let answer = |attribute: &Attribute| {
            let (_, value) = read.iter().find(|(reads, _)| Some(*reads) == attribute.reads)?;
            let value = attribute.accept(value.clone()).ok()?;
            Some((attribute.key.clone(), Answer::Proposed(value)))
        };
        asked.into_iter().filter_map(answer).collect()
    }

    /// The attributes of its label that are read from the text.
    fn reading_attributes(&self, annotation: &Annotation) -> Vec<&Attribute> {
        let attributes = self.labels.get(&annotation.label).map_or(&[][..], |label| &label.attributes);
        attributes.iter().filter(|attribute| attribute.reads.is_some()).collect()
    }

    /// Reads a span anew that has moved or has another label. What a person has said stays, and so does what a person
    /// has taken away: an answer that is empty although the text gave one.
    fn read_again(&self, was: &Annotation, is: &Annotation, commands: &mut Vec<Command>) {
        let old = if was.label == is.label { self.read(was) } else { Answers::new() };
        let new = self.read(is);
        for attribute in self.reading_attributes(is) {
            let (answer, read) = (is.answers.get(&attribute.key), new.get(&attribute.key));
            let is_free = answer.map_or_else(|| !old.contains_key(&attribute.key), Answer::is_proposed);
            if is_free && answer != read {
                let (attribute, answer) = (attribute.key.clone(), read.cloned());
                commands.push(Command::Answer { id: is.id, attribute, answer });
            }
        }
    }

    /// Proposed links that follow from nesting no longer go, and new ones come where a span newly lies inside another.
    fn links(&self, set: &AnnotationSet, before: &Before<'_>, commands: &mut Vec<Command>) {
        if before.is_empty() {
            return;
        }
        for kind in self.labels.links().iter().filter(|kind| kind.by_nesting) {
            let mut gone = HashSet::new();
            for link in set.links().iter().filter(|link| link.proposed && link.kind == kind.key) {
                if !before.contains_key(&link.from) && !before.contains_key(&link.to) {
                    continue;
                }
                let (from, to) = (set.get(link.from), set.get(link.to));
                if !from.zip(to).is_some_and(|(from, to)| nests(kind, from, to)) {
                    gone.insert(link.id);
                    commands.push(Command::Unlink(link.id));
                }
            }
            let linked: HashSet<(AnnotationId, AnnotationId)> = set
                .links()
                .iter()
                .filter(|link| link.kind == kind.key && !gone.contains(&link.id))
                .flat_map(|link| [(link.from, link.to), (link.to, link.from)])
                .collect();
            self.new_links(set, before, kind, linked, commands);
        }
    }

    fn new_links(
        &self,
        set: &AnnotationSet,
        before: &Before<'_>,
        kind: &LinkType,
        mut linked: HashSet<(AnnotationId, AnnotationId)>,
        commands: &mut Vec<Command>,
    ) {
        for is in before.keys().filter_map(|id| set.get(*id)) {
            for (from, to) in overlapping(set, is.span).flat_map(|other| [(is, other), (other, is)]) {
                if from.id == to.id || !nests(kind, from, to) || linked.contains(&(from.id, to.id)) {
                    continue;
                }
                let was = |annotation| before.get(&annotation).copied().unwrap_or_else(|| set.get(annotation));
                if was(from.id).zip(was(to.id)).is_some_and(|(from, to)| nests(kind, from, to)) {
                    continue;
                }
                linked.extend([(from.id, to.id), (to.id, from.id)]);
                let link = Link::new(kind.key.clone(), from.id, to.id, self.now);
                commands.push(Command::Link(Link { proposed: true, ..link }));
            }
        }
    }
}

/// Whether a link of type `kind` follows from how the two spans lie.
fn nests(kind: &LinkType, from: &Annotation, to: &Annotation) -> bool {
    from.span.covers(to.span) && kind.joins(&from.label, &to.label)
}

/// The annotations of `set` that overlap `span`.
fn overlapping(set: &AnnotationSet, span: Span) -> impl Iterator<Item = &Annotation> {
    let all = set.annotations();
    let end = all.partition_point(|other| other.span.start() < span.end());
    all[..end].iter().filter(move |other| other.span.overlaps(span))
}

#[cfg(test)]
#[path = "proposals_tests.rs"]
mod tests;
