//! What annotators have said beyond their spans, counted.

use super::{Store, StoreError, read};
use crate::model::Annotator;

/// How much one annotator has said beyond the spans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkCount {
    /// The annotator.
    pub annotator: Annotator,
    /// Links between spans.
    pub links: usize,
    /// Comments on spans and documents.
    pub comments: usize,
    /// Values and links that are proposed and that nobody has looked at.
    pub proposals: usize,
}

const COUNTS: &str = "SELECT n.name, \
    (SELECT count(*) FROM links k JOIN layers l ON l.key = k.layer WHERE l.annotator = n.key), \
    (SELECT count(*) FROM comments c JOIN layers l ON l.key = c.layer WHERE l.annotator = n.key), \
    (SELECT count(*) FROM links k JOIN layers l ON l.key = k.layer \
     WHERE l.annotator = n.key AND k.state = 'proposed') \
    + (SELECT count(*) FROM annotations a JOIN layers l ON l.key = a.layer, json_each(a.answers) j \
       WHERE l.annotator = n.key AND a.answers <> '{}' AND json_extract(j.value, '$.state') = 'proposed') \
    + (SELECT count(*) FROM layers l, json_each(l.sheet, '$.answers') j \
       WHERE l.annotator = n.key AND l.sheet <> '{}' AND json_extract(j.value, '$.state') = 'proposed') \
    FROM annotators n ORDER BY n.name";

impl Store {
    /// Links, comments and proposals of everybody, by name. Takes time in a large project.
    pub fn talk_counts(&self) -> Result<Vec<TalkCount>, StoreError> {
        let mut query = self.connection.prepare_cached(COUNTS)?;
        let mut rows = query.query([])?;
        let mut counts = Vec::new();
        while let Some(row) = rows.next()? {
            counts.push(TalkCount {
                annotator: read::annotator(&row.get::<_, String>(0)?)?,
                links: row.get(1)?,
                comments: row.get(2)?,
                proposals: row.get(3)?,
            });
        }
        Ok(counts)
    }
}
