//! What holds of every operation on the demo and on every issue of the corpus, where that is there.

use crate::support::shared::{CorpusFile, corpus_files};
use copydesk::issue::{Issue, Item, LeafKind, detect};
use copydesk::ops::{self, At, EventFields};
use copydesk::profile::builtin;
use copydesk::text::Transaction;
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;
use std::sync::LazyLock;

static ISSUES: LazyLock<Vec<Issue>> = LazyLock::new(|| {
    let some = |(at, file): (usize, CorpusFile)| (at % 40 == 0).then_some(file);
    let files = corpus_files().into_iter().enumerate().filter_map(some);
    let published = files.filter_map(|file| String::from_utf8(file.bytes()).ok());
    let demo = include_str!("../../../assets/demo/draft.md").to_owned();
    std::iter::once(demo)
        .chain(published)
        .flat_map(|text| {
            let profile = detect(&text, builtin());
            let bare = text.trim_end().to_owned();
            let windows = text.replace("\r\n", "\n").replace('\n', "\r\n");
            [text, bare, windows].map(|text| Issue::parse(text, profile.clone()))
        })
        .filter(|issue| !issue.outline().items.is_empty())
        .collect()
});

/// An item's lines without the ending of its last.
fn body<'a>(issue: &'a Issue, item: &Item) -> &'a str {
    item.text(issue.source()).trim_end_matches(['\r', '\n'])
}

fn bodies(issue: &Issue) -> Vec<&str> {
    let items = issue.outline().items.iter();
    items.map(|item| body(issue, item)).collect()
}

fn nested(issue: &Issue) -> usize {
    issue
        .outline()
        .items
        .iter()
        .map(|item| item.rows.len())
        .sum()
}

/// What holds after any change: its undo is the identity, what is no item or blank line stays, no list stands glued
/// below prose that did not.
fn holds(before: &Issue, change: &Transaction, after: &Issue) -> Result<(), TestCaseError> {
    let undone = change.invert(before.source()).apply(after.source());
    prop_assert!(undone == before.source(), "{change:?}");
    let rest = |issue: &Issue| -> Vec<String> {
        let leaves = issue.outline().leaves.iter();
        leaves
            .filter(|leaf| !matches!(leaf.kind, LeafKind::Item(_) | LeafKind::Blank))
            .map(|leaf| leaf.span.of(issue.source()).trim_end().to_owned())
            .collect()
    };
    prop_assert_eq!(rest(before), rest(after));
    let glued = |issue: &Issue| {
        let pairs = issue.outline().leaves.windows(2);
        pairs
            .filter(|pair| {
                pair[0].kind == LeafKind::Prose && matches!(pair[1].kind, LeafKind::Item(_))
            })
            .count()
    };
    prop_assert!(glued(after) <= glued(before));
    let ends = |issue: &Issue| issue.source().ends_with('\n');
    prop_assert_eq!(ends(before), ends(after));
    Ok(())
}

/// Blank lines between two items of one section.
fn blank_lines(issue: &Issue, section: usize) -> usize {
    let pairs = issue.items(section).windows(2);
    let gaps = pairs.map(|pair| &issue.source()[pair[0].span.end..pair[1].span.start]);
    gaps.filter(|gap| !gap.is_empty() && gap.trim().is_empty())
        .count()
}

fn sorted(mut all: Vec<&str>) -> Vec<&str> {
    all.sort_unstable();
    all
}

/// Sections whose lists stand plain: no blank line and nothing else between items.
fn is_plain(issue: &Issue, section: usize) -> bool {
    let pairs = issue.items(section).windows(2);
    pairs
        .into_iter()
        .all(|pair| pair[0].span.end == pair[1].span.start)
}

