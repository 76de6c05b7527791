//! The program `tawsim`: a window, or a task of the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    tawsim::cli::main(|_request| anyhow::bail!("this build has no window; see tawsim --help for the commands"))
}
