//! What the card says about each attribute, before anything is painted.

use crate::model::{Answer, Answers, Attribute, Problem, ProblemKind, Value};

/// What is known about an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Nothing, which is fine.
    Nothing,
    /// Nothing, although a rule wants an answer.
    Missing,
    /// That the text does not tell.
    Unknown,
    /// A value that nobody has looked at.
    Proposed,
    /// A value.
    Value,
}

impl Known {
    /// The message of the word that stands beside the name, if there is one.
    #[must_use]
    pub const fn word(self) -> Option<&'static str> {
        match self {
            Self::Nothing | Self::Value => None,
            Self::Missing => Some("answer-missing"),
            Self::Unknown => Some("answer-unknown"),
            Self::Proposed => Some("answer-proposed"),
        }
    }
}

/// One attribute on a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// What is asked.
    pub attribute: &'a Attribute,
    /// What is known.
    pub known: Known,
    /// The value, if there is one.
    pub value: Option<&'a Value>,
    /// Whether the bounds of a range are not in order.
    pub out_of_order: bool,
}

/// The rows for `attributes`, in their order. `problems` are those of the same span or document.
pub fn rows<'a>(attributes: &'a [Attribute], answers: &'a Answers, problems: &[Problem]) -> Vec<Row<'a>> {
    let row = |attribute: &'a Attribute| {
        let answer = answers.get(&attribute.key);
        let has = |kind: &ProblemKind| problems.iter().any(|problem| problem.kind == *kind);
        let known = match answer {
            None if has(&ProblemKind::Unanswered(attribute.key.clone())) => Known::Missing,
            None => Known::Nothing,
            Some(Answer::Unknown) => Known::Unknown,
            Some(Answer::Proposed(_)) => Known::Proposed,
            Some(Answer::Set(_)) => Known::Value,
        };
        let out_of_order = has(&ProblemKind::OutOfOrder(attribute.key.clone()));
        Row { attribute, known, value: answer.and_then(Answer::value), out_of_order }
    };
    attributes.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Command, apply};
    use crate::model::{
        Annotation, AnnotationSet, Annotator, AttributeKey, ChoiceKey, DocumentId, LabelKey, LabelSet, NumberRange,
        Timestamp, problems,
    };
    use crate::text::Span;

    /// The card of a casualty count with these answers, a line a row.
    fn card(answers: &[(&str, Answer)]) -> String {
        let labels = LabelSet::conflict_news();
        let mut set = AnnotationSet::new(DocumentId::new("d").unwrap(), Annotator::new("a1").unwrap(), 10);
        let label = LabelKey::new("CASUALTY_COUNT").unwrap();
        let mut annotation = Annotation::new(Span::new(0, 3).unwrap(), label.clone(), Timestamp::now());
        for (key, answer) in answers {
            annotation.answers.insert(AttributeKey::new(key).unwrap(), answer.clone());
        }
        apply(&mut set, &labels, 0, Command::Add(annotation), Timestamp::now()).unwrap();
        let problems = problems(&set, &labels);
        let rows = rows(&labels.get(&label).unwrap().attributes, &set.annotations()[0].answers, &problems);
        let line = |row: &Row<'_>| {
            let fault = if row.out_of_order { " out of order" } else { "" };
            format!("{} {:?}{fault}\n", row.attribute.key, row.known)
        };
        rows.iter().map(line).collect()
    }

    fn bounds(low: i64, high: i64) -> Value {
        Value::Range(NumberRange { low: Some(low), best: None, high: Some(high) })
    }

    #[test]
    fn a_new_count_misses_what_the_rules_want() {
        let rest = "qualifier Nothing\nvictim_class Nothing\nvictim_groups Nothing\ncumulative Nothing\npart_of_another Nothing\n";
        assert_eq!(card(&[]), format!("outcome Missing\ncount Missing\n{rest}"));
        let killed = Value::One(ChoiceKey::new("killed").unwrap());
        let said = [("outcome", Answer::Unknown), ("count", Answer::Proposed(bounds(3, 9)))];
        assert_eq!(card(&said), format!("outcome Unknown\ncount Proposed\n{rest}"));
        let wrong = [("outcome", Answer::Set(killed)), ("count", Answer::Set(bounds(9, 3)))];
        assert_eq!(card(&wrong), format!("outcome Value\ncount Value out of order\n{rest}"));
    }

    #[test]
    fn only_what_needs_a_word_has_one() {
        let words = [Known::Nothing, Known::Missing, Known::Unknown, Known::Proposed, Known::Value].map(Known::word);
        assert_eq!(words.iter().flatten().count(), 3);
    }
}
