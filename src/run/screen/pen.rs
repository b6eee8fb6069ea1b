//! The style the terminal prints with, and the shortest sequence from one to another.
//!
//! Only what the Linux console and xterm both know: SGR 0–9, 22–29, sixteen colours, and the 256 and true colours
//! where a theme asks for them.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::grid::{is_space, shows_on_blank};

/// Each attribute with the codes that switch it on and off.
const ATTRIBUTES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Colours and attributes in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Pen {
    /// The terminal's own style.
    pub(super) const PLAIN: Self = Self {
        fg: Color::Reset,
        bg: Color::Reset,
        modifier: Modifier::empty(),
    };

    /// The pen that draws `cell`.
    pub(super) fn of(cell: &Cell) -> Self {
        Self {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        }
    }

    /// True where this pen draws `cell` as its own pen would: spaces take any colour of text.
    pub(super) fn suits(self, cell: &Cell) -> bool {
        let bare_space = is_space(cell) && cell.modifier.is_empty();
        self == Self::of(cell) || bare_space && self.bg == cell.bg && !shows_on_blank(self.modifier)
    }

    /// True where erasing with this pen leaves plain blanks.
    pub(super) fn erases(self) -> bool {
        self.bg == Color::Reset && !shows_on_blank(self.modifier)
    }

    /// The shortest sequence that turns this pen into `to`; empty where they are equal.
    pub(super) fn change(self, to: Self) -> String {
        if self == to {
            return String::new();
        }
        if to == Self::PLAIN {
            return "\x1b[m".to_owned();
        }
        let step = sgr(&self.differences(to));
        let afresh = sgr(&format!("0;{}", Self::PLAIN.differences(to)));
        if afresh.len() < step.len() {
            afresh
        } else {
            step
        }
    }

    fn differences(self, to: Self) -> String {
        let mut codes: Vec<String> = Vec::new();
        let mut have = self.modifier;
        for (attribute, _, off) in ATTRIBUTES {
            if have.contains(attribute) && !to.modifier.contains(attribute) {
                codes.push(off.to_string());
                have.remove(switched_off_by(off));
            }
        }
        for (attribute, on, _) in ATTRIBUTES {
            if to.modifier.contains(attribute) && !have.contains(attribute) {
                codes.push(on.to_string());
            }
        }
        if self.fg != to.fg {
            codes.push(color(to.fg, 30));
        }
        if self.bg != to.bg {
            codes.push(color(to.bg, 40));
        }
        codes.join(";")
    }
}

fn sgr(codes: &str) -> String {
    format!("\x1b[{codes}m")
}

/// Every attribute that `code` switches off: 22 ends bold and dim alike.
fn switched_off_by(code: u8) -> Modifier {
    let affected = ATTRIBUTES.iter().filter(|(_, _, off)| *off == code);
    affected.fold(Modifier::empty(), |all, (one, _, _)| all | *one)
}

/// SGR code of a colour; `base` is 30 for text and 40 for background.
fn color(color: Color, base: u8) -> String {
    let bright = base + 60;
    let code = match color {
        Color::Reset => base + 9,
        Color::Black => base,
        Color::Red => base + 1,
        Color::Green => base + 2,
        Color::Yellow => base + 3,
        Color::Blue => base + 4,
        Color::Magenta => base + 5,
        Color::Cyan => base + 6,
        Color::Gray => base + 7,
        Color::DarkGray => bright,
        Color::LightRed => bright + 1,
        Color::LightGreen => bright + 2,
        Color::LightYellow => bright + 3,
        Color::LightBlue => bright + 4,
        Color::LightMagenta => bright + 5,
        Color::LightCyan => bright + 6,
        Color::White => bright + 7,
        Color::Indexed(index) => return format!("{};5;{index}", base + 8),
        Color::Rgb(r, g, b) => return format!("{};2;{r};{g};{b}", base + 8),
    };
    code.to_string()
}
