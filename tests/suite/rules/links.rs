//! Rules about links.

use super::spec::{check, check_as, check_given, with_archive};
use copydesk::profile::by_name;
use copydesk::rules::{Facts, Severity};

const LINKS: &str = "### Official\n";

#[test]
fn the_same_link_is_found_in_both_places() {
    let one = "* [One](https://blog.example/post)";
    check(
        "duplicate-link",
        "### Official\n* ⟦[One](https://blog.example/post)⟧\n### Research\n* [video] ⟦[Uno](http://www.Blog.example/post/?utm_source=x)⟧\n* [Two](https://blog.example/post#two)\n",
    )
    .says(0, "again in line 4, in “Research”")
    .says(1, "already in line 2, in “Official”")
    .points_to(1, &one[2..])
    .looked_at(1, "### Official\n* [One](https://blog.example/post)\n### Research\n* [Two](https://blog.example/post#two)\n");
}

#[test]
fn a_short_link_to_a_film_is_the_film() {
    check(
        "duplicate-link",
        "### Official\n* ⟦[One](https://youtu.be/abc?si=1)⟧\n* ⟦[One](https://www.youtube.com/watch?v=abc)⟧\n",
    );
}

#[test]
fn a_hybrid_event_may_stand_in_two_regions_but_not_twice_in_one() {
    let row = "* 2026-01-15 | Hybrid (Berlin, DE) | [B](https://b.example)\n";
    let talk = "    * [**T**](https://b.example/1)\n";
    check(
        "duplicate-link",
        &format!("### Virtual\n{row}{talk}\n### Europe\n{row}{talk}"),
    );
    check(
        "duplicate-link",
        &format!("### Europe\n{row}    * ⟦[**T**](https://b.example/1)⟧\n{row}    * ⟦[**T**](https://b.example/1)⟧\n"),
    )
    .looked_at(1, &format!("### Europe\n{row}{talk}"));
}

#[test]
fn forum_threads_comments_and_later_days_may_repeat_a_link() {
    for text in [
        "### Official\n* [A](https://users.rust-lang.org/t/1)\n* [B](https://users.rust-lang.org/t/1)\n",
        "### Official\n* [A](https://a.example/1)\n<!-- * [A](https://a.example/1) -->\n",
        "### Asia\n* 2026-01-15 | Delhi, IN | [D](https://d.example)\n    * [**T**](https://d.example/all)\n* 2026-02-15 | Delhi, IN | [D](https://d.example)\n    * [**T**](https://d.example/all)\n",
    ] {
        check("duplicate-link", text);
    }
}

#[test]
fn parameters_that_follow_readers_are_taken_out_and_others_stay() {
    check(
        "tracking-parameter",
        "### Official\n* [A](https://a.example/p?id=7&⟦utm_source=rss&utm_medium=x⟧#top)\n* [B](https://b.example/?id=7)\n",
    )
    .says(0, "utm_source, utm_medium")
    .safely(0, "### Official\n* [A](https://a.example/p?id=7#top)\n* [B](https://b.example/?id=7)\n");
    check(
        "tracking-parameter",
        "<!-- [A](https://a.example/?utm_source=rss) -->\n",
    );
}

#[test]
fn a_host_without_a_scheme_gets_one() {
    check(
        "missing-scheme",
        &format!("{LINKS}* [A](⟦crates.io/crates/a⟧)\n"),
    )
    .says(0, "no https://")
    .looked_at(0, &format!("{LINKS}* [A](https://crates.io/crates/a)\n"));
    check(
        "missing-scheme",
        &format!("{LINKS}* [A](⟦2025-09-23-greptimedb⟧)\n"),
    )
    .has_no_fix(0);
}

#[test]
fn addresses_within_the_page_mail_and_placeholders_need_no_scheme() {
    check(
        "missing-scheme",
        "[a](#top) [b](/blog) [c](mailto:a@b.example) [d](INSERT_LINK_HERE) [e](https://e.example)\n",
    );
}

