page! {
    //! The sentence above the events does not name the days of this issue.
    //!
    //! **What it finds.** Another first day than the date of the issue, another last day than the newsletter's window ends
    //! on, days written or joined otherwise, and other words.
    //!
    //! **Why it hurts.** Tools find the list by this sentence, and readers see last week's days.
    //!
    //! **Example.** `Rusty Events between 2025-12-31 - 2026-01-28 🦀` in the issue of 2026-01-07.
    //!
    //! **The fix** writes the sentence. It is safe where only its days differ.
}

use crate::issue::{EventDate, Issue, dates_in};
use crate::profile::Window;
use crate::rules::shared::{events, page};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    id: "event-window",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    found.extend(differing(issue));
}

fn differing(issue: &Issue) -> Option<Diagnostic> {
    let window = issue.profile().events.window.as_ref()?;
    let (first, last) = events::window(issue)?;
    let (span, [start, end]) = sentence(issue)?;
    let written = span.of(issue.source());
    let wordings = || [&window.sentence].into_iter().chain(&window.also);
    let rights = || wordings().map(|wording| filled(issue, wording, first, last));
    if rights().any(|right| right == written) {
        return None;
    }
    let own = wordings().position(|wording| is_worded(written, wording));
    let right = rights().nth(own.unwrap_or(0))?;
    let message = difference(window, [start, end], [first, last], own);
    let edits = vec![Edit::replace(span, right)];
    let label = "Write the sentence";
    let fix = if own.is_some() {
        Fix::safe(label, issue.source(), edits)
    } else {
        Fix::look(label, issue.source(), edits)
    };
    Some(RULE.found(span, message).fixed_by(fix))
}

/// The line with two days above the regions, and these days.
fn sentence(issue: &Issue) -> Option<(Span, [EventDate; 2])> {
    let profile = issue.profile();
    let mut regions = profile.events.regions.iter();
    let group = regions.find_map(|region| Some(profile.role(&region.role)?.parent.as_str()))?;
    let own = issue.outline().sections[issue.section_of_role(group)?].own_span;
    let mut at = own.start;
    for line in own.of(issue.source()).split_inclusive('\n') {
        let start = at;
        at += line.len();
        let text = line.trim();
        if text.is_empty() || text.contains('|') || issue.in_comment(start) {
            continue;
        }
        let start = start + (line.len() - line.trim_start().len());
        let span = Span::new(start, start + text.len());
        if let [first, last] = dates_in(issue.source(), span)[..] {
            return Some((span, [first, last]));
        }
    }
    None
}

fn filled(issue: &Issue, wording: &str, first: Date, last: Date) -> String {
    let format = issue.profile().events.window_format();
    let start = wording.replace("{start}", &format.write(first));
    start.replace("{end}", &format.write(last))
}

/// True where `written` has the words of `wording` around its days.
fn is_worded(written: &str, wording: &str) -> bool {
    let before = wording.split('{').next().unwrap_or_default();
    let after = wording.rsplit('}').next().unwrap_or_default();
    written.starts_with(before) && written.ends_with(after)
}

fn difference(
    window: &Window,
    [start, end]: [EventDate; 2],
    [first, last]: [Date; 2],
    own: Option<usize>,
) -> String {
    if start.date != Some(first) {
        return format!("The events begin on {first}, the day of this issue");
    }
    if end.date != Some(last) {
        let days = window.days;
        return format!("The events end on {last}, {days} days after {first}");
    }
    if own.is_some() {
        return String::from("The two days are not written as the newsletter writes them here");
    }
    String::from("The sentence has not the words that the newsletter gives it")
}
