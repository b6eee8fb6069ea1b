//! Every form on every size of screen.

use super::{DEMO, at, rows};
use copydesk::tui::form::stage::{Opening, Stage};
use proptest::prelude::*;

const PLACES: [(&str, Opening); 10] = [
    ("* [Two years of Rust", Opening::Add),
    ("* [Two years of Rust", Opening::Edit),
    ("* 2026-1-22 | Ghent", Opening::Add),
    ("* 2026-1-22 | Ghent", Opening::Edit),
    ("* [**Low Tide", Opening::Edit),
    ("Number: 634", Opening::Edit),
    ("This week's crate", Opening::Source),
    ("This week's crate", Opening::AddAtEnd),
    ("This week's crate", Opening::Filter),
    ("This week's crate", Opening::SaveAs),
];

fn open(place: usize) -> Stage {
    let (needle, opening) = PLACES[place % PLACES.len()];
    at(DEMO, needle, opening)
}

#[test]
fn every_form_can_be_drawn_on_the_smallest_screens() {
    for place in 0..PLACES.len() {
        let stage = open(place);
        for width in [0, 1, 2, 3, 5, 11, 12, 13, 20, 40] {
            for height in 0..14 {
                stage.draw(width, height);
            }
        }
    }
}

#[test]
fn the_focused_field_is_in_view_on_small_screens() {
    for (width, height) in [(80, 22), (60, 18), (40, 10)] {
        let mut stage = open(2);
        for _ in 0..12 {
            let screen = rows(&stage, width, height).join("\n");
            assert!(screen.contains('▸'), "{width}×{height}\n{screen}");
            let (_, cursor) = stage.draw(width, height);
            assert!(cursor.is_some(), "{width}×{height}\n{screen}");
            stage.press("Tab");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn any_keys_at_any_size_do_not_panic(
        place in 0..PLACES.len(),
        text in "[a字 🇩🇪\u{202e}\t+0-9:/.]{0,30}",
        keys in prop::collection::vec(0usize..14, 0..20),
        width in 0u16..110,
        height in 0u16..40,
    ) {
        const KEYS: [&str; 14] = [
            "Tab", "S-Tab", "Left", "Right", "Backspace", "Del", "Ctrl-K", "Ctrl-Y", "Ctrl-N",
            "Ctrl-O", "Ctrl-W", "PgDn", "Up", "Home",
        ];
        let mut stage = open(place);
        for key in keys {
            stage.press(KEYS[key]);
            stage.type_in(&text[..text.char_indices().nth(2).map_or(text.len(), |(at, _)| at)]);
            stage.draw(width, height);
        }
        stage.paste(&text);
        let (_, cursor) = stage.draw(width, height);
        if let Some((x, y)) = cursor {
            prop_assert!(x < width.max(1) && y < height.max(1));
        }
    }
}
