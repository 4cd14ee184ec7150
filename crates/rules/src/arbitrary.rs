//! Generated households, for properties that must hold of every one.
