//! Files that appear whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The first bytes of every `SQLite` file.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Endings of the files that `SQLite` keeps beside an open one.
const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// A file that is written beside its place and takes it only when it is complete: whoever looks finds the old file
/// or the new one, also after a crash or on a full disk. Dropped before [`WholeFile::keep`], it leaves no trace.
#[derive(Debug)]
pub struct WholeFile {
    target: PathBuf,
    sink: Sink,
}

#[derive(Debug)]
enum Sink {
    Beside(NamedTempFile),
    /// A device or a pipe can't be replaced by a file; it is written to directly.
    Direct(File),
}

impl WholeFile {
    /// Begins the file that will be `target`. A symbolic link is followed.
    ///
    /// # Errors
    /// If the folder of `target` is missing or can't be written, or `target` is a folder, a project, or the log of one:
    /// those hold work that nothing else holds.
    pub fn begin(target: &Path) -> io::Result<Self> {
        match fs::metadata(target) {
            Ok(found) if found.is_dir() => Err(io::Error::new(io::ErrorKind::IsADirectory, "this is a folder")),
            Ok(found) if !found.is_file() => {
                let sink = Sink::Direct(fs::OpenOptions::new().write(true).open(target)?);
                Ok(Self { target: target.to_owned(), sink })
            }
            found => {
                let target = if found.is_ok() { fs::canonicalize(target)? } else { target.to_owned() };
                if is_of_a_project(&target) {
                    return Err(io::Error::new(io::ErrorKind::InvalidInput, "this is a project, or the log of one"));
                }
                let file = temporary_beside(&target)?;
                #[cfg(unix)]
                if let Ok(old) = found {
                    // Who could not read the old file shall not read the new one.
                    file.as_file().set_permissions(old.permissions())?;
                }
                Ok(Self { target, sink: Sink::Beside(file) })
            }
        }
    }

    /// Puts the file in its place, on the disk as well as in the folder.
    ///
    /// # Errors
    /// If the system can't write or rename; the old file is then still there.
    pub fn keep(self) -> io::Result<()> {
        match self.sink {
            Sink::Beside(file) => {
                file.as_file().sync_all()?;
                file.persist(&self.target).map_err(|e| e.error)?;
                sync_folder(&self.target);
                Ok(())
            }
            Sink::Direct(mut file) => file.flush(),
        }
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.sink {
            // Past the wrapper, whose errors would name the hidden file.
            Sink::Beside(file) => file.as_file_mut().write(bytes),
            Sink::Direct(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.sink {
            Sink::Beside(file) => file.as_file_mut().flush(),
            Sink::Direct(file) => file.flush(),
        }
    }
}

/// Whether `path` is an `SQLite` file, under whatever name, or has the name of a file that `SQLite` keeps beside one.
fn is_of_a_project(path: &Path) -> bool {
    let is_database = |path: &Path| starts_with_magic(path).unwrap_or(false);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = COMPANIONS.iter().find_map(|ending| {
        let (stem, end) = name.split_at_checked(name.len().checked_sub(ending.len())?)?;
        end.eq_ignore_ascii_case(ending).then(|| path.with_file_name(stem))
    });
    is_database(path) || beside.is_some_and(|database| is_database(&database))
}

/// Whether the file at `path` begins as every `SQLite` file does.
pub(super) fn starts_with_magic(path: &Path) -> io::Result<bool> {
    let mut start = [0; MAGIC.len()];
    Ok(File::open(path)?.read_exact(&mut start).is_ok() && start == *MAGIC)
}

/// The folder that `path` is in; a bare name is in the present one.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A hidden file in the folder of `path`, with the rights that a new file has.
pub(super) fn temporary_beside(path: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tawsim-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    // The kind alone, because the whole error names the hidden file.
    builder.tempfile_in(folder_of(path)).map_err(|error| error.kind().into())
}

/// Makes a rename last. Where folders can't be synced the rename is made all the same.
pub(super) fn sync_folder(path: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder_of(path)).and_then(|folder| folder.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_kept_leaves_the_old_one_and_no_trace() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("out.jsonl");
        fs::write(&target, "old").unwrap();
        let mut file = WholeFile::begin(&target).unwrap();
        file.write_all(b"half").unwrap();
        drop(file);
        assert_eq!(fs::read_to_string(&target).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);

        let mut file = WholeFile::begin(&target).unwrap();
        file.write_all(b"new").unwrap();
        file.keep().unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(WholeFile::begin(folder.path()).unwrap_err().kind(), io::ErrorKind::IsADirectory);
        let nowhere = folder.path().join("gone/out.jsonl");
        assert_eq!(WholeFile::begin(&nowhere).unwrap_err().kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn a_project_and_its_log_are_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("p.tawsim");
        crate::store::Store::create(&project, "p").unwrap().close().unwrap();
        let linked = folder.path().join("other name.jsonl");
        fs::hard_link(&project, &linked).unwrap();
        for name in ["p.tawsim", "other name.jsonl", "p.tawsim-wal", "p.tawsim-SHM", "p.tawsim-journal"] {
            let refused = WholeFile::begin(&folder.path().join(name)).unwrap_err();
            assert_eq!(refused.kind(), io::ErrorKind::InvalidInput, "{name}");
        }
        assert!(WholeFile::begin(&folder.path().join("q.tawsim-wal")).is_ok());
        assert!(WholeFile::begin(&folder.path().join("-wal")).is_ok());
    }

    #[test]
    fn errors_name_no_hidden_file() {
        let folder = tempfile::tempdir().unwrap();
        let error = WholeFile::begin(&folder.path().join("gone/out.jsonl")).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
        assert!(!error.to_string().contains(".part"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn the_rights_of_a_replaced_file_stay() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("out.jsonl");
        fs::write(&target, "old").unwrap();
        for mode in [0o600, 0o664] {
            fs::set_permissions(&target, fs::Permissions::from_mode(mode)).unwrap();
            WholeFile::begin(&target).unwrap().keep().unwrap();
            assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, mode);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, "old").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let mut file = WholeFile::begin(&link).unwrap();
        file.write_all(b"new").unwrap();
        file.keep().unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&real).unwrap(), "new");
    }
}
