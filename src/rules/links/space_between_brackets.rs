page! {
    //! A space stands between a link's title and its address.
    //!
    //! **What it finds.** `] (` before an address.
    //!
    //! **Why it hurts.** It is no link: readers see brackets and the bare address.
    //!
    //! **Example.** `[Oxidize Conference] (https://oxidizeconf.com/)`.
    //!
    //! **The fix** closes the gap. It is safe.
}

use crate::issue::Issue;
use crate::issue::links::LinkKind;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "space-between-brackets",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    for link in issue
        .links()
        .iter()
        .filter(|link| link.kind == LinkKind::Gapped)
    {
        let from = link.text_span.end + 1;
        let behind = Span::new(from, link.span.end).of(source);
        let gap = behind.len() - behind.trim_start_matches([' ', '\t']).len();
        let gap = Span::new(from, from + gap);
        let title = link.text_span.of(source);
        let message = format!("A space before “(” keeps “{title}” from being a link");
        let fix = Fix::safe("Close the gap", source, vec![Edit::delete(gap)]);
        let span = Span::new(gap.start - 1, gap.end + 1);
        found.push(RULE.found(span, message).fixed_by(fix));
    }
}
