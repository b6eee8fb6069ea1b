//! Where findings that editors acknowledged are kept: in the state folder, or in the file that the checkout names.

use super::settings::Settings;
use crate::session::{Acknowledged, Acknowledgement};
use crate::store::{Ledger, path_name};
use std::path::Path;

/// The folder of the state folder that holds a file a draft.
const FOLDER: &str = "acknowledged";

/// The file about the draft at `path` in a checkout with `settings`; `None` where there is no home folder to keep it in.
pub fn ledger(path: &Path, settings: &Settings) -> Option<Ledger> {
    match &settings.acknowledged {
        Some(shared) => Some(Ledger::Shared(shared.clone())),
        None => Ledger::of_draft(FOLDER, path).ok(),
    }
}

/// What is acknowledged in `ledger`.
///
/// # Errors
/// A sentence where it cannot be read.
pub fn read(ledger: &Ledger) -> Result<Acknowledged, String> {
    let text = ledger.read().map_err(|error| {
        let name = path_name(ledger.path());
        format!("What was acknowledged could not be read from {name}: {error}")
    })?;
    Ok(Acknowledged::read(&text))
}

/// Adds `entries` to `ledger`, with who and when.
///
/// # Errors
/// A sentence where that fails.
pub fn add(ledger: &Ledger, entries: &[Acknowledgement]) -> Result<(), String> {
    let now = jiff::Timestamp::now();
    let when = now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let who = editor();
    let lines: String = entries
        .iter()
        .map(|entry| {
            let signed = Acknowledgement {
                who: who.clone(),
                when: when.clone(),
                ..entry.clone()
            };
            signed.to_line()
        })
        .collect();
    ledger.add(&lines).map_err(|error| {
        let name = path_name(ledger.path());
        format!("Acknowledged until you leave only; {name} could not be written: {error}")
    })
}

/// The name by which the system knows who edits.
fn editor() -> String {
    let named = ["USER", "LOGNAME"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok());
    let mut named = named.filter(|name| !name.is_empty());
    named.next().unwrap_or_else(|| "somebody".to_owned())
}
