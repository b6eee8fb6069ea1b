//! Reports that are pasted: nothing changes but the columns of their tables.

use super::{check, refused, section};
use crate::support::shared::corpus_files;
use copydesk::issue::{Issue, LeafKind};
use copydesk::ops::paste_block;
use copydesk::profile::by_name;

const BEFORE: &str =
    "### Rust Compiler Performance Triage\n\n<!-- Perf results go here -->\n\n### Next\n";
const TITLE: &str = "Rust Compiler Performance Triage";

#[test]
fn a_report_takes_the_place_of_the_comment_that_waits_for_it_and_its_table_is_aligned() {
    check(
        BEFORE,
        |issue| {
            let text = "A quiet week.\r\n\r\n  odd   spacing `kept`\r\n\r\n| a | mean|\r\n|:-:|---|\r\n| Regressions ❌ <br /> | 0.5%|\r\n| b \\| c | -1.0% |\r\n\r\n[Full](https://x).\r\n";
            paste_block(issue, section(issue, TITLE), None, text)
        },
        "### Rust Compiler Performance Triage\n\nA quiet week.\n\n  odd   spacing `kept`\n\n\
         | a                     | mean  |\n|:---------------------:|-------|\n\
         | Regressions ❌ <br /> | 0.5%  |\n| b \\| c                | -1.0% |\n\n\
         [Full](https://x).\n\n### Next\n",
    );
}

#[test]
fn without_a_comment_it_goes_behind_what_stands_there() {
    check(
        "### Rust Compiler Performance Triage\n\nOld.\n### Next\n",
        |issue| paste_block(issue, section(issue, TITLE), None, "\nNew.\n\n"),
        "### Rust Compiler Performance Triage\n\nOld.\n\nNew.\n\n### Next\n",
    );
    check(
        "### Rust Compiler Performance Triage",
        |issue| paste_block(issue, section(issue, TITLE), None, "New."),
        "### Rust Compiler Performance Triage\n\nNew.",
    );
}

#[test]
fn a_table_with_uneven_rows_stays_as_it_is() {
    let uneven = "|a|b|\n|-|-|\n|1|\n";
    check(
        BEFORE,
        |issue| paste_block(issue, section(issue, TITLE), None, uneven),
        &BEFORE.replace("<!-- Perf results go here -->", uneven.trim_end()),
    );
}

#[test]
fn nothing_is_refused() {
    refused(
        BEFORE,
        |issue| paste_block(issue, section(issue, TITLE), None, " \n\n"),
        "there is nothing to paste",
    );
}

#[test]
fn published_reports_come_back_as_they_were_and_their_cells_never_change() {
    let mut files = corpus_files();
    files.sort_by_key(|file| std::cmp::Reverse(file.path.file_name().map(ToOwned::to_owned)));
    let ours = files
        .iter()
        .filter(|file| file.newsletter == "this-week-in-rust");
    let (mut reports, mut same) = (0, 0);
    for file in ours.take(80) {
        let profile = by_name("this-week-in-rust").unwrap();
        let issue = Issue::parse(String::from_utf8(file.bytes()).unwrap(), profile.clone());
        let Some(at) = issue.section_of_role("performance") else {
            continue;
        };
        let own = &issue.outline().sections[at];
        let text = &issue.source()[own.heading_span.end..own.own_span.end];
        let leaves = issue.outline().leaves[own.leaves.clone()].iter();
        if !leaves.into_iter().any(|leaf| leaf.kind == LeafKind::Table) {
            continue;
        }
        let blank = Issue::parse(BEFORE, profile);
        let change = paste_block(&blank, 1, None, text).unwrap();
        let after = change.apply(BEFORE);
        let wanted = BEFORE.replace(
            "<!-- Perf results go here -->",
            text.trim_matches('\n').trim_end(),
        );
        let squeezed = |text: &str| text.replace([' ', '-'], "");
        assert_eq!(squeezed(&after), squeezed(&wanted), "{:?}", file.path);
        reports += 1;
        same += usize::from(after == wanted);
    }
    assert!(
        reports == 0 || same * 10 >= reports * 9,
        "{same} of {reports} come back to the byte"
    );
}
