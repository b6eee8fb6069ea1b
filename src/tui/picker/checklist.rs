//! The layer of lists where each line is a yes or a no: lines by kind under headings, what the highlighted one is about
//! below them. Accepting does all that is marked in one step; leaving changes nothing.
//!
//! What a particular list is made of is a [`Review`].

use super::chooser::draw_query;
use super::list::{Hints, List, Picked};
use super::query::Query;
use super::row::Row;
use super::votes::{Check, Vote, kept};
use crate::cells;
use crate::keymap::{Chord, Context};
use crate::ops::Refusal;
use crate::session::Session;
use crate::tui::EventsFrom;
use crate::tui::detail::broken;
use crate::tui::frame;
use crate::tui::layer::{Act, Answer, Layer, Look, News, Told};
use crate::tui::wrap::Ink;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::fmt::Debug;

/// Lines under the list about the highlighted one on a screen of 24 rows, the rule above them included; fewer on a
/// smaller one.
const ABOUT: usize = 6;

/// What makes a checklist a particular one.
pub(super) trait Review: Debug {
    /// Under which name it is kept when it is left.
    fn name(&self) -> &'static str;

    /// What stands above the lines of each kind, in their order.
    fn kinds(&self) -> &'static [&'static str];

    /// The lines, those of one kind together, each with the answer that it has unasked.
    fn list(&mut self, session: &Session) -> Vec<Check>;

    /// What stands above the list, with the lines that are marked.
    fn title(&self, marked: &[usize]) -> String;

    /// What is said of the whole list; empty where there is nothing to say.
    fn note(&self, session: &Session) -> String;

    /// What line `at` is about.
    fn about(&self, at: usize, session: &Session) -> Vec<(Ink, String)>;

    /// Why line `at` cannot be marked.
    fn why_mute(&self, at: usize) -> String;

    /// Where line `at` leads.
    fn place(&self, at: usize, session: &Session) -> Option<Act>;

    /// The step that does what is marked.
    fn accept(&self, marked: &[usize], session: &Session) -> Result<Act, Refusal>;

    /// What reads more into the list.
    fn more(&self) -> Option<Box<dyn Layer>> {
        None
    }

    /// Reads more into the list.
    fn hear(&mut self, news: News) -> Told {
        Told::Strange(news)
    }

    /// Commands that the footer names, the most useful first.
    fn footer(&self) -> &'static [&'static str];

    /// Whether marks outlive the list.
    fn keeps(&self, _marked: &[usize]) -> bool {
        true
    }
}

/// A line that is shown.
#[derive(Clone, Copy, Debug)]
enum Line {
    /// Of this kind.
    Heading(usize),
    /// The check with this index.
    Check(usize),
}

/// A list of yes and no on the stack.
#[derive(Debug)]
pub(super) struct Checklist<R> {
    review: R,
    checks: Vec<Check>,
    lines: Vec<Line>,
    list: List,
    query: Option<Query>,
    /// Letters go into the query.
    is_typing: bool,
    /// The only kind that is shown.
    only: Option<usize>,
    revision: Option<u64>,
    note: String,
    about: Vec<(Ink, String)>,
}

impl<R: Review> Checklist<R> {
    pub(super) fn new(review: R, session: &Session) -> Self {
        let mut list = Self {
            review,
            checks: Vec::new(),
            lines: Vec::new(),
            list: List::new(Vec::new()),
            query: None,
            is_typing: false,
            only: None,
            revision: None,
            note: String::new(),
            about: Vec::new(),
        };
        list.relist(session);
        list.list.step(1);
        list.look_closer(session);
        list
    }

    /// True where there is nothing to decide.
    pub(super) fn is_empty(&self) -> bool {
        self.checks.is_empty()
    }

    /// Lists again; answers that were given stay.
    fn relist(&mut self, session: &Session) {
        let fresh = self.review.list(session);
        self.checks = kept(&self.checks, fresh);
        self.note = self.review.note(session);
        self.revision = Some(session.revision());
        self.show();
        self.look_closer(session);
    }

    /// Makes the rows anew; the highlight keeps its place.
    fn show(&mut self) {
        let place = self.list.place();
        self.lines = self.shown();
        let rows = self.lines.iter().map(|line| self.row(*line)).collect();
        self.list.replace(rows);
        if let Some(query) = &self.query {
            self.list.narrow(query.as_str(), None);
        }
        self.list.step(isize::try_from(place).unwrap_or(isize::MAX));
    }

    /// The lines to show; headings only where nothing is searched.
    fn shown(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut above = None;
        for (at, check) in self.checks.iter().enumerate() {
            if self.only.is_some_and(|only| only != check.kind) {
                continue;
            }
            if self.query.is_none() && above != Some(check.kind) {
                lines.push(Line::Heading(check.kind));
                above = Some(check.kind);
            }
            lines.push(Line::Check(at));
        }
        lines
    }

