//! Rules.

use super::plain::Plain;
use crate::model::{AttributeKey, LabelKey, LinkKey, Rule};
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum RuleShape {
    Answered { label: Plain<LabelKey>, attribute: Plain<AttributeKey> },
    Linked { label: Plain<LabelKey>, link: Plain<LinkKey> },
    InOrder { label: Plain<LabelKey>, attribute: Plain<AttributeKey> },
    Inside { label: Plain<LabelKey>, within: Plain<LabelKey> },
    LookedAt { label: Plain<LabelKey> },
    DocumentAnswered { attribute: Plain<AttributeKey> },
}

impl From<&Rule> for RuleShape {
    fn from(rule: &Rule) -> Self {
        match rule.clone() {
            Rule::Answered { label, attribute } => Self::Answered { label: Plain(label), attribute: Plain(attribute) },
            Rule::Linked { label, link } => Self::Linked { label: Plain(label), link: Plain(link) },
            Rule::InOrder { label, attribute } => Self::InOrder { label: Plain(label), attribute: Plain(attribute) },
            Rule::Inside { label, within } => Self::Inside { label: Plain(label), within: Plain(within) },
            Rule::LookedAt { label } => Self::LookedAt { label: Plain(label) },
            Rule::DocumentAnswered { attribute } => Self::DocumentAnswered { attribute: Plain(attribute) },
        }
    }
}

impl From<RuleShape> for Rule {
    fn from(shape: RuleShape) -> Self {
        match shape {
            RuleShape::Answered { label, attribute } => Self::Answered { label: label.0, attribute: attribute.0 },
            RuleShape::Linked { label, link } => Self::Linked { label: label.0, link: link.0 },
            RuleShape::InOrder { label, attribute } => Self::InOrder { label: label.0, attribute: attribute.0 },
            RuleShape::Inside { label, within } => Self::Inside { label: label.0, within: within.0 },
            RuleShape::LookedAt { label } => Self::LookedAt { label: label.0 },
            RuleShape::DocumentAnswered { attribute } => Self::DocumentAnswered { attribute: attribute.0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_of_a_rule_is_the_model_s() {
        let key = |key: &str| LabelKey::new(key).expect("a key");
        let attribute = || AttributeKey::new("a").expect("a key");
        let rules = [
            Rule::Answered { label: key("L"), attribute: attribute() },
            Rule::Linked { label: key("L"), link: LinkKey::new("to").expect("a key") },
            Rule::InOrder { label: key("L"), attribute: attribute() },
            Rule::Inside { label: key("L"), within: key("M") },
            Rule::LookedAt { label: key("L") },
            Rule::DocumentAnswered { attribute: attribute() },
        ];
        for rule in rules {
            let written = serde_json::to_value(RuleShape::from(&rule)).expect("JSON");
            assert_eq!(written["rule"], rule.as_str());
            assert_eq!(Rule::from(serde_json::from_value::<RuleShape>(written).expect("a rule")), rule);
        }
    }
}
