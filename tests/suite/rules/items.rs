//! Rules about items and lists.

use super::spec::check;

#[test]
fn a_link_alone_in_a_list_section_gets_its_bullet() {
    check(
        "missing-bullet",
        "### Newsletters\n\n⟦[video] [A](https://a.example)⟧\n",
    )
    .safely(0, "### Newsletters\n\n* [video] [A](https://a.example)\n");
    check(
        "missing-bullet",
        "### Newsletters\n* [A](https://a.example)\n⟦[B](https://b.example)⟧\n",
    )
    .safely(
        0,
        "### Newsletters\n* [A](https://a.example)\n* [B](https://b.example)\n",
    );
}

#[test]
fn an_event_that_its_neighbour_swallowed_gets_its_bullet() {
    let before = "### Asia\n* 2026-01-08 | Seoul, KR | [S](https://s.example)\n    * [**T**](https://s.example/1)\n";
    let talk = "    * [**U**](https://d.example/1)\n";
    check(
        "missing-bullet",
        &format!("{before} ⟦2026-01-09 | Delhi, IN | [D](https://d.example)⟧\n{talk}"),
    )
    .safely(
        0,
        &format!("{before}* 2026-01-09 | Delhi, IN | [D](https://d.example)\n{talk}"),
    );
}

#[test]
fn a_talk_below_its_event_gets_its_bullet_and_indent() {
    let event = "### Asia\n* 2026-01-08 | Seoul, KR | [S](https://s.example)\n\n";
    check(
        "missing-bullet",
        &format!("{event}⟦[**T**](https://s.example/1)⟧\n"),
    )
    .safely(0, &format!("{event}    * [**T**](https://s.example/1)\n"));
}

#[test]
fn sentences_notes_and_groups_need_no_bullet() {
    for text in [
        "### Official\n[Let us know](https://a.example) if you would like to be here.\n",
        "### Official\n* *None this week by\n  [Rust](https://a.example),\n  [Cargo](https://b.example).*\n",
        "## Crate of the Week\n\n[A](https://a.example)\n",
        "### Official\n* [A](https://a.example)\n    [a page](https://b.example) of it\n",
        "### Official\n<!--\n[A](https://a.example)\n-->\n",
        "#### Tracking Issues & PRs\n[Rust](https://github.com/rust-lang/rust/issues?q=fcp)\n",
    ] {
        check("missing-bullet", text);
    }
}

#[test]
fn all_blank_lines_of_a_list_are_one_finding() {
    check(
        "blank-line-in-list",
        "### Official\n\n* [A](https://a.example)\n⟦\n⟧* [B](https://b.example)\n* [C](https://c.example)\n\n\n* [D](https://d.example)\n\n### Research\n",
    )
    .says(0, "3 blank lines stand between")
    .safely(
        0,
        "### Official\n\n* [A](https://a.example)\n* [B](https://b.example)\n* [C](https://c.example)\n* [D](https://d.example)\n\n### Research\n",
    );
}

#[test]
fn a_blank_line_between_an_event_and_its_talk_is_found() {
    check(
        "blank-line-in-list",
        "### Asia\n* 2026-01-08 | Seoul, KR | [S](https://s.example)\n⟦\n⟧    * [**T**](https://s.example/1)\n",
    )
    .safely(0, "### Asia\n* 2026-01-08 | Seoul, KR | [S](https://s.example)\n    * [**T**](https://s.example/1)\n");
}

#[test]
fn blank_lines_between_two_lists_and_around_comments_stay() {
    for text in [
        "### Official\n* [A](https://a.example)\n\ntext\n\n* [B](https://b.example)\n",
        "### Official\n* [A](https://a.example)\n\n<!-- more -->\n\n* [B](https://b.example)\n",
        "* some text\n\n* more text\n",
    ] {
        check("blank-line-in-list", text);
    }
}

#[test]
fn a_list_right_below_text_gets_a_blank_line() {
    check(
        "list-glued-to-prose",
        "These are\nthe RFCs of this week:\n⟦* [A](https://a.example)⟧\n* [B](https://b.example)\n",
    )
    .safely(
        0,
        "These are\nthe RFCs of this week:\n\n* [A](https://a.example)\n* [B](https://b.example)\n",
    );
    check(
        "list-glued-to-prose",
        "Words\r\nsee:\r\n⟦* [A](https://a.example)⟧\r\n",
    )
    .safely(0, "Words\r\nsee:\r\n\r\n* [A](https://a.example)\r\n");
}

#[test]
fn a_list_below_a_heading_a_comment_or_a_definition_stands_well() {
    for text in [
        "### Official\n* [A](https://a.example)\n",
        "<!-- links -->\n* [A](https://a.example)\n",
        "See:\n\n* [A](https://a.example)\n",
        "[a]: https://a.example\n* [A](https://a.example)\n",
    ] {
        check("list-glued-to-prose", text);
    }
}

/// Items of *Official*.
fn official(items: &str) -> String {
    format!("## Updates from Rust Community\n### Official\n{items}\n")
}

#[test]
fn an_item_gets_the_bullet_of_the_others() {
    check(
        "marker-style",
        &official("* [A](https://a.example)\n⟦-⟧ [B](https://b.example)\n* [C](https://c.example)"),
    )
    .says(0, "“-” where the others are “*”")
    .safely(
        0,
        &official("* [A](https://a.example)\n* [B](https://b.example)\n* [C](https://c.example)"),
    );
    check(
        "marker-style",
        &official("⟦- [A](https://a.example)\n-⟧ [B](https://b.example)"),
    )
    .says(0, "2 items")
    .safely(
        0,
        &official("* [A](https://a.example)\n* [B](https://b.example)"),
    );
    super::spec::check_as(
        "generic",
        "marker-style",
        "# A\n- [A](https://a.example)\n- [B](https://b.example)\n⟦*⟧ [C](https://c.example)\n",
    );
}

