//! The site's view of a text: against Python-Markdown itself, against what is kept of it, and on hostile text.

mod agreement;
mod constructs;
mod outline;
mod properties;
