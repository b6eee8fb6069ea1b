//! All problems of the issue in order of position; choosing one goes there.

use super::chooser::{Choices, ListPicker};
use super::row::Row;
use crate::ops::Refusal;
use crate::rules::{Diagnostic, Severity};
use crate::session::{Location, Session};
use crate::tui::layer::{Act, Answer, Layer};

#[derive(Debug)]
struct Problems {
    title: String,
    places: Vec<usize>,
}

/// The list of problems, the first one from the selection on highlighted.
///
/// # Errors
/// Refuses where there are none.
pub(crate) fn problems(session: &Session) -> Result<Box<dyn Layer>, Refusal> {
    let found = session.diagnostics();
    if found.is_empty() {
        return Err(Refusal::new("No problems"));
    }
    let (errors, warnings) = session.problem_counts();
    let places: Vec<usize> = found.iter().map(|found| found.span.start).collect();
    let rows = found.iter().map(|found| row(found, session)).collect();
    let here = places.iter().position(|&at| at >= session.cursor());
    let title = format!("Problems: {errors} errors, {warnings} warnings");
    let picker = ListPicker::of_filter(Problems { title, places }, rows);
    Ok(Box::new(picker.highlight(here.unwrap_or(0))))
}

fn row(found: &Diagnostic, session: &Session) -> Row {
    let issue = session.issue();
    let mark = match found.severity {
        Severity::Error => '✗',
        Severity::Warning => '!',
        Severity::Hint => '·',
    };
    let line = issue.lines().line_of(found.span.start) + 1;
    let section = session.title_of(Location::Section(issue.section_at(found.span.start)));
    let detail = format!("line {line}");
    let note = format!("{} {}, {section}", found.severity.as_str(), found.rule);
    Row::new(&found.message)
        .mark(Some(mark))
        .hidden(&note)
        .more(found.rule)
        .detail(&detail)
        .note(&note)
        .dim_if(found.severity == Severity::Hint)
}

impl Choices for Problems {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn choose(&mut self, row: usize, _: Option<&Session>) -> Answer {
        match self.places.get(row) {
            Some(&at) => Answer::done(Act::GoTo(at)),
            None => Answer::stay(),
        }
    }
}
