//! A checkout's settings: what they choose, where they are looked for, and that they cannot lead out of the checkout.

use crate::support::scratch::Scratch;
use copydesk::profile::builtin;
use copydesk::rules::{Level, Levels, Severity};
use copydesk::run::config::read_from;
use copydesk::run::load::load;
use copydesk::run::settings::Settings;
use rustix::fs::{CWD, FileType, Mode, mknodat};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

const DRAFT: &str = "draft/2026-01-14-this-week-in-rust.md";

/// A checkout with `settings`, a draft and the folder of past issues.
fn checkout(settings: &str) -> Scratch {
    Scratch::new()
        .file("copydesk.toml", settings)
        .file(DRAFT, "### Official\n* [A] (https://a.example)\n")
        .file("content/2026-01-07-this-week-in-rust.md", "")
}

fn around(scratch: &Scratch) -> Settings {
    Settings::around(&scratch.at(DRAFT), builtin())
}

fn root(scratch: &Scratch) -> PathBuf {
    scratch.path().canonicalize().unwrap()
}

/// What is said about `settings`, without the path of the file.
fn complaints(scratch: &Scratch) -> Vec<String> {
    let file = root(scratch).join("copydesk.toml");
    let name = file.to_str().unwrap();
    let said = around(scratch).complaints.into_iter();
    said.map(|said| {
        let rest = said.strip_prefix(name);
        let rest = rest.unwrap_or_else(|| panic!("{said} does not begin with the file"));
        rest.trim_start_matches([',', ':', ' ']).to_owned()
    })
    .collect()
}

/// `settings` are refused with the complaints `expected`, and nothing of them counts.
#[track_caller]
fn refused(settings: &str, expected: &[&str]) {
    let scratch = checkout(settings);
    assert_eq!(complaints(&scratch), expected);
    let found = around(&scratch);
    let nothing = Settings {
        root: root(&scratch),
        complaints: found.complaints.clone(),
        ..Settings::default()
    };
    assert_eq!(found, nothing);
}

#[test]
fn settings_choose_newsletter_levels_and_paths() {
    let scratch = checkout(
        "profile = \"esta-semana-en-rust\"\n[rules]\n\"mojibake\" = \"off\"\nduplicate-link = \"hint\"\n\
         [paths]\narchive = \"content\"\nacknowledged = \".copydesk/acknowledged.jsonl\"\n",
    );
    let found = around(&scratch);
    assert_eq!(found.complaints, Vec::<String>::new());
    assert_eq!(found.root, root(&scratch));
    assert_eq!(found.profile.unwrap().name, "esta-semana-en-rust");
    let mut levels = Levels::default();
    levels.set("mojibake", Level::Off);
    levels.set("duplicate-link", Level::On(Severity::Hint));
    assert_eq!(found.levels, levels);
    assert_eq!(found.archive, Some(root(&scratch).join("content")));
    let acknowledged = root(&scratch).join(".copydesk/acknowledged.jsonl");
    assert_eq!(found.acknowledged, Some(acknowledged));
}

#[test]
fn without_settings_nothing_is_set_and_nothing_said() {
    let scratch = Scratch::new().file(DRAFT, "");
    let nothing = Settings {
        root: root(&scratch),
        ..Settings::default()
    };
    assert_eq!(around(&scratch), nothing);
}

#[test]
fn the_nearest_settings_count_and_none_above_the_checkout_do() {
    let above = Scratch::new()
        .file("copydesk.toml", "profile = \"generic\"\n")
        .file("checkout/.git", "gitdir: elsewhere\n")
        .file("checkout/draft/a.md", "")
        .file("other/copydesk.toml", "")
        .file("other/draft/a.md", "");
    let found = |name: &str| Settings::around(&above.at(name), builtin());
    let checkout = found("checkout/draft/a.md");
    assert_eq!(checkout.root, root(&above).join("checkout"));
    assert_eq!(checkout.profile, None);
    let other = found("other/draft/a.md");
    assert_eq!(
        (other.root, other.profile),
        (root(&above).join("other"), None)
    );
    let missing = found("other/draft/not-yet-there.md");
    assert_eq!(missing.root, root(&above).join("other"));
    assert_eq!(found("other").root, root(&above).join("other"));
}

#[test]
fn a_profile_may_be_a_file_of_the_checkout_whose_flaws_are_said() {
    let house = include_str!("../../assets/profiles/generic.toml").replace("generic", "house");
    let house = format!("{house}\n[rules]\nmojibake = \"loud\"\n");
    let line = house.lines().count();
    let scratch = checkout("profile = \"tools/house.toml\"\n").file("tools/house.toml", house);
    let found = around(&scratch);
    assert_eq!(found.profile.unwrap().name, "house");
    let said = format!(
        "{}, line {line}: the level of `mojibake` is none; expected \"off\", \"hint\", \"warning\" or \"error\"",
        root(&scratch).join("tools/house.toml").display()
    );
    assert_eq!(found.complaints, [said]);
}

