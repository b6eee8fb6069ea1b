//! Journals: what they hold after any ending, who can read them, and what becomes of them.

use super::mode_of;
use crate::support::dice::Dice;
use copydesk::store::{Holder, Journal, KeptText, Note, Origin, Safety, kept_in, replay};
use proptest::prelude::*;
use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use tempfile::TempDir;

const BASE: &str = "one\ntwo\nthree\n";

fn origin() -> Origin {
    Origin {
        requested: "a.md".into(),
        resolved: "/drafts/a.md".into(),
        base: BASE.to_owned(),
        is_new: false,
    }
}

/// A folder of journals that does not exist yet.
struct State(TempDir);

impl State {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn folder(&self) -> PathBuf {
        self.0.path().join("copydesk/journal")
    }

    fn start(&self) -> Journal {
        Journal::start_in(Ok(self.folder()), origin(), || ())
    }

    /// A journal, and a bell that rings when it has trouble or no longer has.
    fn start_watched(&self) -> (Journal, Receiver<()>) {
        let (bell, rings) = channel();
        let notice = move || {
            let _ = bell.send(());
        };
        (
            Journal::start_in(Ok(self.folder()), origin(), notice),
            rings,
        )
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder()).into_iter().flatten();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.collect()
    }

    #[track_caller]
    fn only(&self) -> KeptText {
        let mut found = kept_in(&self.folder());
        assert_eq!(found.len(), 1, "{found:?}");
        found.remove(0)
    }

    /// The bytes of the only journal.
    fn bytes(&self) -> Vec<u8> {
        fs::read(self.only().path()).unwrap()
    }
}

fn note(text: &str) -> Note {
    Note {
        text: text.to_owned(),
        ..Note::default()
    }
}

/// Writes `texts` to `journal`, each one for itself.
fn write(journal: &Journal, texts: &[&str]) {
    for text in texts {
        journal.note(note(text));
        assert!(matches!(journal.sync(), Safety::Kept(_)));
    }
}

#[test]
fn nothing_typed_makes_no_file() {
    let state = State::new();
    let journal = state.start();
    journal.note(note(BASE));
    assert_eq!(journal.sync(), Safety::NothingUnsaved);
    assert!(!state.folder().exists());
}

#[test]
fn what_was_noted_is_kept_with_its_base_for_its_owner_alone() {
    let state = State::new();
    let journal = state.start();
    let last = Note {
        text: "one\nand two\nthree\n".to_owned(),
        cursor: 5,
        fields: "Title: half a ti".to_owned(),
    };
    journal.note(note("one\nan"));
    journal.note(last.clone());
    let Safety::Kept(path) = journal.sync() else {
        panic!("not kept");
    };
    let kept = state.only();
    assert_eq!((kept.note.clone(), kept.origin.clone()), (last, origin()));
    assert_eq!(kept.path(), path);
    assert_eq!((mode_of(&state.folder()), mode_of(&path)), (0o700, 0o600));
}

#[test]
fn a_journal_that_is_written_is_held_and_one_that_was_left_is_not() {
    let state = State::new();
    let journal = state.start();
    write(&journal, &["changed"]);
    assert_eq!(state.only().holder, Holder::Session);
    let copy = state.folder().join("left.journal");
    fs::copy(state.only().path(), copy).unwrap();
    let holders: Vec<Holder> = kept_in(&state.folder())
        .iter()
        .map(|kept| kept.holder)
        .collect();
    assert!(holders.contains(&Holder::Nobody) && holders.contains(&Holder::Session));
}

#[test]
fn a_text_is_taken_back_by_one_only() {
    let state = State::new();
    write(&state.start(), &["changed"]);
    let left = state.folder().join("left.journal");
    fs::copy(state.only().path(), &left).unwrap();
    let first = kept_in(&state.folder());
    assert!(first.iter().any(|kept| kept.holder == Holder::Nobody));
    let second = kept_in(&state.folder());
    assert!(second.iter().all(|kept| kept.holder == Holder::Session));
}

