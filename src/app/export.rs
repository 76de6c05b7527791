//! Export: layers of the project into one file, beside the window.

use super::job::{Job, JobProgress};
use super::session::Session;
use super::worker::{Request, ask};
use crate::formats::jsonl::{WriteError, Writer};
use crate::formats::{Record, RecordSpan};
use crate::model::{Annotation, AnnotationId, Annotator, DocumentId, LabelKey, LayerInfo, Status};
use crate::store::{Snapshot, Store, StoreError, WholeFile};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

/// Longest line of a preview, in code points.
const LONGEST_PREVIEW: usize = 2_000;

/// Which documents are exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DocumentChoice {
    /// Every document that an annotator has opened.
    #[default]
    All,
    /// Only those that the annotator has marked done.
    Done,
}

/// What is to be exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportRequest {
    /// Whose layers; `None` means everybody's.
    pub annotators: Option<Vec<Annotator>>,
    /// Which documents.
    pub documents: DocumentChoice,
}

impl ExportRequest {
    fn takes(&self, annotator: &Annotator, status: Status) -> bool {
        let chosen = self.annotators.as_ref().is_none_or(|chosen| chosen.contains(annotator));
        chosen && (self.documents == DocumentChoice::All || status == Status::Done)
    }
}

/// What was or would be exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportReport {
    /// Lines: one for each document and annotator.
    pub lines: usize,
    /// Different documents among them.
    pub documents: usize,
    /// All spans.
    pub spans: usize,
    /// Spans of each label that occurs.
    pub spans_by_label: Vec<(LabelKey, usize)>,
}

/// The beginning of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// The first lines, each cut after 2,000 code points.
    pub lines: Vec<String>,
    /// What the whole export would hold.
    pub report: ExportReport,
}

/// Why nothing was exported. A file that was there before is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// Changes wait for the disk; an export would lack them.
    #[error("{0} changes are not saved yet, so the export would lack them; nothing was written")]
    Unsaved(usize),
    /// The project could not be read.
    #[error("the project could not be read: {0}")]
    Store(#[from] StoreError),
    /// A layer contradicts its text.
    #[error("{document}, {annotator}: {error}; nothing was written (tawsim doctor tells more)")]
    Record {
        /// The document.
        document: DocumentId,
        /// The annotator.
        annotator: Annotator,
        /// What is wrong.
        error: crate::formats::RecordError,
    },
    /// The file could not be written.
    #[error("{}: {error}; a file that was there before is unchanged", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// An annotator that the project does not know was chosen.
    #[error("nobody called {0} annotates in this project")]
    UnknownAnnotator(Annotator),
    /// Somebody stopped it.
    #[error("the export was cancelled; nothing was written")]
    Cancelled,
    /// The session was closed.
    #[error("the project was closed; nothing was written")]
    Closed,
}

impl Session {
    /// Begins an export of JSON lines to `path`: written beside it and renamed, so that a full disk or a kill leaves
    /// the old file. If nothing of the project was asked for, nothing is written. Progress counts lines.
    #[must_use]
    pub fn export(&self, path: PathBuf, request: ExportRequest) -> Job<Result<ExportReport, ExportError>> {
        let (requests, project) = (self.worker.requests.clone(), self.path().to_owned());
        Job::start(self.worker.wake.clone(), move |progress| {
            let snapshot = snapshot(&requests, &project)?;
            write_file(snapshot.project(), &request, &path, progress)
        })
    }

    /// Begins an export of JSON lines to standard output, line by line. Progress counts lines.
    #[must_use]
    pub fn export_to_stdout(&self, request: ExportRequest) -> Job<Result<ExportReport, ExportError>> {
        let (requests, project) = (self.worker.requests.clone(), self.path().to_owned());
        Job::start(self.worker.wake.clone(), move |progress| {
            let snapshot = snapshot(&requests, &project)?;
            let layers = layers(snapshot.project(), &request)?;
            let name = Path::new("standard output");
            let (mut out, report) = write_lines(snapshot.project(), &layers, name, io::stdout(), progress)?;
            out.flush().map_err(|error| ExportError::Io { path: name.to_owned(), error })?;
            Ok(report)
        })
    }

    /// Begins a preview with the first `lines` lines of such an export.
    #[must_use]
    pub fn preview(&self, request: ExportRequest, lines: usize) -> Job<Result<Preview, ExportError>> {
        let (requests, project) = (self.worker.requests.clone(), self.path().to_owned());
        Job::start(self.worker.wake.clone(), move |_| {
            let snapshot = snapshot(&requests, &project)?;
            preview(snapshot.project(), &request, lines)
        })
    }
}

/// The project with everything that was asked to be saved before.
fn snapshot(requests: &Sender<Request>, project: &Path) -> Result<Snapshot, ExportError> {
    match ask(requests, |_, unsaved| unsaved) {
        None => Err(ExportError::Closed),
        Some(0) => Ok(Snapshot::take(project)?),
        Some(unsaved) => Err(ExportError::Unsaved(unsaved)),
    }
}

fn write_file(
    store: &Store,
    request: &ExportRequest,
    path: &Path,
    progress: &JobProgress,
) -> Result<ExportReport, ExportError> {
    let layers = layers(store, request)?;
    if layers.is_empty() {
        return Ok(ExportReport::default());
    }
    let failed = |error| ExportError::Io { path: path.to_owned(), error };
    let file = WholeFile::begin(path).map_err(failed)?;
    let (file, report) = write_lines(store, &layers, path, file, progress)?;
    file.keep().map_err(failed)?;
    Ok(report)
}

