//! Which names a source file mentions, and where. Works on Rust's own tokens, so that comments and string
//! literals never count and the inside of a macro does.

use proc_macro2::{Delimiter, LexError, TokenStream, TokenTree};

/// One path in a source file: `crate::text::Span`, `egui::Ui`, or a lone identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Line, counted from 1.
    pub line: usize,
    /// The segments as written. A branch of a `use` tree carries the stem before it; a glob ends in `*`, and what
    /// takes a whole module under another name ends in `self`.
    pub path: Vec<String>,
    /// The path of the module around it, from the crate root.
    pub module: Vec<String>,
    /// Whether it stands under `#[cfg(test)]` or in a module `tests`.
    pub in_tests: bool,
}

impl Mention {
    /// What the path means as seen from the crate root, or `None` for what is no path into this crate.
    /// `crates` are the names of this crate, such as `crate`.
    pub fn target(&self, crates: &[&str]) -> Option<Vec<String>> {
        // A lone `self` is a value, and `crate` or `super` that of `pub(crate)`.
        let [first, after @ ..] = &self.path[..] else { return None };
        if after.is_empty() {
            return None;
        }
        if crates.contains(&first.as_str()) {
            return Some(after.to_vec());
        }
        if first != "super" && first != "self" {
            return None;
        }
        let mut root = self.module.clone();
        let mut rest = &self.path[..];
        while let Some((step, after)) = rest.split_first()
            && (step == "super" || step == "self")
            && !after.is_empty()
        {
            if step == "super" {
                root.pop()?;
            }
            rest = after;
        }
        // `pub(in super::super)` names no item.
        if rest.len() == 1 && rest[0] == "super" {
            return None;
        }
        root.extend_from_slice(rest);
        Some(root)
    }
}

/// Everything that `source`, the file of `module`, mentions.
///
/// # Errors
/// If `source` is not made of Rust tokens.
pub fn scan(source: &str, module: &[String]) -> Result<Vec<Mention>, LexError> {
    let mut scanner = Scanner { found: Vec::new(), module: module.to_vec() };
    scanner.walk(source.parse()?, is_test_module(module));
    Ok(scanner.found)
}

/// Lines of `source` that are not under `#[cfg(test)]`.
///
/// # Errors
/// If `source` is not made of Rust tokens.
pub fn lines_without_tests(source: &str) -> Result<usize, LexError> {
    let tokens: Vec<TokenTree> = source.parse::<TokenStream>()?.into_iter().collect();
    let mut tests = 0;
    let mut from = None;
    for (index, token) in tokens.iter().enumerate() {
        if from.is_none() && is_test_attribute(&tokens, index) {
            from = Some(token.span().start().line);
        }
        if ends_item(token)
            && let Some(first) = from.take()
        {
            tests += token.span().end().line + 1 - first;
        }
    }
    Ok(source.lines().count() - tests)
}

/// Whether a file of its own holds tests: `#[cfg(test)]` then stands in the file that declares it.
pub fn is_test_module(module: &[String]) -> bool {
    module.iter().any(|name| name == "tests")
}

struct Scanner {
    found: Vec<Mention>,
    module: Vec<String>,
}

