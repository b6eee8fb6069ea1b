//! `copydesk check`: what is checked, how findings are printed, what is mended, what is new.

mod acknowledged;
mod formats;
mod mending;
mod since;
mod targets;

use super::{Ended, ended, program, run};
use crate::support::scratch::Scratch;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

/// One error with a safe fix, in line 2.
const DRAFT: &str = "### Official\n* [Ä] (https://a.example/x)\n* [B](https://b.example/y)\n";
/// The same after that fix.
const MENDED: &str = "### Official\n* [Ä](https://a.example/x)\n* [B](https://b.example/y)\n";

/// Settings with which only `rules` run, so that what is expected here stays as it is when rules are added.
fn only(rules: &[&str]) -> String {
    let all = copydesk::rules::registry().iter().map(|rule| rule.id);
    let off = all.filter(|id| !rules.contains(id));
    let off: Vec<String> = off.map(|id| format!("{id} = \"off\"\n")).collect();
    format!("profile = \"generic\"\n[rules]\n{}", off.concat())
}

/// A folder with `name` in it, where only `rules` run.
fn folder(rules: &[&str], name: &str, text: &str) -> Scratch {
    Scratch::new()
        .file("copydesk.toml", only(rules))
        .file(name, text)
}

/// The usual folder: `draft.md`, and the rule that finds its flaw.
fn gap() -> Scratch {
    folder(&["space-between-brackets"], "draft.md", DRAFT)
}

/// Runs with `input` on standard input.
fn run_on(folder: &Path, args: &[&str], input: impl AsRef<[u8]>) -> Ended {
    let mut child = program(folder, args).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A program that refuses does not read.
    let _ = stdin.write_all(input.as_ref());
    drop(stdin);
    ended(child)
}

/// Runs and expects `status`, nothing on standard error, and returns what was printed.
#[track_caller]
fn printed(folder: &Path, args: &[&str], status: i32) -> String {
    let found = run(folder, args);
    assert_eq!(
        (found.status, found.stderr.as_str()),
        (Some(status), ""),
        "{found:?}"
    );
    found.stdout
}
