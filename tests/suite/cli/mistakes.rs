//! What cannot be opened, run or drawn on.

use super::{DEMO, listing, program, refused};
use crate::support::launch::Options;
use crate::support::scratch::Scratch;
use crate::support::terminal::Terminal;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::process::Stdio;

const DRAFT: &str = "2026-01-14-this-week-in-rust.md";
const NO_KEYS: &str = "standard input is not a terminal, so there are no keys to read";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";

/// What every way to open a file refuses with the same words; `NAME` stands for the path.
#[track_caller]
fn refused_by_all(scratch: &Scratch, path: &str, sentence: &str) {
    let sentence = sentence.replace("NAME", path);
    refused(scratch, &["outline", path], &sentence);
    refused(scratch, &["check", path], &sentence);
    refused(scratch, &["apply", path, "--ops", "/dev/null"], &sentence);
}

#[test]
fn a_folder_without_drafts_is_no_draft() {
    let scratch = Scratch::new().file("empty/notes.txt", "no issue");
    let sentence =
        "empty is a folder without a draft in it; name a file, or a newsletter's checkout";
    refused(&scratch, &["empty"], sentence);
    let sentence = "cannot open empty: it is a folder, not a file";
    refused(&scratch, &["outline", "empty"], sentence);
    refused(
        &scratch,
        &["apply", "empty", "--ops", "/dev/null"],
        sentence,
    );
}

#[test]
fn a_missing_file_is_not_invented() {
    let scratch = Scratch::new();
    refused(
        &scratch,
        &["notes.md"],
        "cannot open notes.md: it does not exist",
    );
    let path = format!("nowhere/{DRAFT}");
    let sentence = format!("cannot open {path}: its folder does not exist");
    refused(&scratch, &[&path], &sentence);
    refused_by_all(&scratch, DRAFT, "cannot open NAME: it does not exist");
}

#[test]
fn a_picture_is_no_draft() {
    let scratch = Scratch::new().file("a.png", PNG);
    let sentence = "cannot open a.png: it looks like a binary file, not Markdown";
    refused(&scratch, &["a.png"], sentence);
    refused_by_all(&scratch, "a.png", sentence);
}

#[test]
fn what_is_no_file_is_refused_without_waiting_for_it() {
    let scratch = Scratch::new();
    let pipe = scratch.at("pipe");
    let mode = rustix::fs::Mode::from_raw_mode(0o600);
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, mode, 0).unwrap();
    refused(
        &scratch,
        &["pipe"],
        "cannot open pipe: it is a pipe, not a file",
    );
    refused_by_all(
        &scratch,
        "pipe",
        "cannot open NAME: it is a pipe, not a file",
    );
    let device = "cannot open /dev/null: it is a device, not a file";
    refused(&scratch, &["/dev/null"], device);
    refused_by_all(&scratch, "/dev/null", device);
}

#[test]
fn bytes_that_are_no_text_are_never_written_back() {
    let scratch = Scratch::new()
        .file("latin.md", b"# caf\xe9\n")
        .file("nul.md", b"# a\0b\n");
    let latin = "latin.md is not UTF-8 from byte 5 on; nothing was checked";
    refused(&scratch, &["check", "latin.md"], latin);
    let apply = |path| ["apply", path, "--ops", "/dev/null"];
    let sentence = "cannot change latin.md: the file is not valid UTF-8 at byte 5";
    refused(&scratch, &apply("latin.md"), sentence);
    let sentence = "cannot change nul.md: the file holds a NUL byte at byte 3";
    refused(&scratch, &apply("nul.md"), sentence);
}

#[test]
fn a_file_we_may_not_read_is_named() {
    if rustix::process::geteuid().is_root() {
        use std::io::Write as _;
        let _ = writeln!(
            std::io::stderr(),
            "left out, root may read everything: a_file_we_may_not_read_is_named"
        );
        return;
    }
    let scratch = Scratch::new().file("mine.md", DEMO);
    fs::set_permissions(scratch.at("mine.md"), Permissions::from_mode(0o000)).unwrap();
    let sentence = "cannot open mine.md: you have no permission to read it";
    for args in [&["mine.md"][..], &["check", "mine.md"]] {
        let expected = super::Ended {
            status: Some(2),
            stdout: String::new(),
            stderr: format!("copydesk: {sentence}\n"),
        };
        assert_eq!(super::run(scratch.path(), args), expected);
    }
}

#[test]
fn without_a_keyboard_there_is_no_editor() {
    let scratch = Scratch::new().file(DRAFT, DEMO).file("empty.md", "");
    refused(&scratch, &[DRAFT], NO_KEYS);
    refused(&scratch, &["empty.md"], NO_KEYS);
    refused(&scratch, &["2026-01-21-this-week-in-rust.md"], NO_KEYS);
    refused(&scratch, &[], NO_KEYS);
}

