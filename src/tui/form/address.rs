//! Addresses as they are pasted: without what only follows readers, and compared as pages.
//!
//! An address is never written anew: parameters are cut out of it, every other byte stays.

pub(super) use crate::issue::address::is_web;
use crate::profile::tables;
use url::Url;

/// `address` without its tracking parameters, and their names.
pub(super) fn without_tracking(address: &str) -> (String, Vec<String>) {
    let host = host(address);
    let (Some(host), Some(query_at)) = (host, address.find('?')) else {
        return (address.to_owned(), Vec::new());
    };
    let fragment_at = address.find('#').unwrap_or(address.len());
    if fragment_at < query_at {
        return (address.to_owned(), Vec::new());
    }
    let query = &address[query_at + 1..fragment_at];
    let mut cut = Vec::new();
    let mut kept = Vec::new();
    for parameter in query.split('&') {
        let name = parameter.split('=').next().unwrap_or_default();
        if tables().is_tracking(&host, name) {
            cut.push(name.to_owned());
        } else {
            kept.push(parameter);
        }
    }
    if cut.is_empty() {
        return (address.to_owned(), cut);
    }
    let mut clean = address[..query_at].to_owned();
    if !kept.is_empty() {
        clean.push('?');
        clean.push_str(&kept.join("&"));
    }
    clean.push_str(&address[fragment_at..]);
    (clean, cut)
}

/// Host, lower case, and path of `address`, where it is one of the web.
pub(super) fn host_and_path(address: &str) -> Option<(String, String)> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str().filter(|_| is_web(address))?;
    Some((host.to_owned(), url.path().to_owned()))
}

/// What two addresses of one page share: scheme, `www.`, tracking, fragment and a final slash do not count.
pub(super) fn page(address: &str) -> Option<String> {
    let (clean, _) = without_tracking(address.trim());
    let url = Url::parse(&clean).ok()?;
    let host = url.host_str().filter(|_| is_web(&clean))?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let path = url.path().trim_end_matches('/');
    let query = url.query().map(|query| format!("?{query}"));
    Some(format!("{host}{path}{}", query.unwrap_or_default()))
}

fn host(address: &str) -> Option<String> {
    Some(host_and_path(address)?.0)
}
