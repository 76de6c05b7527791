//! What is being typed on the card and not saved yet.

use crate::command::Command;
use crate::model::{AnnotationId, Annotator, Answer, AttributeKey, Comment, CommentId, DocumentId, Timestamp, Value};
use crate::ui::shaped::{Field, FieldOutput};
use crate::ui::window::Window;
use eframe::egui::{Context, Id, Key, Modifiers, Ui};
use std::time::{Duration, Instant};

/// How long typing rests before it is saved.
const REST: Duration = Duration::from_millis(700);

/// To what a text belongs; where something stands for a span, `None` is the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The note.
    Note(Option<AnnotationId>),
    /// The answer to an attribute.
    Answer(Option<AnnotationId>, AttributeKey),
    /// A comment that is not there yet.
    NewComment(Option<AnnotationId>),
    /// A comment.
    Comment(CommentId),
}

/// The document and the annotator for whom something is typed: it is saved there or nowhere.
type Layer = (DocumentId, Annotator);

/// A text as it is being typed.
#[derive(Debug)]
struct Draft {
    layer: Layer,
    of: Owner,
    text: String,
    /// When it was typed last.
    typed: Instant,
}

/// What an attribute said before it was typed anew.
#[derive(Clone, Debug)]
struct Before {
    layer: Option<Layer>,
    on: Option<AnnotationId>,
    attribute: AttributeKey,
    answer: Option<Answer>,
}

impl Before {
    fn is_of(&self, layer: Option<&Layer>, on: Option<AnnotationId>, attribute: &AttributeKey) -> bool {
        self.layer.as_ref() == layer && self.on == on && self.attribute == *attribute
    }
}

/// Everything that is being typed: one text, one value.
#[derive(Debug, Default)]
pub struct Drafts {
    text: Option<Draft>,
    value: Option<(Layer, Command, Instant)>,
    /// The answer from before the value was typed.
    before: Option<Before>,
}

impl Drafts {
    /// Whether something was typed that is not saved yet.
    #[must_use]
    pub const fn is_any(&self) -> bool {
        self.text.is_some() || self.value.is_some()
    }

    /// Whether a text that is not saved yet is that of `owner`.
    #[must_use]
    pub fn is_text_of(&self, owner: &Owner) -> bool {
        self.text.as_ref().is_some_and(|draft| draft.of == *owner)
    }
}

/// How a field for a text looks.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    pub name: &'a str,
    pub id: Id,
    /// The rows of a field in several lines.
    pub rows: Option<usize>,
    /// Whether Enter ends it instead of beginning a line; Shift+Enter still does that.
    pub ends_at_enter: bool,
}

/// A field for the text of `of`, which is stored as `stored`. What is typed is saved after a short rest and when the
/// field is left; all of it is one step to undo.
pub fn field(window: &mut Window, ui: &mut Ui, of: &Owner, stored: &str, look: Look<'_>) -> FieldOutput {
    let layer = open_layer(window);
    let is_here = |draft: &&Draft| draft.of == *of && Some(&draft.layer) == layer.as_ref();
    let draft = window.panels.inspector.drafts.text.as_ref().filter(is_here);
    let mut text = draft.map_or_else(|| stored.to_owned(), |draft| draft.text.clone());
    let has_focus = ui.ctx().memory(|memory| memory.has_focus(look.id));
    let ended = look.ends_at_enter
        && has_focus
        && ui.input_mut(|input| !input.modifiers.shift && input.consume_key(Modifiers::NONE, Key::Enter));
    let field = Field::new(&mut text, look.name).hint(look.name).id(look.id);
    let field = if let Some(rows) = look.rows { field.multiline(rows) } else { field };
    let mut output = field.show(ui);
    output.submitted |= ended;
    if output.response.changed() {
        if window.panels.inspector.drafts.text.as_ref().is_some_and(|draft| draft.of != *of) {
            save_text(window, ui.ctx());
        }
        let draft = |layer| Draft { layer, of: of.clone(), text, typed: Instant::now() };
        window.panels.inspector.drafts.text = layer.map(draft);
        ui.ctx().request_repaint_after(REST + Duration::from_millis(20));
    }
    if output.submitted || output.response.lost_focus() {
        save_text(window, ui.ctx());
        end_typing(window);
    }
    output
}

/// Notes that a value is being typed: `answer` is what it is so far.
pub fn typed(
    window: &mut Window,
    ctx: &Context,
    on: Option<AnnotationId>,
    attribute: AttributeKey,
    answer: Option<Answer>,
) {
    let layer = open_layer(window);
    let before = window.panels.inspector.drafts.before.as_ref();
    if !before.is_some_and(|before| before.is_of(layer.as_ref(), on, &attribute)) {
        let stored = stored_answer(window, on, &attribute);
        let before = Before { layer: layer.clone(), on, attribute: attribute.clone(), answer: stored };
        window.panels.inspector.drafts.before = Some(before);
    }
    let command = answer_command(on, attribute, answer);
    window.panels.inspector.drafts.value = layer.map(|layer| (layer, command, Instant::now()));
    ctx.request_repaint_after(REST + Duration::from_millis(20));
}

