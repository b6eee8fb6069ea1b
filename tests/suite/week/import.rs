//! Events from calendars, JSON, tables and rows: how they are read, judged and taken over.

use super::issue;
use copydesk::archive::Archive;
use copydesk::issue::Issue;
use copydesk::week::{Candidate, Reviewed, Verdict, Window, read, review, take};
use jiff::civil::Date;
use std::path::PathBuf;

const CALENDAR: &str = include_str!("meetups.ics");

pub(super) const DRAFT: &str = "Title: This Week in Rust 634
Number: 634
Date: 2026-01-14
Category: This Week in Rust

## Upcoming Events

Rusty Events between 2026-01-14 - 2026-02-11 🦀

### Virtual
* 2026-01-20 | Virtual (Berlin, DE) | [Rust Berlin](https://www.meetup.com/rust-berlin)
    * [**Rust Online**](https://www.meetup.com/rust-berlin/events/1/)

### Europe
* 2026-01-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo/events/)
    * [**Oslo in January**](https://www.meetup.com/rust-oslo/events/2/)
* 2026-01-22 | Paris, FR | [Rust Paris](https://paris.example)
    * [**Soirée**](https://paris.example/22)

If you are running a Rust event, say so.

## Jobs
";

fn window() -> Window {
    Window::of(&issue(DRAFT)).unwrap()
}

#[track_caller]
pub(super) fn candidates(text: &str) -> Vec<Candidate> {
    let draft = issue(DRAFT);
    read(text, window(), draft.profile()).unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn reviewed(text: &str) -> Vec<Reviewed> {
    review(&issue(DRAFT), candidates(text), None)
}

/// The verdict and the row of each event, one line each.
fn lines(all: &[Reviewed]) -> Vec<String> {
    let draft = issue(DRAFT);
    let line = |one: &Reviewed| {
        let row = one.fields.markdown(&draft);
        let verdict = match &one.verdict {
            Verdict::New => "new".to_owned(),
            Verdict::There(item) => format!("there {item}"),
            Verdict::Changed(item, what) => format!("changed {item}: {what}"),
            Verdict::Outside => "outside".to_owned(),
            Verdict::Nowhere(why) | Verdict::Flawed(why) => why.clone(),
            Verdict::Twice(before) => format!("twice, {before}"),
        };
        format!("{verdict}: {}", row.replace("\n    * ", " / "))
    };
    all.iter().map(line).collect()
}

/// What taking all that is new or changed over makes of the draft.
fn taken(text: &str) -> String {
    let draft = issue(DRAFT);
    let all = reviewed(text);
    let chosen: Vec<&Reviewed> = all.iter().collect();
    let change = take(&draft, &chosen).unwrap_or_else(|refusal| panic!("{refusal}"));
    assert_eq!(change.invert(DRAFT).apply(&change.apply(DRAFT)), DRAFT);
    change.apply(DRAFT)
}

#[test]
fn a_calendar_of_a_real_shape_is_read_to_its_last_event() {
    let mut found = lines(&reviewed(CALENDAR));
    found.sort();
    assert_eq!(found.len(), 13, "{found:#?}");
    let has = |line: &str| assert!(found.iter().any(|own| own == line), "{line}\n{found:#?}");
    has(
        "new: 2026-01-15 | Berlin, DE | [Rust Berlin](https://www.meetup.com/rust-berlin) / [**Rust Hack & Learn 🦀: bring your laptop, your questions and whatever crate you are stuck with**](https://www.meetup.com/rust-berlin/events/311111111/)",
    );
    has("new: 2026-02-10 | Virtual | Tuesday Rust / [**Rust Tuesday**](https://tuesday.example/)");
    has(
        "new: 2026-01-14 | Virtual | Tuesday Rust / [**Rust Tuesday, on a Wednesday**](https://tuesday.example/)",
    );
    has(
        "new: 2026-01-21 | Oslo, NO | Night Crabs / [**Night of the crabs**](https://night.example/)",
    );
    has(
        "new: 2026-02-02 - 2026-02-04 | Stockholm, SE | Conf / [**RustConf of the North**](https://conf.example/)",
    );
    for day in ["2026-01-19", "2026-01-26", "2026-02-02", "2026-02-09"] {
        has(&format!(
            "new: {day} | Austin, TX, US | Monday Crabs / [**Monday crabs**](https://monday.example/)"
        ));
    }
    assert!(
        found.iter().any(|own| own.starts_with("it is cancelled: ")),
        "{found:#?}"
    );
    assert!(
        found
            .iter()
            .any(|own| own.starts_with("no calendar has the date 2026-02-30: "))
    );
    assert!(
        found
            .iter()
            .any(|own| own.starts_with("outside: 2026-09-01"))
    );
    assert!(found.iter().any(|own| own.starts_with("it names no country: 2026-01-17") && !own.contains("alert")));
}

#[test]
fn what_was_taken_out_of_a_title_is_said() {
    let all = reviewed(CALENDAR);
    let odd = all
        .iter()
        .find(|one| one.fields.talks[0].name.contains("friends"))
        .unwrap();
    assert_eq!(
        odd.fields.talks[0].name,
        "Vec<T> & [friends](https://evil.example) | live"
    );
    assert_eq!(
        odd.notes,
        [
            "its address is none of the web and was left out",
            "its title: HTML was taken out"
        ]
    );
    let json = "[{\"name\": \"A\\u202eB\\u0007\", \"date\": \"2026-01-20\", \"location\": \"Rome, Italy\", \"url\": \"javascript:alert(1)\"}]";
    let all = reviewed(json);
    assert_eq!(all[0].fields.talks[0].name, "AB");
    assert_eq!(
        all[0].notes,
        [
            "its title: hidden characters were taken out",
            "its address is none of the web and was left out"
        ]
    );
}

#[test]
fn events_of_the_script_for_meetups_are_judged_against_the_draft() {
    let json = r#"{"Virtual": [
        {"name": "Rust Online", "location": "Online event", "date": "2026-01-20T19:00:00+01:00", "url": "http://meetup.com/rust-berlin/events/1", "virtual": true, "organizer_name": "Rust Berlin", "organizer_url": "https://www.meetup.com/rust-berlin/events/"},
        {"name": "Far away", "location": "", "date": "2026-05-01", "url": "https://a.example/1", "virtual": true, "organizer_name": "A", "organizer_url": "https://a.example"}],
      "Europe": [
        {"name": "Oslo in January", "location": "Oslo, Norway", "date": "2026-01-25", "url": "https://www.meetup.com/rust-oslo/events/2/", "virtual": false, "organizer_name": "Rust Oslo", "organizer_url": "https://www.meetup.com/rust-oslo/"},
        {"name": "Soirée du 22", "location": "Paris, France", "date": "2026-01-22", "url": "https://paris.example/22", "virtual": false, "organizer_name": "Rust Paris", "organizer_url": "https://paris.example"},
        {"name": "Second talk", "location": "Paris, France", "date": "2026-01-22", "url": "https://paris.example/23", "virtual": false, "organizer_name": "Rust Paris", "organizer_url": "https://paris.example"},
        {"name": "Second talk", "location": "Paris, France", "date": "2026-01-22", "url": "https://paris.example/23?utm_source=x", "virtual": false, "organizer_name": "Rust Paris", "organizer_url": "https://paris.example"},
        {"name": "On the moon", "location": "Tycho, Luna", "date": "2026-01-22", "url": "https://moon.example/1", "virtual": false, "organizer_name": "Moon", "organizer_url": "https://moon.example"}]}"#;
    let all = reviewed(json);
    let verdicts: Vec<&Verdict> = all.iter().map(|one| &one.verdict).collect();
    assert_eq!(*verdicts[0], Verdict::There(0));
    assert_eq!(*verdicts[1], Verdict::Outside);
    assert_eq!(
        *verdicts[2],
        Verdict::Changed(1, "2026-01-25, was 2026-01-18".to_owned())
    );
    assert_eq!(
        *verdicts[3],
        Verdict::Changed(2, "“Soirée du 22”, was “Soirée”".to_owned())
    );
    assert_eq!(*verdicts[4], Verdict::New);
    assert_eq!(*verdicts[5], Verdict::Twice("Europe, event 3".to_owned()));
    assert_eq!(
        *verdicts[6],
        Verdict::Nowhere("it names no country".to_owned())
    );
    let after = taken(json);
    let europe = &after[after.find("### Europe").unwrap()..after.find("\nIf you").unwrap()];
    assert_eq!(
        europe,
        "### Europe
* 2026-01-22 | Paris, FR | [Rust Paris](https://paris.example)
    * [**Soirée du 22**](https://paris.example/22)
    * [**Second talk**](https://paris.example/23)
* 2026-01-25 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo/events/)
    * [**Oslo in January**](https://www.meetup.com/rust-oslo/events/2/)
"
    );
}

#[test]
fn a_hybrid_event_gets_a_row_in_both_regions_and_a_region_that_lacks_is_made() {
    let csv = "Date;Title;URL;Location;Format;Organizer;Organizer_URL\n2026-01-21;Hack;https://h.example/1;\"Melbourne, VIC 3000, Australia\";hybrid;Rust Melbourne;https://h.example\n";
    let after = taken(csv);
    let row = "* 2026-01-21 | Hybrid (Melbourne, VIC, AU) | [Rust Melbourne](https://h.example)\n    * [**Hack**](https://h.example/1)\n";
    assert_eq!(after.matches(row).count(), 2, "{after}");
    assert!(after.contains(&format!("### Oceania\n{row}")), "{after}");
}

#[test]
fn rows_of_markdown_are_taken_as_they_are_pasted() {
    let rows = "### Europe\n- 2026-01-19 - 2026-01-21 | Hybrid (Rome, IT) | [Rust Roma](https://r.example) + [Bar](https://bar.example)\n  - [**Tre giorni**](https://r.example/1)\n\n2026-02-30 | Rome, IT | [X](https://x.example)\n";
    let all = reviewed(rows);
    assert_eq!(all.len(), 2);
    assert!(
        all[0].is_new() && all[0].fields.organizers.len() == 2,
        "{:?}",
        all[0]
    );
    assert_eq!(
        all[1].verdict,
        Verdict::Flawed("no calendar has the date 2026-02-30".to_owned())
    );
    let again = taken(&DRAFT.replace("Soirée", "Soir"));
    assert_eq!(again, DRAFT.replace("Soirée", "Soir"));
}

/// Asserts which city, state and country a location is read as.
#[track_caller]
fn place(location: &str, expected: &str) {
    let text =
        serde_json::json!([{"name": "x", "date": "2026-01-20", "location": location}]).to_string();
    let all = review(
        &issue(DRAFT),
        candidates(&text),
        Some(&past().older_than("2026-01-14".parse().unwrap())),
    );
    let fields = &all[0].fields;
    let parts = [
        fields.attendance.as_str(),
        &fields.city,
        &fields.state,
        &fields.country,
    ];
    assert_eq!(parts.join("/"), expected, "{location}");
}

fn past() -> Archive {
    let text = DRAFT
        .replace("Date: 2026-01-14", "Date: 2026-01-07")
        .replace("Oslo, NO", "Indianapolis, IN, US");
    Archive::of([(PathBuf::from("past.md"), issue(&text))])
}

#[test]
fn places_are_read_from_what_calendars_write() {
    place("Berlin, Germany", "in-person/Berlin//DE");
    place("Online event", "virtual///");
    place("https://meet.example/room", "virtual///");
    place("Austin, TX", "in-person/Austin/TX/US");
    place("Austin, Texas, United States", "in-person/Austin/TX/US");
    place(
        "Capital Factory, 701 Brazos St, Austin, TX 78701, USA",
        "in-person/Austin/TX/US",
    );
    place(
        "Mozartstr. 5, 10117 Berlin, Deutschland",
        "in-person/Berlin//DE",
    );
    place(
        "Singel 250, 1012 AB Amsterdam, Netherlands",
        "in-person/Amsterdam//NL",
    );
    place(
        "10 Downing Street, London SW1A 2AA, UK",
        "in-person/London//UK",
    );
    place("Toronto, ON, Canada", "in-person/Toronto/ON/CA");
    place("San Francisco, CA", "in-person/San Francisco//CA");
    place("San Francisco, CA 94103", "in-person/San Francisco/CA/US");
    place("Bangalore, IN", "in-person/Bangalore//IN");
    place("Indianapolis, IN", "in-person/Indianapolis/IN/US");
    place("Paris", "in-person/Paris//FR");
    place("Virtual (Berlin, DE)", "virtual/Berlin//DE");
    place("somewhere", "in-person///");
}

#[test]
fn an_organiser_known_from_past_issues_brings_name_address_and_place() {
    let json = r#"[{"name": "New year", "location": "Bar", "date": "2026-01-23", "url": "https://www.meetup.com/rust-oslo/events/9/", "organizer_name": "rust-oslo", "organizer_url": "https://www.meetup.com/rust-oslo"}]"#;
    let older = Archive::of([(
        PathBuf::from("past.md"),
        issue(&DRAFT.replace("Date: 2026-01-14", "Date: 2026-01-07")),
    )]);
    let older = older.older_than("2026-01-14".parse::<Date>().unwrap());
    let all = review(&issue(DRAFT), candidates(json), Some(&older));
    assert_eq!(
        lines(&all),
        [
            "new: 2026-01-23 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo/events/) / [**New year**](https://www.meetup.com/rust-oslo/events/9/)"
        ]
    );
    assert_eq!(
        all[0].notes,
        ["its place is that of the organiser's last event, Oslo, NO"]
    );
}

/// Asserts the sentence by which a source is refused.
#[track_caller]
fn refused(text: &str, sentence: &str) {
    let draft = issue(DRAFT);
    let refusal = read(text, window(), draft.profile()).unwrap_err();
    assert_eq!(refusal.to_string(), sentence);
}

#[test]
fn a_source_that_cannot_be_read_is_refused_in_a_sentence() {
    refused(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n",
        "it is broken: it ends in the middle of an event",
    );
    refused(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VEVENT\n",
        "it is broken: an event begins inside of another",
    );
    refused(
        "BEGIN:VCALENDAR\nEND:VEVENT\n",
        "it is broken: an event ends that never began",
    );
    refused("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "it holds no events");
    refused("{\"a\": [1,", "it is no JSON: line 1, column 9");
    refused("{\"a\": 1}", "it is no list of events by region");
    refused(
        "no table",
        "it is no calendar, no JSON, no rows of events, and no table with the columns `date` and `title`",
    );
    refused(
        &"x".repeat(copydesk::week::MAX_BYTES + 1),
        "it is larger than 10 MiB",
    );
    let nested = format!(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\n{}END:VEVENT\n",
        "BEGIN:X\n".repeat(100_000)
    );
    let all = reviewed(&nested);
    assert_eq!(
        all[0].verdict,
        Verdict::Flawed("it cannot be read: a line of it is broken".to_owned())
    );
}

/// The days in the window on which an event recurs that is first on `first`.
fn days(first: &str, rule: &str) -> String {
    let text = format!(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nLOCATION:Rome\\, Italy\nDTSTART;VALUE=DATE:{first}\nRRULE:{rule}\nEND:VEVENT\nEND:VCALENDAR\n"
    );
    let draft = issue(DRAFT);
    let found = read(&text, window(), draft.profile());
    let days = found
        .unwrap_or_default()
        .into_iter()
        .filter_map(|one| one.fields.date);
    let days: Vec<String> = days.map(|day| day.strftime("%m-%d").to_string()).collect();
    days.join(" ")
}

#[test]
fn what_recurs_stands_on_its_days_in_the_window() {
    assert_eq!(days("20200114", "FREQ=MONTHLY;BYDAY=2TU"), "02-10");
    assert_eq!(days("20200131", "FREQ=MONTHLY"), "01-31");
    assert_eq!(days("20200114", "FREQ=MONTHLY;BYDAY=-1FR"), "01-30");
    assert_eq!(
        days("20200114", "FREQ=MONTHLY;BYMONTHDAY=-1,1"),
        "01-31 02-01"
    );
    assert_eq!(
        days("20200114", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        "01-30"
    );
    assert_eq!(
        days("20251231", "FREQ=WEEKLY;INTERVAL=2"),
        "01-14 01-28 02-11"
    );
    assert_eq!(
        days("20260101", "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260120T000000Z"),
        "01-15 01-20"
    );
    assert_eq!(days("20260101", "FREQ=WEEKLY;COUNT=4"), "01-15 01-22");
    assert_eq!(days("20260101", "FREQ=DAILY;COUNT=15"), "01-14 01-15");
    assert_eq!(days("19900120", "FREQ=YEARLY"), "01-20");
    assert_eq!(days("19900120", "FREQ=YEARLY;BYMONTH=2;BYDAY=1MO"), "02-02");
    assert_eq!(days("00010101", "FREQ=DAILY;COUNT=999999999"), "01-01");
    assert_eq!(days("20260120", "FREQ=SECONDLY"), "01-20");
    assert_eq!(days("20260120", "FREQ=WEEKLY;COUNT=0"), "");
    assert_eq!(days("99991231", "FREQ=YEARLY"), "");
}

#[test]
fn an_issue_of_a_newsletter_without_regions_takes_nothing() {
    let generic = Issue::parse(DRAFT, copydesk::profile::by_name("generic").unwrap());
    let all = review(&generic, candidates("date,title\n2026-01-20,x\n"), None);
    assert!(all.iter().all(|one| !one.is_new()), "{all:?}");
}

#[test]
fn one_talk_of_several_is_changed_and_the_others_stay() {
    let two = DRAFT.replace(
        "https://paris.example/22)\n",
        "https://paris.example/22)\n    * [**Autre**](https://paris.example/33)\n",
    );
    let draft = issue(&two);
    let json = r#"[{"name": "Autre chose", "date": "2026-01-22", "location": "Paris, France", "url": "https://paris.example/33"}]"#;
    let all = review(&draft, candidates(json), None);
    assert!(all[0].is_changed(), "{all:?}");
    let after = take(&draft, &[&all[0]]).unwrap().apply(&two);
    assert_eq!(after, two.replace("**Autre**", "**Autre chose**"));
}

#[test]
fn lines_as_other_calendars_write_them_do_not_hide_an_event() {
    for line in [
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;CN=\"a:b;c\":mailto:x@example.org",
        "X-ALT-DESC;FMTTYPE=text/html:<p>a: b; c</p>",
        "GEO:52.5;13.4",
        "DESCRIPTION:",
        "X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS=\"Street 1\\, Rome\";X-TITLE=Bar:geo:41.9,12.5",
        "ATTACH;FMTTYPE=image/png;FILENAME=é.png:https://x.example/a.png?b=c:d",
        "organizer;cn=lower case:mailto:x",
        "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example/a",
        "X-EMPTY;A=:x",
    ] {
        let text = format!(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\n{line}\nDTSTART:20260120T190000Z\nSUMMARY:Ok\nLOCATION:Rome\\, Italy\nEND:VEVENT\nEND:VCALENDAR\n"
        );
        let all = reviewed(&text);
        assert!(all[0].is_new(), "{line}: {:?}", all[0].verdict);
    }
}

#[test]
fn an_address_of_a_calendar_that_is_none_of_the_web_is_noted() {
    let calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260120T180000Z\nSUMMARY:A\n\
        LOCATION:Rome, Italy\nURL:javascript:alert(1)\nEND:VEVENT\nEND:VCALENDAR\n";
    let all = reviewed(calendar);
    assert_eq!(all[0].fields.talks[0].url, "");
    assert_eq!(
        all[0].notes,
        ["its address is none of the web and was left out"]
    );
}
