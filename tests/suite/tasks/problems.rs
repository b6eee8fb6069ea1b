//! Going through what is wrong: reading why, fixing, letting stand, showing nothing else, and the way to publishing.

use super::desk::{Desk, SMALL, replaced};
use crate::support::launch::Options;
use crate::support::scratch::Scratch;
use std::fs;

const LINK: &str = "[Omega](https://two.example/omega)";

/// The small issue with three mistakes: two with safe fixes, one without.
fn flawed() -> String {
    let beta = "https://one.example/beta";
    let text = replaced(SMALL, beta, &format!("{beta}?utm_source=x"));
    let text = replaced(&text, "* [Delta](", "* [Delta] (");
    replaced(&text, LINK, "[Omega][omega]")
}

/// Settings with which only rules run that find these mistakes, so that further rules change nothing here.
fn settings() -> String {
    let rules = [
        "stale-thread",
        "tracking-parameter",
        "space-between-brackets",
        "undefined-reference",
        "missing-scheme",
    ];
    let all = copydesk::rules::registry().iter().map(|rule| rule.id);
    let off: Vec<String> = all
        .filter(|id| !rules.contains(id))
        .map(|id| format!("{id} = \"off\"\n"))
        .collect();
    format!("[rules]\n{}", off.concat())
}

/// The program on `text` with those settings.
#[track_caller]
fn open(text: &str, surroundings: impl FnOnce(Options) -> Options) -> Desk {
    let desk = Desk::among(
        Scratch::new().file("copydesk.toml", settings()),
        text,
        surroundings,
    );
    desk.wait_for("read as ");
    desk
}

/// Surroundings with a home that outlives the program.
fn at_home(home: &Scratch) -> impl FnOnce(Options) -> Options + use<> {
    let home = home.path().to_owned();
    move |options| options.home(home).env("USER", "ana")
}

/// A folder with settings that share what is acknowledged in `file`.
fn sharing(file: &str) -> Scratch {
    let settings = format!("{}[paths]\nacknowledged = \"{file}\"\n", settings());
    Scratch::new().file("copydesk.toml", settings)
}

#[test]
fn a_problem_is_found_read_about_and_fixed_and_the_next_one_comes() {
    let desk = open(&flawed(), |options| options);
    desk.press("]", "tracking-parameter  line 10");
    desk.press("i", "What it finds");
    desk.wait_for("Why it hurts");
    desk.keys("<Esc>");
    desk.wait_gone("What it finds");
    desk.press("f", "Fixed tracking-parameter");
    desk.press("]", "space-between-brackets  line 12");
    desk.press("f", "Fixed space-between-brackets");
    assert_eq!(desk.saved(), replaced(SMALL, LINK, "[Omega][omega]"));
}

#[test]
fn the_page_of_a_rule_scrolls_and_ends_with_the_fix() {
    let desk = open(&flawed(), |options| options.size(60, 14));
    desk.press("]", "tracking-parameter");
    desk.press("i", "What it finds");
    desk.press("<Space><Space><Space>", "The fix");
    desk.keys("q");
    desk.wait_gone("The fix");
}

#[test]
fn an_acknowledged_problem_is_passed_over_the_next_time_as_well() {
    let home = Scratch::new();
    let desk = open(&flawed(), at_home(&home));
    desk.press("]", "tracking-parameter  line 10");
    desk.press("x", "Acknowledged tracking-parameter");
    desk.wait_for("✓ tracking-parameter  line 10");
    desk.quit();
    let again = desk.reopened(at_home(&home));
    again.press("]", "space-between-brackets  line 12");
    again.press("gj", "✓ tracking-parameter  line 10");
    again.wait_for("acknowledged by ana");
    again.press("x", "tracking-parameter counts again");
    again.wait_for("! tracking-parameter  line 10");
    again.quit();
    let last = again.reopened(at_home(&home));
    last.press("]", "! tracking-parameter  line 10");
}

