//! The widget: input first, then layout, then paint.

use super::page::Rows;
use super::paint::Brush;
use super::pointer::{self, Drag, Grain, Side};
use super::scroll::Anchor;
use super::{Answer, Scene};
use crate::text::Span;
use crate::typeset::{Affinity, Hit, SlotKind};
use crate::ui::kit;
use crate::ui::tokens;
use eframe::egui::{
    Context, CornerRadius, CursorIcon, Id, Key, PointerButton, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2,
    vec2,
};

/// Points by which the pointer must move for a press to become a drag.
const DRAG_STARTS: f32 = 4.0;

/// Width of the scroll bar with the room in which it can be grasped, in points.
const SCROLL_BAR: f32 = 12.0;

/// The article on the screen.
#[derive(Default)]
pub struct ArticleView {
    rows: Option<Rows>,
    anchor: Anchor,
    drag: Option<Drag>,
    /// Where the scroll bar was grasped, in points from its top.
    bar_grasp: Option<f32>,
    reveal: Option<Span>,
    /// Where the article was on the screen last, in points.
    area: Option<Rect>,
    /// The clicks that the running press is one of: 1, 2 for a word, 3 for a sentence.
    clicks: u8,
    id: Option<Id>,
}

/// The place of the column on the screen, in pixels.
#[derive(Clone, Copy)]
struct Column {
    left: f32,
    top: f32,
    height: f32,
    scale: f32,
}

impl ArticleView {
    /// Scrolls so that `span` can be seen, in the next frame.
    pub const fn reveal(&mut self, span: Span) {
        self.reveal = Some(span);
    }

    /// Whether a drag is in progress.
    #[must_use]
    pub const fn is_dragging(&self) -> bool {
        self.drag.is_some()
    }

    /// The widget that the article was last.
    #[must_use]
    pub const fn id(&self) -> Option<Id> {
        self.id
    }

    /// Where the article was shown last, in points.
    #[must_use]
    pub const fn area(&self) -> Option<Rect> {
        self.area
    }

    /// Shows `scene` in all the room there is and says what the user did.
    pub fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Vec<Answer> {
        let (area, response) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
        self.area = Some(area);
        self.id = Some(response.id);
        response.widget_info(|| WidgetInfo::labeled(Role::Document, true, "article"));
        let ctx = ui.ctx().clone();
        let mut answers = Vec::new();
        let column = self.lay_out(&ctx, scene, area);
        self.scroll(ui, &response, column, &mut answers);
        self.reveal_pending(&ctx, column);
        self.pointer(ui, &response, scene, column, &mut answers);
        let preview = self.drag.as_ref().and_then(Drag::preview);
        if preview.is_some() {
            self.lay_out(&ctx, scene, area);
        }
        self.paint(ui, scene, area, column);
        self.scroll_bar(ui, area, column);
        answers
    }

    /// The rectangle of `span` in points, as far as it is on the screen.
    #[must_use]
    pub fn rect_of(&self, ctx: &Context, span: Span) -> Option<Rect> {
        let area = self.area?;
        let rows = self.rows.as_ref()?;
        let column = Column::of(ctx, area, rows.seen().options().width);
        let mut found: Option<Rect> = None;
        for (slot, top) in self.visible(rows, column) {
            let Some(row) = rows.laid_row(slot) else { continue };
            for rect in row.rects(span) {
                let line = row.lines[rect.line];
                let min = column.point(rect.left, top + line.fill_top);
                let max = column.point(rect.right, top + line.fill_bottom);
                let part = Rect::from_min_max(min, max);
                found = Some(found.map_or(part, |found| found.union(part)));
            }
        }
        found.filter(|rect| rect.intersects(area))
    }

    /// The place one line up or down from `offset` (code points), straight above or below it.
    #[must_use]
    pub fn line_up_or_down(&mut self, ctx: &Context, offset: usize, down: bool) -> Option<usize> {
        let rows = self.rows.as_mut()?;
        kit::with(ctx, |kit| {
            let mut slot = rows.seen().slot_of(offset);
            let row = rows.row(&mut kit.engine, slot);
            let (line, x) = row.laid.caret(offset, Affinity::Downstream);
            if down && line + 1 < row.lines.len() {
                return Some(row.laid.hit(line + 1, x).offset);
            }
            if !down && line > 0 {
                return Some(row.laid.hit(line - 1, x).offset);
            }
            loop {
                slot = if down { slot + 1 } else { slot.checked_sub(1)? };
                if slot >= rows.seen().slot_count() {
                    return None;
                }
                if matches!(rows.seen().kind(slot), SlotKind::Text | SlotKind::Title) {
                    let row = rows.row(&mut kit.engine, slot);
                    return Some(row.laid.hit(if down { 0 } else { row.lines.len() - 1 }, x).offset);
                }
            }
        })
    }

