//! What a layer lacks of a record.

use super::Merged;
use crate::command::{Change, Command, CommandError, apply};
use crate::formats::Record;
use crate::model::{
    Annotation, AnnotationId, AnnotationSet, Answers, Comment, LabelSet, Link, SetError, Sheet, Timestamp,
};
use std::collections::{HashMap, HashSet};

/// Adds to `set` what it lacks of `record`. An untouched layer also takes over the status.
///
/// # Errors
/// [`CommandError`] if the label set forbids one of the spans; `set` is then half merged and of no further use.
pub(super) fn merge(
    set: &mut AnnotationSet,
    labels: &LabelSet,
    record: &Record,
    now: Timestamp,
    merged: &mut Merged,
) -> Result<Vec<Change>, CommandError> {
    let is_untouched = set.revision() == 0;
    let mut merging = Merging { set, labels, now, merged, changes: Vec::new() };
    let own = merging.spans(record)?;
    for link in &record.links {
        merging.link(link, &own)?;
    }
    for comment in &record.comments {
        merging.comment(comment, &own)?;
    }
    merging.sheet(&record.sheet)?;
    if is_untouched {
        merging.run(Command::SetStatus(record.status))?;
    } else if merging.set.status() != record.status {
        let (own, other) = (merging.set.status().as_str(), record.status.as_str());
        merging.keep(format!("the status stays {own}; the file says {other}"));
    }
    Ok(merging.changes)
}

/// The id that an annotation of the file has in the layer.
type OwnIds = HashMap<AnnotationId, AnnotationId>;

struct Merging<'a> {
    set: &'a mut AnnotationSet,
    labels: &'a LabelSet,
    now: Timestamp,
    merged: &'a mut Merged,
    changes: Vec<Change>,
}

