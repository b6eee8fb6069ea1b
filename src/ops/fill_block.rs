//! Filling a block with a fixed shape: only the slots that changed are replaced; a part that is not there is written as
//! the newsletter writes it, in the place of the comment that waits for it.

use super::paste_block::between;
use super::{Refusal, escape, named};
use crate::issue::{FilledBlock, FilledPart, Issue, LeafKind};
use crate::profile::{Block, BlockPart, FieldKind, PartKind, Piece, Role, pieces, slots};
use crate::text::{Edit, Span, Transaction, changed_region, minimal_edit};
use std::collections::BTreeMap;

/// What the slots of a block hold, by name; an empty one is as one that is left out.
pub type Values = BTreeMap<String, String>;

/// Gives `block` the `values`.
///
/// # Errors
/// Where the block's section is missing, two values do not go together in any of its patterns, or one cannot be written
/// so that it is read again.
pub fn fill_block(issue: &Issue, block: &Block, values: &Values) -> Result<Transaction, Refusal> {
    let Some(filled) = issue.filled(block) else {
        return Err(missing(issue, block));
    };
    let values = written(block, &filled, issue, values);
    let mut edits = Vec::new();
    let mut new: Vec<(usize, String)> = Vec::new();
    for (at, (part, own)) in block.parts.iter().zip(&filled.parts).enumerate() {
        if own.is_some() && is_same(issue, block, &filled, part, &values) {
            continue;
        }
        let pattern = pattern(block, part, own.as_ref(), &values)?;
        match (own, pattern) {
            (Some(own), Some(pattern)) => {
                let same = pattern == own.pattern || part.kind == PartKind::Link;
                if same {
                    edits.extend(slots_changed(
                        issue, block, &filled, own, part.kind, &values,
                    ));
                } else {
                    let text = rendered(issue, part, pattern, &values);
                    let old = own.span.of(issue.source());
                    edits.extend(minimal_edit(own.span.start, old, &text));
                }
            }
            (Some(_), None) if part.kind == PartKind::Link => {}
            (Some(own), None) => edits.push(Edit::delete(paragraph(issue, own.span))),
            (None, Some(pattern)) => new.push((at, rendered(issue, part, pattern, &values))),
            (None, None) => {}
        }
    }
    edits.extend(inserted(issue, &filled, &new));
    let change = named::change(issue, edits)?;
    check(&issue.apply(&change), block, &values)?;
    Ok(change)
}

/// True where `part` says what it said before.
fn is_same(
    issue: &Issue,
    block: &Block,
    filled: &FilledBlock,
    part: &BlockPart,
    values: &Values,
) -> bool {
    let mut all = part.patterns.iter().flat_map(|pattern| slots(pattern));
    all.all(|slot| {
        let before = filled.value(issue, block, slot);
        let is_unsaid = is_choice(block, slot) && before.is_empty();
        is_unsaid || value(values, slot) == before
    })
}

/// True for a slot that is chosen from options, and says something only beside others.
fn is_choice(block: &Block, slot: &str) -> bool {
    let field = block.field(slot);
    field.is_some_and(|field| !field.options.is_empty())
}

fn missing(issue: &Issue, block: &Block) -> Refusal {
    let name = &block.name;
    if issue.section_of_role(&block.role).is_some() {
        return Refusal::new(format!("the {name} holds two quotations"))
            .hint("edit it as text with e");
    }
    let role = issue.profile().role(&block.role);
    let title = role.map_or(block.role.as_str(), Role::title);
    Refusal::new(format!("the issue has no section “{title}” for the {name}"))
}

/// The values as they are written: on one line, escaped where they are new.
fn written(block: &Block, filled: &FilledBlock, issue: &Issue, values: &Values) -> Values {
    let fields = block.fields.iter();
    let each = fields.map(|field| {
        let value = values.get(&field.slot).map_or("", |value| value.trim());
        let before = filled.value(issue, block, &field.slot);
        let text = match field.kind {
            _ if value.is_empty() && !field.options.is_empty() => field.options[0].clone(),
            _ if value == before.trim() => before,
            FieldKind::Lines => value.replace("\r\n", "\n"),
            FieldKind::Address => escape::url(value),
            _ if !field.leads.is_empty() => escape::title(value),
            _ => with_breaks(&before, &escape::one_line(value)),
        };
        (field.slot.clone(), text)
    });
    each.collect()
}

/// `new` with the line breaks of `before` where both say the same.
fn with_breaks(before: &str, new: &str) -> String {
    let plain = before.replace('\n', " ");
    match changed_region(&plain, new) {
        _ if before.contains('\r') => new.to_owned(),
        None => before.to_owned(),
        Some((gone, come)) => {
            let (start, end) = (&before[..gone.start], &before[gone.end..]);
            format!("{start}{}{end}", come.of(new))
        }
    }
}

fn value<'a>(values: &'a Values, slot: &str) -> &'a str {
    values.get(slot).map_or("", String::as_str)
}

