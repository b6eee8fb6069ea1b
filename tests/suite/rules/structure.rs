//! Rules about sections, metadata and what must not ship; and how a profile sets their level.

use super::spec::{Findings, check, check_given, check_with, with_archive};
use copydesk::profile::{Profile, by_name, fill, template};
use copydesk::rules::Severity;
use std::sync::Arc;

#[test]
fn a_required_section_is_added_at_its_place() {
    let date = jiff::civil::date(2026, 1, 7);
    let whole = fill(template("this-week-in-rust").unwrap(), 633, date, 28);
    let without = whole.replace("### Rust Walkthroughs\n\n", "");
    let marked = without.replace("### Research", "⟦### Research⟧");
    check("missing-section", &marked)
        .says(
            0,
            "“Rust Walkthroughs” is missing; it stands after “Observations/Thoughts”",
        )
        .looked_at(0, &whole);
    check("missing-section", &whole);
}

#[test]
fn a_text_without_known_sections_lacks_none() {
    check("missing-section", "# Notes\n\ntext\n");
    check("missing-section", "");
}

#[test]
fn an_empty_section_is_a_hint_until_the_draft_is_ready() {
    let young =
        "⟦### Foundation⟧\n\n### Official\n* [A](https://a.example)\n\n⟦# Quote of the Week⟧\n";
    check("empty-section", young)
        .is(0, Severity::Hint)
        .is(1, Severity::Warning)
        .looked_at(
            0,
            "### Official\n* [A](https://a.example)\n\n# Quote of the Week\n",
        )
        .has_no_fix(1);
    let ready = "⟦### Foundation⟧\n\n# Quote of the Week\n\n> words\n";
    check("empty-section", ready).is(0, Severity::Warning);
}

#[test]
fn a_section_for_rows_is_empty_with_its_standing_text_unless_that_says_so() {
    check(
        "empty-section",
        "⟦### Approved RFCs⟧\n\nChanges follow a process.\n",
    );
    check(
        "empty-section",
        "### Approved RFCs\n\nChanges follow a process.\n\n*No RFCs were approved this week.*\n",
    );
    check(
        "empty-section",
        "## Updates from Rust Community\n\n### Official\n* [A](https://a.example)\n",
    );
}

#[test]
fn placeholders_are_found_outside_comments() {
    check(
        "placeholder",
        "## Jobs\n\n[thread](⟦INSERT_LINK_HERE⟧)\n\n<!-- replace INSERT_LINK_HERE -->\n",
    )
    .says(0, "INSERT_LINK_HERE")
    .has_no_fix(0);
}

#[test]
fn a_section_that_waits_for_its_text_is_found_once() {
    let waiting =
        "## Crate of the Week\n\n⟦<!-- COTW goes here -->⟧\n\n[votes]: https://a.example\n";
    check("placeholder", waiting).says(0, "“Crate of the Week” still waits");
    check("empty-section", &waiting.replace(['⟦', '⟧'], ""));
}

#[test]
fn a_bare_marker_is_found_beside_the_fixed_lines_and_guidance_is_not() {
    check(
        "placeholder",
        "## Crate of the Week\n\n⟦<!-- COTW goes here -->⟧\n\n[Vote for the next one][votes]!\n",
    );
    check(
        "placeholder",
        "## Crate of the Week\n\n<!-- Crates go here, use this format: [name](URL) -->\n\nIt is a.\n",
    );
}

#[test]
fn the_number_follows_from_the_date() {
    let head = |number: &str| {
        format!("Title: This Week in Rust 632\nNumber: {number}\nDate: 2026-01-07\n\ntext\n")
    };
    check("number-date-mismatch", &head("⟦632⟧"))
        .says(0, "Number 632 does not belong to 2026-01-07: it is 633")
        .looked_at(0, &head("633").replace("Rust 632", "Rust 633"));
    check("number-date-mismatch", &head("633"));
    check(
        "number-date-mismatch",
        "Number: 1\nDate: 2026-01-08\n\ntext\n",
    );
    check("number-date-mismatch", "Number: 1\n\ntext\n");
}

fn with_level(rule: &str, level: &str) -> Arc<Profile> {
    let mut profile = Profile::clone(&by_name("this-week-in-rust").unwrap());
    profile.rules.insert(rule.to_owned(), level.to_owned());
    Arc::new(profile)
}

