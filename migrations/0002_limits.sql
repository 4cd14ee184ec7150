-- The hard limits that need more than one row, or a number of the law.
--
-- Each is written for every table a change of which could break it, for rows that come and rows that change, so that no
-- import, script or hand-written statement gets past one, whether or not it has switched foreign keys on.
-- A refusal's text is `limit:` and the word of the limit.
--
-- Most look after the row is in, at what the household would then be. The ones that say "only one" look before, because
-- an `insert or replace` would otherwise quietly take the other row out.
--
-- The text of a refusal is a literal, because shells older than SQLite 3.47 take nothing else.

-- A row stands here only inside the transaction of the door that writes (never when it has ended): it takes changed
-- rows out, children and parents alike, and puts them back, and foreign keys are looked at when it commits.

create table door (
    door_id integer primary key not null,
    constraint "form:door_id" check (door_id = 1)
) strict;

-- The limits are only as firm as their numbers. A migration that brings new ones takes these triggers away first.

create trigger legal_limit_stays_on_insert before insert on legal_limit
begin
    select raise(abort, 'form:legal_limit');
end;

create trigger legal_limit_stays_on_update before update on legal_limit
begin
    select raise(abort, 'form:legal_limit');
end;

create trigger legal_limit_stays_on_delete before delete on legal_limit
begin
    select raise(abort, 'form:legal_limit');
end;

-- Filings

create view live_filing as
select filing_id, account_id, vehicle_id from filing where status in ('pending', 'approved');

create trigger live_filing_pair_on_filing_insert before insert on filing when new.status in ('pending', 'approved')
begin
    select raise(abort, 'limit:live-filing-pair')
    where exists (
        select 1 from live_filing
        where account_id = new.account_id and vehicle_id = new.vehicle_id and filing_id <> new.filing_id
    );
end;

create trigger live_filing_pair_on_filing_update before update on filing when new.status in ('pending', 'approved')
begin
    select raise(abort, 'limit:live-filing-pair')
    where exists (
        select 1 from live_filing
        where account_id = new.account_id and vehicle_id = new.vehicle_id and filing_id <> old.filing_id
    );
end;

create trigger account_filings_on_filing_insert after insert on filing when new.status in ('pending', 'approved')
begin
    select raise(abort, 'limit:account-filings')
    where (select count(*) from live_filing where account_id = new.account_id)
        > (select value from legal_limit where id = 'filings-per-account');
end;

create trigger account_filings_on_filing_update after update on filing when new.status in ('pending', 'approved')
begin
    select raise(abort, 'limit:account-filings')
    where (select count(*) from live_filing where account_id = new.account_id)
        > (select value from legal_limit where id = 'filings-per-account');
end;

create trigger vehicle_filings_on_filing_insert after insert on filing when new.status in ('pending', 'approved')
begin
    select raise(abort, 'limit:vehicle-filings')
    where (select count(*) from live_filing where vehicle_id = new.vehicle_id)
        > (select value from legal_limit where id = 'filings-per-vehicle');
end;

create trigger vehicle_filings_on_filing_update after update on filing when new.status in ('pending', 'approved')
begin
    select raise(abort, 'limit:vehicle-filings')
    where (select count(*) from live_filing where vehicle_id = new.vehicle_id)
        > (select value from legal_limit where id = 'filings-per-vehicle');
end;

create view own_vehicle_filing as
select filing_id, live_filing.account_id, live_filing.vehicle_id
from live_filing
join account on account.account_id = live_filing.account_id
join vehicle on vehicle.vehicle_id = live_filing.vehicle_id
where vehicle.owner = account.member_id;

create trigger own_vehicle_filing_on_filing_insert after insert on filing when new.status in ('pending', 'approved')
begin
    select raise(abort, 'limit:own-vehicle-filing')
    where exists (select 1 from own_vehicle_filing where filing_id = new.filing_id);
end;

create trigger own_vehicle_filing_on_filing_update after update on filing when new.status in ('pending', 'approved')
begin
    select raise(abort, 'limit:own-vehicle-filing')
    where exists (select 1 from own_vehicle_filing where filing_id = new.filing_id);
end;

create trigger own_vehicle_filing_on_account_insert after insert on account
begin
    select raise(abort, 'limit:own-vehicle-filing')
    where exists (select 1 from own_vehicle_filing where account_id = new.account_id);
end;

