//! Forms: fields whose values become an operation.
//!
//! A form never changes the model. It proposes a step, shows what would come of it, and hands it over when accepted.

mod address;
mod area;
mod block;
mod cfp;
mod choice;
mod dates;
mod dialog;
mod event;
mod event_days;
mod event_slots;
mod event_words;
mod field;
mod fill;
mod known;
mod link;
mod metadata;
mod new_issue;
mod paste;
mod pasted;
mod places;
mod prompt;
mod region;
mod report;
mod sheet;
mod source;
mod source_view;
#[doc(hidden)]
pub mod stage;
mod target;
mod words;
mod wrap;

pub use field::TextField;
pub(super) use paste::{pasted, pulls_step};
pub(super) use prompt::{Prompt, PromptKind};
pub(super) use target::Where;

use super::layer::Layer;
use super::plan::Plan;
use crate::issue::LeafKind;
use crate::ops::{At, Refusal};
use crate::profile::Kind;
use crate::session::{Location, Row, Session};
use jiff::civil::Date;
use new_issue::NewIssueForm;
use source::SourceEditor;

/// The form that adds to the selected section, by what the section holds.
///
/// # Errors
/// Where no section is selected.
pub(super) fn add(session: &Session, place: Where) -> Result<Box<dyn Layer>, Refusal> {
    let home = target::home(session)?;
    Ok(match home.kind(session.issue()) {
        Kind::Events => Box::new(event::adding(session)?),
        Kind::CfpEvents => Box::new(cfp::adding(session, place)?),
        Kind::Links | Kind::CfpProjects | Kind::PullRequests => {
            Box::new(link::adding(session, place)?)
        }
        Kind::Block | Kind::Group => {
            let section = target::section(session)?;
            match boxed(block::adding(session, section)) {
                Some(form) => form,
                None => Box::new(add_text(session, section, place)),
            }
        }
    })
}

/// The form of the selected row: of a link, an event, a call, a metadata field, a block with a fixed shape; the source
/// lines of all else.
///
/// # Errors
/// Where nothing is selected.
pub(super) fn edit(session: &Session) -> Result<Box<dyn Layer>, Refusal> {
    let form: Option<Box<dyn Layer>> = match session.selected_row() {
        Some(Row::Field(field)) => boxed(metadata::editing(session, field)),
        Some(Row::Item(item)) => boxed(link::editing(session, item))
            .or_else(|| boxed(event::editing(session, item)))
            .or_else(|| boxed(cfp::editing(session, item))),
        Some(Row::Block(_, span)) => boxed(block::editing(session, span)),
        _ => None,
    };
    form.map_or_else(|| edit_source(session), Ok)
}

/// The source lines of the selected row; of the whole section, heading included, where it has no rows.
///
/// # Errors
/// In a section that the issue lacks.
pub(super) fn edit_source(session: &Session) -> Result<Box<dyn Layer>, Refusal> {
    if let Some(row) = session.selected_row() {
        let name = format!("“{}”", session.name_of(row));
        let span = session.span_of(row);
        return Ok(Box::new(SourceEditor::replacing(session, span, name)));
    }
    edit_section(session)
}

/// The line that filters rows.
pub(super) fn filter(session: &Session) -> Box<dyn Layer> {
    Box::new(Prompt::new(PromptKind::Filter, session.filter()))
}

/// The source lines of the selected section, heading included, without the sections below it.
///
/// # Errors
/// In a section that the issue lacks.
pub(super) fn edit_section(session: &Session) -> Result<Box<dyn Layer>, Refusal> {
    if let Location::Missing(_) | Location::Silent(..) = session.location() {
        target::section(session)?;
    }
    let span = session.span_of_location(session.location());
    let name = session.title_of(session.location());
    Ok(Box::new(SourceEditor::replacing(session, span, name)))
}

/// The form that begins an issue, with the `plan` of the one of `date`.
pub(super) fn new_issue(date: Date, plan: Result<Plan, String>) -> Box<dyn Layer> {
    Box::new(NewIssueForm::new(date, plan))
}

/// The line that asks for a file to open.
pub(super) fn open_file() -> Box<dyn Layer> {
    Box::new(Prompt::new(PromptKind::Open, ""))
}

/// The line that asks where to read events.
pub(super) fn events_from() -> Box<dyn Layer> {
    Box::new(Prompt::new(PromptKind::Events, ""))
}

/// The line that asks for another file name.
pub(super) fn save_as(session: &Session) -> Box<dyn Layer> {
    let path = session.file().path().to_string_lossy();
    Box::new(Prompt::new(PromptKind::SaveAs, &path))
}

/// The line that asks for text to make items of.
pub(super) fn paste(_: &Session) -> Box<dyn Layer> {
    Box::new(Prompt::new(PromptKind::PasteText, ""))
}

fn boxed<L: Layer + 'static>(layer: Option<L>) -> Option<Box<dyn Layer>> {
    layer.map(|layer| Box::new(layer) as Box<dyn Layer>)
}

/// An item where the section's text ends with a list or the selected row is an item, else a paragraph at its end.
fn add_text(session: &Session, section: usize, place: Where) -> SourceEditor {
    let issue = session.issue();
    let leaves = issue.outline().sections[section].leaves.clone();
    let mut filled = issue.outline().leaves[leaves].iter();
    let last = filled.rfind(|leaf| leaf.kind != LeafKind::Blank);
    let neighbour = match (place, session.selected_row()) {
        (Where::Behind, Some(Row::Item(item))) => Some(item),
        (Where::Behind, _) => None,
        (Where::AtEnd, _) => last.and_then(|leaf| match leaf.kind {
            LeafKind::Item(item) => Some(item),
            _ => None,
        }),
    };
    if let Some(item) = neighbour {
        let at = match place {
            Where::Behind => place.at(session),
            Where::AtEnd => At::End,
        };
        let marker = format!("{} ", session.item(item).marker(issue.source()));
        return SourceEditor::item(session, section, at, &marker);
    }
    SourceEditor::paragraph(session, last.map_or(0, |leaf| leaf.span.end))
}
