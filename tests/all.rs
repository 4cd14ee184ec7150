//! Every test of the whole, in one program.

mod tidy;
