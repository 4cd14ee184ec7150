//! What the tests and measurements of the whole share; the tests are the files beside this one.

pub mod fleet;
