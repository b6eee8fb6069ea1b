//! Findings for people: what was mended, each finding with its line, and how many there are.

use super::paint::Paint;
use super::{Report, excerpt};
use crate::cells::visible;
use crate::rules::Severity;
use std::io::{self, Write};

/// Prints all of `report`.
pub(super) fn write(report: &Report, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    write_mended(report, paint, out)?;
    for file in &report.files {
        for diagnostic in &file.diagnostics {
            excerpt::write(out, paint, &file.name, &file.issue, diagnostic)?;
        }
    }
    let mended: usize = report.files.iter().map(|file| file.mended.len()).sum();
    if mended > 0 {
        write!(out, "{mended} mended, ")?;
    }
    let counted = [Severity::Error, Severity::Warning, Severity::Hint];
    let counted = counted.map(|severity| counted_words(report, severity));
    let left_out: usize = report.files.iter().map(|file| file.acknowledged).sum();
    let left_out = match left_out {
        0 => String::new(),
        count => format!(", {count} acknowledged (--all shows them)"),
    };
    writeln!(out, "{}{left_out}", counted.join(", "))
}

/// Prints what was mended: file, line as it was before, what was done.
pub(super) fn write_mended(report: &Report, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    for file in &report.files {
        for mended in &file.mended {
            let place = paint.strong(&format!("{}:{}:", visible(&file.name), mended.line));
            let done = paint.fix("mended:");
            let label = visible(&mended.label);
            let rule = paint.dim(&format!("[{}]", mended.rule));
            writeln!(out, "{place} {done} {label} {rule}")?;
        }
    }
    Ok(())
}

fn counted_words(report: &Report, severity: Severity) -> String {
    let all = report.files.iter().flat_map(|file| &file.diagnostics);
    let name = severity.as_str();
    match all.filter(|found| found.severity == severity).count() {
        1 => format!("1 {name}"),
        many => format!("{many} {name}s"),
    }
}
