//! The line typed to narrow a list: text is added and taken away at its end only.

use unicode_segmentation::UnicodeSegmentation;

/// What was typed so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Query {
    text: String,
}

impl Query {
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    pub(super) fn push(&mut self, c: char) {
        self.text.push(c);
    }

    /// Adds pasted text as one line.
    pub(super) fn paste(&mut self, text: &str) {
        let line: Vec<&str> = text.lines().map(str::trim).collect();
        self.text.push_str(line.join(" ").trim());
    }

    /// Performs the text command `id`; false where it means nothing here.
    pub(super) fn command(&mut self, id: &str) -> bool {
        match id {
            "text.delete-back" => self.delete_cluster(),
            "text.delete-word" => self.delete_word(),
            "text.kill-start" => self.text.clear(),
            _ => return false,
        }
        true
    }

    fn delete_cluster(&mut self) {
        let last = self.text.grapheme_indices(true).next_back();
        self.text.truncate(last.map_or(0, |(at, _)| at));
    }

    fn delete_word(&mut self) {
        let rest = self.text.trim_end();
        let word = rest.rfind(char::is_whitespace);
        let kept = word.map_or(0, |at| {
            rest[at..].chars().next().map_or(at, |c| at + c.len_utf8())
        });
        self.text.truncate(kept);
    }
}
