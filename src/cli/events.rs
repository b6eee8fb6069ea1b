//! `copydesk events`: events from elsewhere, and last week's list rolled forward.

mod import;
mod roll;

use super::load::Reader;
use super::{Failure, Outcome};
use crate::archive::{Archive, Cache, Reader as ArchiveReader};
use crate::issue::Issue;
use crate::run::checkout;
use crate::store::{self, Encoding, Opened, Writable, path_name};
use crate::text::Transaction;
use clap::Subcommand;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Take events over from calendars, and roll last week's list forward
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Import(import::Args),
    RollForward(roll::Args),
}

pub(super) fn run(args: &Args) -> Outcome {
    match &args.command {
        Command::Import(args) => import::run(args),
        Command::RollForward(args) => roll::run(args),
    }
}

/// A draft and the past issues around it.
struct Draft {
    path: PathBuf,
    opened: Opened,
    issue: Issue,
    archive: Option<Arc<Archive>>,
}

impl Draft {
    /// Opens the draft at `path`; the past issues are those in `archive`, else the checkout's.
    fn open(path: &Path, profile: Option<&str>, archive: Option<&Path>) -> Result<Self, Failure> {
        let reader = Reader::new(profile)?;
        let (opened, issue) = reader.open(path)?;
        if opened.encoding != Encoding::Utf8 {
            return Err(Failure(format!("{} is no text in UTF-8", path_name(path))));
        }
        if issue.date().is_none() {
            return Err(Failure(format!(
                "{} has no date, so it is unknown which events it lists",
                path_name(path)
            )));
        }
        let settings = reader.settings(path);
        let own = || checkout::past_issues(path, issue.profile(), &settings);
        let folder = archive.map(Path::to_owned).or_else(own);
        let archive = match folder {
            Some(folder) => Some(past(&folder, &issue)?),
            None => None,
        };
        Ok(Self {
            path: path.to_owned(),
            opened,
            issue,
            archive,
        })
    }

    /// Writes what `change` makes of the draft.
    fn save(&self, change: &Transaction) -> Result<(), Failure> {
        if let Writable::No(reason) = &self.opened.writable {
            let name = path_name(&self.path);
            return Err(Failure(format!("cannot change {name}: {reason}")));
        }
        let text = change.apply(self.issue.source());
        let saved = store::save(&self.opened.base, text.as_bytes());
        saved.map(|_| ()).map_err(|error| Failure::of(&error))
    }
}

fn past(folder: &Path, issue: &Issue) -> Result<Arc<Archive>, Failure> {
    let mut reader = ArchiveReader::new(folder, issue.profile(), Cache::of_user());
    let read = reader.read(&|_, _| {}).map_err(|error| {
        let name = path_name(folder);
        Failure(format!("cannot read the past issues in {name}: {error}"))
    })?;
    Ok(read.unwrap_or_default())
}

/// A count and its noun.
fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    }
}
