//! What the program says: results to standard output, everything else to standard error.

use std::fmt;
use std::io::{self, Write};

/// How a task went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Done,
    Warnings,
    NotDone,
}

impl Verdict {
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Warnings => 1,
            Self::NotDone => 2,
        }
    }
}

/// Both outputs. A failure of the second is not reported: there is nowhere to report it.
pub(super) struct Output {
    results: Box<dyn Write>,
    notes: Box<dyn Write>,
}

impl Output {
    pub fn standard() -> Self {
        Self { results: Box::new(io::BufWriter::new(io::stdout())), notes: Box::new(io::stderr()) }
    }

    /// A line of the result.
    pub fn line(&mut self, line: impl fmt::Display) -> anyhow::Result<()> {
        Ok(writeln!(self.results, "{line}")?)
    }

    /// A line that is no result: a warning, an error.
    pub fn note(&mut self, line: impl fmt::Display) {
        let _ = writeln!(self.notes, "{line}");
    }

    /// Hands the results on to whoever reads them.
    pub fn flush(&mut self) -> anyhow::Result<()> {
        Ok(self.results.flush()?)
    }
}

/// Whether the error is that nobody reads the results any more.
pub(super) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let mut kinds = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>()).map(io::Error::kind);
    kinds.any(|kind| kind == io::ErrorKind::BrokenPipe)
}

/// `1 span`, `2 spans`, `2 entries`.
pub(super) fn count(number: usize, one: &str) -> String {
    match (number, one.strip_suffix('y')) {
        (1, _) => format!("1 {one}"),
        (_, Some(stem)) => format!("{number} {stem}ies"),
        (_, None) => format!("{number} {one}s"),
    }
}
