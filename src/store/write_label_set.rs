//! Another label set for the project.

use super::event::{ChangeRow, Event, LabelSetEvent, LayerEvent, RenameRow, label_set_json};
use super::memory::Memory;
use super::tables::change_tables;
use super::write_layer::change_rows;
use super::{StoreError, Write, read};
use crate::command::{
    Change, CommandError, Fitted, LabelSetChange, LabelSetEdit, LabelSetRefusal, LayerEdit, Reach, Rename, fit, remake,
};
use crate::model::{AnnotationSet, Annotator, DocumentId, LabelSet, Timestamp};
use crate::wire::LabelSetShape;
use rusqlite::{Connection, Savepoint, params};
use serde::Serialize;
use std::collections::BTreeSet;

impl Write<'_> {
    /// Gives the project another label set: renames labels in all layers and makes the layers fit. Tells what was
    /// done, so that it can be taken back; the inner error is a refusal, and then nothing was done.
    ///
    /// # Errors
    /// [`StoreError`], as for every method here.
    pub fn change_label_set(
        &mut self,
        change: LabelSetChange,
        author: &str,
        now: Timestamp,
    ) -> Result<Result<LabelSetEdit, LabelSetRefusal>, StoreError> {
        let before = LabelSet::clone(&*self.labels()?);
        if let Err(refusal) = change.check(&before) {
            return Ok(Err(refusal));
        }
        let reach = change.reach(&before);
        let mut work = Work::begin(self)?;
        if let Some(more) = work.more(&change)? {
            return Ok(Err(more));
        }
        work.rename(&change.renamed)?;
        let (mut layers, mut stuck) = (Vec::new(), 0);
        for layer in work.reached(&reach)? {
            let mut set = work.set(&layer)?;
            match fit(&mut set, &change.after, &change.fates, now) {
                Ok(fitted) if fitted.stuck > 0 => stuck += fitted.stuck,
                Ok(fitted) if fitted.changes.is_empty() => {}
                Ok(Fitted { changes, .. }) => {
                    work.write(&layer, &changes)?;
                    layers.push(layer.edit(changes));
                }
                Err(error) => return Ok(Err(layer.refusal(error))),
            }
        }
        if stuck > 0 {
            return Ok(Err(LabelSetRefusal::Twins { spans: stuck }));
        }
        let edit = LabelSetEdit { before, after: change.after, renamed: change.renamed, layers, turned: false };
        let event = work.finish(&edit)?;
        self.record_label_set(&edit, event, author, now)?;
        Ok(Ok(edit))
    }

    /// Makes an edit again, or takes one back when given its [`inverse`](LabelSetEdit::inverse).
    ///
    /// # Errors
    /// [`StoreError`]; the inner error is a refusal, if the project has gone on in a way that leaves no room.
    pub fn make_label_set_edit(
        &mut self,
        edit: &LabelSetEdit,
        author: &str,
        now: Timestamp,
    ) -> Result<Result<(), LabelSetRefusal>, StoreError> {
        if *self.labels()? != edit.before {
            return Ok(Err(LabelSetRefusal::Moved));
        }
        let change = LabelSetChange { renamed: edit.renamed.clone(), ..LabelSetChange::to(edit.after.clone()) };
        let reach = change.reach(&edit.before);
        let mut work = Work::begin(self)?;
        if !edit.turned {
            work.rename(&edit.renamed)?;
        }
        let mut moved = Vec::new();
        for LayerEdit { document, annotator, changes } in &edit.layers {
            let Some(layer) = work.layer(document, annotator)? else {
                return Err(StoreError::UnknownDocument(document.clone()));
            };
            match remake(&mut work.set(&layer)?, changes) {
                Ok(made) => {
                    work.write(&layer, &made)?;
                    if made != *changes {
                        moved.push(layer);
                    }
                }
                Err(error) => return Ok(Err(layer.refusal(error))),
            }
        }
        if edit.turned {
            work.rename(&edit.renamed)?;
        }
        for layer in work.reached(&reach)?.into_iter().chain(moved) {
            // What others have done since is not thrown away by somebody who takes back a step.
            let misfits = fit(&mut work.set(&layer)?, &edit.after, &change.fates, now);
            if !misfits.is_ok_and(|misfits| misfits.changes.is_empty()) {
                return Ok(Err(LabelSetRefusal::InUse { document: layer.document, annotator: layer.annotator }));
            }
        }
        let event = work.finish(edit)?;
        self.record_label_set(edit, event, author, now)?;
        Ok(Ok(()))
    }

    fn record_label_set(
        &mut self,
        edit: &LabelSetEdit,
        layers: Vec<LayerEvent>,
        author: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if edit.before == edit.after && edit.renamed.is_empty() && layers.is_empty() {
            return Ok(());
        }
        let event = LabelSetEvent {
            renamed: edit.renamed.iter().map(RenameRow::from).collect(),
            renamed_last: edit.turned,
            layers,
            ..LabelSetEvent::to(&edit.after)
        };
        self.record(author, now, &Event::LabelSetChanged(event))
    }
}

