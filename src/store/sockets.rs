//! Sessions of other accounts of this machine: each binds a name that the kernel lists to everybody and drops at any
//! death. No file is made, so it works where no folder is shared.

use super::Person;
use std::fs;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixListener};

/// The longest name of an account that is told, in bytes.
const MOST_USER: usize = 32;

/// That `person` has the draft called `draft` open, for as long as this is held. Some systems know no such names.
pub(super) fn bind(draft: &str, person: &Person) -> Option<UnixListener> {
    let user: String = person
        .user
        .chars()
        .filter(|char| char.is_alphanumeric())
        .collect();
    let user = user.get(..MOST_USER).unwrap_or(&user);
    let name = format!("{}{}/{}/{user}", prefix(draft), person.pid, person.since);
    UnixListener::bind_addr(&SocketAddr::from_abstract_name(name).ok()?).ok()
}

/// Everybody who has the draft called `draft` open.
pub(super) fn bound(draft: &str) -> Vec<Person> {
    let all = fs::read_to_string("/proc/net/unix").unwrap_or_default();
    let mark = format!("@{}", prefix(draft));
    let found = all.lines().filter_map(|line| {
        let (_, rest) = line.split_once(&mark)?;
        let mut parts = rest.splitn(3, '/');
        Some(Person {
            pid: parts.next()?.parse().ok()?,
            since: parts.next()?.parse().ok()?,
            user: parts.next()?.to_owned(),
            host: "this machine".to_owned(),
            ..Person::default()
        })
    });
    found.collect()
}

/// The hash in the name of the draft tells enough, and not where it lies.
fn prefix(draft: &str) -> String {
    format!("copydesk/{}/", draft.get(..16).unwrap_or(draft))
}
