//! Nouns that news counts: people, casualties, and what is neither.

use super::lexicon::{Form, Lexicon, Noun, Sense};
use crate::model::Outcome;

/// People: the singular, then the plurals. `ون` is the sound plural, which is made of the singular as the feminine is;
/// `ات` the sound feminine plural.
const PEOPLE: &str = "
    شخص أشخاص شخوص; فرد أفراد; إنسان; رجل رجال; امرأة نساء نسوة; مرأة; سيدة ات; طفل أطفال; طفلة ات; رضيع رضع;
    رضيعة ات; شاب شبان شباب; شابة ات; فتى فتيان فتية; فتاة فتيات; صبي صبية صبيان; ولد أولاد; بنت بنات; شقيق أشقاء;
    شقيقة ات; طالب طلاب طلبة; طالبة ات; تلميذ تلاميذ; تلميذة ات; عامل عمال; عاملة ات; راكب ركاب; ساكن سكان; بحار بحارة;
    صياد ون; طبيب أطباء; طبيبة ات; زائر زوار; حاج حجاج; سائح سياح; تاجر تجار; عجوز عجائز; كادر كوادر; ضيف ضيوف;
    رفيق رفاق; زميل زملاء; قروي ون; فلاح ون; مهندس ون; كهل كهول; نزيل نزلاء; مريض مرضى; مريضة ات; حامل حوامل;
    مصل مصلين; زوج أزواج; زوجة ات; شيخ شيوخ; قاصر قصر قاصرين; راع رعاة; متسوق ون; متفرج ون; مشيع ون; محتفل ون; مصور ون; مراسل ون;
    جندي جنود; جندية ات; عنصر عناصر; ضابط ضباط; قائد قادة; قيادي ون; شرطي ون; شرطية ات; حارس حراس حرس; عميل عملاء;
    مرتزق مرتزقة; زعيم زعماء; أمير أمراء; مجاهد ون; قناص ون; طيار ون; نفر أنفار; فدائي ون; مقاوم ون; عسكري ون;
    مدني ون; مواطن ون; مقاتل ون; مسلح ون; إرهابي ون; متمرد ون; جهادي ون; انتحاري ون; مجند ون; متطوع ون; صحفي ون;
    صحافي ون; إعلامي ون; مسعف ون; ممرض ون; معلم ون; موظف ون; متظاهر ون; محتج ون; معتصم ون; معارض ون;
    ناشط ون نشطاء; مسن ون; مهاجر ون; مزارع ون; سائق ون; مسافر ون; متشدد ون; متطرف ون; مهاجم ون; مشتبه ون; داعشي ون;
    حوثي ون; مسؤول ون; مراهق ون; يافع ون; بالغ ون; حقوقي ون; مرافق ون; متسلل ون; مهرب ون; محاصر ون; ملثم ون;
    مستوطن ون; قبلي ون; منقذ ون; إطفائي ون; بشمركة; ميليشياوي ون; متعاون ون; مخرب ون; منشق ون; مستسلم ون;
    أجنبي أجانب; كردي أكراد; أفغاني أفغان; بدوي بدو;
    غربي ون; غزي ون";

/// Peoples and others of which no feminine is made, for «سورية» is first of all a country, as is «سوريا», and «مدرسة» a
/// school.
const PEOPLES: &str = "
    مدرس ون;
    تركي أتراك; روسي روس; هندي هنود; عراقي ون; سوري ون; فلسطيني ون; إسرائيلي ون; لبناني ون; يمني ون; سعودي ون;
    إيراني ون; أمريكي ون; أميركي ون; ليبي ون; سوداني ون; مصري ون; أردني ون; باكستاني ون; صيني ون; أوكراني ون;
    فرنسي ون; بريطاني ون; صومالي ون; إثيوبي ون; تونسي ون; جزائري ون; مغربي ون; كويتي ون; إماراتي ون; بحريني ون;
    قطري ون; عماني ون; نيجيري ون; تشادي ون; مالي ون; بنغالي ون; نيبالي ون; فلبيني ون; إيطالي ون; إسباني ون;
    ألماني ون; بلجيكي ون; هولندي ون; كندي ون; أسترالي ون; ياباني ون; إريتري ون; مسيحي ون; مسلم ون; شيعي ون;
    إيزيدي ون; أيزيدي ون; درزي ون; علوي ون; تركماني ون; قبطي ون; سيخي ون; بلوشي ون; أذري ون; أرميني ون;
    جورجي ون; شيشاني ون; أوزبكي ون";

