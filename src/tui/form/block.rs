//! The form of a block with a fixed shape: crate and quote of the week, threads, the line of merged pull requests.
//!
//! Which fields there are and how they are written is the profile's; accepting replaces only what was changed.

use super::address::{self, Cut};
use super::dialog::{Dialog, Form};
use super::pasted;
use super::report::{Proposal, Remark, Tentative};
use super::sheet::{Sheet, Slot};
use crate::issue::{FilledBlock, Issue, LeafKind};
use crate::ops::{self, Refusal, Values};
use crate::profile::{Block, BlockField, FieldKind};
use crate::session::{Select, Session};
use crate::text::Span;
use jiff::ToSpan;
use jiff::civil::Date;

/// How a line end is shown and typed in a field of one row.
const NEWLINE: char = '⏎';

/// A block that is filled.
#[derive(Debug)]
pub(super) struct BlockForm {
    block: Block,
    /// What stands there, by field.
    before: Vec<String>,
    cut: Cut,
}

/// The form of the block that has a part in `span`, or whose comment that waits for it stands there.
pub(super) fn editing(session: &Session, span: Span) -> Option<Dialog<BlockForm>> {
    let issue = session.issue();
    let section = issue.role(issue.section_at(span.start))?;
    forms(session, &section.role).find_map(|(block, filled)| {
        let mut parts = filled.parts.iter().flatten();
        let is_here = parts.any(|part| part.span.overlaps(span));
        let waits = filled.waiting.is_some_and(|comment| comment.overlaps(span));
        (is_here || waits).then(|| open(session, block, &filled))
    })
}

/// The form of the first block of `section` of which nothing is there, where a comment waits for it or nothing else is
/// there either.
pub(super) fn adding(session: &Session, section: usize) -> Option<Dialog<BlockForm>> {
    let issue = session.issue();
    let role = issue.role(section)?;
    let leaves = issue.outline().sections[section].leaves.clone();
    let mut leaves = issue.outline().leaves[leaves].iter();
    let is_bare = leaves.all(|leaf| matches!(leaf.kind, LeafKind::Heading | LeafKind::Blank));
    let mut forms = forms(session, &role.role);
    let (block, filled) =
        forms.find(|(_, filled)| filled.is_empty() && (is_bare || filled.waiting.is_some()))?;
    Some(open(session, block, &filled))
}

