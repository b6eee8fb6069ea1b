//! Rules about titles of links.

use super::spec::{check, check_as, check_given, with_archive};
use copydesk::profile::by_name;
use copydesk::rules::Severity;

const LINKS: &str = "### Research\n";

/// `title` as an item that links to `url`.
fn item(title: &str, url: &str) -> String {
    format!("{LINKS}* [{title}]({url})\n")
}

#[test]
fn a_title_that_ends_with_its_site_loses_it() {
    for (title, url, left) in [
        (
            "The Journey of fetch_max⟦ | QuestDB⟧",
            "https://questdb.com/blog/1/",
            "The Journey of fetch_max",
        ),
        (
            "Rust the hard way⟦ — surma.dev⟧",
            "https://surma.dev/things/1/",
            "Rust the hard way",
        ),
        (
            "Facts and fiction of 2022⟦ | Google Open Source Blog⟧",
            "https://opensource.googleblog.com/1",
            "Facts and fiction of 2022",
        ),
        (
            "Learn Rust With IDEs⟦ | The IntelliJ Rust Blog⟧",
            "https://blog.jetbrains.com/rust/1/",
            "Learn Rust With IDEs",
        ),
        (
            "Update on our work⟦ - Blog - Tweede golf⟧",
            "https://tweedegolf.nl/en/blog/1",
            "Update on our work",
        ),
        (
            "A Council Update⟦ | Inside Rust Blog⟧",
            "https://blog.rust-lang.org/inside-rust/1/",
            "A Council Update",
        ),
    ] {
        let plain = left;
        let after = item(plain, url);
        check("site-suffix-in-title", &item(title, url))
            .says(0, "is the site, not the title")
            .looked_at(0, &after);
    }
}

#[test]
fn what_follows_a_dash_and_is_no_site_belongs_to_the_title() {
    for (title, url) in [
        (
            "Wasmi 1.0 — Interpreter Stable At Last",
            "https://wasmi-labs.github.io/blog/",
        ),
        (
            "Algorithm Bites in Rust – Binary Tree Order",
            "https://d34dl0ck.me/binary-tree-order/index.html",
        ),
        (
            "Integrating Rust With Android — Final Part",
            "https://blog.devgenius.io/integrating-final-part-7c",
        ),
        ("Announcing lettre - lettre", "https://lettre.rs/post/"),
        (
            "2024 in review - seanmonster",
            "https://seanmonstar.com/blog/2024-in-review/",
        ),
    ] {
        check("site-suffix-in-title", &item(title, url));
    }
    check(
        "site-suffix-in-title",
        "### Compiler\n* [fix it all now | GitHub](https://github.com/a/b/pull/1)\n",
    );
}

#[test]
fn a_title_that_was_cut_off_is_found_at_its_dots() {
    check(
        "truncated-title",
        &item(
            "Two months in Servo, and mo⟦...⟧",
            "https://servo.example/1",
        ),
    )
    .says(0, "“...” ends a title that goes on")
    .has_no_fix(0);
    check(
        "truncated-title",
        "### Europe\n* 2026-01-20 | Berlin, DE | [B](https://b.example/)\n    * [**Sized Types and ⟦…⟧**](https://b.example/1)\n",
    );
}

#[test]
fn a_title_that_was_cut_off_is_made_whole_from_this_issue_or_a_past_one() {
    let talk = |title: &str| format!("    * [{title}](https://b.example/1)\n");
    let text = |title: &str| {
        format!(
            "### Virtual\n* 2026-01-20 | Virtual | [B](https://b.example/)\n{}### Europe\n* 2026-01-20 | Berlin, DE | [B](https://b.example/)\n{}",
            talk(title),
            talk("**Sized Types**")
        )
    };
    check("truncated-title", &text("**Sized Ty⟦…⟧**")).looked_at(0, &text("**Sized Types**"));
    let past = "Title: T\nDate: 2026-01-07\n\n### Research\n* [Sized Types](https://b.example/1)\n";
    let facts = with_archive(&[("past.md", past)]);
    let now = |title: &str| {
        format!("Title: T\nDate: 2026-01-14\n\n### Research\n* [{title}](https://b.example/1)\n")
    };
    check_given(
        by_name("this-week-in-rust").unwrap(),
        &facts,
        "truncated-title",
        &now("Sized T⟦...⟧"),
    )
    .looked_at(0, &now("Sized Types"));
}

