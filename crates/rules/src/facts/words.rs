//! The words of the field that come from a closed list.

use serde::Serialize;
use specta::Type;

/// Defines an enum whose every value has one fixed word in the file, the database and the answers.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $word:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Type)]
        pub enum $name { $($(#[$value_doc])* #[serde(rename = $word)] $value,)* }

        impl $name {
            /// Every value, in the order of the file format.
            pub const ALL: &'static [$name] = &[$($name::$value,)*];

            /// The word for it in the file, the database and the answers.
            pub const fn word(self) -> &'static str {
                match self { $($name::$value => $word,)* }
            }

            /// The value a word stands for.
            pub fn from_word(word: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }
        }
    )*};
}

words! {
    /// What state a driving licence is in (162号令). Anything but `Normal` stops the holder from handling a violation.
    LicenceStatus {
        /// 正常
        Normal = "normal",
        /// 吊销
        Revoked = "revoked",
        /// 撤销
        Rescinded = "rescinded",
        /// 注销
        Cancelled = "cancelled",
        /// 停止使用
        SuspendedUse = "suspended_use",
        /// 逾期未换证
        RenewalOverdue = "renewal_overdue",
        /// 逾期未审验
        ReviewOverdue = "review_overdue",
        /// 扣押
        Seized = "seized",
        /// 扣留
        Detained = "detained",
        /// 暂扣
        Suspended = "suspended",
        /// 锁定
        Locked = "locked",
        /// 转出
        TransferredOut = "transferred_out",
        /// 注销可恢复
        CancelledRestorable = "cancelled_restorable",
    }
    /// What kind of vehicle a plate belongs to.
    VehicleKind {
        /// 小型汽车
        Small = "small",
        /// 小型新能源汽车
        SmallNewEnergy = "small_new_energy",
        /// 大型汽车
        Large = "large",
        /// 大型新能源汽车
        LargeNewEnergy = "large_new_energy",
        /// 摩托车
        Motorcycle = "motorcycle",
        /// 挂车
        Trailer = "trailer",
        /// 其他
        Other = "other",
    }
    /// What a vehicle is registered for.
    VehicleUse {
        /// 非营运
        Private = "private",
        /// 营运
        Commercial = "commercial",
    }
    /// Where a filing (备案) stands.
    FilingStatus {
        /// 审核中
        Pending = "pending",
        /// 已通过
        Approved = "approved",
        /// 未通过
        Rejected = "rejected",
        /// 已解除
        Unbound = "unbound",
    }
    /// Which document a violation came from.
    Source {
        /// 电子监控记录
        Camera = "camera",
        /// 违法停车告知单
        ParkingNotice = "parking_notice",
        /// 现场简易程序处罚决定书: a decision from the start
        OnSpot = "on_spot",
        /// 违法行为处理通知书、强制措施凭证: handled at a window only
        Notice = "notice",
    }
    /// How far a violation has come.
    Stage {
        /// 待处理
        Recorded = "recorded",
        /// 已处理、待缴款
        Decided = "decided",
        /// 已缴款
        Paid = "paid",
        /// 已消除、已撤销
        Revoked = "revoked",
    }
    /// Which remedy the person asked for.
    AppealKind {
        /// 异议、申诉: against a record, before a decision
        Objection = "objection",
        /// 行政复议
        Reconsideration = "reconsideration",
        /// 行政诉讼
        Lawsuit = "lawsuit",
    }
    /// How an appeal stands. `Upheld` is one the person won.
    AppealStatus {
        /// 审查中
        Pending = "pending",
        /// 成立
        Upheld = "upheld",
        /// 驳回
        Rejected = "rejected",
        /// 已撤回
        Withdrawn = "withdrawn",
    }
    /// What a payment method is.
    MethodKind {
        /// 微信
        Wechat = "wechat",
        /// 支付宝
        Alipay = "alipay",
        /// 云闪付
        Unionpay = "unionpay",
        /// 储蓄卡
        DebitCard = "debit_card",
        /// 信用卡, paid in full
        CreditCard = "credit_card",
        /// 信用卡分期
        CreditInstalment = "credit_instalment",
    }
    /// How an attempt to pay ended.
    Outcome {
        /// 成功
        Succeeded = "succeeded",
        /// 失败
        Failed = "failed",
    }
    /// What a note is.
    NoteKind {
        /// 挪车提醒: asks to move the car; it is no violation, and no clock runs on it
        MoveReminder = "move_reminder",
        /// 原文: what a violation was entered from
        SourceText = "source_text",
        /// 备忘
        Other = "other",
    }
    /// What an attachment shows.
    AttachmentKind {
        /// 现场照片
        ScenePhoto = "scene_photo",
        /// 行车记录仪
        Dashcam = "dashcam",
        /// 告知单
        Notice = "notice",
        /// 决定书
        Decision = "decision",
        /// 回执
        Receipt = "receipt",
        /// 证件
        Identity = "identity",
        /// 其他
        Other = "other",
    }
}
