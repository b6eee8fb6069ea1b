page! {
    //! The title says another number than the metadata.
    //!
    //! **What it finds.** A title whose number is not the issue's, or that has none where every issue's title has one.
    //!
    //! **Why it hurts.** Readers, feeds and search engines go by the title, the site and the next draft by the number.
    //!
    //! **Example.** `Title: This Week in Rust 632` with `Number: 633`.
    //!
    //! **The fix** writes the number into the title. Look first whether it is the number that is wrong.
}

use crate::issue::Issue;
use crate::rules::shared::metadata::{field, inner_span, setting, title_number};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::Edit;

pub(super) const RULE: Rule = Rule {
    id: "title-number-mismatch",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    found.extend(mismatch(issue));
}

fn mismatch(issue: &Issue) -> Option<Diagnostic> {
    let metadata = &issue.profile().metadata;
    let number = issue.number()?;
    let title = field(issue, &metadata.title)?;
    let inner = inner_span(issue, title);
    if inner.is_empty() || !metadata.title_format.contains("{number}") {
        return None;
    }
    let label = format!("Write {number} into the title");
    if let Some((other, span)) = title_number(issue) {
        let edit = Edit::replace(span, number.to_string());
        let fix = Fix::look(label, issue.source(), vec![edit]);
        let message = format!("The title says {other}, the number is {number}");
        return (other != number).then(|| RULE.found(span, message).fixed_by(fix));
    }
    let written = metadata
        .title_format
        .replace("{number}", &number.to_string());
    let message = format!("The title lacks the number: “{written}”");
    let fix = setting(issue, label, &[(&metadata.title, written)]);
    Some(RULE.found(inner, message).fixed_by(fix))
}
