//! One entry of a file as JSON, with its fields in their order and the second of two fields of one name still there.

use std::{borrow::Cow, fmt};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

use crate::problem::shortened;

/// A JSON value. Text without escapes is borrowed from the file.
#[derive(Debug)]
pub(super) enum Tree<'de> {
    Null,
    Bool(bool),
    Whole(i128),
    /// A number with a fraction or an exponent, or one beyond 64 bits.
    Other(Option<Number>),
    Text(Cow<'de, str>),
    List(Vec<Tree<'de>>),
    Object(Vec<(Cow<'de, str>, Tree<'de>)>),
}

impl Tree<'_> {
    /// How it looks in the file, shortened, for a message.
    pub(super) fn shown(&self) -> String {
        match self {
            Tree::Null => "null".to_owned(),
            Tree::Bool(value) => value.to_string(),
            Tree::Whole(value) => value.to_string(),
            Tree::Other(Some(value)) => shortened(&value.to_string()),
            Tree::Other(None) => "…".to_owned(),
            Tree::Text(text) => format!("\"{}\"", shortened(text)),
            Tree::List(entries) if entries.is_empty() => "[]".to_owned(),
            Tree::List(_) => "[…]".to_owned(),
            Tree::Object(fields) if fields.is_empty() => "{}".to_owned(),
            Tree::Object(_) => "{…}".to_owned(),
        }
    }
}

/// Reads a value, keeping at most as many parts of it as are left in the budget. The rest is read past, at a depth that
/// the parser bounds.
pub(super) struct TreeSeed<'b> {
    pub(super) budget: &'b mut usize,
}

impl TreeSeed<'_> {
    fn spend(&mut self) -> bool {
        let left = *self.budget > 0;
        *self.budget = self.budget.saturating_sub(1);
        left
    }
}

impl<'de> DeserializeSeed<'de> for TreeSeed<'_> {
    type Value = Tree<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for TreeSeed<'_> {
    type Value = Tree<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Tree<'de>, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Tree<'de>, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Tree<'de>, E> {
        Ok(Tree::Whole(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Tree<'de>, E> {
        Ok(Tree::Whole(value.into()))
    }

    // The parser's own type for what is no whole number. It is only ever shown back, never counted with.
    fn visit_f64<E: Error>(self, value: f64) -> Result<Tree<'de>, E> {
        Ok(Tree::Other(Number::from_f64(value)))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<Tree<'de>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = list.next_element_seed(TreeSeed { budget: &mut *self.budget })? {
            if self.spend() {
                entries.push(entry);
            }
        }
        Ok(Tree::List(entries))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut object: A) -> Result<Tree<'de>, A::Error> {
        let mut fields = Vec::new();
        while let Some(name) = object.next_key_seed(Name)? {
            let value = object.next_value_seed(TreeSeed { budget: &mut *self.budget })?;
            if self.spend() {
                fields.push((name, value));
            }
        }
        Ok(Tree::Object(fields))
    }
}

/// Reads the name of a field, borrowed where it has no escapes.
pub(super) struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cow<'de, str>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}
