//! A text to read and nothing else: the page of a rule, or a past issue around a line. Esc returns to where it was opened.

use super::detail::broken;
use super::frame;
use super::layer::{Answer, Layer, Look};
use super::preview;
use super::theme::Theme;
use crate::cells;
use crate::issue::markup;
use crate::keymap::{Chord, Context};
use crate::rules::{PastPlace, Rule};
use crate::session::Session;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span as Piece};
use similar::{ChangeTag, TextDiff};
use std::cell::Cell;
use std::time::Duration;

/// How many lines of a past issue are shown on either side of the one that is meant.
const AROUND: usize = 200;

/// How long a difference is looked for; what is found by then is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// A text on the stack of layers.
#[derive(Debug)]
pub(super) struct Reader {
    title: String,
    note: String,
    body: Body,
    /// First row drawn; none before the first drawing.
    top: Cell<Option<usize>>,
    /// Rows that were drawn last, and how many there are.
    view: Cell<(usize, usize)>,
}

#[derive(Debug)]
enum Body {
    /// Markdown.
    Page(&'static str),
    /// Lines, the number of the first, and of the one that is meant.
    Lines(Vec<String>, usize, usize),
    /// Lines with what became of them: `+`, `-`, a space, or `·` for what is neither.
    Difference(Vec<(char, String)>),
}

impl Reader {
    /// The page of `rule`.
    pub(super) fn page(rule: &Rule) -> Self {
        Self::new(rule.id.to_owned(), String::new(), Body::Page(rule.page))
    }

    /// The lines of the past issue `text` around `place`.
    pub(super) fn past(place: &PastPlace, text: &str) -> Self {
        let name = place.path.file_name().unwrap_or_default().to_string_lossy();
        let first = place.line.saturating_sub(AROUND).max(1);
        let lines = text.lines().skip(first - 1).take(2 * AROUND);
        let lines = lines.map(str::to_owned).collect();
        let note = format!("line {}, read-only", place.line);
        Self::new(
            name.into_owned(),
            note,
            Body::Lines(lines, first, place.line),
        )
    }

    /// `lines`, one below the other.
    pub(super) fn list(title: &str, lines: Vec<String>) -> Self {
        let lines = lines.into_iter().map(|line| (' ', line)).collect();
        Self::new(title.to_owned(), String::new(), Body::Difference(lines))
    }

    /// What was not saved: how `after` differs from `before`, and what stood in forms.
    pub(super) fn recovered(before: &str, after: &str, fields: &str) -> Self {
        let mut lines = difference(before, after);
        if !fields.is_empty() {
            lines.push(('·', "In forms that were not accepted:".to_owned()));
            lines.extend(fields.lines().map(|line| ('+', line.to_owned())));
        }
        let title = "Recovered: what was not saved";
        Self::new(title.to_owned(), String::new(), Body::Difference(lines))
    }

    fn new(title: String, note: String, body: Body) -> Self {
        Self {
            title,
            note,
            body,
            top: Cell::new(None),
            view: Cell::new((1, 0)),
        }
    }

    fn scroll(&self, by: isize) {
        let (height, count) = self.view.get();
        let top = self.top.get().unwrap_or_default();
        let last = count.saturating_sub(height);
        self.top.set(Some(top.saturating_add_signed(by).min(last)));
    }

    fn page_by(&self, by: isize) {
        let (height, _) = self.view.get();
        let rows = isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1);
        self.scroll(by * rows);
    }

