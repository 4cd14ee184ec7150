//! Of which part of the country an office is, by the place in its name, and a violation, by its office, its decision, its
//! place or its car: `law/places.csv`.

use std::sync::LazyLock;

use greenlight_rules::facts::{Vehicle, Violation};
use serde::Deserialize;

const TABLE: &str = include_str!("../../../../law/places.csv");

static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    // The list is part of the program, and a test reads every row.
    csv::Reader::from_reader(TABLE.as_bytes()).deserialize().filter_map(Result::ok).collect()
});

/// A province or a city.
#[derive(Debug, Deserialize)]
struct Place {
    /// The first two digits of its administrative code, of a city the first four.
    code: String,
    /// What its plates begin with, with `|` between them.
    plates: String,
    /// What it is called, with `|` between them.
    names: String,
    #[serde(rename = "source")]
    _source: String,
}

/// A province, and the city in it where that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Region {
    province: &'static str,
    city: Option<&'static str>,
}

/// Whether an office is known to be of another province than a violation, or of another city of its province. Whose city
/// nobody knows may be of any.
pub(super) fn is_elsewhere(office: &str, violation: &Violation, car: Option<&Vehicle>) -> bool {
    let Some((office, own)) = Region::named(office).zip(Region::of(violation, car)) else { return false };
    let other_city = office.city.zip(own.city).is_some_and(|(office, own)| office != own);
    office.province != own.province || other_city
}

impl Region {
    /// Where a violation was: of the office that recorded it, by the number of its decision, where it says that it was, each
    /// as far as the one before does not tell; or, where none of them tells anything, where its car is from.
    fn of(violation: &Violation, car: Option<&Vehicle>) -> Option<Region> {
        let office = violation.authority.as_deref().and_then(Region::named);
        let number = violation.decision.as_ref().and_then(|decision| decision.number.as_deref());
        let told = [office, number.and_then(Region::numbered), violation.place.as_deref().and_then(Region::addressed)];
        let mut told = told.into_iter().flatten();
        let Some(mut region) = told.next() else { return car.and_then(|car| Region::plated(&car.plate)) };
        region.city = region.city.or_else(|| told.find(|more| more.province == region.province)?.city);
        Some(region)
    }

    /// The place in the name of an office. 南京路 and 中山区 only share a name with one.
    fn named(office: &str) -> Option<Region> {
        Region::first(office, |_, rest| !rest.starts_with(['路', '街', '道', '区', '县', '镇', '乡', '村', '桥', '站']))
    }

    /// The place that an address says in full. Streets and gates are named after cities without a word for what they are.
    fn addressed(place: &str) -> Option<Region> {
        let kinds = ['省', '市', '盟'];
        Region::first(place, |name, rest| name.ends_with(kinds) || rest.starts_with(kinds) || rest.starts_with("自治"))
    }

    /// The place that a text names first; of a province that is named first, the city of it that comes after. `is_own` says
    /// of a name and of what follows it whether the place is meant.
    fn first(text: &str, is_own: impl Fn(&str, &str) -> bool) -> Option<Region> {
        let position = |place: &Place| {
            let names = place.names.split('|').flat_map(|name| text.match_indices(name));
            names.filter(|(at, name)| is_own(name, &text[at + name.len()..])).map(|(at, _)| at).min()
        };
        let mut found: Vec<_> = PLACES.iter().filter_map(|place| Some((position(place)?, place))).collect();
        found.sort_by_key(|(at, place)| (*at, place.code.len()));
        let province = found.first()?.1.province();
        let city =
            found.into_iter().map(|(_, place)| place).find(|place| place.is_city() && place.province() == province);
        Some(Region { province, city: city.map(|city| city.code.as_str()) })
    }

    /// The place whose administrative code a number begins with.
    fn numbered(number: &str) -> Option<Region> {
        Region::by(|place| number.starts_with(place.code.as_str()))
    }

    /// The place whose sign a plate begins with.
    fn plated(plate: &str) -> Option<Region> {
        Region::by(|place| place.plates.split('|').any(|sign| !sign.is_empty() && plate.starts_with(sign)))
    }

    fn by(is: impl Fn(&Place) -> bool) -> Option<Region> {
        let closest = PLACES.iter().filter(|place| is(place)).max_by_key(|place| place.code.len())?;
        Some(Region { province: closest.province(), city: closest.is_city().then_some(closest.code.as_str()) })
    }
}

impl Place {
    fn is_city(&self) -> bool {
        self.code.len() > 2
    }

    fn province(&self) -> &str {
        self.code.get(..2).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn named(text: &str, province: &str, city: Option<&str>) {
        let region = Region::named(text).map(|region| (region.province, region.city));
        assert_eq!(region, Some((province, city)), "{text}");
    }

    #[test]
    fn every_row_is_whole_and_of_a_province_with_its_sign() {
        let rows: Vec<Place> = csv::Reader::from_reader(TABLE.as_bytes()).deserialize().map(Result::unwrap).collect();
        assert_eq!(rows.len(), PLACES.len());
        let mut signs = std::collections::BTreeSet::new();
        for place in &rows {
            let province = rows.iter().find(|other| other.code == place.province()).expect("a province");
            assert!(!place.is_city() || place.code.len() == 4, "{}", place.code);
            for sign in place.plates.split('|').filter(|sign| !sign.is_empty()) {
                assert!(sign.starts_with(&province.plates) && signs.insert(sign), "{sign}");
                assert_eq!(sign.chars().count(), if place.is_city() { 2 } else { 1 }, "{sign}");
            }
            assert!(place.names.split('|').all(|name| name.chars().count() >= 2), "{}", place.names);
        }
    }

    #[test]
    fn offices_are_of_the_place_in_their_name() {
        named("深圳市公安局交通警察局", "44", Some("4403"));
        named("广东省公安厅交通管理局", "44", None);
        named("江苏省南京市交警支队", "32", Some("3201"));
        named("昆山市公安局交通警察大队", "32", Some("3205"));
        named("北京交警", "11", None);
        named("北京市朝阳区交通支队", "11", None);
        named("上海市公安局南京东路派出所", "31", None);
        named("广州市公安局北京路中队", "44", Some("4401"));
        named("马鞍山市公安局", "34", Some("3405"));
        named("吉林省公安厅", "22", None);
        assert_eq!(Region::named("交管12123"), None);
        assert_eq!(Region::named("中山路与南京路口"), None);
        assert_eq!(Region::addressed("西安门大街"), None);
        assert_eq!(Region::addressed("深圳市南山区深南大道"), Some(Region { province: "44", city: Some("4403") }));
    }

    #[test]
    fn numbers_and_plates_are_of_the_closest_place() {
        let short = |region: Option<Region>| region.map(|region| (region.province, region.city));
        assert_eq!(short(Region::numbered("4403001234567890")), Some(("44", Some("4403"))));
        assert_eq!(short(Region::numbered("4400001234567890")), Some(("44", None)), "the province's own");
        assert_eq!(short(Region::numbered("1101051234567890")), Some(("11", None)));
        assert_eq!(short(Region::plated("粤X·8K2P6")), Some(("44", Some("4406"))));
        assert_eq!(short(Region::plated("粤Z1234港")), Some(("44", None)), "no city's");
        assert_eq!(Region::plated("使224578"), None);
    }
}
