//! Asking for a file: by the platform's own dialog or, where there is none, by a field for the path.

use eframe::egui::Context;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// Nobody cancels a dialog faster than this: an answer that comes sooner means that there was no dialog.
const NO_DIALOG: Duration = Duration::from_millis(500);

/// What a file is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A new project.
    NewProject,
    /// A project that is there.
    OpenProject,
    /// Documents or annotations to add; several.
    Import,
    /// Training data to write.
    Export,
    /// A label set to begin with.
    ImportLabels,
    /// A label set to write.
    ExportLabels,
}

/// What came of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The files that were chosen.
    Chosen(Vec<PathBuf>),
    /// The dialog was closed without a choice.
    Cancelled,
    /// There is no dialog on this system.
    NoDialog,
}

/// A dialog that is open.
#[derive(Debug)]
pub struct Asked {
    /// What for.
    pub purpose: Purpose,
    answer: Receiver<Option<Vec<PathBuf>>>,
    since: Instant,
}

impl Asked {
    /// Opens the platform's dialog in a thread of its own, so that the window goes on; `None` where there is none.
    /// `name` is proposed for a file that is written.
    #[must_use]
    pub fn open(ctx: &Context, purpose: Purpose, title: &str, name: &str) -> Option<Self> {
        if !dialogs_exist() {
            return None;
        }
        let dialog = rfd::AsyncFileDialog::new().set_title(title);
        let dialog = match purpose {
            Purpose::NewProject => dialog.add_filter("tawsim", &["tawsim"]).set_file_name(name),
            Purpose::OpenProject => dialog.add_filter("tawsim", &["tawsim"]),
            Purpose::Import => dialog.add_filter("", &["txt", "jsonl", "json"]).add_filter("*", &["*"]),
            Purpose::Export => dialog.add_filter("JSONL", &["jsonl"]).set_file_name(name),
            Purpose::ImportLabels => dialog.add_filter("JSON", &["json"]),
            Purpose::ExportLabels => dialog.add_filter("JSON", &["json"]).set_file_name(name),
        };
        // Made here, because some platforms want their dialogs made by the thread of the window.
        let answer: std::pin::Pin<Box<dyn Future<Output = Option<Vec<PathBuf>>> + Send>> = match purpose {
            Purpose::NewProject | Purpose::Export | Purpose::ExportLabels => {
                let file = dialog.save_file();
                Box::pin(async move { file.await.map(|file| vec![file.path().to_owned()]) })
            }
            Purpose::OpenProject | Purpose::ImportLabels => {
                let file = dialog.pick_file();
                Box::pin(async move { file.await.map(|file| vec![file.path().to_owned()]) })
            }
            Purpose::Import => {
                let files = dialog.pick_files();
                Box::pin(
                    async move { files.await.map(|files| files.iter().map(|file| file.path().to_owned()).collect()) },
                )
            }
        };
        let (send, receive) = channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            let _ = send.send(pollster::block_on(answer));
            ctx.request_repaint();
        });
        Some(Self { purpose, answer: receive, since: Instant::now() })
    }

    /// What was chosen, once the dialog is closed.
    #[must_use]
    pub fn poll(&self) -> Option<Answer> {
        match self.answer.try_recv() {
            Ok(Some(paths)) => Some(Answer::Chosen(paths)),
            Ok(None) if self.since.elapsed() < NO_DIALOG => Some(Answer::NoDialog),
            Ok(None) => Some(Answer::Cancelled),
            Err(std::sync::mpsc::TryRecvError::Disconnected) => Some(Answer::NoDialog),
            Err(std::sync::mpsc::TryRecvError::Empty) => None,
        }
    }
}

/// On Linux the dialogs come from the desktop portal, which is reached over the session bus.
#[cfg(target_os = "linux")]
fn dialogs_exist() -> bool {
    let bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some_and(|address| !address.is_empty());
    let socket = std::env::var_os("XDG_RUNTIME_DIR").is_some_and(|folder| PathBuf::from(folder).join("bus").exists());
    bus || socket
}

#[cfg(not(target_os = "linux"))]
const fn dialogs_exist() -> bool {
    true
}
