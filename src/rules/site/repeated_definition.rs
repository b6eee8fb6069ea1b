page! {
    //! A label is defined twice with different addresses: the site takes the last, the code host the first.
    //!
    //! **What it finds.** Two lines `[label]: …` of one label, whatever its case, that differ in their address.
    //!
    //! **Why it hurts.** Readers and reviewers are led to different pages.
    //!
    //! **Example.** `[merged]: https://a.example` and further down `[merged]: https://b.example`.
    //!
    //! **The fix** removes the first, which the site does not use.
}

use crate::issue::Issue;
use crate::rules::shared::publisher::differs;
use crate::rules::shared::{labels, page};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::Edit;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "repeated-definition",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let definitions = &issue.outline().definitions;
    if !differs(issue) || definitions.len() < 2 {
        return;
    }
    let source = issue.source();
    let mut last = HashMap::new();
    for definition in definitions.iter().rev() {
        let label = definition.label_span.of(source);
        let url = definition.url_span.of(source);
        let used = *last.entry(labels::fold(label)).or_insert(url);
        if used != url {
            let message = format!("[{label}] is defined again below: the site takes {used}");
            let fix = Fix::look(
                "Remove this definition",
                source,
                vec![Edit::delete(definition.span)],
            );
            found.push(RULE.found(definition.label_span, message).fixed_by(fix));
        }
    }
}
