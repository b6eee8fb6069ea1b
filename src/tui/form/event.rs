//! The form of an event: dates, place, organisers and talks. The section follows from the place, the row from the date.

use super::dialog::{Dialog, Form};
use super::event_slots::{
    ATTENDANCE, CITY, COUNTRY, DATE, END, FIRST_NAMED, Rows, STATE, attendance, number, pairs,
    slots,
};
use super::report::{Proposal, Remark, Tentative, Tone};
use super::sheet::Sheet;
use super::target::{self, Original};
use super::{address, dates, known, pasted, places, region};
use crate::issue::{Attendance, Issue};
use crate::ops::{self, At, EventFields, Refusal};
use crate::profile::Kind;
use crate::session::{Select, Session};
use crate::text::Transaction;

/// An event that is added or edited.
#[derive(Debug)]
pub(super) struct EventForm {
    original: Option<Original>,
    before: EventFields,
    rows: Rows,
    cut: Vec<String>,
}

/// The form for a new event.
///
/// # Errors
/// Where no section is selected.
pub(super) fn adding(session: &Session) -> Result<Dialog<EventForm>, Refusal> {
    target::section(session)?;
    let issue = session.issue();
    let mut before = EventFields::default();
    let online = session.section().and_then(|section| issue.role(section));
    if online.is_some_and(|role| issue.profile().virtual_role() == Some(role.role.as_str())) {
        before.attendance = Attendance::Virtual;
    }
    Ok(open(session, None, before))
}

/// The form of item `item`; `None` where it is no event.
pub(super) fn editing(session: &Session, item: usize) -> Option<Dialog<EventForm>> {
    let before = EventFields::of(session.issue(), item)?;
    Some(open(session, Some(Original::of(session, item)), before))
}

fn open(session: &Session, original: Option<Original>, before: EventFields) -> Dialog<EventForm> {
    let (slots, rows) = slots(&before, session.issue().profile());
    let form = EventForm {
        original,
        before,
        rows,
        cut: Vec::new(),
    };
    Dialog::new(form, Sheet::new(slots), session)
}

impl EventForm {
    fn fields(&self, sheet: &Sheet, issue: &Issue) -> EventFields {
        let date = |at: usize, before| {
            if sheet.is_touched(at) {
                dates::read(sheet.value(at), issue.date())
            } else {
                before
            }
        };
        EventFields {
            date: date(DATE, self.before.date),
            end_date: date(END, self.before.end_date),
            attendance: attendance(sheet),
            city: sheet.trimmed(CITY).to_owned(),
            state: sheet.trimmed(STATE).to_owned(),
            country: sheet.trimmed(COUNTRY).to_owned(),
            organizers: pairs(sheet, self.rows.organizers()),
            talks: pairs(sheet, self.rows.talks()),
        }
    }
}

/// What the event is called in messages: its first talk, or its first organiser.
fn name(fields: &EventFields) -> String {
    let named = fields.talks.first().or(fields.organizers.first());
    named.map_or("event", |named| &named.name).to_owned()
}

fn add(fields: &EventFields, session: &Session) -> Result<Transaction, Refusal> {
    let issue = session.issue();
    let hint = session
        .section()
        .filter(|&at| issue.kind(at) == Kind::Events);
    let section = match fields.region(issue.profile()) {
        Some(_) => None,
        None => hint,
    };
    ops::add_event(issue, section, At::Sorted, fields)
}

/// Fills what is empty from an event of the same organiser.
fn take(sheet: &mut Sheet, at: usize, known: &known::Known) {
    sheet.set(at, &known.organizer.name);
    sheet.set(at + 1, &known.organizer.url);
    let place = [CITY, STATE, COUNTRY];
    if place.iter().any(|&at| !sheet.trimmed(at).is_empty()) {
        return;
    }
    sheet.set(CITY, &known.event.city);
    sheet.set(STATE, &known.event.state);
    sheet.set(COUNTRY, &known.event.country);
    if !sheet.is_touched(ATTENDANCE) {
        sheet.choose(ATTENDANCE, number(known.event.attendance));
    }
}

impl Form for EventForm {
    fn title(&self) -> String {
        match self.original {
            None => "Add an event".to_owned(),
            Some(_) => "Edit event".to_owned(),
        }
    }

    fn memory(&self) -> Option<String> {
        Some(match &self.original {
            None => "event".to_owned(),
            Some(original) => format!("event {}", original.text()),
        })
    }

    fn missing(&self, sheet: &Sheet) -> Option<(usize, String)> {
        let is_new = self.original.is_none();
        let date = |at: usize| sheet.trimmed(at);
        if is_new && date(DATE).is_empty() {
            return Some((DATE, format!("The date is missing: {}", dates::HOW)));
        }
        if let Some(at) = self.rows.nameless(sheet) {
            return Some((at, "This address has no name yet".to_owned()));
        }
        let named = self.rows.named().any(|at| !sheet.trimmed(at).is_empty());
        if is_new && !named {
            let text = "Name an organizer or a talk".to_owned();
            return Some((FIRST_NAMED, text));
        }
        None
    }

