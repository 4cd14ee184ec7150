//! Generated households, for properties that must hold of every one.
//!
//! A draft is plain numbers, which shrink well; [`build`] reads facts out of them and leaves out or bends whatever would
//! break a limit. The dates lie around 2026-06-01 to 2026-11-01, so that the National Day run of rest days is among them.

mod landmarks;
mod papers;

pub(crate) use landmarks::asked;

use chrono::{NaiveDate, NaiveTime};
use proptest::{collection::vec, option, prelude::*};

use crate::{
    facts::*,
    ids::{AccountId, MemberId, MethodId, VehicleId, ViolationId},
    limits::MOST_FILINGS,
    money::Fen,
    time::{Instant, days_after, days_before},
};

/// A small household that breaks no limit, whatever the calendar: only records whose plain handling day is counted in
/// natural days are extended, by fewer days than three months ever have.
///
/// It has no overrides, because which there may be is for the law data to say.
pub(crate) fn household() -> impl Strategy<Value = Household> {
    let people = (1..=4_usize, vec(option::weighted(0.8, account()), 4));
    let vehicles = vec((any::<u8>(), option::weighted(0.8, 0..4_u8), any::<u8>()), 1..=4);
    let filings = vec((any::<u8>(), any::<u8>(), 0..4_u8, moment(), any::<u16>()), 0..=12);
    let appeals = vec((any::<u8>(), 0..3_u8, 0..4_u8, moment(), any::<u16>()), 0..=4);
    let payments = vec((any::<u8>(), any::<u8>(), any::<u8>(), moment(), any::<bool>()), 0..=5);
    let upkeep = (option::of(vec((any::<u16>(), any::<u16>()), 0..=2)), vec((moment(), any::<u16>()), 0..=2));
    let muted = vec((any::<u8>(), 0..4_u8), 0..=2);
    let facts =
        (people, vehicles, filings, vec(violation(), 0..=8), appeals, vec(method(), 0..=4), payments, upkeep, muted)
            .prop_map(build);
    (facts, papers::papers()).prop_map(|(mut household, drafts)| {
        papers::add(&mut household, drafts);
        household
    })
}

/// A household that is [`household`] with overrides of parameters that may not exist.
pub(crate) fn household_with_overrides() -> impl Strategy<Value = Household> {
    let value = prop_oneof![
        any::<i64>().prop_map(serde_json::Value::from),
        any::<bool>().prop_map(serde_json::Value::from),
        text().prop_map(serde_json::Value::from),
        vec(text(), 0..3).prop_map(serde_json::Value::from),
    ];
    (household(), proptest::collection::btree_map(text(), value, 0..3)).prop_map(|(mut household, parameters)| {
        let parameters = parameters.into_iter();
        household.settings.parameters = parameters.map(|(parameter, value)| Override { parameter, value }).collect();
        household
    })
}

/// An instant of the generated households' time, with minutes and now and then a fraction of a second.
pub(crate) fn moment() -> impl Strategy<Value = Instant> {
    let fraction = prop_oneof![4 => Just(0), 1 => 0..1_000_000_000_u32];
    (0..150_u32, 0..24 * 60_u32, fraction).prop_map(|(days, minutes, nanos)| {
        let time = NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60, nanos).expect("a time of day");
        Instant::at(days_after(first_day(), days), time)
    })
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 1).expect("a date")
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z0-9-]{1,8}",
        Just("王建国".to_owned()),
        Just("\"引号\"\\与\n换行\u{2028}\u{7f}🚗".to_owned()),
        Just(String::new()),
    ]
}

fn amount() -> impl Strategy<Value = Fen> {
    prop_oneof![
        4 => (0..40_i64).prop_map(|tens| Fen(tens * 5_000)),
        // What the usual fine comes to, alone, late and twice, and a fen less.
        4 => proptest::sample::select(vec![19_999, 20_000, 20_599, 20_600, 39_999, 40_000, 60_000]).prop_map(Fen),
        2 => (0..100_000_i64).prop_map(Fen),
        1 => Just(Fen::MAX),
    ]
}

