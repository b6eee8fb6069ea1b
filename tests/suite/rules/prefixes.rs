//! Rules about prefixes of links.

use super::spec::{check, check_as};
use copydesk::rules::Severity;

const LINKS: &str = "### Research\n";

#[test]
fn a_film_and_a_recording_get_their_prefix() {
    for (url, prefix) in [
        ("https://www.youtube.com/watch?v=abc", "video"),
        ("https://corrode.dev/podcast/s04e07/", "audio"),
    ] {
        check("missing-prefix", &format!("{LINKS}* ⟦[A talk]({url})⟧\n"))
            .says(0, &format!("get [{prefix}]"))
            .is(0, Severity::Warning)
            .looked_at(0, &format!("{LINKS}* [{prefix}] [A talk]({url})\n"));
    }
    check(
        "missing-prefix",
        &format!("{LINKS}* [series] ⟦[Films](https://youtu.be/abc)⟧\n"),
    )
    .looked_at(
        0,
        &format!("{LINKS}* [series] [video] [Films](https://youtu.be/abc)\n"),
    );
    check_as(
        "esta-semana-en-rust",
        "missing-prefix",
        "### Oficial\n* ⟦[A](https://youtu.be/abc)⟧\n",
    )
    .looked_at(0, "### Oficial\n* [vídeo] [A](https://youtu.be/abc)\n");
}

#[test]
fn what_is_told_elsewhere_or_lies_in_another_section_needs_no_prefix() {
    for text in [
        "### Research\n* [Video] [A](https://youtu.be/abc)\n",
        "### Research\n* [audio] [A](https://youtu.be/abc)\n",
        "### Research\n* [A (video)](https://youtu.be/abc)\n",
        "### Research\n* [A](https://youtu.be/abc) (video)\n",
        "### Research\n* [A](https://www.youtube.com/@channel)\n",
        "### Research\n* [A](https://corrode.dev/blog/1/)\n",
        "### CFP - Projects\n* [A](https://youtu.be/abc)\n",
    ] {
        check("missing-prefix", text);
    }
    check_as(
        "generic",
        "missing-prefix",
        "### Research\n* [A](https://youtu.be/abc)\n",
    );
}

#[test]
fn one_part_of_several_and_another_language_are_suggested() {
    check(
        "missing-prefix",
        &format!("{LINKS}* ⟦[Writing a shell, Part 3](https://a.example/3)⟧\n"),
    )
    .is(0, Severity::Hint)
    .looked_at(
        0,
        &format!("{LINKS}* [series] [Writing a shell, Part 3](https://a.example/3)\n"),
    );
    for (title, prefix) in [
        ("Пишем оболочку на Rust", "RU"),
        ("用 Rust 编写外壳", "ZH"),
        ("Rust でシェルを書く", "JA"),
    ] {
        check(
            "missing-prefix",
            &format!("{LINKS}* ⟦[{title}](https://a.example/3)⟧\n"),
        )
        .says(0, &format!("[{prefix}]"))
        .is(0, Severity::Hint);
    }
    check(
        "missing-prefix",
        &format!("{LINKS}* [A part of 3 things, πλ](https://a.example/3)\n"),
    );
}

#[test]
fn a_prefix_is_written_as_the_house_writes_it() {
    for (marked, after) in [
        (
            "⟦[Video]⟧ [A](https://youtu.be/a)",
            "[video] [A](https://youtu.be/a)",
        ),
        (
            "⟦(video)⟧ [A](https://youtu.be/a)",
            "[video] [A](https://youtu.be/a)",
        ),
        (
            "⟦\\[video\\]⟧ [A](https://youtu.be/a)",
            "[video] [A](https://youtu.be/a)",
        ),
    ] {
        check("prefix-spelling", &format!("{LINKS}* {marked}\n"))
            .says(0, "is written [video]")
            .safely(0, &format!("{LINKS}* {after}\n"));
    }
    check(
        "prefix-spelling",
        &format!("{LINKS}* ⟦[podcast]⟧ [A](https://a.example)\n* ⟦[HEB]⟧ [B](https://b.example)\n"),
    )
    .says(1, "[HE]")
    .looked_at(
        0,
        &format!("{LINKS}* [audio] [A](https://a.example)\n* [HEB] [B](https://b.example)\n"),
    );
    check(
        "prefix-spelling",
        "### Approved RFCs\n* ⟦[New]⟧ [A](https://github.com/a/b/pull/1)\n",
    )
    .is(0, Severity::Hint);
}

