//! What a Markdown text is made of, one block below the other. Knows no window.

use crate::ui::shaped::rich::RichText;

/// In what a block stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nest {
    Quote,
    Item,
}

/// What stands before the first block of a list item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// A bullet in a list of that depth, from 0.
    Bullet(usize),
    Number(u64),
}

/// Rows of cells; the first one is the head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    pub rows: Vec<Vec<RichText>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// With its level, 1 to 6.
    Heading(u8, RichText),
    Paragraph(RichText),
    /// Line by line, with all blanks.
    Code(Vec<RichText>),
    Rule,
    Table(Table),
}

/// A block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub kind: Kind,
    /// From outside to inside.
    pub nests: Vec<Nest>,
    pub marker: Option<Marker>,
    /// Whether it follows closely on the one before: a line of one paragraph, or an item of a list without gaps.
    pub close: bool,
}

impl Block {
    /// Its text without styles, for screen readers and to guess its height.
    pub fn words(&self) -> String {
        let join = |texts: &[RichText], between: &str| {
            texts.iter().map(|text| text.text.as_str()).collect::<Vec<_>>().join(between)
        };
        match &self.kind {
            Kind::Heading(_, text) | Kind::Paragraph(text) => text.text.clone(),
            Kind::Code(lines) => join(lines, "\n"),
            Kind::Rule => String::new(),
            Kind::Table(table) => table.rows.iter().map(|row| join(row, " ")).collect::<Vec<_>>().join("\n"),
        }
    }

    /// The labels of its spans.
    pub fn labels(&self) -> Vec<&str> {
        let texts: Vec<&RichText> = match &self.kind {
            Kind::Heading(_, text) | Kind::Paragraph(text) => vec![text],
            Kind::Code(lines) => lines.iter().collect(),
            Kind::Rule => Vec::new(),
            Kind::Table(table) => table.rows.iter().flatten().collect(),
        };
        texts.into_iter().flat_map(|text| text.spans.iter().map(|(label, _)| label.as_str())).collect()
    }
}
