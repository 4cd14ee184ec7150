#![doc = include_str!("vehicle_kind.md")]

use crate::{
    attempt::Case,
    checks,
    facts::{Account, VehicleKind, VehicleUse},
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "vehicle-kind",
    severity: Severity::Block,
    step: Step::Both,
    grade: Grade::Reported,
    sources: &["报"],
    parameters: &[],
    page: include_str!("vehicle_kind.md"),
    made: Made::WhenAccount(|case, account| !case.owned_by(account)),
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    let vehicle = case.vehicle;
    let fileable = vehicle.usage == VehicleUse::Private
        && matches!(vehicle.kind, VehicleKind::Small | VehicleKind::SmallNewEnergy);
    (!case.owned_by(account) && !fileable).then(|| {
        CHECK
            .finds("vehicle-kind")
            .with("plate", &*vehicle.plate)
            .with("kind", Value::Word("vehicle_kind", vehicle.kind.word()))
            .with("use", Value::Word("vehicle_use", vehicle.usage.word()))
            .remedy(Remedy::AnotherAccount)
            .remedy(checks::owner_or_window(case))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    fn found(kind: &str, usage: &str, account: &str) -> bool {
        let world = World::family().set("/vehicles/0/kind", json!(kind)).set("/vehicles/0/use", json!(usage));
        world.finds_with("vehicle-kind", Some(account), None, EVENING).is_some()
    }

    #[test]
    fn only_small_private_cars_can_be_filed() {
        for kind in ["small", "small_new_energy"] {
            assert!(!found(kind, "private", "acc-mum"), "{kind}");
            assert!(found(kind, "commercial", "acc-mum"), "{kind}");
        }
        for kind in ["large", "large_new_energy", "motorcycle", "trailer", "other"] {
            assert!(found(kind, "private", "acc-mum"), "{kind}");
            assert!(!found(kind, "commercial", "acc-dad"), "the owner files nothing");
        }
    }

    #[test]
    fn a_filing_there_should_not_be_helps_nobody() {
        let world = World::family().set("/vehicles/0/kind", json!("large"));
        let world = world.filing("f", "acc-mum", "car", "approved", "2026-08-03T09:00:00+08:00");
        let found = world.finds_with("vehicle-kind", Some("acc-mum"), None, EVENING).unwrap();
        assert_eq!(found.clears, "action");
        assert_eq!(found.remedies, ["use_account acc-dad", "owner_or_window"]);
    }
}
