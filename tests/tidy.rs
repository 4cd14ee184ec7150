//! The house is tidy: what a reviewer would otherwise have to look for by eye.
//!
//! Each test names every offence at once, with what to do about it. What a test looks for is put together from pieces, so
//! that this file does not find itself.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use toml::{Table, Value};

/// The most lines that a file of code may have before it is two rooms.
const LINES: usize = 500;

/// What each crate may depend on inside the workspace. A new crate states its place here.
const ARROWS: &[(&str, &[&str])] = &[
    ("greenlight-rules", &[]),
    ("greenlight-store", &["greenlight-rules"]),
    ("greenlight-intake", &["greenlight-rules"]),
    ("greenlight-app", &["greenlight-rules", "greenlight-intake", "greenlight-store"]),
    ("greenlight-cli", &["greenlight-rules", "greenlight-intake", "greenlight-app"]),
    ("greenlight-desktop", &["greenlight-app"]),
];

/// Crates that reach the world, or that make two runs differ; none may stand under the rules.
const WORLDLY: &[&str] =
    &["getrandom", "hyper", "mio", "rand", "reqwest", "socket2", "sqlx", "tokio", "ureq", "uuid", "walkdir"];

#[test]
fn no_room_is_too_large() {
    let large = rust().into_iter().filter(|path| is_crate_source(path)).filter_map(|path| {
        let lines = read(&path).lines().count();
        (lines > LINES).then(|| format!("{path}: {lines} lines"))
    });
    none(large, "split these at a seam that has a name, 500 lines is plenty");
}

#[test]
fn nothing_is_left_unfinished_or_switched_off() {
    let marks =
        [["todo", "!("], ["unimplemented", "!("], ["#[", "ignore"], ["FIX", "ME"]].map(|pieces| pieces.concat());
    none(lines_with(rust(), &marks), "finish it, or open an issue and leave no mark in the code");
}

#[test]
fn no_file_names_a_folder_of_one_machine() {
    let mut marks: Vec<String> = ["home", "root", "Users"].iter().map(|name| format!("/{name}/")).collect();
    marks.push(["C:", "\\Users", "\\"].concat());
    let root = root().display().to_string();
    if Path::new(&root).components().count() > 2 {
        marks.push(root);
    }
    none(lines_with(files(), &marks), "name folders relative to the workspace, or by a variable");
}

#[test]
fn packages_come_from_the_public_registries() {
    let cargo = lines_of("Cargo.lock")
        .filter(|(_, line)| line.starts_with("source = "))
        .filter(|(_, line)| line != "source = \"registry+https://github.com/rust-lang/crates.io-index\"")
        .map(|(number, line)| format!("Cargo.lock:{number}: {line}"));
    let npm = files().into_iter().filter(|path| path.ends_with("package-lock.json")).flat_map(|path| {
        let offences = lines_of(&path).filter(|(_, line)| {
            line.contains("\"resolved\": \"http") && !line.contains("\"https://registry.npmjs.org/")
        });
        offences.map(|(number, line)| format!("{path}:{number}: {}", line.trim())).collect::<Vec<_>>()
    });
    none(cargo.chain(npm), "a lock file must not depend on one machine's mirror or on a git branch");
}

#[test]
fn the_rules_stand_on_nothing_that_touches_the_world() {
    let manifest = manifest("crates/rules/Cargo.toml");
    let below: BTreeMap<String, Vec<String>> = locked();
    let mut waiting: Vec<(String, String)> = ["dependencies", "build-dependencies"]
        .iter()
        .flat_map(|table| keys(&manifest, table))
        .map(|name| (name.clone(), name))
        .collect();
    let mut seen = BTreeSet::new();
    let mut offences = Vec::new();
    while let Some((name, trail)) = waiting.pop() {
        if !seen.insert(name.clone()) {
            continue;
        }
        if WORLDLY.contains(&name.as_str()) {
            offences.push(trail.clone());
        }
        let next = below.get(&name).into_iter().flatten();
        waiting.extend(next.map(|next| (next.clone(), format!("{trail} → {next}"))));
    }
    assert!(seen.len() > manifest_size(&manifest), "the lock file was not understood: only {seen:?}");
    none(offences, "the rules get everything as arguments");
}

#[test]
fn dependencies_follow_the_arrows() {
    let mut offences = Vec::new();
    for (path, manifest) in crates() {
        let name = package_name(&manifest);
        let Some((_, allowed)) = ARROWS.iter().find(|(known, _)| *known == name) else {
            offences.push(format!("{path}: say in ARROWS what {name} may depend on"));
            continue;
        };
        let used = ["dependencies", "build-dependencies", "dev-dependencies"];
        for other in used.iter().flat_map(|table| keys(&manifest, table)) {
            if other.starts_with("greenlight-") && !allowed.contains(&other.as_str()) {
                offences.push(format!("{path}: {name} must not depend on {other}"));
            }
        }
    }
    none(offences, "law → rules ← store ← app ← hosts, and no other way");
}

