page! {
    //! An event is not written as date, place, organiser and talk.
    //!
    //! **What it finds.** Missing pipes and the spaces around them, a missing date or place, an organiser without a name or
    //! a link, a row without a talk below it, a talk that is not bold or whose stars do not pair, and days joined by
    //! something else than `-`, `&` or `,`.
    //!
    //! **Why it hurts.** Next week's draft, the calendars and the regional lists are made from these rows by tools.
    //!
    //! **Example.** `* 2026-01-08 | Lehi, UT, US [Utah Rust](https://…)` has no `|` before its organiser. Right is
    //!
    //! ```text
    //! * 2026-01-08 | Lehi, UT, US | [Utah Rust](https://…)
    //!     * [**Data lakes in the browser**](https://…)
    //! ```
    //!
    //! **The fix** sets pipes, spaces and stars. It is safe where spaces are all that is wrong.
}

use crate::issue::{Issue, NamedLink};
use crate::rules::shared::events::{self, Row};
use crate::rules::shared::flaws::Flaws;
use crate::rules::shared::page;
use crate::rules::{Diagnostic, Facts, Rule, Severity};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    id: "event-shape",
    severity: Severity::Warning,
    summary: SUMMARY,
    page: PAGE,
    check,
};

fn check(issue: &Issue, _: &Facts, found: &mut Vec<Diagnostic>) {
    for section in events::sections(issue) {
        for row in events::rows(issue, section) {
            let mut flaws = Flaws::default();
            let source = issue.source();
            days(source, &row, &mut flaws);
            pipes(source, &row, &mut flaws);
            place(source, &row, &mut flaws);
            organizers(source, &row, &mut flaws);
            talks(issue, &row, &mut flaws);
            found.extend(flaws.diagnostic(&RULE, source));
        }
    }
}

/// The days: there is one, and two are joined by `-`, `&` or `,`.
fn days(source: &str, row: &Row<'_>, flaws: &mut Flaws) {
    let event = row.event;
    let Some(start) = event.start else {
        flaws.add(header_line(source, row), "the row has no date");
        return;
    };
    if start.date.is_none() {
        return;
    }
    let lead = Span::new(row.item.content_at, start.span.start);
    if !lead.is_empty() && !lead.of(source).trim().is_empty() {
        flaws.add(lead, "something stands before the date");
    }
    let Some(end) = event.end else {
        return;
    };
    let between = Span::new(start.span.end, end.span.start);
    if matches!(between.of(source).trim(), "*" | "/" | "–" | "—" | "to") {
        let message = format!(
            "“{}” joins the days, where “-” does",
            between.of(source).trim()
        );
        flaws.sign(between, message, Edit::replace(between, " - "));
    }
}

/// The pipes behind the dates and before the organiser, and the spaces around them.
fn pipes(source: &str, row: &Row<'_>, flaws: &mut Flaws) {
    let event = row.event;
    let line = header_line(source, row);
    let organizer_at = event
        .organizers
        .first()
        .map_or(line.end, |link| link.span.start);
    if event.start.is_some() {
        pipe_behind_dates(source, Span::new(event.dates_span.end, line.end), flaws);
    }
    if let Some(place) = event.place_span.filter(|place| place.end <= organizer_at) {
        let gap = Span::new(place.end, organizer_at);
        if event.organizers.is_empty() {
            return;
        }
        match gap.of(source).find('|') {
            Some(_) => {
                let tight = gap.of(source).trim_end_matches(['|', ' ']).is_empty();
                if tight && gap.of(source) != " | " && !is_empty_place(source, gap, place) {
                    flaws.spacing(
                        gap,
                        "spaces are missing around “|”",
                        Edit::replace(gap, " | "),
                    );
                }
            }
            None => flaws.sign(
                Span::new(place.start, gap.end),
                "“|” is missing between place and organiser",
                Edit::replace(gap, " | "),
            ),
        }
    }
}

/// An empty place has its spaces shared between two pipes.
fn is_empty_place(source: &str, gap: Span, place: Span) -> bool {
    place.of(source).trim().is_empty() || gap.of(source).matches('|').count() > 1
}

