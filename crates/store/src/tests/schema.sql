CREATE UNIQUE INDEX account_one_a_member on account (member_id);

CREATE TABLE account (
    account_id text primary key not null,
    member_id text not null,
    label text,
    province text,
    licence_class text,
    licence_status text not null,
    licence_first_issued text,
    licence_valid_until text,
    licence_points integer,
    licence_points_as_of text,
    constraint "form:account_id" check (account_id <> ''),
    constraint "form:licence_status" check (licence_status in ('normal', 'revoked', 'rescinded', 'cancelled', 'suspended_use', 'renewal_overdue', 'review_overdue', 'seized', 'detained', 'suspended', 'locked', 'transferred_out', 'cancelled_restorable')),
    constraint "form:licence_first_issued" check (licence_first_issued is null or (date(licence_first_issued, '+0 days') is licence_first_issued and licence_first_issued between '1900' and '2201')),
    constraint "form:licence_valid_until" check (licence_valid_until is null or (date(licence_valid_until, '+0 days') is licence_valid_until and licence_valid_until between '1900' and '2201')),
    constraint "form:licence_points_as_of" check (licence_points_as_of is null or (date(licence_points_as_of, '+0 days') is licence_points_as_of and licence_points_as_of between '1900' and '2201')),
    constraint "limit:licence-points" check (licence_points is null or licence_points between 0 and 10000),
    constraint "limit:points-read" check ((licence_points is null) = (licence_points_as_of is null)),
    foreign key (member_id) references member (member_id) deferrable initially deferred
) strict, without rowid;

CREATE TRIGGER member_account_on_account_insert before insert on account
begin
    select raise(abort, 'limit:member-account')
    where exists (select 1 from account where member_id = new.member_id and account_id <> new.account_id);
end;

CREATE TRIGGER member_account_on_account_update before update on account
begin
    select raise(abort, 'limit:member-account')
    where exists (select 1 from account where member_id = new.member_id and account_id <> old.account_id);
end;

CREATE TRIGGER own_vehicle_filing_on_account_insert after insert on account
begin
    select raise(abort, 'limit:own-vehicle-filing')
    where exists (select 1 from own_vehicle_filing where account_id = new.account_id);
end;

CREATE TRIGGER own_vehicle_filing_on_account_update after update on account
begin
    select raise(abort, 'limit:own-vehicle-filing')
    where exists (select 1 from own_vehicle_filing where account_id = new.account_id);
end;

CREATE TRIGGER reference_on_account_insert after insert on account
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from member where member_id = new.member_id);
end;

CREATE TRIGGER reference_on_account_update after update on account
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from member where member_id = new.member_id);
end;

CREATE TRIGGER referenced_on_account_delete after delete on account when not exists (select 1 from door)
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from filing where account_id = old.account_id)
        or exists (select 1 from violation where decision_by_account = old.account_id)
        or exists (select 1 from payment where account_id = old.account_id);
end;

CREATE TRIGGER referenced_on_account_update after update of account_id on account when new.account_id <> old.account_id
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from filing where account_id = old.account_id)
        or exists (select 1 from violation where decision_by_account = old.account_id)
        or exists (select 1 from payment where account_id = old.account_id);
end;

CREATE INDEX appeal_by_violation on appeal (violation_id);

CREATE UNIQUE INDEX appeal_one_pending_objection on appeal (violation_id) where kind = 'objection' and status = 'pending';

