//! What a command asks for when it cannot do it all itself.

use crate::ops::Refusal;

/// What came of running a command.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing to say.
    Quiet,
    /// Done, or not, in words for the message line.
    Said(String),
    /// It cannot be done, and why.
    Refused(Refusal),
    /// The interface must act; with the count.
    Ask(Ask, usize),
    /// The main loop must act.
    Effect(Effect),
}

impl Outcome {
    /// A refusal with this reason.
    pub fn refused(reason: impl Into<String>) -> Self {
        Self::Refused(Refusal::new(reason))
    }
}

/// What only the interface can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Move the selection of the focused pane.
    Move(Motion),
    /// Focus a pane.
    Focus(Pane),
    /// Focus the next pane.
    NextPane,
    /// Focus the pane before.
    PreviousPane,
    /// Show the next tab of Detail.
    NextTab,
    /// Show the tab before.
    PreviousTab,
    /// Show Preview with the other eyes: the site's or the code host's.
    SwitchView,
    /// Fold or unfold the selected section.
    Fold,
    /// Go into the selected section, or create it where it is missing.
    OpenSection,
    /// Open the form that fits the selected row.
    Edit,
    /// Edit the selected row's source lines.
    EditSource,
    /// Open the form that adds behind the selected row.
    Add,
    /// Open the form that adds at the section's end.
    AddAtEnd,
    /// Open the picker of sections to move to.
    MoveTo,
    /// Open the picker of prefixes.
    Prefixes,
    /// Open the filter line.
    Filter,
    /// Open the picker of sections and items.
    GoToAnything,
    /// Open the list of steps.
    History,
    /// Open the command palette.
    Palette,
    /// Open help for what is focused.
    Help,
    /// Open the list of all findings.
    Problems,
    /// Select the next finding.
    NextProblem,
    /// Select the finding before.
    PreviousProblem,
    /// Apply the fix of the selected finding.
    Fix,
    /// Apply the safe fixes here, each as its own step.
    FixAll,
    /// Go to the other place of the selected finding.
    Twin,
    /// Acknowledge the selected finding, or take that back.
    Acknowledge,
    /// Show the page of the selected finding's rule.
    Explain,
    /// Open the list of what must not be published.
    Release,
    /// Open the list by which last week's events are rolled forward.
    RollForward,
    /// Open the form that begins an issue.
    NewIssue,
    /// Ask for events from elsewhere.
    Import,
    /// Open the list of steps that publish the issue.
    Publish,
    /// Paste what was copied, or ask for text.
    Paste,
    /// Leave, after a question where something would be lost.
    Quit,
    /// Take back what the last Esc-able thing did: filters, range, marks.
    Clear,
    /// Ask for another name to save to.
    SaveAs,
}

/// Where a selection or a scroll position goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One row down.
    Down,
    /// One row up.
    Up,
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
}

/// The three panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The outline.
    Sections,
    /// Rows of the selected section.
    Items,
    /// Preview, Source, Problems.
    Detail,
}

/// Everything that does I/O; the main loop performs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Save to the file.
    Save,
    /// Save over what stands in the file now, though it changed.
    SaveOver,
    /// Read the file again and forget unsaved changes.
    Reload,
    /// Open the selected line in the user's editor and read the file back.
    OpenEditor,
    /// Send the register to the terminal's clipboard.
    Copy,
    /// Stop the program until the shell continues it.
    Suspend,
    /// Merge with what changed on disk.
    Merge,
    /// List who else has the draft open.
    Who,
    /// Finish a save that was cut off half-way.
    FinishSave,
    /// Take back a save that was cut off half-way.
    TakeBackSave,
    /// Draw the whole screen again.
    Redraw,
    /// Write down which findings were acknowledged.
    Acknowledge,
    /// Save, then leave.
    SaveAndQuit,
    /// Leave though something is not saved.
    Discard,
    /// Leave.
    Quit,
}
