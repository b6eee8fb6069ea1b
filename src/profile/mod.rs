//! What a newsletter looks like, as data: sections and roles, prefixes, metadata, dates, regions, files.
//!
//! Nothing in Rust names a section title. A profile is one TOML file of `assets/profiles/`, or a user's own; every
//! fact that rules, operations and the interface need about a newsletter is looked up here.

mod blocks;
mod calls;
mod countries;
mod dates;
mod days;
mod groups;
mod load;
mod places;
mod schema;
mod templates;
mod web;

pub use blocks::{Block, BlockField, BlockPart, FieldKind, PartKind, Piece, pieces, slots};
pub use calls::CallWords;
pub use countries::CountryStyle;
pub use dates::{DateFormat, FoundDate, read_date};
pub use groups::{Group, KnownGroups, rank, repository};
pub use load::{ProfileError, builtin, builtin_names, by_name, parse};
pub use places::{Country, Tables, tables};
pub use schema::{
    Events, Files, FrontMatterStyle, Kind, Metadata, Numbering, Prefix, Profile, Publisher, Region,
    Role, Thread, Titles, Window, Words,
};
pub use templates::{EVENTS_LIST, fill, fill_with, template, unknown_variables};
pub use web::{Web, web};

/// `text` as headings are compared: case-folded, white space collapsed, a trailing `:` and emoji at the ends ignored.
pub fn fold_title(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let joined = words.join(" ");
    joined
        .trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '#' | '+'))
        .to_owned()
}
