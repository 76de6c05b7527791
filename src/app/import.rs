//! Import: texts and JSON lines into the project, beside the window.

use super::job::{Job, JobProgress};
use super::merge::merge;
use super::session::Session;
use super::sources::{files, holds_jsonl, read_text};
use super::worker::{Reply, Request, ask};
use crate::formats::jsonl::{Line, Reader};
use crate::model::{Annotator, DocumentId, Timestamp};
use crate::store::{AddedDocument, NewDocument, Store, StoreError};
use crate::text::Encoding;
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::mem::take;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

/// Documents and bytes that go into one transaction at most.
const BATCH: usize = 64;
const BATCH_BYTES: usize = 4 << 20;

/// What a file is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportFormat {
    /// One document a file.
    Text,
    /// The native JSON lines.
    Jsonl,
}

/// What is to be imported.
#[derive(Clone, Debug, Default)]
pub struct ImportRequest {
    /// Files, and folders whose texts are taken.
    pub paths: Vec<PathBuf>,
    /// What the files are; `None` goes by their names, and by how an export begins.
    pub format: Option<ImportFormat>,
    /// The encoding of text files; `None` finds it out.
    pub encoding: Option<Encoding>,
    /// Whose the spans in JSON lines are; `None` goes by the file.
    pub annotator: Option<Annotator>,
}

/// Something in a file that did not go in, or not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportIssue {
    /// The file.
    pub path: PathBuf,
    /// The line, counted from 1, in a file of lines.
    pub line: Option<usize>,
    /// What is the matter.
    pub message: String,
}

impl fmt::Display for ImportIssue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}, line {line}: {}", self.path.display(), self.message),
            None => write!(f, "{}: {}", self.path.display(), self.message),
        }
    }
}

/// What an import has done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// New documents, in order.
    pub added: Vec<DocumentId>,
    /// Text files whose exact text the project had, and under which id.
    pub already_there: Vec<(PathBuf, DocumentId)>,
    /// Lines of JSON that were read and merged.
    pub lines: usize,
    /// Spans that the project lacked.
    pub spans: usize,
    /// Links that the project lacked.
    pub links: usize,
    /// Files and lines that did not go in.
    pub failed: Vec<ImportIssue>,
    /// Things that went in differently from how they stand in the file.
    pub warnings: Vec<ImportIssue>,
    /// The project could not be written any more; what came before is in.
    pub stopped: Option<StoreError>,
    /// Somebody stopped it; what came before is in.
    pub cancelled: bool,
}

impl ImportReport {
    /// Whether everything that was asked for is in the project now, and was not before under another name.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        let issues = self.already_there.len() + self.failed.len() + self.warnings.len();
        issues == 0 && self.stopped.is_none() && !self.cancelled
    }

    fn fail(&mut self, path: &Path, line: Option<usize>, message: &dyn fmt::Display) {
        self.failed.push(ImportIssue { path: path.to_owned(), line, message: message.to_string() });
    }
}

impl Session {
    /// Begins an import. The session stays usable; progress counts bytes. When it is over, the lists follow with
    /// [`super::Event::Listed`].
    #[must_use]
    pub fn import(&self, request: ImportRequest) -> Job<ImportReport> {
        let (requests, replies) = (self.worker.requests.clone(), self.worker.reply_to.clone());
        let author = self.annotator().map(ToString::to_string).unwrap_or_default();
        let wake = self.worker.wake.clone();
        Job::start(wake, move |progress| {
            let mut import = Import { request, requests, author, progress, report: ImportReport::default() };
            import.run();
            let report = import.report;
            let _ = replies.send(Reply::Imported);
            report
        })
    }
}

struct Import<'p> {
    request: ImportRequest,
    requests: Sender<Request>,
    author: String,
    progress: &'p JobProgress,
    report: ImportReport,
}

