//! Rules about links.

use super::spec::{check, check_as};

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
