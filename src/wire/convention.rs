//! The table of how counts are coded.

use super::plain::{Plain, Written};
use crate::model::{Bound, Convention, ConventionError, ConventionKey, CountConventions};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The whole table. Rows that a file leaves out are as in a new project.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "Vec<RowShape>", into = "Vec<RowShape>")]
pub(super) struct ConventionsShape(pub CountConventions);

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RowShape {
    key: Plain<ConventionKey>,
    low: Plain<Bound>,
    best: Plain<Bound>,
    high: Plain<Bound>,
    #[serde(default)]
    reason: String,
}

impl Written for Bound {
    fn read(text: &str) -> Result<Self, String> {
        text.parse().map_err(|error: ConventionError| error.to_string())
    }

    fn written(&self) -> Cow<'_, str> {
        self.to_string().into()
    }
}

impl TryFrom<Vec<RowShape>> for ConventionsShape {
    type Error = ConventionError;

    fn try_from(rows: Vec<RowShape>) -> Result<Self, ConventionError> {
        let row = |row: RowShape| Convention {
            key: row.key.0,
            low: row.low.0,
            best: row.best.0,
            high: row.high.0,
            reason: row.reason,
        };
        CountConventions::new(rows.into_iter().map(row)).map(Self)
    }
}

impl From<ConventionsShape> for Vec<RowShape> {
    fn from(table: ConventionsShape) -> Self {
        let row = |row: &Convention| RowShape {
            key: Plain(row.key),
            low: Plain(row.low),
            best: Plain(row.best),
            high: Plain(row.high),
            reason: row.reason.clone(),
        };
        table.0.rows().map(row).collect()
    }
}
