//! What the program remembers about its user, outside of any project.

use super::language::LanguageChoice;
use crate::model::Annotator;
use crate::store::WholeFile;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Names the folder of the settings instead of the platform's own; for tests.
const FOLDER_VARIABLE: &str = "TAWSIM_CONFIG_DIR";

/// The projects that are remembered at most.
const MOST_RECENT: usize = 10;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system is.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// Which links are drawn in the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinksShown {
    /// None.
    None,
    /// Those of the picked span.
    #[default]
    Picked,
    /// All of them.
    All,
}

/// In which order the list shows spans; those inside others stand under them in every order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpanOrder {
    /// As in the text.
    #[default]
    Place,
    /// By label, in the order of the label set.
    Label,
    /// Those that are not as they should be first.
    Problem,
}

/// Where the window was, in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Its width and height.
    pub size: [f32; 2],
    /// Its upper left corner, where the platform tells.
    pub position: Option<[f32; 2]>,
    /// Whether it filled the screen.
    pub maximized: bool,
}

/// The settings. Values that can't be read are as they are in a new installation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The name under which the user annotates; empty before the first start is over.
    pub annotator: String,
    /// Light or dark.
    pub theme: Theme,
    /// The language of the interface.
    pub language: LanguageChoice,
    /// Size of the article's text; 1 is normal.
    pub zoom: f32,
    /// Whether runs of blanks are shown as one.
    pub tidy: bool,
    /// Which links are drawn.
    pub links: LinksShown,
    /// In which order spans are listed.
    pub span_order: SpanOrder,
    /// Width of the document list in points.
    pub left_width: Option<f32>,
    /// Width of the panel of spans in points.
    pub right_width: Option<f32>,
    /// Whether the guideline stands beside the article.
    pub guideline: bool,
    /// Whether all that is said about the label of the picked span is shown, and not only one line.
    pub label_guideline: bool,
    /// Width of the guideline in points.
    pub guideline_width: Option<f32>,
    /// Where the window was.
    pub window: Option<WindowPlace>,
    /// Projects, the last one first.
    pub recent: Vec<PathBuf>,
    /// The document that was open last in each of them.
    pub documents: BTreeMap<PathBuf, String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            annotator: String::new(),
            theme: Theme::default(),
            language: LanguageChoice::default(),
            zoom: 1.0,
            tidy: true,
            links: LinksShown::default(),
            span_order: SpanOrder::default(),
            left_width: None,
            right_width: None,
            guideline: false,
            label_guideline: false,
            guideline_width: None,
            window: None,
            recent: Vec::new(),
            documents: BTreeMap::new(),
        }
    }
}

/// Settings that could not be stored.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The platform names no folder for settings.
    #[error("this system has no folder for settings")]
    NoFolder,
    /// The file could not be written.
    #[error("{}: {error}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

impl Settings {
    /// The file of the settings: in `TAWSIM_CONFIG_DIR`, or where the platform keeps settings.
    #[must_use]
    pub fn file() -> Option<PathBuf> {
        let folder = match std::env::var_os(FOLDER_VARIABLE) {
            Some(folder) if !folder.is_empty() => PathBuf::from(folder),
            _ => directories::ProjectDirs::from("", "", "tawsim")?.config_dir().to_owned(),
        };
        Some(folder.join("settings.json"))
    }

    /// The stored settings; the defaults where there are none or they can't be read.
    #[must_use]
    pub fn load() -> Self {
        Self::file().map(|file| Self::load_from(&file)).unwrap_or_default()
    }

    /// The settings in `file`. A value that can't be read is left out, the others stay.
    #[must_use]
    pub fn load_from(file: &Path) -> Self {
        let Ok(bytes) = fs::read(file) else { return Self::default() };
        if let Ok(settings) = serde_json::from_slice(&bytes) {
            return settings;
        }
        let Ok(found) = serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(&bytes) else {
            return Self::default();
        };
        let mut kept = serde_json::Map::new();
        for (key, value) in found {
            let mut with = kept.clone();
            with.insert(key, value);
            if serde_json::from_value::<Self>(with.clone().into()).is_ok() {
                kept = with;
            }
        }
        serde_json::from_value(kept.into()).unwrap_or_default()
    }

