page! {
    //! A prefix is none that the newsletter has, or stands twice.
    //!
    //! **What it finds.** Words in brackets before the link of an item that are no known prefix and no code of a language, and
    //! the second of two that mean the same. As a suggestion: the newsletter's own language where it stands alone.
    //!
    //! **Why it hurts.** Readers do not know what it says, and it takes the place of the title.
    //!
    //! **Example.** `* [inside] [Language team advisors](https://blog.example/advisors/)`.
    //!
    //! **The fix** takes it out.
}

use crate::issue::{Issue, LinkEntry, PrefixSpan};
use crate::profile::Prefix;
use crate::rules::shared::{page, prefixes, titles};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "superfluous-prefix",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    if issue.profile().prefixes.is_empty() {
        return;
    }
    for (_, _, entry) in titles::link_items(issue) {
        for at in 0..entry.prefixes.len() {
            found.extend(diagnostic(issue, entry, at));
        }
    }
}

fn diagnostic(issue: &Issue, entry: &LinkEntry, at: usize) -> Option<Diagnostic> {
    let source = issue.source();
    let prefix = &entry.prefixes[at];
    let written = prefix.span.of(source);
    let known = prefixes::known(issue, prefix);
    let (message, is_hint) = match known {
        None if may_be_one(issue, prefix) => return None,
        None => (
            format!("“{written}” is no prefix of this newsletter"),
            false,
        ),
        Some(known) => {
            let same = |other: &PrefixSpan| {
                prefixes::known(issue, other).is_some_and(|other| other.name == known.name)
            };
            let language = &issue.profile().language;
            let is_own = known.is_language() && known.name.eq_ignore_ascii_case(language);
            // `[video] [playlist]` says more than one of them.
            let name = |prefix: &PrefixSpan| known.spelling(prefix.name_span.of(source).trim());
            let mut before = entry.prefixes[..at].iter();
            if before.any(|other| same(other) && name(other) == name(prefix)) {
                (
                    format!("“{written}” says the same as a prefix before it"),
                    false,
                )
            } else if is_own
                && entry
                    .prefixes
                    .iter()
                    .all(|other| same(other) || !is_language(issue, other))
            {
                (
                    format!("“{written}” is the newsletter's own language"),
                    true,
                )
            } else {
                return None;
            }
        }
    };
    let next = entry.prefixes.get(at + 1);
    let end = next.map_or(entry.link.span.start, |next| next.span.start);
    let gap = Span::new(prefix.span.end, end.max(prefix.span.end));
    let spaces = gap.of(source).len() - gap.of(source).trim_start_matches(' ').len();
    let gone = Span::new(prefix.span.start, prefix.span.end + spaces);
    let fix = Fix::look("Take it out", source, vec![Edit::delete(gone)]);
    let one = RULE.found(prefix.span, message).fixed_by(fix);
    Some(if is_hint { one.into_hint() } else { one })
}

fn is_language(issue: &Issue, prefix: &PrefixSpan) -> bool {
    prefixes::known(issue, prefix).is_some_and(Prefix::is_language)
}

/// True for codes of languages that the profile does not list, and for several known prefixes in one.
fn may_be_one(issue: &Issue, prefix: &PrefixSpan) -> bool {
    let name = prefix.name_span.of(issue.source());
    let is_code =
        |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_uppercase());
    let is_known = |part: &str| is_code(part) || issue.profile().prefix(part).is_some();
    let mut parts = name.split(['|', ',', '/', '&', '+', '-']).map(str::trim);
    parts.all(is_known)
}
