//! A new issue: its day is typed, all else follows from it and is shown before anything begins. Nothing is written
//! until the issue is saved, and never over a file.

use super::area::Heard;
use super::dates;
use super::field::TextField;
use crate::cells;
use crate::keymap::{Chord, Context};
use crate::session::Session;
use crate::tui::layer::{Act, Answer, Layer, Look, News, Told};
use crate::tui::plan::Plan;
use crate::tui::{frame, paint};
use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::path::Path;

/// Columns of the labels.
const LABEL: usize = 10;
/// Columns of the date.
const DATE: usize = 12;
/// How many events that are over are named; fewer on a low screen.
const OVER: usize = 4;

/// The form on the stack.
#[derive(Debug)]
pub(super) struct NewIssueForm {
    date: TextField,
    plan: Result<Plan, String>,
}

impl NewIssueForm {
    pub(super) fn new(date: Date, plan: Result<Plan, String>) -> Self {
        Self {
            date: TextField::new(&date.to_string()),
            plan,
        }
    }

    /// Asks for the issue of the day that stands in the field now.
    fn changed(&mut self) -> Answer {
        let text = self.date.value();
        let date = dates::read(text, None);
        if date.is_none() {
            self.plan = Err(format!("“{}” is no date: YYYY-MM-DD", text.trim()));
            return Answer::stay();
        }
        Answer::act(Act::Plan(date))
    }

    /// What follows from the day, a label and a text each.
    fn facts(plan: &Plan) -> Vec<(&'static str, String)> {
        let name = |path: &Path| {
            let inside = path.strip_prefix(&plan.root).unwrap_or(path);
            inside.to_string_lossy().into_owned()
        };
        let template = plan.template.as_deref().map(name);
        let previous = plan.previous.as_deref().map(name);
        vec![
            ("Number", plan.number.to_string()),
            ("File", name(&plan.path)),
            (
                "Template",
                template.unwrap_or_else(|| "the one that copydesk brings along".to_owned()),
            ),
            ("Before", previous.unwrap_or_else(|| "none".to_owned())),
            ("Events", events(plan)),
        ]
    }

    fn note(&self) -> String {
        match &self.plan {
            Ok(plan) if plan.is_usual => plan.date.strftime("%A").to_string(),
            Ok(plan) => format!("{}, not a day of publication", plan.date.strftime("%A")),
            Err(_) => String::new(),
        }
    }

    fn title(&self) -> String {
        match &self.plan {
            Ok(plan) => format!("New issue of {}", plan.newsletter),
            Err(_) => "New issue".to_owned(),
        }
    }
}

/// What becomes of the events of the issue before.
fn events(plan: &Plan) -> String {
    let carried = &plan.issue.carried;
    let (kept, over) = (carried.kept.len(), carried.over.len());
    match (&plan.previous, plan.issue.has_place) {
        (None, _) => "none, there is no issue before this one".to_owned(),
        (Some(_), false) => "none, the template has no $twir_events_list".to_owned(),
        (Some(_), true) if over == 0 => format!("{kept} carried over, none is over by then"),
        (Some(_), true) => format!("{kept} carried over; {over} over by then, left out:"),
    }
}

/// One line of `rest`, taken off its top: a label and a text.
fn put_fact(rest: &mut Rect, buffer: &mut Buffer, label: &str, text: &str, look: &Look<'_>) {
    let line = frame::take_top(rest, 1);
    frame::put(buffer, line, &cells::pad(label, LABEL), look.theme.label);
    let value = paint::behind(line, LABEL);
    let shown = cells::visible(text);
    let shown = cells::clip_start(&shown, usize::from(value.width));
    frame::put(buffer, value, &shown, look.theme.text);
}

/// Lines of `texts`, safe to draw, as many as fit into `area`.
fn put_texts<'a>(
    area: Rect,
    buffer: &mut Buffer,
    texts: impl Iterator<Item = &'a str>,
    style: Style,
) {
    let lines = texts.take(usize::from(area.height));
    let lines: Vec<String> = lines
        .map(|text| cells::visible(text).into_owned())
        .collect();
    frame::put_lines(buffer, area, &lines, style);
}

