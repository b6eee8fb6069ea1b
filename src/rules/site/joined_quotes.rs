page! {
    //! Two quotes stand one below the other; the site makes one of them.
    //!
    //! **What it finds.** Two block quotes with nothing but blank lines between them.
    //!
    //! **Why it hurts.** Where they are two, the site shows the words of one as those of the other; where they are one,
    //! the code host shows two.
    //!
    //! **Example.** `> One`, a blank line, `> Two`.
    //!
    //! **The fix** joins them with `>` on the blank lines.
}

use crate::issue::{Issue, LeafKind};
use crate::rules::shared::page;
use crate::rules::shared::publisher::{differs, lines};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "joined-quotes",
    severity: Severity::Hint,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    if !differs(issue) {
        return;
    }
    let source = issue.source();
    for three in issue.outline().leaves.windows(3) {
        let [first, blank, second] = three else {
            continue;
        };
        let kinds = [first.kind, blank.kind, second.kind];
        if kinds != [LeafKind::Quote, LeafKind::Blank, LeafKind::Quote] {
            continue;
        }
        let edits = lines(source, blank.span).map(|line| Edit::replace(line, ">"));
        let fix = Fix::look("Join the quotes", source, edits.collect());
        let start = second.span.start;
        let line = second.span.of(source).lines().next().unwrap_or_default();
        let span = Span::new(start, start + line.len());
        let message = "The site makes one quote of this and the one above";
        found.push(RULE.found(span, message).fixed_by(fix));
    }
}
