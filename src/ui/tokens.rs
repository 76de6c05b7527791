//! Every colour, size and distance of the window, in points. Nothing else in `ui/` names one.

use crate::model;
use eframe::egui::{Color32, CornerRadius, Stroke, Theme, Visuals};

/// The grid: distances are multiples of it.
pub const GRID: f32 = 4.0;

/// Letters of the interface.
pub const TEXT: f32 = 13.0;
/// Letters of guidelines.
pub const PROSE: f32 = 14.0;
/// Secondary text.
pub const SMALL: f32 = 11.5;
/// Names of labels above and below spans.
pub const TAG: f32 = 10.0;
/// Letters of the article before zoom.
pub const READING: f32 = 20.0;
/// Letters of its title.
pub const TITLE: f32 = 22.0;
/// Widest column of the article before zoom: about 70 letters.
pub const MEASURE: f32 = 610.0;
/// Height of a line of the article in ems, without tags.
pub const LINE: f32 = 1.9;
/// Room between paragraphs of the article in ems.
pub const PARAGRAPH_GAP: f32 = 0.45;
/// Height of a blank line of the article in ems.
pub const BLANK_LINE: f32 = 0.7;
/// Least room beside the column of the article.
pub const PAGE_MARGIN: f32 = 36.0;
/// Room above the first and below the last line of the article.
pub const PAGE_PADDING: f32 = 28.0;

/// Width of the scroll bar with the room in which it can be grasped.
pub const SCROLL_BAR: f32 = 12.0;

/// Left panel.
pub const DOCUMENTS_WIDTH: f32 = 236.0;
/// Right panel.
pub const INSPECTOR_WIDTH: f32 = 284.0;
/// The guideline beside the article.
pub const GUIDELINE_WIDTH: f32 = 320.0;
/// Width in points that the panels leave for the article while the window is wide enough.
pub const ARTICLE_LEAST: f32 = 300.0;
/// Height of a row in a list.
pub const ROW: f32 = 30.0;
/// Height of a button or field.
pub const CONTROL: f32 = 30.0;
/// Height of one of several choices.
pub const CHIP: f32 = 26.0;
/// Height of the bar with the menus.
pub const MENU_BAR: f32 = 34.0;
/// Height of the bar at the bottom.
pub const STATUS_BAR: f32 = 28.0;
/// Width of the list of links that are offered.
pub const LINK_LIST: f32 = 380.0;
/// Width of the name of a type of link in a list.
pub const LINK_KIND: f32 = 104.0;
/// Width of a dialog.
pub const DIALOG: f32 = 520.0;

/// Height of one row of tags above a line.
pub const TAG_ROW: f32 = 13.0;
/// From the top of a tag to the frame around it, in the middle of which its letters stand.
pub const TAG_DROP: f32 = 2.0;
/// Room between the lowest tags and the fill of their line, in which the ring of a picked span fits below the dots and
/// tails of Arabic letters.
pub const TAG_GAP: f32 = 8.0;
/// Distance between two lanes under a line.
pub const LANE: f32 = 4.5;
/// Thickness of the line under a span.
pub const SPAN_LINE: f32 = 2.0;
/// Thickness of the ring around the selected span.
pub const RING: f32 = 2.0;
/// From the middle of a knob up into its line.
pub const KNOB_BELOW: f32 = 4.0;
/// How far beside and below the centre of its knob a handle can be grasped.
pub const HANDLE_REACH: f32 = 8.0;
/// How far above that centre: less, so that it does not reach into the letters.
pub const HANDLE_TOP: f32 = 3.0;
/// From the column to the first link beside it.
pub const LINK_BESIDE: f32 = 7.0;
/// Between two links beside the column.
pub const LINK_LANE: f32 = 5.0;
/// Most links beside each other there.
pub const LINK_LANES: usize = 5;
/// Thickness of a link.
pub const LINK_LINE: f32 = 1.3;
/// Roundness of its corners.
pub const LINK_CORNER: f32 = 4.0;
/// Height of the chip for the end of a link that is out of sight.
pub const LINK_CHIP: f32 = 32.0;
/// Its greatest width.
pub const LINK_CHIP_WIDTH: f32 = 150.0;
/// Its least width; without that room it is left out.
pub const LINK_CHIP_LEAST: f32 = 14.0;
/// Under this width it shows nothing but an arrow.
pub const LINK_CHIP_WORDS: f32 = 40.0;
/// From a link beside the column to its chip.
pub const LINK_HOOK: f32 = 4.0;
/// Radius of the handle from which links are drawn.
pub const LINK_HANDLE: f32 = 3.5;
/// Corners of spans, rows and buttons.
pub const ROUND: CornerRadius = CornerRadius::same(4);
/// Corners of cards and dialogs.
pub const ROUND_CARD: CornerRadius = CornerRadius::same(8);

/// Colours for labels on a light and on a dark page, which every eye can tell apart.
pub const PALETTE: [(model::Colour, model::Colour); 12] = [
    pair(0x000a_6ab0, 0x005a_a9e6),
    pair(0x000b_8a64, 0x003f_c79a),
    pair(0x00c4_500a, 0x00f0_864a),
    pair(0x007a_3a8c, 0x00d8_b0e6),
    pair(0x0074_2411, 0x00f3_d7c4),
    pair(0x0019_574b, 0x0011_9c9c),
    pair(0x0020_6cdf, 0x00bf_e1f8),
    pair(0x004d_8627, 0x00b6_ee63),
    pair(0x001e_3b67, 0x002d_90d2),
    pair(0x002c_8196, 0x0055_a9be),
    pair(0x0038_7544, 0x0092_e892),
    pair(0x00aa_3518, 0x00ca_7272),
];

