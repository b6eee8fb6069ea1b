//! Lists of attributes in braces, which the site takes for its own: behind a link or a word set apart, at the end of a
//! heading or a cell, on the last line of a paragraph.

use super::inline::{Kind, Piece};
use super::mapped::Mapped;

/// Where a list of attributes may stand at the end of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// On the line: headings, cells, terms.
    OnTheLine,
    /// On a line of its own.
    OnItsLine,
}

/// `pieces` without the attributes that the site reads.
pub(super) fn taken_off(pieces: &mut [Piece], ending: Ending) {
    let mut follows_node = false;
    for piece in pieces.iter_mut() {
        match piece {
            Piece::Text(text) => {
                if follows_node {
                    behind_node(text);
                }
                follows_node = false;
            }
            Piece::Node(node) => {
                if !matches!(node.kind, Kind::Code(_) | Kind::Image { .. }) {
                    inside(&mut node.inner);
                }
                follows_node = true;
            }
        }
    }
    if let Some(Piece::Text(text)) = pieces.last_mut() {
        at_end(text, ending);
    }
}

fn inside(pieces: &mut [Piece]) {
    let mut follows_node = false;
    for piece in pieces {
        match piece {
            Piece::Text(text) if follows_node => {
                behind_node(text);
                follows_node = false;
            }
            Piece::Text(_) => {}
            Piece::Node(node) => {
                inside(&mut node.inner);
                follows_node = true;
            }
        }
    }
}

fn behind_node(text: &mut Mapped) {
    let Some(inner) = text.buf.strip_prefix('{') else {
        return;
    };
    let line = &inner[..inner.find('\n').unwrap_or(inner.len())];
    let Some(close) = line.rfind('}') else {
        return;
    };
    if !is_list(&line[..close]) {
        return;
    }
    // What stands between two closing braces comes behind all the rest.
    let left = line[..close].find('}').map(|brace| (1 + brace, 1 + close));
    let mut kept = Mapped::default();
    kept.push_part(text, 1 + close + 1, text.buf.len());
    if let Some((from, to)) = left {
        kept.push_part(text, from, to);
    }
    *text = kept;
}

fn at_end(text: &mut Mapped, ending: Ending) {
    let body = text.buf.trim_end_matches(' ');
    let Some(before_brace) = body.strip_suffix('}') else {
        return;
    };
    let line_at = before_brace.rfind('\n').map_or(0, |newline| newline + 1);
    let line = &before_brace[line_at..];
    let found = line.match_indices('{').find(|(at, _)| {
        let is_apart = match ending {
            Ending::OnTheLine => line[..*at].ends_with(' '),
            Ending::OnItsLine => line_at > 0 && line[..*at].trim().is_empty(),
        };
        is_apart && is_list(&line[at + 1..])
    });
    let Some((open, _)) = found else {
        return;
    };
    if line[open + 1..].contains('}') {
        return;
    }
    let kept = match ending {
        Ending::OnTheLine => line_at + line[..open].trim_end_matches(' ').len(),
        Ending::OnItsLine => line_at - 1,
    };
    let marks = text.buf[..kept].trim_end_matches('#').trim_end();
    let kept = if ending == Ending::OnTheLine {
        marks.len()
    } else {
        kept
    };
    let mut left = Mapped::default();
    left.push_part(text, 0, kept);
    *text = left;
}

/// What may stand in braces: anything that does not begin with a space, a line end or a closing brace.
fn is_list(inner: &str) -> bool {
    let inner = inner
        .strip_prefix(':')
        .unwrap_or(inner)
        .trim_start_matches(' ');
    !inner.is_empty() && !inner.starts_with(['}', '\n'])
}
