//! Groups with items and the sentence that names the others, at the keyboard.

use super::desk::{Desk, assert_same, replaced};

const CARGO: &str = "[Cargo](https://github.com/rust-lang/cargo/labels/final-comment-period)";

const ISSUE: &str = "\
Title: This Week in Rust 634
Number: 634
Date: 2026-01-14
Category: This Week in Rust

## Updates from Rust Community

### Official
* [Alpha](https://one.example/alpha)

## Calls for Testing

Try these.

* *No calls for testing were issued this week by
  [Rust](https://github.com/rust-lang/rust/labels/call-for-testing) or
  [Cargo](https://github.com/rust-lang/cargo/labels/call-for-testing).*

Tell us.

## Updates from the Rust Project

### [Approved RFCs](https://github.com/rust-lang/rfcs/commits/master)

* *No RFCs were approved this week.*

### Final Comment Period

Express your opinions now.

#### Tracking Issues & PRs
##### [Rust](https://github.com/rust-lang/rust/labels/final-comment-period)
* [Stabilize it](https://github.com/rust-lang/rust/pull/1)

##### [Leadership Council](https://github.com/rust-lang/leadership-council/issues)
* [Add a policy](https://github.com/rust-lang/leadership-council/pull/2)

*No Items entered Final Comment Period this week for
  [Rust RFCs](https://github.com/rust-lang/rfcs/labels/final-comment-period),
  [Cargo](https://github.com/rust-lang/cargo/labels/final-comment-period) or
  [Language Team](https://github.com/rust-lang/lang-team/issues).*

Let us know.

#### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)
* [Thin pointers](https://github.com/rust-lang/rfcs/pull/3)
";

const URL: &str = "https://github.com/rust-lang/cargo/pull/4";
const TITLE: &str = "Report it";

/// The issue with `TITLE` in the group Cargo.
fn with_cargo() -> String {
    let sentence = format!(",\n  {CARGO} or\n");
    let text = replaced(ISSUE, &sentence, " or\n");
    let heading = "##### [Leadership";
    let group = format!("##### {CARGO}\n* [{TITLE}]({URL})\n\n{heading}");
    replaced(&text, heading, &group)
}

/// The shortest way found in vim, but for the title and the address, tried with `vim -u NONE -N`: to the name in the
/// sentence, its line out, an `or` into the line before; the line in before the next heading and made one; the item.
const IN_VIM: &str = "/go.*fi<Enter>ddk$\"_s or<Esc>{{pd0i##### <Esc>f)lDo* []()<Enter><Esc>";

/// Keys of `keys`, each name in `<>` as one.
fn count(keys: &str) -> usize {
    let mut rest = keys;
    let mut count = 0;
    while let Some(first) = rest.chars().next() {
        let name = rest.strip_prefix('<').and_then(|name| name.find('>'));
        rest = &rest[name.map_or(first.len_utf8(), |end| end + 2)..];
        count += 1;
    }
    count
}

#[test]
fn an_item_is_added_to_a_group_with_nothing_in_a_third_of_the_keys() {
    let desk = Desk::open(ISSUE);
    let way = ["'", "@cargo<Down><Enter>", "<Enter>", "<Tab>", "<Enter>"];
    desk.press(way[0], "Go to a section");
    desk.keys(way[1]);
    desk.wait_for("“Cargo” has nothing in Tracking Issues & PRs");
    desk.press(way[2], "Add a link");
    desk.send(URL);
    desk.keys(way[3]);
    desk.send(TITLE);
    desk.press(way[4], "Added “Report it” to Cargo");
    assert_same(&desk.saved(), &with_cargo());
    // The address and the title are typed in both; the keys beside them are counted, with that which saves.
    let ours = count(&way.concat()) + count("w");
    let vims = count(IN_VIM) + count(":w<Enter>");
    assert!(ours * 3 <= vims, "{ours} keys, {vims} in vim");
    desk.press("u", "Undone");
    assert_same(&desk.saved(), ISSUE);
    desk.quit();
}

#[test]
fn the_last_item_of_a_group_leaves_its_name_in_the_sentence() {
    let desk = Desk::open(&with_cargo());
    desk.go_to(TITLE);
    desk.press("d", "Deleted “Report it”, the last of Cargo");
    desk.wait_for("“Cargo” has nothing in Tracking Issues & PRs");
    assert_same(&desk.saved(), ISSUE);
    desk.press("u", "Undone");
    assert_same(&desk.saved(), &with_cargo());
    desk.quit();
}

#[test]
fn an_item_moves_to_a_group_with_nothing_and_the_other_takes_its_place() {
    let desk = Desk::open(ISSUE);
    desk.go_to("Add a policy");
    desk.press("m", "Move “Add a policy” to");
    desk.keys("/");
    desk.send("language team");
    desk.press("<Enter>", "Moved “Add a policy” to Language Team");
    let (council, team) = (
        "[Leadership Council](https://github.com/rust-lang/leadership-council/issues)",
        "[Language Team](https://github.com/rust-lang/lang-team/issues)",
    );
    let text = replaced(ISSUE, &format!("##### {council}"), &format!("##### {team}"));
    let text = replaced(&text, &format!("  {team}"), &format!("  {council}"));
    assert_same(&desk.saved(), &text);
    desk.quit();
}

#[test]
fn what_is_pasted_into_a_section_that_has_nothing_takes_the_place_of_its_line() {
    let desk = Desk::open(ISSUE);
    desk.go_to("@approved");
    desk.keys("A");
    desk.wait_for("Add a link");
    desk.fill(&["https://github.com/rust-lang/rfcs/pull/5", "Five"]);
    desk.wait_for("Added “Five” to Approved RFCs");
    let none = "* *No RFCs were approved this week.*\n";
    let text = replaced(
        ISSUE,
        none,
        "* [Five](https://github.com/rust-lang/rfcs/pull/5)\n",
    );
    assert_same(&desk.saved(), &text);
    desk.press("d", "Deleted “Five”");
    assert_same(&desk.saved(), ISSUE);
    desk.quit();
}
