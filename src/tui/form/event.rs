//! The form of an event: dates, place, organisers and talks. The section follows from the place, the row from the date.

use super::address::Cut;
use super::dialog::{Dialog, Form};
use super::event_days;
use super::event_slots::{
    CITY, COUNTRY, DATE, END, FIRST_NAMED, Rows, STATE, attendance, pairs, slots,
};
use super::event_words::{self, name};
use super::fill::Filled;
use super::report::{Proposal, Remark, Tentative, Tone};
use super::sheet::Sheet;
use super::target::{self, Original};
use super::{address, dates, pasted, places};
use crate::issue::{Attendance, Issue};
use crate::ops::{self, At, EventFields, EventRows, Refusal, Same};
use crate::profile::Kind;
use crate::session::{Select, Session};

/// An event that is added or edited.
#[derive(Debug)]
pub(super) struct EventForm {
    original: Option<Original>,
    before: EventFields,
    pub(super) rows: Rows,
    pub(super) cut: Cut,
    pub(super) filled: Option<Filled>,
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
        cut: Cut::default(),
        filled: None,
    };
    Dialog::new(form, Sheet::new(slots), session)
}

impl EventForm {
    fn fields(&self, sheet: &Sheet, issue: &Issue) -> EventFields {
        let mut fields = EventFields {
            attendance: attendance(sheet),
            city: sheet.trimmed(CITY).to_owned(),
            state: sheet.trimmed(STATE).to_owned(),
            country: sheet.trimmed(COUNTRY).to_owned(),
            organizers: pairs(sheet, self.rows.organizers()),
            talks: pairs(sheet, self.rows.talks()),
            ..self.before.clone()
        };
        event_days::read(&mut fields, sheet, issue);
        fields
    }

    /// The days as they are written in a row.
    fn completed_days(&self, sheet: &Sheet, issue: &Issue) -> Option<String> {
        let fields = self.fields(sheet, issue);
        fields.date.map(|_| fields.dates(issue.profile()))
    }

    /// What the step is called, and its change.
    fn step(
        &self,
        fields: &EventFields,
        session: &Session,
    ) -> Result<(String, EventRows), Refusal> {
        let issue = session.issue();
        let name = name(fields);
        let Some(original) = &self.original else {
            let to = event_words::regions(fields, issue)
                .unwrap_or_else(|| session.title_of(session.location()));
            return Ok((
                format!("Added event “{name}” to {to}"),
                add(fields, session)?,
            ));
        };
        let item = original.find(session)?;
        let rows = ops::edit_event_rows(issue, item, fields)?;
        let places = match rows.rows.len() {
            2 => " in both places",
            _ => "",
        };
        Ok((format!("Edited event “{name}”{places}"), rows))
    }

    /// The row that is edited, and its twin.
    fn own(&self, session: &Session) -> Vec<usize> {
        let own = self.original.as_ref();
        let own = own.and_then(|original| original.find(session).ok());
        let twin = own.and_then(|item| ops::twin(session.issue(), item));
        own.into_iter().chain(twin).collect()
    }

    /// What stands in the issue already and is probably this event.
    fn same(&self, sheet: &Sheet, session: &Session) -> Option<Same> {
        let issue = session.issue();
        ops::same_event(issue, &self.fields(sheet, issue), &self.own(session))
    }
}

/// A new event goes where its place and day say; where that is nowhere, into the selected section of events.
fn add(fields: &EventFields, session: &Session) -> Result<EventRows, Refusal> {
    let issue = session.issue();
    let hint = session
        .section()
        .filter(|&at| issue.kind(at) == Kind::Events);
    if fields.region(issue.profile()).is_some() || hint.is_none() {
        return ops::add_event_rows(issue, fields);
    }
    let change = ops::add_event(issue, hint, At::Sorted, fields)?;
    Ok(EventRows {
        change,
        rows: Vec::new(),
    })
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
        if let Some(flaw) = event_days::flaw(sheet, issue) {
            return Err(flaw);
        }
        let (label, rows) = self.step(&fields, session)?;
        let landing = || super::report::landing(&rows.change);
        Ok(Proposal {
            label,
            select: rows.rows.first().map_or_else(landing, |&at| Select::At(at)),
            change: rows.change,
        })
    }

    fn changed(&mut self, sheet: &mut Sheet, at: usize, session: &Session) {
        let issue = session.issue();
        let note = match at {
            DATE => dates::days_note(sheet.value(at), issue.date()),
            END => dates::note(sheet.value(at), issue.date()),
            STATE => places::state_note(sheet.value(STATE), sheet.value(COUNTRY)),
            COUNTRY => {
                let state = places::state_note(sheet.value(STATE), sheet.value(COUNTRY));
                sheet.set_note(STATE, state);
                places::country_note(sheet.value(COUNTRY), issue.profile())
            }
            _ if self.rows.is_organizer_name(at) => Self::suggestion(sheet, at, session),
            _ => return,
        };
        sheet.set_note(at, note);
    }

    fn remarks(&self, sheet: &Sheet, session: &Session, found: Option<&Tentative>) -> Vec<Remark> {
        let mut remarks: Vec<Remark> = self.cut.remark().into_iter().collect();
        let same = self.same(sheet, session);
        remarks.extend(same.map(|same| event_words::known(same, session)));
        let item = self.own(session).first().copied();
        remarks.extend(match (found, item) {
            (Some(found), None) => event_words::arrivals(found),
            (Some(found), Some(item)) => event_words::consequences(found, session, item),
            (None, Some(_)) => Vec::new(),
            (None, None) => {
                let fields = self.fields(sheet, session.issue());
                let to = event_words::regions(&fields, session.issue());
                let text = to.map(|to| format!("goes to {to}"));
                text.map(|text| Remark::new(Tone::Quiet, text))
                    .into_iter()
                    .collect()
            }
        });
        remarks
    }

    fn twin_at(&self, sheet: &Sheet, session: &Session) -> Option<usize> {
        let same = self.same(sheet, session)?;
        Some(session.item(same.item).span.start)
    }

    fn paste(&mut self, sheet: &mut Sheet, text: &str, session: &Session) -> bool {
        let at = sheet.focus();
        let Some(name_at) = self.pair_for(sheet, at) else {
            return false;
        };
        if let Some(link) = pasted::named_link(text) {
            sheet.set(name_at, &link.name);
            self.take_page(sheet, name_at, &link.url, session);
            return true;
        }
        let address = pasted::address(text);
        if at == name_at || !address::is_web(&address) {
            return false;
        }
        self.take_page(sheet, name_at, &address, session);
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
            DATE => self.completed_days(sheet, session.issue()),
            END => {
                dates::read(&value, session.issue().date()).map(|date| dates::write(date, profile))
            }
            _ if self.rows.is_organizer_name(at) => {
                return self.complete_organizer(sheet, at, session);
            }
            _ => None,
        };
        let country = completed.as_ref().filter(|_| at == STATE);
        let country = country.and_then(|state| places::country_of_state(state, profile));
        if let Some(country) = country.filter(|_| sheet.trimmed(COUNTRY).is_empty()) {
            sheet.set(COUNTRY, &country);
        }
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
