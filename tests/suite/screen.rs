//! The screen: an emulator fed with our bytes shows the buffer, and the bytes are few.

use copydesk::run::Screen;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

/// A screen and the emulator that reads what it sends.
struct Desk {
    screen: Screen<Vec<u8>>,
    emulator: vt100::Parser,
    size: (u16, u16),
}

impl Desk {
    fn new(columns: u16, rows: u16) -> Self {
        Self {
            screen: Screen::new(Vec::new()),
            emulator: vt100::Parser::new(rows, columns, 0),
            size: (columns, rows),
        }
    }

    /// Draws, checks the emulator against the buffer, and returns the number of bytes sent.
    fn draw(&mut self, next: &Buffer, cursor: Option<(u16, u16)>) -> usize {
        let bytes = self.bytes(next, cursor);
        self.emulator.process(&bytes);
        self.compare(next, cursor);
        bytes.len()
    }

    fn bytes(&mut self, next: &Buffer, cursor: Option<(u16, u16)>) -> Vec<u8> {
        self.screen.draw(next, cursor).unwrap();
        let mut sent = Vec::new();
        std::mem::swap(&mut sent, self.screen.get_mut());
        sent
    }

    fn compare(&self, next: &Buffer, cursor: Option<(u16, u16)>) {
        let shown = self.emulator.screen();
        for y in 0..self.size.1 {
            let mut x = 0;
            while x < self.size.0 {
                let cell = &next[(x, y)];
                let wide = copydesk::cells::width(cell.symbol()) == 2;
                let fits = !wide || x + 1 < self.size.0;
                let symbol = if fits { cell.symbol() } else { " " };
                let there = shown.cell(y, x).unwrap();
                let contents = if there.has_contents() {
                    there.contents()
                } else {
                    " "
                };
                assert_eq!(contents, symbol, "at {x},{y}\n{}", shown.contents());
                let marked = cell
                    .modifier
                    .intersects(Modifier::REVERSED | Modifier::UNDERLINED);
                assert_eq!(
                    there.inverse(),
                    cell.modifier.contains(Modifier::REVERSED),
                    "at {x},{y}"
                );
                assert_eq!(
                    there.underline(),
                    cell.modifier.contains(Modifier::UNDERLINED)
                );
                assert_eq!(there.bgcolor(), as_seen(cell.bg), "at {x},{y}");
                if symbol != " " || marked {
                    assert_eq!(
                        there.bold(),
                        cell.modifier.contains(Modifier::BOLD),
                        "at {x},{y}"
                    );
                    assert_eq!(
                        there.dim(),
                        cell.modifier.contains(Modifier::DIM),
                        "at {x},{y}"
                    );
                    assert_eq!(there.fgcolor(), as_seen(cell.fg), "at {x},{y}");
                }
                x += if wide && fits { 2 } else { 1 };
            }
        }
        assert_eq!(shown.hide_cursor(), cursor.is_none());
        if let Some((x, y)) = cursor {
            assert_eq!(shown.cursor_position(), (y, x));
        }
    }
}

fn as_seen(color: Color) -> vt100::Color {
    match color {
        Color::Red => vt100::Color::Idx(1),
        Color::LightBlue => vt100::Color::Idx(12),
        Color::Indexed(index) => vt100::Color::Idx(index),
        _ => vt100::Color::Default,
    }
}

fn lines(columns: u16, rows: u16, line: impl Fn(u16) -> String) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    for y in 0..rows {
        buffer.set_stringn(0, y, line(y), usize::from(columns), Style::new());
    }
    buffer
}

/// An item as real as its number.
fn item(number: u16) -> String {
    let word = ["Rust", "async", "borrow", "crate", "日本"][usize::from(number % 5)];
    format!(
        "[{word} {}] a talk about item {number} and more",
        u32::from(number) * 7919 % 1000
    )
}

#[test]
fn an_unchanged_frame_sends_nothing() {
    let mut desk = Desk::new(80, 24);
    let frame = lines(80, 24, item);
    desk.draw(&frame, Some((3, 4)));
    assert_eq!(desk.draw(&frame, Some((3, 4))), 0);
    desk.draw(&frame, None);
    assert_eq!(desk.draw(&frame, None), 0);
}