#[test]
fn a_gap_before_the_address_is_closed() {
    check(
        "space-between-brackets",
        &format!("{LINKS}* [A ⟦] (⟧https://a.example)\n").replace("A ", "A"),
    )
    .safely(0, &format!("{LINKS}* [A](https://a.example)\n"));
    check(
        "space-between-brackets",
        &format!("{LINKS}* [video] [A](https://a.example) (slides)\n"),
    );
}

#[test]
fn brackets_are_paired_where_there_is_one_way_to_do_it() {
    for (marked, after) in [
        ("* [A]⟦(https://a.example/1⟧", "* [A](https://a.example/1)"),
        (
            "Thanks to [A]⟦(https://a.example/1⟧ for it!",
            "Thanks to [A](https://a.example/1) for it!",
        ),
        ("* [A⟦]https://a.example/1⟧)", "* [A](https://a.example/1)"),
        ("* [A⟦)⟧(https://a.example/1)", "* [A](https://a.example/1)"),
        ("* [A⟦ (⟧https://a.example/1)", "* [A](https://a.example/1)"),
        (
            "* [A](⟦(⟧https://a.example/1)",
            "* [A](https://a.example/1)",
        ),
        (
            "* [A]⟦]⟧(https://a.example/1)",
            "* [A](https://a.example/1)",
        ),
        (
            "* [A](⟦https://a.example/b_(c⟧)",
            "* [A](https://a.example/b_(c))",
        ),
        (
            "* ⟦[[A]⟧(https://a.example/1)",
            "* [A](https://a.example/1)",
        ),
    ] {
        check("unbalanced-brackets", &format!("{LINKS}{marked}\n"))
            .looked_at(0, &format!("{LINKS}{after}\n"));
    }
}

#[test]
fn brackets_that_pair_belong_to_the_title() {
    for line in [
        "* [a [b] c](https://a.example/(x))",
        "* [`a[`](https://a.example)",
        "* [a](https://a.example) ([slides](https://b.example), https://c.example)",
        "* \\[video\\] [a](https://a.example)",
        "* a sentence (https://a.example)",
    ] {
        check("unbalanced-brackets", &format!("{LINKS}{line}\n"));
    }
}

#[test]
fn a_mistyped_label_gets_the_definition_that_looks_alike() {
    check(
        "undefined-reference",
        "⟦[fusionadas en la semana][fusionadas]⟧ ayer\n\n[fusionados]: https://a.example\n",
    )
    .says(0, "Nothing defines [fusionadas]; there is [fusionados]")
    .looked_at(
        0,
        "[fusionadas en la semana][fusionados] ayer\n\n[fusionados]: https://a.example\n",
    );
}

#[test]
fn a_translated_label_gets_the_only_definition_that_is_unused() {
    check_as(
        "esta-semana-en-rust",
        "undefined-reference",
        "al [calendario] o al ⟦[Equipo][community]⟧\n\n[calendario]: https://a.example\n[comunidad]: https://b.example\n",
    )
    .looked_at(0, "al [calendario] o al [Equipo][comunidad]\n\n[calendario]: https://a.example\n[comunidad]: https://b.example\n");
}

#[test]
fn a_word_in_running_text_once_was_a_link() {
    check(
        "undefined-reference",
        "please add it to the ⟦[calendar]⟧ to get\nit mentioned.\n",
    )
    .has_no_fix(0);
}

#[test]
fn prefixes_boxes_and_brackets_in_titles_are_no_references() {
    for text in [
        "### Official\n* [video] [A](https://a.example)\n* [video][B](https://b.example)\n* [ES] [C](https://c.example)\n",
        "* [ ] open\n* [x] done\n",
        "### Official\n* [[std][BTree] fix](https://a.example)\n",
        "> he said [sic] that\n\nSee [a][b].\n\n[b]: https://b.example\n",
        "<!-- see [a][b] -->\n",
    ] {
        check("undefined-reference", text);
    }
}

