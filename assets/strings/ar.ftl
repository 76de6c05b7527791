# كلمات الواجهة بالعربية.
# The words of the field, one for each thing: annotate توسيم, annotator موسِّم, tag وسم, label تسمية, span مقطع, document وثيقة, article
# مقال, brush فرشاة, boundary حد, note ملاحظة, selection تحديد, picked مختار, project مشروع. Documents are feminine, and so are their states.
# COUNT gives the grammatical number of Arabic, because the library that reads this file knows it below 100 only.
# Digits are those on the keys and in the exported files: 0 to 9.

program-name = توسيم

menu-file = ملف
menu-edit = تحرير
menu-project = المشروع
menu-labels = التسميات…
menu-view = عرض
menu-annotate = توسيم
menu-help = مساعدة
menu-new = مشروع جديد…
menu-open = فتح مشروع…
menu-import = استيراد…
menu-export = تصدير…
menu-rename = اسم الموسِّم…
menu-quit = إنهاء
menu-undo = تراجع
menu-redo = إعادة
menu-copy = نسخ النص
menu-delete = حذف المقطع
menu-note = كتابة ملاحظة
menu-zoom-in = تكبير النص
menu-zoom-out = تصغير النص
menu-zoom-reset = الحجم العادي
menu-guideline = الدليل بجانب المقال
menu-tidy = ضم الفراغات والأسطر الخالية
menu-direction-automatic = اتجاه كل فقرة حسب حروفها
menu-direction-right-to-left = الكل من اليمين إلى اليسار
menu-direction-left-to-right = الكل من اليسار إلى اليمين
menu-links-none = بلا روابط
menu-links-picked = روابط المقطع المختار
menu-links-all = كل الروابط
menu-theme-system = مظهر النظام
menu-theme-light = مظهر فاتح
menu-theme-dark = مظهر داكن
menu-language-system = لغة النظام
menu-language-arabic = العربية
menu-language-english = English
menu-comment = كتابة تعليق
menu-fill = ملء البطاقة
menu-confirm = تأكيد المقترحات
menu-unknown = لا يذكر النص ذلك
menu-document-sheet = عن الوثيقة
menu-next-problem = المشكلة التالية
menu-previous-problem = المشكلة السابقة
menu-next-span = المقطع التالي
menu-previous-span = المقطع السابق
menu-link = ربط بمقطع آخر…
menu-brush = الفرشاة: وسم كل تحديد فورًا
menu-done-and-next = إنجاز الوثيقة والانتقال إلى التالية
menu-next-document = الوثيقة التالية
menu-previous-document = الوثيقة السابقة
menu-find-document = البحث عن وثيقة
menu-status-to-do = لم تبدأ
menu-status-in-progress = قيد العمل
menu-status-done = منجزة
menu-keys = المفاتيح
menu-annotator = الموسِّم: { $name }

article-name = المقال
label-guideline = متى تُستعمل هذه التسمية
tip-label-guideline = اضغط لبسط ما يقوله الدليل عن هذه التسمية.
label-brush = فرشاة
tip-label = تسِم النص المحدد. وإن لم يكن شيء محددًا تأخذ الفرشاةُ هذه التسمية.
tip-brush = بالفرشاة يوسَم كل تحديد فورًا. { KEYS("Esc") } يتركها.
zoom-percent = { $percent }٪

documents-find = ابحث عن وثيقة…
documents-none-found = لا وثيقة تطابق البحث. أفرغ الحقل أو اختر «الكل».
documents-empty = لا وثائق في هذا المشروع بعد. أفلِت ملفات نصية أو ملفات JSONL على النافذة، أو استوردها.
drop-hint = أفلِت لإضافة هذه الملفات إلى المشروع، أو لفتح مشروع
documents-import = استيراد وثائق…
filter-all = الكل { $count }
filter-to-do = لم تبدأ { $count }
filter-in-progress = قيد العمل { $count }
filter-done = منجزة { $count }
tip-document = { $title } ({ $id })

inspector-selected = المقطع المختار
inspector-none = انقر مقطعًا في النص لتراه وتعدّله، أو حدّد كلمات واضغط مفتاح تسمية.
inspector-note = ملاحظة
inspector-delete = حذف المقطع
inspector-from-to = من { $first } إلى { $last }: { COUNT($words) ->
    [zero] لا كلمات
    [one] كلمة واحدة
    [two] كلمتان
    [few] { $words } كلمات
    [many] { $words } كلمة
   *[other] { $words } كلمة
  }، الأحرف من { $start } إلى { $end }
