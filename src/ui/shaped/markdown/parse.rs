//! Markdown to blocks. Nothing that it names is ever fetched: a picture is its description, a link its text and address.

use super::block::{Block, Kind, Marker, Nest, Table};
use crate::ui::shaped::rich::{RichText, Style};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What has a meaning in the bracket notation, and what stands for it while that is read, where it is meant literally.
const LITERAL: [char; 3] = ['⟦', '⟧', '\\'];
const HIDDEN: [char; 3] = ['\u{f8f0}', '\u{f8f1}', '\u{f8f2}'];

fn swap(c: char, from: [char; 3], to: [char; 3]) -> char {
    from.iter().position(|other| *other == c).map_or(c, |index| to[index])
}

/// A list that is open: the number of its next item, or none for bullets.
struct List {
    next: Option<u64>,
    /// Whether no item has come yet.
    empty: bool,
}

/// What has been read so far.
#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    nests: Vec<Nest>,
    lists: Vec<List>,
    marker: Option<Marker>,
    /// The paragraph that is being read, and its length in code points.
    text: RichText,
    length: usize,
    /// Styles that are open, and where they began.
    open: Vec<(Style, usize)>,
    /// Addresses of links that are open, and where their text began.
    links: Vec<(String, usize)>,
    code: Option<String>,
    table: Option<Table>,
    /// Whether a line was broken on purpose.
    broken: bool,
    /// Whether a paragraph is read that stands apart from others, as it does in a list with gaps.
    apart: bool,
    /// Whether the item that is read begins a list that is in no other.
    begins: bool,
}

