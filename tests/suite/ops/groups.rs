//! Groups with items and the sentence that names the others are one thing.

use super::{check, refused};
use crate::support::shared::{CorpusFile, corpus_files};
use copydesk::issue::{GroupOf, Issue, LeafKind, detect};
use copydesk::ops::{self, At, Home, Refusal};
use copydesk::profile::{Profile, builtin, by_name, rank};
use copydesk::text::Transaction;
use std::sync::Arc;

/// An issue whose section `role` has groups, as the newsletter would write it.
struct Block {
    profile: Arc<Profile>,
    role: &'static str,
    eol: &'static str,
}

impl Block {
    fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for newsletter in ["this-week-in-rust", "esta-semana-en-rust"] {
            for (role, eol) in [("testing", "\n"), ("tracking", "\n"), ("testing", "\r\n")] {
                let profile = by_name(newsletter).unwrap();
                all.push(Self { profile, role, eol });
            }
        }
        all
    }

    fn groups(&self) -> usize {
        self.profile.role(self.role).unwrap().known.list.len()
    }

    /// The text where just the groups of `spoken` have an item, in the newsletter's order.
    fn text(&self, spoken: &[bool]) -> String {
        let role = self.profile.role(self.role).unwrap();
        let known = &role.known;
        let mut text = self.head();
        let mut silent = Vec::new();
        for (group, is_spoken) in known.list.iter().zip(spoken) {
            let written = if group.note.is_empty() {
                format!("[{}]({})", group.name, group.url)
            } else {
                format!("[{}]({}){}", group.name, group.url, group.note)
            };
            if *is_spoken {
                let marks = "#".repeat(known.level.into());
                text += &[&marks, " ", &written, "\n", &item(&group.name), "\n\n"].concat();
            } else {
                silent.push(written);
            }
        }
        let or = &self.profile.words.or;
        let names = match silent.split_last() {
            None => String::new(),
            Some((last, [])) => last.clone(),
            Some((last, rest)) => format!("{} {or}\n  {last}", rest.join(",\n  ")),
        };
        if !names.is_empty() {
            text += &known.silent.replace("{groups}", &names);
            text += "\n\n";
        }
        (text + "Tell us.\n\n## Z\n* [z](https://z.example)\n").replace('\n', self.eol)
    }

    fn head(&self) -> String {
        let role = self.profile.role(self.role).unwrap();
        let mut above = vec![role];
        while let Some(parent) = self.profile.role(&above.last().unwrap().parent) {
            above.push(parent);
        }
        let lines = above.iter().rev().map(|role| {
            let marks = "#".repeat(role.level.into());
            format!("{marks} {}\nWords.\n\n", role.title())
        });
        lines.collect()
    }

    fn issue(&self, text: &str) -> Issue {
        Issue::parse(text, Arc::clone(&self.profile))
    }

    fn add(&self, issue: &Issue, group: usize) -> Issue {
        let section = issue.section_of_role(self.role).unwrap();
        let name = &self.profile.role(self.role).unwrap().known.list[group].name;
        let mut path = issue.path(section);
        path.push(name);
        let home = Home::find(issue, &path).unwrap();
        let change = ops::in_home(issue, home, |issue, at| {
            ops::add(issue, at, At::End, &item(name))
        });
        applied(issue, &change.unwrap())
    }

    fn remove(&self, issue: &Issue, group: usize) -> Issue {
        let section = issue.section_of_role(self.role).unwrap();
        let heading = issue.heading_of(GroupOf { section, group }).unwrap();
        let first = issue.outline().sections[heading].items.start;
        let change = ops::remove(issue, &[first]).unwrap();
        applied(issue, &change)
    }
}

fn item(name: &str) -> String {
    format!("* [About {name}](https://item.example/x)")
}

/// The issue after `change`, whose undo is the identity.
#[track_caller]
fn applied(issue: &Issue, change: &Transaction) -> Issue {
    let after = issue.apply(change);
    let undone = change.invert(issue.source()).apply(after.source());
    assert_eq!(undone, issue.source());
    after
}

