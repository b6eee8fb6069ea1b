//! The boxes around layers, and how they are cut into lines.

use super::paint;
use super::theme::Theme;
use crate::cells;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{Block, Widget};

const WIDEST: u16 = 96;

/// Where a box with `lines` lines floats: below the title bar on a screen of 80×24 and more, all of a smaller one.
/// `screen` lacks the terminal's last two rows.
pub(super) fn floating(screen: Rect, lines: usize) -> Rect {
    if screen.width < 80 || screen.height < 22 {
        return screen;
    }
    let width = (screen.width - 4).min(WIDEST);
    let lines = u16::try_from(lines.max(6)).unwrap_or(u16::MAX);
    Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + 1,
        width,
        height: lines.saturating_add(2).min(screen.height - 1),
    }
}

/// All of `screen` below the title bar; all of a low one. `screen` lacks the terminal's last two rows.
pub(super) fn below_title(screen: Rect) -> Rect {
    if screen.height < 12 {
        return screen;
    }
    Rect {
        y: screen.y + 1,
        height: screen.height - 1,
        ..screen
    }
}

/// Clears `area`, draws a box with `title` at the left and `count` at the right of its upper line, and returns its inside.
/// Where a box would leave nothing, all of `area` is the inside.
pub(super) fn boxed(
    area: Rect,
    buffer: &mut Buffer,
    title: &str,
    count: &str,
    theme: &Theme,
) -> Rect {
    let area = area.intersection(buffer.area);
    paint::clear(buffer, area);
    if area.width < 10 || area.height < 3 {
        return area;
    }
    Block::bordered()
        .border_style(theme.border)
        .render(area, buffer);
    let room = usize::from(area.width) - 4;
    let count = if count.is_empty() {
        String::new()
    } else {
        format!(" {} ", cells::clip(count, room / 2))
    };
    let title_room = room.saturating_sub(cells::width(&count) + 3);
    let title = format!(" {} ", cells::clip(&cells::visible(title), title_room));
    put(
        buffer,
        Rect::new(area.x + 1, area.y, area.width - 2, 1),
        &title,
        theme.focus,
    );
    let at = (area.right() - 2).saturating_sub(u16::try_from(cells::width(&count)).unwrap_or(0));
    put(
        buffer,
        Rect::new(at, area.y, area.right() - 1 - at, 1),
        &count,
        theme.dim,
    );
    Rect::new(area.x + 1, area.y + 1, area.width - 2, area.height - 2)
}

/// Draws `text`, which must be safe, clipped to the first line of `area`.
pub(super) fn put(buffer: &mut Buffer, area: Rect, text: &str, style: Style) {
    if area.is_empty() {
        return;
    }
    let room = usize::from(area.width);
    buffer.set_stringn(area.x, area.y, cells::clip(text, room), room, style);
}

/// Takes `lines` lines off the top of `area`.
pub(super) fn take_top(area: &mut Rect, lines: usize) -> Rect {
    let lines = u16::try_from(lines).unwrap_or(u16::MAX).min(area.height);
    let taken = Rect {
        height: lines,
        ..*area
    };
    area.y += lines;
    area.height -= lines;
    taken
}

/// Takes `lines` lines off the bottom of `area`.
pub(super) fn take_bottom(area: &mut Rect, lines: usize) -> Rect {
    let lines = u16::try_from(lines).unwrap_or(u16::MAX).min(area.height);
    area.height -= lines;
    Rect {
        y: area.bottom(),
        height: lines,
        ..*area
    }
}

/// Draws `lines` one below the other, as many as fit.
pub(super) fn put_lines(buffer: &mut Buffer, area: Rect, lines: &[String], style: Style) {
    for (line, y) in lines.iter().zip(area.top()..area.bottom()) {
        put(
            buffer,
            Rect {
                y,
                height: 1,
                ..area
            },
            line,
            style,
        );
    }
}

/// `text` in lines of at most `width` columns, broken between words; a longer word is clipped.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let word = cells::clip(word, width);
        match lines.last_mut() {
            Some(line) if cells::width(line) + 1 + cells::width(&word) <= width => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

/// Empties `area`, draws a frame with `title` around it, and returns what is left inside. An area too small for a
/// frame is left without one.
pub(super) fn bordered(buffer: &mut Buffer, area: Rect, title: &str, theme: &Theme) -> Rect {
    paint::clear(buffer, area);
    if area.width < 12 || area.height < 4 {
        return area;
    }
    let fill = usize::from(area.width) - 2;
    let edge = theme.border;
    let rule = "─".repeat(fill);
    let last = usize::from(area.height) - 1;
    paint::strip(
        buffer,
        paint::row(area, 0),
        &format!("┌{rule}┐"),
        0,
        edge,
        edge,
    );
    paint::strip(
        buffer,
        paint::row(area, last),
        &format!("└{rule}┘"),
        0,
        edge,
        edge,
    );
    for index in 1..last {
        let line = paint::row(area, index);
        paint::strip(buffer, line, "│", 0, edge, edge);
        paint::strip(buffer, paint::behind(line, fill + 1), "│", 0, edge, edge);
    }
    let mut head = paint::behind(paint::row(area, 0), 2);
    head.width = head.width.saturating_sub(2);
    paint::text(buffer, head, &format!(" {title} "), theme.focus, theme);
    Rect::new(area.x + 1, area.y + 1, area.width - 2, area.height - 2)
}

/// A box of `height` rows in the middle of `screen`, at most `width` columns wide.
pub(super) fn centred(screen: Rect, width: u16, height: usize) -> Rect {
    let width = width.min(screen.width);
    let height = u16::try_from(height).unwrap_or(u16::MAX).min(screen.height);
    Rect::new(
        screen.x + (screen.width - width) / 2,
        screen.y + (screen.height - height) / 2,
        width,
        height,
    )
}
