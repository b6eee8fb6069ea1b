page! {
    //! A backslash before `<`: the site shows it, and may take what follows for a tag.
    //!
    //! **What it finds.** `\<` outside code.
    //!
    //! **Why it hurts.** The code host shows `Take<T>`, the site a backslash and no `<T>`, which it takes for a tag.
    //!
    //! **Example.** `* [Take\<T> explained](…)`.
    //!
    //! **The fix** writes `&lt;`, which both show as `<`. It is safe.
}

use crate::issue::Issue;
use crate::rules::shared::escapes::shown;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "escaped-angle-bracket",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    for (at, _) in shown(issue).into_iter().filter(|(_, next)| *next == '<') {
        let span = Span::new(at, at + 2);
        let fix = Fix::safe("Write &lt;", source, vec![Edit::replace(span, "&lt;")]);
        let message = "The site shows this backslash: it knows no escape for “<”";
        found.push(RULE.found(span, message).fixed_by(fix));
    }
}