create trigger own_vehicle_filing_on_account_update after update on account
begin
    select raise(abort, 'limit:own-vehicle-filing')
    where exists (select 1 from own_vehicle_filing where account_id = new.account_id);
end;

create trigger own_vehicle_filing_on_vehicle_insert after insert on vehicle when new.owner is not null
begin
    select raise(abort, 'limit:own-vehicle-filing')
    where exists (select 1 from own_vehicle_filing where vehicle_id = new.vehicle_id);
end;

create trigger own_vehicle_filing_on_vehicle_update after update on vehicle when new.owner is not null
begin
    select raise(abort, 'limit:own-vehicle-filing')
    where exists (select 1 from own_vehicle_filing where vehicle_id = new.vehicle_id);
end;

-- Only one

create trigger member_account_on_account_insert before insert on account
begin
    select raise(abort, 'limit:member-account')
    where exists (select 1 from account where member_id = new.member_id and account_id <> new.account_id);
end;

create trigger member_account_on_account_update before update on account
begin
    select raise(abort, 'limit:member-account')
    where exists (select 1 from account where member_id = new.member_id and account_id <> old.account_id);
end;

create trigger plate_on_vehicle_insert before insert on vehicle
begin
    select raise(abort, 'limit:plate')
    where exists (select 1 from vehicle where plate_key = new.plate_key and vehicle_id <> new.vehicle_id);
end;

create trigger plate_on_vehicle_update before update on vehicle
begin
    select raise(abort, 'limit:plate')
    where exists (select 1 from vehicle where plate_key = new.plate_key and vehicle_id <> old.vehicle_id);
end;

create trigger succeeded_payment_on_payment_insert before insert on payment when new.outcome = 'succeeded'
begin
    select raise(abort, 'limit:succeeded-payment')
    where exists (
        select 1 from payment
        where violation_id = new.violation_id and outcome = 'succeeded' and payment_id <> new.payment_id
    );
end;

create trigger succeeded_payment_on_payment_update before update on payment when new.outcome = 'succeeded'
begin
    select raise(abort, 'limit:succeeded-payment')
    where exists (
        select 1 from payment
        where violation_id = new.violation_id and outcome = 'succeeded' and payment_id <> old.payment_id
    );
end;

create trigger pending_objection_on_appeal_insert before insert on appeal when new.kind = 'objection' and new.status = 'pending'
begin
    select raise(abort, 'limit:pending-objection')
    where exists (
        select 1 from appeal
        where violation_id = new.violation_id and kind = 'objection' and status = 'pending'
            and appeal_id <> new.appeal_id
    );
end;

create trigger pending_objection_on_appeal_update before update on appeal when new.kind = 'objection' and new.status = 'pending'
begin
    select raise(abort, 'limit:pending-objection')
    where exists (
        select 1 from appeal
        where violation_id = new.violation_id and kind = 'objection' and status = 'pending'
            and appeal_id <> old.appeal_id
    );
end;

-- Only against a decision

create view payment_without_decision as
select payment_id, payment.violation_id
from payment
join violation on violation.violation_id = payment.violation_id
where payment.outcome = 'succeeded' and violation.decision_served_on is null;

create view appeal_without_decision as
select appeal_id, appeal.violation_id
from appeal
join violation on violation.violation_id = appeal.violation_id
where appeal.kind in ('reconsideration', 'lawsuit') and violation.decision_served_on is null;

create trigger payment_without_decision_on_payment_insert after insert on payment when new.outcome = 'succeeded'
begin
    select raise(abort, 'limit:payment-without-decision')
    where exists (select 1 from payment_without_decision where payment_id = new.payment_id);
end;

create trigger payment_without_decision_on_payment_update after update on payment when new.outcome = 'succeeded'
begin
    select raise(abort, 'limit:payment-without-decision')
    where exists (select 1 from payment_without_decision where payment_id = new.payment_id);
end;

create trigger payment_without_decision_on_violation_insert after insert on violation when new.decision_served_on is null
begin
    select raise(abort, 'limit:payment-without-decision')
    where exists (select 1 from payment_without_decision where violation_id = new.violation_id);
end;

create trigger payment_without_decision_on_violation_update after update on violation when new.decision_served_on is null
begin
    select raise(abort, 'limit:payment-without-decision')
    where exists (select 1 from payment_without_decision where violation_id = new.violation_id);
end;