fn account() -> impl Strategy<Value = Licence> {
    let status = prop_oneof![9 => Just(LicenceStatus::Normal), 1 => proptest::sample::select(LicenceStatus::ALL)];
    let points = option::of((0..=14_u32, 0..400_u32));
    (option::of(text()), status, option::of(0..9_000_u32), option::of(0..400_u32), points).prop_map(
        |(class, status, first_issued, valid_until, points)| Licence {
            class,
            status,
            first_issued: first_issued.map(|days| days_before(first_day(), days)),
            valid_until: valid_until.map(|days| days_after(first_day(), days)),
            points: points.map(|(points, ago)| PointsRead {
                points,
                points_as_of: days_before(days_after(first_day(), 150), ago),
            }),
        },
    )
}

/// A violation with its ids still to be filled in; the numbers choose the vehicle and the driver.
fn violation() -> impl Strategy<Value = (u8, Option<u8>, Option<u8>, Violation)> {
    // Most records are camera records, and most are still open.
    let source = prop_oneof![2 => Just(Source::Camera), 2 => proptest::sample::select(Source::ALL)];
    let stage = prop_oneof![
        4 => Just(Stage::Recorded),
        4 => Just(Stage::Decided),
        1 => Just(Stage::Paid),
        1 => Just(Stage::Revoked),
    ];
    let kind = (source, stage, any::<bool>());
    let fine = prop_oneof![1 => Just(Fen::ZERO), 6 => Just(Fen(20_000)), 3 => amount()];
    let points = prop_oneof![Just(0_u32), 0..=12_u32];
    let texts = (text(), option::of(text()), option::of(text()), option::of(text()), option::of(text()));
    let days = (option::of(0..20_u32), option::of(0..=85_u32), 0..60_u32, option::of(0..10_u32));
    let number = option::weighted(0.9, prop_oneof![5 => Just("1101051234567890".to_owned()), 1 => text()]);
    (
        kind,
        moment(),
        fine,
        points,
        texts,
        days,
        number,
        (prop_oneof![Just(0), any::<u8>()], option::of(0..4_u8), option::of(0..4_u8)),
        0..8_u8,
    )
        .prop_map(|((source, stage, keeps), occurred_at, fine, points, texts, days, number, ids, warning)| {
            let (offence, place, code, authority, notice_number) = texts;
            let (notified, extended, served, issued) = days;
            let stage = if source == Source::OnSpot && stage == Stage::Recorded { Stage::Decided } else { stage };
            let occurred = occurred_at.date();
            let notified_on = notified.map(|days| days_after(occurred, days));
            let plain = match source {
                Source::Camera => notified_on.map(|day| days_after(day, 30)),
                Source::ParkingNotice => Some(days_after(notified_on.unwrap_or(occurred), 18)),
                Source::OnSpot | Source::Notice => None,
            };
            let served_on = days_after(occurred, served);
            let decision = Decision {
                number,
                issued_on: issued.map(|days| days_before(served_on, days)),
                served_on,
                by_account: None,
            };
            let decided = matches!(stage, Stage::Decided | Stage::Paid) || (stage == Stage::Revoked && keeps);
            let warning_only = warning == 0;
            let violation = Violation {
                id: "".into(),
                vehicle: "".into(),
                source,
                stage,
                occurred_at,
                notified_on,
                place,
                offence,
                code,
                fine_fen: if warning_only { Fen::ZERO } else { fine },
                points,
                warning_only,
                driver: None,
                authority,
                notice_number,
                handle_by_extended_to: plain.zip(extended).map(|(day, days)| days_after(day, days)),
                decision: decided.then_some(decision),
            };
            (ids.0, ids.1, ids.2, violation)
        })
}

fn method() -> impl Strategy<Value = (Option<u8>, Method)> {
    let kind = proptest::sample::select(MethodKind::ALL);
    let limit = || option::weighted(0.3, amount());
    let limits = (limit(), limit(), limit());
    let spent = option::of((amount(), 0..150_u32));
    let balance = option::weighted(0.7, (amount(), moment()));
    (kind, text(), option::of(0..4_u8), balance, option::of(moment()), limits, spent).prop_map(
        |(kind, label, owner, balance, balance_enough_as_of, limits, spent)| {
            let method = Method {
                id: "".into(),
                kind,
                label,
                owner: None,
                balance: balance.map(|(balance_fen, balance_as_of)| BalanceRead { balance_fen, balance_as_of }),
                balance_enough_as_of,
                single_limit_fen: limits.0,
                daily_limit_fen: limits.1,
                monthly_limit_fen: limits.2,
                spent_fen: spent.map(|(amount, _)| amount),
                // That nothing was spent may stand without a day.
                spent_on: spent
                    .filter(|(amount, days)| *amount > Fen::ZERO || days % 2 == 0)
                    .map(|(_, days)| days_after(first_day(), days)),
            };
            (owner, method)
        },
    )
}