/// A layer by its key in the tables.
struct Layer {
    key: i64,
    revision: u64,
    document: DocumentId,
    annotator: Annotator,
}

impl Layer {
    fn edit(self, changes: Vec<Change>) -> LayerEdit {
        LayerEdit { document: self.document, annotator: self.annotator, changes }
    }

    fn refusal(self, error: CommandError) -> LabelSetRefusal {
        LabelSetRefusal::Layer { document: self.document, annotator: self.annotator, error }
    }
}

/// Work on many layers, which is taken back if it is dropped before it is finished.
struct Work<'w> {
    savepoint: Savepoint<'w>,
    memory: &'w Memory,
    /// Keys of layers in which something was changed.
    touched: BTreeSet<i64>,
    written: Vec<LayerEvent>,
}

impl<'w> Work<'w> {
    fn begin(write: &'w mut Write<'_>) -> Result<Self, StoreError> {
        let savepoint = write.transaction.savepoint()?;
        Ok(Self { savepoint, memory: write.memory, touched: BTreeSet::new(), written: Vec::new() })
    }

    /// The first label that goes of which there are more spans than were counted.
    fn more(&self, change: &LabelSetChange) -> Result<Option<LabelSetRefusal>, StoreError> {
        let mut query = self.savepoint.prepare_cached("SELECT count(*) FROM annotations WHERE label = ?1")?;
        for (label, &counted) in &change.counted {
            let found: usize = query.query_row([label.as_str()], |row| row.get(0))?;
            if found > counted {
                return Ok(Some(LabelSetRefusal::More { label: label.clone(), counted, found }));
            }
        }
        Ok(None)
    }

    /// Renames labels in all layers, all at once.
    fn rename(&mut self, renamed: &[Rename]) -> Result<(), StoreError> {
        if renamed.is_empty() {
            return Ok(());
        }
        let rows: Vec<RenameRow> = renamed.iter().map(RenameRow::from).collect();
        let rows = json(&rows)?;
        let mut query = self.savepoint.prepare_cached(
            "SELECT DISTINCT layer FROM annotations \
             WHERE label IN (SELECT json_extract(value, '$.from') FROM json_each(?1))",
        )?;
        for layer in query.query_map([&rows], |row| row.get(0))? {
            self.touched.insert(layer?);
        }
        self.savepoint
            .prepare_cached(
                "UPDATE annotations SET label = (SELECT json_extract(value, '$.to') FROM json_each(?1) \
                 WHERE json_extract(value, '$.from') = label) \
                 WHERE label IN (SELECT json_extract(value, '$.from') FROM json_each(?1))",
            )?
            .execute([&rows])?;
        Ok(())
    }

