//! Forms: fields whose values become an operation.
