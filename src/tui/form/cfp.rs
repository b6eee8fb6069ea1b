//! The form of a call for papers: `[**Name**](url) | CFP closes DATE | PLACE | DATE - DATE`.
//!
//! A row that is written otherwise keeps its shape: only the days, the place and the link that were changed are replaced.

use super::address::Cut;
use super::dialog::{Dialog, Form};
use super::report::{Proposal, Remark, Tentative, landing};
use super::sheet::{Sheet, Slot};
use super::target::{self, Original, Where};
use super::{address, dates, pasted};
use crate::issue::{CfpEntry, Entry, EventDate, Issue};
use crate::ops::{self, LinkFields, Refusal};
use crate::session::{Select, Session};
use crate::text::{Span, Transaction, minimal_edit};
use jiff::civil::Date;

const NAME: usize = 0;
const URL: usize = 1;
const CLOSES: usize = 2;
const PLACE: usize = 3;
const START: usize = 4;
const END: usize = 5;
const LABELS: [&str; 6] = ["Name", "URL", "CFP closes", "Place", "Start", "End"];

/// A call that is added or edited.
#[derive(Debug)]
pub(super) struct CfpForm {
    place: Where,
    original: Option<Original>,
    cut: Cut,
}

/// The form for a new call.
///
/// # Errors
/// Where no section is selected.
pub(super) fn adding(session: &Session, place: Where) -> Result<Dialog<CfpForm>, Refusal> {
    target::section(session)?;
    Ok(open(session, place, None, [const { String::new() }; 6]))
}

/// The form of item `item`; `None` where it is no call.
pub(super) fn editing(session: &Session, item: usize) -> Option<Dialog<CfpForm>> {
    let issue = session.issue();
    let Entry::CfpEvent(cfp) = &session.item(item).entry else {
        return None;
    };
    let values = values(issue, cfp);
    let original = Original::of(session, item);
    Some(open(session, Where::Behind, Some(original), values))
}

/// The row of item `item` with `new` values, as the smallest change.
fn edited(session: &Session, item: usize, new: &[String; 6]) -> Result<Transaction, Refusal> {
    let issue = session.issue();
    let Entry::CfpEvent(cfp) = &session.item(item).entry else {
        return Err(Refusal::new("this is no call for papers any more"));
    };
    let before = values(issue, cfp);
    let header = session.item(item).header_span;
    if markdown(&before, issue) == header.of(issue.source()) {
        return ops::replace_span(issue, header, &markdown(new, issue));
    }
    let mut edits = Vec::new();
    for (at, span) in spans(cfp).into_iter().enumerate() {
        let (old, new) = (before[at].trim(), new[at].trim());
        if old == new {
            continue;
        }
        let span = span.filter(|_| !new.is_empty()).ok_or_else(|| {
            Refusal::new(format!(
                "this row has no column of its own for “{}”",
                LABELS[at]
            ))
            .hint("e edits it as text")
        })?;
        let text = match at {
            CLOSES | START | END => house_date(new, issue),
            _ => new.to_owned(),
        };
        edits.extend(minimal_edit(span.start, span.of(issue.source()), &text));
    }
    Transaction::new(issue.source(), edits).map_err(|error| Refusal::new(error.to_string()))
}

/// Where each field's value stands.
fn spans(cfp: &CfpEntry) -> [Option<Span>; 6] {
    let day = |date: Option<EventDate>| date.map(|date| date.span);
    [
        Some(cfp.event.name_span),
        cfp.event.url_span,
        day(cfp.closes),
        cfp.place_span,
        day(cfp.start),
        day(cfp.end),
    ]
}

fn open(
    session: &Session,
    place: Where,
    original: Option<Original>,
    values: [String; 6],
) -> Dialog<CfpForm> {
    let slots = LABELS.into_iter().zip(values);
    let slots = slots
        .map(|(label, value)| Slot::text(label, value))
        .collect();
    let form = CfpForm {
        place,
        original,
        cut: Cut::default(),
    };
    Dialog::new(form, Sheet::new(slots), session)
}

fn values(issue: &Issue, cfp: &CfpEntry) -> [String; 6] {
    let text = |span: Option<Span>| span.map_or("", |span| span.of(issue.source())).to_owned();
    spans(cfp).map(text)
}

