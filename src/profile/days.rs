//! On which days a newsletter appears.

use super::Profile;
use jiff::ToSpan;
use jiff::civil::Date;

/// Further ahead no day of publication is looked for: a year and some.
const AHEAD: usize = 400;

impl Profile {
    /// True where an issue appears on `date`: by the numbering, else by the weekday. False where neither is known.
    pub fn appears_on(&self, date: Date) -> bool {
        match &self.metadata.numbering {
            Some(numbering) => numbering.number_on(date).is_some(),
            None => date.strftime("%A").to_string() == self.metadata.weekday,
        }
    }

    /// The days from `first` on, a year ahead, on which an issue appears.
    pub fn days_from(&self, first: Date) -> impl Iterator<Item = Date> {
        let days = first.series(1.day()).take(AHEAD);
        days.filter(|&date| self.appears_on(date))
    }

    /// The number of the issue of `date`: that of the numbering, else the next after `highest`, the first without one.
    pub fn number_for(&self, date: Date, highest: Option<i64>) -> i64 {
        let numbering = self.metadata.numbering.as_ref();
        numbering
            .and_then(|numbering| numbering.number_on(date))
            .unwrap_or_else(|| highest.map_or(1, |highest| highest.saturating_add(1)))
    }
}