    fn propose(&self, sheet: &Sheet, session: &Session) -> Result<Proposal, Refusal> {
        let issue = session.issue();
        let fields = self.fields(sheet, issue);
        for at in [DATE, END] {
            let text = sheet.trimmed(at);
            let is_wrong = sheet.is_touched(at) && dates::read(text, issue.date()).is_none();
            if is_wrong && !text.is_empty() {
                return Err(Refusal::new(format!("“{text}” is no date")).hint(dates::HOW));
            }
        }
        if let Some(original) = &self.original {
            let item = original.find(session)?;
            return Ok(Proposal {
                label: format!("Edited event “{}”", name(&fields)),
                change: ops::edit_event(issue, item, &fields)?,
                select: Select::At(session.item(item).span.start),
            });
        }
        let change = add(&fields, session)?;
        let region = fields.region(issue.profile());
        let role = region.and_then(|role| issue.profile().role(role));
        let to = role.map_or_else(
            || session.title_of(session.location()),
            |role| role.title().to_owned(),
        );
        Ok(Proposal {
            label: format!("Added event “{}” to {to}", name(&fields)),
            select: super::report::landing(&change),
            change,
        })
    }

    fn changed(&mut self, sheet: &mut Sheet, at: usize, session: &Session) {
        let issue = session.issue();
        let note = match at {
            DATE | END => dates::note(sheet.value(at), issue.date()),
            STATE => places::state_note(sheet.value(STATE), sheet.value(COUNTRY)),
            COUNTRY => {
                let state = places::state_note(sheet.value(STATE), sheet.value(COUNTRY));
                sheet.set_note(STATE, state);
                places::country_note(sheet.value(COUNTRY), issue.profile())
            }
            _ if self.rows.is_organizer_name(at) => {
                let known = known::completion(session, sheet.value(at));
                let other = known.filter(|known| known.organizer.name != sheet.trimmed(at));
                other.map_or(String::new(), |known| {
                    format!("→ {} {}", known.organizer.name, known.place())
                })
            }
            _ => return,
        };
        sheet.set_note(at, note);
    }

    fn remarks(&self, sheet: &Sheet, session: &Session, found: Option<&Tentative>) -> Vec<Remark> {
        let mut remarks = Vec::new();
        if !self.cut.is_empty() {
            let text = format!("Cut from the URL: {}", self.cut.join(", "));
            remarks.push(Remark::new(Tone::Done, text));
        }
        let goes = match (found, &self.original) {
            (Some(found), None) => region::arrival(&found.after, found.span.start),
            (_, Some(_)) => None,
            (None, None) => {
                let fields = self.fields(sheet, session.issue());
                region::of(&fields, session.issue().profile())
            }
        };
        remarks.extend(goes.map(|text| Remark::new(Tone::Quiet, text)));
        remarks
    }

    fn paste(&mut self, sheet: &mut Sheet, text: &str, _: &Session) -> bool {
        let at = sheet.focus();
        let Some(name_at) = self.rows.pair_of(at) else {
            return false;
        };
        if let Some(link) = pasted::named_link(text) {
            let (url, cut) = address::without_tracking(&link.url);
            sheet.set(name_at, &link.name);
            sheet.set(name_at + 1, &url);
            self.cut = cut;
            return true;
        }
        let address = pasted::address(text);
        if at == name_at || !address::is_web(&address) {
            return false;
        }
        let (url, cut) = address::without_tracking(&address);
        sheet.set(at, &url);
        self.cut = cut;
        true
    }

    fn add_row(&mut self, sheet: &mut Sheet) -> bool {
        self.rows.add(sheet);
        true
    }

    fn complete(&mut self, sheet: &mut Sheet, session: &Session) -> bool {
        let at = sheet.focus();
        let profile = session.issue().profile();
        let value = sheet.value(at).to_owned();
        let completed = match at {
            COUNTRY => places::complete_country(&value, profile),
            STATE => places::complete_state(&value, sheet.value(COUNTRY)),
            DATE | END => {
                dates::read(&value, session.issue().date()).map(|date| dates::write(date, profile))
            }
            _ if self.rows.is_organizer_name(at) => {
                let known = known::completion(session, &value);
                if let Some(known) = &known {
                    take(sheet, at, known);
                }
                return known.is_some();
            }
            _ => None,
        };
        if let Some(text) = &completed {
            sheet.set(at, text);
        }
        completed.is_some()
    }

    fn footer(&self) -> &'static [&'static str] {
        &[
            "form.accept",
            "form.next",
            "form.complete",
            "form.add-row",
            "layer.close",
        ]
    }
}
