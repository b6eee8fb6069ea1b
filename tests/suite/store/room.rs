//! No room: the writes of a save end at any byte, as on a full disk.
//!
//! A limit of file sizes does that to a process and to nobody else; each test runs itself again in one of its own.

use super::Desk;
use copydesk::run::signals::outlive_file_limit;
use copydesk::store::{SaveError, SaveFault, SaveOutcome, Saved, open, save, save_as};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Where a test knows that it runs in a process of its own; it names the home.
const ALONE: &str = "COPYDESK_TEST_NO_ROOM";

const OPERATION: &str =
    r#"{"op": "add", "to": ["Official"], "link": {"url": "https://two.example/", "title": "Two"}}"#;

/// Runs `test`, which calls this, in a process of its own and with a home of its own.
fn alone(test: &str, work: impl FnOnce(&Path)) {
    if let Some(home) = std::env::var_os(ALONE) {
        outlive_file_limit().unwrap();
        return work(Path::new(&home));
    }
    let home = tempfile::tempdir().unwrap();
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &format!("store::room::{test}")])
        .env(ALONE, home.path())
        .env("HOME", home.path())
        .env("XDG_STATE_HOME", home.path().join("state"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && said.contains("1 passed"),
        "{said}"
    );
}

/// What `work` gives where no file may become longer than `most` bytes.
fn within<T>(most: usize, work: impl FnOnce() -> T) -> T {
    let before = getrlimit(Resource::Fsize);
    let limit = Rlimit {
        current: Some(most as u64),
        ..before
    };
    setrlimit(Resource::Fsize, limit).unwrap();
    let done = work();
    setrlimit(Resource::Fsize, before).unwrap();
    done
}

/// A draft of about `size` bytes.
fn draft(size: usize, word: &str) -> String {
    let line = format!("* [{word}](https://one.example/{word})\n");
    format!("### Official\n{}", line.repeat(size / line.len()))
}

/// What a save within `most` bytes did to the draft, which had `old` and was to have `new`; true where that has been saved.
fn held(desk: &Desk, most: usize, result: &Result<Saved, SaveError>, old: &str, new: &str) -> bool {
    let found = desk.read("issue.md");
    match result {
        Ok(saved) => {
            assert_eq!(saved.outcome, SaveOutcome::Written);
            assert_eq!(found, new, "within {most}");
        }
        Err(error) => {
            assert!(matches!(error.fault, SaveFault::Failed(..)), "{error:?}");
            let said = error.to_string();
            assert!(said.ends_with("the file is as it was"), "{said}");
            assert_eq!(found, old, "within {most}");
        }
    }
    result.is_ok()
}

/// Saves `new` over `old` within every limit; `names` are all files of the folder. Nothing but the draft may be there.
fn save_within_all(old: &str, new: &str, names: &[&str], step: usize, home: &Path) {
    let longest = old.len().max(new.len());
    let mut saved = 0;
    for most in (0..=longest + step).step_by(step) {
        let desk = Desk::with(old.as_bytes());
        for other in names.iter().filter(|&&name| name != "issue.md") {
            fs::hard_link(desk.draft(), desk.path(other)).unwrap();
        }
        let base = desk.base();
        let result = within(most, || save(&base, new.as_bytes()));
        saved += usize::from(held(&desk, most, &result, old, new));
        assert_eq!(desk.names(), names, "within {most}");
        assert_eq!(files_in(&home.join("state/copydesk/intents")), 0);
        // With room again the same save works.
        if result.is_err() {
            assert!(save(&base, new.as_bytes()).is_ok(), "after {most}");
        }
    }
    let enough = (0..=longest + step).step_by(step);
    let enough = enough.filter(|&most| most >= new.len()).count();
    assert_eq!(saved, enough, "of {} and {}", old.len(), new.len());
}

fn files_in(folder: &Path) -> usize {
    fs::read_dir(folder).map_or(0, Iterator::count)
}

#[test]
fn wherever_the_room_ends_the_file_is_whole_and_nothing_is_left() {
    let test = "wherever_the_room_ends_the_file_is_whole_and_nothing_is_left";
    alone(test, |home| {
        for (size, step) in [(300, 1), (20_000, 997)] {
            let (short, long) = (draft(size, "aa"), draft(size + size / 10, "bbb"));
            for (old, new) in [(&short, &long), (&long, &short)] {
                save_within_all(old, new, &["issue.md"], step, home);
                save_within_all(old, new, &["issue.md", "second.md"], step, home);
            }
        }
    });
}

#[test]
fn a_new_file_for_which_there_is_no_room_is_not_made() {
    alone("a_new_file_for_which_there_is_no_room_is_not_made", |_| {
        let text = draft(300, "aa");
        for most in 0..text.len() {
            let desk = Desk::empty();
            let new = desk.path("new.md");
            let error = within(most, || save_as(&new, text.as_bytes())).unwrap_err();
            assert!(matches!(error.fault, SaveFault::Failed(..)), "{error:?}");
            assert!(desk.names().is_empty(), "within {most}");
        }
    });
}

/// The limit counts from the first moment of the program, also where it has no terminal.
#[test]
fn the_program_outlives_a_limit_and_tells_it() {
    alone("the_program_outlives_a_limit_and_tells_it", |_| {
        let old = draft(300, "aa");
        let saved = (0..old.len() + 60).step_by(23).filter(|&most| {
            let desk = Desk::with(old.as_bytes());
            let ops = tempfile::NamedTempFile::new().unwrap();
            fs::write(ops.path(), OPERATION).unwrap();
            let done = within(most, || apply(&desk, ops.path()));
            let found = open(&desk.draft()).unwrap().text;
            assert_eq!(desk.names(), ["issue.md"], "within {most}");
            let said = String::from_utf8_lossy(&done.stderr).into_owned();
            if done.status.success() {
                assert!(found.contains("two.example"), "within {most}");
                return true;
            }
            assert_eq!(done.status.code(), Some(2), "within {most}: {said}");
            assert!(said.contains("the file is as it was"), "{said}");
            assert_eq!(said.lines().count(), 1, "{said}");
            assert_eq!(found, old, "within {most}");
            false
        });
        assert!((1..4).contains(&saved.count()));
    });
}

fn apply(desk: &Desk, ops: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args([
            "apply",
            "issue.md",
            "--profile",
            "this-week-in-rust",
            "--ops",
        ])
        .arg(ops)
        .current_dir(desk.folder.path())
        .output()
        .unwrap()
}
