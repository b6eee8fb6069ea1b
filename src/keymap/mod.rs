//! Which command a key means here, what may follow a prefix, and which keys run a command.
//!
//! Pure data, read from `assets/keymap.toml` with the user's file merged over it.

mod chord;
mod context;
mod load;

pub use chord::{Chord, ParseChordError};
pub use context::Context;
pub use load::Complaint;

use std::collections::BTreeMap;

/// A sequence of keys, mostly one.
pub type Keys = Vec<Chord>;

/// All bindings.
#[derive(Clone, Debug, Default)]
pub struct Keymap {
    bindings: BTreeMap<Context, Vec<(Keys, String)>>,
}

/// What the keys pressed so far mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// The command with this id.
    Command(String),
    /// The beginning of these: the keys that may follow, and their commands.
    Prefix(Vec<(Keys, String)>),
    /// Nothing.
    Nothing,
}

impl Keymap {
    /// What `keys` mean in `context` (a command bound to `""` means nothing): its own bindings first, then those of the contexts around it.
    pub fn lookup(&self, context: Context, keys: &[Chord]) -> Lookup {
        let mut following = Vec::new();
        for context in context.chain() {
            for (bound, id) in self.bindings.get(context).into_iter().flatten() {
                if bound == keys && following.is_empty() {
                    return match id.as_str() {
                        "" => Lookup::Nothing,
                        id => Lookup::Command(id.to_owned()),
                    };
                }
                if bound.len() > keys.len() && bound.starts_with(keys) {
                    following.push((bound[keys.len()..].to_vec(), id.clone()));
                }
            }
        }
        if following.is_empty() {
            Lookup::Nothing
        } else {
            Lookup::Prefix(following)
        }
    }

    /// Key sequences that run command `id` in `context`, the first bound first. One that means something else there
    /// is left out.
    pub fn keys_for(&self, context: Context, id: &str) -> Vec<&Keys> {
        let mut found = Vec::new();
        for around in context.chain() {
            for (keys, bound) in self.bindings.get(around).into_iter().flatten() {
                let acts = self.lookup(context, keys) == Lookup::Command(id.to_owned());
                if bound == id && acts && !found.contains(&keys) {
                    found.push(keys);
                }
            }
        }
        found
    }

    /// Every binding of `context` alone, in the order of the file.
    pub fn bindings(&self, context: Context) -> impl Iterator<Item = &(Keys, String)> {
        let bound = self.bindings.get(&context).into_iter().flatten();
        bound.filter(|(_, id)| !id.is_empty())
    }

    fn bind(&mut self, context: Context, keys: Keys, id: String) {
        let bound = self.bindings.entry(context).or_default();
        bound.retain(|(known, _)| *known != keys);
        bound.push((keys, id));
    }
}

/// `keys` as shown: `Ctrl-S`, `g g`.
pub fn show(keys: &[Chord]) -> String {
    let shown: Vec<String> = keys.iter().map(ToString::to_string).collect();
    shown.join(" ")
}
