//! An event from elsewhere that may become a row.

use super::clean;
use crate::issue::Attendance;
use crate::ops::{EventFields, NamedUrl};

/// An event as its source tells it; nothing is looked up yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// Where in its source it stands: `event 3`, `line 12`.
    pub from: String,
    /// What it says. City, state and country are empty where only [`Candidate::location`] tells them.
    pub fields: EventFields,
    /// Its place as a text.
    pub location: String,
    /// How it is attended, where the source says so.
    pub attendance: Option<Attendance>,
    /// One of several days of the same event.
    pub is_series: bool,
    /// What was changed while it was read, a sentence each.
    pub notes: Vec<String>,
    /// Why it cannot become a row.
    pub flaw: Option<String>,
}

impl Candidate {
    /// A candidate that stands at `from`.
    pub(super) fn at(from: String) -> Self {
        Self {
            from,
            ..Self::default()
        }
    }

    /// Takes a talk with its page; what is taken out of either is noted.
    pub(super) fn talk(&mut self, title: &str, url: &str) {
        let name = self.cleaned("its title", title);
        let page = self.address("its address", url);
        if name.is_empty() {
            self.refuse("it has no title");
        } else {
            self.fields.talks.push(NamedUrl { name, url: page });
        }
    }

    /// Takes an organiser.
    pub(super) fn organizer(&mut self, name: &str, url: &str) {
        let name = self.cleaned("the organiser's name", name);
        let url = self.address("the organiser's address", url);
        if !name.is_empty() || !url.is_empty() {
            let name = match (name.is_empty(), url.is_empty()) {
                (true, _) => host(&url),
                // Without a link around it, a pipe would end the column.
                (false, true) => name.replace('|', "/"),
                (false, false) => name,
            };
            self.fields.organizers.push(NamedUrl { name, url });
        }
    }

    fn cleaned(&mut self, what: &str, text: &str) -> String {
        let clean = clean::line(text);
        for note in clean.notes {
            self.notes.push(format!("{what}: {note}"));
        }
        clean.text
    }

    /// `text` as an address of the web; empty, and noted, where it is another.
    pub(super) fn address(&mut self, what: &str, text: &str) -> String {
        let found = clean::address(text);
        if found.is_none() && !text.trim().is_empty() {
            self.notes
                .push(format!("{what} is none of the web and was left out"));
        }
        found.unwrap_or_default()
    }

    /// Says why it cannot become a row; the first reason counts.
    pub(super) fn refuse(&mut self, why: impl Into<String>) {
        self.flaw.get_or_insert_with(|| why.into());
    }
}

fn host(url: &str) -> String {
    crate::issue::address::Address::of(url).bare_host()
}