    /// The layers that have something of what a new label set no longer allows.
    fn reached(&self, reach: &Reach) -> Result<Vec<Layer>, StoreError> {
        if reach.is_empty() {
            return Ok(Vec::new());
        }
        let labels = |keys: &[crate::model::LabelKey]| json(&keys.iter().map(ToString::to_string).collect::<Vec<_>>());
        let links: Vec<String> = reach.links.iter().map(ToString::to_string).collect();
        let values = params![labels(&reach.labels)?, labels(&reach.answers)?, json(&links)?, reach.sheets];
        layers(
            &self.savepoint,
            "l.key IN (SELECT layer FROM annotations WHERE label IN (SELECT value FROM json_each(?1)) \
             OR answers <> '{}' AND label IN (SELECT value FROM json_each(?2))) \
             OR l.key IN (SELECT layer FROM links WHERE type IN (SELECT value FROM json_each(?3))) \
             OR ?4 AND l.sheet <> '{}'",
            values,
        )
    }

    fn layer(&self, document: &DocumentId, annotator: &Annotator) -> Result<Option<Layer>, StoreError> {
        let found = layers(&self.savepoint, "d.id = ?1 AND n.name = ?2", [document.as_str(), annotator.as_str()])?;
        Ok(found.into_iter().next())
    }

    fn set(&self, layer: &Layer) -> Result<AnnotationSet, StoreError> {
        let found = read::layer(&self.savepoint, &layer.document, &layer.annotator)?;
        found.ok_or_else(|| StoreError::UnknownDocument(layer.document.clone()))
    }

    /// Writes changes that fit the layer.
    fn write(&mut self, layer: &Layer, changes: &[Change]) -> Result<(), StoreError> {
        if changes.is_empty() {
            return Ok(());
        }
        let text = self.memory.text(&self.savepoint, &layer.document)?;
        let rows: Vec<ChangeRow> = change_rows(changes, &text, &layer.document)?;
        for row in &rows {
            if !change_tables(&self.savepoint, layer.key, row)? {
                return Err(StoreError::corrupt("what was to be changed in a layer is missing"));
            }
        }
        self.touched.insert(layer.key);
        self.written.push(LayerEvent {
            document: layer.document.to_string(),
            annotator: layer.annotator.to_string(),
            revision: layer.revision + 1,
            changes: rows,
        });
        Ok(())
    }

    /// Counts the revisions, stores the label set and keeps everything.
    fn finish(self, edit: &LabelSetEdit) -> Result<Vec<LayerEvent>, StoreError> {
        let touched = json(&self.touched)?;
        self.savepoint.execute(
            "UPDATE layers SET revision = revision + 1 WHERE key IN (SELECT value FROM json_each(?1))",
            [touched],
        )?;
        let labels = label_set_json(&LabelSetShape::from(&edit.after))?;
        self.savepoint.execute("UPDATE meta SET value = ?1 WHERE key = 'labels'", [labels])?;
        self.savepoint.commit()?;
        Ok(self.written)
    }
}

/// The layers for which `condition` holds.
fn layers(connection: &Connection, condition: &str, values: impl rusqlite::Params) -> Result<Vec<Layer>, StoreError> {
    let mut query = connection.prepare(&format!(
        "SELECT l.key, l.revision, d.id, n.name FROM layers l JOIN documents d ON d.key = l.document \
         JOIN annotators n ON n.key = l.annotator WHERE {condition} ORDER BY d.position, n.name"
    ))?;
    let mut rows = query.query(values)?;
    let mut layers = Vec::new();
    while let Some(row) = rows.next()? {
        layers.push(Layer {
            key: row.get(0)?,
            revision: row.get(1)?,
            document: read::document_id(&row.get::<_, String>(2)?)?,
            annotator: read::annotator(&row.get::<_, String>(3)?)?,
        });
    }
    Ok(layers)
}

fn json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Io(error.to_string()))
}
