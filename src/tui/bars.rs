//! Title bar, message line and footer.

use super::layer::Look;
use super::paint::Row;
use super::wrap::{Ink, wrap};
use crate::cells;
use crate::command::{Command, Pane, command};
use crate::keymap::{Chord, Context, show};
use crate::session::Session;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// What the message line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Message {
    /// Nothing.
    #[default]
    None,
    /// What was done.
    Said(String),
    /// How far something is.
    Progress(String),
    /// Why something was not done.
    Refused(String),
}

/// File, modified, what is amiss around it, number and date, problems.
pub(crate) fn title(area: Rect, buffer: &mut Buffer, look: &Look<'_>, signs: &[String]) {
    let theme = look.theme;
    let mut row = Row::new(buffer, area, 0, theme.escape);
    row.skip(1);
    let Some(session) = look.session else {
        row.text("copydesk", theme.title);
        return;
    };
    let problems = problems(session);
    let width = cells::width(&problems);
    row.right(&problems, 1, theme.title);
    let name = session.file().file_name().unwrap_or_default();
    let room = row.left().saturating_sub(width + 4);
    let state = match (session.file().read_only(), session.is_modified()) {
        (Some(_), _) => "  read-only",
        (None, true) => "  modified",
        (None, false) if !session.file().is_on_disk() => "  new",
        (None, false) => "",
    };
    let signs_room: usize = signs.iter().map(|sign| cells::width(sign) + 2).sum();
    let name_room = room.saturating_sub(state.len() + signs_room.min(room / 2));
    row.clipped(
        &cells::clip_start(&cells::visible(&name), name_room),
        name_room,
        theme.title,
    );
    row.clipped(state, state.len(), theme.warning);
    for sign in signs {
        let room = row.left().saturating_sub(width + 4);
        row.skip(2).clipped(sign, room, theme.warning);
    }
    let left = row.left().saturating_sub(width + 3);
    let fits = |about: &&String| cells::width(about) + 3 <= left;
    if let Some(about) = abouts(session).iter().find(fits) {
        row.skip(3).text(about, theme.dim);
    }
}

fn problems(session: &Session) -> String {
    let (errors, warnings) = session.problem_counts();
    let count = |number: usize, word: &str| match number {
        0 => None,
        1 => Some(format!("1 {word}")),
        _ => Some(format!("{number} {word}s")),
    };
    let parts: Vec<String> = [count(errors, "error"), count(warnings, "warning")]
        .into_iter()
        .flatten()
        .collect();
    let new = match session.new_count() {
        0 => String::new(),
        count => format!(" · {count} new"),
    };
    if parts.is_empty() {
        "no problems".to_owned()
    } else {
        format!("{}{new}", parts.join(" "))
    }
}

/// Number, date and weekday, then shorter: the file's name says the date.
fn abouts(session: &Session) -> [String; 3] {
    let issue = session.issue();
    let number = issue.number().map(|number| format!("#{number}"));
    let date = issue.date().map(|date| date.to_string());
    let weekday = issue.date().map(|date| date.strftime("%a").to_string());
    let joined = |parts: [&Option<String>; 3]| {
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        parts.join(" · ")
    };
    [
        joined([&number, &date, &weekday]),
        joined([&number, &None, &weekday]),
        joined([&number, &None, &None]),
    ]
}

/// Rows that a message may take: its own, and those above it while it is shown.
const MESSAGE_ROWS: usize = 3;

/// Columns for a message beside the keys typed so far.
fn message_room(area: Rect, pending: &str) -> usize {
    let pending = cells::width(pending);
    usize::from(area.width).saturating_sub(2 + pending + usize::from(pending > 0))
}

/// Rows above `area` that `message` takes while it is shown.
pub(crate) fn rows_above(area: Rect, look: &Look<'_>, message: &Message, pending: &str) -> u16 {
    let (Message::Said(words) | Message::Progress(words) | Message::Refused(words)) = message
    else {
        return 0;
    };
    let room = message_room(area, pending);
    if cells::width(&cells::visible(words)) <= room {
        return 0;
    }
    let rows = wrap(&[(words, Ink::Text)], room, look.theme).len();
    let rows = rows.min(MESSAGE_ROWS).min(usize::from(area.y));
    rows.saturating_sub(1) as u16
}

/// What was just done, or why not; keys typed so far. Words that do not fit the line grow upward over the panes.
pub(crate) fn message(
    area: Rect,
    buffer: &mut Buffer,
    look: &Look<'_>,
    message: &Message,
    pending: &str,
) {
    let theme = look.theme;
    let mut last = Row::new(buffer, area, 0, theme.escape);
    last.right(pending, 1, theme.key);
    let (words, ink) = match message {
        Message::None => return,
        Message::Said(words) | Message::Progress(words) => (words, Ink::Text),
        Message::Refused(words) => (words, Ink::Error),
    };
    let room = message_room(area, pending);
    if cells::width(&cells::visible(words)) <= room {
        last.skip(1).clipped(words, room, ink.style(theme));
        return;
    }
    let mut lines = wrap(&[(words, ink)], room, theme);
    lines.truncate(MESSAGE_ROWS.min(usize::from(area.y)));
    let above = lines.len().saturating_sub(1) as u16;
    for (line, y) in lines.iter().zip(area.y - above..) {
        let row = Rect::new(area.x, y, area.width, 1);
        if y < area.y {
            buffer.set_style(row, theme.text);
            buffer.set_string(row.x, y, " ".repeat(usize::from(row.width)), theme.text);
        }
        let mut row = Row::new(buffer, row, 0, theme.escape);
        row.skip(1);
        for span in &line.spans {
            row.clipped(&span.content, room, span.style);
        }
    }
}

