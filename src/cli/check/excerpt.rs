//! Findings as text: the line with the span underlined, the rule, what is wrong, and the fix.
//!
//! ```text
//! draft.md:57:3: error: This link stands already in line 41, in “Official” [duplicate-link]
//!    57 │ * [Rust 1.90](https://blog.example/rust)
//!       │   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fix: Remove this copy
//! ```

use super::paint::Paint;
use super::place::{end_line, position};
use crate::cells::{visible, width};
use crate::issue::Issue;
use crate::rules::Diagnostic;
use crate::text::Span;
use std::io::{self, Write};

/// Columns of a line that are shown around a finding; longer ones are cut.
const COLUMNS: usize = 100;

/// Prints `diagnostic` of the issue in file `name`.
pub(super) fn write(
    out: &mut dyn Write,
    paint: Paint,
    name: &str,
    issue: &Issue,
    diagnostic: &Diagnostic,
) -> io::Result<()> {
    let (line, column) = position(issue, diagnostic.span.start);
    let (severity, rule) = (diagnostic.severity, diagnostic.rule);
    let place = paint.strong(&format!("{}:{line}:{column}:", visible(name)));
    let level = paint.severity(severity, &format!("{}:", severity.as_str()));
    let message = paint.strong(&visible(&diagnostic.message));
    writeln!(
        out,
        "{place} {level} {message} {}",
        paint.dim(&format!("[{rule}]"))
    )?;
    let (before, marked, after) = around(issue, diagnostic.span);
    let gutter = width(&line.to_string()).max(5);
    let number = paint.dim(&format!("{line:>gutter$} │"));
    writeln!(out, "{number} {before}{marked}{after}")?;
    let indent = " ".repeat(width(&before));
    let marks = "^".repeat(width(&marked).max(1));
    let end = end_line(issue, diagnostic.span);
    let end = if end > line {
        format!(" to line {end}")
    } else {
        String::new()
    };
    let marks = paint.severity(severity, &format!("{marks}{end}"));
    let number = paint.dim(&format!("{:>gutter$} │", ""));
    writeln!(
        out,
        "{number} {indent}{marks}{}",
        paint.fix(&fix_of(diagnostic))
    )
}

fn fix_of(diagnostic: &Diagnostic) -> String {
    match &diagnostic.fix {
        Some(fix) if fix.is_safe => format!(" fix: {}", visible(&fix.label)),
        Some(fix) => format!(" fix (needs a look): {}", visible(&fix.label)),
        None => String::new(),
    }
}

/// The line of `span` as it is shown: before it, in it, after it, each safe to print and cut where it is long.
fn around(issue: &Issue, span: Span) -> (String, String, String) {
    let source = issue.source();
    let lines = issue.lines();
    let line = lines.content_of(lines.line_of(span.start), source);
    let start = span.start.clamp(line.start, line.end);
    let end = span.end.clamp(start, line.end);
    let before = visible(Span::new(line.start, start).of(source)).into_owned();
    let before = tail(&before, COLUMNS / 3);
    let room = COLUMNS - width(&before).min(COLUMNS);
    let marked = head(&visible(Span::new(start, end).of(source)), room.max(20));
    let room = room.saturating_sub(width(&marked));
    let after = head(&visible(Span::new(end, line.end).of(source)), room);
    (before, marked, after)
}

fn head(text: &str, columns: usize) -> String {
    crate::cells::clip(text, columns)
}

fn tail(text: &str, columns: usize) -> String {
    crate::cells::clip_start(text, columns)
}
