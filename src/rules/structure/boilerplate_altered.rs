page! {
    //! A sentence that comes every week is written otherwise this time.
    //!
    //! **What it finds.** With past issues at hand, a line of running text that is nearly one which stood, to the letter, in
    //! each of the last four issues, and which this issue lacks. Another address or number in it is no flaw, another link
    //! a suggestion.
    //!
    //! **Why it hurts.** It is where a stray paste lands, and nobody reads again what they know by heart.
    //!
    //! **Example.** `submit your suggestions for neFerris Crabbext week`, where it was `for next week` in every issue.
    //!
    //! **The fix** writes what stood there last. Look whether the sentence was changed on purpose.
}

use crate::archive::PastLine;
use crate::issue::Issue;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, PastPlace, Rule, Severity};
use crate::text::{Edit, Span};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "boilerplate-altered",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// So many issues must agree on a sentence.
const ISSUES: usize = 4;

/// Shorter lines may be alike by chance, in bytes.
const TELLING: usize = 24;

/// So much of the longer of two lines, in per cent, they share at both ends if one is the other altered.
const SHARED: usize = 60;

fn check(issue: &Issue, facts: &Facts, found: &mut Vec<Diagnostic>) {
    let Some(older) = facts.older(issue) else {
        return;
    };
    let source = issue.source();
    let own: HashSet<&str> = issue.prose_lines().map(|line| line.of(source)).collect();
    let fixed = older.fixed_lines(ISSUES).into_iter();
    let lacking: Vec<PastLine<'_>> = fixed
        .filter(|line| line.text.len() >= TELLING && !own.contains(line.text))
        .collect();
    let Some(newest) = older.newest().filter(|_| !lacking.is_empty()) else {
        return;
    };
    let silences = issue.silences();
    for line in issue.prose_lines() {
        let is_new = || !older.had_line(line.of(source), ISSUES);
        let is_silence = || silences.iter().any(|silence| silence.span.covers(line));
        let altered = lacking
            .iter()
            .filter_map(|past| Some((past, difference(past.text, line.of(source))?)))
            .max_by_key(|(_, difference)| difference.shared);
        if let Some((past, difference)) = altered.filter(|_| is_new() && !is_silence()) {
            let place = PastPlace {
                path: newest.path.clone(),
                line: past.line,
            };
            let one = diagnostic(issue, line, past.text, &difference);
            found.extend(one.map(|one| one.seen_in(place)));
        }
    }
}

/// Where two lines differ: between what they share at both ends.
struct Difference {
    /// Bytes that both begin with, and that both end with.
    head: usize,
    tail: usize,
    shared: usize,
}

fn difference(before: &str, now: &str) -> Option<Difference> {
    let alike = before.bytes().zip(now.bytes()).take_while(|(a, b)| a == b);
    let mut head = alike.count();
    while !(before.is_char_boundary(head) && now.is_char_boundary(head)) {
        head -= 1;
    }
    let ends = before[head..].bytes().rev().zip(now[head..].bytes().rev());
    let mut tail = ends.take_while(|(a, b)| a == b).count();
    while !now.is_char_boundary(now.len() - tail) {
        tail -= 1;
    }
    let shared = head + tail;
    let is_near = shared * 100 >= before.len().max(now.len()) * SHARED;
    is_near.then_some(Difference { head, tail, shared })
}

fn diagnostic(
    issue: &Issue,
    line: Span,
    before: &str,
    difference: &Difference,
) -> Option<Diagnostic> {
    let source = issue.source();
    let changed = Span::new(line.start + difference.head, line.end - difference.tail);
    let was = &before[difference.head..before.len() - difference.tail];
    let has_number = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
    let is_in_url = issue
        .links()
        .iter()
        .any(|link| link.has_url() && link.url_span.covers(changed));
    if is_in_url || (has_number(was) && has_number(changed.of(source))) {
        return None;
    }
    let span = words_around(source, line, changed);
    let head = &source[span.start..changed.start];
    let tail = &source[changed.end..span.end];
    let right = format!("{head}{was}{tail}");
    let message = match right.as_str() {
        "" => format!(
            "“{}” did not stand here in the last issues",
            span.of(source)
        ),
        _ => format!("“{}” was “{right}” in the last issues", span.of(source)),
    };
    let fix = Fix::look(
        "Write it as before",
        source,
        vec![Edit::replace(span, right)],
    );
    let found = RULE.found(span, message).fixed_by(fix);
    // Who writes another link means it.
    let is_meant = changed.of(source).contains("](") && was.contains("](");
    Some(if is_meant { found.into_hint() } else { found })
}

/// `span` with the rest of the words of `line` that it begins and ends in.
fn words_around(source: &str, line: Span, span: Span) -> Span {
    let before = &source[line.start..span.start];
    let after = &source[span.end..line.end];
    let start = before.rfind(char::is_whitespace).map_or(0, |at| {
        at + before[at..].chars().next().map_or(0, char::len_utf8)
    });
    let end = after.find(char::is_whitespace).unwrap_or(after.len());
    Span::new(line.start + start, span.end + end)
}
