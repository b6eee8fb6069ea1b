//! Front matter of both kinds.

use super::check;

#[test]
fn pelican_lines_end_at_the_first_that_is_none() {
    check(
        "Title: A\nNumber: 1\n  more\nDate 2026\nCategory: x\n\nbody\n",
        "meta Title = A\nmeta Number = 1\nprose “Date 2026⏎Category: x”\nprose “body”",
    );
    check("Title: A", "meta Title = A");
    check(
        "\u{feff}Title: A\r\nDate: 1\r\n\r\n## Jobs\r\n",
        "meta Title = A\nmeta Date = 1\n## Jobs @jobs",
    );
}

#[test]
fn yaml_needs_not_be_valid() {
    check(
        "---\ntitle: \"A\"\ndescription: a: b\ntags:\n  - rust\n  - \"x\"\n# c\n\ndate: '2026-01-07'\n---\nbody\n",
        "meta title = A\nmeta description = a: b\nmeta tags = \nmeta date = 2026-01-07\nprose “body”",
    );
    check("---\n---\n", "");
}

#[test]
fn yaml_that_is_never_closed_is_text() {
    check(
        "---\ntitle: open\n\n## Jobs\n",
        "rule “---”\nprose “title: open”\n## Jobs @jobs",
    );
}
