//! Profiles, tables and templates: what `assets/` says about newsletters, and how it is asked.

use copydesk::profile::{
    DateFormat, Kind, Profile, builtin, builtin_names, by_name, fill, fold_title, parse, read_date,
    tables, template,
};
use jiff::civil::{Date, date};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

fn asset_stems(folder: &str, extension: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets")
        .join(folder);
    fs::read_dir(path)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|own| own == extension))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect()
}

fn twir() -> std::sync::Arc<Profile> {
    by_name("this-week-in-rust").unwrap()
}

fn spanish() -> std::sync::Arc<Profile> {
    by_name("esta-semana-en-rust").unwrap()
}

#[test]
fn every_profile_in_assets_is_built_in_and_the_other_way_round() {
    let named: BTreeSet<String> = builtin_names().into_iter().map(str::to_owned).collect();
    assert_eq!(named, asset_stems("profiles", "toml"));
    assert_eq!(named, asset_stems("templates", "md"));
    let parsed: Vec<&str> = builtin().iter().map(|p| p.name.as_str()).collect();
    assert_eq!(
        parsed,
        builtin_names(),
        "each parses and is named as its file"
    );
}

#[test]
fn roles_are_unique_and_stand_in_roles_that_exist() {
    for profile in builtin() {
        let mut seen = BTreeSet::new();
        for role in &profile.roles {
            assert!(
                seen.insert(&role.role),
                "{}: {} twice",
                profile.name,
                role.role
            );
            assert!(!role.titles.is_empty(), "{}: {}", profile.name, role.role);
            assert!((1..=6).contains(&role.level));
            let parent = profile.role(&role.parent);
            assert_eq!(parent.is_none(), role.parent.is_empty(), "{}", role.role);
            assert!(parent.is_none_or(|parent| parent.level < role.level));
        }
    }
}

#[test]
fn a_heading_belongs_to_one_role() {
    for profile in builtin() {
        let mut owner: BTreeMap<String, &str> = BTreeMap::new();
        for role in &profile.roles {
            for title in &role.titles {
                let old = owner.insert(fold_title(title), &role.role);
                assert_eq!(old, None, "{}: {title}", profile.name);
            }
        }
    }
}

#[test]
fn letters_are_unique_and_belong_to_sections_that_hold_items() {
    for profile in builtin() {
        let mut seen = BTreeSet::new();
        for role in &profile.roles {
            let Some(letter) = role.letter else { continue };
            assert!(seen.insert(letter), "{}: {letter} twice", profile.name);
            assert!(!matches!(role.kind, Kind::Group | Kind::Block));
        }
    }
}

#[test]
fn regions_cover_every_continent_of_the_countries() {
    for profile in [twir(), spanish()] {
        assert_eq!(profile.virtual_role(), Some("virtual"));
        for region in &profile.events.regions {
            let role = profile.role(&region.role).unwrap();
            assert_eq!(role.kind, Kind::Events, "{}", region.role);
        }
        for country in tables().countries() {
            assert!(
                profile.region_role(&country.continent).is_some(),
                "{}: {}",
                country.code,
                country.continent
            );
        }
    }
}

#[test]
fn both_newsletters_share_their_roles() {
    let ids = |profile: &Profile| {
        profile
            .roles
            .iter()
            .map(|role| (role.role.clone(), role.kind, role.level, role.letter))
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&twir()), ids(&spanish()));
}

#[test]
fn a_prefix_name_means_one_prefix() {
    for profile in builtin() {
        let mut seen = BTreeSet::new();
        for prefix in &profile.prefixes {
            for name in prefix.aliases.iter().chain([&prefix.name]) {
                assert!(seen.insert(name.to_lowercase()), "{}: {name}", profile.name);
            }
            assert!(prefix.hosts.iter().all(|host| !host.contains('/')));
            assert!(prefix.paths.iter().all(|path| path.contains('/')));
        }
    }
}

