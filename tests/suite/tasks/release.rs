//! Publishing from the open draft: empty sections go, the file is saved and moved, the next issue begins.

use super::desk::{assert_same, replaced};
use crate::support::launch::Options;
use crate::support::scratch::Scratch;
use crate::support::terminal::Terminal;
use std::process::Command;

const NAME: &str = "2026-01-14-this-week-in-rust.md";

const ISSUE: &str = "\
Title: This Week in Rust 634
Number: 634
Date: 2026-01-14
Category: This Week in Rust

## Updates from Rust Community

### Official

### Observations/Thoughts
* [Omega](https://two.example/omega)

### Research

## Jobs

See the latest [Who's Hiring thread on r/rust](INSERT_LINK_HERE)
";

fn without_empty() -> String {
    let text = replaced(ISSUE, "### Official\n\n", "");
    replaced(&text, "### Research\n\n", "")
}

fn checkout() -> Scratch {
    Scratch::new().file(&format!("draft/{NAME}"), ISSUE).file(
        "content/2026-01-07-this-week-in-rust.md",
        "Date: 2026-01-07\n",
    )
}

fn git(folder: &Scratch, args: &[&str]) -> String {
    let output = Command::new("git")
        .args(["-c", "user.name=A", "-c", "user.email=a@a.example"])
        .args(args)
        .current_dir(folder.path())
        .env("HOME", folder.path())
        .output()
        .expect("git");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[track_caller]
fn open(folder: &Scratch) -> Terminal {
    let options = Options::copydesk().arg(format!("draft/{NAME}"));
    let terminal = Terminal::start(&options.cwd(folder.path()));
    terminal.wait_for("read as This Week in Rust");
    terminal
}

#[track_caller]
fn publish_steps(terminal: &Terminal) {
    terminal.keys("R");
    terminal.wait_for("Before publishing");
    terminal.keys("P");
    terminal.wait_for("Publish");
    terminal.wait_for("Remove “Official”");
    terminal.wait_for("Remove “Research”");
}

#[test]
fn an_issue_of_a_checkout_is_moved_by_git_and_the_next_begins() {
    let folder = checkout();
    git(&folder, &["init", "-q"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "-q", "-m", "draft"]);
    let terminal = open(&folder);
    publish_steps(&terminal);
    terminal.wait_for("The placeholder “INSERT_LINK_HERE” is still here");
    terminal.wait_for(&format!("git mv draft/{NAME} content/"));
    terminal.wait_for("Begin the issue of 2026-01-21");
    terminal.wait_for("remove 2, save, move, next issue");
    terminal.keys("<Enter>");
    terminal.wait_for(&format!("Published as content/{NAME}"));
    terminal.wait_for("New issue of This Week in Rust");
    terminal.wait_for(&format!("Before    content/{NAME}"));
    terminal.keys("<Enter>");
    terminal.wait_for("2026-01-21-this-week-in-rust.md is new");
    assert_same(&folder.read(&format!("content/{NAME}")), &without_empty());
    assert!(!folder.at(&format!("draft/{NAME}")).exists());
    assert!(!folder.at("draft/2026-01-21-this-week-in-rust.md").exists());
    let status = git(&folder, &["status", "--porcelain"]);
    assert_eq!(status, format!("RM draft/{NAME} -> content/{NAME}\n"));
}

#[test]
fn a_file_that_git_does_not_know_is_renamed_and_what_is_unmarked_is_left() {
    let folder = checkout();
    let terminal = open(&folder);
    publish_steps(&terminal);
    terminal.keys("<Space>");
    terminal.wait_for("1 marked");
    terminal.wait_for("remove 1, save, move, next issue");
    terminal.wait_for(&format!("Move draft/{NAME} to content/"));
    terminal.keys("<PgDn><Space>");
    terminal.wait_for("· Begin");
    terminal.keys("<Enter>");
    terminal.wait_for(&format!("Published as content/{NAME}"));
    let after = replaced(ISSUE, "### Research\n\n", "");
    assert_same(&folder.read(&format!("content/{NAME}")), &after);
    assert!(!folder.at(&format!("draft/{NAME}")).exists());
    terminal.keys("u");
    terminal.wait_for("Undone: Removed 1 empty section");
    terminal.keys("w");
    terminal.wait_for("saved");
    assert_same(&folder.read(&format!("content/{NAME}")), ISSUE);
}

#[test]
fn a_published_file_of_that_name_is_never_replaced() {
    let folder = checkout().file(&format!("content/{NAME}"), "published\n");
    let terminal = open(&folder);
    publish_steps(&terminal);
    terminal.wait_for("exists already, so the file stays");
    terminal.keys("<Esc>");
    terminal.wait_gone("Publish");
    assert_same(&folder.read(&format!("draft/{NAME}")), ISSUE);
    assert_eq!(folder.read(&format!("content/{NAME}")), "published\n");
}

#[test]
fn a_file_that_comes_up_meanwhile_stops_everything() {
    let folder = checkout();
    let terminal = open(&folder);
    publish_steps(&terminal);
    let folder = folder.file(&format!("content/{NAME}"), "published\n");
    terminal.keys("<Enter>");
    terminal.wait_for("exists by now; nothing was changed");
    assert_same(&folder.read(&format!("draft/{NAME}")), ISSUE);
    assert_eq!(folder.read(&format!("content/{NAME}")), "published\n");
}

#[test]
fn a_move_that_fails_after_the_save_says_what_was_done_and_what_not() {
    let folder = checkout();
    git(&folder, &["init", "-q"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "-q", "-m", "draft"]);
    let terminal = open(&folder);
    publish_steps(&terminal);
    let folder = folder.file(".git/index.lock", "");
    terminal.keys("<Enter>");
    terminal.wait_for(&format!(
        "The issue is saved, but draft/{NAME} was not moved"
    ));
    assert_same(&folder.read(&format!("draft/{NAME}")), &without_empty());
    assert!(!folder.at(&format!("content/{NAME}")).exists());
    terminal.wait_gone("New issue of");
}

#[test]
fn a_list_that_goes_on_below_its_end_says_so() {
    let many = "### [RFC](INSERT_LINK_HERE)\n\n".repeat(9);
    let text = replaced(ISSUE, "## Jobs\n", &format!("## Jobs\n\n{many}"));
    let folder = checkout().file(&format!("draft/{NAME}"), text);
    let terminal = open(&folder);
    terminal.keys("P");
    terminal.wait_for("save, move, next issue");
    terminal.wait_for("more below ─");
    terminal.keys("<PgDn><PgDn>");
    terminal.wait_for("Begin the issue of");
    terminal.wait_gone("more below");
}
