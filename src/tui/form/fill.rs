//! What a known organiser fills into the form of an event: only what is empty, and the next completion takes it back.

use super::address::Cut;
use super::event::EventForm;
use super::event_slots::{ATTENDANCE, CITY, COUNTRY, FIRST_NAMED, STATE, attendance, number};
use super::known::{self, Known};
use super::sheet::Sheet;
use crate::issue::Attendance;
use crate::profile::tables;
use crate::session::Session;

/// A completion that was taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Filled {
    /// Field of the organiser's name.
    name_at: usize,
    /// What was typed into it.
    typed: String,
    /// Which of those that fit was taken.
    nth: usize,
    /// Fields that were empty, and what they got.
    set: Vec<(usize, String)>,
    /// The attendance before.
    attended: Option<usize>,
}

impl Filled {
    /// What was typed, and which of those that fit comes next, where field `at` still says what this completion put there.
    /// What it filled is taken back.
    pub(super) fn again(self, sheet: &mut Sheet, at: usize) -> Option<(String, usize)> {
        let own = self.set.first().filter(|_| self.name_at == at)?;
        if sheet.value(at) != own.1 {
            return None;
        }
        for (at, text) in &self.set {
            if sheet.value(*at) == text {
                sheet.set(*at, "");
            }
        }
        if let Some(before) = self.attended {
            sheet.choose(ATTENDANCE, before);
        }
        Some((self.typed, self.nth + 1))
    }

    /// Puts `known` into the fields: the name into field `at`, which held `typed`, all else where nothing stands.
    pub(super) fn fill(
        sheet: &mut Sheet,
        at: usize,
        known: &Known,
        (typed, nth): (String, usize),
    ) -> Self {
        sheet.set(at, &known.organizer.name);
        let mut filled = Self {
            name_at: at,
            typed,
            nth,
            set: vec![(at, known.organizer.name.clone())],
            attended: None,
        };
        filled.put(sheet, at + 1, &known.organizer.url);
        let is_nowhere = [CITY, STATE, COUNTRY]
            .iter()
            .all(|&at| sheet.trimmed(at).is_empty());
        if fits(sheet, known) {
            filled.put(sheet, CITY, &known.event.city);
            filled.put(sheet, STATE, &known.event.state);
            filled.put(sheet, COUNTRY, &known.event.country);
        }
        // Who began under the online heading means an online event.
        let is_meant = attendance(sheet) == Attendance::Virtual
            && known.event.attendance == Attendance::InPerson;
        if is_nowhere && !is_meant && !sheet.is_touched(ATTENDANCE) {
            filled.attended = Some(sheet.chosen(ATTENDANCE));
            sheet.choose(ATTENDANCE, number(known.event.attendance));
        }
        filled
    }

    fn put(&mut self, sheet: &mut Sheet, at: usize, text: &str) {
        if sheet.trimmed(at).is_empty() && !text.is_empty() {
            sheet.set(at, text);
            self.set.push((at, text.to_owned()));
        }
    }
}

/// True where nothing that stands there speaks against the place of `known`.
fn fits(sheet: &Sheet, known: &Known) -> bool {
    let is_one = |at: usize, own: &str| {
        let there = sheet.trimmed(at);
        there.is_empty() || there.to_lowercase() == own.to_lowercase()
    };
    let country = tables().country(sheet.trimmed(COUNTRY));
    let is_country = country.is_some() && country == tables().country(&known.event.country);
    is_one(CITY, &known.event.city)
        && is_one(STATE, &known.event.state)
        && (is_country || is_one(COUNTRY, &known.event.country))
}

impl EventForm {
    /// Puts a pasted page of an event into the pair at `name_at`; its organiser follows where it is known.
    pub(super) fn take_page(
        &mut self,
        sheet: &mut Sheet,
        name_at: usize,
        url: &str,
        session: &Session,
    ) {
        self.cut = Cut::into_field(sheet, name_at + 1, url);
        let url = sheet.trimmed(name_at + 1).to_owned();
        let is_talk = self.rows.talks().contains(&name_at);
        let first = FIRST_NAMED..FIRST_NAMED + 2;
        let is_open = first.clone().all(|at| sheet.trimmed(at).is_empty());
        if !is_talk || !is_open {
            return;
        }
        if let Some(known) = known::of_page(session, &url) {
            let typed = (String::new(), 0);
            self.filled = Some(Filled::fill(sheet, first.start, &known, typed));
        }
    }

    /// The pair that a link pasted into field `at` is for: the field's own, else the first talk while it has no page.
    pub(super) fn pair_for(&self, sheet: &Sheet, at: usize) -> Option<usize> {
        let talk = self.rows.talks().start;
        let free = sheet.trimmed(talk + 1).is_empty().then_some(talk);
        self.rows.pair_of(at).or(free)
    }

    /// Completes the organiser's name in field `at`, the next time with the next that fits.
    pub(super) fn complete_organizer(
        &mut self,
        sheet: &mut Sheet,
        at: usize,
        session: &Session,
    ) -> bool {
        let again = self
            .filled
            .take()
            .and_then(|filled| filled.again(sheet, at));
        let (typed, nth) = again.unwrap_or_else(|| (sheet.value(at).to_owned(), 0));
        let all = known::completions(session, &typed);
        let Some(nth) = nth.checked_rem(all.len()) else {
            return false;
        };
        self.filled = Some(Filled::fill(sheet, at, &all[nth], (typed, nth)));
        true
    }

    /// What completes the name in field `at`, in a few words.
    pub(super) fn suggestion(sheet: &Sheet, at: usize, session: &Session) -> String {
        let mut all = known::completions(session, sheet.value(at));
        let is_filled = !sheet.trimmed(at + 1).is_empty();
        all.retain(|known| !is_filled || known.organizer.name != sheet.trimmed(at));
        let Some(first) = all.first() else {
            return String::new();
        };
        let more = match all.len() {
            1 => String::new(),
            count => format!(" and {} more", count - 1),
        };
        format!("→ {} {}{more}", first.organizer.name, first.place())
    }
}
