//! Each command: asks the app, shows the answer.

use std::{
    io::{self, BufWriter, IsTerminal, Write},
    path::Path,
};

use anstream::AutoStream;
use clap::CommandFactory;
use greenlight_app::{
    Entry, House, Trouble,
    answers::{CheckWriter, Passing},
    calendar_file, clock, demo,
    desk::Open,
    evidence::{FileFault, Lost},
    fee::{FeeQuestion, fee},
    house, sheet,
    text::{Language, Words},
    whole::write_whole,
};
use greenlight_rules::{
    batch,
    check::{Answer, Question},
    checks,
    facts::{AttachedTo, Attachment, Household, Violation},
    law::Law,
    message::{Message, Value},
    snapshot::Snapshot,
    time::Instant,
};
use serde_json::json;

use crate::{
    Ended, Failure,
    args::{Arguments, Check, Command, FeeArguments, Format, TrashDeed},
    backups::{self, Manner},
    complain, help,
    household::{self, Imported},
    intake::{self, Wanted},
    light::{Colour, emphasised, paint, plain},
    progress::Progress,
    remind,
    show_check::Shown,
    show_fee, show_list, trash,
};

/// Where answers go: colours are stripped where nobody sees them.
pub type Out = BufWriter<AutoStream<io::StdoutLock<'static>>>;

/// Runs a command to its end.
pub async fn run(arguments: Arguments, words: &Words) -> Result<Ended, Failure> {
    let now = clock::now();
    let common = arguments.common;
    let house = House::at(common.folder());
    let at = common.at.unwrap_or(now);
    let words = &Words { today: at.date(), ..*words };
    // JSON and files hold no colours, so they need not be looked through for them.
    let for_programs = common.json || matches!(arguments.command, Command::Export { .. } | Command::Completions { .. });
    let stdout = io::stdout().lock();
    let stdout = if for_programs { AutoStream::always_ansi(stdout) } else { AutoStream::auto(stdout) };
    let mut out = BufWriter::with_capacity(1 << 16, stdout);
    let manner = Manner { words, json: common.json };
    let mut wrote = false;
    let ended = match arguments.command {
        Command::Import { file, dry_run, replace, yes, duplicates } => {
            let bytes = house::read_file(&file)?;
            // A household file is an object; everything else is read for what it says.
            let is_household = greenlight_rules::file::is_one(&bytes);
            if replace && !is_household {
                return Err(Failure::Refused(Message::new("replace-of-other")));
            }
            if !is_household {
                let wanted = Wanted { dry_run, yes, duplicates, json: common.json };
                wrote = intake::import(&house, &file, &bytes, &wanted, at, words, &mut out).await?;
            } else {
                wrote = household::import(
                    &house,
                    &Imported { bytes: &bytes, replace, dry_run },
                    yes,
                    now,
                    manner,
                    &mut out,
                )
                .await?;
            }
            Ended::Fine
        }
        Command::Export { format, output } => {
            export(&house, format, output.as_deref(), at, words, &mut out).await?;
            Ended::Fine
        }
        Command::Remind(asked) => remind::remind(&house, &asked, at, common.json, words, &mut out).await?,
        Command::Calendar(asked) => remind::calendar(&house, &asked, at, words, &mut out).await?,
        Command::Check(asked) => check(&house, &asked, at, common.json, words, &mut out).await?,
        Command::Fee(asked) => show_fee(&asked, common.json, words, &mut out)?,
        Command::List { what } => {
            show_list::show(&house, &read(&house, words).await?, what, at, common.json, words, &mut out)?;
            Ended::Fine
        }
        Command::Demo { around } => {
            let around = around.unwrap_or(demo::day());
            let changed = house.demo(around, now).await?;
            wrote = true;
            household::changed_facts(&mut out, &changed, None, common.json, words)?;
            if !common.json {
                let at = format!("{around}T21:42:00+08:00");
                say(&mut out, words, &Message::new("demo-next").with("at", at))?;
            }
            Ended::Fine
        }
        Command::Attach { violation, files, kind } => {
            let of = AttachedTo::Violation(violation.into());
            let (added, _) = house.attach(&of, &files, kind.map(Into::into), now).await?;
            wrote = true;
            attached(&mut out, &added, common.json, words)?;
            Ended::Fine
        }
        Command::Case { violation, output } => {
            house.export_case(&violation, &output, words, now).await?;
            if common.json {
                writeln!(out, "{}", json!({"format": "greenlight.case/1", "file": output}))?;
            } else {
                let file = output.display().to_string();
                say(&mut out, words, &Message::new("case-written").with("file", file))?;
            }
            Ended::Fine
        }
        Command::Verify { sweep } => {
            let ended = verify(&house, common.json, words, &mut out).await?;
            if sweep {
                let swept = house.sweep_files(now).await?;
                if !common.json {
                    let (key, count) = match swept.closed {
                        0 => ("swept", swept.gone),
                        closed => ("not-swept", closed),
                    };
                    let count = Value::Count(i64::try_from(count).unwrap_or(i64::MAX));
                    say(&mut out, words, &Message::new(key).with("count", count))?;
                }
            }
            ended
        }
        Command::Backup { to, encrypt, passphrase_file } => {
            backups::back_up(&house, to.as_deref(), encrypt, passphrase_file.as_deref(), now, manner, &mut out).await?;
            Ended::Fine
        }
        Command::Backups => {
            backups::list(&house, manner, &mut out)?;
            Ended::Fine
        }
        Command::Restore { file, dry_run, yes, passphrase_file } => {
            let wanted = backups::Wanted { dry_run, yes, passphrase_file: passphrase_file.as_deref() };
            backups::restore(&house, &file, &wanted, now, manner, &mut out).await?;
            Ended::Fine
        }
        Command::Salvage { output } => {
            backups::salvage(&house, &output, manner, &mut out).await?;
            Ended::Fine
        }
        Command::Trash { deed: None } => {
            trash::list(&house, at, manner, &mut out).await?;
            Ended::Fine
        }
        Command::Trash { deed: Some(TrashDeed::Restore { id }) } => {
            trash::put_back(&house, id, now, manner, &mut out).await?;
            wrote = true;
            Ended::Fine
        }
        Command::Undo => {
            revert(&house, "undone", house.undo(now), manner, &mut out).await?;
            wrote = true;
            Ended::Fine
        }
        Command::Redo => {
            revert(&house, "redone", house.redo(now), manner, &mut out).await?;
            wrote = true;
            Ended::Fine
        }
        Command::Explain { check } => explain(check.as_deref(), common.json, words, &mut out)?,
        Command::Completions { shell } => {
            let mut command = help::in_words(Arguments::command(), words);
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut command, "greenlight", &mut script);
            out.write_all(&script)?;
            Ended::Fine
        }
    };
    out.flush()?;
    // Whoever asked has the answer already; what was done is done, whatever becomes of the day's backup.
    if wrote {
        match house.back_up_daily(now).await {
            Ok(Some(made)) if !made.sound => complain(&Trouble::Unsound.say(words)),
            Ok(_) => {}
            Err(trouble) => {
                let reason = trouble.say(words).join(" ");
                complain(&[words.say("cli", &Message::new("backup-not-made").with("reason", reason))]);
            }
        }
    }
    if wrote && let Err(trouble) = remind::keep_calendar(&house, at, words).await {
        complain(&trouble.say(words));
    }
    Ok(ended)
}

