//! Where in a file something stands, put into words only when there is something to say about it.

use std::fmt;

use crate::{list::List, problem::shortened};

/// A JSON path, as a chain of places on the stack.
#[derive(Clone, Copy, Debug)]
pub(super) enum Path<'a> {
    /// The file as a whole.
    File,
    /// A list or section, by its path.
    Section(&'static str),
    /// An entry of a list.
    Entry(List, usize),
    /// A field of what stands at another path.
    Field(&'a Path<'a>, &'a str),
    /// A field of a section.
    Named(&'static str, &'a str),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::File => Ok(()),
            Path::Section(path) => f.write_str(path),
            Path::Entry(list, index) => write!(f, "{list}[{index}]"),
            Path::Field(parent, name) => {
                write!(f, "{parent}")?;
                field(f, name, matches!(parent, Path::File))
            }
            Path::Named(section, name) => {
                f.write_str(section)?;
                field(f, name, section.is_empty())
            }
        }
    }
}

/// `.name`, or `["name"]` when the name is one that a dot would not set apart.
fn field(f: &mut fmt::Formatter<'_>, name: &str, first: bool) -> fmt::Result {
    let plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    match (plain, first) {
        (true, true) => f.write_str(&shortened(name)),
        (true, false) => write!(f, ".{}", shortened(name)),
        (false, _) => write!(f, "[{:?}]", shortened(name)),
    }
}
