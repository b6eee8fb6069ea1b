//! Events that recur: the days of a rule (RFC 5545, 3.3.10) inside a window, which also bounds rules without an end.
//!
//! Periods before the window are skipped by arithmetic where nothing is counted; a rule that counts is followed from its
//! first day, for so many periods and no more.

use crate::week::window::Window;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Periods of one rule that are looked at.
const PERIODS: usize = 20_000;
/// Periods of all rules of a calendar that are looked at.
pub(super) const ALL_PERIODS: usize = 200_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Every {
    Day,
    Week,
    Month,
    Year,
}

/// A rule, as far as days matter.
#[derive(Clone, Debug)]
struct Rule {
    every: Every,
    interval: i32,
    count: Option<usize>,
    until: Option<Date>,
    weekdays: Vec<(i32, Weekday)>,
    monthdays: Vec<i8>,
    months: Vec<i8>,
    positions: Vec<i32>,
    week_start: Weekday,
}

/// The days in `window` on which something recurs by `rule` that is first on `first`. Each period that is looked at is
/// taken from `fuel`.
///
/// # Errors
/// A sentence, where the rule cannot be followed.
pub(super) fn days(
    rule: &str,
    first: Date,
    window: Window,
    fuel: &mut usize,
) -> Result<Vec<Date>, String> {
    let rule = Rule::read(rule)?;
    let mut found = Vec::new();
    let mut counted = 0;
    let from = if rule.count.is_some() {
        0
    } else {
        rule.periods_before(first, window.first)
    };
    for period in from..from + PERIODS.min(*fuel) {
        *fuel -= 1;
        let Some(start) = rule.period(first, period) else {
            return Ok(found);
        };
        if start > window.last.saturating_add(7.days()) {
            return Ok(found);
        }
        for day in rule.days_of(start, first) {
            let is_done = rule.until.is_some_and(|until| day > until)
                || rule.count.is_some_and(|count| counted >= count);
            if is_done || day > window.last {
                return Ok(found);
            }
            counted += 1;
            if day >= window.first {
                found.push(day);
            }
        }
    }
    Err("it recurs for too long to be followed".to_owned())
}

