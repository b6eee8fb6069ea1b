//! The tab Problems: each finding with what it says, why it matters, and its fix as a diff.

use super::detail::touches;
use super::theme::Theme;
use super::wrap::{Ink, wrap};
use crate::cells;
use crate::issue::Issue;
use crate::rules::{self, Diagnostic, Severity, Twin};
use crate::session::Session;
use crate::text::{Edit, Span, Transaction};
use ratatui::text::{Line, Span as Piece};

/// How many places of a fix are shown.
const SHOWN: usize = 3;

/// The findings that touch `span`, the chosen one first, with their fixes as diffs.
pub(super) fn problem_lines(
    session: &Session,
    span: Span,
    chosen: Option<usize>,
    theme: &Theme,
    width: u16,
) -> Vec<Line<'static>> {
    let width = usize::from(width);
    let mut here: Vec<(usize, &Diagnostic)> = session
        .diagnostics()
        .iter()
        .enumerate()
        .filter(|(_, diagnostic)| touches(diagnostic, span))
        .collect();
    here.sort_by_key(|(at, diagnostic)| {
        (Some(*at) != chosen, std::cmp::Reverse(diagnostic.severity))
    });
    if here.is_empty() {
        let (errors, warnings) = session.problem_counts();
        let words = match errors + warnings {
            0 => "No problems.".to_owned(),
            count => format!("No problems here; {count} elsewhere."),
        };
        return wrap(&[(&words, Ink::Dim)], width, theme);
    }
    let mut shown = Vec::new();
    for (_, diagnostic) in here.into_iter().take(100) {
        shown.extend(problem(session, diagnostic, theme, width));
    }
    shown
}

fn problem(
    session: &Session,
    diagnostic: &Diagnostic,
    theme: &Theme,
    width: usize,
) -> Vec<Line<'static>> {
    let issue = session.issue();
    let line = issue.lines().line_of(diagnostic.span.start) + 1;
    let (sign, ink) = match diagnostic.severity {
        Severity::Error => ("E ", Ink::Error),
        Severity::Warning => ("! ", Ink::Warning),
        Severity::Hint => ("· ", Ink::Dim),
    };
    let head = format!("{}  line {line}", diagnostic.rule);
    let mut shown = wrap(&[(sign, ink), (&head, ink)], width, theme);
    shown.extend(indented(&diagnostic.message, Ink::Text, width, theme));
    let summary = rules::registry()
        .iter()
        .find(|rule| rule.id == diagnostic.rule);
    if let Some(rule) = summary {
        shown.extend(indented(rule.summary, Ink::Dim, width, theme));
    }
    if let Some(twin) = &diagnostic.related {
        shown.extend(indented(&other_place(issue, twin), Ink::Dim, width, theme));
    }
    if let Some(fix) = &diagnostic.fix {
        let safe = if fix.is_safe {
            "fix: "
        } else {
            "fix (needs a look): "
        };
        shown.extend(indented(
            &format!("{safe}{}", fix.label),
            Ink::Done,
            width,
            theme,
        ));
        for (before, after) in touched(issue, &fix.change) {
            shown.extend(diff(&before, &after, width, theme));
        }
    }
    shown.push(Line::default());
    shown
}

/// Where the other place of a finding is, in words.
fn other_place(issue: &Issue, twin: &Twin) -> String {
    match twin {
        Twin::Here(span) => {
            let line = issue.lines().line_of(span.start) + 1;
            format!("the other one: line {line}")
        }
        Twin::Past(place) => {
            let name = place.path.file_name().unwrap_or_default();
            let name = name.to_string_lossy();
            format!("the other one: line {} of {name}", place.line)
        }
    }
}

/// The lines that `change` touches, before and after it; edits of the same lines are taken together.
fn touched(issue: &Issue, change: &Transaction) -> Vec<(String, String)> {
    let mut groups: Vec<(Span, Vec<Edit>)> = Vec::new();
    for edit in change.edits() {
        let lines = issue.lines().whole_lines(edit.span);
        let is_full = groups.len() == SHOWN;
        match groups.last_mut() {
            Some((around, edits)) if lines.start < around.end => {
                *around = around.union(lines);
                edits.push(edit.clone());
            }
            _ if is_full => break,
            _ => groups.push((lines, vec![edit.clone()])),
        }
    }
    let source = issue.source();
    let after = |lines: Span, edits: Vec<Edit>| {
        let moved = edits.into_iter().map(|edit| {
            let span = Span::new(edit.span.start - lines.start, edit.span.end - lines.start);
            Edit::replace(span, edit.text)
        });
        let part = Transaction::new(lines.of(source), moved.collect());
        part.map_or_else(|_| String::new(), |part| part.apply(lines.of(source)))
    };
    groups
        .into_iter()
        .map(|(lines, edits)| (lines.of(source).to_owned(), after(lines, edits)))
        .collect()
}

fn indented(text: &str, ink: Ink, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let mut lines = wrap(&[(text, ink)], width.saturating_sub(2), theme);
    for line in &mut lines {
        line.spans.insert(0, Piece::raw("  "));
    }
    lines
}

/// Lines only in `before`, then lines only in `after`, at most four of each.
fn diff(before: &str, after: &str, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let only = |text: &str, other: &str| -> Vec<String> {
        let other: Vec<&str> = other.lines().collect();
        let own = text.lines().filter(|line| !other.contains(line));
        own.map(str::to_owned).take(4).collect()
    };
    let room = width.saturating_sub(4);
    let line = |sign: &str, text: &str, style| {
        let shown = cells::clip(&cells::visible(text), room);
        Line::from(Piece::styled(format!("  {sign} {shown}"), style))
    };
    let removed = only(before, after);
    let added = only(after, before);
    let removed = removed.iter().map(|text| line("-", text, theme.removed));
    removed
        .chain(added.iter().map(|text| line("+", text, theme.added)))
        .collect()
}
