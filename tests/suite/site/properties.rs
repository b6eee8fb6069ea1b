//! Whatever the text: it is read, in time that grows with its length, and places lie inside it.

use super::constructs::constructs;
use crate::support::shared::corpus_files;
use copydesk::site::{landmarks, page, read};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn reads(text: &str) {
    page(text);
    read(text, &[("a".to_owned(), "https://a.example".to_owned())]);
    for landmark in landmarks(text) {
        assert!(
            text.get(landmark.span.start..landmark.span.end).is_some(),
            "{landmark:?} in {text:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn arbitrary_text_is_read(text in any::<String>()) {
        reads(&text);
    }

    #[test]
    fn text_of_signs_is_read(text in r"[ \t\r\n*_#>`~<!&;|:()\[\]{}\\^a1.é/-]{0,80}") {
        reads(&text);
    }

    #[test]
    fn constructs_put_together_and_torn_are_read(parts in proptest::collection::vec((0..200usize, 0..40usize), 0..12)) {
        let constructs = constructs();
        let mut text = String::new();
        for (at, kept) in parts {
            text.extend(constructs[at].text.chars().take(kept));
            text.push('\n');
        }
        reads(&text);
    }
}

#[test]
fn torn_issues_are_read() {
    for file in corpus_files().iter().rev().step_by(37) {
        let bytes = file.bytes();
        for part in 1..8 {
            let cut = bytes.len() * part / 8;
            reads(&String::from_utf8_lossy(&bytes[..cut]));
            reads(&String::from_utf8_lossy(&bytes[cut..]));
        }
    }
}

#[test]
fn hostile_text_costs_no_more_than_its_length() {
    const LENGTH: usize = 20_000;
    let pieces = [
        "[",
        "]",
        "[a](",
        "[a](b ",
        "*",
        "**a",
        "***a ",
        "_a ",
        "__a_b",
        "`",
        "``a`",
        "<",
        "<a ",
        "<!--",
        "&",
        "> ",
        "* ",
        "    * ",
        "* a\n",
        "---\n",
        "# a\n",
        "```\n",
        "~~~~\n",
        "[a]: b\n",
        "[a\n",
        "[^a]: b\n",
        ": a\n",
        "|",
        "a|b\n-|-\n",
        "\n\n",
        "\\",
        "![",
        "[a][b]",
        "![a](b\"",
        "<div>",
        "</div>",
        "*[a]: b\n",
        "a\n\n: b\n\n",
        "a **b* ",
        "1. a\n\n",
        "> * ",
        "[x](y]z) ",
        "{a}",
        "**a*b ",
        "<b c=\"",
        "\r",
        "-- >",
    ];
    for piece in pieces {
        let text = piece.repeat(LENGTH / piece.len());
        let before = Instant::now();
        reads(&text);
        let took = before.elapsed();
        assert!(took < Duration::from_secs(4), "{piece:?} took {took:?}");
    }
}
