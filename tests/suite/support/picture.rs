//! A screen as text: plain for conditions, with its styles for snapshots.
//!
//! Rows and columns count from zero, as the cursor does; a run `3..7` ends before column 7.

use std::fmt::Write as _;
use vt100::{Cell, Color, Screen};

/// The rows, each without its trailing blanks, joined by newlines.
pub fn plain(screen: &Screen) -> String {
    let rows: Vec<String> = (0..screen.size().0)
        .map(|row| row_text(screen, row))
        .collect();
    rows.join("\n")
}

/// The rows numbered, under each its runs that are not the terminal's default, and where the cursor stands.
pub fn styled(screen: &Screen) -> String {
    let mut out = String::new();
    for row in 0..screen.size().0 {
        let line = format!("{row:02}│{}", row_text(screen, row));
        let _ = writeln!(out, "{line}");
        let runs = row_runs(screen, row);
        if !runs.is_empty() {
            let _ = writeln!(out, "  └ {}", runs.join("; "));
        }
    }
    let _ = match cursor(screen) {
        Some((col, row)) => write!(out, "cursor at column {col}, row {row}"),
        None => write!(out, "cursor hidden"),
    };
    out
}

/// Column and row of the cursor, `None` while it is hidden.
pub fn cursor(screen: &Screen) -> Option<(u16, u16)> {
    let (row, col) = screen.cursor_position();
    (!screen.hide_cursor()).then_some((col, row))
}

fn row_text(screen: &Screen, row: u16) -> String {
    let mut text = String::new();
    for cell in cells(screen, row).filter(|cell| !cell.is_wide_continuation()) {
        text.push_str(if cell.has_contents() {
            cell.contents()
        } else {
            " "
        });
    }
    text.trim_end().to_owned()
}

fn cells(screen: &Screen, row: u16) -> impl Iterator<Item = &Cell> {
    (0..screen.size().1).filter_map(move |col| screen.cell(row, col))
}

/// Blanks between two runs of one style belong to it: programs need not style what cannot be seen.
fn row_runs(screen: &Screen, row: u16) -> Vec<String> {
    let mut runs: Vec<(usize, usize, String)> = Vec::new();
    for (col, cell) in cells(screen, row).enumerate() {
        let style = style(cell);
        let is_blank = matches!(cell.contents(), "" | " ") && style.is_empty();
        match runs.last_mut() {
            Some((_, end, _)) if cell.is_wide_continuation() => *end = col + 1,
            _ if is_blank => {}
            Some((_, end, before)) if *before == style => *end = col + 1,
            _ => runs.push((col, col + 1, style)),
        }
    }
    runs.into_iter()
        .filter(|(_, _, style)| !style.is_empty())
        .map(|(start, end, style)| format!("{start}..{end} {style}"))
        .collect()
}

/// The attributes in words, as in `bold underline red on blue`; empty for the default. Of a blank only what can be
/// seen counts: programs leave the rest as it was.
fn style(cell: &Cell) -> String {
    let is_blank = matches!(cell.contents(), "" | " ");
    if is_blank && !cell.underline() && !cell.inverse() {
        let ground = color(cell.bgcolor());
        return ground.map_or_else(String::new, |name| format!("on {name}"));
    }
    let flags = [
        (cell.bold(), "bold"),
        (cell.dim(), "dim"),
        (cell.italic(), "italic"),
        (cell.underline(), "underline"),
        (cell.inverse(), "inverse"),
    ];
    let mut words: Vec<String> = flags
        .into_iter()
        .filter(|(on, _)| *on)
        .map(|(_, word)| word.to_owned())
        .collect();
    words.extend(color(cell.fgcolor()));
    words.extend(color(cell.bgcolor()).map(|name| format!("on {name}")));
    words.join(" ")
}

fn color(color: Color) -> Option<String> {
    const NAMES: [&str; 8] = [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    ];
    match color {
        Color::Default => None,
        Color::Idx(index @ 0..8) => Some(NAMES[usize::from(index)].to_owned()),
        Color::Idx(index @ 8..16) => Some(format!("bright-{}", NAMES[usize::from(index - 8)])),
        Color::Idx(index) => Some(format!("color-{index}")),
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
    }
}
