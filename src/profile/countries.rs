//! Countries as one newsletter writes them: by code, or by names of its own.

use super::{Country, Profile, tables};
use serde::Deserialize;

/// How a newsletter writes countries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CountryStyle {
    /// Codes and names alike; only the newsletter's own names are fixed.
    #[default]
    Any,
    /// The codes of the countries table.
    Codes,
}

impl Profile {
    /// The country written as `text`: by the newsletter's own names, else by the table.
    pub fn country(&self, text: &str) -> Option<&'static Country> {
        let mut own = self.events.country_names.iter();
        let code = own.find(|(_, name)| *name == text).map(|(code, _)| code);
        tables().country(code.map_or(text, String::as_str))
    }

    /// How the newsletter writes `country`, which stands there as `text`: `text` itself where that is fine.
    pub fn country_as_written<'a>(&'a self, country: &'a Country, text: &'a str) -> &'a str {
        match self.events.country_names.get(&country.code) {
            Some(name) => name,
            None if self.events.countries == CountryStyle::Codes => &country.code,
            None => text,
        }
    }
}
