//! Work that goes on beside the window, with progress and a way to stop it.

use super::worker::Wake;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// How far a job is; shared with it.
#[derive(Clone, Debug, Default)]
pub struct JobProgress(Arc<Counters>);

#[derive(Debug, Default)]
struct Counters {
    done: AtomicU64,
    total: AtomicU64,
    cancelled: AtomicBool,
}

impl JobProgress {
    /// Steps done and steps in all. The unit is the job's own: bytes of an import, layers of an export.
    #[must_use]
    pub fn get(&self) -> (u64, u64) {
        (self.0.done.load(Ordering::Relaxed), self.0.total.load(Ordering::Relaxed))
    }

    /// Asks the job to stop. What it has finished stays.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.0.cancelled.load(Ordering::Relaxed)
    }

    pub(super) fn set_total(&self, total: u64) {
        self.0.total.store(total, Ordering::Relaxed);
    }

    pub(super) fn advance(&self, steps: u64) {
        self.0.done.fetch_add(steps, Ordering::Relaxed);
    }
}

/// A job that was begun. Dropping it cancels it.
#[derive(Debug)]
pub struct Job<T> {
    progress: JobProgress,
    result: Receiver<T>,
}

impl<T: Send + 'static> Job<T> {
    /// Begins `work` on a thread of its own; `wake` is called when it is over.
    pub(super) fn start(wake: Wake, work: impl FnOnce(&JobProgress) -> T + Send + 'static) -> Self {
        let (sender, result) = channel();
        let progress = JobProgress::default();
        let seen = progress.clone();
        std::thread::spawn(move || {
            // Nobody may be waiting any more; then the result is of no use.
            let _ = sender.send(work(&seen));
            wake.call();
        });
        Self { progress, result }
    }

    /// How far it is, and the way to cancel it.
    #[must_use]
    pub const fn progress(&self) -> &JobProgress {
        &self.progress
    }

    /// The result, once, when it is there.
    ///
    /// # Panics
    /// If the job's thread panicked, so that a defect is not taken for a job that never ends.
    pub fn try_take(&mut self) -> Option<T> {
        match self.result.try_recv() {
            Ok(result) => Some(result),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => panic!("a background job broke off"),
        }
    }

    /// Waits for the result.
    ///
    /// # Panics
    /// If the job's thread panicked.
    #[must_use]
    pub fn wait(self) -> T {
        self.result.recv().expect("a background job broke off")
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.progress.cancel();
    }
}
