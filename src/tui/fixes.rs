//! Applying fixes to what is selected: one, or all safe ones, each as its own step.

use super::detail::reach;
use crate::command::{Outcome, Pane};
use crate::rules::{Diagnostic, Twin};
use crate::session::{Select, Session};
use crate::text::Span;

/// More safe fixes than this in one section are a rule gone wrong.
const LIMIT: usize = 500;

/// True where [`fix`] finds something to apply.
pub(super) fn can_fix(session: &Session, chosen: Option<usize>, focus: Pane) -> bool {
    here(session, chosen, focus, |found| found.fix.is_some()).is_some()
}

/// True where [`fix_all`] finds something to apply.
pub(super) fn can_fix_all(session: &Session) -> bool {
    let mut here = session.diagnostics_in(session.span_of_location(session.location()));
    here.any(|found| {
        let fix = found.fix.as_ref();
        fix.is_some_and(|fix| fix.is_safe && !fix.change.is_empty())
    })
}

/// Applies the fix of finding `chosen`, or of the first finding here that has one.
pub(super) fn fix(session: &mut Session, chosen: Option<usize>, focus: Pane) -> Outcome {
    let Some(found) = here(session, chosen, focus, |found| found.fix.is_some()) else {
        return Outcome::refused(match here(session, chosen, focus, |_| true) {
            Some(found) => format!("{} has no mechanical fix; Enter edits the line", found.rule),
            None => "No problem here; ] goes to the next one".to_owned(),
        });
    };
    let Some(fix) = found.fix.clone() else {
        return Outcome::Quiet;
    };
    let label = format!("Fixed {}: {}", found.rule, fix.label);
    session.apply(label.clone(), fix.change, Select::Stay);
    Outcome::Said(label)
}

/// Applies every safe fix of the selected section.
pub(super) fn fix_all(session: &mut Session) -> Outcome {
    let mut count = 0;
    while count < LIMIT {
        let span = session.span_of_location(session.location());
        let safe = session
            .diagnostics_in(span)
            .filter_map(|found| Some((found.rule, found.fix.as_ref()?)))
            .find(|(_, fix)| fix.is_safe && !fix.change.is_empty());
        let Some((rule, fix)) = safe.map(|(rule, fix)| (rule, fix.clone())) else {
            break;
        };
        let before = session.diagnostics().len();
        session.apply(
            format!("Fixed {rule}: {}", fix.label),
            fix.change,
            Select::Stay,
        );
        count += 1;
        if session.diagnostics().len() >= before && count > before {
            break;
        }
    }
    match count {
        0 => Outcome::refused("No safe fix in this section"),
        1 => Outcome::Said("Fixed 1 problem of this section".to_owned()),
        _ => Outcome::Said(format!(
            "Fixed {count} problems of this section, each its own undo step"
        )),
    }
}

/// Goes to the other place that the finding here is about.
pub(super) fn go_to_twin(session: &mut Session, chosen: Option<usize>, focus: Pane) -> Outcome {
    let twin = here(session, chosen, focus, |found| twin_span(found).is_some());
    let Some(at) = twin.and_then(twin_span).map(|span| span.start) else {
        return Outcome::refused("The problem here names no other place");
    };
    session.go_to(at);
    Outcome::Quiet
}

/// The other place of `found` in this issue.
fn twin_span(found: &Diagnostic) -> Option<Span> {
    found.related.as_ref().and_then(Twin::here)
}

/// The chosen finding where it fits, else the first here that does, else one that names what is here as its other place.
fn here(
    session: &Session,
    chosen: Option<usize>,
    focus: Pane,
    fits: impl Fn(&Diagnostic) -> bool,
) -> Option<&Diagnostic> {
    let chosen = chosen.and_then(|at| session.diagnostics().get(at));
    if let Some(found) = chosen.filter(|found| fits(found)) {
        return Some(found);
    }
    let reach = reach(session, focus);
    let mut here: Vec<&Diagnostic> = session.diagnostics_in(reach).collect();
    here.sort_by_key(|found| std::cmp::Reverse(found.severity));
    let is_twin = |found: &&Diagnostic| twin_span(found).is_some_and(|twin| twin.overlaps(reach));
    let twins = session.diagnostics().iter().filter(is_twin);
    here.into_iter().chain(twins).find(|found| fits(found))
}
