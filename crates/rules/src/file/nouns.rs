//! From an object of the file to a fact: a function a noun, in the order of the contract.

use super::object::Object;
use crate::{
    facts::{
        Account, Appeal, AppealKind, AppealStatus, AttachedTo, Attachment, AttachmentKind, BalanceRead, DailyWindow,
        Decision, Filing, FilingStatus, Licence, LicenceStatus, MaintenanceNotice, Member, Method, MethodKind, Muted,
        Note, NoteKind, Outcome, Payment, PointsRead, Source, Stage, Vehicle, VehicleKind, VehicleUse, Violation,
    },
    limits::{Limit, MOST_LICENCE_POINTS, MOST_RECORD_POINTS, written_plate},
    list::List,
};

// Every field is asked for before the first `?`, so that one bad field does not hide the next.

pub(super) fn member(object: &mut Object<'_, '_>, index: usize) -> Option<Member> {
    let id = object.own_id(List::Members, index);
    let name = object.text("name");
    Some(Member { id: id?, name: name? })
}

pub(super) fn account(object: &mut Object<'_, '_>, index: usize) -> Option<Account> {
    let id = object.own_id(List::Accounts, index);
    let member = object.id_of("member", List::Members);
    let label = object.maybe_text("label");
    let province = object.maybe_text("province");
    let licence = object.object("licence", licence);
    Some(Account { id: id?, member: member?, label, province, licence: licence? })
}

fn licence(object: &mut Object<'_, '_>) -> Option<Licence> {
    let class = object.maybe_text("class");
    let status = object.word("status", LicenceStatus::ALL, LicenceStatus::word);
    let first_issued = object.maybe_date("first_issued");
    let valid_until = object.maybe_date("valid_until");
    object.pair(["points", "points_as_of"], Limit::PointsRead);
    let points = object.maybe_points("points", Limit::LicencePoints, MOST_LICENCE_POINTS);
    let points_as_of = object.maybe_date("points_as_of");
    let points = points.zip(points_as_of).map(|(points, points_as_of)| PointsRead { points, points_as_of });
    Some(Licence { class, status: status?, first_issued, valid_until, points })
}

pub(super) fn vehicle(object: &mut Object<'_, '_>, index: usize) -> Option<Vehicle> {
    let id = object.own_id(List::Vehicles, index);
    let plate = object.text("plate").map(|plate| written_plate(&plate));
    let kind = object.word("kind", VehicleKind::ALL, VehicleKind::word);
    let usage = object.word("use", VehicleUse::ALL, VehicleUse::word);
    let owner = object.maybe_id_of("owner", List::Members);
    let owner_name = object.maybe_text("owner_name");
    let nickname = object.maybe_text("nickname");
    let inspection_due = object.maybe_date("inspection_due");
    Some(Vehicle { id: id?, plate: plate?, kind: kind?, usage: usage?, owner, owner_name, nickname, inspection_due })
}

pub(super) fn filing(object: &mut Object<'_, '_>, index: usize) -> Option<Filing> {
    let id = object.own_id(List::Filings, index);
    let account = object.id_of("account", List::Accounts);
    let vehicle = object.id_of("vehicle", List::Vehicles);
    let submitted_at = object.instant("submitted_at");
    let status = object.word("status", FilingStatus::ALL, FilingStatus::word);
    let decided_at = object.maybe_instant("decided_at");
    let note = object.maybe_text("note");
    Some(Filing {
        id: id?,
        account: account?,
        vehicle: vehicle?,
        submitted_at: submitted_at?,
        status: status?,
        decided_at,
        note,
    })
}

pub(super) fn violation(object: &mut Object<'_, '_>, index: usize) -> Option<Violation> {
    let id = object.own_id(List::Violations, index);
    let vehicle = object.id_of("vehicle", List::Vehicles);
    let source = object.word("source", Source::ALL, Source::word);
    let stage = object.word("stage", Stage::ALL, Stage::word);
    let occurred_at = object.instant("occurred_at");
    let notified_on = object.maybe_date("notified_on");
    let place = object.maybe_text("place");
    let offence = object.text("offence");
    let code = object.maybe_text("code");
    let fine_fen = object.money("fine_fen");
    let points = object.points("points", Limit::ViolationPoints, MOST_RECORD_POINTS);
    let warning_only = object.yes_or_no("warning_only");
    let driver = object.maybe_id_of("driver", List::Members);
    let authority = object.maybe_text("authority");
    let notice_number = object.maybe_text("notice_number");
    let handle_by_extended_to = object.maybe_date("handle_by_extended_to");
    let decision = object.maybe_object("decision", decision);
    Some(Violation {
        id: id?,
        vehicle: vehicle?,
        source: source?,
        stage: stage?,
        occurred_at: occurred_at?,
        notified_on,
        place,
        offence: offence?,
        code,
        fine_fen: fine_fen?,
        points: points?,
        warning_only: warning_only?,
        driver,
        authority,
        notice_number,
        handle_by_extended_to,
        decision,
    })
}

fn decision(object: &mut Object<'_, '_>) -> Option<Decision> {
    let number = object.maybe_text("number");
    let issued_on = object.maybe_date("issued_on");
    let served_on = object.date("served_on");
    let by_account = object.maybe_id_of("by_account", List::Accounts);
    Some(Decision { number, issued_on, served_on: served_on?, by_account })
}