#[test]
fn a_shifted_item_goes_to_the_margin() {
    check(
        "child-indent",
        &official(
            "* [A](https://a.example)\n⟦ ⟧* [B](https://b.example)\n* [C](https://c.example)",
        ),
    )
    .says(0, "1 columns from the margin")
    .safely(
        0,
        &official("* [A](https://a.example)\n* [B](https://b.example)\n* [C](https://c.example)"),
    );
}

#[test]
fn a_row_is_indented_like_most_where_the_site_does_not_say_so() {
    let event = |indent: &str| {
        format!(
            "* 08-01-2026 | Lima, PE | [A](https://a.example)\n{indent}* [**T**](https://a.example/1)\n"
        )
    };
    let text = format!(
        "### Virtual\n{}{}{}{}",
        event("    "),
        event("    "),
        event("    "),
        event("⟦  ⟧")
    );
    super::spec::check_as("esta-semana-en-rust", "child-indent", &text)
        .says(0, "by 2, where others are by 4");
    check("child-indent", &text.replace(['⟦', '⟧'], ""));
}

#[test]
fn text_behind_a_link_goes_and_marks_and_prefixes_stay() {
    check(
        "text-after-link",
        &official("* [A](https://a.example) ⟦is a new tool⟧\n* [B](https://b.example)."),
    )
    .says(0, "“is a new tool” stands behind the link")
    .looked_at(
        0,
        &official("* [A](https://a.example)\n* [B](https://b.example)."),
    );
    check(
        "text-after-link",
        &official(
            "* [A](https://a.example) (video)\n* [B](https://b.example) <!-- url=x submerge-pr=1 -->",
        ),
    );
    check(
        "text-after-link",
        "## Jobs\n* [A](https://a.example) is a place to look at\n",
    );
}

#[test]
fn a_bullet_without_text_is_removed() {
    check(
        "empty-item",
        &official("* [A](https://a.example)\n⟦*⟧\n* [B](https://b.example)"),
    )
    .safely(
        0,
        &official("* [A](https://a.example)\n* [B](https://b.example)"),
    );
}

#[test]
fn the_second_of_two_bullets_is_taken_out() {
    check("double-marker", &official("* ⟦*⟧ [A](https://a.example)"))
        .safely(0, &official("* [A](https://a.example)"));
    check("double-marker", &official("* *No news this week.*"));
}

#[test]
fn a_glued_bullet_gets_its_space() {
    check(
        "missing-space-after-marker",
        &official("* [A](https://a.example)\n⟦*[⟧B](https://b.example)"),
    )
    .safely(
        0,
        &official("* [A](https://a.example)\n* [B](https://b.example)"),
    );
    check(
        "missing-space-after-marker",
        &official("*[All posts](https://a.example) of the week.*"),
    );
}

#[test]
fn a_link_inside_a_comment_may_be_moved_behind_it() {
    check(
        "link-inside-comment",
        &official("<!--\nguidance\n* [Title](https://example.com/my_article)\n⟦* [A](https://a.blog/1)⟧\n-->\n* [B](https://b.blog/2)"),
    )
    .looked_at(
        0,
        &official("<!--\nguidance\n* [Title](https://example.com/my_article)\n-->\n* [A](https://a.blog/1)\n* [B](https://b.blog/2)"),
    );
}

#[test]
fn a_title_over_two_lines_is_joined() {
    check(
        "multi-line-title",
        &official("* [⟦A long\n  title⟧](https://a.example)"),
    )
    .safely(0, &official("* [A long title](https://a.example)"));
}

#[test]
fn another_bullet_everywhere_is_one_finding() {
    check(
        "marker-style",
        "## Updates from Rust Community\n### Official\n⟦-⟧ [A](https://a.example)\n### Research\n- [B](https://b.example)\n- [C](https://c.example)\n* [D](https://d.example)\n",
    )
    .says(0, "3 items")
    .safely(
        0,
        "## Updates from Rust Community\n### Official\n* [A](https://a.example)\n### Research\n* [B](https://b.example)\n* [C](https://c.example)\n* [D](https://d.example)\n",
    );
}

#[test]
fn a_blank_line_before_a_talk_is_no_paragraph_that_wants_another() {
    let row = |day: &str, gap: &str| {
        format!(
            "* 2026-01-{day} | Delhi, IN | [D](https://d.example)\n{gap}    * [**T**](https://d.example/{day})\n"
        )
    };
    check(
        "blank-line-in-list",
        &format!("### Asia\n{}\n{}", row("08", "⟦\n⟧"), row("09", "")),
    )
    .says(0, "2 blank lines")
    .safely(0, &format!("### Asia\n{}{}", row("08", ""), row("09", "")));
}

#[test]
fn a_bullet_before_a_shifted_item_wants_a_look() {
    check(
        "missing-bullet",
        "### Newsletters\n\n⟦[A](https://a.example)⟧\n  * [B](https://b.example)\n",
    )
    .looked_at(
        0,
        "### Newsletters\n\n* [A](https://a.example)\n  * [B](https://b.example)\n",
    );
}
