//! `move to`: each section with a letter that files at once, the likeliest first with the reason why.

use super::chooser::{Choices, ListPicker};
use super::guess::{Target, guesses, home};
use super::letters::letters;
use super::row::Row;
use crate::issue::{Entry, GroupOf, Issue};
use crate::ops::{Home, Refusal};
use crate::profile::{Kind, Role};
use crate::session::{Location, Row as SessionRow, Session};
use crate::tui::layer::{Act, Answer, Layer};

#[derive(Debug)]
struct MoveTo {
    title: String,
    items: Vec<usize>,
    targets: Vec<Target>,
    home: Option<usize>,
}

/// The picker of sections for the marked items, or for the selected one.
///
/// # Errors
/// Refuses where nothing can be moved.
pub(crate) fn move_to(session: &Session) -> Result<Box<dyn Layer>, Refusal> {
    let items = session.chosen_items();
    let title = match items.as_slice() {
        [] => {
            return Err(Refusal::new("No item is selected").hint("choose one in the Items pane"));
        }
        [only] => format!("Move “{}” to", session.name_of(SessionRow::Item(*only))),
        several => format!("Move {} items to", several.len()),
    };
    let issue = session.issue();
    let guessed = guesses(issue, session.facts().older(issue), &items);
    let reason = |target: Target| guessed.iter().find(|guess| guess.target == target);
    let mut targets: Vec<Target> = guessed.iter().map(|guess| guess.target).collect();
    let mut others = targets_of(session);
    let is_event = |&item: &usize| matches!(session.item(item).entry, Entry::Event(_));
    if items.iter().all(is_event) {
        others.sort_by_key(|&target| kind(issue, target) != Kind::Events);
    }
    targets.extend(
        others
            .into_iter()
            .filter(|&target| reason(target).is_none()),
    );
    let home = home(issue, &items);
    let wanted: Vec<Option<char>> = targets
        .iter()
        .map(|&target| role(issue, target).and_then(|role| role.letter))
        .collect();
    let rows = targets
        .iter()
        .zip(letters(&wanted))
        .map(|(&target, letter)| {
            let reason = reason(target).map(|guess| guess.reason.as_str());
            row(session, target, home, reason).hint(letter)
        })
        .collect();
    let choices = MoveTo {
        title,
        items,
        targets,
        home,
    };
    Ok(Box::new(ListPicker::of_letters(choices, rows)))
}

/// Every section that takes items, and those that could be created for them, in the order of the Sections pane.
fn targets_of(session: &Session) -> Vec<Target> {
    let issue = session.issue();
    let locations = session.locations();
    locations
        .into_iter()
        .filter_map(|location| match location {
            Location::Metadata => None,
            Location::Section(at) => {
                let takes = at > 0 && takes_items(issue.kind(at));
                (takes || !issue.items(at).is_empty()).then_some(Target::Section(at))
            }
            Location::Missing(at) => {
                takes_items(issue.profile().roles[at].kind).then_some(Target::Role(at))
            }
            Location::Silent(role, group) => {
                let section = issue.section_of_role(&issue.profile().roles[role].role)?;
                Some(Target::Silent(GroupOf { section, group }))
            }
        })
        .collect()
}

fn takes_items(kind: Kind) -> bool {
    !matches!(kind, Kind::Group | Kind::Block)
}

fn kind(issue: &Issue, target: Target) -> Kind {
    match target {
        Target::Section(at) => issue.kind(at),
        Target::Role(at) => issue.profile().roles[at].kind,
        Target::Silent(group) => Home::Silent(group).kind(issue),
    }
}

fn role(issue: &Issue, target: Target) -> Option<&Role> {
    match target {
        Target::Section(at) => issue.role(at),
        Target::Role(at) => issue.profile().roles.get(at),
        Target::Silent(_) => None,
    }
}

fn row(session: &Session, target: Target, home: Option<usize>, reason: Option<&str>) -> Row {
    let issue = session.issue();
    let help = role(issue, target).map_or("", |role| role.help.as_str());
    match target {
        Target::Section(at) => {
            let is_home = home == Some(at);
            let count = issue.items(at).len();
            let detail = match (is_home, reason, count) {
                (true, ..) => "stands here".to_owned(),
                (_, Some(reason), _) => reason.to_owned(),
                (_, None, 0) => String::new(),
                (_, None, count) => count.to_string(),
            };
            let path = issue.path(at);
            let above = path.len().checked_sub(2).map_or("", |above| path[above]);
            Row::new(&session.title_of(Location::Section(at)))
                .more(above)
                .detail(&detail)
                .note(help)
                .dim_if(is_home)
        }
        Target::Role(at) => Row::new(&session.title_of(Location::Missing(at)))
            .more("is created")
            .detail(reason.unwrap_or_default())
            .note(help)
            .dim_if(true),
        Target::Silent(group) => {
            let above = &issue.outline().sections[group.section].title;
            Row::new(issue.group_name(group)).more(above).dim_if(true)
        }
    }
}

impl Choices for MoveTo {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn choose(&mut self, row: usize, session: Option<&Session>) -> Answer {
        let items = self.items.clone();
        match self.targets.get(row) {
            None => Answer::stay(),
            Some(&Target::Role(role)) => {
                let name = session.and_then(|session| session.issue().profile().roles.get(role));
                let name = name.map(|role| role.role.clone()).unwrap_or_default();
                Answer::done(Act::MoveItemsToRole(items, name))
            }
            Some(&Target::Section(at)) if self.home == Some(at) => {
                Answer::act(Act::Refuse("It stands in this section already".to_owned()))
            }
            Some(&Target::Section(at)) => Answer::done(Act::MoveItems(items, Home::Section(at))),
            Some(&Target::Silent(group)) => {
                Answer::done(Act::MoveItems(items, Home::Silent(group)))
            }
        }
    }
}