    /// Scrolls by `pages` screens, in the next frame.
    pub fn scroll_pages(&mut self, ctx: &Context, pages: f32) {
        if let Some(area) = self.area {
            let pixels = pages * (area.height() - 60.0) * ctx.pixels_per_point();
            self.scroll_by(ctx, pixels);
        }
    }

    /// Scrolls to the start or the end.
    pub fn scroll_to_edge(&mut self, ctx: &Context, end: bool) {
        self.anchor = Anchor::default();
        if end && let Some(rows) = &self.rows {
            self.anchor = Anchor::at(rows.seen(), rows.seen().total_height());
        }
        self.scroll_by(ctx, 0.0);
    }

    fn lay_out(&mut self, ctx: &Context, scene: &Scene<'_>, area: Rect) -> Column {
        let scale = ctx.pixels_per_point();
        let room = area.width() - 2.0 * tokens::PAGE_MARGIN - SCROLL_BAR;
        let width = (tokens::MEASURE * scene.zoom).min(room).max(60.0) * scale;
        let column = Column::of(ctx, area, width.round());
        let preview = self.drag.as_ref().and_then(Drag::preview);
        match &mut self.rows {
            Some(rows) if rows.shows(scene) => {
                // A new width or zoom gives every row another height; what is read stays at the top.
                let keep = rows.seen().source(self.anchor.slot.min(rows.seen().slot_count() - 1)).start;
                rows.update(ctx, scene, width, scale, preview);
                self.anchor.slot = rows.seen().slot_of(keep);
            }
            _ => {
                self.rows = Some(Rows::new(ctx, scene, width, scale));
                self.anchor = Anchor::top(tokens::PAGE_PADDING * scale);
                self.drag = None;
                self.reveal = None;
            }
        }
        self.measure_screen(ctx, column);
        column
    }

    /// Measures the rows on the screen and keeps the page within it.
    fn measure_screen(&mut self, ctx: &Context, column: Column) {
        let Some(rows) = &mut self.rows else { return };
        let padding = tokens::PAGE_PADDING * column.scale;
        let first = self.anchor.slot.min(rows.seen().slot_count() - 1);
        let last = kit::with(ctx, |kit| {
            let mut y = -self.anchor.above;
            let mut slot = first;
            while slot < rows.seen().slot_count() && y < column.height {
                rows.measure(&mut kit.engine, slot);
                y += rows.seen().height(slot);
                slot += 1;
            }
            slot
        });
        self.anchor = self.anchor.clamped(rows.seen(), column.height, padding);
        // Clamping at the end of the page may bring in rows above that were only estimated.
        kit::with(ctx, |kit| {
            for slot in self.anchor.slot..first {
                rows.measure(&mut kit.engine, slot);
            }
        });
        rows.forget_far_from(&(first..last));
    }

    fn scroll_by(&mut self, ctx: &Context, pixels: f32) {
        let (Some(area), Some(rows)) = (self.area, &mut self.rows) else { return };
        let column = Column::of(ctx, area, 0.0);
        let mut page_rows = std::mem::take(&mut self.anchor);
        kit::with(ctx, |kit| {
            // The page lives in the rows, so each step measures through them.
            page_rows = scroll_rows(rows, page_rows, pixels.round(), &mut kit.engine);
        });
        self.anchor = page_rows;
        self.measure_screen(ctx, column);
        ctx.request_repaint();
    }

