use std::{fs, path::PathBuf};

use serde_json::json;

use super::{EVENING, Home};
use crate::{
    Trouble,
    desk::{
        deed::Done,
        evidence::{AttachTo, Copied},
        waited,
    },
    evidence::{FileFault, Look, Swept},
};

fn violation(id: &str) -> AttachTo {
    AttachTo::Violation(id.to_owned())
}

impl Home {
    /// A file beside the household.
    fn beside(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::write(&path, bytes).expect("writes");
        path
    }

    pub(super) fn attaches(&self, to: AttachTo, files: &[(&str, &str)]) -> Done {
        let paths: Vec<_> = files.iter().map(|(name, text)| self.beside(name, text)).collect();
        self.desk.attach(to, &paths).expect("are attached")
    }

    /// The files in a case: name, kind, look, whether it is missing.
    fn case(&self, id: &str) -> Vec<(String, &'static str, Look, bool)> {
        let file = self.desk.case_file(id, None).expect("is there");
        let files = file.attachments.iter();
        files.map(|file| (file.attachment.name.clone(), file.attachment.kind.word(), file.look, file.missing)).collect()
    }
}

fn name(done: &Done) -> (Option<&str>, &str) {
    (done.what.as_deref(), &done.subject.zh)
}

#[test]
fn files_are_attached_shown_and_taken_back_as_one_change() {
    let home = Home::sample();
    let before = home.household();
    let done = home.attaches(violation("v09"), &[("路口.jpg", "one"), ("0812.mp4", "two"), ("决定书.pdf", "three")]);
    assert_eq!((name(&done), done.ids.len()), ((Some("attach"), "路口.jpg"), 3));
    let seen = |name: &str, kind, look| (name.to_owned(), kind, look, false);
    assert_eq!(
        home.case("v09"),
        [
            seen("路口.jpg", "scene_photo", Look::Picture),
            seen("0812.mp4", "dashcam", Look::Film),
            seen("决定书.pdf", "decision", Look::Pdf),
        ]
    );
    assert_eq!(home.on_disk(), home.household());
    let undone = home.desk.undo().expect("is undone");
    assert_eq!(name(&undone), (Some("attach"), "路口.jpg"));
    assert_eq!(home.household(), before);
    let redone = home.desk.redo().expect("is redone");
    assert_eq!(name(&redone), (Some("attach"), "路口.jpg"));
    assert!(home.case("v09").iter().all(|(.., missing)| !missing), "the files were there all along");
    let history = home.history_of("v09");
    assert_eq!((&*history[0].what, history[0].at), ("attach", super::at(EVENING)));
}

#[test]
fn what_is_attached_to_an_appeal_stands_in_its_case() {
    let home = Home::sample();
    let done = home.attaches(AttachTo::Appeal("a2".to_owned()), &[("回执.pdf", "one")]);
    assert_eq!(name(&done), (Some("add.attachment"), "回执.pdf"));
    assert_eq!(home.case("v09"), [("回执.pdf".to_owned(), "receipt", Look::Pdf, false)]);
}

#[test]
fn the_same_file_is_attached_once() {
    let home = Home::sample();
    home.attaches(violation("v09"), &[("a.jpg", "one")]);
    let again = home.attaches(violation("v09"), &[("b.jpg", "one"), ("c.jpg", "one")]);
    assert_eq!((name(&again), again.ids.len()), ((None, ""), 0));
    assert_eq!(home.case("v09").len(), 1);
    let some = home.attaches(violation("v09"), &[("b.jpg", "one"), ("c.jpg", "two"), ("d.jpg", "two")]);
    assert_eq!((name(&some), some.ids.len()), ((Some("add.attachment"), "c.jpg"), 1));
    home.attaches(violation("v01"), &[("a.jpg", "one")]);
    assert_eq!(home.case("v01").len(), 1, "another case has its own");
}

#[test]
fn what_cannot_be_taken_takes_nothing_with_it() {
    let home = Home::sample();
    let before = home.household();
    let good = home.beside("a.jpg", "one");
    let folder = home.path().join("folder");
    fs::create_dir(&folder).expect("makes");
    let refused = home.desk.attach(violation("v09"), &[good.clone(), folder]);
    assert!(matches!(refused, Err(Trouble::NotAFile(_))), "{refused:?}");
    let refused = home.desk.attach(violation("v09"), &[good.clone(), home.path().join("nothing.jpg")]);
    assert!(matches!(refused, Err(Trouble::Unreadable(..))), "{refused:?}");
    let large = home.beside("large.mp4", "");
    fs::File::options().write(true).open(&large).and_then(|file| file.set_len(209_715_201)).expect("is long");
    let refused = home.desk.attach(violation("v09"), &[good.clone(), large]);
    assert!(matches!(refused, Err(Trouble::FileTooLarge(_))), "{refused:?}");
    for to in [violation("v99"), AttachTo::Appeal("a99".to_owned())] {
        let refused = home.desk.attach(to, std::slice::from_ref(&good));
        assert!(matches!(refused, Err(Trouble::Unknown(..))), "{refused:?}");
    }
    assert_eq!(home.household(), before);
    assert_eq!(home.on_disk(), before);
}

