//! Creating sections that the newsletter knows.

use super::{check, refused};
use copydesk::ops;

#[track_caller]
fn create(before: &str, role: &str, after: &str) {
    check(before, |issue| ops::create_section(issue, role), after);
}

#[test]
fn a_section_goes_before_the_first_that_comes_later() {
    create(
        "## Updates from Rust Community\n\n### Official\n* [a](u)\n\n### Research\n",
        "walkthroughs",
        "## Updates from Rust Community\n\n### Official\n* [a](u)\n\n### Rust Walkthroughs\n\n### Research\n",
    );
}

#[test]
fn a_section_goes_behind_the_last_list_and_before_closing_words() {
    create(
        "## Upcoming Events\n\n### Asia\n* 2026-01-01 | x | [y](z)\n\nClosing.\n\n## Jobs\n",
        "oceania",
        "## Upcoming Events\n\n### Asia\n* 2026-01-01 | x | [y](z)\n\n### Oceania\n\nClosing.\n\n## Jobs\n",
    );
}

#[test]
fn a_section_takes_the_level_of_its_siblings() {
    create(
        "# Upcoming Events\n\n## Asia\n\n## Oceania\n",
        "europe",
        "# Upcoming Events\n\n## Asia\n\n## Europe\n\n## Oceania\n",
    );
}

#[test]
fn one_blank_line_stands_around_a_new_heading() {
    create(
        "## Crate of the Week\r\nText\r\n# Quote of the Week\r\n",
        "jobs",
        "## Crate of the Week\r\nText\r\n\r\n## Jobs\r\n\r\n# Quote of the Week\r\n",
    );
    create("## Jobs", "quote", "## Jobs\n\n# Quote of the Week");
}

#[test]
fn a_section_that_cannot_be_made_is_refused() {
    let before = "## Jobs\n";
    refused(
        before,
        |issue| ops::create_section(issue, "jobs"),
        "“Jobs” stands already at line 1",
    );
    refused(
        before,
        |issue| ops::create_section(issue, "walkthrough"),
        "This Week in Rust has no section “walkthrough” (perhaps “walkthroughs”)",
    );
    refused(
        before,
        |issue| ops::create_section(issue, "asia"),
        "“Asia” belongs in “Upcoming Events”, which the issue lacks (create “Upcoming Events” first)",
    );
}
