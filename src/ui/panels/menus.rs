//! The menus. What stands in them is a table; how it looks is the same for all.

use crate::app::{
    Action, AnnotationAction, AnswerAction, CommentAction, DocumentAction, LanguageChoice, LinkAction, LinksShown,
    ProblemAction, ProjectAction, ReadingDirection, Session, Theme, ViewAction,
};
use crate::model::Status;
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::mirror;
use crate::ui::shaped::{Button, Text, menu_item, menu_item_width};
use crate::ui::tokens;
use crate::ui::window::Window;
use eframe::egui::{Id, Popup, Stroke, Ui};

/// One line of a menu.
enum Item {
    /// Does something.
    Do {
        /// Message of what it says.
        key: &'static str,
        /// The keys that do the same.
        keys: &'static str,
        action: Action,
        enabled: bool,
        ticked: Option<bool>,
    },
    /// Opens a project that was open before.
    Recent(std::path::PathBuf),
    /// A hairline.
    Line,
}

impl Item {
    const fn new(key: &'static str, keys: &'static str, action: Action) -> Self {
        Self::Do { key, keys, action, enabled: true, ticked: None }
    }

    fn only_if(mut self, condition: bool) -> Self {
        if let Self::Do { enabled, .. } = &mut self {
            *enabled = condition;
        }
        self
    }

    fn ticked(mut self, on: bool) -> Self {
        if let Self::Do { ticked, .. } = &mut self {
            *ticked = Some(on);
        }
        self
    }
}

/// Shows the bar.
pub fn show(window: &mut Window, ui: &mut Ui) {
    let tokens = kit::tokens(ui);
    let bottom = ui.max_rect().bottom() - 0.5;
    ui.painter().hline(ui.max_rect().x_range(), bottom, Stroke::new(1.0, tokens.hairline));
    let menus = [
        ("menu-file", file(window)),
        ("menu-edit", edit(window)),
        ("menu-project", project(window)),
        ("menu-view", view(window)),
        ("menu-annotate", annotate(window)),
        ("menu-help", help()),
    ];
    let mut chosen = None;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add_space(tokens::GRID * 2.0);
        Text::new(tr(ui.ctx(), "program-name")).bold().show(ui);
        ui.add_space(tokens::GRID * 2.0);
        let ids: Vec<Id> = menus.iter().map(|(key, _)| Id::unique(("menu", *key))).collect();
        for ((key, items), id) in menus.iter().zip(&ids) {
            chosen = menu(ui, &tr(ui.ctx(), key), items, *id, &ids).or(chosen.take());
        }
        mirror::from_end(ui, |ui| {
            ui.add_space(tokens::GRID * 2.0);
            if let Some(name) = window.session.as_ref().and_then(Session::annotator) {
                let text = tr_with(ui.ctx(), "menu-annotator", &[("name", name.as_str().into())]);
                if Button::new(&text).quiet().show(ui).clicked() {
                    chosen = Some(Action::Project(ProjectAction::Rename));
                }
            }
        });
    });
    if let Some(action) = chosen {
        window.send(action);
    }
}

/// A menu that opens on a press, and on the pointer alone while another one is open.
fn menu(ui: &mut Ui, text: &str, items: &[Item], id: Id, all: &[Id]) -> Option<Action> {
    let ctx = ui.ctx().clone();
    let is_open = Popup::is_id_open(&ctx, id);
    let response = Button::new(text).quiet().chosen(is_open).show(ui);
    let other_open = all.iter().any(|other| *other != id && Popup::is_id_open(&ctx, *other));
    if response.hovered() && other_open {
        Popup::open_id(&ctx, id);
    }
    let mut chosen = None;
    mirror::menu(&response).id(id).gap(2.0).accessible_name(text).show(|ui| {
        ui.set_width(width(ui, items));
        for item in items {
            match item {
                Item::Line => {
                    let (rect, _) = ui.allocate_exact_size(
                        eframe::egui::vec2(ui.available_width(), tokens::GRID * 2.0),
                        eframe::egui::Sense::hover(),
                    );
                    let hairline = kit::tokens(ui).hairline;
                    ui.painter().hline(rect.x_range(), rect.center().y.round() + 0.5, Stroke::new(1.0, hairline));
                }
                Item::Do { key, keys, action, enabled, ticked } => {
                    if menu_item(ui, &tr(ui.ctx(), key), keys, *enabled, *ticked).clicked() && *enabled {
                        chosen = Some(action.clone());
                    }
                }
                Item::Recent(path) => {
                    let name = path.file_stem().unwrap_or_default().to_string_lossy();
                    if menu_item(ui, &name, "", true, None).clicked() {
                        chosen = Some(Action::Project(ProjectAction::OpenPath(path.clone())));
                    }
                }
            }
        }
    });
    chosen
}

