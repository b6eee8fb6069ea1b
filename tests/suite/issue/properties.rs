//! What holds of any text whatever: it is read without a panic, its outline tiles it, and an edit reads like a new text.

use crate::support::anatomy;
use crate::support::dice::Dice;
use crate::support::drafts::texts;
use crate::support::dump::dump;
use copydesk::issue::{Issue, detect, markup, read_place, read_submission};
use copydesk::profile::{builtin, by_name};
use copydesk::text::{Edit, Span, Transaction};
use proptest::prelude::*;

/// Pieces that Markdown gives a meaning, and characters that are easily cut in two.
const PIECES: &[&str] = &[
    "* ",
    "- ",
    "    * ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "# ",
    "### ",
    "---\n",
    "===\n",
    "```\n",
    "~~~",
    "`",
    "``",
    "<!--",
    "-->",
    "<!-- submerge-pr=1 author=",
    "<",
    ">",
    "> ",
    "[",
    "]",
    "](",
    "](http://a",
    ")",
    "(",
    "(video) ",
    "\\",
    "\\[",
    "[a]: b\n",
    "[a]:",
    "[a][b]",
    "Title: x\n",
    "Number:",
    "---\ntitle: a: b\n",
    "2026-01-07",
    " | ",
    "|",
    "|-|\n",
    " - ",
    "& 09",
    "Virtual",
    "## Official\n",
    "### Virtual\n",
    "### CFP - Events\n",
    "1. ",
    "**",
    "*",
    "_",
    "\u{feff}",
    "\0",
    "é",
    "🦀",
    "\u{200d}",
    "\u{a0}",
    "\u{2028}",
    "日",
    "\"",
    "'",
    "$",
    "~",
    "x",
    "word",
];

fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

/// Reads `text` and asks everything that takes a whole item or line.
fn read(text: &str, profile: &str) -> Result<Issue, String> {
    let issue = Issue::parse(text, by_name(profile).expect("a profile"));
    anatomy::check(&issue)?;
    dump(&issue);
    markup::read(text, &[]);
    read_place(text, &issue.profile().events);
    for item in &issue.outline().items {
        read_submission(text, item);
    }
    Ok(issue)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_tiled(text in any_text(), spanish in any::<bool>()) {
        let profile = if spanish { "esta-semana-en-rust" } else { "this-week-in-rust" };
        read(&text, profile).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_characters_are_read_and_tiled(text in "\\PC*|(?s).{0,80}") {
        read(&text, "this-week-in-rust").map_err(TestCaseError::fail)?;
        let apart = Issue::parse(text.as_str(), detect(&text, builtin()));
        let at_once = Issue::detected(text.as_str(), builtin());
        prop_assert_eq!(&at_once.profile().name, &apart.profile().name);
        prop_assert_eq!(format!("{:?}", at_once.outline()), format!("{:?}", apart.outline()));
    }

    #[test]
    fn an_edit_reads_like_a_new_text(text in any_text(), piece in any_text(), seed in any::<u64>()) {
        let issue = read(&text, "this-week-in-rust").map_err(TestCaseError::fail)?;
        let mut dice = Dice::new(seed);
        let ends = [dice.boundary(&text), dice.boundary(&text)];
        let span = Span::new(ends[0].min(ends[1]), ends[0].max(ends[1]));
        let change = Transaction::new(&text, vec![Edit::replace(span, piece)]).unwrap();
        same(&issue.apply(&change), &change.apply(&text)).map_err(TestCaseError::fail)?;
    }
}

fn same(edited: &Issue, text: &str) -> Result<(), String> {
    let fresh = Issue::parse(text, edited.profile().clone());
    let alike = edited.source() == text
        && format!("{:?}", edited.outline()) == format!("{:?}", fresh.outline());
    alike
        .then_some(())
        .ok_or_else(|| "reads otherwise after an edit".to_owned())
}

/// Cuts, doubles and inserts in `text`.
fn mutate(text: &str, dice: &mut Dice) -> Transaction {
    let mut edits: Vec<Edit> = Vec::new();
    for _ in 0..=dice.below(4) {
        let at = dice.boundary(text);
        let mut end = (at + dice.below(120)).min(text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        edits.push(match dice.below(3) {
            0 => Edit::delete(Span::new(at, end)),
            1 => Edit::insert(at, Span::new(at, end).of(text)),
            _ => Edit::insert(at, *dice.pick(PIECES)),
        });
    }
    edits.sort_by_key(|edit| edit.span);
    edits.dedup_by(|next, kept| next.span.start < kept.span.end);
    Transaction::new(text, edits).expect("edits that do not overlap")
}

#[test]
fn real_issues_with_cuts_and_insertions_are_read_and_tiled() {
    let mut dice = Dice::new(7);
    for (text, profile) in texts(12) {
        let mut issue = read(&text, &profile).unwrap();
        for _ in 0..12 {
            let before = issue.source().to_owned();
            let change = mutate(&before, &mut dice);
            let inverse = change.invert(&before);
            issue = issue.apply(&change);
            anatomy::check(&issue).unwrap_or_else(|why| panic!("{why}\n{change:?}"));
            assert_eq!(inverse.apply(issue.source()), before);
        }
        let last = issue.source().to_owned();
        same(&issue, &last).unwrap();
    }
}
