//! Rules about calls for participation and groups.

use super::spec::check;
use copydesk::rules::Severity;

const HEAD: &str = "Title: This Week in Rust 633\nNumber: 633\nDate: 2026-01-07\nCategory: This Week in Rust\n\n## Call for Participation; projects and speakers\n### CFP - Events\n\n";

/// A row of calls for papers below its heading.
fn call(row: &str) -> String {
    format!("{HEAD}* {row}\n")
}

#[test]
fn a_pipe_without_spaces_gets_them() {
    check(
        "cfp-row-shape",
        &call("[**Conf**](https://c.example)⟦|⟧ CFP closes 2026-02-16|Bern, CH | 2026-05-19"),
    )
    .says(0, "before “|”")
    .safely(
        0,
        &call("[**Conf**](https://c.example) | CFP closes 2026-02-16 | Bern, CH | 2026-05-19"),
    );
}

#[test]
fn a_missing_pipe_and_the_words_before_the_closing_day_are_put_in() {
    check(
        "cfp-row-shape",
        &call("[**Conf**](https://c.example) ⟦CFP⟧ closes 2026-02-16 | Bern, CH | 2026-05-19"),
    )
    .looked_at(
        0,
        &call("[**Conf**](https://c.example) | CFP closes 2026-02-16 | Bern, CH | 2026-05-19"),
    );
    check(
        "cfp-row-shape",
        &call("[**Conf**](https://c.example) | ⟦2026-02-16⟧ | Bern, CH | 2026-05-19"),
    )
    .says(0, "“CFP closes” is missing")
    .looked_at(
        0,
        &call("[**Conf**](https://c.example) | CFP closes 2026-02-16 | Bern, CH | 2026-05-19"),
    );
}

#[test]
fn rows_in_the_words_of_other_years_and_pipes_in_addresses_are_fine() {
    for row in [
        "[Conf](https://c.example) | Closes 2026-02-16 | Bern, Switzerland | Event date: 2026-05-19 - 2026-05-20",
        "[**Conf**](https://c.example/a|b) | CFP closes 2026-02-16 | Bern, CH | 2026-05-19 | [Site](https://d.example/x|y)",
        "[Conf](https://c.example) | Deadline: 2026-02-16 | Bern | 2026-05-19",
    ] {
        check("cfp-row-shape", &call(row));
    }
}

#[test]
fn a_call_that_closed_before_the_issue_goes() {
    let open = "[**Open**](https://o.example) | CFP closes 2026-01-07 | Bern, CH | 2026-05-19";
    let closed = "[**Conf**](https://c.example) | CFP closes ⟦2026-01-05⟧ | Bern, CH | 2026-05-19";
    check("cfp-closed", &(call(open) + "* " + closed + "\n"))
        .says(0, "Closed on 2026-01-05, before this issue (2026-01-07)")
        .looked_at(0, &call(open));
}

#[test]
fn a_year_that_no_event_can_have_is_corrected() {
    check(
        "cfp-dates-impossible",
        &call("[**Conf**](https://c.example) | CFP closes 2026-01-24 | Bern, CH | ⟦2025-03-19 - 2025-03-20⟧"),
    )
    .says(0, "2026-03-19 does")
    .looked_at(
        0,
        &call("[**Conf**](https://c.example) | CFP closes 2026-01-24 | Bern, CH | 2026-03-19 - 2026-03-20"),
    );
    let late = "[**Conf**](https://c.example) | CFP closes ⟦2025-02-16⟧ | Bern, CH | 2026-05-19";
    check("cfp-dates-impossible", &call(late)).looked_at(
        0,
        &call("[**Conf**](https://c.example) | CFP closes 2026-02-16 | Bern, CH | 2026-05-19"),
    );
    check("cfp-closed", &call(&late.replace(['⟦', '⟧'], "")));
}

#[test]
fn days_that_no_year_mends_are_told() {
    check(
        "cfp-dates-impossible",
        &call("[**Conf**](https://c.example) | CFP closes 2026-03-24 | Bern, CH | ⟦2026-03-19⟧"),
    )
    .says(
        0,
        "over on 2026-03-19, before its call closes on 2026-03-24",
    )
    .has_no_fix(0);
    check(
        "cfp-dates-impossible",
        &call("[**Conf**](https://c.example) | CFP closes 2026-03-01 | Bern, CH | 2026-03-19 - ⟦2026-03-12⟧"),
    )
    .says(0, "ends on 2026-03-12");
    check(
        "cfp-dates-impossible",
        &call(
            "[**Conf**](https://c.example) | CFP closes 2026-02-16 | Bern, CH | 2026-05-19 - 2026-05-20",
        ),
    );
}

const RUST: &str =
    "https://github.com/rust-lang/rust/issues?q=is%3Aopen+label%3Afinal-comment-period";