/// The blocks of the section with `role` that have fields, as they stand in the issue.
fn forms<'a>(
    session: &'a Session,
    role: &'a str,
) -> impl Iterator<Item = (&'a Block, FilledBlock)> + 'a {
    let blocks = session.issue().profile().blocks.iter();
    let own = blocks.filter(move |block| block.role == role && !block.fields.is_empty());
    own.filter_map(|block| Some((block, session.issue().filled(block)?)))
}

fn open(session: &Session, block: &Block, filled: &FilledBlock) -> Dialog<BlockForm> {
    let issue = session.issue();
    let value = |field: &BlockField| filled.value(issue, block, &field.slot);
    let before: Vec<String> = block.fields.iter().map(value).collect();
    let slots = block.fields.iter().zip(&before);
    let slots = slots.map(|(field, value)| slot(issue, field, value));
    let sheet = Sheet::new(slots.collect());
    let form = BlockForm {
        block: block.clone(),
        before,
        cut: Cut::default(),
    };
    Dialog::new(form, sheet, session)
}

fn slot(issue: &Issue, field: &BlockField, value: &str) -> Slot {
    if !field.options.is_empty() {
        let mut options = field.options.clone();
        let known = options.iter().position(|own| own == value);
        let at = known.unwrap_or_else(|| {
            if value.is_empty() {
                return 0;
            }
            options.push(value.to_owned());
            options.len() - 1
        });
        return Slot::choice(&field.label, options, at);
    }
    if let (Some(days), "", Some(date)) = (field.days, value, issue.date()) {
        let day = date.checked_sub(days.days()).unwrap_or(date);
        return Slot::text(&field.label, day.to_string());
    }
    Slot::text(&field.label, shown(field, value))
}

fn shown(field: &BlockField, value: &str) -> String {
    match field.kind {
        FieldKind::Lines => value.replace('\n', &NEWLINE.to_string()),
        _ => value.to_owned(),
    }
}

impl BlockForm {
    fn values(&self, sheet: &Sheet) -> Values {
        let fields = self.block.fields.iter().enumerate();
        let each = fields.map(|(at, field)| {
            let is_choice = !field.options.is_empty();
            let value = match &self.before[at] {
                before if !is_choice && sheet.value(at) == shown(field, before) => before.clone(),
                _ if field.kind == FieldKind::Lines => {
                    let lines = sheet.value(at).split(NEWLINE);
                    let lines: Vec<&str> = lines.map(str::trim_end).collect();
                    lines.join("\n")
                }
                _ => sheet.value(at).to_owned(),
            };
            (field.slot.clone(), value)
        });
        each.collect()
    }

    fn at(&self, slot: &str) -> Option<usize> {
        let mut fields = self.block.fields.iter();
        fields.position(|field| field.slot == slot)
    }

    /// The fields of the text and the address of the link to which field `at` belongs.
    fn link_of(&self, at: usize) -> Option<(usize, usize)> {
        let field = self.block.fields.get(at)?;
        if !field.leads.is_empty() {
            return Some((at, self.at(&field.leads)?));
        }
        let mut fields = self.block.fields.iter();
        let text = fields.position(|other| other.leads == field.slot)?;
        Some((text, at))
    }

    /// What is wrong with what was typed into one of the fields.
    fn flaw(&self, sheet: &Sheet) -> Option<Refusal> {
        let mut fields = self.block.fields.iter().enumerate();
        let (text, what) = fields.find_map(|(at, field)| {
            let text = sheet.trimmed(at);
            let is_wrong = sheet.is_touched(at) && !text.is_empty() && !field.kind.takes(text);
            let what = match field.kind {
                FieldKind::Number => "number",
                FieldKind::Day => "day; write YYYY-MM-DD",
                _ => "address",
            };
            is_wrong.then_some((text, what))
        })?;
        Some(Refusal::new(format!("“{text}” is no {what}")))
    }

    /// Days that were typed so that the later one comes first.
    fn backwards(&self, sheet: &Sheet) -> Option<Refusal> {
        let fields = self.block.fields.iter().enumerate();
        let days: Vec<(usize, Date)> = fields
            .filter(|(_, field)| field.kind == FieldKind::Day)
            .filter_map(|(at, _)| Some((at, sheet.trimmed(at).parse().ok()?)))
            .collect();
        let mut pairs = days.windows(2).map(|pair| (pair[0], pair[1]));
        let ((first, start), (last, end)) = pairs.find(|((first, start), (last, end))| {
            end < start && (sheet.is_touched(*first) || sheet.is_touched(*last))
        })?;
        let label = |at: usize| &self.block.fields[at].label;
        Some(Refusal::new(format!(
            "“{}” ({end}) is before “{}” ({start})",
            label(last),
            label(first)
        )))
    }
}

impl Form for BlockForm {
    fn title(&self) -> String {
        let mut name = self.block.name.chars();
        let first = name.next().map(|c| c.to_uppercase().to_string());
        first.unwrap_or_default() + name.as_str()
    }

    fn memory(&self) -> Option<String> {
        Some(format!(
            "block {} {}",
            self.block.name,
            self.before.join("|")
        ))
    }

    fn missing(&self, sheet: &Sheet) -> Option<(usize, String)> {
        let mut fields = self.block.fields.iter().enumerate();
        let (at, field) =
            fields.find(|(at, field)| field.needed && sheet.trimmed(*at).is_empty())?;
        Some((at, format!("“{}” is missing", field.label)))
    }

    fn propose(&self, sheet: &Sheet, session: &Session) -> Result<Proposal, Refusal> {
        if let Some(flaw) = self.flaw(sheet).or_else(|| self.backwards(sheet)) {
            return Err(flaw);
        }
        let issue = session.issue();
        let change = ops::fill_block(issue, &self.block, &self.values(sheet))?;
        let is_new = self.before.iter().all(String::is_empty);
        let verb = if is_new { "Wrote" } else { "Changed" };
        Ok(Proposal {
            label: format!("{verb} the {}", self.block.name),
            change,
            select: Select::Change,
        })
    }

    fn remarks(&self, _: &Sheet, _: &Session, _: Option<&Tentative>) -> Vec<Remark> {
        self.cut.remark().into_iter().collect()
    }

    fn paste(&mut self, sheet: &mut Sheet, text: &str, _: &Session) -> bool {
        let at = sheet.focus();
        let kind = self.block.fields.get(at).map(|field| field.kind);
        if kind == Some(FieldKind::Lines) {
            let lines = text.trim_matches('\n').replace('\n', &NEWLINE.to_string());
            sheet.paste(&lines);
            return true;
        }
        let address = match (pasted::named_link(text), self.link_of(at)) {
            (Some(link), Some((name, url))) => {
                sheet.set(name, &link.name);
                Some((url, link.url))
            }
            _ if kind == Some(FieldKind::Address) => Some((at, pasted::address(text))),
            _ => None,
        };
        let Some((url, address)) = address.filter(|(_, address)| address::is_web(address)) else {
            return false;
        };
        self.cut = Cut::into_field(sheet, url, &address);
        true
    }

    fn newline(&mut self, sheet: &mut Sheet) -> bool {
        let field = self.block.fields.get(sheet.focus());
        let takes = field.is_some_and(|field| field.kind == FieldKind::Lines);
        if takes {
            sheet.type_in(NEWLINE);
        }
        takes
    }

    fn span(&self, _: &Proposal, after: &Issue, _: &Session) -> Span {
        let filled = after.filled(&self.block);
        let parts = filled
            .iter()
            .flat_map(|filled| filled.parts.iter().flatten());
        let spans: Vec<Span> = parts.map(|part| part.span).collect();
        let start = spans.iter().map(|span| span.start).min();
        let end = spans.iter().map(|span| span.end).max();
        Span::new(start.unwrap_or(0), end.unwrap_or(0))
    }

    fn footer(&self) -> &'static [&'static str] {
        let mut fields = self.block.fields.iter();
        if fields.any(|field| field.kind == FieldKind::Lines) {
            return &["form.accept", "form.next", "text.newline", "layer.close"];
        }
        &["form.accept", "form.next", "layer.close"]
    }
}
