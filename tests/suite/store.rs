//! Opening and saving: bytes are kept, strangers' changes are kept, nothing is left lying about.

mod journal;
mod ledger;
mod presence;
mod room;
mod steps;
mod versions;

use copydesk::store::{
    Base, DiskState, Encoding, Kind, MAX_BYTES, OpenError, OpenFault, SaveError, SaveFault,
    SaveOutcome, Writable,
};
use copydesk::store::{create, open, path_name, poll, save, save_as, save_over};
use rustix::fs::{CWD, FileType, Mode, XattrFlags};
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use tempfile::TempDir;

/// A folder with one draft in it.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    fn with(bytes: &[u8]) -> Self {
        let desk = Self::empty();
        fs::write(desk.draft(), bytes).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn draft(&self) -> PathBuf {
        self.path("issue.md")
    }

    fn base(&self) -> Base {
        open(&self.draft()).unwrap().base
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn set_mode(&self, mode: u32) {
        fs::set_permissions(self.draft(), Permissions::from_mode(mode)).unwrap();
    }
}

fn mode_of(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o7777
}

/// Permission bits do not bind root: says so and lets the caller leave.
#[allow(clippy::print_stdout)]
fn is_root(test: &str) -> bool {
    let root = rustix::process::geteuid().is_root();
    if root {
        println!("SKIPPED as root: {test}");
    }
    root
}

fn refusal(path: &Path) -> OpenError {
    let error = open(path).unwrap_err();
    let sentence = error.to_string();
    assert!(sentence.starts_with("cannot open "), "{sentence}");
    assert!(!sentence.contains('\n'), "{sentence}");
    error
}

fn fault(result: Result<copydesk::store::Saved, SaveError>) -> SaveFault {
    let error = result.unwrap_err();
    assert!(error.to_string().contains("cannot "), "{error}");
    error.fault
}

#[test]
fn opening_and_saving_keep_every_byte() {
    for bytes in [
        "",
        "one\r\ntwo\r\n",
        "one\r\ntwo\nthree\rfour",
        "\u{FEFF}# Title\n",
        "no final newline",
        "\n\n\n  \t\n",
        "a\u{2028}b\u{85}c\u{b}d\x1b[31m\x7f\n",
    ] {
        let desk = Desk::with(bytes.as_bytes());
        let opened = open(&desk.draft()).unwrap();
        assert_eq!(opened.text, bytes);
        assert_eq!(opened.encoding, Encoding::Utf8);
        assert_eq!(opened.writable, Writable::Yes);
        let changed = format!("X{}", opened.text);
        let saved = save(&opened.base, changed.as_bytes()).unwrap();
        assert_eq!(saved.outcome, SaveOutcome::Written);
        assert_eq!(desk.read("issue.md"), changed);
        let saved = save(&saved.base, bytes.as_bytes()).unwrap();
        assert_eq!(&**saved.base.bytes(), bytes.as_bytes());
        assert_eq!(desk.read("issue.md"), bytes);
        assert_eq!(desk.names(), ["issue.md"]);
    }
}

#[test]
fn a_nul_byte_opens_read_only_with_its_offset() {
    let desk = Desk::with(b"ab\0c\0\n");
    let opened = open(&desk.draft()).unwrap();
    assert_eq!(opened.text, "ab\0c\0\n");
    assert_eq!(opened.encoding, Encoding::Nul { at: 2 });
    assert!(matches!(opened.writable, Writable::No(why) if why.contains("byte 2")));
    let refused = fault(save(&opened.base, b"new"));
    assert!(matches!(refused, SaveFault::ReadOnly(_)));
    assert_eq!(desk.read("issue.md"), "ab\0c\0\n");
}

#[test]
fn latin_1_opens_read_only_with_the_first_bad_byte() {
    let desk = Desk::with(b"caf\xe9 na\xefve\n");
    let opened = open(&desk.draft()).unwrap();
    assert_eq!(opened.text, "caf\u{FFFD} na\u{FFFD}ve\n");
    assert_eq!(opened.encoding, Encoding::NotUtf8 { at: 3 });
    assert!(matches!(opened.writable, Writable::No(why) if why.contains("byte 3")));
    assert!(matches!(
        fault(save_over(&opened.base, opened.text.as_bytes())),
        SaveFault::ReadOnly(_)
    ));
    assert_eq!(fs::read(desk.draft()).unwrap(), b"caf\xe9 na\xefve\n");
}

