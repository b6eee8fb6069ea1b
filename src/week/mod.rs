//! The routine of a week: a new issue with what it takes over, events from elsewhere, last week's list rolled forward.
//!
//! Everything here is a pure function of issues and past issues; what it would change is shown before it is done, and is
//! one transaction.

mod begin;
mod carry;

pub use begin::{NewIssue, Start, new_issue};
pub use carry::{Carried, carry};
