//! Files, folders, standard input; statuses.

use super::{DRAFT, folder, gap, only, printed, run_on};
use crate::cli::{DEMO, refused, run};
use crate::support::launch::Options;
use crate::support::scratch::Scratch;
use crate::support::terminal::Terminal;

const GAP: &[&str] = &["space-between-brackets"];

/// The files that `args` check, in order.
fn checked(scratch: &Scratch, args: &[&str]) -> Vec<String> {
    let args = [&["check", "--format", "json"], args].concat();
    let found = run(scratch.path(), &args);
    let files: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
    let files = files
        .as_array()
        .expect("an array, because a folder was named");
    let names = files
        .iter()
        .map(|file| file["file"].as_str().unwrap().to_owned());
    names.collect()
}

fn checkout() -> Scratch {
    Scratch::new()
        .file("draft/2026-01-14-this-week-in-rust.md", DRAFT)
        .file("draft/notes.md", DRAFT)
        .file("content/2026-01-07-this-week-in-rust.md", DRAFT)
        .file("content/2025-12-31-this-week-in-rust.md", DRAFT)
        .file("README.md", DRAFT)
}

#[test]
fn a_checkout_is_its_drafts_and_past_issues_in_order() {
    let scratch = checkout();
    let all = [
        "content/2025-12-31-this-week-in-rust.md",
        "content/2026-01-07-this-week-in-rust.md",
        "draft/2026-01-14-this-week-in-rust.md",
    ];
    assert_eq!(checked(&scratch, &["."]), all);
    assert_eq!(checked(&scratch, &[]), all);
    assert_eq!(checked(&scratch, &["draft"]), all[2..]);
    assert_eq!(
        checked(&scratch, &["draft", "content"]),
        [all[2], all[0], all[1]]
    );
    let absolute = scratch.path().to_str().unwrap();
    let expected = all.map(|name| format!("{absolute}/{name}"));
    assert_eq!(checked(&scratch, &[absolute]), expected);
}

#[test]
fn settings_say_which_files_are_issues_and_where_past_ones_are() {
    let scratch = checkout()
        .file("copydesk.toml", "[paths]\narchive = \"past/years\"\n")
        .file("past/years/2025-12-24-this-week-in-rust.md", DRAFT);
    assert_eq!(checked(&scratch, &["."]).len(), 4);
    let scratch = checkout().file("copydesk.toml", "profile = \"generic\"\n");
    assert_eq!(checked(&scratch, &["draft"]).len(), 2);
    let twir = ["draft", "--profile", "this-week-in-rust"];
    assert_eq!(checked(&scratch, &twir).len(), 1);
}

#[test]
fn a_folder_without_issues_is_refused() {
    let scratch = Scratch::new().file("empty/notes.md", DRAFT);
    let sentence = "empty is a folder without issues; name files, or a newsletter's checkout";
    refused(&scratch, &["check", "empty"], sentence);
    let sentence = ". is a folder without issues; name files, or a newsletter's checkout";
    refused(&scratch, &["check"], sentence);
}

#[test]
fn a_file_that_cannot_be_checked_is_said_and_the_rest_is() {
    let scratch = gap().file("latin.md", b"caf\xe9\n");
    let found = run(
        scratch.path(),
        &["check", "none.md", "draft.md", "latin.md"],
    );
    assert_eq!(found.status, Some(2));
    assert!(
        found.stdout.contains("draft.md:2:5: error: "),
        "{}",
        found.stdout
    );
    assert_eq!(
        found.stderr,
        "copydesk: cannot open none.md: it does not exist\n\
         copydesk: latin.md is not UTF-8 from byte 3 on; nothing was checked\n"
    );
}

#[test]
fn many_files_are_printed_in_the_order_in_which_they_were_named() {
    let mut scratch = Scratch::new().file("copydesk.toml", only(GAP));
    let mut names = Vec::new();
    for number in 0..40 {
        // Early ones take longest.
        let name = format!("{number}.md");
        let text = "* [B](https://b.example/y)\n".repeat(40 * (40 - number));
        scratch = scratch.file(&name, format!("{DRAFT}{text}"));
        names.push(name);
    }
    let mut args = vec!["check"];
    args.extend(names.iter().map(String::as_str));
    let found = printed(scratch.path(), &args, 1);
    let said = found
        .lines()
        .filter_map(|line| line.split_once(":2:5: error: "));
    assert_eq!(said.map(|(name, _)| name).collect::<Vec<_>>(), names);
}

#[test]
fn standard_input_is_checked_as_the_file_that_it_would_be() {
    let scratch = folder(GAP, "draft.md", "");
    let found = run_on(scratch.path(), &["check", "-"], DRAFT);
    assert_eq!(found.status, Some(1), "{found:?}");
    assert!(
        found.stdout.starts_with("-:2:5: error: "),
        "{}",
        found.stdout
    );
    let args = [
        "check",
        "-",
        "--file-name",
        "draft/new.md",
        "--format",
        "json",
    ];
    let found = run_on(scratch.path(), &args, DRAFT);
    let found: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
    assert_eq!(found["file"], "draft/new.md");
    assert_eq!(found["diagnostics"][0]["line"], 2);
    let found = run_on(scratch.path(), &["check", "-"], b"caf\xe9\n");
    let said = "copydesk: standard input is not UTF-8 from byte 3 on; nothing was checked\n";
    assert_eq!((found.status, found.stderr.as_str()), (Some(2), said));
}

