//! Backups, restoring and salvaging: the commands, and what they say.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Write},
    path::Path,
};

use greenlight_app::{
    House, Instant, Trouble,
    backups::{Beside, Inspection, Made, Parcel, Passphrase, Salvaged, Toll},
    house::Tally,
    text::Words,
    whole::write_whole,
};
use greenlight_rules::{
    file,
    message::{Message, Value},
};
use serde_json::{Map, Value as Json, json};

use crate::{Failure, commands::Out, intake, light::plain, show_list::write_table};

/// How a command is to answer.
#[derive(Clone, Copy)]
pub struct Manner<'a> {
    /// In which words.
    pub words: &'a Words,
    /// Whether in JSON.
    pub json: bool,
}

/// `backup`
pub async fn back_up(
    house: &House,
    to: Option<&Path>,
    encrypt: bool,
    passphrase_file: Option<&Path>,
    now: Instant,
    manner: Manner<'_>,
    out: &mut Out,
) -> Result<(), Failure> {
    let passphrase = match (encrypt, passphrase_file) {
        (_, Some(file)) => Some(read_passphrase(file)?),
        (true, None) => Some(new_passphrase(manner.words)?),
        (false, None) => None,
    };
    let made = house.back_up(to, passphrase.as_ref(), now).await?;
    // Beside a backup in the data folder the files stand already.
    let left_out = house.folder_of_files().filter(|_| to.is_none());
    if manner.json {
        let about = |made: &Made| {
            json!({
                "file": path(&made.path), "bytes": made.bytes, "sound": made.sound,
                "files": made.files.as_ref().map(parcel), "without_file": made.without_file,
            })
        };
        let made = made.as_ref().map(about);
        let answer =
            json!({"format": "greenlight.backup/1", "backup": made, "left_out": left_out.as_deref().map(path)});
        return Ok(writeln!(out, "{answer}")?);
    }
    let Some(made) = made else { return Ok(manner.say(out, &Message::new("no-data"))?) };
    manner.say(out, &Message::new("backup-made").with("file", path(&made.path)))?;
    if !made.sound {
        manner.say(out, &Message::new("backup-unsound"))?;
    }
    if let Some(files) = &made.files {
        manner.say(out, &packed("backup-files", files, manner.words))?;
    }
    if made.without_file > 0 {
        manner.say(out, &Message::new("backup-without-file").with("count", count(made.without_file)))?;
    }
    if let Some(folder) = left_out {
        manner.say(out, &Message::new("backup-without-files").with("folder", path(&folder)))?;
    }
    Ok(())
}

/// `backups`
pub fn list(house: &House, manner: Manner<'_>, out: &mut Out) -> Result<(), Failure> {
    let copies = house.backups()?;
    if manner.json {
        let copies = copies.iter().map(|copy| {
            json!({
                "file": path(&copy.path), "at": copy.stamp.at, "why": copy.stamp.why.word(), "bytes": copy.bytes,
                "encrypted": copy.stamp.sealed,
            })
        });
        let answer = json!({"format": "greenlight.backups/1", "backups": copies.collect::<Vec<_>>()});
        return Ok(writeln!(out, "{answer}")?);
    }
    if copies.is_empty() {
        return Ok(manner.say(out, &Message::new("no-backups"))?);
    }
    let rows = copies.iter().map(|copy| {
        vec![
            manner.words.instant(copy.stamp.at),
            manner.words.word("backup_why", copy.stamp.why.word()).to_owned(),
            manner.words.size(copy.bytes),
            plain(&path(&copy.path)).into_owned(),
        ]
    });
    Ok(write_table(&["made", "why", "size", "file"], rows.collect(), manner.words, out)?)
}

/// How a backup is to be restored.
pub struct Wanted<'a> {
    /// Only to show what is in it.
    pub dry_run: bool,
    /// To go on without a question.
    pub yes: bool,
    /// The file with its passphrase.
    pub passphrase_file: Option<&'a Path>,
}

