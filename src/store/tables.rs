//! One change in the tables of a layer.

use super::StoreError;
use super::event::ChangeRow;
use super::row::{AnnotationRow, CommentRow, LinkRow, SheetRow};
use crate::wire::AnswersShape;
use rusqlite::{Connection, ErrorCode, Params, params};

/// Makes `change` in the layer with that key. False if it does not fit what is there.
pub(super) fn change_tables(connection: &Connection, layer: i64, change: &ChangeRow) -> Result<bool, StoreError> {
    let changed = match change {
        ChangeRow::Added { annotation } => insert_annotation(connection, layer, annotation),
        ChangeRow::Removed { annotation } => delete(connection, "annotations", layer, &annotation.id),
        ChangeRow::Replaced { after, .. } => update_annotation(connection, layer, after),
        ChangeRow::LinkAdded { link } => insert_link(connection, layer, link),
        ChangeRow::LinkRemoved { link } => delete(connection, "links", layer, &link.id),
        ChangeRow::LinkReplaced { after, .. } => update_link(connection, layer, after),
        ChangeRow::CommentAdded { comment } => insert_comment(connection, layer, comment),
        ChangeRow::CommentRemoved { comment } => delete(connection, "comments", layer, &comment.id),
        ChangeRow::CommentReplaced { after, .. } => update_comment(connection, layer, after),
        ChangeRow::Sheet { after, .. } => {
            let sheet = sheet_json(after);
            run(connection, "UPDATE layers SET sheet = ?2 WHERE key = ?1", params![layer, sheet])
        }
        ChangeRow::Status { after, .. } => {
            run(connection, "UPDATE layers SET status = ?2 WHERE key = ?1", params![layer, after])
        }
    };
    match changed {
        Ok(changed) => Ok(changed == 1),
        // The same id or link twice, a link or a comment without its span, a span with a link still on it.
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn run(connection: &Connection, sql: &str, values: impl Params) -> rusqlite::Result<usize> {
    connection.prepare_cached(sql)?.execute(values)
}

fn insert_annotation(connection: &Connection, layer: i64, row: &AnnotationRow) -> rusqlite::Result<usize> {
    run_annotation(
        connection,
        "INSERT INTO annotations (layer, id, start, \"end\", label, quote, answers, note, origin, created, modified) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        layer,
        row,
    )
}

fn update_annotation(connection: &Connection, layer: i64, row: &AnnotationRow) -> rusqlite::Result<usize> {
    run_annotation(
        connection,
        "UPDATE annotations SET start = ?3, \"end\" = ?4, label = ?5, quote = ?6, answers = ?7, note = ?8, origin = ?9, \
         created = ?10, modified = ?11 WHERE layer = ?1 AND id = ?2",
        layer,
        row,
    )
}

/// Runs `sql` with all values of an annotation, in the order of the columns.
fn run_annotation(connection: &Connection, sql: &str, layer: i64, row: &AnnotationRow) -> rusqlite::Result<usize> {
    run(
        connection,
        sql,
        params![
            layer,
            row.id,
            row.start,
            row.end,
            row.label,
            row.quote,
            answers_json(&row.answers),
            row.note,
            row.origin,
            row.created,
            row.modified
        ],
    )
}

fn insert_link(connection: &Connection, layer: i64, row: &LinkRow) -> rusqlite::Result<usize> {
    run(
        connection,
        "INSERT INTO links (layer, id, type, \"from\", \"to\", state, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![layer, row.id, row.kind, row.from, row.to, row.state, row.created],
    )
}

fn update_link(connection: &Connection, layer: i64, row: &LinkRow) -> rusqlite::Result<usize> {
    run(
        connection,
        "UPDATE links SET type = ?3, \"from\" = ?4, \"to\" = ?5, state = ?6, created = ?7 WHERE layer = ?1 AND id = ?2",
        params![layer, row.id, row.kind, row.from, row.to, row.state, row.created],
    )
}

fn insert_comment(connection: &Connection, layer: i64, row: &CommentRow) -> rusqlite::Result<usize> {
    run(
        connection,
        "INSERT INTO comments (layer, id, \"on\", author, text, created, modified) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![layer, row.id, row.on, row.author, row.text, row.created, row.modified],
    )
}

fn update_comment(connection: &Connection, layer: i64, row: &CommentRow) -> rusqlite::Result<usize> {
    run(
        connection,
        "UPDATE comments SET \"on\" = ?3, author = ?4, text = ?5, created = ?6, modified = ?7 \
         WHERE layer = ?1 AND id = ?2",
        params![layer, row.id, row.on, row.author, row.text, row.created, row.modified],
    )
}

fn delete(connection: &Connection, table: &str, layer: i64, id: &str) -> rusqlite::Result<usize> {
    run(connection, &format!("DELETE FROM {table} WHERE layer = ?1 AND id = ?2"), params![layer, id])
}

/// Answers as they stand in their column.
fn answers_json(answers: &AnswersShape) -> String {
    serde_json::to_string(answers).expect("keys that are strings, and no other map")
}

fn sheet_json(sheet: &SheetRow) -> String {
    serde_json::to_string(sheet).expect("keys that are strings, and no other map")
}

/// The answers in a column.
pub(super) fn read_answers(column: &str) -> Result<AnswersShape, StoreError> {
    if column == "{}" { Ok(AnswersShape::new()) } else { serde_json::from_str(column).map_err(StoreError::corrupt) }
}

/// The sheet in a column.
pub(super) fn read_sheet(column: &str) -> Result<SheetRow, StoreError> {
    if column == "{}" { Ok(SheetRow::default()) } else { serde_json::from_str(column).map_err(StoreError::corrupt) }
}
