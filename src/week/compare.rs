//! Whether two events are one, and what they tell otherwise.

use crate::issue::address::key;
use crate::ops::{EventFields, NamedUrl};
use jiff::civil::Date;

/// The pages of an event, each with its day.
pub(super) fn pages_on_day(fields: &EventFields) -> impl Iterator<Item = String> + '_ {
    let day = fields
        .date
        .map_or_else(String::new, |date| date.to_string());
    let linked = fields.talks.iter().filter(|talk| !talk.url.is_empty());
    linked.map(move |talk| format!("{day} {}", key(&talk.url)))
}

/// True where one page of `a` is one of `b`.
pub(super) fn shares_page(a: &EventFields, b: &EventFields) -> bool {
    let pages = |talks: &[NamedUrl]| -> Vec<String> {
        let linked = talks.iter().filter(|talk| !talk.url.is_empty());
        linked.map(|talk| key(&talk.url)).collect()
    };
    let (a, b) = (pages(&a.talks), pages(&b.talks));
    a.iter().any(|page| b.contains(page))
}

/// True where one title of `a` is one of `b`, but for marks and case.
pub(super) fn shares_title(a: &EventFields, b: &EventFields) -> bool {
    let titles = |talks: &[NamedUrl]| -> Vec<String> {
        talks.iter().map(|talk| folded(&talk.name)).collect()
    };
    let (a, b) = (titles(&a.talks), titles(&b.talks));
    a.iter().any(|title| b.contains(title))
}

/// `text` as titles are compared: letters and digits in small letters.
pub(super) fn folded(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

/// What `new` tells otherwise than `old`, in words; a place that `new` does not know is no difference.
pub(super) fn differences(old: &EventFields, new: &EventFields) -> String {
    let mut found = Vec::new();
    let days = |fields: &EventFields| (fields.date, fields.end_date.or(fields.date));
    if days(old) != days(new) {
        found.push(format!("{}, was {}", span(new), span(old)));
    }
    let lower = |text: &str| text.to_lowercase();
    let moved =
        !new.city.is_empty() && !old.city.is_empty() && lower(&old.city) != lower(&new.city);
    if moved {
        found.push(format!("in {}, was {}", new.city, old.city));
    }
    if !shares_title(old, new)
        && let (Some(new), Some(old)) = (new.talks.first(), old.talks.first())
    {
        found.push(format!("“{}”, was “{}”", new.name, old.name));
    } else if !shares_page(old, new)
        && let Some(talk) = new.talks.iter().find(|talk| !talk.url.is_empty())
    {
        found.push(format!("its page is {}", talk.url));
    }
    found.join("; ")
}

fn span(fields: &EventFields) -> String {
    let text =
        |date: Option<Date>| date.map_or_else(|| "no date".to_owned(), |date| date.to_string());
    match fields.end_date {
        Some(end) => format!("{} - {end}", text(fields.date)),
        None => text(fields.date),
    }
}
