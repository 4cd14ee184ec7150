//! The table of behaviours, with the points each carries. It proposes; a record's points are what the record says.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::money::Fen;

const TABLE: &str = include_str!("../../../../law/offences.csv");

/// The first day on which an offence carries the points of the table, by the name of its column (163号令).
pub const POINTS_SINCE: NaiveDate = match NaiveDate::from_ymd_opt(2022, 4, 1) {
    Some(day) => day,
    None => panic!("the column names a day"),
};

/// The day on which the law came into force under which every offence of the table was committed (道路交通安全法).
pub const TRAFFIC_LAW_SINCE: NaiveDate = match NaiveDate::from_ymd_opt(2004, 5, 1) {
    Some(day) => day,
    None => panic!("the calendar has the day"),
};

/// A behaviour that is an offence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offence {
    /// Its name in the table.
    pub key: String,
    /// 违法行为
    pub behaviour: String,
    /// 记分 since 2022-04-01 (163号令), where the table has a plain number without ifs.
    pub points: Option<u32>,
    /// Where the points stand.
    pub points_source: String,
    /// 违法代码 in use that were confirmed; without those the table doubts.
    pub codes: Vec<String>,
    /// The one 违法代码 of this behaviour, where the table has it without ifs.
    pub plain_code: Option<String>,
    /// What the statute says of the fine, in yuan, with the article.
    pub statute_fine: String,
    /// Fines that were seen, with the place where that is known; reported, and different from place to place.
    pub seen_fines: Vec<SeenFine>,
}

/// A fine that was seen for a behaviour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenFine {
    /// The province, by the character with which its plates begin; none when the report does not say.
    pub province: Option<char>,
    /// How much.
    pub fine: Fen,
}

impl Offence {
    /// The fine that is usual where a plate is from, by its first character: what was seen there, else the most that was
    /// seen anywhere. None where nothing was seen.
    pub fn usual_fine(&self, province: Option<char>) -> Option<Fen> {
        let there = self.seen_fines.iter().filter(|seen| seen.province.is_some() && seen.province == province);
        let most = |fines: &mut dyn Iterator<Item = &SeenFine>| fines.map(|seen| seen.fine).max();
        most(&mut there.into_iter()).or_else(|| most(&mut self.seen_fines.iter()))
    }

    /// Whether a record's 违法代码 is one of this behaviour's. A fifth character is provincial, so it is not looked at where
    /// the table has four.
    pub fn has_code(&self, code: &str) -> bool {
        self.codes.iter().any(|known| known == code || (known.len() == 4 && code.len() == 5 && code.starts_with(known)))
    }
}

/// The table of offences is not whole.
#[derive(Debug, thiserror::Error)]
#[error("law/offences.csv: {0}")]
pub struct OffencesError(#[from] csv::Error);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    key: String,
    behaviour_zh: String,
    points_since_2022_04_01: String,
    points_source: String,
    #[serde(rename = "codes_before_2022")]
    _codes_before_2022: String,
    current_code_confirmed: String,
    fine_statute_yuan: String,
    local_fine_examples: String,
    #[serde(rename = "confidence")]
    _confidence: String,
}

/// Reads the table, in its own order. Nothing of it is read before it is asked for.
///
/// # Errors
///
/// Only when law/offences.csv was changed and is no longer whole; the error names the line.
pub fn offences() -> Result<Vec<Offence>, OffencesError> {
    read(TABLE)
}

fn read(table: &str) -> Result<Vec<Offence>, OffencesError> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    reader.deserialize().map(|row| Ok(offence(row?))).collect()
}

fn offence(row: Row) -> Offence {
    Offence {
        key: row.key,
        behaviour: row.behaviour_zh,
        points: row.points_since_2022_04_01.parse().ok(),
        points_source: row.points_source,
        codes: row.current_code_confirmed.split('|').filter_map(confirmed_code).collect(),
        plain_code: plain_code(&row.current_code_confirmed),
        statute_fine: row.fine_statute_yuan,
        seen_fines: seen_fines(&row.local_fine_examples),
    }
}