/// True where the newsletter says it when `section` has nothing: with its first item and its last one more than the
/// item changes, which the tests of groups and of none-lines hold.
fn tells_of_nothing(issue: &Issue, section: usize) -> bool {
    let has_line = issue
        .role(section)
        .is_some_and(|role| !role.none.is_empty());
    has_line || issue.group_of(section).is_some()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn adding_changes_no_other_item(pick: prop::sample::Index, place: prop::sample::Index, slot: prop::sample::Index) {
        let before = pick.get(&ISSUES);
        let section = 1 + place.index((before.outline().sections.len() - 1).max(1));
        prop_assume!(section < before.outline().sections.len());
        let index = slot.index(before.items(section).len() + 1);
        prop_assume!(before.own_items(section).len() > 1 || !tells_of_nothing(before, section));
        let text = "[A new item](https://new.example/x)\n    * [**A row**](https://new.example/y)";
        let Ok(change) = ops::add(before, section, At::Index(index), text) else {
            return Ok(());
        };
        let after = before.apply(&change);
        holds(before, &change, &after)?;
        let place = before.outline().sections[section].items.start + index;
        let mut left = bodies(&after);
        let own = left.remove(place);
        prop_assert!(own.contains("A new item") && own.contains("A row"));
        prop_assert_eq!(left, bodies(before));
        let new: usize = change.edits().iter().map(|edit| edit.text.matches('\n').count()).sum();
        prop_assert!(new <= 3, "{:?}", change);
        prop_assert!(change.edits().iter().all(|edit| edit.span.is_empty()));
        if is_plain(before, section) {
            prop_assert!(is_plain(&after, section));
        }
    }

    #[test]
    fn removing_takes_the_named_items_only(pick: prop::sample::Index, items: Vec<prop::sample::Index>) {
        prop_assume!(!items.is_empty());
        let before = pick.get(&ISSUES);
        let count = before.outline().items.len();
        let named: Vec<usize> = items.iter().take(4).map(|item| item.index(count)).collect();
        let is_told = |item: &usize| {
            let section = before.section_of_item(*item);
            let own = before.outline().sections[section].items.clone();
            let left = own.filter(|item| !named.contains(item)).count();
            tells_of_nothing(before, section) && left < 2
        };
        prop_assume!(!named.iter().any(is_told));
        let Ok(change) = ops::remove(before, &named) else {
            return Ok(());
        };
        let after = before.apply(&change);
        holds(before, &change, &after)?;
        let left: Vec<&str> = bodies(before)
            .into_iter()
            .enumerate()
            .filter_map(|(at, body)| (!named.contains(&at)).then_some(body))
            .collect();
        prop_assert_eq!(bodies(&after), left);
        let longest = |issue: &Issue| {
            let leaves = issue.outline().leaves.iter();
            let blank = leaves.filter(|leaf| leaf.kind == LeafKind::Blank);
            blank.map(|leaf| leaf.span.of(issue.source()).matches('\n').count()).max()
        };
        prop_assert!(longest(&after) <= longest(before));
    }

    #[test]
    fn moving_there_and_back_is_the_identity(pick: prop::sample::Index, item: prop::sample::Index, to: prop::sample::Index) {
        let before = pick.get(&ISSUES);
        let item = item.index(before.outline().items.len());
        let from = before.section_of_item(item);
        let to = 1 + to.index((before.outline().sections.len() - 1).max(1));
        prop_assume!(to < before.outline().sections.len());
        let index = item - before.outline().sections[from].items.start;
        let is_told = |at: usize, left: usize| {
            tells_of_nothing(before, at) && before.own_items(at).len() < left
        };
        let ends_with_sentence = before.own_items(to).len() < before.items(to).len();
        prop_assume!(!is_told(from, 3) && !is_told(to, 2) && !ends_with_sentence);
        let Ok(change) = ops::move_to(before, &[item], to, At::End) else {
            return Ok(());
        };
        let between = before.apply(&change);
        holds(before, &change, &between)?;
        prop_assert_eq!(sorted(bodies(&between)), sorted(bodies(before)));
        prop_assert_eq!(nested(&between), nested(before));
        let landed = between.outline().sections[to].items.end - 1;
        prop_assert_eq!(body(&between, &between.outline().items[landed]), body(before, &before.outline().items[item]));
        let back = ops::move_to(&between, &[landed], from, At::Index(index));
        prop_assume!(back.is_ok());
        let after = between.apply(&back.unwrap());
        prop_assert_eq!(bodies(&after), bodies(before));
        let stays = before.items(from).len() > 1 && is_plain(before, from);
        let filled = !before.items(to).is_empty() && is_plain(before, to);
        if from == to || (stays && filled) {
            prop_assert!(after.source() == before.source(), "{change:?}");
        }
    }

    #[test]
    fn up_and_down_again_is_the_identity(pick: prop::sample::Index, item: prop::sample::Index, by in 1usize..4) {
        let before = pick.get(&ISSUES);
        let item = item.index(before.outline().items.len());
        let range = before.outline().sections[before.section_of_item(item)].items.clone();
        prop_assume!(item >= range.start + by);
        let Ok(change) = ops::move_up(before, &[item], by) else {
            return Ok(());
        };
        let between = before.apply(&change);
        holds(before, &change, &between)?;
        prop_assert_eq!(nested(&between), nested(before));
        let back = ops::move_down(&between, &[item - by], by).unwrap();
        let after = between.apply(&back);
        prop_assert!(after.source() == before.source(), "{change:?}");
    }

    #[test]
    fn sorting_twice_is_sorting_once(pick: prop::sample::Index) {
        let before = pick.get(&ISSUES);
        for section in 1..before.outline().sections.len() {
            let Ok(change) = ops::sort(before, section) else {
                continue;
            };
            let after = before.apply(&change);
            holds(before, &change, &after)?;
            prop_assert_eq!(sorted(bodies(&after)), sorted(bodies(before)));
            prop_assert_eq!(nested(&after), nested(before));
            prop_assert_eq!(blank_lines(&after, section), blank_lines(before, section));
            prop_assert!(ops::sort(&after, section).unwrap().is_empty());
        }
    }

    #[test]
    fn an_event_on_another_day_takes_its_twin_along_and_nothing_else(pick: prop::sample::Index, item: prop::sample::Index, by in 1i64..40) {
        let issue = pick.get(&ISSUES);
        let all = 0..issue.outline().items.len();
        let events: Vec<usize> = all
            .filter(|&item| EventFields::of(issue, item).is_some_and(|fields| fields.date.is_some()))
            .collect();
        prop_assume!(!events.is_empty());
        let item = *item.get(&events);
        let mut fields = EventFields::of(issue, item).unwrap();
        let later = |day: Date| day.saturating_add(by.days());
        fields.date = fields.date.map(later);
        fields.end_date = fields.end_date.map(later);
        fields.days = fields.days.into_iter().map(later).collect();
        let Ok(rows) = ops::edit_event_rows(issue, item, &fields) else {
            return Ok(());
        };
        let after = issue.apply(&rows.change);
        prop_assert!(rows.change.invert(issue.source()).apply(after.source()) == issue.source());
        let now: Vec<usize> = rows.rows.iter().map(|&at| after.item_at(at).unwrap()).collect();
        let twin = ops::twin(issue, item).filter(|_| now.len() > 1);
        let own: Vec<usize> = [item].into_iter().chain(twin).collect();
        prop_assert_eq!(own.len(), now.len());
        for &now in &now {
            prop_assert_eq!(EventFields::of(&after, now).unwrap().date, fields.date);
            let section = after.section_of_item(now);
            if ops::sort(issue, section).is_ok_and(|change| change.is_empty()) {
                prop_assert!(ops::sort(&after, section).unwrap().is_empty());
            }
        }
        let others = |issue: &Issue, own: &[usize]| -> Vec<String> {
            let all = bodies(issue).into_iter().enumerate();
            let mut left: Vec<String> = all.filter(|(at, _)| !own.contains(at)).map(|(_, body)| body.to_owned()).collect();
            left.sort();
            left
        };
        prop_assert_eq!(others(issue, &own), others(&after, &now));
    }

    #[test]
    fn an_edit_to_the_same_fields_changes_nothing(pick: prop::sample::Index, items: [prop::sample::Index; 8]) {
        let before = pick.get(&ISSUES);
        let count = before.outline().items.len();
        for item in items.iter().map(|item| item.index(count)) {
            if let Some(fields) = ops::LinkFields::of(before, item) {
                prop_assert!(ops::edit_link(before, item, &fields).is_ok_and(|change| change.is_empty()), "{fields:?}");
            }
            if let Some(fields) = ops::EventFields::of(before, item).filter(|f| f.date.is_some()) {
                let change = ops::edit_event(before, item, &fields);
                prop_assert!(change.is_err() || change.is_ok_and(|change| change.is_empty()));
            }
            let text = body(before, &before.outline().items[item]);
            let change = ops::replace(before, item, text);
            prop_assert!(change.is_err() || change.is_ok_and(|change| change.is_empty()), "{text}");
        }
    }

    #[test]
    fn titles_and_addresses_survive_being_written(
        title in "[a-z`\\[\\]()\u{e9}*_ |]{1,20}",
        url in "https://[a-z./()?=&%]{1,20}",
    ) {
        let title = title.trim().to_owned();
        prop_assume!(!title.is_empty());
        // A code span that the title opens and does not close would reach past the link.
        prop_assume!(title.matches('`').count() % 2 == 0);
        let fields = ops::LinkFields { url, title, prefixes: Vec::new() };
        let text = format!("### Official\n* {}\n", fields.markdown());
        let issue = Issue::parse(text, detect("", builtin()));
        let read = ops::LinkFields::of(&issue, 0);
        prop_assert_eq!(read.as_ref().map(|read| &read.title), Some(&fields.title));
        let read = read.unwrap();
        prop_assert_eq!(read.url.replace("%28", "(").replace("%29", ")"), fields.url.replace("%28", "(").replace("%29", ")"));
    }
}
