//! Measuring: two sides in turn, medians, ratios. A benchmark prints what it finds and never judges a time.

#![allow(dead_code, reason = "each benchmark takes what it needs")]

pub mod articles;
pub mod lines;
pub mod memory;
pub mod project;
pub mod raw;
pub mod screen;

use std::time::{Duration, Instant};

/// Times of many runs, in rising order.
pub struct Times(Vec<Duration>);

impl Times {
    /// Sorts what was measured.
    pub fn new(mut times: Vec<Duration>) -> Self {
        times.sort();
        Self(times)
    }

    /// The time that `percent` of the runs did not exceed.
    pub fn percentile(&self, percent: usize) -> Duration {
        self.0[(self.0.len() * percent / 100).min(self.0.len() - 1)]
    }

    /// The middle one.
    pub fn median(&self) -> Duration {
        self.percentile(50)
    }
}

/// How long `work` takes once.
pub fn once<R>(work: impl FnOnce() -> R) -> (R, Duration) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed())
}

/// Runs both sides in turn, so that whatever else the machine does troubles both, and gives their times.
pub fn in_turn(runs: usize, mut ours: impl FnMut() -> Duration, mut theirs: impl FnMut() -> Duration) -> [Times; 2] {
    let pairs: Vec<_> = (0..runs).map(|_| (ours(), theirs())).collect();
    let (ours, theirs) = pairs.into_iter().unzip();
    [Times::new(ours), Times::new(theirs)]
}

/// Prints `what: ours / theirs = ratio`.
pub fn print_ratio(what: &str, (our_name, ours): (&str, Duration), (their_name, theirs): (&str, Duration)) {
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    println!("{what}: {our_name} {} / {their_name} {} = {ratio:.2}", shown(ours), shown(theirs));
}

/// Prints the spread of `times`: the fastest, which others on the machine troubled least, and the slow ones.
pub fn print_spread(times: &Times) {
    let [fastest, slow, worst] = [0, 95, 100].map(|percent| shown(times.percentile(percent)));
    println!("    fastest {fastest}, 95 % {slow}, slowest {worst}");
}

/// A time in a unit that suits it.
pub fn shown(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        ..0.000_999_5 => format!("{:.0} µs", seconds * 1e6),
        ..0.999_5 => format!("{:.2} ms", seconds * 1e3),
        _ => format!("{seconds:.2} s"),
    }
}
