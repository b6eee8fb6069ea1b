//! Scratch folders, registries and the shared data.

use crate::support::registry::folder_matches;
use crate::support::scratch::Scratch;
use crate::support::shared::{corpus_files, corpus_under, locate, seeds, shared};

#[test]
fn a_scratch_folder_holds_its_files_and_goes_away() {
    let scratch = Scratch::new().file("content/a.md", "á\r\n");
    assert_eq!(scratch.read("content/a.md"), "á\r\n");
    let path = scratch.path().to_owned();
    drop(scratch);
    assert!(!path.exists());
}

#[test]
fn a_folder_and_its_registry_agree_or_every_difference_is_named() {
    let scratch = Scratch::new()
        .file("mod.rs", "")
        .file("dead_link.rs", "")
        .file("past_event.rs", "")
        .file("notes.txt", "");
    let compare = |registry: &[&str]| folder_matches(scratch.path(), "rs", registry);
    assert_eq!(compare(&["past_event", "dead_link"]), Ok(()));
    let error = compare(&["past_event", "twice", "twice"]).unwrap_err();
    let complaints: Vec<&str> = error.lines().skip(1).collect();
    assert_eq!(
        complaints,
        [
            "twice is registered twice",
            "dead_link.rs is not registered",
            "twice is registered, but there is no twice.rs",
        ]
    );
    assert!(folder_matches(&scratch.at("absent"), "rs", &[]).is_err());
}

#[test]
fn the_shared_folder_is_left_out_only_where_it_is_not_named() {
    let scratch = Scratch::new().file("a", "");
    let named = |path: std::path::PathBuf| locate(Some(path.into_os_string()));
    assert_eq!(locate(None), Ok(None));
    assert_eq!(
        named(scratch.path().to_owned()),
        Ok(Some(scratch.path().to_owned()))
    );
    assert!(named(scratch.at("absent")).is_err());
    assert!(named(scratch.at("a")).is_err());
    assert!(named("".into()).is_err());
}

#[test]
fn an_issue_of_the_corpus_knows_its_newsletter() {
    let scratch = Scratch::new()
        .file("README.md", "")
        .file("weekly/content/b.md", "b")
        .file("semanal/a.md", "a")
        .file("weekly/tools/events.json", "");
    let found: Vec<(String, Vec<u8>)> = corpus_under(scratch.path())
        .into_iter()
        .map(|file| (file.newsletter.clone(), file.bytes()))
        .collect();
    let expected = [("semanal", b"a"), ("weekly", b"b")];
    assert_eq!(
        found,
        expected.map(|(name, text)| (name.to_owned(), text.to_vec()))
    );
}

#[test]
fn the_shared_folder_holds_issues_of_both_newsletters_and_seeds() {
    if shared().is_none() {
        return;
    }
    let files = corpus_files();
    for newsletter in ["this-week-in-rust", "esta-semana-en-rust"] {
        assert!(files.iter().any(|file| file.newsletter == newsletter));
    }
    assert!(!seeds().is_empty());
}
