//! What a household knows: one struct a noun, in the field's terms, with the names of the portable file.
//!
//! A value of these types is well-formed by itself. Whether the facts of a household agree with one another is the
//! business of [`crate::limits`].

mod papers;
mod words;

use chrono::{NaiveDate, NaiveTime};
use serde::{Serialize, Serializer};
use specta::Type;

use crate::{
    ids::{AccountId, AppealId, FilingId, MemberId, MethodId, NoticeId, PaymentId, VehicleId, ViolationId},
    money::Fen,
    time::Instant,
};

pub use papers::{AttachedTo, Attachment, Note};
pub use words::{
    AppealKind, AppealStatus, AttachmentKind, FilingStatus, LicenceStatus, MethodKind, NoteKind, Outcome, Source,
    Stage, VehicleKind, VehicleUse,
};

/// A person of the household.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Member {
    /// Its id.
    pub id: MemberId,
    /// 姓名
    pub name: String,
}

/// A 12123 account, bound to one person and one driving licence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The person it is bound to.
    pub member: MemberId,
    /// What the family calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The province it is registered in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub province: Option<String>,
    /// The holder's licence.
    pub licence: Licence,
}

/// A driving licence, as 12123 shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Licence {
    /// 准驾车型, such as C1
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// 状态
    pub status: LicenceStatus,
    /// 初次领证日期: the points cycle counts from it
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_issued: Option<NaiveDate>,
    /// 有效期止: the last valid day
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
    /// 累积记分 and the day it was read, which are known together or not at all
    #[serde(flatten)]
    pub points: Option<PointsRead>,
}

/// The points on a licence and the day they were read off 12123.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
pub struct PointsRead {
    /// Points in the cycle.
    pub points: u32,
    /// The day they were read.
    pub points_as_of: NaiveDate,
}

/// A car, or anything else with a plate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Vehicle {
    /// Its id.
    pub id: VehicleId,
    /// 号牌号码, as the family writes it
    pub plate: String,
    /// 号牌种类
    pub kind: VehicleKind,
    /// 使用性质
    #[serde(rename = "use")]
    pub usage: VehicleUse,
    /// The member who owns it; none when the owner is outside the household.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<MemberId>,
    /// The owner's name, when outside the household.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_name: Option<String>,
    /// What the family calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nickname: Option<String>,
    /// 检验有效期止
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inspection_due: Option<NaiveDate>,
}

/// A filing (非本人机动车备案): the right of an account to query and handle a car it does not own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Filing {
    /// Its id.
    pub id: FilingId,
    /// The account that applied.
    pub account: AccountId,
    /// The car it applied for.
    pub vehicle: VehicleId,
    /// When it applied.
    pub submitted_at: Instant,
    /// Where it stands.
    pub status: FilingStatus,
    /// When it was approved or rejected; an unbound one keeps its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<Instant>,
    /// What the family noted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Filing {
    /// Whether it takes up one of the account's and one of the vehicle's places.
    pub fn is_live(&self) -> bool {
        matches!(self.status, FilingStatus::Pending | FilingStatus::Approved)
    }
}

/// One recorded offence of one vehicle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Violation {
    /// Its id.
    pub id: ViolationId,
    /// The vehicle.
    pub vehicle: VehicleId,
    /// Which document it came from.
    pub source: Source,
    /// How far it has come.
    pub stage: Stage,
    /// 违法时间
    pub occurred_at: Instant,
    /// The day the notice came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notified_on: Option<NaiveDate>,
    /// 违法地点
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// 违法行为
    pub offence: String,
    /// 违法代码
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// 罚款, in fen
    pub fine_fen: Fen,
    /// 记分, 0–12
    pub points: u32,
    /// Whether it is a 警告, with nothing to pay.
    pub warning_only: bool,
    /// Who drove, when known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub driver: Option<MemberId>,
    /// 采集机关
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// 告知单、通知书编号
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice_number: Option<String>,
    /// The handling day an extension (延期处理) was granted to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handle_by_extended_to: Option<NaiveDate>,
    /// The decision (行政处罚决定书): there is one exactly when it is decided or paid; a revoked one may keep it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
}

impl Violation {
    /// Whether the document asks for money.
    pub fn asks_money(&self) -> bool {
        !self.warning_only && self.fine_fen > Fen::ZERO
    }

    /// Whether there is nothing left to do: paid, revoked, decided with nothing due, or with a succeeded payment, of which
    /// `paid` tells.
    pub fn is_settled(&self, paid: bool) -> bool {
        match self.stage {
            Stage::Paid | Stage::Revoked => true,
            Stage::Decided => paid || !self.asks_money(),
            Stage::Recorded => paid,
        }
    }
}

/// 行政处罚决定书: fixes fine and points; its being received starts the payment clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Decision {
    /// 决定书编号, as written
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The day it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<NaiveDate>,
    /// The day it was received (送达).
    pub served_on: NaiveDate,
    /// The account that confirmed the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_account: Option<AccountId>,
}

