//! The text of a settings file, key by key. What cannot be used is a complaint with its line; the rest counts.

use super::{FILE, Settings, inside};
use crate::profile::Profile;
use crate::run::levels::{Flaw, levels};
use crate::store::path_name;
use std::path::PathBuf;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

type Key<'a> = toml::Spanned<toml::de::DeString<'a>>;

/// Takes over what `source` sets.
pub(super) fn read(settings: &mut Settings, source: &str, profiles: &[Arc<Profile>]) {
    let (tables, errors) = DeTable::parse_recoverable(source);
    let unread = errors.iter().map(|error| Flaw {
        at: error.span().map_or(0, |span| span.start),
        reason: error.message().trim().to_owned(),
    });
    let mut flaws: Vec<Flaw> = unread.collect();
    for (key, value) in tables.get_ref() {
        match key.get_ref().as_ref() {
            "profile" => flaws.extend(profile(settings, key, value, profiles)),
            "rules" => flaws.extend(rules(settings, key, value)),
            "paths" => flaws.extend(paths(settings, key, value)),
            _ => flaws.push(unknown(key, "`profile`, `[rules]` or `[paths]`")),
        }
    }
    flaws.sort_by_key(|flaw| flaw.at);
    let name = path_name(&settings.root.join(FILE));
    let said = flaws.iter().map(|flaw| flaw.sentence(&name, source));
    settings.complaints.extend(said);
}

fn flaw(key: &Key<'_>, reason: String) -> Flaw {
    Flaw {
        at: key.span().start,
        reason,
    }
}

fn unknown(key: &Key<'_>, expected: &str) -> Flaw {
    let reason = format!("`{}` is no setting; expected {expected}", key.get_ref());
    flaw(key, reason)
}

fn profile(
    settings: &mut Settings,
    key: &Key<'_>,
    value: &Spanned<DeValue<'_>>,
    profiles: &[Arc<Profile>],
) -> Option<Flaw> {
    let named = value.get_ref().as_str().ok_or("expected a name".to_owned());
    let found = named.and_then(|name| settings.profile_named(name, profiles));
    match found {
        Ok((profile, complaints)) => {
            settings.profile = Some(profile);
            settings.complaints.extend(complaints);
            None
        }
        Err(reason) => Some(flaw(key, format!("`profile`: {reason}"))),
    }
}

fn rules(settings: &mut Settings, key: &Key<'_>, value: &Spanned<DeValue<'_>>) -> Vec<Flaw> {
    let Some(table) = value.get_ref().as_table() else {
        return vec![flaw(key, "`rules` is a table: [rules]".to_owned())];
    };
    let (set, flaws) = levels(table);
    settings.levels = set;
    flaws
}

fn paths(settings: &mut Settings, key: &Key<'_>, value: &Spanned<DeValue<'_>>) -> Vec<Flaw> {
    let Some(table) = value.get_ref().as_table() else {
        return vec![flaw(key, "`paths` is a table: [paths]".to_owned())];
    };
    let mut flaws = Vec::new();
    for (key, value) in table {
        let name = value.get_ref().as_str();
        let name = name.ok_or("expected a path as a string".to_owned());
        let path = name.and_then(|name| inside::resolve(&settings.root, name));
        let taken = match key.get_ref().as_ref() {
            "archive" => path
                .and_then(folder)
                .map(|path| settings.archive = Some(path)),
            "acknowledged" => path
                .and_then(lines)
                .map(|path| settings.acknowledged = Some(path)),
            _ => {
                flaws.push(unknown(key, "`archive` or `acknowledged`"));
                continue;
            }
        };
        if let Err(reason) = taken {
            flaws.push(flaw(key, format!("`paths.{}`: {reason}", key.get_ref())));
        }
    }
    flaws
}

fn folder(path: PathBuf) -> Result<PathBuf, String> {
    if path.is_dir() {
        return Ok(path);
    }
    Err(format!("{} is no folder", path_name(&path)))
}

/// A file that copydesk writes must be one that can hold nothing else: JSON lines, not a draft and no folder.
fn lines(path: PathBuf) -> Result<PathBuf, String> {
    let is_lines = path.extension().is_some_and(|end| end == "jsonl");
    if is_lines && (path.is_file() || !path.exists()) {
        return Ok(path);
    }
    Err(format!(
        "{} is no file that ends in .jsonl",
        path_name(&path)
    ))
}
