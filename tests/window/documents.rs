//! Documents: going through them, finding them, adding some; and the start of it all.

use crate::hands::CTRL;
use crate::stage::{Stage, seeds};
use eframe::egui::{DroppedFile, Event, Key};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tawsim::app::Settings;
use tawsim::model::Status;

#[test]
fn keys_go_to_the_next_and_the_previous_document_and_stop_at_the_ends() {
    let mut stage = Stage::new();
    assert!(stage.document().starts_with("000"));
    stage.keys(CTRL, Key::PageUp);
    assert!(stage.says("This is the first document."));
    for start in ["001", "002", "003", "004", "004"] {
        stage.keys(CTRL, Key::PageDown);
        assert!(stage.document().starts_with(start));
    }
    assert!(stage.says("This is the last document."));
    stage.keys(CTRL, Key::PageUp);
    assert!(stage.document().starts_with("003"));
}

#[test]
fn done_and_next_then_undo_leads_back() {
    let mut stage = Stage::new();
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num1);
    stage.keys(CTRL, Key::Enter);
    assert!(stage.document().starts_with("001"));
    assert_eq!((stage.selected(), stage.picked()), (String::new(), String::new()));
    stage.keys(CTRL, Key::Z);
    assert!(stage.document().starts_with("000"), "the step was made there");
    assert_eq!(stage.session().documents()[0].status, Status::InProgress);
    stage.keys(CTRL, Key::Z);
    assert_eq!(stage.spans(), [""; 0]);
}

#[test]
fn the_last_document_says_that_it_is() {
    let mut stage = Stage::new();
    for _ in 0..4 {
        stage.keys(CTRL, Key::PageDown);
    }
    stage.keys(CTRL, Key::Enter);
    assert!(stage.document().starts_with("004"));
    assert!(stage.says("This was the last document of the list."));
    for place in 0..4 {
        let title = stage.session().documents()[place].info.title.clone();
        stage.press(&title);
        stage.keys(CTRL, Key::Enter);
    }
    assert!(stage.says("Everything is done.") && stage.says("5 of 5 done"));
}

#[test]
fn the_filter_finds_folded_arabic_and_states() {
    let mut stage = Stage::new();
    let shown = |stage: &Stage| {
        let rows = stage.session().documents().iter().map(|row| row.info.title.clone());
        let texts = stage.texts();
        rows.filter(|title| texts.contains(title)).count()
    };
    assert_eq!(shown(&stage), 5);
    stage.keys(CTRL, Key::F);
    // Written otherwise than in the title, which has «آخر معاقل داعش في سوريا - It's».
    stage.write("اخر مَعاقل داعش في سوريا - it");
    assert_eq!(shown(&stage), 1, "{:#?}", stage.texts());
    stage.key(Key::Escape);
    assert_eq!(shown(&stage), 5, "Esc clears the field");
    stage.keys(CTRL, Key::F);
    stage.write("zzz");
    assert!(stage.says("No document matches."));
    stage.key(Key::Escape);

    stage.keys(CTRL, Key::Enter);
    stage.press("Done 1");
    assert_eq!(shown(&stage), 1);
    stage.press("To do 4");
    assert_eq!(shown(&stage), 4);
}

#[test]
fn importing_the_same_text_again_is_noticed_and_told() {
    let mut stage = Stage::new();
    let copy = stage.path("copy.txt");
    std::fs::copy(seeds().join("000_dad4739e26425e78.txt"), &copy).unwrap();
    stage.keys(CTRL, Key::I);
    stage.keys(CTRL, Key::A);
    stage.harness.event(Event::Text(copy.display().to_string()));
    stage.rest();
    stage.key(Key::Enter);
    stage.wait(|stage| stage.says("Import finished"));
    assert!(stage.says("Already in the project: 1"));
    assert!(stage.says("copy.txt has the same text as 000_dad4739e26425e78."));
    stage.key(Key::Escape);
    assert_eq!(stage.session().documents().len(), 5);
}

/// A file as the platform drops it.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn files_that_are_dropped_are_imported() {
    let mut stage = Stage::new();
    let file = stage.path("جديد.txt");
    std::fs::write(&file, "قال المتحدث إن اثنين قتلا.").unwrap();
    stage.harness.input_mut().dropped_files.push(Arc::new(Dropped(file)));
    stage.harness.step();
    stage.wait(|stage| stage.says("Documents added: 1"));
    stage.key(Key::Enter);
    assert_eq!(stage.session().documents().len(), 6);
    stage.press("قال المتحدث إن اثنين قتلا.");
    assert_eq!(stage.text(), "قال المتحدث إن اثنين قتلا.");
}

#[test]
fn the_first_start_asks_for_a_name_and_no_later_one_does() {
    let mut stage = Stage::with(Settings::default());
    assert!(stage.says("Your name as annotator"));
    stage.key(Key::Escape);
    assert!(stage.says("Your name as annotator"), "without a name nothing can be tagged");
    stage.keys(CTRL, Key::A);
    stage.key(Key::Backspace);
    stage.key(Key::Enter);
    assert!(stage.says("Your name as annotator"), "an empty name is none");
    stage.write("أحمد");
    stage.key(Key::Enter);
    assert!(!stage.says("Your name as annotator"));
    assert!(stage.says("Annotator: أحمد"));
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num1);
    assert_eq!(stage.spans(), ["ACTOR مصطفى بالي"]);
    stage.restart();
    assert!(stage.says("Annotator: أحمد") && !stage.says("Your name as annotator"));
    assert_eq!(stage.spans(), ["ACTOR مصطفى بالي"]);
}

#[test]
fn another_name_has_its_own_spans() {
    let mut stage = Stage::new();
    stage.drag_over("مصطفى بالي");
    stage.key(Key::Num1);
    stage.press("Annotator: ليلى");
    stage.keys(CTRL, Key::A);
    stage.write("سعاد");
    stage.key(Key::Enter);
    assert!(stage.says("Annotator: سعاد"));
    assert_eq!((stage.spans(), stage.document().starts_with("000")), (Vec::new(), true));
}

#[test]
fn a_new_project_begins_empty_and_a_file_that_is_no_project_is_named() {
    let mut stage = Stage::without_project();
    assert!(stage.says("Annotate Arabic news"));
    stage.key(Key::Num1);
    stage.keys(CTRL, Key::Enter);
    let other = stage.path("other.tawsim");
    std::fs::write(&other, "no project").unwrap();
    stage.keys(CTRL, Key::O);
    stage.keys(CTRL, Key::A);
    stage.harness.event(Event::Text(other.display().to_string()));
    stage.rest();
    stage.key(Key::Enter);
    assert!(stage.says("The project could not be opened.") && stage.says("other.tawsim"));
    stage.key(Key::Escape);

    stage.keys(CTRL, Key::N);
    stage.keys(CTRL, Key::A);
    stage.harness.event(Event::Text(stage.path("new").display().to_string()));
    stage.rest();
    stage.key(Key::Enter);
    assert!(stage.says("No documents yet"));
    assert_eq!(stage.session().path(), stage.path("new.tawsim"));
}
