//! The command table. One row, its function, and one line in `assets/keymap.toml` make a command.

use super::edit::{can_redo, can_undo, has_steps, redo, undo};
use super::events::{delete_both, in_sorted_section, on_twin, sort, sort_all, with_events};
use super::find::{has_filter, has_findings, has_problems, next, only_problems, previous};
use super::items::{
    copy, create_section, delete, delete_section, in_section, may_change, move_down, move_up,
    on_items, on_links, on_missing, on_row, toggle_mark, toggle_range,
};
use super::{Action, Ask, Command, Effect, Group, Motion, Pane};
use crate::ops::Refusal;
use crate::profile::Publisher;
use crate::session::Session;

type Available = fn(&Session) -> Result<(), Refusal>;

/// All commands.
pub fn table() -> &'static [Command] {
    TABLE
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "the type is that of every `available`"
)]
fn always(_: &Session) -> Result<(), Refusal> {
    Ok(())
}

fn on_row_or_missing(session: &Session) -> Result<(), Refusal> {
    may_change(session)?;
    if session.silent_group().is_some() {
        return Ok(());
    }
    on_row(session).or_else(|refusal| on_missing(session).map_err(|_| refusal))
}

fn on_row_or_section(session: &Session) -> Result<(), Refusal> {
    on_row_or_missing(session).or_else(|refusal| in_section(session).map_err(|_| refusal))
}

fn may_add(session: &Session) -> Result<(), Refusal> {
    may_paste(session).or_else(|refusal| on_missing(session).map_err(|_| refusal))
}

fn may_paste(session: &Session) -> Result<(), Refusal> {
    if session.silent_group().is_some() {
        return may_change(session);
    }
    in_section(session)
}

/// Needs a draft that can be left without a loss.
fn may_leave(session: &Session) -> Result<(), Refusal> {
    if session.is_modified() {
        return Err(Refusal::new("This draft has unsaved changes")
            .hint("save it first, then begin another"));
    }
    Ok(())
}

/// Needs an issue with a date: by it events are over.
fn in_dated(session: &Session) -> Result<(), Refusal> {
    may_change(session)?;
    match session.issue().date() {
        Some(_) => Ok(()),
        None => Err(
            Refusal::new("This issue has no date, so it is unknown which events it lists")
                .hint("set it in Metadata"),
        ),
    }
}

fn has_two_views(session: &Session) -> Result<(), Refusal> {
    match session.issue().profile().publisher {
        Publisher::PythonMarkdown => Ok(()),
        Publisher::LikeCodeHost => Err(Refusal::new(
            "The site of this newsletter is not known to read Markdown otherwise than the code host",
        )),
    }
}

fn on_items_or_row(session: &Session) -> Result<(), Refusal> {
    may_change(session)?;
    on_row(session)
}

const fn row(
    id: &'static str,
    title: &'static str,
    group: Group,
    available: Available,
    action: Action,
    help: &'static str,
) -> Command {
    Command {
        id,
        title,
        help,
        group,
        available,
        action,
    }
}

const fn layer(id: &'static str, title: &'static str, help: &'static str) -> Command {
    row(id, title, Group::Text, always, Action::Layer, help)
}

const fn ask(
    id: &'static str,
    title: &'static str,
    group: Group,
    what: Ask,
    help: &'static str,
) -> Command {
    row(id, title, group, always, Action::Ask(what), help)
}