inspector-one-word = الكلمة { $first }، الأحرف من { $start } إلى { $end }
tip-boundaries = اسحب المقبضين عند الطرفين، أو اضغط { KEYS("Ctrl") } مع سهم لتحريك النهاية و{ KEYS("Ctrl+Shift") } مع سهم لتحريك البداية.
tip-delete = يمكن إرجاعه بالتراجع.
spans-none = لم يوسَم شيء بعد.

links-draw = ربط…
tip-links-draw = ثم انقر المقطع الآخر أو اختره من القائمة. أو اسحب من التسمية فوق هذا المقطع إلى الآخر.
links-find = ربط بـ…
links-none-found = لا شيء يطابق. مفتاح المسح يُظهر كل شيء من جديد.
links-to-this = { $link } هذا
links-proposed = (مقترح)
links-confirm = تأكيد الرابط: { $link } { $quote }
links-remove = حذف الرابط: { $link } { $quote }
links-above = { $link }: { $quote }، في الأعلى
links-below = { $link }: { $quote }، في الأسفل

tab-spans = المقاطع { $count }
tab-problems = المشكلات { $count }
order-place = حسب الموضع
order-label = حسب التسمية
order-problem = المشكلات أولًا
tip-order = ترتيب المقاطع
inspector-document = الوثيقة
sheet-labels = تسميات الوثيقة
tip-relabel = يعطي المقطع تسمية أخرى، وكذلك مفاتيح التسميات.

links-counted = { COUNT($count) ->
    [zero] لا روابط
    [one] رابط واحد
    [two] رابطان
    [few] { $count } روابط
    [many] { $count } رابطا
   *[other] { $count } رابط
  }
answers-counted = { COUNT($count) ->
    [zero] لا أجوبة
    [one] جواب واحد
    [two] جوابان
    [few] { $count } أجوبة
    [many] { $count } جوابا
   *[other] { $count } جواب
  }
and-also = { $first } و{ $second }
relabel-dropped = لا يناسب هذه التسمية فحُذف: { $what }. التراجع يعيد ما حُذف.
answer-missing = ناقص
answer-unknown = غير معروف
answer-proposed = مقترح
answer-unknown-sign = ؟
answer-unknown-of = { $name }: غير معروف
tip-unknown = لا يذكر النص ذلك. المفتاح { KEYS("?") } أو { KEYS("Ctrl+U") }
answer-bounds = الأدنى · الأرجح · الأعلى
answer-low = الأدنى
answer-best = الأرجح
answer-high = الأعلى
answer-part = { $name }، { $part }
answer-yes = نعم
answer-no = لا
answer-pick = اختيار من النص
answer-picking = حدّده في النص…
answer-confirm = تأكيد
tip-confirm = كل ما يقترحه البرنامج هنا صحيح.

comment-write = اكتب تعليقًا…
comment-head = { $author } · { $time }
comment-changed = { $time }، معدَّل
comment-edit = تعديل
comment-delete = حذف

problems-none = كل شيء كما تريده التسميات.
problem-unanswered = ينقص: { $name }
problem-unlinked = ينقص الرابط «{ $name }»
problem-too-many-links = روابط «{ $name }» أكثر مما يجوز
problem-out-of-order = { $name }: ليس بالترتيب
problem-out-of-order-here = لا يزيد الأدنى على الأرجح، ولا الأرجح على الأعلى.
problem-not-inside = ليس داخل مقطع { $name }
problem-not-looked-at = اقتراح ينتظر التأكيد
problem-repeated = التسمية نفسها مرتين
problem-nested = لا يجوز هذا التداخل
problem-crossing = لا يجوز هذا التقاطع
status-problems = { COUNT($count) ->
    [zero] لا مشكلات
    [one] مشكلة واحدة
    [two] مشكلتان
    [few] { $count } مشكلات
    [many] { $count } مشكلة
   *[other] { $count } مشكلة
  }
status-picking = حدّد كلمات «{ $name }» في النص؛ { KEYS("Enter") } للأخذ و{ KEYS("Esc") } للتراجع
tip-problems = ينتقل إلى المشكلة التالية ({ KEYS("F8") }).
hint-open-problems = { COUNT($count) ->
    [zero] لا مشكلات.
    [one] بقيت مشكلة واحدة.
    [two] بقيت مشكلتان.
    [few] بقيت { $count } مشكلات.
    [many] بقيت { $count } مشكلة.
   *[other] بقيت { $count } مشكلة.
  } { KEYS("F8") } ينتقل إليها. تكرار الأمر نفسه ينجز الوثيقة رغم ذلك.

