//! Adding an item: Markdown, a link, or an event.

use super::edit_event::{check, same_shape, unwritable};
use super::insertion::{Manner, insert, landing};
use super::{At, EventFields, LinkFields, Refusal, create_section, escape, named};
use crate::issue::Issue;
use crate::profile::Profile;
use crate::text::Transaction;

/// Adds `text`, the Markdown of one item with or without its marker, to `section`.
///
/// # Errors
/// Where the section or index does not exist, or the text is not exactly one item.
pub fn add(issue: &Issue, section: usize, at: At, text: &str) -> Result<Transaction, Refusal> {
    insert(issue, section, at, &[text.to_owned()], Manner::Shaped)
}

/// Adds a link to `section`.
///
/// # Errors
/// As [`add`], and where the link has no address or no title.
pub fn add_link(
    issue: &Issue,
    section: usize,
    at: At,
    fields: &LinkFields,
) -> Result<Transaction, Refusal> {
    if escape::one_line(&fields.url).is_empty() {
        return Err(Refusal::new("a link needs an address"));
    }
    if escape::one_line(&fields.title).is_empty() {
        return Err(Refusal::new("a link needs a title"));
    }
    add(issue, section, at, &fields.markdown())
}

/// Adds an event to `section`, or to the section of its region, which is created where the issue lacks it.
///
/// # Errors
/// As [`add`], where the event has no date, and where its region cannot be told.
pub fn add_event(
    issue: &Issue,
    section: Option<usize>,
    at: At,
    fields: &EventFields,
) -> Result<Transaction, Refusal> {
    check(fields)?;
    let (first, issue_with, section) = match section {
        Some(section) => (Transaction::default(), issue.clone(), section),
        None => in_role(issue, home(issue, fields)?)?,
    };
    let text = fields.markdown(&issue_with);
    let then = add(&issue_with, section, at, &text)?;
    let after = issue_with.apply(&then);
    let read = landing(&then, &after).and_then(|item| EventFields::of(&after, item));
    match read {
        Some(now) if same_shape(&now, fields) => Ok(first.then(issue.source(), &then)),
        _ => Err(unwritable(issue, fields)),
    }
}

/// The role of the event's region.
fn home<'a>(issue: &'a Issue, fields: &EventFields) -> Result<&'a str, Refusal> {
    let region = fields.region(issue.profile());
    region.ok_or_else(|| no_region(issue.profile(), fields))
}

/// The section of `role`; created where the issue lacks it.
pub(super) fn in_role(issue: &Issue, role: &str) -> Result<(Transaction, Issue, usize), Refusal> {
    if let Some(section) = issue.section_of_role(role) {
        return Ok((Transaction::default(), issue.clone(), section));
    }
    let change = create_section(issue, role)?;
    let after = issue.apply(&change);
    match after.section_of_role(role) {
        Some(section) => Ok((change, after, section)),
        None => Err(Refusal::new(format!("no section for “{role}” can be made"))),
    }
}

fn no_region(profile: &Profile, fields: &EventFields) -> Refusal {
    let country = fields.country.trim();
    if profile.events.regions.is_empty() {
        return Refusal::new(format!("{} files events by no region", profile.title))
            .hint("name a section");
    }
    match country {
        "" => Refusal::new("the event has no country, so its region is unknown"),
        _ => Refusal::new(format!(
            "“{}” is no country of any region of {}",
            named::short(country),
            profile.title
        )),
    }
    .hint("give a country, or name a section")
}
