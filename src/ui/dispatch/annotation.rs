//! Tagging, picking, moving and removing spans.

use super::run;
use crate::app::AnnotationAction;
use crate::command::{Change, Command, Edit};
use crate::model::{Annotation, AnnotationId, LabelKey, Timestamp};
use crate::text::{
    CharOffset, SourceText, Span, next_grapheme, next_word, previous_grapheme, previous_word, trim, without_proclitics,
};
use crate::ui::article::Grain;
use crate::ui::kit::{tr, tr_with};
use crate::ui::panels::Focus;
use crate::ui::window::Window;
use eframe::egui::Context;

/// Does what `action` asks for.
pub fn perform(window: &mut Window, ctx: &Context, action: &AnnotationAction) {
    match action {
        AnnotationAction::Tag(label) => tag(window, ctx, *label),
        AnnotationAction::AlsoTag(label) => also_tag(window, ctx, *label),
        AnnotationAction::Pick(id) => pick(window, *id),
        AnnotationAction::PickNext => pick_neighbour(window, ctx, true),
        AnnotationAction::PickPrevious => pick_neighbour(window, ctx, false),
        AnnotationAction::Delete => delete(window, ctx),
        AnnotationAction::Brush(label) => brush(window, *label),
        AnnotationAction::ToggleBrush => toggle_brush(window),
        AnnotationAction::MoveEdge { start, left, letter } => move_edge(window, ctx, *start, *left, *letter),
        AnnotationAction::Copy => copy(window, ctx),
        AnnotationAction::Note => window.panels.inspector.focus = Some(Focus::Note),
    }
}

fn key_of(window: &Window, label: usize) -> Option<LabelKey> {
    Some(window.session.as_ref()?.labels().labels().get(label)?.key.clone())
}

fn tag(window: &mut Window, ctx: &Context, label: usize) {
    let Some(key) = key_of(window, label) else { return };
    if let Some(span) = window.desk.selection {
        add(window, ctx, span, key);
    } else if let Some(id) = window.desk.picked {
        if let Some(changes) = run(window, ctx, Command::Relabel { id, label: key }) {
            say_what_went(window, ctx, &changes);
        }
    } else if window.desk.brush.is_some() {
        window.desk.brush = Some(key.clone());
        window.desk.last_brush = Some(key);
    } else {
        window.notices.say(ctx, tr(ctx, "hint-select-first"));
    }
}

/// Says how many answers and links of the annotator `changes` have taken along.
fn say_what_went(window: &mut Window, ctx: &Context, changes: &[Change]) {
    let said = |annotation: &Annotation| annotation.answers.values().filter(|answer| !answer.is_proposed()).count();
    let (mut links, mut answers) = (0, 0);
    for change in changes {
        match change {
            Change::Link(Edit::Removed(link)) if !link.proposed => links += 1,
            Change::Annotation(Edit::Replaced { before, after }) => answers += said(before) - said(after),
            _ => {}
        }
    }
    let count = |key, count: usize| tr_with(ctx, key, &[("count", count.into())]);
    let links = (links > 0).then(|| count("links-counted", links));
    let answers = (answers > 0).then(|| count("answers-counted", answers));
    let what = match (links, answers) {
        (Some(links), Some(answers)) => {
            tr_with(ctx, "and-also", &[("first", links.into()), ("second", answers.into())])
        }
        (one, other) => match one.or(other) {
            Some(what) => what,
            None => return,
        },
    };
    window.notices.say(ctx, tr_with(ctx, "relabel-dropped", &[("what", what.into())]));
}

/// Tags `span` and picks the new annotation, so that it can be corrected at once.
fn add(window: &mut Window, ctx: &Context, span: Span, label: LabelKey) {
    let annotation = Annotation::new(span, label, Timestamp::now());
    let id = annotation.id;
    if run(window, ctx, Command::Add(annotation)).is_some() {
        window.desk.pick(id);
        window.notices.dismiss();
    }
}