/// What is being typed means nothing: the answer from before stands again, also where a readable beginning was saved.
pub fn restore(window: &mut Window, ctx: &Context, on: Option<AnnotationId>, attribute: AttributeKey) {
    let layer = open_layer(window);
    let drafts = &mut window.panels.inspector.drafts;
    drafts.value = None;
    let before = drafts.before.as_ref().filter(|before| before.is_of(layer.as_ref(), on, &attribute));
    let Some(Before { answer, .. }) = before.cloned() else { return };
    if stored_answer(window, on, &attribute) != answer {
        typed(window, ctx, on, attribute, answer);
        save_value(window, ctx);
    }
}

fn stored_answer(window: &Window, on: Option<AnnotationId>, attribute: &AttributeKey) -> Option<Answer> {
    let set = window.open_set()?;
    let answers = match on {
        Some(id) => &set.get(id)?.answers,
        None => &set.sheet().answers,
    };
    answers.get(attribute).cloned()
}

/// Typing is over: it is saved, and what is typed next is a step of its own.
pub fn over(window: &mut Window, ctx: &Context) {
    save_value(window, ctx);
    window.panels.inspector.drafts.before = None;
    end_typing(window);
}

/// Saves everything that was typed and not saved yet.
pub fn save_typed(window: &mut Window, ctx: &Context) {
    save_value(window, ctx);
    save_text(window, ctx);
}

/// Saves what was typed some time ago. A comment waits until it is finished.
pub fn save_rested(window: &mut Window, ctx: &Context) {
    let drafts = &window.panels.inspector.drafts;
    let is_due = |draft: &Draft| draft.typed.elapsed() >= REST && !matches!(draft.of, Owner::NewComment(_));
    let text_is_due = drafts.text.as_ref().is_some_and(is_due);
    if drafts.value.as_ref().is_some_and(|(_, _, typed)| typed.elapsed() >= REST) {
        save_value(window, ctx);
    }
    if text_is_due {
        save_text(window, ctx);
    }
}

fn end_typing(window: &mut Window) {
    if let Some(session) = &mut window.session {
        session.end_typing();
    }
}

fn save_value(window: &mut Window, ctx: &Context) {
    if let Some((layer, command, _)) = window.panels.inspector.drafts.value.take() {
        run(window, ctx, &layer, command);
    }
}

fn save_text(window: &mut Window, ctx: &Context) {
    let Some(Draft { layer, of, text, .. }) = window.panels.inspector.drafts.text.take() else { return };
    let command = match of {
        Owner::Note(Some(id)) => Command::SetNote { id, note: text },
        Owner::Note(None) => Command::SetDocumentNote(text),
        Owner::Answer(on, attribute) => {
            let answer = (!text.is_empty()).then_some(Answer::Set(Value::Text(text)));
            answer_command(on, attribute, answer)
        }
        // A comment that says nothing is none, and one that was emptied stays as it was.
        Owner::NewComment(_) | Owner::Comment(_) if text.trim().is_empty() => return,
        Owner::NewComment(on) => {
            let author = window.session.as_ref().and_then(|session| session.annotator().cloned());
            let Some(author) = author else { return };
            Command::Comment(Comment::new(on, author, text.trim(), Timestamp::now()))
        }
        Owner::Comment(id) => Command::EditComment { id, text: text.trim().to_owned() },
    };
    run(window, ctx, &layer, command);
}

/// The document that is open, and who annotates it.
fn open_layer(window: &Window) -> Option<Layer> {
    window.open_set().map(|set| (set.document().clone(), set.annotator().clone()))
}

/// The command that answers `attribute` of a span, or of the document.
pub fn answer_command(on: Option<AnnotationId>, attribute: AttributeKey, answer: Option<Answer>) -> Command {
    match on {
        Some(id) => Command::Answer { id, attribute, answer },
        None => Command::AnswerDocument { attribute, answer },
    }
}

/// Runs `command`, which was typed for `layer`. Whatever leaves a document saves before; this keeps what came too late
/// out of another one.
fn run(window: &mut Window, ctx: &Context, layer: &Layer, command: Command) {
    if open_layer(window).as_ref() != Some(layer) {
        return;
    }
    let apart = matches!(command, Command::Comment(_));
    let Some(session) = &mut window.session else { return };
    let done = if apart { session.run(command) } else { session.run_merging(command) };
    if let Err(error) = done {
        window.notices.fault(ctx, &error);
    }
}