#[rustfmt::skip]
static TABLE: &[Command] = &[
    // Items and sections
    row("item.add", "add", Group::Items, may_add, Action::Ask(Ask::Add), "Add an item behind the selected one, with the form that fits the section."),
    row("item.add-end", "add at end", Group::Items, may_add, Action::Ask(Ask::AddAtEnd), "Add an item at the end of the section."),
    row("item.edit", "edit", Group::Items, on_row_or_missing, Action::Ask(Ask::Edit), "Edit in a form (links, events, metadata), as text otherwise; create a section that is missing; add to a group with nothing."),
    row("item.edit-source", "edit source", Group::Items, on_row_or_section, Action::Ask(Ask::EditSource), "Edit the exact lines in place."),
    row("item.edit-outside", "open in editor", Group::Items, may_change, Action::Effect(Effect::OpenEditor), "Open the file at this line in $VISUAL or $EDITOR and read it back."),
    row("item.move", "move to", Group::Items, on_items, Action::Ask(Ask::MoveTo), "Move to another section: a letter files at once."),
    row("item.down", "reorder down", Group::Items, on_items, Action::Edit(move_down), "Move the item, or the marked ones as one block, down."),
    row("item.up", "reorder up", Group::Items, on_items, Action::Edit(move_up), "Move the item, or the marked ones as one block, up."),
    row("item.delete", "delete", Group::Items, on_items_or_row, Action::Edit(delete), "Delete the item with its nested lines, or the marked ones; undo brings them back."),
    row("item.delete-both", "delete both", Group::Items, on_twin, Action::Edit(delete_both), "Delete a hybrid event in both places, in its region and under the online heading."),
    row("item.sort", "sort", Group::Items, in_sorted_section, Action::Edit(sort), "Sort the section by what it sorts by, or all regions below it: events by date and place."),
    row("item.sort-all", "sort all regions", Group::Items, with_events, Action::Edit(sort_all), "Sort the events of every region by date and place, as one step."),
    row("item.prefix", "prefixes", Group::Items, on_links, Action::Ask(Ask::Prefixes), "Change prefixes: video, audio, series, a language."),
    row("item.copy", "copy", Group::Items, on_row, Action::Edit(copy), "Copy the lines, here and to the terminal's clipboard (OSC 52)."),
    row("item.paste", "paste", Group::Items, may_paste, Action::Ask(Ask::Paste), "Paste what was copied as items; a paste from the terminal works the same."),
    row("section.create", "create section", Group::Items, on_missing, Action::Edit(create_section), "Create the selected section, which the issue lacks."),
    ask("section.open", "open", Group::Items, Ask::OpenSection, "Go into the section; create it where it is missing; add to a group with nothing."),
    row("section.delete", "delete section", Group::Items, in_section, Action::Edit(delete_section), "Delete the section with all that stands in it; undo brings it back."),
    // Marks
    row("mark.toggle", "mark", Group::Marks, on_items, Action::Edit(toggle_mark), "Mark the item, or take its mark away."),
    row("mark.range", "mark range", Group::Marks, on_items, Action::Edit(toggle_range), "Begin a range of marks here, or end it."),
    ask("mark.clear", "clear", Group::Marks, Ask::Clear, "Take away a filter, the open range, or all marks."),
    // Moving about
    ask("move.down", "down", Group::Move, Ask::Move(Motion::Down), "One row down."),
    ask("move.up", "up", Group::Move, Ask::Move(Motion::Up), "One row up."),
    ask("move.first", "first", Group::Move, Ask::Move(Motion::First), "To the first row."),
    ask("move.last", "last", Group::Move, Ask::Move(Motion::Last), "To the last row."),
    ask("move.page-down", "page down", Group::Move, Ask::Move(Motion::PageDown), "A page down."),
    ask("move.page-up", "page up", Group::Move, Ask::Move(Motion::PageUp), "A page up."),
    ask("pane.next", "next pane", Group::Move, Ask::NextPane, "Focus the next pane."),
    ask("pane.previous", "previous pane", Group::Move, Ask::PreviousPane, "Focus the pane before."),
    ask("pane.sections", "sections", Group::Move, Ask::Focus(Pane::Sections), "Focus Sections."),
    ask("pane.items", "items", Group::Move, Ask::Focus(Pane::Items), "Focus Items."),
    ask("pane.detail", "detail", Group::Move, Ask::Focus(Pane::Detail), "Focus Detail."),
    ask("detail.next-tab", "next tab", Group::Move, Ask::NextTab, "Show the next of Preview, Source and Problems."),
    ask("detail.previous-tab", "previous tab", Group::Move, Ask::PreviousTab, "Show the one before of Preview, Source and Problems."),
    row("detail.view", "other view", Group::Move, has_two_views, Action::Ask(Ask::SwitchView), "Show Preview as the site renders it, or as the code host does."),
    ask("section.fold", "fold", Group::Move, Ask::Fold, "Fold or unfold the sections below the selected one."),
    // Finding
    ask("find.filter", "filter", Group::Find, Ask::Filter, "Show only rows that hold a text."),
    row("find.next", "next match", Group::Find, has_filter, Action::Edit(next), "Go to the next item that matches the filter, in any section."),
    row("find.previous", "previous match", Group::Find, has_filter, Action::Edit(previous), "Go to the item before that matches the filter, in any section."),
    row("find.problems", "only problems", Group::Find, always, Action::Edit(only_problems), "Show only items with problems and the sections that have some, or all again."),
    ask("find.anything", "go to", Group::Find, Ask::GoToAnything, "Go to any section or item by a few of its letters."),
    // Problems
    row("problem.next", "next problem", Group::Problems, has_problems, Action::Ask(Ask::NextProblem), "Go to the next problem, in any section."),
    row("problem.previous", "previous problem", Group::Problems, has_problems, Action::Ask(Ask::PreviousProblem), "Go to the problem before, in any section."),
    row("problem.list", "problems", Group::Problems, has_findings, Action::Ask(Ask::Problems), "List all problems of the issue and go to any."),
    row("problem.fix", "fix", Group::Problems, may_change, Action::Ask(Ask::Fix), "Apply the fix of the selected problem, as one undo step."),
    row("problem.fix-all", "fix all safe", Group::Problems, may_change, Action::Ask(Ask::FixAll), "Apply every safe fix of this section, each as its own undo step."),
    ask("problem.twin", "go to twin", Group::Problems, Ask::Twin, "Go to the other place that the selected problem is about: the first copy of a duplicate, or a past issue, read-only."),
    ask("problem.explain", "why", Group::Problems, Ask::Explain, "Show the page of the selected problem's rule: what it finds, why it hurts, an example, the fix."),
    row("problem.acknowledge", "acknowledge", Group::Problems, has_findings, Action::Ask(Ask::Acknowledge), "Let the selected problem stand: it is not counted until its line changes; again takes that back."),
    ask("release.gate", "release", Group::Problems, Ask::Release, "List everything that must not be published; says when the issue is ready."),
    // The week
    row("week.new", "new issue", Group::Week, may_leave, Action::Ask(Ask::NewIssue), "Begin the next issue: its day, number, template, and the events that are carried over."),
    row("week.roll-forward", "roll forward", Group::Week, in_dated, Action::Ask(Ask::RollForward), "Drop events that are over and correct the window: a list with a yes or no for each."),
    row("week.import", "import events", Group::Week, in_dated, Action::Ask(Ask::Import), "Review events of a calendar, JSON, CSV or pasted rows, and add those that you mark."),
    row("release.publish", "publish", Group::Problems, may_change, Action::Ask(Ask::Publish), "Remove empty sections, save, move the file to the published issues, begin the next: a list with a yes or no for each."),
    // Undo
    row("edit.undo", "undo", Group::History, can_undo, Action::Edit(undo), "Take the last step back, and say which."),
    row("edit.redo", "redo", Group::History, can_redo, Action::Edit(redo), "Do the last undone step again, and say which."),
    row("edit.history", "history", Group::History, has_steps, Action::Ask(Ask::History), "List all steps by name and go to any."),
    // File and program
    row("file.save", "save", Group::File, may_change, Action::Effect(Effect::Save), "Save the file."),
    ask("file.save-as", "save as", Group::File, Ask::SaveAs, "Save under another name."),
    row("file.reload", "reload", Group::File, always, Action::Effect(Effect::Reload), "Read the file again; what was not saved stays reachable by undo."),
    row("file.merge", "merge", Group::File, may_change, Action::Effect(Effect::Merge), "Show what changed on disk merged with yours; nothing is written before you accept."),
    row("draft.who", "who", Group::File, always, Action::Effect(Effect::Who), "List who else has this draft open, and where they are."),
    ask("app.palette", "commands", Group::File, Ask::Palette, "Find any command by name and run it."),
    ask("app.help", "help", Group::File, Ask::Help, "Show the keys that work here; the key pressed there acts."),
    row("app.redraw", "redraw", Group::File, always, Action::Effect(Effect::Redraw), "Draw the whole screen again."),
    row("app.suspend", "suspend", Group::File, always, Action::Effect(Effect::Suspend), "Stop until the shell continues the program (fg)."),
    ask("app.quit", "quit", Group::File, Ask::Quit, "Leave; asks only where something would be lost."),
    // Forms, pickers, text
    layer("form.next", "next field", "Go to the next field."),
    layer("form.previous", "previous field", "Go to the field before."),
    layer("form.accept", "accept", "Accept the form."),
    layer("form.add-row", "one more", "Add another organiser or talk."),
    layer("form.twin", "go there", "Go to where the same event or link stands already; the form keeps its fields for the next time."),
    layer("form.complete", "complete", "Take the suggested completion."),
    layer("layer.accept", "accept", "Take what is highlighted; in source lines, keep the text as one undo step."),
    layer("layer.close", "close", "Leave; a form keeps its fields for the next time, text editing keeps the text."),
    layer("layer.discard", "discard", "Leave the text as it was before."),
    layer("layer.down", "choose down", "One row down."),
    layer("layer.up", "choose up", "One row up."),
    layer("layer.page-down", "page down", "A page down."),
    layer("layer.page-up", "page up", "A page up."),
    layer("list.fix", "fix", "Apply the fix of the highlighted problem, as one undo step."),
    layer("list.acknowledge", "acknowledge", "Let the highlighted problem stand, or take that back."),
    layer("list.explain", "why", "Show the page of the highlighted problem's rule."),
    layer("list.publish", "publish", "Go on from the list of what must not be published to the steps of publishing."),
    layer("list.twin", "twin", "Go to the other place that the highlighted problem is about."),
    layer("list.order", "order", "Order by place, by rule, or with what is new first."),
    layer("list.apply", "apply", "Do what is marked, as one undo step."),
    layer("list.mark", "mark", "Mark the highlighted line, or take its mark away; on a heading, all lines below it."),
    layer("list.mark-all", "mark all", "Mark all shown lines of the highlighted kind, or take their marks away."),
    layer("list.kind", "one kind", "Show only lines of one kind, then of the next, then all again."),
    layer("list.more", "more events", "Read another file, or what is pasted, into the same review of events."),
    layer("list.go", "go there", "Go to what the highlighted line is about; the list keeps its marks for the next time."),
    layer("layer.filter", "filter", "Type to narrow the list."),
    layer("text.newline", "new line", "Begin a new line."),
    layer("text.left", "left", "One character left."),
    layer("text.right", "right", "One character right."),
    layer("text.word-left", "word left", "One word left."),
    layer("text.word-right", "word right", "One word right."),
    layer("text.line-start", "line start", "To the start of the line."),
    layer("text.line-end", "line end", "To the end of the line."),
    layer("text.up", "up", "One line up."),
    layer("text.down", "down", "One line down."),
    layer("text.page-up", "page up", "A page up."),
    layer("text.page-down", "page down", "A page down."),
    layer("text.first", "first line", "To the first line."),
    layer("text.last", "last line", "To the last line."),
    layer("text.delete-back", "delete left", "Delete the character to the left."),
    layer("text.delete", "delete", "Delete the character under the cursor."),
    layer("text.delete-word", "delete word", "Delete the word to the left."),
    layer("text.kill-end", "cut to end", "Cut to the end of the line."),
    layer("text.kill-start", "cut to start", "Cut to the start of the line."),
    layer("text.yank", "insert cut", "Insert what was cut."),
];
