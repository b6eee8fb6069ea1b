page! {
    //! The site shows this otherwise than the code host, for a reason that no other rule names.
    //!
    //! **What it finds.** Headings, items and links that only one of the two sees, or that they see at another level or
    //! with another address.
    //!
    //! **Why it hurts.** What reviewers see on the code host is not what readers get.
    //!
    //! **Example.** `a [link [inside](…) a link](…)`.
    //!
    //! **The fix** is up to the editor: Preview shows both views.
}

use crate::issue::{Issue, Mark};
use crate::rules::shared::page;
use crate::rules::shared::publisher::differs;
use crate::rules::{Diagnostic, Facts, Rule, Severity};
use crate::site::{Difference, differences, landmarks};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "renders-differently",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// Rules that name a reason in the lines where they find it.
const NAMED: &[&str] = &[
    "blank-line-in-list",
    "broken-fence",
    "child-indent",
    "deep-indent",
    "definition-in-paragraph",
    "double-marker",
    "empty-item",
    "escaped-angle-bracket",
    "event-shape",
    "hash-read-as-heading",
    "indented-heading",
    "list-glued-to-prose",
    "loose-emphasis",
    "marker-style",
    "missing-bullet",
    "missing-space-after-marker",
    "mixed-list-kinds",
    "multi-line-title",
    "nested-link-in-url",
    "paragraph-in-item",
    "raw-html-in-title",
    "reference-after-space",
    "rule-read-as-heading",
    "shallow-indent",
    "shown-backslash",
    "space-between-brackets",
    "space-in-url",
    "text-after-comment",
    "unbalanced-brackets",
    "undefined-reference",
];

/// Rules whose reason reaches to the end of the issue.
const FROM_HERE: &[&str] = &["broken-fence", "conflict-marker", "unclosed-comment"];

/// Rules whose reason reaches every reference.
const FOR_REFERENCES: &[&str] = &["definition-in-paragraph", "repeated-definition"];

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    if !differs(issue) {
        return;
    }
    let site = landmarks(issue.source());
    let mut told_to = 0;
    for difference in differences(&site, &issue.outline().landmarks) {
        if difference.span.start < told_to {
            continue;
        }
        let lines = block(issue, difference.span);
        if !is_named(issue, found, &difference, lines) {
            // One finding a block of lines: its other differences follow from the first.
            told_to = lines.end;
            found.push(diagnostic(issue, &difference));
        }
    }
}

/// The lines around `span` up to blank ones.
fn block(issue: &Issue, span: Span) -> Span {
    const MOST: usize = 200;
    let (index, source) = (issue.lines(), issue.source());
    let is_text = |line: usize| !index.span_of(line).of(source).trim().is_empty();
    let line = index.line_of(span.start);
    let above = (0..line)
        .rev()
        .take(MOST)
        .take_while(|&line| is_text(line))
        .count();
    let below = (line + 1..index.count())
        .take(MOST)
        .take_while(|&line| is_text(line))
        .count();
    Span::new(
        index.start_of(line - above),
        index.start_of(line + below + 1),
    )
}

fn is_named(issue: &Issue, found: &[Diagnostic], difference: &Difference, lines: Span) -> bool {
    let is_reference = {
        let is_link = |mark: &Option<Mark>| matches!(mark, None | Some(Mark::Link(_)));
        let text = difference.span.of(issue.source());
        is_link(&difference.site) && is_link(&difference.host) && text.ends_with(']')
    };
    found.iter().any(|one| {
        let is_here = one.span.overlaps(lines) || lines.contains(one.span.start);
        (NAMED.contains(&one.rule) && is_here)
            || (FROM_HERE.contains(&one.rule) && one.span.start <= difference.span.start)
            || (FOR_REFERENCES.contains(&one.rule) && is_reference)
    })
}

fn diagnostic(issue: &Issue, difference: &Difference) -> Diagnostic {
    let source = issue.source();
    let line = issue.lines().line_of(difference.span.start);
    let whole = issue.lines().content_of(line, source);
    let span = if difference.span.is_empty() {
        Span::new(difference.span.start.min(whole.end), whole.end)
    } else {
        difference.span
    };
    let shown = |mark: &Option<Mark>| mark.as_ref().map_or_else(|| "text".to_owned(), words);
    let message = format!(
        "The site shows {} here, the code host {}",
        shown(&difference.site),
        shown(&difference.host)
    );
    let found = RULE.found(span, message);
    match difference.site {
        None => found,
        Some(_) => found.graded(Severity::Warning),
    }
}

fn words(mark: &Mark) -> String {
    match mark {
        Mark::Heading(level) => format!("a heading of level {level}"),
        Mark::Item(1) => "an item".to_owned(),
        Mark::Item(depth) => format!("an item nested {} deep", depth - 1),
        Mark::Link(url) => format!("a link to “{url}”"),
    }
}
