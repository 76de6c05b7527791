//! Asks under which name somebody annotates: at the first start, and from the menu.

use super::{Outcome, explain, fault, title};
use crate::model::Annotator;
use crate::ui::kit::{fault as fault_of, tr};
use crate::ui::mirror;
use crate::ui::shaped::{Button, Field};
use crate::ui::window::Window;
use eframe::egui::{Id, Ui};

/// The dialog.
pub struct Name {
    draft: String,
    /// Whether there is a name already, so that the dialog may be left without one.
    named: bool,
    fault: Option<String>,
    id: Id,
    focused: bool,
}

impl Name {
    /// Asks for a name: the one so far, if there is one, or else `proposed`.
    pub fn new(current: &str, proposed: &str) -> Self {
        let named = !current.is_empty();
        Self {
            draft: if named { current } else { proposed }.to_owned(),
            named,
            fault: None,
            id: Id::unique("annotator name"),
            focused: false,
        }
    }

    /// Shows it.
    pub fn show(&mut self, window: &mut Window, ui: &mut Ui) -> Outcome {
        title(ui, &tr(ui.ctx(), "name-title"));
        explain(ui, &tr(ui.ctx(), "name-text"));
        let hint = tr(ui.ctx(), "name-hint");
        let output = Field::new(&mut self.draft, &hint).hint(&hint).id(self.id).select_all_on_focus().show(ui);
        // Esc takes the keyboard out of the field; where the dialog can't be left, it goes on typing.
        if !self.focused || (output.cancelled && !self.named) {
            output.response.request_focus();
            self.focused = true;
        }
        if let Some(reason) = &self.fault {
            fault(ui, reason);
        }
        let mut accepted = output.submitted;
        let mut left = output.cancelled && self.named;
        mirror::from_end(ui, |ui| {
            accepted |= Button::new(&tr(ui.ctx(), "name-accept")).primary().show(ui).clicked();
            if self.named {
                left |= Button::new(&tr(ui.ctx(), "dialog-cancel")).show(ui).clicked();
            }
        });
        if left {
            return Outcome::Close;
        }
        if accepted { self.accept(window, ui) } else { Outcome::Stay }
    }

    fn accept(&mut self, window: &mut Window, ui: &Ui) -> Outcome {
        match Annotator::new(&self.draft) {
            Ok(name) => {
                window.settings.annotator = name.to_string();
                window.save_settings(ui.ctx());
                window.desk.clear();
                if let Some(session) = &mut window.session {
                    session.set_annotator(name);
                }
                Outcome::Close
            }
            Err(error) => {
                self.fault = Some(fault_of(ui.ctx(), &error));
                Outcome::Stay
            }
        }
    }
}
