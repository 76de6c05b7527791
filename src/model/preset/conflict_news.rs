//! Who, where, how many, and who says so: the labels for news about armed conflict.

use super::{attribute, attribute_key, choice, choices, label, label_key};
use crate::model::{
    Attribute, AttributeKind, Choice, Example, Label, LabelSetParts, LineShape, LinkEnds, LinkKey, LinkType, Reads,
    Rule, Words,
};

pub(super) fn parts() -> LabelSetParts {
    let mut labels = vec![actor(), location(), casualty_count(), claim()];
    super::conflict_news_guidelines::explain(&mut labels);
    LabelSetParts {
        name: "Conflict news".to_owned(),
        labels,
        links: links(),
        document_labels: choices(&[
            ("off_topic", "Not about the conflict", "لا يتعلق بالنزاع"),
            ("opinion", "Opinion or analysis", "رأي أو تحليل"),
            ("repeats_another", "Repeats another document", "يكرر وثيقة أخرى"),
        ]),
        document_attributes: vec![attribute("event_date", "Date of the event", "تاريخ الحدث", AttributeKind::Date)],
        rules: rules(),
        guideline: include_str!("../../../assets/guidelines/conflict-news.md").to_owned(),
        ..LabelSetParts::default()
    }
}

fn actor() -> Label {
    let mut actor = label(
        "ACTOR",
        ("Actor", "فاعل"),
        ([0x0a, 0x6a, 0xb0], [0x5a, 0xa9, 0xe6]),
        '1',
        LineShape::Solid,
        (
            "Whoever acts, suffers or speaks: a person, a group, an authority, a medium. The whole name with its title.",
            "كل من يفعل أو يُفعل به أو يتكلم: شخص أو جماعة أو سلطة أو وسيلة إعلام. الاسم كاملا مع لقبه.",
        ),
    );
    actor.guideline.examples = vec![
        example("قال ⟦ACTOR:مصطفى بالي⟧ على تويتر", true, ("", "")),
        example("قال ⟦ACTOR:مصطفى⟧ بالي على تويتر", false, ("The name is cut off.", "الاسم مقطوع.")),
    ];
    let types = [
        ("state_force", "State force", "قوات حكومية"),
        ("rebel_group", "Rebel group", "جماعة متمردة"),
        ("political_militia", "Political militia", "ميليشيا سياسية"),
        ("communal_militia", "Communal militia", "ميليشيا أهلية"),
        ("civilians", "Civilians", "مدنيون"),
        ("international_force", "International force", "قوات دولية"),
        ("media", "Media", "وسيلة إعلام"),
        ("organisation", "Organisation", "منظمة"),
        ("other", "Other", "غير ذلك"),
    ];
    let roles = [
        ("perpetrator", "Perpetrator", "منفذ"),
        ("target", "Target", "مستهدف"),
        ("source", "Source", "مصدر"),
        ("mentioned", "Only mentioned", "مذكور فقط"),
    ];
    actor.attributes = vec![one("type", "Type", "النوع", &types), one("role", "Role", "الدور", &roles)];
    actor
}

fn location() -> Label {
    let mut location = label(
        "LOCATION",
        ("Location", "مكان"),
        ([0x0b, 0x8a, 0x64], [0x3f, 0xc7, 0x9a]),
        '2',
        LineShape::Dotted,
        (
            "The name of a place, with the word that says what it is: a village, a river, a border.",
            "اسم المكان مع الكلمة التي تبين ما هو: بلدة أو نهر أو حدود.",
        ),
    );
    location.guideline.examples = vec![
        example("في ⟦LOCATION:بلدة الباغوز⟧ شرقي سوريا", true, ("", "")),
        example(
            "في بلدة ⟦LOCATION:الباغوز⟧ شرقي سوريا",
            false,
            ("The word that says what it is belongs to the name.", "الكلمة التي تبين ما هو جزء من الاسم."),
        ),
    ];
    let roles = [
        ("event_place", "Place of the event", "مكان الحدث"),
        ("origin", "Origin", "منطلق"),
        ("destination", "Destination", "وجهة"),
        ("mentioned", "Only mentioned", "مذكور فقط"),
    ];
    let precision = AttributeKind::One(precision());
    location.attributes = vec![
        one("role", "Role", "الدور", &roles),
        attribute("precision", "Precision", "الدقة", precision),
        attribute("place", "Coordinates or gazetteer id", "إحداثيات أو رقم في معجم أماكن", AttributeKind::Text),
    ];
    location
}

