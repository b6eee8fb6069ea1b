//! Rules about what must be gone before publication.
