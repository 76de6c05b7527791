//! A label set while it is being edited: everything but the painting.
//!
//! The forms change a copy of the [`Content`]; a copy that differs is a step, which can be taken back.

mod check;
mod content;
mod keys;
mod losses;

pub use check::{Fault, FaultKind, Place};
pub use content::{Becomes, Content};
pub use keys::{KeyFault, Owner, free_choice_key, rename_choice};
pub use losses::{Loss, LossKind};

use crate::command::LabelSetChange;
use crate::model::LabelSet;
use eframe::egui::Id;

/// Most steps that are kept.
const STEPS: usize = 300;

/// A label set that is being edited, with the way back.
#[derive(Debug)]
pub struct Draft {
    before: LabelSet,
    now: Content,
    undone: Vec<Content>,
    done: Vec<Content>,
    /// The field that made the last step: what it does next is the same step.
    typing: Option<Id>,
}

impl Draft {
    /// Begins with the label set that the project has.
    #[must_use]
    pub fn new(before: &LabelSet) -> Self {
        let now = Content::of(before);
        Self { before: before.clone(), now, undone: Vec::new(), done: Vec::new(), typing: None }
    }

    /// The label set of the project.
    #[must_use]
    pub const fn before(&self) -> &LabelSet {
        &self.before
    }

    /// What it is now.
    #[must_use]
    pub const fn now(&self) -> &Content {
        &self.now
    }

    /// Takes over what the forms have made of a copy. Steps of one field that follow each other are one.
    /// False if nothing is different.
    pub fn commit(&mut self, mut content: Content, field: Option<Id>) -> bool {
        content.tidy();
        if content == self.now {
            return false;
        }
        if field.is_none() || field != self.typing {
            self.done.push(self.now.clone());
            let extra = self.done.len().saturating_sub(STEPS);
            self.done.drain(..extra);
        }
        self.typing = field;
        self.undone.clear();
        self.now = content;
        true
    }

    /// Takes the last step back. False if there is none.
    pub fn undo(&mut self) -> bool {
        self.typing = None;
        let Some(content) = self.done.pop() else { return false };
        self.undone.push(std::mem::replace(&mut self.now, content));
        true
    }

    /// Makes the step again that was taken back last. False if there is none.
    pub fn redo(&mut self) -> bool {
        self.typing = None;
        let Some(content) = self.undone.pop() else { return false };
        self.done.push(std::mem::replace(&mut self.now, content));
        true
    }

    /// Whether a step can be taken back, and whether one can be made again.
    #[must_use]
    pub const fn steps(&self) -> (bool, bool) {
        (!self.done.is_empty(), !self.undone.is_empty())
    }

    /// Whether anything is different from the label set of the project.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.before.parts() != *self.now.parts() || !self.now.renames().is_empty()
    }

    /// What is wrong with it, if anything is.
    #[must_use]
    pub fn fault(&self) -> Option<Fault> {
        check::fault(&self.now, &self.before)
    }

    /// What the project loses by it.
    #[must_use]
    pub fn losses(&self) -> Vec<Loss> {
        losses::losses(&self.before, &self.now)
    }

    /// The change of the project's label set; `None` while something is wrong.
    #[must_use]
    pub fn change(&self) -> Option<LabelSetChange> {
        if self.fault().is_some() {
            return None;
        }
        let after = LabelSet::new(self.now.parts().clone()).ok()?;
        let (renamed, fates) = (self.now.renames(), self.now.fates(&self.before));
        Some(LabelSetChange { renamed, fates, before: Some(self.before.clone()), ..LabelSetChange::to(after) })
    }
}

#[cfg(test)]
mod tests;
