//! `--since`: only what was not wrong yet in a git revision.

use super::{DRAFT, only, printed, run_on};
use crate::cli::{refused, run};
use crate::support::scratch::Scratch;
use std::fs;
use std::path::Path;
use std::process::Command;

#[track_caller]
fn git(folder: &Path, args: &[&str]) {
    let output = Command::new("git")
        .args(["-c", "user.name=A", "-c", "user.email=a@a.example"])
        .args([
            "-c",
            "core.hooksPath=/dev/null",
            "-c",
            "commit.gpgSign=false",
        ])
        .args(args)
        .current_dir(folder)
        .env("HOME", folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env_remove("GIT_DIR")
        .output()
        .expect("these tests need git");
    assert!(output.status.success(), "{args:?}: {output:?}");
}

/// A checkout whose first commit has `text` as `draft/a.md`, then `now` in the work tree.
fn checkout(rules: &[&str], text: &str, now: &str) -> Scratch {
    let scratch = Scratch::new()
        .file("copydesk.toml", only(rules))
        .file("draft/a.md", text);
    git(scratch.path(), &["init", "-q", "-b", "main"]);
    git(scratch.path(), &["add", "."]);
    git(scratch.path(), &["commit", "-q", "-m", "first"]);
    fs::write(scratch.at("draft/a.md"), now).unwrap();
    scratch
}

/// Lines of the findings in `args`.
fn lines(scratch: &Scratch, args: &[&str], status: i32) -> Vec<u64> {
    let args = [&["check", "--format", "json", "draft/a.md"], args].concat();
    let found = printed(scratch.path(), &args, status);
    let found: serde_json::Value = serde_json::from_str(&found).unwrap();
    let found = found["diagnostics"].as_array().unwrap().clone();
    found
        .iter()
        .map(|one| one["line"].as_u64().unwrap())
        .collect()
}

const GAP: &[&str] = &["space-between-brackets"];

#[test]
fn what_was_wrong_before_is_passed_over_wherever_its_line_went() {
    let now = format!("# New\n\ntext\n\n{DRAFT}* [C] (https://c.example/z)\n");
    let scratch = checkout(GAP, DRAFT, &now);
    assert_eq!(lines(&scratch, &[], 1), [6, 8]);
    assert_eq!(lines(&scratch, &["--since", "HEAD"], 1), [8]);
    let (first, rest) = DRAFT.split_at(DRAFT.find("* [B").unwrap());
    let heading = first.lines().next().unwrap();
    let flaw = first.lines().nth(1).unwrap();
    let moved = format!("{heading}\n{rest}\n### Other\n{flaw}\n");
    let scratch = checkout(GAP, DRAFT, &moved);
    assert_eq!(lines(&scratch, &["--since", "main"], 0), [0_u64; 0]);
}

#[test]
fn a_second_flaw_like_an_old_one_is_new_and_so_is_one_in_a_changed_line() {
    let flaw = DRAFT.lines().nth(1).unwrap();
    let scratch = checkout(GAP, DRAFT, &format!("{DRAFT}{flaw}\n"));
    assert_eq!(lines(&scratch, &["--since", "HEAD"], 1).len(), 1);
    let scratch = checkout(
        GAP,
        DRAFT,
        &DRAFT.replace("a.example/x", "a.example/changed"),
    );
    assert_eq!(lines(&scratch, &["--since", "HEAD"], 1), [2]);
    let scratch = checkout(GAP, DRAFT, &DRAFT.replace('\n', "\r\n"));
    assert_eq!(lines(&scratch, &["--since", "HEAD"], 0), [0_u64; 0]);
}

#[test]
fn everything_is_new_in_a_file_that_did_not_exist() {
    let scratch = checkout(GAP, DRAFT, DRAFT).file("draft/b.md", DRAFT);
    let args = ["check", "--since", "HEAD", "draft/a.md", "draft/b.md"];
    let found = printed(scratch.path(), &args, 1);
    assert!(found.starts_with("draft/b.md:2:5: "), "{found}");
    assert!(
        found.ends_with("\n1 error, 0 warnings, 0 hints\n"),
        "{found}"
    );
}

#[test]
fn standard_input_is_compared_with_the_file_that_it_would_be() {
    let scratch = checkout(GAP, DRAFT, DRAFT);
    let args = ["check", "-", "--since", "HEAD", "--file-name", "draft/a.md"];
    let now = format!("{DRAFT}* [C] (https://c.example/z)\n");
    let found = run_on(scratch.path(), &args, now);
    assert!(found.stdout.starts_with("draft/a.md:4:5: "), "{found:?}");
    let sentence = "--since needs --file-name to know which file standard input is";
    refused(&scratch, &["check", "-", "--since", "HEAD"], sentence);
}

#[test]
fn a_revision_or_a_checkout_that_is_not_there_is_one_sentence() {
    let scratch = checkout(GAP, DRAFT, DRAFT);
    let folder = scratch.path().canonicalize().unwrap().join("draft");
    let folder = folder.display();
    let check = |revision| {
        let found = run(
            scratch.path(),
            &["check", "draft/a.md", "--since", revision],
        );
        assert_eq!(
            (found.status, found.stdout.as_str()),
            (Some(2), ""),
            "{found:?}"
        );
        found.stderr
    };
    let sentence = format!("copydesk: the checkout of {folder} has no revision “v9”\n");
    assert_eq!(check("v9"), sentence);
    let sentence = "copydesk: “--output=x” is no git revision\n";
    let found = run(
        scratch.path(),
        &["check", "draft/a.md", "--since=--output=x"],
    );
    assert_eq!((found.status, found.stderr.as_str()), (Some(2), sentence));
    let alone = Scratch::new().file("a.md", DRAFT);
    let folder = alone.path().canonicalize().unwrap();
    let sentence = format!(
        "{} is in no git checkout, so there is no revision to compare with",
        folder.display()
    );
    refused(&alone, &["check", "a.md", "--since", "HEAD"], &sentence);
}

#[test]
fn a_hook_of_another_checkout_does_not_mislead() {
    let scratch = checkout(GAP, DRAFT, DRAFT);
    let mut command =
        crate::cli::program(scratch.path(), &["check", "draft/a.md", "--since", "HEAD"]);
    command.env("GIT_DIR", "/nowhere/.git");
    let found = crate::cli::ended(command.spawn().unwrap());
    assert_eq!((found.status, found.stderr.as_str()), (Some(0), ""));
}
