//! The site's view against Python-Markdown 3.7 itself, where `COPYDESK_PYTHON` names a Python that has it.

use super::constructs::constructs;
use super::outline::outline;
use crate::support::shared::corpus_files;
use copydesk::site::page;
use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

const VARIABLE: &str = "COPYDESK_PYTHON";

/// Issues of each newsletter that are compared, newest first.
const ISSUES: usize = 100;

/// The Python to ask, or `None` after saying which test goes without.
fn python() -> Option<OsString> {
    let found = std::env::var_os(VARIABLE);
    if found.is_none() {
        let thread = std::thread::current();
        let test = thread.name().unwrap_or("a test");
        let _ = writeln!(io::stderr(), "left out, {VARIABLE} is not set: {test}");
    }
    found
}

/// What Python-Markdown makes of `texts`.
fn asked(python: &OsString, texts: &[String]) -> Vec<Vec<String>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/python_markdown.py");
    let mut child = Command::new(python)
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{VARIABLE} names {}: {error}", python.display()));
    let mut input = child.stdin.take().unwrap();
    let sent = serde_json::to_vec(texts).unwrap();
    let writer = std::thread::spawn(move || input.write_all(&sent));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap_or_default();
    assert!(
        output.status.success(),
        "{VARIABLE}: Python-Markdown 3.7 did not run: {}",
        output.status
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Fails with the first line of each text on which the two differ.
#[track_caller]
fn compare(python: &OsString, texts: &[(String, String)]) {
    let sources: Vec<String> = texts.iter().map(|(_, text)| text.clone()).collect();
    let theirs = asked(python, &sources);
    assert_eq!(theirs.len(), texts.len());
    assert!(theirs.iter().map(Vec::len).sum::<usize>() > texts.len());
    let mut differences = Vec::new();
    for ((name, text), theirs) in texts.iter().zip(&theirs) {
        let ours = outline(&page(text));
        let same = ours.iter().zip(theirs).take_while(|(a, b)| a == b).count();
        if same < ours.len().max(theirs.len()) {
            let nothing = "nothing".to_owned();
            differences.push(format!(
                "{name}, line {same} of the outline\n  ours:   {}\n  theirs: {}",
                ours.get(same).unwrap_or(&nothing),
                theirs.get(same).unwrap_or(&nothing),
            ));
        }
    }
    assert!(
        differences.is_empty(),
        "{} differ\n{}",
        differences.len(),
        differences.join("\n")
    );
}

#[test]
fn every_construct_reads_as_python_markdown_reads_it() {
    let Some(python) = python() else { return };
    let texts: Vec<(String, String)> = constructs()
        .iter()
        .map(|construct| (format!("{:?}", construct.text), construct.text.clone()))
        .collect();
    compare(&python, &texts);
}

#[test]
fn recent_issues_read_as_python_markdown_reads_them() {
    let Some(python) = python() else { return };
    for newsletter in ["this-week-in-rust", "esta-semana-en-rust"] {
        let mut files = corpus_files();
        files.retain(|file| file.newsletter == newsletter);
        let texts: Vec<(String, String)> = files
            .iter()
            .rev()
            .take(ISSUES)
            .map(|file| {
                let text = String::from_utf8_lossy(&file.bytes()).into_owned();
                (file.path.display().to_string(), text)
            })
            .collect();
        compare(&python, &texts);
    }
}
