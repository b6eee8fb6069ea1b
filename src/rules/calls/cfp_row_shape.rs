page! {
    //! A call for papers is not written as name, closing day, place and days.
    //!
    //! **What it finds.** A pipe without spaces around it, a missing pipe behind the name, a closing day without the words
    //! that say so, and a row that names no day at all.
    //!
    //! **Why it hurts.** Readers take a bare day for that of the event, and columns run together.
    //!
    //! **Example.** `* [**ExampleConf**](https://example.org)| 2026-02-16 | Bern, CH | 2026-05-19` lacks a space and the words
    //! *CFP closes*.
    //!
    //! **The fix** sets the spaces, which is safe, or the pipe and the words, which wants a look.
}

use crate::issue::{CfpEntry, Issue, Item};
use crate::rules::shared::calls::calls;
use crate::rules::shared::flaws::Flaws;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "cfp-row-shape",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    for (item, call) in calls(issue) {
        let mut flaws = Flaws::default();
        let rest = Span::new(call.event.span.end, first_line_end(issue, item));
        pipes(issue, rest, &mut flaws);
        first_column(issue, call, rest, &mut flaws);
        if call.closes.is_none() && call.start.is_none() {
            flaws.add(call.event.span, "the row names no day");
        }
        found.extend(flaws.diagnostic(&RULE, issue.source()));
    }
}

fn first_line_end(issue: &Issue, item: &Item) -> usize {
    let header = item.header_span.of(issue.source());
    let len = header.find(['\n', '\r']).unwrap_or(header.len());
    item.header_span.start + header[..len].trim_end().len()
}

/// Pipes of `rest` have a space on both sides; those inside links are part of an address.
fn pipes(issue: &Issue, rest: Span, flaws: &mut Flaws) {
    let source = issue.source();
    let links = crate::issue::links::scan(source, rest);
    let text = rest.of(source);
    for (at, _) in text.match_indices('|') {
        let here = rest.start + at;
        if links.iter().any(|link| link.span.contains(here)) {
            continue;
        }
        let span = Span::new(here, here + 1);
        let (before, after) = (&source[..here], &source[here + 1..rest.end.max(here + 1)]);
        if !before.ends_with(char::is_whitespace) {
            flaws.spacing(
                span,
                "a space is missing before “|”",
                Edit::insert(here, " "),
            );
        }
        if !after.is_empty() && !after.starts_with(char::is_whitespace) {
            flaws.spacing(
                span,
                "a space is missing behind “|”",
                Edit::insert(here + 1, " "),
            );
        }
    }
}

/// A pipe stands behind the name, and the closing day is called so.
fn first_column(issue: &Issue, call: &CfpEntry, rest: Span, flaws: &mut Flaws) {
    let source = issue.source();
    let text = rest.of(source);
    let column = text.trim_start().strip_prefix('|');
    if column.is_none() && !text.trim().is_empty() {
        let start = rest.start + (text.len() - text.trim_start().len());
        let pipe = Edit::replace(Span::new(rest.start, start), " | ");
        let end = start
            + source[start..rest.end]
                .find(['|', ' '])
                .unwrap_or(rest.end - start);
        flaws.sign(
            Span::new(start, end),
            "“|” is missing behind the name",
            pipe,
        );
    }
    let words = &issue.profile().calls;
    let (Some(closes), Some(house)) = (call.closes, words.house()) else {
        return;
    };
    let before = Span::new(rest.start, closes.span.start).of(source);
    let is_first = before.matches('|').count() <= 1;
    let is_bare = before
        .trim_start_matches(['|', ' ', '\t'])
        .trim()
        .is_empty();
    if is_first && is_bare && !words.say_closing(text) {
        let edit = Edit::insert(closes.span.start, format!("{house} "));
        flaws.sign(
            closes.span,
            format!("“{house}” is missing before the day"),
            edit,
        );
    }
}
