//! Dialogs that only say something.

use super::{Outcome, explain, scrolling, title};
use crate::ui::kit::{self, tr};
use crate::ui::mirror::{self, Side};
use crate::ui::shaped::{Button, Text};
use crate::ui::shortcuts::shortcuts;
use crate::ui::strings::key_names;
use crate::ui::tokens;
use crate::ui::window::Window;
use eframe::egui::{Key, Ui, ViewportCommand, vec2};

/// What a key is called.
enum Name {
    /// As it is written on the keyboard.
    Written(&'static str),
    /// By this message.
    Said(&'static str),
    /// As the keys of the labels, with this before them.
    Labels(&'static str),
}

/// Keys and the messages of what they do.
const KEYS: [(Name, &str); 29] = [
    (Name::Labels(""), "keys-label"),
    (Name::Labels("Shift+"), "keys-also-label"),
    (Name::Written("B"), "keys-brush"),
    (Name::Written("Del"), "keys-delete"),
    (Name::Written("E"), "keys-note"),
    (Name::Written("L"), "keys-link"),
    (Name::Written("C"), "keys-comment"),
    (Name::Written("N / P"), "keys-next-span"),
    (Name::Said("keys-ctrl-lines"), "keys-next-card"),
    (Name::Written("A / Tab"), "keys-fill"),
    (Name::Written("? / Ctrl+U"), "keys-unknown"),
    (Name::Written("Enter"), "keys-confirm"),
    (Name::Written("D"), "keys-document"),
    (Name::Written("F8 / Shift+F8"), "keys-problems"),
    (Name::Said("keys-arrows"), "keys-move"),
    (Name::Said("keys-shift-arrows"), "keys-select"),
    (Name::Said("keys-shift-alt-sides"), "keys-select-letters"),
    (Name::Said("keys-ctrl-sides"), "keys-move-end"),
    (Name::Said("keys-ctrl-shift-sides"), "keys-move-start"),
    (Name::Written("Ctrl+Z / Ctrl+Shift+Z"), "keys-undo"),
    (Name::Written("Ctrl+Enter"), "keys-done"),
    (Name::Written("Ctrl+PageDown / PageUp"), "keys-documents"),
    (Name::Written("Ctrl+F"), "keys-find"),
    (Name::Written("Ctrl+I / Ctrl+E"), "keys-import-export"),
    (Name::Written("Ctrl+L"), "keys-labels"),
    (Name::Written("Ctrl++ / Ctrl+−"), "keys-zoom"),
    (Name::Written("F2"), "keys-guideline"),
    (Name::Written("Alt"), "keys-alt"),
    (Name::Written("Esc"), "keys-escape"),
];

/// A message with one button.
pub fn show(ui: &mut Ui, heading: &str, text: &str) -> Outcome {
    title(ui, heading);
    Text::new(text).show_block(ui);
    close_button(ui)
}

/// The keys in two columns.
pub fn keys(window: &Window, ui: &mut Ui) -> Outcome {
    title(ui, &tr(ui.ctx(), "keys-title"));
    ui.spacing_mut().item_spacing.y = tokens::GRID;
    let height = ui.ctx().content_rect().height() - 200.0;
    scrolling("keys", height).show(ui, |ui| key_table(window, ui));
    close_button(ui)
}

fn key_table(window: &Window, ui: &mut Ui) {
    let labels = window.session.as_ref().map(|session| shortcuts(session.labels())).unwrap_or_default();
    for (key, does) in KEYS {
        if labels.is_empty() && matches!(key, Name::Labels(_)) {
            continue;
        }
        ui.horizontal(|ui| {
            let tokens = kit::tokens(ui);
            let name = match key {
                Name::Labels(before) => Text::new(key_names(&format!("{before}{labels}"))).code(),
                Name::Written(keys) => Text::new(key_names(keys)).code(),
                Name::Said(message) => Text::new(tr(ui.ctx(), message)),
            };
            let galley = name.small().bold().line(ui.ctx(), 180.0);
            let does = Text::new(tr(ui.ctx(), does)).colour(tokens.muted);
            // As high as the words beside it, so that both stand on one line.
            let height = does.line(ui.ctx(), f32::INFINITY).size().y;
            let (rect, _) = ui.allocate_exact_size(vec2(180.0, height), eframe::egui::Sense::hover());
            galley.paint_in(ui.painter(), rect, Side::Start, tokens.ink);
            does.show(ui);
        });
    }
}

/// Asks whether to close although something is not saved.
pub fn unsaved(window: &mut Window, ui: &mut Ui) -> Outcome {
    title(ui, &tr(ui.ctx(), "unsaved-title"));
    explain(ui, &tr(ui.ctx(), "unsaved-text"));
    let mut outcome = Outcome::Stay;
    mirror::from_end(ui, |ui| {
        if Button::new(&tr(ui.ctx(), "unsaved-stay")).primary().show(ui).clicked() {
            outcome = Outcome::Close;
        }
        if Button::new(&tr(ui.ctx(), "unsaved-close")).show(ui).clicked() {
            window.dialogs.close_anyway = true;
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
            outcome = Outcome::Close;
        }
    });
    outcome
}

/// The button that closes, which Enter presses too.
pub fn close_button(ui: &mut Ui) -> Outcome {
    ui.add_space(tokens::GRID);
    let pressed = mirror::from_end(ui, |ui| Button::new(&tr(ui.ctx(), "dialog-close")).primary().show(ui).clicked());
    let enter = ui.input_mut(|input| input.consume_key(eframe::egui::Modifiers::NONE, Key::Enter));
    if pressed.inner || enter { Outcome::Close } else { Outcome::Stay }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Settings;
    use crate::ui::keys::tests::action_of;

    #[test]
    fn every_key_with_ctrl_in_the_list_does_something() {
        let window = Window::new(&eframe::egui::Context::default(), Settings::default());
        let written = KEYS.iter().filter_map(|(name, does)| match name {
            Name::Written(keys) => Some((keys.replace("PageDown / ", "PageDown / Ctrl+"), does)),
            _ => None,
        });
        for (keys, does) in written {
            for key in keys.split(" / ").filter(|key| key.starts_with("Ctrl")) {
                assert!(action_of(&window, key).is_some(), "{key} of {does}");
            }
        }
    }
}
