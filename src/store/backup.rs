//! A copy of the old text beside the draft, where that was asked for: `NAME~`.

use super::save::place_of;
use super::temporary::Temporary;
use super::{Base, SaveFault};
use rustix::fs::{Mode, renameat};
use std::ffi::OsString;
use std::path::PathBuf;

/// Copies what stood in the file of `base` to `NAME~` beside it, with its permissions. What stood under that name is
/// replaced, a link included; it is never followed.
///
/// # Errors
/// See [`SaveFault`]; `Failed` names the step.
pub fn back_up(base: &Base) -> Result<PathBuf, SaveFault> {
    let failed = |cause| SaveFault::Failed("making the backup", cause);
    let place = place_of(base.resolved())?;
    let mut temporary = Temporary::new(&place, Mode::RUSR | Mode::WUSR).map_err(failed)?;
    if let Some(attributes) = base.attributes() {
        attributes.restore(&temporary.file).map_err(failed)?;
    }
    temporary.write(base.bytes()).map_err(failed)?;
    temporary.file.sync_all().map_err(failed)?;
    let mut name = OsString::from(&place.name);
    name.push("~");
    renameat(&place.folder, &temporary.name, &place.folder, &name)
        .map_err(|cause| failed(cause.into()))?;
    temporary.keep();
    Ok(base.resolved().with_file_name(name))
}
