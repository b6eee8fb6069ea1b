//! Which paths a source file names: from the crate's root, written out in full, and into other crates.
//!
//! `crate::`, `self::` and `super::` are followed to the root, through groups and inline modules.

use super::tokens::tokens;

/// A path as its segments; `crate::ops::move_items` starts with `crate`, `std::fs` with `std`.
pub type Path = Vec<String>;

/// Every path that `source`, the module `module` (as in `["ops", "item"]`), names through `crate`, `self`, `super`
/// or one of the crates in `others`.
pub fn paths(source: &str, module: &[&str], others: &[&str]) -> Vec<Path> {
    let tokens = tokens(source);
    let mut walk = Walk {
        tokens: &tokens,
        found: Vec::new(),
    };
    let mut scope: Vec<String> = module.iter().map(|&name| name.to_owned()).collect();
    let mut braces: Vec<Brace> = Vec::new();
    let mut at = 0;
    while let Some(token) = walk.token(at) {
        match token {
            "{" if at >= 2 && walk.token(at - 2) == Some("mod") => {
                scope.push(tokens[at - 1].clone());
                braces.push(Brace::Module);
            }
            "{" => braces.push(Brace::Other),
            "}" if braces.pop() == Some(Brace::Module) => {
                scope.pop();
            }
            _ if walk.starts_path(at, others) => {
                let base = match token {
                    "crate" | "super" | "self" => from_root(&scope),
                    _ => Path::new(),
                };
                at = walk.follow(at, &base);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    walk.found
}

#[derive(PartialEq)]
enum Brace {
    Module,
    Other,
}

fn from_root(scope: &[String]) -> Path {
    std::iter::once("crate".to_owned())
        .chain(scope.iter().cloned())
        .collect()
}

struct Walk<'a> {
    tokens: &'a [String],
    found: Vec<Path>,
}

impl Walk<'_> {
    fn token(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).map(String::as_str)
    }

    fn starts_path(&self, at: usize, others: &[&str]) -> bool {
        let goes_on = self.token(at + 1) == Some("::");
        // In `a::b` no path starts at `b`, but one may start in `::std`, where nothing named stands before.
        let is_inside =
            at >= 2 && self.token(at - 1) == Some("::") && self.token(at - 2).is_some_and(is_name);
        // `pub(crate)` names nothing.
        let is_visibility =
            at >= 1 && self.token(at - 1) == Some("(") && self.token(at + 1) == Some(")");
        match self.token(at) {
            Some("crate" | "super") => !is_visibility && !is_inside,
            Some("self") => goes_on && !is_inside,
            Some(name) => others.contains(&name) && !is_inside,
            None => false,
        }
    }

    /// Reads the path at `at`, which continues `base`; returns where it ends.
    fn follow(&mut self, mut at: usize, base: &[String]) -> usize {
        let mut path = base.to_vec();
        loop {
            match self.token(at) {
                Some("crate") => path.truncate(1),
                Some("super") if path.len() > 1 => {
                    path.pop();
                }
                Some("super" | "self") => {}
                Some("{") => return self.group(at, &path),
                Some(name) if name == "*" || is_name(name) => path.push(name.to_owned()),
                _ => break,
            }
            at += 1;
            if self.token(at) != Some("::") {
                break;
            }
            at += 1;
        }
        self.found.push(path);
        at
    }

    fn group(&mut self, at: usize, base: &[String]) -> usize {
        let mut at = at + 1;
        loop {
            match self.token(at) {
                None => return at,
                Some("}") => return at + 1,
                Some(",") => at += 1,
                // `as` and the new name are passed over.
                Some("as") => at += 2,
                Some(_) => at = self.follow(at, base).max(at + 1),
            }
        }
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}
