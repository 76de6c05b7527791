//! Drawing a link with the mouse: the handle of the picked span, and the span under the pointer.

use super::pointer::{Drag, link_target, pick};
use super::screen::Screen;
use super::view::ArticleView;
use super::{Answer, LinkAnswer, Scene};
use crate::model::{AnnotationId, LabelKey, LabelSet};
use crate::typeset::Direction;
use crate::ui::tokens;
use eframe::egui::{Pos2, Rect, vec2};

/// How brightly a span is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// As always.
    Plain,
    /// It can be linked with the picked span.
    Lit,
    /// It would be linked now.
    Aimed,
    /// It can't be linked with the picked span.
    Dimmed,
}

/// How brightly the spans are drawn, by their numbers; nothing while nobody draws a link.
#[derive(Clone, Debug, Default)]
pub struct Lights(Vec<Light>);

impl Lights {
    /// The light of annotation number `annotation`.
    pub fn of(&self, annotation: usize) -> Light {
        self.0.get(annotation).copied().unwrap_or(Light::Plain)
    }
}

/// Whether any type of link joins spans of that label.
fn joins_any(labels: &LabelSet, label: &LabelKey) -> bool {
    labels.links().iter().flat_map(|kind| &kind.ends).any(|ends| ends.from == *label || ends.to == *label)
}

impl ArticleView {
    /// What of the scene only the view knows: what a link that is being dragged is aimed at.
    pub(super) fn aim<'a>(&mut self, scene: &Scene<'a>, screen: Screen) -> Scene<'a> {
        let picked = scene.picked.and_then(|id| scene.set.get(id));
        self.can_link = picked.is_some_and(|annotation| joins_any(scene.labels, &annotation.label));
        let dragged = match &self.drag {
            Some(Drag::Link { at, moved: true, .. }) => self.target_at(scene, screen, *at),
            _ => None,
        };
        Scene { aimed: dragged.or(scene.aimed), ..*scene }
    }

    /// How brightly the spans are drawn.
    pub(super) fn lights(&self, scene: &Scene<'_>) -> Lights {
        let (Some(targets), Some(rows)) = (scene.targets, &self.rows) else { return Lights::default() };
        let light = |id: AnnotationId| match id {
            _ if Some(id) == scene.aimed => Light::Aimed,
            _ if Some(id) == scene.picked => Light::Plain,
            _ if targets.contains(&id) => Light::Lit,
            _ => Light::Dimmed,
        };
        Lights(rows.annotations().iter().map(|annotation| light(annotation.id)).collect())
    }

    /// The handle from which links of the annotation `id` are drawn, in points: the name of its label, if that is on the
    /// screen.
    pub(super) fn link_handle(&self, id: AnnotationId, screen: Screen) -> Option<Rect> {
        let rows = self.rows.as_ref()?;
        let number = rows.number_of(id)?;
        let slot = rows.seen().slot_of(rows.annotations()[number].span.start().get());
        let (_, top) = self.visible(rows, screen).into_iter().find(|(visible, _)| *visible == slot)?;
        let tag = rows.laid_row(slot)?.tags.iter().find(|tag| tag.annotation == number)?;
        let min = screen.point(tag.left, top + tag.top);
        let max = screen.point(tag.left + rows.tag_width(number), top + tag.top + tokens::TAG_ROW * screen.scale);
        // Room for the dot in the gap that every name has beside it.
        let end = if rows.seen().direction(slot) == Direction::RightToLeft { vec2(-5.0, 0.0) } else { vec2(5.0, 0.0) };
        Some(
            Rect::from_min_max(min, max)
                .expand2(vec2(3.0, 0.5))
                .union(Rect::from_min_max(min + end, max + end))
                .translate(vec2(0.0, tokens::TAG_DROP)),
        )
    }

    /// Where the dot of that handle is: at the end of the name, away from the first letter of the span.
    pub(super) fn link_dot(&self, id: AnnotationId, screen: Screen) -> Option<Pos2> {
        let rect = self.link_handle(id, screen)?;
        let rows = self.rows.as_ref()?;
        let annotation = &rows.annotations()[rows.number_of(id)?];
        let slot = rows.seen().slot_of(annotation.span.start().get());
        let right_to_left = rows.seen().direction(slot) == Direction::RightToLeft;
        Some(if right_to_left { rect.left_center() } else { rect.right_center() })
    }

    /// The annotation whose handle is at `pos`.
    pub(super) fn link_handle_at(&self, scene: &Scene<'_>, screen: Screen, pos: Pos2) -> Option<AnnotationId> {
        let id = scene.picked.filter(|_| self.can_link)?;
        let rect = self.link_handle(id, screen)?;
        rect.expand(tokens::LINK_HANDLE).contains(pos).then_some(id)
    }

    /// The span at `pos` with which the picked one can be linked.
    pub(super) fn target_at(&self, scene: &Scene<'_>, screen: Screen, pos: Pos2) -> Option<AnnotationId> {
        let hit = self.hit(pos, screen)?;
        link_target(scene.set.annotations(), &hit, scene.targets?)
    }

    /// What letting go of the handle at `pos` means.
    pub(super) fn drop_link(&self, scene: &Scene<'_>, screen: Screen, (pos, moved): (Pos2, bool)) -> Answer {
        if !moved {
            return Answer::Link(LinkAnswer::Chose);
        }
        let target = match scene.targets {
            Some(_) => self.target_at(scene, screen, pos),
            // Nobody could tell yet, so quickly was it dropped.
            None => self.hit(pos, screen).and_then(|hit| match pick(scene.set.annotations(), &hit, None) {
                Answer::Pick { id, .. } => Some(id),
                _ => None,
            }),
        };
        Answer::Link(target.map_or(LinkAnswer::GaveUp, LinkAnswer::With))
    }

    /// What a click at `pos` means while links are offered: the span that is meant, if there is one.
    pub(super) fn click_link(&self, scene: &Scene<'_>, screen: Screen, pos: Pos2) -> Option<Answer> {
        self.target_at(scene, screen, pos).map(|target| Answer::Link(LinkAnswer::With(target)))
    }
}
