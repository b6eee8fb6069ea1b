//! Pane Detail: what is selected as readers will see it, its exact lines, or what is wrong with it.

use super::layer::Look;
use super::problems::problem_lines;
use super::scroll::Scroll;
use super::theme::Theme;
use super::views::{self, View};
use super::wrap::{Ink, wrap};
use crate::cells;
use crate::command::Pane;
use crate::rules::Diagnostic;
use crate::session::{Location, Session};
use crate::text::Span;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span as Piece};

/// The three tabs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Tab {
    /// As readers see it.
    #[default]
    Preview,
    /// The exact lines.
    Source,
    /// What is wrong.
    Problems,
}

impl Tab {
    /// All tabs, in order.
    pub(crate) const ALL: [Self; 3] = [Self::Preview, Self::Source, Self::Problems];

    /// The tab's title.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Preview => "Preview",
            Self::Source => "Source",
            Self::Problems => "Problems",
        }
    }

    /// The tab `by` places further, wrapping around.
    pub(crate) fn next(self, by: usize) -> Self {
        let at = Self::ALL.iter().position(|tab| *tab == self).unwrap_or(0);
        Self::ALL[(at + by) % Self::ALL.len()]
    }
}

/// What Detail shows, computed once after each event.
#[derive(Debug, Default)]
pub(crate) struct DetailPane {
    /// The open tab.
    pub(crate) tab: Tab,
    /// Whose eyes Preview looks with.
    pub(crate) view: View,
    /// The finding that `[` or `]` chose, by its index.
    pub(crate) problem: Option<usize>,
    lines: Vec<Line<'static>>,
    key: Option<Key>,
    scroll: Scroll,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    revision: u64,
    span: Span,
    tab: Tab,
    view: View,
    width: u16,
    problem: Option<usize>,
}

impl DetailPane {
    /// Computes the lines for what is selected, where that changed.
    pub(crate) fn prepare(&mut self, session: &Session, look: &Look<'_>, focus: Pane, width: u16) {
        let theme = look.theme;
        let span = subject(session, focus);
        let found = session.diagnostics();
        let reach = reach(session, focus);
        let holds = |at: &usize| found.get(*at).is_some_and(|d| touches(d, reach));
        self.problem = self.problem.filter(holds);
        let key = Key {
            revision: session.revision(),
            span,
            tab: self.tab,
            view: self.view,
            width,
            problem: self.problem,
        };
        if self.key == Some(key) {
            return;
        }
        if self
            .key
            .is_none_or(|old| (old.span, old.tab) != (span, self.tab))
        {
            self.scroll = Scroll::default();
        }
        self.key = Some(key);
        self.lines = match self.tab {
            Tab::Preview => preview_lines(session, span, self.view, theme, width),
            Tab::Source => source_lines(session, span, theme, width),
            Tab::Problems => problem_lines(session, reach, self.problem, look, width),
        };
    }

    /// Scrolls by `by` rows.
    pub(crate) fn scroll(&mut self, by: isize, height: usize) {
        self.scroll.scroll(by, self.lines.len(), height);
    }

    /// Draws the lines.
    pub(crate) fn draw(&self, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        let visible = self.lines.iter().skip(self.scroll.top);
        for (y, line) in (0..area.height).zip(visible) {
            buffer.set_line(area.x, area.y + y, line, area.width);
        }
    }

    /// Titles of the tabs for the frame, the open one first to say.
    pub(crate) fn tabs(&self, look: &Look<'_>) -> Vec<(String, bool)> {
        let total = look.session.map_or(0, |session| session.tally().total());
        let view = look
            .session
            .and_then(|session| self.view.of(session.issue()));
        Tab::ALL
            .into_iter()
            .map(|tab| {
                let title = match tab {
                    Tab::Preview if tab == self.tab => view.map_or_else(
                        || tab.title().to_owned(),
                        |view| format!("{}: {}", tab.title(), view.title()),
                    ),
                    Tab::Problems if total > 0 => format!("{} {total}", tab.title()),
                    _ => tab.title().to_owned(),
                };
                (title, tab == self.tab)
            })
            .collect()
    }
}

/// True where `diagnostic` belongs to `span`.
pub(super) fn touches(diagnostic: &Diagnostic, span: Span) -> bool {
    let own = diagnostic.span;
    span.overlaps(own) || (own.is_empty() && span.start <= own.start && own.start <= span.end)
}

/// The lines that Detail is about: the selected row, or the whole section while Sections has the focus.
fn subject(session: &Session, focus: Pane) -> Span {
    let row = session.selected_row().filter(|_| focus != Pane::Sections);
    row.map_or_else(
        || session.span_of_location(session.location()),
        |row| session.span_of(row),
    )
}

/// Where findings belong to what is selected: its lines and the blank lines around them.
pub(crate) fn reach(session: &Session, focus: Pane) -> Span {
    let row = session.selected_row().filter(|_| focus != Pane::Sections);
    row.map_or_else(
        || session.span_of_location(session.location()),
        |row| session.reach_of(row),
    )
}

fn preview_lines(
    session: &Session,
    span: Span,
    view: View,
    theme: &Theme,
    width: u16,
) -> Vec<Line<'static>> {
    let issue = session.issue();
    if session.location() == Location::Metadata {
        return source_lines(session, span, theme, width);
    }
    if let Location::Missing(role) = session.location() {
        let help = &issue.profile().roles[role].help;
        return wrap(&[(help.as_str(), Ink::Text)], usize::from(width), theme);
    }
    if let Location::Silent(role, _) = session.location() {
        let section = issue.profile().roles[role].title();
        let name = session.title_of(session.location());
        let words = format!(
            "“{name}” has nothing in {section}. Its first item gives it a heading and takes it out of the sentence that names those with nothing."
        );
        return wrap(&[(words.as_str(), Ink::Text)], usize::from(width), theme);
    }
    let lines = views::lines(issue, span, view, theme, width);
    if lines.is_empty() {
        let words = "Readers see nothing of this.";
        return wrap(&[(words, Ink::Dim)], usize::from(width), theme);
    }
    lines
}

/// The exact lines with their numbers, wrapped at the pane's width.
fn source_lines(session: &Session, span: Span, theme: &Theme, width: u16) -> Vec<Line<'static>> {
    let issue = session.issue();
    let index = issue.lines();
    let first = index.line_of(span.start);
    let mut shown = Vec::new();
    let text = span.of(issue.source());
    let digits = (first + text.lines().count()).to_string().len().max(2);
    let room = usize::from(width).saturating_sub(digits + 1).max(1);
    for (at, line) in text.lines().enumerate().take(2_000) {
        let visible = cells::visible(line);
        for (part, piece) in broken(&visible, room).into_iter().enumerate() {
            let number = if part == 0 {
                (first + at + 1).to_string()
            } else {
                String::new()
            };
            shown.push(Line::from(vec![
                Piece::styled(format!("{number:>digits$} "), theme.dim),
                Piece::styled(piece, theme.text),
            ]));
        }
    }
    shown
}

/// `text` cut into pieces of at most `room` columns, at least one.
pub(super) fn broken(text: &str, room: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0;
    for cluster in unicode_segmentation::UnicodeSegmentation::graphemes(text, true) {
        let width = cells::width(cluster);
        if used + width > room && used > 0 {
            pieces.push(String::new());
            used = 0;
        }
        used += width;
        if let Some(last) = pieces.last_mut() {
            last.push_str(cluster);
        }
    }
    pieces
}
