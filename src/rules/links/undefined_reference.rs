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

use crate::issue::links::LinkKind;
use crate::issue::{Issue, LeafKind, UndefinedReference};
use crate::rules::shared::{labels, page};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "undefined-reference",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// A label that is defined.
struct Label<'a> {
    written: &'a str,
    folded: String,
    is_used: bool,
}

/// What references may mean, and where brackets are part of a link's title.
struct Known<'a> {
    labels: Vec<Label<'a>>,
    titles: Vec<Span>,
}

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let undefined = &issue.outline().undefined;
    if undefined.is_empty() {
        return;
    }
    let known = Known::of(issue);
    let suspects = undefined
        .iter()
        .filter(|reference| is_suspect(issue, &known, reference));
    // Slips take their definition first; what is left over may be a translated label's.
    let (mut wanting, mut taken) = (Vec::new(), HashSet::new());
    for reference in suspects {
        let near = known.near_miss(reference.label_span.of(issue.source()));
        taken.extend(near.map(|label| label.written));
        if near.is_some() || is_meant_as_link(issue, reference) {
            wanting.push((reference, near.map(|label| label.written)));
        }
    }
    let mut left = known
        .labels
        .iter()
        .filter(|label| !label.is_used && !taken.contains(label.written));
    let only = match (left.next(), left.next()) {
        (Some(only), None) => Some(only.written),
        _ => None,
    };
    for (reference, near) in wanting {
        found.push(diagnostic(issue, reference, near.or(only)));
    }
}

/// False for boxes to tick, footnotes, prefixes glued to their link, and brackets inside a title or a comment.
fn is_suspect(issue: &Issue, known: &Known<'_>, reference: &UndefinedReference) -> bool {
    let source = issue.source();
    let label = reference.label_span.of(source).trim();
    let is_glued_prefix = !reference.is_shortcut && source[reference.span.end..].starts_with('(');
    let next = known
        .titles
        .partition_point(|title| title.end < reference.span.end);
    let in_title = known
        .titles
        .get(next)
        .is_some_and(|title| title.covers(reference.span));
    !label.is_empty()
        && !label.starts_with('^')
        && !is_glued_prefix
        && !in_title
        && !issue.in_comment(reference.span.start)
}

impl<'a> Known<'a> {
    fn of(issue: &'a Issue) -> Self {
        let source = issue.source();
        let (mut used, mut titles) = (HashSet::new(), Vec::new());
        for link in issue.links() {
            match link.kind {
                LinkKind::Reference | LinkKind::Shortcut => {
                    used.insert(labels::fold(link.url_span.of(source)));
                }
                LinkKind::Inline | LinkKind::Gapped => titles.push(link.text_span),
            }
        }
        let mut seen = HashSet::new();
        let mut labels = Vec::new();
        for definition in &issue.outline().definitions {
            let written = definition.label_span.of(source);
            let folded = labels::fold(written);
            if seen.insert(folded.clone()) {
                let is_used = used.contains(&folded);
                labels.push(Label {
                    written,
                    folded,
                    is_used,
                });
            }
        }
        Self { labels, titles }
    }

    /// The one definition of which `label` is a slip; a text with very many definitions is not searched.
    fn near_miss(&self, label: &str) -> Option<&Label<'a>> {
        const MOST: usize = 64;
        let label = labels::fold(label);
        let searched = self.labels.get(..self.labels.len().min(MOST))?;
        let mut near = searched
            .iter()
            .filter(|own| labels::is_near(&label, &own.folded));
        match (near.next(), near.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }
}

/// True for a full reference, and for a word in brackets that stands in running text.
fn is_meant_as_link(issue: &Issue, reference: &UndefinedReference) -> bool {
    let source = issue.source();
    let rest = &source[reference.span.end..];
    if !reference.is_shortcut {
        return true;
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
    if reference.span.of(source).ends_with("[]") {
        Span::at(reference.span.end - 1)
    } else {
        reference.label_span
    }
}
