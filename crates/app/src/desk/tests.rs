//! The desk as the window uses it: deeds come as the JSON that the window sends, on a folder of their own and at an
//! instant that stands still.

mod backups;
mod board;
mod calendar;
mod case_file;
mod check;
mod deeds;
mod evidence;
mod folder;
mod history;
mod intake;
mod notices;
mod overview;
mod refusals;
mod removal;
mod table;
mod trash;
mod waiting;

use std::path::Path;

use greenlight_rules::{facts::Household, problem::Problem, time::Instant};
use serde_json::Value;
use tempfile::TempDir;

use super::{
    Desk,
    deed::{Deed, Done},
    history::{Passage, Sifting},
    waited,
};
use crate::{House, Trouble, demo};

/// The evening on which the sample household's story plays.
const EVENING: &str = "2026-09-23T20:00:00+08:00";

/// A household on a disk of its own, and a desk that stands before it.
struct Home {
    desk: Desk,
    folder: TempDir,
}

fn at(text: &str) -> Instant {
    Instant::parse(text).expect("an instant")
}

impl Home {
    /// Nothing yet.
    fn empty() -> Home {
        let folder = tempfile::tempdir().expect("a folder");
        let desk = Desk::open(folder.path(), Some(at(EVENING))).expect("opens");
        Home { desk, folder }
    }

    /// The sample household as a family's own.
    fn sample() -> Home {
        let home = Home::empty();
        let house = home.house();
        waited(|| house.demo(demo::day(), at(EVENING))).expect("is filled");
        home.desk.refresh().expect("reads");
        home
    }

    /// The example of the contract.
    fn contract() -> Home {
        let home = Home::empty();
        home.import(include_str!("../../../../tests/data/contract-example.json"));
        home
    }

    /// A household file with its lists changed.
    fn sample_with(change: impl FnOnce(&mut Value)) -> Home {
        let mut file: Value = serde_json::from_str(demo::SAMPLE).expect("JSON");
        change(&mut file);
        let home = Home::empty();
        home.import(&file.to_string());
        home
    }

    /// The whole history, the newest first.
    fn history(&self) -> Vec<Passage> {
        self.desk.history(&Sifting::default(), None, 1_000).expect("reads").passages
    }

    /// The history of a violation.
    fn history_of(&self, violation: &str) -> Vec<Passage> {
        let sifting = Sifting { violation: Some(violation.to_owned()), ..Sifting::default() };
        self.desk.history(&sifting, None, 1_000).expect("reads").passages
    }

    fn import(&self, file: &str) {
        let house = self.house();
        waited(|| async { house.import(file.as_bytes(), false, false, at(EVENING), &mut |_| {}).await })
            .expect("is taken");
        self.desk.refresh().expect("reads");
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn house(&self) -> House {
        House::at(self.path())
    }

    fn household(&self) -> Household {
        self.desk.opened().household.clone()
    }

    /// The household as the next to open the folder finds it.
    fn on_disk(&self) -> Household {
        let house = self.house();
        waited(|| house.household()).expect("reads")
    }

    fn act(&self, deed: Value) -> Result<Done, Trouble> {
        self.desk.act(read(deed))
    }

    fn does(&self, deed: Value) -> Done {
        self.act(deed).expect("is done")
    }

    /// Does a deed and holds it to what every deed is held to: nothing was wrong with it beforehand; it is one entry of
    /// the journal, of this name and about this; it is on the disk; and it can be taken back and done again.
    fn does_as(&self, deed: Value, what: &str, subject: &str) -> Done {
        let before = self.household();
        let entries = self.history().len();
        assert!(self.desk.try_deed(read(deed.clone())).expect("is tried").is_empty(), "nothing is wrong with {what}");
        assert_eq!(self.household(), before, "trying changes nothing");
        let done = self.does(deed);
        assert_eq!((done.what.as_deref(), &*done.subject.zh), (Some(what), subject));
        let after = self.household();
        assert_ne!(after, before);
        assert_eq!(self.on_disk(), after);

        let history = self.history();
        assert_eq!(history.len(), entries + 1, "one entry");
        let newest = &history[0];
        assert_eq!((&*newest.what, newest.at, &*newest.state, newest.reverts), (what, at(EVENING), "done", false));
        assert_eq!(newest.subject, done.subject);

        let undone = self.desk.undo().expect("is undone");
        assert_eq!((undone.what.as_deref(), undone.subject), (Some(what), done.subject.clone()));
        assert_eq!(self.household(), before);
        let redone = self.desk.redo().expect("is redone");
        assert_eq!((redone.what.as_deref(), &redone.subject), (Some(what), &done.subject));
        assert_eq!(self.household(), after);
        assert_eq!(self.on_disk(), after);
        done
    }

    /// Tries a deed that is refused: nothing is written, trying it says the same, and each flaw names its field.
    fn refuses(&self, deed: Value) -> Vec<Problem> {
        let (before, entries) = (self.on_disk(), self.history().len());
        let flaws = self.desk.try_deed(read(deed.clone())).expect("is tried");
        let problems = match self.act(deed) {
            Err(Trouble::File(problems)) => problems,
            other => panic!("a refusal, not {other:?}"),
        };
        assert_eq!(self.on_disk(), before);
        assert_eq!(self.household(), before);
        assert_eq!(self.history().len(), entries);
        let said = |path: &str, key: &str| (path.to_owned(), key.to_owned());
        let tried: Vec<_> = flaws.iter().map(|flaw| said(&flaw.path, &flaw.said.key)).collect();
        let refused: Vec<_> = problems.iter().map(|problem| said(&problem.path, problem.message.key)).collect();
        assert_eq!(tried, refused);
        for flaw in &flaws {
            assert!(flaw.path.ends_with(&flaw.field) && !flaw.field.contains(['.', '[']), "{flaw:?}");
        }
        problems
    }

    /// The one thing that is wrong with a deed: the form's field, and the key of the sentence.
    fn refuses_for(&self, deed: Value) -> (String, String) {
        self.refuses(deed.clone());
        let flaws = self.desk.try_deed(read(deed)).expect("is tried");
        assert_eq!(flaws.len(), 1, "{flaws:?}");
        (flaws[0].field.clone(), flaws[0].said.key.clone())
    }
}

/// A deed as the window sends it.
fn read(deed: Value) -> Deed {
    serde_json::from_value(deed).expect("a deed")
}
