//! The whole program from the outside: what it refuses, in one sentence, with status 2 and nothing touched.

mod check;
mod events;
mod large;
mod merge;
mod mistakes;
mod new;
mod recover;
mod rescue;
mod statuses;

use crate::support::scratch::Scratch;
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::os::unix::fs::FileTypeExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(30);
const DEMO: &str = include_str!("../../assets/demo/draft.md");

/// How the program ended, and all that it said.
#[derive(Debug, PartialEq, Eq)]
struct Ended {
    status: Option<i32>,
    stdout: String,
    stderr: String,
}

/// The program in `folder`, without a terminal and with nothing of this machine's settings.
fn program(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command
        .args(args)
        .current_dir(folder)
        .env_clear()
        .env("HOME", folder)
        .env("TERM", "xterm-256color")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn run(folder: &Path, args: &[&str]) -> Ended {
    ended(program(folder, args).spawn().unwrap())
}

/// Waits for `child`, which is killed where it does not end.
#[track_caller]
fn ended(mut child: Child) -> Ended {
    // A pipe holds no more than some pages, so what is said is read while it is said.
    let stdout = child.stdout.take().map(reader);
    let stderr = child.stderr.take().map(reader);
    let deadline = Instant::now() + PATIENCE;
    while child.try_wait().unwrap().is_none() {
        if Instant::now() > deadline {
            child.kill().unwrap();
            panic!("the program did not end");
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    let status = child.wait().unwrap().code();
    let said = |pipe: Option<JoinHandle<String>>| {
        pipe.map_or_else(String::new, |pipe| pipe.join().unwrap())
    };
    Ended {
        status,
        stdout: said(stdout),
        stderr: said(stderr),
    }
}

fn reader(mut pipe: impl Read + Send + 'static) -> JoinHandle<String> {
    std::thread::spawn(move || {
        let mut said = String::new();
        pipe.read_to_string(&mut said).unwrap();
        said
    })
}

/// What stands in `folder`: every name with its bytes, or with none where it is no regular file.
fn listing(folder: &Path) -> BTreeMap<String, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let kind = fs::symlink_metadata(&path).unwrap().file_type();
        if kind.is_dir() {
            for (inner, bytes) in listing(&path) {
                found.insert(format!("{name}/{inner}"), bytes);
            }
        }
        let is_opaque = kind.is_dir() || kind.is_fifo();
        found.insert(name, (!is_opaque).then(|| fs::read(&path).unwrap()));
    }
    found
}

/// The arguments are refused with `sentence` alone, and nothing in the folder changed.
#[track_caller]
fn refused(scratch: &Scratch, args: &[&str], sentence: &str) {
    let before = listing(scratch.path());
    let expected = Ended {
        status: Some(2),
        stdout: String::new(),
        stderr: format!("copydesk: {sentence}\n"),
    };
    assert_eq!(run(scratch.path(), args), expected, "{args:?}");
    assert_eq!(listing(scratch.path()), before, "{args:?}");
}
