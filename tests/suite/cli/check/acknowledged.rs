//! Findings that editors acknowledged: left out, counted, not mended; told again with `--all`.

use super::{DRAFT, only, printed};
use crate::support::scratch::Scratch;
use copydesk::issue::Issue;
use copydesk::profile::by_name;
use copydesk::session::{FileState, Session};
use copydesk::store;

/// A folder whose settings share what is acknowledged in `ok.jsonl`; the flaw of `draft.md` is.
fn settled() -> Scratch {
    let settings = only(&["space-between-brackets"]);
    let folder = Scratch::new()
        .file(
            "copydesk.toml",
            settings + "[paths]\nacknowledged = \"ok.jsonl\"\n",
        )
        .file("draft.md", DRAFT);
    let path = folder.at("draft.md");
    let opened = store::open(&path).unwrap();
    let file = FileState::opened(&path, &opened);
    let issue = Issue::parse(opened.text, by_name("generic").unwrap());
    let mut session = Session::new(issue, file);
    let found = session.diagnostics().iter();
    let gap = found
        .clone()
        .find(|found| found.rule == "space-between-brackets");
    let gap = gap.unwrap().clone();
    session.toggle_acknowledged(&gap);
    let lines: String = session
        .unwritten()
        .iter()
        .map(copydesk::session::Acknowledgement::to_line)
        .collect();
    folder.file("ok.jsonl", lines)
}

#[test]
fn what_is_acknowledged_is_left_out_and_counted() {
    let folder = settled();
    assert_eq!(
        printed(folder.path(), &["check", "draft.md"], 0),
        "0 errors, 0 warnings, 0 hints, 1 acknowledged (--all shows them)\n"
    );
    let all = printed(folder.path(), &["check", "draft.md", "--all"], 1);
    assert!(
        all.contains("space-between-brackets") && all.ends_with("1 error, 0 warnings, 0 hints\n"),
        "{all}"
    );
}

#[test]
fn what_is_acknowledged_is_not_mended() {
    let folder = settled();
    printed(folder.path(), &["check", "draft.md", "--fix"], 0);
    assert_eq!(folder.read("draft.md"), DRAFT);
    assert_eq!(
        printed(folder.path(), &["check", "draft.md", "--diff"], 0),
        ""
    );
}

#[test]
fn a_changed_line_is_found_again() {
    let folder = settled().file("draft.md", DRAFT.replace("[Ä]", "[Äh]"));
    let found = printed(folder.path(), &["check", "draft.md"], 1);
    assert!(found.ends_with("1 error, 0 warnings, 0 hints\n"), "{found}");
}
