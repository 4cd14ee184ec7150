//! What was removed lately, and the way back for it.

use std::io::Write;

use greenlight_app::{
    House, Instant,
    desk::{
        Open,
        deed::Done,
        trash::{KEPT_FOR, Removed},
    },
    text::Words,
};
use greenlight_rules::message::{Message, Value};
use serde_json::{Map, json};

use crate::{
    Failure,
    backups::Manner,
    commands::{Out, say},
    light::plain,
    show_list::write_table,
};

/// `trash`
pub async fn list(house: &House, at: Instant, manner: Manner<'_>, out: &mut Out) -> Result<(), Failure> {
    let removed = house.trash(&Open::of(house).await?, at).await?;
    let words = manner.words;
    if manner.json {
        let removed: Vec<_> = removed.iter().map(|removed| as_json(removed, words)).collect();
        return Ok(writeln!(out, "{}", json!({"format": "greenlight.trash/1", "removed": removed}))?);
    }
    if removed.is_empty() {
        return Ok(say(out, words, &Message::new("trash-empty").with("days", Value::Count(KEPT_FOR)))?);
    }
    let rows = removed.iter().map(|removed| {
        let with = removed.with.iter().map(|(noun, count)| format!("{} {count}", words.word("noun", noun)));
        vec![
            removed.id.to_string(),
            words.instant(removed.at),
            plain(&words.deed(&removed.what, words.of(&removed.subject))).into_owned(),
            with.collect::<Vec<_>>().join(" "),
            words.instant(removed.until),
        ]
    });
    write_table(&["id", "removed", "what", "things", "until"], rows.collect(), words, out)?;
    Ok(say(out, words, &Message::new("trash-next"))?)
}

/// `trash restore`
pub async fn put_back(house: &House, id: i64, now: Instant, manner: Manner<'_>, out: &mut Out) -> Result<(), Failure> {
    let Done { what, subject, .. } = house.put_back(&Open::of(house).await?, id, now).await?;
    let (words, subject) = (manner.words, manner.words.of(&subject));
    if manner.json {
        let answer = json!({"format": "greenlight.put_back/1", "id": id, "change": what, "subject": subject});
        return Ok(writeln!(out, "{answer}")?);
    }
    match what {
        Some(what) => Ok(say(out, words, &Message::new("put-back").with("deed", words.deed(&what, subject)))?),
        None => Ok(say(out, words, &Message::new("unchanged"))?),
    }
}

fn as_json(removed: &Removed, words: &Words) -> serde_json::Value {
    let with: Map<_, _> = removed.with.iter().map(|(noun, count)| (noun.clone(), json!(count))).collect();
    json!({
        "id": removed.id, "at": removed.at, "until": removed.until, "change": removed.what,
        "subject": words.of(&removed.subject), "with": with,
    })
}
