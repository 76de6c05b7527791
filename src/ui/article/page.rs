//! The document's rows, laid out and kept as long as nothing changes that they depend on.

use super::Scene;
use super::lanes::{self, Lane};
use super::links::Join;
use super::rows::{Marked, Row, reach};
use super::scroll::MeasuredRows;
use super::styles::Styles;
use crate::model::AnnotationId;
use crate::text::Span;
use crate::typeset::{Engine, Page, PageOptions, SlotKind};
use crate::ui::kit;
use crate::ui::meshes::{KeptMeshes, Meshes};
use crate::ui::tokens;
use eframe::egui::Context;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// What stays laid out away from the screen, with its letters as meshes: some screens of an article, or a fraction of
/// one enormous paragraph.
const KEPT_CODE_POINTS: usize = 30_000;
const KEPT_ROWS: usize = 400;

/// Rows together with the engine that measures them.
pub struct Measured<'a> {
    /// The rows.
    pub rows: &'a mut Rows,
    /// What shapes them.
    pub engine: &'a mut Engine,
}

impl MeasuredRows for Measured<'_> {
    fn count(&self) -> usize {
        self.rows.page.slot_count()
    }

    fn measure(&mut self, slot: usize) -> f32 {
        self.rows.measure(self.engine, slot);
        self.rows.page.height(slot)
    }
}

/// Everything that the heights of rows depend on.
#[derive(Clone, PartialEq)]
struct Stamp {
    text: usize,
    revision: u64,
    document: crate::model::DocumentId,
    annotator: crate::model::Annotator,
    options: PageOptions,
    scale: f32,
    /// The annotation whose end is being dragged, as it would be.
    preview: Option<(AnnotationId, Span)>,
}

struct Kept {
    row: Row,
    meshes: KeptMeshes,
}

/// The rows of one document.
pub struct Rows {
    page: Page,
    stamp: Stamp,
    kept: HashMap<usize, Kept>,
    /// The rows as they were before the last change, for their meshes.
    before: HashMap<usize, Kept>,
    annotations: Vec<crate::model::Annotation>,
    lanes: Vec<Lane>,
    tag_widths: Vec<f32>,
    reach: Vec<usize>,
    joins: Vec<Join>,
    styles: Styles,
}

impl Rows {
    /// Rows for `scene` in a column of `width` pixels at `scale` pixels to the point.
    pub fn new(ctx: &Context, scene: &Scene<'_>, width: f32, scale: f32) -> Self {
        let stamp = stamp(scene, width, scale, None);
        let page = Page::new(scene.text.clone(), stamp.options);
        let mut rows = Self {
            page,
            stamp,
            kept: HashMap::new(),
            before: HashMap::new(),
            annotations: Vec::new(),
            lanes: Vec::new(),
            tag_widths: Vec::new(),
            reach: Vec::new(),
            joins: Vec::new(),
            styles: Styles::default(),
        };
        rows.read_annotations(ctx, scene);
        rows
    }

    /// Whether these rows show the document of `scene`.
    pub fn shows(&self, scene: &Scene<'_>) -> bool {
        let same = self.stamp.text == scene.text.as_str().as_ptr() as usize;
        // The same text may have been read anew.
        self.stamp.document == *scene.set.document() && (same || self.page.text().as_str() == scene.text.as_str())
    }

    /// Brings the rows up to date; `preview` is an annotation whose end is being dragged.
    pub fn update(
        &mut self,
        ctx: &Context,
        scene: &Scene<'_>,
        width: f32,
        scale: f32,
        preview: Option<(AnnotationId, Span)>,
    ) {
        let stamp = stamp(scene, width, scale, preview);
        if stamp == self.stamp && self.styles.are_of(ctx, scene.labels) {
            return;
        }
        let relaid = stamp.options != self.stamp.options;
        if relaid {
            self.page.set_options(stamp.options);
        }
        self.stamp = stamp;
        self.read_annotations(ctx, scene);
        // Marks make room, so all rows on the screen are laid out again, which costs microseconds each; the letters of
        // most of them stay in their places.
        self.before = std::mem::take(&mut self.kept);
    }

    fn read_annotations(&mut self, ctx: &Context, scene: &Scene<'_>) {
        self.annotations = scene.set.annotations().to_vec();
        if let Some((id, span)) = self.stamp.preview
            && let Some(annotation) = self.annotations.iter_mut().find(|annotation| annotation.id == id)
        {
            annotation.span = span;
            self.annotations.sort_by_key(|annotation| annotation.span);
        }
        let spans: Vec<Span> = self.annotations.iter().map(|annotation| annotation.span).collect();
        self.lanes = lanes::assign(&spans);
        self.reach = reach(&self.annotations);
        self.joins = joins(scene, &self.annotations);
        self.styles = Styles::new(ctx, scene.labels, &self.annotations);
        let width = |annotation| self.styles.of(annotation).name.size().x * self.stamp.scale;
        self.tag_widths = (0..self.annotations.len()).map(width).collect();
    }