    fn scroll(&mut self, ui: &Ui, response: &Response, column: Column, answers: &mut Vec<Answer>) {
        if !response.contains_pointer() && self.drag.is_none() {
            return;
        }
        let (wheel, zoom) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
        if (zoom - 1.0).abs() > f32::EPSILON && response.contains_pointer() {
            answers.push(Answer::Zoom(zoom));
        } else if wheel != 0.0 {
            self.scroll_by(ui.ctx(), -wheel * column.scale);
        }
        let moving = self.drag.as_ref().is_some_and(Drag::is_moving);
        if let Some(pos) = ui.input(|input| input.pointer.latest_pos()).filter(|_| moving) {
            let area = response.rect;
            // A drag beyond the edge scrolls, faster the farther it is.
            let beyond = (pos.y - area.bottom()).max(0.0) - (area.top() - pos.y).max(0.0);
            if beyond != 0.0 {
                self.scroll_by(ui.ctx(), (beyond * 0.4).clamp(-40.0, 40.0) * column.scale);
            }
        }
    }

    fn reveal_pending(&mut self, ctx: &Context, column: Column) {
        let (Some(span), Some(rows)) = (self.reveal.take(), &mut self.rows) else { return };
        let slot = rows.seen().slot_of(span.start().get());
        let margin = 48.0 * column.scale;
        let wanted = kit::with(ctx, |kit| {
            let row = rows.row(&mut kit.engine, slot);
            let line = row.rects(span).first().map_or(0, |rect| rect.line);
            (row.lines[line].top, row.lines[line].bottom)
        });
        let y = self.anchor.y(rows.seen());
        let top = rows.seen().top(slot) + f64::from(wanted.0);
        let bottom = rows.seen().top(slot) + f64::from(wanted.1);
        let is_seen = top >= y && bottom <= y + f64::from(column.height);
        if is_seen {
            return;
        }
        let far = top < y - f64::from(column.height) || bottom > y + 2.0 * f64::from(column.height);
        let goal = if far {
            top - f64::from(column.height) / 3.0
        } else if top < y {
            top - f64::from(margin)
        } else {
            bottom + f64::from(margin - column.height)
        };
        self.anchor = Anchor::at(rows.seen(), goal.max(-f64::from(tokens::PAGE_PADDING * column.scale)));
        if goal < 0.0 {
            self.anchor = Anchor { slot: 0, above: goal as f32 };
        }
        self.measure_screen(ctx, column);
    }

    /// The rows on the screen with their tops, in pixels from the top of the screen.
    fn visible(&self, rows: &Rows, column: Column) -> Vec<(usize, f32)> {
        let mut visible = Vec::new();
        let mut y = -self.anchor.above.round();
        for slot in self.anchor.slot..rows.seen().slot_count() {
            if y >= column.height {
                break;
            }
            visible.push((slot, y));
            y += rows.seen().height(slot);
        }
        visible
    }

    /// What is at `pos` (points): above everything the start of the first row there, below the end of the last.
    fn hit(&self, pos: Pos2, column: Column) -> Option<Hit> {
        let rows = self.rows.as_ref()?;
        let (x, y) = (pos.x * column.scale - column.left, pos.y * column.scale - column.top);
        let visible = self.visible(rows, column);
        let shown = |(slot, _): &&(usize, f32)| rows.laid_row(*slot).is_some();
        let (slot, top) =
            visible.iter().filter(shown).rfind(|(_, top)| *top <= y).or_else(|| visible.iter().find(shown))?;
        let row = rows.laid_row(*slot)?;
        let (first, last) = (row.lines.first()?, row.lines.last()?);
        let below_all = slot + 1 == rows.seen().slot_count() && y - top > last.bottom;
        let above_all = y < top + first.top && *slot == 0;
        let x = match (above_all, below_all) {
            (true, _) => edge(row, true),
            (_, true) => edge(row, false),
            _ => x,
        };
        let line = if below_all { row.lines.len() - 1 } else { row.line_at(y - top) };
        Some(row.laid.hit(line, x))
    }

    fn pointer(&mut self, ui: &Ui, response: &Response, scene: &Scene<'_>, column: Column, answers: &mut Vec<Answer>) {
        let input = ui.input(|input| PointerInput {
            pos: input.pointer.interact_pos(),
            pressed: input.pointer.button_pressed(PointerButton::Primary),
            down: input.pointer.button_down(PointerButton::Primary),
            released: input.pointer.button_released(PointerButton::Primary),
            press_origin: input.pointer.press_origin(),
            grain: if input.modifiers.alt { Grain::Graphemes } else { Grain::Words },
            shift: input.modifiers.shift,
            escape: input.key_pressed(Key::Escape),
            double: input.pointer.button_double_clicked(PointerButton::Primary),
            triple: input.pointer.button_triple_clicked(PointerButton::Primary),
        });
        if input.escape {
            self.drag = None;
        }
        self.cursor(ui, response, scene, column, input.pos);
        let Some(pos) = input.pos else { return };
        if input.pressed && response.contains_pointer() && response.is_pointer_button_down_on() {
            response.request_focus();
            self.press(scene, column, pos, &input, ui.ctx(), answers);
        }
        if input.down && self.drag.is_some() {
            self.drag_to(scene, column, pos, &input, answers);
        }
        if input.released {
            self.release(scene, column, pos, &input, answers);
        }
    }

