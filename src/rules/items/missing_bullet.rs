page! {
    //! A line of a list has no bullet, so it is glued to the line before it or stands as a paragraph.
    //!
    //! **What it finds.** In sections of links, events or pull requests: a line that is a link, prefixes included, or an
    //! event's date and place, without `* ` before it.
    //!
    //! **Why it hurts.** The site runs the line into its neighbour, and the tools that read the issue do not see it.
    //!
    //! **Example.** `[Rust Magazine: Issue 3](https://rustmagazine.org/issue-3/)` alone under *Newsletters*.
    //!
    //! **The fix** puts the bullet before it. It is safe unless a shifted item follows, which would become nested.
}

use crate::issue::links::{Link, LinkKind, scan};
use crate::issue::{Entry, Issue, Item, LeafKind};
use crate::profile::{Kind, read_date};
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Fix, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "missing-bullet",
    severity: Severity::Error,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    for (at, section) in issue.outline().sections.iter().enumerate() {
        let kind = issue.kind(at);
        if at == 0 || matches!(kind, Kind::Group | Kind::Block) {
            continue;
        }
        let leaves = &issue.outline().leaves[section.leaves.clone()];
        let mut before = None;
        for leaf in leaves {
            match leaf.kind {
                LeafKind::Blank => continue,
                LeafKind::Prose => paragraph(issue, kind, leaf.span, before, found),
                LeafKind::Item(item) => {
                    let item = &issue.outline().items[item];
                    continuation(issue, kind, item, found);
                    before = Some(item);
                    continue;
                }
                _ => {}
            }
            before = None;
        }
    }
}

/// What a line lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bullet {
    Item,
    Talk,
}

impl Bullet {
    const fn marker(self) -> &'static str {
        match self {
            Self::Item => "* ",
            Self::Talk => "    * ",
        }
    }
}

fn lines(source: &str, span: Span) -> impl Iterator<Item = Span> + '_ {
    span.lines(source).map(|line| {
        let body = line.trimmed_end(source);
        let text = body.of(source);
        let lead = text.len() - text.trim_start().len();
        Span::new(body.start + lead, body.end)
    })
}

/// A paragraph whose lines are all items, or talks below an event that has none; one that only begins with a link is
/// prose.
fn paragraph(
    issue: &Issue,
    kind: Kind,
    span: Span,
    before: Option<&Item>,
    found: &mut Vec<Diagnostic>,
) {
    let source = issue.source();
    let has_no_talk =
        |item: &Item| matches!(&item.entry, Entry::Event(event) if event.talks.is_empty());
    let mut takes_talk = before.is_some_and(has_no_talk);
    let mut bullets = Vec::new();
    for line in lines(source, span) {
        if is_item(source, kind, line) {
            bullets.push((line, Bullet::Item));
            takes_talk = kind == Kind::Events;
        } else if takes_talk && is_talk(source, line) {
            bullets.push((line, Bullet::Talk));
        } else {
            return;
        }
    }
    let missing = bullets.into_iter();
    found.extend(missing.map(|(line, bullet)| diagnostic(source, line, bullet)));
}

/// Lines that an item swallowed.
fn continuation(issue: &Issue, kind: Kind, item: &Item, found: &mut Vec<Diagnostic>) {
    let source = issue.source();
    if matches!(item.entry, Entry::Note | Entry::Text) && kind != Kind::Events {
        return;
    }
    let starts_row = |line: Span| item.rows.iter().any(|row| row.marker_at == line.start);
    for line in lines(source, item.span)
        .skip(1)
        .filter(|line| !line.is_empty())
    {
        let margin = source[..line.start]
            .rfind('\n')
            .map_or(line.start, |n| line.start - n - 1);
        if margin <= 3
            && !starts_row(line)
            && is_item(source, kind, line)
            && !issue.in_comment(line.start)
        {
            found.push(diagnostic(source, line, Bullet::Item));
        }
    }
}

fn is_item(source: &str, kind: Kind, line: Span) -> bool {
    let text = line.of(source);
    match kind {
        Kind::Events => read_date(text).is_some() && text.contains('|'),
        _ => is_link_line(source, kind, line),
    }
}

fn is_talk(source: &str, line: Span) -> bool {
    line.of(source).starts_with("[**") && scan(source, line).len() == 1
}

/// Prefixes, a link, and at most a tail that is set off from it.
fn is_link_line(source: &str, kind: Kind, line: Span) -> bool {
    if !line.of(source).starts_with('[') {
        return false;
    }
    let links = scan(source, line);
    let Some(main) = main_link(source, &links) else {
        return false;
    };
    let url = main.url_span.of(source);
    let names_one = kind != Kind::PullRequests || is_numbered(url);
    let tail = Span::new(main.span.end, line.end).of(source).trim();
    let is_set_off = tail.is_empty()
        || tail.starts_with(['-', '–', '—', '|', '(', '<', '['])
        || (tail.starts_with(',') && tail.contains("]("));
    names_one && is_set_off
}

/// The link behind the prefixes, which are short words in brackets.
fn main_link<'a>(source: &str, links: &'a [Link]) -> Option<&'a Link> {
    let mut at = links.first()?.span.start;
    for link in links {
        if !Span::new(at, link.span.start).of(source).trim().is_empty() {
            return None;
        }
        match link.kind {
            LinkKind::Shortcut if link.text_span.len() <= 24 => at = link.span.end,
            LinkKind::Inline | LinkKind::Gapped => return Some(link),
            // Its closing parenthesis is missing.
            LinkKind::Shortcut if source[link.span.end..].starts_with("(http") => {
                return Some(link);
            }
            _ => return None,
        }
    }
    None
}

fn is_numbered(url: &str) -> bool {
    let path = url
        .split(['?', '#'])
        .next()
        .unwrap_or(url)
        .trim_end_matches('/');
    path.rsplit('/')
        .next()
        .is_some_and(|last| !last.is_empty() && last.bytes().all(|b| b.is_ascii_digit()))
}

fn diagnostic(source: &str, line: Span, bullet: Bullet) -> Diagnostic {
    let message = "This line has no bullet: it is no item of the list";
    let start = source[..line.start]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    let edits = vec![Edit::replace(Span::new(start, line.start), bullet.marker())];
    let fix = if is_adopted(source, line.end) {
        Fix::look("Add the bullet", source, edits)
    } else {
        Fix::safe("Add the bullet", source, edits)
    };
    RULE.found(line, message).fixed_by(fix)
}

/// True where the next line of text behind byte `end` is an item shifted by one to three columns: it stands alone now, and would be
/// nested in the item that a bullet makes of the line before.
fn is_adopted(source: &str, end: usize) -> bool {
    let mut behind = source[end..].lines().skip(1);
    let next = behind.find(|line| !line.trim().is_empty());
    let next = next.unwrap_or_default();
    let item = next.trim_start_matches(' ');
    (1..=3).contains(&(next.len() - item.len())) && item.starts_with(['*', '-', '+'])
}
