use chrono::NaiveDate;
use greenlight_rules::snapshot::Snapshot;
use serde_json::{Value, json};

use super::{EVENING, Home, at};
use crate::desk::{
    board::{Board, Cell, CellState},
    people::{AccountStanding, Means},
};

fn board(home: &Home) -> Board {
    home.desk.board(None).expect("is shown")
}

fn cell(board: &Board, account: &str, car: &str) -> Cell {
    let line = board.cars.iter().find(|line| line.vehicle.id.as_str() == car).expect("a car");
    line.cells.iter().find(|cell| cell.account.as_str() == account).expect("a cell").clone()
}

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().expect("a day"))
}

fn filed(id: &str, account: &str, vehicle: &str, on: &str, status: &str) -> Value {
    let mut filing = json!({"id": id, "account": account, "vehicle": vehicle, "submitted_at": format!("{on}T09:00:00+08:00"), "status": status});
    if status != "pending" {
        filing["decided_at"] = json!(format!("{on}T18:00:00+08:00"));
    }
    filing
}

fn with_filings(filings: &[Value]) -> Home {
    Home::sample_with(|file| file["filings"].as_array_mut().expect("a list").extend(filings.iter().cloned()))
}

#[test]
fn each_cell_says_how_an_account_and_a_car_stand() {
    let board = board(&Home::sample());
    let state = |account: &str, car: &str| cell(&board, account, car).state;
    assert_eq!(state("acc-dad", "car-dad"), CellState::Own);
    assert_eq!(state("acc-dad", "car-mum"), CellState::Approved);
    assert_eq!(state("acc-mum", "car-gran"), CellState::Pending);
    assert_eq!(state("acc-son", "car-gran"), CellState::Rejected);
    assert_eq!(state("acc-son", "car-mum"), CellState::Free);
    assert_eq!(state("acc-mum", "car-dad"), CellState::QuotaSpent, "she applied this morning");
    let spent = cell(&board, "acc-mum", "car-dad");
    assert_eq!(spent.from_day, day("2026-09-24"));
    assert_eq!(spent.filing.as_ref().map(|filing| filing.as_str()), Some("f6"), "the latest, though unbound");
    let pending = cell(&board, "acc-mum", "car-gran");
    assert_eq!(pending.expected_at, Some(at("2026-09-24T10:30:00+08:00")));
    assert_eq!((pending.decided_at, pending.from_day), (None, None));
    let own = cell(&board, "acc-dad", "car-dad");
    assert!(own.filing.is_none() && own.submitted_at.is_none());
}

#[test]
fn a_car_that_12123_takes_no_filing_of_is_unfit() {
    for (field, value) in [("kind", "large"), ("use", "commercial"), ("kind", "motorcycle")] {
        let home = Home::sample_with(|file| {
            let car =
                json!({"id": "car-x", "plate": "京B·11111", "kind": "small", "use": "private", "owner_name": "舅舅"});
            file["vehicles"].as_array_mut().expect("a list").push(car);
            file["vehicles"][4][field] = json!(value);
        });
        assert_eq!(cell(&board(&home), "acc-son", "car-x").state, CellState::Unfit, "{value}");
        assert_eq!(cell(&board(&home), "acc-dad", "car-x").state, CellState::Unfit, "before any place is counted");
    }
}

#[test]
fn an_account_and_a_car_are_full_with_three() {
    let home = Home::sample_with(|file| {
        let car = json!({"id": "car-x", "plate": "京B·11111", "kind": "small", "use": "private", "owner_name": "舅舅"});
        file["vehicles"].as_array_mut().expect("a list").push(car);
        let member = json!({"id": "aunt", "name": "王芳"});
        file["members"].as_array_mut().expect("a list").push(member);
        let account = json!({"id": "acc-aunt", "member": "aunt", "licence": {"status": "normal"}});
        file["accounts"].as_array_mut().expect("a list").push(account);
        let filing = filed("f7", "acc-son", "car-gran", "2026-09-22", "approved");
        file["filings"].as_array_mut().expect("a list").push(filing);
    });
    let shown = board(&home);
    assert_eq!(cell(&shown, "acc-dad", "car-x").state, CellState::AccountFull);
    assert_eq!(cell(&shown, "acc-aunt", "car-gran").state, CellState::CarFull);
    assert_eq!(
        cell(&shown, "acc-son", "car-gran").state,
        CellState::Approved,
        "its newer filing, not the rejected one"
    );
    let line = shown.cars.iter().find(|line| line.vehicle.id.as_str() == "car-gran").expect("a car");
    assert_eq!((line.places_taken, line.owner.as_deref()), (3, Some("张桂兰")));
    assert_eq!((shown.places_of_account, shown.places_of_car), (3, 3));
}

