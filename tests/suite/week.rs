//! The routine of a week: a new issue, events from elsewhere, last week's list rolled forward.

mod begin;
mod import;
mod property;
mod roll;
mod sorted;

use copydesk::issue::Issue;
use copydesk::profile::by_name;
use jiff::civil::Date;
use std::fs;
use std::path::{Path, PathBuf};

/// `text` as an issue of This Week in Rust.
fn issue(text: &str) -> Issue {
    Issue::parse(text, by_name("this-week-in-rust").unwrap())
}

/// The published issues of the corpus with their days, oldest first; none without the shared folder.
fn published(newsletter: &str) -> Vec<(Date, PathBuf)> {
    let Some(shared) = crate::support::shared::shared() else {
        return Vec::new();
    };
    let profile = by_name(newsletter).unwrap();
    let folder = shared.join("corpus").join(newsletter);
    let content = folder.join("content");
    let folder = if content.is_dir() { content } else { folder };
    let mut found: Vec<(Date, PathBuf)> = fs::read_dir(folder)
        .unwrap()
        .filter_map(|entry| {
            let path = entry.unwrap().path();
            let date = profile.files.date_of(path.file_name()?.to_str()?)?;
            Some((date, path))
        })
        .collect();
    found.sort();
    found
}

/// The rows of events of `text`, as lines, found without the parser: all that begin with a date in the list of events.
fn rows(text: &str) -> Vec<&str> {
    let start = text.find("\n## Upcoming Events").unwrap();
    let lines = text[start..].lines();
    lines.filter(|line| line.starts_with("* 20")).collect()
}

/// The last day that `row` names before its first pipe.
fn last_day(row: &str) -> Date {
    let dates = row.trim_start_matches("* ").split('|').next().unwrap();
    let days = dates.split([' ', '&', ',']).filter(|word| word.len() == 10);
    days.filter_map(|day| day.parse().ok()).max().unwrap()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}
