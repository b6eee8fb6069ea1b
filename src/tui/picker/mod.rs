//! Pickers: lists to choose from.
