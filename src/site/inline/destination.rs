//! What stands in the parentheses of a link: an address, in which spaces and pairs of parentheses are allowed, and maybe
//! a title in quotes at its end.

/// The address that begins with the parenthesis at `at` and the offset behind its end, and how many bytes were read for
/// it, at most `budget`.
pub(super) fn destination(text: &str, at: usize, budget: usize) -> (Option<(&str, usize)>, usize) {
    let Some(inner) = text.get(at..).and_then(|rest| rest.strip_prefix('(')) else {
        return (None, 0);
    };
    let start = text.len() - inner.trim_start().len();
    if let Some((url, end)) = angled(text, start) {
        return (Some((url, end)), end - at);
    }
    let reach = (start + budget).min(text.len());
    let mut scan = Scan::new(start);
    let bytes = text.as_bytes();
    let mut at = start;
    while at < reach {
        scan.step(bytes[at], at);
        at += 1;
        if let Some((from, to)) = scan.found {
            return (text.get(from..to).map(|url| (url, at)), at - start);
        }
    }
    let fallback = match scan.fallback {
        Some(close) => Some((close, close + 1)),
        // Where an opening parenthesis was the last thing that counted, the site takes all but the last character.
        None if scan.is_lost() && reach == text.len() => last_characters(text),
        None => None,
    };
    let found = fallback.and_then(|(to, end)| Some((text.get(start..to.max(start))?, end)));
    (found, reach - start)
}

/// Where the last character but one begins, and the last.
fn last_characters(text: &str) -> Option<(usize, usize)> {
    let mut ends = text.char_indices().rev().map(|(at, _)| at);
    let last = ends.next()?;
    Some((ends.next()?, last))
}

/// `<address> "title")`.
fn angled(text: &str, at: usize) -> Option<(&str, usize)> {
    let inner = text[at..].strip_prefix('<')?;
    let close = inner.find(['<', '>'])?;
    let url = &inner[..close];
    let mut rest = inner[close..].strip_prefix('>')?.trim_start();
    if let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let title = &rest[1..];
        rest = title[title.find(quote)? + 1..].trim_start();
    }
    let rest = rest.strip_prefix(')')?;
    Some((url, text.len() - rest.len()))
}

/// A quote that may begin a title, and where it was last seen closed.
#[derive(Clone, Copy, Default)]
struct Quote {
    sign: u8,
    opened: usize,
    closed: bool,
}

/// Follows parentheses and quotes up to the end of the address.
struct Scan {
    start: usize,
    depth: usize,
    /// Parentheses still open if the quotes mean nothing.
    depth_without_quotes: usize,
    first: Option<Quote>,
    second: Option<Quote>,
    last: u8,
    /// The closing parenthesis if the quotes mean nothing.
    fallback: Option<usize>,
    found: Option<(usize, usize)>,
}

impl Scan {
    const fn new(start: usize) -> Self {
        Self {
            start,
            depth: 1,
            depth_without_quotes: 1,
            first: None,
            second: None,
            last: 0,
            fallback: None,
            found: None,
        }
    }

    fn step(&mut self, byte: u8, at: usize) {
        match byte {
            b'(' if self.first.is_none() => self.depth += 1,
            b'(' => self.depth_without_quotes = self.depth_without_quotes.saturating_sub(1),
            b')' => self.close(at),
            b'"' | b'\'' => self.quote(byte, at),
            _ => {}
        }
        if byte != b' ' {
            self.last = byte;
        }
    }

    /// True where quotes hid every closing parenthesis.
    const fn is_lost(&self) -> bool {
        self.first.is_some() && self.depth_without_quotes == 0
    }

    fn close(&mut self, at: usize) {
        let ends_title =
            |quote: Option<Quote>| quote.filter(|quote| quote.closed && quote.sign == self.last);
        if let Some(title) = ends_title(self.first).or_else(|| ends_title(self.second)) {
            self.found = Some((self.start, title.opened));
        } else if self.first.is_none() {
            self.depth -= 1;
            if self.depth == 0 {
                self.found = Some((self.start, at));
            }
        } else if self.depth_without_quotes > 0 {
            self.depth_without_quotes -= 1;
            if self.depth_without_quotes == 0 {
                self.fallback = Some(at);
            }
        }
    }

    fn quote(&mut self, sign: u8, at: usize) {
        let opened = Quote {
            sign,
            opened: at,
            closed: false,
        };
        match (&mut self.first, &mut self.second) {
            (None, _) => {
                self.first = Some(opened);
                self.depth_without_quotes = self.depth;
                self.depth = 1;
            }
            (Some(first), _) if first.sign == sign => first.closed = true,
            (_, None) => self.second = Some(opened),
            (_, Some(second)) => second.closed = true,
        }
    }
}
