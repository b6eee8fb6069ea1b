//! The days of an event in its form: `D`, `D - D`, `D & D` in the first field, or the last day in a field of its own.

use super::dates::{self, Days};
use super::event_slots::{DATE, END};
use super::sheet::Sheet;
use crate::issue::Issue;
use crate::ops::{EventFields, Refusal};

/// Gives `fields`, which say the days as they were, those of the form. A field that was not touched keeps what it could
/// not show.
pub(super) fn read(fields: &mut EventFields, sheet: &Sheet, issue: &Issue) {
    if sheet.is_touched(DATE) {
        let was_list = !fields.single_days().is_empty();
        fields.end_date = fields.end_date.filter(|_| !was_list);
        fields.days = Vec::new();
        fields.date = None;
        match dates::read_days(sheet.value(DATE), issue.date()) {
            None => {}
            Some(Days::One(date)) => fields.date = Some(date),
            Some(Days::Range(first, last)) => {
                (fields.date, fields.end_date) = (Some(first), Some(last));
            }
            Some(Days::Single(all)) => {
                (fields.date, fields.end_date) = (all.first().copied(), all.last().copied());
                fields.days = all;
            }
        }
    }
    if sheet.is_touched(END) {
        fields.end_date = dates::read(sheet.value(END), issue.date());
    }
}

/// What is wrong with the days as they are typed.
pub(super) fn flaw(sheet: &Sheet, issue: &Issue) -> Option<Refusal> {
    let wrong = |text: &str| Some(Refusal::new(format!("“{text}” is no date")).hint(dates::HOW));
    let (date, end) = (sheet.trimmed(DATE), sheet.trimmed(END));
    let days = dates::read_days(date, issue.date());
    if sheet.is_touched(DATE) && !date.is_empty() && days.is_none() {
        return wrong(date);
    }
    if end.is_empty() {
        return None;
    }
    if sheet.is_touched(END) && dates::read(end, issue.date()).is_none() {
        return wrong(end);
    }
    matches!(days, Some(Days::Range(..) | Days::Single(_))).then(|| {
        Refusal::new(format!("“{date}” names its last day already")).hint("empty the end date")
    })
}
