use super::*;
use crate::command::{Fate, Rename};
use crate::model::{Attribute, AttributeKey, AttributeKind, Guideline, LabelKey, LabelSetError, Preset, Rule, Words};

fn draft() -> Draft {
    Draft::new(&LabelSet::conflict_news())
}

fn key(key: &str) -> LabelKey {
    LabelKey::new(key).unwrap()
}

/// Does something to a copy and commits it as a step of its own.
fn step<R>(draft: &mut Draft, change: impl FnOnce(&mut Content) -> R) -> R {
    let mut content = draft.now().clone();
    let result = change(&mut content);
    draft.commit(content, None);
    result
}

fn keys(draft: &Draft) -> Vec<&str> {
    draft.now().parts().labels.iter().map(|label| label.key.as_str()).collect()
}

/// What is lost, in words.
fn lost(draft: &Draft) -> Vec<String> {
    let word = |loss: &Loss| {
        let of = loss.of.as_ref().map_or("document", LabelKey::as_str);
        match &loss.kind {
            LossKind::Label => of.to_owned(),
            LossKind::Attribute(attribute) => format!("{of}.{attribute}"),
            LossKind::Choice(attribute, choice) => format!("{of}.{attribute}={choice}"),
            LossKind::Link(link) => format!("{of}>{link}"),
            LossKind::DocumentLabel(label) => format!("{of}#{label}"),
        }
    };
    draft.losses().iter().map(word).collect()
}

#[test]
fn a_renamed_key_is_followed_by_all_that_names_it() {
    let mut draft = draft();
    step(&mut draft, |content| {
        content.labels_mut()[0].overlap.nest_in = Some(vec![key("CLAIM")]);
        content.rename_label(3, " STATEMENT ")
    })
    .unwrap();
    let change = draft.change().expect("a valid set");
    assert_eq!(change.renamed, [Rename { from: key("CLAIM"), to: key("STATEMENT") }]);
    assert!(change.fates.is_empty() && draft.losses().is_empty());
    assert_eq!(change.after.labels()[0].overlap.nest_in, Some(vec![key("STATEMENT")]));
    assert!(change.after.links().iter().flat_map(|link| &link.ends).all(|ends| ends.from != key("CLAIM")));
    assert_eq!(change.after.rules().len(), LabelSet::conflict_news().rules().len());
}

#[test]
fn keys_are_names_and_unique() {
    let mut content = draft().now().clone();
    assert_eq!(content.rename_label(0, "CLAIM"), Err(KeyFault::Taken));
    assert!(matches!(content.rename_label(0, "  "), Err(KeyFault::Name(_))));
    assert_eq!(content.rename_attribute(Owner::Label(0), 0, "role"), Err(KeyFault::Taken));
    assert_eq!(content.rename_link(0, "at"), Err(KeyFault::Taken));
    assert_eq!(content, *draft().now());
    let mut choices = content.parts().document_labels.clone();
    assert_eq!(rename_choice(&mut choices, 0, "opinion"), Err(KeyFault::Taken));
    assert_eq!(free_choice_key(&choices).as_str(), "choice");
}

#[test]
fn two_labels_can_swap_their_keys() {
    let mut draft = draft();
    step(&mut draft, |content| {
        content.rename_label(0, "tmp").unwrap();
        content.rename_label(1, "ACTOR").unwrap();
        content.rename_label(0, "LOCATION").unwrap();
    });
    let change = draft.change().unwrap();
    assert_eq!(change.renamed.len(), 2);
    assert!(change.fates.is_empty());
}

#[test]
fn a_deleted_label_takes_with_it_what_names_it_and_its_spans_meet_their_fate() {
    let mut draft = draft();
    step(&mut draft, |content| {
        let actor = content.identity(0);
        content.delete_label(3, Becomes::Labelled(actor));
        content.rename_label(0, "PERSON").unwrap();
    });
    let change = draft.change().expect("nothing names CLAIM any more");
    assert_eq!(change.fates.get(&key("CLAIM")), Some(&Fate::Relabel(key("PERSON"))));
    assert!(change.after.rules().iter().all(|rule| rule.label() != Some(&key("CLAIM"))));
    assert!(change.after.links().iter().all(|link| link.key.as_str() != "said_by"));
    assert_eq!(lost(&draft), ["CLAIM"]);
    // Where the label that was to take them over goes as well, they are deleted.
    step(&mut draft, |content| content.delete_label(0, Becomes::Deleted));
    let change = draft.change().unwrap();
    assert_eq!(change.fates.get(&key("CLAIM")), Some(&Fate::Delete));
    assert_eq!(change.fates.get(&key("ACTOR")), Some(&Fate::Delete));
}

