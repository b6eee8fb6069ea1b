//! Rules about what the site renders otherwise.