type FilingDraft = (u8, u8, u8, Instant, u16);
type AppealDraft = (u8, u8, u8, Instant, u16);
type PaymentDraft = (u8, u8, u8, Instant, bool);
type Drafts = (
    (usize, Vec<Option<Licence>>),
    Vec<(u8, Option<u8>, u8)>,
    Vec<FilingDraft>,
    Vec<(u8, Option<u8>, Option<u8>, Violation)>,
    Vec<AppealDraft>,
    Vec<(Option<u8>, Method)>,
    Vec<PaymentDraft>,
    (Option<Vec<(u16, u16)>>, Vec<(Instant, u16)>),
    Vec<(u8, u8)>,
);

fn build((people, vehicles, filings, violations, appeals, methods, payments, upkeep, muted): Drafts) -> Household {
    let (count, licences) = people;
    let mut household = Household::default();
    let member = |number: u8| MemberId::from(format!("m{}", usize::from(number) % count));
    household.members = (0..count).map(|n| Member { id: format!("m{n}").into(), name: format!("成员{n}") }).collect();
    household.accounts = (0..count)
        .zip(licences)
        .filter_map(|(n, licence)| {
            let label = (n % 2 == 0).then(|| format!("账号{n}"));
            let id = format!("a{n}").into();
            Some(Account { id, member: format!("m{n}").into(), label, province: None, licence: licence? })
        })
        .collect();
    household.vehicles = (0..)
        .zip(vehicles)
        .map(|(n, (kind, owner, usage)): (usize, _)| Vehicle {
            id: format!("car{n}").into(),
            plate: format!("京A·{n}X2K6"),
            kind: if kind < 216 { VehicleKind::Small } else { VehicleKind::ALL[usize::from(kind) % 7] },
            usage: if usage < 236 { VehicleUse::Private } else { VehicleUse::Commercial },
            owner: owner.map(member),
            owner_name: owner.is_none().then(|| "外人".to_owned()),
            nickname: (kind % 2 == 0).then(|| format!("车{n}")),
            inspection_due: (usage % 2 == 0).then(|| days_after(first_day(), usage.into())),
        })
        .collect();
    for draft in filings {
        add_filing(&mut household, draft);
    }
    for (n, (vehicle, driver, account, mut violation)) in violations.into_iter().enumerate() {
        violation.id = ViolationId::from(format!("v{n}"));
        violation.vehicle = pick(&household.vehicles, vehicle).map_or_else(|| VehicleId::from(""), |it| it.id.clone());
        violation.driver = driver.map(member);
        if let Some(decision) = &mut violation.decision {
            decision.by_account =
                account.and_then(|number| pick(&household.accounts, number)).map(|account| account.id.clone());
        }
        household.violations.push(violation);
    }
    for draft in appeals {
        add_appeal(&mut household, draft);
    }
    for (n, (owner, mut method)) in methods.into_iter().enumerate() {
        method.id = MethodId::from(format!("w{n}"));
        method.owner = owner.map(member);
        household.methods.push(method);
    }
    for draft in payments {
        add_payment(&mut household, draft);
    }
    let (daily, announced) = upkeep;
    household.maintenance.daily = daily.map(|windows| windows.into_iter().map(daily_window).collect());
    for (n, (from, minutes)) in announced.into_iter().enumerate() {
        let text = (minutes % 2 == 0).then(|| "节前扩容".to_owned());
        // Mostly some hours, now and then many days.
        let to = later(from, if minutes % 8 == 0 { minutes.max(1) } else { minutes % 2_000 + 1 });
        household.maintenance.announced.push(MaintenanceNotice { id: format!("n{n}").into(), from, to, text });
    }
    add_muted(&mut household, &muted);
    household
}

fn pick<T>(facts: &[T], number: u8) -> Option<&T> {
    facts.get(usize::from(number).checked_rem(facts.len())?)
}

fn later(instant: Instant, minutes: u16) -> Instant {
    instant.plus(chrono::TimeDelta::minutes(minutes.into()))
}

