//! The fields of one JSON object, taken out one by one; what is left over is refused by name.

use crate::issue::Attendance;
use crate::ops::{At, Refusal, close};
use crate::profile::read_date;
use jiff::civil::Date;
use serde_json::{Map, Value};

/// Fields not yet taken, and where the object stands.
pub(super) struct Fields {
    left: Map<String, Value>,
    asked: Vec<&'static str>,
    within: String,
}

type Read<T> = Result<T, Refusal>;

impl Fields {
    /// The object that `line` holds.
    pub(super) fn parse(line: &str) -> Read<Self> {
        match serde_json::from_str(line) {
            Ok(Value::Object(left)) => Ok(Self::new(left, String::new())),
            Ok(other) => Err(Refusal::new(format!(
                "expected an object like {{\"op\": …}}, found {}",
                kind(&other)
            ))),
            Err(error) => {
                // Every operation is one line, and the caller names which.
                let reason = error
                    .to_string()
                    .replace(" at line 1 column ", " at column ");
                Err(Refusal::new(format!("no JSON: {reason}")))
            }
        }
    }

    const fn new(left: Map<String, Value>, within: String) -> Self {
        Self {
            left,
            asked: Vec::new(),
            within,
        }
    }

    /// Takes field `name` out.
    pub(super) fn take(&mut self, name: &'static str) -> Option<Value> {
        self.asked.push(name);
        self.left.shift_remove(name)
    }

