//! What to run in a [`Terminal`](super::terminal::Terminal), and in which surroundings.
//!
//! The environment is built from nothing, so that no setting of the machine reaches the program.

use super::scratch::Scratch;
use portable_pty::CommandBuilder;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A program, its arguments and its surroundings. Defaults: 80×24, `xterm-256color`, `C.UTF-8`, a fresh home.
#[derive(Clone, Debug)]
pub struct Options {
    program: PathBuf,
    args: Vec<String>,
    env: Vec<(String, String)>,
    cwd: Option<PathBuf>,
    home: Option<PathBuf>,
    pub(super) size: (u16, u16),
    pub(super) deadline: Duration,
}

impl Options {
    /// The copydesk under test.
    pub fn copydesk() -> Self {
        Self::program(env!("CARGO_BIN_EXE_copydesk"))
    }

    /// A script for `/bin/sh`.
    pub fn shell(script: &str) -> Self {
        Self::program("/bin/sh").arg("-c").arg(script)
    }

    /// Any program, by absolute path.
    pub fn program(path: impl Into<PathBuf>) -> Self {
        Self {
            program: path.into(),
            args: Vec::new(),
            env: Vec::new(),
            cwd: None,
            home: None,
            size: (80, 24),
            deadline: Duration::from_secs(10),
        }
    }

    /// One more argument.
    pub fn arg(mut self, arg: impl AsRef<Path>) -> Self {
        let arg = arg.as_ref().to_str().expect("arguments are UTF-8");
        self.args.push(arg.to_owned());
        self
    }

    /// Sets a variable, also one of the defaults.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Columns and rows.
    pub fn size(mut self, cols: u16, rows: u16) -> Self {
        self.size = (cols, rows);
        self
    }

    /// The folder to start in; without it, the home.
    pub fn cwd(mut self, folder: impl Into<PathBuf>) -> Self {
        self.cwd = Some(folder.into());
        self
    }

    /// A home that outlives the program, for tests that start it twice.
    pub fn home(mut self, folder: impl Into<PathBuf>) -> Self {
        self.home = Some(folder.into());
        self
    }

    /// How long to wait for anything before the test fails.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// The command to spawn, and the temporary home where none was given.
    pub(super) fn command(&self) -> (CommandBuilder, Option<Scratch>) {
        let fresh = self.home.is_none().then(Scratch::new);
        let home = match (&self.home, &fresh) {
            (Some(path), _) => path.clone(),
            (None, Some(scratch)) => scratch.path().to_owned(),
            (None, None) => unreachable!("a home is either given or made"),
        };
        let mut command = CommandBuilder::new(&self.program);
        command.args(&self.args);
        command.cwd(self.cwd.as_ref().unwrap_or(&home));
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("SHELL", "/bin/sh");
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("TZ", "UTC");
        command.env("HOME", &home);
        for (name, folder) in [
            ("XDG_CONFIG_HOME", ".config"),
            ("XDG_DATA_HOME", ".local/share"),
            ("XDG_STATE_HOME", ".local/state"),
            ("XDG_CACHE_HOME", ".cache"),
            ("XDG_RUNTIME_DIR", ".run"),
        ] {
            command.env(name, home.join(folder));
        }
        for (name, value) in &self.env {
            command.env(name, value);
        }
        (command, fresh)
    }
}
