//! Text from strangers: nothing hidden reaches the terminal, nothing is wider than asked.

use std::borrow::Cow;

use copydesk::cells::{Piece, clip, clip_start, is_hidden, pad, pieces, visible, width};
use proptest::prelude::*;

fn shows(text: &str, expected: &str) {
    assert_eq!(visible(text), expected);
}

#[test]
fn plain_text_is_borrowed() {
    for text in ["", "This Week in Rust", "¿Qué hay de nuevo? 日本 — café"] {
        assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
    }
}

#[test]
fn controls_are_shown_in_caret_form() {
    shows("a\x1b[2Jb", "a‹^[›[2Jb");
    shows("one\r\ntwo", "one‹^M›‹^J›two");
    shows("\x7f\0", "‹^?›‹^@›");
    shows("\u{9b}31m", "‹U+009B›31m");
}

#[test]
fn what_hides_or_reorders_is_shown_by_its_number() {
    shows("user\u{202E}txt.exe", "user‹U+202E›txt.exe");
    shows("a\u{200B}b\u{FEFF}", "a‹U+200B›b‹U+FEFF›");
    shows("soft\u{AD}ly", "soft‹U+00AD›ly");
    shows("\u{E0041}", "‹U+E0041›");
    shows("\u{FFFE}\u{FDD0}", "‹U+FFFE›‹U+FDD0›");
    shows("\u{3164}", "‹U+3164›");
}

#[test]
fn a_mark_without_a_base_is_shown() {
    shows("\u{301}a", "‹U+0301›a");
}

#[test]
fn tabs_are_four_spaces_and_fixed_spaces_a_dot() {
    shows("a\tb", "a    b");
    shows("10\u{A0}km\u{202F}h", "10·km·h");
}

#[test]
fn emoji_lose_what_terminals_count_differently() {
    shows("❤\u{FE0F} ⚠\u{FE0F} 1\u{FE0F}\u{20E3}", "❤ ⚠ 1\u{20E3}");
    shows("👍🏽!", "👍!");
}

#[test]
fn a_joiner_stays_only_between_emoji() {
    shows("👩\u{200D}💻", "👩\u{200D}💻");
    shows("👩🏽\u{200D}💻", "👩\u{200D}💻");
    shows("a\u{200D}b", "a‹U+200D›b");
    shows("👩\u{200D}", "👩‹U+200D›");
    shows("x\u{FE0F}", "x‹U+FE0F›");
}

#[test]
fn a_cluster_keeps_eight_marks() {
    let zalgo = format!("a{}b", "\u{301}".repeat(20));
    let kept = "\u{301}".repeat(8);
    shows(&zalgo, &format!("a{kept}‹+12›b"));
}

#[test]
fn pieces_tell_text_from_escapes() {
    assert_eq!(
        pieces("ab\u{200B}c"),
        [
            Piece::Plain("ab".into()),
            Piece::Marked("‹U+200B›".to_owned()),
            Piece::Plain("c".into()),
        ]
    );
}

#[test]
fn clipping_never_splits_a_wide_glyph() {
    assert_eq!(clip("日本語", 6), "日本語");
    assert_eq!(clip("日本語", 5), "日本…");
    assert_eq!(clip("日本語", 4), "日…");
    assert_eq!(clip("日本語", 1), "…");
    assert_eq!(clip("日本語", 0), "");
    assert_eq!(clip_start("/home/ana/draft.md", 9), "…draft.md");
    assert_eq!(clip_start("日本語", 4), "…語");
}

#[test]
fn padding_fills_to_the_column() {
    assert_eq!(pad("日本語", 4), "日… ");
    assert_eq!(pad("ab", 4), "ab  ");
}

/// Text with many characters that matter here.
fn hostile() -> impl Strategy<Value = String> {
    let special = prop::sample::select(vec![
        '\u{200D}',
        '\u{FE0F}',
        '\u{1F3FD}',
        '👩',
        '💻',
        '❤',
        '1',
        '\u{20E3}',
        '\u{301}',
        '\u{A0}',
        '日',
        '🇩',
        '\t',
        '\n',
        '\u{202E}',
        '\u{E0041}',
        '\u{FF9E}',
        'ガ',
        '\u{1161}',
        '\u{600}',
    ]);
    let one = prop_oneof![special, any::<char>()];
    prop::collection::vec(one, 0..24).prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    #[test]
    fn nothing_hidden_gets_through(text in hostile()) {
        let shown = visible(&text);
        let mut before = ' ';
        for c in shown.chars() {
            let inside_emoji = c == '\u{200D}' && !before.is_ascii() && !is_hidden(before);
            prop_assert!(inside_emoji || !is_hidden(c), "{c:?} in {shown:?}");
            before = c;
        }
    }

    #[test]
    fn pieces_join_to_what_is_visible_and_none_starts_with_a_mark(text in hostile()) {
        let pieces = pieces(&text);
        let joined: String = pieces.iter().map(Piece::as_str).collect();
        prop_assert_eq!(visible(&text), joined);
        prop_assert!(pieces.iter().all(|piece| width(piece.as_str()) > 0));
    }

    #[test]
    fn what_is_visible_stays_so(text in hostile()) {
        let once = visible(&text).into_owned();
        prop_assert_eq!(visible(&once), once.as_str());
    }

    #[test]
    fn clipped_text_fits(text in hostile(), columns in 0_usize..30) {
        let shown = visible(&text);
        prop_assert!(width(&clip(&shown, columns)) <= columns);
        prop_assert!(width(&clip_start(&shown, columns)) <= columns);
        prop_assert_eq!(width(&pad(&shown, columns)), columns);
    }
}
