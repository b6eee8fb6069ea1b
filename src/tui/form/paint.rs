//! Drawing that cannot panic and shows nothing raw: every text passes `cells`, every place is clipped to the buffer.

use crate::cells::{Piece, clip, pieces, visible, width};
use crate::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

/// Row `index` of `area`, one line high; empty where the area ends before it.
pub(super) fn row(area: Rect, index: usize) -> Rect {
    let offset = u16::try_from(index).unwrap_or(u16::MAX);
    if offset >= area.height {
        return Rect::new(area.x, area.y, 0, 0);
    }
    Rect::new(area.x, area.y + offset, area.width, 1)
}

/// `line` without its first `columns`.
pub(super) fn behind(line: Rect, columns: usize) -> Rect {
    let gone = u16::try_from(columns).unwrap_or(u16::MAX).min(line.width);
    Rect::new(line.x + gone, line.y, line.width - gone, line.height)
}

/// Draws `text` at the start of `line`, cut with `…` where it is too long. Returns the columns that it takes.
pub(super) fn text(
    buffer: &mut Buffer,
    line: Rect,
    text: &str,
    style: Style,
    theme: &Theme,
) -> usize {
    let shown = visible(text);
    if width(&shown) > usize::from(line.width) {
        let cut = clip(&shown, usize::from(line.width));
        strip(buffer, line, &cut, 0, style, style);
        return usize::from(line.width);
    }
    strip(buffer, line, text, 0, style, theme.escape);
    width(&shown)
}

/// Draws what of `text` lies from column `from` on, as far as `line` is wide; `escape` styles what stands for unseen
/// characters.
pub(super) fn strip(
    buffer: &mut Buffer,
    line: Rect,
    text: &str,
    from: usize,
    style: Style,
    escape: Style,
) {
    let line = line.intersection(buffer.area);
    if line.is_empty() {
        return;
    }
    let end = from + usize::from(line.width);
    let mut column = 0;
    for piece in pieces(text) {
        let style = match piece {
            Piece::Plain(_) => style,
            Piece::Marked(_) => style.patch(escape),
        };
        for cluster in piece.as_str().graphemes(true) {
            let wide = width(cluster);
            if column >= end {
                return;
            }
            if column >= from && column + wide <= end {
                let x = line.x + (column - from) as u16;
                buffer.set_stringn(x, line.y, cluster, wide, style);
            }
            column += wide;
        }
    }
}

/// Empties `area`.
pub(super) fn clear(buffer: &mut Buffer, area: Rect) {
    for position in area.intersection(buffer.area).positions() {
        if let Some(cell) = buffer.cell_mut(position) {
            cell.reset();
        }
    }
}

/// Empties `area`, draws a frame with `title` around it, and returns what is left inside. An area too small for a
/// frame is left without one.
pub(super) fn frame(buffer: &mut Buffer, area: Rect, title: &str, theme: &Theme) -> Rect {
    clear(buffer, area);
    if area.width < 12 || area.height < 4 {
        return area;
    }
    let fill = usize::from(area.width) - 2;
    let edge = theme.border;
    let rule = "─".repeat(fill);
    let last = usize::from(area.height) - 1;
    strip(buffer, row(area, 0), &format!("┌{rule}┐"), 0, edge, edge);
    strip(buffer, row(area, last), &format!("└{rule}┘"), 0, edge, edge);
    for index in 1..last {
        let line = row(area, index);
        strip(buffer, line, "│", 0, edge, edge);
        strip(buffer, behind(line, fill + 1), "│", 0, edge, edge);
    }
    let mut head = behind(row(area, 0), 2);
    head.width = head.width.saturating_sub(2);
    text(buffer, head, &format!(" {title} "), theme.focus, theme);
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
