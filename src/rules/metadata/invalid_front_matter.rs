page! {
    //! The metadata cannot be read by the site.
    //!
    //! **What it finds.** YAML that is none, is never closed, has a key twice, or a value of which ` #` cuts off the rest as
    //! a comment; and, where metadata are plain lines, one that is no `Key: value` and ends them too early.
    //!
    //! **Why it hurts.** The site does not build, or shows the metadata as text.
    //!
    //! **Example.** `description: El crate de la semana: tokio`. A colon and a space begin another value.
    //!
    //! **The fix** puts the value in quotes, where that makes the metadata readable.
}

use crate::issue::{Field, FrontMatter, Issue};
use crate::ops::quoted;
use crate::profile::FrontMatterStyle;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};
use saphyr_parser::{Parser, ScanError};

pub(super) const RULE: Rule = Rule {
    id: "invalid-front-matter",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// Metadata larger than this, in bytes, are not read with every key.
const LARGEST: usize = 8 * 1024;

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    match &issue.outline().front_matter {
        None => found.extend(unclosed(issue)),
        Some(front) if front.span.len() > LARGEST => {}
        Some(front) if front.style == FrontMatterStyle::Yaml => yaml(issue, front, found),
        Some(front) => found.extend(broken_line(issue, front)),
    }
}

/// `---` at the top and no second one.
fn unclosed(issue: &Issue) -> Option<Diagnostic> {
    let first = issue.lines().content_of(0, issue.source());
    let is_open = first.of(issue.source()).trim_matches(['\u{feff}', ' ']) == "---";
    let expected = issue.profile().metadata.style == FrontMatterStyle::Yaml;
    let message = "The metadata are never closed: a line --- belongs behind them";
    (is_open && expected).then(|| RULE.found(first, message))
}

/// The line that ends plain metadata without being blank.
fn broken_line(issue: &Issue, front: &FrontMatter) -> Option<Diagnostic> {
    let metadata = &issue.profile().metadata;
    let is_ours = metadata.style == FrontMatterStyle::Pelican && !metadata.required.is_empty();
    let lines = issue.lines();
    let next = lines.line_of(front.span.end);
    let span = lines.content_of(next, issue.source());
    let text = span.of(issue.source()).trim();
    let is_next = span.start == front.span.end && !text.is_empty();
    let message = format!("“{text}” is no `Key: value`, and ends the metadata before it");
    (is_ours && is_next).then(|| RULE.found(span, message))
}

fn yaml(issue: &Issue, front: &FrontMatter, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let body = body(source, front);
    found.extend(repeated(source, front));
    if let Err(error) = read(body.of(source)) {
        found.push(unreadable(issue, front, body, &error));
        return;
    }
    for &field in front
        .fields
        .iter()
        .filter(|field| loses_its_end(source, **field))
    {
        let value = field.value(source);
        let edit = Edit::replace(field.value_span, quoted(value));
        let fix = Fix::safe("Put it in quotes", source, vec![edit]);
        let cut = value.find(" #").map_or("", |at| value[at..].trim());
        let message = format!("“{cut}” is a comment in YAML, the value ends before it");
        found.push(RULE.found(field.value_span, message).fixed_by(fix));
    }
}

/// What stands between the lines of hyphens.
fn body(source: &str, front: &FrontMatter) -> Span {
    let text = front.span.of(source);
    let start = text.find('\n').map_or(text.len(), |end| end + 1);
    let closing = text.trim_end().rfind('\n').map_or(start, |end| end + 1);
    Span::new(start, closing.max(start))
}

fn read(yaml: &str) -> Result<(), ScanError> {
    Parser::new_from_str(yaml).try_for_each(|event| event.map(|_| ()))
}

fn unreadable(issue: &Issue, front: &FrontMatter, body: Span, error: &ScanError) -> Diagnostic {
    let source = issue.source();
    let line = issue.lines().line_of(body.start) + error.marker().line().saturating_sub(1);
    let line = issue
        .lines()
        .content_of(line.min(issue.lines().count() - 1), source);
    let at = line.start.min(body.end);
    let mut culprits = front
        .fields
        .iter()
        .filter(|field| is_misread(source, **field));
    let near = front.fields.iter().rfind(|field| field.span.start <= at);
    let fix = quoting(source, front, body);
    let field = culprits.next().filter(|_| fix.is_some()).or(near);
    let (span, place) = match field {
        Some(field) if !field.value_span.is_empty() => (field.value_span, field.key(source)),
        _ => (line, ""),
    };
    let why = if fix.is_some() {
        format!("the value of {place} must stand in quotes")
    } else {
        error.info().to_owned()
    };
    let message = format!("The metadata are no YAML: {why}");
    RULE.found(span, message).fixed_by(fix)
}

/// Quotes around all values that YAML misreads or cuts off, where that makes the metadata readable.
fn quoting(source: &str, front: &FrontMatter, body: Span) -> Option<Fix> {
    let suffers = |field: &&Field| is_misread(source, **field) || loses_its_end(source, **field);
    let misread = front.fields.iter().filter(suffers);
    let edits: Vec<Edit> = misread
        .map(|field| Edit::replace(field.value_span, quoted(field.value_span.of(source))))
        .collect();
    let fix = Fix::safe("Put it in quotes", source, edits)?;
    let after = fix.change.apply(source);
    let grown = after.len() - source.len();
    let is_readable = read(after.get(body.start..body.end + grown)?).is_ok();
    is_readable.then_some(fix)
}

/// True for a value without quotes that YAML takes for something else.
fn is_misread(source: &str, field: Field) -> bool {
    let value = field.value_span.of(source);
    let begins_badly = value.starts_with(['@', '`', '%', ',', '}', ']', '*', '&', '!']);
    let is_plain = !value.starts_with(['"', '\'', '[', '{', '|', '>', '#']);
    is_plain && (begins_badly || value.contains(": ") || value.ends_with(':'))
}

/// True for a value without quotes whose end YAML takes for a comment, as in `Issue #90`.
fn loses_its_end(source: &str, field: Field) -> bool {
    let value = field.value_span.of(source);
    let is_plain = !value.starts_with(['"', '\'', '[', '{', '|', '>', '#']);
    let cut = value.split(" #").nth(1);
    is_plain && cut.is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

/// A key that stands twice: the second one.
fn repeated(source: &str, front: &FrontMatter) -> Option<Diagnostic> {
    let key = |field: &Field| field.key(source);
    let second = (1..front.fields.len()).find(|&at| {
        let earlier = &front.fields[..at];
        at < 100
            && earlier
                .iter()
                .any(|field| key(field) == key(&front.fields[at]))
    })?;
    let field = front.fields[second];
    let message = format!("The key {} stands twice", field.key(source));
    Some(RULE.found(field.key_span, message))
}
