//! Rules about what the site renders otherwise than the code host shows it.

use super::spec::{check, check_as};
use copydesk::rules::Severity;

#[test]
fn a_nested_item_gets_four_spaces_a_level() {
    check(
        "shallow-indent",
        "### Asia\n* 2026-01-08 | Seoul, KR | [S](https://s.example)\n⟦  * ⟧[**T**](https://s.example/1)\n",
    )
    .says(0, "2 spaces")
    .safely(
        0,
        "### Asia\n* 2026-01-08 | Seoul, KR | [S](https://s.example)\n    * [**T**](https://s.example/1)\n",
    );
    check("shallow-indent", "* a\n⟦  - ⟧b\n    words\n    - c\n* d\n")
        .safely(0, "* a\n    - b\n      words\n        - c\n* d\n");
    check("shallow-indent", "* a\n⟦  * ⟧b\n* c\n  * d\n* e\n")
        .says(0, "and in 1 more entry")
        .safely(0, "* a\n    * b\n* c\n    * d\n* e\n");
    check("shallow-indent", "1. a\n⟦   * ⟧b\n").safely(0, "1. a\n    * b\n");
}

#[test]
fn four_spaces_and_tabs_nest_for_both() {
    for text in [
        "* a\n    * b\n        * c\n",
        "* a\n\t* b\n",
        "* a\n * b\n",
        "* * a\n",
    ] {
        check("shallow-indent", text);
    }
    check_as("generic", "shallow-indent", "* a\n  * b\n");
}

#[test]
fn an_item_that_only_the_site_nests_is_found() {
    check("deep-indent", "* a\n⟦      ⟧* b\n")
        .says(0, "6 spaces")
        .looked_at(0, "* a\n    * b\n");
    for text in ["* a\n     * b\n", "* a\n        * b\n", "* a\n      b\n"] {
        check("deep-indent", text);
    }
}

#[test]
fn a_space_behind_a_comment_is_deleted_where_a_list_follows() {
    check("text-after-comment", "<!-- c -->⟦ ⟧\n* a\n* b\n").safely(0, "<!-- c -->\n* a\n* b\n");
    check("text-after-comment", "<!-- c -->⟦ words⟧\n* a\n")
        .looked_at(0, "<!-- c --> words\n\n* a\n");
    for text in [
        "<!-- c --> \n\n* a\n",
        "<!-- c -->\n* a\n",
        "<!-- c --> \ntext\n",
        "<!-- c --> \n# H\n",
    ] {
        check("text-after-comment", text);
    }
}

#[test]
fn a_paragraph_stays_in_its_item_and_swallows_none() {
    check("paragraph-in-item", "* a\n\n⟦  two⟧\n* b\n")
        .says(0, "shows the next item")
        .safely(0, "* a\n\n    two\n\n* b\n");
    check("paragraph-in-item", "* a\n\n⟦    two⟧\n* b\n").safely(0, "* a\n\n    two\n\n* b\n");
    check("paragraph-in-item", "* a\n\n⟦  two⟧\n  three\n")
        .says(0, "behind the list")
        .safely(0, "* a\n\n    two\n    three\n");
    for text in [
        "* a\n\n    two\n\n* b\n",
        "* a\n  two\n* b\n",
        "* a\n\ntwo\n\n* b\n",
        "* a\n\n* b\n",
    ] {
        check("paragraph-in-item", text);
    }
}

#[test]
fn lists_of_two_kinds_get_one_marker() {
    check("mixed-list-kinds", "1. a\n\n⟦*⟧ b\n")
        .says(0, "“1.”")
        .looked_at(0, "1. a\n\n1. b\n");
    check("mixed-list-kinds", "* a\n⟦1.⟧ b\n").looked_at(0, "* a\n* b\n");
    for text in ["* a\n- b\n", "1. a\n2. b\n", "1. a\n\ntext\n\n* b\n"] {
        check("mixed-list-kinds", text);
    }
}

#[test]
fn a_rule_below_an_item_is_set_apart() {
    check("rule-read-as-heading", "* a\n⟦---⟧\n").safely(0, "* a\n\n---\n");
    for text in [
        "* a\n\n---\n",
        "* a\n* b\n---\n",
        "text\n---\n",
        "* a\n***\n",
    ] {
        check("rule-read-as-heading", text);
    }
}

#[test]
fn a_number_sign_that_begins_a_line_is_escaped() {
    check(
        "hash-read-as-heading",
        "a regression; PR\n⟦#⟧120985, a change).\n",
    )
    .safely(0, "a regression; PR\n\\#120985, a change).\n");
    check("hash-read-as-heading", "⟦##⟧Heading\n").looked_at(0, "## Heading\n");
    for text in [
        "# Heading\n",
        "    #a\n",
        "text #12\n",
        "<!--\n#12\n-->\n",
        "```\n#12\n```\n",
    ] {
        check("hash-read-as-heading", text);
    }
}

