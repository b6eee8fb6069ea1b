//! Past issues while an editor works: read by a thread of their own when a draft opens, looked at again when files may
//! have changed. What it has to say waits here; a message only wakes the loop.

use super::input::{Input, Post};
use crate::archive::{Archive, Cache, Reader};
use crate::profile::Profile;
use crate::store::path_name;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Progress is told where reading takes longer than this, and so often.
const MOMENT: Duration = Duration::from_millis(300);

/// Something about the past issues of the open draft.
#[derive(Debug)]
pub(super) enum News {
    /// So many of so many files were read.
    Progress(usize, usize),
    /// All were read, for the first time or after a change.
    Read(Arc<Archive>),
    /// They cannot be read: a sentence.
    Failed(String),
}

/// The way to the thread that reads.
#[derive(Debug)]
pub(super) struct Past {
    orders: Sender<Order>,
    news: Receiver<(u64, News)>,
    /// Of the draft that is open; news of an earlier one are old.
    ticket: u64,
}

/// What the thread is asked for.
#[derive(Debug)]
enum Order {
    /// Read the folder for a draft.
    Open(u64, PathBuf, Arc<Profile>),
    /// Look whether files changed.
    Look,
    /// The draft has no past issues.
    Close,
}

impl Past {
    /// Starts the thread, which wakes the loop by `post`.
    pub(super) fn start(post: Post<()>) -> Self {
        let (orders, received) = channel();
        let (sender, news) = channel();
        let desk = Sending {
            sender: Mutex::new(sender),
            post,
        };
        thread::spawn(move || work(&received, &desk));
        Self {
            orders,
            news,
            ticket: 0,
        }
    }

    /// Asks for the issues in `folder`, for a draft of `profile` that was just opened.
    pub(super) fn open(&mut self, folder: Option<PathBuf>, profile: &Arc<Profile>) {
        self.ticket += 1;
        let order = match folder {
            Some(folder) => Order::Open(self.ticket, folder, Arc::clone(profile)),
            None => Order::Close,
        };
        // Without its thread a draft has no past issues, and is edited all the same.
        let _ = self.orders.send(order);
    }

    /// Asks to look whether files changed.
    pub(super) fn look_again(&self) {
        let _ = self.orders.send(Order::Look);
    }

    /// The next news of the open draft, if there are any.
    pub(super) fn next(&self) -> Option<News> {
        let mut all = self.news.try_iter();
        all.find(|(ticket, _)| *ticket == self.ticket)
            .map(|(_, news)| news)
    }

    /// The same, waiting for at most `patience`.
    pub(super) fn wait(&self, patience: Duration) -> Option<News> {
        let until = Instant::now() + patience;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let (ticket, news) = self.news.recv_timeout(left).ok()?;
            if ticket == self.ticket {
                return Some(news);
            }
        }
    }
}

/// The way back to the loop.
struct Sending {
    sender: Mutex<Sender<(u64, News)>>,
    post: Post<()>,
}

impl Sending {
    fn send(&self, ticket: u64, news: News) {
        let sender = self.sender.lock().unwrap_or_else(PoisonError::into_inner);
        if sender.send((ticket, news)).is_ok() {
            self.post.send(Input::Message(()));
        }
    }
}

/// Follows orders until the loop is gone.
fn work(orders: &Receiver<Order>, desk: &Sending) {
    let mut open: Option<(u64, Reader)> = None;
    while let Ok(order) = orders.recv() {
        match order {
            Order::Open(ticket, folder, profile) => {
                open = Some((ticket, Reader::new(&folder, &profile, Cache::of_user())));
            }
            Order::Close => open = None,
            Order::Look => {}
        }
        if let Some((ticket, reader)) = &mut open
            && let Some(news) = read(reader, |news| desk.send(*ticket, news))
        {
            desk.send(*ticket, news);
        }
    }
}

/// Reads, and tells how far it is where that takes long; `None` where nothing changed.
fn read(reader: &mut Reader, tell: impl Fn(News) + Sync) -> Option<News> {
    let begun = Instant::now();
    let told = AtomicU64::new(0);
    let progress = |done: usize, total: usize| {
        let moments = (begun.elapsed().as_millis() / MOMENT.as_millis()) as u64;
        if told.fetch_max(moments, Ordering::Relaxed) < moments {
            tell(News::Progress(done, total));
        }
    };
    match reader.read(&progress) {
        Ok(archive) => archive.map(News::Read),
        Err(error) => {
            let name = path_name(reader.folder());
            Some(News::Failed(format!(
                "the past issues in {name} cannot be read: {error}"
            )))
        }
    }
}
