//! The sentence that names the groups with nothing to report: taking one out, putting one in, commas and the last joiner kept.

use crate::issue::{Issue, NamedGroup, Silence};
use crate::text::{Edit, Span};

/// Takes the group that `silence` names at `at` out; with the last one goes the sentence.
pub fn without_group(issue: &Issue, silence: &Silence, at: usize) -> Vec<Edit> {
    let spans: Vec<Span> = silence.groups.iter().map(|named| named.span).collect();
    let source = issue.source();
    let Some(&span) = spans.get(at) else {
        return Vec::new();
    };
    let next = spans.get(at + 1).map(|next| next.start);
    match (at, next) {
        (0, None) => vec![Edit::delete(silence.span)],
        (0, Some(next)) => vec![Edit::delete(Span::new(span.start, next))],
        (1, None) => vec![Edit::delete(Span::new(spans[0].end, span.end))],
        (_, Some(_)) => vec![Edit::delete(Span::new(spans[at - 1].end, span.end))],
        // The joiner before the last group moves up: `A, B or C` becomes `A or B`.
        (_, None) => {
            let last_joiner = Span::new(spans[at - 1].end, span.start).of(source);
            let joiner = Span::new(spans[at - 2].end, spans[at - 1].start);
            vec![
                Edit::replace(joiner, last_joiner),
                Edit::delete(Span::new(spans[at - 1].end, span.end)),
            ]
        }
    }
}

/// Names group `group` (of the profile's list for that section) in `silence`, in the profile's order. Nothing where it
/// is no group of that section or is named already.
pub fn with_group(issue: &Issue, silence: &Silence, group: usize) -> Vec<Edit> {
    let known = issue.role(silence.section).map(|role| &role.known);
    let is_named = silence.groups.iter().any(|named| named.group == group);
    let Some(new) = known.and_then(|known| known.list.get(group)) else {
        return Vec::new();
    };
    let Some(last) = silence.groups.last().filter(|_| !is_named) else {
        return Vec::new();
    };
    let (name, gap) = (new.written(), gap(issue, silence));
    let or = format!(" {}{gap}", issue.profile().words.or);
    let spans = |at: usize| silence.groups[at].span;
    let is_later = |named: &NamedGroup| named.group > group;
    let before_last = silence.groups.len().checked_sub(2).map(spans);
    match (silence.groups.iter().position(is_later), before_last) {
        (Some(0), None) => vec![Edit::insert(last.span.start, name + &or)],
        (Some(at), Some(before)) if at + 1 == silence.groups.len() => {
            let joiner = Span::new(before.end, last.span.start);
            vec![Edit::replace(joiner, format!(",{gap}{name}{or}"))]
        }
        (Some(at), _) => vec![Edit::insert(spans(at).start, format!("{name},{gap}"))],
        (None, None) => vec![Edit::insert(last.span.end, or + &name)],
        (None, Some(before)) => vec![
            Edit::replace(Span::new(before.end, last.span.start), format!(",{gap}")),
            Edit::insert(last.span.end, or + &name),
        ],
    }
}

/// What stands between two groups: a new line with its indent where the sentence has one for each.
fn gap(issue: &Issue, silence: &Silence) -> String {
    let source = issue.source();
    let first = silence
        .groups
        .first()
        .map_or(silence.span.start, |named| named.span.start);
    let lead = Span::new(silence.span.start, first).of(source);
    match lead.rfind('\n') {
        Some(at) => format!("{}{}", issue.line_ending().as_str(), &lead[at + 1..]),
        None => " ".to_owned(),
    }
}
