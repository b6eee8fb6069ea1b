page! {
    //! Something stands behind a comment that a list follows, so the site shows the list as text.
    //!
    //! **What it finds.** A space or a word behind `-->` at the end of a comment, directly above a list or a table.
    //!
    //! **Why it hurts.** The site reads what stands behind the comment and the lines below it as one paragraph, stars
    //! and all. An issue was published like that.
    //!
    //! **Example.** `<!-- Official -->␠`, and below it `* [Title](…)`.
    //!
    //! **The fix** deletes the space, which is safe, or puts a blank line before the list.
}

use crate::issue::{Issue, LeafKind};
use crate::rules::shared::page;
use crate::rules::shared::publisher::differs;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "text-after-comment",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    if !differs(issue) {
        return;
    }
    let source = issue.source();
    for pair in issue.outline().leaves.windows(2) {
        let [comment, below] = pair else { continue };
        let is_list = matches!(below.kind, LeafKind::Item(_) | LeafKind::Table);
        if comment.kind != LeafKind::Comment || !is_list {
            continue;
        }
        let text = comment.span.of(source).trim_end_matches(['\n', '\r']);
        let Some(close) = text.rfind("-->") else {
            continue;
        };
        let behind = Span::new(
            comment.span.start + close + 3,
            comment.span.start + text.len(),
        );
        let words = behind.of(source);
        let first_line = text[..close].trim_start_matches(' ');
        if words.is_empty() || words.contains('\n') || !first_line.starts_with("<!--") {
            continue;
        }
        let (message, fix) = if words.trim().is_empty() {
            let fix = Fix::safe("Delete the space", source, vec![Edit::delete(behind)]);
            (
                "A space behind this comment: the site shows the list below it as text",
                fix,
            )
        } else {
            let ending = issue.line_ending().as_str();
            let fix = Fix::look(
                "Add a blank line",
                source,
                vec![Edit::insert(below.span.start, ending)],
            );
            (
                "Words behind this comment: the site shows the list below it as text",
                fix,
            )
        };
        found.push(RULE.found(behind, message).fixed_by(fix));
    }
}
