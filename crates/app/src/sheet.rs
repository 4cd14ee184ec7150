//! A household's violations as a table, for Excel and WPS, and to be read back.

use std::borrow::Cow;

use chrono::Timelike;
use greenlight_intake::{reading::Field, sheet::Cell};
use greenlight_rules::{
    facts::{Household, Member, Vehicle, Violation},
    time::Instant,
};

pub use greenlight_intake::sheet::{Kind, Unwritten};

use crate::text::Words;

/// The columns, from the left. What a table of violations is read from has the same fields.
pub const COLUMNS: [Field; 18] = [
    Field::Plate,
    Field::VehicleKind,
    Field::Source,
    Field::Stage,
    Field::OccurredAt,
    Field::Place,
    Field::Offence,
    Field::Code,
    Field::FineFen,
    Field::Points,
    Field::WarningOnly,
    Field::Driver,
    Field::Authority,
    Field::NoticeNumber,
    Field::NotifiedOn,
    Field::DecisionNumber,
    Field::IssuedOn,
    Field::ServedOn,
];

/// Writes the household's violations, in the order of the household, with headings in the reader's language. `now` is when
/// a workbook says that it was made.
///
/// # Errors
///
/// [`Unwritten`] when a workbook cannot hold them; a CSV takes any.
pub fn write(household: &Household, kind: Kind, words: &Words, now: Instant) -> Result<Vec<u8>, Unwritten> {
    let headings = COLUMNS.map(|field| heading(field, words));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    // Both lists are ordered by id.
    let vehicle = |violation: &Violation| {
        let found = household.vehicles.binary_search_by(|vehicle| vehicle.id.cmp(&violation.vehicle));
        found.ok().map(|place| &household.vehicles[place])
    };
    let driver = |violation: &Violation| {
        let driver = violation.driver.as_ref()?;
        household.members.iter().find(|member| member.id == *driver)
    };
    let rows = household.violations.iter().map(|violation| {
        let (vehicle, driver) = (vehicle(violation), driver(violation));
        COLUMNS.iter().map(|field| cell(*field, violation, vehicle, driver, words)).collect()
    });
    greenlight_intake::sheet::write(kind, &words.text("intake", "table.name"), &headings, rows, now)
}

/// What a field's column is called in the reader's language.
pub fn heading(field: Field, words: &Words) -> String {
    let word = serde_json::to_value(field).ok();
    let word = word.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
    words.text("intake", &format!("table.heading.{word}"))
}

fn cell<'a>(
    field: Field,
    violation: &'a Violation,
    vehicle: Option<&'a Vehicle>,
    driver: Option<&'a Member>,
    words: &Words,
) -> Cell<'a> {
    let decision = violation.decision.as_ref();
    let day = |day: Option<chrono::NaiveDate>| Cell::text(day.map(|day| day.to_string()));
    match field {
        Field::Plate => Cell::text(vehicle.map(|vehicle| vehicle.plate.as_str())),
        Field::VehicleKind => Cell::text(vehicle.map(|vehicle| words.word("vehicle_kind", vehicle.kind.word()))),
        Field::Source => Cell::Text(words.word("source", violation.source.word()).into()),
        Field::Stage => Cell::Text(words.word("stage", violation.stage.word()).into()),
        Field::OccurredAt => Cell::Text(minute(violation.occurred_at)),
        Field::Place => Cell::text(violation.place.as_deref()),
        Field::Offence => Cell::Text(violation.offence.as_str().into()),
        Field::Code => Cell::text(violation.code.as_deref()),
        Field::FineFen => Cell::Money(violation.fine_fen),
        Field::Points => Cell::Number(violation.points),
        Field::WarningOnly => {
            Cell::Text(words.text("intake", if violation.warning_only { "table.yes" } else { "table.no" }).into())
        }
        Field::Driver => Cell::text(driver.map(|driver| driver.name.as_str())),
        Field::Authority => Cell::text(violation.authority.as_deref()),
        Field::NoticeNumber => Cell::text(violation.notice_number.as_deref()),
        Field::NotifiedOn => day(violation.notified_on),
        Field::DecisionNumber => Cell::text(decision.and_then(|decision| decision.number.as_deref())),
        Field::IssuedOn => day(decision.and_then(|decision| decision.issued_on)),
        Field::ServedOn => day(decision.map(|decision| decision.served_on)),
        Field::Owner | Field::PaidAt | Field::AmountFen | Field::OrderNumber | Field::MethodKind => Cell::Empty,
    }
}

