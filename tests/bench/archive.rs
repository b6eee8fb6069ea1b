//! What past issues cost: reading a folder of them anew, from the cache, looking again, and asking.
//!
//! With `COPYDESK_SHARED` set the folder is the 574 issues of its corpus, otherwise 300 copies of the demo's draft.
#![allow(clippy::unwrap_used, missing_docs)]

use copydesk::archive::{Archive, Cache, Reader};
use copydesk::issue::Issue;
use copydesk::profile::{Profile, by_name};
use copydesk::rules::{Facts, check};
use criterion::{Criterion, criterion_group, criterion_main};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

fn profile() -> Arc<Profile> {
    by_name("this-week-in-rust").unwrap()
}

/// The folder, and what removes it where it was made for this.
fn issues() -> (PathBuf, Option<TempDir>) {
    if let Some(shared) = std::env::var_os("COPYDESK_SHARED") {
        let corpus = PathBuf::from(shared).join("corpus/this-week-in-rust/content");
        return (corpus, None);
    }
    let folder = TempDir::new().unwrap();
    let text = include_str!("../../assets/demo/draft.md");
    for day in date(2020, 1, 1).series(7.days()).take(300) {
        let name = format!("{day}-this-week-in-rust.md");
        let dated = text.replacen("2026-01-14", &day.to_string(), 1);
        fs::write(folder.path().join(name), dated).unwrap();
    }
    (folder.path().to_owned(), Some(folder))
}

fn read(folder: &Path, cache: Option<&Cache>) -> Arc<Archive> {
    let mut reader = Reader::new(folder, &profile(), cache.cloned());
    reader.read(&|_, _| {}).unwrap().unwrap()
}

fn reading(c: &mut Criterion) {
    let (folder, _made) = issues();
    let caches = TempDir::new().unwrap();
    let cache = Cache::within(caches.path());
    let mut group = c.benchmark_group("read past issues");
    group.sample_size(10);
    group.bench_function("cold", |b| b.iter(|| read(&folder, None)));
    read(&folder, Some(&cache));
    group.bench_function("warm", |b| b.iter(|| read(&folder, Some(&cache))));
    let mut reader = Reader::new(&folder, &profile(), None);
    reader.read(&|_, _| {}).unwrap();
    group.bench_function("look again", |b| {
        b.iter(|| reader.read(&|_, _| {}).unwrap());
    });
}

fn asking(c: &mut Criterion) {
    let (folder, _made) = issues();
    let archive = read(&folder, None);
    let text = include_str!("../../assets/demo/draft.md");
    let issue = Issue::parse(text, profile());
    let urls: Vec<&str> = issue.url_spans().map(|span| span.of(text)).collect();
    let older = archive.older_than(Date::MAX);
    let mut group = c.benchmark_group("ask past issues");
    group.bench_function("every link of the demo", |b| {
        b.iter(|| {
            urls.iter()
                .filter(|url| older.link(url, 26).is_some())
                .count()
        });
    });
    group.bench_function("where a host was filed", |b| {
        b.iter(|| black_box(older.filed("github.com")));
    });
    group.bench_function("all organisers", |b| {
        b.iter(|| black_box(older.organizers().len()));
    });
}

/// All rules on the newest issue, which knows all others.
fn checking(c: &mut Criterion) {
    let (folder, _made) = issues();
    let archive = read(&folder, None);
    let newest = archive.issues().last().unwrap();
    let issue = Issue::parse(fs::read_to_string(&newest.path).unwrap(), profile());
    let mut group = c.benchmark_group("all rules, 40 KB");
    for (name, archive) in [
        ("alone", None),
        ("with past issues", Some(Arc::clone(&archive))),
    ] {
        let facts = Facts {
            archive,
            ..Facts::default()
        };
        group.bench_function(name, |b| {
            b.iter(|| check(&Issue::parse(issue.source(), profile()), &facts));
        });
        group.bench_function(format!("{name}, parsed before"), |b| {
            b.iter(|| check(&issue, &facts));
        });
    }
}

criterion_group!(benches, reading, asking, checking);
criterion_main!(benches);
