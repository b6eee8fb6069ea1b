//! What succeeds, with which status, and where it is printed.

use super::{DEMO, ended, program, run};
use crate::support::scratch::Scratch;
use std::process::Stdio;

#[test]
fn check_ends_with_0_1_or_2() {
    let sound = "Notes\n\n* [A link](https://two.example/)\n";
    let scratch = Scratch::new().file("sound.md", sound).file("demo.md", DEMO);
    let found = run(scratch.path(), &["check", "sound.md"]);
    assert_eq!(found.status, Some(0), "{found:?}");
    assert_eq!(
        (found.stdout.as_str(), found.stderr.as_str()),
        ("0 errors, 0 warnings, 0 hints\n", "")
    );
    let found = run(scratch.path(), &["check", "demo.md"]);
    assert_eq!((found.status, found.stderr.as_str()), (Some(1), ""));
    assert!(found.stdout.contains("[duplicate-link]"));
    let found = run(scratch.path(), &["check", "sound.md", "none.md"]);
    assert_eq!(
        (found.status, found.stdout.as_str()),
        (Some(2), "0 errors, 0 warnings, 0 hints\n")
    );
    assert_eq!(
        found.stderr,
        "copydesk: cannot open none.md: it does not exist\n"
    );
}

#[test]
fn help_and_version_are_printed_where_they_can_be_piped() {
    let scratch = Scratch::new();
    let version = run(scratch.path(), &["--version"]);
    let expected = concat!("copydesk ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(
        (version.status, version.stdout.as_str()),
        (Some(0), expected)
    );
    for args in [
        &["--help"][..],
        &["help"],
        &["apply", "--help"],
        &["check", "-h"],
    ] {
        let help = run(scratch.path(), args);
        assert_eq!(
            (help.status, help.stderr.as_str()),
            (Some(0), ""),
            "{args:?}"
        );
        assert!(help.stdout.contains("Usage: copydesk"), "{args:?}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_mistake() {
    let scratch = Scratch::new().file("demo.md", DEMO);
    let checks = [
        (&["--help"][..], 0),
        (&["rules"], 0),
        (&["outline", "demo.md"], 0),
        (&["check", "demo.md"], 1),
        (
            &["apply", "demo.md", "--ops", "/dev/null", "--output", "-"],
            0,
        ),
    ];
    for (args, status) in checks {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = program(scratch.path(), args);
        let found = ended(command.stdout(Stdio::from(writer)).spawn().unwrap());
        assert_eq!(
            (found.status, found.stderr.as_str()),
            (Some(status), ""),
            "{args:?}"
        );
    }
}

#[test]
fn an_empty_file_is_an_issue_without_sections() {
    let scratch = Scratch::new().file("empty.md", "");
    for args in [
        &["outline", "empty.md"][..],
        &["check", "empty.md"],
        &["apply", "empty.md", "--ops", "/dev/null"],
    ] {
        let found = run(scratch.path(), args);
        assert_eq!(
            (found.status, found.stderr.as_str()),
            (Some(0), ""),
            "{args:?}"
        );
    }
    assert_eq!(scratch.read("empty.md"), "");
}

#[test]
fn a_flaw_of_the_users_own_files_is_said_and_the_rest_counts() {
    let scratch = Scratch::new()
        .file("draft.md", "## Notes\n\n* [A link](https://two.example/)\n")
        .file(
            ".config/copydesk/keymap.toml",
            "[items]\nx = \"item.nothing\"\n",
        )
        .file(".config/copydesk/profiles/bad.toml", "name = \n")
        .file(
            ".config/copydesk/profiles/house.toml",
            include_str!("../../../assets/profiles/generic.toml").replace("generic", "house"),
        );
    let found = run(scratch.path(), &["check", "draft.md", "--profile", "house"]);
    assert_eq!(found.status, Some(0), "{found:?}");
    let said: Vec<&str> = found.stderr.lines().collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("keymap.toml: line 2: `item.nothing` is no command"));
    assert!(said[1].contains("profiles/bad.toml, line 1: "));
}