fn pipe_behind_dates(source: &str, rest: Span, flaws: &mut Flaws) {
    let text = rest.of(source);
    let lead = text.len() - text.trim_start().len();
    let body = &text[lead..];
    if let Some(after) = body.strip_prefix('|') {
        let gap = lead + 1 + (after.len() - after.trim_start().len());
        let span = Span::new(rest.start, rest.start + gap);
        let is_last = after.trim().is_empty() || after.trim_start().starts_with('|');
        if &text[..gap] != " | " && !is_last {
            flaws.spacing(
                span,
                "spaces are missing around “|”",
                Edit::replace(span, " | "),
            );
        }
    } else if !body.is_empty() {
        let span = Span::new(rest.start, rest.start + lead);
        let shown = Span::new(rest.start, rest.start + lead + first_word(body));
        flaws.sign(
            shown,
            "“|” is missing behind the date",
            Edit::replace(span, " | "),
        );
    }
}

fn first_word(text: &str) -> usize {
    text.find(char::is_whitespace).unwrap_or(text.len())
}

/// The place: there is one, and a space stands behind its commas.
fn place(source: &str, row: &Row<'_>, flaws: &mut Flaws) {
    let place = row.event.place(source);
    let Some(span) = row.event.place_span.filter(|_| !place.is_empty()) else {
        flaws.add(header_line(source, row), "the row has no place");
        return;
    };
    let text = span.of(source);
    for (at, _) in text.match_indices(',') {
        let behind = text[at + 1..].chars().next();
        if behind.is_some_and(char::is_alphabetic) {
            let at = span.start + at + 1;
            flaws.spacing(
                span,
                "a space is missing behind a comma",
                Edit::insert(at, " "),
            );
        }
    }
}

fn organizers(source: &str, row: &Row<'_>, flaws: &mut Flaws) {
    let line = header_line(source, row);
    if row.event.organizers.is_empty() {
        flaws.add(line, "the row has no organiser");
        return;
    }
    for organizer in &row.event.organizers {
        if organizer.url_span.is_none() && !organizer.span.of(source).ends_with(']') {
            let name = organizer.name_span.of(source);
            flaws.add(
                organizer.span,
                format!("the organiser “{name}” has no link"),
            );
        } else if organizer.name_span.is_empty() {
            flaws.add(organizer.span, "the organiser has no name");
        }
    }
}

/// The talks: below the row, bold, their stars in pairs.
fn talks(issue: &Issue, row: &Row<'_>, flaws: &mut Flaws) {
    let source = issue.source();
    if row.event.talks.is_empty() && row.item.rows.is_empty() {
        flaws.add(header_line(source, row), "no talk stands below the row");
        return;
    }
    // Further rows (a stream, the page of a guest) need not be bold.
    let mut talks = row.event.talks.iter();
    if let Some(talk) = talks.find(|talk| talk.url_span.is_some()) {
        let in_row = row.item.rows.iter().any(|line| line.span.covers(talk.span));
        if in_row {
            stars(source, row, talk, flaws);
        }
    }
}

fn stars(source: &str, row: &Row<'_>, talk: &NamedLink, flaws: &mut Flaws) {
    let Some(close) = source[talk.span.start..talk.span.end].find("](") else {
        return;
    };
    let text = Span::new(talk.span.start + 1, talk.span.start + close);
    let title = text.of(source).trim();
    let lead = text.of(source).len() - text.of(source).trim_start().len();
    let inner = Span::new(text.start + lead, text.start + lead + title.len());
    let before = Span::new(row.item.span.start, talk.span.start).of(source);
    let is_bold_around = before.ends_with("**") || before.ends_with("__");
    match (
        title.starts_with("**"),
        title.ends_with("**") && title.len() > 2,
    ) {
        (true, true) => {}
        (true, false) => {
            let stars = Span::new(inner.start + title.trim_end_matches('*').len(), inner.end);
            flaws.sign(
                inner,
                "“**” does not end the talk",
                Edit::replace(stars, "**"),
            );
        }
        (false, true) => {
            let stars = title.len() - title.trim_start_matches('*').len();
            let stars = Span::new(inner.start, inner.start + stars);
            flaws.sign(
                inner,
                "“**” does not begin the talk",
                Edit::replace(stars, "**"),
            );
        }
        (false, false) if title.is_empty() => flaws.add(talk.span, "the talk has no title"),
        (false, false) if title.contains("**") || title.starts_with("__") || is_bold_around => {}
        (false, false) => {
            let message = "the talk is not bold";
            flaws.sign(talk.span, message, Edit::insert(inner.start, "**"));
            flaws.sign(talk.span, message, Edit::insert(inner.end, "**"));
        }
    }
}

fn header_line(source: &str, row: &Row<'_>) -> Span {
    let text = row.item.header_span.of(source);
    let len = text.lines().next().unwrap_or_default().trim_end().len();
    let start = row.item.header_span.start;
    Span::new(start, start + len)
}
