//! The page of a case: everything about it to read and print, in one file that loads nothing.

use greenlight_rules::{
    attempt::{Case, Used},
    clocks,
    facts::Violation,
    message::{Message, Value},
    money::Fen,
    snapshot::Snapshot,
    time::Instant,
};
use greenlight_store::{Entry, State};

use super::Packed;
use crate::text::{Language, Words};

/// How it looks, on a screen and on paper.
const STYLE: &str = "body{font:15px/1.6 system-ui,sans-serif;max-width:50em;margin:2em auto;padding:0 1em;color:#111;\
background:#fff}h1{font-size:1.5em}h2{font-size:1.1em;margin-top:1.6em;border-bottom:1px solid #999}\
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.2em .8em .2em 0;\
overflow-wrap:anywhere}th{font-weight:400;color:#555;white-space:nowrap}pre{white-space:pre-wrap;overflow-wrap:anywhere;\
border-left:3px solid #ccc;padding-left:1em}code{font-size:.8em}.lost{font-weight:700}footer{margin-top:2em;color:#555}\
@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr,pre{break-inside:avoid}}";

/// The page of a violation's case; none when there is no such violation.
pub(super) fn page(
    facts: &Snapshot<'_>,
    id: &str,
    packed: &[Packed<'_>],
    history: &[Entry],
    words: &Words,
    at: Instant,
) -> Option<String> {
    let violation = facts.violation(id)?;
    let case = Case::new(facts, violation, at, Used::default())?;
    let mut page = Page { html: String::new(), words };
    page.begin(&violation.offence);
    page.facts(facts, violation, &case);
    page.clocks(facts, violation, &case);
    page.appeals(facts, violation);
    page.payments(facts, violation);
    page.notes(facts, violation);
    page.files(packed);
    page.history(history);
    page.end(at);
    Some(page.html)
}

/// A page that is being written. Whatever people wrote goes through [`escaped`].
struct Page<'w> {
    html: String,
    words: &'w Words,
}

