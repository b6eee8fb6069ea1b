//! Pane Sections: the outline with item counts, problems, folds, and the sections that are missing.

use super::layer::Look;
use super::paint::Row;
use super::scroll::Scroll;
use crate::profile::Kind;
use crate::rules::Severity;
use crate::session::{Location, Session, Tally};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::collections::HashSet;

/// From this many columns on, a section says how many findings it has; in fewer only how bad the worst is.
const COUNTED: u16 = 24;

/// The outline as it is shown now.
#[derive(Debug, Default)]
pub(crate) struct OutlinePane {
    rows: Vec<OutlineRow>,
    folded: HashSet<String>,
    scroll: Scroll,
}

#[derive(Clone, Debug)]
struct OutlineRow {
    location: Location,
    depth: usize,
    has_children: bool,
    is_folded: bool,
}

impl OutlinePane {
    /// Computes the visible rows and brings the selected one into sight. A fold around the selection opens.
    pub(crate) fn prepare(&mut self, session: &Session, height: usize) {
        self.open_around(session);
        self.rows = rows(session, &self.folded);
        let selected = self.selected(session);
        self.scroll.follow(selected, self.rows.len(), height);
    }

    /// The location `by` rows away from the selected one.
    pub(crate) fn neighbour(&self, session: &Session, by: isize) -> Option<Location> {
        let last = self.rows.len().checked_sub(1)?;
        let at = self.selected(session).saturating_add_signed(by).min(last);
        Some(self.rows[at].location)
    }

    /// Folds or unfolds the selected section. False where nothing stands below it.
    pub(crate) fn toggle_fold(&mut self, session: &Session) -> bool {
        let Some(row) = self.rows.get(self.selected(session)) else {
            return false;
        };
        if !row.has_children {
            return false;
        }
        let key = fold_key(session, row.location);
        if !self.folded.remove(&key) {
            self.folded.insert(key);
        }
        true
    }

    fn selected(&self, session: &Session) -> usize {
        let location = session.location();
        let at = self.rows.iter().position(|row| row.location == location);
        at.unwrap_or(0)
    }

    fn open_around(&mut self, session: &Session) {
        let sections = &session.issue().outline().sections;
        let mut up = session.section().and_then(|at| sections.get(at)?.parent);
        while let Some(at) = up {
            if !self.folded.is_empty() {
                self.folded
                    .remove(&fold_key(session, Location::Section(at)));
            }
            up = sections[at].parent;
        }
    }

    /// Draws the pane's rows.
    pub(crate) fn draw(&self, area: Rect, buffer: &mut Buffer, look: &Look<'_>, gutter: Style) {
        let Some(session) = look.session else {
            return;
        };
        let visible = self.rows.iter().skip(self.scroll.top);
        for (y, row) in (0..area.height).zip(visible) {
            draw_row(row, area, y, buffer, look, session, gutter);
        }
    }
}

fn fold_key(session: &Session, location: Location) -> String {
    match location {
        Location::Section(at) => session.issue().path(at).join("\u{1f}"),
        _ => String::new(),
    }
}

fn rows(session: &Session, folded: &HashSet<String>) -> Vec<OutlineRow> {
    let sections = &session.issue().outline().sections;
    let mut shown = Vec::new();
    let mut hidden_below: Option<u8> = None;
    let all = session.locations().into_iter();
    for location in all.filter(|location| session.is_shown(*location)) {
        let Location::Section(at) = location else {
            let depth = match location {
                Location::Missing(role) => usize::from(
                    session.issue().profile().roles[role]
                        .level
                        .saturating_sub(2),
                ),
                Location::Silent(role, _) => silent_depth(session, role),
                _ => 0,
            };
            if hidden_below.is_none_or(|level| depth < usize::from(level.saturating_sub(1))) {
                shown.push(OutlineRow {
                    location,
                    depth,
                    has_children: false,
                    is_folded: false,
                });
            }
            continue;
        };
        let level = sections[at].level;
        if hidden_below.is_some_and(|fold| level > fold) {
            continue;
        }
        let has_children = sections
            .get(at + 1)
            .is_some_and(|next| next.parent == Some(at))
            || !session.issue().silent_groups(at).is_empty();
        let is_folded =
            has_children && !folded.is_empty() && folded.contains(&fold_key(session, location));
        hidden_below = is_folded.then_some(level);
        shown.push(OutlineRow {
            location,
            depth: usize::from(level.saturating_sub(2)),
            has_children,
            is_folded,
        });
    }
    shown
}

/// A group stands one deeper than its section.
fn silent_depth(session: &Session, role: usize) -> usize {
    let sections = &session.issue().outline().sections;
    let own = sections.iter().find(|section| section.role == Some(role));
    own.map_or(0, |own| usize::from(own.level.saturating_sub(1)))
}

fn draw_row(
    row: &OutlineRow,
    area: Rect,
    y: u16,
    buffer: &mut Buffer,
    look: &Look<'_>,
    session: &Session,
    gutter: Style,
) {
    let theme = look.theme;
    let is_selected = session.location() == row.location;
    let is_missing = matches!(row.location, Location::Missing(_) | Location::Silent(..));
    let mut out = Row::new(buffer, area, y, theme.escape);
    out.text(if is_selected { "▸" } else { " " }, gutter);
    for _ in 0..row.depth.min(4) {
        out.text(" ", theme.text);
    }
    let fold = match (row.has_children, row.is_folded, is_missing) {
        (true, true, _) => "▹",
        (true, false, _) => "▾",
        (_, _, true) => "+",
        _ => " ",
    };
    out.text(fold, theme.dim);
    let style = if is_missing { theme.dim } else { theme.text };
    let tally = if row.is_folded {
        session.tally_below(row.location)
    } else {
        session.tally_of(row.location)
    };
    let has_room = area.width >= COUNTED;
    let taken = if has_room { 4 } else { 1 };
    let room = out.left().saturating_sub(4 + taken);
    out.clipped(&session.title_of(row.location), room, style);
    let count = count(session, row);
    out.right(&count, taken, theme.dim);
    if let Some((mark, style)) = mark(tally, look) {
        let mark = if has_room {
            &mark
        } else {
            &mark[mark.len() - 1..]
        };
        out.right(mark, 0, style);
    }
}

/// Number of items, where a section may have some.
fn count(session: &Session, row: &OutlineRow) -> String {
    let Location::Section(at) = row.location else {
        return String::new();
    };
    let issue = session.issue();
    let number = if row.has_children {
        issue.count_below(at)
    } else {
        issue.items(at).len()
    };
    let takes_items = !matches!(issue.kind(at), Kind::Group | Kind::Block);
    if number > 0 || (takes_items && at > 0) {
        number.to_string()
    } else {
        String::new()
    }
}

/// The sign of the worst finding, `E` error or `!` warning, behind the number of findings where that is more than one.
pub(crate) fn mark(tally: Tally, look: &Look<'_>) -> Option<(String, Style)> {
    let (sign, style) = match tally.worst()? {
        Severity::Error => ("E", look.theme.error),
        Severity::Warning => ("!", look.theme.warning),
        Severity::Hint => return None,
    };
    Some(match tally.total() {
        0 | 1 => (sign.to_owned(), style),
        count @ 2..=99 => (format!("{count}{sign}"), style),
        _ => (format!("+{sign}"), style),
    })
}
