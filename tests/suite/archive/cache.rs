//! The cache: the same answers with and without it, only changed files read again, and no damage that does harm.

use super::{assert_same, fill, name, profile, read, text, warm};
use crate::support::dice::Dice;
use crate::support::scratch::Scratch;
use crate::support::shared::shared;
use copydesk::archive::{Cache, Reader};
use copydesk::profile::by_name;
use jiff::civil::{Date, date};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

/// A folder of `count` issues with a warm cache beside it.
struct Kept {
    folder: Scratch,
    caches: Scratch,
}

impl Kept {
    fn of(count: usize) -> Self {
        let (folder, caches) = (Scratch::new(), Scratch::new());
        fill(folder.path(), count);
        let kept = Self { folder, caches };
        warm(kept.folder.path(), &kept.cache());
        kept
    }

    fn cache(&self) -> Cache {
        Cache::within(self.caches.at("archive"))
    }

    fn file(&self) -> PathBuf {
        self.cache().file_of(self.folder.path(), &profile())
    }

    /// Asserts that reading with the cache as it is tells the same as reading without.
    #[track_caller]
    fn is_right(&self) -> usize {
        let (with, reread) = read(self.folder.path(), Some(&self.cache()));
        assert_same(&with, &read(self.folder.path(), None).0);
        reread
    }
}

#[test]
fn only_changed_files_are_read_again() {
    let kept = Kept::of(20);
    assert_eq!(kept.is_right(), 0);
    let day = date(2024, 1, 10);
    fs::write(
        kept.folder.at(&name(day)),
        text(day, "* [new](https://new.example)"),
    )
    .unwrap();
    assert_eq!(kept.is_right(), 1);
    fs::remove_file(kept.folder.at(&name(date(2024, 1, 17)))).unwrap();
    kept.is_right();
    let day = date(2025, 1, 1);
    fs::write(
        kept.folder.at(&name(day)),
        text(day, "* [newer](https://newer.example)"),
    )
    .unwrap();
    assert!(kept.is_right() >= 1);
    warm(kept.folder.path(), &kept.cache());
    assert_eq!(kept.is_right(), 0);
}

#[test]
fn a_change_that_keeps_size_and_time_is_seen() {
    let kept = Kept::of(15);
    let path = kept.folder.at(&name(date(2024, 1, 10)));
    let before = fs::metadata(&path).unwrap();
    let changed = fs::read_to_string(&path)
        .unwrap()
        .replace("blog.example", "glob.example");
    fs::write(&path, changed).unwrap();
    let file = fs::File::options().append(true).open(&path).unwrap();
    file.set_modified(before.modified().unwrap()).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().len(), before.len());
    assert_eq!(kept.is_right(), 1);
    let (archive, _) = read(kept.folder.path(), Some(&kept.cache()));
    assert!(
        archive
            .older_than(Date::MAX)
            .link("https://glob.example/1", 99)
            .is_some()
    );
}

#[test]
fn files_that_are_no_issues_are_remembered_as_such() {
    let kept = Kept::of(15);
    fs::write(kept.folder.at(&name(date(2025, 1, 1))), b"\xff").unwrap();
    fs::write(kept.folder.at(&name(date(2025, 1, 8))), "nothing").unwrap();
    warm(kept.folder.path(), &kept.cache());
    assert_eq!(kept.is_right(), 0);
}

#[test]
fn only_we_can_read_a_cache_and_no_half_of_one_stays() {
    let kept = Kept::of(15);
    let mode = |path: &PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&kept.caches.at("archive")), 0o700);
    assert_eq!(mode(&kept.file()), 0o600);
    let files = fs::read_dir(kept.caches.at("archive")).unwrap().count();
    assert_eq!(files, 1);
}

#[test]
fn caches_that_nobody_wrote_for_half_a_year_are_removed_with_the_next_one() {
    let kept = Kept::of(12);
    let aged = |name: &str, days: u64| {
        let path = kept.caches.at("archive").join(name);
        let file = fs::File::create(&path).unwrap();
        let age = Duration::from_secs(days * 24 * 60 * 60);
        file.set_modified(SystemTime::now() - age).unwrap();
        path
    };
    let (old, torn, foreign) = (aged("1.bin", 200), aged(".new-1", 200), aged("notes", 200));
    let recent = aged("2.bin", 100);
    fs::remove_file(kept.file()).unwrap();
    kept.is_right();
    let left = [old, torn, foreign, recent, kept.file()].map(|path| path.exists());
    assert_eq!(left, [false, false, true, true, true]);
}

#[test]
fn each_newsletter_has_its_own_cache_of_a_folder() {
    let kept = Kept::of(15);
    let spanish = by_name("esta-semana-en-rust").unwrap();
    assert_ne!(
        kept.cache().file_of(kept.folder.path(), &spanish),
        kept.file()
    );
    let mut reader = Reader::new(kept.folder.path(), &spanish, Some(kept.cache()));
    let archive = reader.read(&|_, _| {}).unwrap().unwrap();
    assert_eq!(reader.reread(), 15);
    assert_eq!(archive.issues().len(), 15);
    assert_eq!(kept.is_right(), 0);
}

