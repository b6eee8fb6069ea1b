//! What comes of a merge: one text, with places where somebody must choose.

use crate::text::LineEnding;

/// A merged text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    pub(super) pieces: Vec<Piece>,
    pub(super) ending: LineEnding,
    pub(super) ends_with_line: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    Conflict(Conflict),
}

/// Something that both sides changed, each in its own way. A side that took it out has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conflict {
    /// The headings above it, the last one first to tell.
    pub section: String,
    /// As it was.
    pub base: Option<String>,
    /// As we have it.
    pub ours: Option<String>,
    /// As they have it.
    pub theirs: Option<String>,
}

/// Whose words stand in the place of a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Choice {
    /// Ours; theirs where we took it out, so that nothing is lost unasked.
    #[default]
    Ours,
    /// Theirs; ours where they took it out.
    Theirs,
    /// Ours, then theirs.
    Both,
    /// Nothing: it is taken out.
    Neither,
}

impl Conflict {
    /// The text that `choice` puts in its place.
    pub fn text(&self, choice: Choice) -> String {
        let (ours, theirs) = (self.ours.as_deref(), self.theirs.as_deref());
        match choice {
            Choice::Ours => ours.or(theirs).unwrap_or_default().to_owned(),
            Choice::Theirs => theirs.or(ours).unwrap_or_default().to_owned(),
            Choice::Both => lines([ours, theirs].into_iter().flatten()),
            Choice::Neither => String::new(),
        }
    }
}

impl Merged {
    /// A text that needs no merging.
    pub(super) fn of(text: &str) -> Self {
        Self {
            pieces: vec![Piece::Text(text.to_owned())],
            ending: LineEnding::of(text),
            ends_with_line: text.ends_with('\n'),
        }
    }

    /// The conflicts, in order.
    pub fn conflicts(&self) -> impl Iterator<Item = &Conflict> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Conflict(conflict) => Some(conflict),
            Piece::Text(_) => None,
        })
    }

    /// The text, each conflict in order as `choices` say, ours where they say nothing.
    pub fn text(&self, choices: &[Choice]) -> String {
        let mut choices = choices.iter().copied();
        let mut text = String::new();
        for piece in &self.pieces {
            let piece = match piece {
                Piece::Text(text) => text.clone(),
                Piece::Conflict(conflict) => conflict.text(choices.next().unwrap_or_default()),
            };
            if !text.is_empty() && !text.ends_with('\n') && !piece.is_empty() {
                text.push_str(self.ending.as_str());
            }
            text.push_str(&piece);
        }
        match (self.ends_with_line, text.ends_with('\n')) {
            (true, false) if !text.is_empty() => text.push_str(self.ending.as_str()),
            (false, true) => {
                let end = text.strip_suffix('\n').map_or(0, str::len);
                text.truncate(end);
                if text.ends_with('\r') {
                    text.pop();
                }
            }
            _ => {}
        }
        text
    }
}

/// Texts one below the other.
pub(super) fn lines<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut all = String::new();
    for text in texts {
        if !all.is_empty() && !all.ends_with('\n') {
            all.push('\n');
        }
        all.push_str(text);
    }
    all
}