/// The numbers up to `count` in an order that `seed` decides.
fn shuffled(count: usize, mut seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    for at in (1..count).rev() {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        order.swap(at, usize::try_from(seed >> 33).unwrap() % (at + 1));
    }
    order
}

#[test]
fn every_subset_of_groups_speaks_and_falls_silent_in_any_order_and_the_text_is_right_at_each_step()
{
    for block in Block::all() {
        let count = block.groups();
        let silent = vec![false; count];
        for subset in 0..1_u64 << count {
            let mut spoken = silent.clone();
            let mut issue = block.issue(&block.text(&spoken));
            let is_in = |group: &usize| subset >> group & 1 == 1;
            for group in shuffled(count, subset).into_iter().filter(is_in) {
                issue = block.add(&issue, group);
                spoken[group] = true;
                assert_eq!(
                    issue.source(),
                    block.text(&spoken),
                    "{subset:b} with {group}"
                );
            }
            for group in shuffled(count, !subset).into_iter().filter(is_in) {
                issue = block.remove(&issue, group);
                spoken[group] = false;
                assert_eq!(
                    issue.source(),
                    block.text(&spoken),
                    "{subset:b} without {group}"
                );
            }
            assert_eq!(issue.source(), block.text(&silent));
        }
    }
}

const FCP: &str = "### Final Comment Period\n\n#### Tracking Issues & PRs\n";
const RUST: &str =
    "##### [Rust](https://github.com/rust-lang/rust/labels/fcp)\n* [a](https://a.example)\n\n";
const NONE: &str = "*No Items entered Final Comment Period this week for\n  [Cargo](https://github.com/rust-lang/cargo/labels/fcp) or\n  [Mine](https://github.com/rust-lang/mine/issues).*\n";

fn add_to(name: &'static str) -> impl Fn(&Issue) -> Result<Transaction, Refusal> {
    move |issue| {
        let path = ["Final Comment Period", "Tracking Issues & PRs", name];
        let home = Home::find(issue, &path).unwrap();
        ops::in_home(issue, home, |issue, at| {
            ops::add(issue, at, At::End, "[b](https://b.example)")
        })
    }
}

#[test]
fn a_group_takes_its_heading_from_the_sentence_and_one_that_the_profile_does_not_know_stays_in_it()
{
    check(
        &format!("{FCP}{RUST}{NONE}\nTell us.\n"),
        add_to("Cargo"),
        &format!(
            "{FCP}{RUST}##### [Cargo](https://github.com/rust-lang/cargo/labels/fcp)\n* [b](https://b.example)\n\n{}\nTell us.\n",
            NONE.replace(
                "[Cargo](https://github.com/rust-lang/cargo/labels/fcp) or\n  ",
                ""
            ),
        ),
    );
}

#[test]
fn in_a_draft_whose_sentence_waits_in_a_comment_only_the_heading_comes_and_goes() {
    let comment = format!("<!-- and for the groups without any:\n{NONE}-->\n");
    let before = format!("{FCP}{comment}\n#### New and Updated RFCs\n");
    let heading = "##### [Cargo](https://github.com/rust-lang/cargo/issues?q=is%3Aopen+label%3Afinal-comment-period+sort%3Aupdated-desc)\n";
    let after =
        format!("{FCP}{comment}{heading}* [b](https://b.example)\n\n#### New and Updated RFCs\n");
    check(&before, add_to("Cargo"), &after);
    check(&after, |issue| ops::remove(issue, &[0]), &before);
}

#[test]
fn a_heading_without_items_is_taken_out_of_the_sentence_with_its_first() {
    let empty = "##### [Cargo](https://github.com/rust-lang/cargo/labels/fcp)\n\n";
    let filled = empty.replace("\n\n", "\n* [b](https://b.example)\n\n");
    check(
        &format!("{FCP}{empty}{NONE}"),
        add_to("Cargo"),
        &format!(
            "{FCP}{filled}{}",
            NONE.replace(
                "[Cargo](https://github.com/rust-lang/cargo/labels/fcp) or\n  ",
                ""
            )
        ),
    );
}

