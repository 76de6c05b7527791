//! JSON that people read: what is short stands on one line.

/// The longest line that holds a whole object or list, in code points, indentation included.
const WIDTH: usize = 110;

/// Breaks compact JSON into lines. Objects and lists that fit on one line stay on it.
pub(super) fn lay_out(compact: &str) -> String {
    let mut out = String::with_capacity(compact.len() * 2);
    value(compact, 0, 0, &mut out);
    out.push('\n');
    out
}

/// Writes the value that is `json`, which begins `used` code points after the start of its line.
fn value(json: &str, depth: usize, used: usize, out: &mut String) {
    let inner = |open: char, close: char| json.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    let (inner, close) = match (inner('{', '}'), inner('[', ']')) {
        (Some(inner), _) => (inner, '}'),
        (_, Some(inner)) => (inner, ']'),
        _ => return out.push_str(json),
    };
    let items = split(inner, ',');
    if inner.is_empty() || used + shown(json, items.len()) <= WIDTH && !has_deep(inner) {
        return one_line(json, out);
    }
    out.push_str(&json[..1]);
    for (i, item) in items.iter().enumerate() {
        out.push_str(if i == 0 { "\n" } else { ",\n" });
        out.extend(std::iter::repeat_n("  ", depth + 1));
        let parts = split(item, ':');
        let (name, rest) = if let ('}', [name, rest]) = (close, &parts[..]) { (*name, *rest) } else { ("", *item) };
        out.push_str(name);
        let gap = if name.is_empty() { "" } else { ": " };
        out.push_str(gap);
        value(rest, depth + 1, (depth + 1) * 2 + name.chars().count() + gap.len(), out);
    }
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
    out.push(close);
}

/// Length of `json` on one line, at least.
fn shown(json: &str, items: usize) -> usize {
    json.chars().count() + items * 2
}

/// Whether there are containers in containers: those are easier to read apart.
fn has_deep(inner: &str) -> bool {
    let mut depth = 0;
    marks(inner).any(|(_, mark)| {
        match mark {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            _ => {}
        }
        depth > 1
    })
}

/// Writes `json` on one line, with blanks between its parts.
fn one_line(json: &str, out: &mut String) {
    let mut from = 0;
    for (at, mark) in marks(json) {
        if matches!(mark, ',' | ':') {
            out.push_str(&json[from..=at]);
            out.push(' ');
            from = at + 1;
        }
    }
    out.push_str(&json[from..]);
}

/// The parts of `json` between the marks `at` that stand in no inner container.
fn split(json: &str, at: char) -> Vec<&str> {
    let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0);
    for (place, mark) in marks(json) {
        match mark {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            _ if mark == at && depth == 0 => {
                parts.push(&json[from..place]);
                from = place + 1;
            }
            _ => {}
        }
    }
    parts.push(&json[from..]);
    parts
}

/// The marks of JSON that stand in no string, with their places.
fn marks(json: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut in_string, mut escaped) = (false, false);
    json.char_indices().filter(move |(_, c)| {
        let is_mark = !in_string && matches!(c, '{' | '}' | '[' | ']' | ',' | ':');
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => in_string = !in_string,
            _ => {}
        }
        is_mark
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    #[test]
    fn what_is_short_stands_on_one_line() {
        let long = "ك".repeat(100);
        let value = json!({"a": {"en": "x, \"y\": {", "ar": []}, "b": [{"c": [1]}, long], "d": {}});
        let expected = format!(
            "{{\n  \"a\": {{\"ar\": [], \"en\": \"x, \\\"y\\\": {{\"}},\n  \"b\": [\n    {{\"c\": [1]}},\n    \"{long}\"\n  ],\n  \"d\": {{}}\n}}\n"
        );
        assert_eq!(lay_out(&value.to_string()), expected);
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf =
            prop_oneof![Just(Value::Null), any::<i32>().prop_map(Value::from), any::<String>().prop_map(Value::from)];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..5).prop_map(Value::from_iter),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_layout_changes_nothing(value in values()) {
            let laid_out = lay_out(&value.to_string());
            prop_assert_eq!(serde_json::from_str::<Value>(&laid_out).expect("JSON"), value);
        }
    }
}