#[test]
fn a_profile_turns_a_rule_off_or_changes_its_level() {
    let glued = "text\n⟦* [A](https://a.example)⟧\n";
    let rule = "list-glued-to-prose";
    check(rule, glued).is(0, Severity::Error);
    check_with(with_level(rule, "hint"), rule, glued).is(0, Severity::Hint);
    check_with(
        with_level(rule, "off"),
        rule,
        &glued.replace(['⟦', '⟧'], ""),
    );
}

#[test]
fn a_rule_made_an_error_leaves_its_own_hints_alone() {
    let text = "⟦### Foundation⟧\n\n⟦# Quote of the Week⟧\n";
    check_with(with_level("empty-section", "error"), "empty-section", text)
        .is(0, Severity::Hint)
        .is(1, Severity::Error);
}

#[test]
fn a_section_that_stands_twice_is_found_at_its_second_heading() {
    check(
        "duplicate-section",
        "## Upcoming Events\n### Europe\n* 2026-01-08 | Bern, CH | [B](https://b.example)\n\n⟦### Europe⟧\n\n### Oceania\n",
    )
    .says(0, "“Europe” stands in line 2 already")
    .points_to(0, "### Europe")
    .looked_at(
        0,
        "## Upcoming Events\n### Europe\n* 2026-01-08 | Bern, CH | [B](https://b.example)\n\n### Oceania\n",
    );
    check(
        "duplicate-section",
        "## Updates from the Rust Project\n#### Compiler\n* [A](https://a.example)\n### Final Comment Period\n#### Tracking Issues & PRs\n##### Compiler\n* [B](https://b.example)\n",
    );
}

#[test]
fn a_region_in_the_wrong_place_moves_with_its_rows() {
    let asia = "### Asia\n* 2026-01-08 | Pune, IN | [P](https://p.example)\n\n";
    let europe = "### Europe\n* 2026-01-08 | Bern, CH | [B](https://b.example)\n\n";
    let oceania = "### Oceania\n* 2026-01-09 | Perth, WA, AU | [O](https://o.example)\n\n";
    let marked = asia.replace("### Asia", "⟦### Asia⟧");
    let text = |regions: &[&str]| format!("## Upcoming Events\n\n{}## Jobs\n", regions.concat());
    check("section-order", &text(&[europe, &marked, oceania]))
        .says(0, "“Asia” stands behind “Europe”")
        .looked_at(0, &text(&[asia, europe, oceania]));
    check("section-order", &text(&[asia, europe, oceania]));
}

#[test]
fn a_heading_of_another_level_than_its_neighbours_is_set_right() {
    let text = |oceania: &str| {
        format!("## Upcoming Events\n### Asia\n* a\n### Europe\n* b\n{oceania}\n* c\n")
    };
    check("heading-level", &text("⟦# Oceania⟧"))
        .says(0, "has level 1, in this newsletter it has 3")
        .looked_at(0, &text("### Oceania"));
    check(
        "heading-level",
        "# Virtual\n* a\n# Asia\n* b\n# Europe\n* c\n",
    );
}

#[test]
fn a_heading_gets_the_newsletters_spelling() {
    check("heading-text", "## Upcoming Events\n### ⟦Oceania:⟧\n* a\n")
        .says(0, "“Oceania:” is written “Oceania”")
        .safely(0, "## Upcoming Events\n### Oceania\n* a\n");
    check(
        "heading-text",
        "## Updates from Rust Community\n### ⟦Rust Walkthrougs⟧\n* [A](https://a.example)\n",
    )
    .says(0, "“Rust Walkthroughs” is missing")
    .looked_at(
        0,
        "## Updates from Rust Community\n### Rust Walkthroughs\n* [A](https://a.example)\n",
    );
    check(
        "heading-text",
        "## Updates from Rust Community\n### Rust Jobs and Games\n### Newsletters\n## Rust Jobs\n",
    );
    super::spec::check_as(
        "esta-semana-en-rust",
        "heading-text",
        "### Gu√≠as de Rust\n",
    );
}

#[test]
fn marks_of_a_merge_conflict_are_found_and_a_heading_underlined_is_not() {
    check(
        "conflict-marker",
        "⟦<<<<<<< HEAD⟧\n* a\n⟦=======⟧\n* b\n⟦>>>>>>> other⟧\n",
    );
    check("conflict-marker", "Heading\n=======\n\n`<<<<<<<` in text\n");
}

#[test]
fn a_comment_that_is_never_closed_is_closed_on_its_line() {
    check(
        "unclosed-comment",
        "<!-- one -->\n## Jobs\n⟦<!--⟧ here go the jobs\n\nText.\n",
    )
    .looked_at(
        0,
        "<!-- one -->\n## Jobs\n<!-- here go the jobs -->\n\nText.\n",
    );
    check(
        "unclosed-comment",
        "<!-- one -->\n\nHow to write `<!--` in text.\n",
    );
}