    fn press(
        &mut self,
        scene: &Scene<'_>,
        column: Column,
        pos: Pos2,
        input: &PointerInput,
        ctx: &Context,
        answers: &mut Vec<Answer>,
    ) {
        if let Some((id, before, side)) = self.handle_at(scene, column, pos) {
            self.drag = Some(Drag::Handle { id, before, side, now: before });
            return;
        }
        let Some(hit) = self.hit(pos, column) else { return };
        self.clicks = count_clicks(ctx, pos);
        if input.shift
            && let Some(selection) = scene.selection
        {
            if let Some(span) = pointer::extend(scene.text, selection, &hit, input.grain) {
                answers.push(Answer::Select { span, finished: true });
            }
            return;
        }
        self.drag = Some(Drag::Select { from: hit, moved: false });
    }

    fn drag_to(
        &mut self,
        scene: &Scene<'_>,
        column: Column,
        pos: Pos2,
        input: &PointerInput,
        answers: &mut Vec<Answer>,
    ) {
        let Some(to) = self.hit(pos, column) else { return };
        match &mut self.drag {
            Some(Drag::Select { from, moved }) => {
                *moved |= input.press_origin.is_some_and(|origin| origin.distance(pos) > DRAG_STARTS);
                if *moved && let Some(span) = pointer::select_between(scene.text, from, &to, input.grain) {
                    answers.push(Answer::Select { span, finished: false });
                }
            }
            Some(Drag::Handle { before, side, now, .. }) => {
                *now = pointer::move_side(scene.text, *before, *side, &to, input.grain);
                answers.push(Answer::Preview(*now));
            }
            None => {}
        }
    }

    fn release(
        &mut self,
        scene: &Scene<'_>,
        column: Column,
        pos: Pos2,
        input: &PointerInput,
        answers: &mut Vec<Answer>,
    ) {
        let Some(drag) = self.drag.take() else { return };
        match drag {
            Drag::Handle { id, before, now, .. } => {
                if now != before {
                    answers.push(Answer::Move { id, span: now });
                }
            }
            Drag::Select { from, moved: true } => {
                let to = self.hit(pos, column);
                let span = to.and_then(|to| pointer::select_between(scene.text, &from, &to, input.grain));
                answers.push(span.map_or(Answer::Clear, |span| Answer::Select { span, finished: true }));
            }
            Drag::Select { from, moved: false } => {
                let clicks = self.clicks.max(if input.triple { 3 } else { u8::from(input.double) * 2 });
                if clicks >= 2 {
                    let span = pointer::select_at(scene.text, &from, clicks);
                    answers.extend(span.map(|span| Answer::Select { span, finished: true }));
                } else {
                    answers.push(pointer::pick(scene.set.annotations(), &from, scene.picked));
                }
            }
        }
    }

    /// The handle of the picked annotation under the pointer.
    fn handle_at(
        &self,
        scene: &Scene<'_>,
        column: Column,
        pos: Pos2,
    ) -> Option<(crate::model::AnnotationId, Span, Side)> {
        let annotation = scene.set.get(scene.picked?)?;
        let near = |side: Side| {
            let (top, foot) = self.handle_place(annotation.span, side, column)?;
            let beside = (pos.x - foot.x).abs() <= tokens::HANDLE_REACH;
            (beside && pos.y >= top - 2.0 && pos.y <= foot.y + 8.0).then_some((foot.distance(pos), side))
        };
        let nearest = [near(Side::Start), near(Side::End)].into_iter().flatten().min_by(|a, b| a.0.total_cmp(&b.0));
        nearest.map(|(_, side)| (annotation.id, annotation.span, side))
    }

