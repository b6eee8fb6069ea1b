//! Running text with its styles: what links, emphasis and code look like inside a line.

use ratatui::style::Style;

use super::PreviewStyles;
use super::flow::Flow;
use crate::issue::address::site;
use crate::issue::markup::{Inline, plain};

/// Where the text stands.
#[derive(Clone, Copy)]
pub(super) enum Setting {
    /// Wrapped; a link is followed by the host it leads to.
    Prose,
    /// One line, and short: no hosts, no line breaks.
    Cell,
}

/// The words of `inlines`, each in its style.
pub(super) fn flow_of(
    inlines: &[Inline],
    base: Style,
    setting: Setting,
    theme: &PreviewStyles,
) -> Flow {
    let mut pen = Pen {
        flow: Flow::default(),
        setting,
        theme,
    };
    pen.write(inlines, base);
    pen.flow
}

struct Pen<'t> {
    flow: Flow,
    setting: Setting,
    theme: &'t PreviewStyles,
}

impl Pen<'_> {
    fn write(&mut self, inlines: &[Inline], base: Style) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.flow.push(text, base),
                Inline::Code(code) => self.flow.push(code, base.patch(self.theme.code)),
                Inline::Emphasis(inner) => self.write(inner, base.patch(self.theme.emphasis)),
                Inline::Strong(inner) => self.write(inner, base.patch(self.theme.strong)),
                Inline::Link { url, inlines } => self.link(url, inlines, base),
                Inline::Image { alt, .. } => {
                    let style = base.patch(self.theme.dim);
                    self.flow.push("[image: ", style);
                    self.flow.push(alt, style);
                    self.flow.push("]", style);
                }
                Inline::SoftBreak => self.flow.push(" ", base),
                Inline::HardBreak => match self.setting {
                    Setting::Prose => self.flow.push_break(),
                    Setting::Cell => self.flow.push(" ", base),
                },
            }
        }
    }

    fn link(&mut self, url: &str, title: &[Inline], base: Style) {
        self.write(title, base.patch(self.theme.link));
        let Setting::Prose = self.setting else {
            return;
        };
        let shown = plain(title);
        if let Some(host) = site(url).filter(|host| *host != shown && url != shown) {
            self.flow.push(" ", base);
            self.flow
                .push(&format!("‹{host}›"), base.patch(self.theme.host));
        }
    }
}
