//! Rules about metadata and the file name.
