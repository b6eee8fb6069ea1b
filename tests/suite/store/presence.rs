//! Who is at a draft: the living are seen by each other, the dead by nobody.

use copydesk::store::{Person, Presence, strangers};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A checkout with a draft in it.
struct Checkout(TempDir);

impl Checkout {
    fn new() -> Self {
        let checkout = Self(tempfile::tempdir().unwrap());
        fs::create_dir(checkout.path(".git")).unwrap();
        fs::create_dir(checkout.path("draft")).unwrap();
        fs::write(checkout.draft(), "text").unwrap();
        checkout
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn draft(&self) -> PathBuf {
        self.path("draft/a.md")
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path(".git/copydesk"))
            .into_iter()
            .flatten();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.collect()
    }
}

fn person(user: &str, since: i64) -> Person {
    Person {
        user: user.to_owned(),
        pid: 7,
        since,
        ..Person::default()
    }
}

fn announce(draft: &Path, user: &str, since: i64) -> Presence {
    Presence::announce(draft, &person(user, since)).unwrap()
}

fn users(presence: &Presence) -> Vec<String> {
    presence
        .others()
        .into_iter()
        .map(|other| other.user)
        .collect()
}

#[test]
fn sessions_on_one_draft_see_each_other_until_they_leave() {
    let checkout = Checkout::new();
    let ana = announce(&checkout.draft(), "ana", 1);
    assert_eq!(users(&ana), Vec::<String>::new());
    let mut ben = announce(&checkout.draft(), "ben", 2);
    ben.set_section("Official");
    assert_eq!(
        (users(&ana), users(&ben)),
        (vec!["ben".to_owned()], vec!["ana".to_owned()])
    );
    assert_eq!(ana.others()[0].section, "Official");
    let other = announce(&checkout.path("draft/b.md"), "cyd", 3);
    assert_eq!(users(&other), Vec::<String>::new());
    drop((ben, other));
    assert_eq!(users(&ana), Vec::<String>::new());
    drop(ana);
    assert!(checkout.names().is_empty());
    assert_eq!(fs::read_dir(checkout.path("draft")).unwrap().count(), 1);
}

#[test]
fn a_file_that_nobody_holds_is_no_person_and_goes_away() {
    let checkout = Checkout::new();
    let ana = announce(&checkout.draft(), "ana", 1);
    let name = checkout.names().remove(0);
    let dead = checkout
        .path(".git/copydesk")
        .join(name.replace(".json", "0.json"));
    fs::copy(checkout.path(".git/copydesk").join(&name), &dead).unwrap();
    assert_eq!(users(&ana), Vec::<String>::new());
    assert!(!dead.exists());
    assert_eq!(checkout.names(), [name]);
}

#[test]
fn what_is_no_record_is_somebody_and_a_link_is_nobody() {
    let checkout = Checkout::new();
    let ana = announce(&checkout.draft(), "ana", 1);
    let folder = checkout.path(".git/copydesk");
    let name = checkout.names().remove(0);
    let held = folder.join(name.replace(".json", "0.json"));
    fs::write(&held, vec![b'x'; 100_000]).unwrap();
    let file = fs::File::open(&held).unwrap();
    file.lock().unwrap();
    symlink("/dev/zero", folder.join(name.replace(".json", "1.json"))).unwrap();
    assert_eq!(ana.others(), [Person::default()]);
}

#[test]
fn linked_worktrees_meet_in_the_folder_that_they_share() {
    let checkout = Checkout::new();
    fs::create_dir_all(checkout.path(".git/worktrees/w")).unwrap();
    fs::write(checkout.path(".git/worktrees/w/commondir"), "../..\n").unwrap();
    fs::create_dir(checkout.path("w")).unwrap();
    let named = format!("gitdir: {}\n", checkout.path(".git/worktrees/w").display());
    fs::write(checkout.path("w/.git"), named).unwrap();
    let _ana = announce(&checkout.path("w/a.md"), "ana", 1);
    assert_eq!(checkout.names().len(), 1);
}

#[test]
fn files_of_other_editors_are_known() {
    let checkout = Checkout::new();
    assert!(strangers(&checkout.draft()).is_empty());
    fs::write(checkout.path("draft/.a.md.swp"), "").unwrap();
    symlink("ben@host.7", checkout.path("draft/.#a.md")).unwrap();
    let found = strangers(&checkout.draft());
    let expected = [("Vim or nano", ".a.md.swp"), ("Emacs", ".#a.md")];
    assert_eq!(
        found,
        expected.map(|(program, sign)| (program, sign.to_owned()))
    );
}