/// A day in the house style; what is no day stays.
fn house_date(text: &str, issue: &Issue) -> String {
    let found: Option<Date> = dates::read(text, issue.date());
    found.map_or_else(
        || text.to_owned(),
        |date| dates::write(date, issue.profile()),
    )
}

/// The row without its marker; dates in the house style.
fn markdown(values: &[String; 6], issue: &Issue) -> String {
    let value = |at: usize| values[at].trim();
    let date = |at: usize| house_date(value(at), issue);
    let link = LinkFields {
        url: value(URL).to_owned(),
        title: format!("**{}**", value(NAME)),
        prefixes: Vec::new(),
    };
    let mut days = date(START);
    if !value(END).is_empty() {
        days = format!("{days} - {}", date(END));
    }
    let words = issue.profile().calls.house();
    let words = words.map_or_else(String::new, |words| format!("{words} "));
    let closes = match value(CLOSES) {
        "" => String::new(),
        _ => format!("{words}{}", date(CLOSES)),
    };
    let columns = [link.markdown(), closes, value(PLACE).to_owned(), days];
    let columns: Vec<String> = columns.into_iter().filter(|c| !c.is_empty()).collect();
    columns.join(" | ")
}

fn filled(sheet: &Sheet) -> [String; 6] {
    std::array::from_fn(|at| sheet.value(at).to_owned())
}

impl Form for CfpForm {
    fn title(&self) -> String {
        match self.original {
            None => "Add a call for papers".to_owned(),
            Some(_) => "Edit call for papers".to_owned(),
        }
    }

    fn memory(&self) -> Option<String> {
        Some(match &self.original {
            None => "cfp".to_owned(),
            Some(original) => format!("cfp {}", original.text()),
        })
    }

    fn missing(&self, sheet: &Sheet) -> Option<(usize, String)> {
        let needed = [(NAME, "name"), (URL, "URL"), (CLOSES, "closing date")];
        let empty = |at: usize| sheet.trimmed(at).is_empty();
        needed
            .into_iter()
            .find(|(at, _)| empty(*at))
            .map(|(at, name)| (at, format!("The {name} is missing")))
    }

    fn propose(&self, sheet: &Sheet, session: &Session) -> Result<Proposal, Refusal> {
        let issue = session.issue();
        for at in [CLOSES, START, END] {
            let text = sheet.trimmed(at);
            let is_wrong = sheet.is_touched(at) && dates::read(text, issue.date()).is_none();
            if is_wrong && !text.is_empty() {
                return Err(Refusal::new(format!("“{text}” is no date")).hint(dates::HOW));
            }
        }
        let (name, text) = (sheet.trimmed(NAME), markdown(&filled(sheet), issue));
        if let Some(original) = &self.original {
            let item = original.find(session)?;
            return Ok(Proposal {
                label: format!("Edited “{name}”"),
                change: edited(session, item, &filled(sheet))?,
                select: Select::At(session.item(item).span.start),
            });
        }
        let section = target::section(session)?;
        let change = ops::add(issue, section, self.place.at(session), &text)?;
        let title = &issue.outline().sections[section].title;
        Ok(Proposal {
            label: format!("Added “{name}” to {title}"),
            select: landing(&change),
            change,
        })
    }

    fn footer(&self) -> &'static [&'static str] {
        &["form.accept", "form.next", "layer.close"]
    }

    fn changed(&mut self, sheet: &mut Sheet, at: usize, session: &Session) {
        if matches!(at, CLOSES | START | END) {
            let note = dates::note(sheet.value(at), session.issue().date());
            sheet.set_note(at, note);
        }
    }

    fn remarks(&self, _: &Sheet, _: &Session, _: Option<&Tentative>) -> Vec<Remark> {
        self.cut.remark().into_iter().collect()
    }

    fn paste(&mut self, sheet: &mut Sheet, text: &str, _: &Session) -> bool {
        let at = sheet.focus();
        if at > URL {
            return false;
        }
        let address = match pasted::named_link(text) {
            Some(link) => {
                sheet.set(NAME, &link.name);
                link.url
            }
            None => pasted::address(text),
        };
        if !address::is_web(&address) {
            return false;
        }
        self.cut = Cut::into_field(sheet, URL, &address);
        true
    }
}