impl Merging<'_> {
    fn run(&mut self, command: Command) -> Result<(), CommandError> {
        let revision = self.set.revision();
        self.changes.extend(apply(self.set, self.labels, revision, command, self.now)?);
        Ok(())
    }

    fn keep(&mut self, message: String) {
        self.merged.kept.push(message);
    }

    fn spans(&mut self, record: &Record) -> Result<OwnIds, CommandError> {
        let mut own_ids = OwnIds::with_capacity(record.spans.len());
        // Where a label may repeat, each annotation of the file stands for another one of the layer.
        let in_file: HashSet<AnnotationId> = record.spans.iter().map(|span| span.annotation.id).collect();
        let mut taken: HashSet<AnnotationId> = HashSet::new();
        let mut commands = Vec::new();
        for annotation in record.spans.iter().map(|span| &span.annotation) {
            let own = match self.set.get(annotation.id) {
                Some(own) => {
                    if !is_same(own, annotation) {
                        let message = differs(own, annotation);
                        self.merged.kept.push(message);
                    }
                    Some(own)
                }
                None => self.twin(annotation, &in_file, &taken),
            };
            let Some(own) = own.cloned() else {
                own_ids.insert(annotation.id, annotation.id);
                commands.push(Command::Add(annotation.clone()));
                self.merged.spans += 1;
                continue;
            };
            taken.insert(own.id);
            own_ids.insert(annotation.id, own.id);
            // Ids and times differ wherever two tagged the same; only a note would be lost.
            if own.id != annotation.id && !annotation.note.is_empty() && own.note != annotation.note {
                self.keep(other_note(&own, annotation));
            }
            if own.label == annotation.label {
                let place = format!("{} {} ({})", own.label, own.span, own.id);
                for (attribute, answer) in self.lacking(&place, &own.answers, &annotation.answers) {
                    commands.push(Command::Answer { id: own.id, attribute, answer: Some(answer) });
                }
            }
        }
        self.run(Command::Batch(commands))?;
        Ok(own_ids)
    }

    /// An annotation of the layer with the range and the label of `annotation`, which stands for no other one of the
    /// file; where the label may not repeat, there is only one in any case.
    fn twin(
        &self,
        annotation: &Annotation,
        in_file: &HashSet<AnnotationId>,
        taken: &HashSet<AnnotationId>,
    ) -> Option<&Annotation> {
        let first = self.set.annotations().partition_point(|own| own.span < annotation.span);
        let here = self.set.annotations()[first..].iter().take_while(|own| own.span == annotation.span);
        let repeats = self.labels.get(&annotation.label).is_some_and(|label| label.overlap.repeat);
        let is_free = |own: &&Annotation| !repeats || !(in_file.contains(&own.id) || taken.contains(&own.id));
        here.filter(|own| own.label == annotation.label).find(is_free)
    }

    /// The answers of the file to what is empty in the project. Where both have one, the project's stays.
    fn lacking(&mut self, place: &str, own: &Answers, other: &Answers) -> Answers {
        let mut lacking = Answers::new();
        for (attribute, answer) in other {
            match own.get(attribute) {
                None => drop(lacking.insert(attribute.clone(), answer.clone())),
                Some(own) if own == answer => {}
                Some(_) => self.keep(format!("{place} keeps its answer to {attribute}; the file has another")),
            }
        }
        lacking
    }

    /// A link that can't be drawn any more, because the project has gone other ways, is reported.
    fn link(&mut self, link: &Link, own: &OwnIds) -> Result<(), CommandError> {
        let end = |id| own.get(&id).copied().ok_or(SetError::Missing(id));
        let link = Link { from: end(link.from)?, to: end(link.to)?, ..link.clone() };
        let kind = link.kind.clone();
        let symmetric = self.labels.link(&kind).is_some_and(|kind| kind.symmetric);
        let same = |own: &Link| {
            let turned = symmetric && (own.from, own.to) == (link.to, link.from);
            own.kind == kind && ((own.from, own.to) == (link.from, link.to) || turned)
        };
        if let Some(own) = self.set.link(link.id).filter(|own| !same(own)) {
            let message = format!("the link {} stays as it is; the file has other ends or another type", own.id);
            self.keep(message);
        } else if !self.set.links_of(link.from).any(same) {
            let place = format!("{} → {}", link.from, link.to);
            match self.run(Command::Link(link)) {
                Ok(()) => self.merged.links += 1,
                Err(error) => self.keep(format!("the link {kind} {place} was not drawn: {error}")),
            }
        }
        Ok(())
    }

    fn comment(&mut self, comment: &Comment, own: &OwnIds) -> Result<(), CommandError> {
        let on = comment.on.map(|id| own.get(&id).copied().ok_or(SetError::Missing(id))).transpose()?;
        let comment = Comment { on, ..comment.clone() };
        let same = |own: &Comment| (&own.author, &own.text) == (&comment.author, &comment.text);
        match self.set.comment(comment.id) {
            Some(own) if same(own) => Ok(()),
            Some(own) => {
                let message = format!("the comment {} stays as it is; the file has {:?}", own.id, comment.text);
                self.keep(message);
                Ok(())
            }
            // Files without ids would bring their comments again and again.
            None if self.set.comments_on(comment.on).any(same) => Ok(()),
            None => self.run(Command::Comment(comment)),
        }
    }

    fn sheet(&mut self, other: &Sheet) -> Result<(), CommandError> {
        let own = self.set.sheet().clone();
        if own.labels.is_empty() {
            self.run(Command::LabelDocument(other.labels.clone()))?;
        } else if own.labels != other.labels && !other.labels.is_empty() {
            self.keep("the document keeps its labels; the file has others".to_owned());
        }
        for (attribute, answer) in self.lacking("the document", &own.answers, &other.answers) {
            self.run(Command::AnswerDocument { attribute, answer: Some(answer) })?;
        }
        if own.note.is_empty() {
            self.run(Command::SetDocumentNote(other.note.clone()))?;
        } else if own.note != other.note && !other.note.is_empty() {
            self.keep(format!("the document keeps its note; the file has {:?}", other.note));
        }
        Ok(())
    }
}

/// Whether nothing that was written down would be lost: answers are looked at one by one, and the time of the last
/// change follows from the changes.
fn is_same(own: &Annotation, other: &Annotation) -> bool {
    let facts = |a: &Annotation| (a.span, a.label.clone(), a.note.clone(), a.origin.clone(), a.created);
    facts(own) == facts(other)
}

fn other_note(own: &Annotation, other: &Annotation) -> String {
    format!(
        "{} {} is there already, as {}, and keeps its note; the file has {:?}",
        own.label, own.span, own.id, other.note
    )
}

fn differs(own: &Annotation, other: &Annotation) -> String {
    format!(
        "the annotation {} stays {} {}; the file has {} {} or another note, origin or time",
        own.id, own.label, own.span, other.label, other.span
    )
}