/// A point in time as a sheet sorts it, to the minute when nothing is finer.
fn minute(at: Instant) -> Cow<'static, str> {
    let time = at.time();
    match (time.second(), time.nanosecond()) {
        (0, 0) => format!("{} {}", at.date(), time.format("%H:%M")).into(),
        (_, 0) => format!("{} {}", at.date(), time.format("%H:%M:%S")).into(),
        _ => at.to_string().into(),
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use greenlight_intake::table::{self, Limits};
    use greenlight_rules::{law::Law, time::parse_date};

    use super::*;
    use crate::{demo, house::merged, text::Language};

    #[test]
    fn what_was_written_is_read_back_as_the_same_facts() {
        let now = Instant::parse("2026-09-11T20:00:00+08:00").expect("an instant");
        let law = Law::builtin().expect("law");
        let nobody = Household::default();
        let household = merged(demo::SAMPLE.as_bytes(), &nobody, true, &law, &mut |_| {}).expect("the sample");
        for (language, kind) in [
            (Language::Chinese, Kind::Csv),
            (Language::Chinese, Kind::Xlsx),
            (Language::English, Kind::Csv),
            (Language::English, Kind::Xlsx),
        ] {
            let words = Words { language, today: parse_date("2026-09-11").expect("a day") };
            let bytes = write(&household, kind, &words, now).expect("a file");
            let grid =
                table::open(&bytes, None, &Limits::default(), &mut |_| ControlFlow::Continue(())).expect("a table");
            let mapping = grid.guess();
            assert_eq!(mapping.columns, COLUMNS.map(Some), "{language:?} {kind:?}");
            let rows: Vec<_> = table::readings(&grid, &mapping, now).collect();
            assert_eq!(rows.len(), household.violations.len());
            for (row, violation) in rows.iter().zip(&household.violations) {
                assert_eq!(row.problems, [], "{language:?} {kind:?}");
                is_same(&row.reading, violation, &household);
            }
        }
    }

    fn is_same(reading: &greenlight_intake::reading::Reading, violation: &Violation, household: &Household) {
        let vehicle = household.vehicles.iter().find(|vehicle| vehicle.id == violation.vehicle).expect("a vehicle");
        let decision = violation.decision.as_ref();
        let bare: String = vehicle.plate.chars().filter(|character| *character != '·').collect();
        assert_eq!(reading.text_of(Field::Plate), Some(bare.as_str()));
        assert_eq!(reading.text_of(Field::VehicleKind), Some(vehicle.kind.word()));
        assert_eq!(reading.text_of(Field::Source), Some(violation.source.word()));
        assert_eq!(reading.text_of(Field::Stage), Some(violation.stage.word()));
        assert_eq!(reading.instant_of(Field::OccurredAt), Some(violation.occurred_at));
        assert_eq!(reading.text_of(Field::Place), violation.place.as_deref());
        assert_eq!(reading.text_of(Field::Offence), Some(violation.offence.as_str()));
        assert_eq!(reading.text_of(Field::Code), violation.code.as_deref());
        assert_eq!(reading.money_of(Field::FineFen), Some(violation.fine_fen));
        assert_eq!(reading.number_of(Field::Points), Some(violation.points));
        assert_eq!(reading.flag_of(Field::WarningOnly), violation.warning_only);
        assert_eq!(reading.text_of(Field::Authority), violation.authority.as_deref());
        assert_eq!(reading.text_of(Field::NoticeNumber), violation.notice_number.as_deref());
        assert_eq!(reading.day_of(Field::NotifiedOn), violation.notified_on);
        assert_eq!(reading.text_of(Field::DecisionNumber), decision.and_then(|decision| decision.number.as_deref()));
        assert_eq!(reading.day_of(Field::IssuedOn), decision.and_then(|decision| decision.issued_on));
        assert_eq!(reading.day_of(Field::ServedOn), decision.map(|decision| decision.served_on));
        let driver = violation.driver.as_ref().and_then(|id| household.members.iter().find(|member| member.id == *id));
        assert_eq!(reading.text_of(Field::Driver), driver.map(|driver| driver.name.as_str()));
    }
}
