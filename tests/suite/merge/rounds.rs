//! Two people on one file: each edits, saves, and meets what the other saved. No update is lost.

use super::BASE;
use crate::support::dice::Dice;
use crate::support::scratch::Scratch;
use copydesk::issue::Issue;
use copydesk::merge::merge;
use copydesk::profile::by_name;
use copydesk::store::{Base, SaveFault, open, save};
use std::collections::BTreeSet;

/// One of the two.
struct Editor {
    name: &'static str,
    text: String,
    base: Base,
    added: BTreeSet<String>,
}

impl Editor {
    fn edit(&mut self, dice: &mut Dice, round: usize) {
        let issue = Issue::parse(self.text.as_str(), by_name("this-week-in-rust").unwrap());
        let items = &issue.outline().items;
        let item = items[dice.below(items.len())].span;
        if dice.below(3) == 0 {
            // A move, of an item that stays the same.
            let line = item.of(&self.text).to_owned();
            let to = items[dice.below(items.len())].span.end;
            if to <= item.start {
                self.text.replace_range(item.start..item.end, "");
                self.text.insert_str(to, &line);
            } else if to > item.end {
                self.text.insert_str(to, &line);
                self.text.replace_range(item.start..item.end, "");
            }
            return;
        }
        let url = format!("{}-{round}.example", self.name);
        self.text
            .insert_str(item.end, &format!("* [{url}](https://{url}/)\n"));
        self.added.insert(url);
    }

    /// Saves, merging as often as the other was faster. Returns how many conflicts there were.
    fn save(&mut self) -> usize {
        let parse = |text: &str| Issue::parse(text, by_name("this-week-in-rust").unwrap());
        let mut conflicts = 0;
        loop {
            match save(&self.base, self.text.as_bytes()) {
                Ok(saved) => {
                    self.base = saved.base;
                    return conflicts;
                }
                Err(error) => {
                    let SaveFault::ChangedOnDisk(theirs) = error.fault else {
                        panic!("{error}");
                    };
                    let text = |base: &Base| String::from_utf8(base.bytes().to_vec()).unwrap();
                    let (old, other) = (text(&self.base), text(&theirs));
                    let merged = merge(&parse(&old), &parse(&self.text), &parse(&other));
                    conflicts += merged.conflicts().count();
                    self.text = merged.text(&[]);
                    self.base = *theirs;
                }
            }
        }
    }
}

#[test]
fn in_200_rounds_of_two_editors_every_item_is_there_exactly_once() {
    let scratch = Scratch::new().file("a.md", BASE);
    let editor = |name| {
        let opened = open(&scratch.at("a.md")).unwrap();
        Editor {
            name,
            text: opened.text,
            base: opened.base,
            added: BTreeSet::new(),
        }
    };
    let mut editors = [editor("ana"), editor("ben")];
    let mut dice = Dice::new(11);
    for round in 0..200 {
        let one = &mut editors[dice.below(2)];
        one.edit(&mut dice, round);
        if dice.below(3) == 0 {
            one.save();
        }
    }
    for one in &mut editors {
        one.save();
    }
    let text = scratch.read("a.md");
    for url in editors.iter().flat_map(|one| &one.added) {
        assert_eq!(
            text.matches(&format!("](https://{url}/)")).count(),
            1,
            "{url}\n{text}"
        );
    }
    for line in BASE.lines().filter(|line| line.starts_with("* [")) {
        assert_eq!(text.matches(line).count(), 1, "{line}\n{text}");
    }
}
