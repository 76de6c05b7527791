//! Questions to the tables.

use super::StoreError;
use super::event::status;
use super::row::{AnnotationRow, CommentRow, ContentRows, LinkRow};
use super::tables::{read_answers, read_sheet};
use crate::model::{
    AnnotationId, AnnotationSet, Annotator, DocumentId, DocumentInfo, LabelKey, LabelSet, LayerInfo, Status,
};
use crate::wire::LabelSetShape;
use rusqlite::{Connection, OptionalExtension as _, params};

/// A document and how far one annotator is with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentState {
    /// The document.
    pub info: DocumentInfo,
    /// How far the annotator is; [`Status::ToDo`] if it has never been opened.
    pub status: Status,
    /// How many spans the annotator has tagged.
    pub spans: usize,
    /// Whether there are comments in the annotator's layer.
    pub commented: bool,
}

/// How many spans one annotator has with one label in documents of one status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpanCount {
    /// The annotator.
    pub annotator: Annotator,
    /// The status of the documents.
    pub status: Status,
    /// The label.
    pub label: LabelKey,
    /// The number of spans.
    pub spans: usize,
}

pub(super) fn meta(connection: &Connection, key: &str) -> Result<String, StoreError> {
    let value = connection
        .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    value.ok_or_else(|| StoreError::Corrupt(format!("it has no {key}")))
}

/// The label set as it is stored in `meta`.
pub(super) fn label_set(stored: &str) -> Result<LabelSet, StoreError> {
    let shape: LabelSetShape = serde_json::from_str(stored).map_err(StoreError::corrupt)?;
    shape.label_set().map_err(StoreError::corrupt)
}

pub(super) fn annotators(connection: &Connection) -> Result<Vec<Annotator>, StoreError> {
    let mut query = connection.prepare_cached("SELECT name FROM annotators ORDER BY name")?;
    let names = query.query_map([], |row| row.get::<_, String>(0))?;
    names.map(|name| annotator(&name?)).collect()
}

pub(super) fn documents(
    connection: &Connection,
    annotator: Option<&Annotator>,
) -> Result<Vec<DocumentState>, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT d.id, d.title, d.chars, d.sha256, l.status, \
         (SELECT count(*) FROM annotations a WHERE a.layer = l.key), \
         EXISTS (SELECT 1 FROM comments c WHERE c.layer = l.key) \
         FROM documents d LEFT JOIN annotators n ON n.name = ?1 \
         LEFT JOIN layers l ON l.document = d.key AND l.annotator = n.key ORDER BY d.position",
    )?;
    let mut rows = query.query([annotator.map(Annotator::as_str)])?;
    let mut documents = Vec::new();
    while let Some(row) = rows.next()? {
        let info = DocumentInfo {
            id: document_id(&row.get::<_, String>(0)?)?,
            title: row.get(1)?,
            chars: row.get(2)?,
            sha256: row.get(3)?,
        };
        let found: Option<String> = row.get(4)?;
        let status = found.map_or(Ok(Status::ToDo), |name| status(&name))?;
        documents.push(DocumentState { info, status, spans: row.get(5)?, commented: row.get(6)? });
    }
    Ok(documents)
}

pub(super) fn text(connection: &Connection, document: &DocumentId) -> Result<String, StoreError> {
    let found: Option<String> = connection
        .prepare_cached("SELECT text FROM documents WHERE id = ?1")?
        .query_row([document.as_str()], |row| row.get(0))
        .optional()?;
    found.ok_or_else(|| StoreError::UnknownDocument(document.clone()))
}

pub(super) fn layers(connection: &Connection) -> Result<Vec<LayerInfo>, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT d.id, n.name, l.status, (SELECT count(*) FROM annotations a WHERE a.layer = l.key) \
         FROM layers l JOIN documents d ON d.key = l.document JOIN annotators n ON n.key = l.annotator \
         ORDER BY d.position, n.name",
    )?;
    let mut rows = query.query([])?;
    let mut layers = Vec::new();
    while let Some(row) = rows.next()? {
        layers.push(LayerInfo {
            document: document_id(&row.get::<_, String>(0)?)?,
            annotator: annotator(&row.get::<_, String>(1)?)?,
            status: status(&row.get::<_, String>(2)?)?,
            spans: row.get(3)?,
        });
    }
    Ok(layers)
}

pub(super) fn layer(
    connection: &Connection,
    document: &DocumentId,
    annotator: &Annotator,
) -> Result<Option<AnnotationSet>, StoreError> {
    let head = connection
        .prepare_cached(
            "SELECT l.key, l.status, l.revision, d.chars, l.sheet FROM layers l JOIN documents d ON d.key = l.document \
             JOIN annotators n ON n.key = l.annotator WHERE d.id = ?1 AND n.name = ?2",
        )?
        .query_row([document.as_str(), annotator.as_str()], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get(3)?, row.get::<_, String>(4)?))
        })
        .optional()?;
    let Some((key, name, revision, chars, sheet)) = head else { return Ok(None) };
    let content = content_rows(connection, key, &sheet)?.content()?;
    AnnotationSet::restore(document.clone(), annotator.clone(), chars, status(&name)?, revision, content)
        .map(Some)
        .map_err(StoreError::corrupt)
}

/// What is stored of the layer with that key, each kind by id; `sheet` is its column.
pub(super) fn content_rows(connection: &Connection, layer: i64, sheet: &str) -> Result<ContentRows, StoreError> {
    Ok(ContentRows {
        annotations: annotation_rows(connection, layer)?,
        links: link_rows(connection, layer)?,
        comments: comment_rows(connection, layer)?,
        sheet: read_sheet(sheet)?,
    })
}

