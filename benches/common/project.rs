//! Projects to measure with.

use super::lines::{self, Line};
use std::path::PathBuf;
use tawsim::app::{ImportReport, ImportRequest, Session};
use tawsim::model::Annotator;
use tempfile::TempDir;

/// A project in a folder of its own, which goes when this goes.
pub struct Project {
    folder: TempDir,
}

impl Project {
    /// A project with the documents and spans of `lines`.
    pub fn new(lines: &[Line]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let project = Self { folder };
        lines::write(&project.file("in.jsonl"), lines);
        let (session, report) = project.import("in.jsonl", "bench.tawsim");
        assert!(report.is_clean(), "{:?} {:?}", report.failed, report.warnings);
        session.close().expect("saved");
        project
    }

    /// A file in the folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Makes the project `name` of the file `source`, both in the folder.
    pub fn import(&self, source: &str, name: &str) -> (Session, ImportReport) {
        let mut session = Session::create(&self.file(name)).expect("a new project");
        session.set_annotator(Annotator::new("a1").expect("a name"));
        let request = ImportRequest { paths: vec![self.file(source)], ..ImportRequest::default() };
        let report = session.import(request).wait();
        (session, report)
    }

    /// Opens it.
    pub fn open(&self) -> Session {
        Session::open(&self.file("bench.tawsim")).expect("the project")
    }
}