/// The blocks of `source`.
pub(super) fn parse(source: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(source, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        reader.event(event);
    }
    reader.end_paragraph();
    reader.blocks
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.push(&text),
            },
            Event::Code(text) => {
                // It keeps its own direction, and is meant letter by letter, brackets too.
                self.push("\u{2068}");
                let start = self.length;
                self.push(&text.chars().map(|c| swap(c, LITERAL, HIDDEN)).collect::<String>());
                self.text.styles.push((Style::Code, start..self.length));
                self.push("\u{2069}");
            }
            Event::SoftBreak => self.push(" "),
            Event::HardBreak => {
                self.end_paragraph();
                self.broken = true;
            }
            Event::Rule => self.block(Kind::Rule),
            Event::Html(text) | Event::InlineHtml(text) if text.trim_start().starts_with("<!--") => {}
            Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.push(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.apart = true,
            Tag::Heading { .. } => self.end_paragraph(),
            Tag::BlockQuote(_) => {
                self.end_paragraph();
                self.nests.push(Nest::Quote);
            }
            Tag::CodeBlock(_) => {
                self.end_paragraph();
                self.code = Some(String::new());
            }
            Tag::List(first) => {
                self.end_paragraph();
                self.lists.push(List { next: first, empty: true });
            }
            Tag::Item => self.start_item(),
            Tag::Table(_) => {
                self.end_paragraph();
                self.table = Some(Table::default());
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            Tag::Emphasis => self.open.push((Style::Emphasis, self.length)),
            Tag::Strong => self.open.push((Style::Bold, self.length)),
            Tag::Strikethrough => self.open.push((Style::Struck, self.length)),
            Tag::Link { dest_url, .. } => {
                self.open.push((Style::Link, self.length));
                self.links.push((dest_url.into_string(), self.length));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => {
                self.end_paragraph();
                self.apart = false;
            }
            TagEnd::Heading(level) => {
                let text = self.take_text();
                self.block(Kind::Heading(level as u8, text));
            }
            TagEnd::BlockQuote(_) => {
                self.end_paragraph();
                self.nests.pop();
            }
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                let lines = code.trim_end_matches('\n').split('\n');
                let lines = lines.map(|line| RichText::plain(line).with_brackets_read()).collect();
                self.block(Kind::Code(lines));
            }
            TagEnd::List(_) => {
                self.end_paragraph();
                self.lists.pop();
            }
            TagEnd::Item => {
                self.end_paragraph();
                self.nests.pop();
                self.marker = None;
            }
            TagEnd::TableCell => {
                let text = self.take_text();
                if let Some(row) = self.table.as_mut().and_then(|table| table.rows.last_mut()) {
                    row.push(text);
                }
            }
            TagEnd::Table => {
                let table = self.table.take().unwrap_or_default();
                self.block(Kind::Table(table));
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => self.end_style(),
            TagEnd::Link => {
                self.end_style();
                self.end_link();
            }
            _ => {}
        }
    }

    fn start_item(&mut self) {
        self.end_paragraph();
        let depth = self.lists.len().saturating_sub(1);
        if let Some(list) = self.lists.last_mut() {
            self.begins = depth == 0 && std::mem::take(&mut list.empty);
            self.marker = Some(match &mut list.next {
                None => Marker::Bullet(depth),
                Some(number) => {
                    *number += 1;
                    Marker::Number(*number - 1)
                }
            });
        }
        self.nests.push(Nest::Item);
    }

    fn end_style(&mut self) {
        if let Some((style, start)) = self.open.pop()
            && start < self.length
        {
            self.text.styles.push((style, start..self.length));
        }
    }

    /// The address follows the text, in a direction of its own, unless the text is the address.
    fn end_link(&mut self) {
        let Some((address, start)) = self.links.pop() else { return };
        let text: String = self.text.text.chars().skip(start).collect();
        let bare = address.trim_start_matches("mailto:");
        if !address.is_empty() && !address.starts_with('#') && bare != text {
            self.push(&format!(" (\u{2066}{address}\u{2069})"));
        }
    }

    fn push(&mut self, text: &str) {
        self.text.text.push_str(text);
        self.length += text.chars().count();
    }

    fn take_text(&mut self) -> RichText {
        self.length = 0;
        // A style that goes on in the next line goes on there from its start.
        self.open.iter_mut().for_each(|(_, start)| *start = 0);
        self.links.iter_mut().for_each(|(_, start)| *start = 0);
        let mut text = std::mem::take(&mut self.text).with_brackets_read();
        text.text = text.text.chars().map(|c| swap(c, HIDDEN, LITERAL)).collect();
        text
    }

    fn end_paragraph(&mut self) {
        if self.table.is_some() {
            return;
        }
        let end = self.length;
        let going_on: Vec<_> =
            self.open.iter().filter(|(_, start)| *start < end).map(|(style, start)| (*style, *start..end)).collect();
        self.text.styles.extend(going_on);
        let text = self.take_text();
        if !text.text.trim().is_empty() {
            self.block(Kind::Paragraph(text));
        }
    }

    fn block(&mut self, kind: Kind) {
        let marker = self.marker.take();
        let follows = marker.is_some() && !self.apart && !self.begins;
        let close = std::mem::take(&mut self.broken) || follows;
        self.blocks.push(Block { kind, nests: self.nests.clone(), marker, close });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks in short: in what they stand, how close, what they are, and their text with styles.
    fn outline(source: &str) -> Vec<String> {
        let rich = |text: &RichText| {
            let chars: Vec<char> = text.text.chars().collect();
            let quote = |range: &std::ops::Range<usize>| chars[range.clone()].iter().collect::<String>();
            let styles = text.styles.iter().map(|(style, range)| format!(" {style:?}={}", quote(range)));
            let spans = text
                .spans
                .iter()
                .map(|(label, span)| format!(" {label}={}", quote(&(span.start().get()..span.end().get()))));
            text.text.clone() + &styles.chain(spans).collect::<String>()
        };
        let line = |block: &Block| {
            let nests: String = block.nests.iter().map(|nest| if *nest == Nest::Quote { '>' } else { '-' }).collect();
            let marker = match &block.marker {
                None => String::new(),
                Some(Marker::Bullet(depth)) => format!("*{depth} "),
                Some(Marker::Number(number)) => format!("{number}. "),
            };
            let kind = match &block.kind {
                Kind::Heading(level, text) => format!("h{level} {}", rich(text)),
                Kind::Paragraph(text) => rich(text),
                Kind::Code(lines) => format!("code {}", lines.iter().map(rich).collect::<Vec<_>>().join("|")),
                Kind::Rule => "rule".to_owned(),
                Kind::Table(table) => {
                    let rows = table.rows.iter().map(|row| row.iter().map(rich).collect::<Vec<_>>().join(","));
                    format!("table {}", rows.collect::<Vec<_>>().join("|"))
                }
            };
            format!("{nests}{}{marker}{kind}", if block.close { "^" } else { "" })
        };
        parse(source).iter().map(line).collect()
    }

    #[test]
    fn headings_paragraphs_and_styles() {
        let source = "# فاعل\n\nقال **مصطفى *بالي*** إن ~~لا~~ `⟦X:ب⟧`\nتقدم\n\n---\n\n## B";
        assert_eq!(
            outline(source),
            [
                "h1 فاعل",
                "قال مصطفى بالي إن لا \u{2068}⟦X:ب⟧\u{2069} تقدم Emphasis=بالي Bold=مصطفى بالي Struck=لا Code=⟦X:ب⟧",
                "rule",
                "h2 B",
            ]
        );
    }

    #[test]
    fn lists_are_close_unless_there_are_gaps() {
        let source = "نص\n\n- أ\n- ب\n  1. ج\n  2. د\n- هـ\n\nنص";
        assert_eq!(outline(source), ["نص", "-*0 أ", "-^*0 ب", "--^1. ج", "--^2. د", "-^*0 هـ", "نص"]);
        assert_eq!(outline("3) أ\n\n   نص\n\n4) ب"), ["-3. أ", "-نص", "-4. ب"]);
        assert_eq!(outline("> - أ\n>\n> نص"), [">-*0 أ", ">نص"]);
    }

    #[test]
    fn brackets_are_spans_in_paragraphs_and_code() {
        assert_eq!(
            outline("قال ⟦ACTOR:**بالي**⟧ إن\n\n```\nفي ⟦CASUALTY_COUNT:38⟧\n\n  ⟦x\n```"),
            ["قال بالي إن Bold=بالي ACTOR=بالي", "code في 38 CASUALTY_COUNT=38||  ⟦x"]
        );
    }

    #[test]
    fn tables_links_breaks_and_foreign_parts() {
        let table = "| أ | **ب** |\n|---|---|\n| 1 | ⟦X:2⟧ |";
        assert_eq!(outline(table), ["table أ,ب Bold=ب|1,2 X=2"]);
        assert_eq!(
            outline("[UCDP](https://ucdp.uu.se) <https://a.b> ![رسم](x.png) [n](#n)"),
            ["UCDP (\u{2066}https://ucdp.uu.se\u{2069}) https://a.b رسم n Link=UCDP Link=https://a.b Link=n"]
        );
        assert_eq!(outline("**أ\\\nب**"), ["أ Bold=أ", "^ب Bold=ب"]);
        assert_eq!(outline(r"`a\\b` c\\d"), ["\u{2068}a\\\\b\u{2069} c\\d Code=a\\\\b"]);
        assert_eq!(outline("<!-- hidden -->\n\n<b>x</b> y"), ["<b>x</b> y"]);
        assert_eq!(outline("\n \n"), [] as [&str; 0]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(source in "[-#>*_`|~\\[\\]()<!\\\\⟦⟧:1. \naقا]{0,60}") {
            for block in parse(&source) {
                let texts: Vec<RichText> = match block.kind {
                    Kind::Heading(_, text) | Kind::Paragraph(text) => vec![text],
                    Kind::Code(lines) => lines,
                    Kind::Rule => Vec::new(),
                    Kind::Table(table) => table.rows.into_iter().flatten().collect(),
                };
                for text in texts {
                    let length = text.text.chars().count();
                    proptest::prop_assert!(text.styles.iter().all(|(_, range)| range.start < range.end && range.end <= length));
                    proptest::prop_assert!(text.spans.iter().all(|(_, span)| span.end().get() <= length));
                }
            }
        }
    }
}
