//! Labels as files of version 1 have them: no attributes, no links, no rules.

use super::StoreError;
use crate::model::{Colour, Guideline, Label, LabelKey, LabelSet, LabelSetParts, LineShape, OverlapPolicy, Words};
use serde::{Deserialize, Serialize};

/// The only label set that the program could make in such a file.
const DEFAULT: &str = r#"[{"key":"ACTOR","english":"Actor","arabic":"فاعل","light":[10,106,176],"dark":[90,169,230],"shortcut":"1","line":"solid"},{"key":"LOCATION","english":"Location","arabic":"مكان","light":[11,138,100],"dark":[63,199,154],"shortcut":"2","line":"dotted"},{"key":"CASUALTY_COUNT","english":"Casualty count","arabic":"عدد الضحايا","light":[196,80,10],"dark":[240,134,74],"shortcut":"3","line":"double"},{"key":"CLAIM","english":"Claim","arabic":"ادعاء","light":[122,58,140],"dark":[216,176,230],"shortcut":"4","line":"dashed"}]"#;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LabelRow {
    key: String,
    english: String,
    arabic: String,
    light: [u8; 3],
    dark: [u8; 3],
    shortcut: char,
    line: String,
}

/// Whether the project has the labels with which it was made.
pub(super) fn is_default(rows: &[LabelRow]) -> bool {
    serde_json::from_str::<Vec<LabelRow>>(DEFAULT).is_ok_and(|default| default == rows)
}

/// The set of these labels, with nothing that such files do not know. As there, everything may nest and cross.
pub(super) fn label_set(rows: &[LabelRow]) -> Result<LabelSet, StoreError> {
    let label = |row: &LabelRow| {
        let no_line = || StoreError::Corrupt(format!("no line shape {:?}", row.line));
        Ok(Label {
            key: LabelKey::new(&row.key).map_err(StoreError::corrupt)?,
            name: Words::new(&row.english, &row.arabic),
            light: Colour(row.light),
            dark: Colour(row.dark),
            // The window has since taken some keys for itself.
            shortcut: Some(row.shortcut).filter(|shortcut| Label::SHORTCUTS.contains(*shortcut)),
            line: LineShape::from_name(&row.line).ok_or_else(no_line)?,
            guideline: Guideline::default(),
            attributes: Vec::new(),
            overlap: OverlapPolicy::default(),
        })
    };
    let labels = rows.iter().map(label).collect::<Result<_, StoreError>>()?;
    LabelSet::new(LabelSetParts { labels, ..LabelSetParts::default() }).map_err(StoreError::corrupt)
}