create trigger appeal_without_decision_on_appeal_insert after insert on appeal when new.kind in ('reconsideration', 'lawsuit')
begin
    select raise(abort, 'limit:appeal-without-decision')
    where exists (select 1 from appeal_without_decision where appeal_id = new.appeal_id);
end;

create trigger appeal_without_decision_on_appeal_update after update on appeal when new.kind in ('reconsideration', 'lawsuit')
begin
    select raise(abort, 'limit:appeal-without-decision')
    where exists (select 1 from appeal_without_decision where appeal_id = new.appeal_id);
end;

create trigger appeal_without_decision_on_violation_insert after insert on violation when new.decision_served_on is null
begin
    select raise(abort, 'limit:appeal-without-decision')
    where exists (select 1 from appeal_without_decision where violation_id = new.violation_id);
end;

create trigger appeal_without_decision_on_violation_update after update on violation when new.decision_served_on is null
begin
    select raise(abort, 'limit:appeal-without-decision')
    where exists (select 1 from appeal_without_decision where violation_id = new.violation_id);
end;

-- Numbers of the law about one record

create trigger violation_points_on_violation_insert after insert on violation
begin
    select raise(abort, 'limit:violation-points')
    where new.points > (select value from legal_limit where id = 'points-full');
end;

create trigger violation_points_on_violation_update after update on violation
begin
    select raise(abort, 'limit:violation-points')
    where new.points > (select value from legal_limit where id = 'points-full');
end;

-- The days an extension may be granted to: not before the plain handling day, and not more than three months after it,
-- which is the same day of the month or its last (`+3 months` alone runs over into the next month).
--
-- The plain day of a `notice` counts working days, which takes a calendar that is not here. Fifteen of them are never
-- fewer than fifteen days, and, whatever the holidays, fewer than forty-five; the exact day is held by whoever writes.

create view extension_range as
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

create trigger handle_by_extension_on_violation_insert after insert on violation when new.handle_by_extended_to is not null
begin
    select raise(abort, 'limit:handle-by-extension')
    where exists (
        select 1 from extension_range
        where violation_id = new.violation_id
            and (handle_by_extended_to < earliest or handle_by_extended_to > latest)
    );
end;

create trigger handle_by_extension_on_violation_update after update on violation when new.handle_by_extended_to is not null
begin
    select raise(abort, 'limit:handle-by-extension')
    where exists (
        select 1 from extension_range
        where violation_id = new.violation_id
            and (handle_by_extended_to < earliest or handle_by_extended_to > latest)
    );
end;

-- References that name something
--
-- Foreign keys hold this for the program. A shell starts with foreign keys off, so triggers hold it too.

create trigger reference_on_account_insert after insert on account
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from member where member_id = new.member_id);
end;

create trigger reference_on_account_update after update on account
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from member where member_id = new.member_id);
end;

create trigger reference_on_vehicle_insert after insert on vehicle
begin
    select raise(abort, 'limit:dangling')
    where (new.owner is not null and not exists (select 1 from member where member_id = new.owner));
end;

create trigger reference_on_vehicle_update after update on vehicle
begin
    select raise(abort, 'limit:dangling')
    where (new.owner is not null and not exists (select 1 from member where member_id = new.owner));
end;

create trigger reference_on_filing_insert after insert on filing
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from account where account_id = new.account_id)
        or not exists (select 1 from vehicle where vehicle_id = new.vehicle_id);
end;

create trigger reference_on_filing_update after update on filing
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from account where account_id = new.account_id)
        or not exists (select 1 from vehicle where vehicle_id = new.vehicle_id);
end;

create trigger reference_on_method_insert after insert on method
begin
    select raise(abort, 'limit:dangling')
    where (new.owner is not null and not exists (select 1 from member where member_id = new.owner));
end;

create trigger reference_on_method_update after update on method
begin
    select raise(abort, 'limit:dangling')
    where (new.owner is not null and not exists (select 1 from member where member_id = new.owner));
end;

create trigger reference_on_violation_insert after insert on violation
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from vehicle where vehicle_id = new.vehicle_id)
        or (new.driver is not null and not exists (select 1 from member where member_id = new.driver))
        or (new.decision_by_account is not null and not exists (select 1 from account where account_id = new.decision_by_account));
end;

create trigger reference_on_violation_update after update on violation
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from vehicle where vehicle_id = new.vehicle_id)
        or (new.driver is not null and not exists (select 1 from member where member_id = new.driver))
        or (new.decision_by_account is not null and not exists (select 1 from account where account_id = new.decision_by_account));
end;

