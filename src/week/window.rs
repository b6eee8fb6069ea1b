//! The window of an issue: the days whose events it lists.

use crate::issue::Issue;
use jiff::ToSpan;
use jiff::civil::Date;

/// First and last day, both inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The day of the issue.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

/// How long the window is where the newsletter does not say, in days.
pub(super) const DAYS: i32 = 28;

impl Window {
    /// The window of `issue`; `None` where it has no date.
    pub fn of(issue: &Issue) -> Option<Self> {
        let first = issue.date()?;
        let window = issue.profile().events.window.as_ref();
        let days = window.map_or(DAYS, |window| window.days);
        Some(Self {
            first,
            last: first.saturating_add(days.days()),
        })
    }

    /// True where something from `first` to `last` touches the window.
    pub fn touches(self, first: Date, last: Date) -> bool {
        first <= self.last && last >= self.first
    }
}
