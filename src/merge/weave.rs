//! Their changes done again on our text.
//!
//! ```text
//! base    A  B  C        ours    A  B  O  C      theirs   A  T  C′
//! woven   A     O  T  C′          (they took B out, added T behind A, changed C)
//! ```
//!
//! Our units stay in our order. A unit that they added goes into a slot behind the unit of ours that it follows in theirs.

use super::align::Alignment;
use super::hunks::{Clash, Clashes, clashes};
use super::merged::{Conflict, Piece, lines};
use super::unit::{Kind, Unit, says_same, units};
use crate::issue::Issue;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The pieces of the merged text, in order.
pub(super) fn weave(base: &Issue, ours: &Issue, theirs: &Issue) -> Vec<Piece> {
    let (base, ours, theirs) = (units(base), units(ours), units(theirs));
    let mine = Alignment::new(&base, &ours);
    let other = Alignment::new(&base, &theirs);
    let Clashes { clashes, ours_too } = clashes([&base, &ours, &theirs], &mine, &other);
    let mut weaver = Weaver {
        cells: ours.iter().map(|unit| Some(text(unit))).collect(),
        slots: vec![Vec::new(); ours.len() + 1],
        base,
        ours,
        theirs,
        mine,
        other,
        passed: ours_too,
        settled: BTreeSet::new(),
        elsewhere: BTreeMap::new(),
        waiting: BTreeMap::new(),
        twins: HashMap::new(),
    };
    weaver.place_clashes(clashes);
    weaver.change();
    weaver.find_twins();
    weaver.add();
    weaver.pieces()
}

struct Weaver<'a> {
    base: Vec<Unit<'a>>,
    ours: Vec<Unit<'a>>,
    theirs: Vec<Unit<'a>>,
    mine: Alignment,
    other: Alignment,
    /// What stands in the place of each unit of ours.
    cells: Vec<Option<Piece>>,
    /// What comes before all, and behind each unit of ours.
    slots: Vec<Vec<Piece>>,
    /// Units of theirs that need nothing more.
    passed: BTreeSet<usize>,
    /// Units of the base that need nothing more.
    settled: BTreeSet<usize>,
    /// By unit of the base: what goes where they have it, not where we do.
    elsewhere: BTreeMap<usize, Piece>,
    /// By place in theirs: conflicts that have no place in ours.
    waiting: BTreeMap<usize, Piece>,
    /// By unit of theirs: the same, added by us too.
    twins: HashMap<usize, usize>,
}

/// Where they are while their text is walked through.
struct Walk {
    /// The slot behind what was met last.
    slot: usize,
    /// The section that this slot lies in, as ours calls it.
    section: String,
    /// What their section is called in ours.
    called: String,
    /// A heading of theirs that we took out.
    lost: Option<usize>,
}

fn text(unit: &Unit<'_>) -> Piece {
    Piece::Text(unit.text.to_owned())
}

