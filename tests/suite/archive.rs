//! Past issues: what is remembered of them, what is skipped and said, and that a cache changes no answer.

mod cache;
mod folder;
mod questions;

use copydesk::archive::{Archive, Cache, Reader};
use copydesk::profile::{Profile, by_name};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

fn profile() -> Arc<Profile> {
    by_name("this-week-in-rust").unwrap()
}

/// The name of the issue of `day`.
fn name(day: Date) -> String {
    format!("{day}-this-week-in-rust.md")
}

/// An issue of `day` with `body` under Observations.
fn text(day: Date, body: &str) -> String {
    format!(
        "Title: This Week in Rust 1\nNumber: 1\nDate: {day}\nCategory: This Week in Rust\n\n\
         ## Updates from Rust Community\n\n### Observations/Thoughts\n\n{body}\n"
    )
}

/// Writes `count` issues of successive weeks into `folder`; each has a link of its own.
fn fill(folder: &Path, count: usize) {
    for (at, day) in date(2024, 1, 3).series(7.days()).take(count).enumerate() {
        let body = format!("* [Post {at}](https://blog.example/{at})");
        std::fs::write(folder.join(name(day)), text(day, &body)).unwrap();
    }
}

fn read(folder: &Path, cache: Option<&Cache>) -> (Arc<Archive>, usize) {
    let mut reader = Reader::new(folder, &profile(), cache.cloned());
    let archive = reader.read(&|_, _| {}).unwrap().unwrap();
    (archive, reader.reread())
}

/// Reads with `cache` until nothing has to be opened: files that were just written are not trusted at once.
#[track_caller]
fn warm(folder: &Path, cache: &Cache) -> Arc<Archive> {
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        let (archive, reread) = read(folder, Some(cache));
        if reread == 0 {
            return archive;
        }
        assert!(
            Instant::now() < deadline,
            "{reread} files are read again and again"
        );
    }
}

/// Asserts that both give the same answers.
#[track_caller]
fn assert_same(one: &Archive, other: &Archive) {
    assert_eq!(one.issues(), other.issues());
    assert_eq!(one.skipped(), other.skipped());
    let (one, other) = (one.older_than(Date::MAX), other.older_than(Date::MAX));
    assert_eq!(one.organizers(), other.organizers());
    for link in one.issues().iter().flat_map(|issue| issue.links()) {
        assert_eq!(one.link(link.key, 26), other.link(link.key, 26));
        assert_eq!(one.filed(link.host()), other.filed(link.host()));
    }
}
