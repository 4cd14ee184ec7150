//! What a change would do to dates, before it is made: old and new, of each case, and why.

use std::path::Path;

use chrono::NaiveDate;
use greenlight_rules::{
    facts::Household,
    message::{Message, Value},
    moved::{Which, Why, moved_dates},
    reminders::Subject,
    snapshot::Snapshot,
};
use serde::Serialize;
use specta::Type;

use super::{
    Desk,
    deed::{Deed, Plan},
};
use crate::{House, Trouble, holidays, house, text::Words};

/// A date that a change would move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct MovedDate {
    /// The violation, or the filing, that it is a date of.
    pub subject: Subject,
    /// The plate of its vehicle.
    pub plate: String,
    /// 违法行为, for a date of a violation.
    pub offence: Option<String>,
    /// Which date.
    pub which: Which,
    /// What it is now; none when there is none.
    pub old: Option<NaiveDate>,
    /// What it would be; none when there would be none.
    pub new: Option<NaiveDate>,
    /// Why.
    pub why: Why,
}

/// What a holiday file would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct HolidaysAhead {
    /// The year it is about.
    pub year: i32,
    /// The dates that it would move.
    pub moved: Vec<MovedDate>,
}

impl MovedDate {
    /// It as a line of text.
    pub fn line(&self, words: &Words) -> String {
        let day = |day: Option<NaiveDate>| match day {
            Some(day) => Value::Day(day),
            None => Value::from(words.text("remind", "moved-none")),
        };
        let message = Message::new("moved")
            .with("about", &*self.plate)
            .with("which", Value::Word("which", self.which.word()))
            .with("old", day(self.old))
            .with("new", day(self.new))
            .with("why", Value::Word("why", self.why.word()));
        words.say("remind", &message)
    }
}

impl Desk {
    /// The dates that a deed would move, without doing it.
    ///
    /// # Errors
    /// Everything that is wrong with it, as [`Desk::act`] would say.
    pub fn preview_dates(&self, deed: Deed) -> Result<Vec<MovedDate>, Trouble> {
        let open = self.opened();
        let (plan, _) = Plan::of(deed, &open)?;
        let after = plan.apply(&open.household, &open.law)?;
        // A deed may override a parameter.
        let (law, _) = holidays::law_of(&after, self.folder())?;
        Ok(between(&open.facts(), &Snapshot::new(&after, &law)))
    }

    /// The dates that a holiday file would move, without keeping it.
    ///
    /// # Errors
    /// When it is no holiday file, or cannot be read.
    pub fn preview_holidays(&self, path: &Path) -> Result<HolidaysAhead, Trouble> {
        let open = self.opened();
        let (text, year) = holidays::read(path)?;
        let calendar = open.law.calendar.clone().with_year(&text);
        let calendar = calendar.map_err(|error| Trouble::Holidays(path.to_owned(), error))?;
        let law = greenlight_rules::law::Law { calendar, ..open.law.clone() };
        Ok(HolidaysAhead { year, moved: between(&open.facts(), &Snapshot::new(&open.household, &law)) })
    }

    /// The dates that would move if a holiday file that the family brought were forgotten.
    ///
    /// # Errors
    /// When the holiday files cannot be read.
    pub fn preview_forgetting(&self, file: &str) -> Result<Vec<MovedDate>, Trouble> {
        let open = self.opened();
        let (law, _) = holidays::law_without(&open.household, self.folder(), Some(file))?;
        Ok(between(&open.facts(), &Snapshot::new(&open.household, &law)))
    }
}

impl House {
    /// The dates that an import would move, of what is there already. Nothing is written.
    ///
    /// # Errors
    /// Those of [`House::import`].
    pub async fn moved_by_import(&self, bytes: &[u8], replace: bool) -> Result<Vec<MovedDate>, Trouble> {
        let before = self.household().await?;
        let plain = self.law_of(&Household::default())?;
        let after = house::merged(bytes, &before, replace, &plain, &mut |_| {})?;
        self.moved_between(&before, &after)
    }

    /// The dates that are others in a household as it would be, of what it has already.
    ///
    /// # Errors
    /// When a holiday file cannot be read, or the overrides do not fit.
    pub fn moved_between(&self, before: &Household, after: &Household) -> Result<Vec<MovedDate>, Trouble> {
        let (old, new) = (self.law_of(before)?, self.law_of(after)?);
        Ok(between(&Snapshot::new(before, &old), &Snapshot::new(after, &new)))
    }
}

fn between(before: &Snapshot<'_>, after: &Snapshot<'_>) -> Vec<MovedDate> {
    let shown = |moved: greenlight_rules::moved::Moved| {
        let violation = match &moved.subject {
            Subject::Violation(id) => after.violation(id.as_str()),
            _ => None,
        };
        let filed = match &moved.subject {
            Subject::Filing(id) => after.household.filings.iter().find(|filing| filing.id == *id),
            _ => None,
        };
        let vehicle = violation.map(|violation| &violation.vehicle).or(filed.map(|filing| &filing.vehicle));
        let plate = vehicle.and_then(|id| after.vehicle(id)).map(|vehicle| vehicle.plate.clone());
        MovedDate {
            subject: moved.subject,
            plate: plate.unwrap_or_default(),
            offence: violation.map(|violation| violation.offence.clone()),
            which: moved.which,
            old: moved.old,
            new: moved.new,
            why: moved.why,
        }
    };
    moved_dates(before, after).into_iter().map(shown).collect()
}
