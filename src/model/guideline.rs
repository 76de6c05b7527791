//! What annotators are told about a label or an attribute.

use super::Words;

/// A passage that shows what is to be tagged, or what is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// A text in the bracket notation: `قال ⟦ACTOR:مصطفى بالي⟧`.
    pub text: String,
    /// Whether this is how to do it; else it shows a mistake.
    pub good: bool,
    /// Why, in one line; may be empty.
    pub why: Words,
}

/// When to use something, and examples. Everything may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guideline {
    /// In Markdown.
    pub text: Words,
    /// Good ones and mistakes.
    pub examples: Vec<Example>,
}
