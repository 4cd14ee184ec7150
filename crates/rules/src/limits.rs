//! What the facts of a household may not say together, whoever writes them.
//!
//! The database keeps the same limits by constraints and triggers, which raise the same words.
//! This is their readable form: it looks at a whole household at once, so that an import can name everything that stands
//! in its way before anything is written.

mod alone;
mod together;

use std::{collections::HashMap, fmt};

use chrono::NaiveDate;

use crate::{
    facts::{Account, Appeal, Household, Member, Method, Muted, Override, Vehicle, Violation},
    list::{Fact, List},
    message::Message,
    problem::codes,
};

codes! {
    /// A limit that no write may break. Its word is what the database's triggers raise.
    Limit {
        /// Too many live filings of one account.
        AccountFilings = "account-filings" ("account", "rows", "most"),
        /// Too many live filings of one vehicle.
        VehicleFilings = "vehicle-filings" ("vehicle", "rows", "most"),
        /// A live filing of a car that belongs to the account's own holder.
        OwnVehicleFiling = "own-vehicle-filing" ("account", "vehicle", "rows"),
        /// More than one live filing of one account and one vehicle.
        LiveFilingPair = "live-filing-pair" ("account", "vehicle", "rows"),
        /// More than one account of one member.
        MemberAccount = "member-account" ("member", "rows"),
        /// More than one succeeded payment of one violation.
        SucceededPayment = "succeeded-payment" ("violation", "rows"),
        /// A succeeded payment of a violation without a decision.
        PaymentWithoutDecision = "payment-without-decision" ("violation", "rows"),
        /// A decision where the stage has none, or none where it has one.
        StageDecision = "stage-decision" ("violation"),
        /// An on-the-spot decision that is said to be undecided.
        OnSpotRecorded = "on-spot-recorded" ("violation"),
        /// A reconsideration or lawsuit about a violation without a decision.
        AppealWithoutDecision = "appeal-without-decision" ("violation", "rows"),
        /// A pending filing that was decided, or another that was not.
        FilingDecidedAt = "filing-decided-at" (),
        /// A pending appeal that was decided, or another that was not.
        AppealDecidedAt = "appeal-decided-at" (),
        /// A warning with a fine.
        WarningFine = "warning-fine" ("found"),
        /// Points of a record outside 0–12.
        ViolationPoints = "violation-points" ("found", "most"),
        /// Points of a licence that no licence has.
        LicencePoints = "licence-points" ("found", "most"),
        /// An amount below 0, or above [`Fen::MAX`](crate::money::Fen::MAX).
        NegativeMoney = "negative-money" ("found", "most"),
        /// More than one pending objection of one violation.
        PendingObjection = "pending-objection" ("violation", "rows"),
        /// A filing or appeal decided before it was submitted.
        DecidedBeforeSubmitted = "decided-before-submitted" ("submitted", "decided"),
        /// An announced window that does not end after it starts.
        NoticeWindow = "notice-window" ("from", "to"),
        /// A decision issued after it was served.
        IssuedAfterServed = "issued-after-served" ("issued", "served"),
        /// One plate on more than one vehicle.
        Plate = "plate" ("plate", "rows"),
        /// Points without the day they were read, or the reverse.
        PointsRead = "points-read" (),
        /// A balance without when it was read, or the reverse.
        BalanceRead = "balance-read" (),
        /// An amount spent without its day, or the reverse.
        SpentOn = "spent-on" (),
        /// A notice that came before the offence.
        NotifiedBeforeOffence = "notified-before-offence" ("occurred", "found"),
        /// A decision served before the offence.
        ServedBeforeOffence = "served-before-offence" ("occurred", "found"),
        /// A daily window that ends when it starts.
        DailyWindow = "daily-window" ("found"),
        /// An extension that is shorter than no extension, or longer than one can be.
        HandleByExtension = "handle-by-extension" ("earliest", "latest", "found"),
        /// An attachment of both a violation and an appeal, or of neither.
        AttachedTo = "attached-to" (),
        /// A file that is larger than [`MOST_FILE_BYTES`].
        FileSize = "file-size" ("found", "most"),
        /// The id of a fact that does not exist.
        Dangling = "dangling" ("found", "list"),
    }
}

impl Limit {
    /// Its sentence, still without values.
    pub fn message(self) -> Message<'static> {
        Message::new(self.word())
    }
}

/// How many live filings an account may have, and a vehicle: a hard limit of 12123, which a test holds to the law data.
pub const MOST_FILINGS: usize = 3;
/// The most points a record carries, which a test holds to the law data.
pub const MOST_RECORD_POINTS: u32 = 12;
/// More points than any licence has collected.
pub const MOST_LICENCE_POINTS: u32 = 10_000;
/// The largest file that can be attached, in bytes: 200 MB as every system counts them.
pub const MOST_FILE_BYTES: u32 = 200 * 1024 * 1024;

/// What the limits need to know that the facts don't say: the law, the calendar and the catalogue of checks.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The day by which a record would have to be handled without an extension, read as it was while undecided; none
    /// when it has no such day.
    pub plain_handle_by: &'a dyn Fn(&Violation) -> Option<NaiveDate>,
    /// How many months an extension may add to that day.
    pub extension_months: u32,
    /// What is wrong with an override, if anything.
    pub parameter: &'a dyn Fn(&Override) -> Option<Message<'static>>,
    /// What is wrong with a muted finding, if anything.
    pub muted: &'a dyn Fn(&Muted) -> Option<Message<'static>>,
}

