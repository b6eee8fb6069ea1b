page! {
    //! The days of a call for papers contradict each other.
    //!
    //! **What it finds.** An event that is over before its call closes or ends before it begins, and a day that is far off
    //! but fits in another year.
    //!
    //! **Why it hurts.** One of the days is mistyped, mostly its year, and readers miss the call or the event.
    //!
    //! **Example.** `* [**ExampleConf**](https://example.org) | CFP closes 2025-11-24 | Bern, CH | 2025-03-19`: the event is
    //! in 2026.
    //!
    //! **The fix** writes the year in which the days fit, where there is one.
}

use crate::issue::{CfpEntry, Issue};
use crate::rules::shared::calls::calls;
use crate::rules::shared::page;
use crate::rules::shared::years::{self, Slip};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "cfp-dates-impossible",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    for (_, call) in calls(issue) {
        let today = issue.date();
        let closing = today.and_then(|today| years::of_closing(call, today));
        let slips: Vec<Slip> = match closing {
            Some(slip) => vec![slip],
            None => years::of_call(call),
        };
        if slips.is_empty() {
            found.extend(contradiction(call).map(|(span, message)| RULE.found(span, message)));
        } else {
            found.extend(slipped(issue, &slips));
        }
    }
}

/// Days that would fit in another year, as one finding.
fn slipped(issue: &Issue, slips: &[Slip]) -> Option<Diagnostic> {
    let (first, last) = (slips.first()?, slips.last()?);
    let source = issue.source();
    let span = Span::new(first.date.span.start, last.date.span.end);
    let (written, right) = (span.of(source), first.right);
    let message = format!("{written} does not fit the other days of this call; {right} does");
    let edits: Vec<Edit> = slips.iter().map(Slip::edit).collect();
    let label = format!("Write the year {}", right.year());
    Some(
        RULE.found(span, message)
            .fixed_by(Fix::look(label, source, edits)),
    )
}

/// What no year mends.
fn contradiction(call: &CfpEntry) -> Option<(Span, String)> {
    let closes = call.closes.and_then(|closes| closes.date);
    let start = call.start.and_then(|start| Some((start.span, start.date?)));
    let end = call.end.and_then(|end| Some((end.span, end.date?)));
    let (start_span, start_day) = start?;
    if let Some((span, day)) = end.filter(|(_, day)| *day < start_day) {
        return Some((
            span,
            format!("The event ends on {day}, before it begins on {start_day}"),
        ));
    }
    let (span, last_day) = end.unwrap_or((start_span, start_day));
    let closes = closes.filter(|closes| last_day < *closes)?;
    Some((
        span,
        format!("The event is over on {last_day}, before its call closes on {closes}"),
    ))
}
