//! Rules about metadata and the file name.

use super::spec::{check, check_as, check_given, with_archive};
use copydesk::profile::by_name;
use copydesk::rules::{Facts, Severity};

const SPANISH: &str = "esta-semana-en-rust";

/// Facts of a file named for the issue of `date`.
fn named(date: &str) -> Facts {
    Facts {
        file_name: Some(format!("{date}-this-week-in-rust.md")),
        ..Facts::default()
    }
}

#[track_caller]
fn check_named(date: &str, rule: &str, marked: &str) -> super::spec::Findings {
    check_given(
        by_name("this-week-in-rust").unwrap(),
        &named(date),
        rule,
        marked,
    )
}

/// Metadata of an issue with the lines given, and a heading.
fn head(lines: &str) -> String {
    format!("{lines}\n\n## Jobs\n")
}

/// The same in YAML.
fn yaml(lines: &str) -> String {
    format!("---\n{lines}\n---\n\n## Empleos\n")
}

const SOUND: &str =
    "Title: This Week in Rust 633\nNumber: 633\nDate: 2026-01-07\nCategory: This Week in Rust";
const SOUND_YAML: &str = "title: \"Esta semana en Rust #91\"\nnumber_of_week: 91\ndescription: Nada.\ndate: 2025-12-31\ntags:\n  - rust";

#[test]
fn sound_metadata_are_left_alone() {
    for rule in [
        "number-date-mismatch",
        "date-file-mismatch",
        "not-publication-day",
        "title-number-mismatch",
        "missing-field",
        "invalid-front-matter",
        "number-taken",
    ] {
        check_named("2026-01-07", rule, &head(SOUND));
        check_as(SPANISH, rule, &yaml(SOUND_YAML));
        check_as("generic", rule, "# Notes\n\ntext\n");
        check(rule, "");
    }
}

#[test]
fn a_number_that_does_not_belong_to_its_date_is_set_in_the_title_too() {
    let text = "Title: This Week in Rust 632\nNumber: ⟦632⟧\nDate: 2026-01-07\nCategory: x";
    check("number-date-mismatch", &head(text))
        .says(0, "Number 632 does not belong to 2026-01-07: it is 633")
        .looked_at(
            0,
            &head("Title: This Week in Rust 633\nNumber: 633\nDate: 2026-01-07\nCategory: x"),
        );
    let text = "Title: A week of 7\nNumber: ⟦632⟧\nDate: 2026-01-07\nCategory: x";
    check("number-date-mismatch", &head(text)).looked_at(
        0,
        &head("Title: A week of 7\nNumber: 633\nDate: 2026-01-07\nCategory: x"),
    );
}

#[test]
fn a_date_other_than_that_of_the_file_name_is_set() {
    let text = "Title: T 634\nNumber: 634\nDate: ⟦2026-01-07⟧\nCategory: x";
    check_named("2026-01-14", "date-file-mismatch", &head(text))
        .says(
            0,
            "The date is 2026-01-07, the file is named for 2026-01-14",
        )
        .is(0, Severity::Error)
        .looked_at(
            0,
            &head("Title: T 634\nNumber: 634\nDate: 2026-01-14\nCategory: x"),
        );
    let text = "Date: ⟦tomorrow⟧";
    check_named("2026-01-14", "date-file-mismatch", &head(text))
        .says(0, "“tomorrow” is no date")
        .looked_at(0, &head("Date: 2026-01-14"));
    let text = "Date: ⟦2026-02-30⟧ 12:00";
    check_named("2026-01-14", "date-file-mismatch", &head(text))
        .looked_at(0, &head("Date: 2026-01-14 12:00"));
}

#[test]
fn a_date_in_quotes_keeps_them_and_other_names_say_nothing() {
    let facts = named("2025-12-31");
    let profile = by_name(SPANISH).unwrap();
    check_given(
        profile,
        &facts,
        "date-file-mismatch",
        &yaml("date: \"⟦2025-12-24⟧\""),
    )
    .looked_at(0, &yaml("date: \"2025-12-31\""));
    let facts = Facts {
        file_name: Some("draft.md".to_owned()),
        ..Facts::default()
    };
    let profile = by_name("this-week-in-rust").unwrap();
    check_given(
        profile,
        &facts,
        "date-file-mismatch",
        &head("Date: 2026-01-07"),
    );
    check_named("2026-01-07", "date-file-mismatch", &head("Date:"));
}

