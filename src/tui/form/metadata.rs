//! One metadata field, beside what the newsletter's numbering and weekday expect there.

use super::dates;
use super::dialog::{Dialog, Form};
use super::report::{Proposal, Remark, Tentative, Tone};
use super::sheet::{Sheet, Slot};
use crate::issue::Issue;
use crate::ops::{self, Refusal};
use crate::profile::read_date;
use crate::session::{Select, Session};
use crate::text::Span;

/// A field under edit.
#[derive(Debug)]
pub(super) struct MetadataForm {
    key: String,
    before: String,
}

/// The form of metadata field number `field`; `None` where there is none.
pub(super) fn editing(session: &Session, field: usize) -> Option<Dialog<MetadataForm>> {
    let issue = session.issue();
    let front = issue.outline().front_matter.as_ref()?;
    let field = front.fields.get(field)?;
    let (key, value) = (field.key(issue.source()), field.value(issue.source()));
    let form = MetadataForm {
        key: key.to_owned(),
        before: value.to_owned(),
    };
    let sheet = Sheet::new(vec![Slot::text(key, value)]);
    Some(Dialog::new(form, sheet, session))
}

impl MetadataForm {
    fn is(&self, key: &str) -> bool {
        !key.is_empty() && self.key.eq_ignore_ascii_case(key)
    }

    /// What should stand here, as far as the other fields tell.
    fn expected(&self, session: &Session) -> Option<(String, String)> {
        let issue = session.issue();
        let metadata = &issue.profile().metadata;
        if self.is(&metadata.number) {
            let date = issue.date()?;
            let number = metadata.numbering.as_ref()?.number_on(date)?;
            return Some((
                number.to_string(),
                format!("the issue of {date} is number {number}"),
            ));
        }
        if self.is(&metadata.title) && !metadata.title_format.is_empty() {
            let number = issue.number()?.to_string();
            let title = metadata.title_format.replace("{number}", &number);
            return Some((title.clone(), format!("expected: {title}")));
        }
        if self.is(&metadata.date) {
            let name = session.file().file_name()?;
            let date = issue.profile().files.date_of(&name)?;
            return Some((date.to_string(), format!("the file's name says {date}")));
        }
        None
    }

    /// Refuses a number or date that no reader of the metadata would understand.
    fn check(&self, value: &str, session: &Session) -> Result<(), Refusal> {
        let metadata = &session.issue().profile().metadata;
        let is_number = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
        if value == self.before {
            return Ok(());
        }
        if self.is(&metadata.number) && !is_number {
            return Err(Refusal::new(format!("“{value}” is no number")));
        }
        if self.is(&metadata.date) && read_date(value).and_then(|found| found.date).is_none() {
            return Err(Refusal::new(format!("“{value}” is no date")).hint("YYYY-MM-DD"));
        }
        Ok(())
    }

    /// What a date typed here would mean.
    fn meaning(&self, sheet: &Sheet, session: &Session) -> Option<String> {
        let metadata = &session.issue().profile().metadata;
        if !self.is(&metadata.date) {
            return None;
        }
        let date = dates::read(sheet.value(0), None)?;
        let number = metadata.numbering.as_ref().and_then(|n| n.number_on(date));
        let number = number.map_or(String::new(), |number| format!(", number {number}"));
        Some(format!("{}{number}", dates::weekday(date)))
    }
}

impl Form for MetadataForm {
    fn title(&self) -> String {
        format!("Metadata: {}", self.key)
    }

    fn memory(&self) -> Option<String> {
        Some(format!("metadata {} {}", self.key, self.before))
    }

    fn missing(&self, _: &Sheet) -> Option<(usize, String)> {
        None
    }

    fn propose(&self, sheet: &Sheet, session: &Session) -> Result<Proposal, Refusal> {
        let value = sheet.trimmed(0);
        self.check(value, session)?;
        Ok(Proposal {
            label: format!("Set {} to {value}", self.key),
            change: ops::set_field(session.issue(), &self.key, value)?,
            select: Select::Stay,
        })
    }

    fn changed(&mut self, sheet: &mut Sheet, _: usize, session: &Session) {
        let note = self.meaning(sheet, session).unwrap_or_default();
        sheet.set_note(0, note);
    }

    fn remarks(&self, sheet: &Sheet, session: &Session, _: Option<&Tentative>) -> Vec<Remark> {
        let Some((value, text)) = self.expected(session) else {
            return Vec::new();
        };
        let tone = if value == sheet.trimmed(0) {
            Tone::Quiet
        } else {
            Tone::Hint
        };
        vec![Remark::new(tone, text)]
    }

    fn complete(&mut self, sheet: &mut Sheet, session: &Session) -> bool {
        let expected = self.expected(session);
        let found = expected.filter(|(value, _)| value != sheet.trimmed(0));
        if let Some((value, _)) = &found {
            sheet.set(0, value);
        }
        found.is_some()
    }

    fn span(&self, _: &Proposal, after: &Issue, _: &Session) -> Span {
        let front = after.outline().front_matter.as_ref();
        let field = front.and_then(|front| front.field(after.source(), &self.key));
        field.map_or(Span::default(), |field| field.span)
    }
}
