//! Undo and redo over a whole project: a step remembers its document, so that undoing leads back to it.

use super::Change;
use crate::model::DocumentId;

/// One step that can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it happened.
    pub document: DocumentId,
    /// What was changed.
    pub changes: Vec<Change>,
}

/// The steps of a session. A new step makes those that were undone unreachable.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Entry>,
    undone: Vec<Entry>,
    /// Whether the last step is typing that may go on.
    typing: bool,
}

impl History {
    /// Remembers a step; one without changes is none.
    pub fn push(&mut self, entry: Entry) {
        if entry.changes.is_empty() {
            return;
        }
        self.undone.clear();
        self.done.push(entry);
        self.typing = false;
    }

    /// Typing is over: what is typed next is a step of its own.
    pub fn end_typing(&mut self) {
        self.typing = false;
    }

    /// Joins a step to the one before if both are typing in the same note.
    pub fn extend(&mut self, entry: Entry) {
        if self.typing
            && let (Some(last), [Change::Replaced { before, after }]) = (self.done.last_mut(), &entry.changes[..])
            && last.document == entry.document
            && let [Change::Replaced { after: reached, .. }] = last.changes.as_mut_slice()
            && reached == before
        {
            *reached = after.clone();
            self.undone.clear();
            return;
        }
        self.push(entry);
        self.typing = true;
    }

    /// The step that [`History::undone`] would move.
    #[must_use]
    pub fn next_undo(&self) -> Option<&Entry> {
        self.done.last()
    }

    /// The step that [`History::redone`] would move.
    #[must_use]
    pub fn next_redo(&self) -> Option<&Entry> {
        self.undone.last()
    }

    /// Notes that the last step has been taken back.
    pub fn undone(&mut self) {
        self.typing = false;
        self.undone.extend(self.done.pop());
    }

    /// Notes that the last step taken back has been made again.
    pub fn redone(&mut self) {
        self.done.extend(self.undone.pop());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Annotation, LabelKey, Status, Timestamp};
    use crate::text::Span;

    fn entry(changes: Vec<Change>) -> Entry {
        Entry { document: DocumentId::new("d").unwrap(), changes }
    }

    fn status(before: Status, after: Status) -> Entry {
        entry(vec![Change::Status { before, after }])
    }

    #[test]
    fn a_new_step_forgets_what_was_undone() {
        let mut history = History::default();
        let (first, second) = (status(Status::ToDo, Status::Done), status(Status::Done, Status::ToDo));
        history.push(first.clone());
        history.undone();
        assert_eq!(history.next_redo(), Some(&first));
        history.push(second.clone());
        assert_eq!((history.next_undo(), history.next_redo()), (Some(&second), None));
        history.push(entry(Vec::new()));
        assert_eq!(history.next_undo(), Some(&second));
    }

    #[test]
    fn keystrokes_in_one_note_are_one_step() {
        let key = LabelKey::new("ACTOR").unwrap();
        let bare = Annotation::new(Span::new(0, 1).unwrap(), key, Timestamp::now());
        let with = |note: &str| Annotation { note: note.to_owned(), ..bare.clone() };
        let typed =
            |before: &str, after: &str| entry(vec![Change::Replaced { before: with(before), after: with(after) }]);
        let mut history = History::default();
        history.extend(typed("", "م"));
        history.extend(typed("م", "مل"));
        assert_eq!(history.next_undo(), Some(&typed("", "مل")));
        history.end_typing();
        history.extend(typed("مل", "ملا"));
        assert_eq!(history.next_undo(), Some(&typed("مل", "ملا")), "typing that was left is another step");
        history.undone();
        history.undone();
        assert_eq!(history.next_undo(), None);
        history.push(typed("", "x"));
        history.extend(typed("x", "xy"));
        assert_eq!(history.next_undo(), Some(&typed("x", "xy")), "a step that was no typing is not joined");
    }
}
