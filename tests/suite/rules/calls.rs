//! Rules about calls for participation and groups.
