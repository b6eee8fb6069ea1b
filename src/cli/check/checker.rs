//! One file: read, checked, compared with an older revision or mended.

use super::archives::Archives;
use super::git::Revision;
use super::mend::{self, Mended, Mending};
use super::targets::{Place, Target, Targets};
use super::{Args, unseen};
use crate::cli::load::Reader;
use crate::cli::{Failure, output};
use crate::issue::Issue;
use crate::rules::{Diagnostic, Facts, Stage, check};
use crate::run::acknowledged;
use crate::session::Acknowledged;
use crate::store::{self, Encoding, Opened, path_name};
use std::io::{self, Read as _};
use std::sync::Arc;

/// What is asked of every file.
pub(super) struct Checker {
    reader: Reader,
    archives: Archives,
    stage: Stage,
    since: Option<Revision>,
    mending: Mending,
    standing: Standing,
}

/// What is done about findings that editors acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// They are left out and counted.
    LeftOut,
    /// They are told like the others.
    Told,
}

/// A file and what is wrong with it.
#[derive(Debug)]
pub(super) struct Checked {
    /// As it was named.
    pub(super) name: String,
    /// Its text, mended where that was asked.
    pub(super) issue: Issue,
    /// What is wrong with that text.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What was mended, in order; with `--diff`, what would be.
    pub(super) mended: Vec<Mended>,
    /// How many findings were left out because editors acknowledged them.
    pub(super) acknowledged: usize,
    /// The text with the fixes of `--diff`.
    pub(super) shown: Option<String>,
}

/// A file as it was read.
struct Draft {
    issue: Issue,
    facts: Facts,
    acknowledged: Acknowledged,
    opened: Option<Opened>,
}

impl Draft {
    /// What is wrong with `issue`, the text of this draft or a mended one, and how much of it editors acknowledged.
    fn check(&self, issue: &Issue) -> (Vec<Diagnostic>, usize) {
        let mut found = check(issue, &self.facts);
        let all = found.len();
        let name = self.facts.file_name.as_deref().unwrap_or_default();
        found.retain(|found| !self.acknowledged.covers(issue, name, found));
        let left_out = all - found.len();
        (found, left_out)
    }
}

impl Checker {
    pub(super) fn new(args: &Args, reader: Reader, targets: &Targets) -> Result<Self, Failure> {
        targets.allow(&args.mend)?;
        let since = args.since.as_deref();
        let since = since.map(|name| Revision::new(name, &targets.list));
        Ok(Self {
            reader,
            archives: Archives::new(args.archive.clone())?,
            stage: if args.release {
                Stage::Release
            } else {
                Stage::Draft
            },
            since: since.transpose()?,
            mending: args.mend.mending(),
            standing: if args.all {
                Standing::Told
            } else {
                Standing::LeftOut
            },
        })
    }

    pub(super) fn check(&self, target: &Target) -> Result<Checked, Failure> {
        let draft = self.read(target)?;
        let (mut diagnostics, acknowledged) = draft.check(&draft.issue);
        if let Some(revision) = &self.since
            && let Some(old) = revision.text_of(target)?
        {
            let old = Issue::parse(old, Arc::clone(draft.issue.profile()));
            let known = check(&old, &draft.facts);
            diagnostics = unseen::unseen(&old, &known, &draft.issue, diagnostics);
        }
        let checked = Checked {
            name: target.name(),
            issue: draft.issue.clone(),
            diagnostics,
            mended: Vec::new(),
            acknowledged,
            shown: None,
        };
        match self.mending {
            Mending::Nothing => Ok(checked),
            Mending::Show => Ok(mend::shown(checked, |issue| draft.check(issue).0)),
            Mending::Write => {
                let opened = draft.opened.as_ref();
                mend::written(checked, |issue| draft.check(issue).0, opened)
            }
        }
    }

    fn read(&self, target: &Target) -> Result<Draft, Failure> {
        let (text, opened, encoding) = match &target.place {
            Place::File(path) => {
                let mut opened = store::open(path).map_err(|error| Failure::of(&error))?;
                let text = std::mem::take(&mut opened.text);
                let encoding = opened.encoding;
                (text, Some(opened), encoding)
            }
            Place::Input(_) => {
                let (text, encoding) = input()?;
                (text, None, encoding)
            }
        };
        let bad_byte = match encoding {
            Encoding::Utf8 => None,
            Encoding::Nul { at } => Some(at),
            Encoding::NotUtf8 { at } => {
                let name = target.spoken();
                return Err(Failure(format!(
                    "{name} is not UTF-8 from byte {at} on; nothing was checked"
                )));
            }
        };
        let issue = self.reader.parse(text, &target.settings);
        let path = match &target.place {
            Place::File(path) => Some(path.as_path()),
            Place::Input(path) => path.as_deref(),
        };
        let facts = Facts {
            file_name: target.file_name(),
            bad_byte,
            archive: self.archives.of(path, issue.profile(), &target.settings),
            archive_is_awaited: false,
            stage: self.stage,
            levels: target.settings.levels.clone(),
        };
        Ok(Draft {
            issue,
            facts,
            acknowledged: self.acknowledged(target),
            opened,
        })
    }
}

impl Checker {
    /// What editors acknowledged about `target`, where that is to be left out. Where it cannot be read, that is said.
    fn acknowledged(&self, target: &Target) -> Acknowledged {
        let (Place::File(path) | Place::Input(Some(path))) = &target.place else {
            return Acknowledged::default();
        };
        if self.standing == Standing::Told {
            return Acknowledged::default();
        }
        let ledger = acknowledged::ledger(path, &target.settings);
        let read = ledger.map(|ledger| acknowledged::read(&ledger));
        match read {
            None => Acknowledged::default(),
            Some(Ok(read)) => read,
            Some(Err(reason)) => {
                output::complain(&reason);
                Acknowledged::default()
            }
        }
    }
}

/// What stands in standard input, as far as it is a text.
fn input() -> Result<(String, Encoding), Failure> {
    let mut bytes = Vec::new();
    let mut limited = io::stdin().lock().take(store::MAX_BYTES + 1);
    limited
        .read_to_end(&mut bytes)
        .map_err(|error| Failure(format!("cannot read standard input: {error}")))?;
    if bytes.len() as u64 > store::MAX_BYTES {
        let limit = store::MAX_BYTES / (1024 * 1024);
        return Err(Failure(format!(
            "standard input is larger than {limit} MiB; nothing was checked"
        )));
    }
    let encoding = Encoding::of(&bytes);
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|bad| String::from_utf8_lossy(bad.as_bytes()).into_owned());
    Ok((text, encoding))
}

impl Target {
    /// As it is named in a sentence.
    pub(super) fn spoken(&self) -> String {
        match &self.place {
            Place::File(path) | Place::Input(Some(path)) => path_name(path),
            Place::Input(None) => "standard input".to_owned(),
        }
    }
}
