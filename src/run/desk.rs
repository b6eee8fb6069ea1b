//! The loop: wait for input, let the application act, perform its requests, draw once.

use super::begin::{Sources, begin, place};
use super::config::Config;
use super::events::Events;
use super::input::{Inbox, Input, inbox};
use super::keeping::Keeping;
use super::mending::Backup;
use super::neighbours::{LOOK_EVERY, Neighbours};
use super::past::{News, Past};
use super::settings::Settings;
use super::terminal::{Guard, Output};
use super::{
    Restore, Screen, acknowledged, checkout, demo, load, panic, recent, recovery, signals, steps,
    surroundings,
};
use crate::profile::Profile;
use crate::session::{Awaited, Session};
use crate::store::{self, CutOff, Ledger};
use crate::tui::{App, EventsFrom, Options, Pace, Plan, Request};
use crate::week::Window;
use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Status of a program that a hang-up ended: 128 + SIGHUP.
const HUNG_UP: u8 = 129;

/// How long a draft that opens waits for its past issues, so that what they tell is in the first frame: from the cache
/// they take 30 ms.
const PATIENCE: Duration = Duration::from_millis(60);

/// Keys that may wait together before the journal hears of them.
const TYPED_AHEAD: usize = 32;

/// Everything between the terminal and the application.
pub(super) struct Desk {
    pub(super) app: App,
    pub(super) restore: Restore,
    pub(super) screen: Screen<Output>,
    pub(super) ending: Option<ExitCode>,
    pub(super) config: Config,
    chosen: Chosen,
    pub(super) past: Past,
    events: Events,
    pub(super) keeping: Keeping,
    pub(super) neighbours: Neighbours,
    pub(super) backup: Backup,
    pub(super) cut_off: Option<CutOff>,
}

/// What the command line chooses for every draft that is opened.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// The newsletter, in place of the one that fits.
    pub profile: Option<Arc<Profile>>,
    /// The folder of past issues, in place of the checkout's.
    pub archive: Option<PathBuf>,
    /// Whether a save leaves the old text beside the draft.
    pub backup: Backup,
}

/// Edits `session` (or shows the start screen) until the user leaves.
///
/// # Errors
/// One sentence where the terminal cannot be used.
pub fn edit(
    session: Option<Session>,
    config: Config,
    chosen: Chosen,
    greeting: Option<String>,
) -> Result<ExitCode, String> {
    surroundings::check().map_err(|reason| reason.to_string())?;
    let broken = |error: std::io::Error| format!("the terminal cannot be used: {error}");
    let restore = Restore::stdio().map_err(broken)?;
    let keyboard = std::io::stdin()
        .as_fd()
        .try_clone_to_owned()
        .map_err(broken)?;
    let (mut inbox, post) = inbox::<()>(keyboard).map_err(broken)?;
    let keeping = Keeping::new(post.clone());
    let librarian = Past::start(post.clone());
    let events = Events::new(post.clone());
    let keeper = keeping.keeper();
    signals::watch(restore.clone(), post, move |_| keeper.rescue()).map_err(broken)?;
    let keeper = keeping.keeper();
    panic::install(restore.clone(), move || keeper.rescue());
    let guard = Guard::enter(&restore).map_err(broken)?;
    let options = Options {
        is_plain: std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()),
        recent: recent::recent(),
        next: checkout::next_draft(
            Path::new("."),
            chosen
                .profile
                .as_ref()
                .map_or(&config.profiles, std::slice::from_ref),
            jiff::Zoned::now().date(),
        ),
    };
    let backup = chosen.backup.clone();
    let mut desk = Desk {
        app: App::new(config.keymap.clone(), options),
        screen: Screen::new(restore.output()),
        restore,
        ending: None,
        config,
        chosen,
        past: librarian,
        events,
        keeping,
        neighbours: Neighbours::default(),
        backup,
        cut_off: None,
    };
    let (columns, rows) = surroundings::size();
    desk.app.resize(columns, rows);
    if let Some(words) = greeting {
        desk.app.say(words);
    }
    if let Some(session) = session {
        desk.open_session(session);
    }
    let complaints = desk.config.complaints.clone();
    desk.complain(&complaints);
    let status = desk.run(&mut inbox, (columns, rows)).map_err(broken);
    drop(guard);
    status
}

