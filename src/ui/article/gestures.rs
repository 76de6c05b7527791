//! Presses, drags and releases over the article.

use super::pointer::{self, Drag, Grain, Side};
use super::screen::Screen;
use super::view::ArticleView;
use super::{Answer, LinkAnswer, Scene};
use crate::model::AnnotationId;
use crate::text::Span;
use crate::ui::tokens;
use eframe::egui::{Context, CursorIcon, Event, InputState, PointerButton, Pos2, Response, Ui, Vec2, vec2};

/// Points by which the pointer must move for a press to become a drag.
const DRAG_STARTS: f32 = 4.0;

/// The mouse in this frame.
struct Mouse {
    pos: Option<Pos2>,
    /// Where the button went down in this frame; the pointer may be elsewhere by the end of it.
    pressed: Option<Pos2>,
    down: bool,
    released: bool,
    press_origin: Option<Pos2>,
    grain: Grain,
    shift: bool,
    time: f64,
}

/// The last press, to tell double clicks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Press {
    time: f64,
    pos: Pos2,
    /// 1, 2 for a word, 3 for a sentence.
    clicks: u8,
}

impl Mouse {
    fn read(input: &InputState) -> Self {
        Self {
            pos: input.pointer.interact_pos(),
            pressed: input.events.iter().rev().find_map(pressed_at),
            down: input.pointer.button_down(PointerButton::Primary),
            released: input.pointer.button_released(PointerButton::Primary),
            press_origin: input.pointer.press_origin(),
            grain: if input.modifiers.alt { Grain::Graphemes } else { Grain::Words },
            shift: input.modifiers.shift,
            time: input.time,
        }
    }
}

impl ArticleView {
    pub(super) fn pointer(
        &mut self,
        ui: &Ui,
        response: &Response,
        scene: &Scene<'_>,
        screen: Screen,
        answers: &mut Vec<Answer>,
    ) {
        let mouse = ui.input(Mouse::read);
        self.cursor(ui, response, scene, screen, mouse.pos);
        let Some(pos) = mouse.pos else { return };
        // Not what belongs to the scroll bar, to the edge of a panel, or to what floats above.
        let on_text = |origin: &Pos2| {
            response.contains_pointer()
                && response.hovered()
                && origin.x < response.rect.right() - tokens::SCROLL_BAR
                && !self.chips.iter().any(|chip| chip.contains(*origin))
        };
        if let Some(origin) = mouse.pressed.filter(on_text) {
            response.request_focus();
            self.press(scene, screen, origin, &mouse, ui.ctx(), answers);
        }
        if mouse.down && self.drag.is_some() {
            self.drag_to(scene, screen, pos, &mouse, answers);
        }
        if mouse.released {
            self.release(scene, screen, pos, &mouse, answers);
        }
    }

    fn press(
        &mut self,
        scene: &Scene<'_>,
        screen: Screen,
        pos: Pos2,
        mouse: &Mouse,
        ctx: &Context,
        answers: &mut Vec<Answer>,
    ) {
        if let Some((id, before, side)) = self.handle_at(scene, screen, pos) {
            // The knob hangs below its line; what counts is the letter above it.
            let knob = self.knob_place(id, side, screen).unwrap_or(pos);
            let grasp = knob - pos - vec2(0.0, tokens::KNOB_BELOW);
            self.drag = Some(Drag::Handle { id, before, side, now: before, grasp, moved: false });
            return;
        }
        if let Some(id) = self.link_handle_at(scene, screen, pos) {
            self.drag = Some(Drag::Link { id, at: pos, moved: false });
            return;
        }
        let Some(hit) = self.hit(pos, screen) else { return };
        let clicks = self.count_click(ctx, pos, mouse.time);
        self.press = Some(Press { time: mouse.time, pos, clicks });
        // Without a selection, Shift selects from where the last click left the caret.
        let caret = scene.caret.and_then(|caret| Span::new(caret, caret + 1));
        if mouse.shift
            && let Some(selection) = scene.selection.or(caret)
        {
            if let Some(span) = pointer::extend(scene.text, selection, &hit, mouse.grain) {
                answers.push(Answer::Select { span, finished: true, clicks });
            }
            return;
        }
        self.drag = Some(Drag::Select { from: hit, moved: false });
    }

