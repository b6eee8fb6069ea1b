page! {
    //! A prefix is not written as the house writes it.
    //!
    //! **What it finds.** Another case (`[Video]`), other brackets (`(video)`, `\[video\]`) and other words that mean a known
    //! prefix (`[podcast]`). Outside link sections it is a suggestion.
    //!
    //! **Why it hurts.** Readers scan the list for a marker and miss the odd one.
    //!
    //! **Example.** `* [Series] [Traits, part 2](https://blog.example/traits-2/)`.
    //!
    //! **The fix** writes the house's spelling. It is safe where only case or brackets change.
}

use crate::issue::{Entry, Issue, PrefixSpan};
use crate::profile::Kind;
use crate::rules::shared::{page, prefixes};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::Edit;

pub(super) const RULE: Rule = Rule {
    id: "prefix-spelling",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    for section in 0..issue.outline().sections.len() {
        let is_links = issue.kind(section) == Kind::Links;
        for item in issue.items(section) {
            let Entry::Link(entry) = &item.entry else {
                continue;
            };
            let odd = entry.prefixes.iter();
            let odd = odd.filter_map(|prefix| diagnostic(issue, prefix));
            found.extend(odd.map(|one| if is_links { one } else { one.into_hint() }));
        }
    }
}

fn diagnostic(issue: &Issue, prefix: &PrefixSpan) -> Option<Diagnostic> {
    let source = issue.source();
    let name = prefix.name_span.of(source).trim();
    let known = prefixes::known(issue, prefix)?;
    let house = format!("[{}]", known.spelling(name));
    let written = prefix.span.of(source);
    if written == house {
        return None;
    }
    let message = format!("“{written}” is written {house}");
    let edits = vec![Edit::replace(prefix.span, house.clone())];
    let is_same_word = known.spelling(name).to_lowercase() == name.to_lowercase();
    let label = format!("Write {house}");
    let fix = if is_same_word {
        Fix::safe(label, source, edits)
    } else {
        Fix::look(label, source, edits)
    };
    Some(RULE.found(prefix.span, message).fixed_by(fix))
}
