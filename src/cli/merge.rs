//! `copydesk merge`: what two people made of one issue, as one text; also for git.

use super::load::Reader;
use super::{Failure, Outcome, Status, output};
use crate::issue::Issue;
use crate::merge::{Conflict, Merged, merge};
use crate::store::{self, OpenFault, path_name};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Merge two versions of an issue, item by item
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The version that both were made of
    base: PathBuf,
    /// Our version
    ours: PathBuf,
    /// Their version
    theirs: PathBuf,
    /// Where the merged text goes; what stands there is replaced [default: standard output]
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// The newsletter's profile: a name, or the path of a .toml file [default: the one that fits our version]
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
}

pub(super) fn run(args: &Args) -> Outcome {
    let reader = Reader::new(args.profile.as_deref())?;
    let settings = reader.settings(&args.ours);
    let ours = reader.parse(text(&args.ours)?, &settings);
    let parse = |path: &Path| -> Result<Issue, Failure> {
        Ok(Issue::parse(text(path)?, ours.profile().clone()))
    };
    let (base, theirs) = (parse(&args.base)?, parse(&args.theirs)?);
    let merged = merge(&base, &ours, &theirs);
    match &args.output {
        Some(out) => write(out, &merged)?,
        None => output::print(&merged.text(&[]))?,
    }
    let conflicts: Vec<&Conflict> = merged.conflicts().collect();
    for conflict in &conflicts {
        tell(conflict);
    }
    Ok(if conflicts.is_empty() {
        Status::Done
    } else {
        Status::Left(ExitCode::from(1))
    })
}

fn text(path: &Path) -> Result<String, Failure> {
    let opened = store::open(path).map_err(|error| Failure::of(&error))?;
    match opened.encoding {
        store::Encoding::Utf8 => Ok(opened.text),
        _ => Err(Failure(format!("{} is no UTF-8 text", path_name(path)))),
    }
}

fn write(out: &Path, merged: &Merged) -> Result<(), Failure> {
    let text = merged.text(&[]);
    let saved = match store::open(out) {
        Ok(opened) => store::save(&opened.base, text.as_bytes()),
        Err(error) if matches!(error.fault, OpenFault::Missing) => {
            store::save_as(out, text.as_bytes())
        }
        Err(error) => return Err(Failure::of(&error)),
    };
    saved.map(|_| ()).map_err(|error| Failure::of(&error))
}

/// Says on standard error what both sides changed, and what was kept.
fn tell(conflict: &Conflict) {
    let kept = match (&conflict.ours, &conflict.theirs) {
        (Some(_), Some(_)) => "both changed it, ours was kept",
        (Some(_), None) => "ours was changed, theirs taken out; ours was kept",
        (None, _) => "ours was taken out, theirs changed; theirs was kept",
    };
    let place = match conflict.section.as_str() {
        "" => "before the first heading",
        section => section,
    };
    output::complain(&format!("conflict in “{place}”: {kept}"));
    for (sign, text) in [("ours", &conflict.ours), ("theirs", &conflict.theirs)] {
        for line in text.iter().flat_map(|text| text.lines()) {
            output::complain(&format!("  {sign}: {line}"));
        }
    }
}
