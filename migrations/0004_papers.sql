-- What a household keeps beside the facts that the checks look at: notes, and the files that prove something.

-- A text that is kept, with no clock: a message that asks to move the car, what a violation was entered from.
create table note (
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

create index note_by_vehicle on note (vehicle_id) where vehicle_id is not null;
create index note_by_violation on note (violation_id) where violation_id is not null;

-- A file that proves something about a violation or an appeal. The file itself stands in the data folder, under its hash.
create table attachment (
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

create index attachment_by_violation on attachment (violation_id) where violation_id is not null;
create index attachment_by_appeal on attachment (appeal_id) where appeal_id is not null;
create index attachment_by_sha256 on attachment (sha256);

-- References that name something: theirs, and those to what they are about.

create trigger reference_on_note_insert after insert on note
begin
    select raise(abort, 'limit:dangling')
    where (new.vehicle_id is not null and not exists (select 1 from vehicle where vehicle_id = new.vehicle_id))
        or (new.violation_id is not null and not exists (select 1 from violation where violation_id = new.violation_id));
end;

create trigger reference_on_note_update after update on note
begin
    select raise(abort, 'limit:dangling')
    where (new.vehicle_id is not null and not exists (select 1 from vehicle where vehicle_id = new.vehicle_id))
        or (new.violation_id is not null and not exists (select 1 from violation where violation_id = new.violation_id));
end;

create trigger reference_on_attachment_insert after insert on attachment
begin
    select raise(abort, 'limit:dangling')
    where (new.violation_id is not null and not exists (select 1 from violation where violation_id = new.violation_id))
        or (new.appeal_id is not null and not exists (select 1 from appeal where appeal_id = new.appeal_id));
end;

create trigger reference_on_attachment_update after update on attachment
begin
    select raise(abort, 'limit:dangling')
    where (new.violation_id is not null and not exists (select 1 from violation where violation_id = new.violation_id))
        or (new.appeal_id is not null and not exists (select 1 from appeal where appeal_id = new.appeal_id));
end;

drop trigger referenced_on_vehicle_delete;
create trigger referenced_on_vehicle_delete after delete on vehicle when not exists (select 1 from door)
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from filing where vehicle_id = old.vehicle_id)
        or exists (select 1 from violation where vehicle_id = old.vehicle_id)
        or exists (select 1 from note where vehicle_id = old.vehicle_id);
end;

drop trigger referenced_on_vehicle_update;
create trigger referenced_on_vehicle_update after update of vehicle_id on vehicle when new.vehicle_id <> old.vehicle_id
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from filing where vehicle_id = old.vehicle_id)
        or exists (select 1 from violation where vehicle_id = old.vehicle_id)
        or exists (select 1 from note where vehicle_id = old.vehicle_id);
end;

drop trigger referenced_on_violation_delete;
create trigger referenced_on_violation_delete after delete on violation when not exists (select 1 from door)
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from appeal where violation_id = old.violation_id)
        or exists (select 1 from payment where violation_id = old.violation_id)
        or exists (select 1 from muted where violation_id = old.violation_id)
        or exists (select 1 from note where violation_id = old.violation_id)
        or exists (select 1 from attachment where violation_id = old.violation_id);
end;

drop trigger referenced_on_violation_update;
create trigger referenced_on_violation_update after update of violation_id on violation when new.violation_id <> old.violation_id
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from appeal where violation_id = old.violation_id)
        or exists (select 1 from payment where violation_id = old.violation_id)
        or exists (select 1 from muted where violation_id = old.violation_id)
        or exists (select 1 from note where violation_id = old.violation_id)
        or exists (select 1 from attachment where violation_id = old.violation_id);
end;

create trigger referenced_on_appeal_delete after delete on appeal when not exists (select 1 from door)
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from attachment where appeal_id = old.appeal_id);
end;

create trigger referenced_on_appeal_update after update of appeal_id on appeal when new.appeal_id <> old.appeal_id
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from attachment where appeal_id = old.appeal_id);
end;

drop view dangling;
create view dangling as
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

-- The schema's version: the number of the newest migration.
pragma user_version = 4;
