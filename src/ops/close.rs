//! Names that come close to a mistyped one, for hints.

/// The sentence `perhaps “A” or “B”`, of the up to three of `known` closest to `name`; `None` where none is close.
pub(super) fn perhaps<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let wanted = name.to_lowercase();
    let limit = (wanted.chars().count() / 3).max(2);
    let mut close: Vec<(usize, &str)> = known
        .filter_map(|own| {
            let folded = own.to_lowercase();
            let is_part =
                wanted.len() > 2 && (folded.contains(&wanted) || wanted.contains(&folded));
            let distance = distance(&wanted, &folded);
            (is_part && !folded.is_empty() || distance <= limit).then_some((distance, own))
        })
        .collect();
    close.sort_by_key(|(distance, _)| *distance);
    close.dedup_by_key(|(_, own)| *own);
    let names: Vec<String> = close
        .iter()
        .take(3)
        .map(|(_, own)| format!("“{own}”"))
        .collect();
    (!names.is_empty()).then(|| format!("perhaps {}", names.join(" or ")))
}

/// Edits of one character that lead from `a` to `b`.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let swap = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = swap.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