#[test]
fn a_saved_text_needs_no_journal_and_what_follows_gets_a_new_one() {
    let state = State::new();
    let journal = state.start();
    write(&journal, &["changed\n"]);
    let saved = Origin {
        base: "changed\n".to_owned(),
        ..origin()
    };
    journal.rebase(saved.clone());
    assert_eq!(journal.sync(), Safety::NothingUnsaved);
    assert!(state.names().is_empty());
    write(&journal, &["changed again\n"]);
    assert_eq!(state.only().origin, saved);
    assert_eq!(state.only().note.text, "changed again\n");
}

#[test]
fn an_end_with_nothing_unsaved_removes_it_and_one_that_throws_away_keeps_it_in_the_trash() {
    let state = State::new();
    let journal = state.start();
    write(&journal, &["changed"]);
    journal.close();
    assert!(state.names().is_empty());

    let journal = state.start();
    write(&journal, &["thrown away"]);
    journal.discard();
    assert!(state.names().is_empty());
    let trash = kept_in(&state.folder().with_file_name("discarded"));
    assert_eq!(trash.len(), 1);
    assert_eq!(trash[0].note.text, "thrown away");
}

#[test]
fn the_trash_is_emptied_of_what_lies_there_for_more_than_14_days() {
    let state = State::new();
    let journal = state.start();
    write(&journal, &["thrown away"]);
    journal.discard();
    let trash = state.folder().with_file_name("discarded");
    let path = kept_in(&trash)[0].path().to_owned();
    let age = |days: u64| {
        let file = fs::File::options().write(true).open(&path).unwrap();
        let past = Duration::from_secs(days * 24 * 3600);
        file.set_modified(std::time::SystemTime::now() - past)
            .unwrap();
        state.start().sync();
        path.exists()
    };
    assert!(age(13));
    assert!(!age(15));
}

#[test]
fn a_long_session_does_not_grow_the_journal_without_end() {
    let state = State::new();
    let journal = state.start();
    let long = "x".repeat(300_000);
    for round in 0..12 {
        journal.note(note(&format!("{round}{long}{round}")));
        journal.note(note(BASE));
        journal.sync();
        journal.note(note(&format!("{round}{long}")));
        journal.sync();
    }
    assert!(state.bytes().len() < 2_000_000);
    assert_eq!(state.only().note.text, format!("11{long}"));
}

#[test]
fn a_folder_that_is_a_link_gets_no_journal_and_the_trouble_is_told() {
    let state = State::new();
    let theirs = state.0.path().join("theirs");
    fs::create_dir(&theirs).unwrap();
    fs::create_dir(state.0.path().join("copydesk")).unwrap();
    symlink(&theirs, state.folder()).unwrap();
    let (journal, rings) = state.start_watched();
    journal.note(note("changed"));
    assert!(matches!(journal.sync(), Safety::NotKept(_)));
    rings.recv_timeout(Duration::from_secs(10)).unwrap();
    assert!(journal.trouble().unwrap().contains("not a folder of yours"));
    assert_eq!(fs::read_dir(&theirs).unwrap().count(), 0);
}

#[test]
fn a_journal_that_cannot_be_written_is_begun_again_when_it_can() {
    let state = State::new();
    let blocked = state.0.path().join("copydesk");
    fs::write(&blocked, "a file where the folder should be").unwrap();
    let (journal, rings) = state.start_watched();
    journal.note(note("changed"));
    rings.recv_timeout(Duration::from_secs(10)).unwrap();
    assert!(journal.trouble().is_some());
    fs::remove_file(&blocked).unwrap();
    // Nothing is typed meanwhile.
    rings.recv_timeout(Duration::from_secs(10)).unwrap();
    assert_eq!(journal.trouble(), None);
    assert_eq!(state.only().note.text, "changed");
}

