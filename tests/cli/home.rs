//! The only place where these tests start the command.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};
use tempfile::TempDir;

/// The instant at which the sample household's story plays.
pub const THAT_EVENING: &str = "2026-09-23T21:42:00+08:00";

/// The household of the contract's example.
pub const EXAMPLE: &str = include_str!("../data/contract-example.json");

/// The same household with notes and attachments.
pub fn with_papers() -> String {
    let mut file: Value = serde_json::from_str(EXAMPLE).expect("JSON");
    file["notes"] = json!([
        {"id": "n1", "kind": "source_text", "text": "【交管局】您的京A8X2K6\n于2026年8月20日…", "violation": "v1"},
        {"id": "n2", "kind": "move_reminder", "text": "请尽快挪车", "at": "2026-08-19T18:40:00+08:00", "vehicle": "car-dad"},
        {"id": "n3", "kind": "other", "text": ""}]);
    file["attachments"] = json!([
        {"id": "e1", "violation": "v1", "kind": "scene_photo", "name": "现场 1.jpg", "sha256": "0123456789abcdef".repeat(4),
         "size": 209_715_200, "added_at": "2026-09-06T19:00:00+08:00", "note": "路牌被树挡住"},
        {"id": "e2", "appeal": "a1", "kind": "receipt", "name": "../回执\".pdf", "sha256": "f".repeat(64),
         "size": 0, "added_at": "2026-09-06T19:00:00.500+08:00"}]);
    file.to_string()
}

/// A household file with nothing in it.
pub const NOTHING: &str = r#"{"format": "greenlight.household/1"}"#;

/// A folder of its own, with a data folder in it that goes away with the test.
pub struct Home {
    folder: TempDir,
}

/// What the command said, and how it ended.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Home {
    /// Without any data: not even the data folder is there.
    pub fn empty() -> Home {
        Home { folder: tempfile::tempdir().expect("a folder") }
    }

    /// With the sample household.
    pub fn demo() -> Home {
        let home = Home::empty();
        home.run(&["demo"]).fine();
        home
    }

    /// With the household of the contract.
    pub fn example() -> Home {
        let home = Home::empty();
        home.import(EXAMPLE).fine();
        home
    }

    /// The folder around the data folder, for a test's own files.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.path().join("data")
    }

    /// The database's file.
    pub fn database(&self) -> PathBuf {
        self.data().join("greenlight.sqlite")
    }

    /// The command, in an environment that says nothing but the language, and not yet told its data folder.
    pub fn bare(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_greenlight"));
        command.env_clear().env("HOME", self.path()).env("LANG", "zh_CN.UTF-8").current_dir(self.path());
        // Without it no Windows program starts.
        command.envs(option_env!("SystemRoot").map(|folder| ("SystemRoot", folder)));
        command
    }

    /// The command on this home's data folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.bare();
        command.arg("--data").arg(self.data()).args(arguments);
        command
    }

    /// Runs the command on this home's data folder.
    pub fn run(&self, arguments: &[&str]) -> Said {
        said(&mut self.command(arguments))
    }

    /// Runs the command and reads its answer as JSON; standard output holds nothing else.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let said = self.run(&[arguments, &["--json"]].concat());
        assert!(said.code < 2, "{arguments:?}: {said:?}");
        said.json()
    }

    /// Runs the command with this on its standard input.
    pub fn feed(&self, arguments: &[&str], input: &[u8]) -> Said {
        let mut command = self.command(arguments);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
        let mut stdin = child.stdin.take().expect("an input");
        // The command may well stop reading: what it says about that is what the test looks at.
        let _ = stdin.write_all(input);
        drop(stdin);
        Said::of(child.wait_with_output().expect("ends"))
    }

    /// Imports a household file from standard input.
    pub fn import(&self, file: &str) -> Said {
        self.feed(&["import", "-"], file.as_bytes())
    }

    /// The household as a portable file.
    pub fn export(&self) -> String {
        self.run(&["export", "--format", "json"]).fine().out
    }

    /// Writes a file beside the data folder.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path().join(name);
        fs::write(&path, bytes).expect("writes");
        path.display().to_string()
    }
}

/// Runs a command to its end.
pub fn said(command: &mut Command) -> Said {
    Said::of(command.stdin(Stdio::null()).output().expect("starts"))
}

impl Said {
    fn of(output: Output) -> Said {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Said {
            code: output.status.code().expect("it was not killed"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// It went well, and had nothing to complain about.
    #[track_caller]
    pub fn fine(self) -> Said {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{self:?}");
        self
    }

    /// It ended with this code, said why, and answered nothing.
    #[track_caller]
    pub fn refused(self, code: i32) -> Said {
        assert_eq!((self.code, self.out.as_str()), (code, ""), "{self:?}");
        assert!(!self.err.trim().is_empty(), "it does not say why");
        self
    }

    /// What it answered.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// The texts at this field of every object of a list.
#[track_caller]
pub fn each<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    list.as_array().expect("a list").iter().map(|entry| entry[field].as_str().expect("a text")).collect()
}