#[test]
fn guidance_outside_its_comment_is_found() {
    check("leaked-comment", "## Jobs\n\nText.\n\n⟦-->⟧\n").says(0, "closes no comment");
    check("leaked-comment", "<!--\n-->\n\nan arrow --> in text\n");
    let template = copydesk::profile::template("this-week-in-rust").unwrap();
    let inner = template
        .split("<!--")
        .nth(1)
        .unwrap()
        .split("-->")
        .next()
        .unwrap();
    let line = inner
        .lines()
        .map(str::trim)
        .find(|line| line.len() > 30 && !line.starts_with(['*', '[']))
        .unwrap();
    check("leaked-comment", &format!("## Jobs\n\n⟦{line}⟧\n"))
        .looked_at(0, &format!("## Jobs\n\n<!-- {line} -->\n"));
    check("leaked-comment", &format!("## Jobs\n\n<!-- {line} -->\n"));
}

#[test]
fn a_paragraph_that_stands_twice_is_found_the_second_time() {
    let text = "Every week, [the team](https://t.example) announces which proposals are about to be decided.";
    check(
        "duplicate-block",
        &format!("## One\n{text}\n\n* a\n\n⟦{text}⟧\n\n* b\n"),
    )
    .says(0, "stands in line 2 already")
    .looked_at(0, &format!("## One\n{text}\n\n* a\n\n\n* b\n"));
    check("duplicate-block", "Short text.\n\nShort text.\n");
}

/// An issue of `date` with `line` in it.
fn weekly(date: &str, line: &str) -> String {
    format!("Title: T\nDate: {date}\n\n{line}\n\n## Jobs\n\nBye.\n")
}

/// Findings in an issue with `line`, after four that had each of `usual`.
#[track_caller]
fn after_weeks_of(usual: &str, line: &str) -> Findings {
    let past = ["2025-12-10", "2025-12-17", "2025-12-24", "2025-12-31"]
        .map(|date| (format!("{date}.md"), weekly(date, usual)));
    let past: Vec<(&str, &str)> = past.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    check_given(
        by_name("this-week-in-rust").unwrap(),
        &with_archive(&past),
        "boilerplate-altered",
        &weekly("2026-01-07", line),
    )
}

const USUAL: &str = "[Please submit your suggestions and votes for next week][submit_crate]!";

#[test]
fn a_stray_paste_in_a_sentence_that_comes_every_week_is_found() {
    after_weeks_of(USUAL, &USUAL.replace("next", "⟦neFerris Crabxt⟧"))
        .says(0, "“neFerris Crabxt” was “next” in the last issues")
        .is(0, Severity::Warning)
        .looked_at(0, &weekly("2026-01-07", USUAL));
    let greeting = "Hello and welcome to another issue of *This Week in Rust*!";
    after_weeks_of(
        greeting,
        "Hello and welcome to another issue of ⟦_This Week in Rust_!⟧",
    )
    .looked_at(0, &weekly("2026-01-07", greeting));
    after_weeks_of(
        greeting,
        &greeting.replace("another issue", "another ⟦fine issue⟧"),
    )
    .looked_at(0, &weekly("2026-01-07", greeting));
}

#[test]
fn what_changes_from_week_to_week_is_no_altered_sentence() {
    after_weeks_of(USUAL, USUAL);
    after_weeks_of(
        USUAL,
        "We have no crate this week, and nobody to thank for it.",
    );
    let thread = "See the [thread on hiring](https://forum.example/old) for jobs.";
    after_weeks_of(thread, &thread.replace("/old", "/other"));
    after_weeks_of(
        "Reach us in many places, by mail, in the forum, or on [X](https://x.example) now.",
        "Reach us in many places, by mail, in the forum, or on ⟦[Blue](https://blue.example)⟧ now.",
    )
    .is(0, Severity::Hint);
    let numbered = "There are 12 of us who look through all of these links.";
    after_weeks_of(numbered, &numbered.replace("12", "13"));
    check(
        "boilerplate-altered",
        &weekly("2026-01-07", &USUAL.replace("next", "neFerrisxt")),
    );
}

#[test]
fn a_sentence_that_some_of_the_last_issues_had_is_left_alone() {
    let both = format!("{USUAL}\n\n{}", USUAL.replace("next", "the next"));
    after_weeks_of(&both, &USUAL.replace("next", "the next"));
}
