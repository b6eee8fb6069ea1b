//! Lists of problems: all of the issue, or what must not be published. A key fixes, lets stand or explains the
//! highlighted one, and the list stays open; choosing one goes there.

use super::chooser::draw_query;
use super::list::{Hints, List, Picked};
use super::query::Query;
use super::ranking::{self, Finding, Line, Order, Scope};
use super::row::Row;
use crate::keymap::{Chord, Context};
use crate::ops::Refusal;
use crate::rules::{Severity, Twin, rule};
use crate::session::{Select, Session};
use crate::text::Span;
use crate::tui::fixes;
use crate::tui::frame;
use crate::tui::layer::{Act, Answer, Layer, Look};
use crate::tui::reader::Reader;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Lines under the list about the highlighted problem, the rule above them included.
const NOTE: usize = 3;

/// A list of problems on the stack.
#[derive(Debug)]
pub(super) struct Findings {
    scope: Scope,
    order: Order,
    found: Vec<Finding>,
    lines: Vec<Line>,
    list: List,
    query: Option<Query>,
    revision: Option<u64>,
    /// What was acknowledged here since the text changed; it keeps its place.
    lately: Vec<(&'static str, Span)>,
}

/// The list of all problems, the first one from the selection on highlighted.
///
/// # Errors
/// Refuses where there are none.
pub(crate) fn problems(session: &Session) -> Result<Box<dyn Layer>, Refusal> {
    if session.diagnostics().is_empty() {
        return Err(Refusal::new("No problems"));
    }
    let mut list = Findings::new(Scope::All, session);
    let cursor = session.cursor();
    let here = list.lines.iter().position(|line| {
        let found = line.finding().and_then(|at| list.found.get(at));
        found.is_some_and(|found| found.ranks() && found.diagnostic.span.start >= cursor)
    });
    list.list.highlight(here.unwrap_or(0));
    Ok(Box::new(list))
}

/// The list of what must not be published.
pub(crate) fn release(session: &Session) -> Box<dyn Layer> {
    Box::new(Findings::new(Scope::Release, session))
}

impl Findings {
    fn new(scope: Scope, session: &Session) -> Self {
        let mut list = Self {
            scope,
            order: Order::of(scope),
            found: Vec::new(),
            lines: Vec::new(),
            list: List::new(Vec::new()),
            query: None,
            revision: None,
            lately: Vec::new(),
        };
        list.refresh(session);
        list
    }

    /// Lists again, in the order that is set; the highlight keeps its place.
    fn relist(&mut self, session: &Session) {
        let place = self.list.place();
        self.found = ranking::findings(self.scope, session);
        for found in &mut self.found {
            let key = (found.diagnostic.rule, found.diagnostic.span);
            found.stays = self.lately.contains(&key);
        }
        self.lines = ranking::lines(self.order, &mut self.found);
        let rows = self.lines.iter().map(|line| self.row(line, session));
        self.list = List::new(rows.collect());
        if let Some(query) = &self.query {
            self.list.narrow(query.as_str(), None);
        }
        self.list.step(isize::try_from(place).unwrap_or(isize::MAX));
        self.revision = Some(session.revision());
    }

    fn row(&self, line: &Line, session: &Session) -> Row {
        match line {
            Line::Heading(rule, count) => Row::new(rule).more(&format!("{count}")),
            Line::Finding(at) => self
                .found
                .get(*at)
                .map_or_else(Row::default, |found| finding_row(found, session)),
        }
    }

    fn title(&self) -> String {
        let tally = ranking::tally(&self.found);
        let plural = |count: usize, word: &str| match count {
            1 => format!("1 {word}"),
            _ => format!("{count} {word}s"),
        };
        let (errors, warnings) = (
            plural(tally.errors, "error"),
            plural(tally.warnings, "warning"),
        );
        let new = match self.found.iter().filter(|found| found.is_new()).count() {
            0 => String::new(),
            count => format!(", {count} new"),
        };
        match self.scope {
            Scope::Release if tally.total() == 0 => "Ready to publish".to_owned(),
            Scope::Release => format!("Before publishing: {errors}, {warnings}"),
            Scope::All => format!("Problems: {errors}, {warnings}{new}"),
        }
    }