impl Import<'_> {
    fn run(&mut self) {
        let files = files(&self.request.paths);
        self.progress.set_total(files.iter().filter_map(|(_, length)| length.as_ref().ok()).sum());
        let mut texts = Vec::new();
        for (path, length) in files {
            if self.is_over() {
                break;
            }
            let format = self.request.format.unwrap_or(if holds_jsonl(&path) {
                ImportFormat::Jsonl
            } else {
                ImportFormat::Text
            });
            match (length, format) {
                (Err(error), _) => self.report.fail(&path, None, &error),
                (Ok(length), ImportFormat::Text) => {
                    if self.request.annotator.is_some() {
                        self.warn(&path, None, "this is a text, which has no annotator; the name was not used");
                    }
                    match read_text(&path, self.request.encoding) {
                        Ok(new) => texts.push((path, new)),
                        Err(error) => self.report.fail(&path, None, &error),
                    }
                    self.progress.advance(length);
                    let bytes: usize = texts.iter().map(|(_, new)| new.text.as_str().len()).sum();
                    if texts.len() >= BATCH || bytes >= BATCH_BYTES {
                        self.add(take(&mut texts));
                    }
                }
                (Ok(_), ImportFormat::Jsonl) => {
                    if self.request.encoding.is_some() {
                        self.warn(&path, None, "this is JSONL, which is always UTF-8; the encoding was not used");
                    }
                    // In the order in which the files were named.
                    self.add(take(&mut texts));
                    self.read_lines(&path);
                }
            }
        }
        self.add(texts);
    }

    fn warn(&mut self, path: &Path, line: Option<usize>, message: impl Into<String>) {
        self.report.warnings.push(ImportIssue { path: path.to_owned(), line, message: message.into() });
    }

    fn is_over(&mut self) -> bool {
        self.report.cancelled |= self.progress.is_cancelled();
        self.report.cancelled || self.report.stopped.is_some()
    }

    /// Runs `work` on the store; its error, or that the session is gone, ends the import.
    fn on_store<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Option<T> {
        match ask(&self.requests, |store, _| work(store)) {
            Some(Ok(answer)) => Some(answer),
            Some(Err(error)) => {
                self.report.stopped = Some(error);
                None
            }
            None => {
                self.report.cancelled = true;
                None
            }
        }
    }

    fn add(&mut self, texts: Vec<(PathBuf, NewDocument)>) {
        if texts.is_empty() || self.is_over() {
            return;
        }
        let author = self.author.clone();
        let outcomes = self.on_store(move |store| {
            store.write(|write| {
                let now = Timestamp::now();
                let mut outcomes = Vec::with_capacity(texts.len());
                for (path, new) in texts {
                    outcomes.push((path, write.add_document(&new, &author, now)?));
                }
                Ok(outcomes)
            })
        });
        for (path, outcome) in outcomes.unwrap_or_default() {
            match outcome {
                AddedDocument::Added(id) => self.report.added.push(id),
                AddedDocument::AlreadyThere(id) => self.report.already_there.push((path, id)),
            }
        }
    }

    fn read_lines(&mut self, path: &Path) {
        let file = match File::open(path) {
            Ok(file) => Counted { file, progress: self.progress.clone() },
            Err(error) => return self.report.fail(path, None, &error),
        };
        let mut batch: Vec<Line> = Vec::new();
        let (mut bytes, before) = (0, self.report.failed.len());
        // Types are those of now; whether everything still fits is looked at where it goes in.
        let Some(labels) = self.on_store(|store| store.labels()) else { return };
        for line in Reader::new(BufReader::with_capacity(1 << 16, file), Timestamp::now(), &labels) {
            match line {
                Ok(mut line) => {
                    if let Some(annotator) = &self.request.annotator {
                        line.record.annotator = annotator.clone();
                    }
                    bytes += line.record.text.as_str().len();
                    batch.push(line);
                }
                Err(bad) => self.report.fail(path, Some(bad.line), &bad.reason),
            }
            if batch.len() >= BATCH || bytes >= BATCH_BYTES {
                self.merge(path, take(&mut batch));
                bytes = 0;
            }
            if self.is_over() {
                break;
            }
        }
        self.merge(path, batch);
        // What the reader refuses is known before what the project refuses.
        self.report.failed[before..].sort_by_key(|issue| issue.line);
    }

    fn merge(&mut self, path: &Path, lines: Vec<Line>) {
        if lines.is_empty() || self.is_over() {
            return;
        }
        for line in &lines {
            for what in &line.unknown {
                self.warn(path, Some(line.line), format!("{what} is not known and was not kept"));
            }
        }
        let source = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let outcomes = self.on_store(move |store| {
            store.write(|write| {
                let now = Timestamp::now();
                let one = |Line { line, record, .. }| -> Result<_, StoreError> {
                    let labels = write.labels()?;
                    Ok((line, merge(write, &labels, &record, &source, now)?))
                };
                lines.into_iter().map(one).collect::<Result<Vec<_>, _>>()
            })
        });
        for (line, outcome) in outcomes.unwrap_or_default() {
            match outcome {
                Ok(merged) => {
                    self.report.lines += 1;
                    self.report.spans += merged.spans;
                    self.report.links += merged.links;
                    self.report.added.extend(merged.added);
                    let issue = |message| ImportIssue { path: path.to_owned(), line: Some(line), message };
                    self.report.warnings.extend(merged.kept.into_iter().map(issue));
                }
                Err(refusal) => self.report.fail(path, Some(line), &refusal),
            }
        }
    }
}

/// A file that counts what is read of it.
struct Counted {
    file: File,
    progress: JobProgress,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.progress.advance(count as u64);
        Ok(count)
    }
}
