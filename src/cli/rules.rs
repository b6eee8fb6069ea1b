//! `copydesk rules`: every rule with one line, by family, or the page of one.

use super::load::Reader;
use crate::rules::{Level, Rule, alike, families, registry, rule};
use crate::run::settings::Settings;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// List what is checked, or explain one rule
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The rule to explain
    id: Option<String>,
}

/// Prints the list, or the page of one rule, with the levels that hold in this folder's checkout.
///
/// # Errors
/// Where no rule has that id, naming one that looks alike; where the output cannot be written.
pub(crate) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let settings = Reader::new(None)?.settings(Path::new("."));
    Reader::say(&settings);
    match &args.id {
        None => list(&settings, out)?,
        Some(id) => {
            let Some(rule) = rule(id) else {
                anyhow::bail!("there is no rule “{id}”{}", hint(id));
            };
            explain(rule, &settings, out)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn list(settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let widths = registry().iter().map(|rule| rule.id.len());
    let width = widths.max().unwrap_or(0);
    let filled = families().iter().filter(|family| !family.rules.is_empty());
    for (at, family) in filled.enumerate() {
        let gap = if at == 0 { "" } else { "\n" };
        writeln!(out, "{gap}{}", family.name)?;
        for rule in family.rules {
            let own = rule.severity.as_str();
            let (level, note) = match level_here(rule, settings) {
                Some(set) if set != own => (set, format!(" (here; {own} elsewhere)")),
                _ => (own, String::new()),
            };
            writeln!(
                out,
                "  {:width$}  {level:7}  {}{note}",
                rule.id, rule.summary
            )?;
        }
    }
    Ok(())
}

fn explain(rule: &Rule, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let own = rule.severity.as_str();
    let set = level_here(rule, settings).filter(|&set| set != own);
    let here = set.map_or_else(String::new, |set| format!("; {set} here"));
    writeln!(out, "# {} ({own}{here})\n", rule.id)?;
    write!(out, "{}", rule.page)
}

/// The level that this checkout, or the newsletter that it names, gives `rule`.
fn level_here(rule: &Rule, settings: &Settings) -> Option<&'static str> {
    let newsletter = settings.profile.as_ref();
    let profile = newsletter.and_then(|profile| Level::named(profile.rules.get(rule.id)?));
    Some(match settings.levels.get(rule.id).or(profile)? {
        Level::Off => "off",
        Level::On(severity) => severity.as_str(),
    })
}

/// A hint at rules that look like `id`.
fn hint(id: &str) -> String {
    match alike(id).as_slice() {
        [] => "; `copydesk rules` lists them".to_owned(),
        near => format!("; there is {}", near.join(", ")),
    }
}
