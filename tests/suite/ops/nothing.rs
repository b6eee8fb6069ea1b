//! The line of a section that has nothing this week.

use super::{check, issue, section};
use copydesk::ops::{self, At};

const RFCS: &str = "## Updates from the Rust Project\n\n### [Approved RFCs](https://github.com/rust-lang/rfcs/commits/master)\n\nThese were approved:\n\n";
const NONE: &str = "* *No RFCs were approved this week.*\n";
const CALLS: &str = "## Call for Participation; projects and speakers\n\n### CFP - Projects\n\nSome tasks.\n\n<!-- CFPs go here -->\n<!-- or if none - *No Calls for participation were submitted this week.* -->\n";
const NO_CALLS: &str = "*No Calls for participation were submitted this week.*\n";

#[test]
fn the_first_item_takes_the_place_of_the_line() {
    for at in [At::End, At::Start, At::Index(0), At::Index(1), At::Sorted] {
        check(
            &format!("{RFCS}{NONE}\n### Final Comment Period\n"),
            |issue| {
                ops::add(
                    issue,
                    section(issue, "Approved RFCs"),
                    at,
                    "[a](https://a.example)",
                )
            },
            &format!("{RFCS}* [a](https://a.example)\n\n### Final Comment Period\n"),
        );
    }
    check(
        &format!("{CALLS}\n{NO_CALLS}\nIf you own a project, tell us.\n"),
        |issue| {
            ops::paste(
                issue,
                section(issue, "CFP - Projects"),
                At::End,
                "* [a](https://a.example)\n* [b](https://b.example)",
            )
        },
        &format!(
            "{CALLS}\n* [a](https://a.example)\n* [b](https://b.example)\n\nIf you own a project, tell us.\n"
        ),
    );
}

#[test]
fn the_last_item_leaves_the_line_in_its_place() {
    check(
        &format!(
            "{RFCS}* [a](https://a.example)\n    * more\n* [b](https://b.example)\n\n### Final Comment Period\n"
        ),
        |issue| ops::remove(issue, &[0, 1]),
        &format!("{RFCS}{NONE}\n### Final Comment Period\n"),
    );
    check(
        &format!("{CALLS}\n* [a](https://a.example)\n\nIf you own a project, tell us.\n"),
        |issue| ops::remove(issue, &[0]),
        &format!("{CALLS}\n{NO_CALLS}\nIf you own a project, tell us.\n"),
    );
}

#[test]
fn an_item_that_goes_elsewhere_leaves_the_line_and_takes_away_that_of_its_new_section() {
    check(
        &format!(
            "{RFCS}* [a](https://a.example)\n\n### Final Comment Period\n\n#### New and Updated RFCs\n* *No New or Updated RFCs were created this week.*\n"
        ),
        |issue| ops::move_to(issue, &[0], section(issue, "New and Updated RFCs"), At::End),
        &format!(
            "{RFCS}{NONE}\n### Final Comment Period\n\n#### New and Updated RFCs\n* [a](https://a.example)\n"
        ),
    );
}

#[test]
fn while_the_issue_is_made_a_comment_that_quotes_the_line_stands_for_it() {
    let waiting = "## Updates from the Rust Project\n\n### Rust Compiler Performance Triage\n<!-- Perf results go here -->\n\n";
    let before =
        format!("{waiting}{CALLS}* [a](https://a.example)\n\nIf you own a project, tell us.\n");
    check(
        &before,
        |issue| ops::remove(issue, &[0]),
        &format!("{waiting}{CALLS}\nIf you own a project, tell us.\n"),
    );
}

#[test]
fn a_section_whose_newsletter_says_nothing_stays_empty() {
    check(
        "## Updates from Rust Community\n\n### Official\n* [a](https://a.example)\n\n### Research\n",
        |issue| ops::remove(issue, &[0]),
        "## Updates from Rust Community\n\n### Official\n\n### Research\n",
    );
}

#[test]
fn a_line_among_items_stays() {
    let before = format!("{RFCS}* [a](https://a.example)\n{NONE}");
    let parsed = issue(&before);
    let change = ops::add(
        &parsed,
        section(&parsed, "Approved RFCs"),
        At::Start,
        "[b](https://b.example)",
    )
    .unwrap();
    assert!(parsed.apply(&change).source().contains(NONE));
}
