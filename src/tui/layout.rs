//! Which panes fit a terminal, and where.
//!
//! ```text
//! 80×24            200×60                    under 60 columns or 14 rows
//! ┌ S ┬ Items ──┐  ┌ S ┬ Items ─┬ Detail ┐   ┌ the focused pane ┐
//! │   ├ Detail ─┤  │   │        │        │   │                  │
//! └───┴─────────┘  └───┴────────┴────────┘   └──────────────────┘
//! ```

use crate::command::Pane;
use ratatui::layout::Rect;

/// From this width on, Detail stands beside Items.
const WIDE: u16 = 130;

/// Inner areas of the panes; a pane that does not fit has an empty one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Layout {
    /// The whole screen.
    pub(crate) screen: Rect,
    /// Title bar.
    pub(crate) title: Rect,
    /// Everything between title bar and message line.
    pub(crate) body: Rect,
    /// Message line.
    pub(crate) message: Rect,
    /// Footer.
    pub(crate) footer: Rect,
    /// Inside of Sections.
    pub(crate) sections: Rect,
    /// Inside of Items.
    pub(crate) items: Rect,
    /// Inside of Detail.
    pub(crate) detail: Rect,
    /// How the panes stand.
    pub(crate) shape: Shape,
}

/// How the panes stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Nothing fits: one line of words.
    #[default]
    Tiny,
    /// The focused pane alone.
    Single,
    /// Sections left, Items over Detail.
    Stacked,
    /// Three columns.
    Columns,
}

impl Layout {
    /// The layout of a terminal of `width` columns and `height` rows, with `focus` in sight.
    pub(crate) fn new(width: u16, height: u16, focus: Pane) -> Self {
        let screen = Rect::new(0, 0, width, height);
        if width < 20 || height < 5 {
            return Self {
                screen,
                body: screen,
                ..Self::default()
            };
        }
        let body = Rect::new(0, 1, width, height - 3);
        let base = Self {
            screen,
            title: Rect::new(0, 0, width, 1),
            body,
            message: Rect::new(0, height - 2, width, 1),
            footer: Rect::new(0, height - 1, width, 1),
            ..Self::default()
        };
        if width < 60 || height < 14 {
            base.single(focus)
        } else if width < WIDE {
            base.stacked()
        } else {
            base.columns()
        }
    }

    /// The inner area of `pane`.
    pub(crate) fn pane(&self, pane: Pane) -> Rect {
        match pane {
            Pane::Sections => self.sections,
            Pane::Items => self.items,
            Pane::Detail => self.detail,
        }
    }

    fn single(mut self, focus: Pane) -> Self {
        self.shape = Shape::Single;
        let inner = Rect::new(0, self.body.y + 1, self.body.width, self.body.height - 1);
        match focus {
            Pane::Sections => self.sections = inner,
            Pane::Items => self.items = inner,
            Pane::Detail => self.detail = inner,
        }
        self
    }

    fn stacked(mut self) -> Self {
        self.shape = Shape::Stacked;
        let Rect {
            x,
            y,
            width,
            height,
        } = self.body;
        let left = (width * 3 / 10).clamp(20, 30);
        let right = width - left - 3;
        let rows = height - 3;
        let items = rows * 11 / 20;
        self.sections = Rect::new(x + 1, y + 1, left, height - 2);
        self.items = Rect::new(x + left + 2, y + 1, right, items);
        self.detail = Rect::new(x + left + 2, y + items + 2, right, rows - items);
        self
    }

    fn columns(mut self) -> Self {
        self.shape = Shape::Columns;
        let Rect {
            x,
            y,
            width,
            height,
        } = self.body;
        let left = (width / 5).clamp(28, 40);
        let rest = width - left - 4;
        let items = rest * 11 / 20;
        let rows = height - 2;
        self.sections = Rect::new(x + 1, y + 1, left, rows);
        self.items = Rect::new(x + left + 2, y + 1, items, rows);
        self.detail = Rect::new(x + left + items + 3, y + 1, rest - items, rows);
        self
    }
}