#[test]
fn a_folder_open_to_others_is_closed() {
    let state = State::new();
    fs::create_dir_all(state.folder()).unwrap();
    fs::set_permissions(state.folder(), Permissions::from_mode(0o777)).unwrap();
    write(&state.start(), &["changed"]);
    assert_eq!(mode_of(&state.folder()), 0o700);
}

/// A journal of some edits and the texts they went through.
fn long_journal() -> (Vec<u8>, Vec<String>) {
    let state = State::new();
    let journal = state.start();
    let mut dice = Dice::new(5);
    let mut texts = vec![BASE.to_owned()];
    for _ in 0..40 {
        let mut text = texts.last().unwrap().clone();
        let (a, b) = (dice.boundary(&text), dice.boundary(&text));
        text.replace_range(
            a.min(b)..a.max(b),
            dice.pick::<&str>(&["", "é", "🦀 crab", "\r\n", "x"]),
        );
        write(&journal, &[&format!("{text}.")]);
        texts.push(format!("{text}."));
    }
    (state.bytes(), texts)
}

#[test]
fn a_journal_cut_off_anywhere_gives_the_text_as_it_was_by_then() {
    let (bytes, texts) = long_journal();
    let mut reached = 0;
    let mut last = String::new();
    for end in 0..=bytes.len() {
        let Some(replayed) = replay(&bytes[..end]) else {
            assert_eq!(reached, 0, "lost at {end}");
            continue;
        };
        let at = texts[reached..]
            .iter()
            .position(|text| *text == replayed.note.text);
        reached += at.unwrap_or_else(|| panic!("no text of then at {end}: {replayed:?}"));
        last = replayed.note.text;
    }
    assert_eq!(Some(&last), texts.last());
}

#[test]
fn a_damaged_journal_gives_a_text_that_stood_before_the_damage() {
    let (bytes, texts) = long_journal();
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x41;
        if let Some(replayed) = replay(&damaged) {
            assert!(texts.contains(&replayed.note.text), "at {at}");
        }
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_are_no_journal_or_a_bounded_one(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut file = b"copydesk journal 1\n".to_vec();
        prop_assert!(replay(&bytes).is_none());
        file.extend(&bytes);
        prop_assert!(replay(&file).is_none());
    }

    #[test]
    fn sound_records_of_nonsense_are_read_without_harm(
        start in any::<u64>(), end in any::<u64>(), text in ".{0,20}", cursor in any::<u64>(),
    ) {
        let (mut bytes, texts) = (whole(), vec![BASE.to_owned()]);
        let payload = postcard::to_allocvec(&(2u32, start, end, &text, cursor)).unwrap();
        bytes.extend(record(&payload));
        let replayed = replay(&bytes).unwrap();
        let applies = start <= end && usize::try_from(end).is_ok_and(|end| end <= BASE.len());
        prop_assert!(applies || texts.contains(&replayed.note.text));
    }
}

/// A journal without a change.
fn whole() -> Vec<u8> {
    let state = State::new();
    let journal = state.start();
    journal.note(Note {
        fields: "x".to_owned(),
        ..note(BASE)
    });
    journal.sync();
    state.bytes()
}

/// `payload` as the format says.
pub(super) fn record(payload: &[u8]) -> Vec<u8> {
    let mut sum: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in payload {
        sum = (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let length = u32::try_from(payload.len()).unwrap();
    [&length.to_le_bytes()[..], &sum.to_le_bytes(), payload].concat()
}

#[test]
fn a_file_that_is_no_journal_is_passed_over() {
    let state = State::new();
    fs::create_dir_all(state.folder()).unwrap();
    fs::write(state.folder().join("a.journal"), "nothing").unwrap();
    fs::create_dir(state.folder().join("b.journal")).unwrap();
    symlink("/dev/zero", state.folder().join("c.journal")).unwrap();
    rustix::fs::mknodat(
        rustix::fs::CWD,
        state.folder().join("d.journal"),
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR,
        0,
    )
    .unwrap();
    assert!(kept_in(&state.folder()).is_empty());
    assert!(kept_in(Path::new("/nowhere/at/all")).is_empty());
}
