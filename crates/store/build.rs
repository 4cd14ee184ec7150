//! A new migration is no Rust source, so cargo has to be told that the crate is made from it too.

fn main() {
    println!("cargo::rerun-if-changed=../../migrations");
}
