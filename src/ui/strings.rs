//! The words of the interface, from message files (Project Fluent). No literal of `ui/` is ever shown.
//!
//! Values put into a message are wrapped in direction isolates, so that an Arabic quote in an English sentence
//! disturbs neither its neighbours nor the numbers beside it.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

const ENGLISH: &str = include_str!("../../assets/strings/en.ftl");

/// The messages of one language.
pub struct Strings {
    bundle: FluentBundle<FluentResource>,
}

impl Strings {
    /// The English messages.
    ///
    /// # Panics
    /// Never: a test reads the bundled file.
    #[must_use]
    pub fn english() -> Self {
        Self::parse("en", ENGLISH).expect("the bundled messages are valid")
    }

    fn parse(language: &str, source: &str) -> Option<Self> {
        let resource = FluentResource::try_new(source.to_owned()).ok()?;
        let mut bundle = FluentBundle::new_concurrent(vec![language.parse().ok()?]);
        bundle.add_resource(resource).ok()?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// Every string literal of `ui/` that looks like a message key: words joined by hyphens, behind `tr(`, `tr_with(`
    /// or in a table of actions.
    fn used_keys(folder: &Path, keys: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                used_keys(&path, keys);
            } else {
                let source = std::fs::read_to_string(&path).expect("a source");
                for call in ["tr(ctx, \"", "tr(ui.ctx(), \"", "tr_with(ctx, \"", "tr_with(ui.ctx(), \"", "key: \""] {
                    keys.extend(source.split(call).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
                }
            }
        }
    }

    #[test]
    fn every_key_that_is_used_has_a_message() {
        let strings = Strings::english();
        let mut keys = Vec::new();
        used_keys(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"), &mut keys);
        assert!(keys.len() > 20, "the scan finds {} keys", keys.len());
        let missing: Vec<_> = keys.iter().filter(|key| !strings.bundle.has_message(key)).collect();
        assert!(missing.is_empty(), "no message for {missing:?}");
    }

    #[test]
    fn values_are_isolated() {
        let strings = Strings::parse("en", "say = Said { $what } here\n").expect("valid");
        assert_eq!(strings.with("say", &[("what", "قال".into())]), "Said \u{2068}قال\u{2069} here");
        assert_eq!(strings.get("nothing"), "nothing");
    }
}
