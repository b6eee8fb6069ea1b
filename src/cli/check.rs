//! `copydesk check`: the rules of the editor on files, folders or standard input, for people, tools and CI.
//!
//! ```text
//! paths ─▶ targets ─▶ checker, several at once ─▶ findings in order ─▶ text, json, github or sarif
//! ```

mod archives;
mod checker;
mod crew;
mod excerpt;
mod git;
mod github;
mod json;
mod mend;
mod paint;
mod place;
mod sarif;
mod targets;
mod text;
mod unseen;

use super::load::Reader;
use super::{Failure, output};
use checker::{Checked, Checker};
use paint::Paint;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use targets::Targets;

/// Say what is wrong with issues
///
/// Exits with 0 where nothing is wrong, 1 where an error was found (a warning with --deny warnings), 2 where something
/// could not be checked.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Issues, folders of issues, or a newsletter's checkout; `-` is standard input
    #[arg(value_name = "FILE or DIR", default_value = ".")]
    paths: Vec<PathBuf>,
    /// The file that standard input would be, for rules about names and for the checkout's settings
    #[arg(long, value_name = "NAME")]
    file_name: Option<PathBuf>,
    /// The newsletter, where neither the checkout nor the text tells it
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// The folder of past issues [default: the one of the checkout]
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
    /// Check as for publication: what must not ship is an error
    #[arg(long)]
    release: bool,
    /// What editors acknowledged, too
    #[arg(long)]
    all: bool,
    /// Only what was not wrong yet in this git revision
    #[arg(long, value_name = "REV", conflicts_with_all = ["fix", "diff"])]
    since: Option<String>,
    #[command(flatten)]
    print: Print,
    #[command(flatten)]
    mend: mend::Fixing,
}

/// What is printed, and what it means for the exit status.
#[derive(Debug, clap::Args)]
struct Print {
    /// How findings are printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Exit with 1 for warnings too
    #[arg(long, value_name = "LEVEL")]
    deny: Option<Denied>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// The line with the finding underlined, the rule and the fix
    #[default]
    Text,
    /// One object for one file, an array for several
    Json,
    /// Workflow commands, which GitHub shows at the lines of a change
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Denied {
    /// Warnings and errors
    Warnings,
}

/// Checks what `args` name and prints what is wrong.
///
/// # Errors
/// Where nothing can be checked: a folder without issues, an unknown profile or revision; where the output fails. A
/// single file that cannot be checked is said, and the rest is checked.
pub(crate) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let reader = Reader::new(args.profile.as_deref())?;
    let targets = Targets::list(&args.paths, args.file_name.as_deref(), &reader)?;
    let checker = Checker::new(args, reader, &targets)?;
    let mut report = Report::default();
    for outcome in crew::each(&targets.list, |target| checker.check(target)) {
        match outcome {
            Ok(file) => report.files.push(file),
            Err(failure) => report.failures.push(failure),
        }
    }
    for Failure(sentence) in &report.failures {
        output::complain(sentence);
    }
    if !report.files.is_empty() {
        print(args, &report, &targets, out)?;
    }
    Ok(report.code(args.print.deny))
}

/// All that was checked, in the order in which it was named, and what could not be.
#[derive(Debug, Default)]
struct Report {
    files: Vec<Checked>,
    failures: Vec<Failure>,
}

impl Report {
    fn code(&self, denied: Option<Denied>) -> ExitCode {
        use crate::rules::Severity;
        let least = match denied {
            Some(Denied::Warnings) => Severity::Warning,
            None => Severity::Error,
        };
        let mut found = self.files.iter().flat_map(|file| &file.diagnostics);
        let is_bad = found.any(|found| found.severity >= least);
        ExitCode::from(if self.failures.is_empty() {
            u8::from(is_bad)
        } else {
            2
        })
    }
}

fn print(
    args: &Args,
    report: &Report,
    targets: &Targets,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    if args.mend.is_shown() {
        return Ok(mend::show(&report.files, out)?);
    }
    if let ([file], true) = (report.files.as_slice(), targets.is_input_mended(&args.mend)) {
        text::write(report, Paint::Plain, &mut std::io::stderr())?;
        return Ok(out.write_all(file.issue.source().as_bytes())?);
    }
    if args.print.format != Format::Text {
        text::write_mended(report, Paint::Plain, &mut std::io::stderr())?;
    }
    match args.print.format {
        Format::Text => text::write(report, Paint::of_stdout(), out)?,
        Format::Json => json::write(&report.files, targets.shape, out)?,
        Format::Github => github::write(&report.files, out)?,
        Format::Sarif => sarif::write(report, out)?,
    }
    Ok(())
}
