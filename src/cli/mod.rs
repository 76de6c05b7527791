//! The command line: the same [`Session`] without a window.
//!
//! Exit codes: 0 done, 1 done with warnings, 2 not done.

mod apply;
mod args;
mod info;
mod labels;
mod output;
mod problems;
mod read_count;
mod transfer;

use crate::app::Session;
use anyhow::Result;
use args::{Arguments, Task};
use clap::Parser as _;
use output::{Output, Verdict};
use std::path::PathBuf;
use std::process::ExitCode;
use transfer::close;

/// What is to be seen in a window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WindowRequest {
    /// The project to open; without one, the last.
    pub project: Option<PathBuf>,
    /// A picture of the window goes here, and the window closes.
    pub screenshot: Option<PathBuf>,
}

/// Does what the command line asks for; `window` opens the window.
#[must_use]
pub fn main(window: impl FnOnce(WindowRequest) -> Result<()>) -> ExitCode {
    let arguments = Arguments::parse();
    let mut output = Output::standard();
    let verdict = match arguments.task {
        None => {
            let request = WindowRequest { project: arguments.project, screenshot: arguments.screenshot };
            open_window(request, window)
        }
        Some(task) => run(task, &mut output),
    };
    let code = match verdict.and_then(|verdict| output.flush().map(|()| verdict)) {
        Ok(verdict) => verdict.code(),
        // Whoever reads has seen enough, as in `tawsim info … | head -1`.
        Err(error) if output::is_broken_pipe(&error) => Verdict::Done.code(),
        Err(error) => {
            output.note(format_args!("tawsim: {error:#}"));
            Verdict::NotDone.code()
        }
    };
    ExitCode::from(code)
}

fn open_window(request: WindowRequest, window: impl FnOnce(WindowRequest) -> Result<()>) -> Result<Verdict> {
    // Nobody who asks for a picture wants one of a window that says why the project does not open.
    if let (Some(project), Some(_)) = (&request.project, &request.screenshot) {
        close(Session::open(project)?, Verdict::Done, &mut Output::standard())?;
    }
    window(request).map(|()| Verdict::Done)
}

fn run(task: Task, output: &mut Output) -> Result<Verdict> {
    match task {
        Task::New(new) => transfer::new(new, output),
        Task::Import(import) => transfer::import(import, output),
        Task::Export(export) => transfer::export(export, output),
        Task::Info { project, json } => info::info(&Session::open_to_read(&project)?, json, output),
        Task::Labels(labels) => labels::labels(&labels, output),
        Task::Problems { project, annotator, json } => {
            problems::problems(&Session::open_to_read(&project)?, annotator, json, output)
        }
        Task::Doctor { project } => info::doctor(&project, output),
        Task::ReadCount(task) => read_count::run(&task, output),
        Task::Apply { project, annotator, file } => apply::apply(Session::open(&project)?, annotator, &file, output),
    }
}
