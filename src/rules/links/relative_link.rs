page! {
    //! A link leads to a page of the newsletter's own site, without naming it.
    //!
    //! **What it finds.** Addresses that begin with `/`, `./`, `../` or `//`. Places within the page (`#place`) are meant so.
    //!
    //! **Why it hurts.** It works on the site alone: in mail, in feed readers and on the code host it leads nowhere.
    //!
    //! **Example.** `[last week](/blog/2026/01/07/this-week/)`.
    //!
    //! **The fix** puts `https:` before `//`. Before others the site's address has to be written.
}

use crate::issue::Issue;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::Edit;

pub(super) const RULE: Rule = Rule {
    id: "relative-link",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    for span in issue.url_spans() {
        let url = span.of(source);
        if !["/", "./", "../"]
            .iter()
            .any(|start| url.starts_with(start))
        {
            continue;
        }
        let message = format!("“{url}” leads nowhere outside the site: write the whole address");
        let has_host = url.starts_with("//") && url.len() > 2;
        let edits = vec![Edit::insert(span.start, "https:")];
        let fix = has_host.then(|| Fix::look("Add https:", source, edits));
        found.push(RULE.found(span, message).fixed_by(fix.flatten()));
    }
}
