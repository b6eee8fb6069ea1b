//! Go to anything: every section and item, found by a few letters of title, host, place or section; `@` limits to
//! sections.

use super::chooser::{Choices, ListPicker};
use super::item;
use super::row::Row;
use crate::session::{Location, Session};
use crate::tui::layer::{Act, Answer, Layer};

const SECTIONS: char = '@';

#[derive(Debug)]
struct Anything {
    places: Vec<Place>,
}

#[derive(Clone, Copy, Debug)]
enum Place {
    Section(Location),
    Byte(usize),
}

/// The picker of all sections and items.
pub(crate) fn anything(session: &Session) -> Box<dyn Layer> {
    let mut rows = Vec::new();
    let mut places = Vec::new();
    for location in session.locations() {
        rows.push(section_row(session, location));
        places.push(Place::Section(location));
        if let Location::Section(at) = location {
            items(session, at, &mut rows, &mut places);
        }
    }
    Box::new(ListPicker::of_filter(Anything { places }, rows))
}

fn section_row(session: &Session, location: Location) -> Row {
    let row = Row::new(&session.title_of(location)).sigil(SECTIONS);
    let count = match location {
        Location::Section(at) => session.issue().items(at).len(),
        Location::Metadata | Location::Missing(_) | Location::Silent(..) => 0,
    };
    let detail = match location {
        Location::Missing(_) => "missing".to_owned(),
        Location::Silent(role, _) => {
            let section = session.issue().profile().roles[role].title();
            format!("nothing in {section}")
        }
        _ if count > 0 => count.to_string(),
        _ => String::new(),
    };
    let is_missing = matches!(location, Location::Missing(_) | Location::Silent(..));
    row.mark(Some('§')).detail(&detail).dim_if(is_missing)
}

fn items(session: &Session, section: usize, rows: &mut Vec<Row>, places: &mut Vec<Place>) {
    let issue = session.issue();
    let name = session.title_of(Location::Section(section));
    for item in issue.items(section) {
        let row = Row::new(&item::title(issue, item));
        rows.push(row.more(&name).detail(&item::detail(issue, item)));
        places.push(Place::Byte(item.span.start));
    }
}

impl Choices for Anything {
    fn title(&self) -> String {
        "Go to a section (@) or an item".to_owned()
    }

    fn choose(&mut self, row: usize, _: Option<&Session>) -> Answer {
        match self.places.get(row) {
            Some(&Place::Section(location)) => Answer::done(Act::Select(location)),
            Some(&Place::Byte(at)) => Answer::done(Act::GoTo(at)),
            None => Answer::stay(),
        }
    }
}