/// Findings of `rule` in `marked`, after `past` issues.
fn check_after(past: &[(&str, &str)], rule: &str, marked: &str) -> super::spec::Findings {
    let facts: Facts = with_archive(past);
    check_given(by_name("this-week-in-rust").unwrap(), &facts, rule, marked)
}

/// An issue of `date` with `items` in a link section.
fn issue(date: &str, items: &str) -> String {
    format!("Title: T\nDate: {date}\n\n## Updates from Rust Community\n### Research\n{items}")
}

#[test]
fn a_link_of_a_past_issue_is_found_with_its_date_and_line() {
    let past = issue("2026-01-07", "* [Divan](https://divan.example/)\n");
    check_after(
        &[("2026-01-07-this-week-in-rust.md", &past)],
        "link-seen-before",
        &issue(
            "2026-01-14",
            "* ⟦[Divan, a bench](http://www.divan.example)⟧\n* [B](https://b.example/)\n",
        ),
    )
    .says(
        0,
        "The issue of 2026-01-07 had this link in line 6, as “Divan”",
    )
    .is(0, Severity::Hint)
    .looked_at(0, &issue("2026-01-14", "* [B](https://b.example/)\n"));
    let past = issue("2026-01-07", "* [Divan](https://divan.example/post)\n");
    check_after(
        &[("2026-01-07-this-week-in-rust.md", &past)],
        "link-seen-before",
        &issue(
            "2026-01-14",
            "* ⟦[Divan, a bench](https://divan.example/post/)⟧\n",
        ),
    )
    .is(0, Severity::Warning);
}

#[test]
fn the_page_of_a_project_may_have_news_under_another_title_only() {
    let past = issue(
        "2026-01-07",
        "* [Quill 0.1](https://github.com/quill/quill)\n",
    );
    for (title, severity) in [
        ("Quill 0.2", Severity::Hint),
        ("Quill 0.1", Severity::Warning),
    ] {
        check_after(
            &[("2026-01-07-this-week-in-rust.md", &past)],
            "link-seen-before",
            &issue(
                "2026-01-14",
                &format!("* ⟦[{title}](https://github.com/quill/quill)⟧\n"),
            ),
        )
        .is(0, severity);
    }
}

#[test]
fn calls_forums_older_and_later_issues_are_not_compared() {
    let item = "* [A](https://a.example/1)\n";
    let thread = "* [A](https://users.rust-lang.org/t/1)\n";
    let call = "## Call for Participation\n### CFP - Projects\n* [A](https://a.example/1)\n";
    let past = issue("2026-01-07", &format!("{item}{thread}"));
    for (date, text) in [
        ("2026-01-14", thread.to_owned()),
        ("2026-01-14", call.to_owned()),
        ("2026-01-07", item.to_owned()),
        ("2025-12-31", item.to_owned()),
    ] {
        check_after(
            &[("2026-01-07-this-week-in-rust.md", &past)],
            "link-seen-before",
            &issue(date, &text),
        );
    }
    let call = issue("2026-01-07", call);
    check_after(
        &[("2026-01-07-this-week-in-rust.md", &call)],
        "link-seen-before",
        &issue("2026-01-14", item),
    );
}

#[test]
fn a_short_address_is_written_out_where_it_tells_the_long_one() {
    check(
        "short-link",
        &format!("{LINKS}* [A](⟦https://youtu.be/abc?t=7#x⟧)\n* [B](⟦https://bit.ly/3xyz⟧)\n"),
    )
    .says(
        0,
        "youtu.be only forwards to https://www.youtube.com/watch?v=abc",
    )
    .says(1, "link where it leads")
    .has_no_fix(1)
    .safely(
        0,
        &format!(
            "{LINKS}* [A](https://www.youtube.com/watch?v=abc&t=7#x)\n* [B](https://bit.ly/3xyz)\n"
        ),
    );
    check(
        "short-link",
        "# Quote of the Week\n– [A](⟦https://youtu.be/abc⟧)\n",
    )
    .is(0, Severity::Hint);
    check(
        "short-link",
        &format!("{LINKS}* [A](https://youtu.be/)\n* [B](https://not-bit.ly/x)\n"),
    );
}

