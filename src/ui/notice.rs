//! Short messages that come and go by themselves, in the bar at the bottom.

use super::kit;
use eframe::egui::Context;
use std::time::{Duration, Instant};

/// How long a message stays.
const SHOWN: Duration = Duration::from_secs(8);

/// A message.
#[derive(Clone, Debug)]
pub struct Notice {
    /// What it says.
    pub text: String,
    /// Whether something went wrong.
    pub is_error: bool,
    since: Instant,
}

/// The message of the moment; a new one takes the place of the old.
#[derive(Debug, Default)]
pub struct Notices {
    now: Option<Notice>,
}

impl Notices {
    /// Says `text`.
    pub fn say(&mut self, ctx: &Context, text: String) {
        self.show(ctx, text, false);
    }

    /// Says that something went wrong.
    pub fn error(&mut self, ctx: &Context, text: String) {
        self.show(ctx, text, true);
    }

    /// Says that something went wrong, with its reason.
    pub fn fault(&mut self, ctx: &Context, reason: &dyn std::fmt::Display) {
        self.error(ctx, kit::fault(ctx, reason));
    }

    /// The message, if it is not too old.
    pub fn current(&mut self) -> Option<&Notice> {
        if self.now.as_ref().is_some_and(|notice| notice.since.elapsed() >= SHOWN) {
            self.now = None;
        }
        self.now.as_ref()
    }

    /// Takes the message away.
    pub fn dismiss(&mut self) {
        self.now = None;
    }

    fn show(&mut self, ctx: &Context, text: String, is_error: bool) {
        self.now = Some(Notice { text, is_error, since: Instant::now() });
        ctx.request_repaint_after(SHOWN + Duration::from_millis(50));
    }
}