status-saved = محفوظ
status-saving = يُحفظ…
status-not-saved = غير محفوظ
status-retry = إعادة المحاولة
status-counts = { COUNT($spans) ->
    [zero] لا مقاطع
    [one] مقطع واحد
    [two] مقطعان
    [few] { $spans } مقاطع
    [many] { $spans } مقطعًا
   *[other] { $spans } مقطع
  } · أُنجز { $done } من { $all }
status-selection = التحديد «{ $quote }» من { $start } إلى { $end }
status-span = المقطع «{ $quote }» من { $start } إلى { $end }
tip-saved = كل تغيير محفوظ في ملف المشروع على القرص.

hint-keys = حدّد بالفأرة، وسِم بالمفاتيح { $keys }، و{ KEYS("F1") } يعرض كل المفاتيح
hint-mouse = حدّد بالفأرة واضغط تسمية، و{ KEYS("F1") } يعرض كل المفاتيح
hint-brush = الفرشاة: كل تحديد يصبح { $label }. { KEYS("Esc") } يتركها.
hint-select-first = حدّد نصًا أو انقر مقطعًا أولًا، أو اضغط { KEYS("B") } لأخذ الفرشاة.
hint-link-pick-first = انقر مقطعًا أولًا ثم اضغط { KEYS("L") } لربطه بآخر.
hint-link-nothing = لا يوجد بعد ما يُربط به هذا المقطع. ضع وسم المقطع الآخر أولًا.
hint-link-not-these = لا يمكن ربط هذين المقطعين، أو هما مرتبطان من قبل.
hint-last-document = هذه آخر وثيقة.
hint-first-document = هذه أول وثيقة.
hint-last-done = أُنجزت. كانت هذه آخر وثيقة في القائمة.
hint-all-done = كل شيء منجز.
hint-open-project-first = افتح مشروعًا أو أنشئ مشروعًا جديدًا أولًا، ثم أفلِت الملفات مرة أخرى.
refused-duplicate = لهذا المقطع التسمية { $label } من قبل.
refused-nested = لا يجوز أن يقع { $label } و{ $other } أحدهما داخل الآخر هكذا.
refused-crossing = لا يجوز أن يتقاطع { $label } مع { $other }.
refused-link-ends = الرابط { $link } لا يصل { $from } بـ{ $to }.
refused-too-many-links = من المقطع الواحد لا أكثر من { $most } × { $link }.
refused-same-link = هذان المقطعان مرتبطان هكذا من قبل.
fault = تعذّر ذلك: { $reason }
store-missing = لا يوجد هذا الملف.
store-no-folder = المجلد غير موجود؛ هل ينقص قرص أو مجلد على الشبكة؟
store-exists = يوجد ملف بهذا الاسم، ولم يُستبدل شيء.
store-not-a-project = ليس هذا مشروعًا من مشاريع tawsim.
store-newer = أُنشئ هذا المشروع بإصدار أحدث من tawsim. لم يتغير شيء؛ حدّث البرنامج.
store-corrupt = ملف المشروع تالف ({ $what }). لم يتغير شيء؛ ارجع إلى نسخة منه.
store-read-only = لا يمكن الكتابة في المشروع: الملف أو مجلده للقراءة فقط.
store-vanished = نُقل ملف المشروع أو حُذف أو استُبدل وهو مفتوح. أعده إلى مكانه فيستمر الحفظ.
store-in-use = يكتب برنامج آخر في المشروع الآن؛ حاول ثانية بعد أن ينتهي.
store-full = القرص ممتلئ؛ أفرغ بعض المساحة وحاول ثانية.
store-not-folded = حُفظ كل شيء، لكن لا مساحة لضم السجل إلى ملف المشروع. أفرغ بعض المساحة وافتح المشروع مرة أخرى قبل أن تنسخه.
run-no-document = لا وثيقة مفتوحة.
run-labels-changing = يجري تغيير التسميات؛ حاول ثانية بعد لحظة.
labels-more-spans = صار عدد مقاطع { $label } الآن { $count }، وهو أكثر مما عُدّ. انظر مرة أخرى فيما يصير إليها.
labels-twins = تعذّر إعطاء هذه التسمية لعدد { $count } من المقاطع: هي في الموضع نفسه وتقول شيئًا آخر.
labels-moved = غيّر برنامج آخر التسميات في هذه الأثناء.
labels-no-rename = لا يمكن أن تصير التسمية { $from } بالاسم { $to }.
labels-no-fate = لا يمكن أن تصير مقاطع { $from } بالتسمية { $to }، فهي ليست بين التسميات الجديدة.
labels-in-use = استعمل { $annotator } في { $document } ما لن يكون موجودًا.

