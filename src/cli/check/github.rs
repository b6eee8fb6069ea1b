//! Findings as workflow commands of GitHub Actions, which shows them at the lines of a change.
//!
//! Escaping as in the toolkit's `packages/core/src/command.ts`: `%`, CR and LF in a message; `:` and `,` too in a
//! property. So no text of a draft can end a command or begin another.

use super::checker::Checked;
use super::place::{end_line, position};
use crate::cells::visible;
use crate::issue::Issue;
use crate::rules::{Diagnostic, Severity};
use std::io::{self, Write};

/// Prints one command for each finding in `files`.
pub(super) fn write(files: &[Checked], out: &mut dyn Write) -> io::Result<()> {
    for file in files {
        for diagnostic in &file.diagnostics {
            command(&file.name, &file.issue, diagnostic, out)?;
        }
    }
    Ok(())
}

fn command(
    name: &str,
    issue: &Issue,
    diagnostic: &Diagnostic,
    out: &mut dyn Write,
) -> io::Result<()> {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    };
    let span = diagnostic.span;
    let ((line, column), end) = (position(issue, span.start), end_line(issue, span));
    let name = property(name);
    write!(
        out,
        "::{level} file={name},line={line},endLine={end},col={column}"
    )?;
    // A column of the end is only shown within one line.
    if end == line && !span.is_empty() {
        let (_, end_column) = position(issue, span.end);
        write!(out, ",endColumn={}", end_column.max(column))?;
    }
    let fix = diagnostic.fix.as_ref();
    let fix = fix.map_or_else(String::new, |fix| format!(" (fix: {})", fix.label));
    let message = data(&format!("{}{fix}", diagnostic.message));
    writeln!(out, ",title={}::{message}", property(diagnostic.rule))
}

fn data(text: &str) -> String {
    let shown: Vec<_> = text
        .split('\n')
        .map(|line| visible(line.trim_end_matches('\r')))
        .collect();
    let text = shown.join("\n");
    text.replace('%', "%25").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D");
    let text = text.replace('\n', "%0A").replace(':', "%3A");
    visible(&text.replace(',', "%2C")).into_owned()
}