create trigger reference_on_appeal_insert after insert on appeal
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from violation where violation_id = new.violation_id);
end;

create trigger reference_on_appeal_update after update on appeal
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from violation where violation_id = new.violation_id);
end;

create trigger reference_on_payment_insert after insert on payment
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from violation where violation_id = new.violation_id)
        or (new.account_id is not null and not exists (select 1 from account where account_id = new.account_id))
        or (new.method_id is not null and not exists (select 1 from method where method_id = new.method_id));
end;

create trigger reference_on_payment_update after update on payment
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from violation where violation_id = new.violation_id)
        or (new.account_id is not null and not exists (select 1 from account where account_id = new.account_id))
        or (new.method_id is not null and not exists (select 1 from method where method_id = new.method_id));
end;

create trigger reference_on_daily_window_insert after insert on daily_window
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from daily_windows where daily_windows_id = new.daily_windows_id);
end;

create trigger reference_on_daily_window_update after update on daily_window
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from daily_windows where daily_windows_id = new.daily_windows_id);
end;

create trigger reference_on_muted_insert after insert on muted
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from violation where violation_id = new.violation_id);
end;

create trigger reference_on_muted_update after update on muted
begin
    select raise(abort, 'limit:dangling')
    where not exists (select 1 from violation where violation_id = new.violation_id);
end;

create trigger referenced_on_member_delete after delete on member when not exists (select 1 from door)
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from account where member_id = old.member_id)
        or exists (select 1 from vehicle where owner = old.member_id)
        or exists (select 1 from method where owner = old.member_id)
        or exists (select 1 from violation where driver = old.member_id);
end;

create trigger referenced_on_member_update after update of member_id on member when new.member_id <> old.member_id
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from account where member_id = old.member_id)
        or exists (select 1 from vehicle where owner = old.member_id)
        or exists (select 1 from method where owner = old.member_id)
        or exists (select 1 from violation where driver = old.member_id);
end;

create trigger referenced_on_account_delete after delete on account when not exists (select 1 from door)
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from filing where account_id = old.account_id)
        or exists (select 1 from violation where decision_by_account = old.account_id)
        or exists (select 1 from payment where account_id = old.account_id);
end;

create trigger referenced_on_account_update after update of account_id on account when new.account_id <> old.account_id
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from filing where account_id = old.account_id)
        or exists (select 1 from violation where decision_by_account = old.account_id)
        or exists (select 1 from payment where account_id = old.account_id);
end;

create trigger referenced_on_vehicle_delete after delete on vehicle when not exists (select 1 from door)
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from filing where vehicle_id = old.vehicle_id)
        or exists (select 1 from violation where vehicle_id = old.vehicle_id);
end;

create trigger referenced_on_vehicle_update after update of vehicle_id on vehicle when new.vehicle_id <> old.vehicle_id
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from filing where vehicle_id = old.vehicle_id)
        or exists (select 1 from violation where vehicle_id = old.vehicle_id);
end;

create trigger referenced_on_violation_delete after delete on violation when not exists (select 1 from door)
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from appeal where violation_id = old.violation_id)
        or exists (select 1 from payment where violation_id = old.violation_id)
        or exists (select 1 from muted where violation_id = old.violation_id);
end;

create trigger referenced_on_violation_update after update of violation_id on violation when new.violation_id <> old.violation_id
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from appeal where violation_id = old.violation_id)
        or exists (select 1 from payment where violation_id = old.violation_id)
        or exists (select 1 from muted where violation_id = old.violation_id);
end;

create trigger referenced_on_method_delete after delete on method when not exists (select 1 from door)
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from payment where method_id = old.method_id);
end;

create trigger referenced_on_method_update after update of method_id on method when new.method_id <> old.method_id
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from payment where method_id = old.method_id);
end;

create trigger referenced_on_daily_windows_delete after delete on daily_windows when not exists (select 1 from door)
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from daily_window where daily_windows_id = old.daily_windows_id);
end;

create trigger referenced_on_daily_windows_update after update of daily_windows_id on daily_windows when new.daily_windows_id <> old.daily_windows_id
begin
    select raise(abort, 'limit:dangling')
    where exists (select 1 from daily_window where daily_windows_id = old.daily_windows_id);
end;

-- Every reference that names nothing: what a deferred foreign key would refuse at commit, by name.

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
where muted.violation_id is not null and not exists (select 1 from violation where violation.violation_id = muted.violation_id);
