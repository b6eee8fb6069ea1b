//! `copydesk events roll-forward`: drops what is over, corrects the window, and says what else there is to look at.

use super::Draft;
use crate::cells::visible;
use crate::cli::{Failure, Outcome, Status, output};
use crate::store::path_name;
use crate::week::{self, Concern, Proposal};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Drop events that are over, correct the window, and say what else to look at
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    /// The draft
    draft: PathBuf,
    /// Only say what would be done
    #[arg(long)]
    dry_run: bool,
    /// The folder of past issues [default: the one of the checkout]
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
    /// The newsletter, where it cannot be told from the text
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
}

/// The parts of the list, in the order of the proposals.
const PARTS: [(Concern, &str); 6] = [
    (Concern::Over, "over, dropped"),
    (Concern::Sentence, "the window, corrected"),
    (Concern::Outside, "after the window, left"),
    (Concern::Twin, "perhaps one event, left"),
    (Concern::Missing, "missing this week"),
    (Concern::Carried, "carried over"),
];

pub(in crate::cli) fn run(args: &Args) -> Outcome {
    let draft = Draft::open(
        &args.draft,
        args.profile.as_deref(),
        args.archive.as_deref(),
    )?;
    let older = draft.archive.as_ref().zip(draft.issue.date());
    let older = older
        .as_ref()
        .map(|(archive, date)| archive.older_than(*date));
    let proposals = week::proposals(&draft.issue, older.as_ref());
    let chosen = proposals.iter().filter(|one| one.concern.is_default());
    let chosen: Vec<&Proposal> = chosen.collect();
    let name = path_name(&args.draft);
    let change = week::roll(&draft.issue, &chosen)
        .map_err(|refusal| Failure(format!("{refusal}; {name} is unchanged")))?;
    if !args.dry_run && !change.is_empty() {
        draft.save(&change)?;
    }
    let mut text = list(&proposals);
    let _ = match (change.is_empty(), args.dry_run) {
        (true, _) => writeln!(text, "{name} is unchanged: nothing is over"),
        (false, true) => writeln!(text, "{name} is unchanged: --dry-run"),
        (false, false) => writeln!(text, "{name}: rolled forward"),
    };
    output::print(&text)?;
    Ok(Status::Done)
}

fn list(proposals: &[Proposal]) -> String {
    let mut text = String::new();
    for (concern, title) in PARTS {
        let rows: Vec<&Proposal> = proposals
            .iter()
            .filter(|one| one.concern == concern)
            .collect();
        if rows.is_empty() {
            continue;
        }
        let _ = writeln!(text, "{title}: {}", rows.len());
        for one in rows {
            let line = format!("{} ({})", one.text, one.reason);
            let _ = writeln!(text, "  {}", visible(&line));
        }
    }
    text
}
