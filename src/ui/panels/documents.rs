//! The list of documents at the start side, with what finds one.

use super::found::Found;
use super::{comment_mark, word};
use crate::app::{Action, DocumentAction, DocumentRow, ProjectAction};
use crate::model::Status;
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::meshes::Lettering;
use crate::ui::mirror::{Side, Strip};
use crate::ui::shaped::{Button, Field, Text, row_frame, scroll_list, tip_of};
use crate::ui::tokens::{self, Tokens};
use crate::ui::window::Window;
use eframe::egui::{Id, Pos2, Shape, Stroke, Ui, vec2};

/// What the list shows of all documents.
#[derive(Default)]
pub struct Documents {
    filter: String,
    status: Option<Status>,
    focus: bool,
    reveal: bool,
    found: Found,
}

impl Documents {
    /// Puts the keyboard into the field that finds documents, in the next frame.
    pub const fn focus_filter(&mut self) {
        self.focus = true;
    }

    /// Whether that field is about to get the keyboard.
    #[must_use]
    pub const fn is_looked_for(&self) -> bool {
        self.focus
    }

    /// Scrolls to the open document, in the next frame.
    pub const fn reveal_open(&mut self) {
        self.reveal = true;
    }
}

/// Shows the list.
pub fn show(window: &mut Window, ui: &mut Ui) {
    let Some(session) = &window.session else { return };
    let rows = session.documents();
    if rows.is_empty() {
        empty(window, ui);
        return;
    }
    let open = session.position().and_then(|index| rows.get(index)).map(|row| row.info.id.clone());
    let progress = session.progress();
    let list = &mut window.panels.documents;
    filter_field(list, ui);
    let counts = [
        (None, "filter-all", progress.total()),
        (Some(Status::ToDo), "filter-to-do", progress.to_do),
        (Some(Status::InProgress), "filter-in-progress", progress.in_progress),
        (Some(Status::Done), "filter-done", progress.done),
    ];
    filters(list, ui, &counts);
    ui.add_space(tokens::GRID);
    let shown = list.found.update(session, &list.filter, list.status);
    if shown.is_empty() {
        let muted = kit::tokens(ui).muted;
        Text::new(tr(ui.ctx(), "documents-none-found")).colour(muted).show_block(ui);
        return;
    }
    let reveal = std::mem::take(&mut list.reveal);
    let place = session.position().filter(|_| reveal).and_then(|place| shown.binary_search(&place).ok());
    let mut chosen = None;
    ui.spacing_mut().item_spacing.y = tokens::GRID / 2.0;
    scroll_list(ui, "documents", place).show_rows(ui, tokens::ROW, shown.len(), |ui, range| {
        let mut lettering = Lettering::on(ui.painter());
        for index in range {
            let row = &rows[shown[index]];
            if document_row(ui, &mut lettering, row, open.as_ref() == Some(&row.info.id)) {
                chosen = Some(row.info.id.clone());
            }
        }
        lettering.paint(ui.painter());
    });
    if let Some(id) = chosen {
        window.send(Action::Document(DocumentAction::GoTo(id)));
    }
}

fn filter_field(list: &mut Documents, ui: &mut Ui) {
    let hint = tr(ui.ctx(), "documents-find");
    let output = Field::new(&mut list.filter, &hint).hint(&hint).id(Id::unique("find documents")).show(ui);
    if std::mem::take(&mut list.focus) {
        output.response.request_focus();
    }
    if output.cancelled {
        list.filter.clear();
    }
}

fn filters(list: &mut Documents, ui: &mut Ui, counts: &[(Option<Status>, &str, usize); 4]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
        for (status, key, count) in counts {
            let text = tr_with(ui.ctx(), key, &[("count", (*count).into())]);
            if word(ui, &text, list.status == *status).clicked() {
                list.status = *status;
            }
        }
    });
}

/// A document: how far it is, its title at its own side, and how many spans it has. The letters are added to
/// `lettering`.
fn document_row(ui: &mut Ui, lettering: &mut Lettering, row: &DocumentRow, open: bool) -> bool {
    let (rect, response) = row_frame(ui, tokens::ROW, open, &row.info.title);
    let tokens = kit::tokens(ui);
    let inner = rect.shrink2(vec2(tokens::GRID * 2.0, 0.0));
    let mut strip = Strip::new(ui.ctx(), inner);
    status_mark(ui, strip.start(10.0).center(), row.status, &tokens);
    strip.start(tokens::GRID * 2.0);
    if row.spans > 0 {
        let count = Text::new(row.spans.to_string()).small().code().line(ui.ctx(), 60.0);
        count.paint_in_with(lettering, ui.painter(), (strip.end(count.size().x), Side::End), tokens.muted);
        strip.end(tokens::GRID * 2.0);
    }
    if row.commented {
        comment_mark(ui, strip.end(10.0), &tokens);
        strip.end(tokens::GRID);
    }
    let room = strip.rest();
    let blank = row.info.title.is_empty();
    let title =
        Text::new(if blank { row.info.id.as_str() } else { &row.info.title }).user().line(ui.ctx(), room.width());
    let ink = if row.status == Status::Done && !open { tokens.muted } else { tokens.ink };
    title.paint_in_with(lettering, ui.painter(), (room, Side::Reading), ink);
    let about = || {
        let about = [("title", row.info.title.as_str().into()), ("id", row.info.id.as_str().into())];
        tr_with(ui.ctx(), "tip-document", &about)
    };
    tip_of(response, about).clicked()
}

/// An empty, half or full circle.
fn status_mark(ui: &Ui, centre: Pos2, status: Status, tokens: &Tokens) {
    let painter = ui.painter();
    let radius = 4.5;
    match status {
        Status::ToDo => {
            painter.circle_stroke(centre, radius, Stroke::new(1.3, tokens.muted));
        }
        Status::InProgress => {
            painter.circle_stroke(centre, radius, Stroke::new(1.3, tokens.accent));
            let points: Vec<Pos2> = (0..=12)
                .map(|i| std::f32::consts::PI.mul_add(i as f32 / 12.0, std::f32::consts::FRAC_PI_2))
                .map(|angle| centre + radius * vec2(angle.cos(), angle.sin()))
                .collect();
            painter.add(Shape::convex_polygon(points, tokens.accent, Stroke::NONE));
        }
        Status::Done => {
            painter.circle_filled(centre, radius + 0.5, tokens.done);
            let tick = [vec2(-2.3, 0.2), vec2(-0.6, 2.0), vec2(2.4, -1.8)].map(|v| centre + v).to_vec();
            painter.line(tick, Stroke::new(1.4, tokens.page));
        }
    }
}

/// A project without documents says how to get some.
fn empty(window: &mut Window, ui: &mut Ui) {
    let muted = kit::tokens(ui).muted;
    ui.add_space(tokens::GRID * 4.0);
    Text::new(tr(ui.ctx(), "documents-empty")).colour(muted).show_block(ui);
    ui.add_space(tokens::GRID * 2.0);
    let text = tr(ui.ctx(), "documents-import");
    if Button::new(&text).primary().show(ui).clicked() {
        window.send(Action::Project(ProjectAction::Import));
    }
}
