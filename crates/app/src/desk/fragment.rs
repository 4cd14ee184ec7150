//! A part of a household, in the shape of the portable file: what the window sends when somebody edits something.

use std::collections::BTreeMap;

use greenlight_rules::facts::{
    Account, Appeal, Attachment, DailyWindow, Filing, MaintenanceNotice, Member, Method, Muted, Note, ParameterShape,
    Payment, Vehicle, Violation,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use specta::Type;

use crate::clock;

/// Facts to be added, or put in place of those with the same ids. A new fact may come without an id and is given one.
///
/// It is read by the reader of the portable file, so that a form and a file are held to the same rules in the same words.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
#[serde(transparent)]
pub struct Fragment(#[specta(type = FragmentShape)] pub Map<String, Value>);

/// What a fragment looks like to the window. Nothing is ever made of this type: it is its fields that count.
#[derive(Type)]
#[allow(dead_code, reason = "the window's types are made from it")]
struct FragmentShape {
    #[specta(optional)]
    members: Option<Vec<Member>>,
    #[specta(optional)]
    accounts: Option<Vec<Account>>,
    #[specta(optional)]
    vehicles: Option<Vec<Vehicle>>,
    #[specta(optional)]
    filings: Option<Vec<Filing>>,
    #[specta(optional)]
    violations: Option<Vec<Violation>>,
    #[specta(optional)]
    appeals: Option<Vec<Appeal>>,
    #[specta(optional)]
    methods: Option<Vec<Method>>,
    #[specta(optional)]
    payments: Option<Vec<Payment>>,
    #[specta(optional)]
    notes: Option<Vec<Note>>,
    #[specta(optional)]
    attachments: Option<Vec<Attachment>>,
    #[specta(optional)]
    maintenance: Option<FragmentMaintenance>,
    #[specta(optional)]
    settings: Option<FragmentSettings>,
}

#[derive(Type)]
#[allow(dead_code, reason = "the window's types are made from it")]
struct FragmentMaintenance {
    #[specta(optional)]
    daily: Option<Vec<DailyWindow>>,
    #[specta(optional)]
    announced: Option<Vec<MaintenanceNotice>>,
}

#[derive(Type)]
#[allow(dead_code, reason = "the window's types are made from it")]
struct FragmentSettings {
    #[specta(optional)]
    parameters: Option<BTreeMap<String, ParameterShape>>,
    #[specta(optional)]
    muted: Option<Vec<Muted>>,
}

impl Fragment {
    /// A fragment of one list with one fact.
    pub(super) fn of(list: &str, fact: impl Serialize) -> Fragment {
        Fragment::default().with(list, fact)
    }

    /// The same with a fact of another list.
    pub(super) fn with(mut self, list: &str, fact: impl Serialize) -> Fragment {
        // Facts are structs of texts, numbers and lists, which JSON always has a form for.
        let fact = serde_json::to_value(fact).unwrap_or_default();
        match self.0.entry(list).or_insert_with(|| json!([])) {
            Value::Array(facts) => facts.push(fact),
            other => *other = json!([fact]),
        }
        self
    }

    /// Gives every fact without an id a new one, and says which: the new ids in the order of the file's lists.
    pub(super) fn name_new_facts(&mut self) -> Vec<String> {
        let mut given = Vec::new();
        for list in LISTS {
            if let Some(Value::Array(facts)) = self.0.get_mut(list) {
                name(facts, &mut given);
            }
        }
        if let Some(Value::Array(notices)) = self.0.get_mut("maintenance").and_then(|part| part.get_mut("announced")) {
            name(notices, &mut given);
        }
        given
    }

    /// The fragment as a household file.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut file = self.0.clone();
        file.insert("format".to_owned(), Value::from(greenlight_rules::file::FORMAT));
        Value::Object(file).to_string().into_bytes()
    }

    /// The facts of a list.
    pub(super) fn facts(&self, list: &str) -> &[Value] {
        self.0.get(list).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }
}

/// The lists of the file whose facts have ids, in its order.
pub(super) const LISTS: [&str; 10] = [
    "members",
    "accounts",
    "vehicles",
    "filings",
    "violations",
    "appeals",
    "methods",
    "payments",
    "notes",
    "attachments",
];

fn name(facts: &mut [Value], given: &mut Vec<String>) {
    for fact in facts.iter_mut().filter_map(Value::as_object_mut) {
        let named = fact.get("id").and_then(Value::as_str).is_some_and(|id| !id.is_empty());
        if !named {
            let id = clock::new_id();
            fact.insert("id".to_owned(), Value::from(id.clone()));
            given.push(id);
        }
    }
}