#[test]
fn in_the_list_a_second_press_takes_an_acknowledgement_back() {
    let desk = open(&flawed(), |options| options);
    desk.press("X", "Problems: ");
    desk.press("x", "Acknowledged tracking-parameter");
    desk.wait_for("▸✓ Only follows readers");
    desk.press("x", "tracking-parameter counts again");
    desk.wait_for("▸! Only follows readers");
    desk.press("f", "Fixed tracking-parameter");
    desk.press("f", "Fixed space-between-brackets");
    desk.press("q", "▸ Alpha");
    desk.wait_gone("Problems: ");
    assert_eq!(desk.saved(), replaced(SMALL, LINK, "[Omega][omega]"));
}

#[test]
fn the_list_is_grouped_by_rule_and_a_rule_narrows_it() {
    let desk = open(&flawed(), |options| options);
    desk.press("X", "by place");
    desk.press("o", "by rule");
    desk.press("/", "of ");
    desk.send("tracking");
    desk.wait_for("2 of ");
    desk.press("<Down><Up><Enter>", "/ tracking-parameter");
    desk.press("<Down><Enter>", "▸ Beta");
    desk.wait_gone("Problems: ");
}

#[test]
fn a_checkout_may_share_what_was_acknowledged() {
    let (first, second) = (Scratch::new(), Scratch::new());
    let desk = Desk::among(sharing(".desk/ok.jsonl"), &flawed(), at_home(&first));
    desk.press("]", "tracking-parameter  line 10");
    desk.press("x", "Acknowledged tracking-parameter");
    desk.quit();
    let lines = desk.folder().read(".desk/ok.jsonl");
    assert!(
        lines.contains("\"who\":\"ana\"") && lines.ends_with("}\n"),
        "{lines}"
    );
    let other = desk.reopened(at_home(&second));
    other.press("]", "space-between-brackets");
    other.press("gj", "acknowledged by ana");
}

#[test]
fn what_a_stranger_wrote_about_an_acknowledgement_never_reaches_the_terminal_raw() {
    let home = Scratch::new();
    let desk = Desk::among(sharing("ok.jsonl"), &flawed(), at_home(&home));
    desk.press("]", "tracking-parameter  line 10");
    desk.press("x", "Acknowledged tracking-parameter");
    desk.quit();
    let lines = desk.folder().read("ok.jsonl");
    let evil = lines.replace("ana", "\\u001b]0;owned\\u0007\\u202e");
    fs::write(desk.folder().at("ok.jsonl"), format!("not json\n{evil}")).unwrap();
    let again = desk.reopened(at_home(&home));
    again.press("]", "space-between-brackets");
    again.press("gj", "‹^[›]0;owned‹^G›‹U+202E›");
    again.quit();
    let sent = String::from_utf8(again.raw_output()).unwrap();
    assert!(!sent.contains("\x1b]0;owned") && !sent.contains('\u{202e}'));
}

#[test]
fn an_acknowledgement_that_cannot_be_written_down_is_told_and_counts_meanwhile() {
    let home = Scratch::new().file(".local/state/copydesk/acknowledged", "no folder");
    let desk = Desk::start(&flawed(), at_home(&home));
    desk.press("]", "tracking-parameter  line 10");
    desk.press("x", "Acknowledged until you leave only");
    desk.wait_for("✓ tracking-parameter  line 10");
}

#[test]
fn only_problems_are_shown_until_esc() {
    let desk = open(&flawed(), |options| options);
    desk.press("!", "only problems");
    desk.wait_gone("Gamma");
    assert!(!desk.screen().contains("Metadata"), "{}", desk.screen());
    desk.press("/", "Filter:");
    desk.send("delta");
    desk.wait_gone("Beta");
    desk.keys("<Enter>");
    desk.wait_gone("Filter: ");
    desk.press("f", "Fixed space-between-brackets");
    desk.wait_for("Nothing here matches");
    desk.press("<Esc>", "▸ Beta");
    desk.press("<Esc>", "Gamma");
    desk.wait_for("▸ Beta");
}

#[test]
fn a_filter_without_a_match_is_left_where_it_began() {
    let desk = open(SMALL, |options| options);
    desk.press("jj", "▸ Gamma");
    desk.press("/", "Filter:");
    desk.send("nowhere");
    desk.wait_for("Nothing here matches");
    desk.press("<Esc>", "▸ Gamma");
}

