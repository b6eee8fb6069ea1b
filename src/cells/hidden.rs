//! Which characters must not reach a terminal as they are, and how they are written instead.
//!
//! The list is SAFETY.md's, "Text from strangers", widened by the other default-ignorable characters of Unicode.

/// True for characters that are invisible, reorder their neighbours or command the terminal: controls, soft
/// hyphen, bidi, zero width, fillers, variation selectors, tags and noncharacters.
///
/// Zero width joiner and emoji variation selectors are among them; [`super::visible`] lets the joiner pass inside
/// an emoji, where it is seen.
pub fn is_hidden(c: char) -> bool {
    c.is_control() || is_ignorable(c) || is_noncharacter(c)
}

fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}

fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
}

/// The marked escape of `c`: `‹^J›` for C0 controls and DEL, `‹U+202E›` for everything else.
pub(super) fn escape(c: char) -> String {
    match u32::from(c) {
        code @ (0..=0x1F | 0x7F) => {
            let letter = char::from_u32(code ^ 0x40).unwrap_or('?');
            format!("‹^{letter}›")
        }
        code => format!("‹U+{code:04X}›"),
    }
}

/// True for spaces that do not break a line; they are shown as a dot.
pub(super) fn is_fixed_space(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{202F}')
}

/// True for `U+1F3FB–1F3FF`, the skin tones, which terminals count differently.
pub(super) fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

/// True for U+FE0E and U+FE0F, which choose between text and emoji style.
pub(super) fn is_emoji_style(c: char) -> bool {
    matches!(c, '\u{FE0E}' | '\u{FE0F}')
}

/// True for characters that can carry an emoji style or be joined, by Unicode block.
pub(super) fn is_emoji(c: char) -> bool {
    matches!(c,
        '\u{A9}' | '\u{AE}' | '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}'
        | '\u{2190}'..='\u{21FF}'
        | '\u{2300}'..='\u{23FF}'
        | '\u{24C2}'
        | '\u{25A0}'..='\u{27BF}'
        | '\u{2900}'..='\u{297F}'
        | '\u{2B00}'..='\u{2BFF}'
        | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}'
        | '\u{1F000}'..='\u{1FAFF}')
}