welcome-title = توسيم tawsim
welcome-text = وسّم الأخبار العربية: افتح مشروعًا، أو أنشئ مشروعًا جديدًا واستورد إليه المقالات. المشروع ملف واحد على حاسوبك.
welcome-new = مشروع جديد…
welcome-open = فتح مشروع…
welcome-recent = آخر المشاريع
no-documents-title = لا وثائق بعد
no-documents-text = أفلِت ملفات نصية أو ملفات JSONL على هذه النافذة، أو استوردها. كل ملف يصبح وثيقة.
no-document-title = لا وثيقة مفتوحة
no-document-text = اختر وثيقة من القائمة على اليمين، أو اضغط { KEYS("Ctrl+PageDown") }.

dialog-close = إغلاق
dialog-cancel = إلغاء
error-title = تعذّر ذلك
error-open = تعذّر فتح المشروع. { $reason }
error-create = تعذّر إنشاء المشروع. { $reason }
error-leave = في المشروع المفتوح تغييرات تعذّر حفظها، ولذلك يبقى مفتوحًا. { $reason }
error-leave-lost = تعذّر حفظ المشروع الذي كان مفتوحًا كاملًا. { $reason }
unsaved-title = بعض التغييرات غير محفوظة
unsaved-text = تعذّرت كتابة آخر التغييرات في ملف المشروع. أفرغ مكانًا على القرص أو أعد وصله، ثم اضغط «إعادة المحاولة» في الأسفل. إن أغلقت الآن ضاعت هذه التغييرات.
unsaved-stay = البقاء
unsaved-close = الإغلاق وفقدانها

name-title = اسمك بصفتك موسِّمًا
name-text = كل مقطع تسِمه يحمل هذا الاسم. يُحفظ على هذا الحاسوب وفي المشروع.
name-hint = الاسم
name-accept = ابدأ

path-hint = المسار
path-new-title = مشروع جديد
path-new-text = أين يوضع ملف المشروع؟ ينتهي اسمه بـ { "\u2066.tawsim\u2069" }.
path-new-accept = إنشاء المشروع
path-open-title = فتح مشروع
path-open-text = أي ملف مشروع يُفتح؟
path-open-accept = فتح
path-import-title = استيراد
path-import-text = ملف نصي أو ملف JSONL أو مجلد منها.
path-import-accept = استيراد
path-export-title = تصدير
path-export-text = أين يُكتب الملف؟
path-export-accept = كتابة
path-labels-title = استيراد تسميات
path-labels-text = أي ملف تسميات (JSON) يحل محل التسميات في المحرر؟
path-labels-accept = قراءة
path-export-labels-title = تصدير التسميات
path-export-labels-text = أين يُكتب ملف التسميات؟
path-replace = استبداله
path-fault-empty = اكتب مسارًا.
path-fault-missing = لا يوجد { $path }.
path-fault-folder = { $path } مجلد. اذكر اسم الملف فيه.
path-fault-no-folder = لا يوجد مجلد { $path }.
path-fault-there = { $path } موجود من قبل. اضغط «استبداله» لتكتب فوقه.

import-title = استيراد
import-title-done = انتهى الاستيراد
import-progress = { $done } من { $total }
import-added = الوثائق المضافة: { $count }
import-spans = المقاطع المضافة: { $count }
import-already-there = الموجودة في المشروع من قبل: { $count }
import-failed = الملفات أو الأسطر التي لم تُستورد: { $count }
import-warnings = الملحوظات: { $count }
import-other-encoding = إن كنت تعرف ترميز الملفات التي لم تُستورد فأعد المحاولة به:
import-nothing = لا جديد في هذه الملفات.
import-cancelled = ألغيت الاستيراد؛ وما قُرئ حتى ذلك الحين باقٍ في المشروع.
import-issue = { $file }: { $message }
import-issue-line = { $file }، السطر { $line }: { $message }
import-same-text = نص { $file } هو نص { $id } نفسه.

export-title = تصدير
export-title-done = انتهى التصدير
export-text = يكتب سطر JSONL لكل وثيقة ولكل موسِّم فتحها.
export-all-documents = كل الوثائق
export-done-documents = المنجزة فقط
export-annotators = الموسِّمون
export-counting = يجري العد…
export-nothing = لا شيء يطابق هذا الاختيار بعد.
export-counts = { COUNT($documents) ->
    [zero] لا وثائق
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $documents } وثائق
    [many] { $documents } وثيقة
   *[other] { $documents } وثيقة
  } · { COUNT($lines) ->
    [zero] لا أسطر
    [one] سطر واحد
    [two] سطران
    [few] { $lines } أسطر
    [many] { $lines } سطرًا
   *[other] { $lines } سطر
  } · { COUNT($spans) ->
    [zero] لا مقاطع
    [one] مقطع واحد
    [two] مقطعان
    [few] { $spans } مقاطع
    [many] { $spans } مقطعًا
   *[other] { $spans } مقطع
  }
