//! Going from document to document and saying how far each is.

use super::run;
use crate::app::{DocumentAction, Session};
use crate::command::Command;
use crate::model::Status;
use crate::ui::kit::{tr, tr_with};
use crate::ui::panels::Tab;
use crate::ui::window::Window;
use eframe::egui::Context;

/// Does what `action` asks for.
pub fn perform(window: &mut Window, ctx: &Context, action: DocumentAction) {
    match action {
        DocumentAction::Next => go(window, ctx, Session::next_document, "hint-last-document"),
        DocumentAction::Previous => go(window, ctx, Session::previous_document, "hint-first-document"),
        DocumentAction::GoTo(id) => {
            if let Some(session) = &mut window.session {
                session.go_to(&id);
            }
        }
        DocumentAction::DoneAndNext => done_and_next(window, ctx),
        DocumentAction::SetStatus(status) => {
            if status != Status::Done || !asks_first(window, ctx) {
                run(window, ctx, Command::SetStatus(status));
            }
        }
        DocumentAction::Find => window.panels.documents.focus_filter(),
    }
}

fn go(window: &mut Window, ctx: &Context, step: impl FnOnce(&mut Session) -> bool, hint: &str) {
    let Some(session) = &mut window.session else { return };
    let before = session.position();
    step(session);
    if session.position() == before {
        window.notices.say(ctx, tr(ctx, hint));
    }
}

/// Says once for each document that problems are open, and shows them, instead of marking it as done: a line and a list
/// that need no answer. Asking for the same again does it, with the same key.
fn asks_first(window: &mut Window, ctx: &Context) -> bool {
    window.problems.refresh(window.session.as_ref());
    let open = window.session.as_ref().and_then(Session::open_document);
    let Some(open) = open.filter(|open| open.set().status() != Status::Done) else { return false };
    let asks = window.problems.asks_about(&open.info().id);
    if asks {
        let count = window.problems.all().len();
        window.panels.inspector.tab = Tab::Problems;
        window.notices.say(ctx, tr_with(ctx, "hint-open-problems", &[("count", count.into())]));
    }
    asks
}

fn done_and_next(window: &mut Window, ctx: &Context) {
    if asks_first(window, ctx) {
        return;
    }
    let Some(session) = &mut window.session else { return };
    if session.open_document().is_none() {
        return;
    }
    let before = session.position();
    if let Err(error) = session.mark_done_and_next() {
        super::refuse(window, ctx, &error);
        return;
    }
    let session = window.session.as_ref();
    let all_done = session.is_some_and(|s| s.documents().iter().all(|row| row.status == Status::Done));
    if all_done {
        window.notices.say(ctx, tr(ctx, "hint-all-done"));
    } else if session.and_then(Session::position) == before {
        window.notices.say(ctx, tr(ctx, "hint-last-done"));
    }
}