#[test]
fn an_account_may_apply_once_a_day_and_five_times_a_year() {
    let shown = board(&Home::sample());
    let column = |board: &Board, id: &str| {
        board.accounts.iter().find(|column| column.account.as_str() == id).cloned().expect("an account")
    };
    let mum = column(&shown, "acc-mum");
    assert_eq!((mum.holder.as_str(), mum.approved, mum.pending), ("妈妈的12123", 0, 1));
    assert_eq!((mum.left_today, mum.left_this_year, mum.next_day), (0, 4, day("2026-09-24")));
    let dad = column(&shown, "acc-dad");
    assert_eq!((dad.approved, dad.left_today, dad.left_this_year, dad.next_day), (3, 1, 3, day("2026-09-23")));

    let rejected: Vec<_> = (1..=4)
        .map(|number| filed(&format!("g{number}"), "acc-son", "car-gran", &format!("2026-0{number}-01"), "rejected"))
        .collect();
    let shown = board(&with_filings(&rejected));
    let son = column(&shown, "acc-son");
    assert_eq!((son.left_today, son.left_this_year, son.next_day), (0, 0, day("2027-01-01")));
    let spent = cell(&shown, "acc-son", "car-mum");
    assert_eq!((spent.state, spent.from_day), (CellState::QuotaSpent, day("2027-01-01")));
    assert_eq!(cell(&shown, "acc-son", "car-gran").filing.as_ref().map(|id| id.as_str()), Some("f5"), "the latest");
}

#[test]
fn filings_that_wait_stand_by_age_and_say_when_their_answer_is_past() {
    let home = with_filings(&[filed("f7", "acc-son", "car-mum", "2026-09-18", "pending")]);
    let pending = board(&home).pending;
    let found: Vec<_> = pending.iter().map(|waiting| (waiting.filing.as_str(), waiting.overdue)).collect();
    assert_eq!(found, [("f7", true), ("f4", false)]);
    // 2026-09-18 was a Friday, and the Sunday after it was worked.
    assert_eq!(pending[0].expected_at, at("2026-09-20T09:00:00+08:00"));
}

#[test]
fn what_is_still_to_be_dealt_with_is_counted_for_each_car() {
    let home = Home::sample();
    let opened = home.desk.opened();
    let facts = Snapshot::new(&opened.household, &opened.law);
    for line in board(&home).cars {
        let open = opened.household.violations.iter();
        let open: Vec<_> = open.filter(|own| own.vehicle == line.vehicle.id && !facts.is_settled(own)).collect();
        assert_eq!(line.open as usize, open.len(), "{}", line.vehicle.id);
        assert_eq!(line.open_fen, open.iter().map(|own| own.fine_fen).sum());
    }
    let mum = &board(&home).cars[2];
    assert_eq!((mum.vehicle.id.as_str(), mum.open, mum.open_fen.0), ("car-mum", 3, 60_000), "v10 is paid");
}

fn person(home: &Home, member: &str, moment: &str) -> AccountStanding {
    let people = home.desk.people(Some(moment)).expect("are shown").people;
    let person = people.into_iter().find(|person| person.member.id.as_str() == member).expect("a person");
    person.account.expect("an account")
}

fn means(home: &Home, id: &str, moment: &str) -> Means {
    let means = home.desk.people(Some(moment)).expect("are shown").means;
    means.into_iter().find(|means| means.method.id.as_str() == id).expect("a method")
}

#[test]
fn a_licence_bears_as_many_points_as_do_not_fill_it() {
    let home = Home::sample();
    let dad = person(&home, "dad", EVENING);
    assert_eq!((dad.points, dad.headroom, dad.to_come), (Some(3), Some(8), 6), "v07 is still to be confirmed");
    assert_eq!((dad.cycle_start, dad.cycle_end), (day("2026-05-18"), day("2027-05-18")));
    assert!(!dad.stale && !dad.expired && dad.usable);
    let son = person(&home, "son", EVENING);
    assert_eq!((son.points, son.headroom, son.to_come), (None, None, 6));
    assert_eq!(home.desk.people(None).expect("are shown").points_full, 12);

    let next = person(&home, "dad", "2027-05-18T00:00:00+08:00");
    assert_eq!((next.points, next.cycle_start), (None, day("2027-05-18")), "what was read was of the cycle before");
    assert_eq!(person(&home, "dad", "2027-05-17T23:59:59+08:00").points, Some(3));
    assert!(!person(&home, "dad", "2026-10-20T12:00:00+08:00").stale, "the thirtieth day");
    assert!(person(&home, "dad", "2026-10-21T12:00:00+08:00").stale);
    assert!(!person(&home, "mum", "2029-11-02T12:00:00+08:00").expired);
    assert!(person(&home, "mum", "2029-11-03T12:00:00+08:00").expired);
}

