page! {
    //! A line begins with `#` but is no heading; the site makes one of it.
    //!
    //! **What it finds.** A line of running text that begins with `#` and no space behind it, as the number of a pull
    //! request does.
    //!
    //! **Why it hurts.** The code host wants a space behind the marks, the site does not: half a sentence was published
    //! as a heading.
    //!
    //! **Example.** `… a prior regression; PR`, and on the next line `#120985, a host LLVM update).`
    //!
    //! **The fix** escapes the sign, which is safe; where the line stands alone and was meant as a heading it adds the
    //! space.
}

use crate::issue::{Issue, Leaf, LeafKind};
use crate::rules::shared::page;
use crate::rules::shared::publisher::{differs, lines};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "hash-read-as-heading",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    if !differs(issue) || !(source.starts_with('#') || source.contains("\n#")) {
        return;
    }
    let is_text = |leaf: &&Leaf| {
        matches!(
            leaf.kind,
            LeafKind::Prose | LeafKind::Item(_) | LeafKind::Table
        )
    };
    for leaf in issue.outline().leaves.iter().filter(is_text) {
        for line in lines(source, leaf.span).filter(|line| is_heading(line.of(source))) {
            if !issue.in_comment(line.start) {
                found.push(diagnostic(issue, leaf.span, line));
            }
        }
    }
}

/// A backslash that ends the line keeps it from being one.
fn is_heading(line: &str) -> bool {
    line.starts_with('#') && !line.trim_end_matches(' ').ends_with('\\')
}

fn diagnostic(issue: &Issue, whole: Span, line: Span) -> Diagnostic {
    let source = issue.source();
    let text = line.of(source);
    let marks = text.bytes().take_while(|&byte| byte == b'#').count();
    let span = Span::new(line.start, line.start + marks);
    let stands_alone =
        line.start == whole.start && text[marks..].starts_with(char::is_alphabetic) && marks < 7;
    let fix = if stands_alone {
        Fix::look("Add a space", source, vec![Edit::insert(span.end, " ")])
    } else {
        Fix::safe(
            "Escape the sign",
            source,
            vec![Edit::insert(span.start, "\\")],
        )
    };
    let message = format!(
        "The site makes a heading of this line, the code host text that begins with “{}”",
        span.of(source)
    );
    RULE.found(span, message).fixed_by(fix)
}