impl Desk {
    fn run(&mut self, inbox: &mut Inbox<()>, size: (u16, u16)) -> std::io::Result<ExitCode> {
        let mut size = size;
        self.draw(size)?;
        let mut looked_at = Instant::now();
        loop {
            let inputs = inbox.next(Some(LOOK_EVERY))?;
            let is_idle = inputs.is_empty();
            let is_due = looked_at.elapsed() >= LOOK_EVERY;
            if is_due {
                looked_at = Instant::now();
            }
            let is_news = is_due && self.look_around();
            if is_idle && !is_news {
                continue;
            }
            let mut left = inputs.len();
            for input in inputs {
                left -= 1;
                self.app.set_pace(if left == 0 {
                    Pace::AtEase
                } else {
                    Pace::InHaste
                });
                match input {
                    Input::Resized(columns, rows) => {
                        size = (columns, rows);
                        self.app.resize(columns, rows);
                        self.screen.invalidate();
                    }
                    Input::HungUp => {
                        self.keeping.keeper().rescue();
                        return Ok(ExitCode::from(HUNG_UP));
                    }
                    other => self.input(other),
                }
                if let Some(code) = self.ending {
                    self.stop_keeping();
                    return Ok(code);
                }
                if left % TYPED_AHEAD == 0 {
                    self.keep();
                }
            }
            self.draw(size)?;
        }
    }

    fn input(&mut self, input: Input<()>) {
        let requests = match input {
            Input::Key(key) => self.app.key(key),
            Input::Paste(text) => self.app.paste(&text),
            Input::StopAsked => {
                self.suspend();
                Vec::new()
            }
            Input::Continued => {
                if self.restore.enter().is_err() {
                    self.ending = Some(ExitCode::from(HUNG_UP));
                }
                self.screen.invalidate();
                self.look_at_file();
                Vec::new()
            }
            Input::FocusGained => {
                self.look_at_file();
                Vec::new()
            }
            Input::Message(()) => {
                while let Some(news) = self.past.next() {
                    self.hear(news);
                }
                if let Some(found) = self.events.next() {
                    self.app.end_progress();
                    self.app.events(found);
                }
                self.show_signs();
                Vec::new()
            }
            _ => Vec::new(),
        };
        for request in requests {
            self.perform(request);
        }
    }

    fn perform(&mut self, request: Request) {
        match request {
            Request::Effect(effect) => self.effect(effect),
            Request::SaveAs(path) => self.save_as(&path),
            Request::Open(path) => self.open(&path),
            Request::ShowPast(place) => self.show_past(&place),
            Request::PlanRelease => self.plan_release(),
            Request::Publish {
                label,
                change,
                release,
            } => self.publish(label, change, &release),
            Request::ReadEvents(from) => self.read_events(from),
            Request::ForgetEvents => {
                self.events.forget();
                self.app.end_progress();
            }
            Request::Plan(date) => {
                self.show_plan(date);
            }
            Request::OpenDemo => match demo::write() {
                Ok(path) => {
                    self.open(&path);
                    self.app.say(demo::greeting(&path));
                }
                Err(error) => self
                    .app
                    .refuse(format!("The demo could not be written: {error}")),
            },
        }
        self.app.prepare();
    }

    fn read_events(&mut self, from: EventsFrom) {
        let Some(issue) = self.app.session().map(Session::issue) else {
            return;
        };
        let Some(window) = Window::of(issue) else {
            self.app
                .refuse("This issue has no date, so it is unknown which events it lists");
            return;
        };
        let profile = Arc::clone(issue.profile());
        let words = match &from {
            EventsFrom::File(path) => format!("Reading {}", store::path_name(path)),
            EventsFrom::Text(_) => "Reading what was pasted".to_owned(),
        };
        self.app.progress(words);
        self.events.read(from, window, &profile);
    }

    /// Shows the issue of `date`, else the next one, as it would be.
    pub(super) fn show_plan(&mut self, date: Option<Date>) {
        let mut day = date;
        let plan = self.plan(&mut day);
        let day = day.unwrap_or_else(|| jiff::Zoned::now().date());
        self.app.planned(day, plan);
    }

    /// The issue of `date`, else the next one, as it would be; its day is found first, and told also where the rest fails.
    fn plan(&self, date: &mut Option<Date>) -> Result<Plan, String> {
        let session = self.app.session();
        let beside = session.and_then(|session| session.file().path().parent());
        let beside = beside.filter(|folder| !folder.as_os_str().is_empty());
        let folder = beside.unwrap_or(Path::new("."));
        let settings = Settings::around(folder, &self.config.profiles);
        let open = session.map(|session| session.issue().profile());
        let open = open.filter(|profile| !profile.files.pattern.is_empty());
        let set = self.chosen.profile.as_ref().or(open);
        let profiles = set
            .or(settings.profile.as_ref())
            .map_or(self.config.profiles.as_slice(), std::slice::from_ref);
        let place = place(folder, profiles, &settings, *date)?;
        *date = Some(place.date);
        let sources = Sources {
            template: None,
            archive: self.chosen.archive.clone(),
        };
        let begun = begin(&place.path, &place.profile, &settings, &sources)?;
        store::create(&place.path).map_err(|error| error.to_string())?;
        let is_usual = place.profile.appears_on(place.date);
        Ok(Plan {
            is_usual: is_usual || place.profile.days_from(place.date).next().is_none(),
            newsletter: place.profile.title.clone(),
            root: settings.root,
            path: place.path,
            date: begun.date,
            number: begun.number,
            template: begun.template,
            previous: begun.previous,
            issue: begun.issue,
        })
    }

