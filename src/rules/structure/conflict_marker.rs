page! {
    //! Marks of a merge conflict are left in the text.
    //!
    //! **What it finds.** Lines that begin as git writes them into a file: `<<<<<<<`, `>>>>>>>`, and `=======` between them.
    //!
    //! **Why it hurts.** They ship, and one of the two versions between them is wrong.
    //!
    //! **Example.** `<<<<<<< HEAD` above one list of links, `=======` and another list below it.
    //!
    //! **The fix** is to keep what both sides meant; only an editor knows it.
}

use crate::issue::Issue;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Rule, Severity};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "conflict-marker",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let opens = |mark: &str| source.starts_with(mark) || source.contains(&format!("\n{mark}"));
    if !opens("<<<<<<<") && !opens(">>>>>>>") {
        return;
    }
    for line in Span::new(0, source.len()).lines(source) {
        let span = line.trimmed_end(source);
        let body = span.of(source);
        let is_side = |mark: &str| {
            body.strip_prefix(mark)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        if body == "=======" || ["<<<<<<<", ">>>>>>>", "|||||||"].into_iter().any(is_side) {
            found.push(RULE.found(span, "A mark of a merge conflict is left here"));
        }
    }
}
