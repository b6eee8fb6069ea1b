//! Pane Items: one row an item, by kind; every other block as text, never hidden.

use super::event_row::{EventColumns, flat};
use super::layer::Look;
use super::outline::mark;
use super::paint::Row as Line;
use super::scroll::Scroll;
use crate::issue::address::Address;
use crate::issue::{CfpEntry, Entry, EventEntry, Item, LeafKind, LinkEntry, read_submission};
use crate::session::{Only, Row, Session};
use crate::text::Span;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Columns at a row's end for its mark, so that columns of rows with and without one stand below each other.
const MARK: usize = 3;

/// The rows as they are shown now.
#[derive(Debug, Default)]
pub(crate) struct ItemsPane {
    rows: Vec<Row>,
    marked: Vec<usize>,
    scroll: Scroll,
}

impl ItemsPane {
    /// Computes the rows and brings the selected one into sight.
    pub(crate) fn prepare(&mut self, session: &Session, height: usize) {
        self.rows = session.rows();
        self.marked = session.marked_items();
        self.scroll.follow(session.row(), self.rows.len(), height);
    }

    /// Draws the pane's rows.
    pub(crate) fn draw(&self, area: Rect, buffer: &mut Buffer, look: &Look<'_>, gutter: Style) {
        let Some(session) = look.session else {
            return;
        };
        if self.rows.is_empty() {
            let words = empty_words(session);
            Line::new(buffer, area, 0, look.theme.escape)
                .skip(1)
                .text(&words, look.theme.dim);
            return;
        }
        let room = usize::from(area.width).saturating_sub(2 + MARK);
        let columns = EventColumns::of(session, &self.rows, room);
        let visible = self.rows.iter().enumerate().skip(self.scroll.top);
        for (y, (index, row)) in (0..area.height).zip(visible) {
            let mut line = Line::new(buffer, area, y, look.theme.escape);
            line.text(if index == session.row() { "▸" } else { " " }, gutter);
            self.draw_row(*row, &mut line, look, session, columns);
        }
    }

    fn draw_row(
        &self,
        row: Row,
        line: &mut Line<'_>,
        look: &Look<'_>,
        session: &Session,
        columns: EventColumns,
    ) {
        let theme = look.theme;
        let is_marked = matches!(row, Row::Item(item) if self.marked.binary_search(&item).is_ok());
        line.text(if is_marked { "*" } else { " " }, theme.mark);
        let mut taken = 2;
        if let Some((sign, style)) = mark(session.tally_at(row), look) {
            taken = (sign.len() + 1).max(taken);
            line.right(&sign, 0, style);
        }
        let room = line.left().saturating_sub(taken);
        let pen = Pen {
            look,
            session,
            room,
            taken,
            columns,
        };
        match row {
            Row::Field(field) => pen.field(line, field),
            Row::Block(kind, span) => pen.block(line, kind, span),
            Row::Item(item) => {
                let item = session.item(item);
                match &item.entry {
                    Entry::Link(entry) => pen.link(line, item, entry),
                    Entry::Event(event) => pen.event(line, event),
                    Entry::CfpEvent(cfp) => pen.cfp(line, cfp),
                    Entry::Note => pen.plain(line, item, theme.dim),
                    Entry::Text => pen.plain(line, item, theme.text),
                }
            }
        }
    }
}

fn empty_words(session: &Session) -> String {
    let has_own = session.tally_of(session.location()).total() > 0;
    if session.only() == Only::Problems && session.filter().is_empty() && !has_own {
        "No problems here; Esc shows all".to_owned()
    } else if session.filter().is_empty() {
        match session.location() {
            crate::session::Location::Missing(_) => {
                "Not in this issue; Enter creates it".to_owned()
            }
            crate::session::Location::Silent(..) => {
                "Nothing this week; Enter adds the first item".to_owned()
            }
            _ => "Nothing here yet".to_owned(),
        }
    } else {
        format!("Nothing here matches “{}”", session.filter())
    }
}

/// Draws one row into `room` columns.
struct Pen<'a> {
    look: &'a Look<'a>,
    session: &'a Session,
    room: usize,
    /// Columns at the row's end that are not its own.
    taken: usize,
    columns: EventColumns,
}

impl Pen<'_> {
    fn source(&self) -> &str {
        self.session.issue().source()
    }

    fn link(&self, line: &mut Line<'_>, item: &Item, entry: &LinkEntry) {
        let theme = self.look.theme;
        let source = self.source();
        let host = Address::of(entry.link.url_span.of(source)).site();
        let submitted = read_submission(source, item).and_then(|found| found.pr);
        let twin = self.is_duplicate(item.span);
        let mut right = String::new();
        if twin {
            right.push_str("= ");
        }
        if let Some(pr) = submitted {
            right = format!("{right}#{pr} ");
        }
        right.push_str(&crate::cells::clip(&crate::cells::visible(&host), 20));
        let right_width = crate::cells::width(&right);
        let mut room = self.room.saturating_sub(right_width + 1);
        for prefix in &entry.prefixes {
            let shown = format!("[{}] ", prefix.name_span.of(source));
            line.clipped(&shown, room, theme.accent);
            room = room.saturating_sub(crate::cells::width(&shown));
        }
        line.clipped(&flat(entry.link.text_span.of(source)), room, theme.text);
        line.right(&right, self.taken, theme.dim);
    }

    fn event(&self, line: &mut Line<'_>, event: &EventEntry) {
        let columns = self.columns;
        columns.draw(line, event, self.session, self.look.theme, self.room);
    }

    fn cfp(&self, line: &mut Line<'_>, cfp: &CfpEntry) {
        let theme = self.look.theme;
        let source = self.source();
        let closes = cfp.closes.map_or("", |closes| closes.span.of(source));
        let place = cfp.place_span.map_or("", |span| span.of(source));
        line.column(closes, 10, theme.accent).skip(1);
        let columns = (self.room / 3).clamp(8, 24);
        let room = self.room.saturating_sub(columns + 12);
        line.column(&flat(cfp.event.name_span.of(source)), room, theme.text)
            .skip(1);
        line.clipped(&flat(place), columns, theme.dim);
    }

    fn plain(&self, line: &mut Line<'_>, item: &Item, style: Style) {
        line.clipped(item.first_line(self.source()), self.room, style);
    }

    fn field(&self, line: &mut Line<'_>, field: usize) {
        let theme = self.look.theme;
        let front = self.session.issue().outline().front_matter.as_ref();
        let Some(field) = front.and_then(|front| front.fields.get(field)) else {
            return;
        };
        line.column(field.key(self.source()), 16.min(self.room / 3), theme.label)
            .skip(1);
        let room = self.room.saturating_sub(17);
        line.clipped(&flat(field.value(self.source())), room, theme.text);
    }

    fn block(&self, line: &mut Line<'_>, kind: LeafKind, span: Span) {
        let theme = self.look.theme;
        let text = flat(span.of(self.source()));
        let style = match kind {
            LeafKind::Prose | LeafKind::Quote | LeafKind::Code | LeafKind::Table => theme.text,
            _ => theme.dim,
        };
        line.clipped(&text, self.room, style);
    }

    fn is_duplicate(&self, span: Span) -> bool {
        self.session
            .diagnostics_in(span)
            .any(|diagnostic| diagnostic.related.is_some())
    }
}