#[test]
fn spellings_that_say_something_of_their_own_stay() {
    check(
        "prefix-spelling",
        &format!(
            "{LINKS}* [video playlist] [A](https://a.example)\n* [odd] [B](https://b.example)\n* (see) [C](https://c.example)\n"
        ),
    );
    check_as(
        "esta-semana-en-rust",
        "prefix-spelling",
        "### Oficial\n* [video] [A](https://youtu.be/abc)\n",
    );
}

#[test]
fn one_space_follows_a_prefix() {
    check(
        "prefix-spacing",
        &format!(
            "{LINKS}* [video⟦][⟧A](https://a.example)\n* [series⟦]  ⟧[B](https://b.example)\n"
        ),
    )
    .says(0, "No space follows")
    .says(1, "More than one space")
    .safely(
        0,
        &format!("{LINKS}* [video] [A](https://a.example)\n* [series]  [B](https://b.example)\n"),
    );
    check(
        "prefix-spacing",
        &format!("{LINKS}* [HE⟦][⟧video] [A](https://a.example)\n"),
    )
    .safely(
        0,
        &format!("{LINKS}* [HE] [video] [A](https://a.example)\n"),
    );
    check(
        "prefix-spacing",
        &format!(
            "{LINKS}* [video] [A](https://a.example)\n* [video] **[B](https://b.example)**\n* [c](https://c.example)\n"
        ),
    );
}

#[test]
fn a_prefix_behind_the_link_or_in_the_title_moves_before_it() {
    for (marked, after) in [
        (
            "[A](https://a.example) ⟦(video)⟧ and more",
            "[video] [A](https://a.example) and more",
        ),
        (
            "[A](https://a.example)⟦[audio]⟧",
            "[audio] [A](https://a.example)",
        ),
        (
            "[A](https://a.example) ⟦(Spanish)⟧",
            "[ES] [A](https://a.example)",
        ),
        (
            "[A ⟦(Video)⟧](https://a.example)",
            "[video] [A](https://a.example)",
        ),
        (
            "[⟦[video]⟧ A](https://a.example)",
            "[video] [A](https://a.example)",
        ),
        (
            "[video] [A](https://a.example) ⟦(series)⟧",
            "[video] [series] [A](https://a.example)",
        ),
        (
            "[video] [A ⟦(video)⟧](https://a.example)",
            "[video] [A](https://a.example)",
        ),
    ] {
        check("misplaced-prefix", &format!("{LINKS}* {marked}\n"))
            .says(0, "belongs before the link")
            .looked_at(0, &format!("{LINKS}* {after}\n"));
    }
}

#[test]
fn other_words_in_brackets_stay_where_they_are() {
    for text in [
        "[A](https://a.example) (updated)",
        "[A (Part 2)](https://a.example)",
        "[A](https://a.example) ([video](https://b.example))",
        "[A](https://a.example) [video](https://b.example)",
        "[[std] A](https://a.example)",
        "[(video)](https://a.example)",
    ] {
        check("misplaced-prefix", &format!("{LINKS}* {text}\n"));
    }
}

#[test]
fn a_prefix_that_is_none_is_taken_out() {
    check(
        "superfluous-prefix",
        &format!("{LINKS}* ⟦[inside]⟧ [A](https://a.example)\n"),
    )
    .says(0, "“[inside]” is no prefix of this newsletter")
    .looked_at(0, &format!("{LINKS}* [A](https://a.example)\n"));
    check(
        "superfluous-prefix",
        &format!("{LINKS}* [video] ⟦[Video]⟧ [A](https://a.example)\n"),
    )
    .says(0, "the same as a prefix before it")
    .looked_at(0, &format!("{LINKS}* [video] [A](https://a.example)\n"));
    check(
        "superfluous-prefix",
        &format!("{LINKS}* ⟦[EN]⟧ [A](https://a.example)\n"),
    )
    .is(0, Severity::Hint);
}

#[test]
fn languages_pairs_and_known_prefixes_stay() {
    for prefixes in [
        "[AR]",
        "[ZH] [EN]",
        "[ZH | EN]",
        "[ZH-CN]",
        "[video] [playlist]",
        "[series] [audio]",
    ] {
        check(
            "superfluous-prefix",
            &format!("{LINKS}* {prefixes} [A](https://a.example)\n"),
        );
    }
    check(
        "superfluous-prefix",
        "### Compiler\n* [std] [A](https://github.com/a/b/pull/1)\n",
    );
    check_as(
        "generic",
        "superfluous-prefix",
        &format!("{LINKS}* [std] [A](https://a.example)\n"),
    );
}