/// Tags `span` with the brush. The word that the second of three clicks has tagged gives way to the sentence.
pub fn tag_by_brush(window: &mut Window, ctx: &Context, span: Span, label: LabelKey, clicks: u8) {
    let word = window.desk.brushed_word.take().filter(|_| clicks == 3);
    let annotation = Annotation::new(span, label, Timestamp::now());
    let id = annotation.id;
    let add = Command::Add(annotation);
    let command = match word {
        Some(word) => Command::Batch(vec![Command::Delete(word), add]),
        None => add,
    };
    if run(window, ctx, command).is_some() {
        window.desk.pick(id);
        window.desk.brushed_word = (clicks == 2).then_some(id);
        window.notices.dismiss();
    }
}

/// Gives an annotation another span.
pub fn move_to(window: &mut Window, ctx: &Context, id: AnnotationId, span: Span) {
    run(window, ctx, Command::Move { id, span });
}

fn also_tag(window: &mut Window, ctx: &Context, label: usize) {
    let picked = window.desk.picked.and_then(|id| Some(window.open_set()?.get(id)?.span));
    let Some(span) = picked.or(window.desk.selection) else {
        window.notices.say(ctx, tr(ctx, "hint-select-first"));
        return;
    };
    if let Some(key) = key_of(window, label) {
        add(window, ctx, span, key);
    }
}

fn pick(window: &mut Window, id: AnnotationId) {
    if let Some(span) = window.open_set().and_then(|set| set.get(id)).map(|annotation| annotation.span) {
        window.desk.pick(id);
        window.article.reveal(span);
    }
}

/// Picks the next span, or the one before. Whoever was filling the card goes on with that of the other span.
fn pick_neighbour(window: &mut Window, ctx: &Context, forward: bool) {
    let Some(set) = window.open_set() else { return };
    let all = set.annotations();
    let here = window.desk.picked.and_then(|id| all.iter().position(|annotation| annotation.id == id));
    let from = window.desk.caret.map(|(_, head)| head).or(window.desk.selection.map(|span| span.start().get()));
    let next = match (here, from) {
        (Some(index), _) if forward => (index + 1) % all.len(),
        (Some(index), _) => (index + all.len() - 1) % all.len(),
        (None, Some(offset)) if forward => all.iter().position(|a| a.span.start().get() >= offset).unwrap_or(0),
        (None, Some(offset)) => all.iter().rposition(|a| a.span.start().get() < offset).unwrap_or(0),
        (None, None) if forward => 0,
        (None, None) => all.len().saturating_sub(1),
    };
    if let Some(id) = all.get(next).map(|annotation| annotation.id) {
        pick(window, id);
        if window.panels.inspector.has_keyboard(ctx) {
            window.panels.inspector.focus = Some(Focus::First);
        }
    }
}

fn delete(window: &mut Window, ctx: &Context) {
    let Some(id) = window.desk.picked else { return };
    if let Some(changes) = run(window, ctx, Command::Delete(id)) {
        window.desk.clear();
        if let Some(Change::Annotation(Edit::Removed(annotation))) = changes.last() {
            window.article.reveal(annotation.span);
        }
    }
}

fn brush(window: &mut Window, label: usize) {
    let key = key_of(window, label);
    window.desk.brush = if window.desk.brush == key { None } else { key };
    window.desk.last_brush = window.desk.brush.clone().or_else(|| window.desk.last_brush.take());
}

fn toggle_brush(window: &mut Window) {
    if window.desk.brush.take().is_none() {
        window.desk.brush = window.desk.last_brush.clone().or_else(|| key_of(window, 0));
    }
    window.desk.last_brush = window.desk.brush.clone().or_else(|| window.desk.last_brush.take());
}

