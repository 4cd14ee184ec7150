//! `list` and the catalogue of checks, as tables for people and JSON for programs.

use std::io;

use comfy_table::{ContentArrangement, Table, presets};
use greenlight_app::{House, text::Words};
use greenlight_rules::{
    checks, clocks,
    facts::{AttachedTo, Household, Violation},
    finding::Check,
    law::Law,
    snapshot::Snapshot,
    time::Instant,
};
use serde::Serialize;
use serde_json::json;

use crate::{
    Failure,
    args::Listed,
    light::{self, plain},
};

/// Lists one kind of fact, or the parameters.
///
/// # Errors
/// When the household's overrides do not fit the law data, or `out` does not take it.
pub fn show(
    house: &House,
    household: &Household,
    what: Listed,
    at: Instant,
    json: bool,
    words: &Words,
    out: &mut impl io::Write,
) -> Result<(), Failure> {
    let law = house.law_of(household)?;
    if json {
        return Ok(as_json(household, &law, what, at, out)?);
    }
    let facts = Snapshot::new(household, &law);
    let rows = Rows { household, facts: &facts, law: &law, words };
    let (columns, rows) = match what {
        Listed::Members => rows.members(),
        Listed::Accounts => rows.accounts(),
        Listed::Vehicles => rows.vehicles(),
        Listed::Filings => rows.filings(),
        Listed::Violations => rows.violations(),
        Listed::Appeals => rows.appeals(),
        Listed::Methods => rows.methods(),
        Listed::Payments => rows.payments(),
        Listed::Notes => rows.notes(),
        Listed::Attachments => rows.attachments(),
        Listed::Parameters => rows.parameters(at),
    };
    if rows.is_empty() {
        return Ok(writeln!(out, "{}", words.text("cli", "nothing-listed"))?);
    }
    Ok(write_table(&columns, rows, words, out)?)
}

/// Every check of the catalogue.
///
/// # Errors
/// When `out` does not take it.
pub fn catalogue(words: &Words, out: &mut impl io::Write) -> io::Result<()> {
    let chinese = words.language == greenlight_app::text::Language::Chinese;
    let rows = checks::ALL.iter().map(|check| {
        vec![
            light::icon(check.severity).to_owned(),
            check.id.to_owned(),
            check.title_in(chinese).to_owned(),
            words.word("grade", check.grade.word()).to_owned(),
            check.sources.join(" "),
        ]
    });
    write_table(&["", "check", "title", "grade", "sources"], rows.collect(), words, out)
}

/// One check, or every check of the catalogue, with its page.
///
/// # Errors
/// When `out` does not take it.
pub fn checks_as_json(one: Option<&Check>, words: &Words, out: &mut impl io::Write) -> io::Result<()> {
    let chinese = words.language == greenlight_app::text::Language::Chinese;
    let written = |check: &Check| {
        json!({
            "check": check.id, "severity": check.severity, "step": check.step, "confidence": check.grade,
            "sources": check.sources, "parameters": check.parameters,
            "title": check.title_in(chinese), "page": check.page_in(chinese),
        })
    };
    let checks: Vec<_> = match one {
        Some(check) => vec![written(check)],
        None => checks::ALL.iter().copied().map(written).collect(),
    };
    write_json(&json!({"format": "greenlight.explain/1", "checks": checks}), out)
}

pub(crate) fn write_table(
    columns: &[&str],
    rows: Vec<Vec<String>>,
    words: &Words,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    let headings = columns.iter().map(|column| match *column {
        "" => String::new(),
        column => words.text("cli", &format!("column-{column}")),
    });
    table.set_header(headings.collect::<Vec<_>>());
    table.add_rows(rows);
    for line in table.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn as_json(household: &Household, law: &Law, what: Listed, at: Instant, out: &mut impl io::Write) -> io::Result<()> {
    match what {
        Listed::Members => write_json(&household.members, out),
        Listed::Accounts => write_json(&household.accounts, out),
        Listed::Vehicles => write_json(&household.vehicles, out),
        Listed::Filings => write_json(&household.filings, out),
        Listed::Violations => write_json(&household.violations, out),
        Listed::Appeals => write_json(&household.appeals, out),
        Listed::Methods => write_json(&household.methods, out),
        Listed::Payments => write_json(&household.payments, out),
        Listed::Notes => write_json(&household.notes, out),
        Listed::Attachments => write_json(&household.attachments, out),
        Listed::Parameters => {
            let parameters = law.parameters.all().map(|parameter| {
                let published = parameter.published(at.date());
                json!({
                    "id": parameter.id(), "title": parameter.title(), "plain": parameter.plain(),
                    "unit": parameter.unit(), "grade": parameter.grade(), "overridable": parameter.overridable(),
                    "value": parameter.on(at.date()), "published": published.value, "override": parameter.household(),
                    "from": published.from, "to": published.to, "sources": published.sources,
                })
            });
            write_json(&parameters.collect::<Vec<_>>(), out)
        }
    }
}

fn write_json(list: &impl Serialize, out: &mut impl io::Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, list)?;
    writeln!(out)
}

