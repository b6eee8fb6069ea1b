//! What only the inside can show: keys given to layers and what they answer, drawings at every size.

use super::{
    anything, changed_on_disk, help, history, import, move_to, palette, prefixes, problems, quit,
    roll_forward, start,
};
use crate::command::Effect;
use crate::issue::{Issue, detect};
use crate::keymap::{Chord, Context, Keymap, Lookup};
use crate::ops::Home;
use crate::profile::builtin;
use crate::session::{FileState, Location, Select, Session};
use crate::text::{Edit, Transaction};
use crate::tui::layer::{Act, Answer, Layer, Look};
use crate::tui::theme::Theme;
use crate::week::{Candidate, Window, read};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::path::{Path, PathBuf};

const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo/draft.md");

fn session_of(source: &str) -> Session {
    let path = Path::new(DEMO);
    let opened = crate::store::open(path).expect("the demo opens");
    let issue = Issue::parse(source, detect(source, builtin()));
    Session::new(issue, FileState::opened(path, &opened))
}

fn demo() -> Session {
    let opened = crate::store::open(Path::new(DEMO)).expect("the demo opens");
    let text = String::from_utf8(opened.base.bytes().to_vec()).expect("UTF-8");
    let mut session = session_of(&text);
    let section = session
        .issue()
        .section_of_role("walkthroughs")
        .expect("stands in the demo");
    session.select(Location::Section(section));
    session
}

/// A session with three steps, the last undone.
fn edited() -> Session {
    let mut session = demo();
    for step in 1..=3 {
        let edit = Edit::insert(
            session.issue().source().len(),
            format!("* [n{step}](https://x.dev/{step})\n"),
        );
        let change = Transaction::new(session.issue().source(), vec![edit]).expect("valid");
        assert!(session.apply(format!("Added number {step}"), change, Select::Stay));
    }
    session.undo();
    session
}

fn all_layers(session: &Session, keymap: &Keymap) -> Vec<Box<dyn Layer>> {
    let recent: Vec<PathBuf> = (0..12)
        .map(|n| PathBuf::from(format!("/tmp/é{n}/draft\u{202e}.md")))
        .collect();
    let asked = Some(Chord::plain('q'));
    let mut layers = vec![
        move_to(session).expect("an item is selected"),
        anything(session),
        palette(session, keymap, Context::Items),
        history(session).expect("steps"),
        prefixes(session).expect("a link is selected"),
        help(keymap, Context::Items),
        quit(session, asked),
        changed_on_disk("草稿\u{7}.md"),
        start(&recent, None),
    ];
    layers.extend(problems(session));
    layers.extend(roll_forward(session));
    layers.push(import(candidates(session), session));
    layers
}

/// Events from elsewhere: a new one, a hostile one, one without a place.
fn candidates(session: &Session) -> Vec<Candidate> {
    let table = "date,title,url,location,organizer\n2026-01-19,One,https://one.example/1,\"Rome, Italy\",Roma\n\
        2026-01-20,\u{202e}Two <b>bold</b>,https://two.example,\"Oslo, Norway\",\u{7}O\n2026-01-21,Three,,,\n";
    let window = Window::of(session.issue()).expect("the demo has a date");
    read(table, window, session.issue().profile()).expect("a table")
}

/// Presses `keys` as the application does: bound ones are commands, the others keys.
fn press(layer: &mut dyn Layer, keys: &str, session: Option<&Session>) -> Answer {
    let keymap = Keymap::builtin();
    let mut answer = Answer::stay();
    for key in keys.split_whitespace() {
        let chord: Chord = key.parse().expect("a key");
        answer = match keymap.lookup(layer.context(), &[chord]) {
            Lookup::Command(id) => layer.command(&id, session),
            _ => layer.key(chord, session),
        };
    }
    answer
}

fn screen(layer: &dyn Layer, session: &Session, width: u16, height: u16) -> Buffer {
    let (theme, keymap) = (Theme::colours(), Keymap::builtin());
    let look = Look {
        session: Some(session),
        theme: &theme,
        keymap: &keymap,
    };
    let area = Rect::new(0, 0, width, height.saturating_sub(2));
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let place = layer.place(area, &look);
    assert_eq!(
        place.intersection(area),
        place,
        "{layer:?} stays on its screen"
    );
    if let Some((x, y)) = layer.draw(place, &mut buffer, &look) {
        assert!(
            place.contains((x, y).into()),
            "the cursor stands in the layer"
        );
    }
    buffer
}

fn text_of(buffer: &Buffer) -> String {
    let rows = buffer
        .content()
        .chunks(usize::from(buffer.area.width).max(1));
    let rows = rows.map(|row| {
        row.iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect::<String>()
    });
    rows.map(|row| row.trim_end().to_owned() + "\n").collect()
}

