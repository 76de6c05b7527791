//! The program `tawsim`: a window, or a task of the command line.

use std::process::ExitCode;
use tawsim::{cli, ui};

fn main() -> ExitCode {
    cli::main(|request| Ok(ui::run(ui::Options { project: request.project, screenshot: request.screenshot })?))
}
