//! What is not yet as the label set wants it.

use super::{
    Annotation, AnnotationId, AnnotationSet, Answer, AttributeKey, LabelKey, LabelSet, LinkKey, Overlap, Rule, Value,
};
use std::collections::{HashMap, HashSet};

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The attribute has no answer.
    Unanswered(AttributeKey),
    /// The link is missing.
    Unlinked(LinkKey),
    /// More links of the type start here than may.
    TooManyLinks(LinkKey),
    /// The bounds are not in order.
    OutOfOrder(AttributeKey),
    /// The span lies in none of that label.
    NotInside(LabelKey),
    /// The program has proposed something that nobody has looked at.
    NotLookedAt,
    /// The span lies over another one in a forbidden way.
    Overlap(Overlap),
}

/// Something that breaks a rule of the label set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where; `None` is the document.
    pub on: Option<AnnotationId>,
    /// What.
    pub kind: ProblemKind,
}

/// Everything that is not as `labels` wants it: first about the document, then in document order.
#[must_use]
pub fn problems(set: &AnnotationSet, labels: &LabelSet) -> Vec<Problem> {
    let looking = Looking::new(set, labels);
    let mut found: Vec<Problem> = looking.about_document();
    for (i, annotation) in set.annotations().iter().enumerate() {
        let kinds = looking.about(i, annotation);
        found.extend(kinds.into_iter().map(|kind| Problem { on: Some(annotation.id), kind }));
    }
    found
}

/// What is looked up again and again, so that long documents take no longer than they must.
struct Looking<'a> {
    set: &'a AnnotationSet,
    labels: &'a LabelSet,
    rules: HashMap<&'a LabelKey, Vec<&'a Rule>>,
    /// Links by the span they start from, of symmetric types also by the other.
    starting: HashMap<(AnnotationId, &'a LinkKey), u32>,
    proposed: HashSet<AnnotationId>,
}

impl<'a> Looking<'a> {
    fn new(set: &'a AnnotationSet, labels: &'a LabelSet) -> Self {
        let mut rules: HashMap<&LabelKey, Vec<&Rule>> = HashMap::new();
        for rule in labels.rules() {
            if let Some(label) = rule.label() {
                rules.entry(label).or_default().push(rule);
            }
        }
        let (mut starting, mut proposed) = (HashMap::new(), HashSet::new());
        for link in set.links() {
            *starting.entry((link.from, &link.kind)).or_default() += 1;
            if labels.link(&link.kind).is_some_and(|kind| kind.symmetric) {
                *starting.entry((link.to, &link.kind)).or_default() += 1;
            }
            if link.proposed {
                proposed.insert(link.from);
            }
        }
        Self { set, labels, rules, starting, proposed }
    }

    fn about_document(&self) -> Vec<Problem> {
        let missing = |rule: &Rule| match rule {
            Rule::DocumentAnswered { attribute } if !self.set.sheet().answers.contains_key(attribute) => {
                Some(Problem { on: None, kind: ProblemKind::Unanswered(attribute.clone()) })
            }
            _ => None,
        };
        self.labels.rules().iter().filter_map(missing).collect()
    }

    fn about(&self, place: usize, annotation: &Annotation) -> Vec<ProblemKind> {
        let rules = self.rules.get(&annotation.label).into_iter().flatten();
        let mut found: Vec<ProblemKind> = rules.filter_map(|rule| self.broken(rule, annotation)).collect();
        for kind in self.labels.links() {
            let links = self.starting.get(&(annotation.id, &kind.key)).copied().unwrap_or(0);
            if kind.at_most.is_some_and(|most| links > most) {
                found.push(ProblemKind::TooManyLinks(kind.key.clone()));
            }
        }
        found.extend(self.overlap(place, annotation).map(ProblemKind::Overlap));
        found
    }

    fn broken(&self, rule: &Rule, annotation: &Annotation) -> Option<ProblemKind> {
        let answer = |attribute: &AttributeKey| annotation.answers.get(attribute);
        match rule {
            Rule::Answered { attribute, .. } => {
                answer(attribute).is_none().then(|| ProblemKind::Unanswered(attribute.clone()))
            }
            Rule::Linked { link, .. } => {
                let linked = self.starting.contains_key(&(annotation.id, link));
                (!linked).then(|| ProblemKind::Unlinked(link.clone()))
            }
            Rule::InOrder { attribute, .. } => match answer(attribute).and_then(Answer::value) {
                Some(Value::Range(range)) if !range.is_in_order() => Some(ProblemKind::OutOfOrder(attribute.clone())),
                _ => None,
            },
            Rule::Inside { within, .. } => {
                let is_around = |other: &&Annotation| {
                    other.id != annotation.id && other.label == *within && other.span.covers(annotation.span)
                };
                let all = self.set.annotations();
                let end = all.partition_point(|other| other.span.start() <= annotation.span.start());
                (!all[..end].iter().any(|other| is_around(&other))).then(|| ProblemKind::NotInside(within.clone()))
            }
            Rule::LookedAt { .. } => {
                let open = annotation.answers.values().any(Answer::is_proposed);
                (open || self.proposed.contains(&annotation.id)).then_some(ProblemKind::NotLookedAt)
            }
            Rule::DocumentAnswered { .. } => None,
        }
    }