#[test]
fn what_is_no_setting_is_named_with_line_and_key() {
    let levels = "expected \"off\", \"hint\", \"warning\" or \"error\"";
    refused(
        "editor = \"vi\"\nprofile = 3\n\n[rules]\nsideways = \"off\"\nduplicate-lynk = \"off\"\n\
         mojibake = \"loud\"\nnot-utf8 = 1\n[paths]\ndrafts = \"x\"\narchive = true\n",
        &[
            "line 1: `editor` is no setting; expected `profile`, `[rules]` or `[paths]`",
            "line 2: `profile`: expected a name",
            "line 5: `sideways` is no rule; `copydesk rules` lists them",
            "line 6: `duplicate-lynk` is no rule; there is duplicate-link",
            &format!("line 7: the level of `mojibake` is none; {levels}"),
            &format!("line 8: the level of `not-utf8` is none; {levels}"),
            "line 10: `drafts` is no setting; expected `archive` or `acknowledged`",
            "line 11: `paths.archive`: expected a path as a string",
        ],
    );
    refused(
        "rules = 1\npaths = []\nprofile = \"weekly\"\n",
        &[
            "line 1: `rules` is a table: [rules]",
            "line 2: `paths` is a table: [paths]",
            "line 3: `profile`: there is no profile “weekly”; known are this-week-in-rust, \
             esta-semana-en-rust, generic, or name a file of the checkout",
        ],
    );
}

#[test]
fn no_path_leads_out_of_the_checkout() {
    let absolute = checkout("").at("elsewhere.jsonl");
    let absolute = absolute.display();
    for key in ["archive", "acknowledged"] {
        for path in ["..", "content/../../x", &absolute.to_string(), ""] {
            refused(
                &format!("[paths]\n{key} = '{path}'\n"),
                &[&format!(
                    "line 2: `paths.{key}`: “{path}” is no path inside the checkout"
                )],
            );
        }
    }
    refused(
        "profile = \"/etc/passwd\"\n",
        &["line 1: `profile`: “/etc/passwd” is no path inside the checkout"],
    );
    refused(
        "[paths]\nacknowledged = \".git/hooks/x.jsonl\"\n",
        &["line 2: `paths.acknowledged`: “.git/hooks/x.jsonl” is in git's own folder"],
    );
}

#[test]
fn no_link_leads_out_of_the_checkout() {
    let scratch = checkout(
        "[paths]\narchive = \"past\"\nacknowledged = \"shared/a.jsonl\"\n[rules]\nmojibake = \"off\"\n",
    );
    let outside = Scratch::new().file("secret/a.md", "");
    symlink(outside.at("secret"), scratch.at("past")).unwrap();
    symlink(outside.at("nowhere"), scratch.at("shared")).unwrap();
    let expected = [
        "line 2: `paths.archive`: “past” leads out of the checkout",
        "line 3: `paths.acknowledged`: “shared/a.jsonl” is a link to nowhere",
    ];
    assert_eq!(complaints(&scratch), expected);
    let found = around(&scratch);
    assert_eq!((found.archive, found.acknowledged), (None, None));
    assert_eq!(found.levels.get("mojibake"), Some(Level::Off));
    fs::remove_file(scratch.at("copydesk.toml")).unwrap();
    symlink(outside.at("secret/a.md"), scratch.at("copydesk.toml")).unwrap();
    let expected = ["“copydesk.toml” leads out of the checkout"];
    assert_eq!(complaints(&scratch), expected);
}

#[test]
fn only_a_file_of_json_lines_takes_acknowledgements_and_only_a_folder_is_an_archive() {
    let scratch = checkout(&format!(
        "[paths]\nacknowledged = \"{DRAFT}\"\narchive = \"{DRAFT}\"\n"
    ));
    let draft = root(&scratch).join(DRAFT);
    let draft = draft.display();
    let expected = [
        format!("line 2: `paths.acknowledged`: {draft} is no file that ends in .jsonl"),
        format!("line 3: `paths.archive`: {draft} is no folder"),
    ];
    assert_eq!(complaints(&scratch), expected);
}

#[test]
fn a_malformed_line_is_said_and_the_rest_counts() {
    let scratch = checkout("profile = \"generic\n[rules]\nmojibake = \"off\"\n= 3\n");
    let found = around(&scratch);
    assert_eq!(found.levels.get("mojibake"), Some(Level::Off));
    let said = complaints(&scratch);
    assert!(said[0].starts_with("line 1: "), "{said:?}");
    assert!(
        said.iter().any(|said| said.starts_with("line 4: ")),
        "{said:?}"
    );
}

