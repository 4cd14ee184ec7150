//! A household with something of everything.

use chrono::NaiveTime;
use greenlight_rules::{
    facts::{
        Account, Appeal, AppealKind, AppealStatus, AttachedTo, Attachment, AttachmentKind, BalanceRead, DailyWindow,
        Decision, Filing, FilingStatus, Household, Licence, LicenceStatus, Maintenance, MaintenanceNotice, Member,
        Method, MethodKind, Muted, Note, NoteKind, Outcome, Override, Payment, PointsRead, Settings, Source, Stage,
        Vehicle, VehicleKind, VehicleUse, Violation,
    },
    limits::MOST_FILE_BYTES,
    money::Fen,
    sha256::Sha256,
    time::parse_date,
};

use super::instant;

pub(super) fn member(id: &str) -> Member {
    Member { id: id.into(), name: "王\"建国\"\n".to_owned() }
}

pub(super) fn account(id: &str, member: &str) -> Account {
    Account {
        id: id.into(),
        member: member.into(),
        label: None,
        province: None,
        licence: Licence {
            class: None,
            status: LicenceStatus::Normal,
            first_issued: None,
            valid_until: None,
            points: None,
        },
    }
}

pub(super) fn vehicle(id: &str, plate: &str, owner: Option<&str>) -> Vehicle {
    Vehicle {
        id: id.into(),
        plate: plate.to_owned(),
        kind: VehicleKind::Small,
        usage: VehicleUse::Private,
        owner: owner.map(Into::into),
        owner_name: None,
        nickname: None,
        inspection_due: None,
    }
}

pub(super) fn filing(id: &str, account: &str, vehicle: &str) -> Filing {
    Filing {
        id: id.into(),
        account: account.into(),
        vehicle: vehicle.into(),
        submitted_at: instant("2026-08-03T09:00:00+08:00"),
        status: FilingStatus::Pending,
        decided_at: None,
        note: None,
    }
}

pub(super) fn violation(id: &str, vehicle: &str) -> Violation {
    Violation {
        id: id.into(),
        vehicle: vehicle.into(),
        source: Source::Camera,
        stage: Stage::Recorded,
        occurred_at: instant("2026-08-20T08:12:00+08:00"),
        notified_on: parse_date("2026-08-24"),
        place: Some("长安街".to_owned()),
        offence: "违反规定停放".to_owned(),
        code: Some("1039".to_owned()),
        fine_fen: Fen(20_000),
        points: 3,
        warning_only: false,
        driver: None,
        authority: None,
        notice_number: None,
        handle_by_extended_to: None,
        decision: None,
    }
}

pub(super) fn decided(id: &str, vehicle: &str) -> Violation {
    Violation {
        stage: Stage::Decided,
        decision: Some(Decision {
            number: Some("1101051234567890".to_owned()),
            issued_on: parse_date("2026-09-05"),
            served_on: parse_date("2026-09-05").expect("a date"),
            by_account: None,
        }),
        ..violation(id, vehicle)
    }
}

pub(super) fn payment(id: &str, violation: &str, outcome: Outcome) -> Payment {
    Payment {
        id: id.into(),
        violation: violation.into(),
        account: None,
        method: None,
        attempted_at: instant("2026-09-11T19:00:00.25+08:00"),
        amount_fen: Fen(20_000),
        outcome,
        failure_text: None,
    }
}

pub(super) fn note(id: &str, violation: &str) -> Note {
    Note {
        id: id.into(),
        kind: NoteKind::SourceText,
        text: "【交管局】\n您的小型汽车…".to_owned(),
        at: None,
        vehicle: None,
        violation: Some(violation.into()),
    }
}

pub(super) fn attachment(id: &str, of: AttachedTo) -> Attachment {
    Attachment {
        id: id.into(),
        of,
        kind: AttachmentKind::ScenePhoto,
        name: "现场 1.jpg".to_owned(),
        sha256: Sha256::from([0xab; 32]),
        size: 0,
        added_at: instant("2026-09-06T19:00:00+08:00"),
        note: None,
    }
}

