//! Metadata as several rules need it: the date in the file's name, the number in the title, and setting fields.

use crate::issue::{Field, Issue};
use crate::ops::set_field;
use crate::rules::{Facts, Fix};
use crate::text::Span;
use jiff::civil::Date;

/// The date in the file's name, where it is named as an issue is.
pub(in crate::rules) fn named_date(issue: &Issue, facts: &Facts) -> Option<Date> {
    let name = facts.file_name.as_ref()?;
    issue.profile().files.date_of(name)
}

/// The field called `key`, where the newsletter and the issue have one.
pub(in crate::rules) fn field(issue: &Issue, key: &str) -> Option<Field> {
    let front = issue.outline().front_matter.as_ref()?;
    front.field(issue.source(), key).filter(|_| !key.is_empty())
}

/// Where the value of `field` stands without its quotes.
pub(in crate::rules) fn inner_span(issue: &Issue, field: Field) -> Span {
    let inner = field.value(issue.source()).len();
    let quote = (field.value_span.len() - inner) / 2;
    Span::new(
        field.value_span.start + quote,
        field.value_span.start + quote + inner,
    )
}

/// The last number in the issue's title and where it stands.
pub(in crate::rules) fn title_number(issue: &Issue) -> Option<(i64, Span)> {
    let title = field(issue, &issue.profile().metadata.title)?;
    let span = title.value_span;
    let text = span.of(issue.source());
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let digits = text[..end].bytes().rev().take_while(u8::is_ascii_digit);
    let start = end - digits.count();
    let number = text[start..end].parse().ok()?;
    Some((number, Span::new(span.start + start, span.start + end)))
}

/// A fix that gives fields other values; `None` where that is refused or changes nothing.
pub(in crate::rules) fn setting(
    issue: &Issue,
    label: impl Into<String>,
    values: &[(&str, String)],
) -> Option<Fix> {
    let mut edits = Vec::new();
    for (key, value) in values {
        let change = set_field(issue, key, value).ok()?;
        edits.extend(change.edits().iter().cloned());
    }
    Fix::look(label, issue.source(), edits)
}

/// A fix that gives the issue another number, in its title too where that has the old one.
pub(in crate::rules) fn renumbering(issue: &Issue, number: i64) -> Option<Fix> {
    let metadata = &issue.profile().metadata;
    let mut values = vec![(metadata.number.as_str(), number.to_string())];
    let titled = title_number(issue).filter(|&(old, _)| Some(old) == issue.number());
    if let (Some((_, span)), Some(title)) = (titled, field(issue, &metadata.title)) {
        let (source, inner) = (issue.source(), inner_span(issue, title));
        let before = &source[inner.start..span.start];
        let behind = &source[span.end..inner.end];
        values.push((&metadata.title, format!("{before}{number}{behind}")));
    }
    setting(issue, format!("Set the number to {number}"), &values)
}
