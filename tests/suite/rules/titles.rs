//! Rules about the titles of links.
