page! {
    //! A code fence that the site does not see: it shows the code as text.
    //!
    //! **What it finds.** Fences that are never closed, closed by a longer or shorter one, indented, inside an item, or
    //! followed by more than a language.
    //!
    //! **Why it hurts.** The code host shows code, up to the end of the issue where the fence is not closed. The site
    //! reads the code as Markdown.
    //!
    //! **Example.** ```` ```rust,ignore ````.
    //!
    //! **The fix** keeps of the words behind the fence the language alone, moves the fence to the margin, or closes it.
}

use crate::issue::{Issue, LeafKind};
use crate::rules::shared::page;
use crate::rules::shared::publisher::{differs, indent, is_told, lines};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "broken-fence",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let has_fence = source.contains("```") || source.contains("~~~");
    if !differs(issue) || !has_fence {
        return;
    }
    for leaf in &issue.outline().leaves {
        match leaf.kind {
            LeafKind::Code => found.extend(block(issue, leaf.span)),
            LeafKind::Item(_) if !is_told(issue, found, leaf.span, &["unclosed-comment"]) => {
                found.extend(in_item(issue, leaf.span));
            }
            _ => {}
        }
    }
}

/// The fence that begins `line`.
fn fence(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(' ');
    let sign = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let fence = &line[..line.len() - line.trim_start_matches(sign).len()];
    (fence.len() > 2).then_some(fence)
}

fn block(issue: &Issue, span: Span) -> Option<Diagnostic> {
    let source = issue.source();
    let mut all = lines(source, span);
    let opening = all.next()?;
    let text = opening.of(source);
    let fence = fence(text).filter(|_| indent(text).0 < 4)?;
    let (_, lead) = indent(text);
    let words_at = opening.start + lead + fence.len();
    let words = Span::new(words_at, opening.end).of(source).trim();
    let is_closed = all.any(|line| line.of(source).trim_end() == fence);
    if lead > 0 {
        let edits = vec![Edit::delete(Span::new(opening.start, opening.start + lead))];
        let fix = Fix::look("Move it to the margin", source, edits);
        return Some(
            RULE.found(
                opening,
                "A space before this fence: the site shows the code as text",
            )
            .fixed_by(fix),
        );
    }
    if !is_closed {
        let at = closing_place(source, span);
        let ending = issue.line_ending().as_str();
        let fix = Fix::look(
            "Close it",
            source,
            vec![Edit::insert(at, format!("{fence}{ending}"))],
        );
        let message =
            format!("No line “{fence}” closes this fence: the site shows the code as text");
        return Some(RULE.found(opening, message).fixed_by(fix));
    }
    let is_name = |c: char| c.is_alphanumeric() || "_#.+-".contains(c);
    let language = &words[..words.find(|c| !is_name(c)).unwrap_or(words.len())];
    let is_known = language == words
        || words.starts_with('{')
        || words[language.len()..]
            .trim_start()
            .starts_with("hl_lines=");
    if is_known {
        return None;
    }
    let words = Span::new(
        words_at,
        words_at + Span::new(words_at, opening.end).of(source).trim_end().len(),
    );
    let fix = Fix::look(
        "Keep the language",
        source,
        vec![Edit::replace(words, language)],
    );
    let message = format!(
        "The site does not know “{}” behind a fence and shows the code as text",
        words.of(source).trim()
    );
    Some(RULE.found(words, message).fixed_by(fix))
}

/// Where a fence that is never closed may end: before the first blank line, else at the end.
fn closing_place(source: &str, span: Span) -> usize {
    let mut all = lines(source, span);
    let blank = all.find(|line| line.of(source).trim().is_empty());
    blank.map_or(span.end, |line| line.start)
}

fn in_item(issue: &Issue, span: Span) -> Option<Diagnostic> {
    let source = issue.source();
    let mut fences = lines(source, span)
        .skip(1)
        .filter(|line| fence(line.of(source)).is_some());
    let opening = fences.next()?;
    fences.next()?;
    if issue.in_comment(opening.start) {
        return None;
    }
    let lead = opening.of(source).len() - opening.of(source).trim_start().len();
    let opening = Span::new(opening.start + lead, opening.end);
    let message = "A fence inside an item: the site shows the code as part of a sentence";
    Some(RULE.found(opening, message))
}
