//! `import` of a household file, and what any change did to how many facts.

use std::io::{self, Write};

use greenlight_app::{House, desk::moved::MovedDate, house, text::Words};
use greenlight_rules::{
    message::{Message, Value},
    time::Instant,
};
use serde_json::json;

use crate::{
    Failure,
    backups::Manner,
    commands::{Out, say},
    intake,
    light::plain,
    progress::Progress,
};

/// A household file that is brought, and how.
pub struct Imported<'a> {
    /// What stands in it.
    pub bytes: &'a [u8],
    /// Whether nothing that was there stays.
    pub replace: bool,
    /// Whether it is only tried.
    pub dry_run: bool,
}

/// Takes a household file in, and says whether anything changed. Who reads this on a screen sees first what would, and which
/// dates would move.
pub async fn import(
    house: &House,
    file: &Imported<'_>,
    yes: bool,
    now: Instant,
    manner: Manner<'_>,
    out: &mut Out,
) -> Result<bool, Failure> {
    let Manner { words, json } = manner;
    let Imported { bytes, replace, dry_run } = *file;
    let importing = async |only_try| {
        let progress = Progress::new(words.text("cli", "importing"), None);
        house.import(bytes, replace, only_try, now, &mut |entries| progress.at(entries)).await
    };
    if dry_run || intake::asks(yes, json) {
        let would = importing(true).await?;
        let moved = house.moved_by_import(bytes, replace).await?;
        if dry_run || would.tally.is_empty() {
            changed_facts(out, &would, dry_run.then_some(&*moved), json, words)?;
            return Ok(false);
        }
        say(out, words, &counted("import-would", &would))?;
        moved_dates(out, &moved, words)?;
        out.flush()?;
        if !intake::agrees(&words.text("cli", "import-ask"))? {
            say(out, words, &Message::new("intake-left"))?;
            return Ok(false);
        }
    }
    let changed = importing(false).await?;
    changed_facts(out, &changed, None, json, words)?;
    Ok(!changed.tally.is_empty())
}

/// Says how many facts a change touched, or would: `greenlight.import/1`.
pub fn changed_facts(
    out: &mut Out,
    changed: &house::Changed,
    would_move: Option<&[MovedDate]>,
    json: bool,
    words: &Words,
) -> io::Result<()> {
    let only_tried = would_move.is_some();
    if json {
        let mut answer = json!({
            "format": "greenlight.import/1", "dry_run": only_tried,
            "added": sum(changed, |tally| tally.added), "changed": sum(changed, |tally| tally.changed),
            "removed": sum(changed, |tally| tally.removed),
        });
        if let Some(moved) = would_move {
            answer["moved"] = json!(moved);
        }
        return writeln!(out, "{answer}");
    }
    let key = match (changed.tally.is_empty(), only_tried) {
        (true, _) => "unchanged",
        (false, true) => "would-change",
        (false, false) => "changed",
    };
    say(out, words, &counted(key, changed))?;
    moved_dates(out, would_move.unwrap_or_default(), words)
}

/// A sentence with how many facts a change touches.
fn counted(key: &'static str, changed: &house::Changed) -> Message<'static> {
    let count = |of| Value::Count(i64::try_from(sum(changed, of)).unwrap_or(i64::MAX));
    Message::new(key)
        .with("added", count(|tally| tally.added))
        .with("changed", count(|tally| tally.changed))
        .with("removed", count(|tally| tally.removed))
}

fn sum(changed: &house::Changed, of: fn(&house::Tally) -> usize) -> usize {
    changed.tally.iter().map(of).sum()
}

/// The dates that a change would move, a line each.
pub fn moved_dates(out: &mut Out, moved: &[MovedDate], words: &Words) -> io::Result<()> {
    if !moved.is_empty() {
        writeln!(out, "{}", words.text("remind", "moved-heading"))?;
    }
    moved.iter().try_for_each(|moved| writeln!(out, "  {}", plain(&moved.line(words))))
}