/// Every optional value is present somewhere and absent somewhere. It has no daily windows of its own.
pub(super) fn household() -> Household {
    let day = |text| parse_date(text).expect("a date");
    Household {
        members: vec![member("dad"), member("kid"), member("mum")],
        accounts: vec![
            Account {
                label: Some("爸爸的12123".to_owned()),
                province: Some("北京".to_owned()),
                licence: Licence {
                    class: Some("C1".to_owned()),
                    status: LicenceStatus::Locked,
                    first_issued: Some(day("1986-06-15")),
                    valid_until: Some(day("2031-03-02")),
                    points: Some(PointsRead { points: 3, points_as_of: day("2026-09-01") }),
                },
                ..account("acc-dad", "dad")
            },
            account("acc-mum", "mum"),
        ],
        vehicles: vec![
            Vehicle {
                nickname: Some("爸爸的车".to_owned()),
                inspection_due: Some(day("2027-03-31")),
                kind: VehicleKind::SmallNewEnergy,
                usage: VehicleUse::Commercial,
                ..vehicle("car-dad", "京A·D12345", Some("dad"))
            },
            Vehicle { owner_name: Some("李四".to_owned()), ..vehicle("car-other", "京A8X2K6", None) },
        ],
        filings: vec![
            Filing {
                status: FilingStatus::Approved,
                decided_at: Some(instant("2026-08-04T10:00:00.000001+08:00")),
                note: Some("结婚证".to_owned()),
                ..filing("f1", "acc-mum", "car-dad")
            },
            filing("f2", "acc-dad", "car-other"),
        ],
        violations: vec![
            Violation {
                decision: Some(Decision {
                    number: None,
                    issued_on: None,
                    served_on: day("2026-09-05"),
                    by_account: Some("acc-dad".into()),
                }),
                driver: Some("dad".into()),
                authority: Some("朝阳支队".to_owned()),
                ..decided("v1", "car-dad")
            },
            Violation {
                source: Source::ParkingNotice,
                notice_number: Some("12-3".to_owned()),
                handle_by_extended_to: Some(day("2026-10-10")),
                warning_only: true,
                fine_fen: Fen(0),
                place: None,
                code: None,
                ..violation("v2", "car-dad")
            },
            Violation { notified_on: None, ..violation("v3", "car-other") },
        ],
        appeals: vec![
            Appeal {
                id: "a1".into(),
                violation: "v1".into(),
                kind: AppealKind::Reconsideration,
                submitted_at: instant("2026-09-06T10:00:00+08:00"),
                status: AppealStatus::Rejected,
                decided_at: Some(instant("2026-09-08T10:00:00+08:00")),
                note: Some("维持".to_owned()),
            },
            Appeal {
                id: "a2".into(),
                violation: "v2".into(),
                kind: AppealKind::Objection,
                submitted_at: instant("2026-08-25T10:00:00+08:00"),
                status: AppealStatus::Pending,
                decided_at: None,
                note: None,
            },
        ],
        methods: vec![
            Method {
                id: "wx".into(),
                kind: MethodKind::Wechat,
                label: "微信零钱".to_owned(),
                owner: Some("dad".into()),
                balance: Some(BalanceRead {
                    balance_fen: Fen(15_000),
                    balance_as_of: instant("2026-09-10T12:00:00+08:00"),
                }),
                balance_enough_as_of: Some(instant("2026-09-01T12:00:00+08:00")),
                single_limit_fen: Some(Fen(1)),
                daily_limit_fen: Some(Fen(2)),
                monthly_limit_fen: Some(Fen::MAX),
                spent_fen: Some(Fen(0)),
                spent_on: None,
            },
            Method {
                id: "zfb".into(),
                kind: MethodKind::CreditInstalment,
                label: String::new(),
                owner: None,
                balance: None,
                balance_enough_as_of: None,
                single_limit_fen: None,
                daily_limit_fen: None,
                monthly_limit_fen: None,
                spent_fen: Some(Fen(5)),
                spent_on: Some(day("2026-09-10")),
            },
        ],
        payments: vec![
            Payment {
                account: Some("acc-dad".into()),
                method: Some("wx".into()),
                failure_text: Some("支付失败,请重试".to_owned()),
                ..payment("p1", "v1", Outcome::Failed)
            },
            payment("p2", "v1", Outcome::Succeeded),
        ],
        notes: vec![
            note("n1", "v1"),
            Note {
                kind: NoteKind::MoveReminder,
                at: Some(instant("2026-08-19T18:40:00.5+08:00")),
                vehicle: Some("car-dad".into()),
                violation: None,
                ..note("n2", "")
            },
        ],
        attachments: vec![
            attachment("e1", AttachedTo::Violation("v1".into())),
            Attachment {
                kind: AttachmentKind::Dashcam,
                size: MOST_FILE_BYTES,
                note: Some("前摄像头".to_owned()),
                ..attachment("e2", AttachedTo::Appeal("a1".into()))
            },
        ],
        maintenance: Maintenance {
            daily: None,
            announced: vec![MaintenanceNotice {
                id: "m1".into(),
                from: instant("2026-09-28T22:00:00+08:00"),
                to: instant("2026-09-29T06:00:00+08:00"),
                text: Some("节前扩容".to_owned()),
            }],
        },
        settings: Settings {
            parameters: vec![
                Override { parameter: "holiday-rush-days".to_owned(), value: serde_json::json!(4) },
                Override {
                    parameter: "methods-accepted".to_owned(),
                    value: serde_json::json!(["wechat", {"a": null}]),
                },
                Override { parameter: "nothing".to_owned(), value: serde_json::Value::Null },
            ],
            muted: vec![
                Muted { check: "due-soon".to_owned(), violation: "v1".into(), fingerprint: "f".to_owned() },
                Muted { check: "due-soon".to_owned(), violation: "v2".into(), fingerprint: String::new() },
            ],
        },
    }
}

pub(super) fn window(start: (u32, u32), end: (u32, u32)) -> DailyWindow {
    let time = |(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).expect("a time");
    DailyWindow { start: time(start), end: time(end) }
}
