//! Verbs and verbal nouns that tell what became of people.

use super::lexicon::{Effect, Event, EventForm, Lexicon};
use crate::model::Outcome;

/// Words for one effect.
struct Events {
    effect: Effect,
    /// The verb in the perfect and, after `/`, the stems of its imperfect and its jussive.
    verbs: &'static str,
    /// Verbal nouns whose object follows at once: «مقتل ثلاثة».
    nouns: &'static str,
    /// Verbal nouns between which and the object the agent may stand: «اعتقال الشرطة ثلاثة».
    nouns_with_agent: &'static str,
    /// Words that follow those who are counted: «ثلاثة لقوا حتفهم».
    trailing: &'static str,
}

const fn harm(outcome: Outcome) -> Effect {
    Effect::Harm(Some(outcome))
}

const EVENTS: [Events; 8] = [
    Events {
        effect: harm(Outcome::Killed),
        verbs: "قتل/قتل استشهد/ستشهد توفي/توفى مات/موت/مت لقي/لقى أعدم/عدم اغتيل/غتال اغتال/غتال نعى/نعي ذبح/ذبح شنق/شنق \
                غرق/غرق هلك/هلك أودى/ودي سقط/سقط حصد/حصد صرع/صرع فارق/فارق نفق/نفق أباد/بيد",
        nouns: "مقتل مصرع وفاة استشهاد موت سقوط غرق هلاك جثث جثامين رفات قضى قضت يقضي",
        nouns_with_agent: "قتل إعدام اغتيال ذبح شنق تصفية أرواح بحياة ضحية ضحيته ضحيتها إبادة",
        trailing: "قضوا حتفهم حتفه حتفها حتفهما مصرعهم مصرعه مصرعها مصرعهما مقتلهم مقتلهما إعدامهم اغتيالهم قتلهم مقطوع مقطوعة \
                   مذبوحا مذبوحة مذبوحين مقتولا مقتولة مقتولين",
    },
    Events {
        effect: harm(Outcome::Injured),
        verbs: "أصيب/صاب/صب أصاب/صيب جرح/جرح",
        nouns: "إصابة جرح",
        nouns_with_agent: "",
        trailing: "بجروح بجراح إصابتهم إصابتهما جراحهم بحروق",
    },
    Events {
        effect: harm(Outcome::Missing),
        verbs: "فقدوا/فقدو اختفى/ختفي",
        nouns: "فقد فقدت",
        nouns_with_agent: "فقدان اختفاء",
        trailing: "عداد فقدانهم اختفاؤهم",
    },
    Events {
        effect: harm(Outcome::Detained),
        verbs: "اعتقل/عتقل احتجز/حتجز أسر/أسر خطف/خطف اختطف/ختطف أوقف/وقف",
        nouns: "",
        nouns_with_agent: "اعتقال احتجاز أسر خطف اختطاف توقيف القبض قبض",
        trailing: "اعتقالهم احتجازهم أسرهم خطفهم اختطافهم توقيفهم عليهم",
    },
    // «تحييد», a word of army communiqués, and losses: casualties of which it is not told what became of them.
    Events {
        effect: Effect::Harm(None),
        verbs: "حيد/حيد خسر/خسر",
        nouns: "",
        nouns_with_agent: "تحييد خسارة خسائر",
        trailing: "",
    },
    Events {
        effect: Effect::Displace,
        verbs: "نزح/نزح هجر/هجر شرد/شرد فر/فر غادر/غادر خرج/خرج أجلى/جلي رحل/رحل لجأ/لجأ هرب/هرب",
        nouns: "نزوح خروج فرار هروب لجوء تشرد",
        nouns_with_agent: "تهجير تشريد مغادرة إجلاء ترحيل خارجين مغادرين",
        trailing: "نزوحهم تهجيرهم إجلاؤهم",
    },
    Events {
        effect: Effect::Release,
        verbs: "أفرج/فرج أطلق/طلق حرر/حرر أنقذ/نقذ سلم/سلم",
        nouns: "",
        nouns_with_agent: "إفراج إطلاق تبادل تحرير سراح إنقاذ",
        trailing: "سراحهم إنقاذهم",
    },
    Events {
        effect: Effect::Nothing,
        verbs: "وصل/صل عاد/عود دخل/دخل شارك/شارك انضم/نضم استسلم/ستسلم انسحب/نسحب تظاهر/تظاهر تجمع/تجمع شن/شن نفذ/نفذ قاد/قود \
                استهدف/ستهدف ضم/ضم حضر/حضر تواجد/تواجد انتشر/نتشر نشر/نشر أرسل/رسل درب/درب جند/جند توجه/توجه عبر/عبر حاصر/حاصر \
                تحصن/تحصن عمل/عمل عاش/عيش سكن/سكن قطن/قطن ولد/ولد انتخب/نتخب صوت/صوت فاز/فوز لعب/لعب عالج/عالج أسعف/سعف \
                استقبل/ستقبل حمل/حمل هاجم/هاجم اقتحم/قتحم قاتل/قاتل شكل/شكل احتشد/حتشد اشتبك/شتبك بقي/بقى \
                امتلك/متلك ملك/ملك وظف/وظف نقل/نقل استفاد/ستفيد تلقى/تلقى احتاج/حتاج أيد/ؤيد رفض/رفض انتمى/نتمي",
        nouns: "",
        nouns_with_agent: "وصول عودة دخول مشاركة انضمام استسلام انسحاب تظاهر نشر إرسال تدريب تجنيد تواجد وجود انتشار \
                           علاج معالجة إسعاف استقبال نقل تخريج",
        trailing: "نقلهم",
    },
];

/// Adds them with all their forms.
pub(super) fn add(lexicon: &mut Lexicon) {
    for events in &EVENTS {
        let mut put = |word: &str, form| {
            lexicon.add(word, |entry| {
                entry.event.get_or_insert(Event { effect: events.effect, form });
            });
        };
        for word in events.trailing.split_whitespace() {
            put(word, EventForm::Trailing);
        }
        for verb in events.verbs.split_whitespace() {
            let mut stems = verb.split('/');
            let perfect = stems.next().unwrap_or(verb);
            // Before an ending alef maqsura becomes ت or و: أودى, أودت, أودوا.
            let stem = perfect.strip_suffix('ى').unwrap_or(perfect);
            for form in [perfect, &format!("{stem}ت")] {
                put(form, EventForm::Verb);
            }
            // In the passive of such verbs the yeh stays in the singular: توفي, توفيت, توفوا.
            let short = stem.strip_suffix('ي').unwrap_or(stem);
            for form in [format!("{short}وا"), format!("{stem}ا"), format!("{stem}تا"), format!("{stem}ن")] {
                put(&form, EventForm::PluralVerb);
            }
            for (person, imperfect) in stems.flat_map(|stem| [("ي", stem), ("ت", stem)]) {
                put(&format!("{person}{imperfect}"), EventForm::Verb);
                let short = imperfect.strip_suffix(['ي', 'ى']).unwrap_or(imperfect);
                for ending in ["ون", "وا", "ان"] {
                    put(&format!("{person}{short}{ending}"), EventForm::PluralVerb);
                }
            }
        }
        for word in events.nouns.split_whitespace() {
            put(word, EventForm::Noun);
        }
        for word in events.nouns_with_agent.split_whitespace() {
            put(word, EventForm::NounWithAgent);
        }
    }
}
