//! Styled words, wrapped or clipped to a number of columns.
//!
//! Widths are counted by grapheme, as the terminal buffer counts them. A grapheme wider than the whole area becomes
//! an ellipsis, so a line never overflows and wrapping always ends.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

const ELLIPSIS: &str = "…";

/// A run of text in one style, safe for a terminal.
struct Run {
    text: String,
    style: Style,
}

impl Run {
    /// The only door from the document to the screen.
    fn new(text: &str, style: Style) -> Self {
        Self {
            text: shown(text),
            style,
        }
    }

    fn width(&self) -> usize {
        graphemes(&self.text).map(|(_, width)| width).sum()
    }
}

enum Token {
    Word(Vec<Run>),
    Space(Style),
    Break,
}

/// Running text as words and spaces; runs of white space are one space, as in a browser.
#[derive(Default)]
pub(super) struct Flow(Vec<Token>);

impl Flow {
    /// Adds text; a word goes on where the last one ended without a space.
    pub(super) fn push(&mut self, text: &str, style: Style) {
        let is_space = |c: char| c.is_ascii_whitespace();
        let mut rest = text;
        while !rest.is_empty() {
            let word_end = rest.find(is_space).unwrap_or(rest.len());
            if word_end > 0 {
                self.push_run(Run::new(&rest[..word_end], style));
            }
            let after = rest[word_end..].trim_start_matches(is_space);
            if after.len() < rest.len() - word_end && matches!(self.0.last(), Some(Token::Word(_)))
            {
                self.0.push(Token::Space(style));
            }
            rest = after;
        }
    }

    /// Ends the line.
    pub(super) fn push_break(&mut self) {
        self.0.push(Token::Break);
    }

    /// Runs of one style become one before their graphemes are counted.
    fn push_run(&mut self, run: Run) {
        if !matches!(self.0.last(), Some(Token::Word(_))) {
            self.0.push(Token::Word(Vec::new()));
        }
        let Some(Token::Word(runs)) = self.0.last_mut() else {
            return;
        };
        match runs.last_mut() {
            Some(before) if before.style == run.style => before.text.push_str(&run.text),
            _ => runs.push(run),
        }
    }

    /// The text in lines of at most `width` columns, broken at spaces and, where a word is longer than a line, inside it.
    pub(super) fn wrapped(&self, width: usize) -> Vec<Line<'static>> {
        let mut page = Page::new(width);
        let mut pending = None;
        for token in &self.0 {
            match token {
                Token::Space(style) => pending = Some(*style),
                Token::Break => {
                    page.end_line();
                    pending = None;
                }
                Token::Word(runs) => page.word(pending.take(), runs),
            }
        }
        page.finish()
    }
}

/// `line` in at most `width` columns, with an ellipsis where the rest is cut off; and the columns it then takes.
pub(super) fn clipped(line: &Line<'_>, width: usize) -> (Line<'static>, usize) {
    let fits = display_width(line) <= width;
    let room = if fits { width } else { width.saturating_sub(1) };
    let mut row = Row::default();
    'line: for span in &line.spans {
        for (grapheme, columns) in graphemes(&span.content) {
            if row.width + columns > room {
                row.push(ELLIPSIS, 1, span.style);
                break 'line;
            }
            row.push(grapheme, columns, span.style);
        }
    }
    (Line::from(row.spans), row.width)
}

/// Text whose spaces count, in lines of exactly at most `width` columns.
pub(super) fn hard_lines(text: &str, style: Style, width: usize) -> Vec<Line<'static>> {
    let mut page = Page::new(width);
    page.split(&Run::new(&text.replace('\t', "    "), style));
    page.end_line();
    page.lines
}

/// The columns `line` takes on the screen.
pub(super) fn display_width(line: &Line<'_>) -> usize {
    let spans = line.spans.iter();
    spans
        .flat_map(|span| graphemes(&span.content))
        .map(|(_, columns)| columns)
        .sum()
}

/// Lines being filled, the last one still open.
struct Page {
    width: usize,
    lines: Vec<Line<'static>>,
    row: Row,
}

impl Page {
    fn new(width: usize) -> Self {
        Self {
            width,
            lines: Vec::new(),
            row: Row::default(),
        }
    }

    /// Sets a word after `space`, on the next line if this one is too short for both.
    fn word(&mut self, space: Option<Style>, runs: &[Run]) {
        let columns: usize = runs.iter().map(Run::width).sum();
        if let Some(style) = space.filter(|_| !self.row.spans.is_empty()) {
            if self.row.width + 1 + columns > self.width {
                self.end_line();
            } else {
                self.row.push(" ", 1, style);
            }
        }
        for run in runs {
            self.split(run);
        }
    }

    /// Sets a run, going on in the next line wherever this one is full.
    fn split(&mut self, run: &Run) {
        for (grapheme, columns) in graphemes(&run.text) {
            let (glyph, columns) = if columns > self.width {
                (ELLIPSIS, 1)
            } else {
                (grapheme, columns)
            };
            if self.row.width + columns > self.width {
                self.end_line();
            }
            self.row.push(glyph, columns, run.style);
        }
    }

    fn end_line(&mut self) {
        let row = std::mem::take(&mut self.row);
        self.lines.push(Line::from(row.spans));
    }

    fn finish(mut self) -> Vec<Line<'static>> {
        if !self.row.spans.is_empty() {
            self.end_line();
        }
        self.lines
    }
}

/// One line being filled.
#[derive(Default)]
struct Row {
    spans: Vec<Span<'static>>,
    width: usize,
}

impl Row {
    fn push(&mut self, text: &str, columns: usize, style: Style) {
        self.width += columns;
        match self.spans.last_mut() {
            Some(span) if span.style == style => span.content.to_mut().push_str(text),
            _ => self.spans.push(Span::styled(text.to_owned(), style)),
        }
    }
}

fn graphemes(text: &str) -> impl Iterator<Item = (&str, usize)> {
    text.graphemes(true).map(|g| (g, g.width()))
}

fn shown(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        let steers = c.is_control()
            || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        if steers {
            safe.extend(c.escape_unicode());
        } else {
            safe.push(c);
        }
    }
    safe
}
