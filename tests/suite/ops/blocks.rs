//! Blocks with a fixed shape: what is read of each, and that only what changed is written.

use crate::support::shared::corpus_files;
use copydesk::issue::Issue;
use copydesk::ops::{Values, fill_block};
use copydesk::profile::{Block, Profile, by_name};
use copydesk::text::Span;

fn parse(text: &str) -> Issue {
    Issue::parse(text, by_name("this-week-in-rust").unwrap())
}

#[track_caller]
fn block<'a>(profile: &'a Profile, name: &str) -> &'a Block {
    let mut all = profile.blocks.iter();
    all.find(|block| block.name == name).expect("a block")
}

fn values(issue: &Issue, block: &Block) -> Values {
    let Some(filled) = issue.filled(block) else {
        return Values::new();
    };
    let fields = block.fields.iter();
    fields
        .map(|field| (field.slot.clone(), filled.value(issue, block, &field.slot)))
        .collect()
}

/// What `text` is when the block has these values besides those that it has.
fn outcome(text: &str, name: &str, new: &[(&str, &str)]) -> Result<String, String> {
    let issue = parse(text);
    let block = block(issue.profile(), name);
    let mut all = values(&issue, block);
    for (slot, value) in new {
        all.insert((*slot).to_owned(), (*value).to_owned());
    }
    let change = fill_block(&issue, block, &all).map_err(|refusal| refusal.to_string())?;
    let after = change.apply(text);
    assert_eq!(change.invert(text).apply(&after), text);
    Ok(after)
}

#[track_caller]
fn fills(text: &str, name: &str, new: &[(&str, &str)], after: &str) {
    assert_eq!(outcome(text, name, new).as_deref(), Ok(after));
}

#[track_caller]
fn refuses(text: &str, name: &str, new: &[(&str, &str)], sentence: &str) {
    assert_eq!(outcome(text, name, new), Err(sentence.to_owned()));
}

const CRATE: &str = "\
## Crate of the Week

This week's crate is [faer](https://docs.rs/faer), a library for
linear algebra.

