//! Input: bytes become keys however they are cut, and waiting is woken by what it should be woken by.

use std::io::Write;
use std::os::unix::net::UnixStream;
use std::thread;
use std::time::{Duration, Instant};

use copydesk::run::{Decoder, Inbox, Input, Post, Typed, Waiting, inbox};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use proptest::prelude::*;

fn key(code: KeyCode, modifiers: KeyModifiers) -> Typed {
    Typed::Key(KeyEvent::new(code, modifiers))
}

fn reads(bytes: &[u8], expected: &[Typed]) {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(bytes), expected, "{bytes:?}");
    assert_eq!(decoder.waiting(), Waiting::Nothing);
}

#[test]
fn characters_and_controls_are_keys() {
    let none = KeyModifiers::NONE;
    let control = KeyModifiers::CONTROL;
    reads(b"a", &[key(KeyCode::Char('a'), none)]);
    reads(b"A", &[key(KeyCode::Char('A'), KeyModifiers::SHIFT)]);
    reads(
        "ñ日".as_bytes(),
        &[
            key(KeyCode::Char('ñ'), none),
            key(KeyCode::Char('日'), none),
        ],
    );
    reads(b"\r", &[key(KeyCode::Enter, none)]);
    reads(b"\n", &[key(KeyCode::Char('j'), control)]);
    reads(b"\x1a", &[key(KeyCode::Char('z'), control)]);
    reads(b"\x7f", &[key(KeyCode::Backspace, none)]);
    reads(b"\x00", &[key(KeyCode::Char(' '), control)]);
}

#[test]
fn arrows_come_in_three_dialects() {
    let none = KeyModifiers::NONE;
    for bytes in [&b"\x1b[A"[..], b"\x1bOA", b"\x1b[1A", b"\x1b[1;1A"] {
        reads(bytes, &[key(KeyCode::Up, none)]);
    }
    let modifiers = KeyModifiers::CONTROL | KeyModifiers::SHIFT;
    reads(b"\x1b[1;6D", &[key(KeyCode::Left, modifiers)]);
    reads(b"\x1b[Z", &[key(KeyCode::BackTab, KeyModifiers::SHIFT)]);
    reads(
        b"\x1b[3~\x1b[5~",
        &[key(KeyCode::Delete, none), key(KeyCode::PageUp, none)],
    );
    reads(b"\x1bOP\x1b[[A\x1b[11~", &vec![key(KeyCode::F(1), none); 3]);
    reads(b"\x1b[24~", &[key(KeyCode::F(12), none)]);
}

#[test]
fn alt_is_an_escape_before_the_key() {
    let alt = KeyModifiers::ALT;
    reads(b"\x1bm", &[key(KeyCode::Char('m'), alt)]);
    reads(b"\x1b\r", &[key(KeyCode::Enter, alt)]);
    reads("\x1bñ".as_bytes(), &[key(KeyCode::Char('ñ'), alt)]);
}

#[test]
fn an_escape_before_another_sequence_is_a_key() {
    reads(
        b"\x1b\x1b[A",
        &[
            key(KeyCode::Esc, KeyModifiers::NONE),
            key(KeyCode::Up, KeyModifiers::NONE),
        ],
    );
}

#[test]
fn unknown_sequences_are_swallowed_whole() {
    let a = [key(KeyCode::Char('a'), KeyModifiers::NONE)];
    for noise in [
        &b"\x1b[?62;4c"[..],
        b"\x1b[<0;10;20M",
        b"\x1b[M !!",
        b"\x1b[99~",
        b"\x1b[57399u",
    ] {
        reads(&[noise, b"a"].concat(), &a);
    }
}

#[test]
fn an_escape_torn_from_its_arrow_is_rejoined() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(b"\x1b"), []);
    assert_eq!(decoder.waiting(), Waiting::Escape);
    assert_eq!(decoder.feed(b"["), []);
    assert_eq!(decoder.waiting(), Waiting::Rest);
    assert_eq!(decoder.feed(b"A"), [key(KeyCode::Up, KeyModifiers::NONE)]);
}

#[test]
fn an_escape_alone_is_a_key_once_waiting_is_given_up() {
    let mut decoder = Decoder::default();
    decoder.feed(b"\x1b");
    assert_eq!(decoder.give_up(), [key(KeyCode::Esc, KeyModifiers::NONE)]);
    decoder.feed(b"\x1b[1;");
    assert_eq!(decoder.give_up(), []);
    assert_eq!(decoder.waiting(), Waiting::Nothing);
}