    /// Top and foot of a handle in points.
    fn handle_place(&self, span: Span, side: Side, column: Column) -> Option<(f32, Pos2)> {
        let rows = self.rows.as_ref()?;
        let (offset, affinity) = edge_of(span, side);
        let at = if side == Side::Start { offset } else { offset - 1 };
        let slot = rows.seen().slot_of(at);
        let (_, top) = self.visible(rows, column).into_iter().find(|(visible, _)| *visible == slot)?;
        let row = rows.laid_row(slot)?;
        let (line, x) = row.laid.caret(offset, affinity);
        let line = row.lines[line];
        let foot = column.point(x, top + line.fill_bottom) + vec2(0.0, 4.0);
        Some((column.point(x, top + line.fill_top).y, foot))
    }

    fn cursor(&self, ui: &Ui, response: &Response, scene: &Scene<'_>, column: Column, pos: Option<Pos2>) {
        let handle = pos.and_then(|pos| self.handle_at(scene, column, pos));
        if matches!(self.drag, Some(Drag::Handle { .. })) || (handle.is_some() && response.hovered()) {
            ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
        } else if response.hovered() {
            ui.set_cursor_icon(CursorIcon::Text);
        }
    }

    fn paint(&mut self, ui: &Ui, scene: &Scene<'_>, area: Rect, column: Column) {
        let tokens = kit::tokens(ui);
        let painter = ui.painter_at(area);
        painter.rect_filled(area, CornerRadius::ZERO, tokens.page);
        let Some(rows) = &self.rows else { return };
        let visible = self.visible(rows, column);
        let dragged = matches!(self.drag, Some(Drag::Handle { .. }));
        let Some(rows) = &mut self.rows else { return };
        for (slot, top) in &visible {
            let meshes = rows.meshes(ui.ctx(), *slot).cloned().unwrap_or_default();
            let Some(row) = rows.laid_row(*slot) else { continue };
            let styles = rows.styles();
            let picked = rows.annotations().iter().position(|annotation| Some(annotation.id) == scene.picked);
            let brush =
                Brush { painter: &painter, tokens, left: column.left, top: column.top + top, scale: column.scale };
            brush.fills(row, &styles, picked);
            if let Some(selection) = scene.selection {
                brush.selection(row, selection);
            }
            brush.text(row, &meshes);
            brush.lines_and_tags(row, &styles, picked);
            if let Some(mark) = row.marks.iter().find(|mark| Some(mark.annotation) == picked) {
                brush.ring(row, mark, styles[mark.annotation].colour);
                let span = rows.annotations()[mark.annotation].span;
                for side in [Side::Start, Side::End] {
                    let here = if side == Side::Start { mark.starts } else { mark.ends };
                    if here && !mark.rects.is_empty() {
                        let (offset, affinity) = edge_of(span, side);
                        let (line, x) = row.laid.caret(offset, affinity);
                        brush.handle(row, line, x, styles[mark.annotation].colour, dragged);
                    }
                }
            }
            if let Some(caret) = scene.caret.filter(|caret| rows.seen().slot_of(*caret) == *slot) {
                let (line, x) = row.laid.caret(caret, Affinity::Downstream);
                brush.caret(row, line, x);
            }
        }
    }

    /// The scroll bar: shown while the page is longer than the screen.
    fn scroll_bar(&mut self, ui: &Ui, area: Rect, column: Column) {
        let Some(rows) = &self.rows else { return };
        let padding = f64::from(tokens::PAGE_PADDING * column.scale);
        let total = rows.seen().total_height() + 2.0 * padding;
        let screen = f64::from(column.height);
        if total <= screen + 1.0 {
            self.bar_grasp = None;
            return;
        }
        let track = Rect::from_min_max(pos2(area.right() - SCROLL_BAR, area.top()), area.max);
        let length = ((screen / total) as f32 * track.height()).max(28.0);
        let room = track.height() - length;
        let position = ((self.anchor.y(rows.seen()) + padding) / (total - screen)).clamp(0.0, 1.0) as f32;
        let bar = Rect::from_min_size(pos2(track.left(), track.top() + position * room), vec2(SCROLL_BAR, length));
        let response = ui.interact(track, Id::unique("article scroll bar"), Sense::click_and_drag());
        let tokens = kit::tokens(ui);
        if let Some(pos) = response.interact_pointer_pos().filter(|_| response.is_pointer_button_down_on()) {
            let inside = if bar.contains(pos) { pos.y - bar.top() } else { length / 2.0 };
            let grasp = *self.bar_grasp.get_or_insert(inside);
            let share = f64::from(((pos.y - grasp - track.top()) / room.max(1.0)).clamp(0.0, 1.0));
            let y = share * (total - screen) - padding;
            self.anchor = if y < 0.0 { Anchor { slot: 0, above: y as f32 } } else { Anchor::at(rows.seen(), y) };
            ui.ctx().request_repaint();
        } else {
            self.bar_grasp = None;
        }
        let active = response.hovered() || self.bar_grasp.is_some();
        let colour = if active { tokens.muted } else { tokens.muted.gamma_multiply(0.45) };
        let shown = bar.shrink2(vec2(if active { 2.5 } else { 3.5 }, 2.0));
        ui.painter().rect_filled(shown, CornerRadius::same(4), colour);
    }
}

