//! The words of the command line.

use crate::model::{Annotator, LabelKey, Preset};
use crate::text::Encoding;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  tawsim                                        open the last project in a window
  tawsim news.tawsim                            open a project in a window
  tawsim new news.tawsim articles/              make a project of a folder of texts
  tawsim export news.tawsim -o news.jsonl       write training data
  tawsim ./export                               open a project that is called like a command

Exit codes: 0 done, 1 done with warnings, 2 not done.";

const NEW_EXAMPLES: &str = "\
Examples:
  tawsim new empty.tawsim
  tawsim new news.tawsim seeds/
  tawsim new news.tawsim a.txt b.txt more/
  tawsim new names.tawsim seeds/ --labels plain-ner
  tawsim new own.tawsim seeds/ --labels labels.json

Folders give the .txt and .jsonl files in them and below. A file that is there already is never overwritten.";

const IMPORT_EXAMPLES: &str = "\
Examples:
  tawsim import news.tawsim new-articles/*.txt
  tawsim import news.tawsim old.txt --encoding windows-1256
  tawsim import news.tawsim colleague.jsonl
  tawsim import news.tawsim model.jsonl --annotator model-3

A text that the project has already is reported and not added again. Files named .jsonl, and
others that begin as an export does, are read as the program's own format (docs/jsonl.md), all others as text. Importing a file twice changes nothing.";

const EXPORT_EXAMPLES: &str = "\
Examples:
  tawsim export news.tawsim -o news.jsonl
  tawsim export news.tawsim -o gold.jsonl --annotator أحمد --annotator ليلى --done-only
  tawsim export news.tawsim -o - | gzip > news.jsonl.gz

One line for each document and annotator who has opened it (docs/jsonl.md). The file is written beside its place and
renamed when it is complete; if anything fails, or there is nothing to write, an older file stays as it was.";

const LABELS_EXAMPLES: &str = "\
Examples:
  tawsim labels news.tawsim                                  what annotators may say
  tawsim labels news.tawsim -o labels.json                   as a file (docs/labels.md)
  tawsim labels --preset plain-ner --json                    one to begin with
  tawsim labels news.tawsim --set labels.json                use the file in the project
  tawsim labels news.tawsim --set labels.json --rename CLAIM=STATEMENT --relabel VICTIM=ACTOR --delete NOISE

Labels whose spans the new set has no place for are not dropped unless it is said what becomes of them: they get
another label (--relabel) or go (--delete). A label with another key is renamed (--rename), with all its spans. All or
nothing is changed.";

const APPLY_EXAMPLES: &str = "\
Commands, one JSON object a line (offsets in code points, the end not included):
  {\"op\":\"add\",\"doc\":\"001\",\"label\":\"ACTOR\",\"start\":0,\"end\":6}     optional: quote, attributes, note, id, created
  {\"op\":\"delete\",\"id\":\"…\"}
  {\"op\":\"relabel\",\"id\":\"…\",\"label\":\"LOCATION\"}
  {\"op\":\"move\",\"id\":\"…\",\"start\":2,\"end\":6}
  {\"op\":\"note\",\"id\":\"…\",\"note\":\"…\"}                        the whole new note
  {\"op\":\"attribute\",\"id\":\"…\",\"attributes\":{\"type\":\"rebel_group\"}}
  {\"op\":\"confirm\",\"id\":\"…\"}                                what is proposed is right; or \"link\":\"…\"
  {\"op\":\"link\",\"type\":\"said_by\",\"from\":\"…\",\"to\":\"…\"}        optional: state, id, created
  {\"op\":\"unlink\",\"id\":\"…\"}
  {\"op\":\"comment\",\"on\":\"…\",\"text\":\"…\"}                     optional: author, id, created; without on: the document
  {\"op\":\"edit_comment\",\"id\":\"…\",\"text\":\"…\"}
  {\"op\":\"delete_comment\",\"id\":\"…\"}
  {\"op\":\"document\",\"doc\":\"001\",\"labels\":[\"opinion\"]}          or attributes, or note, or all of them
  {\"op\":\"status\",\"doc\":\"001\",\"status\":\"done\"}                  to_do, in_progress or done
Every command may name the \"doc\"; those on a link or a comment need it unless that document was named last. An
annotation is told by its id or, with \"doc\", by its place: {\"label\":\"ACTOR\",\"start\":0,\"end\":6}.
Values of attributes have the forms of docs/jsonl.md; null leaves an attribute empty. {\"state\":\"unknown\"} says that the
text does not tell, {\"state\":\"proposed\",\"value\":…} that nobody has looked at it yet.
Each command is one step, and is answered by one line when it is durable on the disk:
  {\"ok\":true,\"id\":\"…\"}   or   {\"ok\":false,\"error\":\"…\"}
One bad line does not stop the rest.

Examples:
  tawsim apply news.tawsim --annotator a1 commands.jsonl
  my-model | tawsim apply news.tawsim --annotator model-3";

const READ_COUNT_EXAMPLES: &str = "\
Examples:
  tawsim read-count 'أكثر من 900 عنصر'
  tawsim read-count --json 'مقتل ثلاثة مدنيين'
  tawsim read-count --find --json article.txt
  some-crawler | tawsim read-count --find -

With --json a phrase gives {\"low\",\"best\",\"high\",\"qualifier\",\"outcome\"}; what is unknown is null. A phrase that tells no
number of people gives null in every key, and the exit code is 1. With --find it is an array of objects that have
\"start\", \"end\" (code points, the end not included) and \"quote\" as well; [] where there are none, and the exit code is 0.
How a number becomes low, best and high: docs/counts.md.";

/// توسيم: annotation of Arabic news. Without a command, opens a window.
#[derive(Debug, Parser)]
#[command(name = "tawsim", version, args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub task: Option<Task>,
    /// The project to open (*.tawsim); without it, the last one
    pub project: Option<PathBuf>,
    /// Save a picture of the window as PNG and close it
    #[arg(long, value_name = "FILE")]
    pub screenshot: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Task {
    /// Make a project, empty or with documents
    #[command(after_help = NEW_EXAMPLES)]
    New(New),
    /// Add documents and annotations to a project
    #[command(after_help = IMPORT_EXAMPLES)]
    Import(Import),
    /// Write the annotations to a file, for training
    #[command(after_help = EXPORT_EXAMPLES)]
    Export(Export),
    /// Say what is in a project
    Info {
        /// The project
        project: PathBuf,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// List what breaks the rules of the label set; exit code 1 if anything does
    Problems {
        /// The project
        project: PathBuf,
        /// Only in the annotations of this annotator
        #[arg(long, value_name = "NAME", value_parser = annotator)]
        annotator: Option<Annotator>,
        /// As JSON: a list of objects with doc, annotator, id, label, start, end, quote, problem and message
        #[arg(long)]
        json: bool,
    },
    /// Examine a project: file, journal, every quote
    Doctor {
        /// The project
        project: PathBuf,
    },
    /// Show the label set of a project, write it to a file, or give the project another one
    #[command(after_help = LABELS_EXAMPLES)]
    Labels(Labels),
    /// Run commands, one JSON object a line
    #[command(after_help = APPLY_EXAMPLES)]
    Apply {
        /// The project
        project: PathBuf,
        /// Whose annotations are changed; a new name is added to the project
        #[arg(long, value_name = "NAME", value_parser = annotator)]
        annotator: Annotator,
        /// The commands; - or nothing is standard input
        #[arg(default_value = "-")]
        file: PathBuf,
    },
    /// Read a casualty count in Arabic, or find the counts in a text
    #[command(after_help = READ_COUNT_EXAMPLES)]
    ReadCount(ReadCount),
}

#[derive(Debug, Args)]
pub(super) struct New {
    /// The project to make, by custom called *.tawsim
    pub project: PathBuf,
    /// Texts, folders of texts, or exports
    #[arg(value_name = "FILE|DIR")]
    pub files: Vec<PathBuf>,
    /// The label set: conflict-news, plain-ner, empty, or a file (docs/labels.md)
    #[arg(long, value_name = "NAME|FILE", value_parser = labels_from, default_value = "conflict-news")]
    pub labels: LabelsFrom,
}

/// Where a label set comes from.
#[derive(Clone, Debug)]
pub(super) enum LabelsFrom {
    /// One of those to begin with.
    Preset(Preset),
    /// A file.
    File(PathBuf),
}

#[derive(Debug, Args)]
pub(super) struct Labels {
    /// The project
    #[arg(required_unless_present = "preset", conflicts_with = "preset")]
    pub project: Option<PathBuf>,
    /// One of the label sets to begin with, instead of a project's: conflict-news, plain-ner or empty
    #[arg(long, value_name = "NAME", value_parser = preset)]
    pub preset: Option<Preset>,
    /// As JSON
    #[arg(long, conflicts_with = "output")]
    pub json: bool,
    /// Write it to a file, as JSON; - is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Give the project this label set: conflict-news, plain-ner, empty, or a file
    #[arg(long, value_name = "NAME|FILE", value_parser = labels_from, requires = "project",
          conflicts_with_all = ["json", "output"])]
    pub set: Option<LabelsFrom>,
    /// A label of the project has another key in the new set; may be given several times
    #[arg(long, value_name = "OLD=NEW", value_parser = label_pair, requires = "set")]
    pub rename: Vec<(LabelKey, LabelKey)>,
    /// Spans of a label that goes get another one; may be given several times
    #[arg(long, value_name = "OLD=NEW", value_parser = label_pair, requires = "set")]
    pub relabel: Vec<(LabelKey, LabelKey)>,
    /// Spans of a label that goes go with it; may be given several times
    #[arg(long, value_name = "LABEL", value_parser = label, requires = "set")]
    pub delete: Vec<LabelKey>,
    /// Drop answers, links and document labels that the new set has no place for
    #[arg(long, requires = "set")]
    pub drop: bool,
}

#[derive(Debug, Args)]
pub(super) struct Import {
    /// The project
    pub project: PathBuf,
    /// Texts, folders of texts, or exports
    #[arg(required = true, value_name = "FILE|DIR")]
    pub files: Vec<PathBuf>,
    /// What the files are; without it, their names and beginnings tell
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<ImportName>,
    /// Put the spans of JSON lines under this name instead of the one in the file
    #[arg(long, value_name = "NAME", value_parser = annotator)]
    pub annotator: Option<Annotator>,
    /// Encoding of the texts: utf-8, utf-16le, utf-16be or windows-1256; without it, it is found out
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<Encoding>,
}

#[derive(Debug, Args)]
pub(super) struct Export {
    /// The project
    pub project: PathBuf,
    /// The file to write; - is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// What to write
    #[arg(long, value_name = "FORMAT", default_value = "jsonl")]
    pub format: ExportName,
    /// Only the annotations of this annotator; may be given several times
    #[arg(long = "annotator", value_name = "NAME", value_parser = annotator)]
    pub annotators: Vec<Annotator>,
    /// Only documents that the annotator has marked done
    #[arg(long)]
    pub done_only: bool,
}

#[derive(Debug, Args)]
pub(super) struct ReadCount {
    /// List the casualty counts in a text, with their places
    #[arg(long)]
    pub find: bool,
    /// As JSON
    #[arg(long)]
    pub json: bool,
    /// The phrase; with --find, the text file, or - for standard input
    #[arg(value_name = "TEXT|FILE", allow_hyphen_values = true)]
    pub input: OsString,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum ImportName {
    /// One document a file
    Text,
    /// The program's own format, one object a line
    Jsonl,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum ExportName {
    /// The program's own format, one object a line
    Jsonl,
}

fn annotator(name: &str) -> Result<Annotator, String> {
    Annotator::new(name).map_err(|error| error.to_string())
}

fn encoding(name: &str) -> Result<Encoding, String> {
    Encoding::from_name(name).ok_or_else(|| "known are utf-8, utf-16le, utf-16be and windows-1256".to_owned())
}

fn label(key: &str) -> Result<LabelKey, String> {
    LabelKey::new(key).map_err(|error| error.to_string())
}

fn label_pair(pair: &str) -> Result<(LabelKey, LabelKey), String> {
    let (old, new) = pair.split_once('=').ok_or_else(|| "it is written as OLD=NEW".to_owned())?;
    Ok((label(old)?, label(new)?))
}

fn preset(name: &str) -> Result<Preset, String> {
    Preset::from_name(name).ok_or_else(|| "known are conflict-news, plain-ner and empty".to_owned())
}

/// A file that is called like a preset is named as `./empty`.
#[allow(clippy::unnecessary_wraps, reason = "this is what the parser of the command line wants")]
fn labels_from(name: &str) -> Result<LabelsFrom, String> {
    Ok(Preset::from_name(name).map_or_else(|| LabelsFrom::File(name.into()), LabelsFrom::Preset))
}