    pub(super) fn open(&mut self, path: &Path) {
        if let Some(size) = store::large(path) {
            let name = store::path_name(path);
            return self.app.refuse(format!(
                "{name} is large for a draft ({size} MiB); `copydesk {name}` asks and opens it"
            ));
        }
        let settings = Settings::around(path, &self.config.profiles);
        match load::load_with(path, &self.config, &self.chosen, &settings) {
            Ok(session) => {
                let words = load::greeting(&session);
                self.app.say(words);
                self.open_session(session);
                self.complain(&settings.complaints);
            }
            Err(reason) => self.app.refuse(reason),
        }
    }

    /// Shows the first of `complaints` about files of settings.
    fn complain(&mut self, complaints: &[String]) {
        let Some((first, rest)) = complaints.split_first() else {
            return;
        };
        let more = match rest.len() {
            0 => String::new(),
            count => format!(" (and {count} more)"),
        };
        self.app.refuse(format!("{first}{more}"));
    }

    fn open_session(&mut self, mut session: Session) {
        let path: PathBuf = session.file().path().to_owned();
        if session.file().is_on_disk() {
            recent::remember(&path);
        }
        self.stop_keeping();
        steps::take_up(&mut session);
        let recovered = recovery::take_back(&mut session);
        self.app.open(session);
        self.read_acknowledged();
        self.begin_keeping();
        self.meet_neighbours();
        self.find_past();
        if let Some(recovered) = recovered {
            self.show_recovered(&recovered);
        }
        self.look_for_cut_off();
    }

    /// Asks for the past issues of the open draft, and waits a moment for them.
    pub(super) fn find_past(&mut self) {
        let Some(session) = self.app.session() else {
            return;
        };
        let profile = Arc::clone(session.issue().profile());
        let folder = self.chosen.archive.clone().or_else(|| {
            let path = session.file().path();
            let settings = Settings::around(path, &self.config.profiles);
            checkout::past_issues(path, &profile, &settings)
        });
        let awaited = match folder {
            Some(_) => Awaited::Coming,
            None => Awaited::Never,
        };
        self.app
            .with_session(|session| session.await_archive(awaited));
        self.past.open(folder, &profile);
        if let Some(news) = self.past.wait(PATIENCE) {
            self.hear(news);
        }
    }

    /// Takes over what was read of the past issues, and says what there is to say about it.
    fn hear(&mut self, news: News) {
        match news {
            News::Progress(done, total) => {
                self.app
                    .progress(format!("Reading past issues: {done} of {total}"));
            }
            News::Failed(reason) => {
                self.app
                    .with_session(|session| session.await_archive(Awaited::Never));
                self.app.refuse(reason);
            }
            News::Read(archive) => {
                let damage = archive.skipped().sentence();
                let damage = damage.filter(|_| archive.skipped().has_damage());
                if let Some(session) = self.app.session_mut() {
                    session.set_archive(archive);
                }
                match damage {
                    Some(words) => self.app.say_too(&format!("past issues: {words}")),
                    None => self.app.end_progress(),
                }
            }
        }
        self.app.prepare();
    }

    /// The file of what is acknowledged about the open draft.
    pub(super) fn ledger(&self) -> Option<Ledger> {
        let path = self.app.session()?.file().path();
        let settings = Settings::around(path, &self.config.profiles);
        acknowledged::ledger(path, &settings)
    }

    fn draw(&mut self, size: (u16, u16)) -> std::io::Result<()> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        let app = &self.app;
        let drawn = panic::contained(|| {
            let mut fresh = Buffer::empty(Rect::new(0, 0, size.0, size.1));
            let cursor = app.draw(&mut fresh);
            (fresh, cursor)
        });
        let cursor = match drawn {
            Ok((fresh, cursor)) => {
                buffer = fresh;
                cursor
            }
            Err(reason) => {
                let words = format!("This view failed ({reason}); your text is safe, w saves");
                let words = crate::cells::clip(&crate::cells::visible(&words), usize::from(size.0));
                if size.1 > 0 {
                    buffer.set_string(0, 0, words, ratatui::style::Style::new());
                }
                None
            }
        };
        self.screen.draw(&buffer, cursor)
    }
}
