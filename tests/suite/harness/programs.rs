//! Starting, typing, signals and endings, on `cat` and `sh`.

use crate::support::keys::strokes;
use crate::support::launch::Options;
use crate::support::scratch::Scratch;
use crate::support::terminal::Terminal;
use rustix::process::Signal;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// Shows what arrives: raw, unbuffered, control characters as `^X`.
const SHOW_KEYS: &str = "stty raw -echo; printf 'ready\\r\\n'; exec cat -v";

/// The message of the failure that `waiting` ends in.
fn failure(waiting: impl FnOnce()) -> String {
    let panic = catch_unwind(AssertUnwindSafe(waiting)).expect_err("a failure");
    panic.downcast_ref::<String>().expect("a message").clone()
}

#[test]
fn what_is_typed_at_cat_comes_back() {
    let terminal = Terminal::start(&Options::program("/bin/cat"));
    terminal.keys("hello<Enter>");
    terminal.wait_until("no echo and answer", |screen| {
        screen.starts_with("hello\nhello")
    });
    assert_eq!(terminal.cursor(), Some((0, 2)));
    terminal.keys("<C-d>");
    assert!(terminal.wait_exit().success());
}

#[test]
fn copydesk_can_be_run() {
    let terminal = Terminal::start(&Options::copydesk().arg("--version"));
    assert!(terminal.wait_exit().success(), "{}", terminal.screen());
}

#[test]
fn an_exit_status_and_the_last_words_are_kept() {
    let terminal = Terminal::start(&Options::shell("printf 'last words'; exit 3"));
    assert_eq!(terminal.wait_exit().exit_code(), 3);
    assert_eq!(terminal.screen().trim_end(), "last words");
    assert_eq!(terminal.raw_output(), b"last words");
}

#[test]
fn a_signal_ends_or_is_trapped() {
    let terminal = Terminal::start(&Options::program("/bin/cat"));
    terminal.kill(Signal::TERM);
    assert_eq!(terminal.wait_exit().signal(), Some("Terminated"));

    let trapping = "trap 'echo caught; exit 7' TERM; echo ready; while read x; do :; done";
    let terminal = Terminal::start(&Options::shell(trapping));
    terminal.wait_for("ready");
    terminal.kill(Signal::TERM);
    terminal.wait_for("caught");
    assert_eq!(terminal.wait_exit().exit_code(), 7);
}

#[test]
fn a_dropped_line_is_a_hang_up_and_types_nothing() {
    let scratch = Scratch::new();
    let script = "trap 'echo hup >> log; exit' HUP; stty raw; echo ready; \
                  while read x; do echo \"read $x\" >> log; done; echo end >> log";
    let mut terminal = Terminal::start(&Options::shell(script).cwd(scratch.path()));
    terminal.wait_for("ready");
    terminal.hang_up();
    terminal.wait_exit();
    assert_eq!(scratch.read("log"), "hup\n");
}

#[test]
fn a_resize_is_noticed() {
    let script = "trap 'stty size' WINCH; stty size; while :; do read x; done";
    let terminal = Terminal::start(&Options::shell(script).size(60, 14));
    terminal.wait_for("14 60");
    terminal.resize(100, 30);
    terminal.wait_for("30 100");
    assert_eq!(terminal.screen().split('\n').count(), 30);
}

#[test]
fn the_surroundings_are_clean_and_can_be_set() {
    let scratch = Scratch::new();
    let script = "pwd; echo \"[$TERM|$LANG|$NO_COLOR|$EDITOR|$COLORTERM|$CARGO_MANIFEST_DIR]\"; \
                  [ \"$XDG_STATE_HOME\" = \"$HOME/.local/state\" ] && ls -A \"$HOME\" | wc -l";
    let options = Options::shell(script)
        .env("EDITOR", "ed")
        .env("TERM", "dumb")
        .home(scratch.path())
        .size(200, 5);
    let terminal = Terminal::start(&options);
    assert!(terminal.wait_exit().success());
    let screen = terminal.screen();
    let rows: Vec<&str> = screen.lines().collect();
    assert_eq!(
        rows[0],
        scratch.path().canonicalize().unwrap().to_str().unwrap()
    );
    assert_eq!(rows[1..3], ["[dumb|C.UTF-8||ed||]", "0"]);
}

