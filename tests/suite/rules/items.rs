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
