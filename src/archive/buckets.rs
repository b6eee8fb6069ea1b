//! Places by a hash, in the order in which they were given: two flat lists instead of a list for each hash.

/// A row of one past issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At {
    /// The issue's index in the archive.
    pub(super) issue: u32,
    /// The row's index in the issue.
    pub(super) row: u32,
}

/// Places by a hash; places of other hashes may stand between them.
#[derive(Clone, Debug, Default)]
pub(super) struct Buckets {
    /// Where each bucket begins in `places`, and behind the last one where it ends.
    starts: Vec<u32>,
    places: Vec<At>,
}

impl Buckets {
    /// The places of `all`, which come with their hashes.
    pub(super) fn of(all: &[(u32, At)]) -> Self {
        let count = all.len().next_power_of_two();
        let bucket = |hash: u32| hash as usize & (count - 1);
        let mut starts = vec![0_u32; count + 1];
        for (hash, _) in all {
            starts[bucket(*hash) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut places = vec![At { issue: 0, row: 0 }; all.len()];
        for (hash, at) in all {
            let free = &mut next[bucket(*hash)];
            places[*free as usize] = *at;
            *free += 1;
        }
        Self { starts, places }
    }

    /// Places that may have `hash`, the first given first.
    pub(super) fn places(&self, hash: u32) -> &[At] {
        let Some(count) = self.starts.len().checked_sub(1).filter(|&count| count > 0) else {
            return &[];
        };
        let bucket = hash as usize & (count - 1);
        let range = self.starts[bucket] as usize..self.starts[bucket + 1] as usize;
        self.places.get(range).unwrap_or_default()
    }
}

/// A hash of `bytes` that stays the same between runs: eight bytes at a time, multiplied and mixed. Not for bytes chosen
/// to collide: who looks something up compares it as well.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let mix = |sum: u64, word: u64| (sum.rotate_left(23) ^ word).wrapping_mul(ODD);
    let (words, rest) = bytes.as_chunks::<8>();
    let mut sum = mix(ODD, bytes.len() as u64);
    for word in words {
        sum = mix(sum, u64::from_le_bytes(*word));
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    sum = mix(sum, u64::from_le_bytes(last));
    (sum ^ (sum >> 32)).wrapping_mul(ODD)
}

/// The upper half of [`hash`].
pub(super) fn short_hash(text: &str) -> u32 {
    (hash(text.as_bytes()) >> 32) as u32
}
