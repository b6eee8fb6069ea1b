//! The shape of a profile file. Every table may be left out; what is left out is empty or the house style.

use super::places::is_below;
use super::{Block, CallWords, CountryStyle, DateFormat, KnownGroups, fold_title};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

/// Everything copydesk knows about one newsletter.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Identifier: the file's name without `.toml`, e.g. `this-week-in-rust`.
    pub name: String,
    /// The newsletter's title, as shown.
    pub title: String,
    /// Language of the prose, an ISO 639-1 code.
    #[serde(default)]
    pub language: String,
    /// Where its files lie in a checkout.
    #[serde(default)]
    pub files: Files,
    /// What renders its site.
    #[serde(default)]
    pub publisher: Publisher,
    /// Its front matter.
    #[serde(default)]
    pub metadata: Metadata,
    /// How long titles of links are.
    #[serde(default)]
    pub titles: Titles,
    /// Known item prefixes, e.g. `video`.
    #[serde(default, rename = "prefix")]
    pub prefixes: Vec<Prefix>,
    /// Events: dates, regions, the window sentence.
    #[serde(default)]
    pub events: Events,
    /// Calls for papers: how their rows say when they close.
    #[serde(default)]
    pub calls: CallWords,
    /// Sections in the order in which they stand in an issue.
    #[serde(default, rename = "section")]
    pub roles: Vec<Role>,
    /// A heading that no title of a role matches may take the role left over at its place in the tree.
    #[serde(default)]
    pub roles_by_place: bool,
    /// Bullet of items in the house style; empty where it is that of most items.
    #[serde(default)]
    pub bullet: String,
    /// Words that the newsletter writes in its own language.
    #[serde(default)]
    pub words: Words,
    /// Texts that must not ship, outside comments: plain substrings.
    #[serde(default)]
    pub placeholders: Vec<String>,
    /// Threads of a forum that issues link to and that change.
    #[serde(default, rename = "thread")]
    pub threads: Vec<Thread>,
    /// Blocks with a fixed shape that editors fill each week.
    #[serde(default, rename = "block")]
    pub blocks: Vec<Block>,
    /// Hosts whose links may repeat within an issue (forum threads, job threads).
    #[serde(default)]
    pub repeatable_hosts: Vec<String>,
    /// Rules by id: `off`, `hint`, `warning` or `error`.
    #[serde(default)]
    pub rules: BTreeMap<String, String>,
    /// Roles by folded title, computed once.
    #[serde(skip)]
    by_title: OnceLock<HashMap<String, Vec<usize>>>,
}

/// Where a newsletter keeps its files, relative to the checkout's root.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Files {
    /// Folder of drafts.
    #[serde(default)]
    pub drafts: String,
    /// Folder of published issues.
    #[serde(default)]
    pub archive: String,
    /// The template that a new draft is made from.
    #[serde(default)]
    pub template: String,
    /// File name of an issue with `{date}` where its ISO date stands.
    #[serde(default)]
    pub pattern: String,
}

impl Files {
    /// True where `file_name` fits the pattern, however its date is written; of any file where there is no pattern.
    pub fn fits(&self, file_name: &str) -> bool {
        let Some((before, after)) = self.pattern.split_once("{date}") else {
            return true;
        };
        let rest = file_name.strip_prefix(before);
        let date = rest.and_then(|rest| rest.strip_suffix(after));
        date.is_some_and(|date| date.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// The date in `file_name` where it fits the pattern.
    pub fn date_of(&self, file_name: &str) -> Option<jiff::civil::Date> {
        let (before, after) = self.pattern.split_once("{date}")?;
        let date = file_name.strip_prefix(before)?.strip_suffix(after)?;
        (date.len() == 10).then(|| date.parse().ok()).flatten()
    }
}

/// What renders a newsletter's site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Publisher {
    /// Nothing that reads Markdown otherwise than the code host does.
    #[default]
    LikeCodeHost,
    /// Python-Markdown 3.7 with `extra`, `meta`, `toc` and `codehilite`, as Pelican calls it.
    PythonMarkdown,
}

/// How front matter is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FrontMatterStyle {
    /// `Key: value` lines up to the first blank line.
    #[default]
    Pelican,
    /// YAML between `---` lines.
    Yaml,
}

