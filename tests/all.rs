//! Every test of the whole, in one program.

mod catalogue;
mod corpus;
mod limits;
mod stories;
mod tidy;
mod undo;