#[test]
fn a_day_on_which_nothing_appears_becomes_the_nearest_that_is() {
    check("not-publication-day", &head("Date: ⟦2026-01-13⟧"))
        .says(
            0,
            "2026-01-13 is a Tuesday; the newsletter appears on Wednesdays",
        )
        .is(0, Severity::Warning)
        .looked_at(0, &head("Date: 2026-01-14"));
    check("not-publication-day", &head("Date: ⟦2026-01-16⟧"))
        .looked_at(0, &head("Date: 2026-01-14"));
    check_as(
        SPANISH,
        "not-publication-day",
        &yaml("date: '⟦2026-01-08⟧'"),
    )
    .looked_at(0, &yaml("date: '2026-01-07'"));
}

#[test]
fn a_file_named_for_another_day_decides_which_finding_it_is() {
    check_named(
        "2026-01-14",
        "not-publication-day",
        &head("Date: 2026-01-13"),
    );
    check_named(
        "2026-01-13",
        "not-publication-day",
        &head("Date: ⟦2026-01-13⟧"),
    )
    .has_no_fix(0);
}

#[test]
fn a_title_with_another_number_gets_the_right_one() {
    check(
        "title-number-mismatch",
        &head("Title: This Week in Rust ⟦632⟧\nNumber: 633"),
    )
    .says(0, "The title says 632, the number is 633")
    .looked_at(0, &head("Title: This Week in Rust 633\nNumber: 633"));
    check(
        "title-number-mismatch",
        &head("Title: ⟦This Week in Rust⟧\nNumber: 633"),
    )
    .says(0, "lacks the number: “This Week in Rust 633”")
    .looked_at(0, &head("Title: This Week in Rust 633\nNumber: 633"));
    check_as(
        SPANISH,
        "title-number-mismatch",
        &yaml("title: \"Esta semana en Rust #⟦90⟧\"\nnumber_of_week: 91"),
    )
    .looked_at(
        0,
        &yaml("title: \"Esta semana en Rust #91\"\nnumber_of_week: 91"),
    );
    check(
        "title-number-mismatch",
        &head("Title: 99999999999999999999\nNumber: $x"),
    );
}

#[test]
fn a_missing_field_is_added_where_it_follows_from_the_others() {
    check(
        "missing-field",
        &head("Title: This Week in Rust 633\n⟦Number⟧: 633\nCategory: x"),
    )
    .says(0, "The field Date is missing")
    .has_no_fix(0);
    check(
        "missing-field",
        &head("⟦Title⟧:\nNumber: 633\nDate: 2026-01-07\nCategory: x"),
    )
    .says(0, "The field Title has no value")
    .looked_at(
        0,
        &head("Title: This Week in Rust 633\nNumber: 633\nDate: 2026-01-07\nCategory: x"),
    );
    check(
        "missing-field",
        &head("⟦Title⟧: This Week in Rust 633\nDate: 2026-01-07\nCategory: x"),
    )
    .looked_at(
        0,
        &head("Title: This Week in Rust 633\nNumber: 633\nDate: 2026-01-07\nCategory: x"),
    );
    check_named(
        "2026-01-07",
        "missing-field",
        &head("Title: T 633\n⟦Number⟧: 633\nCategory: x"),
    )
    .looked_at(
        0,
        &head("Title: T 633\nNumber: 633\nDate: 2026-01-07\nCategory: x"),
    );
    check(
        "missing-field",
        &head("Title: T 633\nNumber: 633\n⟦Date⟧: 2026-01-07"),
    )
    .says(0, "Category")
    .has_no_fix(0);
}

#[test]
fn an_issue_without_metadata_says_so_once() {
    check("missing-field", "\n⟦## Jobs⟧\n\ntext\n")
        .says(0, "without its metadata: Title, Number, Date, Category");
    check_as(SPANISH, "missing-field", "---\ntitle: x\n");
    let empty = "title: x\nnumber_of_week: 1\n⟦description⟧: \"\"\ndate: 2025-12-31\n⟦tags⟧:";
    check_as(SPANISH, "missing-field", &yaml(empty))
        .says(0, "description has no value")
        .says(1, "tags");
}

#[test]
fn a_colon_in_a_plain_value_puts_it_in_quotes() {
    let text = yaml("title: x\ndescription: ⟦Esta semana: tokio, y más⟧\ndate: 2025-12-31");
    check_as(SPANISH, "invalid-front-matter", &text)
        .says(0, "the value of description must stand in quotes")
        .is(0, Severity::Error)
        .safely(
            0,
            &yaml("title: x\ndescription: \"Esta semana: tokio, y más\"\ndate: 2025-12-31"),
        );
    let text = yaml("title: ⟦a \"b\": c⟧\ndescription: d: e");
    check_as(SPANISH, "invalid-front-matter", &text)
        .safely(0, &yaml("title: 'a \"b\": c'\ndescription: \"d: e\""));
}

