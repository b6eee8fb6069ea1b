//! The exact lines of a part of the issue, under edit. Leaving keeps the text; its line endings are the issue's own.

use super::area::{Area, Heard};
use super::report::{Remark, Tentative};
use super::source_view::View;
use super::wrap;
use crate::issue::Issue;
use crate::keymap::{Chord, Context};
use crate::ops::{self, At, Refusal};
use crate::session::{Select, Session};
use crate::text::{Bias, Edit, Span, Transaction};
use crate::tui::layer::{Act, Answer, Layer, Look, Unfinished};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What becomes of the text.
#[derive(Clone, Debug)]
enum Purpose {
    /// It replaces this span, which held this text.
    Replace(Span, String),
    /// It becomes a paragraph of its own at this byte, between these bytes.
    Paragraph {
        at: usize,
        before: String,
        after: String,
    },
    /// It becomes an item of a section.
    Item(usize, At),
}

/// Lines under edit.
#[derive(Debug)]
pub(super) struct SourceEditor {
    purpose: Purpose,
    name: String,
    area: Area,
    initial: Vec<String>,
    view: View,
    problems: Vec<Remark>,
    /// What was typed since the problems were looked for.
    is_unchecked: bool,
}

impl SourceEditor {
    /// Edits the lines of `span`, called `name` in messages.
    pub(super) fn replacing(session: &Session, span: Span, name: String) -> Self {
        let source = session.issue().source();
        let text = span.of(source).to_owned();
        let lines = session.issue().lines();
        let first = lines.line_of(span.start) + 1;
        let split = split(&text);
        let last = first + split.len() - 1;
        let title = match split.len() {
            1 => format!("Editing line {first}"),
            _ => format!("Editing lines {first}–{last}"),
        };
        Self::new(
            Purpose::Replace(span, text),
            name,
            split,
            View::new(title, first),
            session,
        )
    }

    /// A new paragraph at byte `at`, between blank lines.
    pub(super) fn paragraph(session: &Session, at: usize) -> Self {
        let issue = session.issue();
        let (source, eol) = (issue.source(), issue.line_ending().as_str());
        let ends_line = at == 0 || source[..at].ends_with('\n');
        let mut before = String::new();
        if !ends_line {
            before.push_str(eol);
        }
        if at > 0 && !ends_with_blank_line(&source[..at]) {
            before.push_str(eol);
        }
        let rest = source[at..].lines().next().unwrap_or_default();
        let after = if rest.trim().is_empty() {
            eol.to_owned()
        } else {
            format!("{eol}{eol}")
        };
        let purpose = Purpose::Paragraph { at, before, after };
        let line = issue.lines().line_of(at) + 1;
        let view = View::new("Adding text".to_owned(), line);
        Self::new(
            purpose,
            "text".to_owned(),
            vec![String::new()],
            view,
            session,
        )
    }

    /// A new item of `section`, beginning with `marker`.
    pub(super) fn item(session: &Session, section: usize, at: At, marker: &str) -> Self {
        let view = View::new("Adding an item".to_owned(), 1);
        let purpose = Purpose::Item(section, at);
        let lines = vec![marker.to_owned()];
        let mut editor = Self::new(purpose, "item".to_owned(), lines, view, session);
        editor.area.command("text.line-end");
        editor
    }

    fn new(
        purpose: Purpose,
        name: String,
        lines: Vec<String>,
        view: View,
        session: &Session,
    ) -> Self {
        let mut editor = Self {
            purpose,
            name,
            area: Area::new(lines.clone()),
            initial: lines,
            view,
            problems: Vec::new(),
            is_unchecked: false,
        };
        if matches!(editor.purpose, Purpose::Replace(..)) {
            editor.check(session);
        }
        editor
    }

    fn is_changed(&self) -> bool {
        self.area.lines() != self.initial
    }

    /// The change that the text says; `issue` must still hold what was opened.
    fn change(&self, issue: &Issue) -> Result<Transaction, Refusal> {
        let text = self.area.lines().join("\n");
        let is_empty = text.trim().is_empty();
        match &self.purpose {
            Purpose::Replace(span, before) => {
                if span.of(issue.source()) != before {
                    return Err(Refusal::new("The lines changed since they were opened")
                        .hint("copy what you wrote, and leave without it"));
                }
                let ending = if before.ends_with('\n') { "\n" } else { "" };
                if is_empty && !before.trim().is_empty() {
                    ops::replace_span(issue, *span, "")
                } else {
                    ops::replace_span(issue, *span, &format!("{text}{ending}"))
                }
            }
            _ if is_empty => Ok(Transaction::default()),
            Purpose::Paragraph { at, before, after } => {
                let text = issue.line_ending().normalize(text.trim_end_matches('\n'));
                let edit = Edit::insert(*at, format!("{before}{text}{after}"));
                Transaction::new(issue.source(), vec![edit])
                    .map_err(|why| Refusal::new(format!("The text changed meanwhile: {why}")))
            }
            Purpose::Item(section, at) => ops::add(issue, *section, *at, &text),
        }
    }

