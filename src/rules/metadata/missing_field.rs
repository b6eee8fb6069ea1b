page! {
    //! The metadata lack a field that every issue has.
    //!
    //! **What it finds.** A field of the profile's list that is not there or is empty, and an issue without any metadata.
    //!
    //! **Why it hurts.** The site does not build, or builds without title, date or category.
    //!
    //! **Example.** `Title:`, `Number:` and `Date:`, but no `Category:`.
    //!
    //! **The fix** adds title, number and date where they follow from each other or from the file's name. What else is
    //! missing only an editor knows.
}

use crate::issue::{Field, FrontMatter, Issue};
use crate::rules::shared::metadata::{named_date, setting};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Rule, Severity};
use crate::text::Span;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    id: "missing-field",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, facts: &Facts, found: &mut Vec<Diagnostic>) {
    let required = &issue.profile().metadata.required;
    if required.is_empty() {
        return;
    }
    let Some(front) = &issue.outline().front_matter else {
        found.extend(no_metadata(issue));
        return;
    };
    let source = issue.source();
    let mut before = None;
    for key in required {
        let field = front.field(source, key);
        if field.is_none_or(|field| is_empty(issue, field)) {
            let span = place(front, field.or(before));
            let what = if field.is_some() {
                "has no value"
            } else {
                "is missing"
            };
            let value = value(issue, key, named_date(issue, facts));
            let label = format!("Set {key}");
            let fix = value.and_then(|value| setting(issue, label, &[(key, value)]));
            let message = format!("The field {key} {what}");
            found.push(RULE.found(span, message).fixed_by(fix));
        }
        before = field.or(before);
    }
}

/// True for a field without a value on its line or on lines of its own.
fn is_empty(issue: &Issue, field: Field) -> bool {
    let source = issue.source();
    let behind = Span::new(field.value_span.end, field.span.end);
    field.value(source).trim().is_empty()
        && behind
            .of(source)
            .trim_matches(['"', '\'', ' ', '\t', '\r', '\n'])
            .is_empty()
}

/// The key of the field itself, or of the one behind which it belongs, or of the first.
fn place(front: &FrontMatter, near: Option<Field>) -> Span {
    let field = near.or(front.fields.first().copied());
    field.map_or(front.span, |field| field.key_span)
}

/// The first line, where it is not metadata that were never closed: another rule's finding.
fn no_metadata(issue: &Issue) -> Option<Diagnostic> {
    let lines = issue.lines();
    let first = (0..lines.count())
        .map(|line| lines.content_of(line, issue.source()))
        .find(|line| !line.of(issue.source()).trim().is_empty())?;
    if first.of(issue.source()).trim() == "---" {
        return None;
    }
    let fields = issue.profile().metadata.required.join(", ");
    Some(RULE.found(
        first,
        format!("The issue begins without its metadata: {fields}"),
    ))
}

/// What belongs into the field `key`, where that is known.
fn value(issue: &Issue, key: &str, named: Option<Date>) -> Option<String> {
    let metadata = &issue.profile().metadata;
    let date = issue.date().or(named);
    let number = || {
        let numbering = metadata.numbering.as_ref()?;
        issue.number().or_else(|| numbering.number_on(date?))
    };
    if key == metadata.date {
        return Some(date?.to_string());
    }
    if key == metadata.number {
        return Some(number()?.to_string());
    }
    let number = issue.number().or_else(number)?.to_string();
    let is_known = key == metadata.title && !metadata.title_format.is_empty();
    is_known.then(|| metadata.title_format.replace("{number}", &number))
}