export-label-count = { $label } { $count }
export-accept = اختيار ملف…
export-written = كُتب في { $path }
export-old-file = إن كان هناك ملف بهذا الاسم فهو كما كان.

labels-title = تسميات المشروع
labels-presets = البدء من مجموعة جاهزة…
labels-import = استيراد…
labels-export = تصدير…
labels-apply = تطبيق
tip-labels-apply = { KEYS("Ctrl+Enter") } يفعل الشيء نفسه. وهي خطوة واحدة يمكن التراجع عنها.
labels-page-labels = التسميات
labels-page-links = الروابط
labels-page-document = الوثيقة
labels-page-rules = القواعد
labels-page-guideline = الدليل
labels-page-look = التسمية
labels-page-examples = الوصف والأمثلة
labels-page-attributes = السمات
labels-page-overlaps = التداخل
labels-add = إضافة
labels-duplicate = تكرار
labels-delete = حذف
labels-none = بلا
labels-no-labels = لا تسميات بعد. اضغط «إضافة» أو ابدأ من مجموعة جاهزة.
labels-the-document = الوثيقة
labels-in-english = { $what } بالإنجليزية
labels-in-arabic = { $what } بالعربية
labels-key = المفتاح في التصدير
labels-renamed-from = تأخذ مقاطع { $key } هذا المفتاح.
labels-name = الاسم
labels-shortcut = الاختصار
labels-shortcut-of = { $shortcut } – { $label }
labels-line = الخط
labels-line-solid = متصل
labels-line-double = مزدوج
labels-line-dotted = منقط
labels-line-dashed = متقطع
labels-colours = الألوان
labels-colour-number = اللون { $number }
labels-colour-of = اللون { $number }، تستعمله { $label }
labels-on-light = على صفحة فاتحة
labels-on-dark = على صفحة داكنة
labels-contrast-none = لا يُرى على الصفحة: تباينه { $contrast }.
labels-contrast-low = تصعب رؤيته على الصفحة: تباينه { $contrast }، والجيد 3.9.
labels-colour-like = يصعب على بعض العيون تمييزه من { $label }.
labels-sample-before = أعلن
labels-sample-tagged = المتحدث باسم القوات
labels-sample-after = ذلك
labels-description = الوصف
labels-examples = الأمثلة
labels-examples-text = ضع التسمية والكلمات بين أقواس مزدوجة: قال [[ACTOR:مصطفى بالي]]
labels-add-example = إضافة مثال
labels-example = المثال { $number }
labels-example-good = صواب
labels-example-bad = خطأ
labels-example-why = السبب، المثال { $number }
labels-delete-example = حذف المثال { $number }
labels-nest = داخل مقاطع أخرى
labels-nest-any = في أي مكان
labels-nest-these = داخل هذه فقط
labels-nest-text = يمكن أن تقع مقاطع هذه التسمية داخل مقاطع هذه التسميات أو أن تكون لها الحدود نفسها.
labels-cross = عبر حد مقطع آخر
labels-may-cross = يجوز التقاطع
labels-cross-text = يجب أن يجوز ذلك للتسميتين معًا.
labels-repeat = أكثر من مرة على النص نفسه
labels-may-repeat = يجوز التكرار
labels-repeat-text = يمكن أن تحمل الكلمات نفسها هذه التسمية عدة مرات بسمات مختلفة.
labels-attributes = السمات
labels-no-attributes = لا يُسأل هنا عن شيء بعد.
labels-add-attribute = إضافة سمة
labels-delete-attribute = حذف هذه السمة
labels-attribute-key = مفتاح السمة
labels-attribute-kind = النوع
labels-attribute-reads = ما يقترحه البرنامج
labels-attribute-name = اسم السمة
labels-guideline-of = دليل { $attribute }
labels-kind-one = خيار واحد
labels-kind-many = عدة خيارات
labels-kind-yes-no = نعم أو لا
labels-kind-integer = عدد صحيح
labels-kind-decimal = عدد عشري
labels-kind-range = أدنى وأرجح وأعلى
labels-kind-text = نص
labels-kind-date = تاريخ
labels-kind-passage = موضع من النص
labels-reads-nothing = لا شيء
labels-reads-count = رقم العدد
labels-reads-count-qualifier = ما يقيد العدد
labels-reads-count-outcome = ما حدث للناس
labels-reads-count-part = هل هو جزء من عدد آخر
labels-reads-count-cumulative = هل هو حصيلة تراكمية
labels-choices = الخيارات
labels-choice = الخيار { $number }
labels-add-choice = إضافة خيار
labels-delete-choice = حذف الخيار { $number }
labels-choice-up = رفع الخيار { $number }
labels-choice-down = خفض الخيار { $number }
labels-choice-key = مفتاح الخيار { $number }
labels-choice-english = الخيار { $number } بالإنجليزية
labels-choice-arabic = الخيار { $number } بالعربية
labels-choice-why-english = متى يُختار { $number }، بالإنجليزية
labels-choice-why-arabic = متى يُختار { $number }، بالعربية
labels-links = أنواع الروابط
labels-no-links = لا روابط بعد.
labels-add-link = إضافة رابط
labels-delete-link = حذف
labels-link-key = مفتاح الرابط
labels-link-name = اسم الرابط
labels-link-explanation = متى يُرسم
labels-link-at-most = كم من مقطع واحد
labels-link-at-most-text = الفارغ يعني أي عدد.
labels-link-ends = ما يصل بينه
labels-link-from = من، الزوج { $number }
labels-link-to = إلى، الزوج { $number }
labels-link-leads-to = إلى
labels-delete-ends = حذف الزوج { $number }
labels-add-ends = إضافة زوج
labels-link-ends-twice = اثنان من هذه الأزواج متطابقان.
labels-link-kinds = كيف يعمل
labels-link-symmetric = واحد في الاتجاهين
labels-link-by-nesting = يُقترح إلى المقاطع الداخلية
labels-document-labels = تسميات للوثائق كاملة
labels-document-labels-text = يمكن أن يعطي الموسِّم الوثيقة أي عدد منها.
labels-document-attributes = أسئلة عن الوثيقة
labels-boundary = أين تبدأ المقاطع
labels-boundary-whole-word = عند الكلمة المكتوبة كاملة
labels-boundary-without-proclitics = بعد السوابق المتصلة
labels-boundary-text = توسم «ولبنان» كلمة كاملة، أو من «لبنان» فقط.
labels-rules = ما يجب أن تستوفيه الوثيقة المنجزة
labels-rules-text = ما يخالف قاعدة يظهر في قائمة المشكلات، ويمكن حفظه مع ذلك.
labels-add-rule = إضافة قاعدة…
labels-delete-rule = حذف القاعدة { $number }
labels-rule-blank = القاعدة { $rule }، الاختيار { $blank }
labels-rule-answered = لسؤال جواب
labels-rule-linked = يخرج رابط من مقطع
labels-rule-in-order = الأدنى والأرجح والأعلى مرتبة
labels-rule-inside = يقع مقطع داخل آخر
labels-rule-looked-at = لا يبقى مقترح بلا نظر
labels-rule-document-answered = لسؤال عن الوثيقة جواب
labels-sentence-answered = لكل { $label } جواب عن { $attribute }
labels-sentence-linked = لكل { $label } رابط { $link }
labels-sentence-in-order = في كل { $label } الأدنى والأرجح والأعلى من { $attribute } مرتبة
labels-sentence-inside = كل { $label } يقع داخل { $within }
labels-sentence-looked-at = نُظر في كل مقترح في { $label }
labels-sentence-document-answered = لكل وثيقة جواب عن { $attribute }
labels-set-name = اسم مجموعة التسميات
labels-whole-guideline = الدليل بصيغة Markdown
labels-whole-guideline-text = يقرؤه الموسِّمون بجانب المقال.
labels-fault-key-taken = هذا المفتاح مستعمل.
labels-fault-key-empty = لا بد من مفتاح.
labels-fault-key-long = هذا المفتاح طويل جدًا.
labels-fault-key-control = لا يحتوي المفتاح على فواصل أسطر.
labels-fault-key-of-deleted = { $key } مفتاح تسمية حذفتها. طبّق أولًا أو اختر مفتاحًا آخر.
labels-fault-unreadable = لا يُرى هذا اللون على الصفحة. اختر غيره.
labels-fault-shortcut = لا يصلح { $shortcut } اختصارًا.
labels-fault-shortcut-taken = { $shortcut } اختصار { $label } من قبل.
labels-fault-two-kinds = { $attribute } سؤال من نوع آخر في موضع آخر. أعطه مفتاحًا آخر أو النوع نفسه.
labels-fault-choices = يجب أن يعرض { $attribute } خيارًا واحدًا على الأقل دون تكرار.
labels-fault-reads = لا يأخذ { $attribute } ما يقرؤه البرنامج.
labels-fault-link-ends = يجب أن يصل الرابط { $link } بين زوج واحد من التسميات على الأقل.
labels-fault-at-most = عدد صحيح من 1 فصاعدًا، أو لا شيء.
labels-fault-hex = ستة أرقام مثل { "#0a6ab0" }.
labels-leave-title = أتُترك التغييرات؟
labels-leave-text = غُيّرت التسميات ولم تُطبَّق.
labels-leave-yes = تركها
labels-leave-no = متابعة التحرير
labels-delete-title = حذف { $label }؟
labels-delete-text = { $spans ->
    [zero] لا مقاطع تحمل
    [one] مقطع واحد يحمل
    [two] مقطعان يحملان
    [few] { $spans } مقاطع تحمل
    [many] { $spans } مقطعًا تحمل
   *[other] { $spans } مقطع تحمل
  } هذه التسمية، { $documents ->
    [zero] في لا وثيقة
    [one] في وثيقة واحدة
    [two] في وثيقتين
    [few] في { $documents } وثائق
    [many] في { $documents } وثيقة
   *[other] في { $documents } وثيقة
  }. ما مصيرها؟
