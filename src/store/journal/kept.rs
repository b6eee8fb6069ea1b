//! Journals that lie in the state folder: whose they are, what they hold, and what becomes of them.

use super::entry::{Replayed, replay};
use super::{FOLDER, Note, Origin, TRASH};
use crate::store::MAX_BYTES;
use crate::store::state::{
    MOST_FILES, name_of_draft, open_own, private_folder, remove_older, state_folder,
};
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How long a journal stays in the trash.
const TRASH_TIME: Duration = Duration::from_secs(14 * 24 * 3600);
/// How long a journal may take to get its name.
const BIRTH_TIME: Duration = Duration::from_secs(24 * 3600);
/// The largest journal that is read: a text of the largest size, twice, and changes.
const MOST_BYTES: u64 = 4 * MAX_BYTES;

/// Who writes a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A copydesk that runs.
    Session,
    /// Nobody: its session ended before the text was saved.
    Nobody,
    /// Nobody: it was thrown away.
    Trash,
}

/// Text that was not saved.
#[derive(Debug)]
pub struct KeptText {
    /// The draft, and what stood in it when the changes began.
    pub origin: Origin,
    /// The text, and what stood in forms.
    pub note: Note,
    /// Who writes it.
    pub holder: Holder,
    /// When it was last written to.
    pub written_at: SystemTime,
    path: PathBuf,
    /// Locked while we have it, so that nobody else takes it back too.
    _file: File,
}

impl KeptText {
    /// The file of the journal.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// True where the text says more than the file did.
    pub fn has_changes(&self) -> bool {
        self.note.text != self.origin.base || !self.note.fields.is_empty()
    }

    /// Moves the journal to the trash, where it stays for 14 days.
    ///
    /// # Errors
    /// Where that fails.
    pub fn discard(&self) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        move_to_trash(folder, &self.path)
    }
}

/// All texts that were not saved, those of running sessions too, the newest first.
pub fn kept_texts() -> Vec<KeptText> {
    state_folder(FOLDER).map_or(Vec::new(), |folder| kept_in(&folder))
}

/// Those in `folder`.
pub fn kept_in(folder: &Path) -> Vec<KeptText> {
    texts_in(folder, "")
}

/// Those in the trash, the newest first.
pub fn discarded() -> Vec<KeptText> {
    let folder = state_folder(TRASH);
    let mut found = folder.map_or(Vec::new(), |folder| texts_in(&folder, ""));
    for text in &mut found {
        text.holder = Holder::Trash;
    }
    found
}

/// Texts about the draft at `resolved` that no session holds and that say more than the file did, the newest first.
pub fn kept_about(resolved: &Path) -> Vec<KeptText> {
    let Ok(folder) = state_folder(FOLDER) else {
        return Vec::new();
    };
    let mut found = texts_in(&folder, &name_of_draft(resolved));
    found.retain(|text| text.origin.resolved == resolved && text.holder == Holder::Nobody);
    found.retain(|text| {
        let is_wanted = text.has_changes();
        if !is_wanted {
            let _ = fs::remove_file(&text.path);
        }
        is_wanted
    });
    found
}

fn texts_in(folder: &Path, prefix: &str) -> Vec<KeptText> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.take(MOST_FILES).filter(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with(prefix) && name.ends_with(".journal")
    });
    let mut found: Vec<KeptText> = names.filter_map(|entry| read(entry.path())).collect();
    found.sort_by_key(|text| std::cmp::Reverse(text.written_at));
    found
}

fn read(path: PathBuf) -> Option<KeptText> {
    let file = open_own(&path).ok()?;
    let metadata = file.metadata().ok()?;
    let lock = file.try_lock();
    let mut bytes = Vec::new();
    (&file).take(MOST_BYTES).read_to_end(&mut bytes).ok()?;
    let Replayed { origin, note, pid } = replay(&bytes)?;
    let holder = match lock {
        Err(TryLockError::WouldBlock) => Holder::Session,
        Err(TryLockError::Error(_)) if is_running(pid) => Holder::Session,
        Ok(()) | Err(TryLockError::Error(_)) => Holder::Nobody,
    };
    Some(KeptText {
        origin,
        note,
        holder,
        written_at: metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH),
        path,
        _file: file,
    })
}

fn is_running(pid: u32) -> bool {
    Path::new("/proc").join(pid.to_string()).exists()
}

/// Moves the journal at `path` from `folder` to the trash beside it.
pub(super) fn move_to_trash(folder: &Path, path: &Path) -> io::Result<()> {
    let trash = folder.with_file_name(TRASH);
    private_folder(&trash)?;
    let name = path.file_name().ok_or(ErrorKind::InvalidFilename)?;
    let to = trash.join(name);
    fs::rename(path, &to)?;
    // From now on its time in the trash counts.
    File::options()
        .write(true)
        .open(&to)?
        .set_modified(SystemTime::now())
}

/// Removes what was in the trash of `folder` for too long, and journals that never got their name.
pub(super) fn sweep(folder: &Path) {
    remove_older(&folder.with_file_name(TRASH), ".journal", TRASH_TIME);
    remove_older(folder, ".new", BIRTH_TIME);
}
