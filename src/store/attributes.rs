//! What belongs to a file besides its bytes: owner, group, mode and extended attributes (access lists are among them).
//!
//! A file is replaced only where all of them can be put on the new one; comparing afterwards decides, not trying.

use rustix::fs::{Gid, Mode, Uid, XattrFlags, fchmod, fchown};
use rustix::fs::{fgetxattr, flistxattr, fremovexattr, fsetxattr};
use rustix::io::Errno;
use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::os::unix::fs::MetadataExt;

/// The kernel's limit for the list of names and for one value.
const XATTR_MAX: usize = 64 * 1024;

/// Owner, group, mode and extended attributes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attributes {
    /// The permission bits, without the file type.
    pub mode: u32,
    /// The owner.
    pub uid: u32,
    /// The group.
    pub gid: u32,
    /// Extended attributes by name; none where they cannot be read, and then the file is only written in place.
    pub extended: Option<BTreeMap<Vec<u8>, Vec<u8>>>,
}

impl Attributes {
    pub(super) fn of(file: &File) -> io::Result<Self> {
        let metadata = file.metadata()?;
        Ok(Self {
            mode: metadata.mode() & 0o7777,
            uid: metadata.uid(),
            gid: metadata.gid(),
            extended: extended(file).ok(),
        })
    }

    /// True where `file` has exactly these attributes afterwards.
    pub(super) fn reproduce(&self, file: &File) -> bool {
        // What fails here shows in the comparison.
        let _ = self.put_on(file);
        self.extended.is_some() && Self::of(file).is_ok_and(|reached| reached == *self)
    }

    /// Puts as much as possible on a file made anew, never letting in more people than before.
    pub(super) fn restore(&self, file: &File) -> io::Result<()> {
        if self.reproduce(file) {
            return Ok(());
        }
        let same_group = Self::of(file)?.gid == self.gid;
        let for_others = self.mode & 0o7;
        let mode = if same_group && self.extended.as_ref().is_none_or(BTreeMap::is_empty) {
            self.mode
        } else {
            (self.mode & 0o707) | (for_others << 3)
        };
        Ok(fchmod(file, Mode::from_raw_mode(mode))?)
    }

    fn put_on(&self, file: &File) -> io::Result<()> {
        let now = Self::of(file)?;
        if (now.uid, now.gid) != (self.uid, self.gid) {
            let uid = (now.uid != self.uid).then(|| Uid::from_raw(self.uid));
            let gid = (now.gid != self.gid).then(|| Gid::from_raw(self.gid));
            fchown(file, uid, gid)?;
        }
        let (has, wanted) = (
            now.extended.unwrap_or_default(),
            self.extended.iter().flatten(),
        );
        for name in has.keys() {
            if !self
                .extended
                .as_ref()
                .is_some_and(|kept| kept.contains_key(name))
            {
                fremovexattr(file, name.as_slice())?;
            }
        }
        for (name, value) in wanted {
            if has.get(name) != Some(value) {
                fsetxattr(file, name.as_slice(), value, XattrFlags::empty())?;
            }
        }
        // Last, because a change of owner clears bits and an access list rewrites the group's.
        Ok(fchmod(file, Mode::from_raw_mode(self.mode))?)
    }
}

fn extended(file: &File) -> io::Result<BTreeMap<Vec<u8>, Vec<u8>>> {
    let mut names = vec![0; XATTR_MAX];
    let used = match flistxattr(file, names.as_mut_slice()) {
        Ok(used) => used,
        Err(Errno::NOTSUP | Errno::NOSYS) => 0,
        Err(cause) => return Err(cause.into()),
    };
    let mut found = BTreeMap::new();
    let mut value = vec![0; XATTR_MAX];
    for name in names[..used].split(|&byte| byte == 0) {
        if name.is_empty() {
            continue;
        }
        match fgetxattr(file, name, value.as_mut_slice()) {
            Ok(size) => {
                found.insert(name.to_vec(), value[..size].to_vec());
            }
            Err(Errno::NODATA) => {}
            Err(cause) => return Err(cause.into()),
        }
    }
    Ok(found)
}
