#![doc = include_str!("vehicle_kind.md")]

use crate::{
    attempt::Case,
    facts::{Account, VehicleKind, VehicleUse},
    finding::{Check, Finding, Remedy, Run, Severity, Step},
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
            .remedy(Remedy::new("owner_or_window"))
    })
}
