//! All steps by name, the newest at the bottom; choosing one undoes or redoes until it is the last that stands.

use super::chooser::{Choices, ListPicker};
use super::row::Row;
use crate::ops::Refusal;
use crate::session::Session;
use crate::tui::layer::{Act, Answer, Layer};

#[derive(Debug)]
struct Steps;

/// The list of steps, the one that stands last highlighted.
///
/// # Errors
/// Refuses where nothing was changed yet.
pub(crate) fn history(session: &Session) -> Result<Box<dyn Layer>, Refusal> {
    let history = session.history();
    if history.steps().is_empty() {
        return Err(Refusal::new("Nothing was changed yet"));
    }
    let here = history.position();
    let labels = history.steps().iter().map(|step| step.label.as_str());
    let earlier = history.earlier();
    let first = if earlier == 0 {
        "As it was opened"
    } else {
        "Before the steps that are known"
    };
    let rows = [first]
        .into_iter()
        .chain(labels)
        .enumerate()
        .map(|(position, label)| {
            Row::new(label)
                .mark((position == here).then_some('●'))
                .detail(match position {
                    _ if position > here => "undone",
                    _ if position > 0 && position == earlier => "as it was opened",
                    _ if position > 0 && position < earlier => "earlier",
                    _ => "",
                })
                .dim_if(position > here)
        })
        .collect();
    Ok(Box::new(
        ListPicker::of_letters(Steps, rows).highlight(here),
    ))
}

impl Choices for Steps {
    fn title(&self) -> String {
        "Go to a step".to_owned()
    }

    fn choose(&mut self, row: usize, _: Option<&Session>) -> Answer {
        Answer::done(Act::Travel(row))
    }
}
