//! What a keystroke costs: parse, read as the site does, edit with all rules, draw; on a 40 KB issue, on 1 MB and
//! 10 MB made from it.
//!
//! With `COPYDESK_SHARED` set the issue is the newest one of its corpus, otherwise the embedded demo, repeated.
#![allow(clippy::unwrap_used, missing_docs)]

use copydesk::archive::read_folder;
use copydesk::issue::Issue;
use copydesk::keymap::Keymap;
use copydesk::profile::by_name;
use copydesk::rules::{Facts, Level, check, registry};
use copydesk::run::Screen;
use copydesk::run::config::read_from;
use copydesk::run::load::load;
use copydesk::site::landmarks;
use copydesk::text::{Edit, Transaction};
use copydesk::tui::{App, Options};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::sync::Arc;

const SIZES: [(&str, usize); 3] = [
    ("40 KB", 40_000),
    ("1 MB", 1_000_000),
    ("10 MB", 10_000_000),
];

/// The body of a real issue, repeated to at least `bytes` bytes.
fn text(bytes: usize) -> String {
    let shared = std::env::var_os("COPYDESK_SHARED").map(PathBuf::from);
    let whole = shared.map_or_else(
        || include_str!("../../assets/demo/draft.md").to_owned(),
        |shared| {
            fs::read_to_string(
                shared.join("corpus/this-week-in-rust/content/2025-12-24-this-week-in-rust.md"),
            )
            .unwrap()
        },
    );
    let body_at = whole.find("\n## ").unwrap();
    let mut text = whole.clone();
    while text.len() < bytes {
        text.push_str(&whole[body_at..]);
    }
    text
}

fn issue(bytes: usize) -> Issue {
    Issue::parse(text(bytes), by_name("this-week-in-rust").unwrap())
}

fn parse(c: &mut Criterion) {
    let mut group = c.benchmark_group("parse");
    group.sample_size(20);
    for (name, bytes) in SIZES {
        let source = text(bytes);
        let profile = by_name("this-week-in-rust").unwrap();
        group.bench_function(name, |b| {
            b.iter_batched(
                || source.clone(),
                |source| Issue::parse(source, profile.clone()),
                BatchSize::LargeInput,
            );
        });
    }
}

fn site(c: &mut Criterion) {
    let mut group = c.benchmark_group("as the site reads it");
    group.sample_size(20);
    for (name, bytes) in SIZES {
        let source = text(bytes);
        group.bench_function(name, |b| b.iter(|| black_box(landmarks(&source))));
    }
}

fn edit(c: &mut Criterion) {
    let mut group = c.benchmark_group("edit, parse, all rules");
    group.sample_size(20);
    let facts = Facts::default();
    for (name, bytes) in SIZES {
        let issue = issue(bytes);
        let middle = issue.outline().items[issue.outline().items.len() / 2].content_at;
        group.bench_function(name, |b| {
            b.iter(|| {
                let change =
                    Transaction::new(issue.source(), vec![Edit::insert(middle, "x")]).unwrap();
                let next = issue.apply(&change);
                black_box(check(&next, &facts))
            });
        });
    }
}

/// All rules on the newest issue of the corpus, with the past issues known as they are to an editor.
fn rules(c: &mut Criterion) {
    let mut group = c.benchmark_group("all rules, past issues known");
    group.sample_size(50);
    let Some(shared) = std::env::var_os("COPYDESK_SHARED").map(PathBuf::from) else {
        return;
    };
    let profile = by_name("this-week-in-rust").unwrap();
    let folder = shared.join("corpus/this-week-in-rust/content");
    let facts = Facts {
        file_name: Some("2025-12-24-this-week-in-rust.md".to_owned()),
        archive: Some(Arc::new(read_folder(&folder, &profile).unwrap())),
        ..Facts::default()
    };
    let issue = issue(40_000);
    group.bench_function("40 KB", |b| {
        b.iter_batched(
            // What an issue computes once is computed anew after each edit.
            || Issue::parse(issue.source(), Arc::clone(issue.profile())),
            |issue| black_box(check(&issue, &facts).len()),
            BatchSize::SmallInput,
        );
    });
    for rule in registry() {
        let mut only = facts.clone();
        for other in registry().iter().filter(|other| other.id != rule.id) {
            only.levels.set(other.id, Level::Off);
        }
        group.bench_function(rule.id, |b| {
            b.iter(|| black_box(check(&issue, &only).len()));
        });
    }
}

fn draw(c: &mut Criterion) {
    let mut group = c.benchmark_group("key and draw, 80×24");
    group.sample_size(20);
    let folder = std::env::temp_dir().join(format!("copydesk-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in SIZES {
        let path = folder.join("2025-12-24-this-week-in-rust.md");
        fs::write(&path, text(bytes)).unwrap();
        let session = load(&path, &read_from(None), None).unwrap();
        let mut app = App::new(Keymap::builtin(), Options::default());
        app.resize(80, 24);
        app.open(session);
        let mut screen = Screen::new(Vec::new());
        let keys = ["j", "k"].map(|key| {
            KeyEvent::new(
                KeyCode::Char(key.chars().next().unwrap()),
                KeyModifiers::NONE,
            )
        });
        let mut at = 0;
        group.bench_function(name, |b| {
            b.iter(|| {
                at += 1;
                app.key(keys[at % 2]);
                let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
                let cursor = app.draw(&mut buffer);
                screen.get_mut().clear();
                screen.draw(&buffer, cursor).unwrap();
                black_box(screen.get_mut().len())
            });
        });
    }
    fs::remove_dir_all(folder).unwrap();
}

criterion_group!(benches, parse, site, edit, rules, draw);
criterion_main!(benches);