fn annotation_rows(connection: &Connection, layer: i64) -> Result<Vec<AnnotationRow>, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT id, label, start, \"end\", quote, note, origin, created, modified, answers FROM annotations \
         WHERE layer = ?1 ORDER BY id",
    )?;
    let mut rows = query.query([layer])?;
    let mut annotations = Vec::new();
    while let Some(row) = rows.next()? {
        annotations.push(AnnotationRow {
            id: row.get(0)?,
            label: row.get(1)?,
            start: row.get(2)?,
            end: row.get(3)?,
            quote: row.get(4)?,
            note: row.get(5)?,
            origin: row.get(6)?,
            created: row.get(7)?,
            modified: row.get(8)?,
            answers: read_answers(row.get_ref(9)?.as_str().map_err(StoreError::corrupt)?)?,
        });
    }
    Ok(annotations)
}

fn link_rows(connection: &Connection, layer: i64) -> Result<Vec<LinkRow>, StoreError> {
    let mut query = connection
        .prepare_cached("SELECT id, type, \"from\", \"to\", state, created FROM links WHERE layer = ?1 ORDER BY id")?;
    let rows = query.query_map([layer], |row| {
        Ok(LinkRow {
            id: row.get(0)?,
            kind: row.get(1)?,
            from: row.get(2)?,
            to: row.get(3)?,
            state: row.get(4)?,
            created: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn comment_rows(connection: &Connection, layer: i64) -> Result<Vec<CommentRow>, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT id, \"on\", author, text, created, modified FROM comments WHERE layer = ?1 ORDER BY id",
    )?;
    let rows = query.query_map([layer], |row| {
        Ok(CommentRow {
            id: row.get(0)?,
            on: row.get(1)?,
            author: row.get(2)?,
            text: row.get(3)?,
            created: row.get(4)?,
            modified: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn quotes(
    connection: &Connection,
    document: &DocumentId,
    annotator: &Annotator,
) -> Result<Vec<(AnnotationId, String)>, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT a.id, a.quote FROM annotations a JOIN layers l ON l.key = a.layer \
         JOIN documents d ON d.key = l.document JOIN annotators n ON n.key = l.annotator \
         WHERE d.id = ?1 AND n.name = ?2",
    )?;
    let rows =
        query.query_map([document.as_str(), annotator.as_str()], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    rows.map(|row| {
        let (id, quote) = row?;
        Ok((AnnotationId::parse(&id).ok_or_else(|| StoreError::Corrupt(format!("{id:?} is no id")))?, quote))
    })
    .collect()
}

pub(super) fn find(
    connection: &Connection,
    annotator: &Annotator,
    id: AnnotationId,
) -> Result<Vec<DocumentId>, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT d.id FROM annotations a JOIN layers l ON l.key = a.layer JOIN documents d ON d.key = l.document \
         JOIN annotators n ON n.key = l.annotator WHERE a.id = ?1 AND n.name = ?2 ORDER BY d.position",
    )?;
    let rows = query.query_map(params![id.to_string(), annotator.as_str()], |row| row.get::<_, String>(0))?;
    rows.map(|id| document_id(&id?)).collect()
}

pub(super) fn span_counts(connection: &Connection) -> Result<Vec<SpanCount>, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT n.name, l.status, a.label, count(*) FROM annotations a JOIN layers l ON l.key = a.layer \
         JOIN annotators n ON n.key = l.annotator GROUP BY n.name, l.status, a.label ORDER BY n.name, a.label",
    )?;
    let mut rows = query.query([])?;
    let mut counts = Vec::new();
    while let Some(row) = rows.next()? {
        counts.push(SpanCount {
            annotator: annotator(&row.get::<_, String>(0)?)?,
            status: status(&row.get::<_, String>(1)?)?,
            label: LabelKey::new(&row.get::<_, String>(2)?).map_err(StoreError::corrupt)?,
            spans: row.get(3)?,
        });
    }
    Ok(counts)
}

/// The id of the document with that text, by its hash.
pub(super) fn document_with(connection: &Connection, sha256: &str) -> Result<Option<DocumentId>, StoreError> {
    let found: Option<String> = connection
        .prepare_cached("SELECT id FROM documents WHERE sha256 = ?1")?
        .query_row([sha256], |row| row.get(0))
        .optional()?;
    found.map(|id| document_id(&id)).transpose()
}

pub(super) fn document_key(connection: &Connection, document: &str) -> Result<Option<i64>, StoreError> {
    let mut query = connection.prepare_cached("SELECT key FROM documents WHERE id = ?1")?;
    Ok(query.query_row([document], |row| row.get(0)).optional()?)
}

pub(super) fn annotator_key(connection: &Connection, annotator: &str) -> Result<Option<i64>, StoreError> {
    let mut query = connection.prepare_cached("SELECT key FROM annotators WHERE name = ?1")?;
    Ok(query.query_row([annotator], |row| row.get(0)).optional()?)
}

pub(super) fn document_id(name: &str) -> Result<DocumentId, StoreError> {
    DocumentId::new(name).map_err(|e| StoreError::Corrupt(format!("document id {name:?}: {e}")))
}

pub(super) fn annotator(name: &str) -> Result<Annotator, StoreError> {
    Annotator::new(name).map_err(|e| StoreError::Corrupt(format!("annotator {name:?}: {e}")))
}