/// Writes a line for each of `layers` to `sink`, which messages call `path`.
fn write_lines<W: Write>(
    store: &Store,
    layers: &[LayerInfo],
    path: &Path,
    sink: W,
    progress: &JobProgress,
) -> Result<(W, ExportReport), ExportError> {
    progress.set_total(layers.len() as u64);
    let failed = |error| ExportError::Io { path: path.to_owned(), error };
    let labels = store.labels()?;
    let mut writer = Writer::new(BufWriter::with_capacity(1 << 16, sink), &labels);
    let mut report = ExportReport::default();
    let mut counts = Counts::default();
    for layer in layers {
        if progress.is_cancelled() {
            return Err(ExportError::Cancelled);
        }
        let record = record(store, layer)?;
        write_record(&mut writer, &record).map_err(|error| error.at(path))?;
        counts.add(&mut report, layer, &record);
        progress.advance(1);
    }
    report.spans_by_label = counts.labels.into_iter().collect();
    let sink = writer.finish().map_err(failed)?.into_inner().map_err(|e| failed(e.into_error()))?;
    Ok((sink, report))
}

#[derive(Default)]
struct Counts {
    labels: BTreeMap<LabelKey, usize>,
    documents: HashSet<DocumentId>,
}

impl Counts {
    fn add(&mut self, report: &mut ExportReport, layer: &LayerInfo, record: &Record) {
        self.documents.insert(layer.document.clone());
        for span in &record.spans {
            *self.labels.entry(span.annotation.label.clone()).or_default() += 1;
        }
        report.lines += 1;
        report.spans += record.spans.len();
        report.documents = self.documents.len();
    }
}

/// A failed line, before it is known which file it was meant for.
enum Failed {
    Record(ExportError),
    Io(io::Error),
}

impl Failed {
    fn at(self, path: &Path) -> ExportError {
        match self {
            Self::Record(error) => error,
            Self::Io(error) => ExportError::Io { path: path.to_owned(), error },
        }
    }
}

fn write_record<W: Write>(writer: &mut Writer<'_, W>, record: &Record) -> Result<(), Failed> {
    writer.write(record).map_err(|error| match error {
        WriteError::Io(error) => Failed::Io(error),
        WriteError::Record(error) => Failed::Record(ExportError::Record {
            document: record.document.clone(),
            annotator: record.annotator.clone(),
            error,
        }),
    })
}

fn preview(store: &Store, request: &ExportRequest, lines: usize) -> Result<Preview, ExportError> {
    let layers = layers(store, request)?;
    let documents: HashSet<&DocumentId> = layers.iter().map(|layer| &layer.document).collect();
    let mut report = ExportReport {
        lines: layers.len(),
        documents: documents.len(),
        spans: layers.iter().map(|layer| layer.spans).sum(),
        spans_by_label: Vec::new(),
    };
    let mut labels: BTreeMap<LabelKey, usize> = BTreeMap::new();
    for count in store.span_counts()? {
        if request.takes(&count.annotator, count.status) {
            *labels.entry(count.label).or_default() += count.spans;
        }
    }
    report.spans_by_label = labels.into_iter().collect();
    let labels = store.labels()?;
    let mut shown = Vec::new();
    for layer in layers.iter().take(lines) {
        let mut writer = Writer::new(Vec::new(), &labels);
        write_record(&mut writer, &record(store, layer)?).map_err(|error| error.at(Path::new("preview")))?;
        let bytes = writer.finish().unwrap_or_default();
        shown.push(cut(String::from_utf8_lossy(&bytes).trim_end()));
    }
    Ok(Preview { lines: shown, report })
}

fn cut(line: &str) -> String {
    match line.char_indices().nth(LONGEST_PREVIEW) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

fn layers(store: &Store, request: &ExportRequest) -> Result<Vec<LayerInfo>, ExportError> {
    let known = store.annotators()?;
    if let Some(stranger) = request.annotators.iter().flatten().find(|name| !known.contains(name)) {
        return Err(ExportError::UnknownAnnotator(stranger.clone()));
    }
    let mut layers = store.layers()?;
    layers.retain(|layer| request.takes(&layer.annotator, layer.status));
    Ok(layers)
}

fn record(store: &Store, layer: &LayerInfo) -> Result<Record, StoreError> {
    let text = store.text(&layer.document)?;
    let set = store
        .layer(&layer.document, &layer.annotator)?
        .ok_or_else(|| StoreError::UnknownDocument(layer.document.clone()))?;
    let mut quotes: HashMap<AnnotationId, String> =
        store.quotes(&layer.document, &layer.annotator)?.into_iter().collect();
    let span = |annotation: &Annotation| RecordSpan {
        annotation: annotation.clone(),
        quote: quotes.remove(&annotation.id).unwrap_or_default(),
    };
    Ok(Record {
        document: layer.document.clone(),
        text,
        annotator: layer.annotator.clone(),
        status: set.status(),
        spans: set.annotations().iter().map(span).collect(),
        links: set.links().to_vec(),
        comments: set.comments().to_vec(),
        sheet: set.sheet().clone(),
    })
}
