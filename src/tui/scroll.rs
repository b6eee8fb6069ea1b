//! A scroll position that moves by half a pane when the selection reaches the edge, so that a key costs a row most of
//! the time and not a screen.

/// First visible row of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scroll {
    /// The first visible row.
    pub(crate) top: usize,
}

impl Scroll {
    /// Brings row `selected` of `count` into sight of a pane of `height` rows.
    pub(crate) fn follow(&mut self, selected: usize, count: usize, height: usize) {
        let height = height.max(1);
        let half = (height / 2).max(1);
        let last = count.saturating_sub(height);
        if selected < self.top {
            let over = self.top - selected;
            self.top = if over <= half {
                self.top.saturating_sub(half)
            } else {
                selected.saturating_sub(half)
            };
            self.top = self.top.min(selected);
        } else if selected >= self.top + height {
            let over = selected + 1 - self.top - height;
            self.top = if over <= half {
                self.top + half
            } else {
                selected.saturating_sub(half)
            };
            self.top = self.top.max((selected + 1).saturating_sub(height));
        }
        self.top = self.top.min(last);
    }

    /// Scrolls a text of `count` rows by `by` rows.
    pub(crate) fn scroll(&mut self, by: isize, count: usize, height: usize) {
        let last = count.saturating_sub(height.max(1));
        self.top = self.top.saturating_add_signed(by).min(last);
    }
}
