//! Rules about characters.

use super::spec::check;
use copydesk::issue::Issue;
use copydesk::profile::by_name;
use copydesk::rules::{self, Facts};
use copydesk::text::Span;
use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

fn misread(text: &str, encoding: &'static Encoding) -> String {
    let (garbled, _) = encoding.decode_without_bom_handling(text.as_bytes());
    garbled.into_owned()
}

const TEXT: &str = "¡Hola! Así — “donde” 🦀 está\n";

#[test]
fn a_text_misread_as_a_whole_is_restored_by_one_safe_fix() {
    for (encoding, name) in [(MACINTOSH, "MacRoman"), (WINDOWS_1252, "Windows-1252")] {
        let garbled = misread(TEXT, encoding);
        let end = garbled.find("Hola").unwrap();
        let marked = format!("⟦{}⟧{}", &garbled[..end], &garbled[end..]);
        check("mojibake", &marked)
            .says(0, name)
            .says(0, "places are garbled")
            .safely(0, TEXT);
    }
}

#[test]
fn a_text_misread_twice_is_restored_at_once() {
    let garbled = misread(&misread("año\n", MACINTOSH), MACINTOSH);
    let (start, end) = (1, garbled.find("o\n").unwrap());
    let marked = format!(
        "{}⟦{}⟧{}",
        &garbled[..start],
        &garbled[start..end],
        &garbled[end..]
    );
    check("mojibake", &marked).safely(0, "año\n");
}

#[test]
fn garbled_stretches_in_a_sound_text_are_found_one_by_one() {
    check(
        "mojibake",
        "señal, pero as⟦√≠⟧ncrono y donâ€™t... no\n"
            .replace("â€™", "⟦â€™⟧")
            .as_str(),
    )
    .says(0, "it was “í”")
    .looked_at(0, "señal, pero asíncrono y donâ€™t... no\n");
}

#[test]
fn sound_texts_are_not_garbled() {
    for text in [
        TEXT,
        "“él” dijo—ánimo\n",
        "CAFÉ» «Été»\n",
        "Привет, 世界\n",
        "π ≈ 3, √2 ¬p\n",
        "plain\n",
        "",
    ] {
        check("mojibake", text);
    }
}

#[test]
fn unseen_characters_are_found_and_zero_width_ones_removed() {
    check("invisible-character", "a⟦\u{200B}\u{200B}⟧b\n")
        .says(0, "U+200B, a zero-width character, stands here, 2 times")
        .safely(0, "ab\n");
    check("invisible-character", "a⟦\u{202E}⟧b\n").looked_at(0, "ab\n");
    check("invisible-character", "a⟦\u{1B}⟧b\n").looked_at(0, "ab\n");
    check("invisible-character", "a⟦\u{FFFD}⟧b\n").has_no_fix(0);
}

#[test]
fn joiners_and_marks_that_are_needed_stay() {
    for text in [
        "👩\u{200D}💻 ❤\u{FE0F}\n",
        "می\u{200C}خواهم\n",
        "\u{FEFF}a\tb\r\nc\n",
        "<!-- a\u{200B}b -->\n",
        "🏴\u{E0067}\u{E0062}\u{E007F}\n",
    ] {
        check("invisible-character", text);
    }
}

#[test]
fn controls_that_garbled_text_is_made_of_are_left_for_its_repair() {
    let garbled = misread("Á y É\n", WINDOWS_1252);
    assert!(garbled.contains('\u{81}'));
    check("invisible-character", &garbled);
}

#[test]
fn many_garbled_places_in_a_sound_text_are_one_finding_that_restores_them_all() {
    let text = format!("* ya está\n{}", "* caf√© solo\n".repeat(9));
    check("mojibake", &text.replacen("√©", "⟦√©⟧", 1))
        .says(0, "9 places are UTF-8 that was read as MacRoman")
        .looked_at(0, &text.replace("√©", "é"));
}

#[test]
fn a_file_that_is_no_utf8_has_a_finding_that_names_the_byte() {
    let issue = Issue::parse("caf\u{fffd}\n", by_name("generic").unwrap());
    let facts = Facts {
        bad_byte: Some(3),
        ..Facts::default()
    };
    let found = rules::check(&issue, &facts);
    let bad = found.iter().find(|found| found.rule == "not-utf8").unwrap();
    assert_eq!(
        (bad.span, bad.message.as_str()),
        (
            Span::new(3, 6),
            "Byte 3 is not UTF-8; the file is open read-only"
        )
    );
    assert!(
        rules::check(&issue, &Facts::default())
            .iter()
            .all(|found| found.rule != "not-utf8")
    );
}

#[test]
fn white_space_at_the_end_of_a_line_goes_and_line_breaks_stay() {
    check(
        "trailing-whitespace",
        "### Official⟦ ⟧\n* [A](https://a.example)⟦  ⟧\n* [B](https://b.example)⟦\t⟧\n\nText.⟦ ⟧\n",
    )
    .says(1, "2 columns")
    .safely(
        1,
        "### Official \n* [A](https://a.example)\n* [B](https://b.example)\t\n\nText. \n",
    );
    for text in [
        "One line  \nand another of the same paragraph.\n",
        "<!-- a comment \n of two lines -->\n",
        "```\ncode  \n```\n",
        "  \n",
    ] {
        check("trailing-whitespace", text);
    }
}

#[test]
fn all_lines_get_the_ending_of_most() {
    check("crlf-mixed", "one⟦\r\n⟧\ntwo\nthree\r\n")
        .says(0, "2 lines end in CR LF")
        .safely(0, "one\n\ntwo\nthree\n");
    check("crlf-mixed", "one\r\ntwo\r\nthree⟦\n⟧").safely(0, "one\r\ntwo\r\nthree\r\n");
    check("crlf-mixed", "one\r\ntwo\r\n");
    check("crlf-mixed", "one⟦\r\r\n⟧two\nthree\n").safely(0, "one\ntwo\nthree\n");
}