pub(crate) fn say(out: &mut Out, words: &Words, message: &Message<'_>) -> io::Result<()> {
    writeln!(out, "{}", plain(&words.say("cli", message)))
}

/// Everything the household knows.
async fn read(house: &House, words: &Words) -> Result<Household, Failure> {
    let _progress = Progress::new(words.text("cli", "reading"), None);
    Ok(house.household().await?)
}

async fn check(
    house: &House,
    asked: &Check,
    at: Instant,
    json: bool,
    words: &Words,
    out: &mut Out,
) -> Result<Ended, Failure> {
    let household = read(house, words).await?;
    let law = house.law_of(&household)?;
    let facts = Snapshot::new(&household, &law);
    let account = asked.account.as_deref().map(|id| facts.account(id).ok_or_else(|| unknown("account", id)));
    let method = asked.method.as_deref().map(|id| facts.method(id).ok_or_else(|| unknown("method", id)));
    let question = Question { account: account.transpose()?, method: method.transpose()?, at };
    let violations = named(&facts, &asked.violations)?;

    // Answers that run over the screen are progress enough, and a line among them would only be in the way.
    let watched = json || !io::stdout().is_terminal();
    let progress = watched.then(|| Progress::new(words.text("cli", "checking"), Some(violations.len() as u64)));
    let progress = |done| progress.iter().for_each(|progress| progress.at(done));
    if json && !asked.batch {
        let mut writer = CheckWriter::begin(&mut *out, &facts, *words, at)?;
        let stops = writer.each(&violations, question, progress)?;
        writer.end(None)?;
        return Ok(if stops { Ended::Blocked } else { Ended::Fine });
    }
    let answers: Box<dyn Iterator<Item = Answer<'_>>> = match asked.batch {
        true => Box::new(batch::one_after_another(&facts, violations, question)),
        false => Box::new(batch::each(&facts, violations, question)),
    };
    let mut passing = Passing::default();
    let mut stops = false;
    let answers = answers.zip(0..).inspect(|(answer, place)| {
        progress(*place);
        stops |= answer.verdict.stops();
        if asked.batch {
            passing.count(answer);
        }
    });
    if json {
        let mut writer = CheckWriter::begin(&mut *out, &facts, *words, at)?;
        for (answer, _) in answers {
            writer.result(&answer)?;
        }
        writer.end(Some(&passing))?;
    } else {
        let mut shown = Shown::begin(&facts, *words, question);
        for (answer, _) in answers {
            shown.answer(out, &answer)?;
        }
        shown.end(out, asked.batch.then_some(&passing))?;
    }
    Ok(if stops { Ended::Blocked } else { Ended::Fine })
}

