//! `copydesk merge`: its statuses, what it writes, and git at work with it.

use super::run;
use crate::support::scratch::Scratch;
use std::path::Path;
use std::process::{Command, Output};

const BASE: &str = "## Jobs\n\n* [One](https://one.example/)\n* [Two](https://two.example/)\n";

fn added(name: &str) -> String {
    format!("{BASE}* [{name}](https://{name}.example/)\n")
}

fn files(ours: &str, theirs: &str) -> Scratch {
    let scratch = Scratch::new().file("base.md", BASE);
    scratch.file("ours.md", ours).file("theirs.md", theirs)
}

const ARGS: [&str; 4] = ["merge", "base.md", "ours.md", "theirs.md"];

#[test]
fn a_clear_merge_is_printed_with_status_0() {
    let scratch = files(&added("three"), &added("four"));
    let ended = run(scratch.path(), &ARGS);
    assert_eq!((ended.status, ended.stderr.as_str()), (Some(0), ""));
    let four = "* [four](https://four.example/)\n";
    assert_eq!(ended.stdout, added("three") + four);
}

#[test]
fn a_conflict_keeps_ours_lists_both_and_has_status_1() {
    let ours = BASE.replace("[Two]", "[Two, ours]");
    let theirs = BASE.replace("[Two]", "[Two, theirs]");
    let scratch = files(&ours, &theirs);
    let args = [&ARGS[..], &["-o", "out.md"]].concat();
    let ended = run(scratch.path(), &args);
    assert_eq!((ended.status, ended.stdout.as_str()), (Some(1), ""));
    assert_eq!(scratch.read("out.md"), ours);
    for part in [
        "conflict in “jobs”",
        "ours: * [Two, ours]",
        "theirs: * [Two, theirs]",
    ] {
        assert!(ended.stderr.contains(part), "{ended:?}");
    }
}

#[test]
fn a_file_that_is_none_is_status_2_and_nothing_is_written() {
    let scratch = files(BASE, "").file("theirs.md", b"\xff\xfe text");
    for theirs in ["theirs.md", "nowhere.md"] {
        let args = ["merge", "base.md", "ours.md", theirs, "-o", "ours.md"];
        let ended = run(scratch.path(), &args);
        assert_eq!(ended.status, Some(2), "{ended:?}");
        assert_eq!(scratch.read("ours.md"), BASE);
    }
}

fn git(folder: &Path, args: &[&str]) -> Output {
    let identity = ["-c", "user.name=Ana", "-c", "user.email=ana@example.com"];
    let mut command = Command::new("git");
    command.args(identity).args(args).current_dir(folder);
    command.env("HOME", folder).env("GIT_CONFIG_NOSYSTEM", "1");
    command.output().unwrap()
}

/// A repository with a draft, a branch where it is `theirs`, and the draft as `ours` where we are.
fn repository(ours: &str, theirs: &str) -> Scratch {
    let scratch = Scratch::new()
        .file("draft/a.md", BASE)
        .file(".gitattributes", "draft/*.md merge=copydesk\n");
    let binary = env!("CARGO_BIN_EXE_copydesk");
    let driver = format!("{binary} merge %O %A %B -o %A");
    let done = |args: &[&str]| {
        let output = git(scratch.path(), args);
        assert!(output.status.success(), "{args:?}: {output:?}");
    };
    done(&["init", "-q", "-b", "main"]);
    done(&["config", "merge.copydesk.driver", &driver]);
    done(&["add", "."]);
    done(&["commit", "-qm", "base"]);
    done(&["checkout", "-qb", "theirs"]);
    std::fs::write(scratch.at("draft/a.md"), theirs).unwrap();
    done(&["commit", "-qam", "theirs"]);
    done(&["checkout", "-q", "main"]);
    std::fs::write(scratch.at("draft/a.md"), ours).unwrap();
    done(&["commit", "-qam", "ours"]);
    scratch
}

#[test]
fn git_merges_with_it_what_it_cannot_merge_alone() {
    let scratch = repository(&added("three"), &added("four"));
    let output = git(scratch.path(), &["merge", "-q", "theirs", "-m", "both"]);
    assert!(output.status.success(), "{output:?}");
    let four = "* [four](https://four.example/)\n";
    assert_eq!(scratch.read("draft/a.md"), added("three") + four);
}

#[test]
fn git_knows_of_a_conflict_and_the_file_has_no_markers() {
    let ours = BASE.replace("[Two]", "[Two, ours]");
    let scratch = repository(&ours, &BASE.replace("[Two]", "[Two, theirs]"));
    let output = git(scratch.path(), &["merge", "theirs"]);
    assert!(!output.status.success());
    let unmerged = git(scratch.path(), &["ls-files", "--unmerged"]);
    assert!(!unmerged.stdout.is_empty());
    assert_eq!(scratch.read("draft/a.md"), ours);
}
