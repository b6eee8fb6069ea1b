//! Addresses as they are compared: what two spellings of one page have in common.
//!
//! An address is never written anew: parameters are cut out of it, every other byte stays.

use super::Issue;
use crate::profile::tables;
use crate::text::Span;
use std::borrow::Cow;
use std::ops::Range;

/// An address cut into its parts; slices of the text given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address<'a> {
    /// Without scheme and user, with its port; as written.
    pub host: &'a str,
    /// From the first `/` on.
    pub path: &'a str,
    /// Behind `?`.
    pub query: &'a str,
    /// Behind `#`.
    pub fragment: &'a str,
}

impl<'a> Address<'a> {
    /// The parts of `url`, with or without a scheme.
    pub fn of(url: &'a str) -> Self {
        let rest = behind_scheme(url).unwrap_or(url);
        let (rest, fragment) = cut(rest, b'#');
        let (rest, query) = cut(rest, b'?');
        let slash = rest.bytes().position(|byte| byte == b'/');
        let (host, path) = rest.split_at(slash.unwrap_or(rest.len()));
        Self {
            host: without_user(url, host),
            path,
            query,
            fragment,
        }
    }

    /// The host in lower case without `www.`.
    pub fn bare_host(&self) -> String {
        self.site().into_owned()
    }

    /// The host in lower case without `www.`, borrowed where it is written so.
    pub fn site(&self) -> Cow<'a, str> {
        let has_capitals = self.host.bytes().any(|b| b.is_ascii_uppercase());
        if has_capitals {
            let lower = self.host.to_ascii_lowercase();
            return match lower.strip_prefix("www.") {
                Some(rest) => Cow::Owned(rest.to_owned()),
                None => Cow::Owned(lower),
            };
        }
        Cow::Borrowed(self.host.strip_prefix("www.").unwrap_or(self.host))
    }

    /// The parts of the path that are not empty.
    pub fn parts(&self) -> impl DoubleEndedIterator<Item = &'a str> {
        self.path.split('/').filter(|part| !part.is_empty())
    }
}

/// What stands behind `://`; the first colon is the scheme's, later ones are ports or stand in parameters.
fn behind_scheme(url: &str) -> Option<&str> {
    let colon = url.bytes().position(|byte| byte == b':')?;
    url[colon..].strip_prefix("://")
}

/// `text` up to `sign` and behind it. Byte by byte: addresses are short.
fn cut(text: &str, sign: u8) -> (&str, &str) {
    let at = text.bytes().position(|byte| byte == sign);
    at.map_or((text, ""), |at| (&text[..at], &text[at + 1..]))
}

/// `host` of `url` without the user before it; addresses of mail are no hosts with users.
fn without_user<'a>(url: &str, host: &'a str) -> &'a str {
    let user = host.rfind('@').filter(|_| behind_scheme(url).is_some());
    user.map_or(host, |at| &host[at + 1..])
}

/// `url` as it is compared: scheme, `www.`, the case of the host, slashes at the end and parameters that only follow
/// readers do not count; a short link to a film is the film.
pub fn key(url: &str) -> String {
    let address = Address::of(url.trim());
    let mut host = address.bare_host();
    let mut path = address.path.trim_end_matches('/');
    let mut pairs = pairs(address.query);
    if host == "youtu.be" && path.len() > 1 {
        host = String::from("youtube.com");
        pairs.insert(0, ("v", &path[1..]));
        path = "/watch";
    }
    pairs.retain(|(name, _)| !name.is_empty() && !tables().is_tracking(&host, name));
    let mut key = host + path;
    for (at, (name, value)) in pairs.iter().enumerate() {
        key.push(if at == 0 { '?' } else { '&' });
        key.push_str(name);
        key.push('=');
        key.push_str(value);
    }
    let is_place = !address.fragment.is_empty() && !address.fragment.starts_with(":~:");
    if is_place {
        key.push('#');
        key.push_str(address.fragment);
    }
    key
}

fn pairs(query: &str) -> Vec<(&str, &str)> {
    let parts = query.split('&').filter(|part| !part.is_empty());
    parts
        .map(|part| part.split_once('=').unwrap_or((part, "")))
        .collect()
}

/// The parameters of `url` that only follow readers: each with its range in `url`, without separators.
pub fn tracking(url: &str) -> Vec<(&str, Range<usize>)> {
    let Some(question) = url.find('?') else {
        return Vec::new();
    };
    let host = Address::of(url).bare_host();
    let end = url[question..]
        .find('#')
        .map_or(url.len(), |at| question + at);
    let mut found = Vec::new();
    let mut at = question + 1;
    for part in url[at.min(end)..end].split('&') {
        let name = part.split('=').next().unwrap_or(part);
        if !name.is_empty() && tables().is_tracking(&host, name) {
            found.push((name, at..at + part.len()));
        }
        at += part.len() + 1;
    }
    found
}

/// `url` without the parameters that only follow readers, the rest as written.
pub fn without_tracking(url: &str) -> String {
    let Some(question) = url.find('?') else {
        return url.to_owned();
    };
    let host = Address::of(url).bare_host();
    let end = url[question..]
        .find('#')
        .map_or(url.len(), |at| question + at);
    let kept: Vec<&str> = url[question + 1..end]
        .split('&')
        .filter(|part| {
            let name = part.split('=').next().unwrap_or(part);
            !tables().is_tracking(&host, name)
        })
        .collect();
    let mut out = url[..question].to_owned();
    if !kept.is_empty() {
        out.push('?');
        out.push_str(&kept.join("&"));
    }
    out + &url[end..]
}

/// The host of a page on the web, in lower case without `www.`; `None` for other addresses, such as those of mail.
pub fn site(url: &str) -> Option<Cow<'_, str>> {
    let site = is_web(url).then(|| Address::of(url).site());
    site.filter(|site| !site.is_empty())
}

/// True where `text` begins like an address of the web.
pub fn is_web(text: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        let start = text.get(..scheme.len());
        start.is_some_and(|own| own.eq_ignore_ascii_case(scheme))
    })
}

impl Issue {
    /// Where the addresses of all links and of all definitions stand, in this order.
    pub fn url_spans(&self) -> impl Iterator<Item = Span> {
        let linked = self.links().iter().filter(|link| link.has_url());
        let defined = self.outline().definitions.iter();
        linked
            .map(|link| link.url_span)
            .chain(defined.map(|known| known.url_span))
    }
}