    fn row(&self, line: Line) -> Row {
        match line {
            Line::Check(at) => self.checks[at].row(),
            Line::Heading(kind) => {
                let title = self.review.kinds().get(kind).copied().unwrap_or_default();
                let own = self.checks.iter().filter(|check| check.kind == kind);
                let marked = own.clone().filter(|check| check.vote == Vote::Yes).count();
                let can_be = own.clone().any(|check| check.vote != Vote::Mute);
                let row = Row::heading(&format!("{title}: {}", own.count()));
                if can_be {
                    row.more(&format!("{marked} marked"))
                } else {
                    row
                }
            }
        }
    }

    fn marked(&self) -> Vec<usize> {
        let all = 0..self.checks.len();
        all.filter(|&at| self.checks[at].vote == Vote::Yes)
            .collect()
    }

    fn highlighted(&self) -> Option<Line> {
        match self.list.picked()? {
            Picked::Row(row) => self.lines.get(row).copied(),
            Picked::Offer => None,
        }
    }

    /// Learns what the highlighted line is about.
    fn look_closer(&mut self, session: &Session) {
        self.about = match self.highlighted() {
            Some(Line::Check(at)) => self.review.about(at, session),
            _ => Vec::new(),
        };
    }

    /// Turns the highlighted line's answer round and goes on to the next; on a heading all below it.
    fn mark(&mut self) -> Answer {
        match self.highlighted() {
            Some(Line::Check(at)) => match self.checks[at].vote.turned() {
                Some(vote) => {
                    self.checks[at].vote = vote;
                    self.show();
                    self.list.step(1);
                }
                None => return Answer::act(Act::Refuse(self.review.why_mute(at))),
            },
            Some(Line::Heading(kind)) => return self.mark_kind(kind),
            None => {}
        }
        Answer::stay()
    }

    fn mark_all(&mut self) -> Answer {
        match self.highlighted() {
            Some(Line::Check(at)) => self.mark_kind(self.checks[at].kind),
            Some(Line::Heading(kind)) => self.mark_kind(kind),
            None => Answer::stay(),
        }
    }

    /// Marks all shown lines of `kind`; where all are marked, takes the marks away.
    fn mark_kind(&mut self, kind: usize) -> Answer {
        let shown = self.list.shown().filter_map(|row| match self.lines[row] {
            Line::Check(at) => Some(at),
            Line::Heading(_) => None,
        });
        let of_kind: Vec<usize> = shown.filter(|&at| self.checks[at].kind == kind).collect();
        let votes = || of_kind.iter().map(|&at| self.checks[at].vote);
        if let (Some(&at), true) = (of_kind.first(), votes().all(|vote| vote == Vote::Mute)) {
            return Answer::act(Act::Refuse(self.review.why_mute(at)));
        }
        let has_no = votes().any(|vote| vote == Vote::No);
        let vote = if has_no { Vote::Yes } else { Vote::No };
        for at in of_kind {
            if self.checks[at].vote != Vote::Mute {
                self.checks[at].vote = vote;
            }
        }
        self.show();
        Answer::stay()
    }

    /// Shows the next kind alone; all behind the last.
    fn next_kind(&mut self) {
        let next = self.only.map_or(0, |only| only + 1);
        let mut kinds = self.checks.iter().map(|check| check.kind);
        self.only = kinds.find(|&kind| kind >= next);
        self.list.step(isize::MIN / 2);
        self.show();
        // Behind the heading.
        self.list.step(isize::from(self.query.is_none()));
    }

    fn go(&self, session: Option<&Session>) -> Answer {
        let Some(Line::Check(at)) = self.highlighted() else {
            return Answer::stay();
        };
        match session.and_then(|session| self.review.place(at, session)) {
            Some(act @ Act::GoTo(_)) => Answer {
                close: true,
                keep: true,
                acts: vec![act],
            },
            Some(act) => Answer::act(act),
            None => Answer::act(Act::Refuse("It stands nowhere in this issue".to_owned())),
        }
    }

    fn accept(&self, session: Option<&Session>) -> Answer {
        let marked = self.marked();
        let Some(session) = session.filter(|_| !marked.is_empty()) else {
            return Answer::act(Act::Refuse(
                "Nothing is marked, so there is nothing to do".to_owned(),
            ));
        };
        match self.review.accept(&marked, session) {
            Ok(act) => Answer::done(act),
            Err(refusal) => Answer::act(Act::Refuse(refusal.to_string())),
        }
    }

    /// Ends the search; where there is none, leaves the list.
    fn close(&mut self) -> Answer {
        self.is_typing = false;
        if self.query.take().is_some() || self.only.take().is_some() {
            self.show();
            return Answer::stay();
        }
        if self.review.keeps(&self.marked()) {
            Answer::leave()
        } else {
            Answer::close()
        }
    }

    fn more(&self) -> Answer {
        match self.review.more() {
            Some(layer) => Answer::act(Act::Push(layer)),
            None => Answer::act(Act::Refuse("Only a review of events reads more".to_owned())),
        }
    }

    /// A key while the query is typed.
    fn typed(&mut self, id: &str) {
        if id == "layer.accept" {
            self.is_typing = false;
        } else if let Some(query) = &mut self.query
            && query.command(id)
        {
            self.list.narrow(query.as_str(), None);
        }
    }

    fn search(&mut self) {
        self.is_typing = true;
        self.query.get_or_insert_default();
        self.show();
    }
}

