//! Headings, comments, definitions, code: what is no item.

use super::check;
use crate::support::dump::dump;
use copydesk::issue::Issue;
use copydesk::profile::by_name;

#[test]
fn a_heading_is_known_by_its_text_whatever_its_markup_and_level() {
    check(
        "# [Oceania](x)\n### Oceania:\n## Jobs ##\n## Unknown *thing*\n##\n",
        "# Oceania @oceania\n### Oceania: @oceania\n## Jobs @jobs\n## Unknown thing\n## ",
    );
}

#[test]
fn underlined_headings_are_headings_and_what_looks_like_one_is_not() {
    check(
        "Jobs\n===\n\nOther\nlines\n---\n\n#No space\n####### seven\n\n\t## Code\n> ## quoted\n\n* ## in a list\n",
        "# Jobs @jobs\n## Other lines\nprose “#No space⏎####### seven”\ncode “\t## Code”\nquote “> ## quoted”\n\
         text “* ## in a list”",
    );
}

#[test]
fn what_stands_in_a_comment_is_no_item() {
    check(
        "### Official\n<!-- * [a](b)\n\n* [c](d) -->\n* [A](u)\n<!-- x\n* [hidden](h)\n-->\n* [B](v)\n\nt <!-- i --> t\n",
        "### Official @official\ncomment “<!-- * [a](b)⏎⏎* [c](d) -->”\nlink “A” <u>\ncomment “<!-- x⏎* [hidden](h)⏎-->”\n\
         link “B” <v>\nprose “t <!-- i --> t”",
    );
}

#[test]
fn a_comment_or_fence_that_is_never_closed_takes_the_rest() {
    check(
        "* [A](u)\n\n<!-- open\n* [B](v)\n\n## Jobs\n",
        "link “A” <u>\ncomment “<!-- open⏎* [B](v)⏎⏎## Jobs”",
    );
    check(
        "### Official\n```\n* [A](u)\n\n## Jobs\n",
        "### Official @official\ncode “```⏎* [A](u)⏎⏎## Jobs”",
    );
    check(
        "* [A](u)\n  ```\n  open\n* [B](v)\n\n## Jobs\n",
        "link “A” <u> tail “```⏎  open”\nlink “B” <v>\n## Jobs @jobs",
    );
}

#[test]
fn definitions_may_stand_under_text_and_after_lists() {
    check(
        "text\n[a]: https://a\nmore [b]\n[b]: https://b\n",
        "prose “text”\ndefinition a = https://a\nprose “more [b]”\ndefinition b = https://b",
    );
    check(
        "* [A][x]\n* [B](v)\n[x]: https://x\n* [C](w)\n\n[c]: https://c\n[c]: https://d \"t\"\n[e]: <https://e>\n",
        "link “A” <x> reference\nlink “B” <v>\ndefinition x = https://x\nlink “C” <w>\ndefinition c = https://c\n\
         definition c = https://d\ndefinition e = https://e",
    );
}

#[test]
fn of_a_label_defined_twice_the_last_counts() {
    let text = "[c]: https://c\n[C]: https://d\n";
    let issue = Issue::parse(text, by_name("this-week-in-rust").unwrap());
    assert_eq!(issue.definition("c"), Some("https://d"));
}

#[test]
fn lists_may_touch_prose_html_tables_and_quotes() {
    check(
        "a\n* b\n\n<div>\n* c\n</div>\n\n| a |\n|---|\n| 1 |\n* d\n> q\n* e\n* * *\n",
        "prose “a”\ntext “* b”\nhtml “<div>⏎* c⏎</div>”\ntable “| a |⏎|---|⏎| 1 |”\ntext “* d”\nquote “> q”\ntext “* e”\n\
         rule “* * *”",
    );
}

#[test]
fn a_text_of_nothing_is_read_as_nothing() {
    for text in ["", "\n\n\n", "  ", "\r\n"] {
        check(text, "");
    }
    check("\u{feff}", "other “\u{feff}”");
}

#[test]
fn a_byte_order_mark_hides_nothing_behind_it() {
    check(
        "\u{feff}# Jobs\n* a\n",
        "other “\u{feff}”\n# Jobs @jobs\ntext “* a”",
    );
    check(
        "\u{feff}* a\n* b\n",
        "other “\u{feff}”\ntext “* a”\ntext “* b”",
    );
}

#[test]
fn a_carriage_return_alone_ends_no_line() {
    check("* a\r* b\r\n* c\r", "text “* a\r* b”\ntext “* c”");
    check("# Jobs\r* a\n", "# Jobs * a");
}

#[test]
fn windows_lines_are_read_like_any() {
    let text =
        "Title: A\n\n### Official\n* [A\n  b](u)\n    * x\n\n* [B](v) tail\n\n[a]: https://a\n";
    let read = |text: &str| dump(&Issue::parse(text, by_name("this-week-in-rust").unwrap()));
    assert_eq!(read(text), read(&text.replace('\n', "\r\n")));
}
