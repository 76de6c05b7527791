//! How much of a label set is in use.

use super::{Store, StoreError};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// How often something is used, by all annotators together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LabelUse {
    /// Spans, links, or layers in which something is said about the document.
    pub times: usize,
    /// Different documents.
    pub documents: usize,
}

/// What of a label set is used, by keys as they are stored; what is not used is not listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelSetUses {
    /// Spans by label.
    pub labels: BTreeMap<String, LabelUse>,
    /// Spans by label and attribute that have an answer.
    pub attributes: BTreeMap<(String, String), LabelUse>,
    /// Spans by label, attribute and choice.
    pub choices: BTreeMap<(String, String, String), LabelUse>,
    /// Links by type.
    pub links: BTreeMap<String, LabelUse>,
    /// Layers by document label.
    pub document_labels: BTreeMap<String, LabelUse>,
    /// Layers by attribute of documents.
    pub document_attributes: BTreeMap<String, LabelUse>,
}

const LABELS: &str = "SELECT a.label, '', '', count(*), count(DISTINCT l.document) \
    FROM annotations a JOIN layers l ON l.key = a.layer GROUP BY a.label";
const ATTRIBUTES: &str = "SELECT a.label, j.key, '', count(*), count(DISTINCT l.document) \
    FROM annotations a JOIN layers l ON l.key = a.layer, json_each(a.answers) j \
    WHERE a.answers <> '{}' GROUP BY a.label, j.key";
/// One choice is a text, several are a list of texts: `json_each` gives both as rows.
const CHOICES: &str = "SELECT a.label, j.key, c.value, count(*), count(DISTINCT l.document) \
    FROM annotations a JOIN layers l ON l.key = a.layer, json_each(a.answers) j, json_each(j.value, '$.value') c \
    WHERE a.answers <> '{}' AND json_extract(j.value, '$.kind') IN ('one', 'many') GROUP BY a.label, j.key, c.value";
const LINKS: &str = "SELECT k.type, '', '', count(*), count(DISTINCT l.document) \
    FROM links k JOIN layers l ON l.key = k.layer GROUP BY k.type";
const DOCUMENT_LABELS: &str = "SELECT j.value, '', '', count(*), count(DISTINCT l.document) \
    FROM layers l, json_each(l.sheet, '$.labels') j WHERE l.sheet <> '{}' GROUP BY j.value";
const DOCUMENT_ATTRIBUTES: &str = "SELECT j.key, '', '', count(*), count(DISTINCT l.document) \
    FROM layers l, json_each(l.sheet, '$.answers') j WHERE l.sheet <> '{}' GROUP BY j.key";

impl Store {
    /// How much of the label set is in use. Takes time in a large project.
    pub fn label_uses(&self) -> Result<LabelSetUses, StoreError> {
        let connection = &self.connection;
        Ok(LabelSetUses {
            labels: count(connection, LABELS, |[label, ..]| label)?,
            attributes: count(connection, ATTRIBUTES, |[label, attribute, _]| (label, attribute))?,
            choices: count(connection, CHOICES, |[label, attribute, choice]| (label, attribute, choice))?,
            links: count(connection, LINKS, |[link, ..]| link)?,
            document_labels: count(connection, DOCUMENT_LABELS, |[label, ..]| label)?,
            document_attributes: count(connection, DOCUMENT_ATTRIBUTES, |[attribute, ..]| attribute)?,
        })
    }
}

fn count<K: Ord>(
    connection: &Connection,
    sql: &str,
    key: impl Fn([String; 3]) -> K,
) -> Result<BTreeMap<K, LabelUse>, StoreError> {
    let mut query = connection.prepare_cached(sql)?;
    let rows = query.query_map([], |row| {
        let found = [row.get(0)?, row.get(1)?, row.get(2)?];
        Ok((key(found), LabelUse { times: row.get(3)?, documents: row.get(4)? }))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
