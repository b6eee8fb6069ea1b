//! Labels of link definitions: compared as references are matched, and told alike when one was mistyped or translated.

/// `label` as references are matched: case-folded, white space collapsed.
pub(in crate::rules) fn fold(label: &str) -> String {
    let lower = label.to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// True where one of the two is a slip of the other: one change in four letters or five, two in more.
pub(in crate::rules) fn is_near(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    let allowed = match shorter {
        0..=3 => return false,
        4..=5 => 1,
        _ => 2,
    };
    a != b && distance(a, b, allowed) <= allowed
}

/// Edit distance of `a` and `b`, or any number above `limit` where it is more.
fn distance(a: &str, b: &str, limit: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > limit || a.len().max(b.len()) > 60 {
        return limit + 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let swap = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = swap.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
