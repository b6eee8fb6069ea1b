//! The tab Problems: each finding with what it says, its fix as a diff, and why it matters.

use super::detail::touches;
use super::layer::Look;
use super::theme::Theme;
use super::wrap::{Ink, wrap};
use crate::cells;
use crate::issue::{Issue, markup};
use crate::keymap::{Context, show};
use crate::rules::{Diagnostic, Rule, Severity, Twin, rule};
use crate::session::Session;
use crate::text::{Edit, Span, Transaction};
use ratatui::text::{Line, Span as Piece};
use std::cmp::Reverse;

/// How many places of a fix are shown.
const SHOWN: usize = 3;

/// How many findings are shown; the list of all problems has the rest.
const FINDINGS: usize = 100;

/// The findings that touch `span`, the chosen one first, what was acknowledged last.
pub(super) fn problem_lines(
    session: &Session,
    span: Span,
    chosen: Option<usize>,
    look: &Look<'_>,
    width: u16,
) -> Vec<Line<'static>> {
    let width = usize::from(width);
    let all = session.diagnostics().iter().enumerate();
    let mut here: Vec<(usize, &Diagnostic)> = all
        .filter(|(_, diagnostic)| touches(diagnostic, span))
        .collect();
    here.sort_by_key(|(at, diagnostic)| {
        let is_acknowledged = session.is_acknowledged(*at);
        (
            Some(*at) != chosen,
            is_acknowledged,
            Reverse(diagnostic.severity),
        )
    });
    let pen = Pen {
        session,
        look,
        width,
    };
    if here.is_empty() {
        return pen.none_here();
    }
    let shown = here.into_iter().take(FINDINGS);
    shown
        .flat_map(|(at, diagnostic)| pen.problem(at, diagnostic))
        .collect()
}

/// Draws into `width` columns.
struct Pen<'a> {
    session: &'a Session,
    look: &'a Look<'a>,
    width: usize,
}

impl Pen<'_> {
    fn theme(&self) -> &Theme {
        self.look.theme
    }

    fn none_here(&self) -> Vec<Line<'static>> {
        let new = match self.session.new_count() {
            0 => String::new(),
            count => format!(", {count} of them new"),
        };
        let words = match self.session.tally().total() {
            0 => "No problems.".to_owned(),
            count => format!("No problems here; {count} elsewhere{new}."),
        };
        wrap(&[(&words, Ink::Dim)], self.width, self.theme())
    }

    fn problem(&self, at: usize, diagnostic: &Diagnostic) -> Vec<Line<'static>> {
        let issue = self.session.issue();
        let mut shown = self.head(at, diagnostic);
        if let Some(entry) = self.session.acknowledged(at) {
            shown.extend(self.indented(&diagnostic.message, Ink::Dim));
            let who = match (entry.who.as_str(), entry.when.get(..10)) {
                ("", _) => "by you".to_owned(),
                (who, Some(day)) => format!("by {who}, {day}"),
                (who, None) => format!("by {who}"),
            };
            let words = format!("acknowledged {who}{}", self.key("problem.acknowledge"));
            shown.extend(self.indented(&words, Ink::Dim));
            shown.push(Line::default());
            return shown;
        }
        shown.extend(self.indented(&diagnostic.message, Ink::Text));
        if let Some(twin) = &diagnostic.related {
            let words = format!("{}{}", other_place(issue, twin), self.key("problem.twin"));
            shown.extend(self.indented(&words, Ink::Dim));
        }
        if let Some(fix) = &diagnostic.fix {
            let how = if fix.is_safe {
                "fix"
            } else {
                "fix (needs a look)"
            };
            let words = format!("{how}: {}{}", fix.label, self.key("problem.fix"));
            shown.extend(self.indented(&words, Ink::Done));
            for (before, after) in touched(issue, &fix.change) {
                shown.extend(diff(&before, &after, self.width, self.theme()));
            }
        }
        if let Some(rule) = rule(diagnostic.rule) {
            let words = format!("{}{}", why(rule), self.key("problem.explain"));
            shown.extend(self.indented(&words, Ink::Dim));
        }
        shown.push(Line::default());
        shown
    }

    /// Sign, rule and line, and how the finding stands.
    fn head(&self, at: usize, diagnostic: &Diagnostic) -> Vec<Line<'static>> {
        let line = self.session.issue().lines().line_of(diagnostic.span.start) + 1;
        let head = format!("{}  line {line}", diagnostic.rule);
        if self.session.is_acknowledged(at) {
            return wrap(
                &[("✓ ", Ink::Dim), (&head, Ink::Dim)],
                self.width,
                self.theme(),
            );
        }
        let (sign, ink) = match diagnostic.severity {
            Severity::Error => ("E ", Ink::Error),
            Severity::Warning => ("! ", Ink::Warning),
            Severity::Hint => ("· ", Ink::Dim),
        };
        let age = if self.session.is_new(at) { "  new" } else { "" };
        wrap(
            &[(sign, ink), (&head, ink), (age, Ink::Text)],
            self.width,
            self.theme(),
        )
    }

    /// The key that runs command `id` in Detail: ` [f]`.
    fn key(&self, id: &str) -> String {
        let keys = self.look.keymap.keys_for(Context::Detail, id);
        keys.first()
            .map_or_else(String::new, |keys| format!(" [{}]", show(keys)))
    }

    fn indented(&self, text: &str, ink: Ink) -> Vec<Line<'static>> {
        let mut lines = wrap(&[(text, ink)], self.width.saturating_sub(2), self.theme());
        for line in &mut lines {
            line.spans.insert(0, Piece::raw("  "));
        }
        lines
    }
}

/// What `rule` finds and why that hurts: the short form of its page.
fn why(rule: &Rule) -> String {
    let blocks = markup::read(rule.page, &[]);
    let hurts = blocks.iter().find_map(|block| {
        let markup::Block::Paragraph(inlines) = block else {
            return None;
        };
        let text = markup::plain(inlines);
        text.strip_prefix("Why it hurts.").map(str::to_owned)
    });
    let first = hurts.as_deref().map(|text| match text.split_once(". ") {
        Some((sentence, _)) => format!("{sentence}."),
        None => text.to_owned(),
    });
    format!("{}{}", rule.summary, first.unwrap_or_default())
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
pub(super) fn touched(issue: &Issue, change: &Transaction) -> Vec<(String, String)> {
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

/// Lines only in `before`, then lines only in `after`, at most four of each, with the sign before them.
pub(super) fn differing(before: &str, after: &str) -> Vec<(Ink, String)> {
    let only = |text: &str, other: &str, ink: Ink, sign: &str| -> Vec<(Ink, String)> {
        let other: Vec<&str> = other.lines().collect();
        let own = text.lines().filter(|line| !other.contains(line));
        own.map(|line| (ink, format!("{sign} {line}")))
            .take(4)
            .collect()
    };
    let mut lines = only(before, after, Ink::Removed, "-");
    lines.extend(only(after, before, Ink::Added, "+"));
    lines
}

fn diff(before: &str, after: &str, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let room = width.saturating_sub(2);
    let line = |(ink, text): (Ink, String)| {
        let shown = cells::clip(&cells::visible(&text), room);
        Line::from(Piece::styled(format!("  {shown}"), ink.style(theme)))
    };
    differing(before, after).into_iter().map(line).collect()
}