#[test]
fn a_moved_cursor_is_all_that_is_sent() {
    let mut desk = Desk::new(80, 24);
    let frame = lines(80, 24, item);
    desk.draw(&frame, Some((3, 4)));
    assert!(desk.draw(&frame, Some((4, 4))) < 32);
}

#[test]
fn a_mark_that_moves_down_costs_tens_of_bytes() {
    let mut desk = Desk::new(80, 24);
    let mark = |at: u16| {
        lines(80, 24, |y| {
            format!("{}{}", if y == at { '▸' } else { ' ' }, item(y))
        })
    };
    desk.draw(&mark(4), None);
    let sent = desk.draw(&mark(5), None);
    assert!(sent < 50, "{sent}");
}

#[test]
fn a_full_width_list_scrolls_for_less_than_200_bytes() {
    for (from, to) in [(10, 11), (11, 10)] {
        let mut desk = Desk::new(80, 24);
        let list = |first: u16| {
            lines(80, 24, |y| {
                if y < 22 {
                    item(first + y)
                } else {
                    "footer".to_owned()
                }
            })
        };
        desk.draw(&list(from), None);
        let sent = desk.draw(&list(to), None);
        assert!(sent < 200, "{sent}");
    }
}

fn panes(first: u16) -> Buffer {
    lines(80, 24, |y| {
        let left = format!("Section {y} of this");
        let right = copydesk::cells::pad(&item(first + y), 50);
        format!("│{left:<24}│ {right} │")
    })
}

#[test]
fn a_pane_that_scrolls_beside_a_static_one_never_costs_more_than_the_plain_difference() {
    for step in 1..24 {
        let mut desk = Desk::new(80, 24);
        desk.draw(&panes(0), None);
        let sent = desk.draw(&panes(step), None);
        let plain = Desk::new(80, 24).draw(&panes(step), None);
        assert!(sent <= plain, "{step}: {sent} against {plain}");
    }
}

#[test]
fn erased_and_reprinted_wide_glyphs_leave_no_halves() {
    let mut desk = Desk::new(8, 1);
    for text in [
        "日本語x",
        "a日本語",
        "日本語x",
        "ab本",
        "  本  ",
        "日",
        "",
        "aa日日日",
        "日日日日",
    ] {
        desk.draw(&lines(8, 1, |_| text.to_owned()), None);
    }
}

#[test]
fn another_size_clears_and_repaints() {
    let mut desk = Desk::new(20, 4);
    desk.draw(&lines(20, 4, item), None);
    desk.emulator.screen_mut().set_size(6, 30);
    desk.size = (30, 6);
    desk.draw(&lines(30, 6, item), None);
    desk.emulator
        .process(b"\x1b[H\x1b[31mwall: the machine goes down");
    desk.emulator.process(b"\x1b[m");
    desk.screen.invalidate();
    desk.draw(&lines(30, 6, item), None);
}

#[test]
fn nothing_at_all_can_be_drawn() {
    let mut screen = Screen::new(Vec::new());
    for size in [(0, 0), (0, 5), (5, 0), (1, 1)] {
        let frame = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        screen.draw(&frame, Some((0, 0))).unwrap();
    }
}

#[test]
fn control_characters_in_a_cell_never_reach_the_terminal() {
    let mut screen = Screen::new(Vec::new());
    let mut frame = Buffer::empty(Rect::new(0, 0, 4, 1));
    frame[(1, 0)].set_symbol("\x1b]0;pwned\x07");
    frame[(2, 0)].set_symbol("");
    screen.draw(&frame, None).unwrap();
    let sent = String::from_utf8(std::mem::take(screen.get_mut())).unwrap();
    assert!(!sent.contains("pwned"), "{sent:?}");
}

#[test]
fn a_frame_is_one_synchronized_update() {
    let mut desk = Desk::new(20, 4);
    let sent = String::from_utf8(desk.bytes(&lines(20, 4, item), None)).unwrap();
    assert!(sent.starts_with("\x1b[?2026h") && sent.ends_with("\x1b[?2026l"));
}

