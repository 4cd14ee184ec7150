//! Every hard limit attacked by hand-written SQL, with foreign keys off, as a shell has them.
//!
//! The household under attack: account `a1` has three live filings (of `w2`, `w3`, `w4`) and vehicle `w5` has three (of
//! `a2`, `a3`, `a4`); `w1` belongs to `m1`, the holder of `a1`.

use super::{Store, StoreError, block_on, by_hand, folder, open};

pub(super) const GROUND: &str = "
    insert into member (member_id, name) values ('m1', ''), ('m2', ''), ('m3', ''), ('m4', ''), ('m5', ''), ('m6', '');
    insert into account (account_id, member_id, licence_status)
    select 'a' || value, 'm' || value, 'normal' from json_each('[1, 2, 3, 4, 5]');
    insert into vehicle (vehicle_id, plate, kind, use, owner) values
        ('w1', '京A8X2K6', 'small', 'private', 'm1'), ('w2', '2', 'small', 'private', null),
        ('w3', '3', 'small', 'private', null), ('w4', '4', 'small', 'private', 'm4'),
        ('w5', '5', 'small', 'private', null), ('w6', '6', 'small', 'private', null);
    insert into filing (filing_id, account_id, vehicle_id, submitted_at, status, decided_at) values
        ('f1', 'a1', 'w2', '2026-08-03T09:00:00+08:00', 'pending', null),
        ('f2', 'a1', 'w3', '2026-08-03T09:00:00+08:00', 'approved', '2026-08-03T09:00:00+08:00'),
        ('f3', 'a1', 'w4', '2026-08-03T09:00:00+08:00', 'pending', null),
        ('f4', 'a2', 'w5', '2026-08-03T09:00:00+08:00', 'pending', null),
        ('f5', 'a3', 'w5', '2026-08-03T09:00:00+08:00', 'pending', null),
        ('f6', 'a4', 'w5', '2026-08-03T09:00:00+08:00', 'pending', null),
        ('f7', 'a1', 'w5', '2026-08-03T09:00:00+08:00', 'rejected', '2026-08-04T09:00:00+08:00'),
        ('f8', 'a1', 'w1', '2026-08-03T09:00:00+08:00', 'unbound', '2026-08-04T09:00:00+08:00'),
        ('f9', 'a2', 'w6', '2026-08-03T09:00:00+08:00', 'pending', null);
    insert into method (method_id, kind, label) values ('x', 'wechat', '');
    insert into violation
        (violation_id, vehicle_id, source, stage, occurred_at, notified_on, offence, fine_fen, points, warning_only,
            decision_served_on) values
        ('recorded', 'w1', 'camera', 'recorded', '2026-08-20T23:59:59.999+08:00', '2026-08-24', '', 100, 12, 0, null),
        ('unnotified', 'w1', 'camera', 'recorded', '2026-08-20T08:00:00+08:00', null, '', 100, 12, 0, null),
        ('ticket', 'w1', 'parking_notice', 'recorded', '2026-08-20T08:00:00+08:00', null, '', 100, 0, 0, null),
        ('notice', 'w1', 'notice', 'recorded', '2026-08-20T08:00:00+08:00', '2026-08-20', '', 100, 0, 0, null),
        ('november', 'w1', 'camera', 'recorded', '2026-10-01T08:00:00+08:00', '2026-10-31', '', 100, 0, 0, null),
        ('paid', 'w1', 'camera', 'paid', '2026-08-20T08:00:00+08:00', null, '', 100, 0, 0, '2026-09-05'),
        ('appealed', 'w1', 'on_spot', 'decided', '2026-08-20T08:00:00+08:00', null, '', 100, 0, 0, '2026-08-20'),
        ('revoked', 'w1', 'camera', 'revoked', '2026-08-20T08:00:00+08:00', null, '', 0, 0, 1, null);
    insert into payment (payment_id, violation_id, attempted_at, amount_fen, outcome) values
        ('p1', 'paid', '2026-09-11T19:00:00+08:00', 100, 'succeeded'),
        ('p2', 'paid', '2026-09-11T19:00:00+08:00', 100, 'failed'),
        ('p3', 'recorded', '2026-09-11T19:00:00+08:00', 100, 'failed');
    insert into appeal (appeal_id, violation_id, kind, submitted_at, status, decided_at) values
        ('o1', 'recorded', 'objection', '2026-08-25T10:00:00+08:00', 'pending', null),
        ('o2', 'recorded', 'objection', '2026-08-25T10:00:00+08:00', 'rejected', '2026-08-25T10:00:00+08:00'),
        ('o3', 'ticket', 'objection', '2026-08-25T10:00:00+08:00', 'pending', null),
        ('r1', 'appealed', 'reconsideration', '2026-08-25T10:00:00+08:00', 'pending', null);
    insert into daily_windows values ('daily');
    insert into daily_window (position, start, \"end\") values (0, '23:00', '01:00');
    insert into maintenance_notice (maintenance_notice_id, \"from\", \"to\") values
        ('n', '2026-09-28T22:00:00+08:00', '2026-09-28T22:00:00.001+08:00');
    insert into muted values ('due-soon', 'unnotified', '');
    insert into parameter_override values ('holiday-rush-days', '4');
";

const PAPERS: &str = "
    insert into note (note_id, kind, text, at, vehicle_id, violation_id) values
        ('move', 'move_reminder', '', '2026-08-20T08:00:00+08:00', 'w6', null),
        ('text', 'source_text', '', null, null, 'november');
    insert into attachment (attachment_id, violation_id, appeal_id, kind, name, sha256, size, added_at) values
        ('photo', 'notice', null, 'scene_photo', '', '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
            209715200, '2026-09-11T19:00:00+08:00'),
        ('receipt', null, 'o2', 'receipt', '', '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
            0, '2026-09-11T19:00:00+08:00');
";

#[test]
fn no_statement_breaks_a_limit() {
    let filing = |id, account, vehicle, status: &str, decided: &str| {
        format!(
            "filing values ('{id}', '{account}', '{vehicle}', '2026-08-03T09:00:00+08:00', '{status}', {decided}, null)"
        )
    };
    let pending = |id, account, vehicle| filing(id, account, vehicle, "pending", "null");
    let payment = |id, violation, outcome: &str| {
        format!(
            "payment values ('{id}', '{violation}', null, null, '2026-09-11T19:00:00+08:00', 100, '{outcome}', null)"
        )
    };
    let appeal = |id, violation, kind: &str, status: &str, decided: &str| {
        format!(
            "appeal values ('{id}', '{violation}', '{kind}', '2026-08-25T10:00:00+08:00', '{status}', {decided}, null)"
        )
    };
    let violation = |columns: &str, values: &str| {
        format!(
            "violation (violation_id, vehicle_id, offence, fine_fen, warning_only, {columns})
            values ('new', 'w1', '', 0, 0, {values})"
        )
    };
    let vehicle = |id, plate, owner: &str| {
        format!("vehicle (vehicle_id, plate, kind, use, owner) values ('{id}', '{plate}', 'small', 'private', {owner})")
    };
    let account =
        |id, member| format!("account (account_id, member_id, licence_status) values ('{id}', '{member}', 'normal')");
    let method = |column: &str, value: &str| {
        format!("method (method_id, kind, label, {column}) values ('y', 'alipay', '', {value})")
    };
    let attachment = |violation: &str, appeal: &str, id: &str, size: i64| {
        format!(
            "attachment values ('{id}', {violation}, {appeal}, 'other', '', '{}', {size}, '2026-09-11T19:00:00+08:00', null)",
            "0".repeat(64)
        )
    };
    let record = "source, stage, occurred_at, points";

    #[rustfmt::skip]
    let attacks: Vec<(&str, Vec<String>)> = vec![
        ("account-filings", vec![
            format!("insert into {}", pending("new", "a1", "w6")),
            format!("insert into {}", filing("new", "a1", "w6", "approved", "'2026-08-04T09:00:00+08:00'")),
            "update filing set account_id = 'a1' where filing_id = 'f9'".into(),
            "update filing set status = 'approved', vehicle_id = 'w6' where filing_id = 'f7'".into(),
            "update or ignore filing set account_id = 'a1' where filing_id = 'f9'".into(),
            "update or replace filing set account_id = 'a1' where filing_id = 'f9'".into(),
        ]),
        ("vehicle-filings", vec![
            format!("insert into {}", pending("new", "a5", "w5")),
            "update filing set vehicle_id = 'w5', account_id = 'a5' where filing_id = 'f9'".into(),
            "update filing set status = 'pending', decided_at = null, account_id = 'a5' where filing_id = 'f7'".into(),
            format!("insert or replace into {}", pending("new", "a5", "w5")),
        ]),
        ("own-vehicle-filing", vec![
            format!("insert into {}", pending("new", "a4", "w4")),
            "update filing set account_id = 'a4' where filing_id = 'f3'".into(),
            "update filing set vehicle_id = 'w1' where filing_id = 'f1'".into(),
            "update filing set status = 'approved', account_id = 'a4', vehicle_id = 'w4' where filing_id = 'f8'".into(),
            "update vehicle set owner = 'm1' where vehicle_id = 'w2'".into(),
            "update vehicle set owner = 'm3' where vehicle_id = 'w5'".into(),
            "update account set member_id = 'm6' where account_id = 'a4'; \
             update account set member_id = 'm4' where account_id = 'a1'".into(),
            format!("insert or replace into {}", vehicle("w2", "2", "'m1'")),
            "update account set member_id = 'm6' where account_id = 'a4'; \
             insert or replace into account (account_id, member_id, licence_status) values ('a1', 'm4', 'normal')".into(),
        ]),
        ("live-filing-pair", vec![
            format!("insert into {}", pending("new", "a2", "w6")),
            format!("insert or replace into {}", pending("new", "a2", "w6")),
            format!("insert or ignore into {}", pending("new", "a2", "w6")),
            "update filing set account_id = 'a2', vehicle_id = 'w6' where filing_id = 'f4'".into(),
            "update or replace filing set vehicle_id = 'w6' where filing_id = 'f4'".into(),
        ]),
        ("member-account", vec![
            format!("insert into {}", account("new", "m1")),
            format!("insert or replace into {}", account("new", "m1")),
            "update account set member_id = 'm1' where account_id = 'a5'".into(),
            "update or replace account set member_id = 'm1' where account_id = 'a5'".into(),
        ]),
        ("succeeded-payment", vec![
            format!("insert into {}", payment("new", "paid", "succeeded")),
            format!("insert or replace into {}", payment("new", "paid", "succeeded")),
            "update payment set outcome = 'succeeded' where payment_id = 'p2'".into(),
            "update or replace payment set outcome = 'succeeded' where payment_id = 'p2'".into(),
            "update payment set outcome = 'succeeded', violation_id = 'paid' where payment_id = 'p3'".into(),
        ]),
        ("payment-without-decision", vec![
            format!("insert into {}", payment("new", "recorded", "succeeded")),
            "update payment set outcome = 'succeeded' where payment_id = 'p3'".into(),
            "update payment set violation_id = 'recorded' where payment_id = 'p1'".into(),
            "update violation set stage = 'recorded', decision_served_on = null where violation_id = 'paid'".into(),
            "update violation set stage = 'revoked', decision_served_on = null where violation_id = 'paid'".into(),
            "insert or replace into violation select violation_id, vehicle_id, source, 'recorded', occurred_at, null, null, \
             offence, null, fine_fen, points, 0, null, null, null, null, null, null, null, null \
             from violation where violation_id = 'paid'".into(),
            "update or replace violation set violation_id = 'paid' where violation_id = 'revoked'".into(),
        ]),
        ("stage-decision", vec![
            format!("insert into {}", violation(record, "'camera', 'decided', '2026-08-20T08:00:00+08:00', 0")),
            format!("insert into {}", violation(record, "'on_spot', 'paid', '2026-08-20T08:00:00+08:00', 0")),
            "update violation set stage = 'decided' where violation_id = 'ticket'".into(),
            "update violation set stage = 'recorded' where violation_id = 'paid'".into(),
            "update violation set decision_served_on = '2026-09-05' where violation_id = 'ticket'".into(),
            "update violation set decision_number = '1' where violation_id = 'ticket'".into(),
            "update violation set decision_number = '1' where violation_id = 'revoked'".into(),
            "update violation set decision_issued_on = '2026-09-05' where violation_id = 'revoked'".into(),
            "update violation set decision_by_account = 'a1' where violation_id = 'revoked'".into(),
            "update violation set decision_served_on = null where violation_id = 'appealed'".into(),
        ]),
        ("on-spot-recorded", vec![
            format!("insert into {}", violation(record, "'on_spot', 'recorded', '2026-08-20T08:00:00+08:00', 0")),
            "update violation set source = 'on_spot' where violation_id = 'ticket'".into(),
            "update violation set stage = 'recorded', decision_served_on = null where violation_id = 'appealed'".into(),
        ]),
        ("appeal-without-decision", vec![
            format!("insert into {}", appeal("new", "ticket", "lawsuit", "pending", "null")),
            format!("insert into {}", appeal("new", "revoked", "reconsideration", "pending", "null")),
            "update appeal set kind = 'lawsuit' where appeal_id = 'o2'".into(),
            "update appeal set violation_id = 'recorded' where appeal_id = 'r1'".into(),
            "update violation set stage = 'revoked', decision_served_on = null where violation_id = 'appealed'".into(),
        ]),
        ("filing-decided-at", vec![
            format!("insert into {}", filing("new", "a5", "w6", "approved", "null")),
            format!("insert into {}", filing("new", "a5", "w6", "rejected", "null")),
            format!("insert into {}", filing("new", "a5", "w6", "unbound", "null")),
            format!("insert into {}", filing("new", "a5", "w6", "pending", "'2026-08-04T09:00:00+08:00'")),
            "update filing set status = 'unbound' where filing_id = 'f1'".into(),
            "update filing set decided_at = null where filing_id = 'f8'".into(),
            "update filing set status = 'pending' where filing_id = 'f2'".into(),
        ]),
        ("appeal-decided-at", vec![
            format!("insert into {}", appeal("new", "paid", "lawsuit", "upheld", "null")),
            format!("insert into {}", appeal("new", "paid", "lawsuit", "pending", "'2026-08-25T10:00:00+08:00'")),
            "update appeal set status = 'withdrawn' where appeal_id = 'r1'".into(),
            "update appeal set decided_at = null where appeal_id = 'o2'".into(),
        ]),
        ("warning-fine", vec![
            "update violation set warning_only = 1 where violation_id = 'paid'".into(),
            "update violation set fine_fen = 1 where violation_id = 'revoked'".into(),
        ]),
        ("violation-points", vec![
            format!("insert into {}", violation(record, "'camera', 'recorded', '2026-08-20T08:00:00+08:00', 13")),
            format!("insert into {}", violation(record, "'camera', 'recorded', '2026-08-20T08:00:00+08:00', -1")),
            "update violation set points = 13 where violation_id = 'paid'".into(),
            "update violation set points = points - 1 where violation_id = 'paid'".into(),
        ]),
        ("licence-points", vec![
            "update account set licence_points = -1, licence_points_as_of = '2026-09-01' where account_id = 'a1'".into(),
            "update account set licence_points = 10001, licence_points_as_of = '2026-09-01' where account_id = 'a1'".into(),
        ]),
        ("negative-money", vec![
            "update violation set fine_fen = -1 where violation_id = 'paid'".into(),
            "update payment set amount_fen = -1 where payment_id = 'p1'".into(),
            "update payment set amount_fen = 100000000000001 where payment_id = 'p1'".into(),
            "update method set balance_fen = -1, balance_as_of = '2026-09-10T12:00:00+08:00'".into(),
            format!("insert into {}", method("single_limit_fen", "-1")),
            format!("insert into {}", method("daily_limit_fen", "-1")),
            format!("insert into {}", method("monthly_limit_fen", "-1")),
            format!("insert into {}", method("spent_fen", "-1")),
        ]),
        ("pending-objection", vec![
            format!("insert into {}", appeal("new", "recorded", "objection", "pending", "null")),
            format!("insert or replace into {}", appeal("new", "recorded", "objection", "pending", "null")),
            "update appeal set status = 'pending', decided_at = null where appeal_id = 'o2'".into(),
            "update or replace appeal set violation_id = 'recorded' where appeal_id = 'o3'".into(),
            "update appeal set kind = 'objection', violation_id = 'ticket' where appeal_id = 'r1'".into(),
        ]),
        ("decided-before-submitted", vec![
            format!("insert into {}", filing("new", "a5", "w6", "rejected", "'2026-08-03T08:59:59.999+08:00'")),
            "update filing set submitted_at = '2026-08-03T09:00:00.001+08:00' where filing_id = 'f2'".into(),
            "update appeal set decided_at = '2026-08-25T09:59:59+08:00' where appeal_id = 'o2'".into(),
        ]),
        ("notice-window", vec![
            "update maintenance_notice set \"to\" = \"from\"".into(),
            "insert into maintenance_notice values ('o', '2026-09-28T22:00:00+08:00', '2026-09-28T21:00:00+08:00', null)".into(),
        ]),
        ("issued-after-served", vec!["update violation set decision_issued_on = '2026-09-06' where violation_id = 'paid'".into()]),
        ("plate", vec![
            format!("insert into {}", vehicle("new", " 京a·8x2.k6", "null")),
            format!("insert or replace into {}", vehicle("new", "京A•8X・2K6", "null")),
            format!("insert into {}", vehicle("new", "京A\u{3000}8X\u{2009}2K\u{a0}6", "null")),
            "update vehicle set plate = '京a8x2k6' where vehicle_id = 'w2'".into(),
            "update or replace vehicle set plate = '京A8X2K6\t' where vehicle_id = 'w2'".into(),
            "update vehicle set plate = 'same'".into(),
        ]),
        ("points-read", vec![
            "update account set licence_points = 3".into(),
            "update account set licence_points_as_of = '2026-09-01'".into(),
        ]),
        ("balance-read", vec![
            format!("insert into {}", method("balance_fen", "1")),
            "update method set balance_as_of = '2026-09-10T12:00:00+08:00'".into(),
        ]),
        ("spent-on", vec![
            format!("insert into {}", method("spent_fen", "1")),
            "update method set spent_on = '2026-09-10'".into(),
        ]),
        ("notified-before-offence", vec![
            "update violation set notified_on = '2026-08-19' where violation_id = 'recorded'".into(),
            "update violation set occurred_at = '2026-08-25T00:00:00+08:00' where violation_id = 'recorded'".into(),
        ]),
        ("served-before-offence", vec![
            "update violation set decision_served_on = '2026-08-19' where violation_id = 'paid'".into(),
            "update violation set occurred_at = '2026-09-06T00:00:00+08:00' where violation_id = 'paid'".into(),
        ]),
        ("daily-window", vec![
            "update daily_window set start = \"end\"".into(),
            "insert into daily_window (position, start, \"end\") values (1, '00:00', '00:00')".into(),
        ]),
        ("handle-by-extension", vec![
            "update violation set handle_by_extended_to = '2026-09-22' where violation_id = 'recorded'".into(),
            "update violation set handle_by_extended_to = '2026-12-24' where violation_id = 'recorded'".into(),
            "update violation set handle_by_extended_to = '2026-09-06' where violation_id = 'ticket'".into(),
            "update violation set handle_by_extended_to = '2026-12-08' where violation_id = 'ticket'".into(),
            "update violation set handle_by_extended_to = '2026-09-03' where violation_id = 'notice'".into(),
            "update violation set handle_by_extended_to = '2027-01-05' where violation_id = 'notice'".into(),
            // 2026-11-30 and three months: the last day of February.
            "update violation set handle_by_extended_to = '2027-03-01' where violation_id = 'november'".into(),
            "update violation set handle_by_extended_to = '2026-09-23' where violation_id = 'recorded'; \
             update violation set notified_on = '2026-08-25' where violation_id = 'recorded'".into(),
            "update violation set handle_by_extended_to = '2027-06-01' where violation_id = 'unnotified'; \
             update violation set source = 'parking_notice' where violation_id = 'unnotified'".into(),
            format!("insert into {}", violation(
                "source, stage, occurred_at, points, handle_by_extended_to",
                "'parking_notice', 'recorded', '2026-08-20T08:00:00+08:00', 0, '2026-09-06'",
            )),
        ]),
        ("attached-to", vec![
            format!("insert into {}", attachment("null", "null", "photo", 0)),
            format!("insert into {}", attachment("'paid'", "'o1'", "photo", 0)),
            "update attachment set appeal_id = 'o1' where attachment_id = 'photo'".into(),
            "update attachment set appeal_id = null where attachment_id = 'receipt'".into(),
        ]),
        ("file-size", vec![
            format!("insert into {}", attachment("'paid'", "null", "photo", 209_715_201)),
            "update attachment set size = -1 where attachment_id = 'photo'".into(),
        ]),
        ("dangling", vec![
            format!("insert into {}", attachment("'nothing'", "null", "new", 0)),
            format!("insert into {}", attachment("null", "'nothing'", "new", 0)),
            "insert into note values ('new', 'other', '', null, 'nothing', null)".into(),
            "insert into note values ('new', 'other', '', null, null, 'nothing')".into(),
            "update note set vehicle_id = 'nothing' where note_id = 'move'".into(),
            "update note set violation_id = 'nothing' where note_id = 'move'".into(),
            "update attachment set violation_id = 'nothing' where attachment_id = 'photo'".into(),
            "update attachment set appeal_id = 'nothing' where attachment_id = 'receipt'".into(),
            "delete from filing where vehicle_id = 'w6'; delete from vehicle where vehicle_id = 'w6'".into(),
            "delete from filing where vehicle_id = 'w6'; update vehicle set vehicle_id = 'w7' where vehicle_id = 'w6'".into(),
            "delete from violation where violation_id = 'notice'".into(),
            "delete from violation where violation_id = 'november'".into(),
            "update violation set violation_id = 'other' where violation_id = 'notice'".into(),
            "delete from appeal where appeal_id = 'o2'".into(),
            "update appeal set appeal_id = 'o9' where appeal_id = 'o2'".into(),
            format!("insert into {}", account("new", "nobody")),
            format!("insert into {}", vehicle("new", "new", "'nobody'")),
            format!("insert into {}", pending("new", "nobody", "w6")),
            format!("insert into {}", pending("new", "a5", "nothing")),
            format!("insert into {}", method("owner", "'nobody'")),
            format!("insert into {}", payment("new", "nothing", "failed")),
            format!("insert into {}", appeal("new", "nothing", "objection", "pending", "null")),
            "insert into muted values ('overdue', 'nothing', '')".into(),
            "update account set member_id = 'nobody' where account_id = 'a1'".into(),
            "update vehicle set owner = 'nobody' where vehicle_id = 'w1'".into(),
            "update filing set vehicle_id = 'nothing' where filing_id = 'f1'".into(),
            "update violation set vehicle_id = 'nothing' where violation_id = 'paid'".into(),
            "update violation set driver = 'nobody' where violation_id = 'paid'".into(),
            "update violation set decision_by_account = 'nobody' where violation_id = 'paid'".into(),
            "update payment set account_id = 'nobody' where payment_id = 'p1'".into(),
            "update payment set method_id = 'nothing' where payment_id = 'p1'".into(),
            "update appeal set violation_id = 'nothing' where appeal_id = 'o2'".into(),
            "delete from member where member_id = 'm1'".into(),
            "delete from account where account_id = 'a1'".into(),
            "delete from vehicle where vehicle_id = 'w1'".into(),
            "update payment set method_id = 'x' where payment_id = 'p1'; delete from method".into(),
            "delete from violation where violation_id = 'paid'".into(),
            "delete from violation where violation_id = 'unnotified'".into(),
            "delete from daily_windows".into(),
            "update member set member_id = 'other' where member_id = 'm1'".into(),
            "update vehicle set vehicle_id = 'other' where vehicle_id = 'w1'".into(),
            "update violation set violation_id = 'other' where violation_id = 'paid'".into(),
            "update account set account_id = 'other' where account_id = 'a1'".into(),
        ]),
        ("form", vec![
            "update member set member_id = '' where member_id = 'm6'".into(),
            "update violation set notified_on = '2026-02-30' where violation_id = 'recorded'".into(),
            "update violation set notified_on = '2026-9-01' where violation_id = 'recorded'".into(),
            "update violation set occurred_at = '2026-08-20T08:00:00Z' where violation_id = 'recorded'".into(),
            "update violation set occurred_at = '2026-08-20 08:00:00+08:00' where violation_id = 'recorded'".into(),
            "update violation set occurred_at = '2026-08-20T24:00:00+08:00' where violation_id = 'recorded'".into(),
            "update violation set occurred_at = '2026-02-30T08:00:00+08:00' where violation_id = 'paid'".into(),
            "update violation set occurred_at = '1899-12-31T08:00:00+08:00' where violation_id = 'paid'".into(),
            "update daily_window set start = '24:00'".into(),
            "update note set kind = 'sms' where note_id = 'move'".into(),
            "update note set at = '2026-08-20' where note_id = 'move'".into(),
            "update attachment set kind = 'photo' where attachment_id = 'photo'".into(),
            "update attachment set sha256 = '0123' where attachment_id = 'photo'".into(),
            "update attachment set sha256 = upper(sha256) where attachment_id = 'photo'".into(),
            "update attachment set added_at = '2026-09-11' where attachment_id = 'photo'".into(),
            "update violation set occurred_at = '2026-08-20T08:00:00.0+08:00' where violation_id = 'recorded'".into(),
            "update violation set occurred_at = '2026-08-20T08:00:00.000+08:00' where violation_id = 'recorded'".into(),
            "update violation set occurred_at = '2026-08-20T08:00:00.1000+08:00' where violation_id = 'recorded'".into(),
            "update violation set stage = 'closed' where violation_id = 'revoked'".into(),
            "update violation set fine_fen = 'a lot' where violation_id = 'recorded'".into(),
            "update violation set warning_only = 2 where violation_id = 'revoked'".into(),
            "update daily_window set start = '2:00'".into(),
            "update parameter_override set value = '{'".into(),
            "update account set licence_status = null".into(),
            "update legal_limit set value = 99".into(),
            "delete from legal_limit".into(),
            "insert or replace into legal_limit values ('points-full', 99)".into(),
        ]),
    ];
    let attacks: Vec<_> =
        attacks.iter().flat_map(|(limit, attacks)| attacks.iter().map(|sql| (Some(*limit), sql.clone()))).collect();
    try_each(attacks);
}

#[test]
fn what_no_limit_forbids_is_taken() {
    #[rustfmt::skip]
    let allowed = [
        // The third of an account, of a vehicle; what is no longer live counts no more.
        "insert into filing values ('new', 'a2', 'w4', '2026-08-03T09:00:00+08:00', 'pending', null, null)",
        "update filing set status = 'unbound', decided_at = '2026-08-04T09:00:00+08:00' where filing_id = 'f1'; \
         insert into filing values ('new', 'a1', 'w6', '2026-08-03T09:00:00+08:00', 'pending', null, null)",
        "update filing set status = 'rejected', decided_at = '2026-08-04T09:00:00+08:00' where filing_id = 'f4'; \
         insert into filing values ('new', 'a5', 'w5', '2026-08-03T09:00:00+08:00', 'pending', null, null)",
        "insert into filing values ('new', 'a2', 'w6', '2026-08-03T09:00:00+08:00', 'rejected', '2026-08-03T09:00:00+08:00', null)",
        "update filing set status = 'approved', decided_at = submitted_at where status = 'pending'",
        "insert or replace into filing values ('f1', 'a1', 'w2', '2026-08-03T09:00:00+08:00', 'pending', null, 'again')",
        "update vehicle set owner = 'm5' where vehicle_id = 'w2'",
        "update vehicle set owner = null",
        "update account set member_id = 'm6' where account_id = 'a5'",
        "update account set licence_points = 0, licence_points_as_of = '2026-09-01'",
        "update account set licence_points = 30, licence_points_as_of = '2026-09-01'",
        "update vehicle set plate = '京A 8X2K6' where vehicle_id = 'w1'",
        "update payment set outcome = 'failed' where payment_id = 'p1'; \
         update payment set outcome = 'succeeded' where payment_id = 'p2'",
        "update violation set stage = 'revoked' where violation_id = 'paid'",
        "update violation set stage = 'revoked' where violation_id = 'ticket'",
        "update violation set decision_issued_on = decision_served_on where violation_id = 'paid'",
        "update violation set notified_on = '2026-08-20' where violation_id = 'recorded'",
        "update violation set decision_served_on = '2026-08-20' where violation_id = 'paid'",
        "insert into appeal values ('new', 'paid', 'objection', '2026-08-25T10:00:00+08:00', 'pending', null, null)",
        "insert into appeal values ('new', 'appealed', 'reconsideration', '2026-08-25T10:00:00+08:00', 'pending', null, null)",
        "update method set spent_fen = 0",
        "update method set spent_fen = 0, spent_on = '2026-09-10'",
        "update method set spent_fen = 1, spent_on = '2026-09-10'",
        "update violation set handle_by_extended_to = '2026-09-23' where violation_id = 'recorded'",
        "update violation set handle_by_extended_to = '2026-12-23' where violation_id = 'recorded'",
        "update violation set handle_by_extended_to = '2026-09-07' where violation_id = 'ticket'",
        "update violation set handle_by_extended_to = '2026-12-07' where violation_id = 'ticket'",
        "update violation set handle_by_extended_to = '2026-09-04' where violation_id = 'notice'",
        "update violation set handle_by_extended_to = '2027-01-04' where violation_id = 'notice'",
        "update violation set handle_by_extended_to = '2027-02-28' where violation_id = 'november'",
        "update violation set handle_by_extended_to = '2030-01-01' where violation_id = 'unnotified'",
        "update violation set handle_by_extended_to = '2020-01-01' where violation_id = 'appealed'",
        "update violation set occurred_at = '2026-08-20T08:00:00.000001+08:00' where violation_id = 'recorded'",
        "delete from filing where vehicle_id = 'w6'; delete from note; delete from vehicle where vehicle_id = 'w6'",
        "delete from attachment; delete from violation where violation_id = 'notice'; delete from appeal where appeal_id = 'o2'",
        "update attachment set violation_id = null, appeal_id = 'o1' where attachment_id = 'photo'",
        "update attachment set size = 0 where attachment_id = 'photo'",
        "insert into note values ('new', 'other', '', null, null, null)",
        "delete from member where member_id = 'm6'",
        "delete from daily_window; delete from daily_windows",
        "delete from muted; delete from violation where violation_id = 'unnotified'",
    ];
    try_each(allowed.iter().map(|sql| (None, (*sql).to_owned())).collect());
}

/// Runs each statement on the ground, and takes it back. All that come out otherwise are told at once.
fn try_each(attempts: Vec<(Option<&str>, String)>) {
    let wrong = block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        by_hand(&store, GROUND).await.expect("the ground breaks no limit");
        by_hand(&store, PAPERS).await.expect("nor do its papers");
        by_hand(&store, "pragma foreign_keys = off").await.expect("as in a shell");
        let mut wrong = Vec::new();
        for (expected, sql) in attempts {
            let found = outcome(&store, &sql).await;
            if found.as_deref() != expected {
                wrong.push(format!("expected {expected:?}, found {found:?}: {sql}"));
            }
        }
        assert!(store.verify().await.expect("verifies").is_sound());
        wrong
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The word of the limit that a statement breaks.
async fn outcome(store: &Store, sql: &str) -> Option<String> {
    by_hand(store, "begin").await.expect("begins");
    let result = by_hand(store, sql).await;
    by_hand(store, "rollback").await.expect("rolls back");
    match result {
        Ok(()) => None,
        Err(StoreError::Refused(refusal)) => Some(refusal.limit),
        Err(error) => Some(format!("{error:?}")),
    }
}
