//! How the labels of the spans look.

use crate::app::Language;
use crate::model::{Annotation, LabelSet, LineShape};
use crate::ui::kit;
use crate::ui::shaped::{Galley, Text};
use crate::ui::tokens::{self, Tokens};
use eframe::egui::{Color32, Context, Theme};
use std::collections::HashMap;

/// How a label looks.
#[derive(Clone, Debug)]
pub struct LabelStyle {
    /// Its name in the language of the interface.
    pub name: Galley,
    /// Its colour in the theme.
    pub colour: Color32,
    /// The shape of its lines.
    pub line: LineShape,
}

/// The looks of all annotations of a document, read once for all frames in which nothing changes.
#[derive(Default)]
pub struct Styles {
    /// What they were made of.
    source: Option<(Theme, Language, LabelSet)>,
    looks: Vec<LabelStyle>,
    /// For every annotation its place in `looks`.
    look_of: Vec<usize>,
}

impl Styles {
    /// The looks of `annotations`. A label that the project has not is grey.
    pub fn new(ctx: &Context, labels: &LabelSet, annotations: &[Annotation]) -> Self {
        let theme = ctx.theme();
        let tokens = Tokens::of(theme);
        let name = |name: &str| Text::new(name).size(tokens::TAG).bold().line(ctx, 400.0);
        let mut looks = Vec::new();
        let mut places = HashMap::new();
        for label in labels.labels() {
            places.insert(&label.key, looks.len());
            looks.push(LabelStyle {
                name: name(kit::label_name(ctx, label)),
                colour: tokens.label(label),
                line: label.line,
            });
        }
        let look_of = annotations
            .iter()
            .map(|annotation| {
                *places.entry(&annotation.label).or_insert_with(|| {
                    let name = name(annotation.label.as_str());
                    looks.push(LabelStyle { name, colour: tokens.muted, line: LineShape::Solid });
                    looks.len() - 1
                })
            })
            .collect();
        Self { source: Some((theme, kit::language(ctx), labels.clone())), looks, look_of }
    }

    /// Whether they were made in the theme and the language in force and of `labels`.
    pub fn are_of(&self, ctx: &Context, labels: &LabelSet) -> bool {
        let in_force = |(theme, language, known): &(Theme, Language, LabelSet)| {
            *theme == ctx.theme() && *language == kit::language(ctx) && known == labels
        };
        self.source.as_ref().is_some_and(in_force)
    }

    /// The look of annotation number `annotation`.
    pub fn of(&self, annotation: usize) -> &LabelStyle {
        &self.looks[self.look_of[annotation]]
    }
}