#[test]
fn a_number_sign_cuts_a_plain_value_off() {
    check_as(
        SPANISH,
        "invalid-front-matter",
        &yaml("title: ⟦Esta semana en Rust #91⟧"),
    )
    .says(0, "“#91” is a comment in YAML")
    .safely(0, &yaml("title: \"Esta semana en Rust #91\""));
    check_as(
        SPANISH,
        "invalid-front-matter",
        &yaml("date: 2025-12-31 # a Wednesday\ntitle: C#1"),
    );
}

#[test]
fn one_fix_quotes_all_that_is_misread() {
    let text = yaml("title: Esta semana #91\ndescription: ⟦Hoy: nada⟧");
    check_as(SPANISH, "invalid-front-matter", &text).safely(
        0,
        &yaml("title: \"Esta semana #91\"\ndescription: \"Hoy: nada\""),
    );
}

#[test]
fn yaml_that_is_none_is_found_where_it_breaks() {
    check_as(
        SPANISH,
        "invalid-front-matter",
        &yaml("title: ⟦\"open⟧\ndate: 2025-12-31"),
    )
    .has_no_fix(0);
    check_as(
        SPANISH,
        "invalid-front-matter",
        &yaml("title: a\n⟦title⟧: b"),
    )
    .says(0, "The key title stands twice");
    check_as(
        SPANISH,
        "invalid-front-matter",
        "⟦---⟧\ntitle: x\n\n## Empleos\n",
    )
    .says(0, "never closed");
    check_as(
        SPANISH,
        "invalid-front-matter",
        &yaml("title: |\n  a: b\n  c\ndescription: >-\n  d\ntags: [a, b]"),
    );
}

#[test]
fn a_line_that_is_no_field_ends_plain_metadata() {
    let text = "Title: T 633\n⟦Number 633⟧\nDate: 2026-01-07\n\n## Jobs\n";
    check("invalid-front-matter", text).says(0, "“Number 633” is no `Key: value`");
    check(
        "invalid-front-matter",
        "Title: T 633\n  more of it\n\ntext\n",
    );
}

#[test]
fn a_number_that_an_earlier_issue_has_is_taken() {
    let past = |number: i64, date: &str| {
        yaml(&format!("title: x\nnumber_of_week: {number}\ndate: {date}"))
    };
    let texts = [
        past(31, "2024-08-07"),
        past(32, "2024-08-14"),
        past(40, "2024-10-02"),
    ];
    let names = ["a.md", "b.md", "c.md"];
    let issues: Vec<(&str, &str)> = names
        .into_iter()
        .zip(texts.iter().map(String::as_str))
        .collect();
    let facts = super::spec::with_archive_as(SPANISH, &issues);
    let text = "title: \"Esta semana en Rust #32\"\nnumber_of_week: ⟦32⟧\ndate: 2024-09-11";
    let after = "title: \"Esta semana en Rust #33\"\nnumber_of_week: 33\ndate: 2024-09-11";
    check_given(
        by_name(SPANISH).unwrap(),
        &facts,
        "number-taken",
        &yaml(text),
    )
    .says(0, "The issue of 2024-08-14 has number 32 already")
    .looked_at(0, &yaml(after));
    let later = "title: x\nnumber_of_week: 40\ndate: 2024-09-11";
    check_given(
        by_name(SPANISH).unwrap(),
        &facts,
        "number-taken",
        &yaml(later),
    );
}

#[test]
fn where_numbers_follow_from_dates_a_wrong_one_is_not_said_twice() {
    let facts = with_archive(&[("a.md", "Number: 632\nDate: 2025-12-31\n\n")]);
    let profile = || by_name("this-week-in-rust").unwrap();
    check_given(
        profile(),
        &facts,
        "number-taken",
        &head("Number: 632\nDate: 2026-01-07"),
    );
    let facts = with_archive(&[("a.md", "Number: 633\nDate: 2025-12-31\n\n")]);
    check_given(
        profile(),
        &facts,
        "number-taken",
        &head("Number: ⟦633⟧\nDate: 2026-01-07"),
    )
    .has_no_fix(0);
}
