page! {
    //! Lines end in two ways.
    //!
    //! **What it finds.** A text in which some lines end in CR LF and others in LF only.
    //!
    //! **Why it hurts.** It comes from a paste or a merge; later every tool that settles on one ending changes half of the
    //! lines.
    //!
    //! **Example.** A list pasted from a mail into an issue written on Linux.
    //!
    //! **The fix** gives the fewer lines the ending of the others. It is safe.
}

use crate::issue::Issue;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, LineEnding, Span};

pub(super) const RULE: Rule = Rule {
    id: "crlf-mixed",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    if !source.contains("\r\n") {
        return;
    }
    let usual = issue.line_ending();
    let odd = odd_endings(source, usual);
    let Some(&first) = odd.first() else {
        return;
    };
    let (own, other) = match usual {
        LineEnding::Lf => ("LF", "CR LF"),
        LineEnding::CrLf => ("CR LF", "LF"),
    };
    let count = odd.len();
    let message = format!("{count} lines end in {other}, the others in {own}; this is the first");
    let edits = odd
        .into_iter()
        .map(|span| Edit::replace(span, usual.as_str()));
    let fix = Fix::safe(format!("End all lines in {own}"), source, edits.collect());
    found.push(RULE.found(first, message).fixed_by(fix));
}

/// Line endings that are not `usual`.
fn odd_endings(source: &str, usual: LineEnding) -> Vec<Span> {
    let ends = source.match_indices('\n').map(|(at, _)| {
        // Of an ending that was converted twice, CR CR LF, every CR belongs to it.
        let start = source[..at].trim_end_matches('\r').len();
        Span::new(start, at + 1)
    });
    ends.filter(|span| span.of(source) != usual.as_str())
        .collect()
}
