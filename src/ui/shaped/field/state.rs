//! What a field remembers between frames, and what events do to it.

use super::edit::{Buffer, Caret, Lines};
use super::keys::{Command, command};
use super::layout::{Layout, Motion, Style};
use super::paint::Place;
use super::pointer::Drag;
use crate::ui::kit;
use eframe::egui::{Context, Event, Id, ImeEvent, OutputCommand, Pos2, Rect, accesskit};
use std::ops::Range;
use std::sync::{Arc, Mutex};

/// What an input method shows before it is decided.
#[derive(Clone, Debug)]
pub(super) struct Preedit {
    pub text: String,
    /// The part that is being chosen, in code points of `text`.
    pub active: Option<Range<usize>>,
}

/// A field between two frames.
#[derive(Debug)]
pub(super) struct State {
    pub buffer: Buffer,
    pub preedit: Option<Preedit>,
    /// Pixels by which one line is moved away from the side where it starts.
    pub scroll: f32,
    pub focused: bool,
    pub drag: Option<Drag>,
    /// The last press: how many came quickly one after another, when, and where.
    pub presses: (u32, f64, Pos2),
    layout: Option<Layout>,
    goal: Option<f32>,
}

/// What keys asked for that the field can't do itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Asked {
    pub submitted: bool,
    pub cancelled: bool,
}

impl State {
    pub fn load(ctx: &Context, id: Id, text: &str, lines: Lines) -> Arc<Mutex<Self>> {
        let new = || {
            Arc::new(Mutex::new(Self {
                buffer: Buffer::new(text, lines),
                preedit: None,
                scroll: 0.0,
                focused: false,
                drag: None,
                presses: (0, f64::NEG_INFINITY, Pos2::ZERO),
                layout: None,
                goal: None,
            }))
        };
        ctx.data_mut(|data| data.get_temp_mut_or_insert_with::<Arc<Mutex<Self>>>(id, new).clone())
    }

    /// Whether `id` is that of a field.
    pub fn is_kept(ctx: &Context, id: Id) -> bool {
        ctx.data(|data| data.get_temp::<Arc<Mutex<Self>>>(id).is_some())
    }

    /// The text as it is shown, what of it an input method has not decided, and the caret in it.
    pub fn shown(&self) -> (String, Range<usize>, Caret) {
        let caret = self.buffer.caret();
        let mut text = self.buffer.text().to_owned();
        let Some(preedit) = &self.preedit else { return (text, caret.offset..caret.offset, caret) };
        text.insert_str(super::boundary::byte(&text, caret.offset), &preedit.text);
        let length = preedit.text.chars().count();
        let inside = preedit.active.as_ref().map_or(length, |active| active.end.min(length));
        (text, caret.offset..caret.offset + length, Caret::after(caret.offset + inside))
    }

    /// The text as it is shown, laid out.
    pub fn layout(&mut self, ctx: &Context, style: Style) -> &Layout {
        let old = self.layout.take();
        let shown = self.preedit.is_some().then(|| self.shown().0);
        let text = shown.as_deref().unwrap_or_else(|| self.buffer.text());
        let layout = kit::with(ctx, |kit| Layout::new(&mut kit.engine, text, style, old));
        self.layout.insert(layout)
    }

    /// Where the lines stand in `rect`, scrolled to the caret while there is the focus.
    pub fn place(&mut self, ctx: &Context, rect: Rect, style: Style, has_focus: bool) -> Place {
        let (.., caret) = self.shown();
        let mut scroll = self.scroll;
        let caret = has_focus.then_some(caret);
        let place = Place::new(rect, self.layout(ctx, style), style, (caret, &mut scroll), ctx.pixels_per_point());
        self.scroll = scroll;
        place
    }

    /// Keeps what an input method shows, as when the user goes elsewhere before it is decided.
    pub fn settle(&mut self) {
        if let Some(preedit) = self.preedit.take() {
            self.buffer.type_text(&preedit.text);
        }
    }

    /// The caret goes elsewhere by other means than up and down.
    pub fn forget_goal(&mut self) {
        self.goal = None;
    }

