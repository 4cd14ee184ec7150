//! What Ctrl+K finds among the facts: violations, cars, people, methods, rules and offences.

use greenlight_intake::behaviour::Called;
use greenlight_rules::{
    checks,
    ids::{MemberId, MethodId, VehicleId},
    law::{Bilingual, Offence, offences},
    limits::plate_key,
};
use serde::Serialize;
use specta::Type;

use super::{
    Desk,
    table::{Row, Word, folded, has_plate, row},
};
use crate::Trouble;

/// What was found.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Finds {
    /// Violations, open ones first.
    pub violations: Vec<Row>,
    /// Cars.
    pub vehicles: Vec<FoundVehicle>,
    /// People.
    pub members: Vec<FoundMember>,
    /// Methods.
    pub methods: Vec<FoundMethod>,
    /// Checks.
    pub checks: Vec<FoundCheck>,
    /// Offences of the table.
    pub offences: Vec<FoundOffence>,
}

/// A car.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FoundVehicle {
    /// Its id.
    pub id: VehicleId,
    /// Its plate.
    pub plate: String,
    /// What the family calls it.
    pub nickname: Option<String>,
}

/// A person.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FoundMember {
    /// Their id.
    pub id: MemberId,
    /// Their name.
    pub name: String,
}

/// A method.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FoundMethod {
    /// Its id.
    pub id: MethodId,
    /// What the family calls it.
    pub label: String,
}

/// A check.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FoundCheck {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Bilingual,
}

/// An offence of the table.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FoundOffence {
    /// 违法行为
    pub behaviour: String,
    /// 违法代码 that were confirmed.
    pub codes: Vec<String>,
    /// 记分, where the table has it without ifs.
    pub points: Option<u32>,
    /// What the statute says of the fine.
    pub fine: String,
}

/// How many of a kind are worth showing.
const MOST: usize = 8;

impl Desk {
    /// What a text finds. A text without words finds the newest of the violations that are still to be dealt with.
    ///
    /// # Errors
    /// When the table of offences is not whole.
    pub fn find(&self, text: &str) -> Result<Finds, Trouble> {
        let open = self.opened();
        let facts = open.facts();
        let household = facts.household;
        let words: Vec<_> = text.split_whitespace().map(folded).collect();
        let said = |texts: &[&str]| words.iter().all(|word| texts.iter().any(|text| folded(text).contains(word)));
        let now = self.now();
        let wanted = Word::all(&facts, text);

        let mut violations: Vec<_> = household
            .violations
            .iter()
            .filter(|violation| {
                let vehicle = facts.vehicle(&violation.vehicle);
                let found = wanted.iter().all(|word| word.is_in(&facts, violation, vehicle));
                found && !(words.is_empty() && facts.is_settled(violation))
            })
            .collect();
        violations.sort_by_key(|violation| (facts.is_settled(violation), std::cmp::Reverse(violation.occurred_at)));
        violations.truncate(MOST);
        if words.is_empty() {
            return Ok(Finds {
                violations: violations.into_iter().filter_map(|violation| row(&facts, violation, now)).collect(),
                vehicles: Vec::new(),
                members: Vec::new(),
                methods: Vec::new(),
                checks: Vec::new(),
                offences: Vec::new(),
            });
        }

        let vehicles = household.vehicles.iter().filter(|vehicle| {
            said(&[&plate_key(&vehicle.plate), vehicle.nickname.as_deref().unwrap_or_default()])
                || has_plate(vehicle, text)
        });
        let members = household.members.iter().filter(|member| said(&[&member.name]));
        let methods = household.methods.iter().filter(|method| said(&[&method.label]));
        let checks = checks::ALL.iter().filter(|check| said(&[check.title_in(true), check.title_in(false), check.id]));
        let offences = self.offences(text)?;
        Ok(Finds {
            violations: violations.into_iter().filter_map(|violation| row(&facts, violation, now)).collect(),
            vehicles: vehicles
                .take(MOST)
                .map(|vehicle| FoundVehicle {
                    id: vehicle.id.clone(),
                    plate: vehicle.plate.clone(),
                    nickname: vehicle.nickname.clone(),
                })
                .collect(),
            members: members
                .take(MOST)
                .map(|member| FoundMember { id: member.id.clone(), name: member.name.clone() })
                .collect(),
            methods: methods
                .take(MOST)
                .map(|method| FoundMethod { id: method.id.clone(), label: method.label.clone() })
                .collect(),
            checks: checks
                .take(MOST)
                .map(|check| FoundCheck {
                    id: check.id.to_owned(),
                    title: Bilingual { zh: check.title_in(true).to_owned(), en: check.title_in(false).to_owned() },
                })
                .collect(),
            offences,
        })
    }

    /// The offences of the table that a text names, by behaviour, by code, or as people call them.
    ///
    /// # Errors
    /// When the table is not whole.
    pub fn offences(&self, text: &str) -> Result<Vec<FoundOffence>, Trouble> {
        let word = folded(text);
        let table = offences().map_err(|error| Trouble::Offences(error.to_string()))?;
        let called = Called::of(&word);
        let by_code = |offence: &Offence| word.len() >= 3 && offence.has_code(&word);
        // What people call it says more than a piece of its name in the law.
        let (named, alike): (Vec<_>, Vec<_>) = table
            .into_iter()
            .filter(|offence| called.is(offence) || by_code(offence) || folded(&offence.behaviour).contains(&word))
            .partition(|offence| called.is(offence) || by_code(offence));
        Ok(named
            .into_iter()
            .chain(alike)
            .take(MOST)
            .map(|offence| FoundOffence {
                behaviour: offence.behaviour,
                codes: offence.codes,
                points: offence.points,
                fine: offence.statute_fine,
            })
            .collect())
    }
}