#[test]
fn a_slip_of_a_scheme_is_written_as_meant() {
    for (marked, after) in [
        ("⟦hhttps://⟧a.example/1", "https://a.example/1"),
        ("⟦https:/⟧a.example/1", "https://a.example/1"),
        ("⟦https//⟧a.example/1", "https://a.example/1"),
        ("⟦http:⟧a.example/1", "http://a.example/1"),
        ("⟦https://https://⟧a.example/1", "https://a.example/1"),
    ] {
        check("unexpected-scheme", &format!("{LINKS}* [A]({marked})\n"))
            .looked_at(0, &format!("{LINKS}* [A]({after})\n"));
    }
    check(
        "unexpected-scheme",
        &format!("{LINKS}* [A](⟦javascript:⟧void)\n"),
    )
    .says(0, "does not begin the address of a page")
    .has_no_fix(0);
}

#[test]
fn known_schemes_ports_and_paths_are_left_alone() {
    for url in [
        "https://a.example/https://b.example",
        "mailto:a@b.example",
        "a.example:80/x",
        "localhost:1313/x",
        "#a:b",
        "/x//y",
        "crates.io//x",
    ] {
        check("unexpected-scheme", &format!("{LINKS}* [A]({url})\n"));
    }
}

#[test]
fn a_link_below_the_site_names_no_host() {
    check(
        "relative-link",
        &format!("{LINKS}* [A](⟦/blog/1/⟧) [b](#top)\n* [B](⟦//b.example/1⟧)\n"),
    )
    .says(0, "“/blog/1/” leads nowhere outside the site")
    .has_no_fix(0)
    .looked_at(
        1,
        &format!("{LINKS}* [A](/blog/1/) [b](#top)\n* [B](https://b.example/1)\n"),
    );
}

#[test]
fn a_link_without_an_address_is_found_at_its_parentheses() {
    check(
        "empty-url",
        "This week's crate is [graft]⟦()⟧, [b](https://b.example) and `[c]()`.\n",
    )
    .says(0, "“graft” leads nowhere");
}

#[test]
fn a_link_without_a_title_gets_the_one_that_the_page_has_elsewhere() {
    let row = "* 2026-01-20 | Linz, AT | [Rust Linz](https://meet.example/linz/)\n";
    let text = |name: &str| {
        format!(
            "### Virtual\n* 2026-01-20 | Virtual (Linz, AT) | {name}(https://meet.example/linz)\n### Europe\n{row}"
        )
    };
    check("empty-title", &text("⟦[]⟧"))
        .says(0, "has no title")
        .looked_at(0, &text("[Rust Linz]"));
    let past = issue("2026-01-07", "* [Linz](https://meet.example/linz)\n");
    check_after(
        &[("2026-01-07-this-week-in-rust.md", &past)],
        "empty-title",
        &issue("2026-01-14", "* ⟦[****]⟧(https://meet.example/linz)\n"),
    )
    .looked_at(
        0,
        &issue("2026-01-14", "* [Linz](https://meet.example/linz)\n"),
    );
    check(
        "empty-title",
        "### Official\n* ![](https://a.example/picture.png)\n",
    );
}

#[test]
fn an_address_that_stands_for_another_is_found() {
    check(
        "placeholder-url",
        &format!("{LINKS}* [A](⟦http://localhost:1313/posts/a/⟧)\n* [B](⟦https://github.com/YourUsername/b⟧)\n* [C](⟦https://www.example.com/⟧)\n* [D](https://d.example/localhost)\n* [E](https://example.community/todos)\n"),
    )
    .says(0, "No reader reaches localhost")
    .says(1, "“YourUsername” stands for a name")
    .has_no_fix(2);
}

