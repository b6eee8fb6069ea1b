//! Whatever a calendar holds: nothing panics, it ends soon, and what is taken over never breaks the list.

use super::import::DRAFT;
use super::issue;
use copydesk::issue::{Entry, Issue};
use copydesk::ops::EventFields;
use copydesk::week::{Reviewed, Window, read, review, take};
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// Pieces of calendars, tables and rows, whole and broken.
const PIECES: &[&str] = &[
    "BEGIN:VCALENDAR\r\n",
    "END:VCALENDAR\r\n",
    "BEGIN:VEVENT\r\n",
    "END:VEVENT\r\n",
    "BEGIN:VALARM\n",
    "END:VALARM\n",
    "DTSTART:20260120T190000Z\n",
    "DTSTART;VALUE=DATE:20260121\n",
    "DTSTART;TZID=Europe/Oslo:20260122T190000\n",
    "DTSTART;VALUE=DATE:20260230\n",
    "DTSTART:x\n",
    "DTSTART:00000000T999999Z\n",
    "DTEND;VALUE=DATE:20260125\n",
    "DTEND:99991231T235959Z\n",
    "DURATION:P9999D\n",
    "RRULE:FREQ=DAILY\n",
    "RRULE:FREQ=WEEKLY;BYDAY=MO,TU;COUNT=3\n",
    "RRULE:FREQ=YEARLY;INTERVAL=1000;BYDAY=-53SU\n",
    "RRULE:FREQ=MONTHLY;BYSETPOS=-2147483648;BYDAY=2147483647MO\n",
    "RRULE:FREQ=DAILY;INTERVAL=0\n",
    "RRULE:;;=é\n",
    "EXDATE:20260121,20260122T190000\n",
    "RDATE:20260123\n",
    "RECURRENCE-ID:20260121\n",
    "UID:1\n",
    "X-WR-TIMEZONE:Nowhere/At_All\n",
    "X-WR-CALNAME:A \\, B\n",
    "SUMMARY:Crabs | [x](y) `code** \\, \u{202e}<script>x</script> <!-- é🦀\n",
    "SUMMARY:]( [ ]\\\n",
    "SUMMARY:* 2026-01-20 | A\n",
    "SUMMARY:\n",
    "LOCATION:Rome\\, Italy\n",
    "LOCATION:| Rome [a](b) \\, Italy\n",
    "LOCATION:Online event\n",
    "LOCATION:Hybrid (Oslo\\, Norway)\n",
    "LOCATION:\n",
    "URL:https://a.example/1\n",
    "URL:https://a.example/(((\n",
    "URL:https://a.example/<>)\n",
    "ORGANIZER;CN=\"A | [B\":mailto:x\n",
    "ORGANIZER:x\n",
    " folded\n",
    "\t\n",
    "* 2026-01-20 | Rome, IT | [A](https://a.example)\n",
    "    * [**b**](https://a.example/2)\n",
    "2026-02-31 | |\n",
    "date,title,location,url\n",
    "2026-01-20,\"a\nb\",Oslo,\n",
    "\"",
    "{\"a\": [{\"name\": \"x\", \"date\": \"2026-01-20\", \"location\": \"Rome, Italy\"}]}",
    "[",
    "\u{feff}",
    "\0",
];

/// Well-formed events with whatever names.
fn events() -> impl Strategy<Value = String> {
    let name = || {
        prop_oneof![
            ".{0,40}",
            proptest::sample::select(PIECES).prop_map(|piece| piece.trim().to_owned())
        ]
    };
    let place = prop_oneof![
        "Rome, Italy",
        "Online event",
        "Austin, TX 78701",
        "Hybrid (Oslo, Norway)",
        ".{0,20}, Norway"
    ];
    let event = (name(), place, 10_u8..28, name(), name());
    proptest::collection::vec(event, 1..6).prop_map(|events| {
        let events = events.into_iter().map(|(title, place, day, organizer, url)| {
            serde_json::json!({"name": title, "location": place, "date": format!("2026-01-{day}"), "organizer_name": organizer,
                "url": format!("https://a.example/{url}"), "organizer_url": "https://a.example"})
        });
        serde_json::Value::Array(events.collect()).to_string()
    })
}

fn titles(issue: &Issue) -> Vec<String> {
    let items = 0..issue.outline().items.len();
    let events = items.filter_map(|item| EventFields::of(issue, item));
    events
        .flat_map(|fields| fields.talks)
        .map(|talk| talk.name)
        .collect()
}

/// Reads and judges `text`, and takes over all that can be taken.
fn holds(text: &str) -> Result<(), TestCaseError> {
    let begun = Instant::now();
    let draft = issue(DRAFT);
    let window = Window::of(&draft).unwrap();
    let Ok(candidates) = read(text, window, draft.profile()) else {
        return Ok(());
    };
    let reviewed = review(&draft, candidates, None);
    // One that cannot be written is refused, and the others can still be taken.
    let writable: Vec<&Reviewed> = reviewed
        .iter()
        .filter(|one| take(&draft, &[*one]).is_ok())
        .collect();
    let Ok(change) = take(&draft, &writable) else {
        return Ok(());
    };
    let after = draft.apply(&change);
    prop_assert_eq!(change.invert(DRAFT).apply(after.source()), DRAFT);
    let is_event = |entry: &Entry| matches!(entry, Entry::Event(_));
    prop_assert!(
        after
            .outline()
            .items
            .iter()
            .all(|item| is_event(&item.entry)),
        "{}",
        after.source()
    );
    let sections = |issue: &Issue| {
        issue
            .outline()
            .sections
            .iter()
            .filter(|section| section.level < 3)
            .count()
    };
    prop_assert_eq!(sections(&after), sections(&draft));
    let before = titles(&draft).len();
    let new: usize = writable
        .iter()
        .filter(|one| one.is_new())
        .map(|one| one.fields.talks.len())
        .sum();
    prop_assert!(titles(&after).len() >= before + new, "{}", after.source());
    if writable.iter().all(|one| !one.is_changed()) {
        for line in DRAFT.lines() {
            prop_assert!(
                after.source().lines().any(|own| own == line),
                "{line} of\n{}",
                after.source()
            );
        }
    }
    prop_assert!(begun.elapsed() < Duration::from_secs(10));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn pieces_of_calendars_in_any_order_are_read_or_refused(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)) {
        holds(&pieces.concat())?;
        holds(&format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{}END:VEVENT\n", pieces.concat()))?;
    }

    #[test]
    fn events_with_any_names_become_rows_or_are_refused(text in events()) {
        holds(&text)?;
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,200}") {
        holds(&text)?;
    }
}

#[test]
fn a_calendar_of_ten_thousand_endless_events_is_answered_soon() {
    let event = "BEGIN:VEVENT\nDTSTART:19700101T120000Z\nRRULE:FREQ=DAILY;COUNT=999999\nSUMMARY:x\nLOCATION:Rome\\, Italy\nEND:VEVENT\n";
    let text = format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", event.repeat(10_000));
    let begun = Instant::now();
    let draft = issue(DRAFT);
    let found = read(&text, Window::of(&draft).unwrap(), draft.profile()).unwrap();
    assert_eq!(found.len(), 10_000);
    let note = "it recurs for too long to be followed: only its first day is read";
    assert!(found.iter().all(|one| one.notes == [note]));
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "{:?}",
        begun.elapsed()
    );
}