#[test]
fn every_package_takes_the_lints_of_the_workspace() {
    let own = ["xtask/Cargo.toml", "tests/Cargo.toml"].map(|path| (path.to_owned(), manifest(path)));
    let offences = crates().into_iter().chain(own).filter_map(|(path, manifest)| {
        let lints = manifest.get("lints").and_then(|lints| lints.get("workspace")).and_then(Value::as_bool);
        (lints != Some(true)).then_some(path)
    });
    none(offences, "add `[lints]` with `workspace = true`");
}

#[test]
fn names_say_what_a_thing_is() {
    let empty = ["Manager", "Helper", "Helpers", "Util", "Utils", "Service"];
    let mut offences = Vec::new();
    for path in rust().into_iter().filter(|path| is_crate_source(path) || path.starts_with("xtask/")) {
        let stem = Path::new(&path).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        if empty.iter().any(|word| stem.eq_ignore_ascii_case(word)) {
            offences.push(path.clone());
        }
        for (number, line) in lines_of(&path) {
            let mut words = line.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
            while let Some(word) = words.next() {
                if !["struct", "enum", "trait", "type", "union"].contains(&word) {
                    continue;
                }
                let name = words.next().unwrap_or_default();
                if empty.iter().any(|word| name.ends_with(word)) && !line.trim_start().starts_with("//") {
                    offences.push(format!("{path}:{number}: {name}"));
                }
            }
        }
    }
    none(offences, "name it in the words of the field");
}

/// The longest a file of the window may be: a screen has more to say than a rule, and still fits in the head.
const WINDOW_LINES: usize = 400;

#[test]
fn one_room_of_the_window_talks_to_the_shell() {
    let scripts = || files().into_iter().filter(|path| path.starts_with("ui/src/") && path.contains(".ts"));
    let outside = scripts().filter(|path| !path.starts_with("ui/src/ipc/")).collect();
    none(lines_with(outside, &["@tauri-apps/".to_owned()]), "ask ui/src/ipc");
    let large = scripts().filter(|path| !path.ends_with("/bindings.ts")).filter_map(|path| {
        let lines = read(&path).lines().count();
        (lines > WINDOW_LINES).then(|| format!("{path}: {lines} lines"))
    });
    none(large, "split these at a seam that has a name");
}

#[test]
fn links_between_our_pages_lead_somewhere() {
    let mut offences = Vec::new();
    for path in files().into_iter().filter(|path| path.ends_with(".md")) {
        let folder = root().join(&path).parent().map(Path::to_path_buf).unwrap_or_default();
        for (number, target) in links(&read(&path)) {
            let place = target.split(['#', '?']).next().unwrap_or_default();
            let elsewhere = place.is_empty() || place.contains("::") || place.contains(':');
            let file = place.strip_prefix('/').map_or_else(|| folder.join(place), |place| root().join(place));
            if !elsewhere && !file.exists() {
                offences.push(format!("{path}:{number}: {target}"));
            }
        }
    }
    none(offences, "a link to a file that is not there");
}

#[test]
fn links_are_found_in_prose_and_not_in_code() {
    let page = "a [b](c.md) and ![d](<e f.png> \"title\")\n```\n[x](y.md)\n```\n`[x](y)` [z]\n\n[z]: ../g.md\n";
    let found: Vec<String> = links(page).into_iter().map(|(_, target)| target).collect();
    assert_eq!(found, ["c.md", "e f.png", "../g.md"]);
}

/// Fails with every offence and what to do about it.
#[track_caller]
fn none(offences: impl IntoIterator<Item = String>, advice: &str) {
    let offences: Vec<String> = offences.into_iter().collect();
    assert!(offences.is_empty(), "{advice}:\n  {}\n", offences.join("\n  "));
}

/// The folder that holds the workspace.
fn root() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}

/// Every file of the house, from the root, with `/` between: those that git knows or would add, or, where git or its
/// folder is missing, all but what tools make.
fn files() -> Vec<String> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .ok()
        .filter(|output| output.status.success() && !output.stdout.is_empty());
    let mut files: Vec<String> = match listed {
        Some(output) => String::from_utf8_lossy(&output.stdout)
            .split('\0')
            .filter(|path| !path.is_empty())
            .map(str::to_owned)
            .collect(),
        None => walked(root()),
    };
    files.retain(|path| root().join(path).is_file());
    files.sort();
    files.dedup();
    files
}