labels-counting = يجري عد المستعمل…
labels-delete-also = إذا حُذفت ضاعت إجاباتها وتعليقاتها وروابطها. وإذا أُعطيت تسمية أخرى ضاع ما لا تسمح به تلك التسمية.
list-separator = { "، " }
labels-delete-links = أنواع روابط تُحذف أيضًا: { $links }.
labels-delete-rules = { $rules ->
    [zero] لا تُحذف قواعد
    [one] تُحذف قاعدة واحدة
    [two] تُحذف قاعدتان
    [few] تُحذف { $rules } قواعد
    [many] تُحذف { $rules } قاعدة
   *[other] تُحذف { $rules } قاعدة
  } مع التسمية.
labels-delete-yes = حذف التسمية
labels-fate = مصير المقاطع
labels-fate-choose = اختر…
labels-fate-delete = حذف هذه المقاطع
labels-fate-label = إعطاؤها التسمية { $label }
labels-review-title = سيضيع شيء مما وُسِم
labels-review-text = لا يمكن أن يبقى بعض الوسم مع التسميات الجديدة. يمكنك التراجع بعد ذلك بالمفتاح { KEYS("Ctrl+Z") }.
labels-review-yes = تطبيق مع ذلك
labels-review-no = متابعة التحرير
labels-loss-label = { $of }: { $times ->
    [zero] لا مقاطع تفقد تسميتها.
    [one] مقطع واحد يفقد تسميته.
    [two] مقطعان يفقدان تسميتهما.
    [few] { $times } مقاطع تفقد تسميتها.
    [many] { $times } مقطعًا تفقد تسميتها.
   *[other] { $times } مقطع تفقد تسميتها.
  }
