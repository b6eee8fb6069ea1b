//! Where a key is pressed, and which bindings count there.

/// A place that has bindings of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// Everywhere but where text is typed.
    Global,
    /// All three panes.
    Panes,
    /// The outline.
    Sections,
    /// Rows of a section.
    Items,
    /// Preview, Source, Problems.
    Detail,
    /// Wherever text is typed.
    Text,
    /// A form.
    Form,
    /// The source lines of a block.
    Source,
    /// A list with a filter line.
    Picker,
    /// A list without one, where letters choose.
    Menu,
    /// A list of problems.
    Findings,
    /// A list of yes and no.
    Checklist,
    /// A text to read.
    Reader,
}

impl Context {
    /// All contexts.
    pub const ALL: [Self; 13] = [
        Self::Global,
        Self::Panes,
        Self::Sections,
        Self::Items,
        Self::Detail,
        Self::Text,
        Self::Form,
        Self::Source,
        Self::Picker,
        Self::Menu,
        Self::Findings,
        Self::Checklist,
        Self::Reader,
    ];

    /// The table of the keymap file that binds it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::Panes => "panes",
            Self::Sections => "sections",
            Self::Items => "items",
            Self::Detail => "detail",
            Self::Text => "text",
            Self::Form => "form",
            Self::Source => "source",
            Self::Picker => "picker",
            Self::Menu => "menu",
            Self::Findings => "findings",
            Self::Checklist => "checklist",
            Self::Reader => "reader",
        }
    }

    /// The context that [`Context::name`] calls `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|context| context.name() == name)
    }

    /// This context and those around it, the nearest first.
    pub const fn chain(self) -> &'static [Self] {
        match self {
            Self::Global => &[Self::Global],
            Self::Panes => &[Self::Panes, Self::Global],
            Self::Sections => &[Self::Sections, Self::Panes, Self::Global],
            Self::Items => &[Self::Items, Self::Panes, Self::Global],
            Self::Detail => &[Self::Detail, Self::Items, Self::Panes, Self::Global],
            Self::Text => &[Self::Text],
            Self::Form => &[Self::Form, Self::Text],
            Self::Source => &[Self::Source, Self::Text],
            Self::Picker => &[Self::Picker, Self::Text],
            Self::Menu => &[Self::Menu],
            Self::Findings => &[Self::Findings, Self::Menu],
            Self::Checklist => &[Self::Checklist, Self::Menu],
            Self::Reader => &[Self::Reader, Self::Menu],
        }
    }
}
