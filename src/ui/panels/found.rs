//! Which documents the list shows, found once for all frames in which nothing changes.

use crate::app::{DocumentRow, Session};
use crate::model::Status;
use crate::text::fold;

/// The documents that were found last.
#[derive(Default)]
pub struct Found {
    /// The words that were looked for, folded, and the version of the list.
    by_words: Option<(String, u64)>,
    /// Places of the documents with these words; unused while none are looked for.
    with_words: Vec<usize>,
    /// The status that was asked for, and the version of the list.
    by_status: Option<(Option<Status>, u64)>,
    /// Places of those of them that have that status.
    shown: Vec<usize>,
}

impl Found {
    /// The places in the session's list of the documents whose title or id has the words of `filter` and that are in
    /// state `status`, if one is given. Spelling variants meet.
    pub fn update(&mut self, session: &Session, filter: &str, status: Option<Status>) -> &[usize] {
        let (rows, version) = (session.documents(), session.list_version());
        let words = fold(filter);
        let known = self.by_words.as_ref().is_some_and(|(known, of)| *known == words && *of == version.documents);
        if !known {
            self.find(rows, &words, version.documents);
            self.by_words = Some((words, version.documents));
        }
        if !known || self.by_status != Some((status, version.states)) {
            self.by_status = Some((status, version.states));
            self.shown.clear();
            let fits = |place: &usize| status.is_none_or(|status| rows[*place].status == status);
            if self.is_filtered() {
                self.shown.extend(self.with_words.iter().copied().filter(fits));
            } else {
                self.shown.extend((0..rows.len()).filter(fits));
            }
        }
        &self.shown
    }

    fn is_filtered(&self) -> bool {
        self.by_words.as_ref().is_some_and(|(words, _)| !words.is_empty())
    }

    fn find(&mut self, rows: &[DocumentRow], words: &str, version: u64) {
        let has = |text: &str| fold(text).contains(words);
        let fits = |place: &usize| has(&rows[*place].info.title) || has(rows[*place].info.id.as_str());
        // Who types on looks among what was found.
        let goes_on = |(before, of): &(String, u64)| !before.is_empty() && words.contains(before) && *of == version;
        if self.by_words.as_ref().is_some_and(goes_on) {
            self.with_words.retain(fits);
        } else {
            self.with_words.clear();
            if !words.is_empty() {
                self.with_words.extend((0..rows.len()).filter(fits));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::ImportRequest;
    use crate::model::Annotator;
    use std::fs;

    #[test]
    fn what_is_found_follows_the_words_the_states_and_the_documents() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("a", "مدينة إدلب"), ("b", "مدينه حلب"), ("c", "ادلب\nمدينة")] {
            fs::write(folder.path().join(format!("{name}.txt")), text).unwrap();
        }
        let mut session = Session::create(&folder.path().join("p.tawsim")).unwrap();
        session.set_annotator(Annotator::new("a1").unwrap());
        let mut found = Found::default();
        assert!(found.update(&session, "مدينة", None).is_empty());
        let paths = vec![folder.path().to_owned()];
        assert_eq!(session.import(ImportRequest { paths, ..ImportRequest::default() }).wait().added.len(), 3);
        while session.documents().len() < 3 {
            session.poll();
        }
        // Spellings meet, further letters narrow, and fewer letters widen.
        assert_eq!(found.update(&session, "مدينة", None), [0, 1]);
        assert_eq!(found.update(&session, "مدينة ا", None), [0]);
        assert_eq!(found.update(&session, "دل", None), [0, 2]);
        assert_eq!(found.update(&session, "", None), [0, 1, 2]);
        assert_eq!(found.update(&session, "C", None), [2]);
        assert!(session.next_document());
        session.mark_done_and_next().unwrap();
        assert_eq!(found.update(&session, "", Some(Status::Done)), [0]);
        assert_eq!(found.update(&session, "دل", Some(Status::ToDo)), [2]);
        assert_eq!(session.progress(), crate::app::Progress::count(session.documents()));
        session.undo().unwrap();
        assert!(found.update(&session, "", Some(Status::Done)).is_empty());
    }
}