    /// The rows in `width` columns, and the first of those that are meant.
    fn rows(&self, width: u16, theme: &Theme) -> (Vec<Line<'static>>, usize) {
        let (lines, first, meant) = match &self.body {
            Body::Page(page) => {
                let blocks = markup::read(page, &[]);
                return (preview::lines(&blocks, width, &theme.preview), 0);
            }
            Body::Difference(lines) => return (difference_rows(lines, width, theme), 0),
            Body::Lines(lines, first, meant) => (lines, *first, *meant),
        };
        let digits = (first + lines.len()).to_string().len();
        let room = usize::from(width).saturating_sub(digits + 2).max(1);
        let (mut rows, mut meant_row) = (Vec::new(), 0);
        for (number, line) in (first..).zip(lines) {
            let is_meant = number == meant;
            if is_meant {
                meant_row = rows.len();
            }
            let style = if is_meant { theme.text } else { theme.dim };
            for (part, piece) in broken(&cells::visible(line), room).into_iter().enumerate() {
                let sign = if is_meant { "▸" } else { " " };
                let number = if part == 0 {
                    number.to_string()
                } else {
                    String::new()
                };
                rows.push(Line::from(vec![
                    Piece::styled(sign, theme.focus),
                    Piece::styled(format!("{number:>digits$} "), theme.dim),
                    Piece::styled(piece, style),
                ]));
            }
        }
        (rows, meant_row)
    }
}

/// The lines that differ, each with its sign, and a line around them.
pub(super) fn difference(before: &str, after: &str) -> Vec<(char, String)> {
    let diff = TextDiff::configure()
        .timeout(PATIENCE)
        .diff_lines(before, after);
    let mut lines = Vec::new();
    for (at, group) in diff.grouped_ops(1).iter().enumerate() {
        if at > 0 {
            lines.push(('·', "…".to_owned()));
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let sign = match change.tag() {
                ChangeTag::Equal => ' ',
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
            };
            lines.push((
                sign,
                change.value().trim_end_matches(['\n', '\r']).to_owned(),
            ));
        }
    }
    lines
}

pub(super) fn difference_rows(
    lines: &[(char, String)],
    width: u16,
    theme: &Theme,
) -> Vec<Line<'static>> {
    let room = usize::from(width).saturating_sub(2).max(1);
    let mut rows = Vec::new();
    for (sign, line) in lines {
        let style = match sign {
            '+' => theme.added,
            '-' => theme.removed,
            _ => theme.dim,
        };
        for (part, piece) in broken(&cells::visible(line), room).into_iter().enumerate() {
            let sign = if part == 0 { *sign } else { ' ' };
            rows.push(Line::styled(format!("{sign} {piece}"), style));
        }
    }
    rows
}

impl Layer for Reader {
    fn context(&self) -> Context {
        Context::Reader
    }

    fn command(&mut self, id: &str, _: Option<&Session>) -> Answer {
        match id {
            "layer.close" | "layer.accept" => return Answer::close(),
            "layer.down" => self.scroll(1),
            "layer.up" => self.scroll(-1),
            "layer.page-down" => self.page_by(1),
            "layer.page-up" => self.page_by(-1),
            _ => {}
        }
        Answer::stay()
    }

    fn key(&mut self, _: Chord, _: Option<&Session>) -> Answer {
        Answer::stay()
    }

    fn place(&self, screen: Rect, look: &Look<'_>) -> Rect {
        let most = frame::floating(screen, usize::from(u16::MAX));
        let (rows, _) = self.rows(most.width.saturating_sub(2), look.theme);
        frame::floating(screen, rows.len())
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, look: &Look<'_>) -> Option<(u16, u16)> {
        let inside = frame::boxed(area, buffer, &self.title, &self.note, look.theme);
        let (rows, meant) = self.rows(inside.width, look.theme);
        let height = usize::from(inside.height);
        let last = rows.len().saturating_sub(height);
        let top = self.top.get().unwrap_or(meant.saturating_sub(height / 2));
        let top = top.min(last);
        self.top.set(Some(top));
        self.view.set((height, rows.len()));
        if self.note.is_empty() && last > 0 {
            let seen = format!("{} of {} lines", top + height, rows.len());
            frame::boxed(area, buffer, &self.title, &seen, look.theme);
        }
        for (y, row) in (inside.top()..inside.bottom()).zip(rows.iter().skip(top)) {
            buffer.set_line(inside.x, y, row, inside.width);
        }
        None
    }

    fn footer(&self) -> &'static [&'static str] {
        &["layer.close", "layer.down/layer.up", "layer.page-down"]
    }
}
