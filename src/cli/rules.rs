//! `copydesk rules`: every rule with one line, or the page of one.

use crate::rules::{Rule, alike, registry, rule};
use std::io::Write;
use std::process::ExitCode;

/// List what is checked, or explain one rule
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The rule to explain
    id: Option<String>,
}

/// Prints the list, or the page of one rule.
///
/// # Errors
/// Where no rule has that id, naming one that looks alike; where the output cannot be written.
pub(crate) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    match &args.id {
        None => list(out)?,
        Some(id) => {
            let Some(rule) = rule(id) else {
                anyhow::bail!("there is no rule “{id}”{}", hint(id));
            };
            explain(rule, out)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn list(out: &mut dyn Write) -> std::io::Result<()> {
    let width = registry()
        .iter()
        .map(|rule| rule.id.len())
        .max()
        .unwrap_or(0);
    for rule in registry() {
        let level = rule.severity.as_str();
        writeln!(out, "{:width$}  {level:7}  {}", rule.id, rule.summary)?;
    }
    Ok(())
}

fn explain(rule: &Rule, out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "# {} ({})\n", rule.id, rule.severity.as_str())?;
    write!(out, "{}", rule.page)
}

/// A hint at rules that look like `id`.
fn hint(id: &str) -> String {
    match alike(id).as_slice() {
        [] => "; `copydesk rules` lists them".to_owned(),
        near => format!("; there is {}", near.join(", ")),
    }
}
