//! What annotators are told about the attributes of conflict news.

use crate::model::{Example, Guideline, Label, LabelKey, Words};

/// An example in the bracket notation, and why it is so in English and Arabic.
type Shown = (&'static str, (&'static str, &'static str));

/// What is said about one attribute of one label.
struct Said {
    label: &'static str,
    attribute: &'static str,
    english: &'static str,
    arabic: &'static str,
    examples: &'static [Shown],
}

const SAID: [Said; 14] = [
    Said {
        label: "ACTOR",
        attribute: "type",
        english: "What kind of actor this is in the conflict, whatever the article calls it. A spokesman has the type of those for whom he speaks.",
        arabic: "نوع الفاعل في النزاع مهما سماه المقال. وللمتحدث باسم جهة نوع تلك الجهة.",
        examples: &[],
    },
    Said {
        label: "ACTOR",
        attribute: "role",
        english: "What the actor does in this sentence: acts, suffers, speaks, or is only named. The same actor may have another role elsewhere.",
        arabic: "ما يفعله الفاعل في هذه الجملة: ينفذ أو يُستهدف أو يتكلم أو يُذكر فقط. وقد يختلف دوره في موضع آخر.",
        examples: &[],
    },
    Said {
        label: "LOCATION",
        attribute: "role",
        english: "Where the event happened, where somebody came from or went to, or a place that is only named.",
        arabic: "مكان وقوع الحدث، أو المكان الذي جاء منه أحد أو ذهب إليه، أو مكان مذكور فقط.",
        examples: &[],
    },
    Said {
        label: "LOCATION",
        attribute: "precision",
        english: "How exactly the text tells the place of the event, from 1 (the exact place) to 7 (international waters or airspace), as UCDP codes it.",
        arabic: "مدى دقة النص في تحديد مكان الحدث، من 1 (المكان بعينه) إلى 7 (مياه أو أجواء دولية)، كما يرمزه برنامج أوبسالا.",
        examples: &[],
    },
    Said {
        label: "CASUALTY_COUNT",
        attribute: "outcome",
        english: "What happened to those who are counted. One number for dead and wounded together is “killed and injured”; two numbers are two counts.",
        arabic: "ما حل بمن يُعدّون. العدد الواحد للقتلى والجرحى معا هو «قتلى وجرحى»، والعددان عددان.",
        examples: &[
            ("سقوط ⟦CASUALTY_COUNT:30 شخصا بين قتيل وجريح⟧", ("Killed and injured.", "قتلى وجرحى.")),
            ("⟦CASUALTY_COUNT:38 قتيلا⟧ و⟦CASUALTY_COUNT:470 جريحا⟧", ("Two counts.", "عددان.")),
        ],
    },
    Said {
        label: "CASUALTY_COUNT",
        attribute: "count",
        english: "The number as low, best and high. A bound that the text does not give stays empty; “unknown” says that the text tells no number at all and is never 0.",
        arabic: "العدد أدنى وأرجح وأعلى. ما لا يذكره النص من الحدود يبقى فارغا، و«غير معلوم» تعني أن النص لا يذكر عددا، وليست صفرا أبدا.",
        examples: &[(
            "مقتل ⟦CASUALTY_COUNT:أكثر من 380 مدنيا⟧",
            ("Low and best 381, high empty.", "الأدنى والأرجح 381 والأعلى فارغ."),
        )],
    },
    Said {
        label: "CASUALTY_COUNT",
        attribute: "qualifier",
        english: "The word that limits the number in the text. A bare number is “exactly”.",
        arabic: "اللفظ الذي يقيد العدد في النص. والعدد المجرد «بالضبط».",
        examples: &[("إصابة ⟦CASUALTY_COUNT:نحو 140 شخصا⟧", ("About.", "نحو."))],
    },
    Said {
        label: "CASUALTY_COUNT",
        attribute: "victim_class",
        english: "Whether those who are counted are civilians or fighters, as the text says. “Not said” if it only says “people” or “persons”.",
        arabic: "هل من يُعدّون مدنيون أم مقاتلون كما يقول النص. وإن قال «أشخاص» فقط فهو «غير مذكور».",
        examples: &[],
    },
    Said {
        label: "CASUALTY_COUNT",
        attribute: "cumulative",
        english: "Yes if the number is a toll since some earlier time, no if it is that of this event alone.",
        arabic: "نعم إن كان العدد حصيلة منذ وقت سابق، ولا إن كان لهذا الحدث وحده.",
        examples: &[("⟦CASUALTY_COUNT:26,950 قتيلا⟧ منذ بداية العام", ("A running total.", "حصيلة تراكمية."))],
    },
    Said {
        label: "CASUALTY_COUNT",
        attribute: "part_of_another",
        english: "Yes if those who are counted are already in another count of the article, so that both must not be added up.",
        arabic: "نعم إن كان من يُعدّون داخلين في عدد آخر من المقال، فلا يُجمع العددان.",
        examples: &[(
            "⟦CASUALTY_COUNT:600 قتيل⟧ بينهم ⟦CASUALTY_COUNT:140 طفلا⟧",
            ("The second is part of the first.", "الثاني جزء من الأول."),
        )],
    },
    Said {
        label: "CLAIM",
        attribute: "stance",
        english: "What the speaker does with what is said: asserts it, confirms what others say, denies it, or passes it on.",
        arabic: "موقف القائل مما يقال: يدعيه، أو يؤكد قول غيره، أو ينفيه، أو ينقله.",
        examples: &[("نفت الوزارة ⟦CLAIM:مقتل أي مدني⟧", ("Denies.", "ينفي."))],
    },
    Said {
        label: "CLAIM",
        attribute: "cue",
        english: "The word that tells the stance, picked in the text: mostly the verb of saying, without what comes before or after it.",
        arabic: "اللفظ الدال على الموقف، يُحدد في النص، وهو غالبا فعل القول دون ما قبله وما بعده.",
        examples: &[("زعم التنظيم ⟦CLAIM:أنه أسر ثلاثة جنود⟧", ("The cue is «زعم».", "اللفظ هو «زعم»."))],
    },
    Said {
        label: "CLAIM",
        attribute: "certainty",
        english: "How sure the speaker is of it, by his own words; not how far you believe it.",
        arabic: "مدى يقين القائل بحسب ألفاظه هو، لا مدى تصديقك له.",
        examples: &[("ربما ⟦CLAIM:قُتل قائد المجموعة⟧، بحسب المصدر", ("Possible.", "محتمل."))],
    },
    Said {
        label: "CASUALTY_COUNT",
        attribute: "victim_groups",
        english: "Groups that the text names among those who are counted, where they have no number of their own.",
        arabic: "فئات يذكرها النص ضمن من يُعدّون دون عدد خاص بها.",
        examples: &[("مقتل ⟦CASUALTY_COUNT:20 مدنيا معظمهم نساء⟧", ("Women.", "نساء."))],
    },
];

/// Gives the attributes of `labels` what is said about them.
pub(super) fn explain(labels: &mut [Label]) {
    for label in labels {
        let key: &LabelKey = &label.key;
        for attribute in &mut label.attributes {
            let said = SAID.iter().find(|said| said.label == key.as_str() && said.attribute == attribute.key.as_str());
            if let Some(said) = said {
                attribute.guideline = guideline(said);
            }
        }
    }
}

fn guideline(said: &Said) -> Guideline {
    let example = |(text, why): &Shown| Example { text: (*text).to_owned(), good: true, why: Words::new(why.0, why.1) };
    Guideline { text: Words::new(said.english, said.arabic), examples: said.examples.iter().map(example).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LabelSet, Preset};
    use crate::text::read_notation;

    #[test]
    fn every_text_belongs_to_an_attribute_and_every_example_to_a_label() {
        let set: LabelSet = Preset::ConflictNews.label_set();
        for said in &SAID {
            let label = set.get(&LabelKey::new(said.label).unwrap()).expect("a label");
            let attribute = label.attributes.iter().find(|attribute| attribute.key.as_str() == said.attribute);
            assert_eq!(attribute.expect(said.attribute).guideline.text.arabic, said.arabic);
        }
        for example in set.labels().iter().flat_map(|label| &label.attributes).flat_map(|a| &a.guideline.examples) {
            let read = read_notation(&example.text).unwrap();
            assert!(!read.spans.is_empty(), "{}", example.text);
            assert!(read.spans.iter().all(|(label, _)| set.get(&LabelKey::new(label).unwrap()).is_some()));
        }
    }
}