CREATE TABLE appeal (
    appeal_id text primary key not null,
    violation_id text not null,
    kind text not null,
    submitted_at text not null,
    status text not null,
    decided_at text,
    note text,
    constraint "form:appeal_id" check (appeal_id <> ''),
    constraint "form:kind" check (kind in ('objection', 'reconsideration', 'lawsuit')),
    constraint "form:status" check (status in ('pending', 'upheld', 'rejected', 'withdrawn')),
    constraint "form:submitted_at" check (strftime('%Y-%m-%dT%H:%M:%S', substr(submitted_at, 1, 19), '+0 days') is substr(submitted_at, 1, 19)
        and submitted_at between '1900' and '2201'
        and (substr(submitted_at, 20) = '+08:00'
            or substr(submitted_at, 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr(submitted_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr(submitted_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr(submitted_at, -9) <> '000+08:00'),
    constraint "form:decided_at" check (decided_at is null or (strftime('%Y-%m-%dT%H:%M:%S', substr(decided_at, 1, 19), '+0 days') is substr(decided_at, 1, 19)
        and decided_at between '1900' and '2201'
        and (substr(decided_at, 20) = '+08:00'
            or substr(decided_at, 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr(decided_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr(decided_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr(decided_at, -9) <> '000+08:00')),
    constraint "limit:appeal-decided-at" check ((status = 'pending') = (decided_at is null)),
    constraint "limit:decided-before-submitted" check (decided_at is null or decided_at >= submitted_at),
    foreign key (violation_id) references violation (violation_id) deferrable initially deferred
) strict, without rowid;

CREATE TRIGGER appeal_without_decision_on_appeal_insert after insert on appeal when new.kind in ('reconsideration', 'lawsuit')
begin
    select raise(abort, 'limit:appeal-without-decision')
    where exists (select 1 from appeal_without_decision where appeal_id = new.appeal_id);
end;

CREATE TRIGGER appeal_without_decision_on_appeal_update after update on appeal when new.kind in ('reconsideration', 'lawsuit')
begin
    select raise(abort, 'limit:appeal-without-decision')
    where exists (select 1 from appeal_without_decision where appeal_id = new.appeal_id);
end;

CREATE TRIGGER pending_objection_on_appeal_insert before insert on appeal when new.kind = 'objection' and new.status = 'pending'
begin
    select raise(abort, 'limit:pending-objection')
    where exists (
        select 1 from appeal
        where violation_id = new.violation_id and kind = 'objection' and status = 'pending'
            and appeal_id <> new.appeal_id
    );
end;

CREATE TRIGGER pending_objection_on_appeal_update before update on appeal when new.kind = 'objection' and new.status = 'pending'
begin
    select raise(abort, 'limit:pending-objection')
    where exists (
        select 1 from appeal
        where violation_id = new.violation_id and kind = 'objection' and status = 'pending'
            and appeal_id <> old.appeal_id
    );
end;

CREATE TRIGGER reference_on_appeal_insert after insert on appeal
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from violation where violation_id = new.violation_id);
end;

CREATE TRIGGER reference_on_appeal_update after update on appeal
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from violation where violation_id = new.violation_id);
end;

CREATE TRIGGER referenced_on_appeal_delete after delete on appeal when not exists (select 1 from door)
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from attachment where appeal_id = old.appeal_id);
end;

CREATE TRIGGER referenced_on_appeal_update after update of appeal_id on appeal when new.appeal_id <> old.appeal_id
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from attachment where appeal_id = old.appeal_id);
end;

CREATE VIEW appeal_without_decision as
select appeal_id, appeal.violation_id
from appeal
join violation on violation.violation_id = appeal.violation_id
where appeal.kind in ('reconsideration', 'lawsuit') and violation.decision_served_on is null;

CREATE INDEX attachment_by_appeal on attachment (appeal_id) where appeal_id is not null;

CREATE INDEX attachment_by_sha256 on attachment (sha256);

CREATE INDEX attachment_by_violation on attachment (violation_id) where violation_id is not null;

CREATE TABLE attachment (
    attachment_id text primary key not null,
    violation_id text,
    appeal_id text,
    kind text not null,
    name text not null,
    sha256 text not null,
    size integer not null,
    added_at text not null,
    note text,
    constraint "form:attachment_id" check (attachment_id <> ''),
    constraint "form:kind" check (kind in ('scene_photo', 'dashcam', 'notice', 'decision', 'receipt', 'identity', 'other')),
    constraint "form:sha256" check (length(sha256) = 64 and sha256 not glob '*[^0-9a-f]*'),
    constraint "form:added_at" check (strftime('%Y-%m-%dT%H:%M:%S', substr(added_at, 1, 19), '+0 days') is substr(added_at, 1, 19)
        and added_at between '1900' and '2201'
        and (substr(added_at, 20) = '+08:00'
            or substr(added_at, 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr(added_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr(added_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr(added_at, -9) <> '000+08:00'),
    constraint "limit:attached-to" check ((violation_id is null) <> (appeal_id is null)),
    constraint "limit:file-size" check (size between 0 and 209715200),
    foreign key (violation_id) references violation (violation_id) deferrable initially deferred,
    foreign key (appeal_id) references appeal (appeal_id) deferrable initially deferred
) strict, without rowid;

CREATE TRIGGER reference_on_attachment_insert after insert on attachment
begin
    select raise(abort, 'limit:dangling')
    where (new.violation_id is not null and not exists (select 1 from violation where violation_id = new.violation_id))
        or (new.appeal_id is not null and not exists (select 1 from appeal where appeal_id = new.appeal_id));
end;

CREATE TRIGGER reference_on_attachment_update after update on attachment
begin
    select raise(abort, 'limit:dangling')
    where (new.violation_id is not null and not exists (select 1 from violation where violation_id = new.violation_id))
        or (new.appeal_id is not null and not exists (select 1 from appeal where appeal_id = new.appeal_id));
end;

CREATE INDEX change_by_state on change (state, seq) where reverts is null;

CREATE TABLE change (
    seq integer primary key autoincrement not null,
    at text not null,
    what text not null,
    state text not null default 'done',
    reverts integer,
    constraint "form:at" check (strftime('%Y-%m-%dT%H:%M:%S', substr(at, 1, 19), '+0 days') is substr(at, 1, 19)
        and at between '1900' and '2201'
        and substr(at, -6) = '+08:00'),
    constraint "form:state" check (state in ('done', 'undone', 'dropped') and (reverts is null or state = 'done')),
    foreign key (reverts) references change (seq) deferrable initially deferred
) strict;

CREATE TABLE change_row (
    change_seq integer not null,
    noun text not null,
    fact_id text not null,
    before text,
    after text,
    primary key (change_seq, noun, fact_id),
    constraint "form:images" check (before is not null or after is not null),
    foreign key (change_seq) references change (seq) deferrable initially deferred
) strict, without rowid;

CREATE TABLE daily_window (
    position integer primary key not null,
    daily_windows_id text not null default 'daily',
    "start" text not null,
    "end" text not null,
    constraint "form:position" check (position >= 0),
    constraint "form:start" check (strftime('%H:%M', "start", '+0 days') is "start"),
    constraint "form:end" check (strftime('%H:%M', "end", '+0 days') is "end"),
    constraint "limit:daily-window" check ("start" <> "end"),
    foreign key (daily_windows_id) references daily_windows (daily_windows_id) deferrable initially deferred
) strict;

CREATE TRIGGER reference_on_daily_window_insert after insert on daily_window
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from daily_windows where daily_windows_id = new.daily_windows_id);
end;

CREATE TRIGGER reference_on_daily_window_update after update on daily_window
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from daily_windows where daily_windows_id = new.daily_windows_id);
end;

CREATE TABLE daily_windows (
    daily_windows_id text primary key not null,
    constraint "form:daily_windows_id" check (daily_windows_id = 'daily')
) strict, without rowid;

CREATE TRIGGER referenced_on_daily_windows_delete after delete on daily_windows when not exists (select 1 from door)
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from daily_window where daily_windows_id = old.daily_windows_id);
end;

CREATE TRIGGER referenced_on_daily_windows_update after update of daily_windows_id on daily_windows when new.daily_windows_id <> old.daily_windows_id
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from daily_window where daily_windows_id = old.daily_windows_id);
end;

CREATE VIEW dangling as
select 'account' as noun, account_id as id from account
where account.member_id is not null and not exists (select 1 from member where member.member_id = account.member_id)
union
select 'vehicle' as noun, vehicle_id as id from vehicle
where vehicle.owner is not null and not exists (select 1 from member where member.member_id = vehicle.owner)
union
select 'filing' as noun, filing_id as id from filing
where filing.account_id is not null and not exists (select 1 from account where account.account_id = filing.account_id)
union
select 'filing' as noun, filing_id as id from filing
where filing.vehicle_id is not null and not exists (select 1 from vehicle where vehicle.vehicle_id = filing.vehicle_id)
union
select 'method' as noun, method_id as id from method
where method.owner is not null and not exists (select 1 from member where member.member_id = method.owner)
union
select 'violation' as noun, violation_id as id from violation
where violation.vehicle_id is not null and not exists (select 1 from vehicle where vehicle.vehicle_id = violation.vehicle_id)
union
select 'violation' as noun, violation_id as id from violation
where violation.driver is not null and not exists (select 1 from member where member.member_id = violation.driver)
union
select 'violation' as noun, violation_id as id from violation
where violation.decision_by_account is not null and not exists (select 1 from account where account.account_id = violation.decision_by_account)
union
select 'appeal' as noun, appeal_id as id from appeal
where appeal.violation_id is not null and not exists (select 1 from violation where violation.violation_id = appeal.violation_id)
union
select 'payment' as noun, payment_id as id from payment
where payment.violation_id is not null and not exists (select 1 from violation where violation.violation_id = payment.violation_id)
union
select 'payment' as noun, payment_id as id from payment
where payment.account_id is not null and not exists (select 1 from account where account.account_id = payment.account_id)
union
select 'payment' as noun, payment_id as id from payment
where payment.method_id is not null and not exists (select 1 from method where method.method_id = payment.method_id)
union
select 'daily_windows' as noun, daily_windows_id as id from daily_window
where daily_window.daily_windows_id is not null and not exists (select 1 from daily_windows where daily_windows.daily_windows_id = daily_window.daily_windows_id)
union
select 'muted' as noun, json_array(check_id, violation_id) as id from muted
where muted.violation_id is not null and not exists (select 1 from violation where violation.violation_id = muted.violation_id)
union
select 'note' as noun, note_id as id from note
where note.vehicle_id is not null and not exists (select 1 from vehicle where vehicle.vehicle_id = note.vehicle_id)
union
select 'note' as noun, note_id as id from note
where note.violation_id is not null and not exists (select 1 from violation where violation.violation_id = note.violation_id)
union
select 'attachment' as noun, attachment_id as id from attachment
where attachment.violation_id is not null and not exists (select 1 from violation where violation.violation_id = attachment.violation_id)
union
select 'attachment' as noun, attachment_id as id from attachment
where attachment.appeal_id is not null and not exists (select 1 from appeal where appeal.appeal_id = attachment.appeal_id);

CREATE TABLE door (
    door_id integer primary key not null,
    constraint "form:door_id" check (door_id = 1)
) strict;

CREATE VIEW extension_range as
select
    violation_id,
    handle_by_extended_to,
    earliest,
    min(
        date(latest_plain, '+' || months || ' months'),
        date(latest_plain, 'start of month', '+' || (months + 1) || ' months', '-1 day')
    ) as latest
from (
    select
        violation_id,
        handle_by_extended_to,
        (select value from legal_limit where id = 'extension-max-months') as months,
        case source
            when 'camera' then date(notified_on, '+' || (
                select value from legal_limit where id = 'camera-handle-days'
            ) || ' days')
            when 'parking_notice' then date(coalesce(notified_on, substr(occurred_at, 1, 10)), '+' || (
                select value from legal_limit where id = 'parking-notice-handle-days'
            ) || ' days')
            when 'notice' then date(coalesce(notified_on, substr(occurred_at, 1, 10)), '+' || (
                select value from legal_limit where id = 'notice-handle-working-days'
            ) || ' days')
        end as earliest,
        case source
            when 'camera' then date(notified_on, '+' || (
                select value from legal_limit where id = 'camera-handle-days'
            ) || ' days')
            when 'parking_notice' then date(coalesce(notified_on, substr(occurred_at, 1, 10)), '+' || (
                select value from legal_limit where id = 'parking-notice-handle-days'
            ) || ' days')
            when 'notice' then date(coalesce(notified_on, substr(occurred_at, 1, 10)), '+' || (
                select 3 * value from legal_limit where id = 'notice-handle-working-days'
            ) || ' days')
        end as latest_plain
    from violation
    where handle_by_extended_to is not null
);

CREATE INDEX filing_by_account on filing (account_id);

CREATE INDEX filing_by_vehicle on filing (vehicle_id);

CREATE UNIQUE INDEX filing_one_live_a_pair on filing (account_id, vehicle_id) where status in ('pending', 'approved');

CREATE TABLE filing (
    filing_id text primary key not null,
    account_id text not null,
    vehicle_id text not null,
    submitted_at text not null,
    status text not null,
    decided_at text,
    note text,
    constraint "form:filing_id" check (filing_id <> ''),
    constraint "form:status" check (status in ('pending', 'approved', 'rejected', 'unbound')),
    constraint "form:submitted_at" check (strftime('%Y-%m-%dT%H:%M:%S', substr(submitted_at, 1, 19), '+0 days') is substr(submitted_at, 1, 19)
        and submitted_at between '1900' and '2201'
        and (substr(submitted_at, 20) = '+08:00'
            or substr(submitted_at, 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr(submitted_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr(submitted_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr(submitted_at, -9) <> '000+08:00'),
    constraint "form:decided_at" check (decided_at is null or (strftime('%Y-%m-%dT%H:%M:%S', substr(decided_at, 1, 19), '+0 days') is substr(decided_at, 1, 19)
        and decided_at between '1900' and '2201'
        and (substr(decided_at, 20) = '+08:00'
            or substr(decided_at, 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr(decided_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr(decided_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr(decided_at, -9) <> '000+08:00')),
    constraint "limit:filing-decided-at" check ((status = 'pending') = (decided_at is null)),
    constraint "limit:decided-before-submitted" check (decided_at is null or decided_at >= submitted_at),
    foreign key (account_id) references account (account_id) deferrable initially deferred,
    foreign key (vehicle_id) references vehicle (vehicle_id) deferrable initially deferred
) strict, without rowid;

CREATE TRIGGER account_filings_on_filing_insert after insert on filing when new.status in ('pending', 'approved')
begin
    select raise(abort, 'limit:account-filings')
    where (select count(*) from live_filing where account_id = new.account_id)
        > (select value from legal_limit where id = 'filings-per-account');
end;

CREATE TRIGGER account_filings_on_filing_update after update on filing when new.status in ('pending', 'approved')
begin
    select raise(abort, 'limit:account-filings')
    where (select count(*) from live_filing where account_id = new.account_id)
        > (select value from legal_limit where id = 'filings-per-account');
end;

CREATE TRIGGER live_filing_pair_on_filing_insert before insert on filing when new.status in ('pending', 'approved')
begin
    select raise(abort, 'limit:live-filing-pair')
    where exists (
        select 1 from live_filing
        where account_id = new.account_id and vehicle_id = new.vehicle_id and filing_id <> new.filing_id
    );
end;

CREATE TRIGGER live_filing_pair_on_filing_update before update on filing when new.status in ('pending', 'approved')
begin
    select raise(abort, 'limit:live-filing-pair')
    where exists (
        select 1 from live_filing
        where account_id = new.account_id and vehicle_id = new.vehicle_id and filing_id <> old.filing_id
    );
end;

CREATE TRIGGER own_vehicle_filing_on_filing_insert after insert on filing when new.status in ('pending', 'approved')
begin
    select raise(abort, 'limit:own-vehicle-filing')
    where exists (select 1 from own_vehicle_filing where filing_id = new.filing_id);
end;

CREATE TRIGGER own_vehicle_filing_on_filing_update after update on filing when new.status in ('pending', 'approved')
begin
    select raise(abort, 'limit:own-vehicle-filing')
    where exists (select 1 from own_vehicle_filing where filing_id = new.filing_id);
end;

CREATE TRIGGER reference_on_filing_insert after insert on filing
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from account where account_id = new.account_id)
        or not exists (select 1 from vehicle where vehicle_id = new.vehicle_id);
end;

CREATE TRIGGER reference_on_filing_update after update on filing
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from account where account_id = new.account_id)
        or not exists (select 1 from vehicle where vehicle_id = new.vehicle_id);
end;

CREATE TRIGGER vehicle_filings_on_filing_insert after insert on filing when new.status in ('pending', 'approved')
begin
    select raise(abort, 'limit:vehicle-filings')
    where (select count(*) from live_filing where vehicle_id = new.vehicle_id)
        > (select value from legal_limit where id = 'filings-per-vehicle');
end;

CREATE TRIGGER vehicle_filings_on_filing_update after update on filing when new.status in ('pending', 'approved')
begin
    select raise(abort, 'limit:vehicle-filings')
    where (select count(*) from live_filing where vehicle_id = new.vehicle_id)
        > (select value from legal_limit where id = 'filings-per-vehicle');
end;

CREATE TABLE legal_limit (
    id text primary key not null,
    value integer not null,
    constraint "form:value" check (value > 0)
) strict, without rowid;

CREATE TRIGGER legal_limit_stays_on_delete before delete on legal_limit
begin
    select raise(abort, 'form:legal_limit');
end;

CREATE TRIGGER legal_limit_stays_on_insert before insert on legal_limit
begin
    select raise(abort, 'form:legal_limit');
end;

CREATE TRIGGER legal_limit_stays_on_update before update on legal_limit
begin
    select raise(abort, 'form:legal_limit');
end;

CREATE VIEW live_filing as
select filing_id, account_id, vehicle_id from filing where status in ('pending', 'approved');

CREATE TABLE maintenance_notice (
    maintenance_notice_id text primary key not null,
    "from" text not null,
    "to" text not null,
    text text,
    constraint "form:maintenance_notice_id" check (maintenance_notice_id <> ''),
    constraint "form:from" check (strftime('%Y-%m-%dT%H:%M:%S', substr("from", 1, 19), '+0 days') is substr("from", 1, 19)
        and "from" between '1900' and '2201'
        and (substr("from", 20) = '+08:00'
            or substr("from", 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr("from", 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr("from", 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr("from", -9) <> '000+08:00'),
    constraint "form:to" check (strftime('%Y-%m-%dT%H:%M:%S', substr("to", 1, 19), '+0 days') is substr("to", 1, 19)
        and "to" between '1900' and '2201'
        and (substr("to", 20) = '+08:00'
            or substr("to", 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr("to", 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr("to", 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr("to", -9) <> '000+08:00'),
    constraint "limit:notice-window" check ("to" > "from")
) strict, without rowid;

CREATE TABLE member (
    member_id text primary key not null,
    name text not null,
    constraint "form:member_id" check (member_id <> '')
) strict, without rowid;

CREATE TRIGGER referenced_on_member_delete after delete on member when not exists (select 1 from door)
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from account where member_id = old.member_id)
        or exists (select 1 from vehicle where owner = old.member_id)
        or exists (select 1 from method where owner = old.member_id)
        or exists (select 1 from violation where driver = old.member_id);
end;

CREATE TRIGGER referenced_on_member_update after update of member_id on member when new.member_id <> old.member_id
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from account where member_id = old.member_id)
        or exists (select 1 from vehicle where owner = old.member_id)
        or exists (select 1 from method where owner = old.member_id)
        or exists (select 1 from violation where driver = old.member_id);
end;

CREATE INDEX method_by_owner on method (owner) where owner is not null;

CREATE TABLE method (
    method_id text primary key not null,
    kind text not null,
    label text not null,
    owner text,
    balance_fen integer,
    balance_as_of text,
    balance_enough_as_of text,
    single_limit_fen integer,
    daily_limit_fen integer,
    monthly_limit_fen integer,
    spent_fen integer,
    spent_on text,
    constraint "form:method_id" check (method_id <> ''),
    constraint "form:kind" check (kind in ('wechat', 'alipay', 'unionpay', 'debit_card', 'credit_card', 'credit_instalment')),
    constraint "form:balance_as_of" check (balance_as_of is null or (strftime('%Y-%m-%dT%H:%M:%S', substr(balance_as_of, 1, 19), '+0 days') is substr(balance_as_of, 1, 19)
        and balance_as_of between '1900' and '2201'
        and (substr(balance_as_of, 20) = '+08:00'
            or substr(balance_as_of, 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr(balance_as_of, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr(balance_as_of, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr(balance_as_of, -9) <> '000+08:00')),
    constraint "form:balance_enough_as_of" check (balance_enough_as_of is null or (strftime('%Y-%m-%dT%H:%M:%S', substr(balance_enough_as_of, 1, 19), '+0 days') is substr(balance_enough_as_of, 1, 19)
        and balance_enough_as_of between '1900' and '2201'
        and (substr(balance_enough_as_of, 20) = '+08:00'
            or substr(balance_enough_as_of, 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr(balance_enough_as_of, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr(balance_enough_as_of, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr(balance_enough_as_of, -9) <> '000+08:00')),
    constraint "form:spent_on" check (spent_on is null or (date(spent_on, '+0 days') is spent_on and spent_on between '1900' and '2201')),
    constraint "limit:negative-money" check (balance_fen is null or balance_fen between 0 and 100000000000000),
    constraint "limit:negative-money" check (single_limit_fen is null or single_limit_fen between 0 and 100000000000000),
    constraint "limit:negative-money" check (daily_limit_fen is null or daily_limit_fen between 0 and 100000000000000),
    constraint "limit:negative-money" check (monthly_limit_fen is null or monthly_limit_fen between 0 and 100000000000000),
    constraint "limit:negative-money" check (spent_fen is null or spent_fen between 0 and 100000000000000),
    constraint "limit:balance-read" check ((balance_fen is null) = (balance_as_of is null)),
    constraint "limit:spent-on" check ((spent_on is null or spent_fen is not null) and (coalesce(spent_fen, 0) = 0 or spent_on is not null)),
    foreign key (owner) references member (member_id) deferrable initially deferred
) strict, without rowid;

CREATE TRIGGER reference_on_method_insert after insert on method
begin
    select raise(abort, 'limit:dangling')
    where (new.owner is not null and not exists (select 1 from member where member_id = new.owner));
end;

CREATE TRIGGER reference_on_method_update after update on method
begin
    select raise(abort, 'limit:dangling')
    where (new.owner is not null and not exists (select 1 from member where member_id = new.owner));
end;

CREATE TRIGGER referenced_on_method_delete after delete on method when not exists (select 1 from door)
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from payment where method_id = old.method_id);
end;

CREATE TRIGGER referenced_on_method_update after update of method_id on method when new.method_id <> old.method_id
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from payment where method_id = old.method_id);
end;

CREATE INDEX muted_by_violation on muted (violation_id);

CREATE TABLE muted (
    check_id text not null,
    violation_id text not null,
    fingerprint text not null,
    primary key (check_id, violation_id),
    foreign key (violation_id) references violation (violation_id) deferrable initially deferred
) strict, without rowid;

CREATE TRIGGER reference_on_muted_insert after insert on muted
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from violation where violation_id = new.violation_id);
end;

CREATE TRIGGER reference_on_muted_update after update on muted
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from violation where violation_id = new.violation_id);
end;

CREATE INDEX note_by_vehicle on note (vehicle_id) where vehicle_id is not null;

CREATE INDEX note_by_violation on note (violation_id) where violation_id is not null;

CREATE TABLE note (
    note_id text primary key not null,
    kind text not null,
    text text not null,
    at text,
    vehicle_id text,
    violation_id text,
    constraint "form:note_id" check (note_id <> ''),
    constraint "form:kind" check (kind in ('move_reminder', 'source_text', 'other')),
    constraint "form:at" check (at is null or (strftime('%Y-%m-%dT%H:%M:%S', substr(at, 1, 19), '+0 days') is substr(at, 1, 19)
        and at between '1900' and '2201'
        and (substr(at, 20) = '+08:00'
            or substr(at, 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr(at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr(at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr(at, -9) <> '000+08:00')),
    foreign key (vehicle_id) references vehicle (vehicle_id) deferrable initially deferred,
    foreign key (violation_id) references violation (violation_id) deferrable initially deferred
) strict, without rowid;

CREATE TRIGGER reference_on_note_insert after insert on note
begin
    select raise(abort, 'limit:dangling')
    where (new.vehicle_id is not null and not exists (select 1 from vehicle where vehicle_id = new.vehicle_id))
        or (new.violation_id is not null and not exists (select 1 from violation where violation_id = new.violation_id));
end;

CREATE TRIGGER reference_on_note_update after update on note
begin
    select raise(abort, 'limit:dangling')
    where (new.vehicle_id is not null and not exists (select 1 from vehicle where vehicle_id = new.vehicle_id))
        or (new.violation_id is not null and not exists (select 1 from violation where violation_id = new.violation_id));
end;

CREATE VIEW own_vehicle_filing as
select filing_id, live_filing.account_id, live_filing.vehicle_id
from live_filing
join account on account.account_id = live_filing.account_id
join vehicle on vehicle.vehicle_id = live_filing.vehicle_id
where vehicle.owner = account.member_id;

CREATE TABLE parameter_override (
    parameter_id text primary key not null,
    value text not null,
    constraint "form:value" check (json_valid(value))
) strict, without rowid;

CREATE INDEX payment_by_account on payment (account_id) where account_id is not null;

CREATE INDEX payment_by_method on payment (method_id) where method_id is not null;

CREATE INDEX payment_by_violation on payment (violation_id);

CREATE UNIQUE INDEX payment_one_succeeded on payment (violation_id) where outcome = 'succeeded';

CREATE TABLE payment (
    payment_id text primary key not null,
    violation_id text not null,
    account_id text,
    method_id text,
    attempted_at text not null,
    amount_fen integer not null,
    outcome text not null,
    failure_text text,
    constraint "form:payment_id" check (payment_id <> ''),
    constraint "form:outcome" check (outcome in ('succeeded', 'failed')),
    constraint "form:attempted_at" check (strftime('%Y-%m-%dT%H:%M:%S', substr(attempted_at, 1, 19), '+0 days') is substr(attempted_at, 1, 19)
        and attempted_at between '1900' and '2201'
        and (substr(attempted_at, 20) = '+08:00'
            or substr(attempted_at, 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr(attempted_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr(attempted_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr(attempted_at, -9) <> '000+08:00'),
    constraint "limit:negative-money" check (amount_fen between 0 and 100000000000000),
    foreign key (violation_id) references violation (violation_id) deferrable initially deferred,
    foreign key (account_id) references account (account_id) deferrable initially deferred,
    foreign key (method_id) references method (method_id) deferrable initially deferred
) strict, without rowid;

CREATE TRIGGER payment_without_decision_on_payment_insert after insert on payment when new.outcome = 'succeeded'
begin
    select raise(abort, 'limit:payment-without-decision')
    where exists (select 1 from payment_without_decision where payment_id = new.payment_id);
end;

CREATE TRIGGER payment_without_decision_on_payment_update after update on payment when new.outcome = 'succeeded'
begin
    select raise(abort, 'limit:payment-without-decision')
    where exists (select 1 from payment_without_decision where payment_id = new.payment_id);
end;

CREATE TRIGGER reference_on_payment_insert after insert on payment
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from violation where violation_id = new.violation_id)
        or (new.account_id is not null and not exists (select 1 from account where account_id = new.account_id))
        or (new.method_id is not null and not exists (select 1 from method where method_id = new.method_id));
end;

CREATE TRIGGER reference_on_payment_update after update on payment
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from violation where violation_id = new.violation_id)
        or (new.account_id is not null and not exists (select 1 from account where account_id = new.account_id))
        or (new.method_id is not null and not exists (select 1 from method where method_id = new.method_id));
end;

CREATE TRIGGER succeeded_payment_on_payment_insert before insert on payment when new.outcome = 'succeeded'
begin
    select raise(abort, 'limit:succeeded-payment')
    where exists (
        select 1 from payment
        where violation_id = new.violation_id and outcome = 'succeeded' and payment_id <> new.payment_id
    );
end;

CREATE TRIGGER succeeded_payment_on_payment_update before update on payment when new.outcome = 'succeeded'
begin
    select raise(abort, 'limit:succeeded-payment')
    where exists (
        select 1 from payment
        where violation_id = new.violation_id and outcome = 'succeeded' and payment_id <> old.payment_id
    );
end;

CREATE VIEW payment_without_decision as
select payment_id, payment.violation_id
from payment
join violation on violation.violation_id = payment.violation_id
where payment.outcome = 'succeeded' and violation.decision_served_on is null;

CREATE TABLE told (
    reminder_key text primary key not null,
    claimed_at text not null,
    shown integer not null default 0,
    constraint "form:reminder_key" check (reminder_key <> ''),
    constraint "form:claimed_at" check (strftime('%Y-%m-%dT%H:%M:%S', substr(claimed_at, 1, 19), '+0 days') is substr(claimed_at, 1, 19)
        and claimed_at between '1900' and '2201'
        and substr(claimed_at, -6) = '+08:00'),
    constraint "form:shown" check (shown in (0, 1))
) strict, without rowid;

CREATE INDEX vehicle_by_owner on vehicle (owner) where owner is not null;

CREATE UNIQUE INDEX vehicle_plate_once on vehicle (plate_key);

CREATE TABLE vehicle (
    vehicle_id text primary key not null,
    plate text not null,
    -- What makes two plates the same: no Unicode white space, none of the dots `·•・.`, upper case. In three steps,
    -- because older SQLite shells cannot parse deeper nesting.
    plate_unspaced text not null generated always as (
        replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(plate
            , char(9), ''), char(10), ''), char(11), ''), char(12), ''), char(13), '')
            , char(32), ''), char(133), ''), char(160), ''), char(5760), ''), char(12288), '')
    ) virtual,
    plate_unspaced_too text not null generated always as (
        replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(plate_unspaced
            , char(8192), ''), char(8193), ''), char(8194), ''), char(8195), ''), char(8196), '')
            , char(8197), ''), char(8198), ''), char(8199), ''), char(8200), ''), char(8201), '')
            , char(8202), ''), char(8232), ''), char(8233), ''), char(8239), ''), char(8287), '')
    ) virtual,
    plate_key text not null generated always as (
        upper(replace(replace(replace(replace(plate_unspaced_too
            , '·', ''), '•', ''), '・', ''), '.', ''))
    ) virtual,
    kind text not null,
    use text not null,
    owner text,
    owner_name text,
    nickname text,
    inspection_due text,
    constraint "form:vehicle_id" check (vehicle_id <> ''),
    constraint "form:kind" check (kind in ('small', 'small_new_energy', 'large', 'large_new_energy', 'motorcycle', 'trailer', 'other')),
    constraint "form:use" check (use in ('private', 'commercial')),
    constraint "form:inspection_due" check (inspection_due is null or (date(inspection_due, '+0 days') is inspection_due and inspection_due between '1900' and '2201')),
    foreign key (owner) references member (member_id) deferrable initially deferred
) strict, without rowid;

CREATE TRIGGER own_vehicle_filing_on_vehicle_insert after insert on vehicle when new.owner is not null
begin
    select raise(abort, 'limit:own-vehicle-filing')
    where exists (select 1 from own_vehicle_filing where vehicle_id = new.vehicle_id);
end;

CREATE TRIGGER own_vehicle_filing_on_vehicle_update after update on vehicle when new.owner is not null
begin
    select raise(abort, 'limit:own-vehicle-filing')
    where exists (select 1 from own_vehicle_filing where vehicle_id = new.vehicle_id);
end;

CREATE TRIGGER plate_on_vehicle_insert before insert on vehicle
begin
    select raise(abort, 'limit:plate')
    where exists (select 1 from vehicle where plate_key = new.plate_key and vehicle_id <> new.vehicle_id);
end;

CREATE TRIGGER plate_on_vehicle_update before update on vehicle
begin
    select raise(abort, 'limit:plate')
    where exists (select 1 from vehicle where plate_key = new.plate_key and vehicle_id <> old.vehicle_id);
end;

CREATE TRIGGER reference_on_vehicle_insert after insert on vehicle
begin
    select raise(abort, 'limit:dangling')
    where (new.owner is not null and not exists (select 1 from member where member_id = new.owner));
end;

CREATE TRIGGER reference_on_vehicle_update after update on vehicle
begin
    select raise(abort, 'limit:dangling')
    where (new.owner is not null and not exists (select 1 from member where member_id = new.owner));
end;

CREATE TRIGGER referenced_on_vehicle_delete after delete on vehicle when not exists (select 1 from door)
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from filing where vehicle_id = old.vehicle_id)
        or exists (select 1 from violation where vehicle_id = old.vehicle_id)
        or exists (select 1 from note where vehicle_id = old.vehicle_id);
end;

CREATE TRIGGER referenced_on_vehicle_update after update of vehicle_id on vehicle when new.vehicle_id <> old.vehicle_id
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from filing where vehicle_id = old.vehicle_id)
        or exists (select 1 from violation where vehicle_id = old.vehicle_id)
        or exists (select 1 from note where vehicle_id = old.vehicle_id);
end;

CREATE INDEX violation_by_deciding_account on violation (decision_by_account) where decision_by_account is not null;

CREATE INDEX violation_by_driver on violation (driver) where driver is not null;

CREATE INDEX violation_by_vehicle on violation (vehicle_id);

CREATE TABLE violation (
    violation_id text primary key not null,
    vehicle_id text not null,
    source text not null,
    stage text not null,
    occurred_at text not null,
    notified_on text,
    place text,
    offence text not null,
    code text,
    fine_fen integer not null,
    points integer not null,
    warning_only integer not null,
    driver text,
    authority text,
    notice_number text,
    handle_by_extended_to text,
    decision_number text,
    decision_issued_on text,
    decision_served_on text,
    decision_by_account text,
    constraint "form:violation_id" check (violation_id <> ''),
    constraint "form:source" check (source in ('camera', 'parking_notice', 'on_spot', 'notice')),
    constraint "form:stage" check (stage in ('recorded', 'decided', 'paid', 'revoked')),
    constraint "form:occurred_at" check (strftime('%Y-%m-%dT%H:%M:%S', substr(occurred_at, 1, 19), '+0 days') is substr(occurred_at, 1, 19)
        and occurred_at between '1900' and '2201'
        and (substr(occurred_at, 20) = '+08:00'
            or substr(occurred_at, 20) glob '.[0-9][0-9][0-9]+08:00'
            or substr(occurred_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9]+08:00'
            or substr(occurred_at, 20) glob '.[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+08:00')
        and substr(occurred_at, -9) <> '000+08:00'),
    constraint "form:notified_on" check (notified_on is null or (date(notified_on, '+0 days') is notified_on and notified_on between '1900' and '2201')),
    constraint "form:warning_only" check (warning_only in (0, 1)),
    constraint "form:handle_by_extended_to" check (handle_by_extended_to is null or (date(handle_by_extended_to, '+0 days') is handle_by_extended_to and handle_by_extended_to between '1900' and '2201')),
    constraint "form:decision_issued_on" check (decision_issued_on is null or (date(decision_issued_on, '+0 days') is decision_issued_on and decision_issued_on between '1900' and '2201')),
    constraint "form:decision_served_on" check (decision_served_on is null or (date(decision_served_on, '+0 days') is decision_served_on and decision_served_on between '1900' and '2201')),
    constraint "limit:negative-money" check (fine_fen between 0 and 100000000000000),
    constraint "limit:violation-points" check (points >= 0),
    constraint "limit:warning-fine" check (warning_only = 0 or fine_fen = 0),
    constraint "limit:on-spot-recorded" check (not (source = 'on_spot' and stage = 'recorded')),
    constraint "limit:stage-decision" check (
        case stage
            when 'recorded' then decision_served_on is null
            when 'revoked' then true
            else decision_served_on is not null
        end
        and (decision_served_on is not null
            or (decision_number is null and decision_issued_on is null and decision_by_account is null))
    ),
    constraint "limit:issued-after-served" check (decision_issued_on is null or decision_issued_on <= decision_served_on),
    constraint "limit:notified-before-offence" check (notified_on is null or notified_on >= substr(occurred_at, 1, 10)),
    constraint "limit:served-before-offence" check (decision_served_on is null or decision_served_on >= substr(occurred_at, 1, 10)),
    foreign key (vehicle_id) references vehicle (vehicle_id) deferrable initially deferred,
    foreign key (driver) references member (member_id) deferrable initially deferred,
    foreign key (decision_by_account) references account (account_id) deferrable initially deferred
) strict, without rowid;

CREATE TRIGGER appeal_without_decision_on_violation_insert after insert on violation when new.decision_served_on is null
begin
    select raise(abort, 'limit:appeal-without-decision')
    where exists (select 1 from appeal_without_decision where violation_id = new.violation_id);
end;

CREATE TRIGGER appeal_without_decision_on_violation_update after update on violation when new.decision_served_on is null
begin
    select raise(abort, 'limit:appeal-without-decision')
    where exists (select 1 from appeal_without_decision where violation_id = new.violation_id);
end;

CREATE TRIGGER handle_by_extension_on_violation_insert after insert on violation when new.handle_by_extended_to is not null
begin
    select raise(abort, 'limit:handle-by-extension')
    where exists (
        select 1 from extension_range
        where violation_id = new.violation_id
            and (handle_by_extended_to < earliest or handle_by_extended_to > latest)
    );
end;

CREATE TRIGGER handle_by_extension_on_violation_update after update on violation when new.handle_by_extended_to is not null
begin
    select raise(abort, 'limit:handle-by-extension')
    where exists (
        select 1 from extension_range
        where violation_id = new.violation_id
            and (handle_by_extended_to < earliest or handle_by_extended_to > latest)
    );
end;

CREATE TRIGGER payment_without_decision_on_violation_insert after insert on violation when new.decision_served_on is null
begin
    select raise(abort, 'limit:payment-without-decision')
    where exists (select 1 from payment_without_decision where violation_id = new.violation_id);
end;

CREATE TRIGGER payment_without_decision_on_violation_update after update on violation when new.decision_served_on is null
begin
    select raise(abort, 'limit:payment-without-decision')
    where exists (select 1 from payment_without_decision where violation_id = new.violation_id);
end;

CREATE TRIGGER reference_on_violation_insert after insert on violation
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from vehicle where vehicle_id = new.vehicle_id)
        or (new.driver is not null and not exists (select 1 from member where member_id = new.driver))
        or (new.decision_by_account is not null and not exists (select 1 from account where account_id = new.decision_by_account));
