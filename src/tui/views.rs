//! Preview's two views of what is selected: as the site renders it, and as the code host does; and where they differ.

use super::preview;
use super::theme::Theme;
use super::wrap::{Ink, wrap};
use crate::issue::Issue;
use crate::issue::markup::{self, Block};
use crate::profile::Publisher;
use crate::site;
use crate::text::{Span, floor_boundary};
use ratatui::text::{Line, Span as Piece};
use std::collections::HashMap;

/// The longest text that is previewed, in bytes; more does not fit a screen.
const PREVIEW_LIMIT: usize = 64 * 1024;

/// Set before lines that the other view shows otherwise.
const SIGN: &str = "≠ ";
const NO_SIGN: &str = "  ";

/// Whose eyes Preview looks with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum View {
    /// The publisher's.
    #[default]
    Site,
    /// The code host's.
    CodeHost,
}

impl View {
    /// The view that is shown where this one is chosen: a newsletter whose site reads as the code host does has one.
    pub(crate) fn of(self, issue: &Issue) -> Option<Self> {
        match issue.profile().publisher {
            Publisher::PythonMarkdown => Some(self),
            Publisher::LikeCodeHost => None,
        }
    }

    /// The other one.
    pub(crate) const fn other(self) -> Self {
        match self {
            Self::Site => Self::CodeHost,
            Self::CodeHost => Self::Site,
        }
    }

    /// Its name in the tab's title.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::CodeHost => "code host",
        }
    }
}

/// The lines of `span` in the chosen view. Where the other view differs, a sentence says so and a sign stands before
/// each line that it has not.
pub(crate) fn lines(
    issue: &Issue,
    span: Span,
    view: View,
    theme: &Theme,
    width: u16,
) -> Vec<Line<'static>> {
    let source = issue.source();
    let end = floor_boundary(source, span.end.min(span.start + PREVIEW_LIMIT));
    let text = Span::new(span.start, end).of(source);
    let definitions = definitions(issue);
    let Some(view) = view.of(issue) else {
        let blocks = markup::read(text, &definitions);
        return preview::lines(&blocks, width, &theme.preview);
    };
    let read = |view: View| match view {
        View::Site => site::read(text, &definitions),
        View::CodeHost => markup::read(text, &definitions),
    };
    let (shown, other) = (read(view), read(view.other()));
    let draw = |blocks: &[Block], width| preview::lines(blocks, width, &theme.preview);
    let lines = draw(&shown, width);
    if shown == other || lines == draw(&other, width) {
        return lines;
    }
    let narrow = width.saturating_sub(2);
    let sentence = format!("{SIGN}The {} shows this otherwise.", view.other().title());
    let mut all = wrap(
        &[(sentence.as_str(), Ink::Warning)],
        usize::from(width),
        theme,
    );
    all.push(Line::default());
    all.extend(signed(draw(&shown, narrow), &draw(&other, narrow), theme));
    all
}

fn definitions(issue: &Issue) -> Vec<(String, String)> {
    let source = issue.source();
    let known = issue.outline().definitions.iter();
    let pairs = known.map(|known| {
        let label = known.label_span.of(source).to_owned();
        (label, known.url_span.of(source).to_owned())
    });
    pairs.collect()
}

/// `lines` with the sign before those that `others` has not, or not as often.
fn signed(
    lines: Vec<Line<'static>>,
    others: &[Line<'static>],
    theme: &Theme,
) -> Vec<Line<'static>> {
    let mut left: HashMap<&Line<'static>, usize> = HashMap::new();
    for line in others {
        *left.entry(line).or_default() += 1;
    }
    let mut signed = Vec::with_capacity(lines.len());
    for mut line in lines {
        let is_shared = line.spans.is_empty()
            || left.get_mut(&line).is_some_and(|count| {
                let is_there = *count > 0;
                *count = count.saturating_sub(1);
                is_there
            });
        let (sign, style) = if is_shared {
            (NO_SIGN, theme.text)
        } else {
            (SIGN, theme.warning)
        };
        line.spans.insert(0, Piece::styled(sign, style));
        signed.push(line);
    }
    signed
}
