//! The sentence that names the groups with nothing to report: taking one out, putting one in, commas and the last joiner kept.
//!
//! ```text
//! *No items this week for⏎  [A](…),⏎  [B](…) [(note)](…) or⏎  [C](…).*
//!                        └gap┘ └──joint     └──last joint──┘
//! ```

use crate::issue::{Issue, Silence};
use crate::profile::rank;
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
    let new = known.and_then(|known| known.list.get(group));
    new.map_or_else(Vec::new, |new| {
        naming(issue, silence, group, &new.written())
    })
}

/// Names group `group` in `silence` as `name`; nothing where it is named already.
pub(super) fn naming(issue: &Issue, silence: &Silence, group: usize, name: &str) -> Vec<Edit> {
    let others: Vec<Option<usize>> = silence.groups.iter().map(|named| named.group).collect();
    let Some(last) = silence.groups.last() else {
        return Vec::new();
    };
    if others.contains(&Some(group)) {
        return Vec::new();
    }
    let (first, last) = (silence.groups[0].span, last.span);
    let gap = gap(issue, silence);
    let or = last_joint(issue, silence, &gap);
    let at = rank(&others, group);
    let end = |at: usize| silence.groups[at].span.end;
    match (at, others.len()) {
        (0, 1) => vec![Edit::insert(first.start, format!("{name}{or}"))],
        (0, _) => vec![Edit::insert(first.start, format!("{name},{gap}"))],
        (1, 1) => vec![Edit::insert(last.end, format!("{or}{name}"))],
        (at, count) if at < count => vec![Edit::insert(end(at - 1), format!(",{gap}{name}"))],
        (_, count) => vec![
            Edit::replace(Span::new(end(count - 2), last.start), format!(",{gap}")),
            Edit::insert(last.end, format!("{or}{name}")),
        ],
    }
}

/// What stands before the last group: as in the sentence where that says it, else the newsletter's word.
fn last_joint(issue: &Issue, silence: &Silence, gap: &str) -> String {
    let or = &issue.profile().words.or;
    let own = match silence.groups.as_slice() {
        [.., before, last] => Span::new(before.span.end, last.span.start).of(issue.source()),
        _ => "",
    };
    if own.trim() == or {
        own.to_owned()
    } else {
        format!(" {or}{gap}")
    }
}

/// The white space before a group: as between the first two, else as before the first where that begins a line, else as
/// the newsletter has it.
fn gap(issue: &Issue, silence: &Silence) -> String {
    let source = issue.source();
    let space = |text: &str| text[text.trim_end().len()..].to_owned();
    let first = silence
        .groups
        .first()
        .map_or(Span::default(), |named| named.span);
    if let Some(second) = silence.groups.get(1) {
        return space(Span::new(first.end, second.span.start).of(source));
    }
    let own = space(Span::new(silence.span.start, first.start).of(source));
    if own.contains('\n') {
        return own;
    }
    let role = issue.role(silence.section);
    let house = role.and_then(|role| role.known.silent.split_once("{groups}"));
    house.map_or_else(
        || " ".to_owned(),
        |(before, _)| issue.line_ending().normalize(&space(before)),
    )
}