labels-loss-attribute = { $of }: سيُحذف { $times ->
    [zero] لا جواب
    [one] جواب واحد
    [two] جوابان
    [few] { $times } أجوبة
    [many] { $times } جوابًا
   *[other] { $times } جواب
  } عن { $attribute }.
labels-loss-choice = { $of }: سيُحذف { $times ->
    [zero] لا جواب
    [one] جواب واحد
    [two] جوابان
    [few] { $times } أجوبة
    [many] { $times } جوابًا
   *[other] { $times } جواب
  } «{ $choice }» عن { $attribute }.
labels-loss-link = { $of }: قد يُحذف { $times ->
    [zero] لا رابط
    [one] رابط واحد
    [two] رابطان
    [few] { $times } روابط
    [many] { $times } رابطًا
   *[other] { $times } رابط
  } «{ $link }».
labels-loss-document-label = { $times ->
    [zero] لا وثائق تفقد
    [one] وثيقة واحدة تفقد
    [two] وثيقتان تفقدان
    [few] { $times } وثائق تفقد
    [many] { $times } وثيقة تفقد
   *[other] { $times } وثيقة تفقد
  } التسمية { $label }.
labels-presets-title = البدء من مجموعة جاهزة
labels-presets-text = تحل محل التسميات في المحرر. ولا يتغير المشروع حتى تضغط «تطبيق».
labels-presets-yes = البدء منها
labels-preset-counts = التسميات: { $labels }، السمات: { $attributes }، الروابط: { $links }
labels-bar-empty = لا تسميات في هذا المشروع بعد.
labels-edit = تحرير التسميات…
preset-conflict-news = أخبار النزاعات
preset-conflict-news-text = من وأين وكم ومن القائل: مع سمات وروابط وقواعد.
preset-plain-ner = أسماء الأعلام
preset-plain-ner-text = أشخاص ومنظمات وأماكن وأسماء أخرى، بلا سمات.
preset-empty = فارغة
preset-empty-text = لا شيء بعد. تصنع التسميات بنفسك.
new-labels = تسميات المشروع الجديد
labels-file-fault = { $reason } { $file }
labels-file-fault-line = { $reason } { $file }، السطر { $line }
labels-file-fault-place = { $reason } { $file }، السطر { $line }، عند { $place }
labels-file-no-json = هذا ليس مكتوبًا بصيغة JSON.
labels-file-ends-early = ينتهي الملف قبل تمامه.
labels-file-other-kind = في هذا الموضع قيمة من نوع غير المنتظر.
labels-file-unknown = «{ $name }» غير معروف في هذا الموضع.
labels-file-missing = «{ $name }» ناقص في هذا الموضع.
labels-file-twice = «{ $name }» مكرر في هذا الموضع.
error-labels-import = تعذرت قراءة التسميات. { $reason }
error-labels-export = تعذرت كتابة التسميات. { $reason }
error-labels-refused = تعذر تغيير التسميات. { $reason }