#[test]
fn a_picture_is_refused_as_binary() {
    let desk =
        Desk::with(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0\\r\xa8f");
    let error = refusal(&desk.draft());
    assert!(matches!(error.fault, OpenFault::Binary));
    assert!(error.to_string().ends_with("a binary file, not Markdown"));
}

#[test]
fn a_long_draft_with_one_nul_and_one_bad_byte_still_opens() {
    let mut bytes = "* [Title](https://one.example)\n".repeat(200).into_bytes();
    bytes.extend(b"\0\xff\n");
    let desk = Desk::with(&bytes);
    let opened = open(&desk.draft()).unwrap();
    assert_eq!(
        opened.encoding,
        Encoding::NotUtf8 {
            at: bytes.len() - 2
        }
    );
}

#[test]
fn what_is_no_regular_file_is_refused_by_name() {
    let desk = Desk::empty();
    let pipe = desk.path("pipe");
    rustix::fs::mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR, 0).unwrap();
    let socket = desk.path("socket");
    let _listener = UnixListener::bind(&socket).unwrap();
    let link = desk.path("link");
    symlink(&pipe, &link).unwrap();
    for (path, kind) in [
        (desk.folder.path(), Kind::Folder),
        (Path::new("/"), Kind::Folder),
        (&pipe, Kind::Pipe),
        (&link, Kind::Pipe),
        (&socket, Kind::Socket),
        (Path::new("/dev/null"), Kind::Device),
    ] {
        let error = refusal(path);
        assert!(
            matches!(error.fault, OpenFault::NotAFile(found) if found == kind),
            "{error}"
        );
        assert!(error.to_string().contains(&kind.to_string()), "{error}");
    }
}

#[test]
fn what_is_not_there_is_refused() {
    let desk = Desk::with(b"text");
    assert!(matches!(
        refusal(&desk.path("no.md")).fault,
        OpenFault::Missing
    ));
    assert!(matches!(
        refusal(&desk.path("issue.md/no.md")).fault,
        OpenFault::Missing
    ));
    symlink("nowhere.md", desk.path("link.md")).unwrap();
    assert!(matches!(
        refusal(&desk.path("link.md")).fault,
        OpenFault::LinkToNowhere
    ));
}

#[test]
fn a_file_above_64_mib_is_refused() {
    let desk = Desk::with(b"");
    let file = fs::File::options().write(true).open(desk.draft()).unwrap();
    file.set_len(MAX_BYTES + 1).unwrap();
    assert!(
        matches!(refusal(&desk.draft()).fault, OpenFault::TooLarge(size) if size == MAX_BYTES + 1)
    );
}

#[test]
fn a_name_cannot_write_to_the_terminal() {
    let shown = path_name(Path::new("a\u{1b}]0;x\u{7}\n\u{202e}é.md"));
    assert_eq!(shown, "a\\u{1b}]0;x\\u{7}\\n\\u{202e}é.md");
    let error = refusal(Path::new("/no\u{1b}[2J/\u{9b}x.md"));
    assert!(!error.to_string().chars().any(char::is_control));
}

#[test]
fn mode_and_attributes_survive_a_save() {
    let desk = Desk::with(b"old");
    desk.set_mode(0o640);
    let has_xattr =
        rustix::fs::setxattr(desk.draft(), "user.twir", b"600", XattrFlags::empty()).is_ok();
    let base = desk.base();
    let saved = save(&base, b"new").unwrap();
    assert_ne!(
        base.stamp().unwrap().ino,
        saved.base.stamp().unwrap().ino,
        "the file was replaced"
    );
    assert_eq!(mode_of(&desk.draft()), 0o640);
    assert_eq!(base.attributes(), saved.base.attributes());
    if has_xattr {
        let mut value = [0; 8];
        let size = rustix::fs::getxattr(desk.draft(), "user.twir", &mut value[..]).unwrap();
        assert_eq!(&value[..size], b"600");
    }
}

