//! What is not yet as the label set wants it in the open document, found once for every change.

use crate::app::Session;
use crate::model::{AnnotationId, DocumentId, LabelSet, Problem, problems};
use std::collections::HashMap;
use std::ops::Range;

/// Of which state of which document the problems were found.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    document: DocumentId,
    annotator: String,
    revision: u64,
    labels: LabelSet,
}

/// The problems of the open document.
#[derive(Debug, Default)]
pub struct Problems {
    all: Vec<Problem>,
    /// Where those of each span stand.
    places: HashMap<AnnotationId, Range<usize>>,
    found: Option<Found>,
    version: u64,
    last: Option<(usize, Problem)>,
    /// What the annotator was told of each document before it was done.
    asked: HashMap<DocumentId, Vec<Problem>>,
}

impl Problems {
    /// Looks for the problems again if something has changed since.
    pub fn refresh(&mut self, session: Option<&Session>) {
        let open = session.and_then(|session| Some((session.labels(), session.open_document()?.set())));
        let Some((labels, set)) = open else {
            *self = Self { version: self.version + 1, asked: std::mem::take(&mut self.asked), ..Self::default() };
            return;
        };
        let is_same = |found: &Found| {
            found.revision == set.revision()
                && found.document == *set.document()
                && found.annotator == set.annotator().as_str()
                && found.labels == *labels
        };
        if self.found.as_ref().is_some_and(is_same) {
            return;
        }
        self.all = problems(set, labels);
        self.places = places(&self.all);
        self.version += 1;
        self.found = Some(Found {
            document: set.document().clone(),
            annotator: set.annotator().as_str().to_owned(),
            revision: set.revision(),
            labels: labels.clone(),
        });
    }

    /// All of them: first those of the document, then in document order.
    #[must_use]
    pub fn all(&self) -> &[Problem] {
        &self.all
    }

    /// Those of the annotation `on`, or of the document.
    #[must_use]
    pub fn of(&self, on: Option<AnnotationId>) -> &[Problem] {
        let of_document = 0..self.all.partition_point(|problem| problem.on.is_none());
        on.map_or(&self.all[of_document], |id| self.places.get(&id).map_or(&[][..], |place| &self.all[place.clone()]))
    }

    /// Differs whenever the problems may have changed.
    #[must_use]
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// The problem after or before the one that was gone to last. If something else is `picked` by now, the one
    /// after or before the first that `is_after` what the annotator looks at.
    pub fn neighbour(
        &mut self,
        picked: Option<AnnotationId>,
        forward: bool,
        is_after: impl Fn(AnnotationId) -> bool,
    ) -> Option<usize> {
        if self.all.is_empty() {
            return None;
        }
        let last = self.last.take().filter(|(_, problem)| problem.on == picked);
        let first_after = || {
            let is_after = |problem: &Problem| problem.on.is_some_and(&is_after);
            self.all.iter().position(is_after).unwrap_or(self.all.len())
        };
        let (gap, still_there) = match last {
            Some((index, problem)) => (index, self.all.get(index) == Some(&problem)),
            None => (first_after(), false),
        };
        let all = self.all.len();
        let next = if forward { gap + usize::from(still_there) } else { gap + all - 1 };
        Some(next % all)
    }

    /// Notes that the problem of number `index` was gone to.
    pub fn gone_to(&mut self, index: usize) {
        self.last = self.all.get(index).map(|problem| (index, problem.clone()));
    }

    /// Whether the annotator is to be told of the problems before `document` is done: once, and once more when there are
    /// others.
    pub fn asks_about(&mut self, document: &DocumentId) -> bool {
        let told = self.asked.get(document).map_or(&[][..], Vec::as_slice);
        let asks = self.all.iter().any(|problem| !told.contains(problem));
        if asks {
            self.asked.insert(document.clone(), self.all.clone());
        }
        asks
    }
}

/// Where the problems of each span stand, which are all in a row.
fn places(all: &[Problem]) -> HashMap<AnnotationId, Range<usize>> {
    let mut places: HashMap<AnnotationId, Range<usize>> = HashMap::new();
    for (index, problem) in all.iter().enumerate() {
        if let Some(id) = problem.on {
            places.entry(id).or_insert(index..index).end = index + 1;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ProblemKind;

    fn found(ids: &[Option<AnnotationId>]) -> Problems {
        let all: Vec<Problem> = ids.iter().map(|on| Problem { on: *on, kind: ProblemKind::NotLookedAt }).collect();
        Problems { places: places(&all), all, ..Problems::default() }
    }

    #[test]
    fn problems_are_found_by_their_span() {
        let (a, b, none) = (AnnotationId::generate(), AnnotationId::generate(), AnnotationId::generate());
        let problems = found(&[None, Some(a), Some(a), Some(b)]);
        let count = |on| problems.of(on).len();
        assert_eq!([count(None), count(Some(a)), count(Some(b)), count(Some(none))], [1, 2, 1, 0]);
    }

    #[test]
    fn going_through_the_problems_goes_round_and_on_from_where_one_is() {
        let (a, b) = (AnnotationId::generate(), AnnotationId::generate());
        let mut problems = found(&[None, Some(a), Some(a), Some(b)]);
        let mut at = None;
        let mut path = Vec::new();
        for _ in 0..5 {
            let next = problems.neighbour(at, true, |_| true).unwrap();
            problems.gone_to(next);
            at = problems.all()[next].on;
            path.push(next);
        }
        assert_eq!(path, [1, 2, 3, 0, 1], "from the first in the text");
        assert_eq!(problems.neighbour(at, false, |_| true), Some(0));
        assert_eq!(problems.neighbour(Some(b), true, |id| id == b), Some(3), "from where somebody went meanwhile");
        assert_eq!(problems.neighbour(None, true, |_| false), Some(0), "after the last one comes the first");
    }

    #[test]
    fn a_problem_that_is_solved_gives_way_to_the_next() {
        let (a, b) = (AnnotationId::generate(), AnnotationId::generate());
        let mut problems = found(&[Some(a), Some(b)]);
        problems.gone_to(0);
        problems.all.remove(0);
        assert_eq!(problems.neighbour(Some(a), true, |_| false), Some(0));
        problems.all.clear();
        assert_eq!(problems.neighbour(Some(a), true, |_| false), None);
    }

    #[test]
    fn one_is_asked_once_for_each_document_with_problems() {
        let (first, second) = (DocumentId::new("1").unwrap(), DocumentId::new("2").unwrap());
        let mut problems = found(&[None]);
        assert!(problems.asks_about(&first) && !problems.asks_about(&first) && problems.asks_about(&second));
        assert!(!found(&[]).asks_about(&first));
    }
}