/// An objection, reconsideration or lawsuit about one violation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Appeal {
    /// Its id.
    pub id: AppealId,
    /// The violation it is about.
    pub violation: ViolationId,
    /// Which remedy.
    pub kind: AppealKind,
    /// When it was submitted.
    pub submitted_at: Instant,
    /// How it stands.
    pub status: AppealStatus,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<Instant>,
    /// What the family noted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A way to pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Method {
    /// Its id.
    pub id: MethodId,
    /// What it is.
    pub kind: MethodKind,
    /// What the family calls it.
    pub label: String,
    /// Whose it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<MemberId>,
    /// The balance and when it was read, which are known together or not at all.
    #[serde(flatten)]
    pub balance: Option<BalanceRead>,
    /// When the user last said 足够.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub balance_enough_as_of: Option<Instant>,
    /// 单笔限额
    #[serde(skip_serializing_if = "Option::is_none")]
    pub single_limit_fen: Option<Fen>,
    /// 单日限额
    #[serde(skip_serializing_if = "Option::is_none")]
    pub daily_limit_fen: Option<Fen>,
    /// 单月限额
    #[serde(skip_serializing_if = "Option::is_none")]
    pub monthly_limit_fen: Option<Fen>,
    /// 今日已用, outside this app
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spent_fen: Option<Fen>,
    /// The day 今日已用 speaks of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spent_on: Option<NaiveDate>,
}

/// A balance and when it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
pub struct BalanceRead {
    /// What was there.
    pub balance_fen: Fen,
    /// When it was read.
    pub balance_as_of: Instant,
}

/// An attempt to pay that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Payment {
    /// Its id.
    pub id: PaymentId,
    /// The violation it was for.
    pub violation: ViolationId,
    /// Through which account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// By which method.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<MethodId>,
    /// When.
    pub attempted_at: Instant,
    /// How much, in fen.
    pub amount_fen: Fen,
    /// How it ended.
    pub outcome: Outcome,
    /// What the phone showed when it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure_text: Option<String>,
}

/// A daily maintenance window, `[start, end)` by Beijing clocks; one that ends before it starts crosses midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DailyWindow {
    /// When it starts.
    #[serde(serialize_with = "hour_and_minute")]
    #[specta(type = String)]
    pub start: NaiveTime,
    /// When it ends; never the same as the start.
    #[serde(serialize_with = "hour_and_minute")]
    #[specta(type = String)]
    pub end: NaiveTime,
}

fn hour_and_minute<S: Serializer>(time: &NaiveTime, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&time.format("%H:%M"))
}

/// A maintenance window somebody announced, `[from, to)`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct MaintenanceNotice {
    /// Its id.
    pub id: NoticeId,
    /// When it begins.
    pub from: Instant,
    /// When it ends; later than `from`.
    pub to: Instant,
    /// What the notice says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Maintenance as the household knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct Maintenance {
    /// The household's own daily windows: none = the law data's default, empty = no daily maintenance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub daily: Option<Vec<DailyWindow>>,
    /// The announced windows.
    pub announced: Vec<MaintenanceNotice>,
}

/// A finding the household does not want to be reminded of, until the facts behind it change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Muted {
    /// The check's id.
    pub check: String,
    /// The violation.
    pub violation: ViolationId,
    /// What the facts behind the finding were; when they are others, this mutes nothing.
    pub fingerprint: String,
}

/// An override of one parameter of the law data. The value is checked against the parameter when it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Override {
    /// The parameter's id.
    pub parameter: String,
    /// The household's own value.
    #[specta(type = ParameterShape)]
    pub value: serde_json::Value,
}

/// What a parameter's value looks like to the window. Nothing is ever made of this type.
#[derive(Debug, Serialize, Type)]
#[serde(untagged)]
pub enum ParameterShape {
    /// A number of something.
    Number(i32),
    /// Daily windows.
    Windows(Vec<DailyWindow>),
    /// Kinds of payment methods.
    Kinds(Vec<MethodKind>),
}

/// The household's settings that have a part in the checks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Overrides, by parameter id.
    pub parameters: Vec<Override>,
    /// Muted findings, by check and violation.
    pub muted: Vec<Muted>,
}

/// Everything a household knows. Each list is ordered by id, so that equal households are equal values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each list is named for what it holds")]
pub struct Household {
    pub members: Vec<Member>,
    pub accounts: Vec<Account>,
    pub vehicles: Vec<Vehicle>,
    pub filings: Vec<Filing>,
    pub violations: Vec<Violation>,
    pub appeals: Vec<Appeal>,
    pub methods: Vec<Method>,
    pub payments: Vec<Payment>,
    pub notes: Vec<Note>,
    pub attachments: Vec<Attachment>,
    pub maintenance: Maintenance,
    pub settings: Settings,
}