fn joined(units: &[Unit<'_>], of: &[usize]) -> Option<String> {
    (!of.is_empty()).then(|| lines(of.iter().map(|&at| units[at].text)))
}

impl Weaver<'_> {
    fn place_clashes(&mut self, clashes: Vec<Clash>) {
        for clash in clashes {
            let near = clash.ours.first().map(|&at| &self.ours[at]);
            let near = near.or_else(|| clash.theirs.first().map(|&at| &self.theirs[at]));
            let conflict = Piece::Conflict(Conflict {
                section: near.map_or(String::new(), |unit| unit.section.clone()),
                base: joined(&self.base, &clash.base),
                ours: joined(&self.ours, &clash.ours),
                theirs: joined(&self.theirs, &clash.theirs),
            });
            for &at in &clash.ours {
                self.cells[at] = None;
            }
            match clash.ours.first() {
                Some(&at) => self.cells[at] = Some(conflict),
                None => drop(self.waiting.insert(clash.their_place, conflict)),
            }
            self.passed.extend(clash.theirs);
            self.settled.extend(clash.base);
        }
    }

    /// What they took out or changed.
    fn change(&mut self) {
        for at in 0..self.base.len() {
            if self.settled.contains(&at) {
                continue;
            }
            match (self.mine.to[at], self.other.to[at]) {
                (Some(our), None) => self.take_out(at, our),
                (Some(our), Some(their)) => self.change_one(at, our, their),
                (None, Some(their)) => self.bring_back(at, their),
                (None, None) => {}
            }
        }
    }

    fn take_out(&mut self, at: usize, our: usize) {
        let is_filled = self.base[at].kind == Kind::Heading && self.we_added_to(our);
        let is_changed = self.base[at].is_keyed()
            && (self.mine.is_moved[at] || !says_same(self.base[at].text, self.ours[our].text));
        if !is_filled {
            self.cells[our] = is_changed.then(|| self.conflict(Some(at), Some(our), None));
        }
    }

    /// True where something of ours stands in the section of heading `our` that the base has not.
    fn we_added_to(&self, our: usize) -> bool {
        let section = &self.ours[our].section;
        let mut units = self.ours.iter().zip(&self.mine.from);
        units.any(|(unit, from)| {
            from.is_none() && unit.kind == Kind::Item && unit.section == *section
        })
    }

    fn change_one(&mut self, at: usize, our: usize, their: usize) {
        let (old, mine, other) = (&self.base[at], &self.ours[our], &self.theirs[their]);
        let piece = if says_same(old.text, other.text) || says_same(mine.text, other.text) {
            text(mine)
        } else if says_same(old.text, mine.text) {
            text(other)
        } else {
            self.conflict(Some(at), Some(our), Some(their))
        };
        if self.other.is_moved[at] && !self.mine.is_moved[at] {
            self.cells[our] = None;
            self.elsewhere.insert(at, piece);
        } else {
            self.cells[our] = Some(piece);
        }
    }

    /// We took it out; they did something with it.
    fn bring_back(&mut self, at: usize, their: usize) {
        let is_changed =
            self.other.is_moved[at] || !says_same(self.base[at].text, self.theirs[their].text);
        if self.base[at].is_keyed() && is_changed {
            let piece = self.conflict(Some(at), None, Some(their));
            self.elsewhere.insert(at, piece);
        }
    }

    fn conflict(&self, at: Option<usize>, our: Option<usize>, their: Option<usize>) -> Piece {
        let of = |units: &[Unit<'_>], at: Option<usize>| at.map(|at| units[at].text.to_owned());
        let section = match (our, their) {
            (Some(our), _) => self.ours[our].section.clone(),
            (None, Some(their)) => self.theirs[their].section.clone(),
            (None, None) => String::new(),
        };
        Piece::Conflict(Conflict {
            section,
            base: of(&self.base, at),
            ours: of(&self.ours, our),
            theirs: of(&self.theirs, their),
        })
    }

    /// What both added: once where it says the same, a conflict where it does not.
    fn find_twins(&mut self) {
        let mut added: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, unit) in self.ours.iter().enumerate().rev() {
            if self.mine.from[at].is_none() && unit.is_keyed() {
                added.entry(unit.token()).or_default().push(at);
            }
        }
        for their in 0..self.theirs.len() {
            let unit = &self.theirs[their];
            if self.other.from[their].is_some() || !unit.is_keyed() {
                continue;
            }
            let Some(our) = added.get_mut(&unit.token()).and_then(Vec::pop) else {
                continue;
            };
            if !says_same(unit.text, self.ours[our].text) {
                self.cells[our] = Some(self.conflict(None, Some(our), Some(their)));
            }
            self.twins.insert(their, our);
        }
    }

    /// What they added or moved.
    fn add(&mut self) {
        let mut walk = Walk {
            slot: 0,
            section: String::new(),
            called: String::new(),
            lost: None,
        };
        for their in 0..self.theirs.len() {
            if let Some(piece) = self.waiting.remove(&their) {
                self.put(&mut walk, their, piece);
            }
            let from = self.other.from[their];
            if let Some(piece) = from.and_then(|at| self.elsewhere.remove(&at)) {
                self.put(&mut walk, their, piece);
                continue;
            }
            let our = match from {
                Some(at) => self.mine.to[at],
                None => self.twins.get(&their).copied(),
            };
            match (our, from) {
                (Some(our), _) => self.follow(&mut walk, our, their),
                (None, Some(_)) if self.theirs[their].kind == Kind::Heading => {
                    walk.lost = Some(their);
                    walk.called.clone_from(&self.theirs[their].section);
                }
                (None, Some(_)) => {}
                (None, None) if self.passed.contains(&their) => {}
                (None, None) => {
                    let piece = text(&self.theirs[their]);
                    self.put(&mut walk, their, piece);
                }
            }
        }
        for piece in std::mem::take(&mut self.waiting).into_values() {
            self.slots[walk.slot].push(piece);
        }
    }

    /// What they add next comes behind unit `our`, unless we moved that to another section.
    fn follow(&self, walk: &mut Walk, our: usize, their: usize) {
        let is_heading = self.theirs[their].kind == Kind::Heading;
        if is_heading {
            walk.lost = None;
            walk.called.clone_from(&self.ours[our].section);
        }
        let is_moved = self.mine.from[our].is_some_and(|at| self.mine.is_moved[at]);
        if is_heading || !is_moved || self.ours[our].section == walk.called {
            walk.slot = our + 1;
            walk.section.clone_from(&self.ours[our].section);
        }
    }

    /// Puts what stands at `their` behind what was met last.
    fn put(&mut self, walk: &mut Walk, their: usize, piece: Piece) {
        let unit = &self.theirs[their];
        let (kind, section) = (unit.kind, unit.section.clone());
        if kind == Kind::Heading {
            walk.lost = None;
        }
        walk.slot = self.behind_ours(walk, their);
        if let Some(heading) = walk.lost.take()
            && self.theirs[heading].section == section
            && kind != Kind::Blank
        {
            // Where they add to a section that we took out, it stays.
            let heading = text(&self.theirs[heading]);
            self.slots[walk.slot].push(heading);
            walk.section.clone_from(&section);
        }
        if kind == Kind::Heading {
            walk.section.clone_from(&section);
            walk.called = section;
        }
        self.slots[walk.slot].push(piece);
    }

    /// The slot behind what we added at the same place: an item behind our items, an event in the order of days, a new
    /// section behind all that we added to the one before.
    fn behind_ours(&self, walk: &Walk, their: usize) -> usize {
        let unit = &self.theirs[their];
        let mut slot = walk.slot;
        for at in walk.slot..self.ours.len() {
            let mine = &self.ours[at];
            if self.mine.from[at].is_some() || mine.section != walk.section {
                break;
            }
            let is_later = mine.date.zip(unit.date).is_some_and(|(a, b)| a > b);
            match (unit.kind, mine.kind) {
                (Kind::Item, Kind::Item) if is_later => break,
                (Kind::Item, Kind::Item) | (Kind::Named, Kind::Named) | (Kind::Heading, _) => {
                    slot = at + 1;
                }
                (Kind::Item, _) => {}
                _ => break,
            }
        }
        slot
    }

    fn pieces(self) -> Vec<Piece> {
        let mut slots = self.slots.into_iter();
        let mut all = slots.next().unwrap_or_default();
        for (cell, slot) in self.cells.into_iter().zip(slots) {
            all.extend(cell);
            all.extend(slot);
        }
        all
    }
}
