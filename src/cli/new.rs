//! `copydesk new`: the next issue, from the template, with the events of the last one that are not over.

use super::load::Reader;
use super::{Failure, Outcome, Status, output};
use crate::profile::Profile;
use crate::run::begin::{Begun, Sources, begin, place};
use crate::store::{self, path_name};
use jiff::civil::Date;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Make the next issue from the template, with the events that are not over
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The newsletter's checkout
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// The day of the issue [default: the next day of publication without one]
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Date>,
    /// The file of the template [default: the checkout's own, else the one that copydesk brings along]
    #[arg(long, value_name = "TEMPLATE")]
    from: Option<PathBuf>,
    /// The folder of past issues [default: the one of the checkout]
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
    /// The newsletter, where the checkout does not tell it
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// Only say what would be made
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args) -> Outcome {
    let reader = Reader::new(args.profile.as_deref())?;
    for folder in [Some(&args.folder), args.archive.as_ref()]
        .into_iter()
        .flatten()
    {
        if !folder.is_dir() {
            return Err(Failure(format!("{} is no folder", path_name(folder))));
        }
    }
    let settings = reader.settings(&args.folder);
    Reader::say(&settings);
    let profiles = reader.profiles(&settings);
    let place = place(&args.folder, &profiles, &settings, args.date).map_err(Failure)?;
    let (path, profile) = (place.path, place.profile);
    let sources = Sources {
        template: args.from.clone(),
        archive: args.archive.clone(),
    };
    let begun = begin(&path, &profile, &settings, &sources).map_err(Failure)?;
    store::create(&path).map_err(|error| Failure::of(&error))?;
    if !args.dry_run {
        let text = begun.issue.text.as_bytes();
        let _ = store::save_as(&path, text).map_err(|error| Failure::of(&error))?;
    }
    output::print(&summary(args, &path, &profile, &begun))?;
    Ok(Status::Done)
}

fn summary(args: &Args, path: &Path, profile: &Profile, begun: &Begun) -> String {
    let verb = if args.dry_run {
        "would be made"
    } else {
        "made"
    };
    let (number, date) = (begun.number, begun.date);
    let mut text = format!(
        "{}: {verb}, number {number} of {}, {date}, {}\n",
        path_name(path),
        profile.title,
        date.strftime("%A")
    );
    if !profile.appears_on(date) && profile.days_from(date).next().is_some() {
        let _ = writeln!(
            text,
            "note: no issue of {} appears on that day",
            profile.title
        );
    }
    let template = begun.template.as_deref().map(path_name);
    let template = template.unwrap_or_else(|| "the one that copydesk brings along".to_owned());
    let _ = writeln!(text, "template: {template}");
    text + &events(begun)
}

/// What became of the events of the issue before.
fn events(begun: &Begun) -> String {
    let Some(previous) = &begun.previous else {
        return "events: none, there is no issue before this one\n".to_owned();
    };
    if !begun.issue.has_place {
        return "events: none, the template has no $twir_events_list\n".to_owned();
    }
    let carried = &begun.issue.carried;
    let (kept, over) = (carried.kept.len(), carried.over.len());
    let previous = path_name(previous);
    let mut text = format!(
        "events: {kept} of the {} in {previous} carried over, {over} over by then",
        kept + over
    );
    text.push_str(if over == 0 { "\n" } else { ":\n" });
    for row in &carried.over {
        let _ = writeln!(text, "  - {}", crate::cells::visible(row));
    }
    text
}
