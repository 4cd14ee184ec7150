//! The public holidays of a year whose notice was not published: those of 全国年节及纪念日放假办法 (2024), art. 2.
//!
//! The same days are used for every such year, also for those before 2024 that had fewer: such a year only shifts dates
//! long past, and those answers are marked provisional.

use chrono::NaiveDate;
use tyme4rs::tyme::{
    lunar::LunarDay,
    solar::{SolarDay, SolarTerm},
};

/// 清明 in tyme4rs's list of solar terms, which starts at 冬至.
const QINGMING: isize = 7;

/// What is known of a year without a notice.
pub(super) struct Statutory {
    /// The statutory holidays, at most 13: 中秋 may fall on one of 国庆, and nothing is made up for.
    pub days: Vec<NaiveDate>,
    /// 正月初一 and 1 October.
    pub long: Vec<NaiveDate>,
}

/// The statutory holidays of a year, which lies in [`crate::time::YEARS`] or beside them.
pub(super) fn holidays(year: i32) -> Statutory {
    let solar = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    // 正月初一 lies between 21 January and 21 February, so the lunar year of that number starts in this one.
    let new_year = lunar(year, 1, 1);
    let from_new_year = |days| new_year.and_then(|day| day.checked_add_signed(chrono::TimeDelta::days(days)));
    let days = [
        solar(1, 1),
        from_new_year(-1),
        new_year,
        from_new_year(1),
        from_new_year(2),
        qingming(year),
        solar(5, 1),
        solar(5, 2),
        lunar(year, 5, 5),
        lunar(year, 8, 15),
        solar(10, 1),
        solar(10, 2),
        solar(10, 3),
    ];
    Statutory { days: days.into_iter().flatten().collect(), long: new_year.into_iter().chain(solar(10, 1)).collect() }
}

fn lunar(year: i32, month: isize, day: usize) -> Option<NaiveDate> {
    let lunar = LunarDay::new(isize::try_from(year).ok()?, month, day).ok()?;
    civil(&lunar.get_solar_day())
}

fn qingming(year: i32) -> Option<NaiveDate> {
    civil(&SolarTerm::from_index(isize::try_from(year).ok()?, QINGMING).get_solar_day())
}

fn civil(day: &SolarDay) -> Option<NaiveDate> {
    let number = |part: usize| u32::try_from(part).ok();
    NaiveDate::from_ymd_opt(i32::try_from(day.get_year()).ok()?, number(day.get_month())?, number(day.get_day())?)
}
