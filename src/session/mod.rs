//! The one mutable model.