/// `BJ 200; seen 50/100/150` are four fines, the first of them Beijing's. What is no plain number of yuan, such as
/// `3分/100`, is not taken.
fn seen_fines(cell: &str) -> Vec<SeenFine> {
    let part = |part: &str| -> Vec<SeenFine> {
        let (place, numbers) = part.trim().split_once(' ').unwrap_or(("", part.trim()));
        let province = match place {
            "BJ" => Some('京'),
            "SD" => Some('鲁'),
            "GD" => Some('粤'),
            _ => None,
        };
        let yuan = |number: &str| number.parse::<i64>().ok().filter(|yuan| *yuan > 0);
        let fines: Option<Vec<i64>> = numbers.split(['/', '-']).map(yuan).collect();
        fines.unwrap_or_default().into_iter().map(|yuan| SeenFine { province, fine: Fen(yuan * 100) }).collect()
    };
    cell.split(';').flat_map(part).collect()
}

/// `1120 (高速/快速路以外)` has an if, and `1357|13570` are two.
fn plain_code(cell: &str) -> Option<String> {
    confirmed_code(cell).filter(|code| code == cell)
}

/// `1120 (高速/快速路以外)` is 1120; `1211?` is a doubt.
fn confirmed_code(cell: &str) -> Option<String> {
    let code = cell.split_whitespace().next()?;
    code.bytes().all(|byte| byte.is_ascii_alphanumeric()).then(|| code.to_owned())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn of(key: &str) -> Offence {
        offences().unwrap().into_iter().find(|offence| offence.key == key).unwrap()
    }

    #[test]
    fn the_whole_table_is_read() {
        let all = offences().unwrap();
        assert_eq!(all.len(), 72);
        let keys: std::collections::BTreeSet<_> = all.iter().map(|offence| &offence.key).collect();
        assert_eq!(keys.len(), 72);
        assert!(all.iter().all(|offence| offence.points.is_none_or(|points| points <= 12)));
    }

    #[test]
    fn only_plain_points_and_confirmed_codes_are_taken() {
        assert_eq!(of("red").points, Some(6));
        assert_eq!(of("tv").points, None, "it has an if");
        assert_eq!(of("speed_lt10").points, Some(0));
        assert_eq!(of("guide_lane").codes, ["1208", "6095"]);
        assert_eq!(of("belt_driver").codes, ["1120"]);
        assert_eq!(of("belt_driver").plain_code, None);
        assert_eq!(of("guide_lane").plain_code, None);
        assert_eq!(of("park").plain_code.as_deref(), Some("1039"));
        assert!(of("stopline").codes.is_empty());
        assert!(of("park_expressway").codes.is_empty());
    }

    #[test]
    fn the_usual_fine_is_the_places_own_else_the_most_that_was_seen() {
        assert_eq!(of("park").usual_fine(Some('京')), Some(Fen(20_000)));
        assert_eq!(of("belt_driver").usual_fine(Some('京')), Some(Fen(5_000)));
        assert_eq!(of("belt_driver").usual_fine(Some('沪')), Some(Fen(20_000)));
        assert_eq!(of("belt_driver").usual_fine(None), Some(Fen(20_000)));
        assert_eq!(of("lane").usual_fine(None), Some(Fen(10_000)));
        assert_eq!(of("tv").usual_fine(None), None, "3分/100 is no plain number");
        assert_eq!(of("speed_lt10").usual_fine(Some('粤')), None, "a warning has none");
        assert_eq!(of("park_expressway").usual_fine(None), None);
    }

    #[test]
    fn the_provincial_character_is_not_looked_at() {
        assert!(of("park").has_code("1039"));
        assert!(of("park").has_code("10391"));
        assert!(!of("park").has_code("103911"));
        assert!(!of("park").has_code("103"));
        assert!(of("speed_10_20").has_code("60931"));
        assert!(!of("speed_10_20").has_code("60932"));
    }

    #[test]
    fn the_points_hold_since_the_day_that_the_column_names() {
        assert!(TABLE.contains(&format!(",points_since_{},", POINTS_SINCE.format("%Y_%m_%d"))));
    }

    #[test]
    fn the_law_is_in_force_since_the_day_from_which_the_parameters_have_it() {
        let payment = include_str!("../../../../law/parameters/payment.toml");
        assert!(payment.contains(&format!("from = {TRAFFIC_LAW_SINCE}")));
    }

    #[test]
    fn another_table_is_refused() {
        assert!(read("key,behaviour\nred,x\n").is_err());
        assert!(read(&TABLE.replacen("confidence", "confident", 1)).is_err());
    }
}