/// The pattern in which all that is filled in of `part` has a place: the one it has now, else the first. `None` where
/// nothing is filled in.
fn pattern(
    block: &Block,
    part: &BlockPart,
    own: Option<&FilledPart>,
    values: &Values,
) -> Result<Option<usize>, Refusal> {
    let all = part.patterns.iter().flat_map(|pattern| slots(pattern));
    let mut filled: Vec<&str> = Vec::new();
    for slot in all.filter(|slot| !is_choice(block, slot) && !value(values, slot).is_empty()) {
        if !filled.contains(&slot) {
            filled.push(slot);
        }
    }
    if filled.is_empty() {
        return Ok(None);
    }
    let takes = |at: &usize| {
        let own: Vec<&str> = slots(&part.patterns[*at]).collect();
        own.iter().all(|slot| !value(values, slot).is_empty())
            && filled.iter().all(|slot| own.contains(slot))
    };
    let now = own.map(|own| own.pattern).filter(takes);
    let found = now.or_else(|| (0..part.patterns.len()).find(takes));
    if let Some(found) = found {
        return Ok(Some(found));
    }
    let labels = filled.iter().filter_map(|slot| block.field(slot));
    let labels: Vec<String> = labels.map(|field| format!("“{}”", field.label)).collect();
    let slots = part
        .patterns
        .first()
        .map(|own| slots(own))
        .into_iter()
        .flatten();
    let mut lacking = slots.filter(|slot| value(values, slot).is_empty());
    let lacking = lacking.find_map(|slot| block.field(slot));
    Err(match (labels.as_slice(), lacking) {
        ([only], Some(lacking)) => {
            Refusal::new(format!("{only} needs “{}” beside it", lacking.label))
        }
        _ => Refusal::new(format!("{} do not go together", labels.join(" and ")))
            .hint("empty one of them, or edit the text with e"),
    })
}

/// The pattern with its slots filled, or the quotation.
fn rendered(issue: &Issue, part: &BlockPart, pattern: usize, values: &Values) -> String {
    let pieces = pieces(&part.patterns[pattern]).into_iter();
    let text: String = pieces
        .map(|piece| match piece {
            Piece::Text(words) => words,
            Piece::Slot(slot) => value(values, slot),
        })
        .collect();
    let text = match part.kind {
        PartKind::Quote => quoted(&text),
        _ => text,
    };
    issue.line_ending().normalize(&text)
}

fn quoted(text: &str) -> String {
    let lines = text.lines().map(|line| match line.trim_end() {
        "" => ">".to_owned(),
        line => format!("> {line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Edits of the slots of a part that say something else than before.
fn slots_changed(
    issue: &Issue,
    block: &Block,
    filled: &FilledBlock,
    own: &FilledPart,
    kind: PartKind,
    values: &Values,
) -> Vec<Edit> {
    let changed = own.slots.iter().filter_map(|(slot, span)| {
        let new = value(values, slot);
        if new == filled.value(issue, block, slot) {
            return None;
        }
        let text = match kind {
            PartKind::Quote => issue.line_ending().normalize(&quoted(new)),
            _ => new.to_owned(),
        };
        minimal_edit(span.start, span.of(issue.source()), &text)
    });
    changed.collect()
}

/// A paragraph with the blank lines behind it.
fn paragraph(issue: &Issue, span: Span) -> Span {
    let leaves = &issue.outline().leaves;
    let behind = leaves.iter().find(|leaf| leaf.span.start >= span.end);
    match behind {
        Some(blank) if blank.kind == LeafKind::Blank => Span::new(span.start, blank.span.end),
        Some(next) => Span::new(span.start, next.span.start),
        None => Span::new(span.start, issue.source().len()),
    }
}

/// New parts: in the place of the comment that waits for them, else behind the part before them, else before the one
/// behind them, else under the heading.
fn inserted(issue: &Issue, filled: &FilledBlock, new: &[(usize, String)]) -> Vec<Edit> {
    let eol = issue.line_ending().as_str();
    let gap = eol.repeat(2);
    let mut edits: Vec<Edit> = Vec::new();
    let mut groups: Vec<(usize, Vec<&str>)> = Vec::new();
    for (at, text) in new {
        match groups.last_mut() {
            Some((first, texts)) if *first + texts.len() == *at => texts.push(text),
            _ => groups.push((*at, vec![text])),
        }
    }
    let mut waiting = filled.waiting;
    for (first, texts) in groups {
        let text = texts.join(&gap);
        let before = filled.parts[..first].iter().rev().flatten().next();
        let after = filled.parts[first..].iter().flatten().next();
        if let Some(comment) = waiting.take() {
            edits.push(Edit::replace(comment, text));
        } else if let Some(before) = before {
            edits.push(Edit::insert(before.span.end, format!("{gap}{text}")));
        } else if let Some(after) = after {
            edits.push(Edit::insert(after.span.start, format!("{text}{gap}")));
        } else {
            let heading = issue.outline().sections[filled.section].heading_span;
            let text = between(issue, heading.end, &text);
            edits.push(Edit::insert(heading.end, text));
        }
    }
    edits
}

/// Refuses where the block does not say then what was filled in.
fn check(after: &Issue, block: &Block, values: &Values) -> Result<(), Refusal> {
    let filled = after.filled(block);
    let filled = filled.ok_or_else(|| Refusal::new("this would end the section"))?;
    for (slot, wanted) in values {
        let found = filled.value(after, block, slot);
        if found != *wanted && !(is_choice(block, slot) && found.is_empty()) {
            let short = named::short(if wanted.is_empty() { &found } else { wanted });
            let label = block
                .field(slot)
                .map_or(slot.as_str(), |field| &field.label);
            return Err(
                Refusal::new(format!("“{short}” would not be read again as “{label}”"))
                    .hint("edit the text with e"),
            );
        }
    }
    Ok(())
}
