//! The form of a link: address, title, prefixes and, for a new one, the section.

use super::address::{self, Cut};
use super::dialog::{Dialog, Form};
use super::pasted;
use super::report::{Proposal, Remark, Tentative, Tone};
use super::sheet::{Sheet, Slot};
use super::target::{self, Original, Where};
use crate::issue::{Entry, Issue};
use crate::ops::{self, At, Home, LinkFields, Refusal};
use crate::profile::Kind;
use crate::session::{Select, Session};

const URL: usize = 0;
const TITLE: usize = 1;
const PREFIXES: usize = 2;
const SECTION: usize = 3;

/// A link that is added or edited.
#[derive(Debug)]
pub(super) struct LinkForm {
    target: Target,
    before: LinkFields,
    cut: Cut,
    left_out: String,
    guessed: String,
}

#[derive(Debug)]
enum Target {
    /// A new item; the path of the section where the form was opened, and of all that are offered.
    New(Where, Vec<String>, Vec<Vec<String>>),
    Edit(Original),
}

/// The form for a new link.
///
/// # Errors
/// Where no section is selected.
pub(super) fn adding(session: &Session, place: Where) -> Result<Dialog<LinkForm>, Refusal> {
    let selected = target::home(session)?;
    let issue = session.issue();
    let homes: Vec<Home> = homes(session)
        .into_iter()
        .filter(|&home| home == selected || holds_links(home.kind(issue)))
        .collect();
    let at = homes.iter().position(|&home| home == selected);
    let titles = homes.iter().map(|&home| title(issue, home));
    let path =
        |home: Home| -> Vec<String> { home.path(issue).into_iter().map(str::to_owned).collect() };
    let slots = vec![
        Slot::text("URL", ""),
        Slot::text("Title", ""),
        Slot::text("Prefixes", ""),
        Slot::choice("Section", titles.collect(), at.unwrap_or(0)),
    ];
    let paths = homes.iter().map(|&home| path(home)).collect();
    let target = Target::New(place, path(selected), paths);
    let form = LinkForm::new(target, LinkFields::default());
    Ok(Dialog::new(form, Sheet::new(slots), session))
}

/// The form of item `item`; `None` where it is no link.
pub(super) fn editing(session: &Session, item: usize) -> Option<Dialog<LinkForm>> {
    let before = LinkFields::of(session.issue(), item)?;
    let slots = vec![
        Slot::text("URL", before.url.clone()),
        Slot::text("Title", before.title.clone()),
        Slot::text("Prefixes", before.prefixes.join(", ")),
    ];
    let form = LinkForm::new(Target::Edit(Original::of(session, item)), before);
    Some(Dialog::new(form, Sheet::new(slots), session))
}

/// The title of a section; of a group with the section's, because several have one of that name.
fn title(issue: &Issue, home: Home) -> String {
    match home {
        Home::Section(_) => home.title(issue).to_owned(),
        Home::Silent(group) => {
            let above = Home::Section(group.section).title(issue);
            format!("{} of {above}", home.title(issue))
        }
    }
}

/// Every section, and every group that has nothing yet, in the order of the Sections pane.
fn homes(session: &Session) -> Vec<Home> {
    let issue = session.issue();
    let sections = 1..issue.outline().sections.len();
    let silent = sections.clone().flat_map(|at| issue.silent_groups(at));
    let all = sections.map(Home::Section);
    all.chain(silent.map(Home::Silent)).collect()
}

const fn holds_links(kind: Kind) -> bool {
    matches!(kind, Kind::Links | Kind::CfpProjects | Kind::PullRequests)
}

impl LinkForm {
    fn new(target: Target, before: LinkFields) -> Self {
        Self {
            target,
            before,
            cut: Cut::default(),
            left_out: String::new(),
            guessed: String::new(),
        }
    }

    fn fields(&self, sheet: &Sheet) -> LinkFields {
        let text = |at| {
            if sheet.is_touched(at) {
                sheet.trimmed(at)
            } else {
                sheet.value(at)
            }
        };
        LinkFields {
            url: text(URL).to_owned(),
            title: text(TITLE).to_owned(),
            prefixes: if sheet.is_touched(PREFIXES) {
                names(sheet.value(PREFIXES))
            } else {
                self.before.prefixes.clone()
            },
        }
    }

