//! `labels`: the label set of a project, or one of those to begin with.

use super::args::{Labels, LabelsFrom};
use super::output::{Output, Verdict, count};
use super::transfer::close;
use crate::app::{Event, Session, losses, read_label_set, write_label_set};
use crate::command::{Fate, LabelSetChange, Rename};
use crate::model::{AttributeKind, Label, LabelKey, LabelSet};
use crate::wire::write_label_set as as_json;
use anyhow::{Result, anyhow, bail};
use std::path::Path;

pub(super) fn labels(labels: &Labels, output: &mut Output) -> Result<Verdict> {
    if let Some(preset) = labels.preset {
        show(&preset.label_set(), labels, output)?;
        return Ok(Verdict::Done);
    }
    let project = labels.project.as_deref().ok_or_else(|| anyhow!("name a project, or a --preset"))?;
    if labels.set.is_some() {
        return set(Session::open(project)?, labels, output);
    }
    let session = Session::open_to_read(project)?;
    show(session.labels(), labels, output)?;
    close(session, Verdict::Done, output)
}

/// The label set that `from` names.
pub(super) fn load(from: &LabelsFrom) -> Result<LabelSet> {
    Ok(match from {
        LabelsFrom::Preset(preset) => preset.label_set(),
        LabelsFrom::File(path) => read_label_set(path)?,
    })
}

fn show(set: &LabelSet, labels: &Labels, output: &mut Output) -> Result<()> {
    match &labels.output {
        Some(path) if path == Path::new("-") => output.line(as_json(set).trim_end())?,
        Some(path) => {
            write_label_set(path, set)?;
            output.line(format_args!("{}: {}", path.display(), summary(set)))?;
        }
        None if labels.json => output.line(as_json(set).trim_end())?,
        None => as_text(set, output)?,
    }
    Ok(())
}

fn summary(set: &LabelSet) -> String {
    let attributes: usize = set.labels().iter().map(|label| label.attributes.len()).sum();
    let links = count(set.links().len(), "link type");
    let labels = count(set.labels().len(), "label");
    format!("{}: {labels}, {}, {links}", set.name(), count(attributes, "attribute"))
}

fn as_text(set: &LabelSet, output: &mut Output) -> Result<()> {
    output.line(summary(set))?;
    for Label { key, name, shortcut, attributes, .. } in set.labels() {
        let shortcut = shortcut.map(|shortcut| format!(" [{shortcut}]")).unwrap_or_default();
        output.line(format_args!("  {key}{shortcut} {} {}", name.english, name.arabic))?;
        for attribute in attributes {
            let choices = choices(&attribute.kind);
            output.line(format_args!("    {} ({}){choices}", attribute.key, attribute.kind.as_str()))?;
        }
    }
    for link in set.links() {
        let ends: Vec<String> = link.ends.iter().map(|ends| format!("{} -> {}", ends.from, ends.to)).collect();
        output.line(format_args!("  {}: {}", link.key, ends.join(", ")))?;
    }
    let documents: Vec<&str> = set.document_labels().iter().map(|label| label.key.as_str()).collect();
    if !documents.is_empty() {
        output.line(format_args!("  documents: {}", documents.join(", ")))?;
    }
    for attribute in set.document_attributes() {
        let choices = choices(&attribute.kind);
        output.line(format_args!("    {} ({}){choices}", attribute.key, attribute.kind.as_str()))?;
    }
    Ok(())
}

fn choices(kind: &AttributeKind) -> String {
    let keys: Vec<&str> = kind.choices().iter().map(|choice| choice.key.as_str()).collect();
    if keys.is_empty() { String::new() } else { format!(": {}", keys.join(", ")) }
}

fn set(mut session: Session, labels: &Labels, output: &mut Output) -> Result<Verdict> {
    let Some(from) = &labels.set else { bail!("there is no label set to set") };
    let mut change = LabelSetChange::to(load(from)?);
    let before = session.labels().clone();
    change.renamed = labels.rename.iter().map(|(from, to)| Rename { from: from.clone(), to: to.clone() }).collect();
    change.fates.extend(labels.delete.iter().map(|label| (label.clone(), Fate::Delete)));
    change.fates.extend(labels.relabel.iter().map(|(from, to)| (from.clone(), Fate::Relabel(to.clone()))));
    check_fates(&change, &before)?;
    change.before = Some(before.clone());
    let uses = session.label_uses().wait()?;
    let spans = |label: &LabelKey| uses.labels.get(label.as_str()).map_or(0, |uses| uses.times);
    change.counted = change.gone(&before).map(|label| (label.clone(), spans(label))).collect();
    let lost = losses(&change, &before, &uses);
    let untold: Vec<String> =
        lost.iter().filter(|loss| !labels.drop || loss.is_label()).map(ToString::to_string).collect();
    if !untold.is_empty() {
        bail!(
            "the new label set has no place for what is in use:\n  {}\nsay what becomes of spans with --delete LABEL, \
             --relabel OLD=NEW or --rename OLD=NEW, and --drop for all the rest; nothing was changed",
            untold.join("\n  ")
        );
    }
    let summary = summary(&change.after);
    session.change_label_set(change)?;
    session.settle();
    for event in session.poll() {
        if let Event::LabelSetRefused(error) = event {
            bail!("{error}; nothing was changed");
        }
    }
    for loss in lost {
        output.note(format_args!("dropped: {loss}"));
    }
    output.line(format_args!("{}: {summary}", session.path().display()))?;
    close(session, Verdict::Done, output)
}

/// A fate for a label that stays or is not there is a mistake in writing.
fn check_fates(change: &LabelSetChange, before: &LabelSet) -> Result<()> {
    let stays = |label: &LabelKey| change.after.get(&change.renamed(label)).is_some();
    for label in change.fates.keys() {
        if before.get(label).is_none() {
            bail!("the project has no label {label}");
        }
        if stays(label) {
            bail!("the label {label} is in the new label set, so its spans stay as they are");
        }
    }
    Ok(())
}
