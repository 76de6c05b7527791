//! The interface in Arabic: every word, and the window as in a mirror.

use crate::hands::{CTRL, CTRL_SHIFT};
use crate::stage::{Stage, named};
use eframe::egui::{Key, Modifiers, Pos2, Rect};
use tawsim::app::{LanguageChoice, Settings};

/// The only widget of that name.
#[track_caller]
fn place(stage: &Stage, name: &str) -> Rect {
    assert!(stage.has_one(name), "one {name:?} in {:#?}", stage.texts());
    stage.nearest(name, Pos2::ZERO)
}

fn arabic() -> Stage {
    Stage::with(Settings { language: LanguageChoice::Arabic, ..named() })
}

#[test]
fn the_menu_switches_the_language_and_the_sides_at_once() {
    let mut stage = Stage::new();
    let english = place(&stage, "Find a document…");
    let page = place(&stage, "article");
    assert!(english.right() <= page.left() && page.right() <= place(&stage, "Nothing is tagged yet.").left());

    stage.menu("View", "العربية");
    let page = place(&stage, "المقال");
    assert!(page.right() <= place(&stage, "ابحث عن وثيقة…").left());
    assert!(place(&stage, "لم يوسَم شيء بعد.").right() <= page.left());
    assert!((page.width() - place(&stage, "المقال").width()).abs() < 0.5);
    let latin = |text: &String| text.chars().all(|c| c.is_ascii_alphabetic() || c == ' ') && text.len() > 1;
    // The handles of the panels are named by egui itself.
    let left_over: Vec<String> =
        stage.texts().into_iter().filter(latin).filter(|text| text != "Resize panel").collect();
    assert_eq!(left_over, [""; 0], "English words in the Arabic window");

    stage.restart();
    assert!(stage.has_one("ابحث عن وثيقة…"), "the language is remembered");
    stage.menu("عرض", "English");
    assert_eq!(place(&stage, "Find a document…"), english);
}

#[test]
fn the_window_is_the_mirror_of_the_english_one() {
    let pairs = [
        ("Find a document…", "ابحث عن وثيقة…"),
        ("article", "المقال"),
        ("Saved", "محفوظ"),
        ("No document matches. Clear the field or choose All.", "لا وثيقة تطابق البحث. أفرغ الحقل أو اختر «الكل»."),
    ];
    let places = |mut stage: Stage, names: [&str; 4]| {
        stage.keys(CTRL, Key::F);
        stage.write("لا شيء مثل هذا");
        names.map(|name| place(&stage, name))
    };
    let english = places(Stage::new(), pairs.map(|(english, _)| english));
    let mirrored = places(arabic(), pairs.map(|(_, arabic)| arabic));
    for ((before, after), (name, _)) in english.into_iter().zip(mirrored).zip(pairs) {
        assert!((before.left() - (1280.0 - after.right())).abs() < 1.0, "{name}: {before} and {after}");
        assert!((before.top() - after.top()).abs() < 1.0, "{name}: {before} and {after}");
    }
}

#[test]
fn a_menu_opens_from_the_right() {
    let mut stage = arabic();
    let menu = place(&stage, "تحرير");
    stage.press("تحرير");
    let item = place(&stage, "تراجع");
    assert!(item.right() <= menu.right() && item.left() < menu.left());
    assert!((menu.right() - item.right()).abs() < 12.0, "{menu} and {item}");
}

#[test]
fn work_goes_on_in_arabic() {
    let mut stage = arabic();
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num1);
    assert_eq!(stage.spans(), ["ACTOR مصطفى بالي"]);
    assert!(stage.says("مقطع واحد · أُنجز 0 من 5"));
    assert!(stage.has_one("فاعل: مصطفى بالي"), "the list has the Arabic name of the label");
    stage.keys(Modifiers::SHIFT, Key::Num1);
    assert!(stage.says("لهذا المقطع التسمية فاعل من قبل."));
    stage.keys(Modifiers::SHIFT, Key::Num3);
    assert!(stage.says("مقطعان · أُنجز 0 من 5"));
    stage.menu("تحرير", "تراجع");
    stage.menu("تحرير", "تراجع");
    assert_eq!(stage.spans(), [""; 0]);
    stage.keys(CTRL_SHIFT, Key::Z);
    assert_eq!(stage.spans(), ["ACTOR مصطفى بالي"]);
    stage.press("فاعل: مصطفى بالي");
    stage.press("حذف المقطع");
    assert!(stage.says("لا مقاطع · أُنجز 0 من 5"));
}

#[test]
fn the_bar_at_a_selection_has_the_first_label_at_the_right() {
    let mut stage = arabic();
    stage.drag_over("مصطفى بالي");
    let selected = stage.on("مصطفى");
    let [first, last] = ["فاعل", "ادعاء"].map(|name| stage.nearest(name, selected));
    assert!(last.right() < first.left() && (first.center().y - last.center().y).abs() < 1.0);
    stage.clicks(first.center(), 1, Modifiers::NONE);
    assert_eq!(stage.spans(), ["ACTOR مصطفى بالي"]);
}

#[test]
fn arrows_go_where_they_point_in_the_text() {
    let mut carets = Vec::new();
    for mut stage in [Stage::new(), arabic()] {
        let at = stage.on("مصطفى");
        stage.click(at);
        stage.key(Key::ArrowLeft);
        let left = stage.desk().caret;
        stage.key(Key::ArrowRight);
        stage.key(Key::ArrowRight);
        let right = stage.desk().caret;
        assert!(left > right, "left is on in Arabic");
        carets.push((left, right));
    }
    assert_eq!(carets[0], carets[1]);
}

#[test]
fn dialogs_speak_arabic_and_have_their_buttons_at_the_left() {
    let mut stage = arabic();
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num1);
    stage.keys(CTRL, Key::E);
    stage.wait(|stage| stage.says("وثيقة واحدة · سطر واحد · مقطع واحد"));
    let (go, cancel) = (place(&stage, "اختيار ملف…"), place(&stage, "إلغاء"));
    assert!(go.right() < cancel.left() && cancel.right() < 640.0);
    assert!(place(&stage, "كل الوثائق").left() > place(&stage, "المنجزة فقط").right());
    stage.press("اختيار ملف…");
    stage.keys(CTRL, Key::A);
    let path = stage.path("out.jsonl").display().to_string();
    stage.harness.event(eframe::egui::Event::Text(path.clone()));
    stage.rest();
    stage.press("كتابة");
    stage.wait(|stage| stage.says("انتهى التصدير"));
    assert!(stage.says(&format!("كُتب في {path}")));
    stage.press("إغلاق");

    stage.key(Key::F1);
    assert!(stage.says("التراجع والإعادة"));
    stage.press("إغلاق");
    stage.keys(CTRL, Key::O);
    assert!(stage.says("أي ملف مشروع يُفتح؟"));
    stage.keys(CTRL, Key::A);
    stage.write("nowhere");
    stage.key(Key::Enter);
    assert!(stage.says("لا يوجد nowhere."), "{:#?}", stage.texts());
    stage.key(Key::Escape);
}