    fn drag_to(&mut self, scene: &Scene<'_>, screen: Screen, pos: Pos2, mouse: &Mouse, answers: &mut Vec<Answer>) {
        let far = mouse.press_origin.is_some_and(|origin| origin.distance(pos) > DRAG_STARTS);
        if let Some(Drag::Link { at, moved, .. }) = &mut self.drag {
            *at = pos;
            if far && !*moved {
                *moved = true;
                answers.push(Answer::Link(LinkAnswer::Began));
            }
            return;
        }
        let at = pos + self.drag.as_ref().map_or(Vec2::ZERO, Drag::grasp);
        let Some(to) = self.hit(at, screen) else { return };
        match &mut self.drag {
            Some(Drag::Select { from, moved }) => {
                *moved |= far;
                if *moved && let Some(span) = pointer::select_between(scene.text, from, &to, mouse.grain) {
                    answers.push(Answer::Select { span, finished: false, clicks: 1 });
                }
            }
            Some(Drag::Handle { before, side, now, moved, .. }) => {
                *moved |= far;
                if *moved {
                    *now = pointer::move_side(scene.text, *before, *side, &to, mouse.grain);
                    answers.push(Answer::Preview(*now));
                }
            }
            Some(Drag::Link { .. }) | None => {}
        }
    }

    fn release(&mut self, scene: &Scene<'_>, screen: Screen, pos: Pos2, mouse: &Mouse, answers: &mut Vec<Answer>) {
        let Some(drag) = self.drag.take() else { return };
        match drag {
            Drag::Link { moved, .. } => answers.push(self.drop_link(scene, screen, (pos, moved))),
            Drag::Handle { id, before, now, .. } => {
                if now != before {
                    answers.push(Answer::Move { id, span: now });
                }
            }
            Drag::Select { from, moved: true } => {
                let to = self.hit(pos, screen);
                let span = to.and_then(|to| pointer::select_between(scene.text, &from, &to, mouse.grain));
                answers.push(span.map_or(Answer::Clear(from.offset), |span| Answer::Select {
                    span,
                    finished: true,
                    clicks: 1,
                }));
            }
            Drag::Select { from, moved: false } => {
                if let Some(answer) = self.click_link(scene, screen, pos) {
                    answers.push(answer);
                    return;
                }
                let clicks = self.press.map_or(1, |press| press.clicks);
                if clicks >= 2 {
                    let span = pointer::select_at(scene.text, &from, clicks);
                    answers.extend(span.map(|span| Answer::Select { span, finished: true, clicks }));
                } else {
                    answers.push(pointer::pick(scene.set.annotations(), &from, scene.picked));
                }
            }
        }
    }

    /// The handle of the picked annotation under the pointer. Only its knob below the line is taken hold of: the letters
    /// beside its bar are for selecting, since inner spans and neighbours often begin or end just there.
    fn handle_at(&self, scene: &Scene<'_>, screen: Screen, pos: Pos2) -> Option<(AnnotationId, Span, Side)> {
        let annotation = scene.set.get(scene.picked?)?;
        let near = |side: Side| {
            let knob = self.knob_place(annotation.id, side, screen)?;
            let beside = (pos.x - knob.x).abs() <= tokens::HANDLE_REACH;
            let below = pos.y > knob.y - tokens::HANDLE_TOP && pos.y <= knob.y + tokens::HANDLE_REACH;
            (beside && below).then_some((knob.distance(pos), side))
        };
        let nearest = [near(Side::Start), near(Side::End)].into_iter().flatten().min_by(|a, b| a.0.total_cmp(&b.0));
        nearest.map(|(_, side)| (annotation.id, annotation.span, side))
    }

    fn cursor(&self, ui: &Ui, response: &Response, scene: &Scene<'_>, screen: Screen, pos: Option<Pos2>) {
        let handle = pos.and_then(|pos| self.handle_at(scene, screen, pos));
        if matches!(self.drag, Some(Drag::Handle { .. })) || (handle.is_some() && response.hovered()) {
            ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
        } else if matches!(self.drag, Some(Drag::Link { .. })) {
            ui.set_cursor_icon(CursorIcon::Grabbing);
        } else if response.hovered() && pos.is_some_and(|pos| self.link_handle_at(scene, screen, pos).is_some()) {
            ui.set_cursor_icon(CursorIcon::Grab);
        } else if response.hovered() {
            ui.set_cursor_icon(CursorIcon::Text);
        }
    }

    /// Which click of a series a press at `pos` is.
    fn count_click(&self, ctx: &Context, pos: Pos2, time: f64) -> u8 {
        let delay = ctx.options(|options| options.input_options.max_double_click_delay);
        match self.press {
            Some(last) if time - last.time <= delay && last.pos.distance(pos) < DRAG_STARTS => last.clicks % 3 + 1,
            _ => 1,
        }
    }
}

fn pressed_at(event: &Event) -> Option<Pos2> {
    match event {
        Event::PointerButton { pos, button: PointerButton::Primary, pressed: true, .. } => Some(*pos),
        _ => None,
    }
}
