//! Submission markers: the comment that a bot leaves at the end of an item's first line. They belong to the item and
//! are never edited.

use super::item::Item;

/// What stands before the number of the pull request.
const PR: &str = "submerge-pr=";

/// What a marker says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Submission {
    /// Number of the pull request.
    pub pr: Option<u64>,
    /// Who submitted it; may be empty.
    pub author: String,
}

/// Reads `<!-- url=… submerge-pr=N sha=… author=NAME title=… -->` in the lines of `item`.
pub fn read_submission(source: &str, item: &Item) -> Option<Submission> {
    let text = item.text(source);
    let mut comments = text.split("<!--").skip(1);
    comments.find_map(|comment| read(comment.split_once("-->")?.0))
}

/// True for the comment of a submission, with or without its `<!--` and `-->`.
pub fn is_submission(comment: &str) -> bool {
    comment.contains(PR) && read(comment).is_some()
}

fn read(body: &str) -> Option<Submission> {
    let field = |key: &str| {
        let at = body.find(key)?;
        let value = body[at + key.len()..].split_whitespace().next()?;
        Some(value.to_owned())
    };
    let pr = field(PR);
    let author = field("author=");
    if pr.is_none() && author.is_none() {
        return None;
    }
    Some(Submission {
        pr: pr.and_then(|pr| pr.parse().ok()),
        author: author.unwrap_or_default(),
    })
}
