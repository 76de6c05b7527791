//! The part of JSON Schema 2020-12 that `docs/labels.schema.json` uses. Anything else in a schema is an error.

use serde_json::Value;

/// Words that check nothing.
const SAID: &[&str] = &["$schema", "$id", "$defs", "title", "description"];

/// What in `value` is against `schema`, with its place; `root` holds the definitions.
pub fn faults(root: &Value, schema: &Value, value: &Value, place: &str) -> Vec<String> {
    let keywords = match schema {
        Value::Bool(true) => return Vec::new(),
        Value::Bool(false) => return vec![format!("{place}: nothing may stand here")],
        Value::Object(keywords) => keywords,
        other => panic!("{other} is no schema"),
    };
    let mut found = Vec::new();
    for (keyword, wanted) in keywords {
        let of = |schema: &Value| faults(root, schema, value, place);
        let fits = |schema: &Value| of(schema).is_empty();
        let all = || wanted.as_array().expect("a list of schemas").iter();
        let ok = match keyword.as_str() {
            "anyOf" => all().any(fits),
            "oneOf" => all().filter(|one| fits(one)).count() == 1,
            "additionalProperties" => {
                assert_eq!(wanted, false, "only false is understood");
                let known = |key: &String| schema["properties"].get(key).is_some();
                value.as_object().is_none_or(|map| map.keys().all(known))
            }
            "$ref" => {
                let path = wanted.as_str().and_then(|path| path.strip_prefix('#')).expect("a place in this file");
                found.extend(of(root.pointer(path).expect("a definition")));
                true
            }
            "properties" => {
                for (key, schema) in wanted.as_object().expect("schemas by key") {
                    let inner = value.get(key).map(|inner| faults(root, schema, inner, &format!("{place}.{key}")));
                    found.extend(inner.into_iter().flatten());
                }
                true
            }
            "items" => {
                for (i, item) in value.as_array().into_iter().flatten().enumerate() {
                    found.extend(faults(root, wanted, item, &format!("{place}[{i}]")));
                }
                true
            }
            "if" => {
                let branch = if fits(wanted) { "then" } else { "else" };
                found.extend(schema.get(branch).map(of).into_iter().flatten());
                true
            }
            "then" | "else" => schema.get("if").is_some(),
            keyword => holds(keyword, wanted, value),
        };
        if !ok {
            found.push(format!("{place}: {keyword} {wanted}"));
        }
    }
    found
}

/// Whether `value` is as a keyword without schemas in it wants it.
fn holds(keyword: &str, wanted: &Value, value: &Value) -> bool {
    let all = || wanted.as_array().expect("a list").iter();
    let length = value.as_str().map(|text| text.chars().count() as u64);
    match keyword {
        keyword if SAID.contains(&keyword) => true,
        "type" => is_of_type(value, wanted.as_str().expect("one type")),
        "const" => value == wanted,
        "enum" => all().any(|one| one == value),
        "minLength" => length.is_none_or(|length| length >= number(wanted)),
        "maxLength" => length.is_none_or(|length| length <= number(wanted)),
        "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= number(wanted)),
        "minimum" => value.as_f64().is_none_or(|found| found >= number(wanted) as f64),
        "pattern" => {
            assert_eq!(wanted, "^#[0-9A-Fa-f]{6}$", "only this pattern is understood");
            let digits = value.as_str().and_then(|text| text.strip_prefix('#'));
            digits.is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
        }
        "required" => all().all(|key| value.get(key.as_str().expect("a key")).is_some()),
        other => panic!("{other} is not understood"),
    }
}

fn number(wanted: &Value) -> u64 {
    wanted.as_u64().expect("a number")
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        other => panic!("the type {other} is not understood"),
    }
}
