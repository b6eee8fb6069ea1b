//! What stays in place when a list is put in order by moving as few of its members as possible.

/// For each key, whether it belongs to the longest run of keys in order. Linear but for a binary search.
pub(in crate::rules) fn longest_sorted<K: Ord>(keys: &[K]) -> Vec<bool> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; keys.len()];
    for (at, key) in keys.iter().enumerate() {
        let len = ends.partition_point(|&end| keys[end] <= *key);
        before[at] = len.checked_sub(1).map(|shorter| ends[shorter]);
        if len == ends.len() {
            ends.push(at);
        } else {
            ends[len] = at;
        }
    }
    let mut stays = vec![false; keys.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        stays[at] = true;
        next = before[at];
    }
    stays
}
