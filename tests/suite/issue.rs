//! How an issue is read: each shape of item, heading, comment and metadata, as text before and outline after.

mod addresses;
mod blocks;
mod events;
mod items;
mod metadata;
mod properties;

use crate::support::anatomy;
use crate::support::dump::dump;
use copydesk::issue::Issue;
use copydesk::profile::by_name;

/// Holds what is read in `text`, an issue of This Week in Rust, against `outline`; see [`dump`].
#[track_caller]
fn check(text: &str, outline: &str) {
    check_of("this-week-in-rust", text, outline);
}

/// The same for an issue of the newsletter called `profile`.
#[track_caller]
fn check_of(profile: &str, text: &str, outline: &str) {
    let issue = Issue::parse(text, by_name(profile).expect("a profile"));
    let read = dump(&issue);
    assert_eq!(read, outline, "\n--- read\n{read}\n--- wanted\n{outline}");
    anatomy::check(&issue).unwrap_or_else(|why| panic!("{why}"));
}

/// Holds what one item in the section Official is read as; the item is given without its marker.
#[track_caller]
fn check_item(item: &str, read: &str) {
    check(
        &format!("### Official\n* {item}\n"),
        &format!("### Official @official\n{read}"),
    );
}
