//! The copydesk binary: everything happens in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    copydesk::cli::run()
}