/// The violations named, each once; all open ones when none is.
fn named<'a>(facts: &'a Snapshot<'a>, ids: &[String]) -> Result<Vec<&'a Violation>, Failure> {
    if ids.is_empty() {
        return Ok(batch::open(facts));
    }
    let mut seen = std::collections::HashSet::new();
    let once = ids.iter().filter(|id| seen.insert(id.as_str()));
    once.map(|id| facts.violation(id).ok_or_else(|| unknown("violation", id))).collect()
}

fn unknown(kind: &'static str, id: &str) -> Failure {
    Failure::Trouble(Trouble::Unknown(kind, id.to_owned()))
}

async fn export(
    house: &House,
    format: Format,
    output: Option<&Path>,
    at: Instant,
    words: &Words,
    out: &mut Out,
) -> Result<(), Failure> {
    let output = output.filter(|path| *path != Path::new("-"));
    if matches!(format, Format::Xlsx) && output.is_none() && io::stdout().is_terminal() {
        return Err(Failure::Refused(Message::new("no-workbook-here")));
    }
    let kind = match format {
        Format::Ics => return export_calendar(house, output, at, words, out).await,
        Format::Json => None,
        Format::Csv => Some(sheet::Kind::Csv),
        Format::Xlsx => Some(sheet::Kind::Xlsx),
    };
    let household = read(house, words).await?;
    let table = kind.map(|kind| sheet::write(&household, kind, words, at)).transpose().map_err(unwritten)?;
    let write = |file: &mut dyn Write| match &table {
        Some(table) => file.write_all(table),
        None => greenlight_rules::file::write(&household, file),
    };
    let Some(path) = output else {
        return Ok(write(out)?);
    };
    Ok(write_whole(path, |file| write(file))?)
}

fn unwritten(why: sheet::Unwritten) -> Failure {
    Failure::Refused(match why {
        sheet::Unwritten::TooManyRows => Message::new("workbook-too-long"),
        sheet::Unwritten::TextTooLong | sheet::Unwritten::Other => Message::new("workbook-text-too-long"),
    })
}

/// The calendar, carrying on the one that stands where it is to be written.
async fn export_calendar(
    house: &House,
    output: Option<&Path>,
    at: Instant,
    words: &Words,
    out: &mut Out,
) -> Result<(), Failure> {
    let household = read(house, words).await?;
    let law = house.law_of(&household)?;
    let (facts, choices) = (Snapshot::new(&household, &law), greenlight_app::remind::choices(house.folder()));
    let before = output.map(calendar_file::read).transpose()?.flatten();
    let text = calendar_file::write(&facts, &choices, words, at, before.as_deref());
    let Some(path) = output else { return Ok(out.write_all(text.as_bytes())?) };
    Ok(write_whole(path, |file| file.write_all(text.as_bytes()))?)
}

fn show_fee(asked: &FeeArguments, json: bool, words: &Words, out: &mut Out) -> Result<Ended, Failure> {
    if asked.paid < asked.served {
        return Err(Failure::Trouble(Trouble::PaidBeforeServed));
    }
    let law = Law::builtin().map_err(Trouble::from)?;
    let question =
        FeeQuestion { fine: asked.fine_fen, served_on: asked.served, paid_on: asked.paid, pauses: asked.pause.clone() };
    let answer = fee(&question, &law);
    // Days are read on the day of payment, so the same question is answered in the same words in any year.
    let words = &Words { today: asked.paid, ..*words };
    if json {
        serde_json::to_writer(&mut *out, &answer).map_err(io::Error::from)?;
        writeln!(out)?;
    } else {
        show_fee::show(&question, &answer, words, out)?;
    }
    Ok(Ended::Fine)
}

