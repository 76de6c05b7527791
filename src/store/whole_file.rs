//! Files that appear whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

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
    /// If the folder of `target` is missing or can't be written, or `target` is a folder.
    pub fn begin(target: &Path) -> io::Result<Self> {
        match fs::metadata(target) {
            Ok(found) if found.is_dir() => Err(io::Error::new(io::ErrorKind::IsADirectory, "this is a folder")),
            Ok(found) if !found.is_file() => {
                let sink = Sink::Direct(fs::OpenOptions::new().write(true).open(target)?);
                Ok(Self { target: target.to_owned(), sink })
            }
            found => {
                let target = if found.is_ok() { fs::canonicalize(target)? } else { target.to_owned() };
                let sink = Sink::Beside(temporary_beside(&target)?);
                Ok(Self { target, sink })
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
            Sink::Beside(file) => file.write(bytes),
            Sink::Direct(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.sink {
            Sink::Beside(file) => file.flush(),
            Sink::Direct(file) => file.flush(),
        }
    }
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
    builder.tempfile_in(folder_of(path))
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
