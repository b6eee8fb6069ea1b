//! Forms: fields whose values become an operation.
use super::layer::Layer;
use crate::ops::Refusal;
use crate::session::Session;
pub(super) enum Where {
    Behind,
    End,
}
type L = Result<Box<dyn Layer>, Refusal>;
pub(super) fn add(_s: &Session, _w: Where) -> L {
    Err(Refusal::new("stub"))
}
pub(super) fn edit(_s: &Session) -> L {
    Err(Refusal::new("stub"))
}
pub(super) fn edit_source(_s: &Session) -> L {
    Err(Refusal::new("stub"))
}
pub(super) fn edit_section(_s: &Session) -> L {
    Err(Refusal::new("stub"))
}
pub(super) fn filter(_s: &Session) -> Box<dyn Layer> {
    Box::new(super::picker::Stub)
}
pub(super) fn save_as(_s: &Session) -> Box<dyn Layer> {
    Box::new(super::picker::Stub)
}
pub(super) fn paste(_s: &Session) -> Box<dyn Layer> {
    Box::new(super::picker::Stub)
}
