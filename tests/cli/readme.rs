//! The sessions shown in both READMEs are what the command really says.

use std::path::Path;

use super::home::Home;

#[test]
fn the_session_of_the_readme_is_real() {
    replay(include_str!("../../README.md"), 4);
}

#[test]
fn the_session_of_the_chinese_readme_is_real() {
    replay(include_str!("../../README.zh-CN.md"), 4);
}

/// Runs every `$ greenlight …` of a document's console blocks, in their order and on one data folder, and holds what
/// follows each to what it says.
fn replay(document: &str, commands: usize) {
    let home = Home::empty();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let blocks = document.split("```console\n").skip(1).filter_map(|rest| rest.split_once("```"));
    let sessions = blocks.flat_map(|(block, _)| block.split("$ greenlight ").skip(1));
    let mut ran = 0;
    for session in sessions {
        let (arguments, shown) = session.split_once('\n').expect("a command on a line");
        let arguments: Vec<&str> = arguments.split_whitespace().collect();
        let output = home.command(&arguments).current_dir(&root).output().expect("starts");
        let said = String::from_utf8(output.stdout).expect("text");
        assert_eq!(said.trim_end(), shown.trim_end(), "greenlight {arguments:?}");
        ran += 1;
    }
    assert_eq!(ran, commands, "as many commands as the document shows");
}