#[test]
fn keys_arrive_as_a_terminal_sends_them() {
    let terminal = Terminal::start(&Options::shell(SHOW_KEYS));
    terminal.wait_for("ready");
    terminal.keys("<C-s>jj<lt>é<S-Tab><Up><PgDn><A-Enter><A-x><C-Left><S-F5><BS><C-Space>.");
    terminal.wait_for("^Sjj<M-CM-)^[[Z^[[A^[[6~^[^M^[x^[[1;5D^[[15;2~^?^@.");
}

#[test]
fn a_bare_esc_is_a_stroke_of_its_own() {
    assert_eq!(
        strokes("ab<Esc>:w<Esc>"),
        [&b"ab"[..], b"\x1b", b":w", b"\x1b"]
    );
    assert_eq!(strokes("<A-Esc>a>"), [&b"\x1b\x1ba>"[..]]);
    let one_read = "dd bs=64 count=1 2>/dev/null | cat -v";
    let script = format!("stty raw -echo; printf ready; {one_read}; printf ,; {one_read}; read x");
    let terminal = Terminal::start(&Options::shell(&script));
    terminal.wait_for("ready");
    terminal.keys("<Esc>x");
    terminal.wait_for("ready^[,x");
}

#[test]
#[should_panic(expected = "no such key: <Entr>")]
fn a_misspelt_key_fails() {
    strokes("a<Entr>");
}

#[test]
fn a_paste_is_bracketed_once_the_program_asks_for_it() {
    let script = format!("printf '\\033[?2004h'; {SHOW_KEYS}");
    let terminal = Terminal::start(&Options::shell(&script));
    terminal.wait_for("ready");
    terminal.paste("a\nb");
    terminal.wait_for("^[[200~a^Mb^[[201~");

    let hasty = Duration::from_millis(50);
    let terminal = Terminal::start(&Options::program("/bin/cat").deadline(hasty));
    assert!(failure(|| terminal.paste("a")).contains("bracketed paste was not asked for"));
}

#[test]
fn a_program_that_does_not_read_cannot_hang_the_typing() {
    let terminal = Terminal::start(&Options::shell("stty raw -echo; echo ready; sleep 600"));
    terminal.wait_for("ready");
    terminal.send(&"x".repeat(100_000));
}

#[test]
fn a_failed_wait_shows_the_whole_screen() {
    let hasty = Duration::from_millis(300);
    let script = "printf 'one 漢\\ntwo'; read x";
    let terminal = Terminal::start(&Options::shell(script).size(8, 3).deadline(hasty));
    terminal.wait_for("two");
    let message = failure(|| terminal.wait_for("three"));
    let frame = "┌────────┐\n│one 漢  │\n│two     │\n│        │\n└────────┘";
    assert_eq!(
        message,
        format!("\"three\" did not appear (the program still runs, waited 300ms)\n{frame}")
    );
    assert!(failure(|| terminal.wait_gone("two")).starts_with("\"two\" did not go away"));
    assert!(failure(|| drop(terminal.wait_exit())).starts_with("the program did not end"));
}

#[test]
fn a_wait_for_a_program_that_has_ended_fails_at_once() {
    let terminal = Terminal::start(&Options::shell("exit 4").deadline(Duration::from_secs(3600)));
    terminal.wait_exit();
    let message = failure(|| terminal.wait_for("never"));
    assert!(
        message.contains("the program has ended: Exited with code 4"),
        "{message}"
    );
}

#[test]
fn a_dropped_terminal_ends_what_it_started() {
    let script = "sleep 600 & echo \"pid $!.\"; wait";
    let terminal = Terminal::start(&Options::shell(script));
    terminal.wait_for(".");
    let screen = terminal.screen();
    let pid = screen
        .trim()
        .trim_start_matches("pid ")
        .trim_end_matches('.');
    let stat = format!("/proc/{pid}/stat");
    drop(terminal);
    let deadline = std::time::Instant::now() + Duration::from_secs(10);
    // Where nobody adopts it, the dead child stays a zombie.
    while std::fs::read_to_string(&stat).is_ok_and(|line| !line.contains(") Z ")) {
        assert!(std::time::Instant::now() < deadline, "still running");
        std::thread::yield_now();
    }
}
