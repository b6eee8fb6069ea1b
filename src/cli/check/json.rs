//! Findings for tools, one object a file.

use super::checker::Checked;
use super::place::{end_line, position};
use crate::issue::Issue;
use crate::rules::{Diagnostic, Twin};
use serde_json::{Value, json};
use std::io::Write;

/// What is printed at the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// The object of the only file.
    One,
    /// An array of objects, however many there are.
    Several,
}

/// Prints `files`.
pub(super) fn write(files: &[Checked], shape: Shape, out: &mut dyn Write) -> anyhow::Result<()> {
    let value = match (files, shape) {
        ([only], Shape::One) => file_json(only),
        (several, _) => several.iter().map(file_json).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &value)?;
    writeln!(out)?;
    Ok(())
}

fn file_json(file: &Checked) -> Value {
    let found = file.diagnostics.iter();
    let found: Vec<Value> = found
        .map(|found| diagnostic_json(&file.issue, found))
        .collect();
    let mut value = json!({ "file": file.name, "diagnostics": found });
    if !file.mended.is_empty() {
        let mended = file.mended.iter().map(
            |mended| json!({ "rule": mended.rule, "line": mended.line, "label": mended.label }),
        );
        value["mended"] = mended.collect();
    }
    value
}

fn diagnostic_json(issue: &Issue, diagnostic: &Diagnostic) -> Value {
    let span = diagnostic.span;
    let (line, column) = position(issue, span.start);
    let mut value = json!({
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.as_str(),
        "message": diagnostic.message,
        "span": { "start": span.start, "end": span.end },
        "line": line,
        "column": column,
        "end_line": end_line(issue, span),
    });
    match &diagnostic.related {
        Some(Twin::Here(span)) => {
            value["related"] = json!({ "start": span.start, "end": span.end });
        }
        Some(Twin::Past(place)) => {
            let file = place.path.display().to_string();
            value["related"] = json!({ "file": file, "line": place.line });
        }
        None => {}
    }
    if let Some(fix) = &diagnostic.fix {
        let edits = fix.change.edits().iter().map(
            |edit| json!({ "start": edit.span.start, "end": edit.span.end, "text": edit.text }),
        );
        let edits: Vec<Value> = edits.collect();
        value["fix"] = json!({ "label": fix.label, "safe": fix.is_safe, "edits": edits });
    }
    value
}