fn walked(folder: &Path) -> Vec<String> {
    let made = [".git", "target", "node_modules", "dist"];
    let mut waiting: Vec<PathBuf> = vec![folder.to_path_buf()];
    let mut files = Vec::new();
    while let Some(path) = waiting.pop() {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() && !made.contains(&name) {
            waiting.extend(path.read_dir().into_iter().flatten().flatten().map(|entry| entry.path()));
        } else if path.is_file()
            && let Ok(path) = path.strip_prefix(folder)
        {
            files.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
    files
}

fn rust() -> Vec<String> {
    files().into_iter().filter(|path| path.ends_with(".rs")).collect()
}

fn is_crate_source(path: &str) -> bool {
    path.starts_with("src-tauri/src/")
        || path
            .strip_prefix("crates/")
            .and_then(|path| path.split_once('/'))
            .is_some_and(|(_, rest)| rest.starts_with("src/"))
}

/// The text of a file; bytes that are no text are of no interest here.
fn read(path: &str) -> String {
    String::from_utf8_lossy(&std::fs::read(root().join(path)).unwrap_or_default()).into_owned()
}

fn lines_of(path: &str) -> impl Iterator<Item = (usize, String)> {
    let lines: Vec<String> = read(path).lines().map(str::to_owned).collect();
    lines.into_iter().enumerate().map(|(at, line)| (at + 1, line))
}

/// The places where a mark stands that is not the middle of a longer path or word.
fn lines_with(files: Vec<String>, marks: &[String]) -> Vec<String> {
    let inside = |letter: char| letter.is_alphanumeric() || "._-~}".contains(letter);
    let mut places = Vec::new();
    for path in files {
        for (number, line) in lines_of(&path) {
            for mark in marks {
                if line.match_indices(mark).any(|(at, _)| !line[..at].ends_with(inside)) {
                    places.push(format!("{path}:{number}: {mark}"));
                }
            }
        }
    }
    places
}

fn manifest(path: &str) -> Table {
    read(path).parse().unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The manifests of the crates, by their paths.
fn crates() -> Vec<(String, Table)> {
    let paths = files().into_iter().filter(|path| {
        path == "src-tauri/Cargo.toml" || (path.starts_with("crates/") && path.ends_with("/Cargo.toml"))
    });
    paths.map(|path| (path.clone(), manifest(&path))).collect()
}

fn package_name(manifest: &Table) -> String {
    let name = manifest.get("package").and_then(|package| package.get("name")).and_then(Value::as_str);
    name.unwrap_or_default().to_owned()
}

/// The names in a table of dependencies, for all platforms; a renamed dependency goes by its real name.
fn keys(manifest: &Table, table: &str) -> Vec<String> {
    let everywhere = manifest.get(table).and_then(Value::as_table);
    let by_target = manifest.get("target").and_then(Value::as_table).into_iter().flat_map(Table::values);
    let tables = everywhere.into_iter().chain(by_target.filter_map(|target| target.get(table)?.as_table()));
    let names = tables.flatten().map(|(key, value)| value.get("package").and_then(Value::as_str).unwrap_or(key));
    names.map(str::to_owned).collect()
}

fn manifest_size(manifest: &Table) -> usize {
    keys(manifest, "dependencies").len()
}

/// What each package of the lock file depends on. Versions are left out: two versions of one crate count as one, which can
/// only find too much.
fn locked() -> BTreeMap<String, Vec<String>> {
    let lock = manifest("Cargo.lock");
    let mut below: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in lock.get("package").and_then(Value::as_array).into_iter().flatten() {
        let name = package.get("name").and_then(Value::as_str).unwrap_or_default();
        let needs = package.get("dependencies").and_then(Value::as_array).into_iter().flatten();
        let names = needs.filter_map(|need| need.as_str()?.split(' ').next()).map(str::to_owned);
        below.entry(name.to_owned()).or_default().extend(names);
    }
    below
}

/// The targets of a page's links, with their lines: `[words](target)` and `[name]: target`, outside code.
fn links(page: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut fenced = false;
    for (at, line) in page.lines().enumerate() {
        let start = line.trim_start();
        if start.starts_with("```") || start.starts_with("~~~") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        // Every second piece between backticks is code.
        let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
        let inline = prose.match_indices("](").map(|(open, _)| &prose[open + 2..]);
        let named =
            prose.trim_start().strip_prefix('[').and_then(|rest| rest.split_once("]: ")).map(|(_, target)| target);
        for target in inline.chain(named) {
            let target = match target.strip_prefix('<') {
                Some(rest) => rest.split('>').next(),
                None => target.split([')', ' ']).next(),
            };
            found.extend(target.map(|target| (at + 1, target.to_owned())));
        }
    }
    found
}
