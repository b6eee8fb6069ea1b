//! The routine of a week: a new issue with what it takes over, events from elsewhere, last week's list rolled forward.
//!
//! Everything here is a pure function of texts, issues and past issues; what it would change is shown before it is done,
//! and is one transaction.
//!
//! ```text
//! template + issue before ─▶ new_issue ─▶ text
//! calendar, JSON, table   ─▶ read ─▶ review ─▶ take ─▶ Transaction
//! issue + past issues     ─▶ proposals ─▶ roll ─▶ Transaction
//! ```

mod apply;
mod begin;
mod candidate;
mod carry;
mod clean;
mod compare;
mod known;
mod location;
mod organizer;
mod regulars;
mod review;
mod roll;
mod source;
mod window;

pub use apply::take;
pub use begin::{NewIssue, Start, new_issue};
pub use candidate::Candidate;
pub use carry::{Carried, carry};
pub use organizer::{is_page_of, last_on_page};
pub use review::{Reviewed, Verdict, review};
pub use roll::{Concern, Proposal, proposals, roll};
pub use source::{Format, MAX_BYTES, read};
pub use window::Window;