#[test]
fn what_is_new_since_the_file_was_opened_is_said_until_it_is_undone() {
    let home = Scratch::new();
    let desk = open(SMALL, at_home(&home));
    desk.press("e", "Editing line 9");
    desk.keys("<End><BS>");
    desk.send("?fbclid=1)");
    desk.press("<Esc>", "· 1 new");
    desk.press("]", "tracking-parameter  line 9  new");
    desk.press("u", "Undone: ");
    desk.wait_gone("new");
    desk.press("U", "· 1 new");
    desk.press("w", "saved");
    desk.wait_for("· 1 new");
    desk.quit();
    let again = desk.reopened(at_home(&home));
    again.press("]", "tracking-parameter  line 9");
    assert!(!again.screen().contains("new"), "{}", again.screen());
}

/// Notes of no newsletter that is known, so that little is expected of them.
const NOTES: &str = "\
# Notes

* [Alpha](https://one.example/alpha)
* [Beta](https://one.example/beta?utm_source=x)
* [Gamma](one.example/gamma)
* [Delta] (https://one.example/delta)
";

#[test]
fn what_must_not_be_published_is_worked_off_from_its_list_until_the_issue_is_ready() {
    let desk = open(NOTES, |options| options);
    desk.wait_for("Gamma");
    desk.press("R", "Before publishing: 2 errors, 1 warning");
    desk.press("<Down><Enter>", "▸ ");
    desk.wait_gone("Before publishing");
    desk.press(":", "Commands");
    desk.send("release.gate");
    desk.press("<Enter>", "Before publishing: 2 errors, 1 warning");
    desk.wait_for("▸E A space");
    desk.press("<Up>", "▸E “one.example/gamma”");
    desk.press("x", "Acknowledged missing-scheme");
    desk.wait_for("Before publishing: 1 error, 1 warning");
    desk.press("x", "missing-scheme counts again");
    desk.press("f", "Fixed missing-scheme");
    desk.press("f", "Fixed space-between-brackets");
    desk.press("f", "Fixed tracking-parameter");
    desk.wait_for("Ready to publish");
    desk.keys("<Esc>");
    desk.wait_gone("Ready to publish");
    let after = NOTES.replace("?utm_source=x", "").replace("] (", "](");
    assert_eq!(desk.saved(), after.replace("(one.", "(https://one."));
}

const PAST: &str = "2026-01-07-this-week-in-rust.md";

/// The small issue with a discussion.
fn discussed(text: &str) -> String {
    format!("{text}\n<small>[Discuss on r/rust](https://forum.example/old)</small>\n")
}

#[test]
fn the_twin_in_a_past_issue_is_shown_read_only() {
    let past = discussed(
        &SMALL
            .replace("2026-01-14", "2026-01-07")
            .replace("634", "633"),
    );
    let past = past.replace("None.", "N\u{1b}]0;owned\u{7}\u{202e}one.");
    let settings = format!("{}[paths]\narchive = \"content\"\n", settings());
    let folder = Scratch::new().file("copydesk.toml", settings);
    let folder = folder.file(&format!("content/{PAST}"), &past);
    let desk = Desk::among(folder, &discussed(SMALL), |options| options);
    desk.press("]", "stale-thread");
    desk.wait_for(&format!("the other one: line {} of", past.lines().count()));
    desk.press("T", "read-only");
    desk.wait_for(&format!(" {PAST} "));
    desk.wait_for("▸");
    desk.wait_for("‹^[›]0;owned‹^G›‹U+202E›one.");
    desk.press("<PgUp><PgUp>", "Updates from Rust Community");
    desk.keys("dfxeiJ");
    desk.keys("<Esc>");
    desk.wait_gone("read-only");
    desk.wait_for("stale-thread");
    desk.press("X", "Problems: ");
    desk.press("T", "read-only");
    desk.press("q", "Problems: ");
    desk.wait_gone("read-only");
    desk.keys("<Esc>");
    desk.wait_gone("Problems: ");
    desk.quit();
    assert_eq!(desk.file(), discussed(SMALL));
    assert_eq!(desk.folder().read(&format!("content/{PAST}")), past);
    let sent = String::from_utf8(desk.raw_output()).unwrap();
    assert!(!sent.contains("\x1b]0;owned") && !sent.contains('\u{202e}'));
}