    /// The chosen section and the place in it.
    fn place(&self, sheet: &Sheet, session: &Session) -> Result<(Home, At), Refusal> {
        let Target::New(place, _, paths) = &self.target else {
            return Err(Refusal::new("The item stands where it is"));
        };
        let path = paths.get(sheet.chosen(SECTION));
        // A title may stand twice under one parent: the selected section is meant then, not the first.
        let selected = session.section().filter(|&at| has_path(session, at, path));
        let named = path.and_then(|path| Home::find(session.issue(), path));
        let home = selected.map(Home::Section).or(named);
        let Some(home) = home else {
            return Err(Refusal::new(format!(
                "The issue has no section {} any more",
                sheet.value(SECTION)
            )));
        };
        if session.section().map(Home::Section) == Some(home) {
            Ok((home, place.at(session)))
        } else {
            Ok((home, At::End))
        }
    }

    fn guess_prefix(&mut self, sheet: &mut Sheet, session: &Session) {
        let is_ours = sheet.value(PREFIXES) == self.guessed;
        if matches!(self.target, Target::Edit(_)) || !is_ours {
            return;
        }
        let profile = session.issue().profile();
        let found = address::host_and_path(sheet.trimmed(URL));
        let prefix = found.and_then(|(host, path)| profile.prefix_of_url(&host, &path));
        self.guessed = prefix.map(|prefix| prefix.name.clone()).unwrap_or_default();
        sheet.set(PREFIXES, &self.guessed);
    }

    /// Another item of the issue with the same page.
    fn twin(&self, sheet: &Sheet, session: &Session) -> Option<usize> {
        let wanted = address::page(sheet.trimmed(URL))?;
        let issue = session.issue();
        let own = match &self.target {
            Target::Edit(original) => original.find(session).ok(),
            Target::New(..) => None,
        };
        (0..issue.outline().items.len()).find(|&item| {
            let Entry::Link(entry) = &session.item(item).entry else {
                return false;
            };
            let url = entry.link.url_span.of(issue.source());
            Some(item) != own && address::page(url).as_ref() == Some(&wanted)
        })
    }

    fn duplicate(&self, sheet: &Sheet, session: &Session) -> Option<Remark> {
        let twin = self.twin(sheet, session)?;
        let issue = session.issue();
        let section = &issue.outline().sections[issue.section_of_item(twin)].title;
        let name = session.name_of(crate::session::Row::Item(twin));
        let text = format!("Already in {section}: “{name}”");
        Some(Remark::new(Tone::Warning, text))
    }
}

impl Form for LinkForm {
    fn title(&self) -> String {
        match self.target {
            Target::New(..) => "Add a link".to_owned(),
            Target::Edit(_) => "Edit link".to_owned(),
        }
    }

    fn memory(&self) -> Option<String> {
        Some(match &self.target {
            Target::New(_, opened, _) => format!("link to {}", opened.join(" / ")),
            Target::Edit(original) => format!("link {}", original.text()),
        })
    }

    fn missing(&self, sheet: &Sheet) -> Option<(usize, String)> {
        let empty = |at: usize| sheet.trimmed(at).is_empty();
        [(URL, "URL"), (TITLE, "title")]
            .into_iter()
            .find(|(at, _)| empty(*at))
            .map(|(at, name)| (at, format!("The {name} is missing")))
    }

    fn propose(&self, sheet: &Sheet, session: &Session) -> Result<Proposal, Refusal> {
        let fields = self.fields(sheet);
        let issue = session.issue();
        if let Target::Edit(original) = &self.target {
            let item = original.find(session)?;
            return Ok(Proposal {
                label: format!("Edited “{}”", fields.title),
                change: ops::edit_link(issue, item, &fields)?,
                select: Select::At(session.item(item).span.start),
            });
        }
        let (home, at) = self.place(sheet, session)?;
        let change = ops::in_home(issue, home, |issue, section| {
            ops::add_link(issue, section, at, &fields)
        })?;
        let title = home.title(issue);
        Ok(Proposal {
            label: format!("Added “{}” to {title}", fields.title),
            select: super::report::landing(&change),
            change,
        })
    }

