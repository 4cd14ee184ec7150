//! Households of any size, for measuring: the same each time they are made.

use chrono::{NaiveDate, TimeDelta};
use greenlight_rules::{
    facts::{
        Account, BalanceRead, Decision, Household, Licence, LicenceStatus, Member, Method, MethodKind, PointsRead,
        Source, Stage, Vehicle, VehicleKind, VehicleUse, Violation,
    },
    ids::MemberId,
    money::Fen,
    time::{Instant, days_after},
};

/// How much of everything a fleet has.
#[derive(Clone, Copy, Debug)]
pub struct Fleet {
    /// Members, each with an account.
    pub accounts: usize,
    /// Methods.
    pub methods: usize,
    /// Vehicles, owned by the members in turn.
    pub vehicles: usize,
    /// Violations, all open: half to be confirmed, half decided.
    pub violations: usize,
}

/// The instant that measurements ask about.
pub fn asked_at() -> Instant {
    Instant::parse("2026-09-23T21:42:00+08:00").expect("an instant")
}

impl Fleet {
    /// The household.
    pub fn household(self) -> Household {
        let members = (0..self.accounts).map(|n| Member { id: member(n), name: format!("成员{n}") });
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).expect("a day");
        let accounts = (0..self.accounts).map(|n| Account {
            id: format!("account{n:02}").into(),
            member: member(n),
            label: None,
            province: None,
            licence: Licence {
                class: Some("C1".to_owned()),
                status: LicenceStatus::Normal,
                first_issued: NaiveDate::from_ymd_opt(2015, 3, 2),
                valid_until: NaiveDate::from_ymd_opt(2031, 3, 2),
                points: Some(PointsRead { points: 2, points_as_of: day(9, 1) }),
            },
        });
        let vehicles = (0..self.vehicles).map(|n| Vehicle {
            id: format!("vehicle{n:04}").into(),
            plate: format!("京A{n:05}"),
            kind: VehicleKind::Small,
            usage: VehicleUse::Private,
            owner: Some(member(n % self.accounts)),
            owner_name: None,
            nickname: None,
            inspection_due: None,
        });
        let kinds = [MethodKind::Alipay, MethodKind::Wechat, MethodKind::DebitCard, MethodKind::CreditCard];
        let methods = (0..self.methods).map(|n| Method {
            id: format!("method{n:02}").into(),
            kind: kinds[n % kinds.len()],
            label: format!("方式{n}"),
            owner: None,
            balance: Some(BalanceRead {
                balance_fen: Fen(if n % 2 == 0 { 15_000 } else { 20_000_000 }),
                balance_as_of: asked_at().plus(-TimeDelta::days(1)),
            }),
            balance_enough_as_of: None,
            single_limit_fen: None,
            daily_limit_fen: (n % 3 == 0).then_some(Fen(50_000)),
            monthly_limit_fen: None,
            spent_fen: None,
            spent_on: None,
        });
        let ids: Vec<_> = vehicles.clone().map(|vehicle| vehicle.id).collect();
        let violations = (0..self.violations).map(|n| {
            let place = n * 31 % self.vehicles;
            let minutes = i64::try_from(n * 7_919 % 130_000).expect("a number of minutes");
            let occurred_at = Instant::start_of(day(6, 1)).plus(TimeDelta::minutes(minutes));
            let decided = n % 2 == 1;
            Violation {
                id: format!("violation{n:07}").into(),
                vehicle: ids[place].clone(),
                source: Source::Camera,
                stage: if decided { Stage::Decided } else { Stage::Recorded },
                occurred_at,
                notified_on: Some(days_after(occurred_at.date(), 3)),
                place: Some("长安街".to_owned()),
                offence: "违反规定停放".to_owned(),
                code: Some("1039".to_owned()),
                fine_fen: Fen([5_000, 10_000, 20_000][n % 3]),
                points: [0, 0, 1, 3][n % 4],
                warning_only: false,
                driver: Some(member(place % self.accounts)),
                authority: None,
                notice_number: None,
                handle_by_extended_to: None,
                decision: decided.then(|| Decision {
                    number: Some(format!("{:015}0", 110_105_000_000_000 + n)),
                    issued_on: None,
                    served_on: days_after(occurred_at.date(), 10),
                    by_account: None,
                }),
            }
        });
        Household {
            members: members.collect(),
            accounts: accounts.collect(),
            vehicles: vehicles.collect(),
            methods: methods.collect(),
            violations: violations.collect(),
            ..Household::default()
        }
    }
}

fn member(n: usize) -> MemberId {
    format!("member{n:02}").into()
}