keys-title = المفاتيح
keys-arrows = الأسهم
keys-shift-arrows = { KEYS("Shift") } + الأسهم
keys-shift-alt-sides = { KEYS("Alt+Shift") } + يسار / يمين
keys-ctrl-sides = { KEYS("Ctrl") } + يسار / يمين
keys-ctrl-lines = { KEYS("Ctrl") } + أسفل / أعلى
keys-ctrl-shift-sides = { KEYS("Ctrl+Shift") } + يسار / يمين
keys-label = وسم التحديد، أو تغيير تسمية المقطع المختار
keys-also-label = وسم النص نفسه بتسمية أخرى
keys-brush = الفرشاة: وسم كل تحديد فورًا
keys-delete = حذف المقطع المختار
keys-note = كتابة ملاحظة عليه
keys-link = ربطه بمقطع آخر
keys-comment = كتابة تعليق عليه
keys-next-card = المقطع التالي أو السابق، من داخل البطاقة
keys-fill = ملء البطاقة: { KEYS("Tab") } والأسهم والأرقام والحروف الأولى
keys-unknown = غير معروف: لا يذكر النص ذلك (في البطاقة)
keys-confirm = تأكيد ما يقترحه البرنامج للمقطع المختار
keys-document = عن الوثيقة: تسمياتها وملاحظتها وتعليقاتها
keys-problems = المشكلة التالية أو السابقة
keys-next-span = المقطع التالي أو السابق
keys-move = التنقل في النص
keys-select = التحديد بالكلمات والأسطر
keys-select-letters = التحديد بالحروف
keys-move-end = تحريك نهاية المقطع المختار
keys-move-start = تحريك بدايته
keys-undo = التراجع والإعادة
keys-done = إنجاز الوثيقة والانتقال إلى التالية
keys-documents = الوثيقة التالية والسابقة
keys-find = البحث عن وثيقة
keys-import-export = الاستيراد والتصدير
keys-labels = تحرير تسميات المشروع
keys-zoom = حجم النص (وكذلك { KEYS("Ctrl") } مع العجلة)
keys-guideline = الدليل بجانب المقال
keys-alt = مع السحب: حروف بدل الكلمات
keys-escape = خطوة إلى الوراء

number-fault-foreign = { $sign } ليس جزءًا من عدد.
number-fault-no-digits = الأرقام ناقصة.
number-fault-grouping = تفصل الفواصل بين مجموعات من ثلاثة أرقام، مثل 26,950.
number-fault-not-whole = لا يصلح هنا إلا عدد صحيح.
number-fault-too-large = هذا العدد كبير جدًا.
date-fault-form = التاريخ سنة أو شهر أو يوم: 2019 أو 2019-02 أو 2019-02-09.
date-fault-month = لا يوجد شهر { $month }.
date-fault-day = ليس في هذا الشهر يوم { $day }.

guideline-title = الدليل
guideline-close = إغلاق
tip-guideline-close = يفتحه من جديد { KEYS("F2") } أو قائمة «عرض».
guideline-outline = العناوين
guideline-find = ابحث عن عنوان…
guideline-empty = ليس لهذا المشروع دليل بعد. الدليل نص بصيغة Markdown ضمن التسميات: المشروع > التسميات…
example-good = صواب: { $text } { $why }
example-bad = خطأ: { $text } { $why }
