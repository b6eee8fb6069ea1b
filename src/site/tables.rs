//! Tables: two lines or more, of which the second has only `|`, `:`, `-` and as many columns as the first.

use super::blocks::Reader;
use super::lines::{Block, Line};
use super::tree::Tag;
use crate::issue::markup::Alignment;

impl Reader<'_> {
    /// True where `block` is a table.
    pub(super) fn is_table(&self, block: &Block) -> bool {
        let [header, separator, ..] = block.lines() else {
            return false;
        };
        let (header, separator) = (
            self.of(*header).trim_matches(' '),
            self.of(*separator).trim_matches(' '),
        );
        let is_separator = separator.bytes().all(|byte| b"|:- ".contains(&byte));
        if !is_separator || !header.contains('|') {
            return false;
        }
        let has_border = has_border(header);
        let columns = columns(header, has_border).len();
        let rows = || {
            block.lines()[1..]
                .iter()
                .map(|row| self.of(*row).trim_matches(' '))
        };
        let is_wide = columns > 1 || (has_border && rows().all(self::has_border));
        is_wide && self::columns(separator, has_border).len() == columns
    }

    /// Reads a block that is a table.
    pub(super) fn table(&mut self, parent: usize, block: &Block) {
        let lines = block.lines();
        let has_border = has_border(self.of(lines[0]).trim_matches(' '));
        let separator = self.of(lines[1]).trim_matches(' ');
        let alignments: Vec<Alignment> = columns(separator, has_border)
            .into_iter()
            .map(|(from, to)| alignment(separator[from..to].trim_matches(' ')))
            .collect();
        let count = alignments.len();
        let table = self.tree.add(parent, Tag::Table(alignments), lines[0].from);
        let rows = lines.iter().enumerate().filter(|(at, _)| *at != 1);
        for (_, &line) in rows {
            let row = self.tree.add(table, Tag::Row, line.from);
            for cell in self.cells(line, has_border, count) {
                let element = self.tree.add(row, Tag::Cell, cell.from);
                self.tree.get_mut(element).text.push(cell);
            }
        }
    }

    fn cells(&self, line: Line, has_border: bool, count: usize) -> Vec<Line> {
        let text = self.of(line);
        let lead = text.len() - text.trim_start_matches(' ').len();
        let mut cells: Vec<Line> = columns(text.trim_matches(' '), has_border)
            .into_iter()
            .map(|(from, to)| {
                let from = line.from + lead + from;
                let to = line.from + lead + to;
                self.trimmed(Line { from, to })
            })
            .collect();
        cells.resize(
            count,
            Line {
                from: line.to,
                to: line.to,
            },
        );
        cells
    }
}

fn has_border(row: &str) -> bool {
    row.starts_with('|') || ends_in_pipe(row)
}

fn ends_in_pipe(row: &str) -> bool {
    let Some(before) = row.strip_suffix('|') else {
        return false;
    };
    let slashes = before.len() - before.trim_end_matches('\\').len();
    slashes.is_multiple_of(2)
}

fn alignment(cell: &str) -> Alignment {
    match (cell.starts_with(':'), cell.ends_with(':')) {
        (true, true) => Alignment::Center,
        (false, true) => Alignment::Right,
        _ => Alignment::Left,
    }
}

/// The columns of `row`, as ranges of bytes: pipes in code or behind a backslash do not part them.
fn columns(row: &str, has_border: bool) -> Vec<(usize, usize)> {
    let (mut from, mut to) = (0, row.len());
    if has_border {
        from = usize::from(row.starts_with('|'));
        if to > from && ends_in_pipe(&row[from..]) {
            to -= 1;
        }
    }
    let mut columns = Vec::new();
    let mut begin = from;
    for pipe in pipes(row, from, to) {
        columns.push((begin, pipe));
        begin = pipe + 1;
    }
    columns.push((begin, to));
    columns
}

fn pipes(row: &str, from: usize, to: usize) -> Vec<usize> {
    let bytes = row.as_bytes();
    let (mut pipes, mut at) = (Vec::new(), from);
    // Runs of backticks: where each begins, and its length.
    let mut ticks: Vec<(usize, usize)> = Vec::new();
    while at < to {
        match bytes[at] {
            b'\\' if at + 1 < to && matches!(bytes[at + 1], b'\\' | b'|') => at += 2,
            b'`' => {
                let len = bytes[at..to]
                    .iter()
                    .take_while(|&&byte| byte == b'`')
                    .count();
                ticks.push((at, len));
                at += len;
            }
            b'|' => {
                pipes.push(at);
                at += 1;
            }
            _ => at += 1,
        }
    }
    let code = code_spans(&ticks);
    pipes.retain(|pipe| {
        let next = code.partition_point(|span| span.1 < *pipe);
        code.get(next).is_none_or(|span| *pipe < span.0)
    });
    pipes
}

/// Pairs of runs of one length.
fn code_spans(ticks: &[(usize, usize)]) -> Vec<(usize, usize)> {
    const REACH: usize = 200;
    let (mut spans, mut at) = (Vec::new(), 0);
    while at < ticks.len() {
        let (begin, len) = ticks[at];
        let close = ticks[at + 1..]
            .iter()
            .take(REACH)
            .position(|tick| tick.1 == len);
        match close {
            Some(close) => {
                let (end, len) = ticks[at + 1 + close];
                spans.push((begin, end + len));
                at += close + 2;
            }
            None => at += 1,
        }
    }
    spans
}