impl Rule {
    fn read(text: &str) -> Result<Self, String> {
        let mut rule = Self {
            every: Every::Day,
            interval: 1,
            count: None,
            until: None,
            weekdays: Vec::new(),
            monthdays: Vec::new(),
            months: Vec::new(),
            positions: Vec::new(),
            week_start: Weekday::Monday,
        };
        let mut has_frequency = false;
        for part in text.trim().split(';').filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            let key = key.to_ascii_uppercase();
            has_frequency |= key == "FREQ";
            let understood = rule.set(&key, &value.to_ascii_uppercase());
            understood.ok_or_else(|| {
                let part: String = part.chars().take(40).collect();
                format!("its recurrence “{part}” is not understood")
            })?;
        }
        if has_frequency {
            Ok(rule)
        } else {
            Err("its recurrence says not how often".to_owned())
        }
    }

    fn set(&mut self, key: &str, value: &str) -> Option<()> {
        match key {
            "FREQ" => {
                self.every = match value {
                    "DAILY" => Every::Day,
                    "WEEKLY" => Every::Week,
                    "MONTHLY" => Every::Month,
                    "YEARLY" => Every::Year,
                    _ => return None,
                }
            }
            "INTERVAL" => self.interval = value.parse().ok().filter(|n| (1..=1000).contains(n))?,
            "COUNT" => self.count = Some(value.parse().ok()?),
            "UNTIL" => self.until = Some(super::moment::read(value, None).ok()?.date),
            "BYDAY" => self.weekdays = list(value, weekday)?,
            "BYMONTHDAY" => self.monthdays = list(value, |n| n.parse().ok())?,
            "BYMONTH" => self.months = list(value, |n| n.parse().ok())?,
            "BYSETPOS" => self.positions = list(value, |n| n.parse().ok())?,
            "WKST" => self.week_start = weekday(value)?.1,
            _ => return None,
        }
        Some(())
    }

    /// The first day of the period `index`; `None` behind the end of the calendar.
    fn period(&self, first: Date, index: usize) -> Option<Date> {
        let steps = i32::try_from(index).ok()?.checked_mul(self.interval)?;
        let (start, span) = match self.every {
            Every::Day => (first, steps.days()),
            Every::Week => (self.week_of(first), steps.weeks()),
            Every::Month => (first.first_of_month(), steps.months()),
            Every::Year => (
                first.first_of_year(),
                i32::from(i16::try_from(steps).ok()?).years(),
            ),
        };
        start.checked_add(span).ok()
    }

    /// A number of periods that surely lie before `day`.
    fn periods_before(&self, first: Date, day: Date) -> usize {
        let days = first.until(day).map_or(0, |span| span.get_days());
        let longest = match self.every {
            Every::Day => 1,
            Every::Week => 7,
            Every::Month => 31,
            Every::Year => 366,
        };
        let periods = days / longest / self.interval - 1;
        usize::try_from(periods).unwrap_or(0)
    }

    fn week_of(&self, day: Date) -> Date {
        let back = i32::from(day.weekday().since(self.week_start));
        day.checked_sub(back.days()).unwrap_or(day)
    }

    /// The days of the period that begins on `start`, in order, none before `first`.
    fn days_of(&self, start: Date, first: Date) -> Vec<Date> {
        let last = match self.every {
            Every::Day => start,
            Every::Week => start.saturating_add(6.days()),
            Every::Month => start.last_of_month(),
            Every::Year => start.last_of_year(),
        };
        let all = start.series(1.day()).take_while(|day| *day <= last);
        let mut days: Vec<Date> = all.filter(|day| self.fits(*day, first)).collect();
        if !self.positions.is_empty() {
            let count = days.len();
            let picked = |at: usize| {
                let behind = i32::try_from(at).unwrap_or(i32::MAX);
                let before = behind - i32::try_from(count).unwrap_or(i32::MAX);
                self.positions.contains(&(behind + 1)) || self.positions.contains(&before)
            };
            let kept = days.iter().enumerate().filter(|(at, _)| picked(*at));
            days = kept.map(|(_, day)| *day).collect();
        }
        days.retain(|day| *day >= first);
        days
    }

    fn fits(&self, day: Date, first: Date) -> bool {
        let by_month = self.months.is_empty() || self.months.contains(&day.month());
        let by_day =
            self.monthdays.is_empty() || self.monthdays.iter().any(|&n| is_monthday(day, n));
        let by_weekday = self.weekdays.is_empty()
            || self
                .weekdays
                .iter()
                .any(|&(nth, weekday)| self.is_weekday(day, nth, weekday));
        let is_plain = self.weekdays.is_empty() && self.monthdays.is_empty();
        let like_first = !is_plain
            || match self.every {
                Every::Day => true,
                Every::Week => day.weekday() == first.weekday(),
                Every::Month => day.day() == first.day(),
                Every::Year => {
                    let same_month = !self.months.is_empty() || day.month() == first.month();
                    same_month && day.day() == first.day()
                }
            };
        by_month && by_day && by_weekday && like_first
    }

    /// True where `day` is the `nth` such weekday of its month (of its year, for a yearly rule without months); any of
    /// them where that is 0.
    fn is_weekday(&self, day: Date, nth: i32, weekday: Weekday) -> bool {
        if day.weekday() != weekday {
            return false;
        }
        let of_year = self.every == Every::Year && self.months.is_empty();
        let (behind, before) = if of_year {
            (
                day.day_of_year() - 1,
                day.days_in_year() - day.day_of_year(),
            )
        } else {
            let at = i16::from(day.day());
            (at - 1, i16::from(day.days_in_month()) - at)
        };
        nth == 0
            || !matches!(self.every, Every::Month | Every::Year)
            || nth == i32::from(behind / 7 + 1)
            || nth == -i32::from(before / 7 + 1)
    }
}

fn is_monthday(day: Date, n: i8) -> bool {
    n == day.day() || n == day.day() - day.days_in_month() - 1
}

fn list<T>(value: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    value.split(',').map(|one| read(one.trim())).collect()
}

/// `2TU`, `-1FR`, `MO`.
fn weekday(text: &str) -> Option<(i32, Weekday)> {
    let at = text
        .len()
        .checked_sub(2)
        .filter(|&at| text.is_char_boundary(at))?;
    let (nth, name) = text.split_at(at);
    let weekday = match name {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    };
    let nth = nth.trim_start_matches('+');
    let nth = if nth.is_empty() { 0 } else { nth.parse().ok()? };
    Some((nth, weekday))
}
