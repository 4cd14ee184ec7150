//! The parts that can be decided without looking at the machine.

use crate::arguments::{self, Ask};
use crate::install::{self, Consent, Installer};
use crate::needs::{self, NEEDS, Platform, Step};
use crate::steps::{cargo, cargo_within, in_words};
use crate::{test, version};

/// The apt packages that these steps ask for on Linux.
fn apt(steps: &[Step], has_desktop: bool) -> Vec<&'static str> {
    let needs = needs::select(Platform::Linux, steps, has_desktop);
    needs.into_iter().filter_map(|need| install::package(need, Installer::Apt)).collect()
}

fn parse(line: &str) -> Result<(Ask, bool), u8> {
    let words = line.split_whitespace().map(str::to_owned);
    arguments::parse(words).map(|asked| (asked.ask, asked.yes)).map_err(|stop| stop.code)
}

fn list(words: &[&str]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

#[test]
fn without_the_window_only_a_c_toolchain_is_needed() {
    assert_eq!(apt(&[Step::Build], false), ["build-essential", "binutils"]);
    assert_eq!(apt(&[Step::Build, Step::Test, Step::Bundle], false), ["build-essential", "binutils"]);
}

#[test]
fn the_window_is_driven_only_in_tests() {
    let run = apt(&[Step::Build], true);
    assert!(run.contains(&"libwebkit2gtk-4.1-dev") && !run.contains(&"xvfb") && !run.contains(&"rpm"), "{run:?}");
    let test = apt(&[Step::Build, Step::Test], true);
    assert!(test.contains(&"xvfb") && test.contains(&"fonts-noto-cjk") && !test.contains(&"rpm"), "{test:?}");
    assert!(apt(&[Step::Bundle], true).contains(&"rpm"));
}

#[test]
fn every_platform_has_a_line_for_the_c_toolchain() {
    for platform in [Platform::Linux, Platform::Mac, Platform::Windows] {
        assert!(!needs::select(platform, &[Step::Build], false).is_empty(), "{platform:?}");
    }
    assert!(NEEDS.iter().all(|need| need.platform == Platform::Linux || !need.desktop));
}

#[test]
fn the_packages_stand_in_the_last_command_only() {
    let lines = install::commands(Installer::Apt, &["a", "b"], &["sudo"]);
    let lines: Vec<String> = lines.iter().map(|line| line.join(" ")).collect();
    assert_eq!(
        lines,
        [
            "sudo apt-get update",
            "sudo env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends a b",
        ]
    );
    assert_eq!(install::commands(Installer::Dnf, &["gcc"], &[]), [["dnf", "install", "--assumeyes", "gcc"]]);
}

#[test]
fn nobody_is_asked_who_cannot_answer() {
    for (yes, ci, interactive, wanted) in [
        (true, false, false, Consent::Given),
        (true, false, true, Consent::Given),
        (false, true, false, Consent::Given),
        (false, false, true, Consent::Ask),
        (false, false, false, Consent::Withheld),
    ] {
        assert_eq!(install::consent(yes, ci, interactive), wanted, "yes {yes}, ci {ci}, interactive {interactive}");
    }
}

#[test]
fn enter_agrees_and_the_end_of_input_does_not() {
    for answer in ["\n", "y\n", "Yes\r\n", "是\n"] {
        assert!(install::agrees(Some(answer)), "{answer:?}");
    }
    for answer in [None, Some("n\n"), Some("no\n"), Some("what?\n")] {
        assert!(!install::agrees(answer), "{answer:?}");
    }
}

#[test]
fn versions_compare_as_numbers() {
    for (answer, wanted, fits) in [
        ("rustc 1.95.0 (59807616e 2026-04-14)", (1, 95), true),
        ("rustc 1.100.0-nightly (0 2026-11-01)", (1, 95), true),
        ("rustc 1.94.9", (1, 95), false),
        ("rustc 1.9.0", (1, 95), false),
        ("rustc 2.0.0", (1, 95), true),
        ("v20.0.0", (20, 0), true),
        ("v9.11.2", (20, 0), false),
        ("", (1, 95), false),
        ("command not found", (1, 95), false),
    ] {
        assert_eq!(version::at_least(answer, wanted), fits, "{answer}");
    }
}

#[test]
fn command_lines_are_understood() {
    assert_eq!(parse("run"), Ok((Ask::Run(vec![]), false)));
    assert_eq!(parse("run --yes -- check v1 --yes"), Ok((Ask::Run(list(&["check", "v1", "--yes"])), true)));
    assert_eq!(parse("--yes test"), Ok((Ask::Test, true)));
    assert_eq!(parse("bench -- best_attempt"), Ok((Ask::Bench(list(&["best_attempt"])), false)));
    assert_eq!(parse("fuzz -- 30"), Ok((Ask::Fuzz(list(&["30"])), false)));
    assert_eq!(parse("corpus"), Ok((Ask::Corpus, false)));
    assert_eq!(parse("endure"), Ok((Ask::Endure(500), false)));
    assert_eq!(parse("endure -- 30"), Ok((Ask::Endure(30), false)));
    assert_eq!(parse(""), Ok((Ask::Usage, false)));
    assert_eq!(parse("run --help"), Ok((Ask::Usage, false)));
    for wrong in
        ["tset", "test extra", "test -- extra", "corpus -- extra", "run --loud", "endure -- many", "endure -- 1 2"]
    {
        assert_eq!(parse(wrong), Err(2), "{wrong}");
    }
}

#[test]
fn a_shown_command_can_be_typed() {
    let shown = in_words(&cargo(&["run", "--", "--at", "2026-09-23T21:42:00+08:00", "two words", "it's", ""]));
    assert_eq!(shown, r"cargo run -- --at 2026-09-23T21:42:00+08:00 'two words' 'it'\''s' ''");
    assert_eq!(in_words(&cargo_within(&["unshare", "--mount"], &["test"])), "unshare --mount cargo test");
}

#[test]
fn the_verdict_is_one_line() {
    assert_eq!(test::verdict(&[], &[], 61.2), "All good in 61 s.");
    assert_eq!(test::verdict(&[], &["licences"], 3.0), "All good in 3 s (skipped: licences).");
    assert_eq!(test::verdict(&["Format", "Tests"], &[], 9.0), "Failed: Format, Tests, after 9 s.");
}