    /// True where field `name` is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.left.contains_key(name)
    }

    /// A refusal about field `name`.
    pub(super) fn wrong(&self, name: &str, expected: &str, found: &Value) -> Refusal {
        Refusal::new(format!(
            "field `{}{name}`: expected {expected}, found {}",
            self.within,
            kind(found)
        ))
    }

    fn missing(&self, name: &str) -> Refusal {
        Refusal::new(format!("field `{}{name}` is missing", self.within))
    }

    /// Field `name`, a string.
    pub(super) fn text(&mut self, name: &'static str) -> Read<Option<String>> {
        match self.take(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(self.wrong(name, "a string", &other)),
        }
    }

    /// Field `name`, a string that must be there.
    pub(super) fn needed(&mut self, name: &'static str) -> Read<String> {
        self.text(name)?.ok_or_else(|| self.missing(name))
    }

    /// Field `name`, a list of strings or one string.
    pub(super) fn texts(&mut self, name: &'static str) -> Read<Option<Vec<String>>> {
        let expected = "a string or a list of strings";
        match self.take(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(vec![text])),
            Some(Value::Array(values)) => values
                .into_iter()
                .map(|value| match value {
                    Value::String(text) => Ok(text),
                    other => Err(self.wrong(name, expected, &other)),
                })
                .collect::<Read<_>>()
                .map(Some),
            Some(other) => Err(self.wrong(name, expected, &other)),
        }
    }

    /// A section's path, which must be there.
    pub(super) fn path(&mut self, name: &'static str) -> Read<Vec<String>> {
        self.texts(name)?.ok_or_else(|| self.missing(name))
    }

    /// Field `at`; the end where it is missing.
    pub(super) fn at(&mut self) -> Read<At> {
        let expected = "\"start\", \"end\", \"sorted\" or an index from 0";
        let Some(value) = self.take("at") else {
            return Ok(At::End);
        };
        match &value {
            Value::String(word) => match word.as_str() {
                "start" => Ok(At::Start),
                "end" => Ok(At::End),
                "sorted" => Ok(At::Sorted),
                _ => Err(self.wrong("at", expected, &value)),
            },
            _ => index(&value)
                .map(At::Index)
                .ok_or_else(|| self.wrong("at", expected, &value)),
        }
    }

    /// Field `index`, which must be there.
    pub(super) fn index(&mut self) -> Read<usize> {
        let value = self.take("index").ok_or_else(|| self.missing("index"))?;
        index(&value).ok_or_else(|| self.wrong("index", "an index from 0", &value))
    }

    /// `index` or `indices`, of which one must be there.
    pub(super) fn indices(&mut self) -> Read<Vec<usize>> {
        if !self.has("indices") {
            return if self.has("index") {
                Ok(vec![self.index()?])
            } else {
                Err(Refusal::new("field `index` or `indices` is missing"))
            };
        }
        if self.has("index") {
            return Err(Refusal::new("`index` and `indices` are both given").hint("keep one"));
        }
        let expected = "a list of indices from 0";
        let value = self.take("indices").unwrap_or_default();
        let Value::Array(values) = &value else {
            return Err(self.wrong("indices", expected, &value));
        };
        let all: Option<Vec<usize>> = values.iter().map(index).collect();
        all.filter(|all| !all.is_empty())
            .ok_or_else(|| self.wrong("indices", expected, &value))
    }

    /// Puts field `name`, a day, into `into`; `null` empties it.
    pub(super) fn date(&mut self, name: &'static str, into: &mut Option<Date>) -> Read<()> {
        let Some(value) = self.take(name) else {
            return Ok(());
        };
        let text = value.as_str().unwrap_or_default();
        let found = read_date(text).filter(|found| found.len == text.len());
        *into = found.and_then(|found| found.date);
        if into.is_some() || value.is_null() {
            return Ok(());
        }
        Err(self.wrong(name, "a day as \"YYYY-MM-DD\"", &value))
    }

    /// Field `name`, a list of at least two days.
    pub(super) fn days(&mut self, name: &'static str) -> Read<Option<Vec<Date>>> {
        let Some(texts) = self.texts(name)? else {
            return Ok(None);
        };
        let day = |text: &String| {
            let found = read_date(text).filter(|found| found.len == text.len());
            found.and_then(|found| found.date)
        };
        let days: Option<Vec<Date>> = texts.iter().map(day).collect();
        match days.filter(|days| days.len() > 1) {
            Some(days) => Ok(Some(days)),
            None => Err(self.wrong(
                name,
                "two days or more as \"YYYY-MM-DD\"",
                &Value::from(texts),
            )),
        }
    }

    /// Field `name`, true or false; false where it is missing.
    pub(super) fn flag(&mut self, name: &'static str) -> Read<bool> {
        match self.take(name) {
            None => Ok(false),
            Some(Value::Bool(flag)) => Ok(flag),
            Some(other) => Err(self.wrong(name, "true or false", &other)),
        }
    }

    /// Field `format` of an event.
    pub(super) fn attendance(&mut self) -> Read<Option<Attendance>> {
        let Some(word) = self.text("format")? else {
            return Ok(None);
        };
        let expected = "\"in-person\", \"virtual\" or \"hybrid\"";
        Attendance::named(&word)
            .map(Some)
            .ok_or_else(|| self.wrong("format", expected, &Value::String(word.clone())))
    }

    /// Field `name`, an object.
    pub(super) fn object(&mut self, name: &'static str) -> Read<Option<Self>> {
        match self.take(name) {
            None => Ok(None),
            Some(Value::Object(left)) => {
                let within = format!("{}{name}.", self.within);
                Ok(Some(Self::new(left, within)))
            }
            Some(other) => Err(self.wrong(name, "an object", &other)),
        }
    }

    /// Field `name`, a list of objects.
    pub(super) fn objects(&mut self, name: &'static str) -> Read<Option<Vec<Self>>> {
        let expected = "a list of objects";
        match self.take(name) {
            None => Ok(None),
            Some(Value::Array(values)) => values
                .into_iter()
                .enumerate()
                .map(|(at, value)| match value {
                    Value::Object(left) => {
                        let within = format!("{}{name}[{at}].", self.within);
                        Ok(Self::new(left, within))
                    }
                    other => Err(self.wrong(name, expected, &other)),
                })
                .collect::<Read<_>>()
                .map(Some),
            Some(other) => Err(self.wrong(name, expected, &other)),
        }
    }

    /// Refuses what was not asked for.
    pub(super) fn finish(self) -> Read<()> {
        let Some(name) = self.left.keys().next() else {
            return Ok(());
        };
        let refusal = Refusal::new(format!("field `{}{name}` is unknown here", self.within));
        Err(match close::perhaps(name, self.asked.iter().copied()) {
            Some(hint) => refusal.hint(hint),
            None => refusal.hint(format!("known are {}", self.asked.join(", "))),
        })
    }
}

fn index(value: &Value) -> Option<usize> {
    value.as_u64().and_then(|index| usize::try_from(index).ok())
}

/// A value as messages show it.
fn kind(value: &Value) -> String {
    let text = value.to_string();
    match text.chars().count() {
        0..=40 => text,
        _ => format!("{}…", text.chars().take(40).collect::<String>()),
    }
}
