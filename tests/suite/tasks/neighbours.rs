//! Several people at one draft: they see each other, and what they save meets.

use super::desk::{DRAFT, Desk, SMALL, put_before, replaced};
use crate::support::dice::Dice;
use crate::support::launch::Options;
use crate::support::scratch::Scratch;
use crate::support::terminal::Terminal;
use std::fs;

const ALPHA: &str = "* [Alpha](https://one.example/alpha)\n";
const BETA: &str = "* [Beta](https://one.example/beta)\n";
const GAMMA: &str = "* [Gamma](https://one.example/gamma)\n";

fn without(line: &str) -> String {
    replaced(SMALL, line, "")
}

/// Somebody at the draft of `folder`, with a home of their own.
fn somebody(folder: &Scratch, user: &str) -> Terminal {
    let options = Options::copydesk().arg(DRAFT).cwd(folder.path());
    Terminal::start(&options.env("USER", user).size(120, 24))
}

/// A checkout with the draft in it.
fn checkout() -> Scratch {
    Scratch::new()
        .file(DRAFT, SMALL)
        .file(".git/HEAD", "ref: refs/heads/main\n")
}

#[test]
fn the_second_is_told_who_is_there_and_the_first_who_came() {
    let folder = checkout();
    let ana = somebody(&folder, "ana");
    ana.wait_for("read as This Week in Rust");
    let ben = somebody(&folder, "ben");
    ben.wait_for("being edited by ana too");
    ben.wait_for("with ana");
    ana.wait_for("with ben");
    ben.keys(":who<Enter>");
    ben.wait_for("Who else has this draft open");
    ben.wait_for("in “Official”");
    ana.keys("q");
    ana.wait_exit();
    ben.keys("<Esc>");
    ben.wait_gone("with ana");
    let left = fs::read_dir(folder.at(".git/copydesk")).unwrap().count();
    assert_eq!(left, 1);
}

#[test]
fn a_file_that_changes_is_read_again_without_a_key_where_nothing_is_unsaved() {
    let desk = Desk::open(SMALL);
    fs::write(desk.folder().at(DRAFT), without(ALPHA)).unwrap();
    desk.wait_for("changed on disk and was read again");
    desk.wait_for("▸ Beta");
    desk.quit();
}

#[test]
fn a_file_that_changes_is_not_read_again_under_an_open_list() {
    let desk = Desk::open(SMALL);
    desk.press("m", "Move");
    fs::write(desk.folder().at(DRAFT), without(ALPHA)).unwrap();
    assert!(desk.is_silent_for(std::time::Duration::from_secs(5)));
    desk.keys("<Esc>");
    desk.wait_for("changed on disk and was read again");
    desk.quit();
}

#[test]
fn what_is_unsaved_meets_what_changed_at_the_next_save() {
    let desk = Desk::with(SMALL, |options| options.size(120, 24));
    desk.press("d", "Deleted “Alpha”");
    let theirs = put_before(SMALL, "## Jobs", "Somebody else was here.\n\n");
    fs::write(desk.folder().at(DRAFT), &theirs).unwrap();
    desk.wait_for("modified  changed on disk");
    desk.press("w", "+ Somebody else was here.");
    assert_eq!(desk.file(), theirs, "nothing is written before it was seen");
    desk.press("<Enter>", ": saved");
    let both = replaced(&theirs, ALPHA, "");
    assert_eq!(desk.file(), both);
    desk.press("u", "Undone: Merged with what changed on disk");
    desk.press("U", "Merged with what changed on disk");
    desk.quit();
}

#[test]
fn where_both_changed_one_item_one_chooses() {
    for (key, expected) in [
        ("m", vec!["[Alpha!]"]),
        ("t", vec!["[Alpha?]"]),
        ("b", vec!["[Alpha!]", "[Alpha?]"]),
        ("n", vec![]),
    ] {
        let desk = Desk::with(SMALL, |options| options.size(120, 24));
        desk.press("e", "Editing line");
        desk.keys("<End>");
        for _ in 0.."](https://one.example/alpha)".len() {
            desk.keys("<Left>");
        }
        desk.keys("!<Esc>");
        desk.wait_for("Alpha!");
        fs::write(
            desk.folder().at(DRAFT),
            replaced(SMALL, "[Alpha]", "[Alpha?]"),
        )
        .unwrap();
        desk.press("w", "[mine] both changed, in “official”");
        desk.keys(key);
        desk.keys("<Enter>");
        desk.wait_gone("both changed");
        desk.wait_for("saved");
        let line = |title: &&str| format!("* {title}(https://one.example/alpha)\n");
        let lines = expected.iter().map(line).collect::<Vec<_>>().concat();
        assert_eq!(desk.file(), replaced(SMALL, ALPHA, &lines), "{key}");
    }
}

#[test]
fn a_merge_that_is_left_writes_nothing() {
    let desk = Desk::open(SMALL);
    desk.press("d", "Deleted “Alpha”");
    fs::write(desk.folder().at(DRAFT), without(BETA)).unwrap();
    desk.press("w", "was changed by somebody else");
    desk.keys("<Esc>");
    desk.wait_gone("was changed by somebody else");
    assert_eq!(desk.file(), without(BETA));
}

