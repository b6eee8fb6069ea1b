//! Words wrapped to a width, in the theme's styles, hidden characters shown.

use super::theme::Theme;
use crate::cells;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The style of a text, by what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Plain.
    Text,
    /// Of little weight.
    Dim,
    /// An error.
    Error,
    /// A warning.
    Warning,
    /// Good news.
    Done,
    /// A line that comes.
    Added,
    /// A line that goes.
    Removed,
}

impl Ink {
    pub(crate) fn style(self, theme: &Theme) -> Style {
        match self {
            Self::Text => theme.text,
            Self::Dim => theme.dim,
            Self::Error => theme.error,
            Self::Warning => theme.warning,
            Self::Done => theme.done,
            Self::Added => theme.added,
            Self::Removed => theme.removed,
        }
    }
}

/// `texts`, one behind the other, broken at spaces into lines of at most `width` columns. A word that is longer than
/// a line is cut.
pub(crate) fn wrap(texts: &[(&str, Ink)], width: usize, theme: &Theme) -> Vec<Line<'static>> {
    if width == 0 {
        return Vec::new();
    }
    let mut lines = vec![Line::default()];
    let mut used = 0;
    for (text, ink) in texts {
        for word in text.split_inclusive(' ') {
            let shown = cells::visible(word).into_owned();
            let columns = cells::width(shown.trim_end());
            if used > 0 && used + columns > width {
                lines.push(Line::default());
                used = 0;
            }
            let room = width - used.min(width);
            let fits = cells::width(&shown) <= room;
            let shown = if fits { &shown } else { shown.trim_end() };
            let shown = cells::clip(shown, room);
            used += cells::width(&shown);
            if let Some(line) = lines.last_mut() {
                line.spans.push(Span::styled(shown, ink.style(theme)));
            }
        }
    }
    lines
}
