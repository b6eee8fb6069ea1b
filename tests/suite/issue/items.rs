//! Links, prefixes, notes, submission markers.

use super::{check, check_item};

#[test]
fn a_prefix_is_read_in_all_its_odd_kinds() {
    for prefix in [
        "[video] ",
        "[video]",
        "(video) ",
        "\\[video\\] ",
        "**[video]** ",
    ] {
        check_item(&format!("{prefix}[T](u)"), "link [video] “T” <u>");
    }
    check_item("[Video] [ES] [T](u)", "link [Video] [ES] “T” <u>");
    check_item("[ZH] (video) [T](u)", "link [ZH] [video] “T” <u>");
    check_item(
        "[disposition: close] [T](u)",
        "link [disposition: close] “T” <u>",
    );
    check_item(
        "[ES] [T](u) (Spanish)",
        "link [ES] “T” <u> tail “(Spanish)”",
    );
}

#[test]
fn two_prefixes_without_a_space_are_no_reference() {
    check_item("[series][video] [T](u)", "link [series] [video] “T” <u>");
    check(
        "### Official\n* [A][x] [B](v)\n\n[x]: https://x\n",
        "### Official @official\nlink “A” <x> reference tail “[B](v)”\ndefinition x = https://x",
    );
}

#[test]
fn words_before_a_link_are_no_prefix() {
    check_item("video: [T](u)", "text “* video: [T](u)”");
    check_item("[video] T", "text “* [video] T”");
    check_item("[A]", "text “* [A]”");
}

#[test]
fn a_title_may_hold_brackets_code_and_escapes() {
    check_item("[A [b] c](u)", "link “A [b] c” <u>");
    check_item("[`a]` b](u)", "link “`a]` b” <u>");
    check_item("[a \\] b](u)", "link “a \\] b” <u>");
    check_item("[a \\[b\\]](u)", "link “a \\[b\\]” <u>");
    check_item(
        "[*A* **b**](u), by [me](v)",
        "link “*A* **b**” <u> tail “, by [me](v)”",
    );
    check_item("[![img](i)](u)", "link “![img](i)” <u>");
    check_item("[A\n  b](u)", "link “A⏎  b” <u>");
}

#[test]
fn a_destination_may_hold_parentheses_spaces_and_a_hover_title() {
    check_item("[A](u_(b)_(c))", "link “A” <u_(b)_(c)>");
    check_item("[A](<u v>)", "link “A” <u v>");
    check_item("[A](u \"hover\")", "link “A” <u>");
    check_item("[A] (https://u)", "link “A” <https://u> gapped");
    check_item("[A]()", "link “A” <>");
    check_item("[A][b]", "link “A” <b> reference");
    check_item("[A][]", "link “A” <A> reference");
}

#[test]
fn brackets_that_do_not_pair_are_read_as_meant_or_as_text() {
    check_item("[a [b](https://u)", "link “a [b” <https://u> unbalanced");
    check_item("[a] b](https://u)", "text “* [a] b](https://u)”");
    check_item("[A](https://u", "text “* [A](https://u”");
    check_item("`[A](u)`", "text “* `[A](u)`”");
}

#[test]
fn a_submission_marker_belongs_to_its_item_and_to_no_field() {
    check_item(
        "[A](u) <!-- url=u submerge-pr=12 sha=ab author=me title=T -->",
        "link “A” <u> from #12 me",
    );
    check_item(
        "[A](u) tail <!-- submerge-pr=13 author=you -->",
        "link “A” <u> tail “tail” from #13 you",
    );
    check_item("[A](u) <!-- a comment -->", "link “A” <u>");
    check_item(
        "[A](u) <!-- a comment --> <!-- submerge-pr=14 author=x -->",
        "link “A” <u> from #14 x",
    );
}

#[test]
fn a_note_is_emphasised_and_not_strong() {
    check_item("*No posts this week.*", "note “* *No posts this week.*”");
    check_item("_No posts._", "note “* _No posts._”");
    check_item("**No posts**", "text “* **No posts**”");
    check_item("No posts", "text “* No posts”");
}

#[test]
fn an_item_owns_its_continuation_and_nested_lines() {
    check(
        "* a\n\n      code\n\n  para\n* b\n   * c\n     * d\nlazy\n\n\n* e\n",
        "text “* a⏎⏎      code⏎⏎  para”\ntext “* b⏎   * c⏎     * d⏎lazy” rows 2\ntext “* e”",
    );
}

#[test]
fn any_marker_begins_an_item() {
    check(
        "*\n*\ta\n*     b\n1. c\n2) d\n+ e\n- [ ] f\n",
        "text “*”\ntext “*\ta”\ntext “*     b”\ntext “1. c”\ntext “2) d”\ntext “+ e”\ntext “- [ ] f”",
    );
}
