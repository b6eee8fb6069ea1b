//! `copydesk check`: the rules of the editor on files, as text for people or JSON for tools.

use super::excerpt;
use super::load::Reader;
use crate::archive::{Cache, Shelf};
use crate::issue::Issue;
use crate::rules::{Diagnostic, Facts, Severity, Twin, check};
use crate::run::checkout;
use crate::store::{Encoding, path_name};
use anyhow::bail;
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Say what is wrong with issues
///
/// Exits with 0 where no error was found, 1 where one was, 2 where a file could not be checked.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The issues to check
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The newsletter; found by its headings where it is not given
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// The folder of published issues; used by archive rules
    #[arg(long, value_name = "DIR", hide = true)]
    archive: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Format {
    /// The line with the finding underlined, the rule and the fix
    #[default]
    Text,
    /// One object for one file, an array for several
    Json,
}

/// Checks the files and prints what is wrong with them.
///
/// # Errors
/// Where a file cannot be opened or is not UTF-8, a profile is not known, or the output cannot be written.
pub(crate) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let reader = Reader::new(args.profile.as_deref())?;
    let shelf = Shelf::new(Cache::of_user());
    let mut checked = Vec::new();
    for path in &args.files {
        checked.push(Checked::read(
            path,
            &reader,
            args.archive.as_deref(),
            &shelf,
        )?);
    }
    match args.format {
        Format::Text => text(&checked, out)?,
        Format::Json => write_json(&checked, out)?,
    }
    let mut found = checked.iter().flat_map(|file| &file.diagnostics);
    let has_error = found.any(|diagnostic| diagnostic.severity == Severity::Error);
    Ok(ExitCode::from(u8::from(has_error)))
}

/// A file and what is wrong with it.
struct Checked {
    name: String,
    issue: Issue,
    diagnostics: Vec<Diagnostic>,
}

impl Checked {
    fn read(
        path: &Path,
        reader: &Reader,
        archive: Option<&Path>,
        shelf: &Shelf,
    ) -> anyhow::Result<Self> {
        let settings = reader.settings(path);
        let (opened, issue) = reader.open(path, &settings)?;
        if let Encoding::NotUtf8 { at } = opened.encoding {
            let name = path_name(path);
            bail!("{name} is not UTF-8 from byte {at} on; nothing was checked");
        }
        let name = path.display().to_string();
        let file_name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let own = checkout::past_issues(path, issue.profile(), &settings);
        let archive = archive
            .or(own.as_deref())
            .map(|folder| shelf.open(folder, issue.profile(), &|_, _| {}))
            .transpose()?;
        let diagnostics = check(
            &issue,
            &Facts {
                file_name,
                archive,
                levels: settings.levels,
                ..Facts::default()
            },
        );
        Ok(Self {
            name,
            issue,
            diagnostics,
        })
    }

    fn json(&self) -> Value {
        let found = self.diagnostics.iter();
        let found: Vec<Value> = found
            .map(|found| diagnostic_json(&self.issue, found))
            .collect();
        json!({ "file": self.name, "diagnostics": found })
    }
}

/// Line and column of byte `at`, both from 1; a column is a character.
pub(super) fn position(issue: &Issue, at: usize) -> (usize, usize) {
    let lines = issue.lines();
    let line = lines.line_of(at);
    let before = issue
        .source()
        .get(lines.start_of(line)..at)
        .unwrap_or_default();
    (line + 1, before.chars().count() + 1)
}

fn diagnostic_json(issue: &Issue, diagnostic: &Diagnostic) -> Value {
    let span = diagnostic.span;
    let (line, column) = position(issue, span.start);
    let last = if span.is_empty() {
        span.start
    } else {
        span.end - 1
    };
    let end_line = issue.lines().line_of(last) + 1;
    let mut value = json!({
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.as_str(),
        "message": diagnostic.message,
        "span": { "start": span.start, "end": span.end },
        "line": line,
        "column": column,
        "end_line": end_line,
    });
    match &diagnostic.related {
        Some(Twin::Here(span)) => {
            value["related"] = json!({ "start": span.start, "end": span.end });
        }
        Some(Twin::Past(place)) => {
            let file = place.path.display().to_string();
            value["related"] = json!({ "file": file, "line": place.line });
        }
        None => {}
    }
    if let Some(fix) = &diagnostic.fix {
        let edits = fix.change.edits().iter().map(
            |edit| json!({ "start": edit.span.start, "end": edit.span.end, "text": edit.text }),
        );
        let edits: Vec<Value> = edits.collect();
        value["fix"] = json!({ "label": fix.label, "safe": fix.is_safe, "edits": edits });
    }
    value
}

fn write_json(checked: &[Checked], out: &mut dyn Write) -> anyhow::Result<()> {
    let value = match checked {
        [only] => only.json(),
        several => several.iter().map(Checked::json).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &value)?;
    writeln!(out)?;
    Ok(())
}

fn text(checked: &[Checked], out: &mut dyn Write) -> std::io::Result<()> {
    for file in checked {
        for diagnostic in &file.diagnostics {
            excerpt::write(out, &file.name, &file.issue, diagnostic)?;
        }
    }
    let count = |severity: Severity| {
        let all = checked.iter().flat_map(|file| &file.diagnostics);
        all.filter(|found| found.severity == severity).count()
    };
    let counted = [
        (Severity::Error, "error"),
        (Severity::Warning, "warning"),
        (Severity::Hint, "hint"),
    ]
    .map(|(severity, name)| match count(severity) {
        1 => format!("1 {name}"),
        many => format!("{many} {name}s"),
    });
    writeln!(out, "{}", counted.join(", "))
}