#[test]
fn a_full_licence_bears_nothing_and_one_that_is_not_normal_is_of_no_use() {
    let home = Home::sample_with(|file| {
        file["accounts"][0]["licence"]["points"] = json!(11);
        file["accounts"][1]["licence"]["points"] = json!(12);
        file["accounts"][1]["licence"]["status"] = json!("detained");
    });
    assert_eq!(person(&home, "dad", EVENING).headroom, Some(0));
    let mum = person(&home, "mum", EVENING);
    assert_eq!((mum.headroom, mum.usable), (Some(0), false));
}

#[test]
fn people_own_cars_with_or_without_an_account() {
    let home = Home::sample_with(|file| {
        file["members"].as_array_mut().expect("a list").push(json!({"id": "aunt", "name": "王芳"}))
    });
    let people = home.desk.people(None).expect("are shown").people;
    let cars: Vec<_> =
        people.iter().map(|person| (person.member.id.as_str(), person.cars, person.account.is_some())).collect();
    assert_eq!(cars, [("aunt", 0, false), ("dad", 1, true), ("mum", 1, true), ("son", 1, true)]);
}

#[test]
fn a_method_has_left_what_was_not_paid_since_its_balance_was_read() {
    let home = Home::sample();
    let zfb = means(&home, "zfb", EVENING);
    assert_eq!((zfb.left_fen.map(|left| left.0), zfb.enough, zfb.stale), (Some(220_000), false, false));
    assert_eq!(zfb.as_of, Some(at("2026-09-21T12:00:00+08:00")));
    assert_eq!((zfb.spent_today_fen.0, zfb.spent_month_fen.0), (0, 10_000));
    let yesterday = means(&home, "zfb", "2026-09-22T23:00:00+08:00");
    assert_eq!(yesterday.spent_today_fen.0, 10_000);
    assert_eq!(means(&home, "zfb", "2026-10-01T12:00:00+08:00").spent_month_fen.0, 0);
    let wx = means(&home, "wx", EVENING);
    assert_eq!(
        (wx.left_fen.map(|left| left.0), wx.spent_month_fen.0),
        (Some(15_000), 0),
        "a failed payment took nothing"
    );
    assert!(!means(&home, "wx", "2026-09-29T12:00:00+08:00").stale, "seven days to the second");
    assert!(means(&home, "wx", "2026-09-29T12:00:01+08:00").stale);
    let card = means(&home, "card", EVENING);
    assert_eq!((card.left_fen, card.as_of, card.accepted), (None, None, true));
    assert!(!means(&home, "fenqi", EVENING).accepted);
}

#[test]
fn saying_that_there_is_enough_counts_from_when_it_was_said() {
    let home = Home::sample_with(|file| {
        file["methods"][2]["balance_enough_as_of"] = json!("2026-09-22T12:00:01+08:00");
        file["methods"][3]["balance_enough_as_of"] = json!("2026-09-21T12:00:00+08:00");
        file["methods"][0]["spent_fen"] = json!(700);
        file["methods"][0]["spent_on"] = json!("2026-09-23");
    });
    let wx = means(&home, "wx", EVENING);
    assert_eq!((wx.left_fen, wx.enough), (None, true));
    let zfb = means(&home, "zfb", EVENING);
    assert_eq!((zfb.left_fen.map(|left| left.0), zfb.enough), (Some(220_000), false), "of two as old the balance");
    let card = means(&home, "card", EVENING);
    assert_eq!((card.spent_today_fen.0, card.spent_month_fen.0), (700, 700));
}

#[test]
fn the_family_is_shown_as_it_is_known() {
    let home = Home::contract();
    let (family, household) = (home.desk.family(), home.household());
    assert_eq!((&family.members, &family.accounts), (&household.members, &household.accounts));
    assert_eq!((&family.vehicles, &family.filings), (&household.vehicles, &household.filings));
    assert_eq!((&family.methods, &family.maintenance), (&household.methods, &household.maintenance));
    assert_eq!(family.muted, household.settings.muted);
}