const fn pair(light: u32, dark: u32) -> (model::Colour, model::Colour) {
    const fn colour(hex: u32) -> model::Colour {
        model::Colour([(hex >> 16) as u8, (hex >> 8) as u8, hex as u8])
    }
    (colour(light), colour(dark))
}

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tokens {
    /// Behind everything.
    pub window: Color32,
    /// Behind the article and in fields.
    pub page: Color32,
    /// Text.
    pub ink: Color32,
    /// Secondary text.
    pub muted: Color32,
    /// Lines between panels.
    pub hairline: Color32,
    /// Under the pointer.
    pub hover: Color32,
    /// The selected row.
    pub selected: Color32,
    /// Selected text and the focus ring.
    pub accent: Color32,
    /// What went wrong.
    pub danger: Color32,
    /// What is finished.
    pub done: Color32,
    /// The shadow of what floats.
    pub shadow: Color32,
    /// How much of its label's colour a span is filled with, 0 to 1.
    pub tint: f32,
    dark: bool,
}

const fn grey(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

impl Tokens {
    /// The colours of the light theme.
    pub const LIGHT: Self = Self {
        window: grey(0x00f4_f2ee),
        page: grey(0x00fd_fcfa),
        ink: grey(0x0023_211e),
        muted: grey(0x006b_665e),
        hairline: grey(0x00e2_ded6),
        hover: grey(0x00eb_e8e1),
        selected: grey(0x00e4_e0d7),
        accent: grey(0x002f_6fb3),
        danger: grey(0x00b3_261e),
        done: grey(0x002f_9e6a),
        shadow: Color32::from_black_alpha(36),
        tint: 0.11,
        dark: false,
    };

    /// The colours of the dark theme.
    pub const DARK: Self = Self {
        window: grey(0x001b_1c1f),
        page: grey(0x0022_2327),
        ink: grey(0x00e7_e4dd),
        muted: grey(0x00a3_9f96),
        hairline: grey(0x0034_353a),
        hover: grey(0x002b_2c31),
        selected: grey(0x0035_363c),
        accent: grey(0x006c_aee8),
        danger: grey(0x00f2_8b82),
        done: grey(0x003f_b37f),
        shadow: Color32::from_black_alpha(120),
        tint: 0.17,
        dark: true,
    };

    /// The colours of `theme`.
    #[must_use]
    pub const fn of(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self::LIGHT,
            Theme::Dark => Self::DARK,
        }
    }

    /// The colour of `label` in this theme.
    #[must_use]
    pub const fn label(&self, label: &model::Label) -> Color32 {
        let model::Colour([red, green, blue]) = if self.dark { label.dark } else { label.light };
        Color32::from_rgb(red, green, blue)
    }

    /// `colour` laid over `ground` with the strength `share`, 0 to 1, as one opaque colour: nested fills never add up.
    #[must_use]
    pub fn mix(ground: Color32, colour: Color32, share: f32) -> Color32 {
        ground.lerp_to_gamma(colour, share)
    }

    /// What egui's own parts (scroll bars, pop-ups) look like in this theme.
    #[must_use]
    pub fn visuals(&self) -> Visuals {
        let mut visuals = if self.dark { Visuals::dark() } else { Visuals::light() };
        visuals.panel_fill = self.window;
        visuals.window_fill = self.page;
        visuals.extreme_bg_color = self.page;
        visuals.override_text_color = Some(self.ink);
        visuals.window_stroke = Stroke::new(1.0, self.hairline);
        visuals.window_corner_radius = ROUND_CARD;
        visuals.menu_corner_radius = ROUND_CARD;
        visuals.window_shadow.color = self.shadow;
        visuals.popup_shadow.color = self.shadow;
        visuals.widgets.noninteractive.bg_stroke = Stroke::new(1.0, self.hairline);
        visuals.selection.bg_fill = Self::mix(self.page, self.accent, 0.25);
        visuals.selection.stroke = Stroke::new(1.0, self.accent);
        visuals
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LabelSet;
    use crate::ui::contrast::{DIFFERENCE, contrast, difference};

    #[test]
    fn text_can_be_read_in_both_themes() {
        for tokens in [Tokens::LIGHT, Tokens::DARK] {
            for ground in [tokens.window, tokens.page, tokens.hover, tokens.selected] {
                assert!(contrast(tokens.ink, ground) >= 7.0, "ink on {ground:?}");
                assert!(
                    contrast(tokens.muted, ground) >= 4.0,
                    "muted on {ground:?} {}",
                    contrast(tokens.muted, ground)
                );
            }
            assert!(contrast(tokens.danger, tokens.window) >= 4.5);
            for label in LabelSet::conflict_news().labels() {
                let colour = tokens.label(label);
                let name = label.key.as_str();
                assert!(contrast(colour, tokens.page) >= 3.9, "{name} {}", contrast(colour, tokens.page));
                let filled = Tokens::mix(tokens.page, colour, tokens.tint);
                assert!(contrast(tokens.ink, filled) >= 7.0, "text on {name}");
            }
        }
    }

    #[test]
    fn labels_differ_for_colour_blind_eyes() {
        for tokens in [Tokens::LIGHT, Tokens::DARK] {
            let set = LabelSet::conflict_news();
            for (i, a) in set.labels().iter().enumerate() {
                for b in &set.labels()[..i] {
                    let distance = difference(tokens.label(a), tokens.label(b));
                    // The shape of the line tells them apart as well.
                    assert!(distance > DIFFERENCE, "{} and {}: {distance:.3}", a.key, b.key);
                }
            }
        }
    }
}
