//! A disk that is full, and one that may not be written: clear errors, and nothing is lost.
//!
//! Only an administrator can have such disks for a moment; for anybody else there is nothing to see, and a line says so.
#![cfg(target_os = "linux")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::{
    home::{EXAMPLE, Home, NOTHING, Said, each, said},
    killed::fleet,
};

/// A small disk in memory, which goes away with the test.
struct Disk {
    home: Home,
    place: PathBuf,
}

impl Disk {
    fn of_megabytes(size: usize) -> Option<Disk> {
        let home = Home::empty();
        let place = home.path().join("disk");
        fs::create_dir(&place).expect("makes");
        let size = format!("size={size}m");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "none"]).arg(&place).output();
        if !mounted.is_ok_and(|output| output.status.success()) {
            eprintln!("skipped: this user may not mount a small disk");
            return None;
        }
        Some(Disk { home, place })
    }

    fn data(&self) -> PathBuf {
        self.place.join("data")
    }

    fn run(&self, arguments: &[&str]) -> Said {
        said(self.home.bare().arg("--data").arg(self.data()).args(arguments))
    }

    /// Fills the disk, but for so many bytes.
    fn fill(&self, but: u64) -> PathBuf {
        let file = self.place.join("filling");
        let free = free(&self.place).saturating_sub(but);
        fs::write(&file, vec![0; usize::try_from(free).expect("a number")]).expect("writes");
        file
    }

    fn remount(&self, way: &str) {
        let status = Command::new("mount").args(["-o", &format!("remount,{way}")]).arg(&self.place).status();
        assert!(status.expect("starts").success(), "{way}");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // A disk that is still in use goes when it is not any more.
        let _ = Command::new("umount").arg("-l").arg(&self.place).status();
    }
}

/// How many bytes a disk has left.
fn free(place: &Path) -> u64 {
    let output = Command::new("df").args(["--output=avail", "-B1"]).arg(place).output().expect("starts");
    let text = String::from_utf8(output.stdout).expect("text");
    text.lines().nth(1).expect("a line").trim().parse().expect("a number")
}

#[test]
fn a_full_disk_costs_nothing() {
    let Some(disk) = Disk::of_megabytes(64) else { return };
    disk.run(&["demo"]).fine();
    let before = disk.run(&["export"]).fine().out;
    let example = disk.home.file("example.json", EXAMPLE);
    let nothing = disk.home.file("nothing.json", NOTHING);
    let backup = disk.run(&["backup", "--to", disk.home.path().to_str().expect("a path")]).fine().out;
    let backup = backup.trim().trim_start_matches("已备份：").to_owned();

    // Room for the change, but not for the backup before it.
    let filling = disk.fill(4 << 20);
    for arguments in [&["backup"][..], &["import", &example], &["import", &nothing, "--replace"], &["restore", &backup]]
    {
        let said = disk.run(arguments).refused(3);
        assert!(said.err.contains("磁盘空间不够备份"), "{arguments:?}: {said:?}");
        assert_eq!(disk.run(&["export"]).fine().out, before, "{arguments:?}");
    }
    // The other way round: a disk that is full where the backup goes.
    let said = said(disk.home.command(&["demo"]).env("LANG", "zh_CN.UTF-8")).fine();
    assert!(!said.out.is_empty());
    let said = disk.home.run(&["backup", "--to", disk.place.to_str().expect("a path")]).refused(3);
    assert!(said.err.contains("磁盘空间不够备份"), "{said:?}");
    fs::remove_file(&filling).expect("removes");

    // No room at all.
    let filling = disk.fill(0);
    for arguments in [&["undo"][..], &["import", &example], &["backup"], &["restore", &backup]] {
        let said = disk.run(arguments).refused(3);
        assert!(said.err.contains("磁盘"), "{arguments:?}: {said:?}");
    }
    assert_eq!(disk.run(&["export"]).fine().out, before, "what is there can still be seen, and taken elsewhere");
    fs::remove_file(&filling).expect("removes");
    assert_eq!(disk.run(&["export"]).fine().out, before);
    disk.run(&["verify"]).fine();
    disk.run(&["undo"]).fine();
}

#[test]
fn a_disk_that_runs_full_keeps_all_that_was_acknowledged() {
    let Some(disk) = Disk::of_megabytes(40) else { return };
    let mut taken = 0;
    let refused = (0..500).find_map(|round| {
        let fleet = disk.home.file("next.json", fleet(round, 150));
        for arguments in [&["import", &fleet][..], &["backup"]] {
            let said = disk.run(arguments);
            if said.code != 0 {
                return Some(said);
            }
            taken += usize::from(arguments[0] == "import");
        }
        None
    });
    let said = refused.expect("the disk is small").refused(3);
    assert!(said.err.contains("磁盘"), "{said:?}");
    let full = disk.run(&["export"]).fine().out;
    assert!(taken > 4, "{taken}: {said:?}");
    for round in 0..taken {
        assert_eq!(full.matches(&format!("\"w{round}-")).count(), 150, "round {round}");
    }
    assert!(!full.contains(&format!("\"w{taken}-")), "what was refused left nothing behind");
    disk.run(&["verify"]).fine();
    for file in each(&disk.run(&["backups", "--json"]).fine().json()["backups"], "file") {
        disk.run(&["restore", file, "--dry-run"]).fine();
    }

    // Every one can be taken back and made again, as soon as there is room.
    fs::remove_dir_all(disk.data().join("backups")).expect("removes");
    for step in ["undo", "redo"] {
        for _ in 0..taken {
            disk.run(&[step]).fine();
        }
    }
    assert_eq!(disk.run(&["export"]).fine().out, full);
    disk.run(&["verify"]).fine();
}

#[test]
fn a_folder_that_may_not_be_written_is_left_as_it_is() {
    let Some(disk) = Disk::of_megabytes(64) else { return };
    disk.run(&["demo"]).fine();
    let before = disk.run(&["export"]).fine().out;
    let example = disk.home.file("example.json", EXAMPLE);
    let backup = disk.run(&["backup", "--to", disk.home.path().to_str().expect("a path")]).fine().out;
    let backup = backup.trim().trim_start_matches("已备份：").to_owned();
    disk.remount("ro");
    for arguments in [&["backup"][..], &["import", &example], &["undo"], &["restore", &backup]] {
        let said = disk.run(arguments).refused(3);
        assert!(said.err.contains("权限"), "{arguments:?}: {said:?}");
    }
    assert_eq!(disk.run(&["export"]).fine().out, before, "it can be read");
    let dry = disk.run(&["remind", "--dry-run", "--at", "2026-09-24T09:00:00+08:00"]).fine();
    assert!(dry.out.contains("¥"), "{dry:?}");
    let own = Home::example();
    let said = own.run(&["backup", "--to", disk.place.to_str().expect("a path")]).refused(3);
    assert!(said.err.contains("权限") && said.err.contains("disk"), "{said:?}");
    disk.remount("rw");
    assert_eq!(disk.run(&["export"]).fine().out, before);
    disk.run(&["verify"]).fine();
}