/// `restore`
pub async fn restore(
    house: &House,
    from: &Path,
    wanted: &Wanted<'_>,
    now: Instant,
    manner: Manner<'_>,
    out: &mut Out,
) -> Result<(), Failure> {
    let mut passphrase = wanted.passphrase_file.map(read_passphrase).transpose()?;
    // Whether one is needed shows when the backup is looked at.
    let inspection = match house.inspect(from, passphrase.as_ref()).await {
        Err(trouble) if trouble.wants_a_passphrase() => {
            passphrase = Some(ask(manner.words, "passphrase").ok_or(trouble)?);
            house.inspect(from, passphrase.as_ref()).await?
        }
        inspected => inspected?,
    };
    if wanted.dry_run {
        return Ok(inspected(&inspection, manner, out)?);
    }
    if intake::asks(wanted.yes, manner.json) {
        inspected(&inspection, manner, out)?;
        out.flush()?;
        if !intake::agrees(&manner.words.text("cli", "restore-ask"))? {
            return Ok(manner.say(out, &Message::new("restore-left"))?);
        }
    }
    let restored = house.restore(from, passphrase.as_ref(), now).await?;
    let difference = restored.difference.as_deref();
    if manner.json {
        let kept = restored.kept.as_deref().map(path);
        let answer = json!({
            "format": "greenlight.restore/1", "kept": kept, "difference": shifts(difference), "files": restored.files,
            "along": restored.along, "without_file": restored.without_file,
        });
        return Ok(writeln!(out, "{answer}")?);
    }
    compared(difference, &Message::new("restored"), manner, out)?;
    if !inspection.sound {
        manner.say(out, &Message::new("inspected-unsound"))?;
    }
    if restored.files > 0 {
        manner.say(out, &Message::new("restored-files").with("count", count(restored.files)))?;
    }
    if restored.along > 0 {
        manner.say(out, &Message::new("restored-along").with("count", count(restored.along)))?;
    }
    if let Beside::Unreadable(file) = &inspection.files {
        manner.say(out, &Message::new("files-unreadable").with("file", path(file)))?;
    }
    without_file(restored.without_file, manner, out)?;
    if let Some(kept) = &restored.kept {
        let key = if difference.is_some() { "kept" } else { "kept-damaged" };
        manner.say(out, &Message::new(key).with("file", path(kept)))?;
    }
    Ok(())
}

/// `salvage`
pub async fn salvage(house: &House, to: &Path, manner: Manner<'_>, out: &mut Out) -> Result<(), Failure> {
    let salvaged = house.salvage().await?;
    write_whole(to, |out| file::write(&salvaged.household, out))?;
    if manner.json {
        let tolls = salvaged.tolls.iter().map(|toll| (toll.noun.word().to_owned(), toll_as_json(toll)));
        let tolls: Map<String, Json> = tolls.collect();
        let answer = json!({"format": "greenlight.salvage/1", "file": path(to), "facts": tolls});
        return Ok(writeln!(out, "{answer}")?);
    }
    Ok(tolled(&salvaged, to, manner, out)?)
}

fn toll_as_json(toll: &Toll) -> Json {
    json!({
        "saved": toll.read + toll.from_journal, "from_journal": toll.from_journal, "dangling": toll.dangling,
        "senseless": toll.senseless, "differing": toll.differing, "incomplete": toll.incomplete,
    })
}

fn tolled(salvaged: &Salvaged, to: &Path, manner: Manner<'_>, out: &mut Out) -> io::Result<()> {
    let facts = salvaged.tolls.iter().map(|toll| toll.read + toll.from_journal).sum();
    manner.say(out, &Message::new("salvaged").with("file", path(to)).with("facts", count(facts)))?;
    if salvaged.tolls.iter().all(Toll::is_whole) {
        manner.say(out, &Message::new("salvaged-whole"))?;
    }
    for toll in &salvaged.tolls {
        let lines = [
            (Message::new("toll-from-journal"), toll.from_journal),
            (Message::new("toll-dangling"), toll.dangling),
            (Message::new("toll-senseless"), toll.senseless),
            (Message::new("toll-differing"), toll.differing),
            (Message::new("toll-incomplete"), usize::from(toll.incomplete)),
        ];
        for (message, number) in lines.into_iter().filter(|(_, number)| *number > 0) {
            let message = message.with("noun", Value::Word("noun", toll.noun.word())).with("count", count(number));
            manner.say(out, &message)?;
        }
    }
    Ok(())
}