const CARGO: &str =
    "https://github.com/rust-lang/cargo/issues?q=is%3Aopen+label%3Afinal-comment-period";
const RFCS: &str = "https://github.com/rust-lang/rfcs/labels/final-comment-period";

/// A block of the final comment period: groups, then the sentence.
fn period(groups: &str, sentence: &str) -> String {
    format!(
        "## Updates from the Rust Project\n### Final Comment Period\n\n#### Tracking Issues & PRs\n{groups}\n{sentence}\n\nLet us know.\n"
    )
}

#[test]
fn a_group_with_items_leaves_the_sentence_of_those_without() {
    let groups =
        format!("##### [Cargo]({CARGO})\n* [A](https://github.com/rust-lang/cargo/pull/1)\n");
    let others = "Compiler Team";
    let text = period(
        &groups,
        &format!(
            "*No Items entered Final Comment Period this week for\n  [Rust]({RUST}),\n  ⟦[Cargo]({CARGO})⟧ or\n  [Rust RFCs]({RFCS}).*"
        ),
    );
    let found = check_errors(&text);
    found
        .says(0, "“Cargo” is said to have nothing, but has items below line 5")
        .looked_at(
            0,
            &period(
                &groups,
                &format!("*No Items entered Final Comment Period this week for\n  [Rust]({RUST}) or\n  [Rust RFCs]({RFCS}).*"),
            ),
        );
    assert!(text.find(others).is_none());
}

/// `group-listed-twice` of a text, its suggestions taken away by a profile of fewer groups.
#[track_caller]
fn check_errors(text: &str) -> super::spec::Findings {
    let mut profile = (*copydesk::profile::by_name("this-week-in-rust").unwrap()).clone();
    for role in &mut profile.roles {
        role.known
            .list
            .retain(|group| ["Rust", "Cargo", "Rust RFCs"].contains(&group.name.as_str()));
    }
    super::spec::check_with(std::sync::Arc::new(profile), "group-listed-twice", text)
}

#[test]
fn a_group_in_neither_is_a_hint() {
    let groups =
        format!("##### [Cargo]({CARGO})\n* [A](https://github.com/rust-lang/cargo/pull/1)\n");
    check_errors(&period(
        &groups,
        &format!("*No Items entered Final Comment Period this week for ⟦[Rust]({RUST})⟧.*"),
    ))
    .is(0, Severity::Hint)
    .says(0, "“Rust RFCs” has no items and is not named here");
}

#[test]
fn the_link_of_a_group_before_a_list_becomes_its_heading() {
    let one = "##### [Rust](https://github.com/rust-lang/rust/issues)\n* [A](https://github.com/rust-lang/rust/pull/1)\n\n";
    let cargo = format!("[Cargo]({CARGO})");
    let item = "\n* [B](https://github.com/rust-lang/cargo/pull/2)\n";
    check(
        "missing-heading-marker",
        &period(&format!("{one}⟦{cargo}⟧{item}"), ""),
    )
    .says(0, "has no #####")
    .safely(0, &period(&format!("{one}##### {cargo}{item}"), ""));
}

#[test]
fn the_note_behind_a_group_belongs_to_its_heading_and_sentences_are_none() {
    let url = "https://github.com/rust-lang/compiler-team/issues?q=label%3Amajor-change";
    let note = "[(MCPs only)](https://forge.rust-lang.org/compiler/mcp.html)";
    check(
        "missing-heading-marker",
        &period(
            &format!(
                "⟦[Compiler Team]({url}) {note}⟧\n* [A](https://github.com/rust-lang/compiler-team/issues/1)\n"
            ),
            "",
        ),
    );
    for text in [
        format!("See [Cargo]({CARGO})\n\n* [A](https://a.example)\n"),
        format!("[Cargo]({CARGO})\n\nand more text.\n"),
        "[Elsewhere](https://a.example/x/y)\n\n* [A](https://a.example)\n".to_owned(),
    ] {
        check("missing-heading-marker", &period(&text, ""));
    }
}

#[test]
fn a_pull_request_below_another_group_moves_to_its_own() {
    let clippy = "[lint](https://github.com/rust-lang/rust-clippy/pull/1)";
    let text = |compiler: &str, clippy: &str| {
        format!(
            "## Updates from the Rust Project\n\n#### Compiler\n* [a](https://github.com/rust-lang/rust/pull/1)\n{compiler}\n#### Clippy\n* [b](https://github.com/rust-lang/rust-clippy/pull/2)\n{clippy}\n"
        )
    };
    check("pull-request-host", &text(&format!("* ⟦{clippy}⟧\n"), ""))
        .is(0, Severity::Hint)
        .says(0, "stand under “Clippy”")
        .looked_at(0, &text("", &format!("* {clippy}\n")));
}