impl Page<'_> {
    fn say(&self, key: &'static str) -> String {
        self.words.text("case", key)
    }

    fn begin(&mut self, offence: &str) {
        let language = if self.words.language == Language::Chinese { "zh-CN" } else { "en" };
        let (title, style) = (escaped(offence), STYLE);
        self.html.push_str(&format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{style}</style>\n\
             </head>\n<body>\n<h1>{title}</h1>\n"
        ));
    }

    fn end(&mut self, at: Instant) {
        let made = self.words.say("case", &Message::new("made").with("at", self.stamp(at)));
        self.html.push_str(&format!("<footer>{}</footer>\n</body>\n</html>\n", escaped(&made)));
    }

    fn title(&mut self, key: &'static str) {
        let title = escaped(&self.say(key));
        self.html.push_str(&format!("<h2>{title}</h2>\n"));
    }

    /// A table of names and values, without the ones that are not known.
    fn rows<const N: usize>(&mut self, rows: [(&'static str, Option<String>); N]) {
        self.html.push_str("<table>\n");
        for (key, value) in rows {
            let Some(value) = value.filter(|value| !value.is_empty()) else { continue };
            let (name, value) = (escaped(&self.say(key)), escaped(&value));
            self.html.push_str(&format!("<tr><th scope=\"row\">{name}</th><td>{value}</td></tr>\n"));
        }
        self.html.push_str("</table>\n");
    }

    fn row<const N: usize>(&mut self, cells: [&str; N]) {
        let cells: String = cells.iter().map(|cell| format!("<td>{}</td>", escaped(cell))).collect();
        self.html.push_str(&format!("<tr>{cells}</tr>\n"));
    }

    /// A moment as papers have it: with its year, and not as today.
    fn stamp(&self, at: Instant) -> String {
        format!("{} {}", at.date(), at.time().format("%H:%M"))
    }

    fn facts(&mut self, facts: &Snapshot<'_>, violation: &Violation, case: &Case<'_>) {
        let vehicle = case.vehicle;
        let driver = violation.driver.as_ref().and_then(|id| facts.member(id)).map(|member| member.name.clone());
        let owner = vehicle.owner.as_ref().and_then(|id| facts.member(id)).map(|member| member.name.clone());
        let points = self.words.say("case", &Message::new("points-of").with("points", Value::Points(violation.points)));
        let fine = match violation.warning_only {
            true => self.say("warning"),
            false => violation.fine_fen.to_string(),
        };
        let decision = violation.decision.as_ref();
        self.title("facts");
        self.rows([
            ("plate", Some(vehicle.plate.clone())),
            ("vehicle", Some(self.words.word("vehicle_kind", vehicle.kind.word()).to_owned())),
            ("owner", owner.or_else(|| vehicle.owner_name.clone())),
            ("driver", driver),
            ("occurred", Some(self.stamp(violation.occurred_at))),
            ("place", violation.place.clone()),
            ("code", violation.code.clone()),
            ("fine", Some(fine)),
            ("points", Some(points)),
            ("source", Some(self.words.word("source", violation.source.word()).to_owned())),
            ("authority", violation.authority.clone()),
            ("notice-number", violation.notice_number.clone()),
            ("notified", violation.notified_on.map(|day| day.to_string())),
            ("stage", Some(self.words.word("stage", violation.stage.word()).to_owned())),
            ("decision", decision.and_then(|decision| decision.number.clone())),
            ("issued", decision.and_then(|decision| decision.issued_on).map(|day| day.to_string())),
            ("served", decision.map(|decision| decision.served_on.to_string())),
        ]);
    }

    fn clocks(&mut self, facts: &Snapshot<'_>, violation: &Violation, case: &Case<'_>) {
        let appeal_by = clocks::appeal_by(violation, case.appeals.iter().copied(), facts.law);
        let pay_by = case.pay_by.filter(|_| violation.asks_money());
        let provisional = pay_by.is_some_and(|by| by.provisional) || case.handle_by.is_some_and(|by| by.provisional);
        self.title("clocks");
        self.rows([
            ("handle-by", case.handle_by.map(|by| by.day.to_string())),
            ("pay-by", pay_by.map(|by| by.last_day.to_string())),
            ("pay-best", pay_by.map(|by| by.advised_day.to_string())),
            ("surcharge", (case.surcharge > Fen::ZERO).then(|| case.surcharge.to_string())),
            ("due", pay_by.map(|_| case.amount_due.to_string())),
            ("reconsider-by", appeal_by.map(|by| by.reconsideration.to_string())),
            ("sue-by", appeal_by.and_then(|by| by.lawsuit).map(|day| day.to_string())),
            ("remark", provisional.then(|| self.say("provisional"))),
        ]);
    }

    fn appeals(&mut self, facts: &Snapshot<'_>, violation: &Violation) {
        let mut appeals: Vec<_> = facts.appeals(violation).collect();
        appeals.sort_by_key(|appeal| appeal.submitted_at);
        if appeals.is_empty() {
            return;
        }
        self.title("appeals");
        for appeal in appeals {
            self.rows([
                ("kind", Some(self.words.word("appeal_kind", appeal.kind.word()).to_owned())),
                ("submitted", Some(self.stamp(appeal.submitted_at))),
                ("answer", Some(self.words.word("appeal_status", appeal.status.word()).to_owned())),
                ("decided", appeal.decided_at.map(|at| self.stamp(at))),
                ("note", appeal.note.clone()),
            ]);
        }
    }

    fn payments(&mut self, facts: &Snapshot<'_>, violation: &Violation) {
        let mut payments: Vec<_> = facts.payments(violation).collect();
        payments.sort_by_key(|payment| payment.attempted_at);
        if payments.is_empty() {
            return;
        }
        self.title("payments");
        self.html.push_str("<table>\n");
        for payment in payments {
            let method = payment.method.as_ref().and_then(|id| facts.method(id.as_str()));
            self.row([
                &self.stamp(payment.attempted_at),
                &payment.amount_fen.to_string(),
                self.words.word("outcome", payment.outcome.word()),
                method.map_or("", |method| &method.label),
                payment.failure_text.as_deref().unwrap_or_default(),
            ]);
        }
        self.html.push_str("</table>\n");
    }

    fn notes(&mut self, facts: &Snapshot<'_>, violation: &Violation) {
        let notes: Vec<_> = facts.notes(violation).collect();
        if notes.is_empty() {
            return;
        }
        self.title("notes");
        for note in notes {
            let kind = escaped(self.words.word("note_kind", note.kind.word()));
            let at = note.at.map(|at| self.stamp(at)).unwrap_or_default();
            self.html.push_str(&format!("<p>{kind} {at}</p>\n<pre>{}</pre>\n", escaped(&note.text)));
        }
    }

    fn files(&mut self, packed: &[Packed<'_>]) {
        if packed.is_empty() {
            return;
        }
        self.title("files");
        self.html.push_str("<table>\n");
        for Packed { attachment, path, sha256 } in packed {
            let lost = match (path, sha256) {
                (None, _) => Some("missing"),
                (_, found) if *found != Some(attachment.sha256) => Some("changed"),
                _ => None,
            };
            let lost = lost.map(|key| format!(" <span class=\"lost\">{}</span>", escaped(&self.say(key))));
            let note = attachment.note.as_ref().map(|note| format!("<br>{}", escaped(note)));
            self.html.push_str(&format!(
                "<tr><td>{kind}</td><td>{name}{lost}{note}<br><code>{sha256}</code></td><td>{size}</td><td>{added}</td></tr>\n",
                kind = escaped(self.words.word("attachment_kind", attachment.kind.word())),
                name = escaped(path.as_deref().unwrap_or(&attachment.name)),
                lost = lost.unwrap_or_default(),
                note = note.unwrap_or_default(),
                sha256 = attachment.sha256,
                size = self.words.size(attachment.size),
                added = self.stamp(attachment.added_at),
            ));
        }
        self.html.push_str("</table>\n");
    }

    fn history(&mut self, history: &[Entry]) {
        self.title("history");
        self.html.push_str("<table>\n");
        // What was taken back is not told.
        for entry in history.iter().filter(|entry| entry.state == State::Done && entry.reverts.is_none()) {
            self.row([&self.stamp(entry.at), &*self.words.deed(&entry.what, "")]);
        }
        self.html.push_str("</table>\n");
    }
}

/// A text in which nothing is markup.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // What no page may hold.
            '\0' => safe.push('\u{fffd}'),
            letter => safe.push(letter),
        }
    }
    safe
}