    /// The revision of the annotation set that the rows show.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.stamp.revision
    }

    /// The page behind the rows, to look at.
    pub const fn seen(&self) -> &Page {
        &self.page
    }

    /// The annotations as they are shown.
    pub fn annotations(&self) -> &[crate::model::Annotation] {
        &self.annotations
    }

    /// The number of the annotation `id`.
    pub fn number_of(&self, id: AnnotationId) -> Option<usize> {
        self.annotations.iter().position(|annotation| annotation.id == id)
    }

    /// The links between them.
    pub fn joins(&self) -> &[Join] {
        &self.joins
    }

    /// The width of the name above annotation number `annotation`.
    pub fn tag_width(&self, annotation: usize) -> f32 {
        self.tag_widths[annotation]
    }

    /// How the annotations look.
    pub const fn styles(&self) -> &Styles {
        &self.styles
    }

    /// Lays row `slot` out, if it is not, and sets its height in the page.
    pub fn measure(&mut self, engine: &mut Engine, slot: usize) {
        if self.page.kind(slot) == SlotKind::Hidden {
            self.page.set_height(slot, 0.0);
            return;
        }
        if !self.kept.contains_key(&slot) {
            let laid = self.page.laid(engine, slot);
            let options = self.page.options();
            let gap = match self.page.kind(slot) {
                SlotKind::Title => options.paragraph_gap * 2.0,
                SlotKind::Text => options.paragraph_gap,
                SlotKind::Blank | SlotKind::Hidden => 0.0,
            };
            let marked = Marked {
                annotations: &self.annotations,
                lanes: &self.lanes,
                tag_widths: &self.tag_widths,
                reach: &self.reach,
            };
            let mut row = Row::new(laid, &self.page.source(slot), marked, gap, self.stamp.scale);
            if self.page.kind(slot) == SlotKind::Blank {
                row.height = options.blank_height.round();
            }
            let same = self.before.remove(&slot).filter(|before| before.row.has_letters_of(&row));
            let meshes = same.map_or_else(KeptMeshes::default, |before| before.meshes);
            self.kept.insert(slot, Kept { row, meshes });
        }
        self.page.set_height(slot, self.kept[&slot].row.height);
    }

    /// Row `slot` with its number, laid out; in place of a hidden one the next that is shown, or the last. `None` in a
    /// text that shows nothing.
    pub fn row(&mut self, engine: &mut Engine, slot: usize) -> Option<(usize, &Row)> {
        let is_shown = |slot: &usize| self.page.kind(*slot) != SlotKind::Hidden;
        let shown = (slot..self.page.slot_count()).find(is_shown).or_else(|| (0..slot).rev().find(is_shown))?;
        self.measure(engine, shown);
        Some((shown, &self.kept.get(&shown)?.row))
    }

    /// The row, if it is laid out, which rows on the screen are.
    pub fn laid_row(&self, slot: usize) -> Option<&Row> {
        self.kept.get(&slot).map(|kept| &kept.row)
    }

    /// The text of row `slot` as meshes, relative to its top left corner.
    pub fn meshes(&self, ctx: &Context, slot: usize) -> Option<Arc<Meshes>> {
        let Kept { row, meshes } = self.kept.get(&slot)?;
        Some(kit::with(ctx, |kit| {
            meshes.get(kit.atlas.generation(), || {
                let mut meshes = Meshes::default();
                for (line, line_box) in row.lines.iter().enumerate() {
                    kit.mesh_line(ctx, &mut meshes, &row.laid, line, (0.0, line_box.baseline));
                }
                meshes
            })
        }))
    }

    /// Forgets rows far from the screen.
    pub fn forget_far_from(&mut self, near: &Range<usize>) {
        self.page.forget_far_from(near);
        self.before.clear();
        let code_points: usize = self.kept.keys().map(|slot| self.page.source(*slot).len()).sum();
        if code_points > KEPT_CODE_POINTS || self.kept.len() > KEPT_ROWS {
            self.kept.retain(|slot, _| near.contains(slot));
        }
    }
}

/// The links of the scene, by the numbers of their ends.
fn joins(scene: &Scene<'_>, annotations: &[crate::model::Annotation]) -> Vec<Join> {
    if scene.set.links().is_empty() {
        return Vec::new();
    }
    let numbers: HashMap<AnnotationId, usize> = annotations.iter().enumerate().map(|(i, a)| (a.id, i)).collect();
    let kinds = scene.labels.links();
    let join = |link: &crate::model::Link| {
        let kind = kinds.iter().position(|kind| kind.key == link.kind)?;
        let (from, to) = (*numbers.get(&link.from)?, *numbers.get(&link.to)?);
        let symmetric = kinds[kind].symmetric;
        Some(Join { id: link.id, kind, from, to, proposed: link.proposed, symmetric })
    };
    scene.set.links().iter().filter_map(join).collect()
}

fn stamp(scene: &Scene<'_>, width: f32, scale: f32, preview: Option<(AnnotationId, Span)>) -> Stamp {
    let em = (tokens::READING * scene.zoom * scale).round();
    let options = PageOptions {
        width: width.round(),
        size: em,
        title_size: (tokens::TITLE * scene.zoom * scale).round(),
        line_height: (tokens::LINE * em).round(),
        paragraph_gap: (tokens::PARAGRAPH_GAP * em).round(),
        blank_height: (tokens::BLANK_LINE * em).round(),
        view: scene.view,
        direction: scene.direction,
    };
    Stamp {
        text: scene.text.as_str().as_ptr() as usize,
        revision: scene.set.revision(),
        document: scene.set.document().clone(),
        annotator: scene.set.annotator().clone(),
        options,
        scale,
        preview,
    }
}
