//! How each part of a preview looks.

use ratatui::style::{Modifier, Style};

/// One style for each part; a part inside another adds its style to the one around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewStyles {
    /// Headings of all levels.
    pub heading: Style,
    /// Text between single stars.
    pub emphasis: Style,
    /// Text between double stars.
    pub strong: Style,
    /// Code spans and blocks.
    pub code: Style,
    /// The title of a link.
    pub link: Style,
    /// The host after a link's title.
    pub host: Style,
    /// The text of a quotation.
    pub quote: Style,
    /// What is not text: rules, bars, the lines of a table.
    pub dim: Style,
    /// The first row of a table.
    pub table_head: Style,
}

/// Without a colour, for terminals that have none or whose user wants none.
impl Default for PreviewStyles {
    fn default() -> Self {
        let with = |modifier| Style::new().add_modifier(modifier);
        Self {
            heading: with(Modifier::BOLD),
            emphasis: with(Modifier::ITALIC),
            strong: with(Modifier::BOLD),
            code: with(Modifier::DIM),
            link: with(Modifier::UNDERLINED),
            host: with(Modifier::DIM),
            quote: Style::new(),
            dim: with(Modifier::DIM),
            table_head: with(Modifier::BOLD),
        }
    }
}
