page! {
    //! A reference names a definition that does not exist, so it is no link.
    //!
    //! **What it finds.** `[text][label]` without a `[label]: …` line, and `[label]` alone where it is a near miss of a
    //! definition or a single word in running text that once was a link. Prefixes, boxes to tick and words in brackets
    //! are left alone.
    //!
    //! **Why it hurts.** Readers see the brackets. Translated issues suffer most: `[community]` stays, `[comunidad]: …` does
    //! not.
    //!
    //! **Example.** `fusionadas en [la última semana][fusionadas]` above `[fusionados]: https://…`.
    //!
    //! **The fix** names the definition that looks alike, or the only one that nothing uses.
}

use super::shared::{labels, links, page};
use super::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::issue::links::LinkKind;
use crate::issue::{Issue, LeafKind, UndefinedReference};
use crate::text::{Edit, Span};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "undefined-reference",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// Labels that are defined, as written, each once.
struct Known<'a> {
    labels: Vec<&'a str>,
    unused: Vec<&'a str>,
}

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let undefined = &issue.outline().undefined;
    let is_suspect = |reference: &&UndefinedReference| {
        let label = reference.label_span.of(issue.source()).trim();
        !label.is_empty() && !label.starts_with('^') && !issue.in_comment(reference.span.start)
    };
    let mut suspects = undefined.iter().filter(is_suspect).peekable();
    if suspects.peek().is_none() {
        return;
    }
    let known = known(issue);
    // Slips take their definition first; what is left over may be a translated label's.
    let (mut wanting, mut taken) = (Vec::new(), HashSet::new());
    for reference in suspects {
        let near = near_miss(issue, &known, reference);
        taken.extend(near.map(labels::fold));
        if near.is_some() || is_meant_as_link(issue, reference) {
            wanting.push((reference, near));
        }
    }
    let left: Vec<&str> = known
        .unused
        .iter()
        .copied()
        .filter(|label| !taken.contains(&labels::fold(label)))
        .collect();
    for (reference, near) in wanting {
        let only = match left.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        found.push(diagnostic(issue, reference, near.or(only)));
    }
}

fn known(issue: &Issue) -> Known<'_> {
    let source = issue.source();
    let used: HashSet<String> = links::all(issue)
        .filter(|link| matches!(link.kind, LinkKind::Reference | LinkKind::Shortcut))
        .map(|link| labels::fold(link.url_span.of(source)))
        .collect();
    let mut seen = HashSet::new();
    let mut known = Known {
        labels: Vec::new(),
        unused: Vec::new(),
    };
    for definition in &issue.outline().definitions {
        let label = definition.label_span.of(source);
        let folded = labels::fold(label);
        if !seen.insert(folded.clone()) {
            continue;
        }
        known.labels.push(label);
        if !used.contains(&folded) {
            known.unused.push(label);
        }
    }
    known
}

/// The one definition of which the label is a slip.
fn near_miss<'a>(
    issue: &Issue,
    known: &Known<'a>,
    reference: &UndefinedReference,
) -> Option<&'a str> {
    let label = labels::fold(reference.label_span.of(issue.source()));
    let mut near = known
        .labels
        .iter()
        .filter(|own| labels::is_near(&label, &labels::fold(own)));
    match (near.next(), near.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// True for a full reference, and for a word in brackets that stands in running text.
fn is_meant_as_link(issue: &Issue, reference: &UndefinedReference) -> bool {
    let source = issue.source();
    let rest = &source[reference.span.end..];
    if !reference.is_shortcut {
        return !rest.starts_with('(');
    }
    let label = reference.label_span.of(source);
    let is_word = label.chars().count() >= 4
        && label
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
        && label.starts_with(char::is_lowercase);
    let before = &source[..reference.span.start];
    let stands_free = before.ends_with([' ', '\n']) && !rest.starts_with(['(', '[', ':']);
    let follows_text = before
        .trim_end_matches(' ')
        .ends_with(|c: char| c.is_alphabetic() || c == ',');
    let is_prefix =
        issue.profile().prefix(label).is_some() || rest.trim_start_matches(' ').starts_with('[');
    let leads = rest.trim_start_matches(' ').starts_with(['(', '[']);
    is_word
        && stands_free
        && follows_text
        && !is_prefix
        && !leads
        && in_prose(issue, reference.span)
}

fn in_prose(issue: &Issue, span: Span) -> bool {
    let leaves = &issue.outline().leaves;
    let next = leaves.partition_point(|leaf| leaf.span.end <= span.start);
    leaves
        .get(next)
        .is_some_and(|leaf| leaf.kind == LeafKind::Prose)
}

fn diagnostic(issue: &Issue, reference: &UndefinedReference, meant: Option<&str>) -> Diagnostic {
    let source = issue.source();
    let label = reference.label_span.of(source);
    let message = match meant {
        Some(meant) => format!("Nothing defines [{label}]; there is [{meant}]"),
        None => format!("Nothing defines [{label}]: a line “[{label}]: address” is missing"),
    };
    let fix = meant.and_then(|meant| {
        let edit = if reference.is_shortcut {
            Edit::insert(reference.span.end, format!("[{meant}]"))
        } else {
            Edit::replace(label_place(source, reference), meant)
        };
        Fix::look(format!("Use [{meant}]"), source, vec![edit])
    });
    RULE.found(reference.span, message).fixed_by(fix)
}

/// Where the label is written; of `[text][]` between the empty brackets.
fn label_place(source: &str, reference: &UndefinedReference) -> Span {
    match reference.span.of(source).ends_with("[]") {
        true => Span::at(reference.span.end - 1),
        false => reference.label_span,
    }
}
