//! Findings as SARIF 2.1.0, which code scanning reads: the rules with their pages, the places, the fixes.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>. Columns count characters, as the log says.

use super::Report;
use super::checker::Checked;
use super::place::position;
use crate::cli::Failure;
use crate::issue::Issue;
use crate::rules::{Diagnostic, Family, Fix, Rule, Severity, Twin, families, registry};
use crate::text::Span;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::Write;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Prints one log with one run.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> anyhow::Result<()> {
    let rules = families().iter().flat_map(|family| {
        let rules = family.rules.iter();
        rules.map(|rule| rule_json(rule, family))
    });
    let results = report.files.iter().flat_map(|file| {
        let found = file.diagnostics.iter();
        found.map(|found| result_json(file, found))
    });
    let run = json!({
        "tool": { "driver": {
            "name": "copydesk",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules.collect::<Vec<Value>>(),
        } },
        "invocations": [invocation_json(&report.failures)],
        "columnKind": "unicodeCodePoints",
        "results": results.collect::<Vec<Value>>(),
    });
    let log = json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)?;
    Ok(())
}

fn invocation_json(failures: &[Failure]) -> Value {
    let told = failures
        .iter()
        .map(|Failure(sentence)| json!({ "level": "error", "message": { "text": sentence } }));
    json!({
        "executionSuccessful": failures.is_empty(),
        "toolExecutionNotifications": told.collect::<Vec<Value>>(),
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

fn rule_json(rule: &Rule, family: &Family) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": rule.summary },
        "help": { "text": rule.page, "markdown": rule.page },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "tags": [family.name] },
    })
}

fn result_json(file: &Checked, found: &Diagnostic) -> Value {
    let mut value = json!({
        "ruleId": found.rule,
        "ruleIndex": registry().iter().position(|rule| rule.id == found.rule),
        "level": level(found.severity),
        "message": { "text": found.message },
        "locations": [location(&file.name, &region(&file.issue, found.span))],
    });
    let twin = match &found.related {
        Some(Twin::Here(span)) => Some(location(&file.name, &region(&file.issue, *span))),
        Some(Twin::Past(place)) => {
            let name = place.path.to_string_lossy();
            Some(location(&name, &json!({ "startLine": place.line })))
        }
        None => None,
    };
    if let Some(twin) = twin {
        value["relatedLocations"] = json!([twin]);
    }
    if let Some(fix) = &found.fix {
        value["fixes"] = json!([fix_json(file, fix)]);
    }
    value
}

fn fix_json(file: &Checked, fix: &Fix) -> Value {
    let edits = fix.change.edits().iter();
    let replacements = edits.map(|edit| {
        json!({
            "deletedRegion": region(&file.issue, edit.span),
            "insertedContent": { "text": edit.text },
        })
    });
    json!({
        "description": { "text": fix.label },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(&file.name) },
            "replacements": replacements.collect::<Vec<Value>>(),
        }],
        "properties": { "safe": fix.is_safe },
    })
}

fn location(name: &str, region: &Value) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(name) },
        "region": region,
    } })
}

fn region(issue: &Issue, span: Span) -> Value {
    let (line, column) = position(issue, span.start);
    let (end_line, end_column) = position(issue, span.end);
    json!({
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    })
}

/// The address of a file as it was named: relative to where the program was started, or of the scheme `file`.
fn uri(name: &str) -> String {
    let mut uri = match name.strip_prefix('/') {
        Some(_) => "file://".to_owned(),
        None => String::new(),
    };
    for byte in name.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}
