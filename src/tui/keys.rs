//! What a key means: a digit of a count, the next of a sequence, a command, or text for the layer on top.

use super::app::{App, Request, Typed};
use super::bars::context_of;
use crate::command::{self, Action};
use crate::keymap::{Chord, Lookup};

impl App {
    pub(super) fn pane_key(&mut self, chord: Chord) -> Vec<Request> {
        if self.digit(chord) {
            return Vec::new();
        }
        let context = context_of(self.focus);
        self.typed.keys.push(chord);
        match self.keymap.lookup(context, &self.typed.keys) {
            Lookup::Prefix(following) => {
                let next: Vec<String> = following
                    .iter()
                    .map(|(keys, id)| {
                        let title =
                            command::command(id).map_or(id.as_str(), |command| command.title);
                        format!("{} {title}", crate::keymap::show(keys))
                    })
                    .collect();
                self.say(next.join("  "));
                Vec::new()
            }
            Lookup::Command(id) => {
                let typed = std::mem::take(&mut self.typed);
                let count = self.count(&typed, &id);
                self.run(&id, count, Some(chord))
            }
            Lookup::Nothing => {
                let typed = std::mem::take(&mut self.typed);
                if typed.keys.len() > 1 || chord.character().is_some() {
                    let keys = crate::keymap::show(&typed.keys);
                    self.refuse(format!(
                        "{keys} does nothing here; ? shows the keys that do"
                    ));
                }
                Vec::new()
            }
        }
    }

    /// Takes `chord` as a digit of a count. A first digit that is bound focuses a pane at once, and counts only where
    /// a reordering key or another digit follows.
    fn digit(&mut self, chord: Chord) -> bool {
        let Some(digit) = chord.character().and_then(|c| c.to_digit(10)) else {
            return false;
        };
        if !self.typed.keys.is_empty() {
            return false;
        }
        let digit = usize::try_from(digit).unwrap_or(0);
        if let Some((pane, first)) = self.typed.came_from.take() {
            self.focus = pane;
            self.typed.count = Some(first * 10 + digit);
            return true;
        }
        if let Some(count) = self.typed.count {
            self.typed.count = Some((count * 10 + digit).min(9_999));
            return true;
        }
        let bound = self.keymap.lookup(context_of(self.focus), &[chord]);
        match bound {
            Lookup::Nothing if digit > 0 => {
                self.typed.count = Some(digit);
                true
            }
            Lookup::Command(id) => {
                let before = self.focus;
                let requests = self.run(&id, 1, Some(chord));
                self.typed.came_from = Some((before, digit));
                requests.is_empty()
            }
            _ => false,
        }
    }

    fn count(&mut self, typed: &Typed, id: &str) -> usize {
        if let Some((pane, digit)) = typed.came_from {
            let is_reorder = matches!(id, "item.down" | "item.up");
            let is_move = matches!(id, "move.down" | "move.up") && pane == self.focus;
            if is_reorder || is_move {
                self.focus = pane;
                return digit;
            }
        }
        typed.count.unwrap_or(1)
    }

    pub(super) fn layer_key(&mut self, chord: Chord) -> Vec<Request> {
        let Some(layer) = self.layers.last_mut() else {
            return Vec::new();
        };
        let context = layer.context();
        let answer = match self.keymap.lookup(context, &[chord]) {
            Lookup::Command(id) => match command::command(&id).map(|command| command.action) {
                Some(Action::Layer) => layer.command(&id, self.session.as_ref()),
                _ => return self.run(&id, 1, Some(chord)),
            },
            _ => layer.key(chord, self.session.as_ref()),
        };
        self.answer(answer)
    }
}
