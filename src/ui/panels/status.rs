//! The bar at the bottom: what is saved, how far the work is, what is selected, and the message of the moment.

use super::Tab;
use crate::app::{Action, ProblemAction, ProjectAction, SaveState};
use crate::text::Span;
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::mirror;
use crate::ui::shaped::{Button, Text, tip};
use crate::ui::shortcuts::shortcuts;
use crate::ui::tokens;
use crate::ui::window::Window;
use eframe::egui::{Role, Sense, Stroke, Ui, WidgetInfo};

/// Most letters of a quote in the bar.
const QUOTE: usize = 300;

/// Shows the bar.
pub fn show(window: &mut Window, ui: &mut Ui) {
    let tokens = kit::tokens(ui);
    ui.painter().hline(ui.max_rect().x_range(), ui.max_rect().top() + 0.5, Stroke::new(1.0, tokens.hairline));
    ui.horizontal_centered(|ui| {
        ui.add_space(tokens::GRID * 3.0);
        ui.spacing_mut().item_spacing.x = tokens::GRID * 4.0;
        saved(window, ui);
        Text::new(counts(window, ui)).small().colour(tokens.muted).show(ui);
        problems(window, ui);
        if let Some(notice) = window.notices.current() {
            let colour = if notice.is_error { tokens.danger } else { tokens.ink };
            Text::new(notice.text.clone()).small().colour(colour).show(ui);
        } else if let Some(text) = picking(window, ui).or_else(|| selected(window, ui)) {
            Text::new(text).small().colour(tokens.ink).show(ui);
        } else {
            mirror::from_end(ui, |ui| {
                ui.add_space(tokens::GRID * 3.0);
                let hint = brush(window, ui).unwrap_or_else(|| hint(window, ui));
                Text::new(hint).small().colour(tokens.muted).show(ui);
            });
        }
    });
}

fn saved(window: &mut Window, ui: &mut Ui) {
    let tokens = kit::tokens(ui);
    let Some(session) = &window.session else { return };
    match session.save_state() {
        SaveState::Saved if !window.panels.inspector.has_unsaved() => {
            tip(
                Text::new(tr(ui.ctx(), "status-saved")).small().colour(tokens.muted).show(ui),
                &tr(ui.ctx(), "tip-saved"),
            );
        }
        SaveState::Saved | SaveState::Saving => {
            Text::new(tr(ui.ctx(), "status-saving")).small().colour(tokens.muted).show(ui);
        }
        SaveState::Failed(reason) => {
            let text = tr(ui.ctx(), "status-not-saved");
            tip(Text::new(text).small().bold().colour(tokens.danger).show(ui), &reason);
            Text::new(reason).small().colour(tokens.danger).show(ui);
            if Button::new(&tr(ui.ctx(), "status-retry")).quiet().show(ui).clicked() {
                window.send(Action::Project(ProjectAction::RetrySave));
            }
        }
    }
}

/// How many problems are open; a press goes to the next one.
fn problems(window: &mut Window, ui: &mut Ui) {
    let count = window.problems.all().len();
    if count == 0 {
        return;
    }
    let text = tr_with(ui.ctx(), "status-problems", &[("count", count.into())]);
    let response = Text::new(text.as_str()).small().colour(kit::tokens(ui).ink).show(ui).interact(Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
    if tip(response, &tr(ui.ctx(), "tip-problems")).clicked() {
        window.panels.inspector.tab = Tab::Problems;
        window.send(Action::Problem(ProblemAction::Next));
    }
}

/// Says that the next selection becomes an answer.
fn picking(window: &Window, ui: &Ui) -> Option<String> {
    let picking = window.desk.picking.as_ref()?;
    let labels = window.session.as_ref()?.labels();
    let attribute = match picking.on {
        Some(id) => labels.get(&window.open_set()?.get(id)?.label)?.attribute(&picking.attribute)?,
        None => labels.document_attribute(&picking.attribute)?,
    };
    let name = kit::name_or_key(ui.ctx(), &attribute.name, attribute.key.as_str());
    Some(tr_with(ui.ctx(), "status-picking", &[("name", name.into())]))
}

/// How to tag, with the keys that the labels have.
fn hint(window: &Window, ui: &Ui) -> String {
    let keys = window.session.as_ref().map(|session| shortcuts(session.labels())).unwrap_or_default();
    if keys.is_empty() {
        return tr(ui.ctx(), "hint-mouse");
    }
    // The mark makes them run from left to right in an Arabic sentence too.
    tr_with(ui.ctx(), "hint-keys", &[("keys", format!("{keys}\u{200e}").into())])
}

/// Says that every selection is tagged at once, and with what.
fn brush(window: &Window, ui: &Ui) -> Option<String> {
    let label = window.session.as_ref()?.labels().get(window.desk.brush.as_ref()?)?;
    Some(tr_with(ui.ctx(), "hint-brush", &[("label", kit::label_name(ui.ctx(), label).into())]))
}

fn counts(window: &Window, ui: &Ui) -> String {
    let Some(session) = &window.session else { return String::new() };
    let progress = session.progress();
    let spans = window.open_set().map_or(0, |set| set.annotations().len());
    tr_with(
        ui.ctx(),
        "status-counts",
        &[("spans", spans.into()), ("done", progress.done.into()), ("all", progress.total().into())],
    )
}

/// The selected text, or what a drag would make of a span, in logical order with its offsets.
fn selected(window: &Window, ui: &Ui) -> Option<String> {
    let document = window.session.as_ref()?.open_document()?;
    let picked = window.desk.picked.and_then(|id| Some(document.set().get(id)?.span));
    let span: Span = window.desk.preview.or(window.desk.selection).or(picked)?;
    let quote: String = document.text().quote(span)?.chars().take(QUOTE).collect();
    let values = [
        ("quote", quote.into()),
        ("start", span.start().get().to_string().into()),
        ("end", span.end().get().to_string().into()),
    ];
    let is_span = window.desk.selection.is_none();
    Some(tr_with(ui.ctx(), if is_span { "status-span" } else { "status-selection" }, &values))
}
