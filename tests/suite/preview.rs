//! The preview: a fragment of Markdown as readers of the site see it, in any number of columns.

use copydesk::issue::markup::{Block, Inline, read};
use copydesk::tui::preview::{PreviewStyles, lines};
use proptest::prelude::*;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

fn drawn(markdown: &str, width: u16) -> Vec<Line<'static>> {
    let definitions = [(
        "Triage".to_owned(),
        "https://perf.rust-lang.org/x".to_owned(),
    )];
    lines(
        &read(markdown, &definitions),
        width,
        &PreviewStyles::default(),
    )
}

fn text(line: &Line<'_>) -> String {
    let spans: String = line.spans.iter().map(|s| s.content.as_ref()).collect();
    spans.trim_end().to_owned()
}

/// Draws `markdown` and compares it with `expected`, spaces at line ends aside.
#[track_caller]
fn check(markdown: &str, width: u16, expected: &[&str]) {
    let got: Vec<String> = drawn(markdown, width).iter().map(text).collect();
    assert_eq!(got, expected, "at width {width}");
}

/// The style of the first span that holds `needle`.
#[track_caller]
fn style_of(markdown: &str, needle: &str) -> Style {
    let lines = drawn(markdown, 60);
    let mut spans = lines.iter().flat_map(|line| line.spans.iter());
    spans.find(|s| s.content.contains(needle)).unwrap().style
}

const TRIAGE: &str = "\
| (instructions:u)                 | mean  | range          | count |
|:--------------------------------:|:-----:|:--------------:|:-----:|
| Regressions ❌ <br /> (primary)  | 0.5%  | [0.1%, 3.5%]   | 39    |
| Improvements ✅ <br /> (primary) | -0.6% | [-1.3%, -0.1%] | 143   |
| All ❌✅ (primary)               | -0.3% | [-1.3%, 3.5%]  | 182   |
";

#[test]
fn headings_of_the_first_two_levels_have_a_rule() {
    check(
        "# Quote\n\n## Jobs\n\ntext",
        60,
        &["Quote", "━━━━━", "", "Jobs", "────", "", "text"],
    );
    check("### Official", 60, &["Official"]);
    check(
        "## Upcoming Events 🦀 in Europe",
        20,
        &["Upcoming Events 🦀", "in Europe", "──────────────────"],
    );
}

#[test]
fn paragraphs_wrap_at_words_and_soft_breaks_are_spaces() {
    check("one two\nthree  four", 60, &["one two three four"]);
    check(
        "The borrow checker was not amused.",
        20,
        &["The borrow checker", "was not amused."],
    );
    check("one\n\ntwo", 20, &["one", "", "two"]);
}

#[test]
fn a_word_longer_than_the_line_is_split_between_graphemes() {
    check(
        "a verylongidentifier b",
        8,
        &["a", "verylong", "identifi", "er b"],
    );
    check("👩‍💻👩‍💻👩‍💻", 4, &["👩‍💻👩‍💻", "👩‍💻"]);
}

#[test]
fn a_glyph_wider_than_the_area_becomes_an_ellipsis() {
    check("é🦀x", 1, &["é", "…", "x"]);
    check("* 日本", 1, &["…", "…"]);
}

#[test]
fn one_column_has_room_for_text_but_not_for_marks() {
    check("# ab", 1, &["a", "b", "━"]);
    check("* a\n    * b", 1, &["a", "b"]);
    check("1. a\n\n> q\n\n    x", 1, &["a", "", "q", "", "x"]);
    check("[t](https://a.b)", 1, &["t", "‹", "a", ".", "b", "›"]);
}

#[test]
fn no_columns_have_no_lines() {
    check("# Title\n\n* a\n\n| a |\n|---|\n| b |", 0, &[]);
}

#[test]
fn breaks_end_the_line_and_other_inline_tags_are_invisible() {
    check("a<br />b  \nc<BR>d", 60, &["a", "b", "c", "d"]);
    check(
        "<small>Email us, <wbr>please</small>",
        60,
        &["Email us, please"],
    );
}

#[test]
fn links_show_their_title_and_where_they_lead() {
    check(
        "* [Even Safer Rust](https://www.ianwwagner.com/miri.html), by Ian",
        60,
        &["• Even Safer Rust ‹ianwwagner.com›, by Ian"],
    );
    check(
        "[the triage][triage] and [unknown]",
        60,
        &["the triage ‹perf.rust-lang.org› and [unknown]"],
    );
    check(
        "<https://a.org/x> [a.org](https://a.org) [up](#top)",
        60,
        &["https://a.org/x a.org up"],
    );
    check(
        "[Even Safer Rust](https://ianwwagner.com)",
        20,
        &["Even Safer Rust", "‹ianwwagner.com›"],
    );
}