/// Widths and heights where a layout changes, none left out among the smallest.
fn sizes() -> Vec<(u16, u16)> {
    let small = (0..=13).flat_map(|width| (0..=9).map(move |height| (width, height)));
    let large = [
        (30, 8),
        (31, 11),
        (40, 15),
        (60, 20),
        (79, 24),
        (80, 23),
        (80, 24),
        (132, 50),
    ];
    small.chain(large).collect()
}

#[test]
fn every_picker_draws_at_every_size_whatever_is_pressed() {
    let session = edited();
    let keymap = Keymap::builtin();
    for keys in ["", "/ z ] Backspace Ctrl-W @ Down PgDn"] {
        for mut layer in all_layers(&session, &keymap) {
            press(layer.as_mut(), keys, Some(&session));
            layer.paste("o\u{200d}\n\u{202e}", Some(&session));
            for (width, height) in sizes() {
                screen(layer.as_ref(), &session, width, height);
            }
        }
    }
}

#[test]
fn the_title_bar_stays_visible_on_a_full_screen() {
    let session = edited();
    for layer in all_layers(&session, &Keymap::builtin()) {
        let drawn = text_of(&screen(layer.as_ref(), &session, 80, 24));
        let covers = drawn.starts_with('┌');
        assert_eq!(covers, drawn.contains("Open the demo"), "{drawn}");
    }
}

#[test]
fn one_row_down_changes_the_gutter_and_the_description_alone() {
    let session = edited();
    let mut layer = move_to(&session).expect("an item is selected");
    let before = screen(layer.as_ref(), &session, 80, 24);
    press(layer.as_mut(), "Down", Some(&session));
    let after = screen(layer.as_ref(), &session, 80, 24);
    let drawn = text_of(&before);
    let rule = drawn
        .lines()
        .position(|line| line.contains("│──"))
        .expect("a rule");
    let changed = before.diff(&after);
    assert!(!changed.is_empty());
    for (x, y, _) in changed {
        assert!(
            x == 3 || usize::from(y) > rule,
            "column {x} of row {y} changed"
        );
    }
}

#[test]
fn a_letter_files_at_once_and_enter_takes_the_highlighted_section() {
    let session = demo();
    let items = session.chosen_items();
    let role = |name: &str| {
        session
            .issue()
            .section_of_role(name)
            .expect("stands in the demo")
    };
    let mut layer = move_to(&session).expect("an item is selected");
    let answer = press(layer.as_mut(), "p", Some(&session));
    assert!(answer.close);
    let filed = matches!(&answer.acts[..], [Act::MoveItems(what, to)] if *what == items && *to == Home::Section(role("projects")));
    assert!(filed, "{answer:?}");

    let mut layer = move_to(&session).expect("an item is selected");
    let answer = press(layer.as_mut(), "/ m i s c Enter", Some(&session));
    let filed = matches!(&answer.acts[..], [Act::MoveItems(_, to)] if *to == Home::Section(role("miscellaneous")));
    assert!(filed, "{answer:?}");
}

#[test]
fn a_section_that_is_missing_is_asked_for_by_its_role_and_the_own_one_is_refused() {
    let session = demo();
    let mut layer = move_to(&session).expect("an item is selected");
    let answer = press(layer.as_mut(), "r", Some(&session));
    let asked = matches!(&answer.acts[..], [Act::MoveItemsToRole(_, role)] if role == "research");
    assert!(asked, "{answer:?}");
    let mut layer = move_to(&session).expect("an item is selected");
    let answer = press(layer.as_mut(), "w", Some(&session));
    assert!(
        !answer.close && matches!(&answer.acts[..], [Act::Refuse(_)]),
        "{answer:?}"
    );
}

#[test]
fn the_likeliest_section_comes_first_with_its_reason() {
    let session = demo();
    let layer = move_to(&session).expect("an item is selected");
    let drawn = text_of(&screen(layer.as_ref(), &session, 80, 24));
    let first = drawn.lines().nth(2).expect("a first row");
    assert!(first.contains("▸t Observations/Thoughts"), "{drawn}");
    assert!(first.contains("1 of 1 from this host"), "{drawn}");
}

#[test]
fn anything_is_found_by_title_host_or_section_and_an_at_sign_limits_to_sections() {
    let session = demo();
    let source = session.issue().source();
    let mut layer = anything(&session);
    let answer = press(layer.as_mut(), "f o r t y Enter", Some(&session));
    let [Act::GoTo(at)] = answer.acts[..] else {
        panic!("{answer:?}");
    };
    assert!(source[at..].starts_with("* [A lexer in forty lines]"));
    let mut layer = anything(&session);
    let answer = press(layer.as_mut(), "@ e u r o Enter", Some(&session));
    let europe = session
        .issue()
        .section_of_role("europe")
        .map(Location::Section);
    let selected = matches!(&answer.acts[..], [Act::Select(location)] if Some(*location) == europe);
    assert!(selected, "{answer:?}");
}