fn move_edge(window: &mut Window, ctx: &Context, start: bool, left: bool, letter: bool) {
    let Some(document) = window.session.as_ref().and_then(|session| session.open_document()) else { return };
    let Some(annotation) = window.desk.picked.and_then(|id| document.set().get(id)) else { return };
    let (id, before) = (annotation.id, annotation.span);
    let edge = if start { before.start().get() } else { before.end().get() - 1 };
    let forward = left == window.article.runs_right_to_left(edge);
    let text = document.text();
    let by_stems = start && !letter && window.words() == Grain::Stems;
    let span =
        if by_stems { start_at_stem(text, before, forward) } else { moved(text, before, start, forward, letter) };
    let Some(span) = span else { return };
    if span != before {
        move_to(window, ctx, id, span);
        window.article.reveal(span);
    }
}

/// A span whose start is a word farther on or back, after the particles that are written together with that word.
fn start_at_stem(text: &SourceText, span: Span, forward: bool) -> Option<Span> {
    let rough = moved(text, span, true, forward, false)?;
    let stem = without_proclitics(text, rough);
    if stem != span {
        return Some(stem);
    }
    // The start of its own word is not the word before.
    moved(text, rough, true, forward, false).map(|rough| without_proclitics(text, rough))
}

/// A span with one end a word or a letter farther on or back; `None` if nothing would be left.
fn moved(text: &SourceText, span: Span, start: bool, forward: bool, letter: bool) -> Option<Span> {
    let edge = if start { span.start() } else { span.end() };
    let edge = match (letter, forward) {
        (true, true) => next_grapheme(text, edge),
        (true, false) => previous_grapheme(text, edge),
        (false, true) if start => next_word(text, edge),
        (false, true) => end_of_next_word(text, edge),
        (false, false) => previous_word(text, edge),
    };
    let (from, to) = if start { (edge, span.end()) } else { (span.start(), edge) };
    let rough = Span::new(from.get(), to.get())?;
    if letter {
        return Some(rough);
    }
    // Only the end that moves is trimmed; the other stays where it was put.
    let trimmed = trim(text, rough)?;
    if start { Span::new(trimmed.start().get(), to.get()) } else { Span::new(from.get(), trimmed.end().get()) }
}

fn end_of_next_word(text: &SourceText, from: CharOffset) -> CharOffset {
    let start = if crate::text::word_at(text, from).is_some() { from } else { next_word(text, from) };
    crate::text::word_at(text, start).map_or(start, Span::end)
}

fn copy(window: &Window, ctx: &Context) {
    let quote = || {
        let document = window.session.as_ref()?.open_document()?;
        let picked = window.desk.picked.and_then(|id| Some(document.set().get(id)?.span));
        document.text().quote(window.desk.selection.or(picked)?).map(str::to_owned)
    };
    if let Some(quote) = quote() {
        ctx.copy_text(quote);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_move_from_stem_to_stem() {
        let text = SourceText::new("من القوات وللقوات و600 آخرين");
        let quote = |span: Option<Span>| span.and_then(|span| text.quote(span)).unwrap_or("").to_owned();
        let stem = Span::new(19, 28).unwrap();
        assert_eq!(text.quote(stem), Some("600 آخرين"));
        let back = start_at_stem(&text, stem, false);
        assert_eq!(quote(back), "لقوات و600 آخرين", "not to the particle of its own word");
        assert_eq!(quote(start_at_stem(&text, back.unwrap(), true)), "600 آخرين");
        assert_eq!(quote(start_at_stem(&text, stem, true)), "آخرين");
    }

    #[test]
    fn ends_move_by_words_and_letters() {
        let text = SourceText::new("قالت قوات \"قسد\"، إن");
        let span = Span::new(5, 9).unwrap();
        let quote = |span: Option<Span>| span.and_then(|span| text.quote(span)).unwrap_or("").to_owned();
        assert_eq!(quote(moved(&text, span, false, true, false)), "قوات \"قسد");
        assert_eq!(quote(moved(&text, span, true, false, false)), "قالت قوات");
        assert_eq!(quote(moved(&text, span, false, false, true)), "قوا");
        assert_eq!(quote(moved(&text, span, true, true, true)), "وات");
        assert_eq!(moved(&text, span, false, false, false), None);
        assert_eq!(moved(&text, Span::new(0, 1).unwrap(), false, false, true), None);
    }
}
