//! Countries, states and tracking parameters: tables that are the same for every newsletter.
//!
//! They are data in `assets/tables/`, each with its source named at its top.

use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// A country of ISO 3166-1.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// Alpha-2 code, or the house spelling of it (`UK`).
    pub code: String,
    /// Continent: `AF`, `AS`, `EU`, `NA`, `OC` or `SA`.
    pub continent: String,
    /// English name first, then other names and codes that are met, in any language.
    pub names: Vec<String>,
}

/// The tables of `assets/tables/`.
#[derive(Debug, Default)]
pub struct Tables {
    countries: Vec<Country>,
    by_name: HashMap<String, usize>,
    states: States,
    /// Names of states, folded, by country.
    state_names: HashMap<String, HashSet<String>>,
    tracking: Tracking,
}

/// States, provinces and territories by country.
#[derive(Debug, Default, Deserialize)]
struct States {
    /// Countries whose places always have one.
    always: Vec<String>,
    /// Codes of states that mean the country of that code behind a city.
    countries_first: Vec<String>,
    /// Code to name.
    codes: BTreeMap<String, BTreeMap<String, String>>,
    /// Other spellings to code.
    names: BTreeMap<String, BTreeMap<String, String>>,
}

#[derive(Debug, Default, Deserialize)]
struct CountryFile {
    #[serde(rename = "country")]
    countries: Vec<Country>,
}

/// Query parameters that only serve to follow readers.
#[derive(Debug, Default, Deserialize)]
struct Tracking {
    /// Everywhere; a trailing `*` stands for any ending.
    everywhere: Vec<String>,
    /// Only on these hosts.
    #[serde(default)]
    on_hosts: BTreeMap<String, Vec<String>>,
    /// Never on these hosts, though listed above.
    #[serde(default)]
    kept: BTreeMap<String, Vec<String>>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::embedded);

/// The embedded tables.
pub fn tables() -> &'static Tables {
    &TABLES
}

impl Tables {
    fn embedded() -> Self {
        let countries: CountryFile =
            toml::from_str(include_str!("../../assets/tables/countries.toml")).unwrap_or_default();
        let states =
            toml::from_str(include_str!("../../assets/tables/states.toml")).unwrap_or_default();
        let tracking =
            toml::from_str(include_str!("../../assets/tables/tracking.toml")).unwrap_or_default();
        let mut by_name = HashMap::new();
        for (at, country) in countries.countries.iter().enumerate() {
            for name in country.names.iter().chain([&country.code]) {
                by_name.entry(fold_place(name)).or_insert(at);
            }
        }
        // As it is written mostly, it is found without folding it.
        for country in &countries.countries {
            let folded = by_name.get(&fold_place(&country.code)).copied();
            by_name.extend(folded.map(|at| (country.code.clone(), at)));
        }
        let state_names = state_names(&states);
        Self {
            countries: countries.countries,
            by_name,
            states,
            state_names,
            tracking,
        }
    }

    /// All countries, by code.
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// The country written as `text`: a code or a name in any spelling that the table knows.
    pub fn country(&self, text: &str) -> Option<&Country> {
        let exact = self.by_name.get(text);
        let at = exact.or_else(|| self.by_name.get(&fold_place(text)))?;
        self.countries.get(*at)
    }

    /// States of a country that writes them (`US`, `CA`, `AU`): code to name; `None` for others.
    pub fn states(&self, country: &str) -> Option<&BTreeMap<String, String>> {
        self.states.codes.get(country)
    }

    /// True where the places of `country` (a code) always have a state.
    pub fn always_has_states(&self, country: &str) -> bool {
        self.states.always.iter().any(|own| own == country)
    }

    /// True where `code`, though a state's, means the country of that code behind a city: `Berlin, DE`.
    pub fn is_rather_country(&self, code: &str) -> bool {
        self.states.countries_first.iter().any(|own| own == code)
    }

    /// The code of the state of `country` (a code) that is written as `text`: a code in any case, a name or another
    /// spelling.
    pub fn state_code(&self, country: &str, text: &str) -> Option<&str> {
        let codes = self.states.codes.get(country)?;
        if let Some((code, _)) = codes.get_key_value(text) {
            return Some(code);
        }
        let wanted = fold_place(text);
        let own = codes.iter();
        let other = self.states.names.get(country).into_iter().flatten();
        let (code, _) = own
            .clone()
            .map(|(code, _)| (code, code))
            .chain(own)
            .chain(other.map(|(name, code)| (code, name)))
            .find(|(_, name)| fold_place(name) == wanted)?;
        Some(code)
    }

    /// The countries (codes) that have a state with the code or name `text`, in order.
    pub fn countries_of_state<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a str> {
        let wanted = fold_place(text);
        let all = self.states.codes.iter();
        all.filter(move |(country, states)| {
            states.contains_key(text) || self.is_state_name(country, &wanted)
        })
        .map(|(country, _)| country.as_str())
    }

    fn is_state_name(&self, country: &str, folded: &str) -> bool {
        let names = self.state_names.get(country);
        names.is_some_and(|names| names.contains(folded))
    }

    /// True where the query parameter `name` only follows readers of `host`.
    pub fn is_tracking(&self, host: &str, name: &str) -> bool {
        let host = host.strip_prefix("www.").unwrap_or(host);
        let lists = |table: &BTreeMap<String, Vec<String>>| {
            table
                .iter()
                .any(|(own, names)| is_below(host, own) && listed(names, name))
        };
        !lists(&self.tracking.kept)
            && (listed(&self.tracking.everywhere, name) || lists(&self.tracking.on_hosts))
    }
}

/// True for `own` and its subdomains.
pub(super) fn is_below(host: &str, own: &str) -> bool {
    let rest = host.strip_suffix(own);
    rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

fn listed(patterns: &[String], name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    patterns
        .iter()
        .any(|pattern| match pattern.strip_suffix('*') {
            Some(start) => name.starts_with(start),
            None => name == *pattern,
        })
}

/// The names of each country's states, folded.
fn state_names(states: &States) -> HashMap<String, HashSet<String>> {
    let folded =
        |names: &BTreeMap<String, String>| names.values().map(|name| fold_place(name)).collect();
    let all = states.codes.iter();
    all.map(|(country, names)| (country.clone(), folded(names)))
        .collect()
}

fn fold_place(text: &str) -> String {
    let kept = text.chars().filter(|c| !matches!(c, '.' | '\u{a0}'));
    let folded: String = kept.flat_map(char::to_lowercase).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}