#[test]
fn dots_that_the_author_wrote_are_left_alone() {
    check(
        "truncated-title",
        &item(
            "parking_lot: ffffffffffffffff...",
            "https://fly.example/blog/parking-lot-ffffffffffffffff/",
        ),
    );
    check(
        "truncated-title",
        &item("... and `a..b` of 1...2 things", "https://a.example/1"),
    );
}

#[test]
fn a_title_of_three_lines_is_too_long_and_one_of_two_a_suggestion() {
    check(
        "title-too-long",
        &item(
            &format!("⟦{}⟧", "long ".repeat(30).trim()),
            "https://a.example/1",
        ),
    )
    .says(0, "149 characters")
    .is(0, Severity::Warning);
    check(
        "title-too-long",
        &item(&format!("⟦{}⟧", "ñ".repeat(120)), "https://a.example/1"),
    )
    .says(0, "120 characters")
    .is(0, Severity::Hint);
    check(
        "title-too-long",
        &item(&"ñ".repeat(110), "https://a.example/1"),
    );
    check_as(
        "generic",
        "title-too-long",
        &item(&"a".repeat(300), "https://a.example/1"),
    );
}

#[test]
fn space_around_a_title_and_its_emphasis_is_taken_out() {
    for (marked, after) in [
        ("A title⟦ ⟧", "A title"),
        ("⟦ ⟧A title", "A title"),
        ("**A title⟦ ⟧**", "**A title**"),
        ("**⟦ ⟧A title**", "**A title**"),
        ("A ⟦ ⟧title", "A title"),
    ] {
        check("title-whitespace", &item(marked, "https://a.example/1"))
            .safely(0, &item(after, "https://a.example/1"));
    }
    check(
        "title-whitespace",
        &item("⟦ **A title ** ⟧", "https://a.example/1"),
    )
    .safely(0, &item("**A title**", "https://a.example/1"));
}

#[test]
fn a_space_before_a_colon_is_looked_at() {
    check(
        "title-whitespace",
        &item("Build with Naz⟦ ⟧: async", "https://a.example/1"),
    )
    .says(0, "A space before “:”")
    .looked_at(0, &item("Build with Naz: async", "https://a.example/1"));
}

#[test]
fn space_in_code_and_in_other_languages_is_left_alone() {
    for title in [
        "`  ` and ``a  ` b``",
        "`a : b` of c",
        "a :: b",
        "* A",
        "**",
        "A\n  title",
    ] {
        check("title-whitespace", &item(title, "https://a.example/1"));
    }
    check(
        "title-whitespace",
        &format!("{LINKS}* [FR] [Rust : le guide](https://a.example/1)\n"),
    );
    check(
        "title-whitespace",
        &format!("{LINKS}* ![ ](https://a.example/1)\n"),
    );
}

#[test]
fn a_title_that_waits_for_another_is_found_in_link_sections() {
    check("placeholder-title", &item("⟦TODO⟧", "https://a.example/1"))
        .says(0, "“TODO” is not the title");
    check(
        "placeholder-title",
        &item("TODO comments considered", "https://a.example/1"),
    );
    check(
        "placeholder-title",
        "### Europe\n* 2026-01-20 | Berlin, DE | [B](https://b.example/)\n    * [**TBD**](https://b.example/1)\n",
    );
}

#[test]
fn angle_brackets_outside_code_are_lost_on_the_site() {
    for (marked, after) in [
        (
            "Make NonZero⟦<char>⟧ possible",
            "Make `NonZero<char>` possible",
        ),
        (
            "TryFrom<Vec⟦<u8>⟧> for String",
            "`TryFrom<Vec<u8>>` for String",
        ),
        ("impl Step for NonZero⟦<u*>⟧", "impl Step for `NonZero<u*>`"),
    ] {
        check("raw-html-in-title", &item(marked, "https://a.example/1"))
            .says(0, "it is read as HTML")
            .looked_at(0, &item(after, "https://a.example/1"));
    }
    check(
        "raw-html-in-title",
        &item("Wrapping⟦<T>⟧ or Clamp⟦<Idx>⟧", "https://a.example/1"),
    )
    .says(1, "<Idx>");
}

