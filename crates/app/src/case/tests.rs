use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read},
    process::Command,
};

use chrono::NaiveDate;
use greenlight_rules::{facts::AttachedTo, file, limits::Ground};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::*;
use crate::{demo, text::Language};

const EVENING: &str = "2026-09-23T20:00:00+08:00";

fn at() -> Instant {
    Instant::parse(EVENING).expect("an instant")
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(future)
}

fn words(language: Language) -> Words {
    Words { language, today: NaiveDate::from_ymd_opt(2026, 9, 23).expect("a day") }
}

/// The sample household, in whose texts nothing is harmless, and files of two of its things.
fn home() -> (TempDir, House) {
    let folder = tempfile::tempdir().expect("a folder");
    let house = House::at(folder.path().join("data"));
    let mut sample: Value = serde_json::from_str(demo::SAMPLE).expect("JSON");
    let violations = sample["violations"].as_array_mut().expect("a list");
    let v09 = violations.iter_mut().find(|violation| violation["id"] == "v09").expect("is there");
    v09["place"] = json!("<script>alert(1)</script> \"长安街\" & 'x'");
    sample["notes"] = json!([{"id": "n1", "kind": "source_text", "text": "<b>原文</b>", "violation": "v09"},
                             {"id": "n2", "kind": "other", "text": "别的", "violation": "v01"}]);
    block_on(async {
        house.import(sample.to_string().as_bytes(), false, false, at(), &mut |_| {}).await.expect("is taken");
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("makes");
            fs::write(&path, text).expect("writes");
            path
        };
        let paths = [write("一/现场.jpg", "one"), write("二/现场.jpg", "two"), write("三/现场.JPG", "three")];
        house.attach(&AttachedTo::Violation("v09".into()), &paths, None, at()).await.expect("are attached");
        let paths = [write("回执.pdf", "four")];
        house.attach(&AttachedTo::Appeal("a2".into()), &paths, None, at()).await.expect("is attached");
        let paths = [write("别的.jpg", "five")];
        house.attach(&AttachedTo::Violation("v01".into()), &paths, None, at()).await.expect("is attached");
    });
    (folder, house)
}

/// What is in a zip, by path.
fn opened(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(fs::read(path).expect("reads"))).expect("a zip");
    let mut files = BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("is whole");
        let name = file.name().expect("a name").into_owned();
        assert!(files.insert(name.clone(), bytes).is_none(), "{name} is there twice");
    }
    files
}

fn exported(house: &House, violation: &str, language: Language) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("案.zip");
    block_on(house.export_case(violation, &path, &words(language), at())).expect("is written");
    assert_eq!(fs::read_dir(folder.path()).expect("reads").count(), 1, "nothing half-written");
    opened(&path)
}

#[test]
fn a_case_holds_its_page_its_facts_its_files_and_their_sums() {
    let (_folder, house) = home();
    let files = exported(&house, "v09", Language::Chinese);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [SUMS, FACTS, "files/回执.pdf", "files/现场 (2).jpg", "files/现场 (3).JPG", "files/现场.jpg", PAGE]
    );
    let mut contents: Vec<&[u8]> =
        files.iter().filter(|(name, _)| name.starts_with(FOLDER)).map(|(_, file)| &**file).collect();
    contents.sort();
    assert_eq!(contents, [&b"four"[..], b"one", b"three", b"two"]);

    let ground = Ground { plain_handle_by: &|_| None, extension_months: 3, parameter: &|_| None, muted: &|_| None };
    let facts = file::apply(&files[FACTS], &Household::default(), false, &ground, &mut |_| {}).expect("a sound file");
    assert_eq!(facts.violations.len(), 1);
    assert_eq!((facts.notes.len(), facts.attachments.len(), facts.vehicles.len()), (1, 4, 1));
    assert!(facts.methods.iter().all(|method| method.balance.is_none()), "what is in a wallet is nobody's business");
    assert!(facts.maintenance.announced.is_empty());
}

#[cfg(unix)]
#[test]
fn sha256sum_finds_everything_as_it_was() {
    let (_folder, house) = home();
    let files = exported(&house, "v09", Language::Chinese);
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("files")).expect("makes");
    for (name, bytes) in &files {
        fs::write(folder.path().join(name), bytes).expect("writes");
    }
    let checked = Command::new("sha256sum").args(["--strict", "-c", SUMS]).current_dir(folder.path()).output();
    let checked = checked.expect("sha256sum is here");
    assert!(checked.status.success(), "{checked:?}");
    assert_eq!(String::from_utf8_lossy(&checked.stdout).lines().count(), files.len() - 1);
}

