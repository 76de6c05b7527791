//! The keys of the labels, as short as they can be said.

use crate::model::{Label, LabelSet};

/// The shortcuts of `labels` in the order of the keyboard, digits that follow each other as a range: `1–4 a d`. Empty
/// if no label has one.
#[must_use]
pub fn shortcuts(labels: &LabelSet) -> String {
    let used = |c: &char| labels.labels().iter().any(|label| label.shortcut == Some(*c));
    let mut runs: Vec<(char, char)> = Vec::new();
    for key in Label::SHORTCUTS.chars().filter(used) {
        match runs.last_mut() {
            Some((_, last)) if key.is_ascii_digit() && u32::from(key) == u32::from(*last) + 1 => *last = key,
            _ => runs.push((key, key)),
        }
    }
    let name =
        |(first, last): (char, char)| if first == last { first.to_string() } else { format!("{first}–{last}") };
    runs.into_iter().map(name).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LabelSetParts, Preset};

    #[track_caller]
    fn check(keys: &[Option<char>], expected: &str) {
        let one = LabelSet::conflict_news().labels()[0].clone();
        let label = |(i, key): (usize, &Option<char>)| Label {
            key: crate::model::LabelKey::new(&format!("L{i}")).unwrap(),
            shortcut: *key,
            ..one.clone()
        };
        let labels = keys.iter().enumerate().map(label).collect();
        let set = LabelSet::new(LabelSetParts { labels, ..LabelSetParts::default() }).unwrap();
        assert_eq!(shortcuts(&set), expected);
    }

    #[test]
    fn digits_that_follow_each_other_are_a_range() {
        assert_eq!(shortcuts(&LabelSet::conflict_news()), "1–4");
        assert_eq!(shortcuts(&Preset::Empty.label_set()), "");
        check(&[Some('3'), None, Some('1')], "1 3");
        check(&[Some('g'), Some('f'), Some('2'), Some('1')], "1–2 f g");
        check(&[Some('9'), Some('0')], "9 0");
    }
}