    /// Takes the events that are for the field out of the input and does what they say.
    pub fn take_events(&mut self, ctx: &Context, style: Style) -> Asked {
        let mut asked = Asked::default();
        let mac = matches!(ctx.os(), eframe::egui::os::OperatingSystem::Mac);
        let mut events = ctx.input_mut(|input| std::mem::take(&mut input.events));
        events.retain(|event| asked.cancelled || !self.take(ctx, style, mac, event, &mut asked));
        ctx.input_mut(|input| {
            // What came while the events were out stands behind them.
            let newer = std::mem::take(&mut input.events);
            input.events = events;
            input.events.extend(newer);
        });
        asked
    }

    /// Whether `event` was for the field.
    fn take(&mut self, ctx: &Context, style: Style, mac: bool, event: &Event, asked: &mut Asked) -> bool {
        let goal = self.goal.take();
        match event {
            Event::Text(text) => self.buffer.type_text(if matches!(text.as_str(), "\n" | "\r") { "" } else { text }),
            Event::Paste(text) if text.is_empty() => {}
            Event::Paste(text) => self.buffer.paste(text),
            Event::Copy | Event::Cut => {
                let selected = self.buffer.selected().to_owned();
                if !selected.is_empty() {
                    ctx.send_cmd(OutputCommand::CopyText(selected));
                    if matches!(event, Event::Cut) {
                        self.buffer.paste("");
                    }
                }
            }
            Event::Ime(event) => self.compose(event),
            Event::Key { key, pressed: true, modifiers, .. } => {
                let Some(command) = command(*key, *modifiers, style.lines, mac) else {
                    self.goal = goal;
                    return false;
                };
                self.goal = goal;
                self.obey(ctx, style, command, asked);
            }
            _ => {
                self.goal = goal;
                return false;
            }
        }
        true
    }

    fn obey(&mut self, ctx: &Context, style: Style, command: Command, asked: &mut Asked) {
        if let Command::Move(motion, extend) = command {
            self.travel(ctx, style, motion, extend);
            return;
        }
        if command != Command::Typed {
            self.goal = None;
        }
        match command {
            Command::Erase(erase) => self.buffer.erase(erase),
            Command::Undo => drop(self.buffer.undo()),
            Command::Redo => drop(self.buffer.redo()),
            Command::SelectAll => self.buffer.select_all(),
            Command::NewLine => self.buffer.type_text("\n"),
            Command::Submit => asked.submitted = true,
            Command::Cancel => asked.cancelled = true,
            Command::Move(..) | Command::Typed => {}
        }
    }

    fn travel(&mut self, ctx: &Context, style: Style, motion: Motion, extend: bool) {
        let mut goal = self.goal.take();
        let (caret, selection) = (self.buffer.caret(), self.buffer.selection());
        let layout = self.layout(ctx, style);
        let aside = matches!(motion, Motion::Left | Motion::Right);
        let target = if aside && !extend && !selection.is_empty() {
            layout.end_of(&selection, motion == Motion::Left)
        } else {
            layout.moved(caret, motion, &mut goal)
        };
        self.buffer.place(target, extend);
        self.goal = goal;
    }

    fn compose(&mut self, event: &ImeEvent) {
        match event {
            ImeEvent::Preedit { text, active_range_chars } => {
                if text.is_empty() {
                    self.preedit = None;
                } else if !matches!(text.as_str(), "\n" | "\r") {
                    if self.preedit.is_none() {
                        self.buffer.paste("");
                    }
                    self.preedit = Some(Preedit { text: text.clone(), active: active_range_chars.clone() });
                }
            }
            ImeEvent::Commit(text) => {
                self.preedit = None;
                self.buffer.type_text(if matches!(text.as_str(), "\n" | "\r") { "" } else { text });
            }
            ImeEvent::DeleteSurrounding { before_chars, after_chars } => {
                self.buffer.erase_around(*before_chars, *after_chars);
            }
            _ => {}
        }
    }

    /// Does what a screen reader asks, with or without the focus.
    pub fn take_requests(&mut self, ctx: &Context, id: Id) {
        let mut taken = Vec::new();
        ctx.input_mut(|input| {
            input.consume_accesskit_action_requests(id, |request| match (request.action, &request.data) {
                (accesskit::Action::SetValue, Some(accesskit::ActionData::Value(value))) => {
                    taken.push((true, value.to_string()));
                    true
                }
                (accesskit::Action::ReplaceSelectedText, Some(accesskit::ActionData::Value(value))) => {
                    taken.push((false, value.to_string()));
                    true
                }
                _ => false,
            });
        });
        for (whole, value) in taken {
            if whole {
                self.buffer.select_all();
            }
            self.buffer.paste(&value);
        }
    }
}