#[test]
fn nested_lists_hang_under_their_text() {
    let event = "* 2026-01-07 | Berlin, DE | [Rust Berlin](https://meetup.com/b)
    * [**Rust and Tell**](https://meetup.com/b/1)
* next";
    check(
        event,
        60,
        &[
            "• 2026-01-07 | Berlin, DE | Rust Berlin ‹meetup.com›",
            "  ◦ Rust and Tell ‹meetup.com›",
            "• next",
        ],
    );
    check(
        event,
        20,
        &[
            "• 2026-01-07 |",
            "  Berlin, DE | Rust",
            "  Berlin",
            "  ‹meetup.com›",
            "  ◦ Rust and Tell",
            "    ‹meetup.com›",
            "• next",
        ],
    );
    check(
        "* a\n    * b\n        * c",
        20,
        &["• a", "  ◦ b", "    • c"],
    );
}

#[test]
fn a_loose_list_shows_the_blank_lines_readers_get() {
    check("* a\n\n* b", 20, &["• a", "", "• b"]);
}

#[test]
fn numbers_are_set_flush_right() {
    check(
        "9. nine\n10. ten\n    1. sub",
        20,
        &[" 9. nine", "10. ten", "    1. sub"],
    );
}

#[test]
fn an_empty_item_is_only_its_bullet() {
    check("* a\n*\n* c", 20, &["• a", "•", "• c"]);
}

#[test]
fn quotes_have_a_bar_on_every_line() {
    check(
        "> one two three four five six\n>\n> seven\n\n– Ferris",
        20,
        &[
            "▎ one two three four",
            "▎ five six",
            "▎",
            "▎ seven",
            "",
            "– Ferris",
        ],
    );
}

#[test]
fn code_blocks_are_indented_and_keep_their_spaces() {
    check(
        "```rust\nfn main() {\n\tlet  x = 1;\n}\n```",
        60,
        &["    fn main() {", "        let  x = 1;", "    }"],
    );
    check(
        "```\nlet answer = 42; // ok\n\nend\n```",
        20,
        &["    let answer = 42;", "     // ok", "", "    end"],
    );
}

#[test]
fn rules_are_as_wide_as_the_area() {
    check("a\n\n---\n\nb", 5, &["a", "", "─────", "", "b"]);
    check("---", 1, &["─"]);
}

#[test]
fn pictures_show_their_alternative_text() {
    check(
        "![Ferris the *crab*](https://x.org/f.png)",
        60,
        &["[image: Ferris the crab]"],
    );
}

#[test]
fn comments_are_not_shown() {
    check(
        "* [T](/u) <!-- url=x submerge-pr=7 -->\n* b\n\n<!-- COTW\n\ngoes here -->\n",
        60,
        &["• T", "• b"],
    );
    check("* <!-- nothing yet -->", 60, &["•"]);
    check("a <!-- hint --> b", 60, &["a b"]);
}

#[test]
fn html_blocks_show_the_text_between_their_tags() {
    check(
        "<div class=\"x\">\nhello <b>you</b> 1 < 2\n</div>",
        60,
        &["hello you 1 < 2"],
    );
}

#[test]
fn the_triage_table_has_aligned_columns() {
    let expected = [
        "    (instructions:u)      │ mean  │     range      │ count",
        "──────────────────────────┼───────┼────────────────┼──────",
        "Regressions ❌ (primary)  │ 0.5%  │  [0.1%, 3.5%]  │  39",
        "Improvements ✅ (primary) │ -0.6% │ [-1.3%, -0.1%] │  143",
        "   All ❌✅ (primary)     │ -0.3% │ [-1.3%, 3.5%]  │  182",
    ];
    check(TRIAGE, 60, &expected);
}

#[test]
fn a_table_too_wide_shrinks_its_widest_columns() {
    let narrow = [
        "(instructi… │ mean  │   range    │ count",
        "────────────┼───────┼────────────┼──────",
        "Regression… │ 0.5%  │ [0.1%, 3.… │  39",
        "Improvemen… │ -0.6% │ [-1.3%, -… │  143",
        "All ❌✅ (… │ -0.3% │ [-1.3%, 3… │  182",
    ];
    check(TRIAGE, 40, &narrow);
    let tiny = [
        "(ins… mean ran… cou…",
        "───── ──── ──── ────",
        "Regr… 0.5% [0.…  39",
        "Impr… -0.… [-1… 143",
        "All … -0.… [-1… 182",
    ];
    check(TRIAGE, 20, &tiny);
    check(TRIAGE, 1, &["…", "─", "…", "…", "…"]);
}

#[test]
fn emphasis_strong_code_and_links_have_their_styles() {
    let source = "*soft* **loud** `code` [*title*](https://a.org) plain";
    let with = |modifier| Style::new().add_modifier(modifier);
    assert_eq!(style_of(source, "soft"), with(Modifier::ITALIC));
    assert_eq!(style_of(source, "loud"), with(Modifier::BOLD));
    assert_eq!(style_of(source, "code"), with(Modifier::DIM));
    assert_eq!(
        style_of(source, "title"),
        with(Modifier::UNDERLINED | Modifier::ITALIC)
    );
    assert_eq!(style_of(source, "‹a.org›"), with(Modifier::DIM));
    assert_eq!(style_of(source, "plain"), Style::new());
}

#[test]
fn the_underline_of_a_link_runs_through_its_spaces() {
    let underlined = Style::new().add_modifier(Modifier::UNDERLINED);
    assert_eq!(style_of("[one two](/x)", "one two"), underlined);
}

#[test]
fn control_characters_of_the_document_never_reach_the_terminal() {
    let hostile = "a\u{1b}[2Jb `c\u{9b}d` [t\u{202e}](https://x.org)\n\n```\n\u{7}\r\u{8}\n```\n";
    for line in drawn(hostile, 60) {
        assert!(!text(&line).contains(|c: char| c.is_control() || c == '\u{202e}'));
    }
}

#[test]
fn references_resolve_whatever_their_case_and_the_last_definition_counts() {
    let definitions = [
        ("Merged  PRs".to_owned(), "/1".to_owned()),
        ("merged prs".to_owned(), "/2".to_owned()),
    ];
    let link = |label: &str| Inline::Link {
        url: "/2".to_owned(),
        inlines: vec![Inline::Text(label.to_owned())],
    };
    assert_eq!(
        read("[x][merged\nPRS]", &definitions),
        [Block::Paragraph(vec![link("x")])]
    );
    let own = "[merged prs]\n\n[merged prs]: /own\n";
    assert_eq!(
        read(own, &definitions),
        [Block::Paragraph(vec![link("merged prs")])]
    );
}

#[test]
fn ten_thousand_levels_are_flattened_and_keep_their_text() {
    for opening in ["> ", "* ", "*a **b "] {
        let deep = format!("{}end", opening.repeat(10_000));
        let shown: String = drawn(&deep, 40).iter().map(text).collect();
        assert!(shown.contains("end"), "{opening:?}");
    }
}

/// Markdown in pieces that mean something, glued in any order.
fn markdown() -> impl Strategy<Value = String> {
    let pieces = [
        "# ",
        "* ",
        "    * ",
        "  ",
        "\n",
        "\n\n",
        "1. ",
        "999999999. ",
        "> ",
        "```\n",
        "`",
        "*",
        "**",
        "[",
        "](",
        ")",
        "](https://a.org/x)",
        "[t][triage]",
        "![",
        "<!--",
        "-->",
        "<br>",
        "<div>",
        "</div>",
        "| a | b |\n|--|:-:|\n",
        "| ",
        "---\n",
        "\\",
        "&nbsp;",
        "\t",
        "\r\n",
        "日本語",
        "🦀",
        "👩‍💻",
        "❤\u{fe0f}",
        "\u{fe0f}",
        "e\u{301}",
        "\u{200d}",
        "\u{1b}[2J",
        "word",
        "averyveryverylongword",
        " ",
        "[x]: /u\n",
    ];
    let known = prop::sample::select(pieces.to_vec()).prop_map(str::to_owned);
    let piece = prop_oneof![4 => known, 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

#[track_caller]
fn assert_fits(source: &str, width: u16) {
    for line in drawn(source, width) {
        let spans = line.spans.iter();
        let columns: usize = spans
            .flat_map(|s| s.content.graphemes(true))
            .map(UnicodeWidthStr::width)
            .sum();
        assert!(
            columns <= usize::from(width),
            "{columns} > {width}: {line:?}"
        );
        assert!(!text(&line).contains(char::is_control), "{line:?}");
    }
}

proptest! {
    #[test]
    fn any_markdown_fits_any_width(source in markdown(), width in 0u16..40) {
        assert_fits(&source, width);
    }

    #[test]
    fn any_text_fits_any_width(source in any::<String>(), width in 0u16..40) {
        assert_fits(&source, width);
    }

    #[test]
    fn a_mutilated_table_fits_any_width(from in 0usize..300, len in 0usize..40, width in 0u16..40) {
        let chars: Vec<char> = TRIAGE.chars().collect();
        let cut: String = chars.iter().take(from).chain(chars.iter().skip(from + len)).collect();
        assert_fits(&cut, width);
    }
}