#[test]
fn prefixes_follow_from_hosts_and_from_starts_of_addresses() {
    let profile = twir();
    let of = |host: &str, path: &str| profile.prefix_of_url(host, path).map(|p| p.name.as_str());
    assert_eq!(of("www.youtube.com", "/watch"), Some("video"));
    assert_eq!(of("m.youtube.com", "/watch"), Some("video"));
    assert_eq!(of("rustacean-station.org", "/episode/x/"), Some("audio"));
    assert_eq!(
        of("corrode.dev", "/podcast/s05e05-canonical/"),
        Some("audio")
    );
    assert_eq!(of("corrode.dev", "/blog/simple/"), None);
    assert_eq!(of("notyoutube.com", "/"), None);
    assert_eq!(profile.prefix("Podcast").unwrap().name, "audio");
    assert_eq!(spanish().prefix("video").unwrap().name, "vídeo");
}

#[test]
fn headings_are_recognised_in_every_usual_spelling() {
    let role = |profile: &Profile, title: &str| {
        let found = profile.roles.iter().find(|role| role.matches(title));
        found.map(|role| role.role.clone())
    };
    let en = |title: &str| role(&twir(), title);
    let es = |title: &str| role(&spanish(), title);
    assert_eq!(en("Oceania:").as_deref(), Some("oceania"));
    assert_eq!(en("New and updated RFCs").as_deref(), Some("new-rfcs"));
    assert_eq!(en("Compiler"), None);
    assert_eq!(
        es("Actualizaciones de la comunidad de Rust 🥰").as_deref(),
        Some("community")
    );
    assert_eq!(es("Frase de la semana").as_deref(), Some("quote"));
    assert_eq!(es("América del Norte").as_deref(), Some("north-america"));
    assert_eq!(
        spanish().role("quote").unwrap().title(),
        "Cita de la semana"
    );
}

#[test]
fn titles_fold_case_space_colons_and_emoji() {
    assert_eq!(fold_title("  Crate  of the\tWeek "), "crate of the week");
    assert_eq!(fold_title("Oceania:"), "oceania");
    assert_eq!(fold_title("🦀 Próximos Eventos 🥰"), "próximos eventos");
    assert_eq!(fold_title("Equipo (Solo MCP)"), "equipo (solo mcp)");
}

#[test]
fn countries_are_unique_and_complete() {
    let codes: BTreeSet<&str> = tables()
        .countries()
        .iter()
        .map(|c| c.code.as_str())
        .collect();
    assert_eq!(codes.len(), 249, "ISO 3166-1 has 249 entries");
    assert_eq!(tables().countries().len(), codes.len());
    let mut owner: BTreeMap<String, &str> = BTreeMap::new();
    for country in tables().countries() {
        assert_eq!(country.code.len(), 2);
        assert!(["AF", "AS", "EU", "NA", "OC", "SA"].contains(&country.continent.as_str()));
        for name in country.names.iter().chain([&country.code]) {
            let old = owner.insert(name.to_lowercase(), &country.code);
            assert!(old.is_none(), "{name} names {old:?} and {}", country.code);
        }
    }
}

#[test]
fn a_country_is_found_by_code_and_by_name_in_both_languages() {
    let code = |text: &str| tables().country(text).map(|c| c.code.as_str());
    for text in [
        "UK",
        "GB",
        "gbr",
        "Reino Unido",
        "United Kingdom",
        "England",
    ] {
        assert_eq!(code(text), Some("UK"), "{text}");
    }
    for text in [
        "US",
        "USA",
        "U.S.",
        "EE. UU.",
        "EE.UU.",
        "EE.\u{a0}UU.",
        "United States",
    ] {
        assert_eq!(code(text), Some("US"), "{text}");
    }
    assert_eq!(code("Czech Republic"), Some("CZ"));
    assert_eq!(code("países bajos"), Some("NL"));
    assert_eq!(code("Korea"), Some("KR"));
    assert_eq!(code("Atlantis"), None);
}

#[test]
fn countries_lie_where_the_newsletter_files_them() {
    for (code, continent) in [
        ("IL", "AS"),
        ("TR", "EU"),
        ("RU", "EU"),
        ("MX", "NA"),
        ("CU", "NA"),
        ("CR", "NA"),
        ("CO", "SA"),
        ("NZ", "OC"),
        ("UG", "AF"),
    ] {
        assert_eq!(
            tables().country(code).unwrap().continent,
            continent,
            "{code}"
        );
    }
    let us = tables().country("US").unwrap();
    assert_eq!(spanish().events.country_names[&us.code], "EE. UU.");
}