#[test]
fn its_kind_and_its_name_are_changed_and_it_is_removed_like_any_fact() {
    let home = Home::sample();
    let id = home.attaches(violation("v09"), &[("a.jpg", "one")]).ids[0].clone();
    let mut fact = json!(home.household().attachments[0]);
    fact["kind"] = json!("notice");
    fact["note"] = json!("背面");
    home.does_as(json!({"deed": "keep", "facts": {"attachments": [fact]}}), "edit.attachment", "a.jpg");
    fact["name"] = json!("告知单.jpg");
    home.does(json!({"deed": "keep", "facts": {"attachments": [fact]}}));
    assert_eq!(home.case("v09"), [("告知单.jpg".to_owned(), "notice", Look::Picture, false)]);
    home.does_as(json!({"deed": "remove", "noun": "attachment", "id": id}), "remove.attachment", "告知单.jpg");
    assert!(home.case("v09").is_empty());
}

#[test]
fn a_file_that_went_is_missing_and_nothing_else_suffers() {
    let home = Home::sample();
    let id = home.attaches(violation("v09"), &[("a.jpg", "one")]).ids[0].clone();
    let house = home.house();
    assert_eq!(waited(|| house.lost_files()).expect("reads"), []);
    let path = house.files().path_of(home.household().attachments[0].sha256);
    fs::write(&path, "eins").expect("writes");
    assert_eq!(waited(|| house.lost_files()).expect("reads")[0].fault, FileFault::Changed);
    fs::remove_file(&path).expect("removes");
    assert_eq!(waited(|| house.lost_files()).expect("reads")[0].fault, FileFault::Missing);
    assert!(home.case("v09")[0].3, "is said to be missing");
    assert_eq!(home.desk.thumbnail(&id).expect("is there"), None);
    let into = tempfile::tempdir().expect("a folder");
    let refused = home.desk.copy_attachment(&id, into.path());
    assert!(matches!(refused, Err(Trouble::FileMissing(_))), "{refused:?}");
}

#[test]
fn what_is_shown_is_a_copy_that_is_not_written() {
    let home = Home::sample();
    let done = home.attaches(violation("v09"), &[("现场.jpg", "one"), ("a.sh", "two")]);
    let into = tempfile::tempdir().expect("a folder");
    let Ok(Copied::ToOpen(picture)) = home.desk.copy_attachment(&done.ids[0], into.path()) else { panic!("is opened") };
    assert_eq!(picture.file_name().and_then(|name| name.to_str()), Some("现场.jpg"));
    assert_eq!(fs::read(&picture).expect("reads"), b"one");
    assert!(fs::metadata(&picture).expect("is there").permissions().readonly());
    let program = home.desk.copy_attachment(&done.ids[1], into.path());
    assert!(matches!(program, Ok(Copied::ToShow(_))), "{program:?}");
    assert!(home.desk.copy_attachment(&done.ids[0], into.path()).is_ok(), "a second time too");
}

#[test]
fn the_samples_files_go_with_the_sample() {
    let home = Home::empty();
    home.desk.open_sample().expect("is opened");
    home.attaches(violation("v09"), &[("a.jpg", "one")]);
    assert!(home.path().join("sample/files").is_dir() && !home.path().join("files").exists());
    home.desk.remove_sample().expect("is removed");
    assert!(!home.path().join("sample").exists());
}

#[test]
fn only_files_of_nobody_are_swept() {
    let home = Home::sample();
    home.attaches(violation("v09"), &[("a.jpg", "one")]);
    home.desk.undo().expect("is undone");
    let house = home.house();
    house.files().put(&b"orphan"[..], super::at(EVENING)).expect("is put in");
    let later = super::at("2026-11-23T20:00:00+08:00");
    let swept = |at| waited(|| house.sweep_files(at)).expect("sweeps");
    assert_eq!(swept(super::at(EVENING)).gone, 0);
    assert_eq!(swept(later), Swept { gone: 1, closed: 0 });
    home.desk.redo().expect("is redone");
    assert!(!home.case("v09")[0].3, "what can come back was kept");
}

#[test]
fn what_a_backup_still_refers_to_is_not_swept() {
    let home = Home::sample();
    home.attaches(violation("v09"), &[("a.jpg", "one")]);
    let backup = home.desk.back_up(None, None).expect("is made").expect("there is data").file;
    // A household that has never heard of the file, as after restoring another family's backup.
    let other = Home::contract();
    let stick = tempfile::tempdir().expect("a folder");
    let theirs = other.desk.back_up(stick.path().to_str(), None).expect("is made").expect("there is data").file;
    let kept = home.desk.restore(&theirs, None).expect("is restored").kept.expect("was kept");
    let house = home.house();
    let later = super::at("2026-11-23T20:00:00+08:00");
    let swept = || waited(|| house.sweep_files(later)).expect("sweeps");
    assert_eq!(swept(), Swept::default());
    home.desk.restore(&backup, None).expect("is restored");
    assert!(!home.case("v09")[0].3, "its file is still there");

    home.desk.restore(&theirs, None).expect("is restored");
    let sealed = home.desk.back_up(None, Some("口令".to_owned())).expect("is made").expect("there is data").file;
    for copy in house.backups().expect("lists") {
        if copy.path.display().to_string() != sealed {
            fs::remove_file(copy.path).expect("removes");
        }
    }
    assert!(!std::path::Path::new(&kept).exists());
    assert_eq!(swept(), Swept { gone: 0, closed: 1 }, "nobody knows what is in it");
    fs::remove_file(sealed).expect("removes");
    assert_eq!(swept(), Swept { gone: 1, closed: 0 });
}