/// As wide as the widest item.
fn width(ui: &Ui, items: &[Item]) -> f32 {
    let widths = items.iter().map(|item| match item {
        Item::Line => 0.0,
        Item::Do { key, keys, .. } => menu_item_width(ui, &tr(ui.ctx(), key), keys),
        Item::Recent(path) => menu_item_width(ui, &path.file_stem().unwrap_or_default().to_string_lossy(), ""),
    });
    widths.fold(180.0, f32::max).ceil()
}

fn file(window: &Window) -> Vec<Item> {
    use ProjectAction as P;
    let project = |key, keys, action| Item::new(key, keys, Action::Project(action));
    let open = window.session.is_some();
    let full = window.session.as_ref().is_some_and(|session| !session.documents().is_empty());
    let mut items = vec![project("menu-new", "Ctrl+N", P::New), project("menu-open", "Ctrl+O", P::Open)];
    let current = window.session.as_ref().map(Session::path);
    let recent = window.settings.recent.iter().filter(|path| Some(path.as_path()) != current).take(5);
    let recent: Vec<Item> = recent.map(|path| Item::Recent(path.clone())).collect();
    if !recent.is_empty() {
        items.push(Item::Line);
        items.extend(recent);
    }
    items.extend([
        Item::Line,
        project("menu-import", "Ctrl+I", P::Import).only_if(open),
        project("menu-export", "Ctrl+E", P::Export).only_if(full),
        Item::Line,
        project("menu-quit", "Ctrl+Q", P::Quit),
    ]);
    items
}

fn project(window: &Window) -> Vec<Item> {
    let project = |key, keys, action| Item::new(key, keys, Action::Project(action));
    let open = window.session.is_some();
    vec![
        project("menu-labels", "Ctrl+L", ProjectAction::Labels).only_if(open),
        Item::Line,
        project("menu-rename", "", ProjectAction::Rename).only_if(open),
    ]
}

fn edit(window: &Window) -> Vec<Item> {
    let annotation = |key, keys, action| Item::new(key, keys, Action::Annotation(action));
    let picked = window.desk.picked.is_some();
    let session = window.session.as_ref();
    vec![
        Item::new("menu-undo", "Ctrl+Z", Action::Undo).only_if(session.is_some_and(Session::can_undo)),
        Item::new("menu-redo", "Ctrl+Shift+Z", Action::Redo).only_if(session.is_some_and(Session::can_redo)),
        Item::Line,
        annotation("menu-copy", "Ctrl+C", AnnotationAction::Copy).only_if(picked || window.desk.selection.is_some()),
        annotation("menu-delete", "Del", AnnotationAction::Delete).only_if(picked),
        annotation("menu-note", "E", AnnotationAction::Note).only_if(window.open_set().is_some()),
        Item::new("menu-comment", "C", Action::Comment(CommentAction::Write)).only_if(window.open_set().is_some()),
    ]
}

fn view(window: &Window) -> Vec<Item> {
    let view = |key, keys, action| Item::new(key, keys, Action::View(action));
    let direction =
        |key, direction| view(key, "", ViewAction::Direction(direction)).ticked(window.direction == direction);
    let theme = |key, theme| view(key, "", ViewAction::Theme(theme)).ticked(window.settings.theme == theme);
    let links = |key, shown| view(key, "", ViewAction::Links(shown)).ticked(window.settings.links == shown);
    let language = |key, choice| view(key, "", ViewAction::Language(choice)).ticked(window.settings.language == choice);
    vec![
        view("menu-zoom-in", "Ctrl++", ViewAction::ZoomIn),
        view("menu-zoom-out", "Ctrl+−", ViewAction::ZoomOut),
        view("menu-zoom-reset", "Ctrl+0", ViewAction::ZoomReset),
        Item::Line,
        view("menu-guideline", "F2", ViewAction::ToggleGuideline)
            .ticked(window.settings.guideline)
            .only_if(window.session.is_some()),
        view("menu-tidy", "", ViewAction::ToggleTidy).ticked(window.settings.tidy),
        Item::Line,
        direction("menu-direction-automatic", ReadingDirection::Automatic),
        direction("menu-direction-right-to-left", ReadingDirection::RightToLeft),
        direction("menu-direction-left-to-right", ReadingDirection::LeftToRight),
        Item::Line,
        links("menu-links-none", LinksShown::None),
        links("menu-links-picked", LinksShown::Picked),
        links("menu-links-all", LinksShown::All),
        Item::Line,
        theme("menu-theme-system", Theme::System),
        theme("menu-theme-light", Theme::Light),
        theme("menu-theme-dark", Theme::Dark),
        Item::Line,
        language("menu-language-system", LanguageChoice::System),
        language("menu-language-arabic", LanguageChoice::Arabic),
        language("menu-language-english", LanguageChoice::English),
    ]
}

