//! Everything that the user can ask for. Menus, keys and buttons all send one of these.

use super::language::LanguageChoice;
use super::link_choices::LinkChoice;
use super::settings::{LinksShown, SpanOrder, Theme};
use crate::model::{AnnotationId, Answer, AttributeKey, ChoiceKey, CommentId, DocumentId, LinkId, Status};
use std::path::PathBuf;

/// What the user asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// About the project.
    Project(ProjectAction),
    /// About the open document or the list of documents.
    Document(DocumentAction),
    /// About spans.
    Annotation(AnnotationAction),
    /// About links between spans.
    Link(LinkAction),
    /// About what is said of a span or of the document.
    Answer(AnswerAction),
    /// About comments.
    Comment(CommentAction),
    /// About what is not yet as the label set wants it.
    Problem(ProblemAction),
    /// About the place of the keyboard in the text.
    Caret(CaretAction),
    /// About how things are shown.
    View(ViewAction),
    /// Take the last step back.
    Undo,
    /// Make the step again that was taken back last.
    Redo,
    /// One step back: a selection, a picked span, the brush.
    Escape,
}

/// What can be done with a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProjectAction {
    /// Make a new one.
    New,
    /// Open another one.
    Open,
    /// Open one whose place is known.
    OpenPath(PathBuf),
    /// Add documents.
    Import,
    /// Add these documents.
    ImportPaths(Vec<PathBuf>),
    /// Write training data.
    Export,
    /// Edit the label set.
    Labels,
    /// Annotate under another name.
    Rename,
    /// Try again to save what could not be saved.
    RetrySave,
    /// Show the keys.
    ShowKeys,
    /// Close the program.
    Quit,
}

/// What can be done with documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentAction {
    /// Open the next one.
    Next,
    /// Open the one before.
    Previous,
    /// Open this one.
    GoTo(DocumentId),
    /// Mark the open one as done and open the next one.
    DoneAndNext,
    /// Say how far the open one is.
    SetStatus(Status),
    /// Put the keyboard into the field that finds documents.
    Find,
}

/// What can be done with spans. Labels are counted in the order of the label set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnnotationAction {
    /// Tag the selected text with a label, or give the picked span that label.
    Tag(usize),
    /// Tag the picked span's text with a further label.
    AlsoTag(usize),
    /// Pick this span.
    Pick(AnnotationId),
    /// Pick the next span of the text.
    PickNext,
    /// Pick the span before.
    PickPrevious,
    /// Remove the picked span.
    Delete,
    /// Take a label into the brush, or put the brush away if it has that label.
    Brush(usize),
    /// Take the brush with its last label, or put it away.
    ToggleBrush,
    /// Move an end of the picked span.
    MoveEdge {
        /// The start, or else the end.
        start: bool,
        /// To the left, which is on in a right-to-left text.
        left: bool,
        /// By letters instead of words.
        letter: bool,
    },
    /// Copy the selected text.
    Copy,
    /// Put the keyboard into the note of the picked span, or of the document.
    Note,
}

/// What can be done with links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkAction {
    /// Offer the links that the picked span can have.
    Choose,
    /// Offer them no longer.
    GiveUp,
    /// Link the picked span with this one; asks how if there are several ways.
    With(AnnotationId),
    /// Draw this link.
    Make(LinkChoice),
    /// Remove this link.
    Remove(LinkId),
    /// Say that somebody has looked at this proposed link.
    Confirm(LinkId),
}

/// What can be said of a span, or of the document where `on` is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerAction {
    /// Answer an attribute; no answer leaves it empty.
    Set {
        /// The span, or the document.
        on: Option<AnnotationId>,
        /// The attribute.
        attribute: AttributeKey,
        /// The answer.
        answer: Option<Answer>,
    },
    /// Say of the attribute that has the keyboard that the text does not tell; said again, it is empty.
    Unknown,
    /// Empty the attribute that has the keyboard.
    Clear,
    /// Say that somebody has looked at everything that is proposed for the picked span.
    Confirm,
    /// Put the keyboard into the first attribute of the picked span, or of the document.
    Fill,
    /// Let go of the picked span and put the keyboard into what is said of the document.
    Document,
    /// Give the keyboard back to the text.
    Leave,
    /// Take the next selection in the text as the answer.
    PickPassage {
        /// The span, or the document.
        on: Option<AnnotationId>,
        /// The attribute.
        attribute: AttributeKey,
    },
    /// Take what is selected as the answer that is being picked.
    TakePassage {
        /// Whether it was selected by keys, which then go on to the next attribute.
        go_on: bool,
    },
    /// Say which labels the document has.
    LabelDocument(Vec<ChoiceKey>),
}

/// What can be done with comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommentAction {
    /// Put the keyboard into the field for a comment on the picked span, or on the document.
    Write,
    /// Write this one anew.
    Edit(CommentId),
    /// Remove this one.
    Delete(CommentId),
}

/// What can be done with problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemAction {
    /// Go to the next one.
    Next,
    /// Go to the one before.
    Previous,
    /// Go to the one of this number in the list, from 0.
    GoTo(usize),
}

/// How the keyboard moves in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaretAction {
    /// To the next or previous word or letter.
    Step {
        /// To the left, which is on in a right-to-left text.
        left: bool,
        /// By letters instead of words.
        letter: bool,
        /// Selects what is passed.
        extend: bool,
    },
    /// To the line above or below.
    Line {
        /// Below.
        down: bool,
        /// Selects what is passed.
        extend: bool,
    },
    /// A screen up or down.
    Page {
        /// Down.
        down: bool,
    },
    /// To the start or the end of the text.
    Edge {
        /// The end.
        end: bool,
    },
}

/// How things are shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ViewAction {
    /// The article larger.
    ZoomIn,
    /// The article smaller.
    ZoomOut,
    /// The article in its normal size.
    ZoomReset,
    /// The article larger by this factor.
    ZoomBy(f32),
    /// Runs of blanks as one, or as they were written.
    ToggleTidy,
    /// The guideline beside the article, or not.
    ToggleGuideline,
    /// Every paragraph right to left, left to right, or by its letters.
    Direction(ReadingDirection),
    /// Which links are drawn.
    Links(LinksShown),
    /// Light, dark, or as the system.
    Theme(Theme),
    /// Arabic, English, or as the system speaks.
    Language(LanguageChoice),
    /// The spans of the list in this order.
    Order(SpanOrder),
}

/// In which direction paragraphs run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReadingDirection {
    /// By their letters.
    #[default]
    Automatic,
    /// Right to left.
    RightToLeft,
    /// Left to right.
    LeftToRight,
}
