//! Rules about markers before links.