/// A window that may cross midnight: mostly a short one on the half hours, where windows touch and overlap, now and then
/// one of any length.
fn daily_window((start, length): (u16, u16)) -> DailyWindow {
    let (start, length) = match length % 6 {
        0 => (u32::from(start) % 1_440, u32::from(length) % 1_439 + 1),
        halves => (u32::from(start) % 48 * 30, u32::from(halves) * 30),
    };
    let time =
        |minutes: u32| NaiveTime::from_num_seconds_from_midnight_opt(minutes % 1_440 * 60, 0).expect("a time of day");
    DailyWindow { start: time(start), end: time(start + length) }
}

fn add_filing(household: &mut Household, (account, vehicle, status, submitted_at, wait): FilingDraft) {
    let (Some(account), Some(vehicle)) = (pick(&household.accounts, account), pick(&household.vehicles, vehicle))
    else {
        return;
    };
    let status = FilingStatus::ALL[usize::from(status)];
    let filing = Filing {
        id: format!("f{:02}", household.filings.len()).into(),
        account: account.id.clone(),
        vehicle: vehicle.id.clone(),
        submitted_at,
        status,
        decided_at: (status != FilingStatus::Pending).then(|| later(submitted_at, wait)),
        note: (wait % 3 == 0).then(|| "资料不清".to_owned()),
    };
    if filing.is_live() {
        let live = |counts: &dyn Fn(&Filing) -> bool| {
            household.filings.iter().filter(|other| other.is_live() && counts(other)).count()
        };
        let same_account = |other: &Filing| other.account == filing.account;
        let same_vehicle = |other: &Filing| other.vehicle == filing.vehicle;
        let full = live(&same_account) >= MOST_FILINGS || live(&same_vehicle) >= MOST_FILINGS;
        let twice = live(&|other| same_account(other) && same_vehicle(other)) > 0;
        if full || twice || vehicle.owner.as_ref() == Some(&account.member) {
            return;
        }
    }
    household.filings.push(filing);
}

fn add_appeal(household: &mut Household, (violation, kind, status, submitted_at, wait): AppealDraft) {
    let Some(violation) = pick(&household.violations, violation) else { return };
    let kind = if violation.decision.is_some() { AppealKind::ALL[usize::from(kind)] } else { AppealKind::Objection };
    let status = AppealStatus::ALL[usize::from(status)];
    let pending = |appeal: &Appeal| appeal.kind == AppealKind::Objection && appeal.status == AppealStatus::Pending;
    let appeal = Appeal {
        id: format!("ap{}", household.appeals.len()).into(),
        violation: violation.id.clone(),
        kind,
        submitted_at,
        status,
        decided_at: (status != AppealStatus::Pending).then(|| later(submitted_at, wait)),
        note: None,
    };
    if !(pending(&appeal) && household.appeals.iter().any(|it| pending(it) && it.violation == appeal.violation)) {
        household.appeals.push(appeal);
    }
}

fn add_payment(household: &mut Household, (violation, account, method, attempted_at, succeeds): PaymentDraft) {
    let Some(violation) = pick(&household.violations, violation) else { return };
    let paid = household.payments.iter().any(|it| it.outcome == Outcome::Succeeded && it.violation == violation.id);
    let succeeds = succeeds && violation.decision.is_some() && !paid;
    let payment = Payment {
        id: format!("p{}", household.payments.len()).into(),
        violation: violation.id.clone(),
        account: pick(&household.accounts, account).filter(|_| account > 40).map(|it| AccountId::from(it.id.as_str())),
        method: pick(&household.methods, method).filter(|_| method > 40).map(|it| it.id.clone()),
        attempted_at,
        amount_fen: violation.fine_fen,
        outcome: if succeeds { Outcome::Succeeded } else { Outcome::Failed },
        failure_text: (!succeeds).then(|| "支付失败，请重试".to_owned()),
    };
    household.payments.push(payment);
}

fn add_muted(household: &mut Household, drafts: &[(u8, u8)]) {
    for (violation, check) in drafts {
        let check = ["balance-stale", "due-soon", "holiday-rush", "overdue"][usize::from(*check)].to_owned();
        let Some(violation) = pick(&household.violations, *violation).map(|it| it.id.clone()) else { continue };
        let muted = Muted { check, violation, fingerprint: "0".to_owned() };
        let known = &household.settings.muted;
        if !known.iter().any(|it| (&it.check, &it.violation) == (&muted.check, &muted.violation)) {
            household.settings.muted.push(muted);
        }
    }
    household.settings.muted.sort_by(|one, other| (&one.check, &one.violation).cmp(&(&other.check, &other.violation)));
}
