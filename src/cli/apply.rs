//! `copydesk apply`: runs operations on an issue and saves it. All lines apply or none.

use super::load::Reader;
use super::{Failure, Outcome, Status, output};
use crate::issue::Issue;
use crate::ops::script;
use crate::store::{self, Encoding, Opened, Writable, path_name};
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// Apply operations, one JSON object a line, to an issue: all or none.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The issue
    issue: PathBuf,
    /// File of operations; `-` is standard input
    #[arg(long, value_name = "OPS.jsonl")]
    ops: PathBuf,
    /// Save here instead of in place; `-` is standard output
    #[arg(long, value_name = "OUT.md")]
    output: Option<PathBuf>,
    /// The newsletter, where it cannot be told from the text
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
}

pub(super) fn run(args: &Args) -> Outcome {
    let reader = Reader::new(args.profile.as_deref())?;
    let (opened, issue) = reader.open(&args.issue)?;
    refuse_damaged(args, &opened)?;
    let script = read(&args.ops).map_err(|Failure(sentence)| {
        Failure(format!(
            "{sentence}; {} is unchanged",
            path_name(&args.issue)
        ))
    })?;
    let change = script::run(&issue, &script).map_err(|error| {
        Failure::new(format!(
            "{}, {error}; {} is unchanged",
            name(&args.ops),
            path_name(&args.issue)
        ))
    })?;
    save(args, &opened, &issue.apply(&change))?;
    Ok(Status::Done)
}

/// A file that is not UTF-8 cannot be kept to the byte; one that may not be written needs `--output`.
fn refuse_damaged(args: &Args, opened: &Opened) -> Result<(), Failure> {
    match &opened.writable {
        Writable::No(reason) if args.output.is_none() || opened.encoding != Encoding::Utf8 => {
            let issue = path_name(&args.issue);
            Err(Failure::new(format!("cannot change {issue}: {reason}")))
        }
        _ => Ok(()),
    }
}

fn save(args: &Args, opened: &Opened, issue: &Issue) -> Result<(), Failure> {
    let bytes = issue.source().as_bytes();
    let saved = match args.output.as_deref() {
        None => store::save(&opened.base, bytes),
        Some(out) if is_dash(out) => return output::print(issue.source()),
        Some(out) if out.exists() => {
            let base = store::open(out).map_err(|error| Failure::of(&error))?.base;
            store::save(&base, bytes)
        }
        Some(out) => store::save_as(out, bytes),
    };
    saved.map(|_| ()).map_err(|error| Failure::of(&error))
}

fn read(path: &Path) -> Result<String, Failure> {
    let read = if is_dash(path) {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        fs::read_to_string(path)
    };
    read.map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData => Failure::new(format!("{} is not UTF-8", name(path))),
        _ => Failure::new(format!("cannot read {}: {error}", name(path))),
    })
}

fn name(path: &Path) -> String {
    if is_dash(path) {
        "standard input".to_owned()
    } else {
        path_name(path)
    }
}

fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}
