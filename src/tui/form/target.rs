//! Where a form's item goes, or which item it edits: asked of the session again when the form is accepted, because a
//! form that was left and found again may meet another issue than the one it was opened on.

use crate::ops::{At, Home, Refusal};
use crate::session::{Location, Row, Session};

/// Where a new item goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Where {
    /// Behind the selected row.
    Behind,
    /// To the end of the section.
    AtEnd,
}

impl Where {
    /// The place in the selected section.
    pub(super) fn at(self, session: &Session) -> At {
        let Some(section) = session.section() else {
            return At::End;
        };
        let items = session.issue().own_items(section);
        match (self, session.selected_row()) {
            (Self::AtEnd, _) | (_, None) => At::End,
            _ if items.is_empty() => At::End,
            (Self::Behind, Some(row)) => {
                let at = session.span_of(row).start;
                At::Index(items.iter().filter(|item| item.span.start <= at).count())
            }
        }
    }
}

/// The selected section.
///
/// # Errors
/// In the metadata, and in a section that the issue lacks.
pub(super) fn section(session: &Session) -> Result<usize, Refusal> {
    match session.location() {
        Location::Section(section) => Ok(section),
        Location::Metadata => Err(Refusal::new("The metadata holds no items")),
        Location::Missing(_) => Err(Refusal::new(format!(
            "The issue has no section {} yet",
            session.title_of(session.location())
        ))
        .hint("Enter creates it")),
        Location::Silent(..) => Err(Refusal::new(format!(
            "“{}” has no lines yet",
            session.title_of(session.location())
        ))
        .hint("Enter adds its first item")),
    }
}

/// The selected section, or the selected group that has nothing yet.
///
/// # Errors
/// As [`section`].
pub(super) fn home(session: &Session) -> Result<Home, Refusal> {
    match session.silent_group() {
        Some(group) => Ok(Home::Silent(group)),
        None => section(session).map(Home::Section),
    }
}

/// An item under edit, known by its text.
#[derive(Clone, Debug)]
pub(super) struct Original(String);

impl Original {
    /// The item `item`.
    pub(super) fn of(session: &Session, item: usize) -> Self {
        Self(session.item(item).text(session.issue().source()).to_owned())
    }

    /// Its lines.
    pub(super) fn text(&self) -> &str {
        &self.0
    }

    /// The item, which is still the selected one.
    ///
    /// # Errors
    /// Where it changed since the form was opened.
    pub(super) fn find(&self, session: &Session) -> Result<usize, Refusal> {
        let source = session.issue().source();
        match session.selected_row() {
            Some(Row::Item(item)) if session.item(item).text(source) == self.0 => Ok(item),
            _ => Err(Refusal::new("The item changed since the form was opened")
                .hint("leave the form and edit it again")),
        }
    }
}
