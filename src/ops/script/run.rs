//! One line of a script: its fields are read, section and items are found, the operation is called.

use super::fields::Fields;
use crate::issue::Issue;
use crate::ops::{self, EventFields, Home, LinkFields, NamedUrl, Refusal, close};
use crate::text::Transaction;

type Read<T> = Result<T, Refusal>;

const OPERATIONS: &[&str] = &[
    "add",
    "remove",
    "move",
    "replace",
    "sort",
    "set",
    "pull-requests",
];

/// Runs the operation that `line` holds.
pub(super) fn line(issue: &Issue, line: &str) -> Read<Transaction> {
    let mut fields = Fields::parse(line)?;
    let op = fields.needed("op")?;
    match op.as_str() {
        "add" => add(issue, fields),
        "remove" => remove(issue, fields),
        "move" => move_items(issue, fields),
        "replace" => replace(issue, fields),
        "sort" => sort(issue, fields),
        "set" => set(issue, fields),
        "pull-requests" => pull_requests(issue, fields),
        _ => {
            let refusal = Refusal::new(format!("field `op`: there is no operation “{op}”"));
            let known = format!("known are {}", OPERATIONS.join(", "));
            Err(match close::perhaps(&op, OPERATIONS.iter().copied()) {
                Some(hint) => refusal.hint(hint),
                None => refusal.hint(known),
            })
        }
    }
}

fn add(issue: &Issue, mut fields: Fields) -> Read<Transaction> {
    let to = if fields.has("to") {
        Some(home(issue, "to", &fields.path("to")?)?)
    } else {
        None
    };
    let is_placed = fields.has("at");
    let at = fields.at()?;
    one_of(&fields, &["text", "link", "event"])?;
    let text = fields.text("text")?;
    let link = fields.object("link")?;
    let event = fields.object("event")?;
    let has_twin = fields.flag("twin")?;
    fields.finish()?;
    if has_twin {
        if to.is_some() || is_placed {
            let refusal = Refusal::new("`twin` puts each row where it belongs");
            return Err(refusal.hint("leave `to` and `at` out"));
        }
        let event = event.ok_or_else(no_twin)?;
        let event = with_event(EventFields::default(), event)?;
        return Ok(ops::add_event_rows(issue, &event)?.change);
    }
    if let Some(event) = event {
        let at = if is_placed || to.is_some() {
            at
        } else {
            ops::At::Sorted
        };
        let event = with_event(EventFields::default(), event)?;
        return match to {
            None => ops::add_event(issue, None, at, &event),
            Some(to) => ops::in_home(issue, to, |issue, to| {
                ops::add_event(issue, Some(to), at, &event)
            }),
        };
    }
    let to = to.ok_or_else(|| {
        Refusal::new("field `to` is missing").hint("only an event finds its section by itself")
    })?;
    match (text, link) {
        (Some(text), _) => ops::in_home(issue, to, |issue, to| ops::add(issue, to, at, &text)),
        (None, Some(link)) => {
            let link = with_link(LinkFields::default(), link)?;
            ops::in_home(issue, to, |issue, to| ops::add_link(issue, to, at, &link))
        }
        (None, None) => Err(Refusal::new("field `text`, `link` or `event` is missing")),
    }
}

fn no_twin() -> Refusal {
    Refusal::new("only an `event` has a `twin`")
}

fn remove(issue: &Issue, mut fields: Fields) -> Read<Transaction> {
    let from = section(issue, "from", &fields.path("from")?)?;
    let indices = fields.indices()?;
    let has_twin = fields.flag("twin")?;
    fields.finish()?;
    let mut items = items(issue, from, &indices)?;
    if has_twin {
        let twins: Vec<usize> = items
            .iter()
            .filter_map(|&item| ops::twin(issue, item))
            .collect();
        items.extend(twins);
    }
    ops::remove(issue, &items)
}

fn move_items(issue: &Issue, mut fields: Fields) -> Read<Transaction> {
    let from = section(issue, "from", &fields.path("from")?)?;
    let indices = fields.indices()?;
    let to = home(issue, "to", &fields.path("to")?)?;
    let at = fields.at()?;
    fields.finish()?;
    ops::move_home(issue, &items(issue, from, &indices)?, to, at)
}

fn replace(issue: &Issue, mut fields: Fields) -> Read<Transaction> {
    let section = section(issue, "in", &fields.path("in")?)?;
    let index = fields.index()?;
    let item = items(issue, section, &[index])?[0];
    one_of(&fields, &["text", "link", "event"])?;
    let text = fields.text("text")?;
    let link = fields.object("link")?;
    let event = fields.object("event")?;
    let has_twin = fields.flag("twin")?;
    fields.finish()?;
    if has_twin && event.is_none() {
        return Err(no_twin());
    }
    match (text, link, event) {
        (Some(text), _, _) => ops::replace(issue, item, &text),
        (_, Some(link), _) => {
            let before = LinkFields::of(issue, item)
                .ok_or_else(|| Refusal::new(format!("item {index} is no link")))?;
            ops::edit_link(issue, item, &with_link(before, link)?)
        }
        (_, _, Some(event)) => {
            let before = EventFields::of(issue, item)
                .ok_or_else(|| Refusal::new(format!("item {index} is no event")))?;
            let event = with_event(before, event)?;
            if has_twin {
                return Ok(ops::edit_event_rows(issue, item, &event)?.change);
            }
            ops::edit_event(issue, item, &event)
        }
        _ => Err(Refusal::new("field `text`, `link` or `event` is missing")),
    }
}

fn sort(issue: &Issue, mut fields: Fields) -> Read<Transaction> {
    let section = section(issue, "in", &fields.path("in")?)?;
    fields.finish()?;
    ops::sort(issue, section)
}