    /// A forbidden overlap with one of the spans after it.
    fn overlap(&self, place: usize, annotation: &Annotation) -> Option<Overlap> {
        let after = &self.set.annotations()[place + 1..];
        let mut near = after.iter().take_while(|other| other.span.start() < annotation.span.end());
        near.find_map(|other| {
            let fault = self.labels.overlap_of(annotation, other)?;
            Some(Overlap { fault, other: other.id })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Annotator, ChoiceKey, DocumentId, Link, NumberRange, Timestamp};
    use crate::text::Span;

    fn key(name: &str) -> AttributeKey {
        AttributeKey::new(name).unwrap()
    }

    fn add(set: &mut AnnotationSet, start: usize, end: usize, label: &str) -> AnnotationId {
        let span = Span::new(start, end).unwrap();
        let annotation = Annotation::new(span, LabelKey::new(label).unwrap(), Timestamp::now());
        let id = annotation.id;
        set.insert(annotation).unwrap();
        id
    }

    fn answer(set: &mut AnnotationSet, id: AnnotationId, attribute: &str, answer: Answer) {
        let mut annotation = set.get(id).unwrap().clone();
        annotation.answers.insert(key(attribute), answer);
        set.replace(annotation).unwrap();
    }

    fn set() -> AnnotationSet {
        AnnotationSet::new(DocumentId::new("d").unwrap(), Annotator::new("a1").unwrap(), 100)
    }

    fn found(set: &AnnotationSet) -> Vec<ProblemKind> {
        problems(set, &LabelSet::conflict_news()).into_iter().map(|problem| problem.kind).collect()
    }

    #[test]
    fn a_count_wants_its_outcome_its_number_in_order_and_somebody_who_looks() {
        let mut set = set();
        let count = add(&mut set, 0, 3, "CASUALTY_COUNT");
        let unanswered = |name: &str| ProblemKind::Unanswered(key(name));
        assert_eq!(found(&set), [unanswered("outcome"), unanswered("count")]);
        answer(&mut set, count, "outcome", Answer::Proposed(Value::One(ChoiceKey::new("killed").unwrap())));
        let upside_down = NumberRange { low: Some(9), best: None, high: Some(3) };
        answer(&mut set, count, "count", Answer::Set(Value::Range(upside_down)));
        assert_eq!(found(&set), [ProblemKind::OutOfOrder(key("count")), ProblemKind::NotLookedAt]);
        answer(&mut set, count, "outcome", Answer::Unknown);
        answer(&mut set, count, "count", Answer::Unknown);
        assert_eq!(found(&set), [], "unknown is an answer");
    }

    #[test]
    fn a_claim_wants_its_speaker_and_not_two() {
        let mut set = set();
        let claim = add(&mut set, 10, 30, "CLAIM");
        let said_by = LinkKey::new("said_by").unwrap();
        assert_eq!(found(&set), [ProblemKind::Unlinked(said_by.clone())]);
        let actors = [add(&mut set, 0, 5, "ACTOR"), add(&mut set, 40, 45, "ACTOR")];
        set.insert_link(Link::new(said_by.clone(), claim, actors[0], Timestamp::now())).unwrap();
        assert_eq!(found(&set), []);
        let mut parts = LabelSet::conflict_news().parts();
        parts.links.iter_mut().find(|kind| kind.key == said_by).unwrap().at_most = Some(1);
        set.insert_link(Link::new(said_by.clone(), claim, actors[1], Timestamp::now())).unwrap();
        let one = LabelSet::new(parts).unwrap();
        assert_eq!(problems(&set, &one), [Problem { on: Some(claim), kind: ProblemKind::TooManyLinks(said_by) }]);
    }

    #[test]
    fn a_policy_that_came_later_shows_what_lies_wrong() {
        let mut set = set();
        let outer = add(&mut set, 0, 9, "LOCATION");
        let inner = add(&mut set, 2, 4, "ACTOR");
        let mut parts = LabelSet::conflict_news().parts();
        (parts.rules, parts.labels[0].overlap.nest_in) = (Vec::new(), Some(Vec::new()));
        let strict = LabelSet::new(parts).unwrap();
        let overlap = Overlap { fault: crate::model::OverlapFault::Nested, other: inner };
        assert_eq!(problems(&set, &strict), [Problem { on: Some(outer), kind: ProblemKind::Overlap(overlap) }]);
    }

    #[test]
    fn a_rule_may_want_a_span_inside_another_and_an_answer_about_the_document() {
        let mut set = set();
        let count = add(&mut set, 4, 6, "CASUALTY_COUNT");
        let mut parts = LabelSet::conflict_news().parts();
        let claim = LabelKey::new("CLAIM").unwrap();
        parts.rules = vec![Rule::Inside { label: LabelKey::new("CASUALTY_COUNT").unwrap(), within: claim.clone() }];
        if let Some(attribute) = parts.document_attributes.first() {
            parts.rules.push(Rule::DocumentAnswered { attribute: attribute.key.clone() });
        }
        let strict = LabelSet::new(parts).unwrap();
        let inside = Problem { on: Some(count), kind: ProblemKind::NotInside(claim) };
        assert_eq!(problems(&set, &strict).last(), Some(&inside));
        assert_eq!(problems(&set, &strict).len(), strict.rules().len());
        add(&mut set, 4, 6, "CLAIM");
        assert!(!problems(&set, &strict).contains(&inside));
    }
}
