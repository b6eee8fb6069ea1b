//! Arguments and the subcommands that need no terminal.

mod check;
mod excerpt;
mod rules;

use clap::{Parser, Subcommand};
use std::io::Write;
use std::process::ExitCode;

/// A terminal editor for assembling an issue of a Markdown newsletter.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Args),
    Rules(rules::Args),
}

/// Runs the command line.
pub fn main() -> ExitCode {
    let mut out = std::io::stdout().lock();
    let done = match Cli::parse().command {
        Command::Check(args) => check::run(&args, &mut out),
        Command::Rules(args) => rules::run(&args, &mut out),
    };
    done.unwrap_or_else(|error| {
        let _ = writeln!(std::io::stderr(), "copydesk: {error}");
        ExitCode::from(2)
    })
}
