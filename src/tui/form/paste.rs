//! What becomes of a pasted text: pull requests are filed, a report goes in as it is, all else becomes items.

use super::report::landing;
use super::target::{self, Where};
use crate::issue::Issue;
use crate::ops::{self, Home, Pulls, Refusal};
use crate::profile::Kind;
use crate::session::{Row, Session};
use crate::tui::layer::Act;
use crate::tui::picker;

/// The step that makes items of `text` behind the selected row, or the question that comes before it.
///
/// # Errors
/// Where no section is selected, or the text holds nothing that can stand there.
pub(in crate::tui) fn pasted(session: &Session, text: &str) -> Result<Act, Refusal> {
    let home = target::home(session)?;
    let issue = session.issue();
    if let Home::Section(section) = home {
        if let Some(pulls) = ops::pulls(issue, section, text) {
            return match pulls.undecided() {
                (Some(_), _) => Ok(Act::Push(picker::file_pulls(session, pulls))),
                (None, _) => pulls_step(session, &pulls),
            };
        }
        if issue.kind(section) == Kind::Block {
            return block(session, section, text);
        }
    }
    let change = ops::in_home(issue, home, |issue, section| {
        ops::paste(issue, section, Where::Behind.at(session), text)
    });
    let change = change.map_err(|refusal| unread(issue, home, text).unwrap_or(refusal))?;
    let items = issue.apply(&change).outline().items.len();
    let count = items.saturating_sub(issue.outline().items.len());
    let plural = if count == 1 { "" } else { "s" };
    let title = session.title_of(session.location());
    Ok(Act::Apply {
        label: format!("Pasted {count} item{plural} into {title}"),
        select: landing(&change),
        change,
    })
}

/// Why `text` is not pull requests, where most of it is.
fn unread(issue: &Issue, home: Home, text: &str) -> Option<Refusal> {
    let Home::Section(section) = home else {
        return None;
    };
    let line = ops::stray_line(issue, section, text)?;
    Some(ops::names_none(line).hint("nothing was pasted"))
}

/// The step that adds `pulls`, each under its group.
///
/// # Errors
/// As [`Pulls::add`].
pub(in crate::tui) fn pulls_step(session: &Session, pulls: &Pulls) -> Result<Act, Refusal> {
    let change = pulls.add(session.issue())?;
    Ok(Act::Apply {
        label: pulls.label(session.issue()),
        select: landing(&change),
        change,
    })
}

fn block(session: &Session, section: usize, text: &str) -> Result<Act, Refusal> {
    let behind = match session.selected_row() {
        Some(row @ (Row::Block(..) | Row::Item(_))) => Some(session.span_of(row)),
        _ => None,
    };
    let change = ops::paste_block(session.issue(), section, behind, text)?;
    let lines = text.trim_matches('\n').lines().count();
    let plural = if lines == 1 { "" } else { "s" };
    let title = session.title_of(session.location());
    Ok(Act::Apply {
        label: format!("Pasted {lines} line{plural} into {title}"),
        select: landing(&change),
        change,
    })
}
