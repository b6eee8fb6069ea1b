//! An event with all its rows: a hybrid one stands in its region and under the online heading, and both rows are made,
//! changed and put in order together, as one change.

use super::add::in_role;
use super::twin::{carried, role, twin};
use super::{At, EventFields, Refusal, add_event, edit_event, landing, move_to, order, remove};
use crate::issue::{Attendance, Issue};
use crate::text::{Bias, Transaction};

/// A change, and where the rows of the event begin in the text after it: the row it is about first, then its twin where
/// that changes too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventRows {
    /// The change.
    pub change: Transaction,
    /// Starts of rows, bytes of the new text.
    pub rows: Vec<usize>,
}

/// Adds an event to every section it belongs to, each row at its place: a hybrid one to its region and under the online
/// heading. A section that the issue lacks is made.
///
/// # Errors
/// As [`add_event`].
pub fn add_event_rows(issue: &Issue, fields: &EventFields) -> Result<EventRows, Refusal> {
    let mut desk = Desk::new(issue);
    let roles = fields.regions(issue.profile());
    if roles.is_empty() {
        // Says which of its fields is to blame.
        desk.add(None, fields)?;
    }
    for role in roles {
        desk.add(Some(role), fields)?;
    }
    Ok(desk.done())
}

/// Gives event `item` these fields and puts its row where they belong: to its day and place within the region, to
/// another region where the country or the attendance is another. Its twin gets what was the same in both rows; it is made
/// where the event becomes hybrid, and goes where it no longer is.
///
/// # Errors
/// As [`edit_event`].
pub fn edit_event_rows(
    issue: &Issue,
    item: usize,
    fields: &EventFields,
) -> Result<EventRows, Refusal> {
    let mut desk = Desk::new(issue);
    let before = EventFields::of(issue, item).unwrap_or_default();
    let other = twin(issue, item);
    desk.settle(item, &before, fields)?;
    let is_hybrid = fields.attendance == Attendance::Hybrid;
    let was_hybrid = before.attendance == Attendance::Hybrid;
    let Some(other) = other else {
        if is_hybrid && !was_hybrid {
            desk.add_twin(fields)?;
        }
        return Ok(desk.done());
    };
    let Some(now) = desk.now(issue, other) else {
        return Ok(desk.done());
    };
    if was_hybrid && !is_hybrid {
        desk.then(&remove(&desk.issue, &[now])?);
        return Ok(desk.done());
    }
    let own = EventFields::of(issue, other).unwrap_or_default();
    let fields = carried(&before, fields, &own);
    if fields != own {
        desk.settle(now, &own, &fields)?;
    }
    Ok(desk.done())
}

/// The issue so far, and the rows that were put in place.
struct Desk {
    source: String,
    issue: Issue,
    change: Transaction,
    rows: Vec<usize>,
}

impl Desk {
    fn new(issue: &Issue) -> Self {
        Self {
            source: issue.source().to_owned(),
            issue: issue.clone(),
            change: Transaction::default(),
            rows: Vec::new(),
        }
    }

    fn done(self) -> EventRows {
        EventRows {
            change: self.change,
            rows: self.rows,
        }
    }

    fn then(&mut self, next: &Transaction) {
        for row in &mut self.rows {
            *row = next.map(*row, Bias::After);
        }
        self.issue = self.issue.apply(next);
        self.change = std::mem::take(&mut self.change).then(&self.source, next);
    }

    fn arrived(&mut self, item: usize) {
        self.rows.push(self.issue.outline().items[item].span.start);
    }

    /// Item `item` of the issue as it was, which was not touched since.
    fn now(&self, before: &Issue, item: usize) -> Option<usize> {
        let at = before.outline().items[item].content_at;
        self.issue.item_at(self.change.map(at, Bias::After))
    }

    /// Adds a row to the section of `role`; to the event's own without one.
    fn add(&mut self, role: Option<&str>, fields: &EventFields) -> Result<(), Refusal> {
        let section = match role {
            Some(role) => Some(self.section(role)?),
            None => None,
        };
        let change = add_event(&self.issue, section, At::Sorted, fields)?;
        self.then(&change);
        if let Some(item) = landing(&change, &self.issue) {
            self.arrived(item);
        }
        Ok(())
    }

    /// Adds the row that a hybrid event lacks beside the one that was just put in place.
    fn add_twin(&mut self, fields: &EventFields) -> Result<(), Refusal> {
        let own = self.rows.first().and_then(|&at| self.issue.item_at(at));
        let home = own
            .and_then(|item| role(&self.issue, item))
            .map(str::to_owned);
        let profile = self.issue.profile().clone();
        let regions = fields.regions(&profile);
        let Some(home) = home.filter(|home| regions.contains(&home.as_str())) else {
            return Ok(());
        };
        match regions.into_iter().find(|role| *role != home) {
            Some(role) => self.add(Some(role), fields),
            None => Ok(()),
        }
    }

    /// The section of `role`, made where the issue lacks it.
    fn section(&mut self, role: &str) -> Result<usize, Refusal> {
        let (change, _, section) = in_role(&self.issue, role)?;
        self.then(&change);
        Ok(section)
    }

    /// Changes a row and puts it where it belongs then.
    fn settle(
        &mut self,
        item: usize,
        before: &EventFields,
        fields: &EventFields,
    ) -> Result<(), Refusal> {
        let target = self.target(item, before, fields);
        let change = edit_event(&self.issue, item, fields)?;
        let is_changed = !change.is_empty();
        self.then(&change);
        let item = match target {
            Some(role) => self.refile(item, &role)?,
            None if is_changed => self.sorted(item)?,
            None => item,
        };
        self.arrived(item);
        Ok(())
    }

    /// The region to which a row goes that stood where its fields said, and now does not.
    fn target(&self, item: usize, before: &EventFields, fields: &EventFields) -> Option<String> {
        let home = role(&self.issue, item)?;
        let profile = self.issue.profile();
        let (old, new) = (before.regions(profile), fields.regions(profile));
        if !old.contains(&home) || new.contains(&home) {
            return None;
        }
        let fresh = new.iter().find(|role| !old.contains(role));
        fresh.or(new.first()).map(|&role| role.to_owned())
    }

    fn refile(&mut self, item: usize, role: &str) -> Result<usize, Refusal> {
        let at = self.issue.outline().items[item].content_at;
        let (change, after, section) = in_role(&self.issue, role)?;
        let item = after.item_at(change.map(at, Bias::After)).unwrap_or(item);
        self.then(&change);
        let text = self.text(item);
        let change = move_to(&self.issue, &[item], section, At::Sorted)?;
        self.then(&change);
        let all = self.issue.section_of_role(role);
        let all = all.map(|section| self.issue.outline().sections[section].items.clone());
        let found = all.and_then(|mut all| all.find(|&item| self.text(item) == text));
        Ok(found.unwrap_or(item))
    }

    fn sorted(&mut self, item: usize) -> Result<usize, Refusal> {
        let section = self.issue.section_of_item(item);
        let Some(place) = order::better_place(&self.issue, section, item) else {
            return Ok(item);
        };
        let change = move_to(&self.issue, &[item], section, At::Index(place))?;
        self.then(&change);
        Ok(self.issue.outline().sections[section].items.start + place)
    }

    fn text(&self, item: usize) -> String {
        let text = self.issue.outline().items[item].text(self.issue.source());
        text.trim_end().to_owned()
    }
}
