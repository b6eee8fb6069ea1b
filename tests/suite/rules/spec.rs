//! A finding as visible text: the issue with `⟦…⟧` around what must change, what is said, and the issue after the fix.

use copydesk::archive::Archive;
use copydesk::issue::Issue;
use copydesk::profile::{Profile, by_name};
use copydesk::rules::{Diagnostic, Facts, Severity, Twin, check as run};
use copydesk::text::Span;
use std::path::PathBuf;
use std::sync::Arc;

/// Facts that know `past`: file names and texts of earlier issues of *This Week in Rust*.
pub fn with_archive(past: &[(&str, &str)]) -> Facts {
    with_archive_as("this-week-in-rust", past)
}

/// The same of the newsletter called `profile`.
pub fn with_archive_as(profile: &str, past: &[(&str, &str)]) -> Facts {
    let profile = by_name(profile).unwrap();
    let issues = past.iter().map(|(name, text)| {
        let issue = Issue::parse(*text, Arc::clone(&profile));
        (PathBuf::from(name), issue)
    });
    Facts {
        archive: Some(Arc::new(Archive::of(issues))),
        ..Facts::default()
    }
}

/// The findings of one rule in one text.
#[derive(Debug)]
pub struct Findings {
    source: String,
    found: Vec<Diagnostic>,
}

/// Findings of `rule` in `marked`, an issue of *This Week in Rust*: one at each `⟦…⟧` and nowhere else.
#[track_caller]
pub fn check(rule: &str, marked: &str) -> Findings {
    check_as("this-week-in-rust", rule, marked)
}

/// The same in an issue of the newsletter called `profile`.
#[track_caller]
pub fn check_as(profile: &str, rule: &str, marked: &str) -> Findings {
    check_with(by_name(profile).unwrap(), rule, marked)
}

/// The same with any profile.
#[track_caller]
pub fn check_with(profile: Arc<Profile>, rule: &str, marked: &str) -> Findings {
    check_given(profile, &Facts::default(), rule, marked)
}

/// The same with `facts` beside the issue: a file name, past issues, a stage.
#[track_caller]
pub fn check_given(profile: Arc<Profile>, facts: &Facts, rule: &str, marked: &str) -> Findings {
    let (source, expected) = unmarked(marked);
    let issue = Issue::parse(source.as_str(), profile);
    let mut found = run(&issue, facts);
    found.retain(|diagnostic| diagnostic.rule == rule);
    let spans: Vec<Span> = found.iter().map(|diagnostic| diagnostic.span).collect();
    let shown = |spans: &[Span]| {
        spans
            .iter()
            .map(|span| span.of(&source).to_owned())
            .collect()
    };
    let (shown, wanted): (Vec<String>, Vec<String>) = (shown(&spans), shown(&expected));
    assert_eq!(
        spans, expected,
        "found {shown:?}, expected {wanted:?}: {found:#?}"
    );
    Findings { source, found }
}

impl Findings {
    /// The finding `at`, counted from 0, has `words` in its message.
    #[track_caller]
    pub fn says(self, at: usize, words: &str) -> Self {
        let message = &self.found[at].message;
        assert!(
            message.contains(words),
            "{message:?} does not say {words:?}"
        );
        self
    }

    /// The finding `at` is as bad as `severity`.
    #[track_caller]
    pub fn is(self, at: usize, severity: Severity) -> Self {
        assert_eq!(self.found[at].severity, severity);
        self
    }

    /// The safe fix of finding `at` makes `after` of the text.
    #[track_caller]
    pub fn safely(self, at: usize, after: &str) -> Self {
        assert!(self.fix(at).is_safe, "the fix wants a look");
        self.fixed(at, after)
    }

    /// The fix of finding `at` wants a look and makes `after` of the text.
    #[track_caller]
    pub fn looked_at(self, at: usize, after: &str) -> Self {
        assert!(!self.fix(at).is_safe, "the fix is safe");
        self.fixed(at, after)
    }

    /// The finding `at` knows no fix.
    #[track_caller]
    pub fn has_no_fix(self, at: usize) -> Self {
        assert_eq!(self.found[at].fix, None);
        self
    }

    /// The finding `at` points to the text `twin` as well.
    #[track_caller]
    pub fn points_to(self, at: usize, twin: &str) -> Self {
        let related = self.found[at].related.as_ref().and_then(Twin::here);
        assert_eq!(related.unwrap().of(&self.source), twin);
        self
    }

    #[track_caller]
    fn fixed(self, at: usize, after: &str) -> Self {
        assert_eq!(self.fix(at).change.apply(&self.source), after);
        self
    }

    #[track_caller]
    fn fix(&self, at: usize) -> &copydesk::rules::Fix {
        self.found[at].fix.as_ref().expect("a fix")
    }
}

/// `marked` without its marks, and where they stood.
fn unmarked(marked: &str) -> (String, Vec<Span>) {
    let (mut source, mut spans, mut open) = (String::new(), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            '⟦' => open = source.len(),
            '⟧' => spans.push(Span::new(open, source.len())),
            _ => source.push(c),
        }
    }
    (source, spans)
}
