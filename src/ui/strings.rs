//! The words of the interface, from message files (Project Fluent). No literal of `ui/` is ever shown.
//!
//! Values put into a message are wrapped in direction isolates, so that an Arabic quote in an English sentence
//! disturbs neither its neighbours nor the numbers beside it.

use crate::app::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

const ENGLISH: &str = include_str!("../../assets/strings/en.ftl");
const ARABIC: &str = include_str!("../../assets/strings/ar.ftl");

/// The messages of one language.
pub struct Strings {
    bundle: FluentBundle<FluentResource>,
}

impl Strings {
    /// The messages in `language`.
    ///
    /// # Panics
    /// Never: a test reads the bundled files.
    #[must_use]
    pub fn of(language: Language) -> Self {
        let (tag, source) = match language {
            Language::English => ("en", ENGLISH),
            Language::Arabic => ("ar", ARABIC),
        };
        Self::parse(tag, source).expect("the bundled messages are valid")
    }

    fn parse(language: &str, source: &str) -> Option<Self> {
        let resource = FluentResource::try_new(source.to_owned()).ok()?;
        let mut bundle = FluentBundle::new_concurrent(vec![language.parse().ok()?]);
        bundle.add_resource(resource).ok()?;
        bundle.add_function("KEYS", |values, _| keys_value(values)).ok()?;
        bundle.add_function("COUNT", |values, _| count_value(values)).ok()?;
        Some(Self { bundle })
    }

    /// The message `key`; the key itself if there is none, which a test rules out.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The message `key` with `values` put in.
    #[must_use]
    pub fn with(&self, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        self.format(key, Some(&args))
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        pattern.map_or_else(
            || key.to_owned(),
            |pattern| self.bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned(),
        )
    }
}

/// What `KEYS("Ctrl+Z")` is in a message: the names that stand on the keyboard.
fn keys_value(values: &[FluentValue<'_>]) -> FluentValue<'static> {
    match values {
        [FluentValue::String(keys)] => key_names(keys).into(),
        _ => FluentValue::Error,
    }
}

/// What `COUNT($n)` is in an Arabic message: the plural category of a whole number, by the rules of CLDR.
fn count_value(values: &[FluentValue<'_>]) -> FluentValue<'static> {
    let [FluentValue::Number(number)] = values else { return FluentValue::Error };
    let number = number.value as u64;
    let category = match (number, number % 100) {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, 3..=10) => "few",
        (_, 11..=99) => "many",
        _ => "other",
    };
    category.into()
}

/// `keys` as they are called on this system's keyboards.
#[must_use]
pub fn key_names(keys: &str) -> String {
    names_on(cfg!(target_os = "macos"), keys)
}

fn names_on(mac: bool, keys: &str) -> String {
    if mac { keys.replace("Ctrl", "Cmd").replace("Alt", "Option") } else { keys.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    /// Every string literal of `ui/` that looks like the key of a message: words joined by hyphens, or just one word.
    fn literals(folder: &Path, found: &mut BTreeSet<String>) {
        let is_key = |text: &&str| {
            let words = |c: char| c.is_ascii_lowercase() || c == '-';
            text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(words)
        };
        for entry in std::fs::read_dir(folder).expect("sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                literals(&path, found);
            } else {
                let source = std::fs::read_to_string(&path).expect("a source");
                found.extend(source.split('"').filter(is_key).map(str::to_owned));
            }
        }
    }

    #[test]
    fn every_key_that_is_used_has_a_message_and_every_message_is_used() {
        let mut used = BTreeSet::new();
        literals(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"), &mut used);
        let known = messages(ENGLISH);
        let missing: Vec<_> =
            used.iter().filter(|key| key.contains('-') && !known.contains_key(key.as_str())).collect();
        assert!(missing.is_empty(), "no message for {missing:?}");
        let idle: Vec<_> = known.keys().filter(|key| !used.contains(**key)).collect();
        assert!(idle.is_empty(), "nobody says {idle:?}");
    }

    /// Every message of a file with the names of the values that are put into it.
    fn messages(source: &str) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut key = "";
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if !line.starts_with([' ', '\t']) && line.contains('=') {
                key = line.split('=').next().expect("a first part").trim();
                assert!(found.insert(key, BTreeSet::new()).is_none(), "two messages {key}");
            }
            for value in line.split('$').skip(1) {
                let end = value.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(value.len());
                found.get_mut(key).expect("a value stands in a message").insert(&value[..end]);
            }
        }
        found
    }

    #[test]
    fn the_languages_say_the_same_about_the_same_values() {
        let (english, arabic) = (messages(ENGLISH), messages(ARABIC));
        assert!(english.len() > 150, "{} messages are read", english.len());
        assert_eq!(english["status-counts"], BTreeSet::from(["all", "done", "spans"]));
        for (key, values) in &english {
            assert_eq!(arabic.get(key), Some(values), "{key}");
        }
        assert_eq!(english.len(), arabic.len());
    }

    #[test]
    fn arabic_counts_as_arabic_does() {
        let strings = Strings::of(Language::Arabic);
        let spans = |count: usize| {
            let counts = [("spans", count.into()), ("done", 0.into()), ("all", 5.into())];
            let said = strings.with("status-counts", &counts).replace(['\u{2068}', '\u{2069}'], "");
            said.split(" · ").next().expect("a first part").to_owned()
        };
        let said = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 1111].map(spans);
        let right = ["لا مقاطع", "مقطع واحد", "مقطعان", "3 مقاطع", "10 مقاطع", "11 مقطعًا", "99 مقطعًا", "100 مقطع"];
        assert_eq!(said[..8], right);
        assert_eq!(said[8..], ["102 مقطع", "103 مقاطع", "1111 مقطعًا"]);
    }

    #[test]
    fn keys_are_called_as_on_the_keyboard() {
        assert_eq!(names_on(false, "Ctrl+Alt+Z"), "Ctrl+Alt+Z");
        assert_eq!(names_on(true, "Ctrl+Shift+Z / Alt"), "Cmd+Shift+Z / Option");
        let strings = Strings::parse("en", "say = Press { KEYS(\"Del\") }.\n").expect("valid");
        assert_eq!(strings.get("say"), "Press \u{2068}Del\u{2069}.");
    }

    #[test]
    fn values_are_isolated() {
        let strings = Strings::parse("en", "say = Said { $what } here\n").expect("valid");
        assert_eq!(strings.with("say", &[("what", "قال".into())]), "Said \u{2068}قال\u{2069} here");
        assert_eq!(strings.get("nothing"), "nothing");
    }
}