/// Says which files were attached: `greenlight.attach/1`.
fn attached(out: &mut Out, added: &[Attachment], json: bool, words: &Words) -> io::Result<()> {
    if json {
        return writeln!(out, "{}", json!({"format": "greenlight.attach/1", "attachments": added}));
    }
    if added.is_empty() {
        return say(out, words, &Message::new("attached-before"));
    }
    for attachment in added {
        let kind = Value::Word("attachment_kind", attachment.kind.word());
        let message = Message::new("attached").with("name", attachment.name.clone()).with("kind", kind);
        say(out, words, &message.with("size", words.size(attachment.size)))?;
    }
    Ok(())
}

/// What is wrong with the attached files, a sentence each.
fn lost_files(lost: &[Lost], words: &Words) -> Vec<String> {
    let sentence = |lost: &Lost| {
        let key = match lost.fault {
            FileFault::Missing => "file-missing",
            FileFault::Changed => "file-changed",
        };
        let name = lost.attachment.name.clone();
        words.say("cli", &Message::new(key).with("name", name).with("id", lost.attachment.id.to_string()))
    };
    lost.iter().map(sentence).collect()
}

async fn verify(house: &House, json: bool, words: &Words, out: &mut Out) -> Result<Ended, Failure> {
    let Some(report) = house.verify().await? else {
        if json {
            writeln!(out, "{}", json!({"format": "greenlight.verify/1", "sound": true, "facts": {}, "problems": []}))?;
        } else {
            say(out, words, &Message::new("no-data"))?;
        }
        return Ok(Ended::Fine);
    };
    let strayed = report.strayed.iter().map(|name| {
        let message = Message::new("strayed").with("noun", Value::Word("noun", name.noun.word()));
        words.say("cli", &message.with("id", name.id.clone()))
    });
    let altered = report.altered.iter();
    let altered = altered.map(|part| words.say("cli", &Message::new("altered").with("part", part.clone())));
    let problems = report.damage.iter().cloned().chain(report.broken.iter().map(ToString::to_string));
    let lost = lost_files(&house.lost_files().await?, words);
    let is_sound = report.is_sound() && lost.is_empty();
    let problems: Vec<String> = problems.chain(strayed).chain(altered).chain(lost).collect();
    if json {
        let facts: serde_json::Map<_, _> =
            report.facts.iter().map(|(noun, count)| (noun.word().to_owned(), json!(count))).collect();
        let answer = json!({
            "format": "greenlight.verify/1", "sound": is_sound,
            "schema_version": report.schema_version, "facts": facts, "problems": problems,
        });
        writeln!(out, "{answer}")?;
    } else {
        for problem in &problems {
            writeln!(out, "{}", plain(problem))?;
        }
        let facts = Value::Count(report.facts.values().sum());
        let key = if is_sound { "sound" } else { "unsound" };
        let version = Value::Count(report.schema_version);
        say(out, words, &Message::new(key).with("facts", facts).with("version", version))?;
    }
    Ok(if is_sound { Ended::Fine } else { Ended::Unsound })
}

/// Undoes or redoes, and says what: `greenlight.undone/1`, `greenlight.redone/1`.
async fn revert(
    house: &House,
    key: &'static str,
    reverting: impl Future<Output = Result<Entry, Trouble>>,
    manner: Manner<'_>,
    out: &mut Out,
) -> Result<(), Failure> {
    if manner.json {
        let change = reverting.await?.what;
        return Ok(writeln!(out, "{}", json!({"format": format!("greenlight.{key}/1"), "change": change}))?);
    }
    // What goes has its name in the household as it was, and what comes in the one that it is then.
    let before = Open::of(house).await?;
    let entry = reverting.await?;
    let subject = house.subject_of(&entry, &before, &Open::of(house).await?).await?;
    let deed = manner.words.deed(&entry.what, manner.words.of(&subject));
    Ok(say(out, manner.words, &Message::new(key).with("deed", deed))?)
}

fn explain(check: Option<&str>, json: bool, words: &Words, out: &mut Out) -> Result<Ended, Failure> {
    let check = check.map(|id| checks::of(id).ok_or_else(|| unknown("check", id))).transpose()?;
    if json {
        return Ok(show_list::checks_as_json(check, words, out).map(|()| Ended::Fine)?);
    }
    let Some(check) = check else {
        return Ok(show_list::catalogue(words, out).map(|()| Ended::Fine)?);
    };
    let chinese = words.language == Language::Chinese;
    writeln!(out, "{}\n\n{}", paint(Colour::Bold, check.title_in(chinese)), emphasised(check.page_in(chinese)))?;
    Ok(Ended::Fine)
}
