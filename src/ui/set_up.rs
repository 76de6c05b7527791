//! How egui is set up for the window.

use super::kit;
use super::tokens::{self, Tokens};
use crate::app::{self, Settings};
use eframe::egui::{Context, FontDefinitions, Margin, Theme, ThemePreference, vec2};

/// Fonts, theme, language and options of egui.
pub fn set_up(ctx: &Context, settings: &Settings) {
    ctx.set_fonts(FontDefinitions::default());
    for theme in [Theme::Light, Theme::Dark] {
        ctx.set_visuals_of(theme, Tokens::of(theme).visuals());
        ctx.style_mut_of(theme, |style| {
            style.spacing.item_spacing = vec2(tokens::GRID, tokens::GRID);
            style.spacing.menu_margin = Margin::same(6);
            style.interaction.selectable_labels = false;
            style.animation_time = 0.0;
        });
    }
    ctx.set_theme(theme_preference(settings.theme));
    kit::set_language(ctx, settings.language.language());
    // Zooming is for the article; the interface keeps its size.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}

/// egui's word for a theme setting.
pub const fn theme_preference(theme: app::Theme) -> ThemePreference {
    match theme {
        app::Theme::System => ThemePreference::System,
        app::Theme::Light => ThemePreference::Light,
        app::Theme::Dark => ThemePreference::Dark,
    }
}
