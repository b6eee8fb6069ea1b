//! Rules about what must be gone before publication.

use super::spec::{check, check_as, check_given, with_archive, with_archive_as};
use copydesk::profile::by_name;
use copydesk::rules::{Facts, Severity, Stage};

fn release() -> Facts {
    Facts {
        stage: Stage::Release,
        ..Facts::default()
    }
}

#[track_caller]
fn check_with(facts: &Facts, rule: &str, marked: &str) -> super::spec::Findings {
    check_given(by_name("this-week-in-rust").unwrap(), facts, rule, marked)
}

const JOBS: &str = "## Jobs\n\nSee the [Who's Hiring thread on r/rust](⟦INSERT_LINK_HERE⟧)\n";

#[test]
fn a_placeholder_is_a_warning_in_a_draft_and_an_error_at_release() {
    check("placeholder", JOBS)
        .says(0, "INSERT_LINK_HERE")
        .is(0, Severity::Warning)
        .has_no_fix(0);
    check_with(&release(), "placeholder", JOBS).is(0, Severity::Error);
    check("placeholder", "<!-- [x](INSERT_LINK_HERE) -->\n");
}

const MARKED: &str = "### Official\n* [A](https://a.example) ⟦<!-- url=https://a.example submerge-pr=7 sha=ab author=x title=A -->⟧\n";

#[test]
fn a_submission_marker_is_a_hint_in_a_draft_and_an_error_at_release() {
    let after = "### Official\n* [A](https://a.example)\n";
    check("submission-marker-left", MARKED)
        .is(0, Severity::Hint)
        .looked_at(0, after);
    check_with(&release(), "submission-marker-left", MARKED)
        .is(0, Severity::Error)
        .looked_at(0, after);
}

#[test]
fn other_comments_are_no_submission_markers() {
    check(
        "submission-marker-left",
        "<!-- author=me -->\n* [A](https://a.example) <!-- url=x -->\n<!-- submerge-pr=",
    );
    check(
        "submission-marker-left",
        "`<!-- submerge-pr=7 -->` submerge-pr=7\n",
    );
}

const DATED: &str = "Date: 2026-01-14\n\n";

/// An issue of 2026-01-14 with its two threads.
fn threads(jobs: &str, discussion: &str) -> String {
    format!(
        "{DATED}## Jobs\n\nSee the [Who's Hiring thread on r/rust]({jobs})\n\n<small>[Discuss on r/rust]({discussion})</small>\n"
    )
}

fn past(date: &str, jobs: &str, discussion: &str) -> String {
    threads(jobs, discussion).replace("2026-01-14", date)
}

#[test]
fn a_discussion_that_an_earlier_issue_had_is_stale() {
    let before = past(
        "2026-01-07",
        "https://r.example/hiring1",
        "https://r.example/d1",
    );
    let facts = with_archive(&[("a.md", &before)]);
    let stale = threads("https://r.example/hiring1", "⟦https://www.r.example/d1/⟧");
    check_with(&facts, "stale-thread", &stale)
        .says(0, "The issue of 2026-01-07 had this discussion already")
        .is(0, Severity::Warning)
        .has_no_fix(0);
    let facts = Facts {
        stage: Stage::Release,
        ..facts
    };
    check_with(&facts, "stale-thread", &stale).is(0, Severity::Error);
    check_with(
        &facts,
        "stale-thread",
        &threads("https://r.example/hiring1", "https://r.example/d2"),
    );
    check_with(
        &facts,
        "stale-thread",
        &threads("INSERT_LINK_HERE", "REDDIT_LINK_HERE"),
    );
}

#[test]
fn a_jobs_thread_that_is_a_discussion_or_looks_like_none_is_stale() {
    let before = past(
        "2026-01-07",
        "https://r.example/hiring1",
        "https://r.example/this_week_hiring",
    );
    let facts = with_archive(&[("a.md", &before)]);
    check_with(
        &facts,
        "stale-thread",
        &threads(
            "⟦https://r.example/this_week_hiring⟧",
            "https://r.example/d2",
        ),
    )
    .says(0, "This is the discussion of the issue of 2026-01-07");
    check(
        "stale-thread",
        &threads("⟦https://r.example/got_a_question⟧", "https://r.example/d2"),
    )
    .says(0, "This does not look like the jobs thread");
}

#[test]
fn a_jobs_thread_lasts_eight_weeks() {
    let old = |date: &str| {
        past(
            date,
            "https://r.example/hiring1",
            &format!("https://r.example/{date}"),
        )
    };
    let (first, second) = (old("2025-11-12"), old("2026-01-07"));
    let facts = with_archive(&[("a.md", &first), ("b.md", &second)]);
    let now = threads("⟦https://r.example/hiring1⟧", "https://r.example/d2");
    check_with(&facts, "stale-thread", &now).says(0, "first linked on 2025-11-12, 9 weeks ago");
    let facts = with_archive(&[("a.md", &old("2025-11-19"))]);
    check_with(
        &facts,
        "stale-thread",
        &threads("https://r.example/hiring1", "https://r.example/d2"),
    );
}

#[test]
fn threads_are_known_in_both_newsletters_and_items_are_none() {
    let before =
        "---\ndate: 2025-12-24\n---\n\n<small>[Debate en r/rust](https://r.example/d1)</small>\n";
    let facts = with_archive_as("esta-semana-en-rust", &[("a.md", before)]);
    let now = "---\ndate: 2025-12-31\n---\n\n<small>[Discusión en r/rust](⟦https://r.example/d1⟧)</small>\n";
    check_given(
        by_name("esta-semana-en-rust").unwrap(),
        &facts,
        "stale-thread",
        now,
    );
    check(
        "stale-thread",
        "### Official\n* [Who's hiring Rust developers?](https://a.example/x)\n",
    );
    check_as(
        "generic",
        "stale-thread",
        &threads("https://a.example", "https://a.example"),
    );
}
