//! The answer to `check` for people: the light, one sentence a finding, what to do, when it clears, where it comes from.

use std::io;

use greenlight_app::{
    answers::{self, Passing, remedy_text},
    text::Words,
};
use greenlight_rules::{
    check::{Answer, Question},
    clocks,
    facts::Violation,
    finding::{Clears, Finding, Step},
    message::{Message, Value},
    snapshot::Snapshot,
    verdict::Verdict,
};

use crate::light::{self, Colour, paint, plain};

/// Answers as they are shown, and how many there were of each light.
pub struct Shown<'a> {
    facts: &'a Snapshot<'a>,
    words: Words,
    question: Question<'a>,
    lights: Vec<(Verdict, usize)>,
    /// How many of the blocked only have to be confirmed, which can be done at once.
    confirm_now: usize,
}

impl<'a> Shown<'a> {
    /// Begins to show answers to a question.
    pub fn begin(facts: &'a Snapshot<'a>, words: Words, question: Question<'a>) -> Shown<'a> {
        Shown { facts, words, question, lights: Vec::new(), confirm_now: 0 }
    }

    /// Shows one answer.
    ///
    /// # Errors
    /// When `out` does not take it.
    pub fn answer(&mut self, out: &mut impl io::Write, answer: &Answer<'_>) -> io::Result<()> {
        match self.lights.iter_mut().find(|(verdict, _)| *verdict == answer.verdict) {
            Some((_, count)) => *count += 1,
            None => self.lights.push((answer.verdict, 1)),
        }
        self.confirm_now += usize::from(can_confirm_now(answer));
        self.heading(out, answer)?;
        for finding in &answer.findings {
            self.finding(out, finding)?;
        }
        self.outlook(out, answer)?;
        writeln!(out)
    }

    fn heading(&self, out: &mut impl io::Write, answer: &Answer<'_>) -> io::Result<()> {
        let violation = answer.violation;
        let plate = self.facts.vehicle(&violation.vehicle).map_or("", |vehicle| &vehicle.plate);
        let mut light = light::of_answer(answer, &self.words);
        if can_confirm_now(answer) {
            light = format!("{light} · {}", paint(Colour::Bold, &self.text("confirm-now")));
        }
        let what = format!("{plate} {}", violation.offence);
        writeln!(
            out,
            "{light}  {}  {}",
            paint(Colour::Bold, &plain(&what)),
            paint(Colour::Grey, &plain(violation.id.as_str()))
        )?;
        let mut parts = vec![self.words.instant(violation.occurred_at)];
        parts.extend(violation.place.clone());
        parts.push(self.money(answer));
        parts.extend(self.deadline(answer));
        parts.push(self.attempt(answer));
        let parts: Vec<_> = parts.iter().filter(|part| !part.is_empty()).map(|part| plain(part).into_owned()).collect();
        writeln!(out, "   {}", paint(Colour::Grey, &parts.join(" · ")))
    }

    fn money(&self, answer: &Answer<'_>) -> String {
        let fine = answer.violation.fine_fen;
        let points = answer.violation.points;
        let key = match (answer.surcharge.0 > 0, points > 0) {
            (false, false) => "money",
            (false, true) => "money-points",
            (true, false) => "money-late",
            (true, true) => "money-late-points",
        };
        let message = Message::new(key).with("fine", fine).with("surcharge", answer.surcharge);
        self.say(&message.with("due", answer.amount_due).with("points", Value::Points(points)))
    }

    fn deadline(&self, answer: &Answer<'_>) -> Option<String> {
        let (key, day) = match (answer.verdict, answer.pay_by, answer.handle_by) {
            (Verdict::Settled, ..) => return None,
            (_, Some(pay_by), _) => ("pay-by", pay_by.last_day),
            (_, None, Some(handle_by)) => ("handle-by", handle_by),
            (_, None, None) => return None,
        };
        let mut text = self.say(&Message::new(key).with("day", day));
        if answer.provisional {
            text.push_str(&self.text("provisional"));
        }
        Some(text)
    }

    fn attempt(&self, answer: &Answer<'_>) -> String {
        if answer.verdict == Verdict::Settled {
            return String::new();
        }
        let account = answer.account.map(|account| self.facts.holder(account));
        // A record that is still to be confirmed, or one with nothing to pay, is not about how to pay.
        let method = answer.method.filter(|_| answer.next_step == Some(Step::Pay) || self.question.method.is_some());
        let named: Vec<&str> = account.into_iter().chain(method.map(|method| &*method.label)).collect();
        named.join(" + ")
    }

    fn finding(&self, out: &mut impl io::Write, finding: &Finding<'_>) -> io::Result<()> {
        let sentence = self.words.say("check", &finding.message);
        let muted = if finding.muted { self.text("muted") } else { String::new() };
        let icon = light::of_severity(finding.check.severity, finding.muted);
        writeln!(out, "   {icon} {}{muted}", plain(&sentence))?;
        let advice: Vec<String> =
            finding.remedies.iter().map(|remedy| remedy_text(remedy, self.facts, &self.words)).collect();
        if !advice.is_empty() {
            writeln!(out, "     → {}", plain(&advice.join(&self.text("or"))))?;
        }
        let mut foot: Vec<String> = finding.clears.map(|clears| self.clearing(clears)).into_iter().collect();
        foot.push(self.grounds(finding));
        foot.extend(self.own_values(finding));
        writeln!(out, "     {}", paint(Colour::Grey, &plain(&foot.join("  "))))
    }

    fn clearing(&self, clears: Clears) -> String {
        match clears {
            Clears::At(instant) => self.say(&Message::new("clears-at").with("at", instant)),
            Clears::Expected(instant) => self.say(&Message::new("clears-expected").with("at", instant)),
            Clears::Action => self.text("clears-action"),
        }
    }

    fn grounds(&self, finding: &Finding<'_>) -> String {
        let grade = Value::Word("grade", finding.check.grade.word());
        if finding.check.sources.is_empty() {
            return self.text("own-choice");
        }
        let sources = finding.check.sources.iter().map(|source| (*source).into()).collect();
        self.say(&Message::new("grounds").with("sources", Value::Texts(sources)).with("grade", grade))
    }

    fn own_values(&self, finding: &Finding<'_>) -> Option<String> {
        let own = answers::overridden(finding, self.facts);
        let own: Vec<_> = own.into_iter().map(Into::into).collect();
        (!own.is_empty()).then(|| self.say(&Message::new("overridden").with("parameters", Value::Texts(own))))
    }

    /// When it is free, other ways, and until when a decision can be appealed against.
    fn outlook(&self, out: &mut impl io::Write, answer: &Answer<'_>) -> io::Result<()> {
        let mut lines = Vec::new();
        let later = |earliest: Option<greenlight_rules::check::Earliest>| {
            earliest.filter(|earliest| earliest.at > self.question.at)
        };
        if let Some(earliest) = later(answer.earliest) {
            let key = if earliest.expected { "earliest-expected" } else { "earliest" };
            lines.push(self.say(&Message::new(key).with("at", earliest.at).with("due", earliest.amount_due)));
        } else if let Some(next) = later(answer.next_earliest) {
            let key = if next.expected { "next-earliest-expected" } else { "next-earliest" };
            lines.push(self.say(&Message::new(key).with("at", next.at)));
        }
        let mut ways: Vec<String> = Vec::new();
        for way in answer.alternatives.iter().map(|other| self.way(other, answer)) {
            // For a record that is to be confirmed the methods do not count, so several ways are one.
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
        if !ways.is_empty() && answer.verdict.stops() && !can_confirm_now(answer) {
            let ways = ways.into_iter().map(Into::into).collect();
            lines.push(self.say(&Message::new("other-ways").with("ways", Value::Texts(ways))));
        }
        lines.extend(self.appeal(answer.violation).filter(|_| answer.verdict != Verdict::Settled));
        for line in lines {
            writeln!(out, "   {}", plain(&line))?;
        }
        Ok(())
    }

    fn way(&self, other: &greenlight_rules::check::Alternative<'_>, answer: &Answer<'_>) -> String {
        let account = other.account.map(|account| self.facts.holder(account));
        let method = other.method.filter(|_| answer.next_step == Some(Step::Pay)).map(|method| &*method.label);
        account.into_iter().chain(method).collect::<Vec<_>>().join(" + ")
    }

    fn appeal(&self, violation: &Violation) -> Option<String> {
        let by = clocks::appeal_by(violation, self.facts.appeals(violation), self.facts.law)?;
        let today = self.question.at.date();
        match (today <= by.reconsideration, by.lawsuit.filter(|day| today <= *day)) {
            (true, Some(lawsuit)) => Some(self.say(
                &Message::new("appeal-both").with("reconsideration", by.reconsideration).with("lawsuit", lawsuit),
            )),
            (true, None) => {
                Some(self.say(&Message::new("appeal-reconsideration").with("reconsideration", by.reconsideration)))
            }
            (false, Some(lawsuit)) => Some(self.say(&Message::new("appeal-lawsuit").with("lawsuit", lawsuit))),
            (false, None) => None,
        }
    }

    /// Ends with how many there are of each light.
    ///
    /// # Errors
    /// When `out` does not take it.
    pub fn end(mut self, out: &mut impl io::Write, batch: Option<&Passing>) -> io::Result<()> {
        if self.lights.is_empty() {
            let key = if self.facts.household.violations.is_empty() { "no-violations" } else { "all-settled" };
            return writeln!(out, "{}", self.text(key));
        }
        self.lights.sort_unstable();
        let total: usize = self.lights.iter().map(|(_, count)| count).sum();
        let lights =
            self.lights.iter().map(|(verdict, count)| format!("{count} {}", light::of_verdict(*verdict, &self.words)));
        let lights: Vec<String> = lights.collect();
        let count = Value::Count(i64::try_from(total).unwrap_or(i64::MAX));
        let mut line = format!("{}{}", self.say(&Message::new("total").with("count", count)), lights.join(" · "));
        if self.confirm_now > 0 {
            let count = Value::Count(i64::try_from(self.confirm_now).unwrap_or(i64::MAX));
            line.push_str(&self.say(&Message::new("total-confirm").with("count", count)));
        }
        writeln!(out, "{line}")?;
        let Some(batch) = batch else {
            return Ok(());
        };
        for (key, ids) in [("passes", &batch.passes), ("fails", &batch.fails)] {
            if !ids.is_empty() {
                let ids = ids.iter().map(|id| id.as_str().into()).collect();
                writeln!(out, "{}", plain(&self.say(&Message::new(key).with("ids", Value::Texts(ids)))))?;
            }
        }
        Ok(())
    }

    fn say(&self, message: &Message<'_>) -> String {
        self.words.say("cli", message)
    }

    fn text(&self, key: &str) -> String {
        self.words.text("cli", key)
    }
}

/// Whether it is blocked for payment only because it has to be confirmed, which can be done at once.
fn can_confirm_now(answer: &Answer<'_>) -> bool {
    let next = answer.next_verdict.is_some_and(Verdict::passes);
    answer.verdict == Verdict::Blocked && answer.next_step == Some(Step::Confirm) && next
}
