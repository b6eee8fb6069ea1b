//! A rule's page, written once: as the `//!` comment at the top of its file.
//!
//! [`page!`](super::page) takes that comment and makes two constants of it, `SUMMARY` (its first line) and `PAGE`.

/// Makes `SUMMARY` and `PAGE` of the `//!` lines given.
macro_rules! page {
    (#![doc = $first:literal] $(#![doc = $rest:literal])*) => {
        const SUMMARY: &str = $first.trim_ascii();
        #[doc = $first]
        $(#[doc = $rest])*
        const PAGE: &str = {
            const RAW: &str = concat!($first, "\n" $(, $rest, "\n")*);
            const LEN: usize = $crate::rules::shared::page::len(RAW);
            const BYTES: [u8; LEN] = $crate::rules::shared::page::unindented(RAW);
            match std::str::from_utf8(&BYTES) {
                Ok(page) => page,
                Err(_) => RAW,
            }
        };
    };
}
pub(in crate::rules) use page;

/// Length of `raw` without the space that begins each of its lines.
pub(in crate::rules) const fn len(raw: &str) -> usize {
    let bytes = raw.as_bytes();
    let (mut at, mut len) = (0, 0);
    while at < bytes.len() {
        len += if is_indent(bytes, at) { 0 } else { 1 };
        at += 1;
    }
    len
}

/// `raw` without the space that begins each of its lines; `N` is its [`len`].
pub(in crate::rules) const fn unindented<const N: usize>(raw: &str) -> [u8; N] {
    let bytes = raw.as_bytes();
    let mut out = [0; N];
    let (mut at, mut done) = (0, 0);
    while at < bytes.len() {
        if !is_indent(bytes, at) {
            out[done] = bytes[at];
            done += 1;
        }
        at += 1;
    }
    out
}

const fn is_indent(bytes: &[u8], at: usize) -> bool {
    bytes[at] == b' ' && (at == 0 || bytes[at - 1] == b'\n')
}
