page! {
    //! Guidance for editors stands outside its comment.
    //!
    //! **What it finds.** `-->` without a comment before it, and a line of the template's comments in the text of the issue.
    //!
    //! **Why it hurts.** Readers see instructions that are none of theirs.
    //!
    //! **Example.** A comment that was closed too early, with the rest of its lines below it.
    //!
    //! **The fix** removes the stray sign; a leaked line is wrapped into a comment.
}

use crate::issue::{Issue, LeafKind};
use crate::profile::{builtin_names, template};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    id: "leaked-comment",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// Shorter lines may be written by chance, in bytes.
const TELLING: usize = 24;

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let guidance = GUIDANCE.get(issue.profile().name.as_str());
    let is_text =
        |kind: LeafKind| matches!(kind, LeafKind::Prose | LeafKind::Item(_) | LeafKind::Other);
    for leaf in issue
        .outline()
        .leaves
        .iter()
        .filter(|leaf| is_text(leaf.kind))
    {
        for span in leaf.span.lines(source).map(|line| line.trimmed_end(source)) {
            if issue.in_comment(span.start) {
                continue;
            }
            if let Some(sign) = stray(issue, span) {
                found.push(sign);
            } else if guidance.is_some_and(|lines| lines.contains(span.of(source).trim_start())) {
                found.push(leaked(source, span));
            }
        }
    }
}

/// Lines of a template.
type Lines = HashSet<&'static str>;

/// Lines of the comments of the embedded templates, by profile.
static GUIDANCE: LazyLock<HashMap<&str, Lines>> = LazyLock::new(|| {
    let names = builtin_names().into_iter();
    let read = names.filter_map(|name| Some((name, guidance(template(name)?))));
    read.collect()
});

fn guidance(template: &'static str) -> Lines {
    let comments = template.split("<!--").skip(1);
    let inner = comments.filter_map(|rest| rest.split("-->").next());
    let lines = inner.flat_map(str::lines).map(str::trim);
    lines
        .filter(|line| line.len() >= TELLING && !line.starts_with(['*', '[']))
        .collect()
}

/// `-->` outside comments and code.
fn stray(issue: &Issue, line: Span) -> Option<Diagnostic> {
    let source = issue.source();
    let text = line.of(source);
    let at = text.find("-->")?;
    let sign = Span::new(line.start + at, line.start + at + 3);
    let is_alone = text.trim() == "-->";
    if !is_alone || text.contains("<!--") || issue.in_comment(sign.start) {
        return None;
    }
    let fix = Fix::look("Remove the sign", source, vec![Edit::delete(sign)]);
    Some(RULE.found(sign, "“-->” closes no comment").fixed_by(fix))
}

fn leaked(source: &str, line: Span) -> Diagnostic {
    let edits = vec![
        Edit::insert(line.start, "<!-- "),
        Edit::insert(line.end, " -->"),
    ];
    let fix = Fix::look("Make it a comment", source, edits);
    RULE.found(line, "This is guidance of the template, and readers see it")
        .fixed_by(fix)
}
