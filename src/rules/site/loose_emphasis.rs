page! {
    //! Stars next to a letter and a sign: bold on the site, stars on the code host.
    //!
    //! **What it finds.** `**` between a punctuation mark and a letter or number.
    //!
    //! **Why it hurts.** The code host wants a space or a sign outside of the stars; reviewers there see other text
    //! than readers.
    //!
    //! **Example.** `**Note:**read this`.
    //!
    //! **The fix** sets a space outside of the stars.
}

use crate::issue::{Issue, Leaf, LeafKind};
use crate::rules::shared::page;
use crate::rules::shared::publisher::{differs, lines};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "loose-emphasis",
    severity: Severity::Hint,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    if !differs(issue) || !source.contains("**") {
        return;
    }
    let is_text = |leaf: &&Leaf| matches!(leaf.kind, LeafKind::Prose | LeafKind::Item(_));
    for leaf in issue.outline().leaves.iter().filter(is_text) {
        for line in lines(source, leaf.span).filter(|line| line.of(source).contains("**")) {
            if let Some(at) = loose(line.of(source)).filter(|at| !issue.in_comment(line.start + at))
            {
                let end = line.start + at;
                let fix = Fix::look("Add a space", source, vec![Edit::insert(end, " ")]);
                let message = "The site sets this bold, the code host shows the stars";
                found.push(RULE.found(Span::new(end - 2, end), message).fixed_by(fix));
            }
        }
    }
}

/// Behind the first closing stars that the code host does not take for any; lines with code are left alone.
fn loose(line: &str) -> Option<usize> {
    if line.contains(['`', '\\']) || line.contains("***") {
        return None;
    }
    let stars: Vec<usize> = line.match_indices("**").map(|(at, _)| at).collect();
    let mut pairs = stars.chunks_exact(2);
    pairs.find_map(|pair| {
        let end = pair[1] + 2;
        let inside = line[..pair[1]].chars().next_back()?;
        let outside = line[end..].chars().next()?;
        let is_sign = !inside.is_alphanumeric() && !inside.is_whitespace();
        (is_sign && outside.is_alphanumeric() && pair[1] > pair[0] + 2).then_some(end)
    })
}