/// The rows of each table.
struct Rows<'a> {
    household: &'a Household,
    facts: &'a Snapshot<'a>,
    law: &'a Law,
    words: &'a Words,
}

type Listing = (Vec<&'static str>, Vec<Vec<String>>);

impl Rows<'_> {
    fn members(&self) -> Listing {
        let rows = self.household.members.iter().map(|member| vec![text(member.id.as_str()), text(&member.name)]);
        (vec!["id", "name"], rows.collect())
    }

    fn accounts(&self) -> Listing {
        let rows = self.household.accounts.iter().map(|account| {
            let licence = &account.licence;
            let live = self.facts.filings_by(&account.id).iter().filter(|filing| filing.is_live()).count();
            let most = self.law.parameters.filings_per_account.on(self.words.today);
            let points = licence.points.map(|read| format!("{} ({})", read.points, self.words.day(read.points_as_of)));
            vec![
                text(account.id.as_str()),
                text(self.facts.holder(account)),
                text(licence.class.as_deref().unwrap_or_default()),
                self.words.word("licence_status", licence.status.word()).to_owned(),
                points.unwrap_or_else(|| "?".to_owned()),
                format!("{live}/{most}"),
            ]
        });
        (vec!["id", "name", "class", "status", "points", "filings"], rows.collect())
    }

    fn vehicles(&self) -> Listing {
        let rows = self.household.vehicles.iter().map(|vehicle| {
            let owner = vehicle.owner.as_ref().and_then(|owner| self.facts.member(owner)).map(|member| &*member.name);
            let live = self.facts.filings_for(&vehicle.id).iter().filter(|filing| filing.is_live()).count();
            let most = self.law.parameters.filings_per_vehicle.on(self.words.today);
            vec![
                text(vehicle.id.as_str()),
                text(&vehicle.plate),
                text(vehicle.nickname.as_deref().unwrap_or_default()),
                self.words.word("vehicle_kind", vehicle.kind.word()).to_owned(),
                text(owner.or(vehicle.owner_name.as_deref()).unwrap_or("?")),
                format!("{live}/{most}"),
            ]
        });
        (vec!["id", "plate", "nickname", "kind", "owner", "filings"], rows.collect())
    }

    fn filings(&self) -> Listing {
        let rows = self.household.filings.iter().map(|filing| {
            let account = self.facts.account(filing.account.as_str());
            let vehicle = self.facts.vehicle(&filing.vehicle);
            vec![
                text(filing.id.as_str()),
                text(account.map_or("?", |account| self.facts.holder(account))),
                text(vehicle.map_or("?", |vehicle| &vehicle.plate)),
                self.words.instant(filing.submitted_at),
                self.words.word("filing_status", filing.status.word()).to_owned(),
                filing.decided_at.map(|at| self.words.instant(at)).unwrap_or_default(),
            ]
        });
        (vec!["id", "account", "plate", "submitted", "status", "decided"], rows.collect())
    }

    fn violations(&self) -> Listing {
        let rows = self.household.violations.iter().map(|violation| {
            let vehicle = self.facts.vehicle(&violation.vehicle);
            vec![
                text(violation.id.as_str()),
                self.words.word("stage", violation.stage.word()).to_owned(),
                text(vehicle.map_or("?", |vehicle| &vehicle.plate)),
                text(&violation.offence),
                self.words.day(violation.occurred_at.date()),
                violation.fine_fen.to_string(),
                violation.points.to_string(),
                self.due(violation).unwrap_or_default(),
            ]
        });
        (vec!["id", "stage", "plate", "offence", "occurred", "fine", "points", "due"], rows.collect())
    }

    fn due(&self, violation: &Violation) -> Option<String> {
        let handle_by = clocks::handle_by(violation, self.law).map(|rolled| rolled.day);
        let decided =
            violation.decision.as_ref().filter(|_| violation.stage == greenlight_rules::facts::Stage::Decided);
        let last_day = decided.map(|decision| clocks::pay_by(decision.served_on, self.law).last_day);
        last_day.or(handle_by).map(|day| self.words.day(day))
    }

    fn appeals(&self) -> Listing {
        let rows = self.household.appeals.iter().map(|appeal| {
            vec![
                text(appeal.id.as_str()),
                text(appeal.violation.as_str()),
                self.words.word("appeal_kind", appeal.kind.word()).to_owned(),
                self.words.instant(appeal.submitted_at),
                self.words.word("appeal_status", appeal.status.word()).to_owned(),
                appeal.decided_at.map(|at| self.words.instant(at)).unwrap_or_default(),
            ]
        });
        (vec!["id", "violation", "kind", "submitted", "status", "decided"], rows.collect())
    }

    fn methods(&self) -> Listing {
        let limit = |limit: Option<greenlight_rules::money::Fen>| limit.map(|fen| fen.to_string()).unwrap_or_default();
        let rows = self.household.methods.iter().map(|method| {
            let balance = method
                .balance
                .map(|read| format!("{} ({})", read.balance_fen, self.words.day(read.balance_as_of.date())));
            let enough = method.balance_enough_as_of.map(|_| self.words.text("cli", "enough"));
            vec![
                text(method.id.as_str()),
                text(&method.label),
                self.words.word("method_kind", method.kind.word()).to_owned(),
                balance.or(enough).unwrap_or_else(|| "?".to_owned()),
                limit(method.single_limit_fen),
                limit(method.daily_limit_fen),
                limit(method.monthly_limit_fen),
            ]
        });
        (vec!["id", "name", "kind", "balance", "single", "daily", "monthly"], rows.collect())
    }

    fn payments(&self) -> Listing {
        let rows = self.household.payments.iter().map(|payment| {
            let method = payment.method.as_ref().and_then(|id| self.facts.method(id.as_str()));
            vec![
                text(payment.id.as_str()),
                text(payment.violation.as_str()),
                text(method.map_or("", |method| &method.label)),
                self.words.instant(payment.attempted_at),
                payment.amount_fen.to_string(),
                self.words.word("outcome", payment.outcome.word()).to_owned(),
                text(payment.failure_text.as_deref().unwrap_or_default()),
            ]
        });
        (vec!["id", "violation", "method", "attempted", "amount", "outcome", "failure"], rows.collect())
    }

    fn notes(&self) -> Listing {
        let rows = self.household.notes.iter().map(|note| {
            let vehicle = note.vehicle.as_ref().and_then(|id| self.facts.vehicle(id));
            vec![
                text(note.id.as_str()),
                self.words.word("note_kind", note.kind.word()).to_owned(),
                note.at.map(|at| self.words.instant(at)).unwrap_or_default(),
                text(vehicle.map_or("", |vehicle| &vehicle.plate)),
                text(note.violation.as_ref().map_or("", |id| id.as_str())),
                text(&note.text),
            ]
        });
        (vec!["id", "kind", "at", "plate", "violation", "text"], rows.collect())
    }

    fn attachments(&self) -> Listing {
        let rows = self.household.attachments.iter().map(|attachment| {
            let of = match &attachment.of {
                AttachedTo::Violation(id) => id.as_str(),
                AttachedTo::Appeal(id) => id.as_str(),
            };
            vec![
                text(attachment.id.as_str()),
                text(of),
                self.words.word("attachment_kind", attachment.kind.word()).to_owned(),
                text(&attachment.name),
                self.words.size(attachment.size),
                self.words.instant(attachment.added_at),
                text(attachment.note.as_deref().unwrap_or_default()),
            ]
        });
        (vec!["id", "of", "kind", "name", "size", "added", "note"], rows.collect())
    }

    fn parameters(&self, at: Instant) -> Listing {
        let chinese = self.words.language == greenlight_app::text::Language::Chinese;
        let rows = self.law.parameters.all().map(|parameter| {
            let published = parameter.published(at.date());
            let title = if chinese { &parameter.title().zh } else { &parameter.title().en };
            let own = parameter
                .household()
                .map(|_| format!("{} ({})", value(parameter.on(at.date())), value(&published.value)));
            let sources: Vec<String> = published.sources.iter().map(ToString::to_string).collect();
            vec![
                parameter.id().to_owned(),
                title.clone(),
                own.unwrap_or_else(|| value(&published.value)),
                self.words.word("grade", parameter.grade().word()).to_owned(),
                if parameter.overridable() { self.words.text("cli", "may-override") } else { String::new() },
                sources.join(" "),
            ]
        });
        (vec!["id", "title", "value", "grade", "override", "sources"], rows.collect())
    }
}

fn text(text: &str) -> String {
    plain(text).into_owned()
}

/// A parameter's value, as short as it can be said.
fn value(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Array(values) => values.iter().map(self::value).collect::<Vec<_>>().join(" "),
        serde_json::Value::Object(window) => {
            let ends: Vec<_> = window.values().rev().map(self::value).collect();
            ends.join("–")
        }
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