fn annotate(window: &Window) -> Vec<Item> {
    let document = |key, keys, action| Item::new(key, keys, Action::Document(action));
    let annotation = |key, keys, action| Item::new(key, keys, Action::Annotation(action));
    let status = window.open_set().map(crate::model::AnnotationSet::status);
    let open = status.is_some();
    let spans = window.open_set().is_some_and(|set| !set.annotations().is_empty());
    let set = |key, to| document(key, "", DocumentAction::SetStatus(to)).only_if(open).ticked(status == Some(to));
    let answer = |key, keys, action| Item::new(key, keys, Action::Answer(action));
    let problem = |key, keys, action| Item::new(key, keys, Action::Problem(action));
    let problems = !window.problems.all().is_empty();
    let proposals = super::has_proposals(window);
    let entered = window.panels.inspector.entered().is_some();
    vec![
        answer("menu-fill", "A", AnswerAction::Fill).only_if(open),
        answer("menu-confirm", "Enter", AnswerAction::Confirm).only_if(proposals),
        answer("menu-unknown", "Ctrl+U", AnswerAction::Unknown).only_if(entered),
        answer("menu-document-sheet", "D", AnswerAction::Document).only_if(open),
        problem("menu-next-problem", "F8", ProblemAction::Next).only_if(problems),
        problem("menu-previous-problem", "Shift+F8", ProblemAction::Previous).only_if(problems),
        Item::Line,
        annotation("menu-next-span", "N", AnnotationAction::PickNext).only_if(spans),
        annotation("menu-previous-span", "P", AnnotationAction::PickPrevious).only_if(spans),
        Item::new("menu-link", "L", Action::Link(LinkAction::Choose)).only_if(window.desk.picked.is_some()),
        annotation("menu-brush", "B", AnnotationAction::ToggleBrush).only_if(open).ticked(window.desk.brush.is_some()),
        Item::Line,
        document("menu-done-and-next", "Ctrl+Enter", DocumentAction::DoneAndNext).only_if(open),
        document("menu-next-document", "Ctrl+PageDown", DocumentAction::Next).only_if(open),
        document("menu-previous-document", "Ctrl+PageUp", DocumentAction::Previous).only_if(open),
        document("menu-find-document", "Ctrl+F", DocumentAction::Find).only_if(open),
        Item::Line,
        set("menu-status-to-do", Status::ToDo),
        set("menu-status-in-progress", Status::InProgress),
        set("menu-status-done", Status::Done),
    ]
}

fn help() -> Vec<Item> {
    vec![Item::new("menu-keys", "F1", Action::Project(ProjectAction::ShowKeys))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Settings;
    use crate::ui::keys::tests::action_of;

    #[test]
    fn every_key_beside_an_item_does_what_the_item_does() {
        let window = Window::new(&eframe::egui::Context::default(), Settings::default());
        let menus = [file, project, edit, view, annotate].map(|menu| menu(&window));
        let mut tried = 0;
        for item in menus.into_iter().flatten().chain(help()) {
            let Item::Do { key, keys, action, .. } = item else { continue };
            // Copying comes from the system as an event of its own, and Enter depends on what waits to be confirmed.
            if !["", "Ctrl+C", "Enter"].contains(&keys) {
                assert_eq!(action_of(&window, keys), Some(action), "{keys} of {key}");
                tried += 1;
            }
        }
        assert!(tried > 25, "{tried}");
    }
}
