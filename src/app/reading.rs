//! What the text of a span says, for attributes that read it.

use crate::model::{ChoiceKey, LabelSet, NumberRange, Reads, Value};
use crate::suggest::{Reading, read_count};
use crate::text::{SourceText, Span};

/// What `span` of `text` says about a count, by the conventions of `labels`.
pub(super) fn of(text: &SourceText, span: Span, labels: &LabelSet) -> Vec<(Reads, Value)> {
    let Some(bytes) = text.byte_range(span) else { return Vec::new() };
    let (before, after) = (&text.as_str()[..bytes.start], &text.as_str()[bytes.end..]);
    let reading = read_count(&text.as_str()[bytes], before, after, labels.conventions());
    reading.map(|reading| values(&reading)).unwrap_or_default()
}

/// The values of a reading. That a count is part of another one, or a running total, is said only where the text says
/// it: that it says nothing is no answer.
fn values(reading: &Reading) -> Vec<(Reads, Value)> {
    let number = |number: Option<u64>| number.and_then(|number| i64::try_from(number).ok());
    let range = NumberRange { low: number(reading.low), best: number(reading.best), high: number(reading.high) };
    let choice = |key: &str| ChoiceKey::new(key).ok().map(Value::One);
    let yes = |said: bool| said.then_some(Value::YesNo(true));
    let values = [
        (Reads::CountRange, Some(Value::Range(range))),
        (Reads::CountQualifier, choice(reading.qualifier.as_str())),
        (Reads::CountOutcome, reading.outcome.and_then(|outcome| choice(outcome.as_str()))),
        (Reads::CountPart, yes(reading.part_of_another)),
        (Reads::CountCumulative, yes(reading.cumulative)),
    ];
    values.into_iter().filter_map(|(reads, value)| Some((reads, value?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, quote: &str) -> Vec<(Reads, Value)> {
        let start = text[..text.find(quote).unwrap()].chars().count();
        let span = Span::new(start, start + quote.chars().count()).unwrap();
        of(&SourceText::new(text), span, &LabelSet::conflict_news())
    }

    #[test]
    fn a_count_is_read_with_what_stands_around_it() {
        let read = read("وقال المرصد إن القصف أدى إلى مقتل أكثر من 900 عنصر.", "900 عنصر");
        let value = |reads: Reads| read.iter().find(|(found, _)| *found == reads).map(|(_, value)| value.clone());
        let choice = |key: &str| Some(Value::One(ChoiceKey::new(key).unwrap()));
        let range = NumberRange { low: Some(901), best: Some(901), high: None };
        assert_eq!(value(Reads::CountRange), Some(Value::Range(range)));
        assert_eq!(value(Reads::CountQualifier), choice("more_than"));
        assert_eq!(value(Reads::CountOutcome), choice("killed"));
        assert_eq!(value(Reads::CountPart), None, "that the text says nothing is no answer");
    }

    #[test]
    fn a_span_without_a_count_says_nothing() {
        assert_eq!(read("قال مصطفى بالي", "مصطفى"), []);
    }
}
