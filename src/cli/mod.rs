//! The command line: arguments, and the subcommands that need no terminal.
//!
//! Each subcommand is a file with its `Args` and a `run`. What fails is one sentence on standard error and exit status 2.

mod apply;
mod load;
mod outline;
mod output;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// A terminal editor for assembling an issue of a Markdown newsletter.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Apply(apply::Args),
    Outline(outline::Args),
}

/// Exit status of a subcommand that ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    /// All is well.
    Done,
}

/// Why a subcommand did nothing, as a sentence without its full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Failure(String);

/// What came of a subcommand.
type Outcome = Result<Status, Failure>;

impl Failure {
    fn new(sentence: impl ToString) -> Self {
        Self(sentence.to_string())
    }
}

/// Runs the program with the arguments of this process.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to standard output, mistakes to standard error; a closed pipe is no matter.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let outcome = match &cli.command {
        Command::Apply(args) => apply::run(args),
        Command::Outline(args) => outline::run(args),
    };
    match outcome {
        Ok(Status::Done) => ExitCode::SUCCESS,
        Err(Failure(sentence)) => {
            output::complain(&sentence);
            ExitCode::from(2)
        }
    }
}
