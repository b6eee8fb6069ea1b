//! Days of a calendar's moments: `20260115`, `20260115T190000`, `20260115T183000Z`.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// A moment on the calendar of those who meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) date: Date,
    /// The hour, where there is one.
    pub(super) hour: Option<i8>,
}

/// Reads `text`. A moment of Greenwich (`Z`) is moved to `zone`.
///
/// # Errors
/// A sentence, where it is no moment or no calendar has its day.
pub(super) fn read(text: &str, zone: Option<&TimeZone>) -> Result<Moment, String> {
    let text = text.trim();
    let bytes = text.as_bytes();
    let number = |from: usize, to: usize| -> Option<i16> {
        let digits = bytes.get(from..to)?;
        let all = digits.iter().all(u8::is_ascii_digit);
        all.then(|| digits.iter().fold(0, |n, b| n * 10 + i16::from(b - b'0')))
    };
    let small = |from, to| i8::try_from(number(from, to)?).ok();
    let (Some(year), Some(month), Some(day)) = (number(0, 4), small(4, 6), small(6, 8)) else {
        return Err(format!("“{}” is no date", short(text)));
    };
    let date = Date::new(year, month, day)
        .map_err(|_| format!("no calendar has the date {year:04}-{month:02}-{day:02}"))?;
    let is_timed = bytes.get(8) == Some(&b'T');
    let (Some(hour), Some(minute)) = (small(9, 11), small(11, 13)) else {
        return Ok(Moment { date, hour: None });
    };
    if !is_timed || hour > 23 || minute > 59 {
        return Ok(Moment { date, hour: None });
    }
    let local = date.at(hour, minute, 0, 0);
    let here = zone
        .filter(|_| text.ends_with(['Z', 'z']))
        .and_then(|zone| moved(local, zone));
    let here = here.unwrap_or(local);
    Ok(Moment {
        date: here.date(),
        hour: Some(here.hour()),
    })
}

fn moved(greenwich: DateTime, zone: &TimeZone) -> Option<DateTime> {
    let instant = greenwich.to_zoned(TimeZone::UTC).ok()?;
    Some(instant.with_time_zone(zone.clone()).datetime())
}

fn short(text: &str) -> String {
    text.chars().take(30).collect()
}
