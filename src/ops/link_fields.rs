//! A link as fields of a form, and back as Markdown.

use super::escape;
use crate::issue::links::LinkKind;
use crate::issue::{Entry, Issue, LinkEntry};

/// What a link item says, apart from its tail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkFields {
    /// The address; of a reference, that of its definition.
    pub url: String,
    /// The text of the link: Markdown, without escapes of brackets.
    pub title: String,
    /// Names of prefixes, without brackets, in order.
    pub prefixes: Vec<String>,
}

impl LinkFields {
    /// The fields of item `item`; `None` where it is no link.
    pub fn of(issue: &Issue, item: usize) -> Option<Self> {
        match &issue.outline().items.get(item)?.entry {
            Entry::Link(entry) => Some(Self::read(issue, entry)),
            _ => None,
        }
    }

    fn read(issue: &Issue, entry: &LinkEntry) -> Self {
        let source = issue.source();
        let written = entry.link.url_span.of(source);
        let url = match entry.link.kind {
            LinkKind::Reference => issue.definition(written).unwrap_or(written),
            _ => written,
        };
        let names = entry.prefixes.iter().map(|prefix| prefix.name_span);
        Self {
            url: url.to_owned(),
            title: escape::read_title(entry.link.text_span.of(source)),
            prefixes: names
                .map(|span| span.of(source).trim().to_owned())
                .collect(),
        }
    }

    /// One item's text without its marker: `[prefix] [Title](url)`.
    pub fn markdown(&self) -> String {
        let mut text = String::new();
        for prefix in &self.prefixes {
            text.push_str(&bracketed(prefix));
            text.push(' ');
        }
        text + &named_link(&self.title, &self.url)
    }
}

/// A prefix as it is written.
pub(super) fn bracketed(prefix: &str) -> String {
    let name: String = prefix
        .chars()
        .filter(|c| !matches!(c, '[' | ']' | '\\'))
        .collect();
    format!("[{}]", escape::one_line(&name))
}

/// `[title](url)`.
pub(super) fn named_link(title: &str, url: &str) -> String {
    format!("[{}]({})", escape::title(title), escape::url(url))
}
