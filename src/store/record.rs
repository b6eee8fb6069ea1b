//! Records one behind the other, each with its length and a checksum.
//!
//! ```text
//! length (4 bytes) │ FNV-1a of the payload (8) │ payload      little-endian
//! ```
//!
//! A file of them may be cut off or damaged anywhere: it is read up to the first record that is not whole.

use fnv::FnvHasher;
use std::hash::Hasher;

const HEAD: usize = 12;

/// `payload` as a record.
pub(super) fn record(payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap_or(u32::MAX);
    let mut bytes = Vec::with_capacity(HEAD + payload.len());
    bytes.extend(length.to_le_bytes());
    bytes.extend(hash(payload).to_le_bytes());
    bytes.extend(payload);
    bytes
}

/// The payloads of the records in `bytes`, up to the first that is not whole.
pub(super) fn records(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (sum, after) = after.split_first_chunk::<8>()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let (payload, after) = after.split_at_checked(length)?;
        rest = after;
        (hash(payload) == u64::from_le_bytes(*sum)).then_some(payload)
    })
    .fuse()
}

/// A number that other bytes hardly have. It guards against accidents, not against somebody who means it.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = FnvHasher::default();
    hasher.write(bytes);
    hasher.finish()
}