    fn highlighted(&self) -> Option<&Line> {
        match self.list.picked()? {
            Picked::Row(row) => self.lines.get(row),
            Picked::Offer => None,
        }
    }

    fn finding(&self) -> Option<&Finding> {
        self.found.get(self.highlighted()?.finding()?)
    }

    /// Goes to the highlighted problem; a rule's heading narrows the list to that rule.
    fn accept(&mut self) -> Answer {
        if let Some(Line::Heading(rule, _)) = self.highlighted() {
            let mut query = Query::default();
            query.paste(rule);
            self.list.narrow(query.as_str(), None);
            self.query = Some(query);
            return Answer::stay();
        }
        match self.finding() {
            Some(found) => Answer {
                close: true,
                keep: true,
                acts: vec![Act::Choose(found.diagnostic.rule, found.diagnostic.span)],
            },
            None => Answer::leave(),
        }
    }

    fn fix(&mut self) -> Answer {
        let Some(found) = self.finding() else {
            return Answer::stay();
        };
        let Some(fix) = &found.diagnostic.fix else {
            let rule = found.diagnostic.rule;
            return Answer::act(Act::Refuse(format!(
                "{rule} has no mechanical fix; Enter goes there"
            )));
        };
        let act = Act::Apply {
            label: fixes::label(&found.diagnostic),
            change: fix.change.clone(),
            select: Select::Stay,
        };
        self.lately.clear();
        Answer::act(act)
    }

    fn acknowledge(&mut self) -> Answer {
        let Some(found) = self.finding().map(|found| found.diagnostic.clone()) else {
            return Answer::stay();
        };
        self.lately.push((found.rule, found.span));
        Answer::act(Act::Acknowledge(Box::new(found)))
    }

    fn explain(&self) -> Answer {
        let found = self.finding().map(|found| found.diagnostic.rule);
        let heading = match self.highlighted() {
            Some(Line::Heading(rule, _)) => Some(*rule),
            _ => None,
        };
        let page = found.or(heading).and_then(rule).map(Reader::page);
        page.map_or_else(Answer::stay, |page| Answer::act(Act::Push(Box::new(page))))
    }

    fn twin(&self) -> Answer {
        match self
            .finding()
            .and_then(|found| found.diagnostic.related.clone())
        {
            Some(Twin::Here(span)) => Answer {
                close: true,
                keep: true,
                acts: vec![Act::GoTo(span.start)],
            },
            Some(Twin::Past(place)) => Answer::act(Act::ShowPast(place)),
            None => Answer::act(Act::Refuse("This problem names no other place".to_owned())),
        }
    }

    /// Goes on to the steps of publishing, whatever is left.
    fn publish(&self) -> Answer {
        match self.scope {
            Scope::Release => Answer::done(Act::Run("release.publish")),
            Scope::All => Answer::act(Act::Refuse("R lists what must not be published".to_owned())),
        }
    }

    fn reorder(&mut self, session: Option<&Session>) {
        self.order = self.order.next(self.scope);
        if let Some(session) = session {
            self.relist(session);
        }
    }

    fn note(&self) -> String {
        match self.highlighted() {
            Some(Line::Heading(id, _)) => rule(id).map_or("", |rule| rule.summary).to_owned(),
            _ => self.list.note().to_owned(),
        }
    }
}

fn finding_row(found: &Finding, session: &Session) -> Row {
    let diagnostic = &found.diagnostic;
    let issue = session.issue();
    let mark = match diagnostic.severity {
        _ if found.is_acknowledged => '✓',
        Severity::Error => 'E',
        Severity::Warning => '!',
        Severity::Hint => '·',
    };
    let line = issue.lines().line_of(diagnostic.span.start) + 1;
    let detail = match (found.is_acknowledged, found.is_new()) {
        (true, _) => format!("acknowledged  line {line}"),
        (_, true) => format!("new  line {line}"),
        _ => format!("line {line}"),
    };
    let section = session.title_of(session.location_at(diagnostic.span.start));
    let fix = diagnostic.fix.as_ref();
    let fix = fix.map_or_else(String::new, |fix| format!("; fix: {}", fix.label));
    let note = format!(
        "{} {}, {section}{fix}",
        diagnostic.severity.as_str(),
        diagnostic.rule
    );
    Row::new(&diagnostic.message)
        .mark(Some(mark))
        .hidden(&note)
        .more(diagnostic.rule)
        .detail(&detail)
        .note(&note)
        .dim_if(found.is_acknowledged || diagnostic.severity == Severity::Hint)
}

impl Layer for Findings {
    fn context(&self) -> Context {
        match self.query {
            None => Context::Findings,
            Some(_) => Context::Picker,
        }
    }

