//! A screen of its own for the program, with a mouse and a keyboard.

use std::io::{BufRead as _, BufReader, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tawsim::app::{LanguageChoice, Settings};
use tempfile::TempDir;

/// How long anything may take before a test gives up, on a busy machine too.
const PATIENCE: Duration = Duration::from_secs(30);

/// A virtual screen, and a folder with a project of the sample articles.
pub struct Screen {
    server: Child,
    display: String,
    folder: TempDir,
}

/// What is missing to run these tests, or nothing.
pub fn missing() -> Option<&'static str> {
    ["Xvfb", "xdotool"].into_iter().find(|tool| {
        let found = Command::new(tool).arg("-help").stdout(Stdio::null()).stderr(Stdio::null()).status();
        found.is_err_and(|error| error.kind() == ErrorKind::NotFound)
    })
}

/// Asks until `answer` is there.
#[track_caller]
pub fn wait_for<T>(what: &str, mut answer: impl FnMut() -> Option<T>) -> T {
    let since = Instant::now();
    loop {
        if let Some(answer) = answer() {
            return answer;
        }
        assert!(since.elapsed() < PATIENCE, "{what}: not after {} s", PATIENCE.as_secs());
        sleep(Duration::from_millis(50));
    }
}

impl Screen {
    /// A screen and a project `news.tawsim` with the annotator a1, who speaks English and has `settings`.
    pub fn new(settings: &Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        let screen = Self { server, display: format!(":{}", number.trim()), folder };
        let settings = Settings { annotator: "a1".to_owned(), language: LanguageChoice::English, ..settings.clone() };
        settings.save_to(&screen.path("config/settings.json")).unwrap();
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        screen.run(&["new", "news.tawsim", &seeds.display().to_string()]);
        screen
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.folder.path())
            .env("DISPLAY", &self.display)
            .env("TAWSIM_CONFIG_DIR", self.path("config"))
            .env("XDG_RUNTIME_DIR", self.folder.path())
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .env_remove("DBUS_SESSION_BUS_ADDRESS");
        command
    }

    /// Runs the program to its end and gives what it said.
    #[track_caller]
    pub fn run(&self, arguments: &[&str]) -> String {
        let output = self.command(env!("CARGO_BIN_EXE_tawsim")).args(arguments).output().unwrap();
        let told = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(output.status.success(), "{arguments:?}: {}{}", told(&output.stdout), told(&output.stderr));
        told(&output.stdout)
    }

    /// Opens the project in the window, waits until it is there, and gives it the keyboard.
    pub fn open(&self) -> Program<'_> {
        let child = self.command(env!("CARGO_BIN_EXE_tawsim")).arg("news.tawsim").spawn().unwrap();
        let mut program = Program { screen: self, child };
        let window = wait_for("the window", || {
            assert_eq!(program.child.try_wait().unwrap(), None, "the program ended");
            self.xdotool("search --onlyvisible --name news.*tawsim").lines().next().map(str::to_owned)
        });
        wait_for("the keyboard", || {
            self.xdotool(&format!("windowfocus {window}"));
            (self.xdotool("getwindowfocus").trim() == window).then_some(())
        });
        // The window is mapped a moment before its first frame.
        sleep(Duration::from_millis(500));
        program
    }

    /// Lets `xdotool` do something; gives what it says.
    pub fn xdotool(&self, words: &str) -> String {
        let output = self.command("xdotool").args(words.split(' ')).output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Spans in the project as another program reads them, while the window is open.
    pub fn spans(&self) -> u64 {
        let info: serde_json::Value = serde_json::from_str(&self.run(&["info", "news.tawsim", "--json"])).unwrap();
        info["annotators"].as_array().unwrap().iter().filter_map(|one| one["spans"].as_u64()).sum()
    }

    /// Waits until that many spans are in the project's file.
    #[track_caller]
    pub fn wait_for_spans(&self, count: u64) {
        wait_for(&format!("{count} spans"), || (self.spans() == count).then_some(()));
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The program in its window.
pub struct Program<'a> {
    screen: &'a Screen,
    child: Child,
}

impl Program<'_> {
    /// Presses keys, each as `ctrl+z`.
    pub fn keys(&self, keys: &str) {
        self.screen.xdotool(&format!("key --delay 60 {keys}"));
    }

    /// Drags with the mouse, in points from the upper left corner.
    pub fn drag(&self, (x, y): (i32, i32), (to_x, to_y): (i32, i32)) {
        let half = (x.midpoint(to_x), y.midpoint(to_y));
        let moves = [
            format!("mousemove {x} {y} mousedown 1"),
            format!("mousemove {} {}", half.0, half.1),
            format!("mousemove {to_x} {to_y}"),
        ];
        for words in moves {
            self.screen.xdotool(&words);
            sleep(Duration::from_millis(80));
        }
        self.screen.xdotool("mouseup 1");
        sleep(Duration::from_millis(150));
    }

    /// Hundredths of seconds of processor time that the program has used.
    pub fn ticks(&self) -> u64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        // The name in brackets may hold blanks; what follows it is the third field.
        let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
        fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
    }

    /// Waits until the program has ended by itself.
    pub fn wait(mut self) -> ExitStatus {
        wait_for("the end", || self.child.try_wait().unwrap())
    }

    /// Kills it, so that it can do nothing more.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Program<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
