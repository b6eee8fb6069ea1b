//! Constructs and what Python-Markdown 3.7 makes of them, as kept in `constructs.txt`: a text on one line (`⏎` ends a
//! line, `␠` is a space at an end, `⇥` a tab), and below it, indented, the lines of its outline. Made with
//! `tests/python_markdown.py`, against which another test holds them.

use super::outline::outline;
use copydesk::site::page;

/// A text and its outline.
pub struct Construct {
    pub text: String,
    pub lines: Vec<String>,
}

/// All of them.
pub fn constructs() -> Vec<Construct> {
    let mut constructs: Vec<Construct> = Vec::new();
    let mut shown = "";
    for line in include_str!("constructs.txt").lines() {
        let outlined = line.strip_prefix("    ").filter(|line| is_outline(line));
        match (outlined, constructs.last_mut()) {
            (Some(outlined), Some(construct)) if !shown.is_empty() => {
                construct.lines.push(outlined.to_owned());
            }
            _ => {
                shown = line;
                constructs.push(Construct {
                    text: line.replace('⏎', "\n").replace('␠', " ").replace('⇥', "\t"),
                    lines: Vec::new(),
                });
            }
        }
    }
    constructs
}

fn is_outline(line: &str) -> bool {
    ["heading ", "ul ", "ol ", "item ", "link "]
        .iter()
        .any(|start| line.starts_with(start))
}

#[test]
fn every_construct_reads_as_it_is_kept() {
    let constructs = constructs();
    assert!(constructs.len() > 200);
    let mut wrong = Vec::new();
    for construct in &constructs {
        let ours = outline(&page(&construct.text));
        if ours != construct.lines {
            wrong.push(format!(
                "{:?}\n  read {ours:?}\n  kept {:?}",
                construct.text, construct.lines
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}\n{}",
        wrong.len(),
        constructs.len(),
        wrong.join("\n")
    );
}