    fn command(&mut self, id: &str, session: Option<&Session>) -> Answer {
        match id {
            "layer.accept" => return self.accept(),
            "layer.close" => match self.query.take() {
                Some(_) => self.list.narrow("", None),
                None => return Answer::leave(),
            },
            "layer.down" => self.list.step(1),
            "layer.up" => self.list.step(-1),
            "layer.page-down" => self.list.page(1),
            "layer.page-up" => self.list.page(-1),
            "layer.filter" => self.query = Some(Query::default()),
            "list.fix" => return self.fix(),
            "list.acknowledge" => return self.acknowledge(),
            "list.explain" => return self.explain(),
            "list.twin" => return self.twin(),
            "list.publish" => return self.publish(),
            "list.order" => self.reorder(session),
            _ => {
                if let Some(query) = &mut self.query
                    && query.command(id)
                {
                    self.list.narrow(query.as_str(), None);
                }
            }
        }
        Answer::stay()
    }

    fn key(&mut self, chord: Chord, _: Option<&Session>) -> Answer {
        if let (Some(query), Some(letter)) = (&mut self.query, chord.character()) {
            query.push(letter);
            self.list.narrow(query.as_str(), None);
        }
        Answer::stay()
    }

    fn paste(&mut self, text: &str, _: Option<&Session>) -> Answer {
        if let Some(query) = &mut self.query {
            query.paste(text);
            self.list.narrow(query.as_str(), None);
        }
        Answer::stay()
    }

    fn refresh(&mut self, session: &Session) {
        if self.revision != Some(session.revision()) {
            self.relist(session);
        }
    }

    fn place(&self, screen: Rect, _: &Look<'_>) -> Rect {
        frame::floating(screen, self.lines.len() + NOTE + 1)
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, look: &Look<'_>) -> Option<(u16, u16)> {
        let (matching, all) = (self.list.matching(), self.list.rows().len());
        let count = match self.query {
            Some(_) => format!("{matching} of {all}"),
            None => self.order.title(self.scope).to_owned(),
        };
        let mut rest = frame::boxed(area, buffer, &self.title(), &count, look.theme);
        if self.scope == Scope::Release && ranking::tally(&self.found).total() == 0 {
            let words = "Nothing is left that must not be published.";
            let line = frame::take_top(&mut rest, 1);
            frame::put(buffer, line, words, look.theme.done);
        }
        let cursor = self.query.as_ref().and_then(|query| {
            let line = frame::take_top(&mut rest, 1);
            draw_query(query, line, buffer, look)
        });
        if rest.height >= 8 && !self.lines.is_empty() {
            let mut note = frame::take_bottom(&mut rest, NOTE);
            let rule = frame::take_top(&mut note, 1);
            let line = "─".repeat(usize::from(rule.width));
            frame::put(buffer, rule, &line, look.theme.border);
            let words = frame::wrap(&self.note(), usize::from(note.width));
            frame::put_lines(buffer, note, &words, look.theme.dim);
        }
        self.list.draw(rest, buffer, look.theme, Hints::Hidden);
        cursor
    }

    fn footer(&self) -> &'static [&'static str] {
        match self.query {
            None if self.scope == Scope::Release && self.lines.is_empty() => {
                &["list.publish", "layer.close"]
            }
            None if self.scope == Scope::Release => &[
                "layer.accept",
                "list.fix",
                "list.acknowledge",
                "list.publish",
                "list.explain",
                "layer.close",
                "layer.filter",
            ],
            None => &[
                "layer.accept",
                "list.fix",
                "list.acknowledge",
                "list.explain",
                "list.order",
                "layer.filter",
                "layer.close",
                "list.twin",
            ],
            Some(_) => &["layer.accept", "layer.down/layer.up", "layer.close"],
        }
    }

    fn memory(&self) -> Option<String> {
        (self.scope == Scope::Release).then(|| "release".to_owned())
    }

    fn welcome(&self) -> Option<&'static str> {
        None
    }
}