#[test]
fn another_profile_of_the_same_name_reads_anew() {
    let kept = Kept::of(15);
    let mut other = (*profile()).clone();
    for role in &mut other.roles {
        role.role.insert_str(0, "my-");
    }
    let mut reader = Reader::new(kept.folder.path(), &other.into(), Some(kept.cache()));
    let archive = reader.read(&|_, _| {}).unwrap().unwrap();
    assert_eq!(reader.reread(), 15);
    let role = archive.issues()[0].links().next().unwrap().role;
    assert_eq!(role, Some("my-observations"));
}

#[test]
fn a_small_folder_needs_no_cache() {
    let (folder, caches) = (Scratch::new(), Scratch::new());
    fill(folder.path(), 3);
    read(folder.path(), Some(&Cache::within(caches.at("archive"))));
    assert!(!caches.at("archive").exists());
}

#[test]
fn a_cache_that_cannot_be_written_is_done_without() {
    let (folder, caches) = (
        Scratch::new(),
        Scratch::new().file("archive", "a file, no folder"),
    );
    fill(folder.path(), 15);
    let cache = Cache::within(caches.at("archive"));
    let (archive, reread) = read(folder.path(), Some(&cache));
    assert_eq!((archive.issues().len(), reread), (15, 15));
    assert_eq!(caches.read("archive"), "a file, no folder");
}

#[test]
fn a_cache_that_is_no_file_of_its_own_is_passed_over() {
    let kept = Kept::of(15);
    let target = kept.caches.at("target");
    fs::rename(kept.file(), &target).unwrap();
    symlink(&target, kept.file()).unwrap();
    assert_eq!(kept.is_right(), 15, "a link is not followed");
    fs::remove_file(kept.file()).unwrap();
    fs::create_dir(kept.file()).unwrap();
    assert_eq!(kept.is_right(), 15);
}

#[test]
fn a_cache_of_other_bytes_is_rebuilt() {
    let kept = Kept::of(15);
    for other in [
        &b""[..],
        b"cdarch\0\x01",
        b"not a cache at all, but long enough to be one",
    ] {
        fs::write(kept.file(), other).unwrap();
        assert_eq!(kept.is_right(), 15);
        assert_ne!(fs::read(kept.file()).unwrap(), other);
    }
}

#[test]
fn real_issues_are_the_same_from_the_cache() {
    let Some(shared) = shared() else { return };
    let folder = shared.join("corpus/this-week-in-rust/content");
    let caches = Scratch::new();
    let cache = Cache::within(caches.path());
    let cold = read(&folder, None).0;
    assert!(cold.issues().len() > 500, "{:?}", cold.skipped());
    assert_same(&warm(&folder, &cache), &cold);
}

#[test]
fn a_damaged_cache_does_no_harm() {
    let kept = Kept::of(12);
    let sound = fs::read(kept.file()).unwrap();
    let mut dice = Dice::new(5);
    for _ in 0..120 {
        let mut bytes = sound.clone();
        let at = dice.below(bytes.len());
        if dice.below(4) == 0 {
            bytes.truncate(at);
        } else {
            bytes[at] ^= *dice.pick(&[1, 2, 0x10, 0x80, 0xff]);
        }
        fs::write(kept.file(), &bytes).unwrap();
        assert_eq!(kept.is_right(), 12, "byte {at}");
    }
}

/// Behind a sum that is right again, anything may stand: no text of it may bring the reader down or make it claim
/// memory without end.
#[test]
fn damage_behind_a_right_sum_is_read_within_bounds() {
    let kept = Kept::of(12);
    let sound = fs::read(kept.file()).unwrap();
    let mut dice = Dice::new(7);
    for _ in 0..600 {
        let mut bytes = sound.clone();
        for _ in 0..=dice.below(4) {
            let at = 24 + dice.below(bytes.len() - 24);
            bytes[at] = *dice.pick(&[0, 1, 3, 0x20, 0x7f, 0x80, 0xfe, 0xff]);
        }
        if dice.below(5) == 0 {
            bytes.truncate(24 + dice.below(bytes.len() - 24));
        }
        Cache::seal(&mut bytes);
        fs::write(kept.file(), &bytes).unwrap();
        let (archive, _) = read(kept.folder.path(), Some(&kept.cache()));
        let older = archive.older_than(Date::MAX);
        older.organizers();
        for link in older.issues().iter().flat_map(|issue| issue.links()) {
            older.link(link.key, 26);
            older.filed(link.host());
        }
    }
}

#[test]
fn arbitrary_bytes_are_no_cache_also_behind_a_right_sum() {
    let kept = Kept::of(12);
    let sound = fs::read(kept.file()).unwrap();
    let mut dice = Dice::new(9);
    for _ in 0..400 {
        let head = *dice.pick(&[0, 8, 16, 24]);
        let count = dice.below(300);
        let noise = (0..count).map(|_| *dice.pick(&[0, 1, 2, 7, 0x41, 0x7f, 0x80, 0xc3, 0xff]));
        let mut bytes: Vec<u8> = sound[..head].iter().copied().chain(noise).collect();
        Cache::seal(&mut bytes);
        fs::write(kept.file(), &bytes).unwrap();
        assert_eq!(
            read(kept.folder.path(), Some(&kept.cache()))
                .0
                .issues()
                .len(),
            12
        );
    }
}
