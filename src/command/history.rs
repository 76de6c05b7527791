//! Undo and redo over a whole project: a step remembers its document, so that undoing leads back to it.

use super::{Change, Edit, LabelSetEdit};
use crate::model::DocumentId;

/// One step that can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Something in one document.
    Document {
        /// Where it happened.
        document: DocumentId,
        /// What was changed.
        changes: Vec<Change>,
    },
    /// Another label set for the project.
    LabelSet(Box<LabelSetEdit>),
}

impl Entry {
    /// The document where it happened, if it was in one.
    #[must_use]
    pub const fn document(&self) -> Option<&DocumentId> {
        match self {
            Self::Document { document, .. } => Some(document),
            Self::LabelSet(_) => None,
        }
    }
}

impl Entry {
    fn is_empty(&self) -> bool {
        matches!(self, Self::Document { changes, .. } if changes.is_empty())
    }
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
        if !entry.is_empty() {
            self.undone.clear();
            self.done.push(entry);
            self.typing = false;
        }
    }

    /// Typing is over: what is typed next is a step of its own.
    pub fn end_typing(&mut self) {
        self.typing = false;
    }

    /// Joins a step to the one before if both are typing in the same note, answer or comment.
    pub fn extend(&mut self, entry: Entry) {
        if self.typing
            && let Entry::Document { document, changes } = &entry
            && let [change] = &changes[..]
            && let Some(Entry::Document { document: before, changes: last }) = self.done.last_mut()
            && before == document
            && let [last] = last.as_mut_slice()
            && goes_on(last, change)
        {
            self.undone.clear();
            return;
        }
        let is_typing = self.typing || !entry.is_empty();
        self.push(entry);
        self.typing = is_typing;
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

/// Makes `last` reach as far as `next`, if that goes on where `last` ended.
fn goes_on(last: &mut Change, next: &Change) -> bool {
    fn on<T: Clone + PartialEq>(reached: &mut T, before: &T, after: &T) -> bool {
        let fits = reached == before;
        if fits {
            *reached = after.clone();
        }
        fits
    }
    match (last, next) {
        (
            Change::Annotation(Edit::Replaced { after: reached, .. }),
            Change::Annotation(Edit::Replaced { before, after }),
        ) => on(reached, before, after),
        (Change::Comment(Edit::Replaced { after: reached, .. }), Change::Comment(Edit::Replaced { before, after })) => {
            on(reached, before, after)
        }
        (Change::Sheet { after: reached, .. }, Change::Sheet { before, after }) => on(reached, before, after),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Annotation, LabelKey, Status, Timestamp};
    use crate::text::Span;

    fn entry(changes: Vec<Change>) -> Entry {
        Entry::Document { document: DocumentId::new("d").unwrap(), changes }
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
        let typed = |before: &str, after: &str| {
            entry(vec![Change::Annotation(Edit::Replaced { before: with(before), after: with(after) })])
        };
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
        history.push(typed("xy", "z"));
        history.extend(entry(Vec::new()));
        history.extend(typed("z", "zz"));
        assert_eq!(history.next_undo(), Some(&typed("z", "zz")), "nothing typed does not make typing of what was not");
    }
}