/// The front matter of a newsletter.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metadata {
    /// Its style.
    #[serde(default)]
    pub style: FrontMatterStyle,
    /// Fields that every issue has, in order.
    #[serde(default)]
    pub required: Vec<String>,
    /// Key of the title field; empty where there is none.
    #[serde(default)]
    pub title: String,
    /// Key of the number field.
    #[serde(default)]
    pub number: String,
    /// Key of the date field.
    #[serde(default)]
    pub date: String,
    /// The title as it is written, with `{number}` in it.
    #[serde(default)]
    pub title_format: String,
    /// Weekday of publication in English; empty where none is fixed.
    #[serde(default)]
    pub weekday: String,
    /// How number and date belong together, where they do.
    #[serde(default)]
    pub numbering: Option<Numbering>,
}

/// Number = `number` + whole periods since `date`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbering {
    /// A date on which an issue appeared.
    pub date: jiff::civil::Date,
    /// Its number.
    pub number: i64,
    /// Days between two issues.
    pub days: i32,
}

impl Numbering {
    /// The number that an issue of `date` must have, before or after the anchor; `None` between two publication days.
    pub fn number_on(&self, date: jiff::civil::Date) -> Option<i64> {
        let days = i64::from(self.date.until(date).ok()?.get_days());
        let period = i64::from(self.days.max(1));
        (days % period == 0).then(|| self.number + days / period)
    }
}

/// A marker in brackets before an item's link.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prefix {
    /// As written between the brackets.
    pub name: String,
    /// What it stands for, for the picker.
    #[serde(default)]
    pub help: String,
    /// Hosts (and their subdomains) whose links get it.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// Starts of addresses, host and path (`corrode.dev/podcast/`), whose links get it: for hosts with other pages too.
    #[serde(default)]
    pub paths: Vec<String>,
    /// Other spellings that mean the same.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Other spellings that say something of their own and stay.
    #[serde(default)]
    pub accepted: Vec<String>,
    /// Words before a number in titles of links that get it: `part`.
    #[serde(default)]
    pub cues: Vec<String>,
    /// Ranges of letters, `а-я`, in which titles are written that get it.
    #[serde(default)]
    pub letters: Vec<String>,
}

impl Prefix {
    /// True where it says something about the page behind a link: how it is told, or in which language.
    pub fn describes_page(&self) -> bool {
        !self.hosts.is_empty() || !self.cues.is_empty() || self.is_language()
    }

    /// True for a code of a language.
    pub fn is_language(&self) -> bool {
        self.name.len() == 2 && self.name.bytes().all(|b| b.is_ascii_uppercase())
    }

    /// True where `c` is one of the letters of its language.
    pub fn has_letter(&self, c: char) -> bool {
        self.letters.iter().any(|range| {
            let mut ends = range.chars();
            match (ends.next(), ends.next_back()) {
                (Some(first), Some(last)) => (first..=last).contains(&c),
                _ => false,
            }
        })
    }

    /// The spelling, of those that stay, in which `name` is meant.
    pub fn spelling(&self, name: &str) -> &str {
        let stays = self.accepted.iter();
        let same = |own: &&String| own.to_lowercase() == name.to_lowercase();
        stays.into_iter().find(same).unwrap_or(&self.name)
    }
}

/// Lengths of titles, in characters; 0 where none is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Titles {
    /// Longer ones are rare.
    #[serde(default)]
    pub long: usize,
    /// Longer ones are shortened.
    #[serde(default)]
    pub too_long: usize,
}

/// A thread of a forum that issues link to until there is a new one.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thread {
    /// What it is, as messages name it: `jobs thread`.
    pub name: String,
    /// Texts of the links to it, one of which such a link's text holds, whatever the case.
    pub texts: Vec<String>,
    /// Texts of which each of its addresses holds one; empty where addresses tell nothing.
    #[serde(default)]
    pub addresses: Vec<String>,
    /// For how many days issues link to the same one; 0 where each issue has its own.
    #[serde(default)]
    pub days: i32,
}

