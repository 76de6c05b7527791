//! The widget: input first, then layout, then paint.

use super::gestures::Press;
use super::page::Rows;
use super::pointer::Drag;
use super::screen::Screen;
use super::scroll::Anchor;
use super::{Answer, Scene};
use crate::text::Span;
use crate::ui::kit;
use crate::ui::tokens::{self, SCROLL_BAR};
use eframe::egui::{Context, EventFilter, Id, Rect, Role, Sense, Ui, WidgetInfo};

/// The article on the screen.
#[derive(Default)]
pub struct ArticleView {
    pub(super) rows: Option<Rows>,
    pub(super) anchor: Anchor,
    pub(super) drag: Option<Drag>,
    /// Where the scroll bar was grasped, in points from its top.
    pub(super) bar_grasp: Option<f32>,
    pub(super) reveal: Option<Span>,
    /// Where the article was on the screen last, in points.
    pub(super) area: Option<Rect>,
    /// The last press of the mouse.
    pub(super) press: Option<Press>,
    /// Where the chips for ends of links out of sight are, in points.
    pub(super) chips: Vec<Rect>,
    /// Whether links can be drawn from the picked span.
    pub(super) can_link: bool,
    id: Option<Id>,
}

impl ArticleView {
    /// Scrolls so that `span` can be seen, in the next frame.
    pub const fn reveal(&mut self, span: Span) {
        self.reveal = Some(span);
    }

    /// Gives up the drag that is in progress, as if it had not been.
    pub fn give_up_drag(&mut self) {
        self.drag = None;
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

    /// How many rows are shaped now.
    #[must_use]
    pub fn shaped_rows(&self) -> usize {
        self.rows.as_ref().map_or(0, |rows| rows.seen().shaped_slots())
    }

    /// Shows `scene` in all the room there is and says what the user did.
    pub fn show(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Vec<Answer> {
        let (area, response) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
        self.area = Some(area);
        self.id = Some(response.id);
        let name = kit::tr(ui.ctx(), "article-name");
        response.widget_info(|| WidgetInfo::labeled(Role::Document, true, &name));
        // Arrows move in the text; without this, egui would take them to go on to the next widget.
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let ctx = ui.ctx().clone();
        // The arrows move in the text; they do not lead to the next widget.
        let keys = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
        ctx.memory_mut(|memory| memory.set_focus_lock_filter(response.id, keys));
        let mut answers = Vec::new();
        let screen = self.lay_out(&ctx, scene, area);
        self.scroll(ui, &response, screen, &mut answers);
        self.reveal_pending(&ctx, screen);
        let scene = &self.aim(scene, screen);
        self.pointer(ui, &response, scene, screen, &mut answers);
        let scene = &self.aim(scene, screen);
        let preview = self.drag.as_ref().and_then(Drag::preview);
        if preview.is_some() {
            self.lay_out(&ctx, scene, area);
        }
        let links = self.links(&ctx, scene, screen);
        self.paint(ui, scene, area, (&links, screen));
        self.link_chips(ui, scene, (&links, screen), &mut answers);
        self.scroll_bar(ui, area, screen);
        answers
    }

    fn lay_out(&mut self, ctx: &Context, scene: &Scene<'_>, area: Rect) -> Screen {
        let scale = ctx.pixels_per_point();
        let room = area.width() - 2.0 * tokens::PAGE_MARGIN - SCROLL_BAR;
        let width = (tokens::MEASURE * scene.zoom).min(room).max(60.0) * scale;
        let screen = Screen::of(ctx, area, width.round());
        let preview = self.drag.as_ref().and_then(Drag::preview);
        let fixed = self.line_to_keep(scene, screen);
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
            }
        }
        self.measure_screen(ctx, screen);
        if let Some((offset, before)) = fixed
            && let Some(after) = self.line_on_screen(offset, screen)
            && (after - before).abs() >= 1.0
        {
            self.scroll_by(ctx, after - before);
        }
        screen
    }

    /// Where a change of the marks must move nothing: the line of what is selected or picked, with its place on the
    /// screen in pixels. What was just tagged stays under the pointer while its line gets room for the tag.
    fn line_to_keep(&self, scene: &Scene<'_>, screen: Screen) -> Option<(usize, f32)> {
        let rows = self.rows.as_ref()?;
        if !rows.shows(scene) || rows.revision() == scene.set.revision() {
            return None;
        }
        let picked = scene.picked.and_then(|id| scene.set.get(id)).map(|annotation| annotation.span);
        let offset = scene.selection.or(picked)?.start().get();
        let y = self.line_on_screen(offset, screen)?;
        (y >= 0.0 && y < screen.height).then_some((offset, y))
    }
}
