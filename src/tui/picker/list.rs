//! A list: rows, those that pass the filter, which one is highlighted, and from where it is drawn.
//!
//! Scrolls by half a page when the selection reaches an edge, so that a key mostly costs a mark in the gutter.

use super::fuzzy::{self, Fuzzy};
use super::row::Row;
use crate::cells;
use crate::tui::paint;
use crate::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use std::cell::Cell;
use unicode_segmentation::UnicodeSegmentation;

/// What is highlighted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Picked {
    /// The row with this index.
    Row(usize),
    /// The row that offers to take the query itself.
    Offer,
}

/// Whether the letters of the rows are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hints {
    Shown,
    Hidden,
}

/// Rows and the selection among those shown. The query is what was typed without its sigil.
#[derive(Debug)]
pub(super) struct List {
    rows: Vec<Row>,
    shown: Vec<usize>,
    offer: Option<Row>,
    typed: String,
    query: String,
    selected: usize,
    /// First row drawn and number of rows, as of the last drawing: only how far the view is scrolled.
    top: Cell<usize>,
    height: Cell<usize>,
}

impl List {
    pub(super) fn new(rows: Vec<Row>) -> Self {
        Self {
            shown: (0..rows.len()).collect(),
            rows,
            offer: None,
            typed: String::new(),
            query: String::new(),
            selected: 0,
            top: Cell::new(0),
            height: Cell::new(1),
        }
    }

    /// Shows `rows` in place of those before, all of them, the first one highlighted; the view stays where it is.
    pub(super) fn replace(&mut self, rows: Vec<Row>) {
        let (top, height) = (self.top.get(), self.height.get());
        *self = Self::new(rows);
        self.top.set(top);
        self.height.set(height);
    }

    /// The rows that pass the filter, in the order shown.
    pub(super) fn shown(&self) -> impl Iterator<Item = usize> + '_ {
        self.shown.iter().copied()
    }

    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Number of rows that pass the filter.
    pub(super) fn matching(&self) -> usize {
        self.shown.len()
    }

    /// Shows the rows that match `query`, the best first, and `offer` behind them.
    pub(super) fn narrow(&mut self, query: &str, offer: Option<Row>) {
        let inside = self.candidates(query);
        let scope = self.scope(query);
        let words = scope.map_or(query, |c| &query[c.len_utf8()..]);
        let texts = inside
            .iter()
            .map(|&at| (self.rows[at].text.as_str(), self.rows[at].rest()));
        let ranked = fuzzy::ranked(words, texts);
        self.shown = ranked.into_iter().map(|at| inside[at]).collect();
        query.clone_into(&mut self.typed);
        words.clone_into(&mut self.query);
        self.offer = offer;
        self.selected = 0;
        self.top.set(0);
    }

    /// The sigil that `query` begins with.
    fn scope(&self, query: &str) -> Option<char> {
        let first = query.chars().next();
        first.filter(|&c| self.rows.iter().any(|row| row.sigil == Some(c)))
    }

    /// Rows that may match `query`, in order. More letters match fewer rows, so what is typed on narrows what is shown;
    /// not so with a backslash, which makes the next space a letter.
    fn candidates(&self, query: &str) -> Vec<usize> {
        let goes_on = !self.typed.is_empty() && query.starts_with(&self.typed);
        if goes_on && !query.contains('\\') {
            let mut shown = self.shown.clone();
            shown.sort_unstable();
            return shown;
        }
        let scope = self.scope(query);
        let rows = self.rows.iter().enumerate();
        let inside = rows.filter(|(_, row)| scope.is_none() || row.sigil == scope);
        inside.map(|(at, _)| at).collect()
    }

    /// Highlights row `row` where it is shown.
    pub(super) fn highlight(&mut self, row: usize) {
        if let Some(at) = self.shown.iter().position(|&shown| shown == row) {
            self.selected = at;
        }
    }

    /// Moves the selection by `by` rows; stops at the ends.
    pub(super) fn step(&mut self, by: isize) {
        let last = self.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// Moves the selection by pages, as high as the list was last drawn.
    pub(super) fn page(&mut self, by: isize) {
        let height = isize::try_from(self.height.get().max(1)).unwrap_or(1);
        self.step(by.saturating_mul(height));
    }

    /// How many rows stand above the highlighted one.
    pub(super) fn place(&self) -> usize {
        self.selected
    }

    pub(super) fn picked(&self) -> Option<Picked> {
        match self.shown.get(self.selected) {
            Some(&row) => Some(Picked::Row(row)),
            None => self.offer.as_ref().map(|_| Picked::Offer),
        }
    }

    /// What is said about the highlighted row.
    pub(super) fn note(&self) -> &str {
        self.row_at(self.selected).map_or("", |row| &row.note)
    }

    pub(super) fn has_notes(&self) -> bool {
        self.rows.iter().any(|row| !row.note.is_empty())
    }

    fn len(&self) -> usize {
        self.shown.len() + usize::from(self.offer.is_some())
    }

    fn row_at(&self, place: usize) -> Option<&Row> {
        match self.shown.get(place) {
            Some(&row) => self.rows.get(row),
            None if place == self.shown.len() => self.offer.as_ref(),
            None => None,
        }
    }

    /// The first row to draw in `height` rows so that the selection is among them.
    fn scroll(&self, height: usize) -> usize {
        let half = height.div_ceil(2);
        let mut top = self.top.get();
        if self.selected < top {
            top = (self.selected + 1).saturating_sub(half);
        } else if self.selected >= top + height {
            top = self.selected + 1 - half;
        }
        top = top.min(self.len().saturating_sub(height));
        self.top.set(top);
        self.height.set(height);
        top
    }

    /// How many rows stand below those that were drawn last.
    pub(super) fn below(&self) -> usize {
        self.len()
            .saturating_sub(self.top.get() + self.height.get())
    }

    pub(super) fn draw(&self, area: Rect, buffer: &mut Buffer, theme: &Theme, hints: Hints) {
        if area.is_empty() {
            return;
        }
        let top = self.scroll(usize::from(area.height));
        let mut fuzzy = (!self.query.trim().is_empty()).then(|| Fuzzy::new(&self.query));
        let columns = Columns {
            hint: self.rows.iter().any(|row| row.hint.is_some()),
            mark: self.rows.iter().any(|row| row.mark.is_some()),
        };
        for (place, y) in (top..).zip(area.top()..area.bottom()) {
            let Some(row) = self.row_at(place) else {
                break;
            };
            let line = Rect::new(area.x, y, area.width, 1);
            if place == self.selected {
                buffer.set_stringn(line.x, y, "▸", usize::from(line.width), theme.focus);
            }
            let rest = columns.draw(row, line, buffer, theme, hints);
            let positions = fuzzy.as_mut().map(|fuzzy| fuzzy.positions(&row.text));
            draw_texts(row, &positions.unwrap_or_default(), rest, buffer, theme);
        }
    }
}

