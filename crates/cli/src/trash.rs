//! What was removed lately, and the way back for it.

use std::io::Write;

use greenlight_app::{
    House, Instant,
    desk::{
        Open,
        deed::Done,
        trash::{KEPT_FOR, Removed},
    },
    text::{Language, Words},
};
use greenlight_rules::{
    law::Bilingual,
    message::{Message, Value},
};
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
            plain(&words.deed(&removed.what, in_words(&removed.subject, words))).into_owned(),
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
    let (words, subject) = (manner.words, in_words(&subject, manner.words));
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
        "subject": in_words(&removed.subject, words), "with": with,
    })
}

/// A subject in the language that is spoken.
pub fn in_words<'a>(subject: &'a Bilingual, words: &Words) -> &'a str {
    match words.language {
        Language::Chinese => &subject.zh,
        Language::English => &subject.en,
    }
}