#[derive(Clone, Debug)]
enum Change {
    Write(u16, u16, String, Style),
    Scroll(u16, u16, u16),
    ScrollBack(u16, u16, u16),
    Clear(u16),
}

const COLUMNS: u16 = 24;
const ROWS: u16 = 8;

fn style() -> impl Strategy<Value = Style> {
    let colors = || {
        prop::sample::select(vec![
            Color::Reset,
            Color::Red,
            Color::LightBlue,
            Color::Indexed(200),
        ])
    };
    let marks = prop::sample::select(vec![
        Modifier::empty(),
        Modifier::BOLD,
        Modifier::DIM,
        Modifier::REVERSED,
        Modifier::UNDERLINED | Modifier::BOLD,
        Modifier::DIM | Modifier::ITALIC,
    ]);
    let rare = prop_oneof![3 => Just(Color::Reset), 1 => colors()];
    (rare, colors(), marks)
        .prop_map(|(bg, fg, marks)| Style::new().bg(bg).fg(fg).add_modifier(marks))
}

fn change() -> impl Strategy<Value = Change> {
    let rows = || 0..ROWS;
    let words = prop_oneof!["[ab 日本é]{0,12}", " {1,24}", "e\u{301}[a-z]{1,8}"];
    prop_oneof![
        4 => (0..COLUMNS, rows(), words, style()).prop_map(|(x, y, text, style)| Change::Write(x, y, text, style)),
        1 => (rows(), rows(), 1..4_u16).prop_map(|(a, b, by)| Change::Scroll(a.min(b), a.max(b), by)),
        1 => (rows(), rows(), 1..4_u16).prop_map(|(a, b, by)| Change::ScrollBack(a.min(b), a.max(b), by)),
        1 => rows().prop_map(Change::Clear),
    ]
}

fn make(buffer: &mut Buffer, change: &Change) {
    let old = buffer.clone();
    let copy = |buffer: &mut Buffer, from: u16, to: u16| {
        for x in 0..COLUMNS {
            buffer[(x, to)] = old[(x, from)].clone();
        }
    };
    match change {
        Change::Write(x, y, text, style) => {
            buffer.set_stringn(
                *x,
                *y,
                text,
                usize::from(COLUMNS),
                Style::reset().patch(*style),
            );
        }
        Change::Scroll(top, bottom, by) => {
            (*top..=bottom.saturating_sub(*by))
                .for_each(|y| copy(buffer, (y + by).min(*bottom), y));
        }
        Change::ScrollBack(top, bottom, by) => {
            (top + by..=*bottom).for_each(|y| copy(buffer, y - by, y));
        }
        Change::Clear(y) => (0..COLUMNS).for_each(|x| buffer[(x, *y)].reset()),
    }
}

/// Where a later write leaves half of a wide glyph in the buffer, makes it whole again.
fn repaired(buffer: &Buffer) -> Buffer {
    let mut whole = Buffer::empty(buffer.area);
    for y in 0..ROWS {
        let mut x = 0;
        while x < COLUMNS {
            let cell = &buffer[(x, y)];
            let width = u16::try_from(copydesk::cells::width(cell.symbol()))
                .unwrap()
                .max(1);
            whole[(x, y)] = cell.clone();
            for tail in x + 1..(x + width).min(COLUMNS) {
                whole[(tail, y)].reset();
            }
            x += width;
        }
    }
    whole
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn the_emulator_shows_every_frame(frames in prop::collection::vec(
        (prop::collection::vec(change(), 0..6), prop::option::of((0..COLUMNS, 0..ROWS))), 1..8)
    ) {
        let mut desk = Desk::new(COLUMNS, ROWS);
        let mut buffer = lines(COLUMNS, ROWS, item);
        desk.draw(&buffer, None);
        for (changes, cursor) in &frames {
            for change in changes {
                make(&mut buffer, change);
            }
            desk.draw(&repaired(&buffer), *cursor);
        }
    }
}
