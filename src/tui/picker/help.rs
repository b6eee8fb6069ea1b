//! Help: every binding that counts where it was asked for, by group, from the keymap and the command table alone.
//!
//! A key that is bound there closes help and acts; the keys of a menu scroll, close, or act as they would there.

use crate::cells;
use crate::command::{Command, Group, table};
use crate::keymap::{Chord, Context, Keymap, Keys, Lookup, show};
use crate::session::Session;
use crate::tui::layer::{Act, Answer, Layer, Look};
use crate::tui::{frame, paint};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::cell::Cell;

const GAP: usize = 2;

#[derive(Debug)]
struct Help {
    origin: Context,
    keymap: Keymap,
    lines: Vec<Line>,
    pressed: Keys,
    scroll: usize,
    /// Lines that could be scrolled at the last drawing, and how many were seen.
    view: Cell<(usize, usize)>,
}

#[derive(Debug)]
enum Line {
    Heading(&'static str),
    Binding {
        keys: String,
        command: &'static Command,
    },
    Gap,
}

/// Help for `context`.
pub(crate) fn help(keymap: &Keymap, context: Context) -> Box<dyn Layer> {
    Box::new(Help {
        origin: context,
        keymap: keymap.clone(),
        lines: lines(keymap, context),
        pressed: Vec::new(),
        scroll: 0,
        view: Cell::new((0, 1)),
    })
}

fn lines(keymap: &Keymap, context: Context) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        let bound: Vec<Line> = table()
            .iter()
            .filter(|command| command.group == group)
            .filter_map(|command| {
                let keys = keymap.keys_for(context, command.id);
                let shown: Vec<String> = keys.into_iter().map(|keys| show(keys)).collect();
                (!shown.is_empty()).then(|| Line::Binding {
                    keys: shown.join(" "),
                    command,
                })
            })
            .collect();
        if bound.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(Line::Gap);
        }
        lines.push(Line::Heading(group.title()));
        lines.extend(bound);
    }
    lines
}

impl Help {
    /// What `keys` do where help was asked for.
    fn act(&mut self, keys: Keys) -> Answer {
        match self.keymap.lookup(self.origin, &keys) {
            Lookup::Command(id) => match crate::command::command(&id) {
                Some(command) if !leaves(command) => Answer::done(Act::Run(command.id)),
                _ => Answer::close(),
            },
            Lookup::Prefix(_) => {
                self.pressed = keys;
                Answer::stay()
            }
            Lookup::Nothing => {
                self.pressed.clear();
                Answer::stay()
            }
        }
    }

    fn scroll_by(&mut self, by: isize) {
        let (most, _) = self.view.get();
        self.scroll = self.scroll.saturating_add_signed(by).min(most);
    }

    fn page(&self) -> isize {
        isize::try_from(self.view.get().1.max(1)).unwrap_or(1)
    }

    /// Columns of the widest keys and of the widest line.
    fn widths(&self) -> (usize, usize) {
        let each = self.lines.iter().map(|line| match line {
            Line::Binding { keys, command } => (cells::width(keys), cells::width(command.title)),
            Line::Heading(title) => (0, cells::width(title)),
            Line::Gap => (0, 0),
        });
        let (keys, titles) = each.fold((0, 0), |most, line| {
            (most.0.max(line.0), most.1.max(line.1))
        });
        (keys, keys + GAP + titles)
    }
}

/// True for the keys that ask for help or quit: in help they mean to leave it.
fn leaves(command: &Command) -> bool {
    matches!(command.id, "app.help" | "app.quit")
}

impl Layer for Help {
    fn context(&self) -> Context {
        Context::Menu
    }

    fn command(&mut self, id: &str, _: Option<&Session>) -> Answer {
        match id {
            "layer.close" => return Answer::close(),
            "layer.down" => self.scroll_by(1),
            "layer.up" => self.scroll_by(-1),
            "layer.page-down" => self.scroll_by(self.page()),
            "layer.page-up" => self.scroll_by(-self.page()),
            _ => {
                // Another key of the menu: it acts as it would where help was asked for.
                let keys = self
                    .keymap
                    .keys_for(Context::Menu, id)
                    .first()
                    .copied()
                    .cloned();
                return keys.map_or_else(Answer::stay, |keys| self.act(keys));
            }
        }
        Answer::stay()
    }

    fn key(&mut self, chord: Chord, _: Option<&Session>) -> Answer {
        let mut keys = std::mem::take(&mut self.pressed);
        keys.push(chord);
        self.act(keys)
    }

    fn place(&self, screen: Rect, _: &Look<'_>) -> Rect {
        let (_, widest) = self.widths();
        let columns = (usize::from(screen.width) / (widest + GAP).max(1)).clamp(1, 2);
        frame::floating(screen, self.lines.len().div_ceil(columns) + 1)
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, look: &Look<'_>) -> Option<(u16, u16)> {
        let (keys, widest) = self.widths();
        let mut area = frame::boxed(area, buffer, "Keys that work here", "", look.theme);
        if area.is_empty() {
            return None;
        }
        let width = usize::from(area.width);
        let columns = ((width + GAP) / (widest + GAP)).max(1);
        let each = width / columns;
        let needed = self.lines.len().div_ceil(columns);
        if needed > usize::from(area.height) && area.height > 3 {
            draw_more(frame::take_bottom(&mut area, 1), buffer, look);
        }
        let height = usize::from(area.height);
        let length = needed.max(height);
        let scrollable = length - height;
        self.view.set((scrollable, height));
        let scroll = self.scroll.min(scrollable);
        for (column, part) in self.lines.chunks(length).take(columns).enumerate() {
            let x = area.x + u16::try_from(column * each).unwrap_or(0);
            let column = Rect::new(x, area.y, u16::try_from(each).unwrap_or(0), area.height);
            let rows = part.iter().skip(scroll).zip(column.top()..column.bottom());
            for (line, y) in rows {
                draw_line(
                    line,
                    keys,
                    Rect {
                        y,
                        height: 1,
                        ..column
                    },
                    buffer,
                    look,
                );
            }
        }
        None
    }

    fn footer(&self) -> &'static [&'static str] {
        &["layer.close", "layer.down/layer.up"]
    }
}

/// Says that there is more than fits, and which keys lead there.
fn draw_more(line: Rect, buffer: &mut Buffer, look: &Look<'_>) {
    let ids = ["layer.page-up", "layer.page-down"];
    let keys = ids.map(|id| look.keymap.keys_for(Context::Menu, id));
    let keys = keys.iter().filter_map(|keys| keys.first());
    let keys: Vec<String> = keys.map(|keys| show(keys)).collect();
    let text = format!("… more: {}", keys.join(" "));
    frame::put(buffer, line, &cells::visible(&text), look.theme.dim);
}

fn draw_line(line: &Line, widest_keys: usize, area: Rect, buffer: &mut Buffer, look: &Look<'_>) {
    match line {
        Line::Gap => {}
        Line::Heading(title) => frame::put(buffer, area, title, look.theme.title),
        Line::Binding { keys, command } => {
            let room = widest_keys.min(usize::from(area.width) * 2 / 3);
            let shown = cells::clip(&cells::visible(keys), room);
            frame::put(buffer, area, &shown, look.theme.key);
            frame::put(
                buffer,
                paint::behind(area, room + GAP),
                command.title,
                look.theme.text,
            );
        }
    }
}
