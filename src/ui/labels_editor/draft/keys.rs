//! Keys: unique in their place, and followed by everything that names them.

use super::content::Content;
use crate::model::{Attribute, AttributeKey, Choice, ChoiceKey, LabelKey, LinkKey, NameError, Rule};

/// Why something can't be a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// It can't be a name.
    Name(NameError),
    /// Something else in the same place has it.
    Taken,
}

/// Whose attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Owner {
    /// Those of the label of that number.
    Label(usize),
    /// Those of documents.
    Document,
}

impl Content {
    /// Gives a label another key. Links, rules and policies that name it follow.
    ///
    /// # Errors
    /// [`KeyFault`]; nothing has changed then.
    pub fn rename_label(&mut self, label: usize, key: &str) -> Result<(), KeyFault> {
        let key = LabelKey::new(key).map_err(KeyFault::Name)?;
        let parts = self.parts_mut();
        if parts.labels.iter().enumerate().any(|(i, other)| i != label && other.key == key) {
            return Err(KeyFault::Taken);
        }
        let old = std::mem::replace(&mut parts.labels[label].key, key.clone());
        let follow = |name: &mut LabelKey| {
            if *name == old {
                *name = key.clone();
            }
        };
        parts.labels.iter_mut().filter_map(|label| label.overlap.nest_in.as_mut()).flatten().for_each(follow);
        parts.links.iter_mut().flat_map(|link| &mut link.ends).for_each(|ends| {
            follow(&mut ends.from);
            follow(&mut ends.to);
        });
        for rule in &mut parts.rules {
            match rule {
                Rule::Inside { label, within } => {
                    follow(label);
                    follow(within);
                }
                Rule::Answered { label, .. }
                | Rule::InOrder { label, .. }
                | Rule::Linked { label, .. }
                | Rule::LookedAt { label } => follow(label),
                Rule::DocumentAnswered { .. } => {}
            }
        }
        Ok(())
    }

    /// The attributes of a label or of documents.
    #[must_use]
    pub fn attributes(&self, owner: Owner) -> &[Attribute] {
        match owner {
            Owner::Label(label) => &self.parts().labels[label].attributes,
            Owner::Document => &self.parts().document_attributes,
        }
    }

    /// The same, to change everything of them but their keys.
    pub fn attributes_mut(&mut self, owner: Owner) -> &mut Vec<Attribute> {
        match owner {
            Owner::Label(label) => &mut self.parts_mut().labels[label].attributes,
            Owner::Document => &mut self.parts_mut().document_attributes,
        }
    }

    /// Gives an attribute another key. Rules that name it follow; answers that were given do not.
    ///
    /// # Errors
    /// [`KeyFault`]; nothing has changed then.
    pub fn rename_attribute(&mut self, owner: Owner, attribute: usize, key: &str) -> Result<(), KeyFault> {
        let key = AttributeKey::new(key).map_err(KeyFault::Name)?;
        let attributes = self.attributes_mut(owner);
        if attributes.iter().enumerate().any(|(i, other)| i != attribute && other.key == key) {
            return Err(KeyFault::Taken);
        }
        let old = std::mem::replace(&mut attributes[attribute].key, key.clone());
        let of = match owner {
            Owner::Label(label) => Some(self.parts().labels[label].key.clone()),
            Owner::Document => None,
        };
        for rule in &mut self.parts_mut().rules {
            match rule {
                Rule::Answered { label, attribute } | Rule::InOrder { label, attribute }
                    if Some(&*label) == of.as_ref() && *attribute == old =>
                {
                    *attribute = key.clone();
                }
                Rule::DocumentAnswered { attribute } if of.is_none() && *attribute == old => *attribute = key.clone(),
                _ => {}
            }
        }
        Ok(())
    }

    /// Gives a type of link another key. Rules that name it follow; links that were drawn do not.
    ///
    /// # Errors
    /// [`KeyFault`]; nothing has changed then.
    pub fn rename_link(&mut self, link: usize, key: &str) -> Result<(), KeyFault> {
        let key = LinkKey::new(key).map_err(KeyFault::Name)?;
        let parts = self.parts_mut();
        if parts.links.iter().enumerate().any(|(i, other)| i != link && other.key == key) {
            return Err(KeyFault::Taken);
        }
        let old = std::mem::replace(&mut parts.links[link].key, key.clone());
        for rule in &mut parts.rules {
            if let Rule::Linked { link, .. } = rule
                && *link == old
            {
                *link = key.clone();
            }
        }
        Ok(())
    }

    pub(super) fn free_label_key(&self, like: &str) -> LabelKey {
        let taken = |key: &str| self.parts().labels.iter().any(|label| label.key.as_str() == key);
        LabelKey::new(&free(like, taken)).expect("a key with a number is a key")
    }

    /// A key for a new attribute.
    ///
    /// # Panics
    /// Never: a key with a number is a key.
    #[must_use]
    pub fn free_attribute_key(&self, owner: Owner) -> AttributeKey {
        // Attributes with one key must be of one type everywhere, so the key is to be new everywhere.
        let everywhere = self.parts().labels.iter().flat_map(|label| &label.attributes);
        let all: Vec<&Attribute> =
            everywhere.chain(&self.parts().document_attributes).chain(self.attributes(owner)).collect();
        let taken = |key: &str| all.iter().any(|attribute| attribute.key.as_str() == key);
        AttributeKey::new(&free("attribute", taken)).expect("a key with a number is a key")
    }

    /// A key for a new type of link.
    ///
    /// # Panics
    /// Never: a key with a number is a key.
    #[must_use]
    pub fn free_link_key(&self) -> LinkKey {
        let taken = |key: &str| self.parts().links.iter().any(|link| link.key.as_str() == key);
        LinkKey::new(&free("link", taken)).expect("a key with a number is a key")
    }
}

/// Gives one of `choices` another key.
///
/// # Errors
/// [`KeyFault`]; nothing has changed then.
pub fn rename_choice(choices: &mut [Choice], choice: usize, key: &str) -> Result<(), KeyFault> {
    let key = ChoiceKey::new(key).map_err(KeyFault::Name)?;
    if choices.iter().enumerate().any(|(i, other)| i != choice && other.key == key) {
        return Err(KeyFault::Taken);
    }
    choices[choice].key = key;
    Ok(())
}

/// A key for a new choice.
///
/// # Panics
/// Never: a key with a number is a key.
#[must_use]
pub fn free_choice_key(choices: &[Choice]) -> ChoiceKey {
    let taken = |key: &str| choices.iter().any(|choice| choice.key.as_str() == key);
    ChoiceKey::new(&free("choice", taken)).expect("a key with a number is a key")
}

/// `like`, or the first of `like_2`, `like_3` … that is not taken.
fn free(like: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(like) {
        return like.to_owned();
    }
    let stem = like.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('_');
    let stem: String = stem.chars().take(190).collect();
    (2_u32..=u32::MAX).map(|number| format!("{stem}_{number}")).find(|key| !taken(key)).unwrap_or_default()
}