#[test]
fn a_save_through_links_keeps_the_links() {
    let desk = Desk::with(b"old");
    symlink("issue.md", desk.path("b.md")).unwrap();
    symlink("b.md", desk.path("a.md")).unwrap();
    let opened = open(&desk.path("a.md")).unwrap();
    assert_eq!(opened.base.requested(), desk.path("a.md"));
    let _ = save(&opened.base, b"new").unwrap();
    assert!(desk.path("a.md").is_symlink() && desk.path("b.md").is_symlink());
    assert_eq!(desk.read("issue.md"), "new");
    assert_eq!(desk.names(), ["a.md", "b.md", "issue.md"]);
}

#[test]
fn a_link_that_was_turned_elsewhere_stops_the_save() {
    let desk = Desk::with(b"600");
    fs::write(desk.path("601.md"), "601").unwrap();
    let link = desk.path("current.md");
    symlink("issue.md", &link).unwrap();
    let base = open(&link).unwrap().base;
    fs::remove_file(&link).unwrap();
    symlink("601.md", &link).unwrap();
    assert_eq!(poll(&base), DiskState::Changed);
    assert!(matches!(
        fault(save_over(&base, b"new")),
        SaveFault::LinkMoved(_)
    ));
    assert_eq!(
        (desk.read("issue.md"), desk.read("601.md")),
        ("600".into(), "601".into())
    );
}

#[test]
fn all_names_of_a_file_see_the_save() {
    let desk = Desk::with(b"a longer old text");
    fs::hard_link(desk.draft(), desk.path("second.md")).unwrap();
    let base = desk.base();
    let saved = save(&base, b"new").unwrap();
    assert_eq!(desk.read("second.md"), "new");
    assert_eq!(fs::metadata(desk.draft()).unwrap().nlink(), 2);
    assert_eq!(base.stamp().unwrap().ino, saved.base.stamp().unwrap().ino);
    assert_eq!(poll(&saved.base), DiskState::Same);
    assert_eq!(desk.names(), ["issue.md", "second.md"]);
}

#[test]
fn a_change_on_disk_is_refused_and_left_alone() {
    let desk = Desk::with(b"base");
    let base = desk.base();
    let before = fs::metadata(desk.draft()).unwrap();
    // Same size, same modification time.
    let file = fs::File::options().write(true).open(desk.draft()).unwrap();
    std::os::unix::fs::FileExt::write_all_at(&file, b"them", 0).unwrap();
    file.set_modified(before.modified().unwrap()).unwrap();
    assert_eq!(poll(&base), DiskState::Changed);

    let SaveFault::ChangedOnDisk(theirs) = fault(save(&base, b"ours")) else {
        panic!("not refused as changed");
    };
    assert_eq!(&**theirs.bytes(), b"them");
    assert_eq!(desk.read("issue.md"), "them");
    assert_eq!(desk.names(), ["issue.md"]);

    let saved = save(&theirs, b"merged").unwrap();
    assert_eq!(saved.outcome, SaveOutcome::Written);
    assert_eq!(desk.read("issue.md"), "merged");
}

#[test]
fn saving_over_ignores_the_change() {
    let desk = Desk::with(b"base");
    let base = desk.base();
    fs::write(desk.draft(), "theirs").unwrap();
    let saved = save_over(&base, b"ours").unwrap();
    assert_eq!(saved.outcome, SaveOutcome::Written);
    assert_eq!(desk.read("issue.md"), "ours");
    assert_eq!(poll(&saved.base), DiskState::Same);
}

#[test]
fn the_same_text_is_not_written_again() {
    let desk = Desk::with(b"base");
    let base = desk.base();
    fs::write(desk.path("new.md"), "ours").unwrap();
    fs::rename(desk.path("new.md"), desk.draft()).unwrap();
    let inode = fs::metadata(desk.draft()).unwrap().ino();
    let saved = save(&base, b"ours").unwrap();
    assert_eq!(saved.outcome, SaveOutcome::AlreadyCurrent);
    assert_eq!(fs::metadata(desk.draft()).unwrap().ino(), inode);
    assert_eq!(poll(&saved.base), DiskState::Same);
}