/// Commands that the footer names in `pane`, the most useful first.
pub(crate) fn footer_commands(pane: Pane) -> &'static [&'static str] {
    match pane {
        Pane::Sections => &[
            "section.open",
            "item.add-end",
            "item.edit-source",
            "section.fold",
            "problem.next",
            "find.problems",
            "edit.undo",
            "find.anything",
            "file.save",
            "item.sort",
            "section.delete",
            "app.palette",
            "app.quit",
        ],
        Pane::Items => &[
            "item.add",
            "item.edit",
            "item.move",
            "item.down/item.up",
            "item.delete",
            "problem.fix",
            "problem.next",
            "edit.undo",
            "file.save",
            "find.filter",
            "find.problems",
            "problem.acknowledge",
            "problem.explain",
            "mark.toggle",
            "item.prefix",
            "item.sort",
            "find.anything",
            "item.edit-source",
            "app.palette",
            "app.quit",
        ],
        Pane::Detail => &[
            "detail.next-tab",
            "detail.view",
            "problem.fix",
            "problem.next",
            "problem.explain",
            "problem.acknowledge",
            "problem.fix-all",
            "item.edit",
            "item.edit-source",
            "edit.undo",
            "file.save",
            "app.palette",
            "app.quit",
        ],
    }
}

/// The context of `pane`.
pub(crate) fn context_of(pane: Pane) -> Context {
    match pane {
        Pane::Sections => Context::Sections,
        Pane::Items => Context::Items,
        Pane::Detail => Context::Detail,
    }
}

/// Keys that work here and now, cut from the left end of `ids` on; `?` is the last to go.
pub(crate) fn footer(
    area: Rect,
    buffer: &mut Buffer,
    look: &Look<'_>,
    context: Context,
    ids: &[&str],
) {
    let help = hint(look, context, "app.help");
    let help_width = help.as_ref().map_or(0, |(keys, title)| {
        cells::width(keys) + cells::width(title) + 2
    });
    let mut row = Row::new(buffer, area, 0, look.theme.escape);
    row.skip(1);
    for id in ids {
        let Some((keys, title)) = hints(look, context, id) else {
            continue;
        };
        let width = cells::width(&keys) + cells::width(&title) + 3;
        if width + help_width > row.left() {
            break;
        }
        pair(&mut row, &keys, &title, look.theme.key, look.theme.dim);
        row.skip(2);
    }
    if let Some((keys, title)) = help {
        pair(&mut row, &keys, title, look.theme.key, look.theme.dim);
    }
}

fn pair(row: &mut Row<'_>, keys: &str, title: &str, key: Style, words: Style) {
    row.text(keys, key).skip(1).text(title, words);
}

/// The keys of the commands `ids`, joined by `/`, and the words with which all their titles begin.
fn hints(look: &Look<'_>, context: Context, ids: &str) -> Option<(String, String)> {
    let found: Vec<(String, &str)> = ids
        .split('/')
        .filter_map(|id| hint(look, context, id))
        .collect();
    let keys: Vec<&str> = found.iter().map(|(keys, _)| keys.as_str()).collect();
    let (_, first) = found.first()?;
    let shared: Vec<&str> = first
        .split(' ')
        .enumerate()
        .take_while(|(at, word)| {
            found
                .iter()
                .all(|(_, title)| title.split(' ').nth(*at) == Some(word))
        })
        .map(|(_, word)| word)
        .collect();
    Some((keys.join("/"), shared.join(" ")))
}

/// The first key of command `id` here and the command's title, where both exist and it can run.
fn hint(look: &Look<'_>, context: Context, id: &str) -> Option<(String, &'static str)> {
    let command: &'static Command = command(id)?;
    let keys = look.keymap.keys_for(context, id);
    let shown = short(&show(keys.first()?));
    let can_run = look
        .session
        .is_none_or(|session| (command.available)(session).is_ok());
    can_run.then_some((shown, command.title))
}

/// Keys as narrow as they can be written.
fn short(keys: &str) -> String {
    keys.replace("Ctrl-", "^").replace("Enter", "⏎")
}

/// Keys typed so far, and what may follow them.
pub(crate) fn pending(keys: &[Chord], count: Option<usize>) -> String {
    let count = count.map(|count| count.to_string()).unwrap_or_default();
    format!("{count}{}", show(keys))
}