end;

CREATE TRIGGER reference_on_violation_update after update on violation
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from vehicle where vehicle_id = new.vehicle_id)
        or (new.driver is not null and not exists (select 1 from member where member_id = new.driver))
        or (new.decision_by_account is not null and not exists (select 1 from account where account_id = new.decision_by_account));
end;

CREATE TRIGGER referenced_on_violation_delete after delete on violation when not exists (select 1 from door)
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from appeal where violation_id = old.violation_id)
        or exists (select 1 from payment where violation_id = old.violation_id)
        or exists (select 1 from muted where violation_id = old.violation_id)
        or exists (select 1 from note where violation_id = old.violation_id)
        or exists (select 1 from attachment where violation_id = old.violation_id);
end;

CREATE TRIGGER referenced_on_violation_update after update of violation_id on violation when new.violation_id <> old.violation_id
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from appeal where violation_id = old.violation_id)
        or exists (select 1 from payment where violation_id = old.violation_id)
        or exists (select 1 from muted where violation_id = old.violation_id)
        or exists (select 1 from note where violation_id = old.violation_id)
        or exists (select 1 from attachment where violation_id = old.violation_id);
end;

CREATE TRIGGER violation_points_on_violation_insert after insert on violation
begin
    select raise(abort, 'limit:violation-points')
    where new.points > (select value from legal_limit where id = 'points-full');
end;

CREATE TRIGGER violation_points_on_violation_update after update on violation
begin
    select raise(abort, 'limit:violation-points')
    where new.points > (select value from legal_limit where id = 'points-full');
end;

CREATE TABLE watch (
    watch_id integer primary key not null,
    until text not null,
    constraint "form:watch_id" check (watch_id = 1),
    constraint "form:until" check (strftime('%Y-%m-%dT%H:%M:%S', substr(until, 1, 19), '+0 days') is substr(until, 1, 19)
        and until between '1900' and '2201'
        and substr(until, -6) = '+08:00')
) strict;
