//! Lines of a text: where they begin, and how they end.

use super::Span;

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum LineEnding {
    /// `\n`.
    #[default]
    Lf,
    /// `\r\n`.
    CrLf,
}

impl LineEnding {
    /// The ending that most lines of `text` have; `\n` where there is none.
    pub fn of(text: &str) -> Self {
        let total = text.bytes().filter(|&b| b == b'\n').count();
        let crlf = text.matches("\r\n").count();
        if crlf * 2 > total {
            Self::CrLf
        } else {
            Self::Lf
        }
    }

    /// The bytes of this ending.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lf => "\n",
            Self::CrLf => "\r\n",
        }
    }

    /// `text` with every line ending replaced by this one.
    pub fn normalize(self, text: &str) -> String {
        let plain = text.replace("\r\n", "\n");
        match self {
            Self::Lf => plain,
            Self::CrLf => plain.replace('\n', "\r\n"),
        }
    }
}

/// Start offsets of all lines of one text, for conversion between offsets and line numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<usize>,
    len: usize,
}

impl LineIndex {
    /// Indexes `text`. A text always has at least one line; a final newline begins a last, empty one.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        Self {
            starts,
            len: text.len(),
        }
    }

    /// Number of lines, at least one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line, from 0, in which byte `at` lies; offsets past the end belong to the last.
    pub fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|&start| start <= at) - 1
    }

    /// First byte of line `line`, from 0; the end of the text past the last line.
    pub fn start_of(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(self.len)
    }

    /// Span of line `line`, from 0, its ending included.
    pub fn span_of(&self, line: usize) -> Span {
        Span::new(self.start_of(line), self.start_of(line + 1))
    }

    /// Span of line `line`, from 0, without its ending.
    pub fn content_of(&self, line: usize, text: &str) -> Span {
        let span = self.span_of(line);
        let body = span.of(text);
        let trimmed = body.strip_suffix('\n').unwrap_or(body);
        let trimmed = trimmed.strip_suffix('\r').unwrap_or(trimmed);
        Span::new(span.start, span.start + trimmed.len())
    }

    /// Span of whole lines, endings included, that `span` touches.
    pub fn whole_lines(&self, span: Span) -> Span {
        let last = if span.is_empty() {
            span.start
        } else {
            span.end - 1
        };
        Span::new(
            self.start_of(self.line_of(span.start)),
            self.start_of(self.line_of(last) + 1),
        )
    }
}