impl<R: Review> Layer for Checklist<R> {
    fn context(&self) -> Context {
        if self.is_typing {
            Context::Picker
        } else {
            Context::Checklist
        }
    }

    fn command(&mut self, id: &str, session: Option<&Session>) -> Answer {
        let mut answer = Answer::stay();
        match id {
            "layer.down" => self.list.step(1),
            "layer.up" => self.list.step(-1),
            "layer.page-down" => self.list.page(1),
            "layer.page-up" => self.list.page(-1),
            "layer.close" => answer = self.close(),
            _ if self.is_typing => self.typed(id),
            "layer.filter" => self.search(),
            "list.apply" | "layer.accept" => answer = self.accept(session),
            "list.mark" => answer = self.mark(),
            "list.mark-all" => answer = self.mark_all(),
            "list.kind" => self.next_kind(),
            "list.go" => answer = self.go(session),
            "list.more" => answer = self.more(),
            _ => {}
        }
        if let Some(session) = session {
            self.look_closer(session);
        }
        answer
    }

    fn key(&mut self, chord: Chord, session: Option<&Session>) -> Answer {
        if let (true, Some(query), Some(letter)) =
            (self.is_typing, &mut self.query, chord.character())
        {
            query.push(letter);
            self.list.narrow(query.as_str(), None);
        }
        if let Some(session) = session {
            self.look_closer(session);
        }
        Answer::stay()
    }

    fn paste(&mut self, text: &str, _: Option<&Session>) -> Answer {
        if let (true, Some(query)) = (self.is_typing, &mut self.query) {
            query.paste(text);
            self.list.narrow(query.as_str(), None);
            return Answer::stay();
        }
        match self.review.more() {
            Some(_) => Answer::act(Act::ReadEvents(EventsFrom::Text(text.to_owned()))),
            None => Answer::stay(),
        }
    }

    fn hear(&mut self, news: News, session: Option<&Session>) -> Told {
        let told = self.review.hear(news);
        if let (Told::Taken, Some(session)) = (&told, session) {
            self.relist(session);
        }
        told
    }

    fn refresh(&mut self, session: &Session) {
        if self.revision != Some(session.revision()) {
            self.relist(session);
        }
    }

    fn place(&self, screen: Rect, _: &Look<'_>) -> Rect {
        frame::below_title(screen)
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, look: &Look<'_>) -> Option<(u16, u16)> {
        let marked = self.marked();
        let shown = self
            .lines
            .iter()
            .filter(|line| matches!(line, Line::Check(_)));
        let (matching, all) = (self.list.matching(), self.checks.len());
        let count = match (&self.query, self.only) {
            (Some(_), _) => format!("{matching} of {all}"),
            (None, Some(_)) => format!("{} of {all}", shown.count()),
            (None, None) => String::new(),
        };
        let title = self.review.title(&marked);
        let mut rest = frame::boxed(area, buffer, &title, &count, look.theme);
        if !self.note.is_empty() && rest.height >= 6 {
            let words = frame::wrap(&self.note, usize::from(rest.width));
            let lines = frame::take_top(&mut rest, words.len().min(2));
            frame::put_lines(buffer, lines, &words, look.theme.warning);
        }
        let cursor = self.query.as_ref().and_then(|query| {
            let line = frame::take_top(&mut rest, 1);
            draw_query(query, line, buffer, look)
        });
        let about = (rest.height >= 9).then(|| {
            let rows = ABOUT.min(usize::from(rest.height) / 3);
            frame::take_bottom(&mut rest, rows)
        });
        self.list.draw(rest, buffer, look.theme, Hints::Hidden);
        if let Some(about) = about {
            self.draw_about(about, buffer, look);
        }
        cursor.filter(|_| self.is_typing)
    }

    fn footer(&self) -> &'static [&'static str] {
        if self.is_typing {
            &["layer.accept", "layer.down/layer.up", "layer.close"]
        } else {
            self.review.footer()
        }
    }

    fn memory(&self) -> Option<String> {
        Some(self.review.name().to_owned())
    }

    fn welcome(&self) -> Option<&'static str> {
        Some("Your marks from before are still here")
    }
}

impl<R: Review> Checklist<R> {
    fn draw_about(&self, area: Rect, buffer: &mut Buffer, look: &Look<'_>) {
        let mut rest = area;
        let rule = frame::take_top(&mut rest, 1);
        let more = match self.list.below() {
            0 => String::new(),
            count => format!("─ {count} more below "),
        };
        let line = "─".repeat(usize::from(rule.width).saturating_sub(cells::width(&more)));
        frame::put(buffer, rule, &(more + &line), look.theme.border);
        let room = usize::from(rest.width).max(1);
        let lines = self.about.iter().flat_map(|(ink, text)| {
            let parts = broken(&cells::visible(text), room).into_iter();
            parts.map(|part| (ink.style(look.theme), part))
        });
        for ((style, text), y) in lines.zip(rest.top()..rest.bottom()) {
            let line = Rect {
                y,
                height: 1,
                ..rest
            };
            frame::put(buffer, line, &text, style);
        }
    }
}
