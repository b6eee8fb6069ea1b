//! What the README claims beside: its commands run, its promises have tests, its files exist.

use super::{part, readme, root};
use crate::support::scratch::Scratch;
use copydesk::issue::Issue;
use copydesk::keymap::Keymap;
use copydesk::ops::script;
use copydesk::profile::{builtin, by_name};
use copydesk::run::settings::Settings;
use std::fs;
use std::process::Command;

/// The bodies of the fenced blocks in `language`.
fn blocks<'a>(readme: &'a str, language: &str) -> Vec<&'a str> {
    let open = format!("```{language}\n");
    let parts = readme.split(&open).skip(1);
    parts
        .map(|rest| rest.split("```").next().unwrap())
        .collect()
}

/// The names in backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn it_begins_with_what_it_is_a_picture_and_the_two_commands() {
    let readme = readme();
    let picture = readme.find("<!-- screen -->").unwrap();
    let commands = readme
        .find("cargo run --release -- demo\ncargo test\n")
        .unwrap();
    let first_heading = readme.find("\n## ").unwrap();
    assert!(readme.starts_with("# copydesk\n\ncopydesk is a terminal editor"));
    assert!(readme[..picture].lines().count() < 10);
    assert!(picture < commands && commands < first_heading);
}

#[test]
fn every_subcommand_and_option_is_in_it() {
    let help = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .arg("--help")
        .output()
        .unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let readme = readme();
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names = commands.take_while(|line| !line.is_empty());
    let names: Vec<&str> = names
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(names.len() > 4, "{names:?}");
    for name in names.into_iter().filter(|name| *name != "help") {
        assert!(
            readme.contains(&format!("copydesk {name}")),
            "copydesk {name}"
        );
    }
    assert!(readme.contains("copydesk --profile"));
}

#[test]
fn its_subcommands_run_as_written() {
    let scratch = Scratch::new()
        .file("draft.md", include_str!("../../../assets/demo/draft.md"))
        .file("ops.jsonl", blocks(&readme(), "json")[0]);
    let readme = readme();
    let lines: Vec<&str> = blocks(&readme, "sh")[1].lines().collect();
    assert_eq!(lines.len(), 4);
    for line in lines {
        let command = line.split('#').next().unwrap();
        let mut words = command.split_whitespace();
        assert_eq!(words.next(), Some("copydesk"));
        let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .args(words)
            .current_dir(scratch.path())
            .env("HOME", scratch.path())
            .env_remove("XDG_CONFIG_HOME")
            .output()
            .unwrap();
        // The demo has errors, which `check` tells by 1.
        let expected = i32::from(command.contains(" check "));
        assert_eq!(output.status.code(), Some(expected), "{line}: {output:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{line}");
    }
    assert!(
        scratch
            .read("draft.md")
            .contains("[A lexer in forty lines](https://two.example/lexer/)")
    );
}

#[test]
fn its_operations_are_those_that_exist() {
    let readme = readme();
    let sentence = &readme[readme.find("`op` is ").unwrap()..];
    let sentence = &sentence[..sentence.find('.').unwrap()];
    let issue = Issue::parse("", by_name("generic").unwrap());
    let error = script::run(&issue, "{\"op\": \"nothing\"}")
        .unwrap_err()
        .to_string();
    let names: Vec<&str> = quoted(sentence).skip(1).collect();
    assert_eq!(names.len(), 7);
    for name in names {
        assert!(error.contains(name), "{name}: {error}");
    }
}

#[test]
fn its_keymap_is_one() {
    let readme = readme();
    let sources = blocks(&readme, "toml");
    assert_eq!(Keymap::builtin().merge(sources[0]), []);
}

#[test]
fn its_settings_of_a_checkout_are_some() {
    let readme = readme();
    let sources = blocks(&readme, "toml");
    let scratch = Scratch::new()
        .file("copydesk.toml", sources[1])
        .file("content/past.md", "");
    let settings = Settings::around(scratch.path(), builtin());
    assert_eq!(settings.complaints, Vec::<String>::new());
    assert!(settings.profile.is_some() && settings.archive.is_some());
}

#[test]
fn no_promise_stands_without_a_test() {
    let readme = readme();
    let promises = part(&readme, "promises");
    let mut flaws = Vec::new();
    for promise in promises.split("\n- ") {
        let tests: Vec<&str> = quoted(promise).filter(|name| name.contains("::")).collect();
        if tests.is_empty() {
            flaws.push(format!("no test: {promise}"));
        }
        for test in tests {
            let (module, name) = test.rsplit_once("::").unwrap();
            let path = root().join(format!("tests/suite/{}.rs", module.replace("::", "/")));
            let source = fs::read_to_string(&path).unwrap_or_default();
            if !source.contains(&format!("#[test]\nfn {name}()")) {
                flaws.push(format!("{test} is not in {}", path.display()));
            }
        }
    }
    assert!(flaws.is_empty(), "{}", flaws.join("\n"));
}

#[test]
fn the_files_that_it_names_are_there() {
    let readme = readme();
    for path in [
        "src/rules",
        "src/command/table.rs",
        "assets/keymap.toml",
        "assets/profiles",
    ]
    .into_iter()
    .chain([".ci/run", "LICENSE-MIT", "LICENSE-APACHE", "tests/suite"])
    {
        assert!(
            readme.contains(path) && root().join(path).exists(),
            "{path}"
        );
    }
}