#[test]
fn a_key_of_a_deleted_label_is_free_for_a_new_one_and_for_no_other() {
    let mut draft = draft();
    step(&mut draft, |content| {
        content.delete_label(0, Becomes::Deleted);
        let new = content.add_label();
        content.rename_label(new, "ACTOR").unwrap();
    });
    let change = draft.change().expect("a new label may have the key of one that went");
    assert_eq!(change.fates, [(key("ACTOR"), Fate::Delete)].into(), "its spans go, as was answered");
    assert!(change.renamed.is_empty());
    assert_eq!(lost(&draft)[0], "ACTOR", "and that is told before the change is made");
    step(&mut draft, |content| {
        content.delete_label(3, Becomes::Deleted);
        content.rename_label(2, "ACTOR").unwrap();
    });
    let fault = draft.fault().expect("spans of two labels would become one");
    assert_eq!((fault.place, fault.kind), (Place::LabelKey(2), FaultKind::KeyOfDeleted(key("ACTOR"))));
    assert_eq!(draft.change(), None);
}

#[test]
fn labels_are_added_duplicated_and_moved() {
    let mut draft = draft();
    let new = step(&mut draft, Content::add_label);
    assert_eq!(keys(&draft), ["ACTOR", "LOCATION", "CASUALTY_COUNT", "CLAIM", "LABEL"]);
    assert_eq!(draft.now().parts().labels[new].shortcut, Some('5'));
    assert_eq!(step(&mut draft, |content| content.duplicate_label(0)), 1);
    step(&mut draft, |content| content.move_label(0, 4));
    assert_eq!(keys(&draft), ["ACTOR_2", "LOCATION", "CASUALTY_COUNT", "CLAIM", "ACTOR", "LABEL"]);
    let change = draft.change().unwrap();
    assert!(change.renamed.is_empty() && change.fates.is_empty(), "the old label is still the old one");
    assert_eq!(change.after.labels()[0].attributes.len(), 2);
}

#[test]
fn every_step_can_be_taken_back_and_typing_is_one() {
    let mut draft = draft();
    let field = Some(Id::unique("field"));
    for name in ["A", "Ac", "Act"] {
        let mut content = draft.now().clone();
        name.clone_into(&mut content.labels_mut()[0].name.english);
        draft.commit(content, field);
    }
    step(&mut draft, |content| content.move_label(0, 1));
    assert!(draft.is_changed() && draft.steps() == (true, false));
    assert!(draft.undo());
    assert_eq!(draft.now().parts().labels[0].name.english, "Act");
    assert!(draft.undo() && !draft.undo());
    assert!(!draft.is_changed());
    assert!(draft.redo() && draft.redo() && !draft.redo());
    assert_eq!(keys(&draft)[..2], ["LOCATION", "ACTOR"]);
    draft.undo();
    step(&mut draft, |content| content.name_mut().push('!'));
    assert!(!draft.redo(), "a new step forgets what was taken back");
    let same = draft.now().clone();
    draft.commit(same, None);
    assert!(draft.undo() && draft.now().parts().name == "Conflict news", "no change is no step");
}

#[test]
fn faults_say_where_they_are() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut Content), expected: Place) -> FaultKind {
        let mut draft = draft();
        step(&mut draft, change);
        let fault = draft.fault().expect("a fault");
        assert_eq!(fault.place, expected);
        assert_eq!(draft.change(), None);
        fault.kind
    }
    check(|c| c.labels_mut()[1].shortcut = Some('1'), Place::Shortcut(1));
    check(|c| c.labels_mut()[1].shortcut = Some('n'), Place::Shortcut(1));
    check(|c| c.labels_mut()[2].attributes[0].kind = AttributeKind::YesNo, Place::Attribute(Owner::Label(2), 0));
    let kind =
        check(|c| c.labels_mut()[1].attributes[0].kind = AttributeKind::Text, Place::Attribute(Owner::Label(1), 0));
    assert_eq!(kind, FaultKind::Set(LabelSetError::TwoKinds(AttributeKey::new("role").unwrap())));
    check(
        |c| c.labels_mut()[0].attributes[0].kind = AttributeKind::One(Vec::new()),
        Place::Attribute(Owner::Label(0), 0),
    );
    check(|c| c.links_mut()[2].ends.clear(), Place::Link(2));
    check(
        |c| {
            let again = c.parts().document_labels[0].clone();
            c.document_labels_mut().push(again);
        },
        Place::DocumentLabels,
    );
    let white = crate::model::Colour([255, 255, 255]);
    assert_eq!(check(|c| c.labels_mut()[3].light = white, Place::Colours(3)), FaultKind::Unreadable);
}

