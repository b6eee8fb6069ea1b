//! `copydesk [FILE or DIR]` and `copydesk demo`: the editor itself.

use super::{Failure, Outcome, Status};
use crate::run::config::{self, Config};
use crate::run::settings::Settings;
use crate::run::{self, Backup, Chosen, checkout, demo, load};
use crate::store::{large, path_name};
use std::collections::BTreeSet;
use std::io::{self, BufRead as _, IsTerminal as _, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// What to open.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Args {
    /// The draft to open, or a newsletter's checkout, whose newest draft opens [default: the folder you are in]
    path: Option<PathBuf>,
    /// The newsletter's profile: a name, or the path of a .toml file [default: the one that fits the text]
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// The folder of past issues [default: the checkout's]
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
    /// Leave the old text beside the draft, as NAME~, at the first save
    #[arg(long)]
    backup: bool,
}

/// Opens what `args` name in the editor.
pub(super) fn run(args: &Args) -> Outcome {
    let mut config = config::read();
    let chosen = chosen(args, &mut config)?;
    let found = match &args.path {
        Some(path) if path.is_dir() => Some(draft_in(path, &config)?),
        Some(path) => Some(path.clone()),
        None => checkout::newest_draft(Path::new("."), &config.profiles),
    };
    if let Some(path) = &found {
        ask_about_size(path)?;
    }
    open(found.as_deref(), None, config, chosen)
}

/// Asks before a file is opened that is large for a draft. Without a terminal nobody can answer, and nothing opens anyway.
fn ask_about_size(path: &Path) -> Result<(), Failure> {
    let Some(size) = large(path).filter(|_| io::stdin().is_terminal()) else {
        return Ok(());
    };
    let name = path_name(path);
    let question = format!("{name} is large for a draft ({size} MiB). Open it? [y/N] ");
    let _ = write!(io::stderr(), "{question}");
    let mut answer = String::new();
    let _ = io::stdin().lock().take(100).read_line(&mut answer);
    if matches!(answer.trim(), "y" | "Y" | "yes") {
        return Ok(());
    }
    Err(Failure(format!("{name} was not opened")))
}

/// Opens the embedded demo.
pub(super) fn run_demo() -> Outcome {
    let path = demo::write().map_err(|error| {
        Failure(format!(
            "the demo could not be written to a temporary folder: {error}"
        ))
    })?;
    let words = demo::greeting(&path);
    open(Some(&path), Some(words), config::read(), Chosen::default())
}

fn chosen(args: &Args, config: &mut Config) -> Result<Chosen, Failure> {
    let name = args.profile.as_deref();
    let profile = name.map(|name| config.profile(name).map_err(Failure));
    if let Some(folder) = args.archive.as_ref().filter(|folder| !folder.is_dir()) {
        let name = crate::store::path_name(folder);
        return Err(Failure(format!(
            "{name}, the folder of past issues, is no folder"
        )));
    }
    Ok(Chosen {
        profile: profile.transpose()?,
        archive: args.archive.clone(),
        backup: if args.backup {
            Backup::Beside(BTreeSet::new())
        } else {
            Backup::Never
        },
    })
}

fn draft_in(folder: &Path, config: &Config) -> Result<PathBuf, Failure> {
    checkout::newest_draft(folder, &config.profiles)
        .or_else(|| checkout::newest_issue(folder, &config.profiles))
        .ok_or_else(|| {
            let name = crate::store::path_name(folder);
            Failure(format!(
                "{name} is a folder without a draft in it; name a file, or a newsletter's checkout"
            ))
        })
}

/// The editor on `path`, or on the start screen; it says `words` first, or what there is to say about the file.
fn open(path: Option<&Path>, words: Option<String>, mut config: Config, chosen: Chosen) -> Outcome {
    let session = match path {
        Some(path) => {
            let settings = Settings::around(path, &config.profiles);
            let session = load::load_with(path, &config, &chosen, &settings);
            config.complaints.extend(settings.complaints);
            Some(session.map_err(Failure)?)
        }
        None => None,
    };
    let greeting = words.or_else(|| session.as_ref().map(load::greeting));
    let code = run::edit(session, config, chosen, greeting).map_err(Failure)?;
    Ok(Status::Left(code))
}