#[test]
fn rules_about_names_know_the_name_that_standard_input_would_have() {
    let scratch = Scratch::new();
    let check = |args: &[&str]| {
        let args = [
            &[
                "check",
                "-",
                "--format",
                "json",
                "--profile",
                "this-week-in-rust",
            ],
            args,
        ];
        let found = run_on(scratch.path(), &args.concat(), DEMO);
        let found: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
        found["diagnostics"].as_array().unwrap().len()
    };
    let right = check(&["--file-name", "2026-01-14-this-week-in-rust.md"]);
    let wrong = check(&["--file-name", "2026-01-21-this-week-in-rust.md"]);
    assert!(
        wrong >= right,
        "{wrong} findings, {right} with the right name"
    );
}

#[test]
fn what_makes_no_sense_about_standard_input_is_refused() {
    let scratch = gap();
    let sentence = "standard input can be read only once";
    refused(&scratch, &["check", "-", "-"], sentence);
    let sentence = "--file-name names standard input; give `-` as the file";
    refused(
        &scratch,
        &["check", "draft.md", "--file-name", "x.md"],
        sentence,
    );
}

#[test]
fn past_issues_that_cannot_be_read_are_refused_where_they_were_named() {
    let scratch = gap();
    let sentence = "cannot read the past issues in nowhere: No such file or directory (os error 2)";
    refused(
        &scratch,
        &["check", "draft.md", "--archive", "nowhere"],
        sentence,
    );
}

#[test]
fn warnings_are_denied_on_demand_and_hints_never() {
    let graded = |level: &str| {
        let settings = only(&["space-between-brackets"]);
        let settings = format!("{settings}space-between-brackets = \"{level}\"\n");
        Scratch::new()
            .file("copydesk.toml", settings)
            .file("draft.md", DRAFT)
    };
    let status = |level, args: &[&str]| {
        let args = [&["check", "draft.md"], args].concat();
        run(graded(level).path(), &args).status
    };
    assert_eq!(status("warning", &[]), Some(0));
    assert_eq!(status("warning", &["--deny", "warnings"]), Some(1));
    assert_eq!(status("hint", &["--deny", "warnings"]), Some(0));
    assert_eq!(status("error", &[]), Some(1));
    assert_eq!(status("off", &["--deny", "warnings"]), Some(0));
}

#[test]
fn what_must_not_ship_is_an_error_for_publication() {
    let text = "Title: This Week in Rust 634\nNumber: 634\nDate: 2026-01-14\n\n\
                ## Crate of the Week\n\nINSERT_LINK_HERE\n";
    let scratch = Scratch::new().file("draft.md", text);
    let severity = |args: &[&str]| {
        let args = [
            &[
                "check",
                "draft.md",
                "--format",
                "json",
                "--profile",
                "this-week-in-rust",
            ],
            args,
        ];
        let found = run(scratch.path(), &args.concat());
        let found: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
        let found = found["diagnostics"].as_array().unwrap().clone();
        let one = found.into_iter().find(|one| one["rule"] == "placeholder");
        one.unwrap()["severity"].as_str().unwrap().to_owned()
    };
    assert_eq!(severity(&["--release"]), "error");
    assert_ne!(severity(&[]), "hint");
}

/// The screen after `script`, with the program as `$0`.
fn in_a_terminal(scratch: &Scratch, script: &str, variable: (&str, &str)) -> Terminal {
    let options = Options::shell(script)
        .arg(env!("CARGO_BIN_EXE_copydesk"))
        .env(variable.0, variable.1)
        .env("TERM", "xterm-256color")
        .home(scratch.path())
        .cwd(scratch.path())
        .size(100, 12);
    let terminal = Terminal::start(&options);
    terminal.wait_exit();
    terminal
}

#[test]
fn colours_are_for_terminals_that_want_them() {
    let scratch = gap();
    let plain = in_a_terminal(&scratch, "\"$0\" check draft.md | cat -v", ("X", "y"));
    assert!(!plain.screen().contains("^["), "{}", plain.screen());
    assert!(plain.screen().contains("draft.md:2:5: error: "));
    let coloured = in_a_terminal(&scratch, "\"$0\" check draft.md", ("NO_COLOR", ""));
    assert!(
        coloured
            .raw_output()
            .windows(7)
            .any(|bytes| bytes == b"\x1b[1;31m")
    );
    let refused = in_a_terminal(&scratch, "\"$0\" check draft.md", ("NO_COLOR", "1"));
    assert!(
        !refused
            .raw_output()
            .windows(7)
            .any(|bytes| bytes == b"\x1b[1;31m")
    );
    assert!(refused.screen().contains("draft.md:2:5: error: "));
}

#[test]
fn progress_is_shown_to_whoever_waits_and_taken_away() {
    let scratch = gap();
    let pipe = scratch.at("pipe");
    let mode = rustix::fs::Mode::from_raw_mode(0o600);
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, mode, 0).unwrap();
    let options = Options::shell("\"$0\" check - <pipe")
        .arg(env!("CARGO_BIN_EXE_copydesk"))
        .env("TERM", "xterm-256color")
        .home(scratch.path())
        .cwd(scratch.path())
        .size(100, 12);
    let terminal = Terminal::start(&options);
    let mut text = std::fs::OpenOptions::new().write(true).open(&pipe).unwrap();
    terminal.wait_for("0 of 1 checked");
    std::io::Write::write_all(&mut text, DRAFT.as_bytes()).unwrap();
    drop(text);
    terminal.wait_exit();
    let screen = terminal.screen();
    assert!(screen.starts_with("-:2:5: error: "), "{screen}");
    assert!(!screen.contains("checked"), "{screen}");
}
