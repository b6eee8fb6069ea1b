//! `copydesk events import`: what is new, changed or there already; nothing is added unasked.

use super::Draft;
use crate::cells::visible;
use crate::cli::{Failure, Outcome, Status, output};
use crate::run::events::{text_in, text_of};
use crate::store::path_name;
use crate::week::{self, Candidate, Reviewed, Verdict, Window};
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

/// Take events over from a calendar, JSON, CSV or rows of Markdown
///
/// Says of each event whether it is new, there already, changed, outside of the window or without a region. Without
/// --yes or --only nothing is written.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    /// Files of events; `-` is standard input
    #[arg(required = true)]
    sources: Vec<PathBuf>,
    /// The draft that they go into
    #[arg(long, value_name = "DRAFT")]
    into: PathBuf,
    /// Add what is new and change what changed
    #[arg(long)]
    yes: bool,
    /// Only add what is new
    #[arg(long, value_name = "WHAT", conflicts_with = "yes")]
    only: Option<Only>,
    /// Write nothing, whatever else is said
    #[arg(long)]
    dry_run: bool,
    /// The folder of past issues [default: the one of the checkout]
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
    /// The newsletter, where it cannot be told from the text
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Only {
    /// What is not in the draft
    New,
}

pub(in crate::cli) fn run(args: &Args) -> Outcome {
    let draft = Draft::open(&args.into, args.profile.as_deref(), args.archive.as_deref())?;
    let candidates = candidates(args, &draft)?;
    let older = draft.archive.as_ref().zip(draft.issue.date());
    let older = older
        .as_ref()
        .map(|(archive, date)| archive.older_than(*date));
    let reviewed = week::review(&draft.issue, candidates, older.as_ref());
    let chosen: Vec<&Reviewed> = reviewed.iter().filter(|one| is_chosen(args, one)).collect();
    let change = week::take(&draft.issue, &chosen)
        .map_err(|refusal| Failure(format!("{refusal}; {} is unchanged", path_name(&args.into))))?;
    let is_written = !args.dry_run && !change.is_empty();
    if is_written {
        draft.save(&change)?;
    }
    let mut text = list(&draft, &reviewed);
    let _ = writeln!(text, "{}", ending(args, &reviewed, &chosen, is_written));
    output::print(&text)?;
    Ok(Status::Done)
}

/// The events of all sources; with several each names its own.
fn candidates(args: &Args, draft: &Draft) -> Result<Vec<Candidate>, Failure> {
    let Some(window) = Window::of(&draft.issue) else {
        return Ok(Vec::new());
    };
    let mut all = Vec::new();
    for source in &args.sources {
        let name = name(source);
        let text = text(source)?;
        let found = week::read(&text, window, draft.issue.profile())
            .map_err(|refusal| Failure(format!("{name}: {refusal}")))?;
        all.extend(found.into_iter().map(|mut candidate| {
            if args.sources.len() > 1 {
                candidate.from = format!("{name}, {}", candidate.from);
            }
            candidate
        }));
    }
    Ok(all)
}

fn name(source: &Path) -> String {
    if source.as_os_str() == "-" {
        "standard input".to_owned()
    } else {
        path_name(source)
    }
}

fn text(source: &Path) -> Result<String, Failure> {
    if source.as_os_str() == "-" {
        let text = text_in(io::stdin());
        text.map_err(|why| Failure(format!("cannot read {}: {why}", name(source))))
    } else {
        text_of(source).map_err(Failure)
    }
}

fn is_chosen(args: &Args, one: &Reviewed) -> bool {
    let wants_new = args.yes || args.only == Some(Only::New);
    (wants_new && one.is_new()) || (args.yes && one.is_changed())
}

/// Events outside of the window that are listed.
const FEW: usize = 10;

/// Which verdicts stand under one title.
type Group = fn(&Verdict) -> bool;

/// All that was found, what can be taken first.
fn list(draft: &Draft, reviewed: &[Reviewed]) -> String {
    let mut text = String::new();
    let groups: [(&str, Group); 7] = [
        ("new", |v| matches!(v, Verdict::New)),
        ("changed", |v| matches!(v, Verdict::Changed(..))),
        ("no region", |v| matches!(v, Verdict::Nowhere(_))),
        ("not usable", |v| matches!(v, Verdict::Flawed(_))),
        ("twice in the sources", |v| matches!(v, Verdict::Twice(_))),
        ("outside of the window", |v| matches!(v, Verdict::Outside)),
        ("there already", |v| matches!(v, Verdict::There(_))),
    ];
    for (title, is_in) in groups {
        let rows: Vec<&Reviewed> = reviewed.iter().filter(|one| is_in(&one.verdict)).collect();
        if rows.is_empty() {
            continue;
        }
        let _ = writeln!(text, "{title}: {}", rows.len());
        // A calendar may hold the events of years.
        let shown = if is_in(&Verdict::Outside) {
            FEW
        } else {
            rows.len()
        };
        let more = rows.len().saturating_sub(shown);
        for one in rows.into_iter().take(shown) {
            let _ = writeln!(text, "  {}", visible(&line(draft, one)));
            for note in &one.notes {
                let _ = writeln!(text, "      note: {}", visible(note));
            }
        }
        if more > 0 {
            let _ = writeln!(text, "  … and {more} more");
        }
    }
    text
}

fn line(draft: &Draft, one: &Reviewed) -> String {
    let row = one.fields.markdown(&draft.issue);
    let row = row.lines().next().unwrap_or_default();
    let title = one
        .fields
        .talks
        .first()
        .map_or("", |talk| talk.name.as_str());
    let mut line = format!("{row} | {title}");
    let item_line = |item: usize| {
        let start = draft.issue.outline().items[item].span.start;
        draft.issue.lines().line_of(start) + 1
    };
    let _ = match &one.verdict {
        Verdict::Changed(item, what) => write!(line, " (line {}: {what})", item_line(*item)),
        Verdict::There(item) => write!(line, " (line {})", item_line(*item)),
        Verdict::Nowhere(why) | Verdict::Flawed(why) => write!(line, " ({}: {why})", one.from),
        Verdict::Twice(before) => write!(line, " ({}, as {before})", one.from),
        Verdict::New | Verdict::Outside => Ok(()),
    };
    line
}

fn ending(args: &Args, reviewed: &[Reviewed], chosen: &[&Reviewed], is_written: bool) -> String {
    let name = path_name(&args.into);
    let new = chosen.iter().filter(|one| one.is_new()).count();
    let changed = chosen.len() - new;
    let done = format!(
        "{} added, {changed} changed",
        super::counted(new, "event", "events")
    );
    let can_be_taken = reviewed.iter().any(|one| one.is_new() || one.is_changed());
    match (is_written, chosen.is_empty()) {
        (true, _) => format!("{name}: {done}"),
        (false, false) => format!("{name} is unchanged: {done} without --dry-run"),
        (false, true) if can_be_taken => {
            format!(
                "{name} is unchanged: --only new adds what is new, --yes also changes what changed"
            )
        }
        (false, true) => format!("{name} is unchanged: there is nothing to take over"),
    }
}