#[test]
fn code_elements_and_signs_are_no_lost_text() {
    for title in [
        "`Vec<T>` of b",
        "a < b > c",
        "Rust <> AI",
        "<b>bold</b> and <code>x</code>",
        "<https://a.example>",
        "Cow<'_>",
        "Take\\<T>",
        "x <y",
    ] {
        check("raw-html-in-title", &item(title, "https://a.example/1"));
    }
}

#[test]
fn backticks_that_split_a_word_are_moved_to_its_end() {
    for (marked, after) in [
        (
            "Panic if `PathBuf::set⟦`_extension⟧ fails",
            "Panic if `PathBuf::set_extension` fails",
        ),
        ("`Char`s to String⟦`⟧s`", "`Char`s to `String`s"),
        ("add⟦`⟧offset` field", "add `offset` field"),
    ] {
        check("odd-backticks", &item(marked, "https://a.example/1"))
            .is(0, Severity::Warning)
            .looked_at(0, &item(after, "https://a.example/1"));
    }
}

#[test]
fn a_backtick_without_a_partner_is_found() {
    check(
        "odd-backticks",
        &item("drop `a`, b⟦`⟧ and c", "https://a.example/1"),
    )
    .is(0, Severity::Error)
    .has_no_fix(0);
}

#[test]
fn backticks_that_pair_are_left_alone() {
    for title in [
        "`HirId`s and `a`-`b`",
        "``a ` b``",
        "\\`a",
        "non-`Copy` `x`.",
    ] {
        check("odd-backticks", &item(title, "https://a.example/1"));
    }
}

/// Findings in an issue whose item is called `now`, after one whose item was called `before`.
fn check_series(before: &str, now: &str) -> super::spec::Findings {
    let past = format!(
        "Title: T\nDate: 2026-01-07\n\n### Research\n* [{before}](https://a.example/170)\n"
    );
    let facts = with_archive(&[("past.md", &past)]);
    let now =
        format!("Title: T\nDate: 2026-01-14\n\n### Research\n* [{now}](https://a.example/171)\n");
    check_given(
        by_name("this-week-in-rust").unwrap(),
        &facts,
        "misspelled-series-title",
        &now,
    )
}

#[test]
fn a_title_of_every_week_is_spelled_as_before() {
    check_series("ferris changelog #170", "⟦ferris hangelog #171⟧")
        .says(0, "“ferris changelog #170”")
        .looked_at(0, "Title: T\nDate: 2026-01-14\n\n### Research\n* [ferris changelog #171](https://a.example/171)\n");
}

#[test]
fn other_numbers_months_and_names_are_no_slips() {
    for (before, now) in [
        ("ferris changelog #170", "Ferris Changelog: #171"),
        (
            "This Month in OSDev: June 2026",
            "This Month in OSDev: July 2026",
        ),
        ("Announcing Rust 1.90.0", "Announcing Rustup 1.28.0"),
        ("The changelog", "The hangelog"),
        (
            "Weekly update, 3rd of January 2026",
            "Weekly update, 10th of January 2026",
        ),
    ] {
        check_series(before, now);
    }
}

#[test]
fn a_suffix_that_past_issues_kept_is_only_a_hint() {
    let past = |day: &str| {
        format!(
            "Title: This Week in Rust 1\nNumber: 1\nDate: {day}\n\n## Updates from Rust Community\n### Official\n* [A post about one thing | Rust Blog](https://blog.rust-lang.org/{day}/)\n"
        )
    };
    let days = ["2025-12-10", "2025-12-17", "2025-12-24"];
    let texts = days.map(past);
    let named: Vec<(&str, &str)> = days
        .iter()
        .copied()
        .zip(texts.iter().map(String::as_str))
        .collect();
    let facts = super::spec::with_archive(&named);
    let text = "Title: This Week in Rust 2\nNumber: 2\nDate: 2026-01-07\n\n## Updates from Rust Community\n### Official\n* [Another post about things⟦ | Rust Blog⟧](https://blog.rust-lang.org/new/)\n";
    let profile = copydesk::profile::by_name("this-week-in-rust").unwrap();
    super::spec::check_given(profile.clone(), &facts, "site-suffix-in-title", text)
        .is(0, copydesk::rules::Severity::Hint);
    let fewer = super::spec::with_archive(&named[..2]);
    super::spec::check_given(profile, &fewer, "site-suffix-in-title", text)
        .is(0, copydesk::rules::Severity::Warning);
}