impl Thread {
    /// True where a link called `text` leads to such a thread.
    pub fn is_named_by(&self, text: &str) -> bool {
        let text = text.to_lowercase().replace('’', "'");
        self.texts.iter().any(|own| text.contains(own.as_str()))
    }

    /// True where `url` may be the address of such a thread.
    pub fn is_addressed_by(&self, url: &str) -> bool {
        let url = url.to_lowercase();
        let mut known = self.addresses.iter();
        self.addresses.is_empty() || known.any(|own| url.contains(own.as_str()))
    }
}

/// What a section holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Sub-sections and prose.
    #[default]
    Group,
    /// Links.
    Links,
    /// Events of one region.
    Events,
    /// Calls for participation in projects.
    CfpProjects,
    /// Calls for papers of events.
    CfpEvents,
    /// Pull requests and RFCs.
    PullRequests,
    /// Prose with a fixed shape, filled each week.
    Block,
}

/// A section that the newsletter knows.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Identifier, e.g. `walkthroughs`.
    pub role: String,
    /// Heading level in the house style, 1 to 6.
    pub level: u8,
    /// Heading texts, the house spelling first, compared as [`fold_title`] says.
    pub titles: Vec<String>,
    /// Role of the section it stands in; empty at the top.
    #[serde(default)]
    pub parent: String,
    /// What it holds.
    #[serde(default)]
    pub kind: Kind,
    /// The heading line as inserted, where it is more than the title (a link, say), without the `#` marks.
    #[serde(default)]
    pub heading: String,
    /// Every issue has it.
    #[serde(default)]
    pub required: bool,
    /// Shown dim, and creatable, where an issue lacks it.
    #[serde(default)]
    pub expected: bool,
    /// Must hold items, or a sentence, when published.
    #[serde(default)]
    pub filled: bool,
    /// What stands in it where it has nothing, as a line of Markdown; empty where nothing is said then.
    #[serde(default)]
    pub none: String,
    /// Key that files an item here from the picker.
    #[serde(default)]
    pub letter: Option<char>,
    /// What belongs here, one sentence.
    #[serde(default)]
    pub help: String,
    /// Headings below this role that no other role names are groups of this kind.
    #[serde(default)]
    pub groups: Option<Kind>,
    /// The groups that the newsletter knows there, and how it says that some have nothing.
    #[serde(default)]
    pub known: KnownGroups,
}

impl Role {
    /// True where `title` is one of this role's headings.
    pub fn matches(&self, title: &str) -> bool {
        let folded = fold_title(title);
        self.titles.iter().any(|own| fold_title(own) == folded)
    }

    /// The house spelling of the heading's text.
    pub fn title(&self) -> &str {
        self.titles.first().map_or(&self.role, String::as_str)
    }
}

/// Events of a newsletter.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Events {
    /// How dates are written; the first is the house style.
    #[serde(default)]
    pub dates: Vec<DateFormat>,
    /// Words for an online event; the first is the house style.
    #[serde(default, rename = "virtual")]
    pub virtual_words: Vec<String>,
    /// Words for an event in both ways; the first is the house style.
    #[serde(default)]
    pub hybrid: Vec<String>,
    /// Words for being there.
    #[serde(default)]
    pub in_person: Vec<String>,
    /// Regions by role, in order.
    #[serde(default, rename = "region")]
    pub regions: Vec<Region>,
    /// The sentence that names the window.
    #[serde(default)]
    pub window: Option<Window>,
    /// How countries are written.
    #[serde(default)]
    pub countries: CountryStyle,
    /// Countries as this newsletter spells them, by ISO 3166 code.
    #[serde(default)]
    pub country_names: BTreeMap<String, String>,
    /// Words, in lower case, that say that an event does not take place.
    #[serde(default)]
    pub cancelled: Vec<String>,
}

