//! What was answered about a span, in a few letters.

use crate::model::{Annotation, Answer, Attribute, AttributeKind, Label, NumberRange, Value, Words};

/// What a row of the list says at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary<'a> {
    /// The count: `901+`, or `None` if the text does not tell it.
    pub count: Option<String>,
    /// The choice that belongs to it, such as what happened to those who are counted.
    pub choice: Option<&'a Words>,
    /// Whether nobody has looked at the count yet.
    pub proposed: bool,
}

/// The summary of `annotation`, which has `label`: its first range with its first choice; `None` without a range.
pub fn summary<'a>(label: &'a Label, annotation: &Annotation) -> Option<Summary<'a>> {
    let answer = |attribute: &Attribute| annotation.answers.get(&attribute.key);
    let range = label.attributes.iter().find(|attribute| attribute.kind == AttributeKind::Range)?;
    let answered = answer(range)?;
    let count = match answered.value() {
        Some(Value::Range(range)) => Some(range_text(*range)),
        _ => None,
    };
    let one = label.attributes.iter().find(|attribute| matches!(attribute.kind, AttributeKind::One(_)));
    let choice = one.and_then(|attribute| match answer(attribute).and_then(Answer::value) {
        Some(Value::One(key)) => attribute.kind.choices().iter().find(|choice| choice.key == *key),
        _ => None,
    });
    Some(Summary { count, choice: choice.map(|choice| &choice.name), proposed: answered.is_proposed() })
}

/// A range as short as it can be said with the letters of the interface: `38`, `901+`, `…50`, `126–140–154`.
pub fn range_text(NumberRange { low, best, high }: NumberRange) -> String {
    match (low, best, high) {
        (Some(low), Some(best), Some(high)) if low == best && best == high => best.to_string(),
        (Some(low), None, Some(high)) if low == high => low.to_string(),
        (None, Some(best), None) => best.to_string(),
        (Some(low), None, None) => format!("{low}+"),
        (Some(low), Some(best), None) if low == best => format!("{low}+"),
        (None, None, Some(high)) => format!("…{high}"),
        (None, Some(best), Some(high)) if best == high => format!("…{high}"),
        (None, Some(best), Some(high)) => format!("…{best}–{high}"),
        (Some(low), Some(best), None) => format!("{low}–{best}+"),
        (Some(low), None, Some(high)) => format!("{low}–{high}"),
        (Some(low), Some(best), Some(high)) => format!("{low}–{best}–{high}"),
        (None, None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AttributeKey, ChoiceKey, LabelKey, LabelSet, Timestamp};
    use crate::text::Span;

    #[test]
    fn ranges_are_short() {
        let text = |low, best, high| range_text(NumberRange { low, best, high });
        assert_eq!(text(Some(38), Some(38), Some(38)), "38");
        assert_eq!(text(Some(901), Some(901), None), "901+");
        assert_eq!(text(Some(126), Some(140), Some(154)), "126–140–154");
        assert_eq!(text(Some(20), None, Some(99)), "20–99");
        assert_eq!(text(None, Some(50), Some(50)), "…50");
        assert_eq!(text(None, None, Some(50)), "…50");
        assert_eq!(text(None, Some(0), None), "0");
        assert_eq!(text(None, Some(3), Some(9)), "…3–9");
        assert_eq!(text(Some(3), Some(5), None), "3–5+");
    }

    #[test]
    fn a_count_is_summed_up_with_its_outcome() {
        let labels = LabelSet::conflict_news();
        let label = labels.get(&LabelKey::new("CASUALTY_COUNT").unwrap()).unwrap();
        let mut count = Annotation::new(Span::new(0, 3).unwrap(), label.key.clone(), Timestamp::now());
        assert_eq!(summary(label, &count), None);
        let mut answer = |key: &str, answer| count.answers.insert(AttributeKey::new(key).unwrap(), answer);
        answer("count", Answer::Unknown);
        answer("outcome", Answer::Set(Value::One(ChoiceKey::new("missing").unwrap())));
        let found = summary(label, &count).unwrap();
        assert_eq!((found.count, found.choice.unwrap().get(false), found.proposed), (None, "Missing", false));
        let three = NumberRange { low: Some(3), best: Some(3), high: Some(3) };
        count.answers.insert(AttributeKey::new("count").unwrap(), Answer::Proposed(Value::Range(three)));
        let found = summary(label, &count).unwrap();
        assert_eq!((found.count.as_deref(), found.proposed), (Some("3"), true));
        let actor = labels.get(&LabelKey::new("ACTOR").unwrap()).unwrap();
        assert_eq!(summary(actor, &count), None, "an actor counts nothing");
    }
}
