//! Cars by what their household calls them: 妈妈的车 昨天下午三点 长安街 违停.

use std::collections::HashMap;

use greenlight_rules::{facts::Household, limits::plate_key};

use crate::{
    reading::Ground,
    scan::{Found, before, folded, plate::Plate},
};

/// A car that has a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nickname {
    name: String,
    plate: String,
}

/// The names of a household's cars. One that two cars share names neither, and one of a single character is part of too
/// much.
pub fn nicknames(household: &Household) -> Vec<Nickname> {
    let named =
        household.vehicles.iter().filter_map(|car| Some((car, folded(car.nickname.as_deref()?).trim().to_owned())));
    let mut cars: HashMap<String, Vec<String>> = HashMap::new();
    for (car, name) in named.filter(|(_, name)| name.chars().count() > 1) {
        cars.entry(name).or_default().push(plate_key(&car.plate));
    }
    let only = cars.into_iter().filter_map(|(name, plates)| match <[String; 1]>::try_from(plates) {
        Ok([plate]) => Some(Nickname { name, plate }),
        Err(_) => None,
    });
    only.collect()
}

/// The cars that a text in plain form names, in their order; of names that begin at one place the longest.
pub(super) fn find(text: &str, nicknames: &[Nickname]) -> Vec<Found<Plate>> {
    let mut found: Vec<Found<Plate>> = Vec::new();
    let places =
        nicknames.iter().flat_map(|nickname| text.match_indices(&nickname.name).map(move |(at, _)| (at, nickname)));
    let mut places: Vec<_> =
        places.filter(|(at, nickname)| stands_alone(text, *at, *at + nickname.name.len())).collect();
    places.sort_by_key(|(at, nickname)| (*at, std::cmp::Reverse(nickname.name.len())));
    for (at, nickname) in places {
        if found.last().is_none_or(|last| last.span.end <= at) {
            let value = Plate { text: nickname.plate.clone(), kind: None, ground: Ground::Written };
            found.push(Found { value, span: at..at + nickname.name.len(), ground: Ground::Written });
        }
    }
    found
}

/// Whether a name is one here, and not part of a word: 小白 is a car, and 小白楼 a place.
fn stands_alone(text: &str, at: usize, end: usize) -> bool {
    let is_open = !before(text, at).is_some_and(char::is_alphanumeric);
    let rest = &text[end..];
    let ends = rest.chars().next().is_none_or(|next| !next.is_alphanumeric());
    is_open && (ends || text[..end].ends_with('车') || FOLLOW.iter().any(|word| rest.starts_with(word)))
}

/// What goes on after a car's name without a blank.
const FOLLOW: &[&str] = &[
    "昨",
    "今",
    "前天",
    "大前天",
    "上周",
    "上个",
    "本周",
    "这周",
    "周",
    "刚",
    "在",
    "于",
    "被",
    "又被",
    "的车",
    "违停",
    "违章",
    "闯",
];
