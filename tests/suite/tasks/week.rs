//! The week's routine from open to saved file: rolling last week's events forward, reading events from elsewhere,
//! beginning an issue. Keystrokes are counted, and told beside what vim needs.

use super::desk::{DRAFT, Desk, assert_same, put_before, replaced};
use crate::support::keys::strokes;
use crate::support::launch::Options;
use crate::support::scratch::Scratch;
use crate::support::terminal::Terminal;

/// The issue of the week before.
const PAST: &str = "2026-01-07-this-week-in-rust.md";

/// A draft of 2026-01-14 that still has the events and the window of the week before.
pub const LAST_WEEKS: &str = "\
Title: This Week in Rust 634
Number: 634
Date: 2026-01-14
Category: This Week in Rust

## Upcoming Events

Rusty Events between 2026-01-07 - 2026-02-04 🦀

### Virtual
* 2026-01-07 | Virtual (Berlin, DE) | [Rust Berlin](https://meet.example/rust-berlin/)
    * [**Rust Hack and Learn**](https://meet.example/rust-berlin/1/)
* 2026-01-13 - 2026-01-15 | Virtual | [Three Days](https://three.example)
    * [**Still on**](https://three.example/1)

### Asia
* 2026-01-08 | Delhi, IN | [Rust Delhi](https://delhi.example)
    * [**Over too**](https://delhi.example/1)

### Europe
* 2026-01-13 | Oslo, NO | [Rust Oslo](https://oslo.example)
    * [**Yesterday**](https://oslo.example/1)
* 2026-01-20 | Oslo, NO | [Rust Oslo](https://oslo.example)
    * [**Next week**](https://oslo.example/2)
* 2026-02-27 | Paris, FR | [Rust Paris](https://paris.example)
    * [**Much later**](https://paris.example/1)

If you are running a Rust event, say so.

## Jobs

None.
";

/// What is left of it by default.
fn rolled() -> String {
    let mut text = LAST_WEEKS.replace("2026-01-07 - 2026-02-04", "2026-01-14 - 2026-02-11");
    for gone in [
        "* 2026-01-07 | Virtual (Berlin, DE) | [Rust Berlin](https://meet.example/rust-berlin/)\n    * [**Rust Hack and Learn**](https://meet.example/rust-berlin/1/)\n",
        "### Asia\n* 2026-01-08 | Delhi, IN | [Rust Delhi](https://delhi.example)\n    * [**Over too**](https://delhi.example/1)\n\n",
        "* 2026-01-13 | Oslo, NO | [Rust Oslo](https://oslo.example)\n    * [**Yesterday**](https://oslo.example/1)\n",
    ] {
        text = replaced(&text, gone, "");
    }
    text
}

/// A draft in a checkout with six issues before it, all with last week's events and one organiser more.
fn checkout(size: (u16, u16)) -> Desk {
    let more = "* 2026-01-09 | Bonn, DE | [Rust Bonn](https://bonn.example)\n";
    let mut folder = Scratch::new();
    for day in [
        "2026-01-07",
        "2025-12-31",
        "2025-12-24",
        "2025-12-17",
        "2025-12-10",
        "2025-12-03",
    ] {
        let text = put_before(LAST_WEEKS, "\nIf you", more)
            .replace("Date: 2026-01-14", &format!("Date: {day}"));
        folder = folder.file(&format!("content/{day}-this-week-in-rust.md"), text);
    }
    let draft = format!("draft/{DRAFT}");
    let folder = folder.file(&draft, LAST_WEEKS);
    let desk = Desk::on_file(folder, &draft, |options| options.size(size.0, size.1));
    desk.wait_for("read as This Week in Rust");
    desk
}

/// Opens the list once the past issues are known.
#[track_caller]
fn roll_forward(desk: &Desk) {
    desk.press("r", "Roll forward: ");
    desk.wait_for("Missing this week");
}

/// Presses `keys`, waits for `answer`, and tells how many keys that are beside those for the same in vim.
#[track_caller]
fn counted(desk: &Desk, what: &str, keys: &str, answer: &str, vim: &str) {
    desk.press(keys, answer);
    fewer(what, keys, vim);
}

/// Tells how many keys `keys` are beside those of `vim`, and asserts that they are at most a third.
#[allow(clippy::print_stdout)]
#[track_caller]
pub fn fewer(what: &str, keys: &str, vim: &str) {
    let (count, vim) = (pressed(keys), pressed(vim));
    println!("{what}: {count} keys, in vim {vim}");
    assert!(count * 3 <= vim, "{what}: {count} keys, in vim {vim}");
}

/// How many keys `keys` are.
fn pressed(keys: &str) -> usize {
    let strokes = strokes(keys);
    let texts = strokes.iter().map(|stroke| String::from_utf8_lossy(stroke));
    texts.map(|text| text.chars().count()).sum()
}

#[test]
fn all_that_is_over_goes_with_two_keys_and_comes_back_with_one() {
    let desk = Desk::open(LAST_WEEKS);
    let vim = "/01-07 |<Enter>2dd/Asia<Enter>4dd/01-13 |<Enter>2dd?between<Enter>wC2026-01-14 - 2026-02-11 🦀<Esc>";
    let done = "Rolled forward: 3 events dropped, the window corrected";
    counted(&desk, "drop all past events", "r<Enter>", done, vim);
    assert_same(&desk.saved(), &rolled());
    desk.press("u", "Undone: Rolled forward");
    assert_same(&desk.saved(), LAST_WEEKS);
    desk.quit();
}

#[test]
fn each_line_is_a_yes_or_a_no() {
    let desk = checkout((80, 24));
    roll_forward(&desk);
    // Not the one in Berlin, but the one in Paris, which is after the window.
    desk.press("<Space>", "2 events to drop, the window to correct");
    desk.press("/much", "/ much");
    desk.keys("<Enter><Space>");
    desk.wait_for("3 events to drop");
    desk.keys("<Esc>");
    desk.press(
        "<Enter>",
        "Rolled forward: 3 events dropped, the window corrected",
    );
    let kept = "### Virtual\n* 2026-01-07 | Virtual (Berlin, DE) | [Rust Berlin](https://meet.example/rust-berlin/)\n    * [**Rust Hack and Learn**](https://meet.example/rust-berlin/1/)\n";
    let expected = replaced(&rolled(), "### Virtual\n", kept);
    let late = "* 2026-02-27 | Paris, FR | [Rust Paris](https://paris.example)\n    * [**Much later**](https://paris.example/1)\n";
    assert_same(
        &desk.saved_at(&format!("draft/{DRAFT}")),
        &replaced(&expected, late, ""),
    );
}

#[test]
fn the_list_is_left_without_a_trace_and_goes_where_a_line_stands() {
    let desk = checkout((80, 24));
    roll_forward(&desk);
    desk.press("a", "the window to correct");
    desk.wait_for("Roll forward: the window");
    desk.press("jg", "Delhi, IN");
    desk.wait_gone("Roll forward: ");
    desk.press("r", "Your marks from before are still here");
    desk.wait_for("Roll forward: the window");
    desk.press("/bonn<Enter>", "in 6 of the last 6 issues");
    desk.press("<Space>", "Rust Bonn has no row in this issue");
    desk.press("g", PAST);
    desk.wait_for("read-only");
    desk.keys("<Esc><Esc><Esc>");
    desk.wait_gone("Roll forward: ");
    desk.quit();
    assert_same(&desk.folder().read(&format!("draft/{DRAFT}")), LAST_WEEKS);
}

#[test]
fn rolling_forward_is_refused_where_nothing_can_be_over() {
    let desk = Desk::open(&rolled().replace("2026-02-27", "2026-02-10"));
    desk.press(
        "r",
        "Nothing is over, and the sentence of the window is right",
    );
    let desk = Desk::start(&LAST_WEEKS.replace("Date: 2026-01-14\n", ""), |options| {
        options
    });
    desk.wait_for("Rust Berlin");
    desk.press("r", "This issue has no date");
}

#[test]
fn the_list_at_two_sizes() {
    for (cols, rows) in [(80, 24), (60, 20)] {
        let desk = checkout((cols, rows));
        roll_forward(&desk);
        super::screens::check(&format!("roll_forward_{cols}x{rows}"), &desk);
    }
}

const CALENDAR: &str = include_str!("../week/meetups.ics");

/// A draft with its own week's events, beside a calendar and a table.
fn with_sources(size: (u16, u16)) -> Desk {
    let table = "date,title,url,location,organizer\n\
        2026-01-19,One,https://one.example/1,\"Rome, Italy\",Rust Roma\n\
        2026-01-22,Next week,https://oslo.example/2,\"Oslo, Norway\",Rust Oslo\n\
        2026-01-23,Lost,https://lost.example,Nowhere,Rust Lost\n\
        2026-02-27,Much later,https://paris.example/1,\"Paris, France\",Rust Paris\n\
        2026-05-01,In May,https://may.example/1,\"Paris, France\",Rust Paris\n";
    let folder = Scratch::new()
        .file("meetups.ics", CALENDAR)
        .file("table.csv", table)
        .file("empty.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
        .file("broken.json", "{\"a\": [")
        .file("latin.csv", b"date,title\n2026-01-19,caf\xe9\n")
        .file("huge.ics", vec![b' '; 11 << 20]);
    let text = rolled();
    let desk = Desk::among(folder, &text, |options| options.size(size.0, size.1));
    desk.wait_for("read as This Week in Rust");
    desk
}

/// Asks for the events in `file`.
#[track_caller]
fn import(desk: &Desk, file: &str) {
    desk.press("I", "A file of events, or paste them:");
    desk.send(&format!("{file}\r"));
    desk.wait_for("Import events: ");
}

/// What the subcommand makes of the draft with the same source.
fn imported_by_subcommand(desk: &Desk, source: &str, how: &[&str]) -> String {
    let copy = Scratch::new().file(DRAFT, rolled());
    let ended = std::process::Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["events", "import", source, "--into"])
        .arg(copy.at(DRAFT))
        .args(how)
        .current_dir(desk.folder().path())
        .status()
        .unwrap();
    assert!(ended.success());
    copy.read(DRAFT)
}

#[test]
fn a_calendar_is_reviewed_and_all_that_is_new_is_added_in_one_step() {
    let desk = with_sources((80, 24));
    import(&desk, "meetups.ics");
    desk.press("<Enter>", "Nothing is marked");
    desk.press("a", " to add, 0 to change");
    desk.press("<Enter>", "Imported: ");
    let expected = imported_by_subcommand(&desk, "meetups.ics", &["--only", "new"]);
    assert_ne!(expected, rolled());
    assert_same(&desk.saved(), &expected);
    desk.press("u", "Undone: Imported: ");
    assert_same(&desk.saved(), &rolled());
    desk.quit();
}

#[test]
fn what_changed_is_shown_as_a_diff_and_changed_where_it_is_marked() {
    let desk = with_sources((80, 24));
    import(&desk, "table.csv");
    desk.wait_for("Without a region: 1");
    desk.press("jj", "- * 2026-01-20 | Oslo, NO");
    desk.wait_for("+ * 2026-01-22 | Oslo, NO");
    desk.press("<Space>", "0 to add, 1 to change");
    desk.press("kkk<Space>", "1 to add, 1 to change");
    desk.press("<Enter>", "Imported: 1 added, 1 changed");
    let expected = imported_by_subcommand(&desk, "table.csv", &["--yes"]);
    assert_same(&desk.saved(), &expected);
}

#[test]
fn pasted_rows_come_into_the_review_and_p_reads_more() {
    let desk = with_sources((80, 24));
    desk.press("I", "A file of events, or paste them:");
    desk.paste("* 2026-01-18 | Ghent, BE | [Locks](https://locks.example)\n    * [**Pasted**](https://locks.example/1)\n");
    desk.wait_for("what was pasted, line 1");
    desk.press("p", "A file of events, or paste them:");
    desk.keys("table.csv<Enter>");
    desk.wait_for("New, to add: 2");
    desk.paste("date,title,location\n2026-01-24,Third,\"Lyon, France\"\n");
    desk.wait_for("New, to add: 3");
    desk.press("/pasted<Enter><Space><Esc>", "1 to add, 0 to change");
    // What was marked waits where the review is left.
    desk.keys("<Esc>");
    desk.wait_gone("Import events: ");
    desk.press("I", "The events from before are still here");
    desk.press("<Enter>", "Imported: 1 event added");
    let row = "* 2026-01-18 | Ghent, BE | [Locks](https://locks.example)\n    * [**Pasted**](https://locks.example/1)\n";
    let expected = put_before(&rolled(), "* 2026-01-20 | Oslo", row);
    assert_same(&desk.saved(), &expected);
}

#[test]
fn what_cannot_be_read_is_one_sentence_and_the_line_stays() {
    let desk = with_sources((80, 24));
    desk.press("I", "A file of events, or paste them:");
    for (file, sentence) in [
        ("nowhere.ics", "cannot read nowhere.ics: it does not exist"),
        (".", "cannot read .: it is no file"),
        ("latin.csv", "cannot read latin.csv: it is not UTF-8"),
        ("huge.ics", "cannot read huge.ics: it is larger than 10 MiB"),
        ("empty.ics", "empty.ics: it holds no events"),
        ("broken.json", "broken.json: "),
    ] {
        desk.keys("<C-u>");
        desk.send(&format!("{file}\r"));
        desk.wait_for(sentence);
        desk.wait_for("A file of events, or paste them:");
    }
    desk.keys("<C-u>");
    desk.send("table.csv.that.is.nowhere.and.has.a.name.so.long.that.the.sentence.takes.rows\r");
    desk.wait_for("it does not exist");
    desk.wait_for("A file of events, or paste them: ");
    desk.keys("<Esc>");
    desk.wait_gone("A file of events");
    desk.quit();
    assert_same(&desk.file(), &rolled());
}

#[test]
fn what_cannot_be_taken_says_why_and_a_review_without_marks_is_gone() {
    let desk = with_sources((80, 24));
    import(&desk, "table.csv");
    desk.press(
        "/lost<Enter><Space>",
        "No region can be told: it names no country",
    );
    desk.press("<Esc>og", "Import events: none marked");
    desk.keys("<Esc><Esc>");
    desk.wait_gone("Import events: ");
    desk.press("I", "A file of events, or paste them:");
}

#[test]
fn the_review_of_events_at_two_sizes() {
    for (cols, rows) in [(80, 24), (60, 20)] {
        let desk = with_sources((cols, rows));
        import(&desk, "table.csv");
        desk.press("jj<Space>k", "1 to change");
        super::screens::check(&format!("import_{cols}x{rows}"), &desk);
    }
}

/// A checkout with a template and last week's issue, opened on the start screen of its folder.
fn newsroom(size: (u16, u16)) -> (Scratch, Terminal) {
    let template = "Title: This Week in Rust $twir_issue_number\nNumber: $twir_issue_number\n\
        Date: $twir_issue_date\nCategory: This Week in Rust\n\n## Upcoming Events\n\n\
        Rusty Events between $twir_issue_date - $twir_events_end_date 🦀\n\n$twir_events_list\n\n## Jobs\n";
    let past = LAST_WEEKS
        .replace("2026-01-14", "2026-01-07")
        .replace("634", "633");
    let folder = Scratch::new()
        .file("draft/DRAFT_TEMPLATE", template)
        .file(&format!("content/{PAST}"), past);
    let options = Options::copydesk().cwd(folder.path());
    let terminal = Terminal::start(&options.size(size.0, size.1));
    terminal.wait_for("New issue …");
    (folder, terminal)
}

/// Types the day of the issue over the one that is proposed.
fn type_date(terminal: &Terminal, date: &str) {
    terminal.keys("<C-u>");
    terminal.send(date);
}

#[test]
fn a_new_issue_is_begun_with_two_keys_and_saved_with_one() {
    let (folder, terminal) = newsroom((80, 24));
    terminal.keys("n");
    terminal.wait_for("New issue of This Week in Rust");
    let next = terminal.screen();
    let next = regex::Regex::new(r"draft/(\d{4}-\d\d-\d\d)-this-week-in-rust.md")
        .unwrap()
        .captures(&next)
        .map(|found| (found[0].to_owned(), found[1].to_owned()));
    let (path, date) = next.expect("the form names the file");
    terminal.keys("<Enter>");
    terminal.wait_for("is new, made from the template");
    assert!(!folder.at(&path).exists());
    terminal.keys("w");
    terminal.wait_for("saved");
    let text = folder.read(&path);
    assert!(text.contains(&format!("\nDate: {date}\n")), "{text}");
    // In vim the template alone, without the events of last week, which would be fetched and weeded.
    let vim = ":r draft/DRAFT_TEMPLATE<Enter>:%s/$twir_issue_number/635/g<Enter>\
        :%s/$twir_issue_date/2026-01-14/g<Enter>:%s/$twir_events_end_date/2026-02-11/<Enter>\
        :w draft/2026-01-14-this-week-in-rust.md<Enter>";
    fewer("new issue", "n<Enter>w", vim);
}

#[test]
fn another_day_is_typed_and_what_follows_is_shown_before_it_begins() {
    let (folder, terminal) = newsroom((80, 24));
    terminal.keys("n");
    terminal.wait_for("New issue of This Week in Rust");
    type_date(&terminal, "2026-01-");
    terminal.wait_for("“2026-01-” is no date: YYYY-MM-DD");
    terminal.keys("<Enter>");
    terminal.send("15");
    terminal.wait_for("Thursday, not a day of publication");
    type_date(&terminal, "2026-01-14");
    terminal.wait_for("3 carried over; 3 over by then, left out:");
    terminal.wait_for("2026-01-08 | Delhi, IN");
    terminal.wait_for("Title: This Week in Rust 634");
    super::screens::check("new_issue_80x24", &terminal);
    terminal.keys("<Enter>");
    terminal.wait_for("made from the template with 3 events");
    terminal.keys("w");
    terminal.wait_for("saved");
    let path = format!("draft/{DRAFT}");
    assert!(folder.read(&path).contains(
        "Rusty Events between 2026-01-14 - 2026-02-11 🦀\n\n### Virtual\n* 2026-01-13 - "
    ));
    // The same day again is refused, also while a draft is open.
    terminal.keys(":new issue<Enter>");
    terminal.wait_for("New issue of This Week in Rust");
    type_date(&terminal, "2026-01-14");
    terminal.wait_for("exists");
    terminal.keys("<Enter>");
    terminal.wait_for("New issue");
    terminal.keys("<Esc>");
    terminal.wait_gone("New issue");
}

#[test]
fn the_day_stands_in_the_form_also_where_its_first_plan_fails() {
    let (folder, terminal) = newsroom((80, 24));
    let _folder = folder.file("draft/DRAFT_TEMPLATE", "Number: $twir_issue\n");
    terminal.keys("n");
    terminal.wait_for("stands for: $twir_issue");
    let screen = terminal.screen();
    let date = regex::Regex::new(r"Date      \d{4}-\d\d-\d\d").unwrap();
    assert!(date.is_match(&screen), "{screen}");
}

#[test]
fn an_issue_that_is_published_is_not_begun_from_the_form() {
    let (_folder, terminal) = newsroom((80, 24));
    terminal.keys("n");
    terminal.wait_for("New issue of This Week in Rust");
    type_date(&terminal, "2026-01-07");
    terminal.wait_for(&format!("content/{PAST} is the issue of that day"));
    terminal.keys("<Enter>");
    terminal.wait_for("New issue");
}

#[test]
fn an_issue_is_not_begun_over_unsaved_changes() {
    let desk = Desk::open(LAST_WEEKS);
    desk.press("d", "Deleted");
    desk.press(":new issue<Enter>", "This draft has unsaved changes");
    desk.keys("<Esc>");
    desk.press("u", "Undone");
    desk.press(":new issue<Enter>", "New issue of This Week in Rust");
}

#[test]
fn past_issues_that_are_named_are_those_a_new_issue_begins_from() {
    let folder = Scratch::new().file(
        &format!("elsewhere/{PAST}"),
        LAST_WEEKS.replace("Date: 2026-01-14", "Date: 2026-01-07"),
    );
    let options = Options::copydesk()
        .cwd(folder.path())
        .arg("--archive")
        .arg("elsewhere");
    let terminal = Terminal::start(&options.clone().arg(DRAFT));
    terminal.wait_for("made from the template with 3 events");
    let terminal = Terminal::start(&options);
    terminal.keys("n");
    terminal.wait_for("New issue of This Week in Rust");
    type_date(&terminal, "2026-01-14");
    terminal.wait_for(&format!("elsewhere/{PAST}"));
    terminal.keys("<Enter>");
    terminal.wait_for("made from the template with 3 events");
}

#[test]
fn the_form_of_a_new_issue_on_a_small_terminal() {
    let (_folder, terminal) = newsroom((60, 20));
    terminal.keys("n");
    terminal.wait_for("New issue of This Week in Rust");
    type_date(&terminal, "2026-01-14");
    terminal.wait_for("3 carried over");
    super::screens::check("new_issue_60x20", &terminal);
}
