//! Forms: what is typed or pasted into one becomes the smallest step, shown beforehand; nothing typed is lost.

mod drawing;
mod events;
mod field;
mod links;
mod source;

use copydesk::archive::Archive;
use copydesk::issue::Issue;
use copydesk::profile::by_name;
use copydesk::session::{FileState, Session};
use copydesk::store::create;
use copydesk::tui::form::stage::{Opening, Stage};
use std::sync::Arc;

const DEMO: &str = include_str!("../../assets/demo/draft.md");

/// A stage on `source`, read as an issue of This Week in Rust.
fn stage(source: &str) -> Stage {
    stage_of(source, "this-week-in-rust")
}

fn stage_of(source: &str, profile: &str) -> Stage {
    // Nothing is written there: a session only remembers where it would be.
    let path = std::env::temp_dir().join("2026-01-14-this-week-in-rust.md");
    let base = create(&path).unwrap();
    let file = FileState::new_file(&path, base);
    let issue = Issue::parse(source, by_name(profile).unwrap());
    Stage::new(Session::new(issue, file))
}

/// Selects the row in which `needle` stands, and opens its form.
#[track_caller]
fn at(source: &str, needle: &str, opening: Opening) -> Stage {
    let mut stage = stage(source);
    let at = source.find(needle).expect("the needle is in the source");
    stage.session_mut().go_to(at);
    stage.open(opening).expect("the form opens");
    stage
}

/// Gives the session the demo's two past issues and an older one.
fn remember(stage: &mut Stage) {
    let past = [
        "Date: 2025-11-26\n\n## Upcoming Events\n\n### Africa\n\
         * 2025-12-02 | Hybrid (Nairobi, KE) | [Rust Kenya](https://kenya.example/)\n",
        include_str!("../../assets/demo/archive/2025-12-31-this-week-in-rust.md"),
        include_str!("../../assets/demo/archive/2026-01-07-this-week-in-rust.md"),
    ];
    let profile = Arc::clone(stage.session().issue().profile());
    let past = past.map(|text| ("past.md".into(), Issue::parse(text, Arc::clone(&profile))));
    stage.session_mut().set_archive(Arc::new(Archive::of(past)));
}

fn text(stage: &Stage) -> &str {
    stage.session().issue().source()
}

/// The lines of `after` that `before` lacks, in order.
fn new_lines<'a>(before: &str, after: &'a str) -> Vec<&'a str> {
    let old: Vec<&str> = before.lines().collect();
    after.lines().filter(|line| !old.contains(line)).collect()
}

/// The screen's rows without the space at their ends.
fn rows(stage: &Stage, width: u16, height: u16) -> Vec<String> {
    let (buffer, _) = stage.draw(width, height);
    let row = |y: u16| {
        let cells = (0..width).map(|x| buffer[(x, y)].symbol());
        cells.collect::<String>().trim_end().to_owned()
    };
    (0..height).map(row).collect()
}

#[track_caller]
fn assert_shows(stage: &Stage, needle: &str) {
    let screen = rows(stage, 100, 30).join("\n");
    assert!(screen.contains(needle), "no {needle:?} in\n{screen}");
}
