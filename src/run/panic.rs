//! Panics: the terminal given back first, then said what happened, with nothing lost.
//!
//! A panic inside [`contained`] is returned as its message and nothing is printed: for drawing, where the view may
//! fail and the text stays, and for workers. Any other panic of the main thread ends the program with status 101.

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook};
use std::thread;

use super::signals::complain;
use super::terminal::Restore;

thread_local! {
    /// How many [`contained`] calls this thread is inside of.
    static CONTAINED: Cell<usize> = const { Cell::new(0) };
}

/// Installs the hook for the thread that calls it, the main one. `rescue` makes safe what is not yet safe and
/// returns lines for standard error: where the recovered text is.
///
/// Panics of other threads are silent here; run workers inside [`contained`] and report what it returns.
pub fn install(restore: Restore, rescue: impl Fn() -> Vec<String> + Send + Sync + 'static) {
    let main = thread::current().id();
    set_hook(Box::new(move |info| {
        if thread::current().id() != main || CONTAINED.get() > 0 {
            return;
        }
        restore.leave_for_good();
        complain(&[format!(
            "copydesk met a flaw of its own and ends: {}",
            describe(info)
        )]);
        complain(&rescue());
    }));
}

/// Runs `work`; a panic in it becomes its message.
///
/// # Errors
/// The message of the panic.
pub fn contained<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    CONTAINED.set(CONTAINED.get() + 1);
    let result = catch_unwind(AssertUnwindSafe(work));
    CONTAINED.set(CONTAINED.get() - 1);
    result.map_err(|payload| message(&*payload).to_owned())
}

fn describe(info: &PanicHookInfo<'_>) -> String {
    let what = message(info.payload());
    match info.location() {
        Some(place) => format!("{what} ({}:{})", place.file(), place.line()),
        None => what.to_owned(),
    }
}

fn message(payload: &(dyn Any + Send)) -> &str {
    payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no message")
}