/// The screen after `script`, in a terminal, with the program as `$0`.
fn in_a_terminal(script: &str, term: &str) -> String {
    let scratch = Scratch::new().file(DRAFT, DEMO);
    let before = listing(scratch.path());
    let options = Options::shell(script)
        .arg(env!("CARGO_BIN_EXE_copydesk"))
        .env("TERM", term)
        .cwd(scratch.path())
        .size(200, 10);
    let terminal = Terminal::start(&options);
    terminal.wait_exit();
    assert_eq!(listing(scratch.path()), before);
    terminal.screen().trim_end().to_owned()
}

#[test]
fn without_a_screen_there_is_no_editor() {
    let sentence = "standard output is not a terminal, so there is nothing to draw on";
    let screen = in_a_terminal(&format!("\"$0\" {DRAFT} >/dev/null; echo $?"), "xterm");
    assert_eq!(screen, format!("copydesk: {sentence}\n2"));
}

#[test]
fn a_terminal_that_cannot_place_a_cursor_is_refused() {
    let sentence = "TERM is not set or is “dumb”: this terminal cannot place a cursor; \
                    if it can, try TERM=xterm-256color";
    for term in ["dumb", ""] {
        let screen = in_a_terminal(&format!("\"$0\" {DRAFT}; echo $?"), term);
        assert_eq!(screen, format!("copydesk: {sentence}\n2"));
    }
}

#[test]
fn a_malformed_profile_is_named_by_file_and_line() {
    let scratch = Scratch::new()
        .file("house.toml", "name = \"house\"\n[events\n")
        .file(DRAFT, DEMO);
    let sentence = "house.toml, line 2: unclosed table, expected `]`";
    let with = |args: &[&'static str]| [args, &["--profile", "house.toml", DRAFT]].concat();
    refused(&scratch, &with(&[]), sentence);
    refused(&scratch, &with(&["outline"]), sentence);
    refused(&scratch, &with(&["check"]), sentence);
    refused(&scratch, &with(&["apply", "--ops", "/dev/null"]), sentence);
}

#[test]
fn an_unknown_profile_is_answered_with_those_there_are() {
    let scratch = Scratch::new().file(DRAFT, DEMO);
    let sentence = "there is no profile called house; known are this-week-in-rust, \
                    esta-semana-en-rust, generic, or give a TOML file";
    for command in [
        &[][..],
        &["outline"],
        &["check"],
        &["apply", "--ops", "/dev/null"],
    ] {
        let args = [command, &["--profile", "house", DRAFT]].concat();
        refused(&scratch, &args, sentence);
    }
}

#[test]
fn a_malformed_line_of_operations_is_named_and_none_applies() {
    let good = r#"{"op":"remove","from":"@official","index":0}"#;
    let scratch = Scratch::new()
        .file(DRAFT, DEMO)
        .file("open.jsonl", format!("{good}\n{{\"op\":\n"))
        .file("latin.jsonl", b"\xe9\n");
    let apply = |ops| ["apply", DRAFT, "--ops", ops];
    let sentence = format!(
        "open.jsonl, line 2: no JSON: EOF while parsing a value at column 6; \
         {DRAFT} is unchanged"
    );
    refused(&scratch, &apply("open.jsonl"), &sentence);
    let sentence = format!("latin.jsonl is not UTF-8; {DRAFT} is unchanged");
    refused(&scratch, &apply("latin.jsonl"), &sentence);
    let sentence = format!(
        "cannot read none.jsonl: No such file or directory (os error 2); {DRAFT} is unchanged"
    );
    refused(&scratch, &apply("none.jsonl"), &sentence);
}

#[test]
fn a_mistyped_argument_is_one_sentence() {
    let scratch = Scratch::new();
    let help = "`copydesk --help` tells more";
    let sentence = format!("unexpected argument '--frob' found; {help}");
    refused(&scratch, &["--frob"], &sentence);
    let sentence = format!(
        "the following required arguments were not provided: --ops <OPS.jsonl> <ISSUE>; {help}"
    );
    refused(&scratch, &["apply"], &sentence);
    let sentence = "there is no rule “duplicate-links”; there is duplicate-link";
    refused(&scratch, &["rules", "duplicate-links"], sentence);
    let sentence = "there is no rule “nothing”; `copydesk rules` lists them";
    refused(&scratch, &["rules", "nothing"], sentence);
}

#[test]
fn output_that_cannot_be_written_is_told() {
    let scratch = Scratch::new().file(DRAFT, DEMO);
    for args in [&["rules"][..], &["outline", DRAFT], &["check", DRAFT]] {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let mut command = program(scratch.path(), args);
        let ended = super::ended(command.stdout(Stdio::from(full)).spawn().unwrap());
        let sentence = "cannot write to standard output: No space left on device (os error 28)";
        assert_eq!(ended.stderr, format!("copydesk: {sentence}\n"));
        assert_eq!(ended.status, Some(2));
    }
}