/// What they are, in the order of [`Outcome::ALL`]. A noun before `|` counts somebody wherever it stands; one after it
/// is also the event itself or an adjective.
const CASUALTIES: [(Outcome, &str); 5] = [
    (
        Outcome::Killed,
        "قتيل قتلى; قتيلة ات; شهيد شهداء; شهيدة ات; جثة جثث; جثمان جثامين | ضحية ضحايا; وفاة وفيات; مقتول ون; متوفى متوفين; \
         ميت أموات موتى; صريع صرعى",
    ),
    (Outcome::Injured, "جريح جرحى; جريحة ات | مصاب ون; إصابة ات"),
    (Outcome::Missing, "| مفقود ون"),
    (
        Outcome::Detained,
        "رهينة رهائن; أسير أسرى; أسيرة ات | معتقل ون; محتجز ون; مختطف ون; مخطوف ون; موقوف ون; سجين سجناء; سجينة ات",
    ),
    (Outcome::Displaced, "نازح ون; لاجئ ون; لاجىء ون | مهجر ون; مشرد ون"),
];

/// Times, measures, money, vehicles, weapons, places, and what else news counts that is no person.
const THINGS: &str = "
    يوم أيام; أسبوع أسابيع; ساعة ات; دقيقة دقائق; ثانية ثوان ثواني; ليلة ليال ليالي; قرن قرون; عقد عقود; مرة ات; موسم مواسم;
    شهر أشهر شهور; سنة سنوات سنين; كيلومتر ات; كيلو; كم; متر أمتار; ميل أميال; هكتار ات; فدان فدادين; دونم ات; درجة ات;
    لتر ات; غرام ات; كيلوغرام ات; طن أطنان; دولار ات; ليرة ات; دينار دنانير; ريال ات; جنيه ات; يورو; درهم دراهم; شيكل;
    روبل; سيارة ات; شاحنة ات; دبابة ات; طائرة ات; عربة ات; مدرعة ات; آلية ات; صاروخ صواريخ; قذيفة قذائف; غارة ات;
    ضربة ات; هجوم ات هجمات; عملية ات; عبوة ات; لغم ألغام; قنبلة قنابل; برميل براميل; مدفع مدافع; بندقية بنادق; قطعة قطع;
    رصاصة ات; سفينة سفن; زورق زوارق; قارب قوارب; دراجة ات; حافلة ات; مسيرة ات; مروحية ات; مقاتلة ات; خرق خروق خروقات;
    قرية قرى; بلدة ات; مدينة مدن; نقطة نقاط; موقع مواقع; مركز مراكز; حي أحياء; منزل منازل; بيت بيوت; مبنى مبان مباني;
    مدرسة مدارس; مستشفى مستشفيات; مسجد مساجد; نفق أنفاق; خيمة خيام; مخيم ات; حاجز حواجز; محطة ات; دولة دول; بلد بلدان;
    منطقة مناطق; محافظة ات; متجر متاجر; محل ات; مقر ات مقار; ثكنة ات ثكن; قاعدة قواعد; جبهة ات; محور محاور; خريطة خرائط;
    مزرعة مزارع; معبر معابر; جيب جيوب; معركة معارك; كتيبة كتائب; لواء ألوية; فصيل فصائل; مجموعة ات; منظمة ات; شركة ات;
    حزب أحزاب; نسخة نسخ; صوت أصوات; هدف أهداف; مقعد مقاعد; بند بنود; صورة صور; تقرير تقارير; حملة ات; جولة ات;
    مباراة مباريات; رأس رؤوس; نسبة نسب; بالمئة; مئوية; ضعف أضعاف; خطوة ات; طلقة ات; كلمة ات; صفحة ات; كتاب كتب;
    وحدة ات; شقة شقق; مكان أماكن; نوع أنواع; سبب أسباب; حادث حوادث; حادثة ات; انفجار ات; مصدر مصادر;
    وسيلة وسائل; وكالة ات; قناة قنوات; قرار ات; قضية قضايا; نجمة نجوم; لغة ات; عنوان عناوين; نظام أنظمة; أخرى";

/// Words beside which a number is a date.
const DATES: &str = "يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر كانون شباط آذار \
    نيسان أيار حزيران تموز آب أيلول تشرين جانفي فيفري أفريل ماي جوان جويلية أوت محرم شعبان رمضان شوال عام أعوام عاما \
    هجري هجرية ميلادي ميلادية";