pub(super) fn appeal(object: &mut Object<'_, '_>, index: usize) -> Option<Appeal> {
    let id = object.own_id(List::Appeals, index);
    let violation = object.id_of("violation", List::Violations);
    let kind = object.word("kind", AppealKind::ALL, AppealKind::word);
    let submitted_at = object.instant("submitted_at");
    let status = object.word("status", AppealStatus::ALL, AppealStatus::word);
    let decided_at = object.maybe_instant("decided_at");
    let note = object.maybe_text("note");
    Some(Appeal {
        id: id?,
        violation: violation?,
        kind: kind?,
        submitted_at: submitted_at?,
        status: status?,
        decided_at,
        note,
    })
}

pub(super) fn method(object: &mut Object<'_, '_>, index: usize) -> Option<Method> {
    let id = object.own_id(List::Methods, index);
    let kind = object.word("kind", MethodKind::ALL, MethodKind::word);
    let label = object.text("label");
    let owner = object.maybe_id_of("owner", List::Members);
    object.pair(["balance_fen", "balance_as_of"], Limit::BalanceRead);
    let balance_fen = object.maybe_money("balance_fen");
    let balance_as_of = object.maybe_instant("balance_as_of");
    let balance_enough_as_of = object.maybe_instant("balance_enough_as_of");
    let single_limit_fen = object.maybe_money("single_limit_fen");
    let daily_limit_fen = object.maybe_money("daily_limit_fen");
    let monthly_limit_fen = object.maybe_money("monthly_limit_fen");
    let spent_fen = object.maybe_money("spent_fen");
    let spent_on = object.maybe_date("spent_on");
    let balance = balance_fen.zip(balance_as_of);
    Some(Method {
        id: id?,
        kind: kind?,
        label: label?,
        owner,
        balance: balance.map(|(balance_fen, balance_as_of)| BalanceRead { balance_fen, balance_as_of }),
        balance_enough_as_of,
        single_limit_fen,
        daily_limit_fen,
        monthly_limit_fen,
        spent_fen,
        spent_on,
    })
}

pub(super) fn payment(object: &mut Object<'_, '_>, index: usize) -> Option<Payment> {
    let id = object.own_id(List::Payments, index);
    let violation = object.id_of("violation", List::Violations);
    let account = object.maybe_id_of("account", List::Accounts);
    let method = object.maybe_id_of("method", List::Methods);
    let attempted_at = object.instant("attempted_at");
    let amount_fen = object.money("amount_fen");
    let outcome = object.word("outcome", Outcome::ALL, Outcome::word);
    let failure_text = object.maybe_text("failure_text");
    Some(Payment {
        id: id?,
        violation: violation?,
        account,
        method,
        attempted_at: attempted_at?,
        amount_fen: amount_fen?,
        outcome: outcome?,
        failure_text,
    })
}

pub(super) fn note(object: &mut Object<'_, '_>, index: usize) -> Option<Note> {
    let id = object.own_id(List::Notes, index);
    let kind = object.word("kind", NoteKind::ALL, NoteKind::word);
    let text = object.text("text");
    let at = object.maybe_instant("at");
    let vehicle = object.maybe_id_of("vehicle", List::Vehicles);
    let violation = object.maybe_id_of("violation", List::Violations);
    Some(Note { id: id?, kind: kind?, text: text?, at, vehicle, violation })
}

pub(super) fn attachment(object: &mut Object<'_, '_>, index: usize) -> Option<Attachment> {
    let id = object.own_id(List::Attachments, index);
    object.one_of(["violation", "appeal"], Limit::AttachedTo);
    let violation = object.maybe_id_of("violation", List::Violations).map(AttachedTo::Violation);
    let appeal = object.maybe_id_of("appeal", List::Appeals).map(AttachedTo::Appeal);
    let kind = object.word("kind", AttachmentKind::ALL, AttachmentKind::word);
    let name = object.text("name");
    let sha256 = object.sha256("sha256");
    let size = object.size("size");
    let added_at = object.instant("added_at");
    let note = object.maybe_text("note");
    Some(Attachment {
        id: id?,
        of: violation.or(appeal)?,
        kind: kind?,
        name: name?,
        sha256: sha256?,
        size: size?,
        added_at: added_at?,
        note,
    })
}

pub(super) fn daily(object: &mut Object<'_, '_>, _: usize) -> Option<DailyWindow> {
    let start = object.time("start");
    let end = object.time("end");
    Some(DailyWindow { start: start?, end: end? })
}

pub(super) fn announced(object: &mut Object<'_, '_>, index: usize) -> Option<MaintenanceNotice> {
    let id = object.own_id(List::Announced, index);
    let from = object.instant("from");
    let to = object.instant("to");
    let text = object.maybe_text("text");
    Some(MaintenanceNotice { id: id?, from: from?, to: to?, text })
}

pub(super) fn muted(object: &mut Object<'_, '_>, _: usize) -> Option<Muted> {
    let check = object.text("check");
    let violation = object.id_of("violation", List::Violations);
    let fingerprint = object.text("fingerprint");
    Some(Muted { check: check?, violation: violation?, fingerprint: fingerprint? })
}