#[test]
fn a_deleted_file_is_made_again_with_its_mode() {
    let desk = Desk::with(b"base");
    desk.set_mode(0o640);
    let base = desk.base();
    fs::remove_file(desk.draft()).unwrap();
    assert_eq!(poll(&base), DiskState::Deleted);
    let saved = save(&base, b"ours").unwrap();
    assert_eq!(saved.outcome, SaveOutcome::Recreated);
    assert!(saved.outcome.to_string().contains("deleted"));
    assert_eq!(desk.read("issue.md"), "ours");
    assert_eq!(mode_of(&desk.draft()), 0o640);
    assert_eq!(desk.names(), ["issue.md"]);
}

#[test]
fn a_folder_that_is_gone_is_named() {
    let desk = Desk::empty();
    let folder = desk.path("drafts");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("issue.md"), "base").unwrap();
    let base = open(&folder.join("issue.md")).unwrap().base;
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(poll(&base), DiskState::Deleted);
    let error = save(&base, b"ours").unwrap_err();
    assert!(matches!(error.fault, SaveFault::FolderGone(_)));
    assert!(
        error.to_string().contains("drafts no longer exists"),
        "{error}"
    );
    assert!(matches!(
        fault(save_as(&folder.join("a.md"), b"x")),
        SaveFault::FolderGone(_)
    ));
    assert_eq!(desk.names(), Vec::<String>::new());
}

#[test]
fn a_file_that_became_a_pipe_is_left_alone() {
    let desk = Desk::with(b"base");
    let base = desk.base();
    fs::remove_file(desk.draft()).unwrap();
    rustix::fs::mknodat(
        CWD,
        desk.draft(),
        FileType::Fifo,
        Mode::RUSR | Mode::WUSR,
        0,
    )
    .unwrap();
    assert_eq!(poll(&base), DiskState::Changed);
    let refused = fault(save_over(&base, b"ours"));
    assert!(matches!(
        refused,
        SaveFault::Unreadable(OpenFault::NotAFile(Kind::Pipe))
    ));
    assert_eq!(desk.names(), ["issue.md"]);
}

#[test]
fn a_file_without_write_bits_opens_read_only_and_is_not_saved() {
    let desk = Desk::with(b"base");
    desk.set_mode(0o444);
    let opened = open(&desk.draft()).unwrap();
    assert!(matches!(opened.writable, Writable::No(why) if why.contains("0444")));
    assert!(matches!(
        fault(save(&opened.base, b"new")),
        SaveFault::ReadOnly(_)
    ));
    assert!(matches!(
        fault(save_over(&opened.base, b"new")),
        SaveFault::ReadOnly(_)
    ));
    assert_eq!(
        (desk.read("issue.md").as_str(), mode_of(&desk.draft())),
        ("base", 0o444)
    );
    assert_eq!(desk.names(), ["issue.md"]);
}

#[test]
fn a_file_we_may_not_read_is_refused() {
    if is_root("a_file_we_may_not_read_is_refused") {
        return;
    }
    let desk = Desk::with(b"base");
    desk.set_mode(0o200);
    assert!(matches!(
        refusal(&desk.draft()).fault,
        OpenFault::NoPermission
    ));
}

#[test]
fn a_folder_we_may_not_write_is_no_hindrance() {
    if is_root("a_folder_we_may_not_write_is_no_hindrance") {
        return;
    }
    let desk = Desk::with(b"a longer old text");
    let base = desk.base();
    fs::set_permissions(desk.folder.path(), Permissions::from_mode(0o555)).unwrap();
    let saved = save(&base, b"new").unwrap();
    assert_eq!(
        base.stamp().unwrap().ino,
        saved.base.stamp().unwrap().ino,
        "written in place"
    );
    assert_eq!(desk.read("issue.md"), "new");
    let new_file = fault(save_as(&desk.path("new.md"), b"x"));
    assert!(matches!(new_file, SaveFault::Failed(_, _)));
    fs::set_permissions(desk.folder.path(), Permissions::from_mode(0o755)).unwrap();
    assert_eq!(desk.names(), ["issue.md"]);
}

#[test]
fn a_new_file_has_the_mode_that_the_umask_leaves() {
    let desk = Desk::with(b"");
    let path = desk.path("new.md");
    let base = create(&path).unwrap();
    assert!(base.is_new());
    assert_eq!(poll(&base), DiskState::Same);
    let saved = save(&base, b"text").unwrap();
    assert_eq!(saved.outcome, SaveOutcome::Created);
    assert_eq!(mode_of(&path), mode_of(&desk.draft()));
    assert_eq!(poll(&saved.base), DiskState::Same);
    let saved = save(&saved.base, b"more").unwrap();
    assert_eq!(saved.outcome, SaveOutcome::Written);
    assert_eq!(desk.names(), ["issue.md", "new.md"]);
}

