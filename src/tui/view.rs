//! Drawing the whole screen: bars, panes with their frames, layers on top.

use super::app::App;
use super::bars;
use super::detail::Tab;
use super::fixes;
use super::layout::{Layout, Shape};
use super::paint::Row;
use crate::command::Pane;
use crate::issue::{Entry, Item};
use crate::keymap::Context;
use crate::session::{Only, Session};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

impl App {
    /// Draws everything into `buffer`, which has the size last given to [`App::resize`], and says where the terminal's
    /// cursor stands, where it is shown.
    pub fn draw(&self, buffer: &mut Buffer) -> Option<(u16, u16)> {
        let look = self.look();
        let layout = &self.layout;
        if layout.shape == Shape::Tiny {
            self.draw_tiny(buffer);
            return None;
        }
        bars::title(layout.title, buffer, &look, &self.signs);
        if let Some(session) = &self.session {
            self.draw_frames(buffer, session);
            self.outline
                .draw(layout.sections, buffer, &look, self.heading(Pane::Sections));
            self.items
                .draw(layout.items, buffer, &look, self.heading(Pane::Items));
            self.detail.draw(layout.detail, buffer);
        }
        let pending = bars::pending(&self.typed.keys, self.typed.count);
        let mut cursor = None;
        for layer in &self.layers {
            let above = Rect::new(0, 0, layout.screen.width, layout.screen.height - 2);
            let mut area = layer.place(above, &look).intersection(above);
            if area.height == 1 {
                // A line at the foot stays in sight above a message of several rows.
                let message = &self.message;
                let rows = bars::rows_above(layout.message, &look, message, &pending);
                area.y -= rows.min(area.y);
            }
            cursor = layer.draw(area, buffer, &look);
        }
        bars::message(layout.message, buffer, &look, &self.message, &pending);
        let (context, ids): (Context, Vec<&str>) = match self.layers.last() {
            Some(layer) => (layer.context(), layer.footer().to_vec()),
            None => (bars::context_of(self.focus), self.footer_commands()),
        };
        bars::footer(layout.footer, buffer, &look, context, &ids);
        cursor
    }