/// The precision of a place as the UCDP Georeferenced Event Dataset codes it (`where_prec`).
fn precision() -> Vec<Choice> {
    let explained = |key, name, english, arabic| {
        let mut choice = choice(key, name, name);
        choice.explanation = Words::new(english, arabic);
        choice
    };
    vec![
        explained("1", "1", "The exact place is known.", "المكان معروف بدقة."),
        explained("2", "2", "Within about 25 km of a known place.", "في حدود 25 كم من مكان معروف."),
        explained("3", "3", "Only the district is known.", "الناحية أو القضاء فقط معروف."),
        explained("4", "4", "Only the province is known.", "المحافظة فقط معروفة."),
        explained(
            "5",
            "5",
            "Along a river, a road or a border, or an area without clear bounds.",
            "على امتداد نهر أو طريق أو حدود، أو منطقة بلا حدود واضحة.",
        ),
        explained("6", "6", "Only the country is known.", "البلد فقط معروف."),
        explained("7", "7", "In international waters or airspace.", "في مياه دولية أو أجواء دولية."),
    ]
}

fn casualty_count() -> Label {
    let mut count = label(
        "CASUALTY_COUNT",
        ("Casualty count", "عدد الضحايا"),
        ([0xc4, 0x50, 0x0a], [0xf0, 0x86, 0x4a]),
        '3',
        LineShape::Double,
        (
            "How many people were killed, injured, detained, displaced or are missing: the number, the words that limit it and those who are counted.",
            "عدد من قُتل أو أصيب أو احتُجز أو نزح أو فُقد: العدد وما يقيده من ألفاظ ومن يُعدّون.",
        ),
    );
    count.guideline.examples = vec![
        example("مقتل ⟦CASUALTY_COUNT:أكثر من 380 مدنيا⟧", true, ("", "")),
        example(
            "مقتل أكثر من ⟦CASUALTY_COUNT:380⟧ مدنيا",
            false,
            ("What limits the number belongs to it.", "ما يقيد العدد جزء منه."),
        ),
    ];
    count.attributes = count_attributes();
    count
}

fn count_attributes() -> Vec<Attribute> {
    let outcomes = [
        ("killed", "Killed", "قتلى"),
        ("injured", "Injured", "جرحى"),
        ("killed_and_injured", "Killed and injured", "قتلى وجرحى"),
        ("missing", "Missing", "مفقودون"),
        ("detained", "Detained", "محتجزون"),
        ("displaced", "Displaced", "نازحون"),
    ];
    let victims = [
        ("civilian", "Civilian", "مدنيون"),
        ("combatant", "Combatant", "مقاتلون"),
        ("mixed", "Mixed", "مختلط"),
        ("unknown", "Not said", "غير مذكور"),
    ];
    let groups = choices(&[("women", "Women", "نساء"), ("children", "Children", "أطفال")]);
    let qualifiers = [
        ("exact", "Exactly", "بالضبط"),
        ("at_least", "At least", "على الأقل"),
        ("more_than", "More than", "أكثر من"),
        ("at_most", "Up to", "على الأكثر"),
        ("less_than", "Less than", "أقل من"),
        ("approx", "About", "نحو"),
        ("range", "From … to", "بين … و…"),
        ("vague", "Vague", "غير محدد"),
    ];
    vec![
        reading(one("outcome", "Outcome", "المصير", &outcomes), Reads::CountOutcome),
        reading(attribute("count", "Number", "العدد", AttributeKind::Range), Reads::CountRange),
        reading(one("qualifier", "Qualifier", "قيد العدد", &qualifiers), Reads::CountQualifier),
        one("victim_class", "Victims", "الضحايا", &victims),
        attribute("victim_groups", "Among them", "من بينهم", AttributeKind::Many(groups)),
        reading(
            attribute("cumulative", "Running total", "حصيلة تراكمية", AttributeKind::YesNo),
            Reads::CountCumulative,
        ),
        reading(
            attribute("part_of_another", "Part of another count", "جزء من عدد آخر", AttributeKind::YesNo),
            Reads::CountPart,
        ),
    ]
}

