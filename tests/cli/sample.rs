//! The sample household's story, word for word: `check --at 2026-09-23T21:42:00+08:00` in both languages.
//!
//! After a change that is meant to be seen, `GREENLIGHT_RETELL=1 cargo test -p greenlight-cli --test cli sample` writes
//! the two files anew; look at their difference before committing it.

use std::{fs, path::Path};

use super::home::{Home, THAT_EVENING};

#[test]
fn the_sample_tells_its_story_in_chinese() {
    tells("zh");
}

#[test]
fn the_sample_tells_its_story_in_english() {
    tells("en");
}

#[track_caller]
fn tells(lang: &str) {
    let home = Home::demo();
    let said = home.run(&["check", "--at", THAT_EVENING, "--lang", lang]);
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data").join(format!("sample-check.{lang}.txt"));
    #[expect(clippy::disallowed_methods, reason = "whoever runs the tests says here that the story has changed")]
    if std::env::var_os("GREENLIGHT_RETELL").is_some() {
        fs::write(&path, &said.out).expect("writes");
    }
    let story = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(said.out, story, "is it meant to be told so? See the top of tests/cli/sample.rs");
}