/// Duals before the noun to which they belong. Of other nouns this form is an adjective («شخصي») or a plural («ساكني»).
const DUALS_OF: &str = "رجلي شابي طفلي جنديي عنصري ضابطي شقيقي قائدي عميلي زعيمي أميري طبيبي تلميذي شيخي حارسي عاملي";

/// Groups of people, which are not counted by the head.
const GROUPS: &str = "عائلة ات عوائل; أسرة; أسر";

/// Adds them with all their forms.
pub(super) fn add(lexicon: &mut Lexicon) {
    add_table(lexicon, PEOPLE, Sense::Person, true);
    add_table(lexicon, PEOPLES, Sense::Person, false);
    for (outcome, table) in CASUALTIES {
        let (strong, weak) = table.split_once('|').unwrap_or((table, ""));
        add_table(lexicon, strong, Sense::Casualty(outcome), true);
        add_table(lexicon, weak, Sense::WeakCasualty(outcome), true);
    }
    add_table(lexicon, THINGS, Sense::Thing, false);
    add_table(lexicon, GROUPS, Sense::Group, false);
    add_table(lexicon, "حالة ات", Sense::Case, false);
    let others =
        [("آخرون آخرين أخريات", Form::Plural), ("آخر ثان ثالث رابع خامس", Form::Singular), ("آخران آخرين", Form::Dual)];
    for (words, form) in others {
        lexicon.add_all(words, |entry| {
            entry.noun.get_or_insert(Noun { sense: Sense::Other, form });
        });
    }
    lexicon.add_all(DUALS_OF, |entry| {
        entry.noun.get_or_insert(Noun { sense: Sense::Person, form: Form::DualOf });
    });
    lexicon.add_all(DATES, |entry| entry.noun = Some(Noun { sense: Sense::Date, form: Form::Singular }));
}

fn add_table(lexicon: &mut Lexicon, table: &str, sense: Sense, has_feminine: bool) {
    for line in table.split(';') {
        let words: Vec<&str> = line.split_whitespace().collect();
        if !words.is_empty() {
            add_noun(lexicon, &words, sense, has_feminine);
        }
    }
}

/// Adds the forms of a noun: `words` are its singular and its plurals.
fn add_noun(lexicon: &mut Lexicon, words: &[&str], sense: Sense, has_feminine: bool) {
    let (singular, plurals) = (words[0], &words[1..]);
    // The first table that knows a word decides.
    let mut put = |word: &str, form| {
        lexicon.add(word, |entry| {
            entry.noun.get_or_insert(Noun { sense, form });
        });
    };
    let is_sound = plurals.contains(&"ون");
    if let Some(stem) = singular.strip_suffix(['ة', 'ى']) {
        put(singular, Form::Singular);
        for dual in ["تان", "تين", "تا", "تي"] {
            put(&format!("{stem}{dual}"), Form::Dual);
        }
        if plurals.contains(&"ات") {
            put(&format!("{stem}ات"), Form::Plural);
        }
    } else {
        put(singular, Form::Singular);
        put(&format!("{singular}ا"), if has_feminine { Form::Accusative } else { Form::Counted });
        put(&format!("{singular}ان"), Form::Dual);
        put(&format!("{singular}ين"), if is_sound { Form::DualOrPlural } else { Form::Dual });
        if plurals.contains(&"ات") {
            put(&format!("{singular}ات"), Form::Plural);
        }
    }
    if is_sound {
        put(&format!("{singular}ون"), Form::Plural);
        for of in ["ي", "و", "وا", "يه", "يها", "يهم", "وه", "وها", "وهم"] {
            put(&format!("{singular}{of}"), Form::PluralOf);
        }
        if has_feminine {
            for (ending, form) in
                [("ة", Form::Singular), ("تان", Form::Dual), ("تين", Form::Dual), ("ات", Form::Plural)]
            {
                put(&format!("{singular}{ending}"), form);
            }
        }
    }
    for plural in plurals.iter().filter(|plural| !matches!(**plural, "ون" | "ات")) {
        put(plural, Form::Plural);
        if let Some(stem) = plural.strip_suffix('ى') {
            put(&format!("{stem}اهم"), Form::PluralOf);
            continue;
        }
        if !plural.ends_with(['ة', 'ا', 'ء']) {
            put(&format!("{plural}ا"), Form::Plural);
        }
        for of in ["ه", "ها", "هم", "نا"] {
            let stem = plural.strip_suffix('ة').map_or((*plural).to_owned(), |stem| format!("{stem}ت"));
            put(&format!("{stem}{of}"), Form::PluralOf);
        }
    }
}
