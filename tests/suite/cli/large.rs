//! Files that are large for a draft: one is asked first.

use crate::support::launch::Options;
use crate::support::scratch::Scratch;
use crate::support::terminal::Terminal;

/// The program on a file of a little more than 2 MiB, and the question.
fn asked(scratch: &Scratch) -> Terminal {
    let options = Options::copydesk().arg("large.md").cwd(scratch.path());
    let terminal = Terminal::start(&options);
    terminal.wait_for("large.md is large for a draft (3 MiB). Open it? [y/N]");
    terminal
}

fn large() -> Scratch {
    Scratch::new().file("large.md", "word\n".repeat(450_000))
}

#[test]
fn a_large_file_is_not_opened_unasked() {
    let scratch = large();
    let terminal = asked(&scratch);
    terminal.keys("n<Enter>");
    assert_eq!(terminal.wait_exit().exit_code(), 2);
    assert!(terminal.screen().contains("large.md was not opened"));
}

#[test]
fn a_large_file_is_opened_where_one_says_so() {
    let scratch = large();
    let terminal = asked(&scratch);
    terminal.keys("y<Enter>");
    terminal.wait_for("Sections");
}