fn claim() -> Label {
    let mut claim = label(
        "CLAIM",
        ("Claim", "ادعاء"),
        ([0x7a, 0x3a, 0x8c], [0xd8, 0xb0, 0xe6]),
        '4',
        LineShape::Dashed,
        (
            "What somebody says happened: the clause that is said, without the verb of saying and without the speaker.",
            "ما يقول أحدهم إنه حدث: الجملة المنقولة دون فعل القول ودون القائل.",
        ),
    );
    claim.guideline.examples = vec![
        example("أكد المرصد ⟦CLAIM:مقتل ⟦CASUALTY_COUNT:38 من مقاتلي⟧ التنظيم⟧", true, ("", "")),
        example(
            "⟦CLAIM:أكد المرصد مقتل 38 من مقاتلي التنظيم⟧",
            false,
            ("Speaker and verb stand outside.", "القائل وفعل القول خارج الادعاء."),
        ),
    ];
    let stances = [
        ("claims", "Claims", "يدعي"),
        ("confirms", "Confirms", "يؤكد"),
        ("denies", "Denies", "ينفي"),
        ("quotes", "Quotes", "ينقل"),
    ];
    let certainty = [
        ("certain", "Certain", "يقين"),
        ("likely", "Likely", "مرجح"),
        ("possible", "Possible", "محتمل"),
        ("doubtful", "Doubtful", "مشكوك فيه"),
    ];
    claim.attributes = vec![
        one("stance", "Stance", "الموقف", &stances),
        attribute("cue", "Cue", "لفظ القول", AttributeKind::Passage),
        one("certainty", "Certainty", "درجة اليقين", &certainty),
    ];
    claim
}

fn links() -> Vec<LinkType> {
    let link = |key: &str, english: &str, arabic: &str, ends: &[(&str, &str)]| LinkType {
        key: link_key(key),
        name: Words::new(english, arabic),
        explanation: Words::default(),
        ends: ends.iter().map(|(from, to)| LinkEnds { from: label_key(from), to: label_key(to) }).collect(),
        at_most: None,
        symmetric: false,
        by_nesting: false,
    };
    let mut links = vec![
        link("said_by", "said by", "قاله", &[("CLAIM", "ACTOR")]),
        link("contains", "contains", "يتضمن", &[("CLAIM", "CASUALTY_COUNT")]),
        link("at", "at", "في", &[("CASUALTY_COUNT", "LOCATION")]),
        link("caused_by", "caused by", "تسبب فيه", &[("CASUALTY_COUNT", "ACTOR")]),
        link("suffered_by", "suffered by", "وقع على", &[("CASUALTY_COUNT", "ACTOR")]),
        link("same_as", "same as", "هو نفسه", &[("ACTOR", "ACTOR"), ("LOCATION", "LOCATION")]),
    ];
    links[1].by_nesting = true;
    links[5].symmetric = true;
    links
}

fn rules() -> Vec<Rule> {
    let (count, claim) = (label_key("CASUALTY_COUNT"), label_key("CLAIM"));
    let answered = |attribute| Rule::Answered { label: count.clone(), attribute: attribute_key(attribute) };
    vec![
        answered("outcome"),
        answered("count"),
        Rule::InOrder { label: count.clone(), attribute: attribute_key("count") },
        Rule::LookedAt { label: count.clone() },
        Rule::Linked { label: claim.clone(), link: link_key("said_by") },
        Rule::LookedAt { label: claim },
    ]
}

fn link_key(key: &str) -> LinkKey {
    LinkKey::new(key).expect("a literal key")
}

fn one(key: &str, english: &str, arabic: &str, all: &[(&str, &str, &str)]) -> Attribute {
    attribute(key, english, arabic, AttributeKind::One(choices(all)))
}

fn reading(attribute: Attribute, reads: Reads) -> Attribute {
    Attribute { reads: Some(reads), ..attribute }
}

fn example(text: &str, good: bool, why: (&str, &str)) -> Example {
    Example { text: text.to_owned(), good, why: Words::new(why.0, why.1) }
}
