page! {
    //! The date in the metadata is not the one in the file's name.
    //!
    //! **What it finds.** A file named as issues are, `2026-01-14-this-week-in-rust.md`, whose metadata has another date, or
    //! none that a calendar has.
    //!
    //! **Why it hurts.** The site files the issue under its metadata, the checkout under its name: links to it break, and
    //! the next draft counts from the wrong day.
    //!
    //! **Example.** `Date: 2026-01-07` in `2026-01-14-this-week-in-rust.md`, left from the issue before.
    //!
    //! **The fix** sets the date of the file's name. Look first whether it is the name that is wrong.
}

use crate::issue::Issue;
use crate::profile::read_date;
use crate::rules::shared::metadata::{field, inner_span, named_date};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    id: "date-file-mismatch",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, facts: &Facts, found: &mut Vec<Diagnostic>) {
    if let Some(named) = named_date(issue, facts) {
        found.extend(mismatch(issue, named));
    }
}

fn mismatch(issue: &Issue, named: Date) -> Option<Diagnostic> {
    let field = field(issue, &issue.profile().metadata.date)?;
    let inner = inner_span(issue, field);
    let value = inner.of(issue.source());
    let read = read_date(value);
    let date = read.and_then(|read| read.date);
    if inner.is_empty() || date == Some(named) {
        return None;
    }
    let (span, right) = match read {
        Some(read) => (
            Span::new(inner.start, inner.start + read.len),
            read.format.write(named),
        ),
        None => (inner, named.to_string()),
    };
    let message = match date {
        Some(date) => format!("The date is {date}, the file is named for {named}"),
        None => format!("“{value}” is no date; the file is named for {named}"),
    };
    let edit = Edit::replace(span, right);
    let fix = Fix::look(
        format!("Set the date to {named}"),
        issue.source(),
        vec![edit],
    );
    Some(RULE.found(span, message).fixed_by(fix))
}