#[test]
fn without_a_sentence_the_heading_of_a_group_stays() {
    check(
        &format!("{FCP}{RUST}Tell us.\n"),
        |issue| ops::remove(issue, &[0]),
        &format!(
            "{FCP}{}\nTell us.\n",
            RUST.lines().next().unwrap().to_owned() + "\n"
        ),
    );
}

#[test]
fn the_last_item_moves_from_one_group_to_a_silent_one_and_both_change_places_in_the_sentence() {
    let cargo = "[Cargo](https://github.com/rust-lang/cargo/labels/fcp)";
    let rust = "[Rust](https://github.com/rust-lang/rust/labels/fcp)";
    check(
        &format!("{FCP}{RUST}{NONE}"),
        |issue| {
            let home = Home::find(
                issue,
                &["Final Comment Period", "Tracking Issues & PRs", "Cargo"],
            );
            ops::move_home(issue, &[0], home.unwrap(), At::End)
        },
        &format!(
            "{FCP}{}{}",
            RUST.replace(rust, cargo),
            NONE.replace(cargo, rust)
        ),
    );
}

#[test]
fn items_of_a_group_stay_before_the_sentence_that_is_an_item_itself() {
    let group = "## Calls for Testing\n### [Cargo](https://github.com/rust-lang/cargo/labels/call-for-testing)\n* [a](https://a.example)\n";
    let none = "\n* *No calls for testing were issued this week by\n  [Rustup](https://github.com/rust-lang/rustup/labels/call-for-testing).*\n";
    check(
        &format!("{group}{none}"),
        |issue| {
            ops::add(
                issue,
                super::section(issue, "Cargo"),
                At::End,
                "[b](https://b.example)",
            )
        },
        &format!("{group}* [b](https://b.example)\n{none}"),
    );
    refused(
        &format!("{group}{none}"),
        |issue| ops::move_down(issue, &[0], 1),
        "“a” is already the last item of “Cargo”",
    );
}

#[test]
fn generic_newsletters_have_no_groups() {
    let text = format!("{FCP}{RUST}{NONE}");
    let issue = Issue::parse(text, by_name("generic").unwrap());
    assert_eq!(
        Home::find(
            &issue,
            &["Final Comment Period", "Tracking Issues & PRs", "Cargo"]
        ),
        None
    );
    let change = ops::remove(&issue, &[0]).unwrap();
    assert!(issue.apply(&change).source().contains(NONE));
}

/// How often groups of real issues come back to the byte.
#[derive(Debug, Default, PartialEq)]
struct Tally {
    items: usize,
    last_of_group: usize,
    identical: usize,
    elsewhere: usize,
}

/// Removes each item of each group of `home` and adds it again: the identity, but for a last one whose group stood out of
/// the newsletter's order, or whose heading was not like the others; that comes back as the newsletter has it.
fn remove_and_add_again(issue: &Issue, home: usize, name: &str, tally: &mut Tally) {
    for (section, group) in issue.groups_below(home).collect::<Vec<_>>() {
        let group = GroupOf {
            section: home,
            group,
        };
        for index in 0..issue.own_items(section).len() {
            let at = issue.outline().sections[section].items.start + index;
            let text = issue.outline().items[at].text(issue.source());
            let gone = applied(issue, &ops::remove(issue, &[at]).unwrap());
            let to = match gone.heading_of(group) {
                Some(heading) => Home::Section(heading),
                None => Home::Silent(group),
            };
            let back = ops::in_home(&gone, to, |issue, at| {
                ops::add(issue, at, At::Index(index), text)
            });
            let back = applied(&gone, &back.unwrap());
            let is_silent = to == Home::Silent(group);
            tally.items += 1;
            tally.last_of_group += usize::from(is_silent);
            if back.source() == issue.source() {
                tally.identical += 1;
                continue;
            }
            let title = issue.group_name(group);
            let is_odd = is_silent && is_odd(issue, group, section);
            assert!(is_odd || follows_prose(issue, at), "{name}: {title}");
            assert_eq!(words(&back), words(issue), "{name}: {title}");
            tally.elsewhere += 1;
        }
    }
}

