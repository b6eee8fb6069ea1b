//! `copydesk recover`: text that was never saved, listed, shown, written to a file, or thrown away.

use super::{Failure, Outcome, Status, output};
use crate::run::recovery::{moment, when};
use crate::store::{self, Holder, KeptText, path_name};
use similar::TextDiff;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a difference is looked for; what is found by then is shown.
const PATIENCE: Duration = Duration::from_secs(2);

/// List text that was never saved, show it, or write it to a file
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The draft, whose unsaved text is shown as a difference [default: list all drafts that have some]
    #[arg(value_name = "FILE")]
    draft: Option<PathBuf>,
    /// Write the newest text to this file, which must not exist yet; - is standard output
    #[arg(short, long, value_name = "OUT", requires = "draft")]
    output: Option<PathBuf>,
    /// Throw it away; it stays in the trash for 14 days
    #[arg(long, requires = "draft", conflicts_with_all = ["output", "trash"])]
    discard: bool,
    /// Look into the trash instead
    #[arg(long)]
    trash: bool,
    /// List the texts of the draft that saves replaced, the newest first
    #[arg(long, requires = "draft", conflicts_with_all = ["discard", "trash"])]
    versions: bool,
    /// Take this one of them: 1 is the newest
    #[arg(long, value_name = "N", requires = "draft", conflicts_with_all = ["discard", "trash"])]
    take: Option<usize>,
}

pub(super) fn run(args: &Args) -> Outcome {
    if let Some(draft) = args
        .draft
        .as_ref()
        .filter(|_| args.versions || args.take.is_some())
    {
        return versions(draft, args);
    }
    let all = if args.trash {
        store::discarded()
    } else {
        store::kept_texts()
    };
    let all: Vec<KeptText> = all.into_iter().filter(KeptText::has_changes).collect();
    let Some(draft) = &args.draft else {
        output::print(&list(&all, args.trash))?;
        return Ok(Status::Done);
    };
    let resolved = resolved(draft);
    let mut about = all
        .into_iter()
        .filter(|kept| kept.origin.resolved == resolved);
    let Some(newest) = about.next() else {
        let name = path_name(draft);
        let place = if args.trash { " in the trash" } else { "" };
        return Err(Failure(format!(
            "there is no unsaved text of {name}{place}"
        )));
    };
    if args.discard {
        return discard(newest, about, draft);
    }
    if !newest.note.fields.is_empty() {
        output::complain("in forms that were not accepted:");
        for line in newest.note.fields.lines() {
            output::complain(line);
        }
    }
    match &args.output {
        None => output::print(&difference(&newest))?,
        Some(out) => write(out, newest.note.text.as_bytes())?,
    }
    Ok(Status::Done)
}

fn write(out: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if out == Path::new("-") {
        return output::print(&output::shown(&String::from_utf8_lossy(bytes)));
    }
    let saved = store::save_as(out, bytes);
    saved.map(|_| ()).map_err(|error| Failure::of(&error))
}

/// Texts that saves replaced: all of them as lines, or one.
fn versions(draft: &Path, args: &Args) -> Outcome {
    let all = store::versions(&resolved(draft));
    let Some(number) = args.take else {
        let lines = all.iter().enumerate().map(|(at, version)| {
            let when = moment(version.replaced_at);
            format!("{:>2}  {when}  {} bytes\n", at + 1, version.size)
        });
        output::print(&lines.collect::<String>())?;
        return Ok(Status::Done);
    };
    let version = number.checked_sub(1).and_then(|at| all.get(at));
    let Some(version) = version else {
        let name = path_name(draft);
        return Err(Failure(format!(
            "{} texts of {name} are kept, so there is no number {number}",
            all.len()
        )));
    };
    let bytes = version.read().map_err(|error| Failure::of(&error))?;
    write(args.output.as_deref().unwrap_or(Path::new("-")), &bytes)?;
    Ok(Status::Done)
}

/// The file that `path` leads to, also where it is gone.
fn resolved(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    path.canonicalize().unwrap_or_else(|_| {
        let folder = absolute
            .parent()
            .and_then(|folder| folder.canonicalize().ok());
        match (folder, absolute.file_name()) {
            (Some(folder), Some(name)) => folder.join(name),
            _ => absolute,
        }
    })
}

fn discard(newest: KeptText, others: impl Iterator<Item = KeptText>, draft: &Path) -> Outcome {
    let free = std::iter::once(newest).chain(others);
    let free: Vec<KeptText> = free.filter(|kept| kept.holder == Holder::Nobody).collect();
    if free.is_empty() {
        let name = path_name(draft);
        return Err(Failure(format!(
            "{name} is open in a copydesk, which keeps its text"
        )));
    }
    for kept in free {
        kept.discard().map_err(|error| Failure::of(&error))?;
    }
    Ok(Status::Done)
}

/// A line for each text: draft, when, how much.
fn list(all: &[KeptText], trash: bool) -> String {
    if all.is_empty() {
        let place = if trash {
            "The trash is empty"
        } else {
            "Nothing is unsaved"
        };
        return format!("{place}.\n");
    }
    let lines = all.iter().map(|kept| {
        let state = match kept.holder {
            Holder::Session => ", open now",
            Holder::Nobody | Holder::Trash => "",
        };
        let (added, removed) = counts(kept);
        format!(
            "{}: +{added} -{removed} lines, from {}{state}\n",
            path_name(&kept.origin.resolved),
            when(kept)
        )
    });
    lines.collect()
}

fn counts(kept: &KeptText) -> (usize, usize) {
    let diff = difference(kept);
    let count = |sign| {
        diff.lines()
            .skip(2)
            .filter(|line| line.starts_with(sign))
            .count()
    };
    (count('+'), count('-'))
}

fn difference(kept: &KeptText) -> String {
    let name = path_name(&kept.origin.resolved);
    let diff = TextDiff::configure()
        .timeout(PATIENCE)
        .diff_lines(&kept.origin.base, &kept.note.text);
    let diff = diff.unified_diff().header(&name, "not saved").to_string();
    output::shown(&diff)
}
