//! Tags of HTML as Python's tolerant parser finds them.

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// `<name …>`.
    Open(String),
    /// `</name>`.
    Close(String),
    /// `<name … />`, and tags that never have content.
    Empty(String),
    /// `<!doctype …>`, `<?…?>`.
    Other,
}

/// Elements that Python-Markdown takes for blocks; the list is that of its documentation, sorted.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "canvas",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "group",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "main",
    "map",
    "math",
    "menu",
    "nav",
    "noscript",
    "object",
    "ol",
    "option",
    "output",
    "p",
    "pre",
    "progress",
    "script",
    "section",
    "style",
    "summary",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "video",
];

/// True for the name, in lower case, of an element that is a block.
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

/// The offset behind the comment that begins at `at`. Where it never ends, all of `text` was searched.
pub(super) fn comment_end(text: &str, at: usize) -> Option<usize> {
    let mut from = at + 4;
    loop {
        let dashes = from + text.get(from..)?.find("--")?;
        let behind = text[dashes + 2..].trim_start();
        if behind.starts_with('>') {
            return Some(text.len() - behind.len() + 1);
        }
        from = dashes + 1;
    }
}

/// The tag that begins at `at`, and the offset behind it. `read` grows by the bytes that were looked at.
pub(super) fn tag_at(text: &str, at: usize, read: &mut usize) -> Option<(Tag, usize)> {
    let rest = &text[at + 1..];
    let first = *rest.as_bytes().first()?;
    match first {
        b'/' => {
            let name = name_of(&rest[1..])?;
            *read += text.len() - at;
            let end = at + 2 + rest[1..].find('>')? + 1;
            *read -= text.len() - end;
            Some((Tag::Close(name), end))
        }
        b'!' if rest.len() > 8 && rest.as_bytes()[1..8].eq_ignore_ascii_case(b"doctype") => {
            *read += text.len() - at;
            let end = at + 1 + rest.find('>')? + 1;
            *read -= text.len() - end;
            Some((Tag::Other, end))
        }
        _ if first.is_ascii_alphabetic() => opening(text, at, read),
        _ => None,
    }
}

fn name_of(text: &str) -> Option<String> {
    let ends = |c: char| c.is_whitespace() || matches!(c, '/' | '>' | '`' | '\0');
    let end = text.find(ends).unwrap_or(text.len());
    let name = &text[..end];
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        .then(|| name.to_lowercase())
}

/// A start tag: attributes with values in quotes may hold `>`.
fn opening(text: &str, at: usize, read: &mut usize) -> Option<(Tag, usize)> {
    let name = name_of(&text[at + 1..])?;
    let bytes = text.as_bytes();
    let mut next = at + 1 + name.len();
    let mut before = 0;
    while next < bytes.len() {
        *read += 1;
        match bytes[next] {
            b'>' => {
                let is_empty = before == b'/' || name == "hr";
                let tag = if is_empty {
                    Tag::Empty(name)
                } else {
                    Tag::Open(name)
                };
                return Some((tag, next + 1));
            }
            b'`' => return None,
            quote @ (b'"' | b'\'') if before == b'=' => {
                let close = text[next + 1..].find(quote as char)?;
                *read += close;
                next += close + 1;
            }
            _ => {}
        }
        if !bytes[next].is_ascii_whitespace() {
            before = bytes[next];
        }
        next += 1;
    }
    None
}