    fn commit(&self, session: Option<&Session>) -> Answer {
        let Some(session) = session.filter(|_| self.is_changed()) else {
            return Answer::close();
        };
        let verb = match self.purpose {
            Purpose::Replace(..) => "Edited",
            _ => "Added",
        };
        match self.change(session.issue()) {
            Err(refusal) => Answer::act(Act::Refuse(refusal.to_string())),
            Ok(change) if change.is_empty() => Answer::close(),
            Ok(change) => Answer::done(Act::Apply {
                label: format!("{verb} {}", self.name),
                select: match &self.purpose {
                    Purpose::Replace(span, _) => Select::At(span.start),
                    _ => super::report::landing(&change),
                },
                change,
            }),
        }
    }

    fn check(&mut self, session: &Session) {
        self.problems.clear();
        let Ok(change) = self.change(session.issue()) else {
            return;
        };
        let whole = |after: &Issue| match &self.purpose {
            Purpose::Replace(span, _) => Span::new(span.start, change.map(span.end, Bias::After)),
            Purpose::Paragraph { at, .. } => Span::new(*at, change.map(*at, Bias::After)),
            Purpose::Item(..) => {
                let item = ops::landing(&change, after);
                let item = item.and_then(|item| after.outline().items.get(item));
                item.map_or(Span::default(), |item| item.span)
            }
        };
        let tentative = Tentative::new(session, &change, whole);
        self.problems = tentative.map_or(Vec::new(), |tentative| tentative.problems(session));
    }

    fn heard(&mut self, heard: Heard) -> Answer {
        self.is_unchecked |= heard == Heard::Changed;
        Answer::stay()
    }
}

/// The lines of `text` without their endings; a final ending begins no line.
fn split(text: &str) -> Vec<String> {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let lines = body.split('\n');
    lines
        .map(|line| line.strip_suffix('\r').unwrap_or(line).to_owned())
        .collect()
}

fn ends_with_blank_line(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let last = body.rsplit('\n').next().unwrap_or_default();
    last.trim().is_empty()
}

impl Layer for SourceEditor {
    fn context(&self) -> Context {
        Context::Source
    }

    fn command(&mut self, id: &str, session: Option<&Session>) -> Answer {
        match id {
            "layer.close" | "layer.accept" => return self.commit(session),
            "layer.discard" => return Answer::close(),
            _ => {}
        }
        if self.view.travel(id, &mut self.area) {
            return Answer::stay();
        }
        self.view.forget_column();
        let heard = self.area.command(id);
        self.heard(heard)
    }

    fn key(&mut self, chord: Chord, _: Option<&Session>) -> Answer {
        let Some(character) = chord.character() else {
            return Answer::stay();
        };
        self.view.forget_column();
        self.area.insert(&character.to_string());
        self.heard(Heard::Changed)
    }

    fn paste(&mut self, text: &str, _: Option<&Session>) -> Answer {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        self.view.forget_column();
        self.area.insert(&text);
        self.heard(Heard::Changed)
    }

    fn settle(&mut self, session: &Session) {
        if std::mem::take(&mut self.is_unchecked) {
            self.check(session);
        }
    }

    fn unfinished(&self, session: &Session) -> Unfinished {
        if !self.is_changed() {
            return Unfinished::default();
        }
        match self.change(session.issue()) {
            Ok(change) => Unfinished {
                change: Some(change),
                fields: String::new(),
            },
            Err(_) => Unfinished {
                change: None,
                fields: self.area.lines().join("\n"),
            },
        }
    }

    /// At the foot of the screen, as high as the lines were to begin with and some more.
    fn place(&self, screen: Rect, _: &Look<'_>) -> Rect {
        let columns = usize::from(screen.width).saturating_sub(8);
        let most = usize::from(screen.height);
        let mut height = 9;
        for line in &self.initial {
            height += wrap::row_starts(line, columns).len();
            if height >= most {
                return screen;
            }
        }
        let above = screen.height - height as u16;
        Rect::new(screen.x, screen.y + above, screen.width, height as u16)
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, look: &Look<'_>) -> Option<(u16, u16)> {
        self.view
            .draw(&self.area, &self.problems, area, buffer, look.theme)
    }

    fn footer(&self) -> &'static [&'static str] {
        &["layer.accept", "layer.discard"]
    }
}
