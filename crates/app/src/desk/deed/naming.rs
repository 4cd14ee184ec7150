//! What a refusal names, as somebody before the window knows it: an id stands in files alone.

use greenlight_rules::{
    message::{Message, Value},
    problem::Problem,
};

use greenlight_store::StoreError;

use crate::{
    Trouble,
    desk::{Open, history},
};

/// The kinds of facts that a sentence of `problem.json` names by their ids; its value is called as the kind is.
const KINDS: [&str; 4] = ["account", "member", "vehicle", "violation"];

/// How many of what is in the way are named.
const MOST: usize = 5;

/// The same trouble, with names in place of the ids of what the household has.
pub(in crate::desk) fn named(trouble: Trouble, open: &Open) -> Trouble {
    match trouble {
        Trouble::File(problems) => {
            let named = |problem: Problem| Problem { message: named_in(problem.message, open), ..problem };
            Trouble::File(problems.into_iter().map(named).collect())
        }
        other => other,
    }
}

fn named_in(message: Message<'static>, open: &Open) -> Message<'static> {
    let values = message.values.into_iter().map(|(name, value)| match &value {
        Value::Text(id) if KINDS.contains(&name) => {
            let known = history::about_known(open, name, id).zh;
            (name, if known.is_empty() { value } else { known.into() })
        }
        _ => (name, value),
    });
    Message { values: values.collect(), ..message }
}

/// The same trouble, where the database refused because of facts that refer to others: these by their names.
pub(in crate::desk) fn in_the_way(trouble: Trouble, open: &Open) -> Trouble {
    match trouble {
        Trouble::Store(StoreError::Refused(refusal)) => {
            let names = refusal.rows.iter().take(MOST).map(|row| {
                let name = history::about_known(open, row.noun.word(), &row.id).zh;
                if name.is_empty() { row.to_string() } else { name }
            });
            Trouble::InTheWay(names.collect())
        }
        other => other,
    }
}