#[test]
fn what_is_no_settings_file_at_all_is_said_and_nothing_waits_for_it() {
    let large = format!("#{}\n", "x".repeat(64 * 1024));
    let is = |settings: &[u8], words: &str| {
        let scratch = Scratch::new()
            .file("copydesk.toml", settings)
            .file(DRAFT, "");
        assert_eq!(complaints(&scratch), [words]);
    };
    is(large.as_bytes(), "is larger than 64 KiB; it was not read");
    is(b"a = \"\xe9\"\n", "is no text at byte 5; it was not read");
    let scratch = Scratch::new().file(DRAFT, "");
    let mode = rustix::fs::Mode::from_raw_mode(0o600);
    let pipe = scratch.at("copydesk.toml");
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, mode, 0).unwrap();
    let said = around(&scratch).complaints;
    assert!(said[0].contains("it is a pipe, not a file"), "{said:?}");
}

#[test]
fn a_flood_of_mistakes_is_counted() {
    let lines: Vec<String> = (0..500).map(|n| format!("k{n} = 1\n")).collect();
    let scratch = checkout(&lines.concat());
    let said = complaints(&scratch);
    assert_eq!(said.len(), 13);
    assert_eq!(said[12], "has 488 more mistakes");
}

#[test]
fn any_bytes_are_settings_or_complaints() {
    let whole =
        "profile = \"generic\"\n[rules]\nmojibake = \"off\"\n[[paths]]\narchive = '''\na'''\n";
    for at in 0..whole.len() {
        around(&checkout(&whole[..at]));
        around(&checkout(&whole[at..]));
    }
}

#[test]
fn the_editor_opens_a_draft_with_the_settings_of_its_checkout() {
    let scratch = checkout("profile = \"generic\"\n[rules]\nspace-between-brackets = \"off\"\n");
    let session = load(&scratch.at(DRAFT), &read_from(None), None).unwrap();
    assert_eq!(session.issue().profile().name, "generic");
    let found = session.diagnostics();
    assert!(
        found
            .iter()
            .all(|found| found.rule != "space-between-brackets")
    );
    fs::remove_file(scratch.at("copydesk.toml")).unwrap();
    let session = load(&scratch.at(DRAFT), &read_from(None), None).unwrap();
    let found = session.diagnostics();
    assert!(
        found
            .iter()
            .any(|found| found.rule == "space-between-brackets")
    );
}

#[test]
fn past_issues_are_where_settings_or_newsletter_say() {
    let twir = &builtin()[0];
    let scratch = checkout("[paths]\narchive = \"old\"\n").file("old/a.md", "");
    assert_eq!(
        around(&scratch).archive_of(twir),
        Some(root(&scratch).join("old"))
    );
    let scratch = checkout("");
    assert_eq!(
        around(&scratch).archive_of(twir),
        Some(root(&scratch).join("content"))
    );
    let alone = Settings::around(Path::new("/"), builtin());
    assert_eq!(alone.archive_of(twir), None);
}

#[test]
fn levels_of_a_users_profile_are_checked() {
    let house = include_str!("../../assets/profiles/generic.toml").replace("generic", "house");
    let scratch = Scratch::new().file(
        "profiles/house.toml",
        format!("{house}\n[rules]\nmojibak = \"off\"\n"),
    );
    let config = read_from(Some(scratch.path()));
    assert_eq!(config.profiles[0].name, "house");
    let line = house.lines().count() + 3;
    let said = format!(
        "{}, line {line}: `mojibak` is no rule; there is mojibake",
        scratch.at("profiles/house.toml").display()
    );
    assert_eq!(config.complaints, [said]);
}

#[test]
fn profiles_and_keymaps_that_are_no_small_text_are_refused_in_a_sentence() {
    let scratch = checkout("profile = \"huge.toml\"\n").file("huge.toml", "");
    let huge = fs::File::options()
        .write(true)
        .open(scratch.at("huge.toml"));
    let huge = huge.unwrap();
    huge.set_len(8 << 30).unwrap();
    let said = complaints(&scratch);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].ends_with("is larger than 1024 KiB; it was not read"));

    let keymap = scratch.at("keymap.toml");
    mknodat(CWD, &keymap, FileType::Fifo, Mode::RUSR, 0).unwrap();
    let said = read_from(Some(scratch.path())).complaints;
    let expected = format!("cannot open {}: it is a pipe, not a file", keymap.display());
    assert_eq!(said, [expected]);
    fs::remove_file(&keymap).unwrap();
    fs::write(&keymap, b"[items]\n\xff").unwrap();
    let said = read_from(Some(scratch.path())).complaints;
    assert!(
        said[0].ends_with("keymap.toml is no text at byte 8; it was not read"),
        "{said:?}"
    );
}
