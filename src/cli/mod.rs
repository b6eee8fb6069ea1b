//! The command line: arguments, and the subcommands that need no terminal.

mod edit;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// A terminal editor for assembling an issue of a Markdown newsletter.
#[derive(Debug, Parser)]
#[command(
    name = "copydesk",
    version,
    about,
    args_conflicts_with_subcommands = true
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    edit: edit::Args,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Open a practice draft with mistakes to find, in a temporary folder
    Demo,
}

/// Exit status of a subcommand that ran.
#[derive(Clone, Copy, Debug)]
enum Status {
    /// The editor was left with this code.
    Left(ExitCode),
}
#[derive(Clone, Debug, PartialEq, Eq)]
struct Failure(String);
type Outcome = Result<Status, Failure>;

/// Runs the program with the arguments of this process.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let outcome = match &cli.command {
        Some(Command::Demo) => edit::run_demo(),
        None => edit::run(&cli.edit),
    };
    match outcome {
        Ok(Status::Left(code)) => code,
        Err(Failure(sentence)) => {
            eprintln!("copydesk: {sentence}");
            ExitCode::from(2)
        }
    }
}