    /// What the footer names: without the keys for fixes where there is nothing to fix.
    fn footer_commands(&self) -> Vec<&'static str> {
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let acts = |id: &&'static str| match *id {
            "problem.fix" => fixes::can_fix(session, self.detail.problem, self.focus),
            "problem.fix-all" => fixes::can_fix_all(session),
            "detail.view" => self.detail.view.of(session.issue()).is_some(),
            "problem.explain" | "problem.acknowledge" => {
                fixes::subject(session, self.detail.problem, self.focus).is_some()
            }
            _ => true,
        };
        let mut all: Vec<&'static str> = bars::footer_commands(self.focus)
            .iter()
            .copied()
            .filter(acts)
            .collect();
        let is_on_problem = self.detail.tab == Tab::Problems
            && fixes::subject(session, self.detail.problem, self.focus).is_some();
        if is_on_problem {
            // With the tab open, what is done about problems comes first.
            all.sort_by_key(|id| !id.starts_with("problem."));
        }
        all
    }

    /// The style of what shows the focus: title and gutter mark of `pane`.
    fn heading(&self, pane: Pane) -> Style {
        if pane == self.focus && self.layers.is_empty() {
            self.theme.focus
        } else {
            self.theme.dim
        }
    }

    fn draw_tiny(&self, buffer: &mut Buffer) {
        let words = match self.session.as_ref().map(Session::is_modified) {
            Some(true) => "too small; work is safe, w saves, q quits",
            _ => "terminal too small, work is safe",
        };
        let mut left = words;
        for y in 0..self.layout.screen.height {
            let width = usize::from(self.layout.screen.width);
            let cut = left.len().min(width);
            Row::new(buffer, self.layout.screen, y, self.theme.escape)
                .text(&left[..cut], self.theme.text);
            left = left[cut..].trim_start();
        }
    }

    fn draw_frames(&self, buffer: &mut Buffer, session: &Session) {
        let layout = &self.layout;
        match layout.shape {
            Shape::Tiny => {}
            Shape::Single => {
                let line = Rect::new(0, layout.body.y, layout.body.width, 1);
                self.rule(buffer, line, ("─", "─"));
                self.pane_title(buffer, line, self.focus, session);
            }
            Shape::Stacked => self.stacked(buffer, layout, session),
            Shape::Columns => self.columns(buffer, layout, session),
        }
    }

    fn stacked(&self, buffer: &mut Buffer, layout: &Layout, session: &Session) {
        let (left, items, detail) = (layout.sections, layout.items, layout.detail);
        let border = self.theme.border;
        let (top, bottom) = (layout.body.y, layout.body.bottom() - 1);
        let right_edge = items.right();
        self.rule(buffer, Rect::new(0, top, layout.body.width, 1), ("┌", "┐"));
        self.rule(
            buffer,
            Rect::new(0, bottom, layout.body.width, 1),
            ("└", "┘"),
        );
        for y in top + 1..bottom {
            for x in [0, left.right(), right_edge] {
                buffer.set_string(x, y, "│", border);
            }
        }
        let middle = Rect::new(left.right(), items.bottom(), items.width + 2, 1);
        self.rule(buffer, middle, ("├", "┤"));
        buffer.set_string(left.right(), top, "┬", border);
        buffer.set_string(left.right(), bottom, "┴", border);
        let above = |area: Rect| Rect::new(area.x - 1, area.y - 1, area.width + 2, 1);
        self.pane_title(buffer, above(left), Pane::Sections, session);
        self.pane_title(buffer, above(items), Pane::Items, session);
        self.pane_title(buffer, above(detail), Pane::Detail, session);
    }

    fn columns(&self, buffer: &mut Buffer, layout: &Layout, session: &Session) {
        let border = self.theme.border;
        let (top, bottom) = (layout.body.y, layout.body.bottom() - 1);
        self.rule(buffer, Rect::new(0, top, layout.body.width, 1), ("┌", "┐"));
        self.rule(
            buffer,
            Rect::new(0, bottom, layout.body.width, 1),
            ("└", "┘"),
        );
        let inner = [layout.sections.right(), layout.items.right()];
        for y in top + 1..bottom {
            for x in [0, inner[0], inner[1], layout.detail.right()] {
                buffer.set_string(x, y, "│", border);
            }
        }
        for x in inner {
            buffer.set_string(x, top, "┬", border);
            buffer.set_string(x, bottom, "┴", border);
        }
        for pane in [Pane::Sections, Pane::Items, Pane::Detail] {
            let area = layout.pane(pane);
            let line = Rect::new(area.x - 1, area.y - 1, area.width + 2, 1);
            self.pane_title(buffer, line, pane, session);
        }
    }

    fn rule(&self, buffer: &mut Buffer, area: Rect, ends: (&str, &str)) {
        let inside = "─".repeat(usize::from(area.width.saturating_sub(2)));
        let line = format!("{}{inside}{}", ends.0, ends.1);
        Row::new(buffer, area, 0, self.theme.escape).text(&line, self.theme.border);
    }

    /// Writes the title of `pane` into its upper line.
    fn pane_title(&self, buffer: &mut Buffer, line: Rect, pane: Pane, session: &Session) {
        let area = Rect::new(line.x + 1, line.y, line.width.saturating_sub(2), 1);
        let heading = self.heading(pane);
        let mut row = Row::new(buffer, area, 0, self.theme.escape);
        if pane == Pane::Detail {
            for (at, (title, is_open)) in self.detail.tabs(&self.look()).into_iter().enumerate() {
                if at > 0 {
                    row.text("──", self.theme.border);
                }
                let style = if is_open { heading } else { self.theme.dim };
                let style = if is_open {
                    style.add_modifier(ratatui::style::Modifier::UNDERLINED)
                } else {
                    style
                };
                row.text(" ", self.theme.border)
                    .text(&title, style)
                    .text(" ", self.theme.border);
            }
            return;
        }
        let title = match pane {
            Pane::Sections => "Sections".to_owned(),
            _ => items_title(session),
        };
        let room = row.left().saturating_sub(3);
        row.text(" ", self.theme.border)
            .clipped(&title, room, heading)
            .text(" ", self.theme.border);
    }
}

/// `Observations/Thoughts · 4 links · 2 marked`.
fn items_title(session: &Session) -> String {
    let mut title = session.title_of(session.location());
    if let Some(section) = session.section() {
        let items = session.issue().items(section);
        let count = items.len();
        if count > 0 {
            let plural = if count == 1 { "" } else { "s" };
            title = format!("{title} · {count} {}{plural}", word(items));
        }
    }
    let marked = session.marked_items().len();
    if marked > 0 {
        title = format!("{title} · {marked} marked");
    }
    if session.only() == Only::Problems {
        title = format!("{title} · only problems");
    }
    if !session.filter().is_empty() {
        title = format!("{title} · /{}", session.filter());
    }
    title
}

/// What `items` are, where all are the same.
fn word(items: &[Item]) -> &'static str {
    let all = |fits: fn(&Entry) -> bool| items.iter().all(|item| fits(&item.entry));
    if all(|entry| matches!(entry, Entry::Link(_))) {
        "link"
    } else if all(|entry| matches!(entry, Entry::Event(_))) {
        "event"
    } else {
        "item"
    }
}