impl Column {
    /// The column of `width` pixels in the middle of `area` (points).
    fn of(ctx: &Context, area: Rect, width: f32) -> Self {
        let scale = ctx.pixels_per_point();
        let left = (area.center().x * scale - width / 2.0).round();
        Self { left, top: (area.top() * scale).round(), height: area.height() * scale, scale }
    }

    /// Points from pixels of the column.
    fn point(self, x: f32, y: f32) -> Pos2 {
        pos2((self.left + x) / self.scale, (self.top + y) / self.scale)
    }
}

struct PointerInput {
    pos: Option<Pos2>,
    pressed: bool,
    down: bool,
    released: bool,
    press_origin: Option<Pos2>,
    grain: Grain,
    shift: bool,
    escape: bool,
    double: bool,
    triple: bool,
}

impl Drag {
    /// The annotation as it would be if the button went up now.
    const fn preview(&self) -> Option<(crate::model::AnnotationId, Span)> {
        match self {
            Self::Handle { id, now, .. } => Some((*id, *now)),
            Self::Select { .. } => None,
        }
    }

    const fn is_moving(&self) -> bool {
        matches!(self, Self::Handle { .. } | Self::Select { moved: true, .. })
    }
}

/// Where the caret of an end of a span stands.
const fn edge_of(span: Span, side: Side) -> (usize, Affinity) {
    match side {
        Side::Start => (span.start().get(), Affinity::Downstream),
        Side::End => (span.end().get(), Affinity::Upstream),
    }
}

/// Far beyond the side on which a row starts, or ends.
fn edge(row: &super::rows::Row, start: bool) -> f32 {
    let right_to_left = row.laid.shaped().direction() == crate::typeset::Direction::RightToLeft;
    if right_to_left == start { f32::MAX } else { f32::MIN }
}

/// Scrolls through rows that are measured as they come.
fn scroll_rows(rows: &mut Rows, anchor: Anchor, pixels: f32, engine: &mut crate::typeset::Engine) -> Anchor {
    let mut anchor = anchor;
    anchor.above += pixels;
    while anchor.above < 0.0 && anchor.slot > 0 {
        anchor.slot -= 1;
        rows.measure(engine, anchor.slot);
        anchor.above += rows.seen().height(anchor.slot);
    }
    while anchor.slot + 1 < rows.seen().slot_count() {
        rows.measure(engine, anchor.slot);
        let height = rows.seen().height(anchor.slot);
        if anchor.above < height {
            break;
        }
        anchor.above -= height;
        anchor.slot += 1;
    }
    anchor
}

/// Which click of a series a press at `pos` is.
fn count_clicks(ctx: &Context, pos: Pos2) -> u8 {
    #[derive(Clone, Copy)]
    struct Last {
        time: f64,
        pos: Pos2,
        count: u8,
    }
    let id = Id::unique("article clicks");
    let (time, delay) =
        (ctx.input(|input| input.time), ctx.options(|options| options.input_options.max_double_click_delay));
    ctx.data_mut(|data| {
        let last: Option<Last> = data.get_temp(id);
        let count = match last {
            Some(last) if time - last.time <= delay && last.pos.distance(pos) < DRAG_STARTS => last.count % 3 + 1,
            _ => 1,
        };
        data.insert_temp(id, Last { time, pos, count });
        count
    })
}