impl Layer for NewIssueForm {
    fn context(&self) -> Context {
        Context::Form
    }

    fn command(&mut self, id: &str, _: Option<&Session>) -> Answer {
        match id {
            "form.accept" => match &self.plan {
                // The form stays below, should opening fail.
                Ok(plan) => Answer::act(Act::Open(plan.path.clone())),
                Err(reason) => Answer::act(Act::Refuse(reason.clone())),
            },
            "layer.close" => Answer::close(),
            _ => match self.date.heard(id) {
                Heard::Changed => self.changed(),
                Heard::Moved | Heard::Ignored => Answer::stay(),
            },
        }
    }

    fn key(&mut self, chord: Chord, _: Option<&Session>) -> Answer {
        let Some(character) = chord.character() else {
            return Answer::stay();
        };
        self.date.insert(character);
        self.changed()
    }

    fn paste(&mut self, text: &str, _: Option<&Session>) -> Answer {
        self.date.paste(text);
        self.changed()
    }

    fn hear(&mut self, news: News, _: Option<&Session>) -> Told {
        match news {
            News::Plan(_, plan) => {
                self.plan = *plan;
                Told::Taken
            }
            News::Events(_) => Told::Strange(news),
        }
    }

    fn place(&self, screen: Rect, _: &Look<'_>) -> Rect {
        frame::below_title(screen)
    }

    fn draw(&self, area: Rect, buffer: &mut Buffer, look: &Look<'_>) -> Option<(u16, u16)> {
        let theme = look.theme;
        let mut rest = frame::boxed(area, buffer, &self.title(), "", theme);
        let line = frame::take_top(&mut rest, 1);
        frame::put(buffer, line, &cells::pad("Date", LABEL), theme.label);
        let value = paint::behind(line, LABEL);
        let field = Rect {
            width: value.width.min(DATE as u16),
            ..value
        };
        let cursor = self.date.draw(field, buffer, theme.text, theme.escape);
        let note = cells::visible(&self.note()).into_owned();
        frame::put(buffer, paint::behind(value, DATE + 1), &note, theme.dim);
        let plan = match &self.plan {
            Ok(plan) => plan,
            Err(reason) => {
                let words = frame::wrap(&cells::visible(reason), usize::from(rest.width));
                frame::put_lines(buffer, rest, &words, theme.error);
                return cursor;
            }
        };
        for (label, text) in Self::facts(plan) {
            put_fact(&mut rest, buffer, label, &text, look);
        }
        let over = named(
            &plan.issue.carried.over,
            OVER.min(usize::from(rest.height) / 3),
        );
        let lines = frame::take_top(&mut rest, over.len());
        let over = over.iter().map(String::as_str);
        put_texts(inset(lines), buffer, over, theme.dim);
        if rest.height > 1 {
            let rule = frame::take_top(&mut rest, 1);
            frame::put(
                buffer,
                rule,
                &"─".repeat(usize::from(rule.width)),
                theme.border,
            );
            put_texts(rest, buffer, plan.issue.text.lines(), theme.text);
        }
        cursor
    }

    fn footer(&self) -> &'static [&'static str] {
        &["form.accept", "layer.close"]
    }
}

/// As many of `rows` as go into `room` lines; where not all do, the last line says how many more there are.
fn named(rows: &[String], room: usize) -> Vec<String> {
    if rows.len() <= room || room == 0 {
        return rows.iter().take(room).cloned().collect();
    }
    let (named, more) = rows.split_at(room - 1);
    let more = format!("… and {} more", more.len());
    named.iter().cloned().chain([more]).collect()
}

/// `area` without its first two columns.
fn inset(area: Rect) -> Rect {
    let gone = area.width.min(2);
    Rect {
        x: area.x + gone,
        width: area.width - gone,
        ..area
    }
}
