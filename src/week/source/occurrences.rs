//! On which days an event of a calendar stands: its own, those of its recurrence, without those that were dropped or
//! moved.

use super::ics::{Calendar, Event, Head, Moved};
use super::moment::Moment;
use super::recur;
use crate::week::candidate::Candidate;
use crate::week::window::Window;
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::HashSet;

/// An event that ends before this hour ended the evening before.
const MORNING: i8 = 7;

impl Event<'_> {
    /// `candidate` on each of the event's days in the window; once as it is where it lies outside or has no day.
    pub(super) fn on_days(
        &self,
        mut candidate: Candidate,
        window: Window,
        calendar: &mut Calendar,
    ) -> Vec<Candidate> {
        let head = &calendar.head;
        let start = match self.value("DTSTART").map(|text| head.moment(text)) {
            Some(Ok(start)) => start,
            Some(Err(why)) => {
                candidate.refuse(why);
                return vec![candidate];
            }
            None => {
                candidate.refuse("it has no date");
                return vec![candidate];
            }
        };
        let is_foreign = self
            .value("DTSTART")
            .is_some_and(|text| text.ends_with('Z'));
        if head.unknown_zone && is_foreign {
            candidate
                .notes
                .push("its time zone is unknown here: its day is that of Greenwich".to_owned());
        }
        let length = self.length(start, head);
        let mut days = vec![start.date];
        if let Some(rule) = self.value("RRULE") {
            let reach = Window {
                first: window
                    .first
                    .checked_sub(length.days())
                    .unwrap_or(window.first),
                ..window
            };
            match recur::days(rule, start.date, reach, &mut calendar.fuel) {
                Ok(found) => days = found,
                Err(why) => candidate
                    .notes
                    .push(format!("{why}: only its first day is read")),
            }
            candidate.is_series = true;
        }
        self.adjust(&mut days, head, &calendar.moved);
        let on = |day: &Date| {
            let mut one = candidate.clone();
            one.fields.date = Some(*day);
            one.fields.end_date = day.checked_add(length.days()).ok().filter(|end| end > day);
            one
        };
        days.iter().map(on).collect()
    }

    /// Adds further days, takes out those that are dropped or moved.
    fn adjust(&self, days: &mut Vec<Date>, head: &Head, moved: &Moved) {
        let listed = |name: &str| -> HashSet<Date> {
            let values = self
                .properties(name)
                .flat_map(|own| own.val.as_str().split(','));
            values
                .filter_map(|text| Some(head.moment(text).ok()?.date))
                .collect()
        };
        days.extend(listed("RDATE"));
        let dropped = listed("EXDATE");
        days.retain(|day| !dropped.contains(day));
        let is_series = self.value("RECURRENCE-ID").is_none();
        if let Some(moved) = self
            .value("UID")
            .filter(|_| is_series)
            .and_then(|id| moved.get(id))
        {
            days.retain(|day| !moved.contains(day));
        }
        days.sort_unstable();
        days.dedup();
    }

    /// Days between its first and its last.
    fn length(&self, start: Moment, head: &Head) -> i32 {
        let until = |end: Date| start.date.until(end).map_or(0, |span| span.get_days());
        let days = if let Some(end) = self.value("DTEND").and_then(|text| head.moment(text).ok()) {
            let is_before = match end.hour {
                Some(hour) => hour < MORNING,
                None => true,
            };
            until(end.date) - i32::from(is_before)
        } else {
            self.value("DURATION")
                .map_or(0, |text| whole_days(text) - 1)
        };
        days.clamp(0, 366)
    }
}

/// The days of `P2D` or `P1W`; 1 for anything shorter.
fn whole_days(text: &str) -> i32 {
    let digits: String = text.chars().filter(char::is_ascii_digit).take(3).collect();
    let number: i32 = digits.parse().unwrap_or(1);
    match text.trim_end().chars().next_back() {
        Some('D') => number,
        Some('W') => number * 7,
        _ => 1,
    }
}
