//! Every parameter the checks ask for, by name and type.

use serde_json::Value;

use super::{LawError, OverrideFault, Parameter, read::Entries};
use crate::{
    facts::{DailyWindow, MethodKind},
    money::Fen,
};

macro_rules! parameters {
    ($($(#[$doc:meta])* $field:ident: $type:ty = $id:literal,)*) => {
        /// Every parameter the checks ask for. What each means stands in the data, in words for everybody.
        #[derive(Clone, Debug)]
        pub struct Parameters { $($(#[$doc])* pub $field: Parameter<$type>,)* }

        impl Parameters {
            pub(super) fn take(entries: &mut Entries) -> Result<Parameters, LawError> {
                Ok(Parameters { $($field: entries.take($id)?,)* })
            }

            /// All of them, with their values as JSON: what `greenlight list parameters` shows.
            pub fn all(&self) -> impl Iterator<Item = Parameter<Value>> {
                [$(self.$field.erased(),)*].into_iter()
            }

            /// Puts a household's own value in place of the published ones.
            pub(super) fn set(&mut self, id: &str, value: &Value) -> Result<(), OverrideFault> {
                match id {
                    $($id => self.$field.set(value),)*
                    _ => Err(OverrideFault::Unknown),
                }
            }
        }
    };
}

parameters! {
    /// Natural days from being served to the last day to pay.
    payment_days: u32 = "payment-days",
    /// Surcharge a day, in basis points of the fine.
    surcharge_rate_bp: u32 = "surcharge-rate-bp",
    /// Most the surcharge can be, in basis points of the fine.
    surcharge_cap_bp: u32 = "surcharge-cap-bp",
    /// Days before the advised day from which a payment is due soon.
    due_soon_days: u32 = "due-soon-days",
    /// Kinds of payment method that 12123 takes.
    accepted_methods: Vec<MethodKind> = "accepted-methods",
    /// Hours after which a balance, or 足够, is old.
    balance_stale_hours: u32 = "balance-stale-hours",
    /// Hours for which 12123 may not yet show a payment.
    status_lag_hours: u32 = "status-lag-hours",
    /// Largest fine that can be confirmed outside a window.
    simple_procedure_fine_fen: Fen = "simple-procedure-fine-fen",
    /// Natural days to handle a camera record.
    camera_handle_days: u32 = "camera-handle-days",
    /// Natural days to handle a parking notice.
    parking_notice_handle_days: u32 = "parking-notice-handle-days",
    /// Working days to handle a notice handed out on the road.
    notice_handle_working_days: u32 = "notice-handle-working-days",
    /// Months by which a handling day can be extended.
    extension_max_months: u32 = "extension-max-months",
    /// Days before the handling day from which it is near.
    handle_soon_days: u32 = "handle-soon-days",
    /// Records of one vehicle past their day from which they can be decided in absence.
    backlog_records: u32 = "backlog-records",
    /// Natural days after the further notice of a backlog.
    backlog_notice_days: u32 = "backlog-notice-days",
    /// Working days of the announcement before a decision in absence.
    backlog_announcement_days: u32 = "backlog-announcement-days",
    /// Natural days of announcement after which a decision counts as served.
    announced_service_days: u32 = "announced-service-days",
    /// Working days to answer an objection.
    objection_review_working_days: u32 = "objection-review-working-days",
    /// Working days to remove a record found wrong.
    removal_working_days: u32 = "removal-working-days",
    /// Natural days to ask for reconsideration.
    reconsideration_days: u32 = "reconsideration-days",
    /// Months to go to court against a decision.
    lawsuit_months: u32 = "lawsuit-months",
    /// Natural days to go to court after a reconsideration.
    lawsuit_after_reconsideration_days: u32 = "lawsuit-after-reconsideration-days",
    /// Working days to review a filing.
    filing_review_working_days: u32 = "filing-review-working-days",
    /// Live filings an account may hold.
    filings_per_account: u32 = "filings-per-account",
    /// Live filings there may be of a vehicle.
    filings_per_vehicle: u32 = "filings-per-vehicle",
    /// Filings an account may apply for in a day.
    filings_per_day: u32 = "filings-per-day",
    /// Filings an account may apply for in a calendar year.
    filings_per_year: u32 = "filings-per-year",
    /// Points that fill a licence.
    points_full: u32 = "points-full",
    /// Months of a points cycle.
    points_cycle_months: u32 = "points-cycle-months",
    /// Points that learning can take off in a cycle.
    points_reduction_max: u32 = "points-reduction-max",
    /// Points of a record above which 12123 may send one to a window.
    online_points_limit: u32 = "online-points-limit",
    /// Days after which points read off 12123 are old.
    points_stale_days: u32 = "points-stale-days",
    /// Daily maintenance where the household says nothing of its own.
    daily_maintenance: Vec<DailyWindow> = "daily-maintenance",
    /// Days of rush before a long run of rest days.
    rush_days: u32 = "rush-days",
    /// Rest days in a row that make a run long.
    rush_run_days: u32 = "rush-run-days",
    /// Days before a long run from which it is a good time to pay, until the rush.
    early_days: u32 = "early-days",
    /// Days before the last day in which a long run matters.
    due_in_holiday_days: u32 = "due-in-holiday-days",
}
