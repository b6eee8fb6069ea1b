//! A new issue: the template with its variables filled in and the events of the issue before that are not over.

use super::carry::{Carried, carry};
use crate::issue::Issue;
use crate::ops::Refusal;
use crate::profile::{EVENTS_LIST, Profile, fill_with, unknown_variables};
use crate::text::LineEnding;
use jiff::civil::Date;

/// What a new issue is made from.
#[derive(Clone, Copy, Debug)]
pub struct Start<'a> {
    /// Its day.
    pub date: Date,
    /// Its number.
    pub number: i64,
    /// The template, with `$…` variables.
    pub template: &'a str,
    /// The issue before, whose events it takes over.
    pub previous: Option<&'a Issue>,
}

/// A new issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewIssue {
    /// Its text.
    pub text: String,
    /// The events that it took over, and those that were over.
    pub carried: Carried,
    /// The template says where events stand; without that none are taken over.
    pub has_place: bool,
}

/// The issue of `profile` that `start` describes.
///
/// # Errors
/// Where the template has variables that nothing is known to stand for.
pub fn new_issue(profile: &Profile, start: &Start<'_>) -> Result<NewIssue, Refusal> {
    let template = start.template;
    let unknown = unknown_variables(template);
    if !unknown.is_empty() {
        let many = if unknown.len() == 1 {
            "a variable"
        } else {
            "variables"
        };
        return Err(Refusal::new(format!(
            "the template has {many} that nothing stands for: {}",
            unknown.join(", ")
        )));
    }
    let has_place = template.contains(EVENTS_LIST);
    let previous = start.previous.filter(|_| has_place);
    let carried = previous
        .map(|issue| carry(issue, start.date))
        .unwrap_or_default();
    let events = LineEnding::of(template).normalize(&carried.text);
    let window = profile.events.window.as_ref();
    let days = window.map_or(super::window::DAYS, |window| window.days);
    Ok(NewIssue {
        text: fill_with(template, start.number, start.date, days, &events),
        carried,
        has_place,
    })
}
