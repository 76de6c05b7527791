# كلمات الواجهة بالعربية.
# The words of the field, one for each thing: annotate توسيم, annotator موسِّم, tag وسم, label تسمية, span مقطع, document وثيقة, article
# مقال, brush فرشاة, boundary حد, note ملاحظة, selection تحديد, picked مختار, project مشروع. Documents are feminine, and so are their states.
# Digits are those on the keys and in the exported files: 0 to 9.

program-name = توسيم

menu-file = ملف
menu-edit = تحرير
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
menu-tidy = ضم الفراغات والأسطر الخالية
menu-direction-automatic = اتجاه كل فقرة حسب حروفها
menu-direction-right-to-left = الكل من اليمين إلى اليسار
menu-direction-left-to-right = الكل من اليسار إلى اليمين
menu-theme-system = مظهر النظام
menu-theme-light = مظهر فاتح
menu-theme-dark = مظهر داكن
menu-language-system = لغة النظام
menu-language-arabic = العربية
menu-language-english = English
menu-next-span = المقطع التالي
menu-previous-span = المقطع السابق
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
inspector-spans = مقاطع هذه الوثيقة
inspector-note = ملاحظة
inspector-delete = حذف المقطع
inspector-from-to = من { $first } إلى { $last }: { $words ->
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

status-saved = محفوظ
status-saving = يُحفظ…
status-not-saved = غير محفوظ
status-retry = إعادة المحاولة
status-counts = { $spans ->
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

hint-keys = حدّد بالفأرة، وسِم بالمفاتيح { KEYS("1–4") }، و{ KEYS("F1") } يعرض كل المفاتيح
hint-brush = الفرشاة: كل تحديد يصبح { $label }. { KEYS("Esc") } يتركها.
hint-select-first = حدّد نصًا أو انقر مقطعًا أولًا، أو اضغط { KEYS("B") } لأخذ الفرشاة.
hint-last-document = هذه آخر وثيقة.
hint-first-document = هذه أول وثيقة.
hint-last-done = أُنجزت. كانت هذه آخر وثيقة في القائمة.
hint-all-done = كل شيء منجز.
hint-open-project-first = افتح مشروعًا أو أنشئ مشروعًا جديدًا أولًا، ثم أفلِت الملفات مرة أخرى.
refused-duplicate = لهذا المقطع التسمية { $label } من قبل.
fault = تعذّر ذلك: { $reason }

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
export-counts = { $documents ->
    [zero] لا وثائق
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $documents } وثائق
    [many] { $documents } وثيقة
   *[other] { $documents } وثيقة
  } · { $lines ->
    [zero] لا أسطر
    [one] سطر واحد
    [two] سطران
    [few] { $lines } أسطر
    [many] { $lines } سطرًا
   *[other] { $lines } سطر
  } · { $spans ->
    [zero] لا مقاطع
    [one] مقطع واحد
    [two] مقطعان
    [few] { $spans } مقاطع
    [many] { $spans } مقطعًا
   *[other] { $spans } مقطع
  }
export-accept = اختيار ملف…
export-written = كُتب في { $path }
export-old-file = إن كان هناك ملف بهذا الاسم فهو كما كان.

keys-title = المفاتيح
keys-arrows = الأسهم
keys-shift-arrows = { KEYS("Shift") } + الأسهم
keys-shift-alt-sides = { KEYS("Alt+Shift") } + يسار / يمين
keys-ctrl-sides = { KEYS("Ctrl") } + يسار / يمين
keys-ctrl-shift-sides = { KEYS("Ctrl+Shift") } + يسار / يمين
keys-label = وسم التحديد، أو تغيير تسمية المقطع المختار
keys-also-label = وسم النص نفسه بتسمية أخرى
keys-brush = الفرشاة: وسم كل تحديد فورًا
keys-delete = حذف المقطع المختار
keys-note = كتابة ملاحظة عليه
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
keys-zoom = حجم النص (وكذلك { KEYS("Ctrl") } مع العجلة)
keys-alt = مع السحب: حروف بدل الكلمات
keys-escape = خطوة إلى الوراء