#[test]
fn title_and_address_change_their_places() {
    check(
        "swapped-title-and-url",
        "Thanks to ⟦[https://forum.example/t/1](Ferris)⟧ for it!\n",
    )
    .says(0, "“Ferris” stands where the address belongs")
    .looked_at(0, "Thanks to [Ferris](https://forum.example/t/1) for it!\n");
    check(
        "swapped-title-and-url",
        "See [https://a.example](https://a.example), [https://a.example](a.example) and [b](c).\n",
    );
    check(
        "missing-scheme",
        "Thanks to [https://forum.example/t/1](Ferris) for it!\n",
    );
}

#[test]
fn of_a_link_within_an_address_its_own_address_is_left() {
    for inner in [
        "[https://old.example](https://new.example/1)",
        "[https://old.example/a](https://new.example/1",
    ] {
        check("nested-link-in-url", &format!("{LINKS}* [A](⟦{inner}⟧)\n"))
            .says(0, "only “https://new.example/1” belongs there")
            .looked_at(0, &format!("{LINKS}* [A](https://new.example/1)\n"));
    }
    check(
        "nested-link-in-url",
        &format!("{LINKS}* [A](https://a.example/(b)) [c](https://c.example)\n"),
    );
    check(
        "unbalanced-brackets",
        &format!("{LINKS}* [A]([https://old.example](https://new.example/1)\n"),
    );
}

#[test]
fn a_space_within_an_address_is_taken_out_written_or_ends_it() {
    for (marked, after) in [
        ("https://⟦ ⟧a.example/1)", "https://a.example/1)"),
        (
            "https://a.example/my⟦ ⟧notes)",
            "https://a.example/my%20notes)",
        ),
        (
            "https://a.example/1⟦ ⟧for the idea (again)",
            "https://a.example/1) for the idea (again)",
        ),
    ] {
        check("space-in-url", &format!("{LINKS}* [A]({marked}\n"))
            .looked_at(0, &format!("{LINKS}* [A]({after}\n"));
    }
    check(
        "space-in-url",
        &format!("{LINKS}* [A](https://a.example \"hover\") [b](c d)\n"),
    );
}

#[test]
fn of_two_slashes_one_is_left() {
    check(
        "double-slash",
        &format!("{LINKS}* [A](https://a.example/2026⟦//⟧b/?u=//c)\n"),
    )
    .says(0, "“//” stands in the path")
    .looked_at(
        0,
        &format!("{LINKS}* [A](https://a.example/2026/b/?u=//c)\n"),
    );
    check(
        "double-slash",
        &format!("{LINKS}* [A](https://archive.example/web/https://a.example)\n"),
    );
}

#[test]
fn a_bare_host_gets_its_slash() {
    check(
        "bare-host-slash",
        &format!("{LINKS}* [A](⟦https://a.example⟧)\n* [B](https://b.example/)\n"),
    )
    .says(0, "No slash ends “https://a.example”")
    .is(0, Severity::Warning)
    .safely(
        0,
        &format!("{LINKS}* [A](https://a.example/)\n* [B](https://b.example/)\n"),
    );
    check(
        "bare-host-slash",
        "# Quote of the Week\n[a](⟦https://a.example⟧)\n",
    )
    .is(0, Severity::Hint);
    check(
        "bare-host-slash",
        &format!(
            "{LINKS}* [A](https://a.example?b) [c](mailto:a@b.example) [d](https://d.example#e)\n"
        ),
    );
}

#[test]
fn a_definition_that_nothing_uses_is_a_line_to_remove() {
    check("unused-definition", "See [a] and [b][c].\n\n[A]: https://a.example\n[c]: https://c.example\n[⟦d⟧]: https://d.example\n")
        .says(0, "[d]")
        .is(0, Severity::Hint)
        .looked_at(0, "See [a] and [b][c].\n\n[A]: https://a.example\n[c]: https://c.example\n");
}
