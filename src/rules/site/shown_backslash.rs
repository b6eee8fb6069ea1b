page! {
    //! A backslash is no escape on the site, which shows it.
    //!
    //! **What it finds.** A backslash before a sign that only the code host lets it escape (`&`, `~`, `"`, `:` …), or
    //! at the end of a line.
    //!
    //! **Why it hurts.** Readers of the site see the backslash.
    //!
    //! **Example.** `Q\&A`.
    //!
    //! **The fix** deletes the backslash; at the end of a line it writes `<br>`.
}

use crate::issue::Issue;
use crate::rules::shared::escapes::shown;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "shown-backslash",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    for (at, next) in shown(issue).into_iter().filter(|(_, next)| *next != '<') {
        let span = Span::new(at, at + 1);
        let (message, fix) = if next == '\n' {
            let fix = Fix::look("Write <br>", source, vec![Edit::replace(span, "<br>")]);
            (
                "The site shows this backslash and does not end the line".to_owned(),
                fix,
            )
        } else {
            let fix = Fix::look("Delete the backslash", source, vec![Edit::delete(span)]);
            (
                format!(
                    "The site shows this backslash: only the code host takes “\\{next}” for “{next}”"
                ),
                fix,
            )
        };
        found.push(RULE.found(span, message).fixed_by(fix));
    }
}
