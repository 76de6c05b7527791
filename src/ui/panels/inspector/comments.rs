//! What people say about a span or the document to each other.

use super::drafts::{self, Look, Owner};
use super::{Focus, card_id};
use crate::app::{Action, CommentAction};
use crate::model::{AnnotationId, Comment, Timestamp};
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::mirror::{self, Side};
use crate::ui::panels::word;
use crate::ui::shaped::Text;
use crate::ui::window::Window;
use eframe::egui::{Context, Id, Sense, Ui, vec2};

/// Shows the comments on `on`, oldest first, and a field for another one.
pub fn show(window: &mut Window, ui: &mut Ui, on: Option<AnnotationId>) {
    let comments: Vec<Comment> =
        window.open_set().map(|set| set.comments_on(on).cloned().collect()).unwrap_or_default();
    for comment in &comments {
        one(window, ui, comment);
    }
    let id = card_id(window, on, "comment");
    if window.panels.inspector.focus.take_if(|focus| *focus == Focus::Comment).is_some() {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let hint = tr(ui.ctx(), "comment-write");
    let look = Look { name: &hint, id, rows: Some(1), ends_at_enter: true };
    let output = drafts::field(window, ui, &Owner::NewComment(on), "", look);
    if output.response.gained_focus() {
        output.response.scroll_to_me(None);
    }
}

fn one(window: &mut Window, ui: &mut Ui, comment: &Comment) {
    let is_own = window.session.as_ref().and_then(|session| session.annotator()) == Some(&comment.author);
    let muted = kit::tokens(ui).muted;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let values = [("author", comment.author.as_str().into()), ("time", moment(ui.ctx(), comment).into())];
        let head = tr_with(ui.ctx(), "comment-head", &values);
        let room = (ui.available_width() - 90.0).max(60.0);
        let galley = Text::new(head).small().colour(muted).line(ui.ctx(), room);
        // As high as the words beside it, so that all stand on one line.
        let (rect, _) = ui.allocate_exact_size(galley.size() + vec2(0.0, 6.0), Sense::hover());
        galley.paint_in(ui.painter(), rect, Side::Start, muted);
        if is_own {
            mirror::from_end(ui, |ui| {
                if word(ui, &tr(ui.ctx(), "comment-delete"), false).clicked() {
                    window.send(Action::Comment(CommentAction::Delete(comment.id)));
                }
                if word(ui, &tr(ui.ctx(), "comment-edit"), false).clicked() {
                    window.send(Action::Comment(CommentAction::Edit(comment.id)));
                }
            });
        }
    });
    if window.panels.inspector.editing == Some(comment.id) {
        edit(window, ui, comment);
    } else {
        Text::new(comment.text.clone()).show_block(ui);
    }
}

/// The comment in a field; leaving it saves it.
fn edit(window: &mut Window, ui: &mut Ui, comment: &Comment) {
    let id = Id::unique(("comment", comment.id));
    let begun = window.panels.inspector.focus.take_if(|focus| *focus == Focus::Edited).is_some();
    if begun {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let name = tr(ui.ctx(), "comment-edit");
    let look = Look { name: &name, id, rows: Some(1), ends_at_enter: true };
    let output = drafts::field(window, ui, &Owner::Comment(comment.id), &comment.text, look);
    if !begun && (output.submitted || !output.response.has_focus()) {
        window.panels.inspector.editing = None;
    }
}

/// When a comment was written: only the time if that was today.
fn moment(ctx: &Context, comment: &Comment) -> String {
    let (date, time) = comment.created.local();
    let when = if date == Timestamp::now().local().0 { time } else { format!("{date} {time}") };
    if comment.modified == comment.created { when } else { tr_with(ctx, "comment-changed", &[("time", when.into())]) }
}
