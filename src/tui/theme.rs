//! Styles by what they say, read from `assets/theme.toml`. No colour carries meaning alone.

use super::preview::PreviewStyles;
use ratatui::style::{Modifier, Style};
use std::str::FromStr;

const SOURCE: &str = include_str!("../../assets/theme.toml");

/// All styles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Theme {
    /// Text.
    pub(crate) text: Style,
    /// Text of little weight: hosts, comments, counts.
    pub(crate) dim: Style,
    /// The title bar.
    pub(crate) title: Style,
    /// Lines between panes.
    pub(crate) border: Style,
    /// Title of the focused pane, the gutter mark in it.
    pub(crate) focus: Style,
    /// The selected row's text in the focused pane.
    pub(crate) selected: Style,
    /// Marks and marked rows.
    pub(crate) mark: Style,
    /// Errors and refusals.
    pub(crate) error: Style,
    /// Warnings.
    pub(crate) warning: Style,
    /// Hints.
    pub(crate) hint: Style,
    /// What was done.
    pub(crate) done: Style,
    /// Keys in footer and help.
    pub(crate) key: Style,
    /// Lines that a fix adds.
    pub(crate) added: Style,
    /// Lines that a fix takes out.
    pub(crate) removed: Style,
    /// Prefixes, dates.
    pub(crate) accent: Style,
    /// Labels of form fields.
    pub(crate) label: Style,
    /// Escapes of hidden characters.
    pub(crate) escape: Style,
    /// Preview.
    pub(crate) preview: PreviewStyles,
}

impl Theme {
    /// The theme with colours.
    pub(crate) fn colours() -> Self {
        Self::read(|style| style)
    }

    /// The theme for `NO_COLOR`: modifiers only.
    pub(crate) fn plain() -> Self {
        Self::read(|style| Style {
            fg: None,
            bg: None,
            ..style
        })
    }

    fn read(shade: fn(Style) -> Style) -> Self {
        let table: toml::Table = SOURCE.parse().unwrap_or_default();
        let style = |name: &str| {
            let words = table.get(name).and_then(toml::Value::as_str);
            shade(words.map_or_else(Style::new, parse))
        };
        Self {
            text: style("text"),
            dim: style("dim"),
            title: style("title"),
            border: style("border"),
            focus: style("focus"),
            selected: style("selected"),
            mark: style("mark"),
            error: style("error"),
            warning: style("warning"),
            hint: style("hint"),
            done: style("done"),
            key: style("key"),
            added: style("added"),
            removed: style("removed"),
            accent: style("accent"),
            label: style("label"),
            escape: style("escape"),
            preview: PreviewStyles {
                heading: style("preview-heading"),
                emphasis: style("preview-emphasis"),
                strong: style("preview-strong"),
                code: style("preview-code"),
                link: style("preview-link"),
                host: style("dim"),
                quote: style("preview-quote"),
                dim: style("dim"),
                table_head: style("preview-strong"),
            },
        }
    }
}

/// `bold red`, `dim italic`, `reversed`: modifiers and a colour of the sixteen. Bold and dim put each other out, because
/// each terminal shows a title that is bold on a dim border in its own way.
fn parse(words: &str) -> Style {
    words.split_whitespace().fold(Style::new(), |style, word| {
        let modifier = match word {
            "bold" => return style.remove_modifier(Modifier::DIM).bold(),
            "dim" => return style.remove_modifier(Modifier::BOLD).dim(),
            "italic" => Modifier::ITALIC,
            "underlined" => Modifier::UNDERLINED,
            "reversed" => Modifier::REVERSED,
            "crossed" => Modifier::CROSSED_OUT,
            colour => {
                return match ratatui::style::Color::from_str(colour) {
                    Ok(colour) => style.fg(colour),
                    Err(_) => style,
                };
            }
        };
        style.add_modifier(modifier)
    })
}
