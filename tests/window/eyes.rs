//! What is to be seen in the window.

use crate::stage::Stage;
use eframe::egui::{Pos2, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tawsim::app::SaveState;
use tawsim::text::Span;

impl Stage {
    /// The text of the open document.
    pub fn text(&self) -> &str {
        self.session().open_document().unwrap().text().as_str()
    }

    /// The first place in the open document that reads `quote`.
    #[track_caller]
    pub fn find(&self, quote: &str) -> Span {
        let byte = self.text().find(quote).expect("the document has that text");
        let start = self.text()[..byte].chars().count();
        Span::new(start, start + quote.chars().count()).unwrap()
    }

    fn quote(&self, span: Span) -> String {
        self.session().open_document().unwrap().text().quote(span).unwrap().to_owned()
    }

    /// The text that is selected, or nothing.
    pub fn selected(&self) -> String {
        self.desk().selection.map(|span| self.quote(span)).unwrap_or_default()
    }

    /// The spans of the open document with their labels, in order.
    pub fn spans(&self) -> Vec<String> {
        let set = self.session().open_document().unwrap().set();
        set.annotations().iter().map(|a| format!("{} {}", a.label, self.quote(a.span))).collect()
    }

    /// The span that is picked, with its label, or nothing.
    pub fn picked(&self) -> String {
        let set = self.session().open_document().unwrap().set();
        let annotation = self.desk().picked.and_then(|id| set.get(id));
        annotation.map(|a| format!("{} {}", a.label, self.quote(a.span))).unwrap_or_default()
    }

    /// The id of the open document.
    pub fn document(&self) -> &str {
        self.session().open_document().map_or("", |document| document.info().id.as_str())
    }

    /// Everything that the window says, without direction marks.
    pub fn texts(&self) -> Vec<String> {
        let nodes = self.harness.root().children_recursive();
        let texts = nodes.filter_map(|node| {
            let node = node.accesskit_node();
            node.label().or(node.value())
        });
        texts.map(|text| plain(&text)).collect()
    }

    /// Whether the window says `part` somewhere.
    pub fn says(&self, part: &str) -> bool {
        self.texts().iter().any(|text| text.contains(part))
    }

    /// Whether exactly one widget has that name.
    pub fn has_one(&self, name: &str) -> bool {
        self.harness.get_all_by_label(name).count() == 1
    }

    /// The widget of that name that is nearest to `pos`.
    #[track_caller]
    pub fn nearest(&self, name: &str, pos: Pos2) -> Rect {
        let rects = self.harness.get_all_by_label(name).map(|node| node.rect());
        rects.min_by(|a, b| a.center().distance(pos).total_cmp(&b.center().distance(pos))).unwrap()
    }

    pub fn is_saved(&self) -> bool {
        self.session().save_state() == SaveState::Saved && self.says("Saved")
    }
}

/// `text` without direction marks.
pub fn plain(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
}