#[test]
fn a_heading_begins_its_line() {
    check("indented-heading", "⟦ ⟧#### Rust-Analyzer\n").safely(0, "#### Rust-Analyzer\n");
    for text in ["#### H\n", "    #### H\n", " text\n---\n"] {
        check("indented-heading", text);
    }
}

#[test]
fn a_backslash_that_the_site_shows_is_found() {
    check(
        "escaped-angle-bracket",
        "* [Take⟦\\<⟧T\\>](https://a.example)\n",
    )
    .safely(0, "* [Take&lt;T\\>](https://a.example)\n");
    check("shown-backslash", "Q⟦\\⟧&A\n")
        .says(0, "“\\&”")
        .looked_at(0, "Q&A\n");
    check("shown-backslash", "a⟦\\⟧\nb\n").looked_at(0, "a<br>\nb\n");
    for text in [
        "`\\<`\n",
        "\\* \\_ \\[ \\\\\n",
        "<!-- \\& -->\n",
        "    \\<\n",
        "a\\\n",
        "\\a\n",
    ] {
        check("escaped-angle-bracket", text);
        check("shown-backslash", text);
    }
}

#[test]
fn stars_next_to_a_letter_are_a_suggestion() {
    check("loose-emphasis", "**Note:⟦**⟧read\n")
        .is(0, Severity::Hint)
        .looked_at(0, "**Note:** read\n");
    for text in ["**Note:** read\n", "**Note**read\n", "`**a:**b`\n", "**a\n"] {
        check("loose-emphasis", text);
    }
}

#[test]
fn a_text_that_takes_the_next_for_its_address_is_found() {
    check(
        "reference-after-space",
        "⟦[x] [a]⟧\n\n[a]: https://a.example\n",
    )
    .looked_at(0, "[x][a]\n\n[a]: https://a.example\n");
    for text in [
        "[x] [a]\n",
        "[x][a]\n\n[a]: u\n",
        "[x], [a]\n\n[a]: u\n",
        "[x](u) [a]\n\n[a]: u\n",
    ] {
        check("reference-after-space", text);
    }
}

#[test]
fn the_definition_that_the_site_does_not_use_is_found() {
    check(
        "repeated-definition",
        "[⟦a⟧]: https://a.example\n[A]: https://b.example\n",
    )
    .says(0, "https://b.example")
    .looked_at(0, "[A]: https://b.example\n");
    check(
        "repeated-definition",
        "[a]: https://a.example\n[a]: https://a.example\n",
    );
}

#[test]
fn a_definition_below_text_is_a_suggestion() {
    check(
        "definition-in-paragraph",
        "See [r].\n⟦[r]: https://a.example⟧\n",
    )
    .is(0, Severity::Hint)
    .looked_at(0, "See [r].\n\n[r]: https://a.example\n");
    check("definition-in-paragraph", "# H\n[r]: u\n[s]: v\n\n[t]: w\n");
}

#[test]
fn a_fence_that_the_site_does_not_see_is_found() {
    check("broken-fence", "```⟦rust,ignore⟧\nlet a;\n```\n").looked_at(0, "```rust\nlet a;\n```\n");
    check("broken-fence", "⟦```⟧\nlet a;\n\n* b\n").looked_at(0, "```\nlet a;\n```\n\n* b\n");
    check("broken-fence", "⟦ ```⟧\nlet a;\n ```\n").looked_at(0, "```\nlet a;\n ```\n");
    check("broken-fence", "* a\n    ⟦```⟧\n    b\n    ```\n").has_no_fix(0);
    for text in [
        "```rust\na\n```\n",
        "~~~\na\n~~~\n",
        "    ```\n    a\n",
        "``` { .rust }\na\n```\n",
        "* a ```b```\n",
    ] {
        check("broken-fence", text);
    }
}

#[test]
fn two_quotes_that_the_site_joins_are_a_suggestion() {
    check("joined-quotes", "> a\n\n⟦> b⟧\n")
        .is(0, Severity::Hint)
        .looked_at(0, "> a\n>\n> b\n");
    check("joined-quotes", "> a\n>\n> b\n\ntext\n\n> c\n");
}

#[test]
fn what_no_rule_names_is_still_told() {
    check(
        "renders-differently",
        "⟦[a [b](https://b.example) c](https://u.example)⟧\n",
    )
    .says(0, "a link to “https://u.example” here, the code host text")
    .is(0, Severity::Warning)
    .has_no_fix(0);
    check("renders-differently", "1) ⟦a⟧\n2) b\n")
        .says(0, "The site shows text here, the code host an item")
        .is(0, Severity::Error);
}

#[test]
fn what_a_rule_names_is_not_told_twice() {
    for text in [
        "* a\n  * b\n",
        "See:\n* a\n* b\n",
        "<!-- c --> \n* a\n* b\n",
        "PR\n#12\n",
        " # H\n",
        "[a]: u\n[a]: v\n\n[a]\n",
        "* [A](https://a.example)\n    * [B](https://b.example) `c` *d*\n",
    ] {
        check("renders-differently", text);
    }
    check_as("generic", "renders-differently", "1) a\n");
}
