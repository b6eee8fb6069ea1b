//! What is done about findings at the selection: fixed, one or all safe ones, each as its own step; looked up; let stand.

use super::detail::reach;
use crate::command::{Outcome, Pane};
use crate::rules::{Diagnostic, Twin, safe_together};
use crate::session::{Select, Session};

/// Fixes that touch each other take another round; more rounds than this are a rule gone wrong.
const ROUNDS: usize = 10;

/// True where [`fix`] finds something to apply.
pub(super) fn can_fix(session: &Session, chosen: Option<usize>, focus: Pane) -> bool {
    here(session, chosen, focus, |found| found.fix.is_some()).is_some()
}

/// True where [`fix_all`] finds something to apply.
pub(super) fn can_fix_all(session: &Session) -> bool {
    let here = session.found_in(session.span_of_location(session.location()));
    here.into_iter().any(|(at, found)| {
        let fix = found.fix.as_ref();
        let is_safe = fix.is_some_and(|fix| fix.is_safe && !fix.change.is_empty());
        is_safe && !session.is_acknowledged(at)
    })
}

/// Applies the fix of finding `chosen`, or of the first finding here that has one.
pub(super) fn fix(session: &mut Session, chosen: Option<usize>, focus: Pane) -> Outcome {
    let Some((_, found)) = here(session, chosen, focus, |found| found.fix.is_some()) else {
        return Outcome::refused(match here(session, chosen, focus, |_| true) {
            Some((_, found)) => {
                format!("{} has no mechanical fix; Enter edits the line", found.rule)
            }
            None => "No problem here; ] goes to the next one".to_owned(),
        });
    };
    let Some(fix) = found.fix.clone() else {
        return Outcome::Quiet;
    };
    let label = label(found);
    session.apply(label.clone(), fix.change, Select::Stay);
    Outcome::Said(label)
}

/// What the step is called that fixes `found`.
pub(super) fn label(found: &Diagnostic) -> String {
    let fix = found.fix.as_ref().map_or("", |fix| &fix.label);
    format!("Fixed {}: {fix}", found.rule)
}

/// Applies every safe fix of the selected section that nobody acknowledged. The rules run once a round, not once a fix.
pub(super) fn fix_all(session: &mut Session) -> Outcome {
    let mut count = 0;
    for _ in 0..ROUNDS {
        let span = session.span_of_location(session.location());
        let here = session.found_in(span);
        let open = here.filter(|(at, _)| !session.is_acknowledged(*at));
        let together = safe_together(open.map(|(_, found)| found));
        let fixes: Vec<_> = together
            .into_iter()
            .filter_map(|found| Some((label(found), found.fix.as_ref()?.change.clone())))
            .collect();
        if fixes.is_empty() {
            break;
        }
        count += fixes.len();
        session.apply_each(fixes);
    }
    match count {
        0 => Outcome::refused("No safe fix in this section"),
        1 => Outcome::Said("Fixed 1 problem of this section".to_owned()),
        _ => Outcome::Said(format!(
            "Fixed {count} problems of this section, each its own undo step"
        )),
    }
}

/// The other place of the finding here.
pub(super) fn twin(session: &Session, chosen: Option<usize>, focus: Pane) -> Option<Twin> {
    let (_, found) = here(session, chosen, focus, |found| found.related.is_some())?;
    let reach = reach(session, focus);
    let is_here = found.span.overlaps(reach) || reach.contains(found.span.start);
    // Where the finding names what is here as its other place, the way back is the finding itself.
    match &found.related {
        Some(Twin::Here(span)) if !is_here && span.overlaps(reach) => Some(Twin::Here(found.span)),
        related => related.clone(),
    }
}

/// The finding here that a key is about: the chosen one, else the first that nobody acknowledged, else the first.
pub(super) fn subject(session: &Session, chosen: Option<usize>, focus: Pane) -> Option<usize> {
    if chosen.is_some_and(|at| at < session.diagnostics().len()) {
        return chosen;
    }
    here(session, None, focus, |_| true).map(|(at, _)| at)
}

/// The chosen finding where it fits, else the first here that does and nobody acknowledged, else one that is
/// acknowledged, else one that names what is here as its other place.
fn here(
    session: &Session,
    chosen: Option<usize>,
    focus: Pane,
    fits: impl Fn(&Diagnostic) -> bool,
) -> Option<(usize, &Diagnostic)> {
    let all = session.diagnostics();
    let chosen = chosen.and_then(|at| Some((at, all.get(at)?)));
    if let Some(found) = chosen.filter(|(_, found)| fits(found)) {
        return Some(found);
    }
    let reach = reach(session, focus);
    let mut here: Vec<(usize, &Diagnostic)> = session.found_in(reach).collect();
    here.sort_by_key(|(at, found)| {
        (
            session.is_acknowledged(*at),
            std::cmp::Reverse(found.severity),
        )
    });
    let is_twin = |(_, found): &(usize, &Diagnostic)| {
        let twin = found.related.as_ref().and_then(Twin::here);
        twin.is_some_and(|twin| twin.overlaps(reach))
    };
    let twins = all.iter().enumerate().filter(is_twin);
    here.into_iter().chain(twins).find(|(_, found)| fits(found))
}