#[test]
fn rules_go_with_what_they_name() {
    let mut draft = draft();
    let names = |draft: &Draft, attribute: &str| {
        let parts = draft.now().parts();
        parts
            .rules
            .iter()
            .filter(|rule| matches!(rule, Rule::Answered { attribute: a, .. } if a.as_str() == attribute))
            .count()
    };
    step(&mut draft, |c| c.rename_attribute(Owner::Label(2), 0, "fate")).unwrap();
    assert_eq!((names(&draft, "outcome"), names(&draft, "fate")), (0, 1));
    step(&mut draft, |c| drop(c.attributes_mut(Owner::Label(2)).remove(0)));
    assert_eq!(names(&draft, "fate"), 0);
    step(&mut draft, |c| c.rename_link(0, "speaker")).unwrap();
    assert!(
        draft
            .now()
            .parts()
            .rules
            .iter()
            .any(|rule| matches!(rule, Rule::Linked { link, .. } if link.as_str() == "speaker"))
    );
    assert!(draft.fault().is_none());
}

#[test]
fn what_is_lost_is_told() {
    let mut draft = draft();
    step(&mut draft, |c| {
        c.rename_label(0, "PERSON").unwrap();
        c.rename_attribute(Owner::Label(0), 0, "sort").unwrap();
        let AttributeKind::One(outcomes) = &mut c.labels_mut()[2].attributes[0].kind else { unreachable!() };
        outcomes.remove(0);
        c.labels_mut()[2].attributes[1].kind = AttributeKind::Integer;
        c.labels_mut()[2].attributes[1].reads = None;
        c.links_mut().remove(1);
        c.document_labels_mut().remove(2);
        c.attributes_mut(Owner::Document).clear();
        c.delete_label(1, Becomes::Deleted);
    });
    assert_eq!(
        lost(&draft),
        [
            "ACTOR.type",
            "LOCATION",
            "CASUALTY_COUNT.outcome=killed",
            "CASUALTY_COUNT.count",
            "document.event_date",
            "document#repeats_another",
            "CLAIM>contains"
        ]
    );
}

#[test]
fn another_set_keeps_the_labels_of_the_same_keys() {
    let mut draft = draft();
    let before = draft.before().clone();
    step(&mut draft, |content| content.replace(&Preset::PlainNer.label_set(), &before));
    let change = draft.change().unwrap();
    assert_eq!((change.renamed.len(), change.fates.len()), (0, 4));
    assert_eq!(lost(&draft).len(), 4 + 4, "the labels, and what is asked about documents: {:?}", lost(&draft));
    step(&mut draft, |content| {
        let person = content.identity(0);
        content.decide(&key("ACTOR"), Becomes::Labelled(person));
    });
    assert_eq!(draft.change().unwrap().fates[&key("ACTOR")], Fate::Relabel(key("PER")));
    step(&mut draft, |content| content.replace(&before, &before));
    assert!(!draft.is_changed() && draft.losses().is_empty());
}

#[test]
fn new_attributes_have_keys_that_are_new_everywhere() {
    let mut draft = draft();
    for owner in [Owner::Label(0), Owner::Document] {
        step(&mut draft, |content| {
            let key = content.free_attribute_key(owner);
            let guideline = Guideline::default();
            let attribute =
                Attribute { key, name: Words::default(), kind: AttributeKind::YesNo, reads: None, guideline };
            content.attributes_mut(owner).push(attribute);
        });
    }
    assert_eq!(draft.now().attributes(Owner::Document).last().unwrap().key.as_str(), "attribute_2");
    assert_eq!(draft.now().free_link_key().as_str(), "link");
    assert!(draft.fault().is_none());
}

#[test]
fn a_change_tells_what_it_was_made_for() {
    let mut draft = draft();
    draft.count(|key| key.as_str().len());
    step(&mut draft, |content| content.delete_label(0, Becomes::Deleted));
    let change = draft.change().unwrap();
    assert_eq!(change.before.as_ref(), Some(draft.before()));
    assert_eq!(change.counted.into_iter().collect::<Vec<_>>(), [(key("ACTOR"), 5)]);
}