impl Scanner {
    fn walk(&mut self, stream: TokenStream, in_tests: bool) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        let mut index = 0;
        let mut test_item = false;
        while index < tokens.len() {
            test_item |= is_test_attribute(&tokens, index);
            let here = in_tests || test_item;
            index = match (ident(&tokens, index).as_deref(), ident(&tokens, index + 1)) {
                (Some("use"), _) if !is_punct(&tokens, index + 1, '<') => self.imports(&tokens, index + 1, &[], here),
                (Some("mod"), Some(name)) => self.inline_module(&tokens, index, name, here),
                (Some("extern"), Some(word)) if word == "crate" => self.extern_crate(&tokens, index + 2, here),
                (Some(_), _) => self.path(&tokens, index, here),
                (None, _) => {
                    if let TokenTree::Group(group) = &tokens[index] {
                        self.walk(group.stream(), here);
                    }
                    index + 1
                }
            };
            test_item &= !tokens.get(index - 1).is_some_and(ends_item);
        }
    }

    /// `mod name { … }`; `mod name;` is a file of its own.
    fn inline_module(&mut self, tokens: &[TokenTree], index: usize, name: String, in_tests: bool) -> usize {
        let Some(TokenTree::Group(body)) = tokens.get(index + 2) else {
            return index + 2;
        };
        self.module.push(name);
        self.walk(body.stream(), in_tests);
        self.module.pop();
        index + 3
    }

    fn extern_crate(&mut self, tokens: &[TokenTree], index: usize, in_tests: bool) -> usize {
        match ident(tokens, index).as_deref() {
            Some("self") => self.note(tokens, index, vec!["crate".to_owned(), "self".to_owned()], in_tests),
            Some(name) => self.note(tokens, index, vec![name.to_owned()], in_tests),
            None => {}
        }
        index + 1
    }

    /// A path outside a `use`, from its first segment to its last.
    fn path(&mut self, tokens: &[TokenTree], start: usize, in_tests: bool) -> usize {
        let mut path = Vec::new();
        let mut index = start;
        while let Some(segment) = ident(tokens, index) {
            path.push(segment);
            index += 1;
            if !is_path_separator(tokens, index) || ident(tokens, index + 2).is_none() {
                break;
            }
            index += 2;
        }
        self.note(tokens, start, path, in_tests);
        index
    }

    /// One level of a `use` tree, its branches joined to `stem`.
    fn imports(&mut self, tokens: &[TokenTree], start: usize, stem: &[String], in_tests: bool) -> usize {
        let mut path = stem.to_vec();
        let mut index = start;
        // A branch ends with a comma, the tree with a semicolon or its brace.
        while let Some(token) = tokens.get(index) {
            match token {
                TokenTree::Group(branches) if branches.delimiter() == Delimiter::Brace => {
                    let inner: Vec<TokenTree> = branches.stream().into_iter().collect();
                    self.imports(&inner, 0, &path, in_tests);
                    path.clear();
                }
                TokenTree::Ident(_) if ident(tokens, index).as_deref() == Some("as") => index += 1,
                TokenTree::Ident(_) => path.extend(ident(tokens, index)),
                TokenTree::Punct(punct) if punct.as_char() == '*' => path.push("*".to_owned()),
                TokenTree::Punct(punct) if punct.as_char() == ',' || punct.as_char() == ';' => {
                    self.note_import(tokens, index - 1, std::mem::replace(&mut path, stem.to_vec()), in_tests);
                    if punct.as_char() == ';' {
                        return index + 1;
                    }
                }
                _ => {}
            }
            index += 1;
        }
        if path.len() > stem.len() {
            self.note_import(tokens, index - 1, path, in_tests);
        }
        index
    }

    /// `use crate as all` takes the root as much as `use crate::{self as all}` does.
    fn note_import(&mut self, tokens: &[TokenTree], index: usize, mut path: Vec<String>, in_tests: bool) {
        if path.len() == 1 {
            path.push("self".to_owned());
        }
        self.note(tokens, index, path, in_tests);
    }

    fn note(&mut self, tokens: &[TokenTree], index: usize, path: Vec<String>, in_tests: bool) {
        if !path.is_empty() {
            let line = tokens[index].span().start().line;
            self.found.push(Mention { line, path, module: self.module.clone(), in_tests });
        }
    }
}

fn ident(tokens: &[TokenTree], index: usize) -> Option<String> {
    match tokens.get(index) {
        Some(TokenTree::Ident(ident)) => {
            let name = ident.to_string();
            Some(name.strip_prefix("r#").map_or(name.clone(), str::to_owned))
        }
        _ => None,
    }
}

fn is_punct(tokens: &[TokenTree], index: usize, wanted: char) -> bool {
    matches!(tokens.get(index), Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

fn is_path_separator(tokens: &[TokenTree], index: usize) -> bool {
    is_punct(tokens, index, ':') && is_punct(tokens, index + 1, ':')
}

/// Whether `#[cfg(test)]` starts at `index`.
fn is_test_attribute(tokens: &[TokenTree], index: usize) -> bool {
    let Some(TokenTree::Group(attribute)) = tokens.get(index + 1) else {
        return false;
    };
    let written: String = attribute.stream().to_string().split_whitespace().collect();
    is_punct(tokens, index, '#') && attribute.delimiter() == Delimiter::Bracket && written == "cfg(test)"
}

/// An item ends with its braces or a semicolon.
fn ends_item(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    }
}
