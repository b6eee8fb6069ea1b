//! Whatever the text: no panic, spans inside it, fixes that apply, and safe ones that are done when they are done.

use copydesk::issue::Issue;
use copydesk::profile::by_name;
use copydesk::rules::{Diagnostic, Facts, Twin, check, safe_fixes};
use proptest::prelude::*;

/// Pieces of drafts, sound and broken, of which texts are put together.
pub const PIECES: &[&str] = &[
    "Title: This Week in Rust 1\nNumber: 632\nDate: 2026-01-07\n\n",
    "Date: 2026-01-06\nNumber 5\n",
    "---\ntitle: a: b\ndescription: Issue #9\n",
    "---\n",
    "* [G](https://g.example) <!-- url=x submerge-pr=7 sha=a author=b title=c -->\n",
    "See [Who's Hiring thread](https://r.example/x) [Discuss on r/rust](REDDIT_LINK_HERE)\n",
    "## Updates from Rust Community\n",
    "### Official\n",
    "### Asia\n",
    "### Virtual\n",
    "### North America\n",
    "# Quote of the Week\n",
    "## Jobs\n",
    "### CFP - Events\n",
    "## Crate of the Week\n",
    "* [A](https://a.example/?utm_source=x&b=1)\n",
    "* [video][B](https://youtu.be/x)\n",
    "[C](https://c.example)\n",
    "* [C] (https://c.example)\n",
    "* [D](https://d.example\n",
    "* [[E](https://e.example)\n",
    "* [F(crates.io/x)\n",
    "* 2026-01-08 | Delhi, IN | [D](https://d.example)\n",
    "    * [**T](https://d.example/1)\n",
    "    * [**T**](https://d.example/1)\n",
    "* 2026/1/9| Virtual|[V](https://v.example)\n",
    "* 2025-12-09 - 2025-12-10 | Berlin,DE [V](https://v.example)\n",
    "2026-01-10 | Pune, IN | [P](https://p.example)\n",
    "Rusty Events between 2025-12-31 * 2026-01-28 🦀\n",
    "## Upcoming Events\n",
    "* 2025-01-09 | Barton, AC, AU | [Q](https://q.example)\n",
    "* 2026-01-09 | Hybrid (London, 17, GB) | [Q](https://q.example)\n    * [**Cancelled**](https://q.example/1)\n",
    "* 2026-03-09 | Austin, Texas | [Q](https://q.example)\n",
    "* 2026-01-09 | Saint Paul, MN US | [Q](https://q.example)\n",
    "* 2026-01-09 | Virtual (, US) | [Q](https://q.example)\n",
    "* [**N**](https://n.example) | CFP closes 18-01-2026 | Paris | 2026-05-19\n",
    "see [merged] and [x][merget]\n",
    "[merged]: https://m.example\n",
    "text\n",
    "\n",
    "\n\n",
    " ",
    "\r\n",
    "<!-- goes here",
    "-->\n",
    "* *No calls this week.*\n",
    "INSERT_LINK_HERE",
    "√≠",
    "â€™",
    "é“",
    "\u{200B}",
    "`[",
    "* [A ]([https://a.example](https://b.example/x))\n",
    "* [ **B | A Example** ](https://a.example)\n",
    "* [](https://a.example//x y)\n",
    "* [https://a.example](B)\n",
    "* [Part 2: `a`_b Vec<T\\> `](hhttps://localhost:80/x)\n",
    "* \\[Video\\][audio]  [(video) C  d : e...](https://youtu.be/x?t=1#y) (FR)\n",
    "* [](/x) [y](https//a.example) [z]()\n",
    "### Research\n",
    "  * nested\n",
    "      * deep\n",
    "<!-- c --> \n",
    "\n  more of it\n",
    "1. one\n",
    "---\n",
    "#12, x\n",
    " ## Heading\n",
    "Take\\<T> \\& more\\\n",
    "**a:**b ",
    "[x] [merged]\n",
    "[merged]: https://n.example\n",
    "```rust,ignore\n",
    "> quote\n\n",
];

fn texts() -> impl Strategy<Value = String> {
    proptest::collection::vec((0..PIECES.len(), 0..8u8), 0..24).prop_map(|parts| {
        let mut text = String::new();
        for (piece, cut) in parts {
            let piece = PIECES[piece];
            // Now and then a piece is torn off.
            let kept = match cut {
                0 => piece.chars().take(piece.chars().count() / 2).collect(),
                _ => piece.to_owned(),
            };
            text.push_str(&kept);
        }
        text
    })
}

fn read(source: &str) -> (Issue, Vec<Diagnostic>) {
    let spanish = source.starts_with("---");
    let newsletter = if spanish {
        "esta-semana-en-rust"
    } else {
        "this-week-in-rust"
    };
    let issue = Issue::parse(source, by_name(newsletter).unwrap());
    let found = check(&issue, &Facts::default());
    (issue, found)
}

/// Findings like `one`: of the same rule.
fn alike(found: &[Diagnostic], one: &Diagnostic) -> usize {
    found.iter().filter(|other| other.rule == one.rule).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn spans_lie_inside_the_text(source in texts()) {
        let (_, found) = read(&source);
        for one in &found {
            let spans = [Some(one.span), one.related.as_ref().and_then(Twin::here)];
            for span in spans.into_iter().flatten() {
                prop_assert!(source.get(span.start..span.end).is_some(), "{one:?}");
            }
            prop_assert!(!one.message.is_empty());
        }
    }

    #[test]
    fn a_fix_changes_the_text_and_a_safe_one_removes_its_finding(source in texts()) {
        let (_, found) = read(&source);
        for one in &found {
            let Some(fix) = &one.fix else { continue };
            let after = fix.change.apply(&source);
            prop_assert_ne!(&after, &source, "{:?}", one);
            if fix.is_safe {
                let (_, then) = read(&after);
                prop_assert!(alike(&then, one) < alike(&found, one), "{one:?}\n{source}\n---\n{after}\n{then:#?}");
            }
        }
    }

    #[test]
    fn safe_fixes_come_to_an_end(source in texts()) {
        let mut text = source;
        for _ in 0..12 {
            let (_, found) = read(&text);
            let (change, mended) = safe_fixes(&text, &found);
            if mended == 0 {
                return Ok(());
            }
            text = change.apply(&text);
        }
        let (_, found) = read(&text);
        prop_assert_eq!(safe_fixes(&text, &found).1, 0, "{}", text);
    }
}

#[test]
fn a_torn_issue_is_still_checked() {
    let whole = PIECES.concat();
    for (at, _) in whole.char_indices() {
        let (_, found) = read(&whole[..at]);
        assert!(found.iter().all(|one| one.span.end <= at));
        read(&whole[at..]);
    }
}
