//! The command line: arguments, the editor, and the subcommands that need no terminal.
//!
//! Each subcommand is a file with its `Args` and a `run`. What fails is one sentence on standard error and exit status 2.

mod apply;
mod check;
mod edit;
mod events;
mod load;
mod merge;
mod new;
mod outline;
mod output;
mod recover;
mod rules;

use crate::run::signals;
use clap::{Parser, Subcommand};
use std::fmt;
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
    New(new::Args),
    Events(events::Args),
    Apply(apply::Args),
    Outline(outline::Args),
    Check(check::Args),
    Rules(rules::Args),
    Recover(recover::Args),
    Merge(merge::Args),
    /// Open a practice draft with mistakes to find, in a temporary folder
    Demo,
}

/// Exit status of a subcommand that ran.
#[derive(Clone, Copy, Debug)]
enum Status {
    /// All is well.
    Done,
    /// The program ends with this code.
    Left(ExitCode),
}

/// Why a subcommand did nothing, as a sentence without its full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Failure(String);

/// What came of a subcommand.
type Outcome = Result<Status, Failure>;

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl Failure {
    /// The failure that `error` describes.
    fn of(error: &impl ToString) -> Self {
        Self(error.to_string())
    }

    fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

/// What is wrong with the arguments, on one line: the mistake, and what looks like it.
fn mistake(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let paragraphs = text.split("\n\n").enumerate();
    let said =
        paragraphs.filter(|(at, text)| *at == 0 || text.trim().starts_with("tip: a similar"));
    let lines = said.map(|(_, text)| text.split_whitespace().collect::<Vec<_>>().join(" "));
    let sentence = lines.collect::<Vec<_>>().join("; ");
    let sentence = sentence.strip_prefix("error: ").unwrap_or(&sentence);
    format!("{sentence}; `copydesk --help` tells more")
}

/// Runs the program with the arguments of this process.
pub fn run() -> ExitCode {
    // Where it cannot be had, only a session with a limit of file sizes notices.
    let _ = signals::outlive_file_limit();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => {
            output::complain(&mistake(&error));
            return ExitCode::from(2);
        }
        Err(help) => {
            // A closed pipe is no matter.
            let _ = help.print();
            return ExitCode::SUCCESS;
        }
    };
    let outcome = match &cli.command {
        Some(Command::New(args)) => new::run(args),
        Some(Command::Events(args)) => events::run(args),
        Some(Command::Apply(args)) => apply::run(args),
        Some(Command::Outline(args)) => outline::run(args),
        Some(Command::Check(args)) => output::printing(|out| check::run(args, out)),
        Some(Command::Rules(args)) => output::printing(|out| rules::run(args, out)),
        Some(Command::Recover(args)) => recover::run(args),
        Some(Command::Merge(args)) => merge::run(args),
        Some(Command::Demo) => edit::run_demo(),
        None => edit::run(&cli.edit),
    };
    match outcome {
        Ok(Status::Done) => ExitCode::SUCCESS,
        Ok(Status::Left(code)) => code,
        Err(Failure(sentence)) => {
            output::complain(&sentence);
            ExitCode::from(2)
        }
    }
}