#[test]
fn a_paste_is_one_text_and_never_keys() {
    reads(
        b"\x1b[200~q\x1b[Ad\r\nw\rx\x1b[201~a",
        &[
            Typed::Paste("q\x1b[Ad\nw\nx".to_owned()),
            key(KeyCode::Char('a'), KeyModifiers::NONE),
        ],
    );
}

#[test]
fn focus_is_reported() {
    reads(b"\x1b[I\x1b[O", &[Typed::FocusGained, Typed::FocusLost]);
}

proptest! {
    #[test]
    fn however_input_is_cut_it_means_the_same(
        parts in prop::collection::vec(prop::sample::select(vec![
            &b"\x1b[A"[..], b"a", b"\x1b[200~x\x1b[2\r\x1b[201~", "日".as_bytes(), b"\x1b[1;5C", b"\x1bOP", b"\x1b[<1;2;3M", b"\x1b[I",
        ]), 0..8),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let bytes = parts.concat();
        let whole = Decoder::default().feed(&bytes);
        let mut at: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        at.extend([0, bytes.len()]);
        at.sort_unstable();
        let mut decoder = Decoder::default();
        let torn: Vec<Typed> = at.windows(2).flat_map(|ends| decoder.feed(&bytes[ends[0]..ends[1]])).collect();
        prop_assert_eq!(torn, whole);
    }

    #[test]
    fn no_bytes_are_too_strange(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut decoder = Decoder::default();
        decoder.feed(&bytes);
        decoder.give_up();
        prop_assert_eq!(decoder.waiting(), Waiting::Nothing);
    }
}

fn keyboard() -> (UnixStream, Inbox<u8>, Post<u8>) {
    let (typist, keys) = UnixStream::pair().unwrap();
    let (inbox, post) = inbox(keys.into()).unwrap();
    (typist, inbox, post)
}

fn pressed(code: KeyCode) -> Input<u8> {
    Input::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

#[test]
fn typed_ahead_keys_arrive_together() {
    let (mut typist, mut inbox, _post) = keyboard();
    typist.write_all(b"jj\x1b[B").unwrap();
    let found = inbox.next(None).unwrap();
    assert_eq!(
        found,
        [
            pressed(KeyCode::Char('j')),
            pressed(KeyCode::Char('j')),
            pressed(KeyCode::Down)
        ]
    );
}

#[test]
fn more_input_than_one_read_is_drained() {
    let (mut typist, mut inbox, _post) = keyboard();
    typist.write_all(&vec![b'x'; 10_000]).unwrap();
    assert_eq!(inbox.next(None).unwrap().len(), 10_000);
}

#[test]
fn a_message_from_another_thread_ends_the_wait() {
    let (_typist, mut inbox, post) = keyboard();
    let worker = thread::spawn(move || post.send(Input::Message(7)));
    assert_eq!(inbox.next(None).unwrap(), [Input::Message(7)]);
    worker.join().unwrap();
    assert_eq!(inbox.next(Some(Duration::ZERO)).unwrap(), []);
}

#[test]
fn a_lone_escape_is_delivered_without_another_key() {
    let (mut typist, mut inbox, _post) = keyboard();
    typist.write_all(b"\x1b").unwrap();
    assert_eq!(inbox.next(None).unwrap(), [pressed(KeyCode::Esc)]);
}

#[test]
fn a_terminal_that_hangs_up_is_said_once_and_not_read_again() {
    let (typist, mut inbox, post) = keyboard();
    drop(typist);
    assert_eq!(inbox.next(None).unwrap(), [Input::HungUp]);
    post.send(Input::Message(1));
    assert_eq!(inbox.next(None).unwrap(), [Input::Message(1)]);
}

#[test]
fn of_several_resizes_the_last_counts() {
    let (_typist, mut inbox, post) = keyboard();
    for input in [
        Input::Resized(80, 24),
        Input::Message(1),
        Input::Resized(100, 30),
    ] {
        post.send(input);
    }
    assert_eq!(
        inbox.next(None).unwrap(),
        [Input::Message(1), Input::Resized(100, 30)]
    );
}

#[test]
fn a_timeout_returns_nothing() {
    let (_typist, mut inbox, _post) = keyboard();
    let deadline = Instant::now() + Duration::from_millis(10);
    assert_eq!(inbox.next(Some(Duration::from_millis(10))).unwrap(), []);
    assert!(Instant::now() >= deadline);
}
