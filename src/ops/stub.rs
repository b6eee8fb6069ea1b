#![allow(missing_docs, unused_variables, clippy::all, clippy::pedantic)]
use super::Refusal;
use crate::issue::{Attendance, Issue};
use crate::profile::Profile;
use crate::text::{Span, Transaction};
use jiff::civil::Date;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    Start,
    End,
    Sorted,
    Index(usize),
}
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkFields {
    pub url: String,
    pub title: String,
    pub prefixes: Vec<String>,
}
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedUrl {
    pub name: String,
    pub url: String,
}
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFields {
    pub date: Option<Date>,
    pub end_date: Option<Date>,
    pub attendance: Attendance,
    pub city: String,
    pub state: String,
    pub country: String,
    pub organizers: Vec<NamedUrl>,
    pub talks: Vec<NamedUrl>,
}
type R = Result<Transaction, Refusal>;
fn no() -> R {
    Err(Refusal::new("stub"))
}
impl LinkFields {
    pub fn of(issue: &Issue, item: usize) -> Option<Self> {
        None
    }
    pub fn markdown(&self) -> String {
        String::new()
    }
}
impl EventFields {
    pub fn of(issue: &Issue, item: usize) -> Option<Self> {
        None
    }
    pub fn markdown(&self, issue: &Issue) -> String {
        String::new()
    }
    pub fn region(&self, profile: &Profile) -> Option<String> {
        None
    }
}
pub fn add(issue: &Issue, section: usize, at: At, text: &str) -> R {
    no()
}
pub fn add_link(issue: &Issue, section: usize, at: At, fields: &LinkFields) -> R {
    no()
}
pub fn add_event(issue: &Issue, section: Option<usize>, at: At, fields: &EventFields) -> R {
    no()
}
pub fn remove(issue: &Issue, items: &[usize]) -> R {
    no()
}
pub fn move_to(issue: &Issue, items: &[usize], section: usize, at: At) -> R {
    no()
}
pub fn move_up(issue: &Issue, items: &[usize], by: usize) -> R {
    no()
}
pub fn move_down(issue: &Issue, items: &[usize], by: usize) -> R {
    no()
}
pub fn replace(issue: &Issue, item: usize, text: &str) -> R {
    no()
}
pub fn edit_link(issue: &Issue, item: usize, fields: &LinkFields) -> R {
    no()
}
pub fn edit_event(issue: &Issue, item: usize, fields: &EventFields) -> R {
    no()
}
pub fn sort(issue: &Issue, section: usize) -> R {
    no()
}
pub fn set_field(issue: &Issue, key: &str, value: &str) -> R {
    no()
}
pub fn toggle_prefix(issue: &Issue, items: &[usize], prefix: &str) -> R {
    no()
}
pub fn create_section(issue: &Issue, role: &str) -> R {
    no()
}
pub fn replace_span(issue: &Issue, span: Span, text: &str) -> R {
    no()
}
pub fn paste(issue: &Issue, section: usize, at: At, text: &str) -> R {
    no()
}