#[test]
fn states_are_known_for_three_countries() {
    let states = |country: &str| tables().states(country).unwrap();
    assert_eq!(states("US")["DC"], "District of Columbia");
    assert_eq!(states("US")["PR"], "Puerto Rico");
    assert_eq!(
        (states("US").len(), states("CA").len(), states("AU").len()),
        (56, 13, 8)
    );
    assert!(states("AU").contains_key("ACT") && !states("AU").contains_key("AC"));
    assert_eq!(states("CA")["QC"], "Quebec");
    assert!(tables().states("DE").is_none());
}

#[test]
fn parameters_that_follow_readers_are_told_from_those_that_name_a_page() {
    let tracks = |host: &str, name: &str| tables().is_tracking(host, name);
    for (host, name) in [
        ("mossgrid.dev", "utm_source"),
        ("mossgrid.dev", "UTM_Campaign"),
        ("www.youtube.com", "si"),
        ("youtu.be", "feature"),
        ("m.youtube.com", "si"),
        ("open.spotify.com", "si"),
        ("medium.com", "source"),
        ("www.meetup.com", "eventOrigin"),
        ("www.meetup.com", "recSource"),
        ("www.eventbrite.com", "aff"),
        ("blog.tonari.no", "ref"),
        ("mossgrid.dev", "fbclid"),
    ] {
        assert!(tracks(host, name), "{name} on {host}");
    }
    for (host, name) in [
        ("github.com", "ref"),
        ("github.com", "q"),
        ("mossgrid.dev", "si"),
        ("www.youtube.com", "v"),
        ("www.youtube.com", "list"),
        ("www.youtube.com", "t"),
        ("medium.com", "sk"),
        ("www.meetup.com", "eventId"),
        ("news.ycombinator.com", "id"),
        ("perf.rust-lang.org", "start"),
        ("notmedium.com", "source"),
        ("www.reddit.com", "context"),
    ] {
        assert!(!tracks(host, name), "{name} on {host}");
    }
}

#[test]
fn tracking_names_are_lower_case_as_they_are_compared() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/tables/tracking.toml");
    let table: toml::Table = fs::read_to_string(path).unwrap().parse().unwrap();
    let text = table.to_string();
    assert_eq!(text, text.to_lowercase());
}

#[test]
fn a_malformed_profile_names_file_line_and_reason() {
    let source = "name = \"mine\"\ntitle = \"Mine\"\n\n[metadata]\nweekdy = \"Monday\"\n";
    let error = parse(source, Path::new("mine.toml")).unwrap_err();
    assert_eq!(error.path, Path::new("mine.toml"));
    assert_eq!(error.line, Some(5));
    assert!(error.reason.contains("weekdy"), "{}", error.reason);
    assert!(error.to_string().starts_with("mine.toml, line 5: "));

    let error = parse("name = \"mine\"\ntitle = \n", Path::new("mine.toml")).unwrap_err();
    assert_eq!(error.line, Some(2));
}

