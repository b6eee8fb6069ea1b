page! {
    //! Title and address of a link stand in each other's place.
    //!
    //! **What it finds.** An address between the brackets, and no address between the parentheses.
    //!
    //! **Why it hurts.** Readers see the raw address, and it leads nowhere.
    //!
    //! **Example.** `[https://forum.example/t/1](Ferris)`.
    //!
    //! **The fix** changes their places.
}

use crate::issue::Issue;
use crate::rules::shared::{page, titles};
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::Edit;

pub(super) const RULE: Rule = Rule {
    id: "swapped-title-and-url",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    let links = issue.links().iter();
    for link in links.filter(|link| titles::swapped(source, link).is_some()) {
        let (text, url) = (link.text_span.of(source), link.url_span.of(source));
        let message = format!(
            "“{url}” stands where the address belongs, and the address where the title does"
        );
        let edits = vec![
            Edit::replace(link.text_span, url),
            Edit::replace(link.url_span, text.trim()),
        ];
        let fix = Fix::look("Change their places", source, edits);
        found.push(RULE.found(link.span, message).fixed_by(fix));
    }
}