    /// Stores the settings.
    ///
    /// # Errors
    /// [`SettingsError`]; the settings that were stored before are unchanged then.
    pub fn save(&self) -> Result<(), SettingsError> {
        self.save_to(&Self::file().ok_or(SettingsError::NoFolder)?)
    }

    /// Stores the settings in `file`, whose folder is made if need be.
    ///
    /// # Errors
    /// [`SettingsError::Io`]; the file is unchanged then.
    pub fn save_to(&self, file: &Path) -> Result<(), SettingsError> {
        let write = || {
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder)?;
            }
            let mut whole = WholeFile::begin(file)?;
            whole.write_all(&serde_json::to_vec_pretty(self)?)?;
            whole.keep()
        };
        write().map_err(|error| SettingsError::Io { path: file.to_owned(), error })
    }

    /// The annotator's name, if it can be one.
    #[must_use]
    pub fn annotator(&self) -> Option<Annotator> {
        Annotator::new(&self.annotator).ok()
    }

    /// Remembers that `project` was opened. The path is kept whole, so that it is found from any folder.
    pub fn remember_project(&mut self, project: &Path) {
        let project = std::path::absolute(project).unwrap_or_else(|_| project.to_owned());
        self.recent.retain(|known| *known != project);
        self.recent.insert(0, project);
        for forgotten in self.recent.split_off(MOST_RECENT.min(self.recent.len())) {
            self.documents.remove(&forgotten);
        }
    }

    /// Remembers which document is open in `project`.
    pub fn remember_document(&mut self, project: &Path, document: &str) {
        let project = std::path::absolute(project).unwrap_or_else(|_| project.to_owned());
        self.documents.insert(project, document.to_owned());
    }

    /// The document that was open last in `project`.
    #[must_use]
    pub fn document_of(&self, project: &Path) -> Option<&str> {
        let project = std::path::absolute(project).unwrap_or_else(|_| project.to_owned());
        self.documents.get(&project).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_as_they_were_stored() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new/settings.json");
        let mut settings = Settings {
            annotator: "أحمد".to_owned(),
            theme: Theme::Dark,
            language: LanguageChoice::Arabic,
            ..Settings::default()
        };
        settings.remember_project(Path::new("/a/b.tawsim"));
        settings.remember_document(Path::new("/a/b.tawsim"), "001");
        settings.save_to(&file).unwrap();
        let back = Settings::load_from(&file);
        assert_eq!(back, settings);
        assert_eq!(back.document_of(Path::new("/a/b.tawsim")), Some("001"));
    }

    #[test]
    fn one_bad_value_does_not_cost_the_others() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.json");
        fs::write(&file, r#"{"zoom":"large","annotator":"a1","theme":"pink","language":"fr","unknown":[1]}"#).unwrap();
        assert_eq!(Settings::load_from(&file), Settings { annotator: "a1".to_owned(), ..Settings::default() });
        fs::write(&file, "{\"annotator\":").unwrap();
        assert_eq!(Settings::load_from(&file), Settings::default());
        assert_eq!(Settings::load_from(&folder.path().join("none")), Settings::default());
    }

    #[test]
    fn only_the_last_projects_are_remembered() {
        let mut settings = Settings::default();
        for i in 0..15 {
            let project = PathBuf::from(format!("/p/{i}.tawsim"));
            settings.remember_project(&project);
            settings.remember_document(&project, "d");
        }
        settings.remember_project(Path::new("/p/12.tawsim"));
        assert_eq!(settings.recent.len(), MOST_RECENT);
        assert_eq!(settings.recent[0], Path::new("/p/12.tawsim"));
        assert_eq!(settings.documents.len(), MOST_RECENT);
    }
}
