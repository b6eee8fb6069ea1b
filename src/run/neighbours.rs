//! What goes on around the open draft: who else is at it, and whether its file changed.

use super::desk::Desk;
use crate::session::Session;
use crate::store::{DiskState, Person, Presence, path_name, poll, strangers};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::time::Duration;

/// How often is looked around.
pub(super) const LOOK_EVERY: Duration = Duration::from_secs(2);

/// What was seen around the draft last.
#[derive(Debug, Default)]
pub(super) struct Neighbours {
    presence: Option<Presence>,
    others: Vec<Person>,
    strangers: Vec<(&'static str, String)>,
    disk: Option<DiskState>,
}

impl Desk {
    /// Tells others that the draft is open here, and says who has it open too.
    pub(super) fn meet_neighbours(&mut self) {
        self.neighbours = Neighbours::default();
        let Some(session) = self.app.session() else {
            return;
        };
        let resolved = session.file().base().resolved().to_owned();
        let person = us(session);
        self.neighbours.presence = Presence::announce(&resolved, &person).ok();
        self.look_for_people();
    }

    /// Looks around. True where something is new.
    pub(super) fn look_around(&mut self) -> bool {
        let section = self
            .app
            .session()
            .map(|session| session.title_of(session.location()));
        if let (Some(presence), Some(section)) = (&mut self.neighbours.presence, section) {
            presence.set_section(&section);
        }
        let met = self.look_for_people();
        self.look_at_disk() || met
    }

    fn look_for_people(&mut self) -> bool {
        let Some(session) = self.app.session() else {
            return false;
        };
        let resolved = session.file().base().resolved().to_owned();
        let presence = self.neighbours.presence.as_ref();
        let others = presence.map_or(Vec::new(), Presence::others);
        let strangers = strangers(&resolved);
        let known = &self.neighbours.others;
        let is_known = |person: &Person| known.iter().any(|one| is_same(one, person));
        let newest = others
            .iter()
            .rev()
            .find(|person| !is_known(person))
            .map(sentence);
        let is_new = others.len() != known.len()
            || strangers != self.neighbours.strangers
            || newest.is_some();
        let foreign = strangers
            .iter()
            .find(|one| !self.neighbours.strangers.contains(one));
        let words = newest.or_else(|| {
            foreign.map(|(program, sign)| {
                format!("{program} seems to have this draft open, too: {sign} lies beside it")
            })
        });
        self.neighbours.others = others;
        self.neighbours.strangers = strangers;
        if is_new {
            if let Some(words) = words {
                self.app.say_too(&words);
            }
            self.show_signs();
        }
        is_new
    }

    /// Says where the file changed while nobody looked; a text that nobody touches follows it.
    fn look_at_disk(&mut self) -> bool {
        let Some(session) = self.app.session() else {
            return false;
        };
        let state = poll(session.file().base());
        if !session.file().is_on_disk() || self.neighbours.disk == Some(state) {
            return false;
        }
        let name = session.file().file_name().unwrap_or_default();
        let is_touched = session.is_modified() || self.app.is_writing();
        if state == DiskState::Changed && !is_touched && self.app.is_busy() {
            // What is on top refers to places of the text as it is; the next look is soon.
            return false;
        }
        match state {
            DiskState::Same => {}
            DiskState::Deleted => {
                self.app
                    .refuse(format!("{name} was deleted; w writes it again"));
            }
            DiskState::Changed if is_touched => self.app.refuse(format!(
                "{name} changed on disk; w shows it merged with yours before anything is written"
            )),
            DiskState::Changed => {
                self.reload();
                self.app
                    .say(format!("{name} changed on disk and was read again"));
            }
        }
        let session = self.app.session();
        self.neighbours.disk = session.map(|session| poll(session.file().base()));
        self.show_signs();
        self.app.prepare();
        true
    }

    /// The file is as we know it: it was just saved, read or merged.
    pub(super) fn know_disk(&mut self) {
        self.neighbours.disk = Some(DiskState::Same);
        self.show_signs();
    }

    /// What the title bar says of all this.
    pub(super) fn neighbour_signs(&self) -> Vec<String> {
        let mut signs = Vec::new();
        match self.neighbours.disk {
            Some(DiskState::Changed) => signs.push("changed on disk".to_owned()),
            Some(DiskState::Deleted) => signs.push("deleted on disk".to_owned()),
            _ => {}
        }
        let names: Vec<&str> = self.neighbours.others.iter().map(called).collect();
        match names.as_slice() {
            [] => {}
            [one] => signs.push(format!("with {one}")),
            [one, rest @ ..] => signs.push(format!("with {one} +{}", rest.len())),
        }
        signs
    }

    /// Lists who has the draft open.
    pub(super) fn show_who(&mut self) {
        self.look_for_people();
        let mut lines: Vec<String> = self.neighbours.others.iter().map(details).collect();
        let strangers = self.neighbours.strangers.iter();
        lines.extend(strangers.map(|(program, sign)| format!("{program}: {sign} lies beside it")));
        if lines.is_empty() {
            self.app.say("Nobody else has this draft open");
        } else {
            self.app.show_list("Who else has this draft open", lines);
        }
    }
}

fn us(session: &Session) -> Person {
    let variable = |names: &[&str]| {
        let mut found = names.iter().filter_map(|name| std::env::var(name).ok());
        found.find(|value| !value.is_empty()).unwrap_or_default()
    };
    let terminal = std::fs::read_link("/proc/self/fd/0").unwrap_or_default();
    Person {
        user: variable(&["USER", "LOGNAME"]),
        host: std::fs::read_to_string("/proc/sys/kernel/hostname")
            .unwrap_or_default()
            .trim()
            .to_owned(),
        pid: std::process::id(),
        terminal: path_name(terminal.strip_prefix("/dev").unwrap_or(&terminal)),
        since: Timestamp::now().as_second(),
        section: session.title_of(session.location()),
    }
}

fn is_same(a: &Person, b: &Person) -> bool {
    (&a.host, a.pid, a.since) == (&b.host, b.pid, b.since)
}

fn called(person: &Person) -> &str {
    if person.user.is_empty() {
        "somebody"
    } else {
        &person.user
    }
}

fn sentence(person: &Person) -> String {
    format!(
        "this draft is being edited by {} too, since {} (pid {})",
        called(person),
        time(person.since),
        person.pid
    )
}

fn details(person: &Person) -> String {
    let at = match person.section.as_str() {
        "" => String::new(),
        section => format!(", in “{section}”"),
    };
    format!(
        "{} on {} ({}, pid {}) since {}{at}",
        called(person),
        person.host,
        person.terminal,
        person.pid,
        time(person.since)
    )
}

fn time(seconds: i64) -> String {
    let moment = Timestamp::from_second(seconds).unwrap_or_default();
    let moment = moment.to_zoned(TimeZone::system());
    moment.strftime("%H:%M").to_string()
}