    fn changed(&mut self, sheet: &mut Sheet, at: usize, session: &Session) {
        match at {
            URL => self.guess_prefix(sheet, session),
            PREFIXES => {
                let part = sheet.value(PREFIXES).rsplit(',').next().unwrap_or_default();
                let note =
                    suggestion(part, session).map_or(String::new(), |name| format!("→ {name}"));
                sheet.set_note(PREFIXES, note);
            }
            _ => {}
        }
    }

    fn remarks(
        &self,
        sheet: &Sheet,
        session: &Session,
        tentative: Option<&Tentative>,
    ) -> Vec<Remark> {
        let mut found: Vec<Remark> = self.cut.remark().into_iter().collect();
        if !self.left_out.is_empty() {
            let text = format!("Left out: {}", self.left_out);
            found.push(Remark::new(Tone::Hint, text));
        }
        // With all fields filled the rules say it.
        if tentative.is_none() {
            found.extend(self.duplicate(sheet, session));
        }
        found.extend(seen_before(sheet, session));
        found
    }

    fn twin_at(&self, sheet: &Sheet, session: &Session) -> Option<usize> {
        let twin = self.twin(sheet, session)?;
        Some(session.item(twin).span.start)
    }

    fn paste(&mut self, sheet: &mut Sheet, text: &str, session: &Session) -> bool {
        let at = sheet.focus();
        if at > TITLE {
            return false;
        }
        if let Some((fields, tail)) = pasted::whole_link(text, session.issue().profile()) {
            sheet.set(TITLE, &fields.title);
            if !fields.prefixes.is_empty() {
                sheet.set(PREFIXES, &fields.prefixes.join(", "));
            }
            self.cut = Cut::into_field(sheet, URL, &fields.url);
            self.left_out = tail;
            return true;
        }
        let address = pasted::address(text);
        if at != URL || !address::is_web(&address) {
            return false;
        }
        self.cut = Cut::into_field(sheet, URL, &address);
        true
    }

    fn complete(&mut self, sheet: &mut Sheet, session: &Session) -> bool {
        if sheet.focus() != PREFIXES {
            return false;
        }
        let value = sheet.value(PREFIXES).to_owned();
        let (before, part) = match value.rsplit_once(',') {
            Some((before, part)) => (format!("{before}, "), part),
            None => (String::new(), value.as_str()),
        };
        let Some(name) = suggestion(part, session) else {
            return false;
        };
        sheet.set(PREFIXES, &format!("{before}{name}"));
        true
    }
}

/// Where a past issue had the page; what a rule says of it stands below anyway.
fn seen_before(sheet: &Sheet, session: &Session) -> Option<Remark> {
    let url = sheet.trimmed(URL);
    address::page(url)?;
    let issue = session.issue();
    let seen = session.facts().older(issue)?.link(url, usize::MAX)?;
    let which = match seen.issue.number {
        Some(number) => format!("issue {number} of {}", seen.issue.date),
        None => format!("the issue of {}", seen.issue.date),
    };
    let role = seen.role.and_then(|role| issue.profile().role(role));
    let place = role.map_or(String::new(), |role| format!(", {}", role.title()));
    let title = if seen.title.is_empty() {
        String::new()
    } else {
        format!(": “{}”", seen.title)
    };
    Some(Remark::new(
        Tone::Hint,
        format!("Seen before in {which}{place}{title}"),
    ))
}

fn has_path(session: &Session, section: usize, path: Option<&Vec<String>>) -> bool {
    let own = session.issue().path(section);
    path.is_some_and(|path| path.iter().eq(own.iter()))
}

fn names(text: &str) -> Vec<String> {
    let names = text.split(',').map(str::trim);
    names
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The prefix of the newsletter that begins with `part` and is more than it.
fn suggestion(part: &str, session: &Session) -> Option<String> {
    let part = part.trim().to_lowercase();
    let prefixes = &session.issue().profile().prefixes;
    let mut names = prefixes.iter().map(|prefix| &prefix.name);
    let found = names.find(|name| {
        let name = name.to_lowercase();
        name.starts_with(&part) && name != part
    });
    found.filter(|_| !part.is_empty()).cloned()
}
