//! `cargo xtask corpus`: how much of the collected texts is read right.

use crate::Stop;
use crate::steps::{self, cargo};

/// Runs the corpus with its words shown: the rate, and each field that is read otherwise.
pub fn run() -> Result<(), Stop> {
    let words = ["test", "--quiet", "--package", "greenlight-tests", "--test", "all", "corpus::", "--", "--nocapture"];
    steps::must("Corpus", &mut cargo(&words))
}