#[test]
fn a_new_file_never_replaces_one_made_meanwhile() {
    let desk = Desk::empty();
    let base = create(&desk.draft()).unwrap();
    fs::write(desk.draft(), "theirs").unwrap();
    assert_eq!(poll(&base), DiskState::Changed);
    assert!(matches!(fault(save(&base, b"ours")), SaveFault::Exists));
    assert_eq!(desk.read("issue.md"), "theirs");
}

#[test]
fn creating_needs_a_free_name_in_a_folder() {
    let desk = Desk::with(b"");
    symlink("nowhere.md", desk.path("link.md")).unwrap();
    let refused = |name: &str| create(&desk.path(name)).unwrap_err().fault;
    assert!(matches!(refused("issue.md"), OpenFault::Exists));
    assert!(matches!(refused("link.md"), OpenFault::LinkToNowhere));
    assert!(matches!(refused("no/new.md"), OpenFault::NoFolder));
    assert!(matches!(refused("issue.md/new.md"), OpenFault::NoFolder));
    assert!(matches!(refused(""), OpenFault::NotAFile(Kind::Folder)));
}

#[test]
fn saving_elsewhere_refuses_an_existing_file() {
    let desk = Desk::with(b"theirs");
    assert!(matches!(
        fault(save_as(&desk.draft(), b"ours")),
        SaveFault::Exists
    ));
    assert_eq!(desk.read("issue.md"), "theirs");
    let saved = save_as(&desk.path("copy.md"), b"ours").unwrap();
    assert_eq!(saved.outcome, SaveOutcome::Created);
    assert_eq!(desk.names(), ["copy.md", "issue.md"]);
}

#[test]
fn a_touched_file_is_the_same() {
    let desk = Desk::with(b"base");
    let base = desk.base();
    assert_eq!(poll(&base), DiskState::Same);
    fs::write(desk.path("copy.md"), "base").unwrap();
    fs::rename(desk.path("copy.md"), desk.draft()).unwrap();
    assert_eq!(poll(&base), DiskState::Same);
}

#[test]
fn two_writers_of_one_file_lose_no_line() {
    let desk = Desk::with(b"");
    let draft = desk.draft();
    thread::scope(|scope| {
        for who in ["a", "b", "c"] {
            let draft = &draft;
            scope.spawn(move || {
                for n in 0..12 {
                    append(draft, &format!("{who}{n}\n"));
                }
            });
        }
    });
    let text = desk.read("issue.md");
    for who in ["a", "b", "c"] {
        for n in 0..12 {
            let line = format!("{who}{n}");
            assert_eq!(
                text.lines().filter(|found| *found == line).count(),
                1,
                "{line}"
            );
        }
    }
    assert_eq!(desk.names(), ["issue.md"]);
}

/// Adds a line to what is there, again and again until no other writer was faster.
fn append(draft: &Path, line: &str) {
    loop {
        let opened = open(draft).unwrap();
        let text = opened.text + line;
        match save(&opened.base, text.as_bytes()) {
            Ok(_) => return,
            Err(error) => assert!(
                matches!(error.fault, SaveFault::ChangedOnDisk(_)),
                "{error}"
            ),
        }
    }
}

#[test]
fn a_reader_never_sees_half_a_save() {
    let texts = ["a\n", "b\n"].map(|line| line.repeat(200_000));
    let desk = Desk::with(texts[0].as_bytes());
    let draft = desk.draft();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut seen = 0;
            while !done.load(Ordering::Relaxed) {
                let text = fs::read_to_string(&draft).unwrap();
                assert!(
                    texts.contains(&text),
                    "neither the old text nor the new one"
                );
                seen += 1;
            }
            seen
        });
        let mut base = desk.base();
        for round in 1..=40 {
            base = save(&base, texts[round % 2].as_bytes()).unwrap().base;
        }
        done.store(true, Ordering::Relaxed);
        assert!(reader.join().unwrap() > 0);
    });
    assert_eq!(desk.names(), ["issue.md"]);
}
