//! Blocks with a fixed shape, pull requests and reports: from the opened draft to the saved file.

use super::desk::{Desk, assert_same, replaced};

/// A draft as the template leaves it, apart from events.
pub const DRAFT: &str = "\
Title: This Week in Rust 634
Number: 634
Date: 2026-01-14
Category: This Week in Rust

## Updates from Rust Community

### Official

## Crate of the Week

<!-- COTW goes here -->

[Suggest and vote for the next crate][submit_crate]!

[submit_crate]: https://users.rust-lang.org/t/crate-of-the-week/2704

## Call for Participation; projects and speakers

### CFP - Events

<!-- CFPs go here -->

## Updates from the Rust Project

<!-- Rust updates go here -->

### Rust Compiler Performance Triage

<!-- Perf results go here -->

## Jobs

See the latest [Who's Hiring thread on r/rust](INSERT_LINK_HERE)

# Quote of the Week

<!-- QOTW goes here -->

[Suggest and vote for the next quote!](https://users.rust-lang.org/t/twir-quote-of-the-week/328)

<small>[Discuss on r/rust](REDDIT_LINK_HERE)</small>
";

/// Goes to the section found by `words` and opens the form of its first row.
#[track_caller]
fn open_form(desk: &Desk, words: &str, title: &str) {
    desk.go_to(words);
    desk.press("2<Enter>", title);
}

#[test]
fn the_crate_of_the_week_takes_the_place_of_its_comment_and_is_changed_in_place() {
    let desk = Desk::open(DRAFT);
    open_form(&desk, "@Crate of", "Crate of the week");
    let url = "https://crates.io/crates/faer?utm_source=list";
    desk.send("faer\t");
    desk.paste(url);
    desk.wait_for("Cut from the URL: utm_source");
    desk.fill(&[
        "",
        "a library for linear algebra",
        "Ann",
        "https://u.example/1",
    ]);
    desk.wait_for("Wrote the crate of the week");
    let lines = "This week's crate is [faer](https://crates.io/crates/faer), a library for linear algebra.\n\n\
        Thanks to [Ann](https://u.example/1) for the suggestion!";
    let after = replaced(DRAFT, "<!-- COTW goes here -->", lines);
    assert_same(&desk.saved(), &after);
    desk.press("<Enter>", "Crate of the week");
    desk.keys("<Tab><Tab><Tab><Tab><Tab><Right>");
    desk.wait_for("for the self-suggestion!");
    desk.keys("<Enter>");
    desk.wait_for("Changed the crate of the week");
    assert_same(
        &desk.saved(),
        &replaced(&after, "the suggestion", "the self-suggestion"),
    );
    desk.press("u", "Undone: Changed");
    desk.press("u", "Undone: Wrote");
    assert_same(&desk.saved(), DRAFT);
    desk.quit();
}

#[test]
fn a_quote_of_several_paragraphs_is_pasted_with_its_author_and_thanks() {
    let desk = Desk::open(DRAFT);
    open_form(&desk, "@Quote of", "Quote of the week");
    desk.paste("First.\n\nSecond.\n");
    desk.wait_for("First.⏎⏎Second.");
    desk.keys("<C-j>");
    desk.send("Third.\t");
    desk.paste("[Jo on a forum](https://f.example/1)");
    desk.wait_for("Jo on a forum");
    desk.fill(&["", "", "", "Ann", "https://u.example/2"]);
    desk.wait_for("Wrote the quote of the week");
    let lines = "> First.\n>\n> Second.\n> Third.\n\n– [Jo on a forum](https://f.example/1)\n\n\
        Thanks to [Ann](https://u.example/2) for the suggestion!";
    assert_same(
        &desk.saved(),
        &replaced(DRAFT, "<!-- QOTW goes here -->", lines),
    );
}

#[test]
fn threads_get_their_addresses() {
    let desk = Desk::open(DRAFT);
    let jobs = "https://www.reddit.com/r/rust/comments/1/official_hiring/";
    open_form(&desk, "@Jobs", "Thread of job offers");
    desk.fill(&[jobs]);
    desk.wait_for("Wrote the thread of job offers");
    let discussion = "https://www.reddit.com/r/rust/comments/2/this_week_in_rust_634/";
    desk.go_to("@Quote of");
    desk.press("2G<Enter>", "Link to the discussion");
    desk.fill(&[discussion]);
    desk.wait_for("the link to the discussion");
    let after = replaced(DRAFT, "INSERT_LINK_HERE", jobs);
    assert_same(
        &desk.saved(),
        &replaced(&after, "REDDIT_LINK_HERE", discussion),
    );
}

#[test]
fn merged_pull_requests_are_counted_and_those_pasted_are_sorted_in_one_step() {
    let desk = Desk::open(DRAFT);
    open_form(
        &desk,
        "@Updates from the Rust P",
        "Line of merged pull requests",
    );
    desk.wait_for("2026-01-06");
    desk.wait_for("2026-01-13");
    desk.fill(&["482"]);
    desk.wait_for("Wrote the line of merged pull requests");
    desk.paste(
        "55495234 Auto merge of #149950 - user:branch, r=someone\n\
         rust-lang/rust-clippy#16139: add `needless_type_cast` lint\n\
         constify `DropGuard::dismiss` (rust-lang/rust#148755)\n\
         https://github.com/rust-lang/cargo/pull/16246\n",
    );
    desk.wait_for("1 of 2: rust-lang/rust#149950");
    desk.press(
        "c",
        "2 of 2: constify `DropGuard::dismiss` (rust-lang/rust#148755)",
    );
    desk.press(
        "l",
        "Pasted 4 pull requests: 1 to Compiler, 1 to Library, 1 to Cargo, 1 to Clippy",
    );
    let line = "482 pull requests were [merged in the last week][merged]\n\n\
        [merged]: https://github.com/search?q=is%3Apr+org%3Arust-lang+is%3Amerged+merged%3A2026-01-06..2026-01-13";
    let with_line = replaced(DRAFT, "<!-- Rust updates go here -->", line);
    let groups = "\n\n#### Compiler\n* [rust-lang/rust#149950](https://github.com/rust-lang/rust/pull/149950)\n\n\
        #### Library\n* [constify `DropGuard::dismiss`](https://github.com/rust-lang/rust/pull/148755)\n\n\
        #### Cargo\n* [rust-lang/cargo#16246](https://github.com/rust-lang/cargo/pull/16246)\n\n\
        #### Clippy\n* [add `needless_type_cast` lint](https://github.com/rust-lang/rust-clippy/pull/16139)";
    let after = replaced(&with_line, line, &format!("{line}{groups}"));
    assert_same(&desk.saved(), &after);
    desk.paste("#149950 once more\n");
    desk.wait_for("1 pull request stands in the issue already");
    desk.press("u", "Undone: Pasted 4 pull requests");
    assert_same(&desk.saved(), &with_line);
}

#[test]
fn an_address_of_a_pull_request_opens_the_form_in_its_own_group() {
    let text = replaced(
        DRAFT,
        "<!-- Rust updates go here -->",
        "#### Compiler\n* [x](https://github.com/rust-lang/rust/pull/1)\n\n#### Cargo",
    );
    let desk = Desk::open(&text);
    desk.go_to("@Compiler");
    desk.paste("https://github.com/rust-lang/cargo/pull/2");
    desk.wait_for("The title is missing");
    desk.fill(&["", "build"]);
    desk.wait_for("Added “build” to Cargo");
    let added = "#### Cargo\n* [build](https://github.com/rust-lang/cargo/pull/2)\n";
    assert_same(&desk.saved(), &replaced(&text, "#### Cargo\n", added));
}

#[test]
fn a_pasted_report_takes_the_place_of_its_comment() {
    let desk = Desk::open(DRAFT);
    desk.go_to("@Performance Triage");
    desk.paste("A quiet week.\n\n| a | b |\n|---|---|\n| longer | 1 |\n");
    desk.wait_for("Pasted 5 lines into Rust Compiler Performance Triage");
    let report = "A quiet week.\n\n| a      | b |\n|--------|---|\n| longer | 1 |";
    assert_same(
        &desk.saved(),
        &replaced(DRAFT, "<!-- Perf results go here -->", report),
    );
}

#[test]
fn a_paste_with_a_line_that_is_no_pull_request_names_that_line() {
    let desk = Desk::open(DRAFT);
    desk.go_to("@Updates from the Rust P");
    desk.paste("rust-lang/cargo#7\nhello world\n");
    desk.wait_for("“hello world” names no pull request (nothing was pasted)");
    desk.paste("#7\n#8\n");
    desk.wait_for("1 of 2: ");
    desk.press("<Esc>", "Nothing was pasted");
    assert_same(&desk.file(), DRAFT);
}

#[test]
fn a_call_for_papers_is_added_with_its_form_and_changed_in_place() {
    let desk = Desk::open(DRAFT);
    desk.go_to("@CFP - Ev");
    desk.press("A", "Add a call for papers");
    assert!(!desk.screen().contains("complete"), "nothing completes it");
    desk.fill(&["Desk Days", "https://days.example/cfp", "2026-02-30"]);
    desk.wait_for("“2026-02-30” is no date");
    desk.keys("<C-u>");
    desk.fill(&["2026-02-20", "Oslo, NO", "2026-05-04", "2026-05-06"]);
    desk.wait_for("Added “Desk Days” to CFP - Events");
    let row = "* [**Desk Days**](https://days.example/cfp) | CFP closes 2026-02-20 | Oslo, NO | 2026-05-04 - 2026-05-06";
    let after = replaced(
        DRAFT,
        "<!-- CFPs go here -->\n",
        &format!("<!-- CFPs go here -->\n{row}\n"),
    );
    assert_same(&desk.saved(), &after);
    desk.press("2<Enter>", "Edit call for papers");
    desk.keys("<Tab><Tab><C-u>");
    desk.fill(&["2026-03-01"]);
    desk.wait_for("Edited “Desk Days”");
    let later = replaced(&after, "closes 2026-02-20", "closes 2026-03-01");
    assert_same(&desk.saved(), &later);
    desk.press("u", "Undone: Edited “Desk Days”");
    desk.press("u", "Undone: Added “Desk Days”");
    assert_same(&desk.saved(), DRAFT);
    desk.quit();
}

#[test]
fn more_lines_than_a_form_has_room_for_end_in_an_ellipsis() {
    let quote = "> First.\n>\n> Second.\n>\n> Third.\n>\n> Fourth.\n\n– Jo\n";
    let text = replaced(DRAFT, "<!-- QOTW goes here -->\n", quote);
    let desk = Desk::open(&text);
    open_form(&desk, "@Quote of", "Quote of the week");
    desk.wait_for("│…  ");
}

#[test]
fn days_that_run_backwards_are_refused() {
    let desk = Desk::open(DRAFT);
    open_form(
        &desk,
        "@Updates from the Rust P",
        "Line of merged pull requests",
    );
    desk.send("482\t");
    desk.keys("<C-u>");
    desk.fill(&["2026-01-20"]);
    desk.wait_for("“To” (2026-01-13) is before “From” (2026-01-20)");
    assert_same(&desk.file(), DRAFT);
}