/// True where `group` stands out of the newsletter's order, or its heading is not like the others.
fn is_odd(issue: &Issue, group: GroupOf, section: usize) -> bool {
    let spoken = issue.groups_below(group.section);
    let spoken: Vec<_> = spoken
        .filter(|(at, _)| !issue.own_items(*at).is_empty())
        .collect();
    let (own, others): (Vec<_>, Vec<_>) = spoken.into_iter().partition(|(at, _)| *at == section);
    let level = |at: usize| issue.outline().sections[at].level;
    let known = &issue.role(group.section).unwrap().known;
    let house = others.first().map_or(known.level, |(at, _)| level(*at));
    let is_loose = |at: usize| {
        let heading = issue.outline().sections[at].heading_span;
        issue.source()[heading.end..].starts_with('\n')
    };
    let before = others.iter().filter(|(at, _)| *at < section).count();
    let order: Vec<_> = others.iter().map(|(_, other)| Some(*other)).collect();
    let heading = issue.outline().sections[section].heading_span;
    let has_more = !heading.of(issue.source()).trim_end().ends_with(')');
    own.len() != 1
        || has_more
        || rank(&order, group.group) != before
        || level(section) != house
        || others
            .iter()
            .any(|(at, _)| is_loose(*at) != is_loose(section))
}

/// True where item `at` stands below a line of text: no group of its own, and a list of its own when it comes back.
fn follows_prose(issue: &Issue, at: usize) -> bool {
    let start = issue.outline().items[at].span.start;
    let before = issue
        .outline()
        .leaves
        .iter()
        .rfind(|leaf| leaf.span.end <= start);
    before.is_some_and(|leaf| leaf.kind == LeafKind::Prose)
}

/// All lines in any order, without the number of a heading's signs and a comma that was left behind it.
fn words(issue: &Issue) -> Vec<&str> {
    let lines = issue
        .source()
        .lines()
        .map(|line| line.trim_start_matches('#').trim_end_matches(','));
    let mut lines: Vec<&str> = lines.filter(|line| !line.trim().is_empty()).collect();
    lines.sort_unstable();
    lines
}

/// The blocks of the last forty issues of `newsletter` that have groups, each issue with nothing else.
fn last_forty(newsletter: &str) -> Vec<(String, Issue)> {
    let files = corpus_files().into_iter();
    let ours: Vec<CorpusFile> = files
        .filter(|file| file.newsletter == newsletter)
        .filter(|file| {
            !file
                .path
                .components()
                .any(|part| part.as_os_str() == "draft")
        })
        .collect();
    let last = ours.iter().rev().take(40);
    last.map(|file| {
        let text = String::from_utf8(file.bytes()).unwrap();
        let whole = Issue::parse(text.clone(), detect(&text, builtin()));
        let blocks = ["testing", "project"].iter().filter_map(|role| {
            let section = whole.section_of_role(role)?;
            Some(whole.outline().sections[section].span.of(&text))
        });
        let blocks = Issue::parse(blocks.collect::<String>(), Arc::clone(whole.profile()));
        (file.path.display().to_string(), blocks)
    })
    .collect()
}

#[test]
fn removing_and_adding_again_each_item_of_the_last_forty_issues_is_the_identity() {
    for newsletter in ["this-week-in-rust", "esta-semana-en-rust"] {
        let mut tally = Tally::default();
        let issues = last_forty(newsletter);
        for (name, issue) in &issues {
            for role in ["testing", "tracking"] {
                if let Some(home) = issue.section_of_role(role) {
                    remove_and_add_again(issue, home, name, &mut tally);
                }
            }
        }
        assert_eq!(tally.identical + tally.elsewhere, tally.items);
        assert!(tally.elsewhere <= 9, "{newsletter}: {tally:?}");
    }
}