fn inspected(inspection: &Inspection, manner: Manner<'_>, out: &mut Out) -> io::Result<()> {
    if manner.json {
        let facts: Map<String, Json> =
            inspection.facts.iter().map(|(noun, count)| (noun.word().to_owned(), json!(count))).collect();
        let answer = json!({
            "format": "greenlight.inspect/1", "made_at": inspection.made_at, "last_change": inspection.last_change,
            "schema_version": inspection.schema_version, "sound": inspection.sound, "facts": facts,
            "difference": shifts(inspection.difference.as_deref()),
            "files": match &inspection.files { Beside::Files(files) => Some(parcel(files)), _ => None },
            "files_unreadable": matches!(inspection.files, Beside::Unreadable(_)),
            "without_file": inspection.without_file,
        });
        return writeln!(out, "{answer}");
    }
    let head = match inspection.made_at {
        Some(at) => Message::new("inspected").with("at", Value::Instant(at)),
        None => Message::new("inspected-unnamed"),
    };
    let head = head.with("version", Value::Count(inspection.schema_version));
    manner.say(out, &head.with("facts", Value::Count(inspection.facts.values().sum())))?;
    if let Some(at) = inspection.last_change {
        manner.say(out, &Message::new("last-change").with("at", Value::Instant(at)))?;
    }
    if !inspection.sound {
        manner.say(out, &Message::new("inspected-unsound"))?;
    }
    match &inspection.files {
        Beside::Nothing => {}
        Beside::Unreadable(file) => manner.say(out, &Message::new("files-unreadable").with("file", path(file)))?,
        Beside::Files(files) => manner.say(out, &packed("inspected-files", files, manner.words))?,
    }
    without_file(inspection.without_file, manner, out)?;
    compared(inspection.difference.as_deref(), &Message::new("would-restore"), manner, out)
}

fn without_file(attachments: usize, manner: Manner<'_>, out: &mut Out) -> io::Result<()> {
    match attachments {
        0 => Ok(()),
        attachments => manner.say(out, &Message::new("without-file").with("count", count(attachments))),
    }
}

fn packed(key: &'static str, files: &Parcel, words: &Words) -> Message<'static> {
    let size = words.size(files.bytes);
    Message::new(key).with("file", path(&files.path)).with("count", count(files.count)).with("size", size)
}

fn parcel(files: &Parcel) -> Json {
    json!({"file": path(&files.path), "count": files.count, "bytes": files.bytes})
}

fn compared(difference: Option<&[Tally]>, head: &Message<'_>, manner: Manner<'_>, out: &mut Out) -> io::Result<()> {
    manner.say(out, head)?;
    write!(out, "  ")?;
    match difference {
        None => manner.say(out, &Message::new("difference-unknown")),
        Some([]) => manner.say(out, &Message::new("no-difference")),
        Some(difference) => {
            for (place, tally) in difference.iter().enumerate() {
                let message = Message::new("shift")
                    .with("noun", Value::Word("noun", tally.noun.word()))
                    .with("added", count(tally.added))
                    .with("changed", count(tally.changed))
                    .with("removed", count(tally.removed));
                write!(out, "{}", if place > 0 { "  " } else { "" })?;
                manner.say(out, &message)?;
            }
            Ok(())
        }
    }
}

fn shifts(difference: Option<&[Tally]>) -> Json {
    let shift = |tally: &Tally| {
        let shift = json!({"added": tally.added, "changed": tally.changed, "removed": tally.removed});
        (tally.noun.word().to_owned(), shift)
    };
    difference.map_or(Json::Null, |tallies| Json::Object(tallies.iter().map(shift).collect()))
}

impl Manner<'_> {
    fn say(self, out: &mut Out, message: &Message<'_>) -> io::Result<()> {
        writeln!(out, "{}", plain(&self.words.say("cli", message)))
    }
}

fn path(path: &Path) -> String {
    path.display().to_string()
}

fn count(count: usize) -> Value<'static> {
    Value::Count(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A passphrase that is typed twice.
fn new_passphrase(words: &Words) -> Result<Passphrase, Failure> {
    let passphrase = ask(words, "passphrase").ok_or(Trouble::NoPassphrase)?;
    match ask(words, "passphrase-again") {
        Some(again) if again.is(&passphrase) => Ok(passphrase),
        _ => Err(Trouble::PassphrasesDiffer.into()),
    }
}

/// A passphrase typed in the terminal, which does not show it. None when there is no terminal, or nothing was typed.
fn ask(words: &Words, key: &'static str) -> Option<Passphrase> {
    rpassword::prompt_password(words.text("cli", key)).ok().and_then(Passphrase::new)
}

/// The passphrase in the first line of a file, `-` being standard input. It is never an argument: those are for everybody
/// on the computer to see.
fn read_passphrase(file: &Path) -> Result<Passphrase, Trouble> {
    let mut line = String::new();
    let read = match file == Path::new("-") {
        true => io::stdin().lock().read_line(&mut line),
        false => File::open(file).and_then(|file| BufReader::new(file).read_line(&mut line)),
    };
    read.map_err(|error| Trouble::Unreadable(file.to_owned(), error))?;
    Passphrase::new(line.trim_end_matches(['\r', '\n']).to_owned()).ok_or(Trouble::NoPassphrase)
}
