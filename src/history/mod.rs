//! Labelled undo steps.
