//! What stands under the fields: the Markdown that would come of them, what it means, and what is wrong with it.
//!
//! Computed after a change from a tentative issue, never while drawing. In a low box the Markdown gives way first.

use super::wrap;
use crate::issue::Issue;
use crate::rules::{self, Severity};
use crate::session::{Select, Session};
use crate::text::{Span, Transaction};
use crate::tui::paint;
use crate::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::collections::HashSet;

/// Beyond this many bytes an issue is not checked while typing.
const CHECKED: usize = 300 * 1024;
const PROBLEMS: usize = 3;
/// Stands for the lines that have no room.
const MORE: &str = "…";

/// The step that a form would take.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    /// What the step is called.
    pub(super) label: String,
    /// The change.
    pub(super) change: Transaction,
    /// What is selected then.
    pub(super) select: Select,
}

/// Selects what `change` inserts first: a byte of the new text.
pub(super) fn landing(change: &Transaction) -> Select {
    let (mut gained, mut lost) = (0, 0);
    for edit in change.edits() {
        let text = edit.text.trim_start();
        if !text.trim_end().is_empty() {
            return Select::At(edit.span.start + gained - lost + edit.text.len() - text.len());
        }
        gained += edit.text.len();
        lost += edit.span.len();
    }
    Select::Change
}

/// The issue as it would be.
#[derive(Debug)]
pub(super) struct Tentative {
    /// The issue after the change.
    pub(super) after: Issue,
    /// The lines that the form is about, in it.
    pub(super) span: Span,
}

impl Tentative {
    /// The issue of `session` after `change`; `None` where it is too large to be read again with each key.
    pub(super) fn new(
        session: &Session,
        change: &Transaction,
        span: impl FnOnce(&Issue) -> Span,
    ) -> Option<Self> {
        if !is_checked(session) {
            return None;
        }
        let after = session.issue().apply(change);
        let span = span(&after);
        Some(Self { after, span })
    }

    /// Up to three findings in the span, those that the issue has not yet before the others, the worst first.
    pub(super) fn problems(&self, session: &Session) -> Vec<Remark> {
        let found = rules::check(&self.after, session.facts());
        let mut here: Vec<_> = found
            .iter()
            .filter(|d| d.span.overlaps(self.span) || self.span.contains(d.span.start))
            .collect();
        let known: HashSet<(&str, &str)> = session
            .diagnostics()
            .iter()
            .map(|d| (d.rule, d.message.as_str()))
            .collect();
        here.sort_by_key(|d| {
            let is_known = known.contains(&(d.rule, d.message.as_str()));
            (is_known, std::cmp::Reverse(d.severity))
        });
        here.truncate(PROBLEMS);
        here.into_iter()
            .map(|d| Remark::new(Tone::of(d.severity), d.message.clone()))
            .collect()
    }
}

/// True where the issue is small enough to be checked while typing.
pub(super) fn is_checked(session: &Session) -> bool {
    session.issue().source().len() <= CHECKED
}

/// How grave a remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// For information.
    Quiet,
    /// Something was done for the editor.
    Done,
    /// A hint.
    Hint,
    /// A warning.
    Warning,
    /// An error.
    Error,
}

impl Tone {
    const fn of(severity: Severity) -> Self {
        match severity {
            Severity::Hint => Self::Hint,
            Severity::Warning => Self::Warning,
            Severity::Error => Self::Error,
        }
    }

    const fn sign(self) -> &'static str {
        match self {
            Self::Quiet | Self::Done => "",
            Self::Hint => "· ",
            Self::Warning => "! ",
            Self::Error => "✗ ",
        }
    }

    const fn style(self, theme: &Theme) -> Style {
        match self {
            Self::Quiet => theme.dim,
            Self::Done => theme.done,
            Self::Hint => theme.hint,
            Self::Warning => theme.warning,
            Self::Error => theme.error,
        }
    }
}

/// One line under the fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Remark {
    tone: Tone,
    text: String,
}

impl Remark {
    /// A remark.
    pub(super) fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self {
            tone,
            text: text.into(),
        }
    }
}

/// All that stands under the fields.
#[derive(Clone, Debug, Default)]
pub(super) struct Report {
    /// The resulting lines.
    pub(super) markdown: String,
    /// What there is to say about them.
    pub(super) remarks: Vec<Remark>,
}

impl Report {
    /// Draws into `area`.
    pub(super) fn draw(&self, area: Rect, buffer: &mut Buffer, theme: &Theme) {
        let (room, width) = (usize::from(area.height), usize::from(area.width));
        if room == 0 || width == 0 {
            return;
        }
        let remarks: Vec<_> = self.remarks.iter().take(room).collect();
        let mut markdown = wrap::rows(&self.markdown, width);
        let left = room - remarks.len();
        if let (true, Some(last)) = (markdown.len() > left, left.checked_sub(1)) {
            markdown.truncate(last);
            markdown.push(MORE);
        }
        markdown.truncate(left);
        let mut line = 0;
        for text in markdown {
            paint::text(buffer, paint::row(area, line), text, theme.text, theme);
            line += 1;
        }
        for remark in remarks {
            let text = format!("{}{}", remark.tone.sign(), remark.text);
            let style = remark.tone.style(theme);
            paint::text(buffer, paint::row(area, line), &text, style, theme);
            line += 1;
        }
    }
}
