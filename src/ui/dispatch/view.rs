//! Zoom, tidied view, direction, theme and language. All but the direction are remembered.

use crate::app::ViewAction;
use crate::ui::kit;
use crate::ui::set_up::theme_preference;
use crate::ui::window::Window;
use eframe::egui::Context;

/// Smallest and largest zoom.
const ZOOM: std::ops::RangeInclusive<f32> = 0.6..=3.0;

/// Does what `action` asks for.
pub fn perform(window: &mut Window, ctx: &Context, action: ViewAction) {
    let zoom = window.settings.zoom;
    match action {
        ViewAction::ZoomIn => set_zoom(window, ctx, step(zoom, 1.0)),
        ViewAction::ZoomOut => set_zoom(window, ctx, step(zoom, -1.0)),
        ViewAction::ZoomReset => set_zoom(window, ctx, 1.0),
        ViewAction::ZoomBy(factor) => set_zoom(window, ctx, zoom * factor),
        ViewAction::ToggleTidy => {
            window.settings.tidy = !window.settings.tidy;
            window.save_settings(ctx);
        }
        ViewAction::ToggleGuideline => {
            window.settings.guideline = !window.settings.guideline;
            window.save_settings(ctx);
        }
        ViewAction::Direction(direction) => window.direction = direction,
        ViewAction::Links(shown) => {
            window.settings.links = shown;
            window.save_settings(ctx);
        }
        ViewAction::Theme(theme) => {
            window.settings.theme = theme;
            ctx.set_theme(theme_preference(theme));
            window.save_settings(ctx);
        }
        ViewAction::Order(order) => {
            window.settings.span_order = order;
            window.save_settings(ctx);
        }
        ViewAction::Language(choice) => {
            window.settings.language = choice;
            kit::set_language(ctx, choice.language());
            window.save_settings(ctx);
        }
    }
}

/// The next tenth up or down.
fn step(zoom: f32, steps: f32) -> f32 {
    ((zoom * 10.0).round() + steps) / 10.0
}

fn set_zoom(window: &mut Window, ctx: &Context, zoom: f32) {
    window.settings.zoom = zoom.clamp(*ZOOM.start(), *ZOOM.end());
    window.save_settings(ctx);
}