#[test]
fn dates_are_read_in_any_usual_order() {
    let check = |text: &str, day: Option<Date>, format: DateFormat, canonical: bool, len: usize| {
        let found = read_date(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(
            (found.date, found.format, found.is_canonical, found.len),
            (day, format, canonical, len),
            "{text}"
        );
    };
    let day = Some(date(2026, 1, 7));
    check("2026-01-07 | Virtual", day, DateFormat::Iso, true, 10);
    check("2026-1-7", day, DateFormat::Iso, false, 8);
    check("2026/01/07", day, DateFormat::Iso, false, 10);
    check("07-01-2026", day, DateFormat::DayFirst, true, 10);
    check("7/1/2026 | Virtual", day, DateFormat::DayFirst, false, 8);
    check("2026-02-30", None, DateFormat::Iso, true, 10);
    check("2026-13-01", None, DateFormat::Iso, true, 10);
}

#[test]
fn what_is_no_date_is_not_read_as_one() {
    for text in [
        "",
        "2026",
        "2026-01",
        "1.2.3",
        "2026-01/07",
        "26-01-07",
        "v2026-01-07",
        "20260107",
    ] {
        assert_eq!(read_date(text), None, "{text}");
    }
}

#[test]
fn numbers_follow_the_calendar_where_the_profile_says_so() {
    let profile = twir();
    let numbering = profile.metadata.numbering.as_ref().unwrap();
    assert_eq!(numbering.number_on(date(2026, 1, 7)), Some(633));
    assert_eq!(numbering.number_on(date(2026, 1, 14)), Some(634));
    assert_eq!(numbering.number_on(date(2021, 12, 29)), Some(423));
    assert_eq!(numbering.number_on(date(2026, 1, 8)), None);
    assert_eq!(
        spanish().metadata.numbering,
        None,
        "the Spanish edition skips weeks"
    );
}

#[test]
fn file_names_give_the_date_of_an_issue() {
    for profile in [twir(), spanish()] {
        let of = |name: &str| profile.files.date_of(name);
        assert_eq!(
            of("2026-01-07-this-week-in-rust.md"),
            Some(date(2026, 1, 7))
        );
        assert_eq!(of("2026-02-30-this-week-in-rust.md"), None);
        assert_eq!(of("README.md"), None);
    }
}

#[test]
fn a_template_has_the_sections_of_its_newsletter_and_its_fixed_lines() {
    for profile in [twir(), spanish()] {
        let text = template(&profile.name).unwrap();
        let headings: Vec<(usize, &str)> = text
            .lines()
            .filter(|line| line.starts_with('#'))
            .map(|line| {
                let title = line.trim_start_matches('#');
                (line.len() - title.len(), title.trim())
            })
            .collect();
        for role in profile
            .roles
            .iter()
            .filter(|role| role.kind != Kind::Events)
        {
            let line = if role.heading.is_empty() {
                role.title()
            } else {
                &role.heading
            };
            assert!(
                headings.contains(&(usize::from(role.level), line)),
                "{}: {line}",
                profile.name
            );
        }
        for placeholder in [
            "<!-- COTW goes here -->",
            "<!-- QOTW goes here -->",
            "REDDIT_LINK_HERE",
        ] {
            assert!(
                text.contains(placeholder),
                "{}: {placeholder}",
                profile.name
            );
        }
        for field in &profile.metadata.required {
            assert!(
                text.lines()
                    .any(|line| line.starts_with(&format!("{field}:")))
            );
        }
    }
    let text = template("this-week-in-rust").unwrap();
    for label in [
        "[submit_crate]:",
        "[guidelines]:",
        "[calendar]:",
        "[community]:",
        "If you are running a Rust event",
    ] {
        assert!(text.lines().any(|line| line.starts_with(label)), "{label}");
    }
    assert_eq!(template("nobody"), None);
}

#[test]
fn a_filled_template_has_number_dates_and_no_variable_left() {
    for name in builtin_names() {
        let text = fill(template(name).unwrap(), 634, date(2026, 1, 14), 28);
        assert!(!text.contains("$twir"), "{name}");
        assert!(
            text.contains("634") && text.contains("2026-01-14"),
            "{name}"
        );
        assert!(!text.contains("\n\n\n"), "{name}");
    }
    for profile in [twir(), spanish()] {
        let text = fill(template(&profile.name).unwrap(), 634, date(2026, 1, 14), 28);
        let format = profile.events.window_format();
        let sentence = profile.events.window.as_ref().unwrap().sentence.clone();
        let line = sentence
            .replace("{start}", &format.write(date(2026, 1, 14)))
            .replace("{end}", &format.write(date(2026, 2, 11)));
        assert!(text.lines().any(|own| own == line), "{line}");
        let title = profile.metadata.title_format.replace("{number}", "634");
        assert!(text.contains(&title), "{title}");
    }
}

#[test]
fn each_mistake_of_the_demo_stands_on_its_line() {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo");
    let draft = fs::read_to_string(demo.join("draft.md")).unwrap();
    let list = fs::read_to_string(demo.join("MISTAKES.toml")).unwrap();
    let table: toml::Table = list.parse().unwrap();
    let mistakes = table["mistake"].as_array().unwrap();
    assert!(mistakes.len() >= 15);
    for mistake in mistakes {
        let text = mistake["text"].as_str().unwrap();
        let line = usize::try_from(mistake["line"].as_integer().unwrap()).unwrap();
        assert_eq!(draft.matches(text).count(), 1, "{text}");
        assert!(
            draft.lines().nth(line - 1).unwrap().contains(text),
            "{text}"
        );
    }
}
