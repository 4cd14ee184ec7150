//! What the command is called with, in which order and in which language.

use super::home::{Home, THAT_EVENING, said};

#[test]
fn data_json_and_lang_may_stand_before_or_after_the_command() {
    let home = Home::example();
    let data = home.data().display().to_string();
    let ask = |before: &[&str], after: &[&str]| {
        let said = said(home.bare().args(before).arg("check").args(after));
        (said.code, said.out)
    };
    let common = ["--data", &data, "--json", "--lang", "en", "--at", "2026-09-11T20:00:00+08:00"];
    let expected = ask(&common, &["v1", "--method", "wx"]);
    assert!(expected.1.contains("not enough for"), "{expected:?}");
    assert_eq!(ask(&[], &[&["v1", "--method", "wx"], &common[..]].concat()), expected);
    assert_eq!(ask(&common[..2], &[&["v1", "--method", "wx"], &common[2..]].concat()), expected);
    assert_eq!(ask(&common[2..], &[&["v1", "--method", "wx"], &common[..2]].concat()), expected);
}

#[test]
fn the_data_folder_may_come_from_the_environment_and_the_argument_goes_before_it() {
    let home = Home::example();
    let count = |command: &mut std::process::Command| {
        let said = said(command.args(["list", "members", "--json"])).fine();
        said.json().as_array().expect("a list").len()
    };
    assert_eq!(count(home.bare().env("GREENLIGHT_DATA", home.data())), 2);
    assert_eq!(count(home.bare().env("GREENLIGHT_DATA", home.data()).args(["--data", "elsewhere"])), 0);
}

#[test]
fn an_id_that_is_not_there_is_the_callers_mistake() {
    let home = Home::example();
    for (arguments, named) in [
        (&["check", "v1", "v404"][..], "v404"),
        (&["check", "v1", "--account", "acc-404"], "acc-404"),
        (&["check", "v1", "--method", "m404"], "m404"),
        (&["explain", "no-such-check"], "no-such-check"),
    ] {
        let said = home.run(arguments).refused(2);
        assert!(said.err.contains(named), "{arguments:?}: {said:?}");
    }
}

#[test]
fn a_command_that_is_not_understood_says_what_would_be() {
    let home = Home::empty();
    for (arguments, hints) in [
        (&[][..], &["greenlight check"][..]),
        (&["chekc"], &["chekc", "--help"]),
        (&["list"], &["<WHAT>"]),
        (&["list", "cars"], &["cars", "vehicles", "parameters"]),
        (&["import"], &["<FILE>"]),
        (&["check", "--at", "tonight"], &["tonight", "2026-09-23T21:42:00+08:00"]),
        (&["check", "--at", "2026-09-23T21:42:00"], &["2026-09-23T21:42:00+08:00"]),
        (&["check", "--frobnicate"], &["--frobnicate"]),
        (&["export", "--format", "docx"], &["docx", "json"]),
        (&["--lang", "fr", "verify"], &["fr", "zh, en"]),
        (&["completions", "cmd"], &["cmd", "bash"]),
        (&["demo", "--around", "2026-02-30"], &["2026-02-30"]),
    ] {
        let said = home.run(arguments).refused(2);
        for hint in hints {
            assert!(said.err.contains(hint), "{arguments:?} should speak of {hint}: {said:?}");
        }
    }
    assert!(!home.data().exists());
}

#[test]
fn messages_are_chinese_by_default_and_english_when_asked() {
    let home = Home::demo();
    let ask = |lang: Option<&str>, arguments: &[&str]| {
        let mut command = home.command(arguments);
        match lang {
            Some(lang) => command.env("LANG", lang),
            None => command.env_remove("LANG"),
        };
        let said = said(&mut command);
        said.out + &said.err
    };
    let check = ["check", "v01", "--at", THAT_EVENING];
    let chinese = ask(Some("zh_CN.UTF-8"), &check);
    let english = ask(Some("zh_CN.UTF-8"), &[&check[..], &["--lang", "en"]].concat());
    assert!(chinese.contains("先确认") && !chinese.contains("Confirm"), "{chinese}");
    assert!(english.contains("Confirm first"), "{english}");
    assert_eq!(ask(Some("en_GB.UTF-8"), &check), english, "the locale's language");
    assert_eq!(ask(Some("en_GB.UTF-8"), &[&check[..], &["--lang", "zh"]].concat()), chinese, "--lang goes before it");
    assert_eq!(ask(Some("C"), &check), chinese, "a locale that says nothing");
    // Elsewhere the system names a language besides the environment.
    if cfg!(target_os = "linux") {
        assert_eq!(ask(None, &check), chinese, "no locale at all");
    }
    assert!(ask(None, &["check", "v404", "--lang=en"]).contains("There is no violation v404"));
    assert!(ask(None, &["--lang", "en", "chekc"]).contains("There is no command chekc"));
}

#[test]
fn the_answers_of_json_differ_between_languages_in_their_sentences_alone() {
    let home = Home::demo();
    let ask = |lang| {
        let mut answer = home.json(&["check", "--at", THAT_EVENING, "--lang", lang]);
        for result in answer["results"].as_array_mut().expect("results") {
            for finding in result["findings"].as_array_mut().expect("findings") {
                finding["message"].take();
                finding["remedies"].as_array_mut().expect("remedies").iter_mut().for_each(|remedy| {
                    remedy["text"].take();
                });
            }
            result["actions"].as_array_mut().expect("actions").iter_mut().for_each(|action| {
                action["text"].take();
            });
        }
        answer
    };
    assert_eq!(ask("zh"), ask("en"));
}

#[test]
fn completion_scripts_know_every_command() {
    let home = Home::empty();
    let commands = [
        "import",
        "export",
        "check",
        "fee",
        "list",
        "demo",
        "verify",
        "trash",
        "undo",
        "redo",
        "explain",
        "completions",
    ];
    for shell in ["bash", "zsh", "fish"] {
        let script = home.run(&["completions", shell]).fine().out;
        for command in commands {
            assert!(script.contains(command), "{shell} does not complete {command}");
        }
        assert!(script.contains("greenlight") && script.contains("--account") | script.contains("-l account"));
    }
}

#[test]
fn help_names_every_command_in_the_readers_language() {
    let home = Home::empty();
    let chinese = home.run(&["--help"]).fine().out;
    let english = home.run(&["--help", "--lang", "en"]).fine().out;
    for command in ["import", "export", "check", "fee", "list", "demo", "verify"] {
        assert!(chinese.contains(command) && english.contains(command), "{command}");
    }
    assert!(chinese.contains("用法") && english.contains("Usage"));
    for command in [&["--help"][..], &["check", "--help"], &["list", "--help"]] {
        let help = home.run(command).fine().out;
        for left_over in ["Options:", "Print help", "Print version", "possible values", "Possible values"] {
            assert!(!help.contains(left_over), "{left_over:?} is English: {help}");
        }
    }
}

#[test]
fn help_and_version_are_answers() {
    let home = Home::empty();
    assert!(home.run(&["--version"]).fine().out.starts_with("greenlight "));
    for command in ["import", "export", "check", "fee", "list", "demo", "verify", "trash", "undo", "redo", "explain"] {
        let help = home.run(&[command, "--help"]).fine().out;
        assert!(help.contains(&format!("greenlight {command}")), "{help}");
    }
    assert!(!home.data().exists());
}
