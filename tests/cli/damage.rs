//! A data folder that cannot be used: exit code 3, a reason, and nothing is touched.

use std::fs;

use super::home::{EXAMPLE, Home, Said, THAT_EVENING};

/// Every way of using the data, one after the other.
fn every_use(home: &Home) -> Vec<Said> {
    let file = home.file("example.json", EXAMPLE);
    let uses = [
        &["check", "--at", THAT_EVENING][..],
        &["list", "members"],
        &["export"],
        &["verify"],
        &["import", &file],
        &["import", &file, "--replace"],
        &["demo"],
        &["undo"],
        &["redo"],
    ];
    uses.iter().map(|arguments| home.run(arguments)).collect()
}

fn refuses_and_leaves(home: &Home, reason: &str) {
    let bytes = fs::read(home.database()).expect("reads");
    for said in every_use(home) {
        let said = said.refused(3);
        assert!(said.err.contains(reason), "{said:?}");
    }
    assert!(fs::read(home.database()).expect("reads") == bytes, "the file was touched");
}

#[test]
fn a_damaged_database_is_left_as_it_is() {
    let home = Home::demo();
    let mut bytes = fs::read(home.database()).expect("reads");
    for byte in bytes.iter_mut().skip(100).step_by(7) {
        *byte ^= 0x5a;
    }
    fs::write(home.database(), bytes).expect("writes");
    refuses_and_leaves(&home, "已损坏");
}

#[test]
fn half_a_database_is_left_as_it_is() {
    let home = Home::demo();
    let bytes = fs::read(home.database()).expect("reads");
    fs::write(home.database(), &bytes[..bytes.len() / 2 + 100]).expect("writes");
    refuses_and_leaves(&home, "已损坏");
}

#[test]
fn a_file_that_is_no_database_is_left_as_it_is() {
    let home = Home::empty();
    fs::create_dir(home.data()).expect("makes");
    fs::write(home.database(), "家里的账本".repeat(1000)).expect("writes");
    refuses_and_leaves(&home, "已损坏");
}

#[test]
fn a_database_of_a_newer_program_is_left_as_it_is() {
    let home = Home::demo();
    let mut bytes = fs::read(home.database()).expect("reads");
    // Bytes 60 to 63 of an SQLite file are its user_version, which holds the schema version.
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    fs::write(home.database(), bytes).expect("writes");
    refuses_and_leaves(&home, "第 99 版");
}

#[test]
fn the_database_of_another_program_is_left_as_it_is() {
    let home = Home::demo();
    let mut bytes = fs::read(home.database()).expect("reads");
    // Bytes 68 to 71 are its application_id: whose file it is.
    bytes[68..72].copy_from_slice(b"OTHR");
    fs::write(home.database(), bytes).expect("writes");
    refuses_and_leaves(&home, "别的程序");
}

#[test]
fn a_file_where_the_data_folder_should_be_is_left_as_it_is() {
    // A folder without permission would be the plainer test, but nothing is forbidden to an administrator.
    let home = Home::empty();
    fs::write(home.data(), "not a folder").expect("writes");
    for said in every_use(&home) {
        said.refused(3);
    }
    assert_eq!(fs::read_to_string(home.data()).expect("reads"), "not a folder");
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_left_as_it_is() {
    use std::os::unix::fs::PermissionsExt;

    let home = Home::empty();
    fs::create_dir(home.data()).expect("makes");
    fs::set_permissions(home.data(), fs::Permissions::from_mode(0o500)).expect("sets");
    if fs::write(home.data().join("probe"), "").is_ok() {
        return; // An administrator, to whom nothing is forbidden.
    }
    let said = home.run(&["demo"]).refused(3);
    assert!(said.err.contains("权限"), "{said:?}");
    fs::set_permissions(home.data(), fs::Permissions::from_mode(0o700)).expect("sets");
    assert_eq!(fs::read_dir(home.data()).expect("reads").count(), 0);
}

#[cfg(unix)]
#[test]
fn the_data_is_readable_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;

    let home = Home::demo();
    let mode = |path| fs::metadata(path).expect("reads").permissions().mode() & 0o777;
    assert_eq!((mode(home.data()), mode(home.database())), (0o700, 0o600));
}