#[test]
fn the_page_says_everything_in_either_language_and_runs_nothing() {
    let (_folder, house) = home();
    for (language, said) in [
        (
            Language::Chinese,
            ["事实", "期限", "异议和复议", "证据", "原文", "现场照片", "回执", "添加了证据", "京N·5Q7R1"],
        ),
        (
            Language::English,
            [
                "Facts",
                "Deadlines",
                "Appeals",
                "Evidence",
                "source text",
                "scene photo",
                "receipt",
                "Attached",
                "京N·5Q7R1",
            ],
        ),
    ] {
        let page = String::from_utf8(exported(&house, "v09", language).remove(PAGE).expect("a page")).expect("UTF-8");
        for words in said {
            assert!(page.contains(words), "{words} in {page}");
        }
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;长安街&quot; &amp; &#39;x&#39;"), "{page}");
        assert!(page.contains("<pre>&lt;b&gt;原文&lt;/b&gt;</pre>"), "{page}");
        assert!(!page.contains("<script") && !page.contains("{{") && !page.contains("http:"), "{page}");
        assert!(!page.contains("别的"), "of another case: {page}");
    }
}

#[test]
fn every_case_of_the_sample_can_be_exported() {
    let (_folder, house) = home();
    for violation in block_on(house.household()).expect("reads").violations {
        let files = exported(&house, violation.id.as_str(), Language::English);
        assert!(files[PAGE].len() > 1_000, "{}", violation.id);
    }
}

#[test]
fn a_file_that_is_gone_or_changed_is_said_to_be() {
    let (_folder, house) = home();
    let household = block_on(house.household()).expect("reads");
    let stored = |name: &str| {
        let attachment = household.attachments.iter().find(|it| it.name == name).expect("is there");
        house.files().path_of(attachment.sha256)
    };
    fs::remove_file(stored("回执.pdf")).expect("removes");
    fs::write(stored("现场.JPG"), "other").expect("writes");
    let files = exported(&house, "v09", Language::Chinese);
    assert!(!files.contains_key("files/回执.pdf"));
    let page = String::from_utf8_lossy(&files[PAGE]).into_owned();
    assert!(page.contains("文件不见了") && page.contains("文件和添加时不同"), "{page}");
    let lost = block_on(house.lost_files()).expect("reads");
    assert_eq!(lost.len(), 2);
}

#[test]
fn a_case_that_cannot_be_written_leaves_nothing_behind() {
    let (folder, house) = home();
    let to = folder.path().join("no-folder/案.zip");
    let refused = block_on(house.export_case("v09", &to, &words(Language::Chinese), at()));
    assert!(matches!(refused, Err(Trouble::Unwritable(..))), "{refused:?}");
    let to = folder.path().join("案.zip");
    let refused = block_on(house.export_case("v99", &to, &words(Language::Chinese), at()));
    assert!(matches!(refused, Err(Trouble::Unknown("violation", _))), "{refused:?}");
    assert!(!to.exists());
}

#[test]
fn no_name_leads_out_of_the_folder_or_is_a_device() {
    for (name, safe) in [
        ("现场 1.jpg", "现场 1.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\b.pdf", "b.pdf"),
        ("a:b?.pdf", "a_b_.pdf"),
        ("..", "_"),
        ("", "_"),
        (".hidden", "hidden"),
        ("nul.txt", "_nul.txt"),
        ("COM1", "_COM1"),
        ("common.txt", "common.txt"),
        ("a\nb\u{202e}gpj.exe", "a_b_gpj.exe"),
    ] {
        assert_eq!(safe_name(name), safe, "{name:?}");
    }
    let long = safe_name(&format!("{}.jpeg", "长".repeat(300)));
    assert!(long.len() <= 120 && long.ends_with(".jpeg"), "{long}");
    let mut taken = HashSet::new();
    let names: Vec<_> = ["a.jpg", "A.JPG", "a (2).jpg", "a.jpg"].iter().map(|name| unlike(name, &mut taken)).collect();
    assert_eq!(names, ["a.jpg", "A (2).JPG", "a (2) (2).jpg", "a (3).jpg"]);
}