/// Where a value of a household stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The list.
    pub list: List,
    /// The index in the household's list.
    pub index: usize,
    /// The id of the fact; for a daily window its index, for a muted finding the check and the violation.
    pub id: String,
    /// The field; empty for the fact as a whole.
    pub field: &'static str,
}

impl Place {
    fn of<T: Fact>(index: usize, fact: &T, field: &'static str) -> Place {
        Place { list: T::LIST, index, id: fact.id().to_owned(), field }
    }
}

/// `violations(id v7).decision.served_on`
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}(id {})", self.list, self.id)?;
        if self.field.is_empty() { Ok(()) } else { write!(f, ".{}", self.field) }
    }
}

/// One broken limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// Which.
    pub limit: Limit,
    /// The rows in the way, and, in the last places, the rows that these refer to. Never empty.
    pub rows: Vec<Place>,
    /// For [`Limit::Dangling`]: the list in which the id was looked for, and the id.
    pub missing: Option<(List, String)>,
    /// What was expected and what to do. It names all the rows in the way.
    pub message: Message<'static>,
}

impl Breach {
    /// The row in the way that a refusal names.
    pub fn place(&self) -> &Place {
        &self.rows[0]
    }
}

/// Every limit that the facts of a household break, whatever order its lists are in.
pub fn breaches(household: &Household, ground: &Ground<'_>) -> Vec<Breach> {
    let mut found = Vec::new();
    each_breach(household, ground, &mut |breach| found.push(breach));
    found
}

/// Reports every limit that the facts of a household break, one by one: a household may break more than it is wise to
/// hold at once.
pub fn each_breach(household: &Household, ground: &Ground<'_>, report: &mut dyn FnMut(Breach)) {
    alone::check(household, ground, report);
    together::check(&Facts::of(household), report);
}

/// A plate as the limit compares it: without white space and the dots people write, in capitals.
pub fn plate_key(plate: &str) -> String {
    let mut key: String =
        plate.chars().filter(|c| !c.is_whitespace() && !matches!(c, '·' | '•' | '・' | '.')).collect();
    key.make_ascii_uppercase();
    key
}

/// A plate as it is written everywhere: 京A·8X2K6. What is like no plate with a dot stays as it is.
pub fn written_plate(plate: &str) -> String {
    let key = plate_key(plate);
    let mut signs = key.chars();
    let place = |sign: char| ('\u{4e00}'..='\u{9fff}').contains(&sign);
    let (Some(first), Some('A'..='Z')) = (signs.next().filter(|sign| place(*sign)), signs.next()) else {
        return plate.to_owned();
    };
    let (place, rest) = key.split_at(first.len_utf8() + 1);
    if rest.chars().count() < 4 { plate.to_owned() } else { format!("{place}·{rest}") }
}

/// The facts that others refer to, by id.
struct Facts<'h> {
    household: &'h Household,
    members: ById<'h, Member>,
    accounts: ById<'h, Account>,
    vehicles: ById<'h, Vehicle>,
    violations: ById<'h, Violation>,
    appeals: ById<'h, Appeal>,
    methods: ById<'h, Method>,
}

type ById<'h, T> = HashMap<&'h str, (usize, &'h T)>;

impl<'h> Facts<'h> {
    fn of(household: &'h Household) -> Facts<'h> {
        fn by_id<T: Fact>(household: &Household) -> ById<'_, T> {
            T::all(household).iter().enumerate().map(|(index, fact)| (fact.id(), (index, fact))).collect()
        }
        Facts {
            household,
            members: by_id(household),
            accounts: by_id(household),
            vehicles: by_id(household),
            violations: by_id(household),
            appeals: by_id(household),
            methods: by_id(household),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plates_are_compared_as_people_read_them() {
        assert_eq!(plate_key("京A·8x2k6"), plate_key("京a 8X2K6"));
        assert_eq!(plate_key("京A•8X2K6"), plate_key("京A．8X2K6".replace('．', "・").as_str()));
        assert_eq!(plate_key("京A.8X2\u{3000}K6"), "京A8X2K6");
        assert_ne!(plate_key("京A8X2K6"), plate_key("京A8X2K7"));
    }

    #[test]
    fn a_plate_is_written_in_one_way() {
        for plate in ["京AD12Z45", "京ad·12Z45", "京A・D12Z45", "京A D12Z45", "京A·D12Z45"] {
            assert_eq!(written_plate(plate), "京A·D12Z45");
        }
        assert_eq!(written_plate("京A8X2K6"), "京A·8X2K6");
        for other in ["使014578", "WJ京12345", "京A1", "", "A12345"] {
            assert_eq!(written_plate(other), other);
        }
    }

    #[test]
    fn the_limits_are_those_of_the_law_data() {
        let law = crate::law::Law::builtin().expect("the law data");
        for parameter in [&law.parameters.filings_per_account, &law.parameters.filings_per_vehicle] {
            assert!(parameter.values().all(|dated| dated.value as usize == MOST_FILINGS));
        }
        assert!(law.parameters.points_full.values().all(|dated| dated.value == MOST_RECORD_POINTS));
    }

    #[test]
    fn a_limit_is_found_by_its_word() {
        for limit in Limit::ALL {
            assert_eq!(Limit::from_word(limit.word()), Some(*limit));
        }
        assert_eq!(Limit::ALL.len(), 31);
        assert_eq!(Limit::from_word("AccountFilings"), None);
    }
}
