//! `copydesk outline`: prints what was understood of an issue, for scripts or for reading.

mod json;
mod tree;

use super::load::Reader;
use super::{Outcome, Status, output};
use std::path::PathBuf;

/// Print the sections and items of an issue.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The issue
    issue: PathBuf,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The newsletter, where it cannot be told from the text
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A readable tree
    Text,
    /// One JSON object
    Json,
}

pub(super) fn run(args: &Args) -> Outcome {
    let reader = Reader::new(args.profile.as_deref())?;
    let (_, issue) = reader.open(&args.issue)?;
    let text = match args.format {
        Format::Text => tree::write(&issue),
        Format::Json => json::write(&issue, &args.issue),
    };
    output::print(&text)?;
    Ok(Status::Done)
}
