//! Taking chosen events over: one transaction, each row at its place.

use super::compare::folded;
use super::organizer;
use super::review::{Reviewed, Verdict};
use crate::issue::address::key;
use crate::issue::{Attendance, Entry, Issue};
use crate::ops::{self, At, EventFields, NamedUrl, Refusal, add_event, create_section, edit_event};
use crate::profile::tables;
use crate::text::{Bias, Transaction};

/// Adds the new ones of `chosen` to `issue` and changes rows as the changed ones say; others do nothing. A hybrid event
/// gets both of its rows; an event of the same day, place and organiser as a row is one more talk of it.
///
/// # Errors
/// Where one cannot be written; nothing is changed then.
pub fn take(issue: &Issue, chosen: &[&Reviewed]) -> Result<Transaction, Refusal> {
    let mut desk = Desk {
        issue: issue.clone(),
        change: Transaction::default(),
        source: issue.source().to_owned(),
        starts: issue
            .outline()
            .items
            .iter()
            .map(|item| item.content_at)
            .collect(),
    };
    // Changes name rows of the issue as it is, so they go first.
    for one in chosen {
        if let Verdict::Changed(..) = one.verdict {
            for &item in &one.rows {
                desk.alter(item, &one.fields)
                    .map_err(|refusal| about(one, &refusal))?;
            }
        }
    }
    for one in chosen.iter().filter(|one| one.is_new()) {
        desk.add(&one.fields)
            .map_err(|refusal| about(one, &refusal))?;
    }
    Ok(desk.change)
}

fn about(one: &Reviewed, refusal: &Refusal) -> Refusal {
    Refusal::new(format!("{}: {}", one.from, refusal.reason))
}

struct Desk {
    issue: Issue,
    change: Transaction,
    source: String,
    /// Where each item's content began.
    starts: Vec<usize>,
}

impl Desk {
    fn then(&mut self, next: &Transaction) {
        self.issue = self.issue.apply(next);
        let change = std::mem::take(&mut self.change);
        self.change = change.then(&self.source, next);
    }

    /// Changes the row that was item `item` of the issue as it was, and puts it where its new day belongs.
    fn alter(&mut self, item: usize, new: &EventFields) -> Result<(), Refusal> {
        let at = self.change.map(self.starts[item], Bias::After);
        let Some(item) = self.issue.item_at(at) else {
            return Ok(());
        };
        let Some(mut fields) = EventFields::of(&self.issue, item) else {
            return Ok(());
        };
        let is_moved = fields.date != new.date;
        (fields.date, fields.end_date) = (new.date, new.end_date);
        if !new.city.is_empty() {
            fields.city.clone_from(&new.city);
            fields.state.clone_from(&new.state);
            fields.country.clone_from(&new.country);
        }
        for talk in &new.talks {
            retold(&mut fields.talks, talk);
        }
        let change = edit_event(&self.issue, item, &fields)?;
        self.then(&change);
        if is_moved {
            let section = self.issue.section_of_item(item);
            let change = ops::move_to(&self.issue, &[item], section, At::Sorted)?;
            self.then(&change);
        }
        Ok(())
    }

    fn add(&mut self, fields: &EventFields) -> Result<(), Refusal> {
        let profile = self.issue.profile().clone();
        let role = fields.region(&profile).map(str::to_owned);
        let online = profile.virtual_role().map(str::to_owned);
        self.add_in(role.as_deref(), fields)?;
        let is_twin = fields.attendance == Attendance::Hybrid && role != online;
        if is_twin && online.is_some() {
            self.add_in(online.as_deref(), fields)?;
        }
        Ok(())
    }

    fn add_in(&mut self, role: Option<&str>, fields: &EventFields) -> Result<(), Refusal> {
        let section = match role {
            Some(role) => Some(self.section(role)?),
            None => None,
        };
        if let Some(item) = section.and_then(|section| self.joined(section, fields)) {
            let mut both = EventFields::of(&self.issue, item).unwrap_or_default();
            both.talks.extend(fields.talks.iter().cloned());
            let change = edit_event(&self.issue, item, &both)?;
            self.then(&change);
            return Ok(());
        }
        let change = add_event(&self.issue, section, At::Sorted, fields)?;
        self.then(&change);
        Ok(())
    }

    /// The section of `role`, made where the issue lacks it.
    fn section(&mut self, role: &str) -> Result<usize, Refusal> {
        if self.issue.section_of_role(role).is_none() {
            let change = create_section(&self.issue, role)?;
            self.then(&change);
        }
        let found = self.issue.section_of_role(role);
        found.ok_or_else(|| ops::Refusal::new(format!("no section for “{role}” can be made")))
    }

    /// The item of `section` that is of the same days, place and organiser.
    fn joined(&self, section: usize, fields: &EventFields) -> Option<usize> {
        let items = self.issue.outline().sections.get(section)?.items.clone();
        let place = |fields: &EventFields| {
            let country = tables()
                .country(&fields.country)
                .map(|known| known.code.clone());
            (fields.attendance, fields.city.to_lowercase(), country)
        };
        let mut events =
            items.filter(|&item| matches!(self.issue.outline().items[item].entry, Entry::Event(_)));
        events.find(|&item| {
            let own = EventFields::of(&self.issue, item);
            own.is_some_and(|own| {
                (own.date, own.end_date) == (fields.date, fields.end_date)
                    && place(&own) == place(fields)
                    && !own.talks.is_empty()
                    && organizer::share(&own.organizers, &fields.organizers)
            })
        })
    }
}

/// Gives the one of `talks` that `new` tells of, by page or by title, what it says; the only one where neither is known.
fn retold(talks: &mut [NamedUrl], new: &NamedUrl) {
    let is_page = |old: &NamedUrl| !new.url.is_empty() && key(&old.url) == key(&new.url);
    let is_title = |old: &NamedUrl| folded(&old.name) == folded(&new.name);
    let only = (talks.len() == 1).then_some(0);
    let found = talks
        .iter()
        .position(is_page)
        .or_else(|| talks.iter().position(is_title));
    let Some(old) = found.or(only).and_then(|at| talks.get_mut(at)) else {
        return;
    };
    if !is_title(old) {
        old.name.clone_from(&new.name);
    }
    if !new.url.is_empty() && !is_page(old) {
        old.url.clone_from(&new.url);
    }
}