/// Which narrow columns stand before the text.
struct Columns {
    hint: bool,
    mark: bool,
}

impl Columns {
    /// Draws letter and mark and returns what is left of the line.
    fn draw(
        &self,
        row: &Row,
        line: Rect,
        buffer: &mut Buffer,
        theme: &Theme,
        hints: Hints,
    ) -> Rect {
        let hint = row.hint.filter(|_| hints == Hints::Shown);
        let mut rest = paint::behind(line, 1);
        for (is_there, sign, style) in [
            (self.hint, hint, theme.key),
            (self.mark, row.mark, theme.mark),
        ] {
            if !is_there {
                continue;
            }
            if let Some(sign) = sign {
                let room = usize::from(rest.width);
                buffer.set_stringn(rest.x, rest.y, sign.to_string(), room, style);
            }
            rest = paint::behind(rest, 2);
        }
        rest
    }
}

/// Text, what follows it, and the detail at the right.
fn draw_texts(row: &Row, positions: &[u32], area: Rect, buffer: &mut Buffer, theme: &Theme) {
    let width = usize::from(area.width);
    let detail = cells::clip(&row.detail, width / 2);
    let taken = cells::width(&detail);
    let room = width.saturating_sub(if taken == 0 { 0 } else { taken + 1 });
    let style = match row {
        _ if row.is_heading => theme.title,
        _ if row.is_dim => theme.dim,
        _ => theme.text,
    };
    let text = cells::clip(&row.text, room);
    let x = draw_matched(&text, positions, area, buffer, style);
    let left = room.saturating_sub(cells::width(&text) + 2);
    if !row.more.is_empty() && left > 3 {
        let more = cells::clip(&row.more, left);
        buffer.set_stringn(x.saturating_add(2), area.y, more, left, theme.dim);
    }
    let at = area
        .right()
        .saturating_sub(u16::try_from(taken).unwrap_or(u16::MAX));
    buffer.set_stringn(at, area.y, detail, taken, theme.dim);
}

/// Draws `text` with the clusters at `positions` underlined, and returns the column behind it.
fn draw_matched(
    text: &str,
    positions: &[u32],
    area: Rect,
    buffer: &mut Buffer,
    style: Style,
) -> u16 {
    let room = usize::from(area.width);
    if positions.is_empty() {
        return buffer.set_stringn(area.x, area.y, text, room, style).0;
    }
    let matched = style.add_modifier(Modifier::UNDERLINED | Modifier::BOLD);
    let mut x = area.x;
    for (at, cluster) in (0..).zip(text.graphemes(true)) {
        let style = match positions.binary_search(&at) {
            Ok(_) => matched,
            Err(_) => style,
        };
        let room = usize::from(area.right().saturating_sub(x));
        x = buffer.set_stringn(x, area.y, cluster, room, style).0;
    }
    x
}