#[test]
fn what_changed_can_be_merged_before_saving() {
    let desk = Desk::with(SMALL, |options| options.size(120, 24));
    desk.press(":merge<Enter>", "nothing is to be merged");
    desk.press("d", "Deleted “Alpha”");
    fs::write(desk.folder().at(DRAFT), without(GAMMA)).unwrap();
    desk.press(":merge<Enter>", "was changed by somebody else");
    desk.press("<Enter>", ": saved");
    assert_eq!(desk.file(), replaced(&without(ALPHA), GAMMA, ""));
}

#[test]
fn what_a_merge_replaced_can_be_found_again() {
    let home = Scratch::new();
    let desk = Desk::with(SMALL, |options| options.home(home.path()));
    desk.press("d", "Deleted “Alpha”");
    fs::write(desk.folder().at(DRAFT), without(BETA)).unwrap();
    desk.press("w", "was changed by somebody else");
    desk.press("<Enter>", ": saved");
    desk.quit();
    let path = desk.folder().at(DRAFT).canonicalize().unwrap();
    let kept = copydesk::store::versions_in(&home.at(".local/state/copydesk/versions"), &path);
    let texts: Vec<String> = kept
        .iter()
        .map(|one| String::from_utf8(one.read().unwrap()).unwrap())
        .collect();
    assert!(
        texts.contains(&without(ALPHA)) && texts.contains(&without(BETA)),
        "{texts:?}"
    );
}

#[test]
fn two_who_add_and_save_in_turn_lose_nothing() {
    let rounds = std::env::var("COPYDESK_ROUNDS").ok();
    let rounds: usize = rounds.and_then(|count| count.parse().ok()).unwrap_or(10);
    let folder = checkout();
    let both = [somebody(&folder, "ana"), somebody(&folder, "ben")];
    for one in &both {
        one.wait_for("Sections");
    }
    let mut dice = Dice::new(3);
    for round in 0..rounds {
        let one = &both[dice.below(2)];
        one.paste(&format!("* [r{round}](https://r{round}.example/)"));
        one.wait_for("Pasted 1 item");
        if dice.below(2) == 0 {
            save(one);
        }
    }
    for one in both.iter().chain(&both[..1]) {
        one.paste("* [last](https://last.example/)");
        one.wait_for("Pasted 1 item");
        one.keys("u");
        one.wait_for("Undone: Pasted");
        save(one);
    }
    let text = folder.read(DRAFT);
    for round in 0..rounds {
        let url = format!("(https://r{round}.example/)");
        assert_eq!(text.matches(&url).count(), 1, "{url}\n{text}");
    }
}

/// Saves, and accepts what there is to merge.
fn save(one: &Terminal) {
    one.keys("w");
    let is_merge = |screen: &str| screen.contains("was changed by somebody else");
    one.wait_until("no answer to w", |screen| {
        is_merge(screen) || screen.contains("saved")
    });
    if is_merge(&one.screen()) {
        one.keys("<Enter>");
        one.wait_until("not saved", |screen| {
            !is_merge(screen) && screen.contains("saved")
        });
    }
}

/// What the file of an intent begins with, and a record as it is written there.
fn intent(old: &str, new: &str) -> Vec<u8> {
    let record = |payload: &[u8]| {
        let mut bytes = u32::try_from(payload.len()).unwrap().to_le_bytes().to_vec();
        bytes.extend(fnv(payload).to_le_bytes());
        bytes.extend(payload);
        bytes
    };
    let records = [record(old.as_bytes()), record(new.as_bytes())].concat();
    [b"copydesk intent 1\n".as_slice(), &records].concat()
}

fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[test]
fn a_save_in_place_that_was_cut_off_is_finished_or_taken_back() {
    let half = &SMALL[..SMALL.len() / 2];
    let new = without(ALPHA);
    for (keys, expected) in [("<Enter>", new.as_str()), ("<Down><Enter>", SMALL)] {
        let folder = Scratch::new().file(DRAFT, half);
        let path = folder.at(DRAFT).canonicalize().unwrap();
        let name = format!("{:016x}-{DRAFT}.1", fnv(path.to_str().unwrap().as_bytes()));
        let home = Scratch::new();
        let home = home.file(
            &format!(".local/state/copydesk/intents/{name}"),
            intent(SMALL, &new),
        );
        let options = Options::copydesk()
            .arg(DRAFT)
            .cwd(folder.path())
            .home(home.path());
        let terminal = Terminal::start(&options.size(120, 24));
        terminal.keys("<Down><Enter>fo");
        terminal.wait_for("A save was cut off");
        assert_eq!(
            folder.read(DRAFT),
            half,
            "letters that were being typed do not answer"
        );
        while !terminal.screen().contains("▸   ") {
            terminal.keys("<Down>");
            terminal.is_silent_for(std::time::Duration::from_millis(100));
        }
        terminal.keys(keys);
        terminal.wait_gone("A save was cut off");
        terminal.wait_until("not mended", |_| folder.read(DRAFT) == expected);
    }
}

#[test]
fn a_backup_is_made_once_where_it_is_asked_for() {
    let desk = Desk::with(SMALL, |options| options.arg("--backup"));
    desk.press("d", "Deleted “Alpha”");
    desk.saved();
    desk.press("d", "Deleted “Beta”");
    desk.saved();
    assert_eq!(desk.folder().read(&format!("{DRAFT}~")), SMALL);
    desk.quit();
    let desk = Desk::open(SMALL);
    desk.press("d", "Deleted “Alpha”");
    desk.saved();
    assert!(!desk.folder().at(&format!("{DRAFT}~")).exists());
}
