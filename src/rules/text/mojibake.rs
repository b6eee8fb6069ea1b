page! {
    //! Accented letters and signs are garbled: UTF-8 was once read as another encoding.
    //!
    //! **What it finds.** Letters beyond ASCII that make sense only when their bytes in `MacRoman` or Windows-1252 are
    //! read as UTF-8. Where that holds for the whole text, there is one finding for all of it.
    //!
    //! **Why it hurts.** Readers see `as√≠ncrono` for `asíncrono`; searches and feeds do as well.
    //!
    //! **Example.** `¬°Hola!` was `¡Hola!`, `donâ€™t` was `don’t`.
    //!
    //! **The fix** restores every garbled place and changes nothing else. It is safe where only one encoding fits.
}

use crate::issue::Issue;
use crate::rules::shared::encodings::{Garbling, Stretch, garbling};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::Edit;

pub(super) const RULE: Rule = Rule {
    id: "mojibake",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

/// Up to so many garbled places in a text that is sound elsewhere are findings of their own; more are one, so that a
/// whole file that was garbled and then touched is still mended by one key.
const FEW: usize = 5;

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    match garbling(source) {
        Garbling::Parts(stretches) if stretches.len() > FEW => {
            found.extend(all_parts(source, &stretches));
        }
        Garbling::Parts(stretches) => {
            found.extend(stretches.iter().map(|stretch| part(source, stretch)));
        }
        Garbling::Whole { stretches, other } => {
            let Some(first) = stretches.first() else {
                return;
            };
            let places = match stretches.len() {
                1 => "1 place is".to_owned(),
                many => format!("{many} places are"),
            };
            let name = first.mistaken.name();
            let message = match other {
                None => format!("The text is UTF-8 that was read as {name}: {places} garbled"),
                Some(other) => format!(
                    "The text is UTF-8 that was read as {name} or {}: {places} garbled",
                    other.name()
                ),
            };
            let edits = stretches.iter().map(edit).collect();
            let label = format!("Restore the text from {name}");
            let fix = match other {
                None => Fix::safe(label, source, edits),
                Some(_) => Fix::look(label, source, edits),
            };
            found.push(RULE.found(first.span, message).fixed_by(fix));
        }
    }
}

fn edit(stretch: &Stretch) -> Edit {
    Edit::replace(stretch.span, stretch.restored.as_str())
}

fn all_parts(source: &str, stretches: &[Stretch]) -> Option<Diagnostic> {
    let first = stretches.first()?;
    let count = stretches.len();
    let message = format!(
        "{count} places are UTF-8 that was read as {}; the rest of the text is sound",
        first.mistaken.name()
    );
    let edits = stretches.iter().map(edit).collect();
    let fix = Fix::look(format!("Restore all {count} places"), source, edits);
    Some(RULE.found(first.span, message).fixed_by(fix))
}

fn part(source: &str, stretch: &Stretch) -> Diagnostic {
    let garbled = stretch.span.of(source);
    let restored = &stretch.restored;
    let message = format!(
        "“{garbled}” is UTF-8 that was read as {}: it was “{restored}”",
        stretch.mistaken.name()
    );
    let fix = Fix::look(format!("Restore “{restored}”"), source, vec![edit(stretch)]);
    RULE.found(stretch.span, message).fixed_by(fix)
}