#[test]
fn typing_on_finds_what_typing_afresh_finds() {
    let session = demo();
    let shown = |keys: &str| {
        let mut layer = anything(&session);
        press(layer.as_mut(), keys, Some(&session));
        let drawn = text_of(&screen(layer.as_ref(), &session, 80, 24));
        drawn.split_once('/').map(|(_, rows)| rows.to_owned())
    };
    assert_eq!(shown("f o r t X Backspace y"), shown("f o r t y"));
    assert_eq!(shown("r u x Backspace s t"), shown("r u s t"));
    assert_eq!(shown("@ e x Backspace u"), shown("@ e u"));
}

#[test]
fn the_palette_runs_what_can_run_and_says_why_the_rest_cannot() {
    let session = demo();
    let keymap = Keymap::builtin();
    let mut layer = palette(&session, &keymap, Context::Items);
    let answer = press(layer.as_mut(), "r e l o a d Enter", Some(&session));
    assert!(
        matches!(answer.acts[..], [Act::Run("file.reload")]),
        "{answer:?}"
    );
    let mut layer = palette(&session, &keymap, Context::Items);
    let answer = press(layer.as_mut(), "u n d o Enter", Some(&session));
    assert!(
        !answer.close && matches!(&answer.acts[..], [Act::Refuse(_)]),
        "{answer:?}"
    );
}

#[test]
fn history_travels_to_any_step_and_begins_at_the_one_that_stands() {
    let session = edited();
    let mut layer = history(&session).expect("steps");
    let answer = press(layer.as_mut(), "Enter", Some(&session));
    assert!(matches!(answer.acts[..], [Act::Travel(2)]), "{answer:?}");
    let mut layer = history(&session).expect("steps");
    let answer = press(layer.as_mut(), "Up Up Up Up Enter", Some(&session));
    assert!(matches!(answer.acts[..], [Act::Travel(0)]), "{answer:?}");
    assert!(history(&demo()).is_err(), "nothing was changed yet");
}

#[test]
fn a_key_pressed_in_help_acts_where_help_was_asked_for() {
    let keymap = Keymap::builtin();
    let run = |key: &str| {
        let answer = press(help(&keymap, Context::Items).as_mut(), key, None);
        match answer.acts[..] {
            [Act::Run(id)] if answer.close => id,
            [] if answer.close => "closed",
            _ => "stayed",
        }
    };
    assert_eq!(run("m"), "item.move");
    assert_eq!(run("Enter"), "item.edit");
    assert_eq!(run("/"), "find.filter");
    assert_eq!(run("Ctrl-S"), "file.save");
    for leaving in ["Esc", "q", "?"] {
        assert_eq!(run(leaving), "closed");
    }
    assert_eq!(run("PgDn"), "stayed");
    assert_eq!(run("F5"), "stayed");
}

#[test]
fn the_key_that_asked_never_confirms_and_enter_needs_a_highlighted_answer() {
    let session = edited();
    let asked = Chord::plain('d');
    let mut layer = quit(&session, Some(asked));
    for key in ["d", "Enter", "d"] {
        let answer = press(layer.as_mut(), key, Some(&session));
        assert!(!answer.close && answer.acts.is_empty(), "{key}: {answer:?}");
    }
    let answer = press(layer.as_mut(), "Down Down Enter", Some(&session));
    assert!(
        matches!(answer.acts[..], [Act::Effect(Effect::Discard)]),
        "{answer:?}"
    );
    let answer = press(quit(&session, None).as_mut(), "s", Some(&session));
    assert!(
        matches!(answer.acts[..], [Act::Effect(Effect::SaveAndQuit)]),
        "{answer:?}"
    );
    let answer = press(quit(&session, None).as_mut(), "Esc", Some(&session));
    assert!(answer.close && answer.acts.is_empty());
}

#[test]
fn a_prefix_that_nobody_knows_is_offered_as_a_new_one() {
    let session = demo();
    let mut layer = prefixes(&session).expect("a link is selected");
    press(layer.as_mut(), "/ [ k o ]", Some(&session));
    let drawn = text_of(&screen(layer.as_ref(), &session, 80, 24));
    assert!(drawn.contains("▸  [ko]  a new prefix"), "{drawn}");
    press(layer.as_mut(), "Ctrl-U v i d e o", Some(&session));
    let drawn = text_of(&screen(layer.as_ref(), &session, 80, 24));
    assert!(
        drawn.contains("[video]") && !drawn.contains("a new prefix"),
        "{drawn}"
    );
}

#[test]
fn the_start_screen_opens_recent_files_and_stays_below_what_it_opens() {
    let recent = [PathBuf::from("/a/one.md"), PathBuf::from("/a/two.md")];
    let mut layer = start(&recent, None);
    let answer = press(layer.as_mut(), "2", None);
    assert!(!answer.close && matches!(&answer.acts[..], [Act::Open(path)] if path == &recent[1]));
    assert!(!press(layer.as_mut(), "Esc", None).close);
}