Thanks to [Ann](https://users.example/1) for the suggestion!

[Please submit your suggestions][submit_crate]!

[submit_crate]: https://users.example/
";

const EMPTY_CRATE: &str =
    "## Crate of the Week\n\n<!-- COTW goes here -->\n\n[Suggest][submit_crate]!\n";

#[test]
fn a_crate_is_written_where_the_comment_waits_for_it() {
    let crate_ = [
        ("crate", "faer"),
        ("url", "https://docs.rs/faer"),
        ("text", "a library"),
    ];
    let thanks = [("who", "Ann"), ("post", "https://u.example/1")];
    let with = |lines: &str| EMPTY_CRATE.replace("<!-- COTW goes here -->", lines);
    fills(
        EMPTY_CRATE,
        "crate of the week",
        &[&crate_[..], &thanks].concat(),
        &with(
            "This week's crate is [faer](https://docs.rs/faer), a library.\n\nThanks to [Ann](https://u.example/1) for the suggestion!",
        ),
    );
    fills(
        EMPTY_CRATE,
        "crate of the week",
        &[
            &crate_[..],
            &[("remark", "llogiq is pleased with his choice.")],
        ]
        .concat(),
        &with(
            "This week's crate is [faer](https://docs.rs/faer), a library.\n\nllogiq is pleased with his choice.",
        ),
    );
    fills(
        "## Crate of the Week",
        "crate of the week",
        &crate_,
        "## Crate of the Week\n\nThis week's crate is [faer](https://docs.rs/faer), a library.",
    );
}

#[test]
fn only_what_changed_is_written() {
    fills(CRATE, "crate of the week", &[], CRATE);
    fills(
        CRATE,
        "crate of the week",
        &[
            ("url", "https://crates.io/crates/faer"),
            ("for", "self-suggestion"),
        ],
        &CRATE
            .replace("https://docs.rs/faer", "https://crates.io/crates/faer")
            .replace("the suggestion", "the self-suggestion"),
    );
    fills(
        CRATE,
        "crate of the week",
        &[("post", "")],
        &CRATE.replace("[Ann](https://users.example/1)", "Ann"),
    );
    fills(
        CRATE,
        "crate of the week",
        &[
            ("who", ""),
            ("post", ""),
            ("remark", "Nobody suggested it."),
        ],
        &CRATE.replace(
            "Thanks to [Ann](https://users.example/1) for the suggestion!",
            "Nobody suggested it.",
        ),
    );
    fills(
        CRATE,
        "crate of the week",
        &[("who", ""), ("post", "")],
        &CRATE.replace(
            "Thanks to [Ann](https://users.example/1) for the suggestion!\n\n",
            "",
        ),
    );
}

#[test]
fn line_endings_of_the_issue_are_kept() {
    let windows = CRATE.replace('\n', "\r\n");
    fills(
        &windows,
        "crate of the week",
        &[("crate", "x")],
        &windows.replace("[faer]", "[x]"),
    );
    let text = EMPTY_CRATE.replace('\n', "\r\n");
    let crate_ = [
        ("crate", "a"),
        ("url", "https://b"),
        ("text", "c"),
        ("who", "D"),
    ];
    let lines = "This week's crate is [a](https://b), c.\r\n\r\nThanks to D for the suggestion!";
    fills(
        &text,
        "crate of the week",
        &crate_,
        &text.replace("<!-- COTW goes here -->", lines),
    );
}

#[test]
fn values_that_do_not_go_together_or_would_break_the_text_are_refused() {
    refuses(
        CRATE,
        "crate of the week",
        &[("remark", "None.")],
        "“Thanks to” and “Their post” and “Or instead” do not go together (empty one of them, or edit the text with e)",
    );
    refuses(
        EMPTY_CRATE,
        "crate of the week",
        &[("crate", "faer")],
        "“Crate” needs “URL” beside it",
    );
    refuses(
        EMPTY_CRATE,
        "crate of the week",
        &[
            ("crate", "a"),
            ("url", "https://b"),
            ("text", "c"),
            ("remark", "# Not a heading"),
        ],
        "“# Not a heading” would not be read again as “Or instead” (edit the text with e)",
    );
    refuses(
        "## Jobs\n",
        "crate of the week",
        &[],
        "the issue has no section “Crate of the Week” for the crate of the week",
    );
}

const QUOTE: &str = "\
# Quote of the Week

> First line.
>
> Second *line*.

– [Jo on a forum](https://f.example/1) (at the end)

Despite a lack of suggestions, llogiq is pleased.

[Please submit](https://u.example)

<small>[Discuss on r/rust](REDDIT_LINK_HERE)</small>
";

#[test]
fn a_quote_is_read_and_changed_line_by_line() {
    let issue = parse(QUOTE);
    let quote = block(issue.profile(), "quote of the week");
    let read = values(&issue, quote);
    assert_eq!(read["quote"], "First line.\n\nSecond *line*.");
    assert_eq!(read["author"], "Jo on a forum");
    assert_eq!(read["more"], "(at the end)");
    assert_eq!(
        read["remark"],
        "Despite a lack of suggestions, llogiq is pleased."
    );
    fills(
        QUOTE,
        "quote of the week",
        &[("quote", "First line.\n\nThird."), ("more", "")],
        &QUOTE
            .replace("Second *line*", "Third")
            .replace(" (at the end)", ""),
    );
    refuses(
        &QUOTE
            .replace("– [Jo", "> More.\n\n– [Jo")
            .replace("\n\n> More", "\n\n– Al\n\n> More"),
        "quote of the week",
        &[],
        "the quote of the week holds two quotations (edit it as text with e)",
    );
}

#[test]
fn threads_take_the_place_of_their_placeholders() {
    let jobs = "## Jobs\n\nSee the latest [Who's Hiring thread on r/rust](INSERT_LINK_HERE)\n";
    let url = "https://www.reddit.com/r/rust/comments/1/hiring/";
    fills(
        jobs,
        "thread of job offers",
        &[("url", url)],
        &jobs.replace("INSERT_LINK_HERE", url),
    );
    fills(
        "## Jobs\n\n# Quote of the Week\n",
        "thread of job offers",
        &[("url", url)],
        &format!(
            "## Jobs\n\nPlease see the latest [Who's Hiring thread on r/rust]({url})\n\n# Quote of the Week\n"
        ),
    );
    fills(
        QUOTE,
        "link to the discussion",
        &[("url", "https://r.example/2")],
        &QUOTE.replace("REDDIT_LINK_HERE", "https://r.example/2"),
    );
}

#[test]
fn merged_pull_requests_are_counted_between_two_days() {
    let text = "## Updates from the Rust Project\n\n<!-- Rust updates go here -->\n\n### Next\n";
    let name = "line of merged pull requests";
    let search = "https://github.com/search?q=is%3Apr+org%3Arust-lang+is%3Amerged+merged%3A";
    let lines = format!(
        "482 pull requests were [merged in the last week][merged]\n\n[merged]: {search}2025-12-09..2025-12-16"
    );
    let filled = text.replace("<!-- Rust updates go here -->", &lines);
    let new = [
        ("count", "482"),
        ("start", "2025-12-09"),
        ("end", "2025-12-16"),
    ];
    fills(text, name, &new, &filled);
    fills(
        &filled,
        name,
        &[("count", "90")],
        &filled.replace("482", "90"),
    );
    fills(
        &filled,
        name,
        &[("end", "2025-12-17")],
        &filled.replace("12-16", "12-17"),
    );
}

/// The newest issues of both newsletters.
fn newest(count: usize) -> Vec<(String, Issue)> {
    let mut files = corpus_files();
    files.sort_by_key(|file| std::cmp::Reverse(file.path.file_name().map(ToOwned::to_owned)));
    let mut found = Vec::new();
    for newsletter in ["this-week-in-rust", "esta-semana-en-rust"] {
        let of = files.iter().filter(|file| file.newsletter == newsletter);
        for file in of.take(count) {
            let text = String::from_utf8(file.bytes()).unwrap();
            let issue = Issue::parse(text, by_name(newsletter).unwrap());
            found.push((format!("{newsletter} {:?}", file.path.file_name()), issue));
        }
    }
    found
}

#[test]
fn blocks_of_the_newest_issues_are_read_and_filled_with_the_same_they_stay() {
    let mut counts = std::collections::BTreeMap::<(String, String), (usize, usize)>::new();
    for (name, issue) in newest(40) {
        let profile = issue.profile().clone();
        for block in profile
            .blocks
            .iter()
            .filter(|block| !block.fields.is_empty())
        {
            let count = counts
                .entry((profile.name.clone(), block.name.clone()))
                .or_default();
            count.0 += 1;
            let Some(filled) = issue.filled(block) else {
                continue;
            };
            if filled.parts.first().is_some_and(Option::is_some) {
                count.1 += 1;
            }
            let same = values(&issue, block);
            let change =
                fill_block(&issue, block, &same).unwrap_or_else(|why| panic!("{name}: {why}"));
            assert!(change.is_empty(), "{name}: {change:?}");
        }
    }
    for ((profile, block), (issues, read)) in counts {
        assert!(
            read * 100 >= issues * 85,
            "{profile}: {block} in {read} of {issues}"
        );
    }
}

#[test]
fn a_change_of_a_published_block_and_back_is_the_identity() {
    for (name, issue) in newest(8) {
        let profile = issue.profile().clone();
        for block in profile
            .blocks
            .iter()
            .filter(|block| !block.fields.is_empty())
        {
            let Some(filled) = issue.filled(block).filter(|filled| !filled.is_empty()) else {
                continue;
            };
            let same = values(&issue, block);
            for part in filled.parts.iter().flatten() {
                let said = |(slot, _): &&(String, Span)| !same[slot].is_empty();
                for (slot, span) in part.slots.iter().filter(said) {
                    let mut other = same.clone();
                    let new = match same[slot].as_str() {
                        text if text.parse::<u32>().is_ok() => "7".to_owned(),
                        text if text.parse::<jiff::civil::Date>().is_ok() => {
                            "2020-02-02".to_owned()
                        }
                        text => format!("{text}x"),
                    };
                    other.insert(slot.clone(), new);
                    let Ok(change) = fill_block(&issue, block, &other) else {
                        continue;
                    };
                    for edit in change.edits() {
                        assert!(span.covers(edit.span), "{name}: {slot} {edit:?}");
                    }
                    let after = issue.apply(&change);
                    let back = fill_block(&after, block, &same)
                        .unwrap_or_else(|why| panic!("{name}: {slot}: {why}"));
                    assert!(
                        back.apply(after.source()) == issue.source(),
                        "{name}: {slot} {change:?} {back:?}"
                    );
                }
            }
        }
    }
}
