//! `copydesk check` and `copydesk rules`, as the binary prints them.

use std::path::PathBuf;
use std::process::{Command, Output};

fn copydesk(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(args)
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A folder with one file in it, and the file's path.
fn file(text: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("draft.md");
    std::fs::write(&path, text).unwrap();
    (folder, path)
}

#[test]
fn strange_characters_are_printed_visibly() {
    let (_folder, path) = file("a\u{202E}\u{1B}[31m b\n".as_bytes());
    let shown = stdout(&copydesk(&["check", path.to_str().unwrap()]));
    assert!(shown.contains("a‹U+202E›"), "{shown}");
    assert!(!shown.contains(['\u{202E}', '\u{1B}']), "{shown}");
}

#[test]
fn a_sound_file_exits_with_0() {
    let (_folder, path) = file(b"# Notes\n\ntext\n");
    let output = copydesk(&["check", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stdout(&output), "0 errors, 0 warnings, 0 hints\n");
}

#[test]
fn what_cannot_be_checked_exits_with_2_and_says_why() {
    let (_folder, path) = file(b"caf\xe9\n");
    for (args, why) in [
        (
            vec!["check", path.to_str().unwrap()],
            "is not UTF-8 from byte 3 on",
        ),
        (
            vec!["check", "/nowhere/draft.md"],
            "cannot open /nowhere/draft.md: it does not exist",
        ),
        (
            vec!["check", "/nowhere", "--profile", "none"],
            "there is no profile called none",
        ),
        (vec!["rules", "duplicate-lynk"], "there is duplicate-link"),
    ] {
        let output = copydesk(&args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(error.contains(why), "{error}");
    }
}

#[test]
fn rules_are_listed_and_explained() {
    let list = stdout(&copydesk(&["rules"]));
    for rule in copydesk::rules::registry() {
        assert!(list.contains(&format!("\n  {} ", rule.id)), "{}", rule.id);
    }
    let page = stdout(&copydesk(&["rules", "mojibake"]));
    assert!(
        page.starts_with("# mojibake (error)\n\nAccented letters"),
        "{page}"
    );
}
