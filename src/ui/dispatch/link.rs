//! Drawing, removing and confirming links.

use super::run;
use crate::app::{LinkAction, LinkChoice};
use crate::command::Command;
use crate::model::{AnnotationId, Timestamp};
use crate::ui::kit::tr;
use crate::ui::linking::Linking;
use crate::ui::window::Window;
use eframe::egui::Context;

/// Does what `action` asks for.
pub fn perform(window: &mut Window, ctx: &Context, action: LinkAction) {
    match action {
        LinkAction::Choose => choose(window, ctx),
        LinkAction::GiveUp => give_up(window, ctx),
        LinkAction::With(other) => with(window, ctx, other),
        LinkAction::Make(choice) => make(window, ctx, &choice),
        LinkAction::Remove(id) => {
            run(window, ctx, Command::Unlink(id));
        }
        LinkAction::Confirm(id) => {
            run(window, ctx, Command::ConfirmLink(id));
        }
    }
}

/// The links that the picked span can have. Says why where there are none.
pub fn offers(window: &mut Window, ctx: &Context) -> Option<Linking> {
    let Some(picked) = window.desk.picked else {
        window.notices.say(ctx, tr(ctx, "hint-link-pick-first"));
        return None;
    };
    let session = window.session.as_ref()?;
    let offers = Linking::new(session.open_document()?, session.labels(), picked);
    if offers.is_none() {
        window.notices.say(ctx, tr(ctx, "hint-link-nothing"));
    }
    offers
}

fn choose(window: &mut Window, ctx: &Context) {
    window.desk.linking = offers(window, ctx);
}

fn give_up(window: &mut Window, ctx: &Context) {
    window.desk.linking = None;
    window.focus_article(ctx);
}

fn with(window: &mut Window, ctx: &Context, other: AnnotationId) {
    let Some(linking) = window.desk.linking.take().or_else(|| offers(window, ctx)) else { return };
    let linking = linking.with(other);
    match linking.rows().as_slice() {
        [] => window.notices.say(ctx, tr(ctx, "hint-link-not-these")),
        [only] => {
            let choice = only.choice.clone();
            make(window, ctx, &choice);
        }
        _ => window.desk.linking = Some(linking),
    }
}

fn make(window: &mut Window, ctx: &Context, choice: &LinkChoice) {
    give_up(window, ctx);
    if run(window, ctx, Command::Link(choice.link(Timestamp::now()))).is_some() {
        window.notices.dismiss();
    }
}
