//! What an entry of the history wrote or changed, field by field.

use greenlight_rules::{
    money::Fen,
    time::{Instant, parse_date},
};
use greenlight_store::{ChangedFact, Noun};
use serde::Serialize;
use serde_json::{Map, Value};
use specta::Type;

use super::{about_known, beginning};
use crate::{desk::Open, said::Datum};

/// A field of a fact, before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Detail {
    /// Which field: a word of the list `field`.
    pub field: String,
    /// What it was; none when there was nothing, or the fact is new.
    pub old: Option<Datum>,
    /// What it became; none when there is nothing.
    pub new: Option<Datum>,
}

/// The fields that a history tells of, by their names in the portable file. Ids and hashes tell nobody anything.
pub const FIELDS: [&str; 52] = [
    "name",
    "member",
    "label",
    "province",
    "class",
    "status",
    "first_issued",
    "valid_until",
    "points",
    "points_as_of",
    "plate",
    "kind",
    "use",
    "owner",
    "owner_name",
    "nickname",
    "inspection_due",
    "account",
    "vehicle",
    "submitted_at",
    "decided_at",
    "note",
    "source",
    "stage",
    "occurred_at",
    "notified_on",
    "place",
    "offence",
    "code",
    "fine_fen",
    "warning_only",
    "driver",
    "authority",
    "notice_number",
    "handle_by_extended_to",
    "number",
    "issued_on",
    "served_on",
    "by_account",
    "balance_fen",
    "balance_as_of",
    "balance_enough_as_of",
    "single_limit_fen",
    "daily_limit_fen",
    "monthly_limit_fen",
    "spent_fen",
    "spent_on",
    "method",
    "amount_fen",
    "failure_text",
    "text",
    "attempted_at",
];

/// How many details are told of one entry at most: a line is to stay one.
const MOST: usize = 8;

/// What was changed of a fact, or, of one that is new, what people want to know of it.
pub(super) fn details(fact: Option<&ChangedFact>, open: &Open) -> Vec<Detail> {
    let Some(fact) = fact else { return Vec::new() };
    let Some(after) = &fact.after else { return Vec::new() };
    let (old, new) = (fields(fact.before.as_ref()), fields(Some(after)));
    let noun = fact.name.noun;
    let told = FIELDS.iter().filter(|field| match fact.before {
        Some(_) => old.get(**field) != new.get(**field),
        None => of_new(noun).contains(field),
    });
    let detail = |field: &&str| {
        let datum = |fields: &Map<String, Value>| fields.get(*field).and_then(|value| datum(open, noun, field, value));
        let (old, new) = (datum(&old), datum(&new));
        (old.is_some() || new.is_some()).then(|| Detail { field: (*field).to_owned(), old, new })
    };
    told.filter_map(detail).take(MOST).collect()
}

/// What is told of a fact that is new, beside what it is about.
fn of_new(noun: Noun) -> &'static [&'static str] {
    match noun {
        Noun::Violation => &["occurred_at", "place", "fine_fen", "points"],
        Noun::Payment => &["amount_fen", "method", "account", "failure_text"],
        Noun::Appeal => &["kind", "note"],
        Noun::Filing => &["note"],
        Noun::Note => &["text"],
        _ => &[],
    }
}

/// The fields of a fact by their own names: those of the decision and of the licence stand beside the others.
fn fields(image: Option<&Value>) -> Map<String, Value> {
    let mut flat = Map::new();
    for (name, value) in image.and_then(Value::as_object).into_iter().flatten() {
        match value {
            Value::Object(inner) => flat.extend(inner.clone()),
            _ => {
                flat.insert(name.clone(), value.clone());
            }
        }
    }
    flat
}

fn datum(open: &Open, noun: Noun, field: &str, value: &Value) -> Option<Datum> {
    match value {
        Value::Bool(yes) => Some(word("intake_flag", if *yes { "yes" } else { "no" })),
        Value::Number(number) => {
            let number = number.as_i64()?;
            Some(match field {
                "points" => Datum::Points(u32::try_from(number).ok()?),
                _ if field.ends_with("_fen") => Datum::Money(Fen(number)),
                _ => Datum::Count(number),
            })
        }
        Value::String(text) => Some(written(open, noun, field, text)),
        _ => None,
    }
}

fn written(open: &Open, noun: Noun, field: &str, text: &str) -> Datum {
    let named = match field {
        "vehicle" | "member" | "account" | "method" => Some(field),
        "owner" | "driver" => Some("member"),
        "by_account" => Some("account"),
        _ => None,
    };
    if let Some(noun) = named {
        let name = about_known(open, noun, text).zh;
        return Datum::Text(if name.is_empty() { "…".to_owned() } else { name });
    }
    if let Some(list) = list_of(noun, field) {
        return word(list, text);
    }
    match (Instant::parse(text), parse_date(text)) {
        (Some(instant), _) => Datum::Instant(instant),
        (None, Some(day)) => Datum::Day(day),
        (None, None) => Datum::Text(beginning(text, 40)),
    }
}

/// The closed list that the words of a field are of.
fn list_of(noun: Noun, field: &str) -> Option<&'static str> {
    Some(match (noun, field) {
        (Noun::Violation, "source") => "source",
        (Noun::Violation, "stage") => "stage",
        (Noun::Vehicle, "kind") => "vehicle_kind",
        (Noun::Vehicle, "use") => "vehicle_use",
        (Noun::Account, "status") => "licence_status",
        (Noun::Filing, "status") => "filing_status",
        (Noun::Appeal, "kind") => "appeal_kind",
        (Noun::Appeal, "status") => "appeal_status",
        (Noun::Method, "kind") => "method_kind",
        (Noun::Note, "kind") => "note_kind",
        (Noun::Attachment, "kind") => "attachment_kind",
        _ => return None,
    })
}

fn word(list: &str, word: &str) -> Datum {
    Datum::Word { list: list.to_owned(), word: word.to_owned() }
}