/// A region of events.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// Role of its section.
    pub role: String,
    /// Continent code of the countries table (`AF`, `AS`, `EU`, `NA`, `OC`, `SA`); empty for the online region.
    #[serde(default)]
    pub continent: String,
}

/// The sentence that names the first and last day of the events listed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// The sentence with `{start}` and `{end}`.
    pub sentence: String,
    /// Days from start to end.
    pub days: i32,
    /// How its two days are written, where the rows below are written otherwise.
    #[serde(default)]
    pub date: Option<DateFormat>,
    /// Other wordings that are fine, with `{start}` and `{end}`.
    #[serde(default)]
    pub also: Vec<String>,
}

impl Events {
    /// How the window sentence writes its days: its own order, else the house style of events.
    pub fn window_format(&self) -> DateFormat {
        let own = self.window.as_ref().and_then(|window| window.date);
        own.or_else(|| self.dates.first().copied())
            .unwrap_or_default()
    }
}

/// Words of the newsletter's language.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Last joiner of a list, e.g. `or`.
    #[serde(default)]
    pub or: String,
    /// How sentences begin that say that there is nothing, e.g. `No `.
    #[serde(default)]
    pub none: Vec<String>,
}

impl Profile {
    /// The role named `role`.
    pub fn role(&self, role: &str) -> Option<&Role> {
        self.roles.iter().find(|known| known.role == role)
    }

    /// Indices of the roles that have a heading `title`, in order.
    pub fn roles_titled(&self, title: &str) -> &[usize] {
        let index = self.by_title.get_or_init(|| {
            let mut index: HashMap<String, Vec<usize>> = HashMap::new();
            for (at, role) in self.roles.iter().enumerate() {
                for title in &role.titles {
                    let roles = index.entry(fold_title(title)).or_default();
                    if roles.last() != Some(&at) {
                        roles.push(at);
                    }
                }
            }
            index
        });
        index.get(&fold_title(title)).map_or(&[], Vec::as_slice)
    }

    /// Position of `role` in the newsletter's order.
    pub fn order_of(&self, role: &str) -> Option<usize> {
        self.roles.iter().position(|known| known.role == role)
    }

    /// The prefix named `name`, or one of its other spellings, whatever its case.
    pub fn prefix(&self, name: &str) -> Option<&Prefix> {
        let same = |known: &String| known.to_lowercase() == name.to_lowercase();
        self.prefixes.iter().find(|prefix| {
            let mut others = prefix.aliases.iter().chain(&prefix.accepted);
            same(&prefix.name) || others.any(same)
        })
    }

    /// The prefix that links to `host` get, by the profile's host lists.
    pub fn prefix_of_host(&self, host: &str) -> Option<&Prefix> {
        let host = host.strip_prefix("www.").unwrap_or(host);
        let fits = |own: &String| is_below(host, own);
        self.prefixes
            .iter()
            .find(|prefix| prefix.hosts.iter().any(fits))
    }

    /// The prefix that links to `path` on `host` get: by the profile's lists of paths, then of hosts.
    pub fn prefix_of_url(&self, host: &str, path: &str) -> Option<&Prefix> {
        let host = host.strip_prefix("www.").unwrap_or(host);
        let starts = |own: &String| {
            let rest = own.strip_prefix(host);
            rest.is_some_and(|rest| rest.starts_with('/') && path.starts_with(rest))
        };
        self.prefixes
            .iter()
            .find(|prefix| prefix.paths.iter().any(starts))
            .or_else(|| self.prefix_of_host(host))
    }

    /// The role of the online region.
    pub fn virtual_role(&self) -> Option<&str> {
        let online = |region: &&Region| region.continent.is_empty();
        let region = self.events.regions.iter().find(online)?;
        Some(&region.role)
    }

    /// The role of the region in which `continent` lies.
    pub fn region_role(&self, continent: &str) -> Option<&str> {
        let fits = |region: &&Region| region.continent == continent;
        let region = self.events.regions.iter().find(fits)?;
        Some(&region.role)
    }
}