fn set(issue: &Issue, mut fields: Fields) -> Read<Transaction> {
    let key = fields.needed("field")?;
    let value = match fields.take("value") {
        Some(serde_json::Value::Number(number)) => number.to_string(),
        Some(serde_json::Value::String(text)) => text,
        Some(other) => return Err(fields.wrong("value", "a string or a number", &other)),
        None => return Err(Refusal::new("field `value` is missing")),
    };
    fields.finish()?;
    ops::set_field(issue, &key, &value)
}

fn pull_requests(issue: &Issue, mut fields: Fields) -> Read<Transaction> {
    let text = fields.needed("text")?;
    let to = if fields.has("to") {
        Some(section(issue, "to", &fields.path("to")?)?)
    } else {
        None
    };
    fields.finish()?;
    let sections = 0..issue.outline().sections.len();
    let files = |at: &usize| {
        issue
            .role(*at)
            .is_some_and(|role| role.known.files_pull_requests())
    };
    let home = to.or_else(|| sections.into_iter().find(files));
    let home = home.ok_or_else(|| Refusal::new("the issue has no section for pull requests"))?;
    ops::add_pulls(issue, home, text.as_str())
}

fn one_of(fields: &Fields, names: &[&str]) -> Read<()> {
    let given: Vec<String> = names
        .iter()
        .filter(|name| fields.has(name))
        .map(|name| format!("`{name}`"))
        .collect();
    match given.len() {
        0 | 1 => Ok(()),
        _ => Err(Refusal::new(format!("{} are given", given.join(" and "))).hint("keep one")),
    }
}

/// `fields` with those that `given` names.
fn with_link(mut fields: LinkFields, mut given: Fields) -> Read<LinkFields> {
    if let Some(url) = given.text("url")? {
        fields.url = url;
    }
    if let Some(title) = given.text("title")? {
        fields.title = title;
    }
    if let Some(prefixes) = given.texts("prefixes")? {
        fields.prefixes = prefixes;
    }
    given.finish()?;
    Ok(fields)
}

fn with_event(mut fields: EventFields, mut given: Fields) -> Read<EventFields> {
    given.date("date", &mut fields.date)?;
    given.date("end_date", &mut fields.end_date)?;
    if let Some(days) = given.days("days")? {
        fields.date = days.iter().min().copied();
        fields.end_date = days.iter().max().copied();
        fields.days = days;
    }
    if let Some(attendance) = given.attendance()? {
        fields.attendance = attendance;
    }
    let places = [
        ("city", &mut fields.city),
        ("state", &mut fields.state),
        ("country", &mut fields.country),
    ];
    for (name, place) in places {
        if let Some(text) = given.text(name)? {
            *place = text;
        }
    }
    if let Some(organizers) = given.objects("organizers")? {
        fields.organizers = named(organizers, "name")?;
    }
    if let Some(talks) = given.objects("talks")? {
        fields.talks = named(talks, "title")?;
    }
    given.finish()?;
    Ok(fields)
}

fn named(all: Vec<Fields>, name: &'static str) -> Read<Vec<NamedUrl>> {
    all.into_iter()
        .map(|mut one| {
            let named = NamedUrl {
                name: one.needed(name)?,
                url: one.text("url")?.unwrap_or_default(),
            };
            one.finish()?;
            Ok(named)
        })
        .collect()
}

/// The section that `path` names, or the group of one that has no heading yet.
fn home(issue: &Issue, field: &str, path: &[String]) -> Read<Home> {
    if let Some(home) = Home::find(issue, path) {
        return Ok(home);
    }
    let known = path.split_last().and_then(|(name, above)| {
        let known = issue.known_groups(issue.find_section(above)?)?;
        close::perhaps(name, known.list.iter().map(|group| group.name.as_str()))
    });
    let refusal = match section(issue, field, path) {
        Ok(section) => return Ok(Home::Section(section)),
        Err(refusal) => refusal,
    };
    Err(match known {
        Some(hint) => refusal.hint(hint),
        None => refusal,
    })
}

/// The section that `path` names.
fn section(issue: &Issue, field: &str, path: &[String]) -> Read<usize> {
    if let Some(section) = issue.find_section(path) {
        return Ok(section);
    }
    let written = path.join(" / ");
    let refusal = Refusal::new(format!(
        "field `{field}`: the issue has no section “{written}”"
    ));
    let last = path.last().map_or("", String::as_str);
    let hint = if let Some(role) = last.strip_prefix('@') {
        let roles = issue
            .profile()
            .roles
            .iter()
            .map(|known| known.role.as_str());
        close::perhaps(role, roles)
    } else {
        let paths: Vec<(String, String)> = (1..issue.outline().sections.len())
            .map(|at| {
                let path = issue.path(at);
                (
                    path.last().copied().unwrap_or("").to_owned(),
                    path.join(" / "),
                )
            })
            .collect();
        match paths
            .iter()
            .find(|(title, _)| title.eq_ignore_ascii_case(last))
        {
            Some((_, path)) => Some(format!("perhaps “{path}”")),
            None => close::perhaps(last, paths.iter().map(|(title, _)| title.as_str())),
        }
    };
    Err(match hint {
        Some(hint) => refusal.hint(hint),
        None => refusal.hint("`copydesk outline` lists the sections"),
    })
}

/// The items of `section` with these indices.
fn items(issue: &Issue, section: usize, indices: &[usize]) -> Read<Vec<usize>> {
    let own = &issue.outline().sections[section].items;
    let title = ops::named::title(issue, section);
    indices
        .iter()
        .map(|&index| {
            if index < own.len() {
                Ok(own.start + index)
            } else {
                Err(Refusal::new(format!(
                    "{title} has {} items, so there is none with index {index}",
                    own.len()
                )))
            }
        })
        .collect()
}
