//! The columns of a list of events: days, place, organiser, title. As wide as what stands in them, as far as the pane
//! allows; in a narrow pane the organiser gives way to the title.

use super::paint::Row as Line;
use super::theme::Theme;
use crate::cells;
use crate::issue::{Entry, EventEntry};
use crate::session::{Row, Session};

/// Columns left for organiser and title below which the organiser is not shown.
const NARROW: usize = 34;
/// Columns of one day, and the most that several take.
const DAY: usize = 10;
const DAYS: usize = 16;
const PLACE: usize = 26;
const ORGANIZER: usize = 24;
const LEAST: usize = 8;

/// How wide the columns are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct EventColumns {
    days: usize,
    place: usize,
    organizer: usize,
}

impl EventColumns {
    /// Columns for `rows` where a row has `room`.
    pub(super) fn of(session: &Session, rows: &[Row], room: usize) -> Self {
        let source = session.issue().source();
        let mut widest = [DAY, LEAST, LEAST];
        for row in rows {
            let Row::Item(item) = row else {
                continue;
            };
            let Entry::Event(event) = &session.item(*item).entry else {
                continue;
            };
            let texts = [
                days(source, event),
                event.place(source).to_owned(),
                organizer(source, event).to_owned(),
            ];
            for (widest, text) in widest.iter_mut().zip(texts) {
                *widest = cells::width(&cells::visible(&text)).max(*widest);
            }
        }
        let [days, place, organizer] = widest;
        let days = days.min(DAYS);
        let rest = room.saturating_sub(days + 1);
        if rest < NARROW {
            return Self {
                days,
                place: place.min((room / 4).clamp(LEAST, PLACE)),
                organizer: 0,
            };
        }
        let share = rest * 3 / 10;
        Self {
            days,
            place: place.min(share.clamp(LEAST, PLACE)),
            organizer: organizer.min(share.clamp(LEAST, ORGANIZER)),
        }
    }

    /// Draws `event` into `line`, which has `room` columns for it.
    pub(super) fn draw(
        self,
        line: &mut Line<'_>,
        event: &EventEntry,
        session: &Session,
        theme: &Theme,
        room: usize,
    ) {
        let source = session.issue().source();
        let mut ends = event.last_date().zip(session.issue().date()).into_iter();
        let is_past = ends.any(|(last, date)| last < date);
        let (style, bright, quiet) = if is_past {
            (theme.dim, theme.dim, theme.dim)
        } else {
            (theme.text, theme.accent, theme.dim)
        };
        let organizer = flat(organizer(source, event));
        let talk = event.talks.first();
        let title = talk.map_or("", |talk| talk.name_span.of(source));
        line.column(&days(source, event), self.days, bright).skip(1);
        line.column(&flat(event.place(source)), self.place, style)
            .skip(1);
        let mut room = room.saturating_sub(self.days + self.place + 2);
        if self.organizer > 0 {
            line.column(&organizer, self.organizer, quiet).skip(1);
            room = room.saturating_sub(self.organizer + 1);
        }
        let title = if title.is_empty() && self.organizer == 0 {
            organizer
        } else {
            flat(title)
        };
        line.clipped(&title, room, style);
    }
}

fn organizer<'a>(source: &'a str, event: &EventEntry) -> &'a str {
    let first = event.organizers.first();
    first.map_or("", |named| named.name_span.of(source))
}

/// One day as written; several without their year: `01-13–15`, `01-30–02-02`, `01-13 & 15`.
fn days(source: &str, event: &EventEntry) -> String {
    let (Some(first), Some(last)) = (event.date(), event.end.and_then(|end| end.date)) else {
        return flat(event.dates_span.of(source));
    };
    let is_one_month = (first.year(), first.month()) == (last.year(), last.month());
    let end = last.strftime(if is_one_month { "%d" } else { "%m-%d" });
    let joiner = if event.days.is_empty() { "–" } else { " & " };
    format!("{}{joiner}{end}", first.strftime("%m-%d"))
}

/// `text` on one line, at most 400 characters of it.
pub(super) fn flat(text: &str) -> String {
    let mut out = String::new();
    for (at, word) in text.split_whitespace().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        out.push_str(word);
        if out.len() > 400 {
            break;
        }
    }
    out
}
